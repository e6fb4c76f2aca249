"""Known problems as evidence: a text that tells a vraagstuk of the lexicon is about its theme.

What it brought stands in README-themes.md, "Why it is so".
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from pipeline.compare import SCALE
from pipeline.vraagstuk import VraagstukReader
from schemas.knelpunt import Knelpunt
from schemas.lexicon import Lexicon, Vraagstuk
from schemas.thema import Bewijs

REGEL = "bekend vraagstuk"
"""The name under which a known problem stands in the evidence."""


@dataclass(frozen=True)
class Vraagstukkenlijst:
    """The vraagstukken of a lexicon: compiled, and by their codes."""

    reader: VraagstukReader
    by_code: dict[str, Vraagstuk]


def compile_vraagstukken(lexicon: Lexicon) -> Vraagstukkenlijst:
    """The vraagstukken, ready to read with."""
    return Vraagstukkenlijst(VraagstukReader(lexicon), {v.code: v for v in lexicon.vraagstukken})


def iter_known(
    knelpunt: Knelpunt, vraagstukken: Vraagstukkenlijst, points: float
) -> Iterator[Bewijs]:
    """Per theme the points for the known problems a knelpunt tells, times how surely it does."""
    if points <= 0:
        return
    found = vraagstukken.reader.read(knelpunt).vraagstukken
    shares: dict[str, float] = defaultdict(float)
    titles: dict[str, str] = {}
    for code, units in found.items():  # the likeliest first
        vraagstuk = vraagstukken.by_code[code]
        shares[vraagstuk.thema] += (units / SCALE) ** 2
        titles.setdefault(vraagstuk.thema, vraagstuk.titel)
    for thema, share in shares.items():
        yield Bewijs(
            thema=thema,
            regel=REGEL,
            woorden=titles[thema],
            veld="omschrijving",
            gewicht=round(points * share, 3),
        )

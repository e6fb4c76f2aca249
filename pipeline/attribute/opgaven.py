"""What a file states block by block of its sender: "Gemeente | X", "Ingediend door: gemeente X".

A Segmentatie in, an Opgave for each block that has one out. Such a row or line stands above its
block, inside it or below it; a file does it one way, and the ends of the file show which: what
stands above the first block goes with what follows, what stands behind the start of the last
block goes with what precedes. A table with its own row is a world of its own.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from pipeline.attribute.evidence import read_aanwijzingen
from pipeline.attribute.forms import Vorm
from pipeline.attribute.names import name_index
from pipeline.attribute.places import Order, order_of, table_of
from pipeline.attribute.register import DatedRegister
from pipeline.text import fold, straighten
from schemas.base import Vindplaats
from schemas.knelpunt import Knelpunt, Restant, Segmentatie
from schemas.register import Gemeente

MAX_VALUE_WORDS = 12
"""Words of the longest value of such a row; longer is prose behind a label."""

_VALUE_PLACES = frozenset(
    {"kenmerk", "briefhoofd", "restant", "titel", "formulierveld", "inleiding", "label"}
)
_LABEL = (
    r"(?:(?:van )?(?:welke|uw|naam(?: van)?(?: de| uw)?) )?gemeente(?:n|\(n\)|naam)?\??"
    r"|(?:ingediend|ingezonden|ingebracht|aangeleverd|ingevuld|aangedragen) door"
    r"|afzender|indiener|inzender|inbrenger|organisatie|namens"
)
_LABEL_ALONE = re.compile(rf"(?:{_LABEL})\s*:?", re.IGNORECASE)
_LABEL_AND_VALUE = re.compile(rf"(?P<label>{_LABEL})\s*:\s*(?P<value>\S[^\n]*)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Opgave:
    """One such row: the gemeenten it names, the label with their names, and where it stands.

    ``is_typo``: the name is the register's but for one letter.
    """

    gemeenten: tuple[Gemeente, ...]
    woorden: str
    label: str
    plaats: tuple[Vindplaats, ...]
    is_typo: bool = False

    @property
    def codes(self) -> frozenset[str]:
        """Whom it names."""
        return frozenset(gemeente.code for gemeente in self.gemeenten)


def find_opgaven(
    segmentatie: Segmentatie, order: Order, register: DatedRegister
) -> dict[str, Opgave]:
    """The Opgave of each knelpunt, by knelpunt_id; empty when the file states one sender for all.

    One sender in rows above the blocks is the sender of the file. Rows inside or below blocks
    that name one gemeente, but not in every block, are about those blocks.
    """
    opgaven = _with_one_label(tuple(_iter_opgaven(segmentatie.restanten, register)))
    if not opgaven:
        return {}
    found: dict[str, Opgave] = {}
    is_leading = False
    for blocks, stated in _by_table(segmentatie.knelpunten, opgaven):
        placed = [(place, o) for o in stated if (place := order_of(o.plaats, order))]
        starts = [(place, k) for k in blocks if (place := order_of(k.bron, order))]
        if placed and starts:
            leads, given = _give(
                sorted(starts, key=lambda pair: pair[0]), sorted(placed, key=lambda pair: pair[0])
            )
            is_leading = is_leading or leads
            found |= given
    is_one = len({opgave.codes for opgave in opgaven}) == 1
    is_whole = is_leading or len(found) == len(segmentatie.knelpunten)
    return {} if is_one and is_whole else found


def _iter_opgaven(restanten: Sequence[Restant], register: DatedRegister) -> Iterator[Opgave]:
    for restant, following in pairwise((*restanten, None)):
        text = straighten(restant.tekst).strip() if restant else ""
        if restant is None or restant.soort not in _VALUE_PLACES:
            continue
        both = _LABEL_AND_VALUE.fullmatch(text)
        if both:
            opgave = _read(both.group("label"), both.group("value"), restant, register)
        elif following is not None and _LABEL_ALONE.fullmatch(text):
            opgave = _read(text, straighten(following.tekst).strip(), following, register)
        else:
            continue
        if opgave is not None:
            yield opgave


def _read(label: str, value: str, restant: Restant, register: DatedRegister) -> Opgave | None:
    if restant.soort not in _VALUE_PLACES or len(value.split()) > MAX_VALUE_WORDS:
        return None
    index = name_index(register.register)
    read = [
        (aanwijzing.codes, aanwijzing.woorden)
        for aanwijzing in read_aanwijzingen(value, "kenmerk", index, 0, after_label=True)
        if aanwijzing.vorm is not Vorm.ANDER and aanwijzing.gewicht >= 1
    ]
    near = index.find_typo(value) if not read and "gemeente" in label.casefold() else None
    if near is not None:
        read = [(near.codes, value[near.start : near.end])]
    named = [register.resolve(codes) for codes, _ in read]
    if not named or any(len(gemeenten) != 1 for gemeenten in named):
        return None
    unique = {gemeente.code: gemeente for (gemeente,) in named}
    # Only the names: who filled in the row may stand there too.
    words = f"{label.rstrip(': ')}: {', '.join(words for _, words in read)}"
    return Opgave(tuple(unique.values()), words, fold(label), restant.bron, near is not None)


def _with_one_label(opgaven: Sequence[Opgave]) -> tuple[Opgave, ...]:
    """Those under the label used most: "Ingediend door" on a cover is not "Gemeente" in a block."""
    labels = Counter(opgave.label.rstrip(": ") for opgave in opgaven)
    most = max(labels.values(), default=0)
    return tuple(o for o in opgaven if labels[o.label.rstrip(": ")] == most)


def _by_table(
    knelpunten: Sequence[Knelpunt], opgaven: Sequence[Opgave]
) -> Iterator[tuple[list[Knelpunt], list[Opgave]]]:
    """Blocks and rows that stand in one table of a Word file together; then the others."""
    rows: defaultdict[str, list[Opgave]] = defaultdict(list)
    for opgave in opgaven:
        rows[table_of(opgave.plaats)].append(opgave)
    blocks: defaultdict[str, list[Knelpunt]] = defaultdict(list)
    for knelpunt in knelpunten:
        table = table_of(knelpunt.bron)
        blocks[table if table in rows else ""].append(knelpunt)
    loose = [o for table, found in rows.items() if table not in blocks for o in found]
    for table, inside in blocks.items():
        yield inside, rows[table] if table else [*rows.get("", ()), *loose]


def _give(
    starts: Sequence[tuple[tuple[int, ...], Knelpunt]],
    placed: Sequence[tuple[tuple[int, ...], Opgave]],
) -> tuple[bool, Mapping[str, Opgave]]:
    """Whether the rows stand above their blocks, and the row of each block."""
    begins_first = placed[0][0] < starts[0][0]
    ends_last = placed[-1][0] > starts[-1][0]
    # Both, with one row too many: the first one is a cover line.
    is_leading = begins_first and not (ends_last and len(placed) == len(starts) + 1)
    found: dict[str, Opgave] = {}
    for number, (start, knelpunt) in enumerate(starts):
        end = starts[number + 1][0] if number + 1 < len(starts) else None
        if is_leading:
            above = [opgave for place, opgave in placed if place < start]
            opgave = above[-1] if above else None
        else:
            behind = (o for place, o in placed if place > start and (end is None or place < end))
            opgave = next(behind, None)
        if opgave is not None:
            found[knelpunt.knelpunt_id] = opgave
    return is_leading, found

"""The promises, checked in every run: one function each, Bevindingen out, nothing changed."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from schemas.agenda import Editie
from schemas.bevinding import Bevinding
from schemas.inzending import Uitkomst
from schemas.knelpunt import Knelpunt, oplossing_id

_SENTENCE_END = re.compile(r"(?<=[.!?:;])\s+")

READ = ("verwerkt", "deels", "vervangen", "dubbel")


def validate_every_character_placed(uitkomsten: Sequence[Uitkomst]) -> Iterator[Bevinding]:
    """Promise 1: a file's characters are in blocks, named furniture or the restant."""
    for uitkomst in uitkomsten:
        placed = uitkomst.tekens_blok + uitkomst.tekens_meubilair + uitkomst.tekens_restant
        if uitkomst.status in READ and placed != uitkomst.tekens:
            yield Bevinding(
                code="tekens-kloppen-niet",
                plaats=uitkomst.inzending.inzending_id,
                waarden=(("tekens", str(uitkomst.tekens)), ("geplaatst", str(placed))),
            )


def validate_nummer_never_reused(editie: Editie) -> Iterator[Bevinding]:
    """A nummer is given once (design.md §4)."""
    given = Counter(editie.nummers)
    used = Counter(punt.nummer for punt in editie.agendapunten)
    for nummer in sorted(n for n in given | used if given[n] != 1 or used[n] > 1):
        yield Bevinding(code="nummer-dubbel", plaats=editie.naam, waarden=(("nummer", nummer),))


def validate_every_knelpunt_on_agenda(
    editie: Editie, knelpunten: Sequence[Knelpunt]
) -> Iterator[Bevinding]:
    """Every knelpunt of every file stands on exactly one active point."""
    places = Counter(
        k for punt in editie.agendapunten if punt.status != "opgegaan" for k in punt.knelpunt_ids
    )
    for knelpunt in knelpunten:
        count = places[knelpunt.knelpunt_id]
        if count != 1:
            code = "knelpunt-op-twee-agendapunten" if count else "knelpunt-zonder-agendapunt"
            yield Bevinding(code=code, plaats=knelpunt.knelpunt_id)


def validate_every_wish_kept(editie: Editie, knelpunten: Sequence[Knelpunt]) -> Iterator[Bevinding]:
    """A single municipality's wish is never dropped: each oplossingsrichting is in the agenda."""
    kept = {
        bron
        for punt in editie.agendapunten
        if punt.status != "opgegaan"
        for oplossing in punt.oplossingen
        for bron in oplossing.bronnen
    }
    for knelpunt in knelpunten:
        for oplossing in knelpunt.oplossingsrichtingen:
            identity = oplossing_id(knelpunt.knelpunt_id, oplossing.volgnummer)
            if identity not in kept:
                yield Bevinding(code="oplossing-verdwenen", plaats=identity)


def validate_no_sentence_nobody_wrote(
    editie: Editie, knelpunten: Sequence[Knelpunt]
) -> Iterator[Bevinding]:
    """Merged wording holds only sentences of the knelpunt it points to."""
    texts = {k.knelpunt_id: k.omschrijving_tekst for k in knelpunten}
    for punt in editie.agendapunten:
        if punt.status != "actief":
            continue
        for alinea in punt.omschrijving:
            source = texts.get(alinea.knelpunt_id, "")
            if not all(part in source for part in _SENTENCE_END.split(alinea.tekst)):
                yield Bevinding(
                    code="zin-van-niemand", plaats=punt.nummer, waarden=(("tekst", alinea.tekst),)
                )


def validate_run(
    uitkomsten: Sequence[Uitkomst], editie: Editie, knelpunten: Sequence[Knelpunt]
) -> tuple[Bevinding, ...]:
    """All checks together; empty when every promise is kept."""
    return (
        *validate_every_character_placed(uitkomsten),
        *validate_nummer_never_reused(editie),
        *validate_every_knelpunt_on_agenda(editie, knelpunten),
        *validate_every_wish_kept(editie, knelpunten),
        *validate_no_sentence_nobody_wrote(editie, knelpunten),
    )

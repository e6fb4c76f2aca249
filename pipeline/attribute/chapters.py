"""Who speaks in each knelpunt of a file that several gemeenten made together.

An Afzender of the file comes in; it comes out again with the knelpunten that have their own. A
knelpunt's own words go before its row "Gemeente | X", this before the headings it stands under,
and these before the nearest "Gemeente X" that stands above it in the file.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from pipeline.attribute.evidence import iter_knelpunt_texts, read_aanwijzingen
from pipeline.attribute.forms import Vorm
from pipeline.attribute.names import find_samenwerkingsverband, name_index
from pipeline.attribute.opgaven import Opgave, find_opgaven
from pipeline.attribute.places import Order, order_of, reading_order
from pipeline.attribute.register import DatedRegister
from pipeline.attribute.weigh import enumerate_names, make_afzender
from pipeline.text import straighten
from schemas.document import Document
from schemas.inzending import Afzender
from schemas.knelpunt import Alinea, Knelpunt, Oplossingsrichting, Restant, Segmentatie
from schemas.register import Gemeente

MAX_KOP_WORDS = 9
"""Words of the longest heading that can announce a gemeente; longer lines are sentences."""

_KOP_PLACES = frozenset({"kop", "titel", "restant", "inleiding", "label", "koptekst"})
_VERBAND_PLACES = frozenset(
    {"titel", "briefhoofd", "koptekst", "voettekst", "ondertekening", "formulierveld", "inleiding"}
)
_NUMBERING = re.compile(
    r"^\s*(?:(?:hoofdstuk|deel|bijlage|onderdeel)\s+)?(?:\d+(?:\.\d+)*|[A-Z]|[IVX]+)?[.:) –-]*\s*",
    re.IGNORECASE,
)
# What may stand beside the name in a heading that announces who speaks next.
_KOP_REST = re.compile(
    r"(?:\W|\b(?:de|van|uit|door|namens|gemeente|inbreng|bijdrage|reactie|knelpunten|punten|input"
    r"|aandachtspunten|signalen|ingediend|ingebracht|afkomstig|voor|en|oplossingsrichtingen"
    r"|problemen|vervolg)\b)*",
    re.IGNORECASE,
)
# "(Delft)", "[gemeente Delft]", "- Delft", "Delft:" at the ends of an onderwerp in a joint file
_ONDERWERP_MARK = re.compile(r"[(\[](?P<tail>[^()\[\]]{3,40})[)\]]\s*\Z|\A(?P<head>[^:]{3,40}):\s")


@dataclass(frozen=True, slots=True)
class _Mark:
    """A place in the file from which on somebody speaks; ``order`` is reading order.

    ``is_stated``: the block itself says who brought it in.
    """

    order: tuple[int, ...]
    gemeenten: tuple[Gemeente, ...]
    bron: str
    is_stated: bool = False
    twijfel: str = ""

    @property
    def codes(self) -> frozenset[str]:
        """Who speaks."""
        return frozenset(gemeente.code for gemeente in self.gemeenten)

    def to_afzender(self, verband: str | None = None) -> Afzender:
        """Two gemeenten in one row speak together: they are a verband of their own."""
        if len(self.gemeenten) > 1:
            names = enumerate_names([gemeente.naam for gemeente in self.gemeenten])
            return Afzender(samenwerkingsverband=names, bron=self.bron, twijfel=self.twijfel)
        sender = make_afzender(self.gemeenten[0], self.bron, self.twijfel)
        return sender.model_copy(update={"samenwerkingsverband": verband})


def attribute_knelpunten(
    afzender: Afzender,
    document: Document,
    segmentatie: Segmentatie,
    register: DatedRegister,
) -> tuple[Afzender, tuple[tuple[str, Afzender], ...]]:
    """The file's afzender, and (knelpunt_id, afzender) for each knelpunt that has another.

    With two or more gemeenten speaking the file has no gemeente of its own and the name of their
    samenwerkingsverband, as the file gives it or else their names. A knelpunt of such a file for
    which nothing says who speaks is put before a human.
    """
    verband = _samenwerkingsverband(segmentatie, register)
    is_joint = afzender.samenwerkingsverband is not None
    own = _own_gemeenten(document, segmentatie, register, is_joint=is_joint)
    speakers = {g.code: g.naam for mark in own.values() for g in mark.gemeenten}
    if len(speakers) > 1:
        name = (
            verband or afzender.samenwerkingsverband or enumerate_names(sorted(speakers.values()))
        )
        bron = afzender.bron if is_joint else _bron_of(own.values())
        sender = Afzender(samenwerkingsverband=name, bron=bron)
        return sender, tuple(
            (knelpunt.knelpunt_id, _afzender_of(knelpunt, own, name))
            for knelpunt in segmentatie.knelpunten
        )
    if verband and (is_joint or afzender.gemeente_code is None or afzender.twijfel):
        words = f'samenwerkingsverband "{verband}"'
        afzender = Afzender(samenwerkingsverband=verband, bron=afzender.bron or words)
    elif is_joint and not find_samenwerkingsverband(
        afzender.samenwerkingsverband or "", register.register
    ):
        # Gemeenten that only stand side by side have no voice of their own: whose is each block?
        name = afzender.samenwerkingsverband or ""
        return afzender, tuple(
            (knelpunt.knelpunt_id, _afzender_of(knelpunt, own, name))
            for knelpunt in segmentatie.knelpunten
        )
    return afzender, _single_exceptions(afzender, own)


def _bron_of(marks: Iterable[_Mark], limit: int = 3) -> str:
    """The first places at which the speakers of a file were read, one for each speaker."""
    first: dict[frozenset[str], str] = {}
    for mark in marks:
        first.setdefault(mark.codes, mark.bron)
    return "; ".join(list(first.values())[:limit])


def _single_exceptions(
    afzender: Afzender, own: Mapping[str, _Mark]
) -> tuple[tuple[str, Afzender], ...]:
    """Knelpunten that say who brought them in, in a file that one gemeente or group sent.

    A heading with another name is then a subject ("Utrecht"), unless no sender is known.
    """
    return tuple(
        (knelpunt_id, mark.to_afzender())
        for knelpunt_id, mark in own.items()
        if mark.codes != {afzender.gemeente_code}
        and (mark.is_stated or afzender.gemeente_code is None)
    )


def _afzender_of(knelpunt: Knelpunt, own: Mapping[str, _Mark], verband: str) -> Afzender:
    mark = own.get(knelpunt.knelpunt_id)
    if mark is None:
        return Afzender(samenwerkingsverband=verband, twijfel="afzender-blok-onbekend")
    return mark.to_afzender(verband)


def _own_gemeenten(
    document: Document,
    segmentatie: Segmentatie,
    register: DatedRegister,
    *,
    is_joint: bool,
) -> dict[str, _Mark]:
    """The gemeente of each knelpunt as the knelpunt, its headings or the text above it say."""
    order = reading_order(document)
    candidates = (
        *(_restant_mark(r, order, register, is_joint=is_joint) for r in segmentatie.restanten),
        *(_tail_mark(k, order, register) for k in segmentatie.knelpunten),
    )
    marks = sorted((mark for mark in candidates if mark), key=lambda mark: mark.order)
    has_chapters = len({mark.codes for mark in marks}) > 1
    opgaven = find_opgaven(segmentatie, order, register)
    own: dict[str, _Mark] = {}
    for knelpunt in segmentatie.knelpunten:
        mark = _said_in(knelpunt, register, is_joint=is_joint or has_chapters)
        if mark is None and knelpunt.knelpunt_id in opgaven:
            mark = _stated_mark(opgaven[knelpunt.knelpunt_id])
        if mark is None:
            mark = _said_by_koppen(knelpunt, register, is_joint=is_joint or has_chapters)
        if mark is None and has_chapters:
            mark = _nearest(marks, order_of(knelpunt.bron, order))
        if mark is not None:
            own[knelpunt.knelpunt_id] = mark
    return own


def _stated_mark(opgave: Opgave) -> _Mark:
    twijfel = "afzender-spelling" if opgave.is_typo else ""
    return _Mark((), opgave.gemeenten, f'bij het knelpunt "{opgave.woorden}"', True, twijfel)


def _said_in(knelpunt: Knelpunt, register: DatedRegister, *, is_joint: bool) -> _Mark | None:
    """ "Ingebracht door: gemeente X" in the block, or "(X)" behind the onderwerp (joint file)."""
    index = name_index(register.register)
    for text in iter_knelpunt_texts(knelpunt):
        for aanwijzing in read_aanwijzingen(text, "blok", index, 0):
            gemeenten = register.resolve(aanwijzing.codes)
            if aanwijzing.vorm is Vorm.INDIENER and len(gemeenten) == 1:
                return _Mark((), gemeenten, f'blok "{aanwijzing.woorden}"', is_stated=True)
    match = _ONDERWERP_MARK.search(straighten(knelpunt.onderwerp)) if is_joint else None
    if match:
        return _kop_mark(
            (), match.group("tail") or match.group("head"), "onderwerp", register, is_joint=True
        )
    return None


def _said_by_koppen(knelpunt: Knelpunt, register: DatedRegister, *, is_joint: bool) -> _Mark | None:
    """The innermost heading that announces a gemeente."""
    marks = (
        _kop_mark((), kop, "kop", register, is_joint=is_joint) for kop in reversed(knelpunt.koppen)
    )
    return next((mark for mark in marks if mark is not None), None)


def _restant_mark(
    restant: Restant,
    order: Order,
    register: DatedRegister,
    *,
    is_joint: bool,
) -> _Mark | None:
    if restant.soort not in _KOP_PLACES:
        return None
    if restant.soort == "koptekst" and restant.pagina is not None:
        place: tuple[int, ...] = (restant.pagina, -1, 0)
    else:
        place = order_of(restant.bron, order)
    if not place:
        return None
    return _kop_mark(place, restant.tekst, restant.soort, register, is_joint=is_joint)


def _tail_mark(knelpunt: Knelpunt, order: Order, register: DatedRegister) -> _Mark | None:
    """A last line "Gemeente X" of a block: the heading of what follows, in plain type."""
    items: tuple[Alinea | Oplossingsrichting, ...] = (
        *knelpunt.omschrijving,
        *knelpunt.oplossingsrichtingen,
    )
    if not items or not straighten(items[-1].tekst).casefold().startswith("gemeente "):
        return None
    place = order_of(items[-1].bron, order)
    return _kop_mark(place, items[-1].tekst, "regel", register, is_joint=True) if place else None


def _kop_mark(
    place: tuple[int, ...], text: str, where: str, register: DatedRegister, *, is_joint: bool
) -> _Mark | None:
    """A heading that is nothing but a gemeente, with words such as "Inbreng" and a number.

    "Huizen" above a knelpunt is a gemeente only in a file of several gemeenten.
    """
    straight = straighten(text).strip()
    if len(straight.split()) > MAX_KOP_WORDS:
        return None
    bare = _NUMBERING.sub("", straight, count=1)
    for candidate in (straight, bare):
        found = name_index(register.register).find(candidate)
        if len(found) != 1 or found[0].is_lower:
            continue
        rest = candidate[: found[0].start] + " " + candidate[found[0].end :]
        gemeenten = register.resolve(found[0].codes)
        says_gemeente = "gemeente" in rest.casefold()
        if (
            len(gemeenten) == 1
            and _KOP_REST.fullmatch(rest)
            and (says_gemeente or is_joint or not found[0].is_woord)
        ):
            return _Mark(place, gemeenten, f'{where} "{straight}"')
    return None


def _nearest(marks: Sequence[_Mark], place: tuple[int, ...]) -> _Mark | None:
    if not place:
        return None
    index = bisect_right([mark.order for mark in marks], place)
    return marks[index - 1] if index else None


def _samenwerkingsverband(segmentatie: Segmentatie, register: DatedRegister) -> str | None:
    """The grouping that the file's own furniture names; prose about a region does not count."""
    for restant in segmentatie.restanten:
        is_short = len(restant.tekst.split()) <= 4 * MAX_KOP_WORDS
        if restant.soort in _VERBAND_PLACES and (is_short or restant.soort != "inleiding"):
            found = find_samenwerkingsverband(restant.tekst, register.register)
            if found is not None:
                return found
    return None

"""What a file shows of its sender: every mention of a gemeente, with its place and its form.

Names in letterheads and signatures are the sender's, names in prose mostly are not. What a
mention weighs follows from where it stands (PLAATSEN) and how it is said (forms.py); the weights
are points on one scale, on which 3 is enough to believe and 10 is a plain statement.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from pipeline.attribute.forms import VORM_GEWICHT, Vorm, read_vorm
from pipeline.attribute.names import NameIndex, Vermelding, name_index
from pipeline.text import straighten
from schemas.document import Document
from schemas.knelpunt import Knelpunt, Segmentatie
from schemas.register import Register

PLAATSEN: dict[str, tuple[float, float]] = {
    # place: (bare name, "gemeente" + name). Bare names in prose say next to nothing.
    "titel": (4, 6),
    "briefhoofd": (3, 6),
    "koptekst": (4, 6),
    "voettekst": (3, 5),
    "watermerk": (2, 4),
    "e-mailkop": (2, 4),
    "formulierveld": (4, 6),
    "ondertekening": (3.5, 6),
    "slot": (2, 4),
    "inleiding": (1, 2),
    "kop": (1, 3),
    "label": (2, 4),
    "aanhef": (0, 0),  # who is greeted receives
    "restant": (0.5, 2),
    "blok": (0.15, 0.4),
    "bestandsnaam": (4, 6),
    "mapnaam": (3, 5),
    "eigenschap titel": (3, 5),
    "eigenschap onderwerp": (3, 5),
    "eigenschap organisatie": (5, 6),
    "eigenschap auteur": (3, 5),
    "eigenschap trefwoorden": (2, 3),
    "veld": (5, 6),
    "e-mailadres afzender": (6, 6),
}
"""Where a name can stand, likeliest to be the sender's first, with its two weights."""

OVERIG = (0.5, 2.0)
"""Places not named above (footnotes, comments, contents): like unplaced text."""

AFZENDERPLAATSEN = frozenset(PLAATSEN) - {"blok", "kop", "restant", "aanhef", "inleiding", "slot"}
"""Places in which two names side by side mean two senders."""

_NAAMPLAATSEN = frozenset({"bestandsnaam", "mapnaam", "e-mailadres afzender", "veld"})
"""Places where people write names without capitals."""

_WOORD_DEEL = 0.4
"""A bare name that is also a word weighs this part; higher, and "Best" at a line start counts."""

_BLOK_DEEL = 0.4
"""Prose quotes others, also in their own words: a form counts for this part inside a block."""

ADDRESS_LINES = 5
"""Lines of an address: body, attention, street or box, postcode, country."""

MAX_ADDRESS_WORDS = 6
"""Words of the longest line of an address."""

_ADDRESS_PLACES = frozenset({"briefhoofd", "titel", "label", "restant"})
_ADDRESS_START = re.compile(
    r"(?:aan\s*:?\Z|aan:\s|aan (?:het|de)? ?(?:college|gemeente|ministerie|minister|secretariaat"
    r"|burgemeester|staatssecretaris|regietafel|werkgroep)\b|t\.?a\.?v\.? )",
    re.IGNORECASE,
)

_HINTS = {
    "title": "eigenschap titel",
    "subject": "eigenschap onderwerp",
    "company": "eigenschap organisatie",
    "author": "eigenschap auteur",
    "keywords": "eigenschap trefwoorden",
    "tag": "veld",
    "mail_from": "e-mailadres afzender",
}
_LABEL_ALONE = re.compile(
    r"(?:naam (?:van (?:de|uw) )?gemeente|(?:uw )?gemeente|afzender|indiener|inzender|van"
    r"|ingediend door|ingezonden door|organisatie|namens)\s*:?\Z",
    re.IGNORECASE,
)
_VALUE_LEFT = re.compile(r"\W*(?:(?:de )?gemeenten?\W*)?", re.IGNORECASE)
_ANNOUNCED = re.compile(
    r"\b(?:wethouders van (?:de )?(?:gemeente )?|gemeente:? |ingediend door:? )", re.IGNORECASE
)
_JOINT = re.compile(
    r"(?: |\s*(?:,|/|\+|&|-|,? en|,? alsmede|,? alsook|, mede namens)\s*)(?:de )?"
    r"(?P<gemeente>gemeente )?"
)
_TO_LINE = re.compile(r"(?:^|\n)[ \t]*(?:aan|to|cc|bcc)\s*:[^\n]*\Z", re.IGNORECASE)
_EXTENSION = re.compile(r"\.[A-Za-z0-9]{1,5}\Z")
# No part is longer in a real address (RFC 5321); without bounds a long word costs its square.
_MAIL = re.compile(r"(?<![\w.+-])[\w.+-]{1,64}@([\w-]{1,63}(?:\.[\w-]{1,63}){1,8})")
_WEB = re.compile(r"\b(?:https?://)?www\.([\w-]+(?:\.[\w-]+)+)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Aanwijzing:
    """One piece of evidence. ``groep`` numbers mentions that stand side by side ("A, B en C").

    ``woorden`` are the name with the words that announce it: enough for a human to find it, and
    never the name of a person.
    """

    codes: tuple[str, ...]
    plaats: str
    vorm: Vorm
    gewicht: float
    woorden: str
    groep: int
    is_typo: bool = False


def collect_aanwijzingen(
    bestandsnaam: str, document: Document, segmentatie: Segmentatie, register: Register
) -> tuple[Aanwijzing, ...]:
    """All evidence of a file, in the order of the places it was looked for."""
    index = name_index(register)
    found: list[Aanwijzing] = []
    for plaats, text, is_label_before in iter_texts(bestandsnaam, document, segmentatie):
        found += read_aanwijzingen(text, plaats, index, len(found), after_label=is_label_before)
    return tuple(found)


def read_aanwijzingen(
    text: str, plaats: str, index: NameIndex, first_groep: int, *, after_label: bool = False
) -> list[Aanwijzing]:
    """The evidence in one text. ``after_label``: the text before it was "Gemeente" or the like."""
    straight = straighten(text)
    found = _from_domains(straight, plaats, index, first_groep)
    blanked = _MAIL.sub(lambda m: " " * len(m.group()), straight)
    blanked = _WEB.sub(lambda m: " " * len(m.group()), blanked)
    groep = first_groep + len(found)
    previous: Vermelding | None = None
    vorm = Vorm.KAAL
    for vermelding in _mentions(blanked, index):
        is_joined = previous is not None and _is_enumeration(blanked, previous, vermelding, vorm)
        if not is_joined:
            groep += 1
            vorm = read_vorm(blanked, vermelding, plaats)
            if after_label and _VALUE_LEFT.fullmatch(blanked[: vermelding.start]):
                vorm = Vorm.INDIENER
        previous = vermelding
        weight = _weight(plaats, vorm, vermelding)
        if weight:
            words = _words(blanked, vermelding)
            found.append(
                Aanwijzing(vermelding.codes, plaats, vorm, weight, words, groep, vermelding.is_typo)
            )
    return found


def iter_knelpunt_texts(knelpunt: Knelpunt) -> Iterator[str]:
    """The texts of a block, in reading order."""
    yield knelpunt.onderwerp
    for alinea in knelpunt.omschrijving:
        yield alinea.tekst
    for oplossing in knelpunt.oplossingsrichtingen:
        yield oplossing.tekst
    for voetnoot in knelpunt.voetnoten:
        yield voetnoot.tekst


def iter_texts(
    bestandsnaam: str, document: Document, segmentatie: Segmentatie
) -> Iterator[tuple[str, str, bool]]:
    """All texts of a file that can name its sender: (place, text, stands behind a label)."""
    *folders, name = bestandsnaam.split("/")
    for folder in folders:
        yield "mapnaam", _EXTENSION.sub("", folder), False
    yield "bestandsnaam", _EXTENSION.sub("", name), False
    for hint in document.hints:
        if hint.kind in _HINTS:
            yield _HINTS[hint.kind], hint.text, False
    after_label = False
    address_left = 0
    for restant in segmentatie.restanten:
        text = straighten(restant.tekst).strip()
        address_left = _address_lines_left(text, restant.soort, address_left)
        if restant.soort != "verwijderd":
            yield "aanhef" if address_left else restant.soort, restant.tekst, after_label
        after_label = _LABEL_ALONE.match(text) is not None
    for knelpunt in segmentatie.knelpunten:
        for text in iter_knelpunt_texts(knelpunt):
            yield "blok", text, False


def _address_lines_left(text: str, soort: str, left: int) -> int:
    """How many lines, this one included, still belong to the address of who receives the letter.

    An address begins with "Aan …" or "T.a.v. …" and ends with a labelled line or other text.
    """
    if soort not in _ADDRESS_PLACES:
        return 0
    if _ADDRESS_START.match(text):
        return ADDRESS_LINES
    is_part = left > 1 and ":" not in text and len(text.split()) <= MAX_ADDRESS_WORDS
    return left - 1 if is_part else 0


def _mentions(text: str, index: NameIndex) -> Iterable[Vermelding]:
    found: Sequence[Vermelding] = index.find(text)
    taken = {vermelding.start for vermelding in found}
    typos = []
    for announced in _ANNOUNCED.finditer(text):
        if announced.end() in taken or not text[announced.end() :][:1].isupper():
            continue
        near = index.find_typo(text[announced.end() :])
        if near is not None:
            start, end = announced.end() + near.start, announced.end() + near.end
            typos.append(Vermelding(near.codes, start, end, near.naam, is_typo=True))
    return sorted((*found, *typos), key=lambda v: v.start)


def _is_enumeration(text: str, left: Vermelding, right: Vermelding, vorm: Vorm) -> bool:
    """Two names side by side; "Els Beek, gemeente Weert" is a person of one gemeente."""
    if vorm is Vorm.PERSOON:
        return False
    match = _JOINT.fullmatch(text[left.end : right.start])
    return match is not None and not (match.group("gemeente") and vorm in (Vorm.KAAL, Vorm.ANDER))


def _weight(plaats: str, vorm: Vorm, vermelding: Vermelding) -> float:
    bare, named = PLAATSEN.get(plaats, OVERIG)
    if plaats == "aanhef" or vorm in (Vorm.ONTVANGER, Vorm.PERSOON):
        return 0
    is_verb = vermelding.is_woord and vermelding.is_lower and plaats not in _NAAMPLAATSEN
    if is_verb and vorm in (Vorm.ANDER, Vorm.KAAL):
        return 0  # "Veel gemeenten kampen met …": without a capital it is the word
    if vorm is Vorm.ANDER:
        return 0.1
    if vorm is Vorm.GEMEENTE:
        return named
    if vermelding.is_lower and plaats not in _NAAMPLAATSEN:
        return min(bare, 1)
    if vorm is Vorm.KAAL:
        if vermelding.is_metoniem:
            return bare if plaats in _NAAMPLAATSEN else 0.1
        return bare * (_WOORD_DEEL if vermelding.is_woord else 1)
    strength = VORM_GEWICHT[vorm] * (_BLOK_DEEL if plaats == "blok" else 1)
    return strength * (0.6 if vermelding.is_woord and vorm is Vorm.INBRENG else 1)


def _from_domains(text: str, plaats: str, index: NameIndex, first_groep: int) -> list[Aanwijzing]:
    """Addresses: "x@delft.nl" and "www.delft.nl" belong to a gemeente when the name is whole."""
    found = []
    for number, match in enumerate((*_MAIL.finditer(text), *_WEB.finditer(text)), start=1):
        codes = index.find_domain(match.group(1))
        if codes and not _TO_LINE.search(text[: match.start()]):
            is_sender = plaats in ("e-mailadres afzender", "e-mailkop", "ondertekening")
            weight = 6.0 if plaats == "e-mailadres afzender" else 5.0 if is_sender else 2.5
            if plaats == "blok":
                weight = 0.4
            words = f"@{match.group(1)}" if "@" in match.group() else match.group()
            found.append(Aanwijzing(codes, plaats, Vorm.ADRES, weight, words, first_groep + number))
    return found


def _words(text: str, vermelding: Vermelding) -> str:
    """The name with the fixed words before it ("gemeente", "college van …"), nothing else."""
    before = re.search(
        r"(?:(?:ingediend|ingezonden|ingebracht) door:?\s+|namens\s+|het\s+|college\s+van\s+"
        r"|burgemeester\s+en\s+wethouders\s+van\s+|de\s+|wij\s+|in\s+|uit\s+|gemeenten?:?\s+)*\Z",
        text[: vermelding.start],
        re.IGNORECASE,
    )
    start = before.start() if before else vermelding.start
    return re.sub(r"\s+", " ", text[start : vermelding.end]).strip()

"""Names of persons, by what stands around them.

A View's text in, Vondsten out. A title ("mw.") makes a name of nearly anything; a label or a
greeting asks for words that look like a name; without any of these only words that are names and
hardly anything else are taken. Ministers, motions and things that bear a name are public.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.mask.person import (
    INITIALS,
    LETTER,
    UPPER,
    WORD,
    Naam,
    Soort,
    is_common_word,
    read_name,
)
from pipeline.mask.view import MASKED, Vondst
from pipeline.mask.words import (
    AANSPREKINGEN,
    EPONIEMEN,
    GROETEN,
    INLEIDERS,
    LABELS,
    OMGEVING_GEEN_PERSOON,
    ORGANISATIE_NA,
    PERSOONSWERKWOORDEN,
    PERSOONSWOORDEN,
    ROLLEN,
    TITELS,
    TUSSENVOEGSELS,
)
from pipeline.text import fold

_I = re.IGNORECASE
# "mw. A. de Vries", "de heer Yilmaz", "dhr. drs. Bos", "fam. Haddad", "meneer K."
_TITEL = re.compile(rf"(?<!\w){TITELS}(?: {TITELS})*(?: ?/ ?{TITELS})? +", _I)
_ACADEMIC = re.compile(r"(?:drs|mr|ir|ing|dr|prof|ds)\. +\Z", _I)
_LETTER_NAME = re.compile(rf"[{UPPER}](?:\.[{UPPER}])*(?:\.(?= [a-z])|(?=\W|\Z))")
_LOWER_NAME = re.compile(rf"(?:(?:{TUSSENVOEGSELS}) )?(?P<word>{LETTER}{{3,}}(?:-{LETTER}+)?)\b")
# "Contactpersoon: Els Bos", "Van: J. de Vries"
_LABEL = re.compile(rf"(?:(?<=^)|(?<=[\n|.,;(\t ]))(?P<label>{LABELS}) ?: ?\n?", _I)
_LINE_LABEL = re.compile(r"(?:van|cc|naam|namen|contact|huurder|bewoner|aanvrager)\Z", _I)
_INLEIDER = re.compile(rf"(?<!\w){INLEIDERS} +(?:onze |mijn |uw )?(?:collega )?", _I)
_AANSPREKING = re.compile(rf"(?:^|\n){AANSPREKINGEN} +", _I)
# "Met vriendelijke groet,\nEls Bos", "Gr. Els", "Groeten uit Urk, Els", "Groeten van Els"
_GROET = re.compile(
    rf"(?:^|(?<=[\n.!? ])){GROETEN}(?: (?:uit|vanuit) (?:het |de )?[^,.\n]{{2,40}}?(?=[,.\n]))?"
    rf"(?P<gap>\s*[,.:!;]+\s*|\s*\n\s*| van (?:mij, )?| )",
    _I,
)
_PERSOON = re.compile(rf"(?<!\w){PERSOONSWOORDEN},? +(?:[\"'(])?", _I)
_CHAIN = re.compile(r"\s*(?:,| en| &| /|\+)\s*")
_ROL_BEHIND = re.compile(
    rf"\s*[,(\n-]\s*(?:de |het |onze |senior |junior |strategisch |waarnemend |{LETTER}+ ){{0,2}}"
    rf"{ROLLEN}\b",
    _I,
)
_ROL_LINE = re.compile(rf"{ROLLEN}\b|@|\btel\b|\b06\b|{MASKED}", _I)
_SUFFIX = re.compile(r"(?:,? (?:MSc|MA|BSc|BA|MBA|LLM|PhD|MPA|RA|MMC|BEd))*[,.]?\s*\Z")
_CANDIDATE = re.compile(rf"(?<![\w@.'-])(?:{INITIALS})?{WORD}")
_OMGEVING = re.compile(rf"\b{OMGEVING_GEEN_PERSOON}[ -]\Z", _I)
_NEXT_WORD = re.compile(rf"[ -]({LETTER}+)")
_AGE = re.compile(r"(?:,? \(?\d{1,2}(?: jaar|\)|-jarige)|, \d{1,2},)")
_DETAILS = re.compile(
    rf"\s*[(,]?\s*(?:bsn|burgerservicenummer|geb\b|geboren|v-nummer|vnr|{MASKED}\))", _I
)
_PRONOUN = re.compile(r"\b(?:hij|zij|ze|hem|haar|zijn|hun|vrouw|man|kinderen|gezin|moeder|vader)\b")
_WORDS = (Soort.WOORD, Soort.SAMENSTELLING)
_SENTENCE_VERBS = frozenset({"ben", "wil"})
_PRONOUN_REACH = 300
_SENTENCE_START = re.compile(r"(?:^|[.!?:\n]\s*|[-•] )\Z")


def find_names(text: str, plaats: str) -> Iterator[Vondst]:
    """Every name in a View's text; ``plaats`` is the soort of text ("ondertekening", "blok")."""
    if not any(character.isupper() for character in text) and not _TITEL.search(text):
        return
    yield from _after_title(text)
    yield from _after_label(text)
    yield from _after_greeting(text)
    yield from _after_word(text)
    yield from _signature_lines(text, plaats)
    yield from _standing_alone(text)


def _vondst(naam: Naam, regel: str) -> Vondst:
    return Vondst(naam.begin, naam.einde, "naam", regel)


def _after_title(text: str) -> Iterator[Vondst]:
    for match in _TITEL.finditer(text):
        naam = read_name(text, match.end(), is_announced=True)
        if naam is not None:
            is_thing = _ACADEMIC.search(match.group()) and _is_thing(text, naam)
            if not is_thing:
                yield _vondst(naam, "naam-titel")
            continue
        letter = _LETTER_NAME.match(text, match.end())
        if letter:
            yield Vondst(letter.start(), letter.end(), "naam", "naam-titel")
            continue
        lower = _LOWER_NAME.match(text, match.end())
        if lower and lower.group().islower() and not is_common_word(lower.group("word")):
            yield Vondst(lower.start(), lower.end(), "naam", "naam-titel")


def _after_label(text: str) -> Iterator[Vondst]:
    for match in _LABEL.finditer(text):
        at_line_start = not text[: match.start("label")].rpartition("\n")[2].strip()
        if at_line_start or not _LINE_LABEL.match(match.group("label")):
            yield from _chain(text, match.end(), 1, "naam-label")
    for match in _INLEIDER.finditer(text):
        yield from _chain(text, match.end(), 1, "naam-inleiding")
    for match in _AANSPREKING.finditer(text):
        yield from _chain(text, match.end(), 2, "naam-aanhef")


def _after_greeting(text: str) -> Iterator[Vondst]:
    for match in _GROET.finditer(text):
        naam = read_name(text, match.end())
        if naam is None:
            continue
        tail = text[naam.einde : naam.einde + 2]
        is_closed = not tail.strip() or tail[0] in ",.(;\n!" or tail[:2] in (" -", " |", " (")
        is_surname = all(soort is Soort.ACHTERNAAM for _, soort in naam.woorden)
        if is_closed and (naam.punten >= 1 or is_surname):
            yield from _chain(text, match.end(), -1, "naam-groet")


def _after_word(text: str) -> Iterator[Vondst]:
    for match in _PERSOON.finditer(text):
        yield from _chain(text, match.end(), 1, "naam-woord")


def _chain(text: str, position: int, points: int, regel: str) -> Iterator[Vondst]:
    """A name and the names that follow it with a comma or "en" ("Els Bos en Jan Vos")."""
    naam = read_name(text, position)
    while naam is not None and naam.punten >= points and not _is_thing(text, naam):
        yield _vondst(naam, regel)
        link = _CHAIN.match(text, naam.einde)
        if link is None:
            return
        points = max(points, 2)
        naam = read_name(text, link.end())


def _signature_lines(text: str, plaats: str) -> Iterator[Vondst]:
    """Lines that are nothing but a name, in a signature or beside a role or an address."""
    lines = text.split("\n")
    offset = 0
    for number, line in enumerate(lines):
        start = offset + len(line) - len(line.lstrip())
        offset += len(line) + 1
        title = _TITEL.match(text, start)
        naam = read_name(text, title.end() if title else start)
        if naam is None or not _SUFFIX.match(text[naam.einde : offset - 1]):
            continue
        neighbours = " ".join(lines[max(0, number - 1) : number] + lines[number + 1 : number + 2])
        asked = 2 if plaats == "ondertekening" or _ROL_LINE.search(neighbours) else 3
        if len(lines) == 1 and plaats not in ("ondertekening", "slot"):
            continue
        if naam.punten >= asked:
            yield _vondst(naam, "naam-ondertekening")


def _standing_alone(text: str) -> Iterator[Vondst]:
    """Names that nothing announces: by their words, a role behind them or a verb of persons."""
    position = 0
    while match := _CANDIDATE.search(text, position):
        naam = read_name(text, match.start())
        if naam is None or (naam.woorden[0][1] in _WORDS and not naam.has_initials):
            # "Toen Ahmed": the first word is none of the name's.
            position = match.end()
            continue
        position = naam.einde
        regel = _rule_alone(text, naam)
        if regel and not _is_thing(text, naam):
            yield _vondst(naam, regel)


def _rule_alone(text: str, naam: Naam) -> str:
    first = naam.woorden[0]
    behind = text[naam.einde :]
    size = len(naam.woorden) + naam.has_initials
    at_start = _SENTENCE_START.search(text[: naam.begin]) is not None
    is_word = is_common_word(first[0]) and first[1] is not Soort.ELDERS
    if size > 1 and naam.punten >= 1 and _ROL_BEHIND.match(behind):
        return "naam-rol"
    if at_start and is_word and (size == 1 or fold(first[0]) in _SENTENCE_VERBS):
        # "Ben Janssen" or "Ben je": a word at the head of a sentence proves nothing.
        return ""
    if naam.has_initials and naam.punten >= 3 and not _is_list_mark(naam, at_start):
        return "naam-voorletters"
    if naam.punten >= 1 and _DETAILS.match(behind):
        return "naam-gegevens"
    is_elsewhere = first[1] is Soort.ELDERS or (
        naam.punten >= 3 and any(soort is Soort.ELDERS for _, soort in naam.woorden)
    )
    if is_elsewhere or (first[1] is Soort.NEDERLAND and naam.punten >= 3):
        return "naam-voornaam"
    verb = _NEXT_WORD.match(behind)
    does = verb is not None and verb.group(1) in PERSOONSWERKWOORDEN
    if first[1] is Soort.NEDERLAND:
        is_told = does or _AGE.match(behind) is not None
        return "naam-werkwoord" if is_told and not is_common_word(first[0]) else ""
    unknown = all(soort is Soort.ONBEKEND for _, soort in naam.woorden)
    if size > 1 and unknown and (does or _AGE.match(behind)):
        is_person = _PRONOUN.search(behind[:_PRONOUN_REACH]) is not None
        return "naam-werkwoord" if is_person else ""
    return ""


def _is_list_mark(naam: Naam, at_start: bool) -> bool:
    """ "A. Woningnood": the letter of a list, and a word behind it."""
    return at_start and naam.punten == 3 and is_common_word(naam.woorden[0][0])


def _is_thing(text: str, naam: Naam) -> bool:
    """The name of a public person, a place or a body: "minister X", "X-ziekenhuis"."""
    if _OMGEVING.search(text[max(0, naam.begin - 40) : naam.begin]):
        return True
    folded = [fold(word) for word, _ in naam.woorden]
    if " ".join(folded[:2]) in EPONIEMEN or ORGANISATIE_NA.intersection(folded[1:]):
        return True
    behind = _NEXT_WORD.match(text, naam.einde)
    return behind is not None and behind.group(1).casefold() in ORGANISATIE_NA

"""Names of persons, by what stands around them.

A View's text in, Vondsten out. A title ("mw.") makes a name of nearly anything; a label or a
greeting asks for words that look like a name; without any of these only words that are names and
hardly anything else are taken. Ministers, motions and things that bear a name are public.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.mask.alone import find_standing_alone, is_thing
from pipeline.mask.person import (
    LETTER,
    UPPER,
    Naam,
    Soort,
    is_common_word,
    is_compound,
    read_name,
)
from pipeline.mask.view import MASKED, Omgeving, Vondst
from pipeline.mask.words import (
    AANSPREKINGEN,
    CLIENTWOORDEN,
    GROETEN,
    INLEIDERS,
    LABELS,
    PERSOONSWOORDEN,
    ROLLEN,
    SPREEKWERKWOORDEN,
    TITELS,
    TUSSENVOEGSELS,
)
from pipeline.text import fold

_I = re.IGNORECASE
_CAPITALISED = re.compile(rf"[{UPPER}](?:{LETTER}|\.)")
_WITHIN = re.compile(
    rf"(?<=[^.!?:\n] )[\"'(]?(?:al-|el-|[dDlLO]')?[{UPPER}](?:[^\W\d_A-Z]|\.|{LETTER}{{3}})"
)
# "mw. A. de Vries", "de heer Yilmaz", "dhr. drs. Bos", "fam. Haddad", "meneer K."
_TITEL = re.compile(rf"(?<!\w){TITELS}(?: {TITELS})*(?: ?/ ?{TITELS})? +", _I)
_ACADEMIC = re.compile(r"(?:drs|mr|ir|ing|dr|prof|ds)\. +\Z", _I)
_LETTER_NAME = re.compile(rf"[{UPPER}](?:\.[{UPPER}])*(?:\.(?= [a-z])|(?=\W|\Z))")
# Only behind short titles: "mw. yilmaz"; a whole word often has a verb behind it
_SHORT_TITEL = re.compile(r"(?:mevr|mw|mej|dhr|mnr)\.? +\Z", _I)
_LOWER_NAME = re.compile(rf"(?:(?:{TUSSENVOEGSELS}) )?(?P<word>{LETTER}{{3,}}(?:-{LETTER}+)?)\b")
# "Contactpersoon: Els Bos", "Van: J. de Vries"
_LABEL = re.compile(rf"(?:(?<=^)|(?<=[\n|.,;(\t ]))(?P<label>{LABELS}) ?: ?\n?", _I)
# "Contactpersoon" on a line of its own, the name on the next line or in the next cell
_LABEL_ALONE = re.compile(rf"(?:^|\n) *(?:uw |onze )?{LABELS} ?:? *(?:\n|\Z)", _I)
_LINE_LABEL = re.compile(r"(?:van|cc|naam|namen|contact|huurder|bewoner|aanvrager)\Z", _I)
_INLEIDER = re.compile(rf"(?<!\w){INLEIDERS} +(?:onze |mijn |uw )?(?:collega )?", _I)
# "Ze heet Bilge": whatever the word, it is her name; "Wij, Loes en Bart van het sociaal team"
_HEET = re.compile(r"(?<!\w)(?:hij|zij|ze) heet(?:te)? +", _I)
_WIJ = re.compile(r"(?<!\w)(?:wij|ik|ondergetekenden?), +", _I)
_AANSPREKING = re.compile(rf"(?:^|\n){AANSPREKINGEN} +", _I)
# "Met vriendelijke groet,\nEls Bos", "Gr. Els", "Groeten uit Urk, Els", "Groeten van Els"
_GROET = re.compile(
    rf"(?:^|(?<=[\n.!? ])){GROETEN}(?: (?:(?:uit|vanuit)(?: het| de)?|(?:van|namens)"
    r" (?:het|de|ons|onze|heel)) [^,.\n]{2,40}?(?=[,.\n]))?"
    r"(?P<gap>\s*[,.:!;]+\s*|\s*\n\s*| van (?:mij, )?| )",
    _I,
)
_GROET_LINE = re.compile(rf"(?:^|[\n.!? ]){GROETEN}[ ,.!]*\Z", _I)
_PERSOON = re.compile(rf"(?<!\w){PERSOONSWOORDEN},? +(?:[\"'(])?", _I)
_CLOSERS = (" -", " |", " (", " e", " &")
_CLIENT = re.compile(rf"(?<!\w){CLIENTWOORDEN} ", _I)
_VERB_BEHIND = re.compile(rf" ({LETTER}+)")
_CHAIN = re.compile(r"\s*(?:,| en| &| /|\+)\s*")
_ROL_LINE = re.compile(rf"{ROLLEN}\b|@|\btel\b|\b06\b|{MASKED}", _I)
_SUFFIX = re.compile(r"(?:,? (?:MSc|MA|BSc|BA|MBA|LLM|PhD|MPA|RA|MMC|BEd))*[,.]?\s*\Z")
MAX_POINTS = 99
"""More than any name has: a line by itself in a text of its own is no signature."""


def find_names(text: str, omgeving: Omgeving) -> Iterator[Vondst]:
    """Every name in a View's text, in a signature also by the lines around it."""
    yield from _after_title(text)
    if not _CAPITALISED.search(text):
        return
    yield from _after_label(text, omgeving)
    yield from _after_greeting(text)
    if _WITHIN.search(text):
        # Half of all paragraphs have no name-like word within a sentence; this saves a third.
        yield from _after_introduction(text)
        yield from _after_word(text)
    yield from _signature_lines(text, omgeving)
    yield from find_standing_alone(text)


def is_strange(word: str) -> bool:
    """No dictionary knows the word, and it is not made of two words that one knows."""
    return not is_common_word(word) and not is_compound(fold(word))


def _vondst(naam: Naam, regel: str) -> Vondst:
    return Vondst(naam.begin, naam.einde, "naam", regel)


def _after_title(text: str) -> Iterator[Vondst]:
    for match in _TITEL.finditer(text):
        naam = read_name(text, match.end(), is_announced=True)
        if naam is not None:
            is_academic = _ACADEMIC.search(match.group()) is not None
            if not (is_academic and is_thing(text, naam)):
                yield _vondst(naam, "naam-titel")
            continue
        letter = _LETTER_NAME.match(text, match.end())
        if letter:
            yield Vondst(letter.start(), letter.end(), "naam", "naam-titel")
            continue
        lower = _LOWER_NAME.match(text, match.end())
        is_short = _SHORT_TITEL.search(match.group()) is not None
        if is_short and lower and lower.group().islower() and is_strange(lower.group("word")):
            yield Vondst(lower.start(), lower.end(), "naam", "naam-titel")


def _after_label(text: str, omgeving: Omgeving) -> Iterator[Vondst]:
    for match in _LABEL.finditer(text) if ":" in text else ():
        line_start = text.rfind("\n", 0, match.start("label")) + 1
        at_line_start = not text[line_start : match.start("label")].strip()
        if at_line_start or not _LINE_LABEL.match(match.group("label")):
            yield from _chain(text, match.end(), 1, "naam-label")
    for match in _LABEL_ALONE.finditer(text) if "\n" in text else ():
        yield from _chain(text, match.end(), 2, "naam-label")
    if _LABEL_ALONE.search(omgeving.ervoor[-80:]):
        yield from _chain(text, len(text) - len(text.lstrip()), 2, "naam-label")
    for match in _AANSPREKING.finditer(text):
        yield from _chain(text, match.end(), 2, "naam-aanhef")


def _after_introduction(text: str) -> Iterator[Vondst]:
    for match in _INLEIDER.finditer(text):
        yield from _chain(text, match.end(), 1, "naam-inleiding")
    for match in _HEET.finditer(text):
        yield from _chain(text, match.end(), -1, "naam-inleiding")
    for match in _WIJ.finditer(text):
        yield from _chain(text, match.end(), 2, "naam-inleiding")


def _after_greeting(text: str) -> Iterator[Vondst]:
    for match in _GROET.finditer(text):
        naam = read_name(text, match.end())
        if naam is None:
            continue
        tail = text[naam.einde : naam.einde + 2]
        is_closed = not tail.strip() or tail[0] in ",.(;\n!" or tail in _CLOSERS
        kinds = [soort for _, soort in naam.woorden]
        is_surname = set(kinds) == {Soort.ACHTERNAAM}
        is_line = tail[:1] in ("", "\n") and len(kinds) > 1 and kinds[0] is Soort.ONBEKEND
        if is_closed and (naam.punten >= 1 or is_surname or is_line):
            yield from _chain(text, match.end(), -1, "naam-groet")


def _after_word(text: str) -> Iterator[Vondst]:
    for match in _PERSOON.finditer(text):
        yield from _chain(text, match.end(), 1, "naam-woord")
    for match in _CLIENT.finditer(text):
        # Within a sentence a common noun has no capital: "leerlinge Rand wil arts worden".
        naam = read_name(text, match.end())
        verb = _VERB_BEHIND.match(text, naam.einde) if naam else None
        if naam and verb and verb.group(1) in SPREEKWERKWOORDEN and len(naam.woorden) == 1:
            yield _vondst(naam, "naam-woord")


def _chain(text: str, position: int, points: int, regel: str) -> Iterator[Vondst]:
    """A name and the names that follow it with a comma or "en" ("Els Bos en Jan Vos")."""
    naam = read_name(text, position)
    while naam is not None and naam.punten >= points and not is_thing(text, naam):
        yield _vondst(naam, regel)
        link = _CHAIN.match(text, naam.einde)
        if link is None:
            return
        points = max(points, 1)
        naam = read_name(text, link.end())
        if naam is not None and naam.woorden[0][1] is Soort.ENGELS and link.group().strip() == "en":
            points = naam.punten  # "zussen Nour en Sham": beside a name the English word is one


def _signature_lines(text: str, omgeving: Omgeving) -> Iterator[Vondst]:
    """Lines that are nothing but a name, in a signature or beside a role or an address."""
    lines = text.split("\n")
    around = [omgeving.ervoor.rpartition("\n")[2], *lines, omgeving.erna.partition("\n")[0]]
    offset = 0
    for number, line in enumerate(lines):
        start = offset + len(line) - len(line.lstrip())
        offset += len(line) + 1
        title = _TITEL.match(text, start)
        naam = read_name(text, title.end() if title else start)
        if (
            naam is None
            or naam.woorden[0][1] is Soort.WOORD
            or not _SUFFIX.match(text[naam.einde : offset - 1])
        ):
            continue
        before, after = around[number], around[number + 2]
        is_beside = _ROL_LINE.search(after) or (_ROL_LINE.search(before) and number)
        asked = 1 if _GROET_LINE.search(before) else 2
        if omgeving.plaats != "ondertekening" and asked == 2 and not is_beside:
            asked = 3 if len(around) > 3 else MAX_POINTS
        if naam.punten >= asked:
            yield _vondst(naam, "naam-ondertekening")

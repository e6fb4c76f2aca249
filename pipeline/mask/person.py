"""Whether capitalised words can be a person's name, and where that name ends.

A View's text and a place in it come in, a Naam with points comes out. The points say how much the
words by themselves look like a name; how many are asked depends on what announced it (names.py).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import Enum
from functools import lru_cache

import simplemma

from pipeline.mask.plaatsen import PLAATSWOORDEN
from pipeline.mask.voornamen import NAAMDELEN_ELDERS, VOORNAMEN_ELDERS, VOORNAMEN_NEDERLAND
from pipeline.mask.words import ACHTERNAMEN_WOORD, GEEN_NAAM, TUSSENVOEGSELS
from pipeline.text import fold, is_dutch

MAX_WORDS = 6
"""Words of the longest name; a longer row of capitals is a heading."""

MIN_PART = 4
"""Letters of each half of a compound; at 3 names fall apart into words ("Hab-tom")."""

UPPER = "A-ZÀ-ÖØ-Þ" + "".join(chr(c) for c in range(0x100, 0x250) if chr(c).isupper())
LETTER = r"[^\W\d_]"
INITIALS = rf"(?:(?:[{UPPER}]|IJ|Th|Ch|Chr|Ph|Fr|Sj|Tj|Joh|Jac)\. ?){{1,6}}"
WORD = rf"(?:(?:al|el|as|ad|an|ar|at|ash)-|[dDlLO]')?[{UPPER}]{LETTER}*(?:['-]{LETTER}+)*"

_INITIALS = re.compile(INITIALS)
_WORD = re.compile(WORD)
_NEXT = rf"(?=(?:al-|el-|[dDlLO]')?[{UPPER}])"
_CAPITAL_LINKS = "Van|Von|De|Der|Den|Ten|Ter|Te|Het|'T|El|Al|Ben|Bin|Abu|La|Le|Da|Di"
_LINK = re.compile(rf"(?:(?:{TUSSENVOEGSELS}|{_CAPITAL_LINKS}) +){{1,3}}{_NEXT}")
# At the head of a name "in Assen" and "uit Syrië" are no names, "In 't Veld" and "el Amrani" are.
_FIRST_LINK = re.compile(
    rf"(?:(?:van|von|de|der|den|ten|ter|te|het|'t|la|le|du|el|al|ben|bin|ibn|abu|ould|ait"
    rf"|(?:[Ii]n|[Oo]p|[Uu]it|[Aa]an) (?:de|den|het|'t)|{_CAPITAL_LINKS}) +){{1,3}}{_NEXT}"
)
_GAP = re.compile(r" {1,3}")
# "J.W. (Jan Willem) Smeets": what stands in brackets is read over; "Ahmed K.", "Jansen, A.B."
_CALLED = re.compile(rf"\([{UPPER}][^()\n]{{1,30}}\) ?")
_LETTER_BEHIND = re.compile(rf" [{UPPER}](?:\.(?= [a-z]|[,;)])|(?=\W|\Z)(?!\.[{UPPER}])(?!'))")
_INITIALS_BEHIND = re.compile(rf", ?(?:[{UPPER}]\.){{1,5}}(?![{UPPER}])")
_STREET = re.compile(r".{2,}(?:straat|laan|weg|plein|gracht|singel|kade)")
_FOREIGN_PARTS = re.compile(NAAMDELEN_ELDERS)
_NO_INITIALS = frozenset({"B.V.", "N.V.", "L.S.", "V.S.", "U.S.", "E.U.", "V.O.F.", "Z.O.", "N.O."})


class Soort(Enum):
    """What a capitalised word is by itself."""

    ELDERS = "voornaam elders"
    NEDERLAND = "voornaam"
    ONBEKEND = "onbekend"
    ACHTERNAAM = "achternaam"
    SAMENSTELLING = "samenstelling"
    WOORD = "woord"
    PLAATS = "plaats"
    HOOFDLETTERS = "hoofdletters"
    GEEN = "geen naam"


MAX_ACRONYM = 3
"""Capitals up to here are an abbreviation ("COA"); longer ones can be a surname ("HADDAD")."""

_UPPER_KINDS = {
    Soort.WOORD: Soort.GEEN,
    Soort.ONBEKEND: Soort.HOOFDLETTERS,
    Soort.SAMENSTELLING: Soort.HOOFDLETTERS,
}
_GIVEN = (Soort.ELDERS, Soort.NEDERLAND)


@dataclass(frozen=True, slots=True)
class Naam:
    """A possible name at ``[begin, einde)`` of a text.

    ``woorden`` are its capitalised words with their kind; ``punten`` says how much they look like
    a name: 2 for initials or a given name, 1 for a word that no dictionary has, less for a word.
    """

    begin: int
    einde: int
    punten: int
    woorden: tuple[tuple[str, Soort], ...]
    has_initials: bool = False
    has_link: bool = False


def read_name(text: str, position: int, *, is_announced: bool = False) -> Naam | None:
    """The name that starts at ``position``; ``None`` when the words there are none.

    ``is_announced``: a title or label stands before it, so that a Dutch word is a surname.
    """
    match = _INITIALS.match(text, position)
    initials = match.group().strip() if match else ""
    if initials.replace(" ", "") in _NO_INITIALS:
        return None
    cursor = match.end() if match else position
    if match and (called := _CALLED.match(text, cursor)):
        cursor = called.end()
    end = position + len(initials)
    words: list[tuple[str, Soort]] = []
    points = 2 if initials else 0
    has_link = False
    while len(words) < MAX_WORDS:
        link = (_LINK if words or initials else _FIRST_LINK).match(text, cursor)
        found = _WORD.match(text, link.end() if link else cursor)
        if found is None:
            break
        word = found.group().removesuffix("'s")
        soort = word_kind(word)
        is_led = bool(words or initials or link or is_announced)
        has_lead = bool(initials or (link and (words or is_announced)))
        value = _points(soort, words, is_led=is_led, has_lead=has_lead, is_announced=is_announced)
        if value is None:
            break
        if link and not words and not is_announced and soort in _GIVEN:
            # "de moeder van Yonas": the small word belongs to the sentence.
            position, link = found.start(), None
        points += value + (1 if link and not words else 0)
        has_link = has_link or link is not None
        words.append((word, soort))
        end = found.start() + len(word)
        gap = _GAP.match(text, found.end())
        if gap is None or found.group() != word:
            break
        cursor = gap.end()
    if not words:
        return None
    behind = _LETTER_BEHIND.match(text, end)
    if behind is None and is_announced:
        behind = _INITIALS_BEHIND.match(text, end)
    if behind is not None and words[-1][1] is not Soort.WOORD:
        end = behind.end()
    return Naam(position, end, points, tuple(words), bool(initials), has_link)


@lru_cache(maxsize=16_384)
def word_kind(word: str) -> Soort:
    """The kind of one capitalised word, without its surroundings."""
    folded = fold(word)
    parts = folded.split("-")
    if folded in GEEN_NAAM or _STREET.fullmatch(folded) or len(folded) < 2:
        return Soort.GEEN
    # "Jan-Willem" is a name, "Iris-scan" is none.
    is_double = len(parts) > 1 and word.split("-")[1][:1].isupper()
    if folded in VOORNAMEN_ELDERS or (is_double and parts[0] in VOORNAMEN_ELDERS):
        return Soort.ELDERS
    if word.isupper():
        soort = word_kind(word.capitalize()) if len(word) > MAX_ACRONYM else Soort.GEEN
        return _UPPER_KINDS.get(soort, soort)
    if re.search(rf"[a-z][{UPPER}]", word) and not re.match(r"Mc|Mac|IJ", word):
        return Soort.GEEN
    if folded in VOORNAMEN_NEDERLAND or (is_double and parts[0] in VOORNAMEN_NEDERLAND):
        return Soort.NEDERLAND
    if folded in PLAATSWOORDEN or (parts[0] in PLAATSWOORDEN and len(parts) == 1):
        return Soort.PLAATS
    if folded in ACHTERNAMEN_WOORD:
        return Soort.ACHTERNAAM
    if all(_is_known(part) or part in GEEN_NAAM for part in parts):
        return Soort.WOORD
    if _FOREIGN_PARTS.fullmatch(folded):
        return Soort.ELDERS
    return Soort.SAMENSTELLING if is_compound(folded) else Soort.ONBEKEND


def is_common_word(word: str) -> bool:
    """Dutch or English knows it in lower case."""
    return _is_known(fold(word))


@lru_cache(maxsize=16_384)
def is_compound(folded: str) -> bool:
    """The word falls into two Dutch words, "s" between them or not ("Taalstart")."""
    for cut in range(MIN_PART, len(folded) - MIN_PART + 1):
        head, tail = folded[:cut], folded[cut:]
        if is_dutch(tail) and (is_dutch(head) or is_dutch(head.removesuffix("s"))):
            return True
    return False


def _points(
    soort: Soort,
    words: list[tuple[str, Soort]],
    *,
    is_led: bool,
    has_lead: bool,
    is_announced: bool,
) -> int | None:
    """What a next word adds; ``None`` when the name ends before it."""
    after_given = bool(words) and words[0][1] in _GIVEN
    match soort:
        case Soort.GEEN:
            return None
        case Soort.ELDERS | Soort.NEDERLAND:
            return 2
        case Soort.ONBEKEND:
            return 1
        case Soort.PLAATS:
            return 1 if after_given or has_lead else None
        case Soort.ACHTERNAAM:
            return 1 if is_led else -1
        case Soort.HOOFDLETTERS:
            return 1 if is_led else None
        case Soort.SAMENSTELLING:
            # "Hazelhof": made of two words, but behind a name more often a surname.
            return 1 if after_given or has_lead or is_announced else 0 if words else -1
        case Soort.WOORD:
            return 1 if after_given or has_lead else -1


def _is_known(folded: str) -> bool:
    return is_dutch(folded) or bool(simplemma.is_known(folded, "en"))

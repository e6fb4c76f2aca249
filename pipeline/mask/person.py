"""Whether capitalised words can be a person's name, and where that name ends.

A View's text and a place in it come in, a Naam with points comes out. The points say how much the
words by themselves look like a name; how many are asked depends on what announced it (names.py).
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from enum import Enum
from functools import lru_cache

import simplemma

from pipeline.mask.dorpen import DORPSWOORDEN
from pipeline.mask.plaatsen import PLAATSWOORDEN
from pipeline.mask.voornamen import NAAMDELEN_ELDERS, VOORNAMEN_ELDERS, VOORNAMEN_NEDERLAND
from pipeline.mask.words import (
    ACHTERNAMEN_TOCH,
    ACHTERNAMEN_WOORD,
    GEEN_NAAM,
    ORGANISATIES,
    TUSSENVOEGSELS,
)
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
# "In 't Veld", "op den Camp", "el Amrani"; not "Anja uit Elburg"
_LINK = re.compile(rf"(?:(?:{TUSSENVOEGSELS}|{_CAPITAL_LINKS}) +){{1,3}}{_NEXT}")
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
    ENGELS = "Engels woord"
    WOORD = "woord"
    PLAATS = "plaats"
    HOOFDLETTERS = "hoofdletters"
    GEEN = "geen naam"


MAX_ACRONYM = 3
"""Capitals up to here are an abbreviation ("COA"); longer ones can be a surname ("HADDAD")."""

_UPPER_KINDS = {
    Soort.WOORD: Soort.GEEN,
    Soort.ENGELS: Soort.GEEN,
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


def read_name(text: str, position: int, *, is_announced: bool = False) -> Naam | None:
    """The name that starts at ``position``; ``None`` when the words there are none.

    ``is_announced``: a title or label stands before it, so that a Dutch word is a surname.
    """
    match = _INITIALS.match(text, position)
    initials = match.group().strip() if match else ""
    if initials.replace(" ", "") in _NO_INITIALS:
        return None
    reading = _Reading(text, is_announced, bool(initials), position, position + len(initials))
    cursor: int | None = match.end() if match else position
    if match and (called := _CALLED.match(text, match.end())):
        cursor = called.end()
    while cursor is not None and len(reading.words) < MAX_WORDS:
        cursor = reading.take(cursor)
    return reading.finish() if reading.words else None


@dataclass(slots=True)
class _Reading:
    """A name while it is read, word by word."""

    text: str
    is_announced: bool
    has_initials: bool
    begin: int
    end: int
    points: int = 0
    words: list[tuple[str, Soort]] = field(default_factory=list)

    def take(self, cursor: int) -> int | None:
        """Adds the word at ``cursor``, small words before it included; where the next can be."""
        is_first = not self.words and not self.has_initials
        link = _LINK.match(self.text, cursor)
        found = _WORD.match(self.text, link.end() if link else cursor)
        if found is None:
            return None
        word = found.group().removesuffix("'s")
        soort = word_kind(word)
        value = self._value(word, soort, has_link=link is not None)
        if value is None:
            return None
        is_van = link is not None and link.group() == "van "
        if is_first and link and not self.is_announced and (soort in _GIVEN or is_van):
            # "de moeder van Yonas": the small word belongs to the sentence.
            self.begin, link = found.start(), None
        self.points += value + (1 if link and not self.words else 0)
        self.words.append((word, soort))
        self.end = found.start() + len(word)
        gap = _GAP.match(self.text, found.end())
        return gap.end() if gap and found.group() == word else None

    def finish(self) -> Naam:
        """The name, with a letter behind it ("Ahmed K.", "Jansen, A.B.")."""
        behind = _LETTER_BEHIND.match(self.text, self.end)
        if behind is None and self.is_announced:
            behind = _INITIALS_BEHIND.match(self.text, self.end)
        if behind is not None and self.words[-1][1] is not Soort.WOORD:
            self.end = behind.end()
        points = self.points + (2 if self.has_initials else 0)
        return Naam(self.begin, self.end, points, tuple(self.words), self.has_initials)

    def _value(self, word: str, soort: Soort, *, has_link: bool) -> int | None:
        """What a next word adds to the points; ``None`` when the name ends before it."""
        after_given = bool(self.words) and self.words[0][1] in _GIVEN
        has_lead = self.has_initials or (has_link and (bool(self.words) or self.is_announced))
        is_led = bool(self.words) or self.has_initials or has_link or self.is_announced
        match soort:
            case Soort.GEEN:
                # "L. de Rijk" and "dhr. Engels" are persons, "het Rijk" and "Engels" are none.
                is_owned = after_given or self.has_initials or self.is_announced
                return 1 if is_owned and fold(word) in ACHTERNAMEN_TOCH else None
            case Soort.ELDERS | Soort.NEDERLAND:
                return 2
            case Soort.ONBEKEND:
                return 1
            case Soort.PLAATS:
                return 1 if after_given or has_lead or self.is_announced else None
            case Soort.HOOFDLETTERS:
                return 1 if is_led else None
            case Soort.ACHTERNAAM:
                return 1 if is_led else -1
            case Soort.SAMENSTELLING | Soort.ENGELS:
                # "Hazelhof": made of two words, but behind a name more often a surname.
                if after_given or has_lead or self.is_announced:
                    return 1
                return 0 if self.words else -1
            case Soort.WOORD:
                return 1 if after_given or has_lead else -1


@lru_cache(maxsize=16_384)
def word_kind(word: str) -> Soort:
    """The kind of one capitalised word, without its surroundings."""
    folded = fold(word)
    parts = folded.split("-")
    if (
        folded in GEEN_NAAM
        or folded in ORGANISATIES
        or _STREET.fullmatch(folded)
        or len(folded) < 2
    ):
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
    if folded in PLAATSWOORDEN or folded in DORPSWOORDEN:
        return Soort.PLAATS
    if folded in ACHTERNAMEN_WOORD:
        return Soort.ACHTERNAAM
    if all(is_dutch(part) or part in GEEN_NAAM for part in parts):
        return Soort.WOORD
    if _FOREIGN_PARTS.fullmatch(folded):
        return Soort.ELDERS
    if all(_is_known(part) for part in parts):
        return Soort.ENGELS
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


def _is_known(folded: str) -> bool:
    return is_dutch(folded) or bool(simplemma.is_known(folded, "en"))

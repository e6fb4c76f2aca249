"""A text as the rules read it, with the way back to the text as it is.

Spaces, dashes and quotes are made one kind, invisible characters are taken out, accents are
composed, and what is masked already is one sign. So a rule need not know how a number was typed,
and a text that was masked once reads the same the second time: that is why masking twice is
masking once.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from typing import get_args

from schemas.afscherming import Gegeven, mask_text

MASKED = "\ufffc"
"""Stands for a masked value in a View: no letter, no digit, no space."""

MASK_PATTERN = re.compile(rf"\[afgeschermd: ({'|'.join(get_args(Gegeven))})\]")
_INVISIBLE = "\u00ad\u200b\u200c\u200d\u200e\u200f\u2060\u2061\u2062\u2063\ufeff"
_TRANSLATION = str.maketrans(
    dict.fromkeys("‘’‚‛`´ʼ′", "'")
    | dict.fromkeys("“”„‟«»", '"')
    | dict.fromkeys("‐‑‒–—―−﹣－", "-")
    | dict.fromkeys("\t\v\f\r\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007", " ")
    | dict.fromkeys("\u2008\u2009\u200a\u202f\u205f\u3000", " ")
    | {"＠": "@", "．": "."}
)
# Characters that are not one to one: invisible ones, accents apart, digits of other scripts
_SPECIAL = re.compile(
    rf"[{_INVISIBLE}\u0300-\u036f\u0483-\u0489\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff]|(?![0-9])\d"
)


@dataclass(frozen=True, slots=True)
class Vondst:
    """A value to be masked: ``begin`` and ``einde`` in the text or view it was found in."""

    begin: int
    einde: int
    soort: Gegeven
    regel: str


@dataclass(frozen=True, slots=True)
class Omgeving:
    """What a rule may know of the text around a text.

    ``plaats`` is the soort of restant it is, "blok" in a knelpunt, "waarde" by itself; ``ervoor``
    and ``erna`` are the restanten next to it: a signature is often one line each.
    """

    plaats: str
    ervoor: str = ""
    erna: str = ""


@dataclass(frozen=True, slots=True)
class View:
    """The cleaned text; character ``i`` of it is ``[starts[i], ends[i])`` of the original."""

    text: str
    starts: Sequence[int]
    ends: Sequence[int]

    def to_original(self, vondst: Vondst) -> Vondst:
        """The same finding in the places of the original text."""
        return Vondst(
            self.starts[vondst.begin], self.ends[vondst.einde - 1], vondst.soort, vondst.regel
        )


def make_view(text: str, found: Sequence[Vondst] = ()) -> View:
    """The text for the rules; masks in it, and what was ``found`` in it before, are one sign."""
    hidden = [(m.start(), m.end()) for m in MASK_PATTERN.finditer(text)]
    hidden += [(vondst.begin, vondst.einde) for vondst in found]
    if not hidden and not _SPECIAL.search(text):
        return View(text.translate(_TRANSLATION), range(len(text)), range(1, len(text) + 1))
    characters: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    position = 0
    for begin, end in (*sorted(hidden), (len(text), len(text))):
        _clean(text, position, begin, (characters, starts, ends))
        if end > begin:
            characters.append(MASKED)
            starts.append(begin)
            ends.append(end)
        position = end
    return View("".join(characters), starts, ends)


def _clean(text: str, begin: int, end: int, into: tuple[list[str], list[int], list[int]]) -> None:
    """Adds the cleaned characters of ``text[begin:end]``, each with its place."""
    characters, starts, ends = into
    if not _SPECIAL.search(text, begin, end):
        # One to one: 5 times as fast as the walk below, and the case of nearly every text.
        characters.extend(text[begin:end].translate(_TRANSLATION))
        starts.extend(range(begin, end))
        ends.extend(range(begin + 1, end + 1))
        return
    for position in range(begin, end):
        character = text[position]
        if unicodedata.combining(character) and characters:
            composed = unicodedata.normalize("NFC", characters[-1] + character)
            characters[-1] = composed if len(composed) == 1 else characters[-1]
            ends[-1] = position + 1
        elif character in _INVISIBLE:
            if ends:
                ends[-1] = position + 1
        else:
            digit = character.isdecimal() and str(unicodedata.decimal(character))
            characters.append(digit or character.translate(_TRANSLATION))
            starts.append(position)
            ends.append(position + 1)


def without_overlap(found: Sequence[Vondst]) -> tuple[Vondst, ...]:
    """The findings in order, none over another: the longest wins, then the one named first."""
    kept: list[Vondst] = []
    begins: list[int] = []
    for vondst in sorted(found, key=lambda v: v.begin - v.einde):
        place = bisect_left(begins, vondst.begin)
        hits_before = place > 0 and kept[place - 1].einde > vondst.begin
        hits_after = place < len(kept) and begins[place] < vondst.einde
        if not (hits_before or hits_after):
            begins.insert(place, vondst.begin)
            kept.insert(place, vondst)
    return tuple(kept)


def put_masks(text: str, found: Sequence[Vondst]) -> str:
    """The text with a mask in the place of each finding; the findings do not overlap."""
    for vondst in sorted(found, key=lambda v: v.begin, reverse=True):
        text = text[: vondst.begin] + mask_text(vondst.soort) + text[vondst.einde :]
    return text

"""A text as the rules read it, with the way back to the text as it is.

Spaces, dashes and quotes are made one kind, invisible characters are taken out, accents are
composed, and what is masked already is one sign. So a rule need not know how a number was typed,
and a text that was masked once reads the same the second time: that is why masking twice is
masking once.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass

from schemas.afscherming import Gegeven, mask_text

MASKED = "\ufffc"
"""Stands for a masked value in a View: no letter, no digit, no space."""

MASK_PATTERN = re.compile(
    r"\[afgeschermd: (bsn|iban|telefoon|e-mail|kenteken|v-nummer|geboortedatum|adres|naam)\]"
)
_INVISIBLE = frozenset("\u00ad\u200b\u200c\u200d\u200e\u200f\u2060\u2061\u2062\u2063\ufeff")
_SAME = (
    dict.fromkeys("‘’‚‛`´ʼ′", "'")
    | dict.fromkeys("“”„‟«»", '"')
    | dict.fromkeys("‐‑‒–—―−﹣－", "-")
    | {"＠": "@", "．": "."}
)


@dataclass(frozen=True, slots=True)
class Vondst:
    """A value to be masked: ``begin`` and ``einde`` in the text or view it was found in."""

    begin: int
    einde: int
    soort: Gegeven
    regel: str


@dataclass(frozen=True, slots=True)
class View:
    """The cleaned text; character ``i`` of it is ``[starts[i], ends[i])`` of the original."""

    text: str
    starts: tuple[int, ...]
    ends: tuple[int, ...]

    def to_original(self, vondst: Vondst) -> Vondst:
        """The same finding in the places of the original text."""
        return Vondst(
            self.starts[vondst.begin], self.ends[vondst.einde - 1], vondst.soort, vondst.regel
        )


def make_view(text: str, found: Sequence[Vondst] = ()) -> View:
    """The text for the rules; masks in it, and what was ``found`` in it before, are one sign."""
    hidden = [(m.start(), m.end()) for m in MASK_PATTERN.finditer(text)]
    hidden += [(vondst.begin, vondst.einde) for vondst in found]
    jump = dict(sorted(hidden))
    characters: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    position = 0
    while position < len(text):
        end = jump.get(position)
        if end is not None:
            _append(characters, starts, ends, MASKED, position, end)
            position = end
            continue
        character = text[position]
        position += 1
        if unicodedata.combining(character) and characters:
            composed = unicodedata.normalize("NFC", characters[-1] + character)
            ends[-1] = position
            characters[-1] = composed if len(composed) == 1 else characters[-1]
        elif character in _INVISIBLE:
            if ends:
                ends[-1] = position
        else:
            _append(characters, starts, ends, _plain(character), position - 1, position)
    return View("".join(characters), tuple(starts), tuple(ends))


def _append(
    characters: list[str], starts: list[int], ends: list[int], character: str, start: int, end: int
) -> None:
    characters.append(character)
    starts.append(start)
    ends.append(end)


def _plain(character: str) -> str:
    """One character as the rules know it; digits of any script become 0-9."""
    if character.isascii():
        return " " if character in "\t\v\f\r" else character
    same = _SAME.get(character)
    if same:
        return same
    if character.isdecimal():
        return str(unicodedata.decimal(character))
    return " " if character.isspace() and character not in "\n\u2028\u2029" else character


def without_overlap(found: Sequence[Vondst]) -> tuple[Vondst, ...]:
    """The findings in order, none over another: the longest wins, then the one named first."""
    kept: list[Vondst] = []
    ranked = sorted(enumerate(found), key=lambda p: (p[1].begin - p[1].einde, p[0]))
    for _, vondst in ranked:
        if all(vondst.einde <= k.begin or k.einde <= vondst.begin for k in kept):
            kept.append(vondst)
    return tuple(sorted(kept, key=lambda vondst: vondst.begin))


def put_masks(text: str, found: Sequence[Vondst]) -> str:
    """The text with a mask in the place of each finding; the findings do not overlap."""
    for vondst in sorted(found, key=lambda v: v.begin, reverse=True):
        text = text[: vondst.begin] + mask_text(vondst.soort) + text[vondst.einde :]
    return text

"""The label of a list item taken apart, so that Word and typst can number it themselves.

"2)" is the second of a decimal list, "b." the second of a list of letters. What cannot be counted
on ("1.2", "§ 3", "Stap 2:") stays as it is. A glyph ("•", "-", "▪") or no label at all is a bullet:
which glyph it was says nothing.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

Telling = Literal["bullet", "decimal", "lowerLetter", "upperLetter", "lowerRoman", "literal"]

# "1)", "12.", "(3)", "a.", "B)", "iv." and not "1.2", "Stap 2:", "aan".
_COUNTED = re.compile(r"(\(?)(\d{1,3}|[a-z]|[A-Z]|[ivx]{2,5})([.):]{0,2})")
_ROMAN_DIGITS = (("x", 10), ("ix", 9), ("v", 5), ("iv", 4), ("i", 1))


@dataclass(frozen=True, slots=True)
class Merk:
    """A label: how it counts, its value, what stands before and after it, and as it was written.

    ``letterlijk`` is "" for a bullet.
    """

    telling: Telling
    waarde: int = 0
    voor: str = ""
    na: str = ""
    letterlijk: str = ""

    @property
    def reeks(self) -> tuple[str, str, str]:
        """Items with the same reeks can be counted on from one another."""
        return self.telling, self.voor, self.na


def parse_merk(merk: str) -> Merk:
    """The label taken apart."""
    if not any(character.isalnum() for character in merk):
        return Merk("bullet")
    match = _COUNTED.fullmatch(merk)
    if match is None:
        return Merk("literal", letterlijk=merk)
    before, body, after = match.groups()
    telling, value = _count(body)
    return Merk(telling, value, before, after, merk)


def _count(body: str) -> tuple[Telling, int]:
    if body.isdecimal():
        # "01" would come back as "1": not countable.
        return ("decimal", int(body)) if str(int(body)) == body else ("literal", 0)
    if len(body) > 1:
        value = _roman_value(body)
        return ("lowerRoman", value) if value else ("literal", 0)
    value = ord(body.lower()) - ord("a") + 1
    return ("lowerLetter", value) if body.islower() else ("upperLetter", value)


def _roman_value(text: str) -> int:
    """The value of a small roman number up to 39, 0 for letters that are none."""
    for value in range(1, 40):
        if _roman(value) == text:
            return value
    return 0


def _roman(value: int) -> str:
    text = ""
    for digits, worth in _ROMAN_DIGITS:
        while value >= worth:
            text += digits
            value -= worth
    return text

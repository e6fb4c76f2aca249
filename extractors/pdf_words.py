"""Characters, words and lines: what the PDF rooms hand to one another inside a page.

Slotted dataclasses and not pydantic models: a page has thousands (see ``schemas/document.py``).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from extractors.geometry import Box, surround

ASCENT, DESCENT = 0.80, 0.22
"""Share of the font size above and below the baseline that a word's box takes (measured: Liberation
and DejaVu letters lie within 0.77 and 0.24)."""


@dataclass(slots=True)
class Character:
    """One character in a view; x and baseline in points, y downwards."""

    text: str
    x0: float
    x1: float
    baseline: float
    size: float
    bold: bool = False
    font: str = ""
    tag: str = ""
    lightness: float = 0.0
    drawn: bool = False  # a bullet that is a drawing and no character of the file


@dataclass(slots=True)
class Word:
    """Characters without white space between them, on one row.

    Attributes:
        row: number of the row in its view; words of one line share it.
        glued: no white space between the word before it and this one (a note mark).
        is_mark: a raised note mark; ``text`` reads "[2]".
        tag: "header", "footer", "artifact" where the file says so, else "".
        confidence: 0 to 1 when the word was recognised from a picture.
        drawn: a bullet that is a drawing and no character of the file.
    """

    text: str
    raw: str
    x0: float
    x1: float
    baseline: float
    size: float
    bold: bool
    row: int
    glued: bool = False
    is_mark: bool = False
    tag: str = ""
    lightness: float = 0.0
    confidence: float | None = None
    drawn: bool = False

    @property
    def box(self) -> Box:
        """From a little above its capitals to its descenders."""
        return Box(
            self.x0,
            self.baseline - ASCENT * self.size,
            self.x1,
            self.baseline + DESCENT * self.size,
        )


@dataclass(slots=True)
class Line:
    """Words on one row of one column or cell, from left to right."""

    words: list[Word]

    @property
    def x0(self) -> float:
        """Left edge."""
        return self.words[0].x0

    @property
    def x1(self) -> float:
        """Right edge."""
        return max(word.x1 for word in self.words)

    @property
    def baseline(self) -> float:
        """The baseline of its largest word."""
        return max(self.words, key=lambda word: word.size).baseline

    @property
    def size(self) -> float:
        """The font size that most of its characters have."""
        return main_size(self.words)

    @property
    def box(self) -> Box:
        """Around all its words."""
        return surround(word.box for word in self.words)

    @property
    def text(self) -> str:
        """Its words with single spaces."""
        return "".join(
            word.text if word.glued or i == 0 else " " + word.text
            for i, word in enumerate(self.words)
        )

    @property
    def is_bold(self) -> bool:
        """All of its words are bold."""
        return all(word.bold for word in self.words if not word.is_mark)


def main_size(words: Sequence[Word]) -> float:
    """The font size that most characters of the words have, to a tenth of a point."""
    first = words[0].size
    if all(word.size == first for word in words):
        return round(first, 1)
    counts: dict[float, int] = {}
    for word in words:
        size = round(word.size, 1)
        counts[size] = counts.get(size, 0) + len(word.text)
    return max(counts, key=lambda size: (counts[size], size))


class Upright(NamedTuple):
    """A drawn vertical line; no word reaches over one."""

    x: float
    top: float
    bottom: float

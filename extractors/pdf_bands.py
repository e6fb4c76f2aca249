"""Lines to bands: the pieces of text at one height, parted where white space is wide.

In go the lines of a page (or of a column of it), out come its bands from the top. A list mark stays
with its text; text that fills its column is parted where other lines show that a column begins.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from extractors.geometry import Box
from extractors.lines import BULLETS
from extractors.markers import find_marker
from extractors.pdf_words import Line, Word

PIECE_GAP = 0.8
"""Gap, in font sizes, that parts two pieces of a line. Justified text stays below it in columns of
any decent width; Word's cell padding, 10.8 points, is above it."""
BULLET_INDENT = 0.45
"""White space behind a bullet, in font sizes, that is more than the space between two words."""
UNMISTAKABLE = 2.5
"""Gap, in font sizes, that no justified line has between its words."""
DISTINCT = 1.6
"""Gap between columns, in that between the other words of the line."""
TIGHT_GAP = 0.42
"""Gap that parts pieces where at least three other lines have a column begin at that very place."""
TIGHT_LINES = 3
MIN_COLUMN = 24.0
"""Points a column is wide at least; less is an indent."""


@dataclass(slots=True)
class Piece:
    """Words of a line without a wide gap, or a table that stands in the way."""

    x0: float
    x1: float
    words: list[Word]
    grid: int | None = None
    is_stretched: bool = False  # the gap before it is like the others of its line (justified text)


@dataclass(slots=True)
class Band:
    """The pieces at one height, from left to right."""

    top: float
    bottom: float
    baseline: float
    size: float
    pieces: list[Piece]

    @property
    def x0(self) -> float:
        """Left edge."""
        return self.pieces[0].x0


def lines_to_bands(lines: Sequence[Line], grids: Sequence[Box]) -> list[Band]:
    """Lines in pieces and tables in one order, from the top."""
    bands = [
        Band(line.box.top, line.box.bottom, line.baseline, line.size, _pieces(line))
        for line in lines
    ]
    _split_tight(bands)
    for band in bands:
        _mark_stretched(band)
    for index, box in enumerate(grids):
        piece = Piece(box.x0, box.x1, [], index)
        bands.append(Band(box.top, box.bottom, box.top, 0.0, [piece]))
    return sorted(bands, key=lambda band: (band.top, band.x0))


def _split_tight(bands: Sequence[Band]) -> None:
    """Part pieces where other bands have the start of a column and the gap is narrow here.

    A label may fill its column, so that the next one begins a little more than a space behind it.
    A list mark stays with its text, but for a number at the left edge: rows may be numbered.
    """
    left = min((band.x0 for band in bands), default=0.0)
    starts = sorted(piece.x0 for band in bands for piece in band.pieces[1:])
    for band in bands:
        pieces: list[Piece] = []
        for piece in band.pieces:
            words = [piece.words[0]]
            for word in piece.words[1:]:
                others = bisect_right(starts, word.x0 + 1) - bisect_left(starts, word.x0 - 1)
                is_item = len(words) == 1 and _is_item_mark(words[0], left)
                is_parted = word.x0 - words[-1].x1 > TIGHT_GAP * word.size
                if not is_item and others >= TIGHT_LINES and is_parted:
                    pieces.append(Piece(words[0].x0, max(w.x1 for w in words), words))
                    words = []
                words.append(word)
            pieces.append(Piece(words[0].x0, max(w.x1 for w in words), words))
        band.pieces = pieces


def _mark_stretched(band: Band) -> None:
    """Tell the gaps of justified text, which are alike, from those between columns."""
    words = [word for piece in band.pieces for word in piece.words]
    gaps = sorted(right.x0 - left.x1 for left, right in pairwise(words))
    if len(gaps) < 2:
        return
    for left, right in pairwise(band.pieces):
        gap = right.x0 - left.words[-1].x1
        others = gaps[:]
        others.pop(bisect_left(others, gap - 0.001))
        is_wide = gap > UNMISTAKABLE * band.size
        right.is_stretched = not is_wide and gap < DISTINCT * median(others)


def _pieces(line: Line) -> list[Piece]:
    """The pieces of a line; a list mark stays with its text."""
    bullets = _bullets_within(line)
    pieces = [Piece(line.words[0].x0, line.words[0].x1, [line.words[0]])]
    for number, word in enumerate(line.words[1:], 1):
        last = pieces[-1]
        gap = word.x0 - last.x1
        is_mark = len(last.words) == 1 and _is_mark_of(last.words[0], word)
        if number in bullets or (gap > PIECE_GAP * word.size and not is_mark):
            pieces.append(Piece(word.x0, word.x1, [word]))
        else:
            last.words.append(word)
            last.x1 = max(last.x1, word.x1)
    return pieces


def _is_mark_of(mark: Word, word: Word) -> bool:
    """A list mark before its text; a bare number far before it stands in a column of its own."""
    is_number = mark.text.isdigit() and word.x0 - mark.x0 >= MIN_COLUMN
    return _is_bare_mark(mark) and not is_number and word.x0 - mark.x1 < 4 * word.size


def _is_item_mark(word: Word, left: float) -> bool:
    return word.text in BULLETS or (_is_bare_mark(word) and word.x0 > left + MIN_COLUMN)


def _bullets_within(line: Line) -> set[int]:
    """The words of a line that are bullets of a list in a next column.

    A bullet between two phrases ("telefoon • post") has the same white space on both sides; that of
    a list has a tab or an indent behind it, or follows a word that fills its column.
    """
    found = set()
    for number, (before, word) in enumerate(pairwise(line.words), 1):
        if word.text not in BULLETS:
            continue
        gap = word.x0 - before.x1
        after = line.words[number + 1].x0 - word.x1 if number + 1 < len(line.words) else 0.0
        if gap < 0.05 * word.size or after > BULLET_INDENT * word.size:
            found.add(number)
    return found


def _is_bare_mark(word: Word) -> bool:
    marker = find_marker(word.text + "\tx")
    return (marker is not None and marker.raw == word.text) or word.text in ("o", "§", "Ø", "ü")

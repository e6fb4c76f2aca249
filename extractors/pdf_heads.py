"""Tables of which only the header row is drawn: the rows below it belong to it.

In go a drawn row of cells and the loose lines of the page, out come the bands that go on below it
in the same columns. The borders of the drawn cells say where the columns are, so a line is parted
there even where the white space is narrow, and no column has to be guessed.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from extractors.lines import words_to_lines
from extractors.pdf_bands import TIGHT_GAP, Band, Piece
from extractors.pdf_tables import SNAP, Grid
from extractors.pdf_words import Line, Word

REACH = 4.5
"""White space between two rows, in font sizes; more ends the table."""
INDENT = 32.0
"""Points that the text of a column may begin behind that of its header (a list)."""


def rows_below(
    grid: Grid,
    head: Sequence[Word],
    free: Sequence[Word],
    floor: float,
    previous: Sequence[float] = (),
) -> list[Band]:
    """The bands below a drawn row that stand in its columns; empty when it heads nothing.

    Args:
        grid: the drawn cells.
        head: the words in them.
        free: the words of the page that stand in no cell.
        floor: where the next drawn table begins.
        previous: where the columns begin of the table that ended the page before.
    """
    is_row = len(grid.edges) > 2 and all(cell.row == 0 for cell in grid.cells)
    if not is_row or len(grid.cells) != len(grid.edges) - 1:
        return []
    columns = line_columns(words_to_lines(head), grid.edges)
    if sum(bool(words) for words in columns) < 2:
        return []
    below: list[Line] = []
    edge = grid.box.bottom
    for line in words_to_lines(word for word in free if word.baseline > grid.box.bottom):
        is_near = line.box.top - edge < REACH * line.size
        if line.baseline > floor or not is_near or not _keeps_columns(line, grid.edges):
            break
        below.append(line)
        edge = line.box.bottom
    bodies = line_columns(below, grid.edges)
    if not _repeats(columns, previous) and not _heads(columns, bodies):
        return []
    return [line_to_band(line, grid.edges) for line in below]


def _repeats(columns: Sequence[Sequence[Word]], previous: Sequence[float]) -> bool:
    """The headers stand where those of the page before do, so what follows goes on in its rows."""
    return len(columns) == len(previous) and all(
        abs(min(word.x0 for word in words) - start) < SNAP
        for words, start in zip(columns, previous, strict=True)
        if words
    )


def _heads(columns: Sequence[Sequence[Word]], bodies: Sequence[Sequence[Word]]) -> bool:
    """Text stands below two headers or more, and begins where they do."""
    pairs = [(head, body) for head, body in zip(columns, bodies, strict=True) if head and body]
    lefts = [(min(w.x0 for w in head), min(w.x0 for w in body)) for head, body in pairs]
    return len(pairs) > 1 and sum(-INDENT < body - head < INDENT for head, body in lefts) > 1


def line_columns(lines: Sequence[Line], edges: Sequence[float]) -> list[list[Word]]:
    """The words of lines by the column they stand in."""
    columns: list[list[Word]] = [[] for _ in edges[1:]]
    for line in lines:
        for word in line.words:
            columns[sum(word.box.middle[0] > edge for edge in edges[1:-1])].append(word)
    return columns


def line_to_band(line: Line, edges: Sequence[float]) -> Band:
    """A line parted at the borders of columns."""
    parts = [words for words in line_columns([line], edges) if words]
    pieces = [Piece(words[0].x0, max(word.x1 for word in words), words) for words in parts]
    return Band(line.box.top, line.box.bottom, line.baseline, line.size, pieces)


def _keeps_columns(line: Line, edges: Sequence[float]) -> bool:
    """The line lies within the table, and white space stands wherever it passes a border."""
    if line.x0 < edges[0] - SNAP or line.x1 > edges[-1] + SNAP:
        return False
    if any(w.x0 < edge - 1 and w.x1 > edge + 1 for w in line.words for edge in edges[1:-1]):
        return False
    return all(
        right.x0 - left.x1 > TIGHT_GAP * right.size
        for left, right in pairwise(line.words)
        if any(left.box.middle[0] <= edge < right.box.middle[0] for edge in edges[1:-1])
    )

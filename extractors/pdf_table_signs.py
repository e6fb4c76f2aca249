"""Whether columns that no line draws are a table or columns of text.

In goes a stretch of bands with the places where its columns begin, out comes how it is read:
across, row by row, or one column after the other. Labels, a header row and rows that begin at one
height speak for a table; lines that fill their column speak for running text.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from statistics import median

from extractors.pdf_bands import Band, Piece

ALIGNED = 2.5
"""Points within which starts of lines are one column edge."""
EQUAL_COLUMNS = 0.12
"""Share of the width by which columns of running text may differ."""
NARROW = 0.36
"""Share of the width up to which a first column is one of labels."""
LABEL_REACH = 0.8
"""Share of a column's width from which a line of it counts as full."""
LABELS = 3
"""Labels under one another that make a table; two may be headings of blocks side by side."""
RARE = 0.15
"""Share of the labels that may be otherwise: one that is long, or parted from its text."""
SHARED_ROWS = 3
"""Rows after the first that begin at one height in both columns; one or two may be chance."""
ROW_GAP = 1.3
"""White space between rows, in usual distances between lines."""


def band_columns(band: Band, starts: Sequence[float]) -> list[list[Piece]]:
    """The pieces of a band by column."""
    columns: list[list[Piece]] = [[] for _ in starts]
    for piece in band.pieces:
        index = sum(piece.x0 >= start - ALIGNED for start in starts[1:])
        columns[index].append(piece)
    return columns


def has_bold_labels(bands: Sequence[Band], start: float) -> bool:
    """All that stands left is bold and something at the right is not."""
    left = [w for band in bands for p in band.pieces if p.x0 < start - ALIGNED for w in p.words]
    right = [w for band in bands for p in band.pieces if p.x0 >= start - ALIGNED for w in p.words]
    return bool(left) and all(w.bold for w in left) and not all(w.bold for w in right)


def reads_across(run: Sequence[Band], starts: Sequence[float], right: float) -> bool:
    """Rows are read across: labels, a header row, or rows that begin at one height."""
    if any(piece.grid is not None for band in run for piece in band.pieces):
        return False
    columns = [band_columns(band, starts) for band in run]
    if len(starts) > 2:
        return True
    end = max(right, max(band.pieces[-1].x1 for band in run))
    widths = [b - a for a, b in pairwise([*starts, end])]
    filled = [[bool(column) for column in band] for band in columns]
    lefts = sum(row[0] for row in filled)
    rights = sum(row[1] for row in filled)
    both = sum(all(row) for row in filled)
    if has_bold_labels(run, starts[1]) and widths[0] < widths[1]:
        return True
    aligned = _aligned_starts(run, filled)
    is_equal = abs(widths[0] - widths[1]) < EQUAL_COLUMNS * sum(widths)
    if _has_short_labels(columns, starts) or _has_shared_rows(run, columns):
        return True
    if is_equal:
        return _has_header(columns) and aligned > 0.7
    if widths[0] < NARROW * sum(widths) and lefts <= 0.7 * rights:
        return aligned > 0.7
    return both > 0.5 * min(lefts, rights) and aligned > 0.7


def _has_short_labels(columns: Sequence[list[list[Piece]]], starts: Sequence[float]) -> bool:
    """No running text at the left: short lines, each with its text beside it.

    Lines of a column of text are full but for the last of each paragraph, so in a stretch of some
    length many reach its edge. Labels do not, however wide their column is.
    """
    lefts = [band for band in columns if band[0]]
    rights = [band for band in columns if band[1]]
    reach = starts[0] + LABEL_REACH * (starts[1] - starts[0])
    full = sum(band[0][-1].x1 > reach for band in lefts)
    beside = sum(bool(band[1]) for band in lefts)
    return (
        len(lefts) >= LABELS
        and len(rights) > len(lefts)
        and full <= RARE * len(lefts)
        and beside >= (1 - RARE) * len(lefts)
    )


def _has_shared_rows(run: Sequence[Band], columns: Sequence[list[list[Piece]]]) -> bool:
    """Every time the left goes on after white space, the right does so at the same height.

    Paragraphs of two columns of text begin side by side by chance only.
    """
    usual = usual_distance(run)
    left, right = (_begin_heights(run, columns, column, usual) for column in (0, 1))
    return len(left) >= SHARED_ROWS and left <= right


def _begin_heights(
    run: Sequence[Band], columns: Sequence[list[list[Piece]]], column: int, usual: float
) -> set[float]:
    """Baselines in a column that follow after white space."""
    lines = [band.baseline for band, parts in zip(run, columns, strict=True) if parts[column]]
    return {below for above, below in pairwise(lines) if below - above > ROW_GAP * usual}


def _aligned_starts(run: Sequence[Band], filled: Sequence[Sequence[bool]]) -> float:
    """Share of the blocks on the left beside whose first line a line on the right stands."""
    begins = [
        index
        for index, row in enumerate(filled)
        if row[0] and (index == 0 or not filled[index - 1][0] or _is_apart(run, index))
    ]
    return sum(all(filled[index]) for index in begins) / len(begins) if begins else 0.0


def _is_apart(run: Sequence[Band], index: int) -> bool:
    distance = run[index].baseline - run[index - 1].baseline
    return distance > ROW_GAP * usual_distance(run)


def usual_distance(run: Sequence[Band]) -> float:
    """The distance between lines that is usual in this stretch: the lower quartile."""
    distances = sorted(
        below.baseline - above.baseline
        for above, below in pairwise(run)
        if below.baseline - above.baseline > 0.5 * below.size
    )
    return distances[len(distances) // 4] if distances else median([b.size for b in run]) * 1.2


def _has_header(columns: Sequence[list[list[Piece]]]) -> bool:
    """The first band is bold in every column and the second is not."""

    def bold(band: list[list[Piece]]) -> list[bool]:
        return [all(w.bold for p in column for w in p.words) for column in band if column]

    return (
        len(columns) > 1 and all(columns[0]) and all(bold(columns[0])) and not any(bold(columns[1]))
    )

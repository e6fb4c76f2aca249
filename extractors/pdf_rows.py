"""A stretch of bands that is a table without lines, to its rows and cells."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from extractors.pdf_bands import Band, Piece
from extractors.pdf_columns import CLOSE
from extractors.pdf_table_signs import band_columns, usual_distance
from extractors.pdf_tables import Rule
from extractors.pdf_words import Line

RULE_SHARE = 0.6
"""Share of the table's width that a drawn line must cover to part two rows."""
ROW_GAP = 1.12
"""White space between rows, in usual distances between lines. Lines of one font are set at equal
distances to a few hundredths; typst's rows stand 1.19 apart, Word's tables often 1.0."""
SLACK = 6.0
"""Points a first column may be narrower than its widest line shows."""

Columns = list[list[Piece]]


def bands_to_rows(
    run: Sequence[Band],
    starts: Sequence[float],
    right: float,
    rules: Sequence[Rule],
    head: str = "",
) -> list[list[Columns]]:
    """The rows of the table, each as its bands in columns.

    A row begins where the first column begins anew: after white space, or a label that is no
    continuation of the one above (which ended in a hyphen, was full, or goes on in lower case; one
    that ended in a colon is complete). ``right`` is the right edge of the text.
    Where horizontal lines are drawn between bands, they and only they part the rows. ``head`` is
    the first row on the page before: where it is repeated, a row goes on below it.
    """
    columns = [band_columns(band, starts) for band in run]
    drawn = _drawn_breaks(run, starts, rules)
    usual = _usual_pitch(run, columns)
    ends = [
        max((p.x1 for band in columns for p in band[column]), default=start)
        for column, start in enumerate(starts)
    ]
    ends[-1] = max(ends[-1], right)
    rows: list[list[Columns]] = []
    for index, band in enumerate(columns):
        if index == 0:
            begins = True
        elif drawn:
            begins = index in drawn
        elif index == 1 and head and _text(columns[0]) == head:
            begins = True
        else:
            begins = bool(band[0]) and _begins_row(run, columns, index, usual, ends)
        if begins:
            rows.append([band])
        else:
            rows[-1].append(band)
    return rows


def _text(band: Columns) -> str:
    return " ".join(word.text for column in band for piece in column for word in piece.words)


def _usual_pitch(run: Sequence[Band], columns: Sequence[Columns]) -> float:
    """The distance between lines of a cell: of all bands, unless columns interleave."""
    usual = usual_distance(run)
    if usual > max(band.size for band in run):
        return usual
    lefts = [band for band, row in zip(run, columns, strict=True) if row[0]]
    pitches = sorted(
        below.baseline - above.baseline
        for above, below in pairwise(lefts)
        if below.baseline - above.baseline < CLOSE * below.size
    )
    return pitches[len(pitches) // 4] if pitches else usual


def _drawn_breaks(
    run: Sequence[Band], starts: Sequence[float], rules: Sequence[Rule]
) -> frozenset[int]:
    right = max(band.pieces[-1].x1 for band in run)
    width = right - starts[0]
    breaks = set()
    for rule in rules:
        if min(rule.high, right) - max(rule.low, starts[0]) < RULE_SHARE * width:
            continue
        index = next((i for i, band in enumerate(run) if band.baseline > rule.at), len(run))
        if 0 < index < len(run):
            breaks.add(index)
    return frozenset(breaks)


def _begins_row(
    run: Sequence[Band],
    columns: Sequence[Columns],
    index: int,
    usual: float,
    ends: Sequence[float],
) -> bool:
    """The first column's text on this band opens a new row."""
    above = next((i for i in range(index - 1, -1, -1) if columns[i][0]), None)
    if above is None:
        return True
    # The lines of the other columns may lie between two lines of one label.
    distance = run[index].baseline - run[above].baseline
    if distance > CLOSE * run[index].size or distance > ROW_GAP * usual:
        return True
    if not any(columns[index][1:]):
        return False
    last, first = columns[above][0][-1], columns[index][0][0]
    text = first.words[0].text
    if last.words[-1].text.endswith(":"):
        return True
    if last.words[-1].text.endswith(("-", "\u00ad")) or text[:1].islower():
        return False
    return all(
        _has_room(columns[above][column], columns[index][column], end)
        for column, end in enumerate(ends)
        if columns[index][column] and (column > 0 or len(first.words[0].text) < 5)
    )


def _has_room(above: Sequence[Piece], below: Sequence[Piece], end: float) -> bool:
    """The line above was not full: the next word would have fitted behind it."""
    if not above:
        return True
    word = below[0].words[0]
    return end - above[-1].x1 > SLACK + word.x1 - word.x0


def column_lines(row: Sequence[Columns], column: int) -> list[Line]:
    """The lines of one cell."""
    return [
        Line([word for piece in band[column] for word in piece.words])
        for band in row
        if band[column]
    ]

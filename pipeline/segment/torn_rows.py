"""Rows that an unruled table was torn into at every line, put together again.

Without rulings an extractor may take each line of the first column for a row. Two such rows are one
when the first cells are one label word that was cut ("Voorgestelde" above "oplossingsrichtingen"),
or when, in a table with a header row, the lines of the column that names a block follow each other
at the line spacing of the table.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise
from statistics import median

from pipeline.segment.continuation import (
    cell_text,
    find_continuation,
    find_key_column,
    first_paragraph,
    last_paragraph,
)
from pipeline.segment.labels import LabelBook
from schemas.document import Cell, Paragraph, Rectangle, Row, Table, join_paragraphs

_MORE = 1.2
"""Points above the line spacing that still count as the next line; white space between rows is 4
and more."""

_SPACING = 2.0  # points between lines when the table has no text of two lines to measure it by


def join_torn_rows(table: Table, book: LabelBook) -> Table:
    """The same table with its torn rows whole; a ruled table is left as it is."""
    if table.is_ruled or len(table.rows) < 2:
        return table
    key = find_key_column(table.rows, book)
    header = next((i for i, row in enumerate(table.rows) if _is_header(row, book)), None)
    spacing = _find_spacing(table)
    rows: list[Row] = []
    for index, row in enumerate(table.rows):
        is_below = header is not None and index > header + 1
        if rows and (
            _completes_label(rows[-1], row, book)
            or (is_below and _is_next_line(rows[-1], row, key, spacing, book))
        ):
            rows[-1] = _merge(rows[-1], row, spacing, book)
        else:
            rows.append(row)
    return replace(table, rows=tuple(rows)) if len(rows) < len(table.rows) else table


def _is_header(row: Row, book: LabelBook) -> bool:
    labels = [book.find_alone(cell_text(cell)) for cell in row.cells]
    return len({label.kind for label in labels if label}) > 1


def _completes_label(upper: Row, lower: Row, book: LabelBook) -> bool:
    if len(upper.cells) < 2 or not lower.cells or lower.cells[0].column:
        return False
    first, second = cell_text(upper.cells[0]), cell_text(lower.cells[0])
    return bool(first and second) and book.completes(first, second)


def _is_next_line(upper: Row, lower: Row, key: int, spacing: float, book: LabelBook) -> bool:
    """The cell of the key column goes on at the line spacing."""
    above, below = _cell_in(upper, key), _cell_in(lower, key)
    if above is None or below is None or _is_header(lower, book):
        return False
    return _is_near(above, below, spacing)


def _cell_in(row: Row, column: int) -> Cell | None:
    return next((cell for cell in row.cells if cell.column == column), None)


def _boxes(cell: Cell) -> list[Rectangle]:
    return [
        f.rectangle
        for p in cell.elements
        if isinstance(p, Paragraph)
        for f in p.fragments
        if f.rectangle
    ]


def _find_spacing(table: Table) -> float:
    """White space between the lines of one paragraph, in points, as this table has it."""
    gaps = list(_iter_line_gaps(table))
    return median(gaps) if gaps else _SPACING


def _iter_line_gaps(table: Table) -> Iterator[float]:
    for row in table.rows:
        for cell in row.cells:
            for element in cell.elements:
                if isinstance(element, Paragraph):
                    boxes = [f.rectangle for f in element.fragments if f.rectangle]
                    for upper, lower in pairwise(boxes):
                        if lower.y0 > upper.y0 + 1 and lower.page == upper.page:
                            yield lower.y0 - upper.y1


def _merge(upper: Row, lower: Row, spacing: float, book: LabelBook) -> Row:
    cells = {cell.column: cell for cell in upper.cells}
    for cell in lower.cells:
        above = cells.get(cell.column)
        cells[cell.column] = cell if above is None else _join(above, cell, spacing, book)
    return replace(upper, cells=tuple(cells[column] for column in sorted(cells)))


def _join(upper: Cell, lower: Cell, spacing: float, book: LabelBook) -> Cell:
    last, first = last_paragraph(upper), first_paragraph(lower)
    if last is None or first is None or first.marker:
        return replace(upper, elements=(*upper.elements, *lower.elements))
    if _is_near(upper, lower, spacing) or find_continuation(last, first, None, book):
        whole = join_paragraphs(last, first)
        return replace(upper, elements=(*upper.elements[:-1], whole, *lower.elements[1:]))
    return replace(upper, elements=(*upper.elements, *lower.elements))


def _is_near(upper: Cell, lower: Cell, spacing: float) -> bool:
    """The first line of ``lower`` is the next one below the last of ``upper``, on one page."""
    ends, starts = _boxes(upper), _boxes(lower)
    if not ends or not starts or ends[-1].page != starts[0].page:
        return False
    return ends[-1].y0 < starts[0].y0 <= ends[-1].y1 + spacing + _MORE

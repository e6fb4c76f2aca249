"""Rows of an unruled table that stuck together, taken apart at the labels in their first cell.

Without rulings nothing but white space parts two rows, and where there is little of it a row reads
"Omschrijving Oplossingsrichtingen | text of both". The label words stand at the height where their
own text begins, so the text is divided there.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from pipeline.segment.continuation import cell_text
from pipeline.segment.labels import LabelBook
from schemas.document import Cell, Element, Fragment, Paragraph, Row, Table, slice_paragraph

_RAISED = 3.0
"""Points that a text may begin above its label (other type size); lines are 10 and more apart."""


def part_stuck_rows(table: Table, book: LabelBook) -> Table:
    """The same table with every row of two or more labels divided into rows of one."""
    rows: list[Row] = []
    for row in table.rows:
        tops = _find_label_tops(row, book)
        rows.extend(_part_row(row, tops) if len(tops) > 1 else [row])
    return replace(table, rows=tuple(rows)) if len(rows) > len(table.rows) else table


def _find_label_tops(row: Row, book: LabelBook) -> list[float]:
    """Where each label begins, when the first cell is two labels or more and nothing else."""
    if len(row.cells) < 2 or not row.cells[0].elements:
        return []
    if book.find_alone(cell_text(row.cells[0])):
        return []
    tops: list[float] = []
    words: list[str] = []
    for line in _lines_of(row.cells[0].elements):
        if not words or book.find_alone(" ".join(words)):
            tops.append(min(f.rectangle.y0 for f in line if f.rectangle))
            words = []
        words.extend(f.text for f in line)
    return tops if words and book.find_alone(" ".join(words)) else []


def _lines_of(elements: Sequence[Element]) -> list[list[Fragment]]:
    """The fragments of a cell by line; empty when one has no place on a page."""
    lines: list[list[Fragment]] = []
    for element in elements:
        if not isinstance(element, Paragraph) or element.role != "body":
            return []
        for fragment in element.fragments:
            if fragment.rectangle is None:
                return []
            above = lines[-1][-1].rectangle if lines else None
            if above is not None and fragment.rectangle.y0 < above.y1 - 1:
                lines[-1].append(fragment)
            else:
                lines.append([fragment])
    return lines


def _part_row(row: Row, tops: Sequence[float]) -> list[Row]:
    parts: list[Row] = []
    for index, top in enumerate(tops):
        low = top - _RAISED if index else float("-inf")
        high = tops[index + 1] - _RAISED if index + 1 < len(tops) else float("inf")
        parts.append(Row(tuple(_cut_cell(cell, low, high) for cell in row.cells), row.is_header))
    return parts


def _cut_cell(cell: Cell, low: float, high: float) -> Cell:
    kept: list[Element] = []
    for element in cell.elements:
        if not isinstance(element, Paragraph):
            kept.extend([element] if low == float("-inf") else [])
            continue
        start, end = _offset_at(element, low), _offset_at(element, high)
        if start < end or (start == end == 0 and low == float("-inf") and not element.fragments):
            kept.append(slice_paragraph(element, start, end))
    return replace(cell, elements=tuple(kept))


def _offset_at(paragraph: Paragraph, top: float) -> int:
    """Offset in its text of the first word of a paragraph that stands at ``top`` or below."""
    offset = 0
    for fragment in paragraph.fragments:
        if fragment.rectangle is not None and fragment.rectangle.y0 >= top:
            return offset
        offset += len(fragment.text) + len(fragment.after)
    return len(paragraph.text)

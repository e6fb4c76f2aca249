"""Header rows: the first row of a table that its part on the next page repeats."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from schemas.document import Element, Page, Row, Table, iter_paragraphs

SAME_EDGE = 2.0
"""Points that a column border may move from page to page."""


def name_header_rows(pages: Sequence[Page]) -> tuple[Page, ...]:
    """The pages with repeated first rows marked as header rows, on each page that has them.

    A row repeats when the table has the same column borders on both pages and the row the same text
    in at least two cells.
    """
    previous: dict[int, tuple[Table, Row]] = {}
    headers: set[int] = set()
    for page in pages:
        current: dict[int, tuple[Table, Row]] = {}
        for element in page.elements:
            if not isinstance(element, Table) or len(element.rows) < 2:
                continue
            first = element.rows[0]
            for table, row in previous.values():
                if _has_same_edges(table, element) and _repeats(row, first):
                    headers.update((id(row), id(first)))
            current[id(first)] = (element, first)
        previous = current or previous
    if not headers:
        return tuple(pages)
    return tuple(
        replace(page, elements=tuple(_mark(element, headers) for element in page.elements))
        for page in pages
    )


def _mark(element: Element, headers: set[int]) -> Element:
    if not isinstance(element, Table) or not element.rows or id(element.rows[0]) not in headers:
        return element
    first, *rest = element.rows
    return replace(element, rows=(replace(first, is_header=True), *rest))


def _has_same_edges(left: Table, right: Table) -> bool:
    return len(left.edges) == len(right.edges) and all(
        abs(a - b) < SAME_EDGE for a, b in zip(left.edges, right.edges, strict=True)
    )


def _repeats(left: Row, right: Row) -> bool:
    texts = _texts(left)
    return texts == _texts(right) and sum(bool(text) for text in texts) > 1


def _texts(row: Row) -> list[str]:
    return [" ".join(p.text for p in iter_paragraphs(cell)) for cell in row.cells]

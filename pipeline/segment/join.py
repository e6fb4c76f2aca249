"""Joins over page and column breaks: a paged Document in, one row of elements out, with Seams.

Every join rests on grounds that are kept: same column edges, an empty first cell, a label word that
was cut, an open sentence, a word that was broken, the depth of a bullet, a line that was full.
Nothing is dropped: what stands between two parts (footers, headers, notes) follows the joined part.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import Literal

from pipeline.segment.continuation import (
    EDGE_TOLERANCE,
    Grounds,
    cell_text,
    find_continuation,
    find_key_column,
    find_row_continuation,
    first_paragraph,
    last_paragraph,
)
from pipeline.segment.labels import LabelBook, fold
from schemas.document import (
    Cell,
    Document,
    Element,
    Fragment,
    Frame,
    Page,
    Paragraph,
    Row,
    Table,
    join_paragraphs,
)

_MAX_MERGED = 60  # rows that one merged cell spans at most; more is a table of another kind


_NOTE_SIZE_STEP = 1.0  # points a footnote is smaller than the text at least


SeamKind = Literal["tabel", "rij", "alinea", "oplossingsrichting", "woord"]


_SMALL_NOTE = re.compile(
    r"^(?:\d{1,2}|\*{1,3}|[¹²³⁴⁵⁶⁷⁸⁹])[.)]?\s?\S"
)  # "1 Bron: …", "1Stand van …", "* …"


_NOTE_TEXT = re.compile(r"^\[\d{1,2}\](?:\s|$)")


@dataclass(frozen=True, slots=True)
class Seam:
    """A join. ``anchor`` is the first fragment after the break, by which its block is found."""

    page_from: int
    page_to: int
    soort: SeamKind
    gronden: tuple[str, ...]
    doubtful: bool
    anchor: Fragment | None


@dataclass(frozen=True, slots=True)
class Flow:
    """The document without page breaks: elements in reading order, header rows that repeated."""

    elements: tuple[Element, ...]
    seams: tuple[Seam, ...]


@dataclass(slots=True)
class _OpenTable:
    """A table that may go on: rows in a list, so that 600 pages of it cost 600 steps."""

    table: Table
    rows: list[Row]
    key: int | None = None  # column that names a row's block, found once

    def close(self) -> Table:
        return replace(self.table, rows=tuple(self.rows))


@dataclass(slots=True)
class _Joiner:
    book: LabelBook
    parts: list[Element | _OpenTable] = field(default_factory=list)
    seams: list[Seam] = field(default_factory=list)
    last: int | None = None  # index in parts of the last body element
    last_table: int | None = None  # the same of the last table, when little stands below it
    page: int = 0  # of that element
    right_edge: float | None = None  # of the running text there


def join_breaks(document: Document, book: LabelBook) -> Flow:
    """The elements of all pages in one row, with what a break tore apart put together again."""
    joiner = _Joiner(book)
    for page in document.pages:
        for region in _iter_regions(page):
            _add_region(joiner, page.number, region)
    elements = tuple(p.close() if isinstance(p, _OpenTable) else p for p in joiner.parts)
    return Flow(elements, tuple(joiner.seams))


def _iter_regions(page: Page) -> Iterator[list[Element]]:
    """The stretches of a page between which a break lies: the page itself, its columns."""
    region: list[Element] = []
    for element in page.elements:
        if isinstance(element, Frame) and element.kind == "column":
            if region:
                yield region
            yield list(element.elements)
            region = []
        else:
            region.append(element)
    if region:
        yield region


def _add_region(joiner: _Joiner, page: int, region: list[Element]) -> None:
    if joiner.last is not None and isinstance(joiner.parts[joiner.last], Paragraph):
        region = _free_first_row(region)
    body = [element for element in region if _is_body(element)]
    largest = max((e.size or 0.0 for e in body if isinstance(e, Paragraph)), default=0.0)
    body = [e for e in body if not _is_small_note(e, largest)]
    absorbed = _join_first(joiner, body, page, joiner.last) if body else 0
    gone = {id(element) for element in body[:absorbed]}
    kept = {id(element) for element in body}
    for element in region:
        if id(element) in gone or _completes_label_cell(joiner, element):
            continue
        if isinstance(element, Table):
            joiner.parts.append(_OpenTable(element, list(element.rows)))
        else:
            joiner.parts.append(element)
        if id(element) in kept:
            joiner.last = len(joiner.parts) - 1
            if isinstance(element, Table):
                joiner.last_table = joiner.last
    if body:
        joiner.page = page
        joiner.right_edge = _right_edge(e for e in body if isinstance(e, Paragraph))


def _completes_label_cell(joiner: _Joiner, element: Element) -> bool:
    """Put the rest of a label word, left below an unruled table, into its cell."""
    table = joiner.parts[-1] if joiner.parts else None
    if not isinstance(table, _OpenTable) or not isinstance(element, Paragraph):
        return False
    if table.table.is_ruled or not table.rows or not table.rows[-1].cells:
        return False
    first, *others = table.rows[-1].cells
    if not others or not joiner.book.completes(cell_text(first), element.text):
        return False
    whole = replace(first, elements=(*first.elements, element))
    table.rows[-1] = replace(table.rows[-1], cells=(whole, *others))
    return True


def _free_first_row(region: list[Element]) -> list[Element]:
    """The rest of a value at the top of a page, when its beginning was not seen as a table.

    An unruled table of which a page has one or two lines is plain paragraphs there; the row without
    a label on the next page goes on with them.
    """
    index = next((i for i, e in enumerate(region) if _is_body(e)), None)
    first = region[index] if index is not None else None
    if index is None or not isinstance(first, Table) or first.is_ruled or not _goes_on(first):
        return region
    freed = [e for cell in first.rows[0].cells for e in cell.elements]
    rest = replace(first, rows=first.rows[1:])
    return [*region[:index], *freed, rest, *region[index + 1 :]]


def _is_body(element: Element) -> bool:
    """Not furniture, not empty, not the text of a note at the foot of a page."""
    if not isinstance(element, Paragraph):
        return True
    text = element.text
    is_note = _NOTE_TEXT.match(f"{element.marker} {text}".strip()) is not None
    return element.role == "body" and bool(text or element.marker) and not is_note


def _is_small_note(element: Element, largest: float) -> bool:
    """A small paragraph that starts with a note mark, at the foot of a page."""
    if not isinstance(element, Paragraph) or not element.size:
        return False
    starts = _SMALL_NOTE.match(f"{element.marker} {element.text}".strip()) is not None
    return starts and element.size <= largest - _NOTE_SIZE_STEP


def _right_edge(paragraphs: Iterable[Paragraph]) -> float | None:
    rights = (f.rectangle.x1 for p in paragraphs for f in p.fragments if f.rectangle)
    return max(rights, default=None)


def _join_first(joiner: _Joiner, body: list[Element], page: int, last: int | None) -> int:
    """Join the start of a region to the last element; how many of its elements are used up."""
    if last is None:
        return 0
    left, right = joiner.parts[last], body[0]
    if isinstance(right, Table) and not isinstance(left, _OpenTable) and _goes_on(right):
        left = _find_table_above(joiner) or left
    if isinstance(left, _OpenTable) and isinstance(right, Table):
        return int(_join_tables(joiner, left, right, page))
    if isinstance(left, _OpenTable):
        return _join_into_column(joiner, left, body, page)
    if isinstance(left, Paragraph) and isinstance(right, Paragraph):
        grounds = find_continuation(left, right, joiner.right_edge, joiner.book)
        if grounds:
            joiner.parts[last] = join_paragraphs(left, right)
            joiner.seams.append(_paragraph_seam(left, right, grounds, joiner.page, page))
            return 1
    return 0


def _goes_on(table: Table) -> bool:
    """Its first cell is empty: the row began on the page before."""
    return bool(table.rows and table.rows[0].cells) and not cell_text(table.rows[0].cells[0])


def _find_table_above(joiner: _Joiner) -> _OpenTable | None:
    """The last table, when only a line or two stand below it (a note, a source)."""
    if joiner.last is None or joiner.last_table is None or joiner.last - joiner.last_table > 3:
        return None
    table = joiner.parts[joiner.last_table]
    return table if isinstance(table, _OpenTable) else None


def _paragraph_seam(
    left: Paragraph, right: Paragraph, grounds: Grounds, page_from: int, page_to: int
) -> Seam:
    soort: SeamKind = "oplossingsrichting" if left.marker else "alinea"
    if "woord-afgebroken" in grounds.codes:
        soort = "woord"
    return Seam(page_from, page_to, soort, grounds.codes, grounds.doubtful, right.fragments[0])


def _join_into_column(joiner: _Joiner, left: _OpenTable, body: list[Element], page: int) -> int:
    """Paragraphs that stand inside the last column of a table that broke off go on in it.

    A table without rulings has nothing that tells an extractor that its second column goes on.
    """
    edges = left.table.edges
    if left.rows and len(left.rows[-1].cells) == 1:
        return _join_into_box(joiner, left, body, page)
    if len(edges) < 3 or not left.rows or not left.rows[-1].cells:
        return 0
    low = edges[-2] - EDGE_TOLERANCE
    count = 0
    while count < len(body) and _stands_right_of(body[count], low):
        count += 1
    if count == 0:
        return 0
    cell = Cell(tuple(body[:count]), column=len(edges) - 2)
    grounds = Grounds(("binnen-kolom",), doubtful=True)
    _merge_rows(joiner, left, Row((cell,)), grounds, page)
    return count


def _join_into_box(joiner: _Joiner, left: _OpenTable, body: list[Element], page: int) -> int:
    """A list that began in a box goes on above the next box: its frame may lack a side there."""
    last = last_paragraph(left.rows[-1].cells[0]) if left.rows and left.rows[-1].cells else None
    if last is None:
        return 0
    count = 0
    while count < len(body) and _is_list_part(body, count):
        count += 1
    first = body[0]
    if count == 0 or not isinstance(first, Paragraph):
        return 0
    is_list = last.marker or last.text.endswith(":") or joiner.book.find_alone(last.text)
    if not is_list and not find_continuation(last, first, None, joiner.book):
        return 0
    grounds = Grounds(("opsommingsdiepte",), doubtful=not last.marker)
    column = left.rows[-1].cells[0].column
    _merge_rows(joiner, left, Row((Cell(tuple(body[:count]), column),)), grounds, page)
    return count


def _is_list_part(body: Sequence[Element], index: int) -> bool:
    """A list item, a line above a list item that ends in ":", or the rest of an item."""
    element = body[index]
    if not isinstance(element, Paragraph) or element.heading:
        return False
    if element.marker:
        return True
    following = body[index + 1] if index + 1 < len(body) else None
    heads_list = isinstance(following, Paragraph) and bool(following.marker)
    starts_low = index == 0 and element.text[:1].islower()
    return starts_low or (element.text.endswith(":") and heads_list)


def _stands_right_of(element: Element, low: float) -> bool:
    if not isinstance(element, Paragraph):
        return False
    lefts = [f.rectangle.x0 for f in element.fragments if f.rectangle]
    return bool(lefts) and min(lefts) >= low


def _join_tables(joiner: _Joiner, left: _OpenTable, right: Table, page: int) -> bool:
    """Append the rows of ``right``; False when the two are tables of their own."""
    columns = _map_columns(left.table, right)
    if columns is None or not left.rows:
        return False
    rows = [_move_columns(row, columns) for row in right.rows]
    repeated = _count_repeated_header(left.rows, rows)
    left.rows.extend(replace(row, is_header=True) for row in rows[:repeated])
    rest = rows[repeated:]
    grounds = ("kolomranden", *(("kopregel-herhaald",) if repeated else ()))
    if rest:
        if left.key is None:
            left.key = find_key_column(left.rows, joiner.book)
        merged = find_row_continuation(left.rows, rest[0], repeated, left.key, joiner.book)
        if merged:
            codes = Grounds((*grounds, *merged.codes), merged.doubtful)
            _merge_rows(joiner, left, rest.pop(0), codes, page, before=repeated)
        elif rest[0].cells:
            seam = Seam(joiner.page, page, "tabel", grounds, False, _first_fragment(rest[0]))
            joiner.seams.append(seam)
        left.rows.extend(rest)
    return True


def _map_columns(left: Table, right: Table) -> dict[int, int] | None:
    """Column numbers of ``right`` in ``left`` by equal edges; None when they do not agree."""
    if not left.edges or not right.edges:
        widths = (_count_columns(left), _count_columns(right))
        same = widths[0] == widths[1] and not left.edges and not right.edges
        return {i: i for i in range(widths[0])} if same else None
    positions: list[int] = []
    for edge in right.edges:
        near = min(range(len(left.edges)), key=lambda i: abs(left.edges[i] - edge))
        if abs(left.edges[near] - edge) > EDGE_TOLERANCE:
            return None
        positions.append(near)
    return dict(enumerate(positions[:-1]))


def _count_columns(table: Table) -> int:
    return max((c.column + c.column_span for r in table.rows for c in r.cells), default=0)


def _move_columns(row: Row, columns: dict[int, int]) -> Row:
    cells = tuple(replace(c, column=columns.get(c.column, c.column)) for c in row.cells)
    return replace(row, cells=cells)


def _count_repeated_header(rows: list[Row], following: list[Row]) -> int:
    """How many first rows of a continuation repeat the first rows of the table."""
    count = 0
    for old, new in zip(rows[:3], following[:3], strict=False):
        texts = [fold(cell_text(c)) for c in old.cells], [fold(cell_text(c)) for c in new.cells]
        if texts[0] != texts[1] or not any(texts[0]) or len(texts[0]) < 2:
            break
        count += 1
    return count


def _first_fragment(row: Row) -> Fragment | None:
    paragraphs = (p for c in row.cells for p in c.elements if isinstance(p, Paragraph))
    return next((f for p in paragraphs for f in p.fragments), None)


def _merge_rows(
    joiner: _Joiner, left: _OpenTable, right: Row, grounds: Grounds, page: int, before: int = 0
) -> None:
    """Put the cells of a continued row under those of the row that broke off.

    ``before`` counts the repeated header rows that were appended after the broken row.
    """
    index = len(left.rows) - 1 - before
    for cell in right.cells:
        home = _find_home(left.rows, index, cell.column)
        row = left.rows[home]
        old = next((c for c in row.cells if c.column == cell.column), None)
        merged = cell if old is None else _merge_cells(joiner, old, cell, page)
        others = [c for c in row.cells if c.column != cell.column]
        cells = sorted([*others, merged], key=lambda c: c.column)
        left.rows[home] = replace(row, cells=tuple(cells))
    anchor = _first_fragment(right)
    joiner.seams.append(Seam(joiner.page, page, "rij", grounds.codes, grounds.doubtful, anchor))


def _find_home(rows: Sequence[Row], index: int, column: int) -> int:
    """The row whose cell in a column reaches down to ``index``, merged cells included."""
    for home in range(index, max(-1, index - _MAX_MERGED), -1):
        cell = next((c for c in rows[home].cells if c.column == column), None)
        if cell is not None:
            return home if home + cell.row_span > index else index
    return index


def _merge_cells(joiner: _Joiner, left: Cell, right: Cell, page: int) -> Cell:
    last, first = last_paragraph(left), first_paragraph(right)
    if last is not None and first is not None:
        edge = _right_edge(p for p in left.elements if isinstance(p, Paragraph))
        grounds = find_continuation(last, first, edge, joiner.book)
        if grounds:
            joiner.seams.append(_paragraph_seam(last, first, grounds, joiner.page, page))
            joined = join_paragraphs(last, first)
            return replace(left, elements=(*left.elements[:-1], joined, *right.elements[1:]))
    return replace(left, elements=(*left.elements, *right.elements))

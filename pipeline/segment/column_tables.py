"""Tables with a header row that names the columns: a block in each row.

The columns may come in any order, with extra ones (number, theme, priority); the header may
repeat, and rows that span the table are headings. Which column is the onderwerp depends on the
labels beside it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from pipeline.segment.cells import (
    MAIN_KINDS,
    MAX_UNKNOWN_LABEL,
    Grid,
    Reader,
    is_main,
    iter_cell,
    iter_lone_cell,
    iter_placed,
    iter_row_text,
)
from pipeline.segment.continuation import cell_text
from pipeline.segment.labels import Kind, Label, LabelBook, fold
from pipeline.segment.tokens import Close, Text, Token, make_virtual_label
from schemas.document import Cell, Paragraph, Row
from schemas.knelpunt import Soort

_HEADER_SEARCH = 6  # rows above a header row: a title, an explanation. More is another table.


def find_header(grid: Grid, start: int) -> int | None:
    """The row that names the columns: two labels or more, of different kinds, and no values."""
    for index in range(start, min(len(grid.rows), start + _HEADER_SEARCH)):
        if _is_header(grid, index):
            return index
        if any(is_main(label) for label in grid.labels[index]):
            return None
    return None


def _is_header(grid: Grid, index: int) -> bool:
    labels, texts = grid.labels[index], grid.texts[index]
    filled = [label for label, text in zip(labels, texts, strict=True) if text]
    kinds = {_column_kind(label) for label in filled if label}
    main = kinds & set(MAIN_KINDS)
    known = sum(label is not None for label in filled)
    if len(main) >= 2:
        return known * 2 > len(filled) or known >= 3
    return bool(main) and known >= 2 and known == len(filled) and _has_rows_below(grid, index)


def _has_rows_below(grid: Grid, index: int) -> bool:
    """A property | onderwerp header has rows below it whose first cell is no label."""
    below = grid.labels[index + 1 : index + 3]
    return bool(below) and not any(is_main(row[0]) for row in below if row)


def _column_kind(label: Label) -> Kind:
    if label.kind is Kind.DEEL:
        return Kind.OMSCHRIJVING
    return Kind.KNELPUNT if label.kind is Kind.VERZAMELING else label.kind


def assign_columns(
    kinds: Sequence[Kind | None], values: Sequence[Sequence[str]]
) -> list[Kind | None]:
    """What each column holds, by the labels beside it.

    "Knelpunt" is the onderwerp beside "Omschrijving", the omschrijving beside "Onderwerp". "Thema"
    is the onderwerp only when nothing else is and its values do not repeat. Without any of these
    the first unnamed column with text is the onderwerp. ``values`` are the texts per column.
    """
    roles = list(kinds)
    for kind in (Kind.ONDERWERP, Kind.KNELPUNT, Kind.THEMA):
        index = _pick_onderwerp(roles, kind, values)
        if index is not None:
            break
    else:
        unnamed = [i for i, k in enumerate(roles) if k is None and _is_prose(values[i])]
        index = unnamed[0] if unnamed else None
    for i, own in enumerate(kinds):
        if i == index:
            roles[i] = Kind.ONDERWERP
        elif own is Kind.KNELPUNT or own is Kind.ONDERWERP:
            roles[i] = Kind.OMSCHRIJVING
    return roles


def _pick_onderwerp(
    kinds: Sequence[Kind | None], kind: Kind, values: Sequence[Sequence[str]]
) -> int | None:
    if kind not in kinds:
        return None
    index = list(kinds).index(kind)
    if kind is Kind.KNELPUNT and Kind.THEMA in kinds and Kind.OMSCHRIJVING not in kinds:
        thema = list(kinds).index(Kind.THEMA)
        if not _repeats(values[thema], sum(1 for v in values[index] if v)):
            return thema
    return index


def _repeats(values: Sequence[str], rows: int) -> bool:
    """Values that come back, or stand once for several rows, group the rows."""
    filled = [fold(v) for v in values if v]
    return len(set(filled)) < rows or not filled


def _is_prose(values: Sequence[str]) -> bool:
    filled = [v for v in values if v]
    return bool(filled) and sum(any(c.isalpha() for c in v) for v in filled) * 2 > len(filled)


def iter_column_tokens(grid: Grid, header: int, book: LabelBook, read: Reader) -> Iterator[Token]:
    """The tokens of a table whose columns the row ``header`` names."""
    for row in grid.rows[:header]:
        yield from iter_row_text(row, "row")
    roles: dict[int, Kind | None] = {}
    words: dict[int, str] = {}
    header_texts: tuple[str, ...] = ()
    below_label = False  # the row above is a label over the full width
    for index in range(header, len(grid.rows)):
        row, texts = grid.rows[index], grid.texts[index]
        folded = tuple(fold(t) for t in texts)
        if folded == header_texts or _is_header(grid, index) or (row.is_header and not index):
            if folded != header_texts:
                roles, words = _read_header(grid, index)
                header_texts = folded
            yield from iter_placed([row], "label")
        elif _is_single(row, texts):
            label = next((label for label in grid.labels[index] if is_main(label)), None)
            if label is not None or below_label:
                yield from iter_lone_cell(row, grid.labels[index], book, read)
                below_label = label is not None
                continue
            yield from iter_row_text(row, "row")
        else:
            yield from _iter_block_row(row, texts, (roles, words), book, read)


def _is_single(row: Row, texts: Sequence[str]) -> bool:
    """A row with one filled cell that spans the table: a heading between the blocks."""
    filled = [c for c, t in zip(row.cells, texts, strict=True) if t]
    return len(filled) == 1 and (len(row.cells) == 1 or filled[0].column_span > 1)


def _read_header(grid: Grid, index: int) -> tuple[dict[int, Kind | None], dict[int, str]]:
    cells, labels = grid.rows[index].cells, grid.labels[index]
    kinds = [_column_kind(label) if label else None for label in labels]
    values = [_column_values(grid, index, cell.column) for cell in cells]
    roles = assign_columns(kinds, values)
    by_column: dict[int, Kind | None] = {}
    words: dict[int, str] = {}
    for cell, role, label in zip(cells, roles, labels, strict=True):
        for column in range(cell.column, cell.column + cell.column_span):
            by_column[column] = role
            words[column] = label.word if label else ""
    return by_column, words


def _column_values(grid: Grid, header: int, column: int) -> list[str]:
    values: list[str] = []
    for row, texts in zip(grid.rows[header + 1 :], grid.texts[header + 1 :], strict=True):
        values.extend(t for c, t in zip(row.cells, texts, strict=True) if c.column == column)
    return values


def _iter_block_row(
    row: Row,
    texts: Sequence[str],
    columns: tuple[dict[int, Kind | None], dict[int, str]],
    book: LabelBook,
    read: Reader,
) -> Iterator[Token]:
    """The tokens of a row that is a block, or that goes on with the block above it."""
    roles, words = columns
    by_role: dict[Kind | None, list[Cell]] = {}
    for cell in row.cells:
        role = roles.get(cell.column)
        if role is Kind.KENMERK and words[cell.column] in book.grouping:
            role = Kind.THEMA
        by_role.setdefault(role, []).append(cell)
    filled = {c.column for c, t in zip(row.cells, texts, strict=True) if t or c.elements}
    is_new = any(c.column in filled for c in by_role.get(Kind.ONDERWERP, []))
    has_onderwerp = Kind.ONDERWERP in roles.values()
    if is_new or not has_onderwerp:
        yield Close()
    for cell in by_role.get(Kind.THEMA, []):
        yield from iter_row_text(Row((cell,)), "row")
    if not has_onderwerp:
        yield from _iter_own_title(by_role, filled)
    for kind in (Kind.ONDERWERP, Kind.OMSCHRIJVING, Kind.OPLOSSING):
        cells = [c for c in by_role.get(kind, []) if c.column in filled]
        if cells or (kind is Kind.ONDERWERP and is_new):
            yield make_virtual_label(kind, continues=not is_new and has_onderwerp)
        for cell in cells:
            yield from iter_cell(cell, "cell", read, book)
    for cell in by_role.get(Kind.KENMERK, []):
        yield from iter_placed([Row((cell,))], "kenmerk")
    for cell in by_role.get(None, []):
        soort: Soort = "restant" if len(cell_text(cell)) > MAX_UNKNOWN_LABEL else "kenmerk"
        yield from iter_placed([Row((cell,))], soort)


def _iter_own_title(by_role: dict[Kind | None, list[Cell]], filled: set[int]) -> Iterator[Token]:
    """The bold first line of a description, where no column holds the onderwerp: it names it.

    Takes the line out of its cell in ``by_role``.
    """
    cells = by_role.get(Kind.OMSCHRIJVING, [])
    first = next((c for c in cells if c.column in filled), None)
    if first is None or len(first.elements) < 2:
        return
    title = first.elements[0]
    if not isinstance(title, Paragraph) or not title.is_bold or title.marker:
        return
    place = next(i for i, c in enumerate(cells) if c is first)
    cells[place] = replace(first, elements=first.elements[1:])
    yield make_virtual_label(Kind.ONDERWERP)
    yield Text(title, title.text, "cell", id(first))

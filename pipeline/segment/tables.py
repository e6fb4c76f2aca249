"""Tables to tokens: which cells are labels, which are what they announce.

In: a Table (whole, joined over pages). Out: tokens in the order in which its blocks read. Known
forms: label | value rows (several blocks stacked, or side by side), a label in a row of its own
above its value, a header row with a block in each row (``column_tables.py``), and tables that only
lay out (a block in each cell, nested tables). A table in which nothing is recognised yields its
cells as loose text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from pipeline.segment.cells import (
    MAIN_KINDS,
    MAX_UNKNOWN_LABEL,
    Grid,
    Reader,
    as_place,
    is_main,
    iter_cell,
    iter_label_cell,
    iter_lone_cell,
    iter_placed,
    make_grid,
)
from pipeline.segment.column_tables import find_header, iter_column_tokens
from pipeline.segment.labels import Kind, Label, LabelBook, fold
from pipeline.segment.stuck_rows import part_stuck_rows
from pipeline.segment.tokens import Close, LabelToken, Token
from pipeline.segment.torn_rows import join_torn_rows
from schemas.document import Row, Table

_NUMBER_CELL = re.compile(r"^\W*[A-Za-z]?\d{1,3}[a-z]?(?:[.-]\d{1,3})*\W*$")  # "1", "2b.", "A-03"

_BEFORE_COLON = re.compile(r"(\w+)\s*:")


def iter_table_tokens(table: Table, book: LabelBook, read: Reader) -> Iterator[Token]:
    """The tokens of a table. ``read`` reads elements as running text (cells that only lay out)."""
    grid = make_grid(join_torn_rows(part_stuck_rows(table, book), book), book)
    head = _count_head_rows(grid, book)
    yield from iter_placed(grid.rows[:head], "briefhoofd")
    grid = grid.below(head)
    header = find_header(grid, 0)
    if header is not None:
        yield from iter_column_tokens(grid, header, book, read)
    elif _is_letterhead(grid, book):
        yield from iter_placed(grid.rows, "briefhoofd")
    elif _has_label_rows(grid):
        yield from _iter_label_tokens(grid, book, read)
    elif _is_property_table(grid):
        yield from iter_placed(grid.rows, "briefhoofd")
    else:
        yield from _iter_loose_tokens(grid, book, read)
    yield Close()


def _count_head_rows(grid: Grid, book: LabelBook) -> int:
    """Rows of the head of a memo that stand in one table with the blocks below it.

    Only above a row that names columns: above other labels its "Onderwerp" may be that of a block.
    """
    words = book.letterhead | book.mail
    for count, row in enumerate(grid.texts):
        if count > 1 and find_header(grid, count) == count:
            return count
        if not row or fold(row[0]) not in words:
            break
    return 0


def _has_label_rows(grid: Grid) -> bool:
    return any(is_main(label) for row in grid.labels for label in row)


def _is_letterhead(grid: Grid, book: LabelBook) -> bool:
    """Rows such as Datum, Kenmerk, Aan beside an Onderwerp without omschrijving or oplossing.

    The words may also stand in one row, above their values or each before its own.
    """
    kinds = {label.kind for row in grid.labels for label in row if label}
    if kinds & {Kind.OMSCHRIJVING, Kind.OPLOSSING, Kind.KNELPUNT, Kind.DEEL}:
        return False
    words = book.letterhead | book.mail
    if sum(fold(row[0]) in words for row in grid.texts if row) >= 2:
        return True
    if not grid.texts or len(grid.rows) > 2:
        return False
    top = [text for text in grid.texts[0] if text]
    spoken = {fold(word) for text in top for word in _BEFORE_COLON.findall(text)}
    return len(spoken & words) > 2 or (len(top) > 2 and all(fold(text) in words for text in top))


def _is_property_table(grid: Grid) -> bool:
    """At least half of the rows start with a known property ("Gemeente", "Contactpersoon")."""
    firsts = [row[0] for row, texts in zip(grid.labels, grid.texts, strict=True) if texts]
    known = sum(label is not None and label.kind is Kind.KENMERK for label in firsts)
    return known > 0 and known * 2 >= len(firsts)


def _iter_label_tokens(grid: Grid, book: LabelBook, read: Reader) -> Iterator[Token]:
    lanes: dict[int, list[Token]] = {}
    shared = _count_shared_values(grid)
    has_oplossing = any(
        label and label.kind is Kind.OPLOSSING for row in grid.labels for label in row
    )
    for row, texts, labels in zip(grid.rows, grid.texts, grid.labels, strict=True):
        first = labels[0] if labels else None
        if shared > 1 and first is not None and is_main(first):
            if first.kind is Kind.ONDERWERP:
                yield from _flush(lanes)
            _add_shared_row(lanes, row, first, read, book)
            continue
        kinds = [label.kind for label in labels if label and is_main(label)]
        if len(kinds) > len(set(kinds)):
            if kinds[0] in (Kind.ONDERWERP, Kind.KNELPUNT):
                yield from _flush(lanes)
            _add_side_by_side(lanes, row, labels, read, book)
            continue
        if lanes and _continues_lane(row, texts):
            for cell in row.cells:
                lane = max((k for k in lanes if k <= cell.column), default=min(lanes))
                lanes[lane].extend(iter_cell(cell, "cell", read, book))
            continue
        yield from _flush(lanes)
        yield from _iter_label_row(row, texts, labels, book, read, has_oplossing=has_oplossing)
    yield from _flush(lanes)


def _continues_lane(row: Row, texts: Sequence[str]) -> bool:
    return bool(row.cells) and len(row.cells) > 1 and not texts[0]


def _flush(lanes: dict[int, list[Token]]) -> Iterator[Token]:
    for lane in sorted(lanes):
        yield from lanes[lane]
        yield Close()
    lanes.clear()


def _count_shared_values(grid: Grid) -> int:
    """How many value columns share the one label column; 1 for an ordinary table."""
    counts: list[int] = []
    for texts, labels in zip(grid.texts, grid.labels, strict=True):
        if labels and is_main(labels[0]):
            if any(is_main(label) for label in labels[1:]):
                return 1
            counts.append(sum(1 for t in texts[1:] if t))
    kinds = {row[0].kind for row in grid.labels if row and row[0]}
    is_block = len(kinds & set(MAIN_KINDS)) >= 2
    return min(counts) if counts and is_block and min(counts) == max(counts) else 1


def _add_shared_row(
    lanes: dict[int, list[Token]],
    row: Row,
    label: Label,
    read: Reader,
    book: LabelBook,
) -> None:
    for number, cell in enumerate(row.cells[1:]):
        lane = lanes.setdefault(cell.column, [])
        if number == 0:
            lane.extend(iter_label_cell(row.cells[0], label))
        else:
            lane.append(LabelToken(label, label.kind, None))
        lane.extend(iter_cell(cell, "cell", read, book))


def _add_side_by_side(
    lanes: dict[int, list[Token]],
    row: Row,
    labels: Sequence[Label | None],
    read: Reader,
    book: LabelBook,
) -> None:
    lane: list[Token] | None = None
    for cell, label in zip(row.cells, labels, strict=True):
        if label is not None and is_main(label):
            lane = lanes.setdefault(cell.column, [])
            lane.extend(iter_label_cell(cell, label))
        elif lane is not None:
            lane.extend(iter_cell(cell, "cell", read, book))
        else:
            lanes.setdefault(cell.column, []).extend(iter_cell(cell, "cell", read, book))


def _iter_label_row(
    row: Row,
    texts: Sequence[str],
    labels: Sequence[Label | None],
    book: LabelBook,
    read: Reader,
    *,
    has_oplossing: bool,
) -> Iterator[Token]:
    if len([t for t in texts if t]) <= 1 and not (len(row.cells) > 1 and not texts[0]):
        yield from iter_lone_cell(row, labels, book, read)
        return
    if labels[0] is None and texts[0]:
        yield from _iter_unknown_row(row, texts, labels, book, read)
        return
    for cell, label in zip(row.cells, labels, strict=True):
        if label is not None:
            yield from iter_label_cell(cell, label)
        elif has_oplossing:
            yield from iter_cell(cell, "cell", read, book)
        else:
            yield from as_place(read(cell.elements, book), "cell")


def _iter_unknown_row(
    row: Row,
    texts: Sequence[str],
    labels: Sequence[Label | None],
    book: LabelBook,
    read: Reader,
) -> Iterator[Token]:
    """A row whose first cell is no label: a property we do not know, or text of a layout."""
    if any(is_main(label) for label in labels):
        for cell, label, text in zip(row.cells, labels, texts, strict=True):
            if label is not None:
                yield from iter_label_cell(cell, label)
            elif _NUMBER_CELL.match(text):
                yield from iter_placed([Row((cell,))], "kenmerk")
            else:
                yield from as_place(read(cell.elements, book), "row")
        return
    inside = [list(read(cell.elements, book)) for cell in row.cells]
    if any(isinstance(t, LabelToken) and is_main(t.label) for tokens in inside for t in tokens):
        for tokens in inside:
            yield from as_place(iter(tokens), "cell")
        return
    is_property = len(texts[0]) <= MAX_UNKNOWN_LABEL and sum(map(len, texts)) <= 200
    yield from iter_placed([row], "kenmerk" if is_property else "restant")


def _iter_loose_tokens(grid: Grid, book: LabelBook, read: Reader) -> Iterator[Token]:
    """A table without label cells: blocks written out inside its cells, or just data."""
    cells = [cell for row in grid.rows for cell in row.cells]
    inside = [list(read(cell.elements, book)) for cell in cells]
    is_layout = any(
        isinstance(t, LabelToken) and is_main(t.label) for tokens in inside for t in tokens
    )
    for tokens in inside:
        if is_layout:
            yield from tokens
            yield Close()
        else:
            whole = (t.whole if isinstance(t, LabelToken) and t.whole else t for t in tokens)
            yield from as_place(whole, "loose")

"""Tables to tokens: which cells are labels, which are what they announce.

In: a Table (whole, joined over pages). Out: tokens in the order in which its blocks read. Known
forms: label | value rows (several blocks stacked, or side by side), a label in a row of its own
above its value, a header row with a block in each row (columns in any order, with extra columns),
and tables that only lay out (a block in each cell, nested tables). A table in which nothing is
recognised yields its cells as loose text.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from pipeline.segment.join import cell_text
from pipeline.segment.labels import Kind, Label, LabelBook, fold
from pipeline.segment.tokens import (
    SOORT_BY_ROLE,
    Close,
    LabelToken,
    Place,
    Placed,
    Text,
    Token,
    make_virtual_label,
)
from schemas.document import Cell, Element, Paragraph, Row, Table, iter_paragraphs
from schemas.knelpunt import Soort

Reader = Callable[[Iterable[Element], LabelBook], Iterator[Token]]

MAIN_KINDS = (Kind.ONDERWERP, Kind.KNELPUNT, Kind.THEMA, Kind.OMSCHRIJVING, Kind.OPLOSSING)
_HEADER_SEARCH = 6  # rows above a header row: a title, an explanation. More is another table.
_MAX_LABEL_CELL = 220  # characters of a label cell with the instruction of a form below the label
_MAX_UNKNOWN_LABEL = 60  # characters of a first cell that may be a label we do not know


_NUMBER_CELL = re.compile(r"^\W*[A-Za-z]?\d{1,3}[a-z]?(?:[.-]\d{1,3})*\W*$")  # "1", "2b.", "A-03"


@dataclass(frozen=True, slots=True)
class _Grid:
    """A table with the text and label of each cell found once."""

    rows: tuple[Row, ...]
    texts: tuple[tuple[str, ...], ...]
    labels: tuple[tuple[Label | None, ...], ...]


def iter_table_tokens(table: Table, book: LabelBook, read: Reader) -> Iterator[Token]:
    """The tokens of a table. ``read`` reads elements as running text (cells that only lay out)."""
    grid = _make_grid(table, book)
    header = _find_header(grid, 0)
    if header is not None:
        yield from _iter_column_tokens(grid, header, book, read)
    elif _is_letterhead(grid, book):
        yield from _iter_placed(grid.rows, "briefhoofd")
    elif _has_label_rows(grid):
        yield from _iter_label_tokens(grid, book, read)
    elif _is_property_table(grid):
        yield from _iter_placed(grid.rows, "briefhoofd")
    else:
        yield from _iter_loose_tokens(grid, book, read)
    yield Close()


def _make_grid(table: Table, book: LabelBook) -> _Grid:
    texts = tuple(tuple(cell_text(c) for c in row.cells) for row in table.rows)
    labels = tuple(
        tuple(
            _find_cell_label(cell, text, book) if text else None
            for cell, text in zip(row.cells, row_texts, strict=True)
        )
        for row, row_texts in zip(table.rows, texts, strict=True)
    )
    return _Grid(
        table.rows,
        texts,
        tuple(_guess_header(ls, ts, book) for ls, ts in zip(labels, texts, strict=True)),
    )


def _find_cell_label(cell: Cell, text: str, book: LabelBook) -> Label | None:
    """The label that a cell is, or that it starts with when an instruction follows below it."""
    label = book.find_alone(text)
    if label is not None or len(cell.elements) < 2 or len(text) > _MAX_LABEL_CELL:
        return label
    first, second = cell.elements[0], cell.elements[1]
    if not isinstance(first, Paragraph) or not isinstance(second, Paragraph):
        return None
    is_hint = second.text.endswith("?") or second.text.startswith(("(", *book.labels.vraagwoorden))
    return book.find_alone(first.text) if is_hint and not second.marker else None


def _guess_header(
    labels: Sequence[Label | None], texts: Sequence[str], book: LabelBook
) -> tuple[Label | None, ...]:
    """In a row with two main labels, the other short cells are labels by the stems in them."""
    kinds = {label.kind for label in labels if label is not None and _main(label)}
    if len(kinds) < 2 or len(labels) < 3:
        return tuple(labels)
    guessed: list[Label | None] = []
    for label, text in zip(labels, texts, strict=True):
        found = book.guess(text) if label is None and 0 < len(text) <= _MAX_UNKNOWN_LABEL else None
        guessed.append(
            Label(found[0], found[1], "", len(text), alone=True, sure=True) if found else label
        )
    return tuple(guessed)


def _main(label: Label | None) -> bool:
    return label is not None and label.kind in MAIN_KINDS


def _find_header(grid: _Grid, start: int) -> int | None:
    """The row that names the columns: two labels or more, of different kinds, and no values."""
    for index in range(start, min(len(grid.rows), start + _HEADER_SEARCH)):
        if _is_header(grid, index):
            return index
        if any(_main(label) for label in grid.labels[index]):
            return None
    return None


def _is_header(grid: _Grid, index: int) -> bool:
    labels, texts = grid.labels[index], grid.texts[index]
    filled = [label for label, text in zip(labels, texts, strict=True) if text]
    kinds = {_column_kind(label) for label in filled if label}
    main = kinds & set(MAIN_KINDS)
    known = sum(label is not None for label in filled)
    if len(main) >= 2:
        return known * 2 > len(filled) or known >= 3
    return bool(main) and known >= 2 and known == len(filled) and _has_rows_below(grid, index)


def _has_rows_below(grid: _Grid, index: int) -> bool:
    """A property | onderwerp header has rows below it whose first cell is no label."""
    below = grid.labels[index + 1 : index + 3]
    return bool(below) and not any(_main(row[0]) for row in below if row)


def _column_kind(label: Label) -> Kind:
    if label.kind is Kind.DEEL:
        return Kind.OMSCHRIJVING
    return Kind.KNELPUNT if label.kind is Kind.VERZAMELING else label.kind


# --- a block in each row -----------------------------------------------------------------------


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


def _iter_column_tokens(grid: _Grid, header: int, book: LabelBook, read: Reader) -> Iterator[Token]:
    for row in grid.rows[:header]:
        yield from _iter_row_text(row, "row")
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
            yield from _iter_placed([row], "label")
        elif _is_single(row, texts):
            label = next((label for label in grid.labels[index] if _main(label)), None)
            if label is not None or below_label:
                yield from _iter_lone_cell(row, grid.labels[index], book, read)
                below_label = label is not None
                continue
            yield from _iter_row_text(row, "row")
        else:
            yield from _iter_block_row(row, texts, (roles, words), book, read)
    return


def _is_single(row: Row, texts: Sequence[str]) -> bool:
    """A row with one filled cell that spans the table: a heading between the blocks."""
    filled = [c for c, t in zip(row.cells, texts, strict=True) if t]
    return len(filled) == 1 and (len(row.cells) == 1 or filled[0].column_span > 1)


def _read_header(grid: _Grid, index: int) -> tuple[dict[int, Kind | None], dict[int, str]]:
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


def _column_values(grid: _Grid, header: int, column: int) -> list[str]:
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
        yield from _iter_row_text(Row((cell,)), "row")
    for kind in (Kind.ONDERWERP, Kind.OMSCHRIJVING, Kind.OPLOSSING):
        cells = [c for c in by_role.get(kind, []) if c.column in filled]
        if cells or (kind is Kind.ONDERWERP and is_new):
            yield make_virtual_label(kind, continues=not is_new and has_onderwerp)
        for cell in cells:
            yield from _iter_cell(cell, "cell", read, book)
    for cell in by_role.get(Kind.KENMERK, []):
        yield from _iter_placed([Row((cell,))], "kenmerk")
    for cell in by_role.get(None, []):
        soort: Soort = "restant" if len(cell_text(cell)) > _MAX_UNKNOWN_LABEL else "kenmerk"
        yield from _iter_placed([Row((cell,))], soort)


# --- label | value -------------------------------------------------------------------------------


def _has_label_rows(grid: _Grid) -> bool:
    return any(_main(label) for row in grid.labels for label in row)


def _is_letterhead(grid: _Grid, book: LabelBook) -> bool:
    """Rows such as Datum, Kenmerk, Aan beside an Onderwerp without omschrijving or oplossing."""
    kinds = {label.kind for row in grid.labels for label in row if label}
    if kinds & {Kind.OMSCHRIJVING, Kind.OPLOSSING, Kind.KNELPUNT, Kind.DEEL}:
        return False
    firsts = [fold(row[0]) for row in grid.texts if row and row[0]]
    return sum(first in book.letterhead or first in book.mail for first in firsts) >= 2


def _is_property_table(grid: _Grid) -> bool:
    """At least half of the rows start with a known property ("Gemeente", "Contactpersoon")."""
    firsts = [row[0] for row, texts in zip(grid.labels, grid.texts, strict=True) if texts]
    known = sum(label is not None and label.kind is Kind.KENMERK for label in firsts)
    return known > 0 and known * 2 >= len(firsts)


def _iter_label_tokens(grid: _Grid, book: LabelBook, read: Reader) -> Iterator[Token]:
    lanes: dict[int, list[Token]] = {}
    shared = _count_shared_values(grid)
    has_oplossing = any(
        label and label.kind is Kind.OPLOSSING for row in grid.labels for label in row
    )
    for row, texts, labels in zip(grid.rows, grid.texts, grid.labels, strict=True):
        if shared > 1 and _main(labels[0]):
            if labels[0] and labels[0].kind is Kind.ONDERWERP:
                yield from _flush(lanes)
            _add_shared_row(lanes, row, labels[0], read, book)
            continue
        kinds = [label.kind for label in labels if label and _main(label)]
        if len(kinds) > len(set(kinds)):
            if kinds[0] in (Kind.ONDERWERP, Kind.KNELPUNT):
                yield from _flush(lanes)
            _add_side_by_side(lanes, row, labels, read, book)
            continue
        if lanes and _continues_lane(row, texts):
            for cell in row.cells:
                lane = max((k for k in lanes if k <= cell.column), default=min(lanes))
                lanes[lane].extend(_iter_cell(cell, "cell", read, book))
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


def _count_shared_values(grid: _Grid) -> int:
    """How many value columns share the one label column; 1 for an ordinary table."""
    counts: list[int] = []
    for texts, labels in zip(grid.texts, grid.labels, strict=True):
        if labels and _main(labels[0]):
            if any(_main(label) for label in labels[1:]):
                return 1
            counts.append(sum(1 for t in texts[1:] if t))
    kinds = {row[0].kind for row in grid.labels if row and row[0]}
    is_block = len(kinds & set(MAIN_KINDS)) >= 2
    return min(counts) if counts and is_block and min(counts) == max(counts) else 1


def _add_shared_row(
    lanes: dict[int, list[Token]],
    row: Row,
    label: Label | None,
    read: Reader,
    book: LabelBook,
) -> None:
    assert label is not None  # noqa: S101 - the caller asked
    for number, cell in enumerate(row.cells[1:]):
        lane = lanes.setdefault(cell.column, [])
        if number == 0:
            lane.extend(_label_cell_tokens(row.cells[0], label))
        else:
            lane.append(LabelToken(label, label.kind, None))
        lane.extend(_iter_cell(cell, "cell", read, book))


def _add_side_by_side(
    lanes: dict[int, list[Token]],
    row: Row,
    labels: Sequence[Label | None],
    read: Reader,
    book: LabelBook,
) -> None:
    lane: list[Token] | None = None
    for cell, label in zip(row.cells, labels, strict=True):
        if label is not None and _main(label):
            lane = lanes.setdefault(cell.column, [])
            lane.extend(_label_cell_tokens(cell, label))
        elif lane is not None:
            lane.extend(_iter_cell(cell, "cell", read, book))
        else:
            lanes.setdefault(cell.column, []).extend(_iter_cell(cell, "cell", read, book))


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
        yield from _iter_lone_cell(row, labels, book, read)
        return
    if labels[0] is None and texts[0]:
        yield from _iter_unknown_row(row, texts, labels, book, read)
        return
    for cell, label in zip(row.cells, labels, strict=True):
        if label is not None:
            yield from _label_cell_tokens(cell, label)
        elif has_oplossing:
            yield from _iter_cell(cell, "cell", read, book)
        else:
            yield from _as_place(read(cell.elements, book), "cell")


def _iter_lone_cell(
    row: Row, labels: Sequence[Label | None], book: LabelBook, read: Reader
) -> Iterator[Token]:
    """A row with one filled cell: a label above its value, a value, or a heading."""
    for cell, label in zip(row.cells, labels, strict=True):
        if label is not None:
            yield from _label_cell_tokens(cell, label)
        else:
            yield from _as_place(read(cell.elements, book), "row")


def _iter_unknown_row(
    row: Row,
    texts: Sequence[str],
    labels: Sequence[Label | None],
    book: LabelBook,
    read: Reader,
) -> Iterator[Token]:
    """A row whose first cell is no label: a property we do not know, or text of a layout."""
    if any(_main(label) for label in labels):
        for cell, label, text in zip(row.cells, labels, texts, strict=True):
            if label is not None:
                yield from _label_cell_tokens(cell, label)
            elif _NUMBER_CELL.match(text):
                yield from _iter_placed([Row((cell,))], "kenmerk")
            else:
                yield from _as_place(read(cell.elements, book), "row")
        return
    inside = [list(read(cell.elements, book)) for cell in row.cells]
    if any(isinstance(t, LabelToken) and _main(t.label) for tokens in inside for t in tokens):
        for tokens in inside:
            yield from _as_place(iter(tokens), "cell")
        return
    is_property = len(texts[0]) <= _MAX_UNKNOWN_LABEL and sum(map(len, texts)) <= 200
    yield from _iter_placed([row], "kenmerk" if is_property else "restant")


def _label_cell_tokens(cell: Cell, label: Label) -> Iterator[Token]:
    """A label cell; its paragraphs are one label word, whatever lines it was broken over."""
    is_first = True
    for paragraph in iter_paragraphs(cell):
        if paragraph.role != "body":
            yield Placed(paragraph, SOORT_BY_ROLE[paragraph.role])
        elif is_first:
            yield LabelToken(label, label.kind, paragraph)
            is_first = False
        else:
            yield Placed(paragraph, "label")


# --- cells ---------------------------------------------------------------------------------------


def _iter_cell(cell: Cell, place: Place, read: Reader, book: LabelBook) -> Iterator[Token]:
    """The paragraphs of a value cell as text; a table inside it is read as a table."""
    for element in cell.elements:
        if isinstance(element, Paragraph):
            yield from _iter_paragraph(element, place, id(cell))
        else:
            tokens = list(read([element], book))
            if any(isinstance(t, LabelToken) for t in tokens):
                yield from tokens
            else:
                for paragraph in iter_paragraphs(element):
                    yield from _iter_paragraph(paragraph, place, id(cell))


def _iter_paragraph(paragraph: Paragraph, place: Place, unit: int) -> Iterator[Token]:
    if paragraph.role != "body":
        yield Placed(paragraph, SOORT_BY_ROLE[paragraph.role])
    elif paragraph.text or paragraph.marker:
        yield Text(paragraph, paragraph.text, place, unit)


def _iter_row_text(row: Row, place: Place) -> Iterator[Token]:
    for cell in row.cells:
        for paragraph in iter_paragraphs(cell):
            yield from _iter_paragraph(paragraph, place, id(cell))


def _iter_placed(rows: Iterable[Row], soort: Soort) -> Iterator[Token]:
    for row in rows:
        for cell in row.cells:
            for paragraph in iter_paragraphs(cell):
                if paragraph.characters:
                    own = SOORT_BY_ROLE.get(paragraph.role)
                    yield Placed(paragraph, own or soort)


def _as_place(tokens: Iterator[Token], place: Place) -> Iterator[Token]:
    for token in tokens:
        if isinstance(token, Text) and token.place == "line":
            yield Text(token.paragraph, token.text, place, token.unit)
        else:
            yield token


def _iter_loose_tokens(grid: _Grid, book: LabelBook, read: Reader) -> Iterator[Token]:
    """A table without label cells: blocks written out inside its cells, or just data."""
    cells = [cell for row in grid.rows for cell in row.cells]
    inside = [list(read(cell.elements, book)) for cell in cells]
    is_layout = any(
        isinstance(t, LabelToken) and _main(t.label) for tokens in inside for t in tokens
    )
    for tokens in inside:
        if is_layout:
            yield from tokens
            yield Close()
        else:
            yield from _as_place(iter(tokens), "loose")

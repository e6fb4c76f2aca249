"""Cells of a table: their text, the label that a cell is, and their paragraphs as tokens."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from pipeline.segment.continuation import cell_text
from pipeline.segment.labels import Kind, Label, LabelBook
from pipeline.segment.tokens import SOORT_BY_ROLE, LabelToken, Place, Placed, Text, Token
from schemas.document import Cell, Element, Paragraph, Row, Table, iter_paragraphs
from schemas.knelpunt import Soort

MAIN_KINDS = (Kind.ONDERWERP, Kind.KNELPUNT, Kind.THEMA, Kind.OMSCHRIJVING, Kind.OPLOSSING)


Reader = Callable[[Iterable[Element], LabelBook], Iterator[Token]]


_MAX_LABEL_CELL = 220  # characters of a label cell with the instruction of a form below the label


MAX_UNKNOWN_LABEL = 60  # characters of a first cell that may be a label we do not know


@dataclass(frozen=True, slots=True)
class Grid:
    """A table with the text and label of each cell found once."""

    rows: tuple[Row, ...]
    texts: tuple[tuple[str, ...], ...]
    labels: tuple[tuple[Label | None, ...], ...]

    def below(self, count: int) -> Grid:
        """The table without its first ``count`` rows."""
        return Grid(self.rows[count:], self.texts[count:], self.labels[count:])


def make_grid(table: Table, book: LabelBook) -> Grid:
    """The table with what each cell says and which label it is, if any."""
    texts = tuple(tuple(cell_text(c) for c in row.cells) for row in table.rows)
    labels = tuple(
        tuple(
            _find_cell_label(cell, text, book) if text else None
            for cell, text in zip(row.cells, row_texts, strict=True)
        )
        for row, row_texts in zip(table.rows, texts, strict=True)
    )
    return Grid(
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
    kinds = {label.kind for label in labels if label is not None and is_main(label)}
    if len(kinds) < 2 or len(labels) < 3:
        return tuple(labels)
    guessed: list[Label | None] = []
    for label, text in zip(labels, texts, strict=True):
        found = book.guess(text) if label is None and 0 < len(text) <= MAX_UNKNOWN_LABEL else None
        guessed.append(
            Label(found[0], found[1], "", len(text), alone=True, sure=True) if found else label
        )
    return tuple(guessed)


def is_main(label: Label | None) -> bool:
    """It announces a part of a block, not just a property of it."""
    return label is not None and label.kind in MAIN_KINDS


def iter_label_cell(cell: Cell, label: Label) -> Iterator[Token]:
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


def iter_lone_cell(
    row: Row, labels: Sequence[Label | None], book: LabelBook, read: Reader
) -> Iterator[Token]:
    """A row with one filled cell: a label above its value, a value, or a heading."""
    for cell, label in zip(row.cells, labels, strict=True):
        if label is not None:
            yield from iter_label_cell(cell, label)
        else:
            yield from as_place(read(cell.elements, book), "row")


def iter_cell(cell: Cell, place: Place, read: Reader, book: LabelBook) -> Iterator[Token]:
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


def iter_row_text(row: Row, place: Place) -> Iterator[Token]:
    """All paragraphs of a row as text."""
    for cell in row.cells:
        for paragraph in iter_paragraphs(cell):
            yield from _iter_paragraph(paragraph, place, id(cell))


def iter_placed(rows: Iterable[Row], soort: Soort) -> Iterator[Token]:
    """All paragraphs of rows as furniture of one kind; a role of its own goes first."""
    for row in rows:
        for cell in row.cells:
            for paragraph in iter_paragraphs(cell):
                if paragraph.characters:
                    own = SOORT_BY_ROLE.get(paragraph.role)
                    yield Placed(paragraph, own or soort)


def as_place(tokens: Iterator[Token], place: Place) -> Iterator[Token]:
    """The same tokens, their running text said to stand elsewhere."""
    for token in tokens:
        if isinstance(token, Text) and token.place == "line":
            yield Text(token.paragraph, token.text, place, token.unit)
        else:
            yield token

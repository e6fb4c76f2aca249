"""Whether what stands after a break goes on with what stood before it, and on what grounds.

In: the last paragraph or row before a page or column break and the first one after it. Out: the
grounds for taking them as one, or None. The grounds: an open sentence, a word or label that was
cut, the depth of a bullet, a line that was full, an empty first cell.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from pipeline.segment.labels import Kind, LabelBook
from schemas.document import Cell, Paragraph, Row

EDGE_TOLERANCE = 3.0
"""Points. Rulings of one table differ by up to 2 between pages; columns are 20 and more apart."""


INDENT_TOLERANCE = 6.0
"""Points. Wider, and a second level of bullets passes for the first; narrower, and scans split."""


HABIT, LATEST = 3, 60
"""Rows, the header among them, that show how the rows of a table begin, and rows looked at."""


_HEADER_SEARCH = 6  # rows; a header row stands below at most a title and an explanation


_WIDE_LINE = 300.0
"""Points. In a narrower column the last line of a paragraph is full by chance in one of five."""


_SENTENCE_END = re.compile(r"[.!?…][\"'”’»)\]]*$")


_LIST_END = re.compile(r"[:;][\"'”’»)\]]*$")


_BROKEN_WORD = re.compile(r"[^\W\d_][-\u00ad\u2010]$")


# A Dutch sentence does not end in one of these; it may in "aan", "op", "uit" (zij pakken het aan).
_OPEN_WORD = re.compile(
    r"\b(?:de|het|een|van|en|of|met|te|die|als|maar|omdat|wij|we|deze|per|tussen|zoals|geen|hun|"
    r"onze|uw|zijn eigen|bijvoorbeeld|namelijk)$",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Grounds:
    """Why two parts are one; ``doubtful`` when a human should look."""

    codes: tuple[str, ...]
    doubtful: bool = False


def find_continuation(
    left: Paragraph, right: Paragraph, right_edge: float | None, book: LabelBook
) -> Grounds | None:
    """Why ``right``, first after a break, goes on with ``left``, last before it; None if not.

    A sentence that ended may still go on when its last line was so full that the next word did not
    fit; that is the doubtful case, as a paragraph may have ended there too.
    """
    first, second = left.text, right.text
    if not first or not second or right.marker or left.heading != right.heading:
        return None
    if book.completes(first, second):
        return Grounds(("label-afgebroken",))
    if book.find_alone(first) or book.find_alone(second):
        return None
    starts_low = second[0].islower() or second[0] in ",;)"
    if _BROKEN_WORD.search(first) and (starts_low or first[-1] == "-"):
        return Grounds(("woord-afgebroken",))
    if book.find_inline(second):
        return None
    return _weigh_sentence(left, right, right_edge, starts_low=starts_low)


def _weigh_sentence(
    left: Paragraph, right: Paragraph, right_edge: float | None, *, starts_low: bool
) -> Grounds | None:
    first = left.text
    is_full = _is_line_full(left, right, right_edge)
    is_open = not _SENTENCE_END.search(first) and not _LIST_END.search(first)
    if is_open and starts_low:
        return Grounds(("open-zin", "kleine-letter"))
    if is_open and _OPEN_WORD.search(first):
        return Grounds(("open-zin", "open-woord"))
    if _LIST_END.search(first):
        return None
    if starts_low:
        return Grounds(("kleine-letter",), doubtful=not is_full)
    if _is_at_text_of_bullet(left, right):
        return Grounds(("opsommingsdiepte",), doubtful=not is_open)
    if is_full and _looks_alike(left, right) and (is_open or _may_go_on(left, right)):
        return Grounds(("open-zin", "volle-regel") if is_open else ("volle-regel",), doubtful=True)
    return None


def _looks_alike(left: Paragraph, right: Paragraph) -> bool:
    if left.marker or left.is_bold != right.is_bold:
        return False
    if left.size is None or right.size is None:
        return True
    return abs(left.size - right.size) < 0.6


def _is_at_text_of_bullet(left: Paragraph, right: Paragraph) -> bool:
    """An unmarked paragraph that starts where the text of the bullet before it starts."""
    if not left.marker or left.indent is None or right.indent is None or right.indent <= 0:
        return False
    return abs(left.indent - right.indent) <= INDENT_TOLERANCE


def _is_line_full(left: Paragraph, right: Paragraph, right_edge: float | None) -> bool:
    """The first word after the break would not have fitted on the last line before it.

    Asked of paragraphs of two lines and more: a single line does not show how wide the text is.
    """
    boxes = [f.rectangle for f in left.fragments if f.rectangle]
    following = next((f.rectangle for f in right.fragments if f.rectangle), None)
    if not boxes or following is None or right_edge is None:
        return False
    if boxes[-1].y0 < boxes[0].y1 and boxes[-1].page == boxes[0].page:
        return False
    return boxes[-1].x1 + (following.x1 - following.x0) > right_edge


def _may_go_on(left: Paragraph, right: Paragraph) -> bool:
    """A sentence that ended at a full line: the lines are wide, and no single line stands over.

    Word processors and browsers keep two lines of a paragraph together on the next page.
    """
    boxes = [f.rectangle for f in left.fragments if f.rectangle]
    following = [f.rectangle for f in right.fragments if f.rectangle]
    is_wide = max(b.x1 for b in boxes) - min(b.x0 for b in boxes) >= _WIDE_LINE
    return is_wide and following[-1].y0 >= following[0].y1


def cell_text(cell: Cell) -> str:
    """The text of a cell's own paragraphs on one line."""
    return " ".join(
        p.text for p in cell.elements if isinstance(p, Paragraph) and p.role == "body"
    ).strip()


def find_key_column(rows: Sequence[Row], book: LabelBook) -> int:
    """The column whose cell is filled where a block starts: that of the onderwerp, else the first.

    In a table with a header row that is the column it names so; in label | value tables the first.
    """
    for row in rows[:_HEADER_SEARCH]:
        labels = {c.column: book.find_alone(cell_text(c)) for c in row.cells}
        kinds = {label.kind: column for column, label in reversed(labels.items()) if label}
        if len(kinds) > 1:
            for kind in (Kind.ONDERWERP, Kind.KNELPUNT):
                if kind in kinds:
                    return kinds[kind]
    return 0


def find_row_continuation(
    rows: list[Row], right: Row, repeated: int, key: int, book: LabelBook
) -> Grounds | None:
    """Why the first row after a break goes on with the last row before it; None if it does not.

    ``key`` is the column that is filled where a block starts; ``repeated`` counts the header rows
    that stand between the two.
    """
    left = rows[-1 - repeated] if len(rows) > repeated else None
    if left is None or not left.cells or not right.cells:
        return None
    first, second = left.cells[0], right.cells[0]
    if len(right.cells) == 1 and second.column_span > 1:
        return None
    if len(left.cells) == 1 and len(right.cells) == 1 and _count_cells(rows) == 1:
        return _weigh_box(first, second, book)
    before, after = _text_in(left, key), _text_in(right, key)
    if _has_label_below_label(left, right, book):
        return None
    if not after:
        return Grounds(("eerste-cel-leeg",))
    if len(left.cells) == 1 or len(right.cells) == 1:
        return None
    if book.completes(before, after):
        return Grounds(("label-afgebroken",))
    if book.find_alone(before) or book.find_alone(after) or not after[:1].islower():
        return None
    grounds = _weigh_cells(left, right, book)
    if grounds is None and not _SENTENCE_END.search(before) and _open_high(rows, key):
        # Another cell was cut between two sentences; only the first tells that the row goes on.
        return Grounds(("open-zin", "kleine-letter"), doubtful=True)
    return grounds


def _open_high(rows: Sequence[Row], key: int) -> bool:
    """All rows of the table begin with a capital, so one that does not is no beginning.

    A table of a thousand pages is asked for the last of its rows only.
    """
    starts = [
        text[0] for row in rows[-LATEST:] if (text := _text_in(row, key)) and text[0].isalpha()
    ]
    return len(starts) >= HABIT and all(start.isupper() for start in starts)


def _has_label_below_label(left: Row, right: Row, book: LabelBook) -> bool:
    """A column that held a label in the row before the break has a label of its own after it."""
    for cell in right.cells:
        text, above = cell_text(cell), _text_in(left, cell.column)
        if text and above and book.find_alone(text) and book.find_alone(above):
            return True
    return False


def _text_in(row: Row, column: int) -> str:
    return next((cell_text(c) for c in row.cells if c.column == column), "")


def _count_cells(rows: Sequence[Row]) -> int:
    return max(len(row.cells) for row in rows[-3:])


def _weigh_box(left: Cell, right: Cell, book: LabelBook) -> Grounds | None:
    """A box drawn as a table of one cell goes on, unless what follows announces a new block."""
    last, first = last_paragraph(left), first_paragraph(right)
    if last is None or first is None:
        return None
    if last.marker and first.marker:
        return Grounds(("opsommingsdiepte",))
    if book.find_alone(last.text) and not book.find_alone(first.text):
        return Grounds(("label-zonder-waarde",))
    label = book.find_alone(first.text) or book.find_inline(first.text)
    if label is not None:
        is_next_part = label.kind in (Kind.OMSCHRIJVING, Kind.OPLOSSING)
        return Grounds(("label-vervolgt",)) if is_next_part else None
    if find_continuation(last, first, None, book):
        return Grounds(("open-zin",))
    return Grounds(("geen-label-herhaald",), doubtful=True)


def _weigh_cells(left: Row, right: Row, book: LabelBook) -> Grounds | None:
    """All cells that go on do so in an open sentence, the first one included."""
    by_column = {cell.column: cell for cell in left.cells}
    for cell in right.cells:
        before = by_column.get(cell.column)
        if before is None or not cell_text(cell):
            continue
        last, first = last_paragraph(before), first_paragraph(cell)
        if last is None or first is None or first.marker:
            continue
        if find_continuation(last, first, None, book) is None:
            return None
    return Grounds(("open-zin",))


def last_paragraph(cell: Cell) -> Paragraph | None:
    """The last element of a cell, when that is a paragraph."""
    last = cell.elements[-1] if cell.elements else None
    return last if isinstance(last, Paragraph) else None


def first_paragraph(cell: Cell) -> Paragraph | None:
    """The first element of a cell, when that is a paragraph."""
    first = cell.elements[0] if cell.elements else None
    return first if isinstance(first, Paragraph) else None

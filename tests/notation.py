"""make_document: a page of text as a Document, so that a test shows the layout it is about.

    Inbreng van gemeente Duinrade            a line is a paragraph
    # Huisvesting                            a heading; one # for each level
    **Onderwerp:** Te weinig huizen          bold words
    - Bouw meer                              a bullet: - – • ▪ o > ✓, or 1) 2. a. (b) and so on
      - ook in de kern                       two spaces deeper: nested
    | Onderwerp | Te weinig huizen |         a table row; rows without a blank line are one table
    | Oplossing | - Bouw // - Verbouw |      // starts a new paragraph inside a cell
    | Huisvesting ||                         || lets the cell before it span one column more
    <<<                                      a text box (<<< column: a column of the page) …
    >>>                                      … to here
    @footer Gemeente Duinrade                a paragraph with that role (@footnote [1] Noot)
    === pagina 2                             the next page

A blank line ends a table and puts white space above what follows. Every word is one fragment with a
rectangle (6 points a character, 14 a line), or with a path when ``paths`` is set.
"""

from __future__ import annotations

import re
import textwrap
from dataclasses import dataclass, field, replace
from typing import cast, get_args

from schemas.document import (
    Cell,
    Document,
    Element,
    Fragment,
    Frame,
    Page,
    Paragraph,
    Rectangle,
    Role,
    Row,
    Table,
    count_characters,
)

CHARACTER_WIDTH = 6.0
LINE_HEIGHT = 14.0
MARGIN = 56.0
PAGE_WIDTH, PAGE_HEIGHT = 595.0, 842.0

_MARKER = re.compile(
    r"(?:[-–—•▪◦●○■□➢►➔→✓✔*·>o]|\(?\d{1,2}[.)]|\(?[a-z][.)]|\[\d{1,2}\])(?=\s)", re.IGNORECASE
)
_PAGE_LINE = re.compile(r"===")
_ROLE = re.compile(r"@(\w+)\s?(.*)")
_CELL_BREAK = re.compile(r"\s?//\s?")


@dataclass(slots=True)
class _Pen:
    """Where the next word goes; counts lines for a page and paragraphs for paths."""

    paths: bool
    levels: bool
    confidence: float | None
    page: int = 1
    top: float = MARGIN
    paragraphs: int = 0
    open_frames: list[tuple[str, list[Element]]] = field(default_factory=list)


def make_document(
    text: str,
    *,
    paths: bool = False,
    levels: bool = False,
    ruled: bool = True,
    confidence: float | None = None,
    format: str = "pdf",
) -> Document:
    """The Document that the notation above describes.

    Args:
        text: the notation; common indentation is taken off first.
        paths: places are paths in a package (as Word files have) and there is one page.
        levels: list items say their level (as Word lists do); otherwise only the indent tells.
        ruled: the tables have drawn lines.
        confidence: makes every word recognised text with this confidence.
    """
    pen = _Pen(paths, levels, confidence)
    pages: list[Page] = []
    elements: list[Element] = []
    rows: list[str] = []
    gap = False

    def target() -> list[Element]:
        return pen.open_frames[-1][1] if pen.open_frames else elements

    def end_table() -> None:
        if rows:
            target().append(_rows_to_table(rows, pen, ruled))
            rows.clear()

    for line in textwrap.dedent(text).strip("\n").split("\n"):
        stripped = line.strip()
        if stripped.startswith("|"):
            rows.append(stripped)
            continue
        end_table()
        if not stripped:
            gap = True
            pen.top += LINE_HEIGHT
        elif _PAGE_LINE.match(stripped):
            pages.append(_close_page(pen, elements))
            elements = []
        elif stripped.startswith("<<<"):
            pen.open_frames.append((stripped[3:].strip(), []))
        elif stripped == ">>>":
            kind, inside = pen.open_frames.pop()
            frame = Frame(tuple(inside), "column" if kind == "column" else "text_box")
            target().append(frame)
        else:
            target().append(_line_to_paragraph(line, pen, gap=gap))
            gap = False
    end_table()
    pages.append(_close_page(pen, elements))
    scanned = confidence is not None
    count = None if paths else len(pages)
    return Document(format=format, pages=tuple(pages), page_count=count, scanned=scanned)


def _close_page(pen: _Pen, elements: list[Element]) -> Page:
    number = pen.page
    if pen.paths:
        return Page(number, tuple(elements))
    pen.page += 1
    pen.top = MARGIN
    return Page(number, tuple(elements), PAGE_WIDTH, PAGE_HEIGHT)


def _rows_to_table(lines: list[str], pen: _Pen, ruled: bool) -> Table:
    split = [line.strip().removeprefix("|").removesuffix("|").split("|") for line in lines]
    columns = max(len(parts) for parts in split)
    width = (PAGE_WIDTH - 2 * MARGIN) / columns
    edges = tuple(MARGIN + width * i for i in range(columns + 1))
    rows = tuple(_parts_to_row(parts, pen, edges) for parts in split)
    return Table(rows, () if pen.paths else edges, ruled)


def _parts_to_row(parts: list[str], pen: _Pen, edges: tuple[float, ...]) -> Row:
    cells: list[Cell] = []
    column, top, bottom = 0, pen.top, pen.top
    while column < len(parts):
        span = 1
        while column + span < len(parts) and parts[column + span] == "":
            span += 1
        if column + span == len(parts):  # a short row ends before the last column
            span = max(span, 1)
        pen.top = top
        elements = tuple(
            _line_to_paragraph(part, pen, left=edges[column])
            for part in _CELL_BREAK.split(parts[column].removeprefix(" ").rstrip())
            if part.strip()
        )
        bottom = max(bottom, pen.top)
        cells.append(Cell(elements, column, span))
        column += span
    pen.top = bottom
    return Row(tuple(cells))


def _line_to_paragraph(
    line: str, pen: _Pen, *, left: float = MARGIN, gap: bool = False
) -> Paragraph:
    spaces = len(line) - len(line.lstrip())
    rest = line.strip()
    role, rest = _take_role(rest)
    heading = len(rest) - len(rest.lstrip("#")) if rest.startswith("#") else 0
    rest = rest[heading:].strip()
    match = _MARKER.match(rest)
    marker = match.group() if match else ""
    if match:
        rest = rest[match.end() :].strip()
        spaces += len(marker) + 1
    level = (spaces - len(marker) - 1) // 2 if pen.levels and marker else None
    indent = spaces * CHARACTER_WIDTH
    pen.paragraphs += 1
    fragments = _words(rest, pen, left + indent, bold_all=heading > 0)
    pen.top += LINE_HEIGHT
    return Paragraph(
        fragments,
        role,
        marker=marker,
        marker_characters=count_characters(marker),
        level=level,
        indent=None if pen.paths else indent,
        heading=heading,
        style=f"Heading {heading}" if heading else "",
        gap_before=LINE_HEIGHT if gap else 0.0,
    )


def _take_role(text: str) -> tuple[Role, str]:
    match = _ROLE.match(text)
    if match and match.group(1) in get_args(Role):
        return cast("Role", match.group(1)), match.group(2)
    return "body", text


def _words(text: str, pen: _Pen, left: float, *, bold_all: bool) -> tuple[Fragment, ...]:
    fragments: list[Fragment] = []
    bold = False
    x, start = left, 0
    for token in re.findall(r"\*\*|\s+|(?:(?!\*\*)\S)+", text):
        if token == "**":
            bold = not bold
        elif token.isspace():
            if fragments:
                fragments[-1] = replace(fragments[-1], after=" ")
            x += CHARACTER_WIDTH
            start += 1
        else:
            width = len(token) * CHARACTER_WIDTH
            box = Rectangle(pen.page, x, pen.top, x + width, pen.top + LINE_HEIGHT - 2)
            fragments.append(
                Fragment(
                    text=token,
                    after="",
                    rectangle=None if pen.paths else box,
                    path=f"word/document.xml#/p[{pen.paragraphs}]" if pen.paths else "",
                    start=start,
                    bold=bold or bold_all,
                    size=11.0 + 2 * bold_all,
                    confidence=pen.confidence,
                )
            )
            x += width
            start += len(token)
    return tuple(fragments)

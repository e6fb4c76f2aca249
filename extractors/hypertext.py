"""HTML inside other files (mail bodies, chunks of a Word file) to elements.

Only the structure that carries meaning is read: paragraphs, headings, lists, tables, bold, line
breaks. Scripts and styles are no text; nothing is fetched.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

import lxml.html
from lxml import etree

from extractors.package import XmlElement
from extractors.paragraphs import Piece, pieces_to_paragraphs
from schemas.document import Cell, Element, Paragraph, Role, Row, Table
from schemas.errors import LimitExceededError

_BLOCKS = {
    "address", "article", "aside", "blockquote", "body", "caption", "center", "dd", "div", "dl",
    "dt", "fieldset", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header",
    "hr", "html", "li", "main", "nav", "ol", "p", "pre", "section", "tbody", "td", "th", "tr", "ul",
}  # fmt: skip
_SILENT = {"script", "style", "head", "title", "meta", "link", "template", "noscript", "object"}
_BOLD = {"b", "strong", "th", "h1", "h2", "h3", "h4", "h5", "h6"}
_HEADING = re.compile(r"h([1-6])$")
_BOLD_STYLE = re.compile(r"font-weight\s*:\s*(?:bold|[6-9]00)", re.IGNORECASE)
_HIDDEN_STYLE = re.compile(r"display\s*:\s*none|mso-hide\s*:\s*all", re.IGNORECASE)
_SPACE = re.compile(r"[ \t\r\n\f]+")
MAX_DEPTH = 200
"""Nested elements that are walked; browsers stop at 512, and deeper text is read as one line."""
PARSED_DEPTH = 2048
"""Nested elements that libxml2 parses at all."""
MAX_SPAN = 1000
MAX_NESTED_TABLES = 8
"""Tables in tables that are kept as such; deeper ones are read as the paragraphs in them."""


@dataclass(frozen=True, slots=True)
class _Look:
    bold: bool = False
    heading: int = 0
    role: Role | None = None
    keep_space: bool = False


@dataclass(slots=True)
class _Flow:
    target: str
    role: Role
    elements: list[Element] = field(default_factory=list)
    pieces: list[Piece] = field(default_factory=list)
    heading: int = 0
    marker: str = ""
    level: int | None = None
    blocks: int = 0
    tables: int = 0

    def path(self) -> str:
        """The place of the paragraph that is being read."""
        return f"{self.target}#/block[{self.blocks + 1}]"

    def add(self, text: str, look: _Look) -> None:
        """Append text with its look."""
        if not text:
            return
        last = self.pieces[-1] if self.pieces else None
        start = 0 if last is None else last.start + len(last.text)
        self.pieces.append(
            Piece(text, role=look.role, bold=look.bold, path=self.path(), start=start)
        )

    def close(self, look: _Look) -> None:
        """End the paragraph; the next one is set as ``look`` says.

        The label of a list item goes to the first paragraph in it that has text.
        """
        if any(piece.text.strip() for piece in self.pieces):
            form = Paragraph(
                (),
                role=self.role,
                marker=self.marker,
                level=self.level if self.marker else None,
                heading=self.heading,
            )
            self.elements.extend(pieces_to_paragraphs(self.pieces, form))
            self.blocks += 1
            self.marker = ""
        self.pieces = []
        self.heading = look.heading


def has_data_table(content: bytes | str) -> bool:
    """The HTML has a table that is one to a reader, and not a way to set a page."""
    root = _parse(content)
    return root is not None and any(_is_data_table(table) for table in root.iter("table"))


def _parse(content: bytes | str) -> XmlElement | None:
    if not content.strip():
        return None
    # A declaration of another encoding does not hold for text that was decoded already.
    encoding = "utf-8" if isinstance(content, str) else None
    parser = lxml.html.HTMLParser(
        encoding=encoding,
        no_network=True,
        remove_comments=True,
        remove_pis=True,
        huge_tree=True,  # 256 levels otherwise
    )
    if isinstance(content, str):
        content = content.encode("utf-8", "replace")
    try:
        root = lxml.html.document_fromstring(content, parser=parser)
    except (etree.ParserError, ValueError):
        return None  # nothing but comments or declarations: no text
    if any("depth" in entry.message for entry in parser.error_log):
        # What is nested deeper was dropped: a text with a hole in it is not read.
        raise LimitExceededError(grens="nesting", waarde="te diep", maximum=PARSED_DEPTH)
    return root


def read_html(content: bytes | str, target: str, role: Role = "body") -> tuple[Element, ...]:
    """The elements of an HTML text. ``target`` names the part for the paths ("part#/block[2]").

    Raises:
        LimitExceededError: nested deeper than can be parsed.
    """
    root = _parse(content)
    if root is None:
        return ()
    flow = _Flow(target, role)
    _walk(root, _Look(), flow, 0)
    flow.close(_Look())
    return tuple(flow.elements)


def _walk(element: XmlElement, look: _Look, flow: _Flow, depth: int) -> None:
    name = element.tag if isinstance(element.tag, str) else ""
    if name in _SILENT or not name:
        return
    if depth > MAX_DEPTH:
        flow.add(_SPACE.sub(" ", "".join(str(t) for t in element.itertext())), look)
        return
    look = _enter(element, name, look)
    if name == "br":
        flow.add("\n", look)
    elif name == "table" and flow.tables < MAX_NESTED_TABLES and _is_data_table(element):
        flow.close(look)
        flow.elements.append(_read_table(element, look, flow, depth))
    else:
        is_block = name in _BLOCKS
        if is_block:
            flow.close(look)
        _walk_inside(element, look, flow, depth)
        if is_block:
            flow.close(replace(look, heading=0))


def _walk_inside(element: XmlElement, look: _Look, flow: _Flow, depth: int) -> None:
    _add_text(element.text, look, flow)
    number = _first_number(element)
    for item in element:
        if item.tag == "li":
            flow.close(look)
            flow.marker, flow.level = _label(element, number), _list_level(item) - 1
            number += 1
        _walk(item, look, flow, depth + 1)
        if item.tag == "li":
            flow.marker = ""
        _add_text(item.tail, look, flow)


def _add_text(text: str | None, look: _Look, flow: _Flow) -> None:
    if text:
        flow.add(text if look.keep_space else _SPACE.sub(" ", text), look)


def _enter(element: XmlElement, name: str, look: _Look) -> _Look:
    style = element.get("style") or ""
    if name in _BOLD or _BOLD_STYLE.search(style):
        look = replace(look, bold=True)
    if match := _HEADING.match(name):
        look = replace(look, heading=int(match[1]))
    if name == "pre":
        look = replace(look, keep_space=True)
    if _HIDDEN_STYLE.search(style) or element.get("hidden") is not None:
        look = replace(look, role="hidden")
    return look


def _first_number(element: XmlElement) -> int:
    start = element.get("start") or "1"
    return int(start) if start.isdecimal() and len(start) < 8 else 1


def _label(parent: XmlElement, number: int) -> str:
    if parent.tag != "ol":
        return "•"
    kind = parent.get("type") or "1"
    if kind in "aA" and number <= 26:
        return f"{chr(ord(kind) + number - 1)}."
    return f"{number}."


def _list_level(parent: XmlElement) -> int:
    return sum(1 for item in parent.iterancestors("ul", "ol"))


def _is_data_table(table: XmlElement) -> bool:
    """More than one cell in some row: a table of one column is only a way to set a page."""
    return any(sum(1 for _ in row.iterchildren("td", "th")) > 1 for row in _iter_rows(table))


def _iter_rows(table: XmlElement) -> Iterator[XmlElement]:
    for item in table:
        if item.tag == "tr":
            yield item
        elif item.tag in ("thead", "tbody", "tfoot"):
            yield from item.iterchildren("tr")


def _read_table(table: XmlElement, look: _Look, flow: _Flow, depth: int) -> Table:
    rows: list[Row] = []
    taken: dict[int, int] = {}  # column -> rows that a cell above still takes
    for row in _iter_rows(table):
        cells: list[Cell] = []
        column = 0
        taken = {c: n - 1 for c, n in taken.items() if n > 0}
        for item in row.iterchildren("td", "th"):
            while taken.get(column, 0) > 0:
                column += 1
            span, down = _span(item, "colspan"), _span(item, "rowspan")
            cells.append(Cell(_read_cell(item, look, flow, depth), column, span, down))
            if down > 1:
                taken.update(dict.fromkeys(range(column, column + span), down))
            column += span
        is_header = bool(cells) and all(c.tag == "th" for c in row.iterchildren("td", "th"))
        rows.append(Row(tuple(cells), is_header))
    return Table(tuple(rows))


def _read_cell(item: XmlElement, look: _Look, flow: _Flow, depth: int) -> tuple[Element, ...]:
    inner = _Flow(flow.target, flow.role, blocks=flow.blocks, tables=flow.tables + 1)
    _walk(item, look, inner, depth + 1)
    inner.close(_Look())
    flow.blocks = inner.blocks
    return tuple(inner.elements)


def _span(item: XmlElement, name: str) -> int:
    found = (item.get(name) or "1").strip()
    return min(max(int(found), 1), MAX_SPAN) if found.isdecimal() and len(found) < 6 else 1

"""The walk over an OpenDocument text: paragraphs, lists, tables, sections, frames."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace

from extractors.odt_styles import (
    DRAW,
    FO,
    LEVELS,
    OFFICE,
    STYLE,
    SVG,
    TABLE,
    TEXT,
    XML_ID,
    ListLevel,
    OdtStyle,
    OdtStyles,
    length,
    make_label,
)
from extractors.odt_text import Look, OdtText, OdtTextReader, apply_style, note_label
from extractors.package import XmlElement
from extractors.paragraphs import move_worded_label, pieces_to_paragraphs, settle_page_numbers
from extractors.word_tables import MAX_COLUMNS
from extractors.word_xml import iter_placed, whole
from schemas.document import Cell, Element, Frame, Paragraph, Role, Row, Table

MAX_NESTED_TABLES = 8
MAX_REPEATED_ROWS = 100
LINE_SPACING = 1.2
DEFAULT_SIZE = 12.0
_ROW_HEIGHT = 18.0

_INDEXES = {
    TEXT + name
    for name in (
        "table-of-content", "illustration-index", "table-index", "object-index", "user-index",
        "alphabetical-index", "bibliography",
    )
}  # fmt: skip
_SILENT = {
    TEXT + name
    for name in (
        "tracked-changes", "sequence-decls", "variable-decls", "user-field-decls",
        "dde-connection-decls", "table-of-content-source", "illustration-index-source",
        "table-index-source", "object-index-source", "user-index-source",
        "alphabetical-index-source", "bibliography-source", "soft-page-break", "section-source",
    )
} | {OFFICE + "forms", OFFICE + "change-info", SVG + "title", SVG + "desc"}  # fmt: skip
_ROW_GROUPS = {TABLE + n for n in ("table-header-rows", "table-rows", "table-row-group")}


@dataclass(frozen=True, slots=True)
class Setting:
    """Where the walk is: the role of text here, a role that overrules it, and what is around."""

    role: Role = "body"
    override: Role | None = None
    tables: int = 0


@dataclass(slots=True)
class _List:
    """A list that is being read: its style, how far it has counted, and its depth from 0."""

    style: str
    counters: list[int | None]
    level: int = 0
    is_label_due: bool = False


@dataclass(slots=True)
class _Flow:
    elements: list[Element] = field(default_factory=list)
    space: float = 0.0


@dataclass(slots=True)
class OdtReader:
    """Walks the parts of one file; lists, notes and comments are gathered along the way."""

    part: str
    styles: OdtStyles
    texts: OdtTextReader = field(init=False)
    deletions: dict[str, tuple[XmlElement, str]] = field(default_factory=dict)
    notes: list[tuple[XmlElement, str, bool]] = field(default_factory=list)
    waiting: list[tuple[XmlElement, str]] = field(default_factory=list)
    counters_by_id: dict[str, list[int | None]] = field(default_factory=dict)
    counters_by_style: dict[str, list[int | None]] = field(default_factory=dict)
    outline: list[int | None] = field(default_factory=lambda: [None] * LEVELS)
    seen: Counter[str] = field(default_factory=Counter)

    def __post_init__(self) -> None:
        self.texts = OdtTextReader(self.styles)

    def read(self, container: XmlElement, path: str, setting: Setting) -> tuple[Element, ...]:
        """The elements in this container in reading order."""
        flow = _Flow()
        self._walk(container, path, setting, flow, None)
        return tuple(flow.elements)

    def read_notes(self) -> tuple[Element, ...]:
        """The texts of the notes that the text refers to, in that order."""
        found: list[Element] = []
        done = 0
        while done < len(self.notes):
            note, path, is_deleted = self.notes[done]
            done += 1
            body = note.find(TEXT + "note-body")
            if body is None:
                continue
            setting = Setting("footnote", "deleted" if is_deleted else None)
            made = self.read(body, f"{path}/note-body[1]", setting)
            if made and isinstance(made[0], Paragraph):
                made = (replace(made[0], marker=note_label(note)), *made[1:])
            found.extend(made)
        return tuple(found)

    def _walk(
        self,
        container: XmlElement,
        path: str,
        setting: Setting,
        flow: _Flow,
        current: _List | None,
    ) -> None:
        for item, item_path in iter_placed(container, path):
            self._block(item, item_path, setting, flow, current)
            if container.tag == OFFICE + "text":
                for comment, comment_path in self.waiting:
                    flow.elements.extend(self._comment(comment, comment_path))
                self.waiting.clear()

    def _block(
        self, item: XmlElement, path: str, setting: Setting, flow: _Flow, current: _List | None
    ) -> None:
        tag = item.tag
        if tag in (TEXT + "p", TEXT + "h"):
            self._paragraph(item, path, setting, flow, current)
        elif tag == TEXT + "list":
            self._list(item, path, setting, flow, current)
        elif tag == TEXT + "numbered-paragraph":
            self._list_items([(item, path)], setting, flow, self._open_list(item, current))
        elif tag == TABLE + "table":
            flow.elements.extend(self._table(item, path, setting))
        elif tag == TEXT + "section":
            is_hidden = item.get(TEXT + "display", "true") == "none"
            inner = replace(setting, override=setting.override or "hidden")
            self._walk(item, path, inner if is_hidden else setting, flow, None)
        elif tag in _INDEXES:
            inner = replace(setting, override=setting.override or "toc")
            self._walk(item, path, inner, flow, None)
        elif tag == TEXT + "change":
            flow.elements.extend(self._deleted(item.get(TEXT + "change-id", ""), setting))
        elif tag == OFFICE + "annotation":
            self.waiting.append((item, path))
        elif tag.startswith(DRAW):
            flow.elements.extend(self._shapes([(item, path, None)], setting))
        elif tag not in _SILENT:
            self._walk(item, path, setting, flow, current)

    # Paragraphs

    def _paragraph(
        self, item: XmlElement, path: str, setting: Setting, flow: _Flow, current: _List | None
    ) -> None:
        style = self.styles.style("paragraph", item.get(TEXT + "style-name"))
        look = apply_style(style, Look(role=setting.override))
        text = self.texts.read(item, path, look)
        pieces = settle_page_numbers(text.pieces, setting.role)
        form = self._form(item, style, setting, flow, current)
        form, pieces = move_worded_label(form, pieces)
        made = pieces_to_paragraphs(pieces, form)
        flow.elements.extend(made)
        size = style.size or DEFAULT_SIZE
        after = style.after or 0.0
        flow.space = after if made else flow.space + size * LINE_SPACING + after
        self._anchored(path, text, setting, flow)

    def _form(
        self,
        item: XmlElement,
        style: OdtStyle,
        setting: Setting,
        flow: _Flow,
        current: _List | None,
    ) -> Paragraph:
        heading = 0
        if item.tag == TEXT + "h":
            heading = whole(item.get(TEXT + "outline-level")) or 1
        elif style.name in ("Title", "Titel"):
            heading = 1
        marker, level, indent = self._label(item, heading, current)
        if indent is None or style.left:
            indent = style.left or 0.0
        return Paragraph(
            (),
            role=setting.role,
            marker=marker,
            level=level if marker else None,
            indent=indent,
            heading=heading or style.heading,
            style=style.name,
            gap_before=round(flow.space + (style.before or 0.0), 2),
        )

    def _label(
        self, item: XmlElement, heading: int, current: _List | None
    ) -> tuple[str, int | None, float | None]:
        if current is not None:
            levels = self.styles.lists.get(current.style, {})
            indent = levels.get(current.level, ListLevel()).left
            if not current.is_label_due:
                return "", None, indent
            current.is_label_due = False
            return make_label(levels, current.level, current.counters), current.level, indent
        is_numbered = item.tag == TEXT + "h" and item.get(TEXT + "is-list-header") != "true"
        if not is_numbered or not 1 <= heading <= LEVELS:
            return "", None, None
        count_up(self.outline, heading - 1, self.styles.outline)
        return make_label(self.styles.outline, heading - 1, self.outline), None, None

    def _anchored(self, path: str, text: OdtText, setting: Setting, flow: _Flow) -> None:
        for change in text.deletions:
            flow.elements.extend(self._deleted(change, setting))
        self.notes.extend(
            (note, f"{path}//note[{number}]", setting.override == "deleted")
            for number, note in enumerate(text.notes, start=1)
        )
        self.waiting.extend(
            (comment, f"{path}//annotation[{number}]")
            for number, comment in enumerate(text.comments, start=1)
        )
        shapes = [
            (shape, f"{path}//{shape.tag.rpartition('}')[2]}[{number}]", role)
            for number, (shape, role) in enumerate(text.shapes, start=1)
        ]
        flow.elements.extend(self._shapes(shapes, setting))

    def _comment(self, comment: XmlElement, path: str) -> tuple[Element, ...]:
        texts = _Flow()
        for item, item_path in iter_placed(comment, path):
            if item.tag.startswith(TEXT):  # not its author and date
                self._block(item, item_path, Setting("comment"), texts, None)
        return tuple(texts.elements)

    def _deleted(self, change: str, setting: Setting) -> tuple[Element, ...]:
        deletion, path = self.deletions.pop(change, (None, ""))
        if deletion is None:
            return ()
        return self.read(deletion, path, replace(setting, override="deleted"))

    # Lists

    def _list(
        self, item: XmlElement, path: str, setting: Setting, flow: _Flow, current: _List | None
    ) -> None:
        opened = self._open_list(item, current)
        self._list_items(iter_placed(item, path), setting, flow, opened)

    def _open_list(self, item: XmlElement, current: _List | None) -> _List:
        style = item.get(TEXT + "style-name") or (current.style if current else "")
        if current is not None:
            level = min(current.level + 1, LEVELS - 1)
            return _List(style, current.counters, level)
        continued = item.get(TEXT + "continue-list")
        if continued in self.counters_by_id:
            counters = self.counters_by_id[continued]
        elif item.get(TEXT + "continue-numbering") == "true":
            counters = self.counters_by_style.get(style, [None] * LEVELS)
        else:
            counters = [None] * LEVELS
        self.counters_by_style[style] = counters
        name = item.get(XML_ID)
        if name is not None:
            self.counters_by_id[name] = counters
        level = (whole(item.get(TEXT + "level")) or 1) - 1  # of a numbered paragraph
        return _List(style, counters, min(max(level, 0), LEVELS - 1))

    def _list_items(
        self,
        items: Iterable[tuple[XmlElement, str]],
        setting: Setting,
        flow: _Flow,
        opened: _List,
    ) -> None:
        levels = self.styles.lists.get(opened.style, {})
        for item, path in items:
            is_item = item.tag in (TEXT + "list-item", TEXT + "numbered-paragraph")
            first = next((i for i in item if isinstance(i.tag, str)), None)
            # An item that only holds a deeper list has no label of its own.
            opened.is_label_due = is_item and first is not None and first.tag != TEXT + "list"
            if opened.is_label_due:
                start = whole(item.get(TEXT + "start-value"))
                count_up(opened.counters, opened.level, levels, start)
            self._walk(item, path, setting, flow, opened)
            opened.is_label_due = False

    # Tables

    def _table(self, table: XmlElement, path: str, setting: Setting) -> tuple[Element, ...]:
        inner = replace(setting, tables=setting.tables + 1)
        rows: list[Row] = []
        open_spans: dict[int, tuple[int, int]] = {}
        is_ruled = False
        for row, row_path, is_header in _iter_rows(table, path, is_header=False):
            repeated = min(whole(row.get(TABLE + "number-rows-repeated")) or 1, MAX_REPEATED_ROWS)
            for _ in range(repeated):
                cells = tuple(self._cells(row, row_path, inner, open_spans))
                rows.append(Row(cells, is_header))
            is_ruled = is_ruled or any(self._is_drawn(cell) for cell in row)
        if setting.tables >= MAX_NESTED_TABLES:
            self.seen["tabel-te-diep"] += 1
            return tuple(e for row in rows for cell in row.cells for e in cell.elements)
        return (Table(tuple(rows), self._edges(table), is_ruled),) if rows else ()

    def _cells(
        self,
        row: XmlElement,
        path: str,
        setting: Setting,
        open_spans: dict[int, tuple[int, int]],
    ) -> Iterator[Cell]:
        column = 0
        for item, item_path in iter_placed(row, path):
            is_covered = item.tag == TABLE + "covered-table-cell"
            if item.tag != TABLE + "table-cell" and not is_covered:
                continue
            for _ in range(min(whole(item.get(TABLE + "number-columns-repeated")) or 1, 64)):
                if column >= MAX_COLUMNS:
                    return
                down, width = open_spans.get(column, (0, 1))
                inner = replace(setting, override=setting.override or "hidden")
                elements = self.read(item, item_path, inner if is_covered else setting)
                if not is_covered:
                    across = _span(item, "number-columns-spanned")
                    rows = _span(item, "number-rows-spanned")
                    open_spans[column] = (rows - 1, across)
                    yield Cell(elements, column, across, rows)
                elif down > 0:
                    open_spans[column] = (down - 1, width)
                    yield Cell(elements, column, width)
                elif elements:
                    yield Cell(elements, column)
                column += 1

    def _is_drawn(self, cell: XmlElement) -> bool:
        name = cell.get(TABLE + "style-name")
        properties = self.styles.properties("table-cell", name, "table-cell")
        if properties is None:
            return False
        borders = [properties.get(f"{FO}border{side}") for side in ("", "-left", "-top", "-bottom")]
        background = properties.get(FO + "background-color") or "transparent"
        return any(b not in (None, "none") for b in borders) or background not in (
            "transparent",
            "#ffffff",
        )

    def _edges(self, table: XmlElement) -> tuple[float, ...]:
        edges = [0.0]
        for column in table.iter(TABLE + "table-column"):
            name = column.get(TABLE + "style-name")
            properties = self.styles.properties("table-column", name, "table-column")
            width = None if properties is None else length(properties.get(STYLE + "column-width"))
            if width is None:
                return ()
            repeated = whole(column.get(TABLE + "number-columns-repeated")) or 1
            for _ in range(min(max(repeated, 1), 64)):
                edges.append(round(edges[-1] + width, 2))
        return tuple(edges) if len(edges) > 1 else ()

    # Drawings

    def _shapes(
        self, shapes: list[tuple[XmlElement, str, Role | None]], setting: Setting
    ) -> Iterator[Element]:
        tops = [length(shape.get(SVG + "y")) for shape, _, _ in shapes]
        if all(top is not None for top in tops):
            shapes = [s for _, s in sorted(zip(tops, shapes, strict=True), key=_position)]
        for shape, path, role in shapes:
            inner = replace(setting, override=setting.override or role)
            kind = shape.tag.rpartition("}")[2]
            if kind == "image":
                if setting.role == "body":
                    self.seen["afbeelding-niet-gelezen"] += 1
            elif kind in ("object", "object-ole"):
                self.seen["object-niet-gelezen"] += 1
            elif kind in ("g", "frame", "a"):
                yield from self._group(shape, path, inner)
            else:
                elements = self.read(shape, path, inner)
                if elements:
                    yield Frame(elements)

    def _group(self, group: XmlElement, path: str, setting: Setting) -> Iterator[Element]:
        items: list[tuple[XmlElement, str, Role | None]] = [
            (item, item_path, None)
            for item, item_path in iter_placed(group, path)
            if item.tag.startswith(DRAW)
        ]
        if group.tag == DRAW + "frame":
            # The members of a frame are one content in several formats: the first that is read.
            items = next(([i] for i in items if i[0].tag == DRAW + "text-box"), items[:1])
        yield from self._shapes(items, setting)


def count_up(
    counters: list[int | None],
    index: int,
    levels: dict[int, ListLevel],
    start: int | None = None,
) -> None:
    """Count one item at a level; deeper levels start anew."""
    current = counters[index]
    if start is not None:
        counters[index] = start
    elif current is None:
        counters[index] = levels.get(index, ListLevel()).start
    else:
        counters[index] = current + 1
    for deeper in range(index + 1, LEVELS):
        counters[deeper] = None


def _iter_rows(
    table: XmlElement, path: str, *, is_header: bool
) -> Iterator[tuple[XmlElement, str, bool]]:
    for item, item_path in iter_placed(table, path):
        if item.tag == TABLE + "table-row":
            yield item, item_path, is_header
        elif item.tag in _ROW_GROUPS:
            header = is_header or item.tag == TABLE + "table-header-rows"
            yield from _iter_rows(item, item_path, is_header=header)


def _span(cell: XmlElement, name: str) -> int:
    return min(max(whole(cell.get(TABLE + name)) or 1, 1), MAX_COLUMNS)


def _position(
    placed: tuple[float | None, tuple[XmlElement, str, Role | None]],
) -> tuple[int, float]:
    top, (shape, _, _) = placed
    return round((top or 0.0) / _ROW_HEIGHT), length(shape.get(SVG + "x")) or 0.0

"""The one walk over a Word story in reading order: paragraphs, tables, controls, boxes.

In go an element that holds blocks (body, cell, text box, header, note), out come the elements of a
Document. What may stand around a paragraph, table, row or cell without being seen (content
controls, tracked changes, custom XML) is walked through, and so is what is not known.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from extractors.package import XmlElement
from extractors.paragraphs import (
    Piece,
    move_worded_label,
    pieces_to_paragraphs,
    settle_page_numbers,
)
from extractors.word_controls import control_role
from extractors.word_drawings import Shape, choose_alternative, find_shapes, sort_shapes
from extractors.word_fields import Story
from extractors.word_numbering import LEVELS, Level
from extractors.word_reader import WordReader
from extractors.word_runs import Look, ParagraphText, RunReader
from extractors.word_styles import (
    DEFAULT_SIZE,
    ParagraphForm,
    Style,
    merge_paragraph_forms,
    read_paragraph_form,
)
from extractors.word_tables import (
    cell_role,
    cell_span,
    is_header_row,
    is_ruled,
    merge_state,
    row_role,
    skipped_columns,
    table_bold,
    table_edges,
)
from extractors.word_xml import MC, A, W, child, iter_placed, local_name, value
from schemas.document import Cell, Element, Frame, Paragraph, Role, Row, Table

MAX_NESTED_TABLES = 8
"""Tables in tables that are kept as such; deeper ones are read as the paragraphs in them."""
LINE_SPACING = 1.2
"""White space of an empty line, in font sizes."""

_WRAPPERS = {W + n for n in ("customXml", "smartTag", "ins", "moveTo", "sdtContent", "bdo", "dir")}
_TAKEN_OUT = {W + "del", W + "moveFrom"}


@dataclass(frozen=True, slots=True)
class Setting:
    """Where the walk is: the role of text here, a role that overrules it, and the table around."""

    role: Role = "body"
    override: Role | None = None
    table_bold: bool | None = None
    tables: int = 0


@dataclass(slots=True)
class _Flow:
    """Paragraphs that follow each other in one container: what one leaves to the next."""

    elements: list[Element] = field(default_factory=list)
    pieces: list[Piece] = field(default_factory=list)
    form: Paragraph | None = None
    space: float = 0.0
    style_id: str = ""
    is_contextual: bool = False


@dataclass(slots=True)
class _CellDraft:
    elements: tuple[Element, ...]
    column: int
    column_span: int
    row_span: int = 1


@dataclass(slots=True)
class BlockReader:
    """Walks one story of the package."""

    reader: WordReader
    story: Story
    runs: RunReader

    def read(self, container: XmlElement, path: str, setting: Setting) -> tuple[Element, ...]:
        """The elements in this container in reading order."""
        flow = _Flow()
        self._walk(container, path, setting, flow)
        self._flush(flow)
        return tuple(flow.elements)

    def _walk(self, container: XmlElement, path: str, setting: Setting, flow: _Flow) -> None:
        for item, item_path in iter_placed(container, path):
            self._block(item, item_path, setting, flow)
            if container.tag == W + "body":
                flow.elements.extend(self.reader.take_comments())

    def _block(self, item: XmlElement, path: str, setting: Setting, flow: _Flow) -> None:
        tag = item.tag
        if tag == W + "p":
            self._paragraph(item, path, setting, flow)
        elif tag == W + "tbl":
            self._flush(flow)
            flow.elements.extend(self._table(item, path, setting))
        elif tag == W + "sdt":
            content = child(item, "sdtContent")
            if content is not None:
                inner = self._enter_control(item, setting)
                self._walk(content, f"{path}/sdtContent", inner, flow)
        elif tag in _TAKEN_OUT:
            self._walk(item, path, replace(setting, override="deleted"), flow)
        elif tag == MC + "AlternateContent":
            chosen = choose_alternative(item)
            if chosen is not None:
                self._walk(chosen, f"{path}/{_step(chosen)}", setting, flow)
        elif tag == W + "altChunk":
            self._flush(flow)
            flow.elements.extend(self.reader.read_chunk(item, self.story.part))
        elif tag == W + "subDoc":
            self.reader.remark("ingevoegd-deel-niet-gelezen")
        elif tag == W + "r":
            self._loose_run(item, path, setting, flow)
        elif tag not in _NO_BLOCKS:
            self._walk(item, path, setting, flow)

    def _enter_control(self, control: XmlElement, setting: Setting) -> Setting:
        self.reader.note_hints([control])
        return _overruled(setting, control_role(control))

    # Paragraphs

    def _paragraph(self, item: XmlElement, path: str, setting: Setting, flow: _Flow) -> None:
        properties = child(item, "pPr")
        style = self.reader.styles.paragraph_style(value(properties, "pStyle"))
        look = Look(style, setting.override, setting.table_bold)
        text = self.runs.read(item, path, look)
        self.reader.note_comments(text.comments)
        self.reader.note_hints(text.controls)
        pieces = [*flow.pieces, *settle_page_numbers(text.pieces, setting.role)]
        flow.pieces = []
        is_seen = any(p.role is None and p.text.strip() for p in pieces)
        direct = read_paragraph_form(properties)
        merged = self._merged(style, direct)
        form = self._form(style, merged, setting, flow)
        if is_seen and _runs_on(properties):
            # The end of this paragraph was deleted, or it is a drop cap: the next one goes on.
            flow.pieces, flow.form = pieces, form
        else:
            is_counted = is_seen or not _is_mark_gone(properties)
            form = self._label(form, style, direct, is_counted=is_counted)
            form, pieces = move_worded_label(form, pieces)
            made = pieces_to_paragraphs(pieces, form)
            flow.elements.extend(made)
            self._leave_space(style, merged, flow, is_empty=not made)
        flow.elements.extend(self._shapes(item, path, text, setting))

    def _flush(self, flow: _Flow) -> None:
        if flow.pieces and flow.form is not None:
            flow.elements.extend(pieces_to_paragraphs(flow.pieces, flow.form))
        flow.pieces = []

    def _form(
        self, style: Style, merged: ParagraphForm, setting: Setting, flow: _Flow
    ) -> Paragraph:
        role: Role = setting.role
        if role == "body" and style.is_toc:
            role = "toc"
        is_alike = flow.style_id == style.style_id
        before = 0.0 if is_alike and merged.is_contextual else merged.before or 0.0
        above = 0.0 if is_alike and flow.is_contextual else flow.space
        return Paragraph(
            fragments=(),
            role=role,
            indent=merged.left or 0.0,
            heading=style.heading if merged.heading is None else merged.heading,
            style=style.name,
            gap_before=round(before + above, 2),
        )

    def _merged(self, style: Style, direct: ParagraphForm) -> ParagraphForm:
        default = self.reader.styles.default_form
        return merge_paragraph_forms(merge_paragraph_forms(direct, style.paragraph), default)

    def _leave_space(
        self, style: Style, merged: ParagraphForm, flow: _Flow, *, is_empty: bool
    ) -> None:
        after = merged.after or 0.0
        if is_empty:
            size = style.run.size or self.reader.styles.default_run.size or DEFAULT_SIZE
            flow.space += size * LINE_SPACING + after
        else:
            flow.space = after
        flow.style_id = "" if is_empty else style.style_id
        flow.is_contextual = bool(merged.is_contextual)

    def _label(
        self, form: Paragraph, style: Style, direct: ParagraphForm, *, is_counted: bool
    ) -> Paragraph:
        numbering = self.reader.numbering
        num_id, list_level, is_direct = self._list_of(style, direct)
        list_level = min(max(list_level, 0), LEVELS - 1)
        level = numbering.level(num_id, list_level)
        if level is None or num_id is None or not is_counted:
            return form
        marker = numbering.next_label(num_id, list_level)
        indent = _list_indent(level, style, direct, is_direct=is_direct)
        return replace(
            form,
            marker=marker,
            level=list_level if marker else None,
            indent=form.indent if indent is None else indent,
        )

    def _list_of(self, style: Style, direct: ParagraphForm) -> tuple[str | None, int, bool]:
        if direct.num_id is not None:
            return direct.num_id, direct.list_level or 0, True
        num_id = style.paragraph.num_id
        if num_id is None:
            return None, 0, False
        list_level = direct.list_level
        if list_level is None:
            list_level = self.reader.numbering.level_of_style(num_id, style.style_id)
        if list_level is None:
            list_level = style.paragraph.list_level or 0
        return num_id, list_level, False

    def _loose_run(self, item: XmlElement, path: str, setting: Setting, flow: _Flow) -> None:
        """A run outside any paragraph: not valid, but its text is text."""
        style = self.reader.styles.paragraph_style(None)
        text = ParagraphText(path)
        self.runs.read_run(item, Look(style, setting.override, setting.table_bold), text)
        form = self._form(style, ParagraphForm(), setting, flow)
        flow.elements.extend(pieces_to_paragraphs(text.pieces, form))

    # Drawings

    def _shapes(
        self, paragraph: XmlElement, path: str, text: ParagraphText, setting: Setting
    ) -> Iterator[Element]:
        if not text.drawings:
            return
        found: list[Shape] = []
        roles: dict[XmlElement, Role | None] = {}
        for drawing, role in text.drawings:
            for shape in find_shapes(drawing):
                roles[shape.element] = role
                found.append(shape)
        steps: dict[XmlElement, str] = {}
        for shape in sort_shapes(found):
            inner = replace(_overruled(setting, roles[shape.element]), table_bold=None)
            place = _path_below(paragraph, path, shape.element, steps)
            yield from self._shape(shape, place, inner)

    def _shape(self, shape: Shape, path: str, setting: Setting) -> Iterator[Element]:
        elements: tuple[Element, ...] = ()
        if shape.kind == "text_box":
            elements = self.read(shape.element, path, setting)
        elif shape.kind == "drawn_text":
            text = "".join(item.text or "" for item in shape.element.iter(A + "t"))
            elements = self._plain(text, path, setting)
        elif shape.kind == "art":
            yield from self._art(shape, path, setting)
        elif shape.kind == "diagram":
            elements = self.reader.read_diagram(shape, self.story.part, setting.role)
        else:
            self.reader.name_shape(shape, self.story.part)
        if elements:
            yield Frame(elements)

    def _plain(self, text: str, path: str, setting: Setting) -> tuple[Element, ...]:
        form = Paragraph((), role=setting.override or setting.role)
        return pieces_to_paragraphs([Piece(text, path=path)], form)

    def _art(self, shape: Shape, path: str, setting: Setting) -> tuple[Element, ...]:
        """Text drawn as a picture: across the page from the header it is a watermark."""
        is_running = setting.role in ("header", "footer")
        form = Paragraph((), role="watermark" if is_running else setting.role)
        text = shape.element.get("string", "")
        return pieces_to_paragraphs([Piece(text, counted=False, path=path)], form)

    # Tables

    def _table(self, table: XmlElement, path: str, setting: Setting) -> tuple[Element, ...]:
        rows = list(self._iter_inside(table, path, setting, W + "tr"))
        bold = table_bold(table, self.reader.styles)
        drafts: list[list[_CellDraft]] = []
        open_merges: dict[int, _CellDraft] = {}
        for index, (row, row_path, row_setting) in enumerate(rows):
            row_setting = _overruled(row_setting, row_role(row))
            cells = list(self._iter_inside(row, row_path, row_setting, W + "tc"))
            column = skipped_columns(row)
            drafts.append([])
            for position, (cell, cell_path, cell_setting) in enumerate(cells):
                is_bold = bold.applies(
                    row=index, rows=len(rows), column=column, last=position == len(cells) - 1
                )
                inner = replace(cell_setting, table_bold=is_bold, tables=setting.tables + 1)
                inner = _overruled(inner, cell_role(cell))
                if merge_state(cell, "hMerge") == "continue" and drafts[-1]:
                    drafts[-1][-1].column_span += cell_span(cell)
                    column += cell_span(cell)
                    continue
                draft = self._cell(cell, cell_path, inner, column, open_merges)
                drafts[-1].append(draft)
                column += draft.column_span
        headers = [is_header_row(row) for row, _, _ in rows]
        return self._finish_table(table, drafts, headers, setting)

    def _cell(
        self,
        cell: XmlElement,
        path: str,
        setting: Setting,
        column: int,
        open_merges: dict[int, _CellDraft],
    ) -> _CellDraft:
        state = merge_state(cell, "vMerge")
        start = open_merges.get(column)
        is_continued = state == "continue" and start is not None
        if is_continued and start is not None:
            start.row_span += 1
            setting = _overruled(setting, "hidden")
        draft = _CellDraft(self.read(cell, path, setting), column, cell_span(cell))
        if not is_continued:
            open_merges.pop(column, None)
            if state:
                open_merges[column] = draft
        return draft

    def _finish_table(
        self,
        table: XmlElement,
        drafts: list[list[_CellDraft]],
        headers: list[bool],
        setting: Setting,
    ) -> tuple[Element, ...]:
        if setting.tables >= MAX_NESTED_TABLES:
            self.reader.remark("tabel-te-diep")
            return tuple(e for row in drafts for cell in row for e in cell.elements)
        rows = tuple(
            Row(tuple(Cell(d.elements, d.column, d.column_span, d.row_span) for d in row), header)
            for row, header in zip(drafts, headers, strict=True)
        )
        if not rows:
            return ()
        return (Table(rows, table_edges(table), is_ruled(table, self.reader.styles)),)

    def _iter_inside(
        self, container: XmlElement, path: str, setting: Setting, wanted: str
    ) -> Iterator[tuple[XmlElement, str, Setting]]:
        """The rows of a table or the cells of a row, those inside controls and changes as well."""
        for item, item_path in iter_placed(container, path):
            if item.tag == wanted:
                yield item, item_path, setting
            elif item.tag == W + "sdt":
                content = child(item, "sdtContent")
                if content is not None:
                    inner = self._enter_control(item, setting)
                    yield from self._iter_inside(content, f"{item_path}/sdtContent", inner, wanted)
            elif item.tag in _TAKEN_OUT:
                taken_out = replace(setting, override="deleted")
                yield from self._iter_inside(item, item_path, taken_out, wanted)
            elif item.tag == MC + "AlternateContent":
                chosen = choose_alternative(item)
                if chosen is not None:
                    step = f"{item_path}/{_step(chosen)}"
                    yield from self._iter_inside(chosen, step, setting, wanted)
            elif item.tag in _WRAPPERS:
                yield from self._iter_inside(item, item_path, setting, wanted)


_NO_BLOCKS = {
    W + name
    for name in (
        "sectPr", "tcPr", "trPr", "tblPr", "tblGrid", "pPr", "rPr", "sdtPr", "sdtEndPr",
        "customXmlPr", "smartTagPr", "bookmarkStart", "bookmarkEnd", "proofErr",
    )
}  # fmt: skip


def _overruled(setting: Setting, role: Role | None) -> Setting:
    """The setting with a role for all text in it; one that was there already stays."""
    if role is None or setting.override is not None:
        return setting
    return replace(setting, override=role)


def _step(branch: XmlElement) -> str:
    """The path step of the chosen branch among its like: "Choice[2]"."""
    position = sum(1 for _ in branch.itersiblings(branch.tag, preceding=True))
    return f"{local_name(branch)}[{position + 1}]"


def _path_below(
    ancestor: XmlElement, path: str, element: XmlElement, steps: dict[XmlElement, str]
) -> str:
    """The path of an element somewhere below ``ancestor``; ``steps`` remembers what was counted."""
    names: list[str] = []
    current: XmlElement | None = element
    while current is not None and current is not ancestor:
        parent = current.getparent()
        if parent is not None and current not in steps:
            steps.update({item: p[1:] for item, p in iter_placed(parent, "")})
        names.append(steps.get(current, local_name(current)))
        current = parent
    return "/".join((path, *reversed(names)))


def _is_mark_gone(properties: XmlElement | None) -> bool:
    mark = child(properties, "rPr")
    return any(child(mark, name) is not None for name in ("del", "moveFrom", "vanish"))


def _runs_on(properties: XmlElement | None) -> bool:
    if child(properties, "rPr", "del") is not None:
        return True
    frame = child(properties, "framePr")
    return frame is not None and frame.get(W + "dropCap") in ("drop", "margin")


def _list_indent(
    level: Level, style: Style, direct: ParagraphForm, *, is_direct: bool
) -> float | None:
    """A list set by hand brings its own indent; one that a style brings is set by that style."""
    if direct.left is not None:
        return direct.left
    lefts = [level.form.left, style.paragraph.left]
    if not is_direct:
        lefts.reverse()
    return next((left for left in lefts if left is not None), None)

"""The text inside one Word paragraph: runs, fields, controls, changes and what hangs on them.

In go a w:p and how its story stands (open fields), out come the pieces of its text in reading order
and beside them the text boxes, notes and comments that are anchored in it. Each element that can
stand in a paragraph has its fate here; one that is not known is walked through, so that no text in
it is lost.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace

from extractors.package import XmlElement
from extractors.paragraphs import PAGE_BREAK, Piece
from extractors.symbols import is_symbol_font, plain_symbols, symbol_text
from extractors.word_controls import control_role, control_state
from extractors.word_drawings import choose_alternative
from extractors.word_fields import Field, Story
from extractors.word_styles import RunForm, Style, Styles, merge_run_forms, read_run_form, toggle
from extractors.word_xml import MC, M, W, child, local_name
from schemas.document import Role

HYPHEN = "-"


@dataclass(frozen=True, slots=True)
class Look:
    """What the runs of a paragraph take over: role, paragraph style, bold of the table style."""

    style: Style
    role: Role | None = None
    table_bold: bool | None = None


@dataclass(slots=True)
class ParagraphText:
    """What one paragraph holds: its text in pieces, and what is anchored in it, in order."""

    path: str
    pieces: list[Piece] = field(default_factory=list)
    length: int = 0
    drawings: list[tuple[XmlElement, Role | None]] = field(default_factory=list)
    comments: list[str] = field(default_factory=list)
    controls: list[XmlElement] = field(default_factory=list)

    def add(
        self, text: str, look: Look, form: RunForm, *, raw: str = "", counted: bool = True
    ) -> None:
        """Append text with its look; ``raw`` as in the file when it differs."""
        if not text:
            return
        piece = Piece(
            text,
            raw if raw != text else "",
            look.role,
            counted,
            bool(form.bold),
            form.size,
            self.path,
            self.length,
        )
        self.pieces.append(piece)
        self.length += len(text)


@dataclass(slots=True)
class RunReader:
    """Reads the inside of paragraphs of one story (the body, a header, a note).

    ``number_note`` gives the label of a note when it is referred to.
    """

    styles: Styles
    story: Story
    number_note: Callable[[str, str, bool], str]

    def read(self, element: XmlElement, path: str, look: Look) -> ParagraphText:
        """The text of a paragraph."""
        text = ParagraphText(path)
        self._walk(element, look, text)
        return text

    def read_run(self, run: XmlElement, look: Look, text: ParagraphText) -> None:
        """Add the text of one run."""
        self._run(run, look, text)

    def _walk(self, element: XmlElement, look: Look, text: ParagraphText) -> None:
        for item in element:
            handler = _HANDLERS.get(item.tag)
            if handler is not None:
                handler(self, item, look, text)
            elif item.tag not in _SILENT and isinstance(item.tag, str):
                self._walk(item, look, text)

    def _run(self, run: XmlElement, look: Look, text: ParagraphText) -> None:
        form = self._run_form(child(run, "rPr"), look)
        if form.is_hidden and look.role != "deleted":
            look = replace(look, role="hidden")
        for item in run:
            handler = _RUN_HANDLERS.get(item.tag)
            if handler is not None:
                handler(self, item, self._in_field(look), form, text)
            elif item.tag in _HANDLERS:
                _HANDLERS[item.tag](self, item, look, text)
            elif item.tag not in _SILENT and isinstance(item.tag, str):
                self._walk(item, look, text)

    def _run_form(self, properties: XmlElement | None, look: Look) -> RunForm:
        direct = read_run_form(properties)
        character = self.styles.style(direct.style_id).run if direct.style_id else RunForm()
        default = self.styles.default_run
        paragraph = look.style.run
        bold = toggle(direct.bold, default.bold, paragraph.bold, character.bold, look.table_bold)
        hidden = toggle(
            direct.is_hidden, default.is_hidden, paragraph.is_hidden, character.is_hidden
        )
        merged = merge_run_forms(merge_run_forms(direct, character), paragraph)
        merged = merge_run_forms(merged, default)
        return replace(merged, bold=bold, is_hidden=hidden)

    def _in_field(self, look: Look) -> Look:
        """The role that the open fields give: an instruction is not seen, a contents list is."""
        role = self.story.field_role()
        return look if role is None or look.role is not None else replace(look, role=role)

    # Elements of a run

    def _text(self, item: XmlElement, look: Look, form: RunForm, text: ParagraphText) -> None:
        found = item.text or ""
        # White space in XML that is not marked as meant is layout of the XML (line breaks).
        found = found.replace("\r", " ").replace("\n", " ")
        font = form.font or ""
        if is_symbol_font(font) or not found.isascii():
            text.add(plain_symbols(found, font), look, form, raw=found)
        else:
            text.add(found, look, form)

    def _tab(self, _: XmlElement, look: Look, form: RunForm, text: ParagraphText) -> None:
        text.add("\t", look, form, counted=False)

    def _break(self, item: XmlElement, look: Look, form: RunForm, text: ParagraphText) -> None:
        is_page = item.get(W + "type") in ("page", "column")
        text.add(PAGE_BREAK if is_page else "\n", look, form, counted=False)

    def _hyphen(self, _: XmlElement, look: Look, form: RunForm, text: ParagraphText) -> None:
        text.add(HYPHEN, look, form)

    def _symbol(self, item: XmlElement, look: Look, form: RunForm, text: ParagraphText) -> None:
        code = item.get(W + "char", "")
        try:
            number = int(code, 16)
        except ValueError:
            return
        if not 0 < number < 0xD800 and not 0xE000 <= number < 0x110000:
            return
        seen = symbol_text(number, item.get(W + "font", ""))
        raw = chr(number) if chr(number).strip() else ""
        text.add(seen, look, form, raw=raw, counted=bool(seen.strip()))

    def _note(self, item: XmlElement, look: Look, form: RunForm, text: ParagraphText) -> None:
        kind = local_name(item).removesuffix("Reference")
        is_deleted = look.role == "deleted"
        label = self.number_note(kind, item.get(W + "id", ""), is_deleted)
        text.add(label, look, form, counted=False)

    def _comment(self, item: XmlElement, _: Look, __: RunForm, text: ParagraphText) -> None:
        text.comments.append(item.get(W + "id", ""))

    def _drawing(self, item: XmlElement, look: Look, _: RunForm, text: ParagraphText) -> None:
        text.drawings.append((item, look.role))

    def _field_mark(self, item: XmlElement, look: Look, form: RunForm, text: ParagraphText) -> None:
        opened = self.story.pass_mark(item)
        if opened is not None:
            shown = opened.shown_without_result()
            role = opened.role_without_result(look.role)
            text.add(shown, replace(look, role=role), form, counted=False)

    # Elements of a paragraph

    def _deleted(self, item: XmlElement, look: Look, text: ParagraphText) -> None:
        self._walk(item, replace(look, role="deleted"), text)

    def _control(self, item: XmlElement, look: Look, text: ParagraphText) -> None:
        text.controls.append(item)
        role = control_role(item)
        inner = look if role is None or look.role else replace(look, role=role)
        length = text.length
        content = child(item, "sdtContent")
        if content is not None:
            self._walk(content, inner, text)
        if text.length == length:
            text.add(control_state(item), inner, RunForm(), counted=False)

    def _simple_field(self, item: XmlElement, look: Look, text: ParagraphText) -> None:
        opened = Field(item.get(W + "instr", ""), has_result=True, in_result=True)
        self.story.open_fields.append(opened)
        self._walk(item, look, text)
        self.story.open_fields.pop()

    def _alternative(self, item: XmlElement, look: Look, text: ParagraphText) -> None:
        chosen = choose_alternative(item)
        if chosen is None:
            return
        for inner in chosen:
            if inner.tag in _DRAWINGS:
                text.drawings.append((inner, look.role))
            elif inner.tag in _RUN_HANDLERS:
                look_here = self._in_field(look)
                form = self._run_form(None, look)
                _RUN_HANDLERS[inner.tag](self, inner, look_here, form, text)
            elif inner.tag in _HANDLERS:
                _HANDLERS[inner.tag](self, inner, look, text)
            else:
                self._walk(inner, look, text)

    def _math_text(self, item: XmlElement, look: Look, text: ParagraphText) -> None:
        text.add(item.text or "", self._in_field(look), self._run_form(None, look))

    def _fraction_part(self, item: XmlElement, look: Look, text: ParagraphText) -> None:
        text.add("/", look, RunForm(), counted=False)
        self._walk(item, look, text)

    def _ruby(self, item: XmlElement, look: Look, text: ParagraphText) -> None:
        base, above = child(item, "rubyBase"), child(item, "rt")
        if base is not None:
            self._walk(base, look, text)
        if above is not None:
            text.add(" (", look, RunForm(), counted=False)
            self._walk(above, look, text)
            text.add(")", look, RunForm(), counted=False)

    def _stray_text(self, item: XmlElement, look: Look, text: ParagraphText) -> None:
        """Text outside any run: not valid, but some generators write it."""
        self._text(item, self._in_field(look), self._run_form(None, look), text)

    def _stray_drawing(self, item: XmlElement, look: Look, text: ParagraphText) -> None:
        text.drawings.append((item, look.role))


_DRAWINGS = {W + "drawing", W + "pict", W + "object"}

_RunHandler = Callable[[RunReader, XmlElement, Look, RunForm, ParagraphText], None]
_Handler = Callable[[RunReader, XmlElement, Look, ParagraphText], None]

_RUN_HANDLERS: dict[str, _RunHandler] = {
    W + "t": RunReader._text,
    W + "delText": RunReader._text,
    W + "tab": RunReader._tab,
    W + "ptab": RunReader._tab,
    W + "br": RunReader._break,
    W + "cr": RunReader._break,
    W + "noBreakHyphen": RunReader._hyphen,
    W + "sym": RunReader._symbol,
    W + "fldChar": RunReader._field_mark,
    W + "footnoteReference": RunReader._note,
    W + "endnoteReference": RunReader._note,
    W + "commentReference": RunReader._comment,
    W + "drawing": RunReader._drawing,
    W + "pict": RunReader._drawing,
    W + "object": RunReader._drawing,
}
_HANDLERS: dict[str, _Handler] = {
    W + "r": RunReader._run,
    W + "del": RunReader._deleted,
    W + "moveFrom": RunReader._deleted,
    W + "sdt": RunReader._control,
    W + "fldSimple": RunReader._simple_field,
    W + "ruby": RunReader._ruby,
    MC + "AlternateContent": RunReader._alternative,
    M + "t": RunReader._math_text,
    M + "den": RunReader._fraction_part,
    W + "t": RunReader._stray_text,
    W + "delText": RunReader._stray_text,
    W + "drawing": RunReader._stray_drawing,
    W + "pict": RunReader._stray_drawing,
}
# Properties and instructions: what stands in them is no text that a reader sees. The marks of a
# note in its own text (footnoteRef) are its label, which the note's paragraph carries.
_SILENT = {
    W + name
    for name in (
        "rPr", "pPr", "sdtPr", "sdtEndPr", "instrText", "delInstrText", "smartTagPr",
        "customXmlPr", "bookmarkStart", "bookmarkEnd", "proofErr", "footnoteRef", "endnoteRef",
        "annotationRef", "softHyphen", "lastRenderedPageBreak", "separator",
        "continuationSeparator", "fldData", "txbxContent",
    )
} | {M + "rPr", M + "ctrlPr", M + "oMathParaPr"}  # fmt: skip

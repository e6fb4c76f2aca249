"""The text inside one OpenDocument paragraph: spans, fields, notes and what is anchored in it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace

from extractors.odt_styles import DRAW, FORM, OFFICE, TEXT, OdtStyle, OdtStyles
from extractors.package import XmlElement
from extractors.paragraphs import Piece
from extractors.symbols import plain_symbols
from extractors.word_fields import CHECKED, UNCHECKED
from extractors.word_xml import whole
from schemas.document import Role

MAX_SPACES = 1000
"""White space that one element may stand for; a million spaces are an attack."""


@dataclass(frozen=True, slots=True)
class Look:
    """What text takes over: its looks, and a role that overrules that of the paragraph."""

    bold: bool = False
    size: float | None = None
    role: Role | None = None


@dataclass(slots=True)
class OdtText:
    """What one paragraph holds: its text in pieces, and what is anchored in it, in order."""

    path: str
    pieces: list[Piece] = field(default_factory=list)
    length: int = 0
    shapes: list[tuple[XmlElement, Role | None]] = field(default_factory=list)
    notes: list[XmlElement] = field(default_factory=list)
    comments: list[XmlElement] = field(default_factory=list)
    deletions: list[str] = field(default_factory=list)

    def add(self, text: str, look: Look, *, counted: bool = True) -> None:
        """Append text; characters of symbol fonts are read as they are drawn."""
        if not text:
            return
        seen = text if text.isascii() else plain_symbols(text)
        raw = text if seen != text else ""
        self.pieces.append(
            Piece(seen, raw, look.role, counted, look.bold, look.size, self.path, self.length)
        )
        self.length += len(text)


@dataclass(slots=True)
class OdtTextReader:
    """Reads the inside of paragraphs. ``controls`` has the form controls of the file by id."""

    styles: OdtStyles
    controls: dict[str, XmlElement] = field(default_factory=dict)

    def read(self, element: XmlElement, path: str, look: Look) -> OdtText:
        """The text of a paragraph."""
        text = OdtText(path)
        self._inside(element, look, text)
        return text

    def _inside(self, element: XmlElement, look: Look, text: OdtText) -> None:
        _add_text(element.text, look, text)
        for item in element:
            if isinstance(item.tag, str):
                self._item(item, look, text)
            _add_text(item.tail, look, text)

    def _item(self, item: XmlElement, look: Look, text: OdtText) -> None:
        handler = _HANDLERS.get(item.tag)
        if handler is not None:
            handler(self, item, look, text)
        elif item.tag.startswith(DRAW):
            text.shapes.append((item, look.role))
        elif item.tag not in _SILENT:
            self._inside(item, look, text)

    def _span(self, item: XmlElement, look: Look, text: OdtText) -> None:
        style = self.styles.style("text", item.get(TEXT + "style-name"))
        self._inside(item, apply_style(style, look), text)

    def _spaces(self, item: XmlElement, look: Look, text: OdtText) -> None:
        count = whole(item.get(TEXT + "c")) or 1
        text.add(" " * min(max(count, 1), MAX_SPACES), look, counted=False)

    def _tab(self, _: XmlElement, look: Look, text: OdtText) -> None:
        text.add("\t", look, counted=False)

    def _break(self, _: XmlElement, look: Look, text: OdtText) -> None:
        text.add("\n", look, counted=False)

    def _note(self, item: XmlElement, look: Look, text: OdtText) -> None:
        text.notes.append(item)
        text.add(note_label(item), look, counted=False)

    def _comment(self, item: XmlElement, _: Look, text: OdtText) -> None:
        text.comments.append(item)

    def _deletion(self, item: XmlElement, _: Look, text: OdtText) -> None:
        text.deletions.append(item.get(TEXT + "change-id", ""))

    def _placeholder(self, item: XmlElement, look: Look, text: OdtText) -> None:
        self._inside(item, replace(look, role=look.role or "placeholder"), text)

    def _hidden(self, item: XmlElement, look: Look, text: OdtText) -> None:
        is_hidden = item.get(TEXT + "is-hidden", "true") == "true"
        role: Role | None = "hidden" if is_hidden else None
        self._inside(item, replace(look, role=look.role or role), text)

    def _page_number(self, item: XmlElement, look: Look, text: OdtText) -> None:
        self._inside(item, replace(look, role=look.role or "page_number"), text)

    def _ruby(self, item: XmlElement, look: Look, text: OdtText) -> None:
        for part in item:
            if part.tag == TEXT + "ruby-text":
                text.add(" (", look, counted=False)
                self._inside(part, look, text)
                text.add(")", look, counted=False)
            else:
                self._inside(part, look, text)

    def _control(self, item: XmlElement, look: Look, text: OdtText) -> None:
        control = self.controls.get(item.get(DRAW + "control", ""))
        if control is not None:
            text.add(control_value(control), look, counted=False)


_HANDLERS: dict[str, Callable[[OdtTextReader, XmlElement, Look, OdtText], None]] = {
    TEXT + "span": OdtTextReader._span,
    TEXT + "s": OdtTextReader._spaces,
    TEXT + "tab": OdtTextReader._tab,
    TEXT + "line-break": OdtTextReader._break,
    TEXT + "note": OdtTextReader._note,
    OFFICE + "annotation": OdtTextReader._comment,
    TEXT + "change": OdtTextReader._deletion,
    TEXT + "placeholder": OdtTextReader._placeholder,
    TEXT + "hidden-text": OdtTextReader._hidden,
    TEXT + "page-number": OdtTextReader._page_number,
    TEXT + "page-count": OdtTextReader._page_number,
    TEXT + "ruby": OdtTextReader._ruby,
    DRAW + "control": OdtTextReader._control,
}
_SILENT = {TEXT + "script", TEXT + "soft-page-break", TEXT + "note-citation"}


def apply_style(style: OdtStyle, look: Look) -> Look:
    """The look with what a style says on top of it."""
    role = look.role
    if role is None and style.is_hidden:
        role = "hidden"
    return Look(
        look.bold if style.bold is None else style.bold,
        look.size if style.size is None else style.size,
        role,
    )


def note_label(note: XmlElement) -> str:
    """The label of a note as a reader sees it, "[2]"."""
    citation = note.find(TEXT + "note-citation")
    label = "" if citation is None else "".join(str(t) for t in citation.itertext()).strip()
    return f"[{label}]"


def control_value(control: XmlElement) -> str:
    """What a form control shows: a box, the chosen entry, the text typed in."""
    kind = control.tag.rpartition("}")[2]
    if kind in ("checkbox", "radio"):
        state = control.get(FORM + "current-state") or control.get(FORM + "state")
        selected = control.get(FORM + "current-selected") or control.get(FORM + "selected")
        return CHECKED if state == "checked" or selected == "true" else UNCHECKED
    if kind == "listbox":
        for option in control.iter(FORM + "option"):
            if option.get(FORM + "current-selected") == "true":
                return option.get(FORM + "label", "")
    return control.get(FORM + "current-value") or control.get(FORM + "value") or ""


def _add_text(found: str | None, look: Look, text: OdtText) -> None:
    if found:
        text.add(found.replace("\n", " ").replace("\r", " "), look)

"""What stands in a PDF beside the content of its pages: forms, comments, attachments, properties.

In goes a pikepdf file, out come values with their place. A form field or typed note whose drawing
shows its text becomes page content (``keep_drawn_annotations``); the reader then checks whether the
text is really seen, so that each value counts once.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Literal

import pikepdf

from extractors.limits import ReadOptions
from schemas.document import Attachment, Hint

MAX_DEPTH = 32
"""Parents of a form field and levels of the tree of names that are followed."""
MAX_NOTES = 20_000
"""Annotations in a file; a form of a hundred pages has some thousands."""

HIDDEN, NO_VIEW = 2, 32
"""Annotation flags that keep it off the screen (ISO 32000-1, table 165)."""
_DRAWN = ("/Widget", "/FreeText", "/Stamp")
_COMMENTS = (
    "/Text", "/FreeText", "/Highlight", "/Underline", "/Squiggly", "/StrikeOut", "/Stamp",
    "/Caret", "/Line", "/Square", "/Circle", "/Polygon", "/PolyLine", "/Ink",
)  # fmt: skip
_HINTS: dict[str, Literal["title", "author", "subject", "keywords", "company", "date"]] = {
    "/Title": "title",
    "/Author": "author",
    "/Subject": "subject",
    "/Keywords": "keywords",
    "/Company": "company",
    "/CreationDate": "date",
}


@dataclass(frozen=True, slots=True)
class Note:
    """Text of an annotation; ``place`` is its rectangle in the page's own coordinates (y up)."""

    page: int
    text: str
    place: tuple[float, float, float, float]
    kind: Literal["field", "comment"]
    is_hidden: bool = False


def collect_notes(pdf: pikepdf.Pdf) -> Iterator[Note]:
    """Values of form fields and texts of comments, page by page."""
    seen = 0
    for number, page in enumerate(pdf.pages, 1):
        for annotation in _annotations(page):
            seen += 1
            if seen > MAX_NOTES:
                return
            note = _to_note(annotation, number)
            if note is not None:
                yield note


def _annotations(page: pikepdf.Page) -> list[pikepdf.Object]:
    listed = page.obj.get("/Annots")
    if not isinstance(listed, pikepdf.Array):
        return []
    return [item for item in listed if isinstance(item, pikepdf.Dictionary)]


def _to_note(annotation: pikepdf.Object, number: int) -> Note | None:
    kind = str(annotation.get("/Subtype", ""))
    is_field = kind == "/Widget"
    text = _field_value(annotation) if is_field else ""
    if kind in _COMMENTS:
        text = _text(annotation.get("/Contents"))
    place = _place(annotation)
    if not text.strip() or place is None:
        return None
    flags = _number(annotation.get("/F"))
    hidden = bool(flags & (HIDDEN | NO_VIEW))
    return Note(number, text, place, "field" if is_field else "comment", hidden)


def _field_value(widget: pikepdf.Object) -> str:
    """The value of a text or choice field; buttons have none that a reader reads."""
    if _inherited(widget, "/FT") not in ("/Tx", "/Ch"):
        return ""
    value = _inherited_object(widget, "/V")
    if isinstance(value, pikepdf.Array):
        return "\n".join(_text(item) for item in value)
    if isinstance(value, pikepdf.Stream):
        return ""
    return _text(value)


def _inherited(widget: pikepdf.Object, key: str) -> str:
    value = _inherited_object(widget, key)
    return "" if value is None else str(value)


def _inherited_object(widget: pikepdf.Object, key: str) -> Any:
    current: Any = widget
    for _ in range(MAX_DEPTH):
        if not isinstance(current, pikepdf.Dictionary):
            return None
        if key in current:
            return current[key]
        current = current.get("/Parent")
    return None


def _text(value: Any) -> str:
    if not isinstance(value, pikepdf.String):
        return ""
    return str(value).replace("\r\n", "\n").replace("\r", "\n")


def _number(value: Any) -> int:
    return int(value) if isinstance(value, int) else 0


def _place(annotation: pikepdf.Object) -> tuple[float, float, float, float] | None:
    listed = annotation.get("/Rect")
    if not isinstance(listed, pikepdf.Array) or len(listed) != 4:
        return None
    try:
        x0, y0, x1, y1 = (float(value) for value in listed)
    except (TypeError, ValueError):
        return None
    return min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1)


def keep_drawn_annotations(pdf: pikepdf.Pdf) -> bool:
    """Leave only annotations whose drawing is text of the page; True when there are any.

    Highlights and their like are drawn over text and would seem to hide it.
    """
    found = False
    for page in pdf.pages:
        annotations = _annotations(page)
        if not annotations:
            continue
        drawn = [
            each
            for each in annotations
            if str(each.get("/Subtype", "")) in _DRAWN and "/AP" in each
        ]
        found = found or bool(drawn)
        page.obj["/Annots"] = pikepdf.Array(drawn)
    return found


def collect_attachments(pdf: pikepdf.Pdf, options: ReadOptions) -> Iterator[Attachment]:
    """Embedded files, those of a portfolio and those pinned to a page among them."""
    specs = [*_embedded(pdf), *_pinned(pdf)]
    budget = options.max_expanded_bytes
    seen: set[tuple[int, int]] = set()
    for name, spec in specs[: options.max_attachments]:
        stream = _stream_of(spec)
        if stream is None:
            yield Attachment(name, reason="leeg")
            continue
        if stream.objgen in seen and stream.objgen != (0, 0):
            continue
        seen.add(stream.objgen)
        data = bytes(stream.read_bytes())
        budget -= len(data)
        if budget < 0:
            yield Attachment(name, reason="te groot")
            return
        yield Attachment(name, data)


def _embedded(pdf: pikepdf.Pdf) -> list[tuple[str, pikepdf.Object]]:
    names = pdf.Root.get("/Names")
    tree = names.get("/EmbeddedFiles") if isinstance(names, pikepdf.Dictionary) else None
    if not isinstance(tree, pikepdf.Dictionary):
        return []
    return [
        (_name_of(spec, str(key)), spec)
        for key, spec in pikepdf.NameTree(tree).items()
        if isinstance(spec, pikepdf.Dictionary)
    ]


def _pinned(pdf: pikepdf.Pdf) -> list[tuple[str, pikepdf.Object]]:
    found: list[tuple[str, pikepdf.Object]] = []
    for page in pdf.pages:
        for annotation in _annotations(page):
            spec = annotation.get("/FS")
            if annotation.get("/Subtype") == "/FileAttachment" and isinstance(
                spec, pikepdf.Dictionary
            ):
                found.append((_name_of(spec, "bijlage"), spec))
    return found


def _name_of(spec: pikepdf.Object, default: str) -> str:
    return _text(spec.get("/UF")) or _text(spec.get("/F")) or default


def _stream_of(spec: pikepdf.Object) -> pikepdf.Stream | None:
    files = spec.get("/EF")
    if not isinstance(files, pikepdf.Dictionary):
        return None
    stream = files.get("/UF", files.get("/F"))
    return stream if isinstance(stream, pikepdf.Stream) else None


def collect_hints(pdf: pikepdf.Pdf) -> Iterator[Hint]:
    """The properties of the file that may tell who made it."""
    info = pdf.trailer.get("/Info")
    if not isinstance(info, pikepdf.Dictionary):
        return
    for key, kind in _HINTS.items():
        text = _text(info.get(key)).strip()
        if text:
            yield Hint(kind, text)

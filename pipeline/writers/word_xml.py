"""WordprocessingML by hand, for what python-docx has no words for.

Elements, runs, fields, bookmarks and links; and the last step that makes a package the same bytes
on every machine.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterable
from datetime import date, datetime
from typing import Any

from docx import Document
from docx.opc.constants import RELATIONSHIP_TYPE as RT
from docx.oxml.ns import nsmap, qn
from lxml import etree

from pipeline.writers.characters import without_controls

Element = Any  # lxml's element type is generic in its stubs; python-docx subclasses it

_ZIP_EPOCH = (1980, 1, 1, 0, 0, 0)  # the earliest date a zip entry can have
_UNUSED_PARTS = ("thumbnail", "customXml", "stylesWithEffects")


def w(tag: str, *children: Element | None, **attributes: object) -> Element:
    """``<w:tag w:attribute="…">`` with its children; a child that is None is left out."""
    element = etree.Element(qn(f"w:{tag}"), nsmap={"w": nsmap["w"]})
    for name, value in attributes.items():
        element.set(qn(f"w:{name}"), without_controls(str(value)))
    element.extend(child for child in children if child is not None)
    return element


def run(text: str, *properties: Element, style: str = "") -> Element:
    """A run of text; a newline becomes a line break."""
    style_element = [w("rStyle", val=style)] if style else []
    run_properties = [*style_element, *properties]
    element = w("r", w("rPr", *run_properties) if run_properties else None)
    for index, line in enumerate(without_controls(text).split("\n")):
        if index:
            element.append(w("br"))
        piece = w("t")
        piece.text = line
        piece.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
        element.append(piece)
    return element


def bold() -> Element:
    """Run property: bold."""
    return w("b")


def paragraph(style: str, *content: Element | None, properties: Iterable[Element] = ()) -> Element:
    """A paragraph in a style; ``properties`` in the order of ECMA-376 17.3.1.26."""
    return w("p", w("pPr", w("pStyle", val=style), *properties), *content)


def bookmark(number: int, name: str, *content: Element) -> list[Element]:
    """The content between the two ends of a bookmark."""
    return [w("bookmarkStart", id=number, name=name), *content, w("bookmarkEnd", id=number)]


def link_to_bookmark(name: str, *content: Element) -> Element:
    """A link to a place in the same document."""
    return w("hyperlink", *content, anchor=name, history=1)


def field(instruction: str, shown: str) -> list[Element]:
    """A field with the result it shows until Word computes it again."""
    code = w("instrText")
    code.text = f" {instruction} "
    code.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
    return [
        w("r", w("fldChar", fldCharType="begin")),
        w("r", code),
        w("r", w("fldChar", fldCharType="separate")),
        run(shown),
        w("r", w("fldChar", fldCharType="end")),
    ]


def width(centimetres: float) -> int:
    """Centimetres in twentieths of a point, the unit of Word."""
    return round(centimetres / 2.54 * 1440)


def set_core_properties(document: Any, *, title: str, subject: str, day: date | None) -> None:
    """Title, language and date of the file; without a day the file names no date at all.

    ``document`` is a python-docx Document.
    """
    core = document.core_properties
    core.title, core.subject, core.language = title, subject, "nl-NL"
    core.author = core.last_modified_by = core.comments = core.keywords = ""
    core.revision = 1
    if day is not None:
        core.created = core.modified = datetime(day.year, day.month, day.day)
        return
    element = document.part.package.part_related_by(RT.CORE_PROPERTIES).element
    for child in list(element):
        if etree.QName(child).localname in ("created", "modified"):
            element.remove(child)


def empty_document() -> Any:
    """python-docx's template without its text, preview picture, custom XML and unused styles."""
    document = Document()
    body = document.element.body
    for child in list(body):
        if child.tag != qn("w:sectPr"):
            body.remove(child)
    package, part = document.part.package, document.part
    for owner in (package, part):
        for key, relation in list(owner.rels.items()):
            if relation.reltype.rsplit("/", 1)[1] in _UNUSED_PARTS:
                del owner.rels[key]
    styles = document.styles.element
    for element in styles.findall(qn("w:style")):
        if element.get(qn("w:type")) == "table" and element.get(qn("w:default")) is None:
            styles.remove(element)
    return document


def package_bytes(document: Any) -> bytes:
    """The file of a python-docx Document, the same bytes on every machine."""
    buffer = io.BytesIO()
    document.save(buffer)
    return freeze_package(buffer.getvalue())


def freeze_package(content: bytes) -> bytes:
    """The same zip package without dates and without compression.

    Compressors differ between machines (zlib, zlib-ng), so compressed packages of equal content
    are not equal bytes; design promise 4 asks for equal bytes. An agenda of 100 points is then
    about 1 MB instead of 0.1 MB.
    """
    frozen = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(frozen, "w") as new:
        for entry in old.infolist():
            info = zipfile.ZipInfo(entry.filename, _ZIP_EPOCH)
            info.compress_type = zipfile.ZIP_STORED
            info.create_system = 0  # else it tells which system wrote it
            info.external_attr = 0
            new.writestr(info, old.read(entry.filename))
    return frozen.getvalue()

"""Word files for tests, written as the XML of their parts, so that a test shows the construct."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator, Mapping

from extractors import ReadOptions, extract
from schemas.document import Cell, Document, Element, Frame, Page, Paragraph, Table

OPTIONS = ReadOptions()
NAMESPACES = " ".join(
    f'xmlns:{prefix}="{name}"'
    for prefix, name in {
        "w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
        "r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
        "mc": "http://schemas.openxmlformats.org/markup-compatibility/2006",
        "m": "http://schemas.openxmlformats.org/officeDocument/2006/math",
        "wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
        "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
        "wps": "http://schemas.microsoft.com/office/word/2010/wordprocessingShape",
        "w14": "http://schemas.microsoft.com/office/word/2010/wordml",
        "v": "urn:schemas-microsoft-com:vml",
        "o": "urn:schemas-microsoft-com:office:office",
        "dgm": "http://schemas.openxmlformats.org/drawingml/2006/diagram",
    }.items()
)
_TYPES = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"
_ROOTS = {
    "styles": "styles",
    "numbering": "numbering",
    "footnotes": "footnotes",
    "endnotes": "endnotes",
    "comments": "comments",
    "settings": "settings",
    "header": "hdr",
    "footer": "ftr",
}


def make_docx(
    body: str, parts: Mapping[str, str] | None = None, files: Mapping[str, bytes] | None = None
) -> bytes:
    """A Word file with this XML in its body.

    ``parts`` has the inside of other parts by kind ("styles", "footnotes", "header1"); the relation
    to each has its kind as id. ``files`` has further members by path; the relation to one has its
    path as id and the first letters of its name as kind.
    """
    members: dict[str, bytes] = {}
    relations = ""
    for kind, xml in (parts or {}).items():
        plain = kind.rstrip("0123456789")
        root = _ROOTS[plain]
        members[f"word/{kind}.xml"] = f"<w:{root} {NAMESPACES}>{xml}</w:{root}>".encode()
        relations += _relation(kind, plain, f"{kind}.xml")
    for path, content in (files or {}).items():
        members[f"word/{path}"] = content
        kind = path.rsplit("/", 1)[-1].split(".")[0].rstrip("0123456789")
        relations += _relation(path, kind, path)
    members["word/document.xml"] = (
        f"<w:document {NAMESPACES}><w:body>{body}</w:body></w:document>".encode()
    )
    members["word/_rels/document.xml.rels"] = _relations(relations)
    members["_rels/.rels"] = _relations(_relation("main", "officeDocument", "word/document.xml"))
    members["[Content_Types].xml"] = b"<Types/>"
    return make_zip(members)


def make_zip(members: Mapping[str, bytes]) -> bytes:
    """A zip with these members."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return buffer.getvalue()


def _relation(name: str, kind: str, target: str) -> str:
    return f'<Relationship Id="{name}" Type="{_TYPES}/{kind}" Target="{target}"/>'


def _relations(inside: str) -> bytes:
    return f'<Relationships xmlns="{_PACKAGE}">{inside}</Relationships>'.encode()


def p(text: str = "", properties: str = "", run: str = "") -> str:
    """A paragraph with one run."""
    run_xml = f'<w:r><w:rPr>{run}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'
    return f"<w:p><w:pPr>{properties}</w:pPr>{run_xml if text else ''}</w:p>"


def r(text: str, properties: str = "") -> str:
    """A run."""
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def tc(inside: str, properties: str = "") -> str:
    """A cell; plain text becomes its one paragraph."""
    content = inside if inside.startswith("<") else p(inside)
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{content}</w:tc>"


def tr(*cells: str, properties: str = "") -> str:
    """A row of cells."""
    inside = "".join(c if c.startswith("<") else tc(c) for c in cells)
    return f"<w:tr><w:trPr>{properties}</w:trPr>{inside}</w:tr>"


def tbl(*rows: str, grid: tuple[int, ...] = (), properties: str = "") -> str:
    """A table of rows; ``grid`` has the widths of its columns in twentieths of a point."""
    columns = "".join(f'<w:gridCol w:w="{width}"/>' for width in grid)
    return (
        f"<w:tbl><w:tblPr>{properties}</w:tblPr><w:tblGrid>{columns}</w:tblGrid>"
        f"{''.join(rows)}</w:tbl>"
    )


def read(body: str, parts: Mapping[str, str] | None = None, **files: bytes) -> Document:
    """The Document of a Word file with this body."""
    return extract(make_docx(body, parts, files), "proef.docx", OPTIONS)


def outline(source: Document | Page | Cell | Frame) -> list[str]:
    """The elements as lines: "• text", "[deleted] text", "| cell | cell |", "<<< text >>>"."""
    if isinstance(source, Document):
        return [line for page in source.pages for line in outline(page)]
    return [line for element in source.elements for line in _iter_lines(element)]


def _iter_lines(element: Element) -> Iterator[str]:
    if isinstance(element, Paragraph):
        role = "" if element.role == "body" else f"[{element.role}] "
        yield (
            f"{role}{element.marker} {element.text}".strip()
            if element.marker
            else (f"{role}{element.text}")
        )
    elif isinstance(element, Frame):
        yield f"<<< {' / '.join(outline(element))} >>>"
    elif isinstance(element, Table):
        for row in element.rows:
            yield f"| {' | '.join(' / '.join(outline(c)) for c in row.cells)} |"

"""PDFs for the tests, made on the spot by the programs that people make them with."""

from __future__ import annotations

from functools import cache

import typst

from extractors.limits import ReadOptions
from extractors.pdf import read_pdf
from schemas.document import Document, Element, Page, Paragraph, Table, iter_paragraphs

A4 = '#set page(paper: "a4", margin: 2.5cm)\n#set text(lang: "nl", size: 11pt)\n'


@cache
def typst_pdf(source: str, preamble: str = A4) -> bytes:
    """A PDF by typst."""
    return bytes(typst.compile((preamble + source).encode()))


def read_typst(source: str, preamble: str = A4) -> Document:
    """The Document of a page that typst laid out."""
    return read_pdf(typst_pdf(source, preamble), ReadOptions(ocr=False))


def texts(source: Document | Page | Element) -> list[str]:
    """The paragraphs as a reader would say them: mark, then text."""
    return [f"{p.marker} {p.text}".strip() for p in iter_paragraphs(source)]


def body_texts(document: Document) -> list[str]:
    """The paragraphs that are no furniture."""
    return [f"{p.marker} {p.text}".strip() for p in iter_paragraphs(document) if p.role == "body"]


def tables(document: Document) -> list[Table]:
    """The tables at the top of the pages, in order."""
    return [e for page in document.pages for e in page.elements if isinstance(e, Table)]


def cell_texts(table: Table) -> list[list[str]]:
    """Each row as the texts of its cells; paragraphs in a cell parted by " / "."""
    return [
        [" / ".join(t for e in cell.elements for t in texts(e)) for cell in row.cells]
        for row in table.rows
    ]


def paragraphs_with_role(document: Document, role: str) -> list[Paragraph]:
    """The paragraphs that play that role."""
    return [p for p in iter_paragraphs(document) if p.role == role]

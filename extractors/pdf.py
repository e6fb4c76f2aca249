"""A PDF as a Document: pages of paragraphs, tables and columns in reading order.

In go the bytes, out comes a Document in which each visible character of the file stands once. The
road: ``pdf_open`` makes the file readable; ``pdf_interpreter`` says what a page paints and
``pdf_pages`` makes words of it (``pdf_recognise``: of its picture); ``pdf_build`` lays them out.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from io import BytesIO
from itertools import chain

import pdfplumber
import pypdfium2 as pdfium
from pdfplumber.page import Page as PlumberPage
from pdfplumber.pdf import PDF
from pdfplumber.utils.exceptions import MalformedPDFException, PdfminerException

from extractors.limits import ReadOptions
from extractors.pdf_beside import Note
from extractors.pdf_build import build_pages
from extractors.pdf_interpreter import off_layers
from extractors.pdf_open import Opened, open_pdf
from extractors.pdf_pages import PAINTING_ERRORS, PageWords, read_page
from extractors.pdf_recognise import recognise
from schemas.document import Document, Remark
from schemas.errors import DamagedFileError


def read_pdf(content: bytes, options: ReadOptions) -> Document:
    """The Document that stands in the bytes of a PDF.

    Raises:
        EncryptedFileError: a password is needed to open it.
        DamagedFileError: no pages can be made of it.
        LimitExceededError: it costs more than ``options`` allow.
        ToolMissingError: a page must be recognised and tesseract is not installed.
    """
    opened = open_pdf(content, options)
    pages = list(_iter_pages(opened, options))
    remarks = list(chain.from_iterable(page.remarks for page in pages))
    if opened.is_portfolio:
        count = (("aantal", str(len(opened.attachments))),)
        remarks.insert(0, Remark("pdf-portfolio", None, count))
    return Document(
        format="pdf",
        pages=build_pages(pages),
        page_count=len(pages),
        scanned=any(page.confidence is not None for page in pages),
        hints=opened.hints,
        attachments=opened.attachments,
        remarks=tuple(remarks),
    )


def _iter_pages(opened: Opened, options: ReadOptions) -> Iterator[PageWords]:
    """The words of each page; of the libraries' own pages only one is in memory at a time."""
    notes: dict[int, list[Note]] = {}
    for note in opened.notes:
        notes.setdefault(note.page, []).append(note)
    pdf, pages = _open_plumber(opened.content)
    document = _open_pdfium(opened.content)
    try:
        off = off_layers(pdf.doc.catalog)
        for page in pages:
            words = read_page(page, document, off, notes.get(page.page_number, ()), options)
            page.close()
            recognise(words, document, options)
            yield words
    finally:
        document.close()
        pdf.close()


def _open_pdfium(content: bytes) -> pdfium.PdfDocument:
    try:
        return pdfium.PdfDocument(content)
    except pdfium.PdfiumError as error:
        raise DamagedFileError from error


def _open_plumber(content: bytes) -> tuple[PDF, Sequence[PlumberPage]]:
    try:
        pdf = pdfplumber.open(BytesIO(content))
        return pdf, pdf.pages
    except (PdfminerException, MalformedPDFException, *PAINTING_ERRORS) as error:
        raise DamagedFileError from error

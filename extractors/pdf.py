"""A PDF as a Document: pages of paragraphs, tables and columns in reading order.

In go the bytes, out comes a Document in which each visible character of the file stands once. The
road: ``pdf_interpreter`` says what a page paints; ``pdf_characters`` and ``lines`` make words of
it; ``pdf_tables`` finds the grids; ``pdf_furniture`` and ``pdf_notes`` take out what is no running
text; ``pdf_layout`` puts the rest in reading order; ``pdf_paragraphs`` makes paragraphs of lines
and ``pdf_build`` the types that travel.
"""

from __future__ import annotations

from io import BytesIO

import pdfplumber
from pdfminer.pdfdocument import PDFPasswordIncorrect
from pdfminer.pdfexceptions import PDFException
from pdfminer.psexceptions import PSException
from pdfplumber.utils.exceptions import PdfminerException

from extractors.limits import ReadOptions, check_limit
from extractors.pdf_build import build_pages
from extractors.pdf_interpreter import off_layers
from extractors.pdf_pages import PageWords, read_page
from schemas.document import Document
from schemas.errors import DamagedFileError, EncryptedFileError


def read_pdf(content: bytes, options: ReadOptions) -> Document:
    """The Document that stands in the bytes of a PDF.

    Raises:
        EncryptedFileError: a password is needed to open it.
        DamagedFileError: no pages can be made of it.
        LimitExceededError: it costs more than ``options`` allow.
    """
    pages = _read_pages(content, options)
    return Document(format="pdf", pages=build_pages(pages), page_count=len(pages))


def _read_pages(content: bytes, options: ReadOptions) -> list[PageWords]:
    try:
        pdf = pdfplumber.open(BytesIO(content))
        plumber_pages = pdf.pages
    except PdfminerException as error:
        if error.args and isinstance(error.args[0], PDFPasswordIncorrect):
            raise EncryptedFileError from error
        raise DamagedFileError from error
    except (PDFException, PSException) as error:
        raise DamagedFileError from error
    check_limit("aantal bladzijden", len(plumber_pages), options.max_pages)
    off = off_layers(pdf.doc.catalog)
    pages = []
    for page in plumber_pages:
        pages.append(read_page(page, off, options))
        page.close()
    return pages

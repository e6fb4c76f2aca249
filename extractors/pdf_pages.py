"""A page of a PDF to its words and rulings.

In goes a pdfplumber page, out comes a ``PageWords``: all that the layout of the page needs and
nothing of the library, so that pages can be compared with one another before any is laid out.
"""

from __future__ import annotations

import struct
import zlib
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

import pypdfium2 as pdfium
from pdfminer.pdfexceptions import PDFException
from pdfminer.psexceptions import PSException
from pdfminer.utils import apply_matrix_rect
from pdfplumber.page import Page as PlumberPage

from extractors.geometry import Box, View
from extractors.limits import ReadOptions
from extractors.lines import chars_to_words
from extractors.pdf_beside import Note
from extractors.pdf_bullets import find_drawn_bullets
from extractors.pdf_characters import Frame, Sheet, find_uprights, read_painting
from extractors.pdf_interpreter import Interpreter
from extractors.pdf_painting import Device, Painting
from extractors.pdf_raised import mark_raised_digits
from extractors.pdf_tables import Rulings, find_rulings
from extractors.pdf_words import Character, Word
from schemas.document import Remark
from schemas.errors import DamagedFileError

PAINTING_ERRORS = (
    PDFException, PSException, RecursionError, LookupError, TypeError, ValueError, AttributeError,
    ArithmeticError, AssertionError, struct.error, zlib.error,
)  # fmt: skip
"""What pdfminer raises on content that is not what it should be: its own errors, and those of the
Python operations it tries on objects of the wrong kind (found by changing bytes at random)."""


@dataclass(slots=True)
class Part:
    """Words of one direction on a page, with the rulings between them."""

    view: View
    box: Box
    words: list[Word]
    rulings: Rulings = field(default_factory=Rulings)


@dataclass(frozen=True, slots=True)
class PlacedNote:
    """A form value or comment with its box on the displayed page."""

    note: Note
    box: Box


@dataclass(slots=True)
class PageWords:
    """A page before layout.

    ``parts`` are the directions in which text runs, the main one first; ``hidden`` and ``slanted``
    do not belong to the running text. ``confidence`` is that of the recognition, None without.
    """

    number: int
    width: float
    height: float
    parts: list[Part]
    hidden: list[Character] = field(default_factory=list)
    notes: list[PlacedNote] = field(default_factory=list)
    slanted: list[Part] = field(default_factory=list)
    pictures: list[Box] = field(default_factory=list)
    curves: int = 0
    confidence: float | None = None
    remarks: list[Remark] = field(default_factory=list)

    @property
    def area(self) -> float:
        """Square points of the displayed page."""
        return self.width * self.height


def read_page(
    page: PlumberPage,
    document: pdfium.PdfDocument,
    off: frozenset[int],
    notes: Sequence[Note],
    options: ReadOptions,
) -> PageWords:
    """The words of a page in the views in which they are upright.

    ``document`` is the same file in pdfium, which knows the outlines of letters.
    """
    try:
        painting = paint_page(page, off, options)
    except DamagedFileError:
        return _unreadable(page)
    if not page.page_obj.rotate:
        origin = page.page_obj.mediabox[:2]
        mark_raised_digits(painting.glyphs, document, page.page_number, origin)
    text = read_painting(painting, displayed_frame(page.page_obj), page.page_number)
    return PageWords(
        number=page.page_number,
        width=text.width,
        height=text.height,
        parts=[_to_part(sheet) for sheet in text.sheets],
        hidden=text.hidden,
        notes=[_place_note(note, page.page_obj) for note in notes],
        slanted=[_to_part(sheet) for sheet in text.slanted],
        pictures=text.pictures,
        curves=painting.curves,
    )


def _unreadable(page: PlumberPage) -> PageWords:
    """A page that pdfminer cannot follow: one picture, which pdfium may still be able to draw."""
    frame = displayed_frame(page.page_obj)
    box = Box(0, 0, frame.width, frame.height)
    number = page.page_number
    return PageWords(
        number=number,
        width=frame.width,
        height=frame.height,
        parts=[Part(View(number), box, [])],
        pictures=[box],
        remarks=[Remark("bladzijde-beschadigd", number)],
    )


def paint_page(page: PlumberPage, off: frozenset[int], options: ReadOptions) -> Painting:
    """All that the page paints.

    Raises:
        DamagedFileError: pdfminer cannot follow the page's content.
    """
    device = Device(page.pdf.rsrcmgr, options.max_characters_per_page)
    interpreter = Interpreter(page.pdf.rsrcmgr, device)
    interpreter.off = off
    try:
        interpreter.process_page(page.page_obj)
    except PAINTING_ERRORS as error:
        raise DamagedFileError(bladzijde=page.page_number) from error
    return device.painting


def _page_matrix(page_obj: Any) -> tuple[float, float, float, float, float, float]:
    """From the file's coordinates to pdfminer's: turned, the media box moved to the origin."""
    x0, y0, x1, y1 = page_obj.mediabox
    matrices = {
        90: (0, -1, 1, 0, -y0, x1),
        180: (-1, 0, 0, -1, x1, y1),
        270: (0, 1, -1, 0, y1, -x0),
    }
    return matrices.get(page_obj.rotate, (1, 0, 0, 1, -x0, -y0))


def _place_note(note: Note, page_obj: Any) -> PlacedNote:
    box = apply_matrix_rect(_page_matrix(page_obj), note.place)
    return PlacedNote(note, displayed_frame(page_obj).box(*box))


def displayed_frame(page_obj: Any) -> Frame:
    """The crop box in pdfminer's page."""
    matrix = _page_matrix(page_obj)
    media = apply_matrix_rect(matrix, page_obj.mediabox)
    crop = apply_matrix_rect(matrix, page_obj.cropbox)
    left, bottom = max(media[0], crop[0]), max(media[1], crop[1])
    right, top = min(media[2], crop[2]), min(media[3], crop[3])
    if right <= left or top <= bottom:
        left, bottom, right, top = media
    return Frame(left, top, right - left, top - bottom)


def _to_part(sheet: Sheet) -> Part:
    bullets = find_drawn_bullets(sheet.marks, sheet.characters)
    words = chars_to_words([*sheet.characters, *bullets], find_uprights(sheet.marks))
    rulings = find_rulings(sheet.marks, sheet.box, [word.box for word in words])
    return Part(sheet.view, sheet.box, words, rulings)

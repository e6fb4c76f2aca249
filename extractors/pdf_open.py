"""The bytes of a PDF made readable: decrypted, repaired and within bounds, or refused by name.

In go the bytes, out come bytes that pdfminer and pdfium can read, with what stands beside the page
content: form values, comments, attachments, properties. qpdf (through pikepdf) does the repairing;
what form fields and typed notes draw is made part of the page, as every viewer shows it.
"""

from __future__ import annotations

import zlib
from collections.abc import Iterator
from dataclasses import dataclass, field
from io import BytesIO

import pikepdf
import pypdfium2 as pdfium

from extractors.limits import MEGABYTE, ReadOptions, check_limit
from extractors.pdf_beside import (
    Note,
    collect_attachments,
    collect_hints,
    collect_notes,
    keep_drawn_annotations,
)
from schemas.document import Attachment, Hint
from schemas.errors import DamagedFileError, EncryptedFileError

MAX_PAGE_CONTENT = 48 * MEGABYTE
"""Decoded drawing commands of one page. A dense page has 1 MB, a detailed map 20."""
CHUNK = 1 * MEGABYTE
QPDF_ERRORS = (
    pikepdf.PdfError, pikepdf.PasswordError, RuntimeError, LookupError, ValueError, TypeError,
    AttributeError,
)  # fmt: skip
"""What pikepdf raises on damaged files: its own errors, the RuntimeError of qpdf's core, and those
of Python on objects of the wrong kind (found by changing bytes at random)."""


@dataclass(frozen=True, slots=True)
class Opened:
    """A PDF ready to be read, and what stands in it beside its pages."""

    content: bytes = field(repr=False)
    page_count: int
    notes: tuple[Note, ...] = ()
    attachments: tuple[Attachment, ...] = ()
    hints: tuple[Hint, ...] = ()
    is_portfolio: bool = False


def open_pdf(content: bytes, options: ReadOptions) -> Opened:
    """The file decrypted, repaired and checked against the limits.

    Raises:
        EncryptedFileError: a password is needed to open it (one that only forbids printing or
            copying is not).
        DamagedFileError: neither qpdf nor pdfium finds pages in it.
        LimitExceededError: too many pages, or streams that unpack to more than is allowed.
    """
    pdf = _open(content)
    try:
        count = len(pdf.pages)
        check_limit("aantal bladzijden", count, options.max_pages)
        _check_streams(pdf, options)
        notes = tuple(collect_notes(pdf))
        attachments = tuple(collect_attachments(pdf, options))
        hints = tuple(collect_hints(pdf))
        is_portfolio = "/Collection" in pdf.Root
        changed = keep_drawn_annotations(pdf)
        if changed:
            pdf.flatten_annotations("screen")
        if changed or pdf.is_encrypted or pdf.get_warnings():
            buffer = BytesIO()
            pdf.save(buffer)
            content = buffer.getvalue()
    except QPDF_ERRORS as error:
        raise DamagedFileError from error
    if not count:
        raise DamagedFileError
    return Opened(content, count, notes, attachments, hints, is_portfolio)


def _open(content: bytes) -> pikepdf.Pdf:
    try:
        return pikepdf.open(BytesIO(content))
    except pikepdf.PasswordError as error:
        raise EncryptedFileError from error
    except QPDF_ERRORS as error:
        rescued = _rescue(content)
        if rescued is None:
            raise DamagedFileError from error
        return rescued


def _rescue(content: bytes) -> pikepdf.Pdf | None:
    """What pdfium, which forgives more, makes of a file that qpdf refuses."""
    try:
        document = pdfium.PdfDocument(content)
        if not len(document):
            return None
        buffer = BytesIO()
        document.save(buffer)
        document.close()
        return pikepdf.open(BytesIO(buffer.getvalue()))
    except (pdfium.PdfiumError, *QPDF_ERRORS):
        return None


def _check_streams(pdf: pikepdf.Pdf, options: ReadOptions) -> None:
    """Refuse a file whose streams unpack to more than is allowed; nothing is unpacked whole."""
    total = 0
    for item in pdf.objects:
        if not isinstance(item, pikepdf.Stream) or item.get("/Subtype") == "/Image":
            continue
        size = 0
        for size in iter_unpacked(item):
            check_limit("uitgepakte inhoud", total + size, options.max_expanded_bytes)
        total += size
    for page in pdf.pages:
        total = 0
        contents = page.obj.get("/Contents")
        streams = contents if isinstance(contents, pikepdf.Array) else [contents]
        for stream in streams:
            if isinstance(stream, pikepdf.Stream):
                size = 0
                for size in iter_unpacked(stream):
                    check_limit("inhoud van een bladzijde", total + size, MAX_PAGE_CONTENT)
                total += size


def iter_unpacked(stream: pikepdf.Stream) -> Iterator[int]:
    """The size of the stream as far as it was unpacked, chunk by chunk, so that a caller can stop.

    Only Flate and what it hides is followed: of the other filters none grows more than eightfold.
    """
    raw = bytes(stream.read_raw_bytes())
    filters = stream.get("/Filter")
    names = [str(n) for n in filters] if isinstance(filters, pikepdf.Array) else [str(filters)]
    layers = 0
    while layers < len(names) and names[layers] in ("/FlateDecode", "/Fl"):
        layers += 1
    yield len(raw)
    if not layers:
        return
    unpackers = [zlib.decompressobj() for _ in range(min(layers, 8))]
    size = 0
    for piece in _unpack(raw, unpackers):
        size += piece
        yield size


def _unpack(raw: bytes, unpackers: list[zlib._Decompress]) -> Iterator[int]:
    first, *rest = unpackers
    data = raw
    while data:
        try:
            piece = first.decompress(data, CHUNK)
        except zlib.error:
            return
        data = first.unconsumed_tail
        if not piece:
            return
        yield len(piece)
        if rest:
            yield from _unpack(piece, rest)

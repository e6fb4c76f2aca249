"""Bytes in, Document out: one module per format; nothing here knows what a knelpunt is."""

from __future__ import annotations

from extractors.limits import ReadOptions, check_file_size
from schemas.document import Document
from schemas.errors import EmptyFileError, UnsupportedFormatError

__all__ = ["ReadOptions", "extract"]


def extract(content: bytes, name: str, options: ReadOptions) -> Document:
    """The Document that stands in these bytes; the content decides the format, not the name.

    ``name`` is used only where the content cannot tell (a text file, the name of a member).

    Raises:
        InzendingError: one of its subclasses, when the file cannot be read.
    """
    if not content:
        raise EmptyFileError(bestand=name)
    check_file_size(content, options)
    if content[:1024].lstrip().startswith(b"%PDF-"):
        from extractors.pdf import read_pdf

        return read_pdf(content, options)
    raise UnsupportedFormatError(formaat="onbekend")

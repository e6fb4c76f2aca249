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
    if not content.strip(b"\0 \t\r\n"):
        raise EmptyFileError(bestand=name)
    check_file_size(content, options)
    # Each reader draws in a library of its own; a run over Word files need not load the PDF ones.
    from extractors.detect import detect_format

    match detect_format(content, name):
        case "pdf":
            from extractors.pdf import read_pdf

            return read_pdf(content, options)
        case "docx":
            from extractors.word import read_word

            return read_word(content, options)
        case "txt":
            from extractors.plain import read_plain

            return read_plain(content)
        case unsupported:
            raise UnsupportedFormatError(formaat=unsupported)

"""Bytes in, Document out: one module per format; nothing here knows what a knelpunt is."""

from __future__ import annotations

from extractors.limits import ReadOptions, check_file_size
from schemas.document import Document
from schemas.errors import EmptyFileError, UnsupportedFormatError

__all__ = ["ReadOptions", "extract"]


def extract(content: bytes, name: str, options: ReadOptions) -> Document:
    """The Document that stands in these bytes; the content decides the format, not the name.

    ``name`` is used only where the content cannot tell (a text file, a package of unknown kind).

    Raises:
        InzendingError: one of its subclasses, when the file cannot be read.
    """
    if not content.strip(b"\0 \t\r\n"):
        raise EmptyFileError()
    check_file_size(content, options)
    from extractors.detect import detect_format

    kind = detect_format(content, name)
    if kind in ("eml", "msg", "zip"):
        return _read_container(content, kind, options)
    return _read_text(content, kind, options)


# Each reader draws in a library of its own: a file is read without loading those of other formats.


def _read_text(content: bytes, kind: str, options: ReadOptions) -> Document:
    match kind:
        case "pdf":
            from extractors.pdf import read_pdf

            return read_pdf(content, options)
        case "docx":
            from extractors.word import read_word

            return read_word(content, options)
        case "odt":
            from extractors.odt import read_odt

            return read_odt(content, options)
        case "doc" | "rtf" | "wordml":
            from extractors.office import read_office

            return read_office(content, kind, options)
        case _:
            raise UnsupportedFormatError(formaat=kind)


def _read_container(content: bytes, kind: str, options: ReadOptions) -> Document:
    """Files whose own text is little and whose attachments are inzendingen of their own."""
    match kind:
        case "eml":
            from extractors.mail import read_eml

            return read_eml(content, options)
        case "msg":
            from extractors.outlook import read_msg

            return read_msg(content, options)
        case _:
            from extractors.archive import read_archive

            return read_archive(content, options)

"""Plain text files: paragraphs by empty lines and list marks."""

from __future__ import annotations

import codecs

from extractors.paragraphs import text_to_paragraphs
from schemas.document import Document, Page, Paragraph

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)


def decode_text(content: bytes, charset: str = "") -> str:
    """The text in these bytes: by byte order mark, the named charset, UTF-8, or Windows-1252.

    Windows-1252 reads any bytes and is what Dutch Windows programs write when it is not UTF-8.
    """
    for mark, name in _MARKS:
        if content.startswith(mark):
            return content.decode(name, errors="replace")
    for name in (charset, "utf-8"):
        try:
            return content.decode(name) if name else content.decode("utf-8")
        except (UnicodeDecodeError, LookupError):
            continue
    return content.decode("cp1252", errors="replace")


def read_plain(content: bytes) -> Document:
    """The Document of a text file."""
    elements = text_to_paragraphs(decode_text(content), Paragraph(()), "#")
    return Document("txt", (Page(1, elements),))

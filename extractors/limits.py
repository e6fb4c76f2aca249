"""What reading one file may cost, decided before it is opened.

In go the bytes and the options, out comes nothing, or the error that becomes the file's outcome.
The reading process has a time and memory limit of its own; these bounds see to it that a hostile
file is refused by name before that limit is needed.
"""

from __future__ import annotations

from dataclasses import dataclass

from schemas.errors import LimitExceededError

MEGABYTE = 1024 * 1024
EXPANSION_FREE_BYTES = 32 * MEGABYTE
"""Below this a member may expand by any ratio: its cost is small and repetition is no attack."""


@dataclass(frozen=True, slots=True)
class ReadOptions:
    """How a file is read and what that may cost; part of the key under which a reading is cached.

    Attributes:
        ocr: recognise pages that have no usable text. Off: such pages come back empty.
        ocr_language: tesseract's name of the language; another one loses the accents of Dutch.
        max_file_bytes: larger files are refused unopened. Lower refuses scans of long files.
        max_pages: of a PDF. Higher lets one file hold up the night.
        max_characters_per_page: of a PDF page. A full page of text has 6,000; a page of half a
            million is an attack on the geometry.
        max_zip_entries: members of a package or archive. A large Word file has some hundreds.
        max_expanded_bytes: of all members that are unpacked from one package or archive together.
        max_expansion_ratio: expanded to packed size of a member above ``EXPANSION_FREE_BYTES``.
            Word XML packs 1:10 to 1:60 (a table of equal rows 1:300, but is small); a bomb 1:1000.
        max_xml_bytes: of one XML part. Memory follows it, some ten times; the longest submission
            that is text takes some 10 MB.
        max_xml_depth: nested XML elements. A table in a table takes 3 or more.
        max_archive_depth: archives in archives and mails in mails that are looked into.
        max_attachments: files out of one mail or archive that become an inzending of their own.
        convert_seconds: time for LibreOffice to convert one .doc or .rtf; usually 1 to 2 s.
    """

    ocr: bool = True
    ocr_language: str = "nld"
    max_file_bytes: int = 200 * MEGABYTE
    max_pages: int = 2500
    max_characters_per_page: int = 200_000
    max_zip_entries: int = 5_000
    max_expanded_bytes: int = 300 * MEGABYTE
    max_expansion_ratio: float = 100.0
    max_xml_bytes: int = 100 * MEGABYTE
    max_xml_depth: int = 300
    max_archive_depth: int = 2
    max_attachments: int = 500
    convert_seconds: int = 120


def check_file_size(content: bytes, options: ReadOptions) -> None:
    """Refuse a file that is larger than what is read at all."""
    check_limit("bestandsgrootte", len(content), options.max_file_bytes)


def check_limit(grens: str, waarde: float, maximum: float) -> None:
    """Raise LimitExceededError when ``waarde`` is above ``maximum``; ``grens`` names what."""
    if waarde > maximum:
        raise LimitExceededError(grens=grens, waarde=round(waarde), maximum=round(maximum))

from __future__ import annotations

import io
import zipfile

import pytest

from extractors import extract
from extractors.detect import detect_format
from schemas.errors import (
    DamagedFileError,
    EmptyFileError,
    EncryptedFileError,
    InzendingError,
    UnsupportedFormatError,
)
from tests.extractors.compound_files import make_compound
from tests.extractors.word_files import OPTIONS, make_docx, make_zip, outline, p


def make_stored_zip(name: str, content: bytes) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_STORED) as archive:
        archive.writestr(name, content)
    return buffer.getvalue()


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        (b"%PDF-1.7\n", "pdf"),
        (b"\xef\xbb\xbf\n\n%PDF-1.4\n", "pdf"),
        (make_docx(p("Wonen")), "docx"),
        (make_zip({"mimetype": b"application/vnd.oasis.opendocument.text"}), "odt"),
        (make_zip({"[Content_Types].xml": b"", "xl/workbook.xml": b""}), "xlsx"),
        (make_zip({"[Content_Types].xml": b"", "ppt/presentation.xml": b""}), "pptx"),
        (make_zip({"Index/Document.iwa": b"", "Data/x.png": b""}), "pages"),
        (make_zip({"index.xml": b"", "buildVersionHistory.plist": b""}), "pages"),
        (make_zip({"brief.txt": b""}), "zip"),
        (make_zip({"index.xml": b"", "stijl.css": b""}), "zip"),
        (make_stored_zip("brief.pdf", b"%PDF-1.7"), "zip"),
        (b"{\\rtf1\\ansi Wonen}", "rtf"),
        (make_compound({"WordDocument": bytes(4096)}), "doc"),
        (make_compound({"Workbook": bytes(4096)}), "xls"),
        (make_compound({"__properties_version1.0": bytes(4096)}), "msg"),
        (b"From: a@b.example\r\nSubject: x\r\n\r\nTekst", "eml"),
        (b"<!DOCTYPE html><html><body>x</body></html>", "html"),
        (b"\x89PNG\r\n\x1a\n", "afbeelding"),
        (b"\xff\xd8\xff\xe0", "afbeelding"),
        (b"Onderwerp: te weinig woningen\n", "txt"),
        (b"Van: iemand\nOnderwerp: wonen\n", "txt"),
        (bytes(range(256)) * 4, "onbekend"),
        (b'<?xml version="1.0"?><x/>', "xml"),
    ],
)
def test_content_decides_the_format(content: bytes, expected: str) -> None:
    assert detect_format(content, "bestand.docx") == expected


def test_word_file_with_another_extension_is_read() -> None:
    assert outline(extract(make_docx(p("Wonen")), "brief.pdf", OPTIONS)) == ["Wonen"]


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        (b"", EmptyFileError),
        (bytes(5000), EmptyFileError),
        (b" \r\n", EmptyFileError),
        (make_docx(p("Wonen"))[:-40], DamagedFileError),
        (make_docx(p("Wonen"))[:60], DamagedFileError),
        (make_compound({"WordDocument": bytes(4096)})[:700], DamagedFileError),
        (make_compound({"EncryptedPackage": bytes(4096)}), EncryptedFileError),
        (
            make_compound({"WordDocument": bytes(10) + b"\x00\x01" + bytes(4084)}),
            EncryptedFileError,
        ),
        (make_zip({"[Content_Types].xml": b"", "word/x.xml": b"<a/>"}), DamagedFileError),
        (make_zip({"[Content_Types].xml": b"", "xl/x.xml": b""}), UnsupportedFormatError),
        (b"\x89PNG\r\n\x1a\n", UnsupportedFormatError),
        (b"<html><body>x</body></html>", UnsupportedFormatError),
        (b"Onderwerp: wonen\n", UnsupportedFormatError),
    ],
)
def test_file_that_cannot_be_read_has_its_reason(
    content: bytes, expected: type[InzendingError]
) -> None:
    with pytest.raises(expected):
        extract(content, "brief.docx", OPTIONS)


def test_format_that_is_not_read_is_named() -> None:
    with pytest.raises(UnsupportedFormatError) as caught:
        extract(make_zip({"[Content_Types].xml": b"", "xl/x.xml": b""}), "x", OPTIONS)

    assert caught.value.values == {"formaat": "xlsx"}

"""What the bytes are, whatever the file is called."""

from __future__ import annotations

import email.parser
import io
import re
import zipfile
from typing import Literal

import olefile

from extractors.package import open_zip
from extractors.plain import decode_text
from schemas.errors import DamagedFileError, EncryptedFileError

Format = Literal[
    "pdf", "docx", "odt", "doc", "rtf", "wordml", "eml", "msg", "zip", "txt",
    # known, and not read
    "html", "pages", "xlsx", "xls", "pptx", "ppt", "ods", "odp", "afbeelding", "rar", "7z", "gzip",
    "publisher", "xml", "postscript", "onbekend",
]  # fmt: skip

_PDF_HEADER_WITHIN = 1024  # readers accept a header that far (ISO 32000-1, implementation note 13)
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ZIP = (b"PK\x03\x04", b"PK\x05\x06", b"PK\x07\x08")
_SIGNATURES: tuple[tuple[bytes, Format], ...] = (
    (b"{\\rtf", "rtf"),
    (b"\x89PNG\r\n", "afbeelding"),
    (b"\xff\xd8\xff", "afbeelding"),
    (b"GIF8", "afbeelding"),
    (b"II*\x00", "afbeelding"),
    (b"MM\x00*", "afbeelding"),
    (b"BM", "afbeelding"),
    (b"Rar!", "rar"),
    (b"7z\xbc\xaf\x27\x1c", "7z"),
    (b"\x1f\x8b", "gzip"),
    (b"%!PS", "postscript"),
)
_MIMETYPES: dict[str, Format] = {
    "application/vnd.oasis.opendocument.text": "odt",
    "application/vnd.oasis.opendocument.text-template": "odt",
    "application/vnd.oasis.opendocument.spreadsheet": "ods",
    "application/vnd.oasis.opendocument.presentation": "odp",
}
_MAIL_HEADERS = {
    "from", "to", "subject", "date", "received", "return-path", "message-id", "mime-version",
    "content-type", "delivered-to", "x-mozilla-status", "reply-to", "cc", "dkim-signature",
}  # fmt: skip
_MAIL_HEADERS_NEEDED = 2
_WORD_XML = (
    "http://schemas.microsoft.com/office/word/2003/wordml",
    "http://schemas.microsoft.com/office/2006/xmlPackage",
)
"""Word 2003 XML, and a whole .docx in one XML file."""
_HTML = re.compile(r"<(?:!doctype\s+html|html|head|body)\b", re.IGNORECASE)
_CONTROL_SHARE = 0.01
"""Control characters in a text file above which it is no text."""


def detect_format(content: bytes, name: str = "") -> Format:
    """The format of these bytes; ``name`` only decides between texts that look alike.

    Raises:
        EncryptedFileError: an Office file behind a password.
        DamagedFileError: a zip or Office file that is cut off.
        LimitExceededError: a zip that lists more members than can be counted.
    """
    head = content[:_PDF_HEADER_WITHIN]
    if head.startswith(_ZIP):
        return _detect_zip(content, name)
    if head.startswith(_OLE):
        return _detect_ole(content)
    if b"%PDF-" in head:  # after the containers: a zip may hold a PDF that is not packed
        return "pdf"
    for signature, found in _SIGNATURES:
        if head.startswith(signature):
            return found
    if head[8:12] == b"WEBP" or head[4:12] in (b"ftypheic", b"ftypmif1", b"ftypheix"):
        return "afbeelding"
    return _detect_text(content, name)


def _detect_zip(content: bytes, name: str) -> Format:
    with open_zip(content) as archive:
        names = {n.replace("\\", "/").lstrip("/").lower() for n in archive.namelist()}
        mimetype = _read_mimetype(archive) if "mimetype" in names else ""
    if mimetype in _MIMETYPES:
        return _MIMETYPES[mimetype]
    if "[content_types].xml" in names:
        if any(n.startswith("word/") for n in names):
            return "docx"
        if any(n.startswith("xl/") for n in names):
            return "xlsx"
        if any(n.startswith("ppt/") for n in names):
            return "pptx"
        return "docx" if name.lower().endswith((".docx", ".docm", ".dotx")) else "onbekend"
    if "content.xml" in names and "meta-inf/manifest.xml" in names:
        return "odt"
    is_pages = any(n.endswith(".iwa") for n in names)
    # As it was before 2013, and as a folder that was zipped
    is_pages = is_pages or {"index.xml", "buildversionhistory.plist"} <= names
    is_pages = is_pages or ("index.zip" in names and any(n.startswith("metadata/") for n in names))
    return "pages" if is_pages else "zip"


def _read_mimetype(archive: zipfile.ZipFile) -> str:
    for info in archive.infolist():
        if info.filename.lower() == "mimetype" and not info.flag_bits & 1:
            try:
                with archive.open(info) as stream:
                    return stream.read(100).decode("ascii", "replace").strip()
            except (zipfile.BadZipFile, OSError, EOFError, NotImplementedError):
                return ""
    return ""


def _detect_ole(content: bytes) -> Format:
    try:
        with olefile.OleFileIO(io.BytesIO(content)) as ole:
            entries = {"/".join(path).lower() for path in ole.listdir()}
            if "encryptedpackage" in entries or "encryptioninfo" in entries:
                raise EncryptedFileError()
            if "worddocument" in entries:
                _refuse_encrypted_word(ole)
                return "doc"
    except (OSError, ValueError, IndexError, TypeError) as error:
        raise DamagedFileError(onderdeel="ole") from error
    if "__properties_version1.0" in entries:
        return "msg"
    if entries & {"workbook", "book"}:
        return "xls"
    if "powerpoint document" in entries:
        return "ppt"
    return "publisher" if "quill/quillsub/contents" in entries else "onbekend"


def _refuse_encrypted_word(ole: olefile.OleFileIO) -> None:
    """Bit fEncrypted of the file information block ([MS-DOC] 2.5.2: bytes 10 and 11, 0x0100)."""
    head = ole.openstream("WordDocument").read(12)
    if len(head) == 12 and int.from_bytes(head[10:12], "little") & 0x0100:
        raise EncryptedFileError()


def _detect_text(content: bytes, name: str) -> Format:
    text = decode_text(content[:100_000])
    if _is_mail(text):
        return "eml"
    controls = sum(c < " " and c not in "\t\n\r\f\v" for c in text)
    if controls > len(text) * _CONTROL_SHARE:
        return "onbekend"
    stripped = text.lstrip()
    if _HTML.search(stripped[:2000]):
        return "html"
    if stripped.startswith("<?xml"):
        return "wordml" if any(name in stripped[:5000] for name in _WORD_XML) else "xml"
    if name.lower().endswith(".html") or name.lower().endswith(".htm"):
        return "html"
    return "txt"


def _is_mail(text: str) -> bool:
    """The text starts with header lines of a mail (RFC 5322), two of the usual ones at least."""
    if text.startswith("From "):  # a message out of an mbox
        text = text.partition("\n")[2]
    if not re.match(r"[A-Za-z-]+:[ \t]", text):
        return False
    found = email.parser.HeaderParser().parsestr(text[:20_000])
    names = {key.lower() for key in found}
    return len(names & _MAIL_HEADERS) >= _MAIL_HEADERS_NEEDED and bool(
        names & {"from", "received", "message-id", "mime-version", "return-path"}
    )

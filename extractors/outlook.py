"""An Outlook message (.msg) as a Document.

The format is a compound file whose streams are named after MAPI properties ([MS-OXMSG] 2.4); only
the handful that a reader sees is read. An Outlook message attached to another is handed on as an
internet mail with the same headers, body and attachments.
"""

from __future__ import annotations

import email.message
import email.policy
import io
import re
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

import olefile

from extractors.archive import clean_name
from extractors.limits import ReadOptions
from extractors.mail import Mail, mail_to_document
from extractors.plain import decode_text
from extractors.rtf_body import unpack_body
from schemas.document import Attachment, Document
from schemas.errors import DamagedFileError

# Property ids of [MS-OXPROPS]
_SUBJECT, _BODY, _HTML, _RTF = "0037", "1000", "1013", "1009"
_SENDER_NAME, _SENDER_ADDRESS, _SENDER_SMTP = "0C1A", "0C1F", "5D01"
_TO, _CC = "0E04", "0E03"
_FILE_NAMES = ("3707", "3704", "3001")
_DATA, _CONTENT_ID = "3701", "3712"
_TIMES = (0x0039, 0x0E06)  # sent, delivered
_TIME_TYPE = 0x0040
_UNICODE, _STRING, _BINARY, _STORAGE = "001F", "001E", "0102", "000D"
_ATTACHMENT = "__attach_version1.0_#"
_HEADER_SIZE = {True: 32, False: 24}  # of the property stream: top level, attached message
_EPOCH = datetime(1601, 1, 1, tzinfo=UTC)
_ADDRESS = re.compile(r"[^\s/<>]+@[^\s/<>]+")  # not "/O=DUINRADE/CN=BELEID"
_CODE_PAGES = (0x3FDE, 0x3FFD)  # of the mail as sent, of the message store
_INTEGER_TYPE = 0x0003
_CODECS = {65001: "utf-8", 28591: "iso-8859-1", 28605: "iso-8859-15", 20127: "ascii"}
_PICTURES = (".png", ".jpg", ".jpeg", ".gif", ".bmp", ".emz", ".wmz")


def read_msg(content: bytes, options: ReadOptions) -> Document:
    """The Document of an Outlook message.

    Raises:
        DamagedFileError: the compound file cannot be read.
    """
    try:
        with olefile.OleFileIO(io.BytesIO(content)) as ole:
            mail = _read_message(ole, (), options.max_archive_depth)
    except (OSError, ValueError, IndexError, TypeError) as error:
        raise DamagedFileError(onderdeel="msg") from error
    return mail_to_document(mail, "msg", options)


@dataclass(frozen=True, slots=True)
class _Reader:
    """One message: the compound file, the storage it stands in, and its character set."""

    ole: olefile.OleFileIO
    folder: tuple[str, ...]
    charset: str

    def stream(self, prop: str, kind: str, *below: str) -> bytes:
        """The bytes of a property, of an attachment when ``below`` names its storage."""
        path = [*self.folder, *below, f"__substg1.0_{prop}{kind}"]
        if not self.ole.exists(path) or self.ole.get_type(path) != olefile.STGTY_STREAM:
            return b""
        return bytes(self.ole.openstream(path).read())

    def text(self, prop: str, *below: str) -> str:
        """The text of a property, "" when the message has none."""
        content = self.stream(prop, _UNICODE, *below)
        if content:
            return content.decode("utf-16-le", errors="replace").rstrip("\0")
        return decode_text(self.stream(prop, _STRING, *below), self.charset).rstrip("\0")


def _read_message(ole: olefile.OleFileIO, folder: tuple[str, ...], depth: int) -> Mail:
    numbers = _fixed_properties(ole, folder)
    reader = _Reader(ole, folder, _charset(numbers))
    mail = Mail()
    address = reader.text(_SENDER_SMTP) or reader.text(_SENDER_ADDRESS)
    name = reader.text(_SENDER_NAME)
    is_internet = _ADDRESS.fullmatch(address) is not None
    sender = f"{name} <{address}>" if name and is_internet and name != address else name or address
    mail.sent_on = _sent_on(numbers)
    shown = {
        "From": sender,
        "To": reader.text(_TO),
        "Cc": reader.text(_CC),
        "Subject": reader.text(_SUBJECT),
        "Date": mail.sent_on.isoformat() if mail.sent_on else "",
    }
    mail.headers = [(key, " ".join(value.split())) for key, value in shown.items() if value.strip()]
    mail.plain = reader.text(_BODY)
    html = reader.stream(_HTML, _BINARY)
    mail.html = decode_text(html, reader.charset) if html else reader.text(_HTML)
    if not mail.html:
        _read_rtf(reader.stream(_RTF, _BINARY), mail)
    for entry in _attachment_folders(ole, folder):
        mail.attachments.append(_read_attachment(reader, entry, len(mail.attachments) + 1, depth))
    return mail


def _read_rtf(packed: bytes, mail: Mail) -> None:
    """The HTML that Outlook keeps inside RTF; the text of RTF only where there is no other."""
    if not packed:
        return
    try:
        mail.html, text = unpack_body(packed)
    except DamagedFileError:
        # The plain text says the same; without it a human is told that the body was not read.
        mail.is_body_missing = not mail.plain.strip()
        return
    mail.plain = mail.plain if mail.plain.strip() else text


def _attachment_folders(ole: olefile.OleFileIO, folder: tuple[str, ...]) -> list[tuple[str, ...]]:
    depth = len(folder)
    found = {
        tuple(path[: depth + 1])
        for path in ole.listdir(streams=True, storages=True)
        if tuple(path[:depth]) == folder
        and len(path) > depth
        and path[depth].startswith(_ATTACHMENT)
    }
    return sorted(found)


def _read_attachment(
    reader: _Reader, folder: tuple[str, ...], number: int, depth: int
) -> Attachment:
    below = folder[-1]
    name = next((n for i in _FILE_NAMES if (n := reader.text(i, below))), "")
    inner = (*folder, f"__substg1.0_{_DATA}{_STORAGE}")
    if reader.ole.exists(list(inner)):
        if depth <= 0:
            return Attachment(clean_name(name, f"bericht {number}"), reason="te-diep")
        mail = _read_message(reader.ole, inner, depth - 1)
        subject = dict(mail.headers).get("Subject", "").replace("/", "-")
        return Attachment(f"{clean_name(subject, f'bericht {number}')}.eml", _mail_to_bytes(mail))
    content = reader.stream(_DATA, _BINARY, below)
    name = clean_name(name, f"bijlage {number}")
    if reader.text(_CONTENT_ID, below) and name.lower().endswith(_PICTURES):
        return Attachment(name, reason="afbeelding-in-mail")
    return Attachment(name, content, "" if content else "leeg")


def _mail_to_bytes(mail: Mail) -> bytes:
    message = email.message.EmailMessage(policy=email.policy.default)
    for name, value in mail.headers:
        message[name] = value
    message.set_content(mail.plain)
    if mail.html:
        message.add_alternative(mail.html, subtype="html")
    for attachment in mail.attachments:
        if attachment.content:
            message.add_attachment(
                attachment.content,
                maintype="application",
                subtype="octet-stream",
                filename=attachment.name,
            )
    # Boundaries are random otherwise, and the same message must give the same bytes.
    for number, part in enumerate(message.walk()):
        if part.is_multipart():
            part.set_boundary(f"=_deel_{number}")
    return message.as_bytes()


def _fixed_properties(ole: olefile.OleFileIO, folder: tuple[str, ...]) -> dict[int, int]:
    """Numbers and times of a message by property id ([MS-OXMSG] 2.4.2.1: 16 bytes each)."""
    path = [*folder, "__properties_version1.0"]
    if not ole.exists(path):
        return {}
    content = bytes(ole.openstream(path).read())
    found: dict[int, int] = {}
    for offset in range(_HEADER_SIZE[not folder], len(content) - 15, 16):
        tag = int.from_bytes(content[offset : offset + 4], "little")
        size = {_TIME_TYPE: 8, _INTEGER_TYPE: 4}.get(tag & 0xFFFF)
        if size is not None:
            found[tag >> 16] = int.from_bytes(content[offset + 8 : offset + 8 + size], "little")
    return found


def _charset(numbers: dict[int, int]) -> str:
    page = next((numbers[prop] for prop in _CODE_PAGES if numbers.get(prop)), 0)
    return _CODECS.get(page, f"cp{page}") if page else ""


def _sent_on(numbers: dict[int, int]) -> date | None:
    ticks = next((numbers[prop] for prop in _TIMES if numbers.get(prop)), 0)
    try:
        return (_EPOCH + timedelta(microseconds=ticks // 10)).date() if ticks else None
    except OverflowError:
        return None

"""An Outlook message (.msg) as a Document.

The format is a compound file whose streams are named after MAPI properties ([MS-OXMSG] 2.4); only
the handful that a reader sees is read. An Outlook message attached to another is handed on as an
internet mail with the same headers, body and attachments.
"""

from __future__ import annotations

import email.message
import email.policy
import io
from datetime import UTC, date, datetime, timedelta

import olefile

from extractors.archive import clean_name
from extractors.limits import ReadOptions
from extractors.mail import Mail, mail_to_document
from extractors.plain import decode_text
from schemas.document import Attachment, Document
from schemas.errors import DamagedFileError

# Property ids of [MS-OXPROPS]
_SUBJECT, _BODY, _HTML = "0037", "1000", "1013"
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


def _read_message(ole: olefile.OleFileIO, folder: tuple[str, ...], depth: int) -> Mail:
    mail = Mail()
    address = _text(ole, folder, _SENDER_SMTP) or _text(ole, folder, _SENDER_ADDRESS)
    name = _text(ole, folder, _SENDER_NAME)
    is_internet = "@" in address
    sender = f"{name} <{address}>" if name and is_internet and name != address else name or address
    mail.sent_on = _sent_on(ole, folder)
    shown = {
        "From": sender,
        "To": _text(ole, folder, _TO),
        "Cc": _text(ole, folder, _CC),
        "Subject": _text(ole, folder, _SUBJECT),
        "Date": mail.sent_on.isoformat() if mail.sent_on else "",
    }
    mail.headers = [(key, " ".join(value.split())) for key, value in shown.items() if value.strip()]
    mail.plain = _text(ole, folder, _BODY)
    mail.html = _stream(ole, folder, _HTML, _BINARY) or _text(ole, folder, _HTML)
    has_rtf = bool(_stream(ole, folder, "1009", _BINARY))
    mail.is_body_missing = has_rtf and not mail.plain.strip() and not mail.html
    for entry in _attachment_folders(ole, folder):
        mail.attachments.append(_read_attachment(ole, entry, len(mail.attachments) + 1, depth))
    return mail


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
    ole: olefile.OleFileIO, folder: tuple[str, ...], number: int, depth: int
) -> Attachment:
    name = next((n for i in _FILE_NAMES if (n := _text(ole, folder, i))), "")
    inner = (*folder, f"__substg1.0_{_DATA}{_STORAGE}")
    if ole.exists(list(inner)):
        if depth <= 0:
            return Attachment(clean_name(name, f"bericht {number}"), reason="te-diep")
        mail = _read_message(ole, inner, depth - 1)
        subject = dict(mail.headers).get("Subject", "").replace("/", "-")
        return Attachment(f"{clean_name(subject, f'bericht {number}')}.eml", _mail_to_bytes(mail))
    content = _stream(ole, folder, _DATA, _BINARY)
    name = clean_name(name, f"bijlage {number}")
    if _text(ole, folder, _CONTENT_ID) and name.lower().endswith(_PICTURES):
        return Attachment(name, reason="afbeelding-in-mail")
    return Attachment(name, content, "" if content else "leeg")


def _mail_to_bytes(mail: Mail) -> bytes:
    message = email.message.EmailMessage(policy=email.policy.default)
    for name, value in mail.headers:
        message[name] = value
    html = mail.html if isinstance(mail.html, str) else decode_text(mail.html)
    message.set_content(mail.plain)
    if html:
        message.add_alternative(html, subtype="html")
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


def _stream(ole: olefile.OleFileIO, folder: tuple[str, ...], prop: str, kind: str) -> bytes:
    path = [*folder, f"__substg1.0_{prop}{kind}"]
    if not ole.exists(path) or ole.get_type(path) != olefile.STGTY_STREAM:
        return b""
    return bytes(ole.openstream(path).read())


def _text(ole: olefile.OleFileIO, folder: tuple[str, ...], prop: str) -> str:
    content = _stream(ole, folder, prop, _UNICODE)
    if content:
        return content.decode("utf-16-le", errors="replace").rstrip("\0")
    return decode_text(_stream(ole, folder, prop, _STRING)).rstrip("\0")


def _sent_on(ole: olefile.OleFileIO, folder: tuple[str, ...]) -> date | None:
    path = [*folder, "__properties_version1.0"]
    if not ole.exists(path):
        return None
    content = bytes(ole.openstream(path).read())
    times: dict[int, int] = {}
    for offset in range(_HEADER_SIZE[not folder], len(content) - 15, 16):
        tag = int.from_bytes(content[offset : offset + 4], "little")
        if tag & 0xFFFF == _TIME_TYPE:
            times[tag >> 16] = int.from_bytes(content[offset + 8 : offset + 16], "little")
    ticks = next((times[prop] for prop in _TIMES if times.get(prop)), 0)
    try:
        return (_EPOCH + timedelta(microseconds=ticks // 10)).date() if ticks else None
    except OverflowError:
        return None

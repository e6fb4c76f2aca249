"""A mail (.eml, .msg) as a Document: its own headers as furniture, its body, its attachments.

Each attachment becomes an inzending of its own later; pictures in the body are only named. Earlier
mails quoted in the body stay in it; their quotation marks (">") are taken off.
"""

from __future__ import annotations

import codecs
import email
import email.header
import email.message
import email.utils
import re
from dataclasses import dataclass, field, replace
from datetime import date

from extractors.archive import clean_name
from extractors.hypertext import has_data_table, read_html
from extractors.limits import ReadOptions, check_limit
from extractors.paragraphs import Piece, pieces_to_paragraphs
from extractors.plain import decode_text, unwrap
from schemas.document import Attachment, Document, Element, Hint, Page, Paragraph, Remark
from schemas.errors import EncryptedFileError

SHOWN_HEADERS = ("From", "To", "Cc", "Subject", "Date")
"""The headers that a mail program shows and a print of the mail would have."""
MAX_PARTS = 2000
"""Parts of one mail; a nest of a hundred thousand empty parts is an attack."""

_QUOTE = re.compile(r"^(?:>[ \t]?)+", re.MULTILINE)
# Of Outlook, Gmail and Thunderbird in Dutch and English, in bold or not
_QUOTED_HEADER = re.compile(
    r"\*?(van|from|verzonden|sent|datum|date|aan|to|cc|bcc|onderwerp|subject|bijlagen?|attachments?"
    r"|urgentie|prioriteit|importance|antwoord naar|reply-to)\s?:",
    re.IGNORECASE,
)
_HEADER_LINES = 3
_SECRET_TYPES = {"application/pkcs7-mime", "application/x-pkcs7-mime"}
_SIGNATURES = {"application/pkcs7-signature", "application/x-pkcs7-signature",
               "application/pgp-signature"}  # fmt: skip


@dataclass(slots=True)
class Mail:
    """A mail as read, whatever it was packed in. Header names as in ``SHOWN_HEADERS``."""

    headers: list[tuple[str, str]] = field(default_factory=list)
    plain: str = ""
    html: str = ""
    attachments: list[Attachment] = field(default_factory=list)
    sent_on: date | None = None
    is_body_missing: bool = False


def read_eml(content: bytes, options: ReadOptions) -> Document:
    """The Document of an internet mail (RFC 5322, MIME).

    Raises:
        EncryptedFileError: the mail is encrypted (S/MIME or PGP).
        LimitExceededError: it has more parts or attachments than the options allow.
    """
    content = content.removeprefix(codecs.BOM_UTF8)
    if content.startswith(b"From "):  # a message out of an mbox
        content = content.partition(b"\n")[2]
    message = email.message_from_bytes(content)
    mail = Mail()
    raw = [(key.lower(), str(value)) for key, value in message.raw_items()]
    for name in SHOWN_HEADERS:
        values = [decode_header(value) for key, value in raw if key == name.lower()]
        mail.headers.extend((name, value) for value in values if value)
    mail.sent_on = _read_date(dict(mail.headers).get("Date", ""))
    _read_parts(message, mail)
    return mail_to_document(mail, "eml", options)


def mail_to_document(mail: Mail, kind: str, options: ReadOptions) -> Document:
    """The Document of a mail: headers, body, and its attachments beside it."""
    check_limit("aantal bijlagen", len(mail.attachments), options.max_attachments)
    elements: list[Element] = []
    for number, (name, value) in enumerate(mail.headers, start=1):
        piece = Piece(f"{name}: {value}", path=f"header[{number}]")
        elements.extend(pieces_to_paragraphs([piece], Paragraph((), role="mail_header")))
    elements.extend(_body(mail))
    hints = [Hint("mail_from", value) for name, value in mail.headers if name == "From"]
    hints += [Hint("subject", value) for name, value in mail.headers if name == "Subject"]
    if mail.sent_on is not None:
        hints.append(Hint("date", mail.sent_on.isoformat()))
    remarks = (Remark("mailtekst-niet-gelezen"),) if mail.is_body_missing else ()
    return Document(
        kind,
        (Page(1, tuple(elements)),),
        hints=tuple(hints),
        attachments=tuple(mail.attachments),
        remarks=remarks,
    )


def _body(mail: Mail) -> tuple[Element, ...]:
    """The plain text, unless it is missing or lost a table that the HTML still has."""
    if mail.html and (not mail.plain.strip() or has_data_table(mail.html)):
        return _mark_quoted_headers(read_html(mail.html, "body"))
    text = unwrap(_QUOTE.sub("", mail.plain.replace("\r\n", "\n")))
    return _mark_quoted_headers(pieces_to_paragraphs([Piece(text, path="body")], Paragraph(())))


def _mark_quoted_headers(elements: tuple[Element, ...]) -> tuple[Element, ...]:
    """The headers of earlier mails in the body ("Van: … Verzonden: … Onderwerp: …") as such.

    A run starts with the sender, names nothing twice and has three lines at least, so that the
    "Onderwerp:" of the submission below it is left alone.
    """
    marked = list(elements)
    start = 0
    while start < len(marked):
        end, names = start, set[str]()
        while end < len(marked) and (name := _header_name(marked[end])) and name not in names:
            if not names and name not in ("van", "from"):
                break
            names.add(name)
            end += 1
        if len(names) >= _HEADER_LINES:
            for place in range(start, end):
                element = marked[place]
                if isinstance(element, Paragraph):
                    marked[place] = replace(element, role="mail_header")
        start = max(end, start + 1)
    return tuple(marked)


def _header_name(element: Element) -> str:
    match = _QUOTED_HEADER.match(element.text) if isinstance(element, Paragraph) else None
    return match[1].lower() if match else ""


def decode_header(text: str) -> str:
    """A header as a reader sees it: encoded words decoded (RFC 2047), folds joined."""
    if not text.isascii():
        # Bytes that are no ASCII reach us as lone surrogates (PEP 383).
        text = decode_text(text.encode("utf-8", "surrogateescape"))
    try:
        parts = email.header.decode_header(text)
    except (email.errors.HeaderParseError, ValueError):
        parts = [(text, None)]
    decoded = "".join(
        decode_text(part, charset or "") if isinstance(part, bytes) else part
        for part, charset in parts
    )
    return " ".join(decoded.split())


def _read_date(text: str) -> date | None:
    try:
        return email.utils.parsedate_to_datetime(text).date()
    except (TypeError, ValueError, IndexError):
        return None


def _read_parts(message: email.message.Message, mail: Mail) -> None:
    # Depth first without recursion: a mail may hold a nest of parts.
    stack: list[email.message.Message] = [message]
    seen = 0
    while stack:
        part = stack.pop()
        seen += 1
        check_limit("aantal onderdelen", seen, MAX_PARTS)
        kind = part.get_content_type()
        if kind in _SECRET_TYPES and part.get_param("smime-type") != "signed-data":
            raise EncryptedFileError()
        if kind == "multipart/encrypted":
            raise EncryptedFileError()
        if kind == "message/rfc822":
            mail.attachments.append(_inner_mail(part, len(mail.attachments) + 1))
        elif part.is_multipart():
            inner = part.get_payload()
            if isinstance(inner, list):
                stack.extend(p for p in reversed(inner) if isinstance(p, email.message.Message))
        else:
            _read_leaf(part, kind, mail)


def _read_leaf(part: email.message.Message, kind: str, mail: Mail) -> None:
    payload = part.get_payload(decode=True)
    content = payload if isinstance(payload, bytes) else b""
    disposition = part.get_content_disposition()
    name = decode_header(part.get_filename() or "")
    is_text = kind in ("text/plain", "text/html") and disposition != "attachment" and not name
    if is_text:
        text = decode_text(content, part.get_content_charset() or "")
        if kind == "text/plain":
            text = _join_flowed(text) if part.get_param("format") == "flowed" else text
            mail.plain = f"{mail.plain}\n\n{text}" if mail.plain else text
        else:
            mail.html = mail.html or text
    elif kind in _SIGNATURES:
        mail.attachments.append(Attachment(name or "handtekening", reason="handtekening"))
    elif kind.startswith("image/") and (disposition == "inline" or part.get("Content-ID")):
        mail.attachments.append(Attachment(name or kind, reason="afbeelding-in-mail"))
    elif content.strip():
        number = len(mail.attachments) + 1
        mail.attachments.append(Attachment(clean_name(name, f"bijlage {number}"), content))


def _inner_mail(part: email.message.Message, number: int) -> Attachment:
    inner = part.get_payload()
    if isinstance(inner, list) and inner and isinstance(inner[0], email.message.Message):
        subject = decode_header(str(inner[0].get("Subject", "")))
        name = clean_name(subject.replace("/", "-"), f"bericht {number}")
        return Attachment(f"{name}.eml", inner[0].as_bytes())
    return Attachment(f"bericht {number}.eml", reason="leeg")


def _join_flowed(text: str) -> str:
    """Lines that end in a space go on (RFC 3676), but for the signature mark "-- "."""
    return re.sub(r"(?<!^--) \r?\n(?!\s*\r?\n)", " ", text, flags=re.MULTILINE)

"""A .zip as a Document without text, its members as attachments.

Archives in it are opened as well, to the depth that the options allow, and their members are named
after them ("stukken.zip/inbreng.docx"), so that no archive is handed on to be opened again.
"""

from __future__ import annotations

import posixpath
import re
import zipfile
from collections import Counter
from collections.abc import Iterator

from extractors.detect import detect_format
from extractors.limits import ReadOptions, check_limit
from extractors.package import Package, open_package
from schemas.document import Attachment, Document
from schemas.errors import DamagedFileError, EncryptedFileError

_UTF8_NAME = 0x800
_CONTROL = re.compile(r"[\x00-\x1f\x7f:*?\"<>|]")
_DRIVE = re.compile(r"^[A-Za-z]:")
# Litter of systems and lock files of Office: "__MACOSX/._brief.docx", "~$brief.docx"
_LITTER = re.compile(r"(?:^|/)(?:__MACOSX/|\._|~\$|\.DS_Store$|Thumbs\.db$|desktop\.ini$)", re.I)


def read_archive(content: bytes, options: ReadOptions) -> Document:
    """The members of an archive as attachments.

    A member that is locked or damaged is named with the reason; the others are handed on.

    Raises:
        DamagedFileError: the archive cannot be opened.
        EncryptedFileError: all of its members need a password.
        LimitExceededError: more members, bytes or expansion than the options allow.
    """
    package = open_package(content, options)
    attachments = tuple(_unique(_iter_attachments(package, options, "", 1)))
    check_limit("aantal bijlagen", len(attachments), options.max_attachments)
    real = [a for a in attachments if a.reason != "systeembestand"]
    if real and all(a.reason == "versleuteld" for a in real):
        raise EncryptedFileError()
    return Document("zip", (), attachments=attachments)


def clean_name(name: str, fallback: str) -> str:
    """A name without a way out of its folder: no "..", no drive, no control characters."""
    parts = _DRIVE.sub("", name).replace("\\", "/").split("/")
    kept = [_CONTROL.sub("_", part).strip() for part in parts]
    return "/".join(part for part in kept if part not in ("", ".", "..")) or fallback


def _iter_attachments(
    package: Package, options: ReadOptions, folder: str, depth: int
) -> Iterator[Attachment]:
    for number, info in enumerate(package.archive.infolist(), start=1):
        if info.is_dir():
            continue
        name = posixpath.join(folder, clean_name(_member_name(info), f"bestand {number}"))
        if _LITTER.search(name):
            yield Attachment(name, reason="systeembestand")
            continue
        try:
            content = package.read_member(info)
        except EncryptedFileError:
            yield Attachment(name, reason="versleuteld")
            continue
        except DamagedFileError:
            yield Attachment(name, reason="beschadigd")
            continue
        yield from _member(content, name, package, options, depth)


def _member(
    content: bytes, name: str, package: Package, options: ReadOptions, depth: int
) -> Iterator[Attachment]:
    inner = _inner_archive(content, options)
    if inner is None:
        yield Attachment(name, content, "" if content else "leeg")
    elif depth >= options.max_archive_depth:
        yield Attachment(name, reason="te-diep")
    else:
        # Archives in archives share one count of what was unpacked.
        inner.expanded = package.expanded
        yield from _iter_attachments(inner, options, name, depth + 1)
        package.expanded = inner.expanded


def _inner_archive(content: bytes, options: ReadOptions) -> Package | None:
    """The archive in these bytes; None for other files, Office packages among them."""
    if not content.startswith(b"PK"):
        return None
    try:
        return open_package(content, options) if detect_format(content) == "zip" else None
    except DamagedFileError:
        return None  # handed on, so that its own outcome says that it is damaged


def _member_name(info: zipfile.ZipInfo) -> str:
    """The name; macOS writes UTF-8 without saying so, which Python reads as code page 437."""
    if info.flag_bits & _UTF8_NAME or info.filename.isascii():
        return info.filename
    try:
        return info.filename.encode("cp437").decode("utf-8")
    except UnicodeError:
        return info.filename


def _unique(attachments: Iterator[Attachment]) -> Iterator[Attachment]:
    seen: Counter[str] = Counter()
    for attachment in attachments:
        seen[attachment.name.lower()] += 1
        number = seen[attachment.name.lower()]
        if number == 1:
            yield attachment
            continue
        stem, extension = posixpath.splitext(attachment.name)
        yield Attachment(f"{stem} ({number}){extension}", attachment.content, attachment.reason)

"""The inbox: which files are there, which are ready, which are new. Originals are never changed.

In goes a folder, out come Inzendingen with their originals in the archive, and a list of what was
passed over with the reason. Every file of the inbox is in exactly one of these lists.
"""

from __future__ import annotations

import fnmatch
import hashlib
import os
import stat
import time
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from pipeline.atomic import write_file
from schemas.errors import InboxMissingError
from schemas.inzending import INZENDING_ID_LENGTH, Inzending

LITTER = (
    "~$*",  # Word and Excel: lock file of a document that is open
    ".~lock.*#",  # LibreOffice: the same
    "*.part",  # Firefox: download going on
    "*.crdownload",  # Chrome and Edge: the same
    "*.download",  # Safari: the same
    "*.tmp",
    "Thumbs.db",
    "desktop.ini",
    "._*",  # macOS: resource fork on a network share
    ".*",  # hidden files, .DS_Store among them
)
"""Names that are no submission (design.md §6). Matched without regard to case."""

LITTER_FOLDERS = ("__MACOSX", ".*")
ARCHIVE_FOLDER = "archief"
CHUNK = 1024 * 1024


@dataclass(frozen=True, slots=True)
class Passed:
    """A file of the inbox that is not taken, with the code of the reason."""

    bestandsnaam: str
    code: str


@dataclass(frozen=True, slots=True)
class Received:
    """What the inbox holds: Inzendingen by name, other names of the same bytes, and the rest."""

    inzendingen: tuple[Inzending, ...]
    doubles: tuple[tuple[str, str], ...]  # (bestandsnaam, inzending_id it equals)
    passed: tuple[Passed, ...]


def receive_inbox(
    inbox: Path, output: Path, *, still_seconds: float, max_bytes: int, ontvangen_op: date | None
) -> Received:
    """List the whole inbox and put the original of each ready file into the archive.

    Raises:
        InboxMissingError: the folder is not there.
    """
    if not inbox.is_dir():
        raise InboxMissingError(pad=inbox)
    ready, passed = _split_ready(inbox, output, still_seconds)
    by_id: dict[str, Inzending] = {}
    doubles: list[tuple[str, str]] = []
    for path in ready:
        name = inbox_name(path, inbox)
        sha256 = hash_file(path)
        inzending = Inzending(
            inzending_id=sha256[:INZENDING_ID_LENGTH],
            sha256=sha256,
            bestandsnaam=name,
            bytes=path.stat().st_size,
            ontvangen_op=ontvangen_op,
        )
        if inzending.inzending_id in by_id:
            doubles.append((name, inzending.inzending_id))
            continue
        by_id[inzending.inzending_id] = inzending
        if inzending.bytes <= max_bytes:
            archive_original(output, sha256, path.read_bytes())
    return Received(tuple(by_id.values()), tuple(doubles), tuple(passed))


def inbox_name(path: Path, inbox: Path) -> str:
    """The path below the inbox with "/" between, in composed form and without broken bytes."""
    name = "/".join(path.relative_to(inbox).parts)
    clean = name.encode("utf-8", "surrogateescape").decode("utf-8", "replace")
    return unicodedata.normalize("NFC", clean)


def receive_attachment(
    output: Path, parent: Inzending, name: str, content: bytes, ontvangen_op: date | None
) -> Inzending:
    """The Inzending of a file that came inside another one; its bytes go into the archive."""
    sha256 = hashlib.sha256(content).hexdigest()
    archive_original(output, sha256, content)
    return Inzending(
        inzending_id=sha256[:INZENDING_ID_LENGTH],
        sha256=sha256,
        bestandsnaam=f"{parent.bestandsnaam}/{unicodedata.normalize('NFC', name)}",
        bytes=len(content),
        onderdeel_van=parent.inzending_id,
        ontvangen_op=ontvangen_op or parent.ontvangen_op,
    )


def archive_path(output: Path, sha256: str) -> Path:
    """Where the original with this hash is kept."""
    return output / ARCHIVE_FOLDER / sha256[:2] / sha256


def archive_original(output: Path, sha256: str, content: bytes) -> None:
    """Keep the bytes under their hash, read-only; nothing happens when they are there already."""
    path = archive_path(output, sha256)
    if path.exists():
        return
    write_file(path, content)
    path.chmod(stat.S_IRUSR | stat.S_IRGRP | stat.S_IROTH)


def hash_file(path: Path) -> str:
    """SHA-256 of a file of any size, in hex."""
    digest = hashlib.sha256()
    with path.open("rb") as handle:
        while chunk := handle.read(CHUNK):
            digest.update(chunk)
    return digest.hexdigest()


def _split_ready(
    inbox: Path, output: Path, still_seconds: float
) -> tuple[list[Path], list[Passed]]:
    ready: list[Path] = []
    passed: list[Passed] = []
    candidates: list[tuple[Path, tuple[int, int]]] = []
    for path in _iter_files(inbox, output):
        code = _reason_to_pass(path)
        if code:
            passed.append(Passed(inbox_name(path, inbox), code))
        else:
            candidates.append((path, _fingerprint(path)))
    now = time.time()
    newest = max((seen[1] / 1e9 for _, seen in candidates), default=0.0)
    wait = still_seconds - (now - newest)
    if wait > 0:
        time.sleep(min(wait, still_seconds))
    for path, seen in candidates:
        if path.exists() and _fingerprint(path) == seen and _opens(path):
            ready.append(path)
        else:
            passed.append(Passed(inbox_name(path, inbox), "nog-niet-klaar"))
    ready.sort(key=lambda p: (inbox_name(p, inbox).casefold(), inbox_name(p, inbox)))
    return ready, sorted(passed, key=lambda p: p.bestandsnaam)


def _iter_files(inbox: Path, output: Path) -> Iterator[Path]:
    outside = output.resolve()
    for folder, folders, names in os.walk(inbox):
        here = Path(folder)
        folders[:] = sorted(
            f
            for f in folders
            if not _is_litter(f, LITTER_FOLDERS) and (here / f).resolve() != outside
        )
        for name in names:
            yield here / name


def _reason_to_pass(path: Path) -> str:
    if _is_litter(path.name, LITTER):
        return "genegeerd"
    if path.is_symlink() or not path.is_file():
        return "geen-gewoon-bestand"
    return ""


def _is_litter(name: str, patterns: tuple[str, ...]) -> bool:
    return any(fnmatch.fnmatchcase(name.lower(), pattern.lower()) for pattern in patterns)


def _fingerprint(path: Path) -> tuple[int, int]:
    status = path.stat()
    return status.st_size, status.st_mtime_ns


def _opens(path: Path) -> bool:
    try:
        with path.open("rb"):
            return True
    except OSError:  # locked by the program that writes it (Windows), or no permission yet
        return False

"""A file that hangs, bursts or crashes its reading process becomes an outcome of its own."""

from __future__ import annotations

import gzip
import hashlib
from pathlib import Path

from extractors.limits import ReadOptions
from pipeline.reader import Limits, Reading, read_document, read_documents
from schemas.document import Document
from schemas.errors import InzendingError
from schemas.inzending import Inzending

ROOMY = Limits(seconds=120, memory=4 * 1024**3)
TEXT = (
    b"From: a@example.org\nTo: b@example.org\nSubject: Fictief\n\n"
    b"Onderwerp: Fictief voorbeeld\nOmschrijving: Er zijn te weinig bankjes.\n"
)


def make_original(folder: Path, content: bytes, name: str = "a.eml") -> tuple[Inzending, Path]:
    path = folder / name
    path.write_bytes(content)
    sha256 = hashlib.sha256(content).hexdigest()
    inzending = Inzending(
        inzending_id=sha256[:16], sha256=sha256, bestandsnaam=name, bytes=len(content)
    )
    return inzending, path


def read(folder: Path, content: bytes, limits: Limits = ROOMY, name: str = "a.eml") -> Reading:
    inzending, path = make_original(folder, content, name)
    return read_document(inzending, path, ReadOptions(), limits, folder / "cache")


def test_a_readable_file_comes_back_as_a_document(tmp_path: Path) -> None:
    reading = read(tmp_path, TEXT)

    assert isinstance(reading, Document)
    assert reading.characters > 0


def test_what_was_read_once_is_not_read_again(tmp_path: Path) -> None:
    first = read(tmp_path, TEXT)
    inzending, path = make_original(tmp_path, TEXT)
    path.unlink()

    again = read_document(inzending, path, ReadOptions(), ROOMY, tmp_path / "cache")

    assert again == first


def test_other_options_are_another_reading(tmp_path: Path) -> None:
    read(tmp_path, TEXT)
    inzending, path = make_original(tmp_path, TEXT)

    read_document(inzending, path, ReadOptions(ocr=False), ROOMY, tmp_path / "cache")

    assert len(list((tmp_path / "cache").iterdir())) == 2


def test_a_torn_cache_entry_is_read_anew(tmp_path: Path) -> None:
    first = read(tmp_path, TEXT)
    [kept] = (tmp_path / "cache").iterdir()
    kept.write_bytes(kept.read_bytes()[:20])

    assert read(tmp_path, TEXT) == first


def test_a_cache_entry_with_other_content_is_read_anew(tmp_path: Path) -> None:
    first = read(tmp_path, TEXT)
    [kept] = (tmp_path / "cache").iterdir()
    kept.write_bytes(gzip.compress(b'{"pages": "geen"}'))

    assert read(tmp_path, TEXT) == first


def test_an_empty_file_is_rejected_with_its_own_code(tmp_path: Path) -> None:
    reading = read(tmp_path, b"")

    assert isinstance(reading, InzendingError)
    assert reading.code == "leeg"


def test_a_file_that_takes_too_long_is_ended(tmp_path: Path) -> None:
    reading = read(tmp_path, TEXT, Limits(seconds=0, memory=4 * 1024**3))

    assert isinstance(reading, InzendingError)
    assert (reading.code, reading.values["grens"]) == ("te-groot", "tijd")


def test_a_process_that_cannot_get_memory_becomes_an_outcome(tmp_path: Path) -> None:
    reading = read(tmp_path, TEXT, Limits(seconds=120, memory=8 * 1024**2))

    assert isinstance(reading, InzendingError)
    assert reading.code in ("lezer-gestopt", "te-groot")


def test_a_file_over_the_size_limit_is_refused_unread(tmp_path: Path) -> None:
    inzending, path = make_original(tmp_path, TEXT)
    path.unlink()

    reading = read_document(inzending, path, ReadOptions(max_file_bytes=5), ROOMY, tmp_path)

    assert isinstance(reading, InzendingError)
    assert reading.code == "te-groot"


def test_one_bad_file_leaves_the_others_unharmed(tmp_path: Path) -> None:
    originals = [
        make_original(tmp_path, b"%PDF-1.7 en dan niets", "kapot.pdf"),
        make_original(tmp_path, TEXT, "goed.eml"),
    ]

    readings = read_documents(originals, ReadOptions(), ROOMY, tmp_path / "cache", workers=2)

    broken, good = (readings[inzending.inzending_id] for inzending, _ in originals)
    assert isinstance(broken, InzendingError)
    assert isinstance(good, Document)

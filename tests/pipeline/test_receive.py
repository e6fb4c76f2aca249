"""The inbox is listed whole: every file is taken, known under another name, or passed over."""

from __future__ import annotations

import hashlib
import os
from pathlib import Path

import pytest

from pipeline.receive import Received, archive_path, receive_inbox
from schemas.errors import InboxMissingError


def receive(tmp_path: Path, *, max_bytes: int = 1000, still_seconds: float = 0.0) -> Received:
    return receive_inbox(
        tmp_path / "in",
        tmp_path / "uit",
        still_seconds=still_seconds,
        max_bytes=max_bytes,
        ontvangen_op=None,
    )


def drop(tmp_path: Path, name: str, content: bytes = b"inhoud") -> Path:
    path = tmp_path / "in" / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)
    return path


def names(received: Received) -> list[str]:
    return [inzending.bestandsnaam for inzending in received.inzendingen]


def test_files_come_in_order_of_name_whatever_order_the_disk_has(tmp_path: Path) -> None:
    for name in ("b.pdf", "A.pdf", "map/c.pdf"):
        drop(tmp_path, name, name.encode())

    assert names(receive(tmp_path)) == ["A.pdf", "b.pdf", "map/c.pdf"]


def test_the_identity_is_the_hash_of_the_bytes(tmp_path: Path) -> None:
    drop(tmp_path, "a.pdf", b"abc")

    [inzending] = receive(tmp_path).inzendingen

    assert inzending.sha256 == hashlib.sha256(b"abc").hexdigest()
    assert inzending.inzending_id == inzending.sha256[:16]


def test_the_same_bytes_under_another_name_are_one_inzending(tmp_path: Path) -> None:
    drop(tmp_path, "a.pdf")
    drop(tmp_path, "kopie van a.pdf")

    received = receive(tmp_path)

    assert names(received) == ["a.pdf"]
    assert [name for name, _ in received.doubles] == ["kopie van a.pdf"]


def test_the_original_stays_and_a_read_only_copy_is_kept_by_hash(tmp_path: Path) -> None:
    path = drop(tmp_path, "a.pdf", b"abc")

    [inzending] = receive(tmp_path).inzendingen

    kept = archive_path(tmp_path / "uit", inzending.sha256)
    assert path.read_bytes() == kept.read_bytes() == b"abc"
    assert not kept.stat().st_mode & 0o222


def test_a_file_over_the_limit_is_taken_but_not_copied(tmp_path: Path) -> None:
    drop(tmp_path, "groot.pdf", b"x" * 20)

    [inzending] = receive(tmp_path, max_bytes=10).inzendingen

    assert not archive_path(tmp_path / "uit", inzending.sha256).exists()


@pytest.mark.parametrize(
    "name",
    ["~$brief.docx", ".~lock.brief.odt#", "a.pdf.part", "b.crdownload", "Thumbs.db", ".DS_Store"],
)
def test_litter_of_programs_is_passed_over_by_name_and_said_so(tmp_path: Path, name: str) -> None:
    drop(tmp_path, name)

    received = receive(tmp_path)

    assert not received.inzendingen
    assert [(p.bestandsnaam, p.code) for p in received.passed] == [(name, "genegeerd")]


def test_a_link_is_not_followed_out_of_the_inbox(tmp_path: Path) -> None:
    secret = tmp_path / "geheim.pdf"
    secret.write_bytes(b"geheim")
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "link.pdf").symlink_to(secret)

    [passed] = receive(tmp_path).passed

    assert passed.code == "geen-gewoon-bestand"


def test_an_output_folder_inside_the_inbox_is_not_read_as_input(tmp_path: Path) -> None:
    drop(tmp_path, "a.pdf")

    received = receive_inbox(
        tmp_path / "in",
        tmp_path / "in" / "uit",
        still_seconds=0,
        max_bytes=1000,
        ontvangen_op=None,
    )
    again = receive_inbox(
        tmp_path / "in",
        tmp_path / "in" / "uit",
        still_seconds=0,
        max_bytes=1000,
        ontvangen_op=None,
    )

    assert names(received) == names(again) == ["a.pdf"]


def test_a_name_with_broken_bytes_is_taken_with_a_readable_name(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    path = os.path.join(os.fsencode(tmp_path / "in"), b"gemeente\xff.pdf")  # noqa: PTH118 - bytes
    with open(path, "wb") as handle:  # noqa: PTH123 - bytes
        handle.write(b"abc")

    assert names(receive(tmp_path)) == ["gemeente\N{REPLACEMENT CHARACTER}.pdf"]


def test_a_missing_inbox_is_an_error_of_its_own(tmp_path: Path) -> None:
    with pytest.raises(InboxMissingError):
        receive(tmp_path)

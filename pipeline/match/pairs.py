"""The pairs of a set whose log-odds are known, in arrays: five million of them take 120 MB."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np

from pipeline.match.score import Array, Ints


class KnownPairs(Sequence[Mapping[int, float]]):
    """Per place the log-odds with others, both ways; read like a sequence of mappings."""

    def __init__(self, count: int, links: Ints, rechts: Ints, logits: Array) -> None:
        """Pairs of two different places, each once."""
        keys = np.concatenate([links * count + rechts, rechts * count + links])
        order = np.argsort(keys)
        self._others = (keys[order] % count).astype(np.int32)
        self._logits = logits[order % len(logits)]
        self._bounds = np.searchsorted(keys, np.arange(count + 1) * count, sorter=order).tolist()

    def __len__(self) -> int:
        return len(self._bounds) - 1

    def __getitem__(  # type: ignore[override]  # a slice of places means nothing
        self, place: int
    ) -> Mapping[int, float]:
        """The log-odds of a place with others, by their places from small to large."""
        found = slice(self._bounds[place], self._bounds[place + 1])
        return dict(zip(self._others[found].tolist(), self._logits[found].tolist(), strict=True))

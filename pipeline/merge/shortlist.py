"""Which of many wishes may be one with another, found without judging each pair.

A point of 340 gemeenten has more than a thousand wishes; of a million pairs hardly any comes to
something. A matrix of places leaves out those too far apart to be weighed, and a key those that
cannot ask the same in the same words. What is left out would have been judged apart.
"""

from __future__ import annotations

from collections import defaultdict

import numpy as np

from pipeline.compare import SCALE
from pipeline.merge.reading import Wens

_GROWTH = 2
"""How many times larger the matrix becomes when it is full."""


class Shortlist:
    """Wishes by number, in order of adding."""

    def __init__(self) -> None:
        # whole numbers below 2**24: exact in any order of adding
        self._places = np.zeros((0, 0), dtype=np.float32)
        self._count = 0
        self._by_key: dict[frozenset[str], list[int]] = defaultdict(list)

    def add(self, wens: Wens) -> None:
        """One more wish; it gets the next number."""
        if self._count == len(self._places):
            grown = np.zeros((max(8, _GROWTH * self._count), len(wens.strekking)), np.float32)
            if self._count:
                grown[: self._count] = self._places
            self._places = grown
        self._places[self._count] = wens.strekking
        self._by_key[wens.key].append(self._count)
        self._count += 1

    def find(self, wens: Wens, nearness: float) -> list[int]:
        """The numbers of those that may be one with this wish, smallest first.

        ``nearness`` is the least cosine of places that is worth weighing.
        """
        near: set[int] = set()
        if self._count:
            products = self._places[: self._count] @ wens.strekking.astype(np.float32)
            near.update(np.flatnonzero(products >= nearness * SCALE**2).tolist())
        return sorted(near.union(self._by_key.get(wens.key, ())))

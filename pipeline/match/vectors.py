"""The vectors of a set as arrays, so that many pairs are compared without a loop over terms."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np

from pipeline.compare import SCALE, Kenmerken
from pipeline.match.score import VIEWS, Array, Ints

COMPARED: Mapping[str, str] = {**VIEWS, "thema": "thema"}
"""Comparisons that start from the product of two vectors, with the Kenmerken field of each."""


class Vectors:
    """Per knelpunt the terms of every view with their units, one view after the other.

    ``bounds[i, v]`` is where view ``v`` of knelpunt ``i`` begins in ``terms`` and ``units``, and
    ``bounds[i, v + 1]`` where it ends. Terms are numbers, of which no two views share one;
    ``view_of`` has their view. A term that one knelpunt has is left out: nothing meets it.
    """

    def __init__(self, kenmerken: Sequence[Kenmerken]) -> None:
        found = [_read([getattr(k, field) for k in kenmerken]) for field in COMPARED.values()]
        lengths = np.stack([lengths for _, _, lengths in found], axis=1)
        starts = np.concatenate(([0], np.cumsum(lengths)))
        self.bounds = starts[
            np.arange(len(kenmerken))[:, None] * len(found) + np.arange(len(found) + 1)
        ]
        self.terms = np.zeros(starts[-1], dtype=np.int32)
        self.units = np.zeros(starts[-1], dtype=np.int16)
        counts: list[int] = []
        for view, (terms, units, own) in enumerate(found):
            places = ranges(self.bounds[:, view], own)
            self.terms[places] = terms + sum(counts)
            self.units[places] = units
            counts.append(int(terms.max(initial=-1)) + 1)
        self.view_of = np.repeat(np.arange(len(found)), counts)
        self._dense = np.zeros(len(self.view_of), dtype=np.int64)

    def products(self, row: int, others: Ints) -> dict[str, Array]:
        """Of each view the cosine of ``row`` with each of ``others``."""
        own = slice(self.bounds[row, 0], self.bounds[row, -1])
        self._dense[self.terms[own]] = self.units[own]
        bounds = self.bounds[others]
        places = ranges(bounds[:, 0], bounds[:, -1] - bounds[:, 0])
        parts = self._dense[self.terms[places]] * self.units[places]
        self._dense[self.terms[own]] = 0
        totals = np.concatenate(([0], np.cumsum(parts)))
        lengths = np.diff(bounds, axis=1).ravel()
        ends = np.cumsum(lengths)
        cosines = ((totals[ends] - totals[ends - lengths]) / SCALE**2).reshape(
            len(others), len(COMPARED)
        )
        return {name: cosines[:, view] for view, name in enumerate(COMPARED)}


def ranges(starts: Ints, lengths: Ints) -> Ints:
    """The numbers from each start on, as many as its length, in one array."""
    firsts = np.cumsum(lengths) - lengths
    return np.asarray(np.arange(lengths.sum()) + np.repeat(starts - firsts, lengths))


def _read(vectors: Sequence[Mapping[str, int]]) -> tuple[Ints, Ints, Ints]:
    """Terms as numbers, their units, and how many each vector has; terms of one vector left out."""
    number: dict[str, int] = {}
    size = sum(map(len, vectors))
    terms = np.fromiter((number.setdefault(t, len(number)) for v in vectors for t in v), int, size)
    units = np.fromiter((u for v in vectors for u in v.values()), int, size)
    kept = np.bincount(terms, minlength=len(number)) > 1
    renumbered = np.cumsum(kept) - 1
    stays = kept[terms]
    rows = np.repeat(np.arange(len(vectors)), [len(v) for v in vectors])
    return renumbered[terms[stays]], units[stays], np.bincount(rows[stays], minlength=len(vectors))

"""The vectors of a set as arrays, so that many pairs are compared without a loop over terms."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import chain
from operator import attrgetter

import numpy as np
import numpy.typing as npt

from pipeline.compare import SCALE, Kenmerken
from pipeline.match.score import VIEWS, Array, Ints

COMPARED: Mapping[str, str] = {**VIEWS, "thema": "thema"}
"""Comparisons that start from the product of two vectors, with the Kenmerken field of each."""

CHUNK = 4096
"""Knelpunten whose terms are worked on at once, which bounds memory: some 20 MB an array."""


class Vectors:
    """Per knelpunt the terms of every view with their units, one view after the other.

    ``bounds[i, v]`` is where view ``v`` of knelpunt ``i`` begins in ``terms`` and ``units``, and
    ``bounds[i, v + 1]`` where it ends. Terms are numbers, of which no two views share one;
    ``view_of`` has their view. A term that one knelpunt has is left out: nothing meets it.
    """

    def __init__(self, kenmerken: Sequence[Kenmerken]) -> None:
        views = [attrgetter(field) for field in COMPARED.values()]
        lengths = [len(view(k)) for k in kenmerken for view in views]
        size = sum(lengths)
        numbers = [_numbers() for _ in views]
        both = list(zip(views, numbers, strict=True))
        found = (map(number.__getitem__, view(k)) for k in kenmerken for view, number in both)
        terms = np.fromiter(chain.from_iterable(found), np.int32, size)
        weights = (view(k).values() for k in kenmerken for view in views)
        units = np.fromiter(chain.from_iterable(weights), np.int16, size)
        counts = [len(number) for number in numbers]
        offsets = np.cumsum([0, *counts[:-1]], dtype=np.int32)
        terms += np.repeat(np.tile(offsets, len(kenmerken)), lengths)
        self._keep(terms, units, lengths, np.repeat(np.arange(len(views)), counts))

    def _keep(
        self,
        terms: npt.NDArray[np.int32],
        units: npt.NDArray[np.int16],
        lengths: Sequence[int],
        view_of: Ints,
    ) -> None:
        """Leave out the terms that one knelpunt has, and number the others anew."""
        kept = np.bincount(terms, minlength=len(view_of)) > 1
        stays = kept[terms]
        self.terms = (np.cumsum(kept, dtype=np.int32) - 1)[terms[stays]]
        self.units = units[stays]
        self.view_of = view_of[kept]
        left = np.concatenate([[0], np.cumsum(stays, dtype=np.int32)])
        ends = left[np.cumsum(lengths, dtype=np.int64)].reshape(-1, len(COMPARED))
        self.bounds = np.concatenate([np.append(0, ends[:-1, -1])[:, None], ends], axis=1)
        self._dense = np.zeros(len(self.view_of), dtype=np.int64)

    def chunks(self) -> Iterator[tuple[slice, Ints, npt.NDArray[np.int32], npt.NDArray[np.int16]]]:
        """Some knelpunten at a time: their places, and of each term who has it, and its units."""
        for start in range(0, len(self.bounds), CHUNK):
            bounds = self.bounds[start : start + CHUNK]
            owners = np.repeat(np.arange(len(bounds)), bounds[:, -1] - bounds[:, 0])
            found = slice(bounds[0, 0], bounds[-1, -1])
            yield slice(start, start + len(bounds)), owners, self.terms[found], self.units[found]

    def products(self, row: int, others: Ints) -> dict[str, Array]:
        """Of each view the cosine of ``row`` with each of ``others``."""
        own = slice(self.bounds[row, 0], self.bounds[row, -1])
        self._dense[self.terms[own]] = self.units[own]
        bounds = self.bounds[others]
        lengths = bounds[:, -1] - bounds[:, 0]
        firsts = np.cumsum(lengths) - lengths
        places = np.arange(lengths.sum()) + np.repeat(bounds[:, 0] - firsts, lengths)
        parts = self._dense[self.terms[places]] * self.units[places]
        self._dense[self.terms[own]] = 0
        totals = np.concatenate(([0], np.cumsum(parts)))
        lengths = np.diff(bounds, axis=1).ravel()  # of each view
        ends = np.cumsum(lengths)
        cosines = ((totals[ends] - totals[ends - lengths]) / SCALE**2).reshape(
            len(others), len(COMPARED)
        )
        return {name: cosines[:, view] for view, name in enumerate(COMPARED)}


def _numbers() -> dict[str, int]:
    """Gives each new term the next number."""
    numbers: defaultdict[str, int] = defaultdict()
    numbers.default_factory = numbers.__len__
    return numbers

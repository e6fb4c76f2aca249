"""Pair scores when there are too many pairs to score all.

Only pairs that are likely to score highest (``nearest.py``) are scored, exactly as all pairs
would be; what the others are is estimated from the sketches, and looked up exactly where it
matters. Loss against all pairs and growth: ``benchmarks/bench_match.py``.
"""

from __future__ import annotations

import itertools
from collections import defaultdict
from collections.abc import Iterator, Sequence

import numpy as np

from pipeline.compare import (
    COMPARISONS,
    COPY_FROM,
    DOUBTED_THEME,
    SCALE,
    Kenmerken,
    known_share,
)
from pipeline.match.nearest import find_nearest, make_sketches, other_side
from pipeline.match.score import ROWS, Array, Bools, Ints, Scored, make_rows, make_sides
from pipeline.match.vectors import Vectors
from schemas.verband import Gewichtenset


class PairScorer:
    """Scores one knelpunt against chosen others; the same numbers as ``Scorer`` gives."""

    def __init__(self, kenmerken: Sequence[Kenmerken], weights: Gewichtenset) -> None:
        self._kenmerken = kenmerken
        self._bias = weights.uitgangspunt
        self._weights = {g.vergelijking: g.gewicht for g in weights.gewichten if g.gewicht}
        self.vectors = Vectors(kenmerken)
        self._doubted = np.array([k.thema_twijfel for k in kenmerken], dtype=np.bool_)
        self._known = np.array([known_share(k) for k in kenmerken])
        self._sides = make_sides(kenmerken)
        self._rows = {name: make_rows([getattr(k, name) for k in kenmerken]) for name in ROWS}
        self._asking: dict[tuple[str, int], set[int]] = defaultdict(set)
        for place, one in enumerate(kenmerken):
            for asked in one.richtingen.items():
                self._asking[asked].add(place)

    def logits(self, row: int, others: Ints) -> Array:
        """The log-odds of ``row`` with each of ``others``."""
        values = self.vectors.products(row, others)
        cosine = values["lettergrepen"]
        values["zelfde tekst"] = np.maximum(0.0, (cosine - COPY_FROM) / (1.0 - COPY_FROM))
        doubted = self._doubted[others] | self._doubted[row]
        values["thema"] = np.where(
            doubted, np.maximum(values["thema"], DOUBTED_THEME), values["thema"]
        )
        values["tegengestelde wens"] = self._opposed(row, others).astype(np.float64)
        both = self._known[row] * self._known[others]
        values["ander vraagstuk"] = np.maximum(0.0, both - values["vraagstuk"])
        own, against = self._sides
        divided = against[others].astype(np.int64) @ own[row].astype(np.int64)
        values["ander standpunt"] = divided / SCALE**2
        for name, places in self._rows.items():
            product = places[others].astype(np.int64) @ places[row].astype(np.int64)
            values[name] = np.maximum(0.0, product / SCALE**2)
        total = np.full(len(others), self._bias)
        for name in COMPARISONS:
            if name in self._weights:
                total += self._weights[name] * values[name]
        return np.round(total, 4)

    def _opposed(self, row: int, others: Ints) -> Bools:
        """Which of ``others`` ask the opposite of what ``row`` asks."""
        asked = self._kenmerken[row].richtingen.items()
        sets = [self._asking[code, -sign] for code, sign in asked if (code, -sign) in self._asking]
        if not sets:
            return np.zeros(len(others), dtype=np.bool_)
        return np.array([any(j in one for one in sets) for j in others.tolist()], dtype=np.bool_)


class Blocking:
    """A large set: the pairs that are likely to score highest, and estimates of all others."""

    def __init__(self, kenmerken: Sequence[Kenmerken], weights: Gewichtenset) -> None:
        self._scorer = PairScorer(kenmerken, weights)
        self.sketches = make_sketches(kenmerken, self._scorer.vectors, weights)
        self.signs = other_side(self.sketches.shape[1])

    def iter_pairs(self, floor: float) -> Iterator[Scored]:
        """The likely pairs whose log-odds reach ``floor``, those of one knelpunt at a time."""
        links, rechts = find_nearest(self.sketches)
        bounds = np.searchsorted(links, np.arange(len(self.sketches) + 1))
        for place, (start, end) in enumerate(itertools.pairwise(bounds.tolist())):
            others = rechts[start:end]
            logits = self.exact(place, others)
            kept = logits >= floor
            yield links[start:end][kept], others[kept], logits[kept]

    def exact(self, place: int, others: Ints) -> Array:
        """The log-odds of a knelpunt with any others."""
        return self._scorer.logits(place, others)

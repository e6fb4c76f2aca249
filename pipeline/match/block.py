"""Which pairs to score when there are too many to score all.

Each knelpunt is pressed into a short sketch whose products follow the pair score, and its
nearest are kept; only those pairs are scored, exactly as all pairs would be. A pair that is left
out is taken to be no better than the worst one kept, so that groups larger than the number kept
do not fall apart. Loss against all pairs and growth: ``benchmarks/bench_match.py``.
"""

from __future__ import annotations

import zlib
from collections.abc import Iterator, Mapping, Sequence

import numpy as np
import numpy.typing as npt

from pipeline.compare import (
    COMPARISONS,
    SCALE,
    Kenmerken,
    copied,
    known_share,
    richting_opposes,
    thema_agrees,
)
from pipeline.match.score import VIEWS, Array
from schemas.verband import Gewichtenset

SKETCH = 512
"""Numbers in a sketch. With 256 the nearest are found less well; more costs time in proportion.
Loss: ``python -m benchmarks.bench_match --loss 3000``."""

NEAREST = 40
"""Pairs kept for each knelpunt. Fewer split large groups; more costs time in proportion."""

ROWS = 512
"""Sketches compared at once: 512 x 100,000 numbers are 200 MB."""

Ints = npt.NDArray[np.int64]
Sketches = npt.NDArray[np.float32]


class _Rows:
    """The vectors of one view, all in one array: products of one with many without a matrix."""

    def __init__(self, vectors: Sequence[Mapping[str, int]]) -> None:
        number: dict[str, int] = {}
        for vector in vectors:
            for term in vector:
                number.setdefault(term, len(number))
        self._starts = np.cumsum([0, *map(len, vectors)])
        self._terms = np.array([number[t] for v in vectors for t in v], dtype=np.int32)
        self._units = np.array([u for v in vectors for u in v.values()], dtype=np.int32)
        self._dense = np.zeros(len(number), dtype=np.int64)

    def products(self, row: int, others: Ints) -> Array:
        """The cosine of ``row`` with each of ``others``."""
        own = slice(self._starts[row], self._starts[row + 1])
        self._dense[self._terms[own]] = self._units[own]
        starts, ends = self._starts[others], self._starts[others + 1]
        lengths = ends - starts
        firsts = np.cumsum(lengths) - lengths
        places = np.arange(lengths.sum()) + np.repeat(starts - firsts, lengths)
        parts = self._dense[self._terms[places]] * self._units[places]
        self._dense[self._terms[own]] = 0
        totals = np.concatenate(([0], np.cumsum(parts)))
        return np.asarray((totals[firsts + lengths] - totals[firsts]) / SCALE**2)


class PairScorer:
    """Scores one knelpunt against chosen others; the same numbers as ``Scorer`` gives."""

    def __init__(self, kenmerken: Sequence[Kenmerken], weights: Gewichtenset) -> None:
        self._kenmerken = kenmerken
        self._bias = weights.uitgangspunt
        self._weights = {g.vergelijking: g.gewicht for g in weights.gewichten if g.gewicht}
        self._rows = {
            name: _Rows([getattr(k, attribute) for k in kenmerken])
            for name, attribute in VIEWS.items()
        }
        self._known = np.array([known_share(k) for k in kenmerken])
        width = max((len(k.betekenis) for k in kenmerken), default=0)
        self._meaning = np.array(
            [k.betekenis or (0,) * width for k in kenmerken], dtype=np.int16
        ).reshape(len(kenmerken), width)

    def logits(self, row: int, others: Ints) -> tuple[Array, npt.NDArray[np.bool_]]:
        """The log-odds of ``row`` with each of ``others``, and which of them ask the opposite."""
        own = self._kenmerken[row]
        values = {name: rows.products(row, others) for name, rows in self._rows.items()}
        values["zelfde tekst"] = np.array([copied(c) for c in values["lettergrepen"]])
        values["thema"] = np.array(
            [thema_agrees(own, self._kenmerken[j]).waarde for j in others.tolist()]
        )
        values["tegengestelde wens"] = np.array(
            [richting_opposes(own, self._kenmerken[j]).waarde for j in others.tolist()]
        )
        both = self._known[row] * self._known[others]
        values["ander vraagstuk"] = np.maximum(0.0, both - values["vraagstuk"])
        meaning = self._meaning[others].astype(np.int64) @ self._meaning[row].astype(np.int64)
        values["betekenis"] = np.maximum(0.0, meaning / SCALE**2)
        total = np.full(len(others), self._bias)
        for name in COMPARISONS:
            if name in self._weights:
                total += self._weights[name] * values[name]
        return np.round(total, 4), values["tegengestelde wens"] > 0


def iter_candidates(
    kenmerken: Sequence[Kenmerken], weights: Gewichtenset, floor: float
) -> Iterator[tuple[int, Sequence[int], Sequence[float], Sequence[bool], float]]:
    """For each place its nearest (places, log-odds, opposite wish), and the worst one kept.

    Candidates below ``floor`` are left out; the worst is then ``floor``.
    """
    scorer = PairScorer(kenmerken, weights)
    for row, others in iter_nearest(make_sketches(kenmerken, weights)):
        logits, opposed = scorer.logits(row, others)
        kept = logits >= floor
        worst = float(logits.min()) if kept.all() and len(logits) else floor
        yield row, others[kept].tolist(), logits[kept].tolist(), opposed[kept].tolist(), worst


def make_sketches(kenmerken: Sequence[Kenmerken], weights: Gewichtenset) -> Sketches:
    """A short row for each knelpunt; the product of two follows their pair score.

    Every term of every view adds or subtracts its weight at one place, both chosen by its hash
    (feature hashing), so that the terms of unrelated texts cancel out. Meaning needs no place of
    its own: its weight is small beside the concepts.
    """
    by_view = {g.vergelijking: max(0.0, g.gewicht) ** 0.5 for g in weights.gewichten}
    places: dict[str, tuple[int, float]] = {}
    sketches = np.zeros((len(kenmerken), SKETCH), dtype=np.float32)
    for row, one in enumerate(kenmerken):
        for name, attribute in VIEWS.items():
            for term, units in getattr(one, attribute).items():
                key = f"{name}/{term}"
                if key not in places:
                    code = zlib.crc32(key.encode())
                    places[key] = (code >> 1) % SKETCH, 1.0 if code & 1 else -1.0
                place, sign = places[key]
                sketches[row, place] += sign * by_view.get(name, 0.0) * units / SCALE
    return sketches


def iter_nearest(sketches: Sketches) -> Iterator[tuple[int, Ints]]:
    """For each row the places of its nearest others, sorted."""
    count = len(sketches)
    kept = min(NEAREST, count - 1)
    for start in range(0, count, ROWS):
        products = sketches[start : start + ROWS] @ sketches.T
        for offset, row in enumerate(products):
            row[start + offset] = -np.inf
            nearest = np.argpartition(-row, kept - 1)[:kept] if kept < count - 1 else None
            others = (
                np.sort(nearest)
                if nearest is not None
                else np.delete(np.arange(count), start + offset)
            )
            yield start + offset, others.astype(np.int64)

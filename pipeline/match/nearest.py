"""For each knelpunt of a large set the others that are likely to score highest with it.

Each knelpunt is pressed into a short row of whole numbers, its sketch; the product of two follows
the pair score. All sketches are compared with all, a tile at a time, and the best of each are
kept. Products are exact (whole numbers below 2**24 in 32-bit floats) and ties go to the smaller
place, so that the outcome is a function of the set, on any processor.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np
import numpy.typing as npt

from pipeline.compare import DOUBTED_THEME, SCALE, Kenmerken, known_share
from pipeline.match.score import ROWS, Array, Ints, make_rows
from pipeline.match.vectors import COMPARED, Vectors
from schemas.verband import Gewichtenset

OWN = 192
"""Terms with a column of their own in a sketch: those that add most to the scores of the set.
With fewer, strangers come near by chance; more cost time in proportion."""

SHARED = 192
"""Columns that the other terms share; the same holds."""

SIGNED = 2
"""Columns of which the product counts against a pair: doubt about the theme, known problems."""

UNITS = 256
"""Units of which the square is 1 log-odds. Products reach some 50 log-odds (all weights together),
50 * 256**2; up to 2**24 five times that is left for terms that meet in a column."""

NEAREST = 40
"""Others kept for each knelpunt. Fewer split large groups; more cost time in proportion."""

TILE = 2048
"""Sketches compared with as many others at once: 16 MB of products."""

VRAAGSTUK, THEMA = (tuple(COMPARED).index(name) for name in ("vraagstuk", "thema"))

Tile = npt.NDArray[np.float32]
Sketches = npt.NDArray[np.int16]

_PLACE_BITS = 19
"""A place takes so many bits: 500,000 knelpunten at most."""

_TOP_BITS = 24
_TOP = 1 << _TOP_BITS
"""No product of two sketches reaches this."""


def make_sketches(
    kenmerken: Sequence[Kenmerken], vectors: Vectors, weights: Gewichtenset
) -> Sketches:
    """A short row of whole numbers for each knelpunt.

    The terms that add most have a column each. The others share columns, adding or subtracting by
    turns, so that those of unrelated texts cancel out. Then come the places in the spaces, as they
    are. What is no sum of products is left out: copied text, opposite wishes.
    """
    weight = {g.vergelijking: g.gewicht for g in weights.gewichten}
    against = max(0.0, -weight.get("ander vraagstuk", 0.0))
    by_view = np.array([max(0.0, weight.get(name, 0.0)) for name in COMPARED])
    by_view[VRAAGSTUK] += against  # a known problem that two share is not held against them
    roots = UNITS * np.sqrt(by_view)
    per_unit = roots[vectors.view_of] / SCALE
    columns, signs = _choose_columns(vectors, per_unit)
    doubted = np.array([k.thema_twijfel for k in kenmerken], dtype=np.bool_)
    is_thema = vectors.view_of == THEMA
    placed = _place(kenmerken, weight)
    rows = np.zeros((len(kenmerken), OWN + SHARED + placed.shape[1] + SIGNED), dtype=np.int16)
    rows[:, OWN + SHARED : -SIGNED] = placed
    for places, owners, terms, units in vectors.chunks():
        parts = np.rint(units * (per_unit * signs)[terms])
        parts[is_thema[terms] & doubted[places][owners]] = 0
        np.add.at(rows[places], (owners, columns[terms]), parts.astype(np.int16))
    themas = columns[is_thema]
    rows[np.ix_(doubted, themas)] += np.int16(DOUBTED_THEME * roots[THEMA])
    too_much = max(0.0, len(themas) * DOUBTED_THEME**2 - DOUBTED_THEME)  # of two that are in doubt
    rows[doubted, -2] = round(roots[THEMA] * too_much**0.5)
    known = np.array([known_share(k) for k in kenmerken])
    rows[:, -1] = np.rint(UNITS * against**0.5 * known)
    return rows


def _place(kenmerken: Sequence[Kenmerken], weight: Mapping[str, float]) -> Sketches:
    """The places of all in the spaces, scaled so that products are in log-odds."""
    parts = []
    for name in ROWS:
        rows = make_rows([getattr(k, name) for k in kenmerken])
        scale = UNITS * max(0.0, weight.get(name, 0.0)) ** 0.5 / SCALE
        parts.append(np.rint(rows * scale).astype(np.int16))
    return np.concatenate(parts, axis=1)


def _choose_columns(vectors: Vectors, per_unit: Array) -> tuple[Ints, Ints]:
    """Of each term its column, and whether it adds or subtracts there."""
    squares = np.zeros(len(per_unit), dtype=np.int64)
    for _, _, terms, units in vectors.chunks():
        np.add.at(squares, terms, units.astype(np.int64) ** 2)
    adds = squares * per_unit**2
    adds[vectors.view_of == THEMA] = np.inf
    rank = np.empty(len(adds), dtype=np.int64)
    rank[np.argsort(-adds, kind="stable")] = np.arange(len(adds))
    further = rank - OWN
    columns = np.where(further < 0, rank, OWN + further % SHARED)
    return columns, np.where((further >= 0) & (further // SHARED % 2 == 1), -1, 1)


def find_nearest(sketches: Sketches) -> tuple[Ints, Ints]:
    """The pairs of which one is among the ``NEAREST`` nearest of the other: (smaller, larger
    place), sorted.

    Tiles are read both ways, and in order of their distance from the diagonal, so that what every
    knelpunt must beat rises early.
    """
    count = len(sketches)
    kept = _Kept(count)
    signs = (other_side(sketches.shape[1]) * UNITS**2).astype(np.float32)
    tiles = range(0, count, TILE)
    for distance in range(len(tiles)):
        for start, other in zip(tiles, tiles[distance:], strict=False):
            own = sketches[start : start + TILE].astype(np.float32)
            kept.offer(start, other, own @ (sketches[other : other + TILE] * signs).T)
        if distance & (distance - 1) == 0:  # each time as many tiles again have been read
            kept.settle()
    kept.settle()
    return kept.pairs()


class _Kept:
    """The nearest of each knelpunt so far, each as one number that sorts as (place, nearest first,
    place of the other), so that ties go to the smaller place.
    """

    def __init__(self, count: int) -> None:
        self._count = count
        self._least = np.full(count, -np.inf, dtype=np.float32)
        self._keys = [np.empty(0, dtype=np.int64)]

    def offer(self, first_row: int, first_column: int, products: Tile) -> None:
        """The products of some knelpunten with some others; what neither needs is let go."""
        height, width = products.shape
        least = self._least[first_row : first_row + height]
        if first_row == first_column:
            if width > NEAREST:
                least = np.partition(products, -NEAREST - 1, axis=1)[:, -NEAREST - 1]
            found = np.flatnonzero(products >= least[:, None])
        else:
            others_least = self._least[first_column : first_column + width]
            found = np.flatnonzero((products >= least[:, None]) | (products >= others_least))
        rows, columns = found // width + first_row, found % width + first_column
        below = _TOP - products.ravel()[found].astype(np.int64)
        self._add(rows, columns, below)
        if first_row != first_column:
            self._add(columns, rows, below)

    def _add(self, rows: Ints, others: Ints, below: Ints) -> None:
        wanted = (_TOP - below >= self._least[rows]) & (rows != others)
        keys = ((rows << _TOP_BITS + 1) + below << _PLACE_BITS) + others
        self._keys.append(keys[wanted])

    def settle(self) -> None:
        """Keep the nearest of each knelpunt, and learn what others must reach."""
        keys = np.sort(np.concatenate(self._keys))
        rows = keys >> _PLACE_BITS + _TOP_BITS + 1
        firsts = np.searchsorted(rows, np.arange(self._count))
        ranks = np.arange(len(keys)) - firsts[rows]
        last = keys[ranks == NEAREST - 1]
        below = (last >> _PLACE_BITS) & (2 * _TOP - 1)
        self._least[last >> _PLACE_BITS + _TOP_BITS + 1] = _TOP - below
        self._keys = [keys[ranks < NEAREST]]

    def pairs(self) -> tuple[Ints, Ints]:
        """The pairs that were kept by one or both of the two."""
        [keys] = self._keys
        rows, others = keys >> _PLACE_BITS + _TOP_BITS + 1, keys & (1 << _PLACE_BITS) - 1
        both = np.sort(np.minimum(rows, others) << _PLACE_BITS | np.maximum(rows, others))
        both = both[np.diff(both, prepend=-1) > 0]
        return both >> _PLACE_BITS, both & (1 << _PLACE_BITS) - 1


def other_side(width: int) -> Array:
    """What a sketch is multiplied with, so that its product with another one is in log-odds."""
    signs = np.full(width, 1.0 / UNITS**2)
    signs[-SIGNED:] *= -1
    return signs

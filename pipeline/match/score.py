"""Pair scores: the log-odds that two knelpunten are one problem, for all pairs of a set at once.

Matrix products, a block of rows at a time. The numbers are those of ``explain.py``, because
vectors are whole numbers whose products are exact (see ``pipeline/compare.py``) and the rest is
done in the same order. Log-odds are rounded to 4 decimals.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

import numpy as np
import numpy.typing as npt

from pipeline.compare import (
    COMPARISONS,
    COPY_FROM,
    DOUBTED_THEME,
    SCALE,
    Kenmerken,
    known_share,
)
from schemas.verband import Gewichtenset

Array = npt.NDArray[np.float64]
Matrix = npt.NDArray[np.float32]
Ints = npt.NDArray[np.int64]
Bools = npt.NDArray[np.bool_]

Scored = tuple[Ints, Ints, Array]
"""Pairs: their smaller places, their larger ones, and their log-odds."""

COLUMNS = 6144
"""Most frequent terms of a view that get a column of their own; bounds memory (5,000 x 8,192)."""

SHARED_COLUMNS = 2048
"""Columns that the rarer terms share; with these, two terms of one pair rarely meet by chance."""

BLOCK = 256
"""Rows scored at once: 256 x 5,000 pairs x 12 comparisons stay below 150 MB."""

VIEWS: Mapping[str, str] = {
    "woorden": "woorden",
    "lettergrepen": "lettergrepen",
    "onderwerp": "onderwerp",
    "oplossingsrichtingen": "oplossingen",
    "begrippen": "begrippen",
    "gevraagde begrippen": "gevraagd",
    "ketenpartners": "ketenpartners",
    "vraagstuk": "vraagstuk",
}
"""Comparisons that are the product of two vectors, with the Kenmerken field they compare."""

ROWS = ("strekking", "betekenis")
"""Comparisons that are the product of two places in a space; Kenmerken call them the same."""


class Scorer:
    """The Kenmerken of a set as matrices, with the weights that turn comparisons into odds."""

    def __init__(self, kenmerken: Sequence[Kenmerken], weights: Gewichtenset) -> None:
        self.kenmerken = tuple(kenmerken)
        self._bias = weights.uitgangspunt
        self._weights = {g.vergelijking: g.gewicht for g in weights.gewichten}
        self._matrices = {
            name: _matrix([getattr(k, attribute) for k in kenmerken])
            for name, attribute in VIEWS.items()
        }
        self._rows = {
            name: make_rows([getattr(k, name) for k in kenmerken]).astype(np.float32)
            for name in ROWS
        }
        self._wishes = _wish_matrices(kenmerken)
        self._sides = make_sides(kenmerken)
        self._themas = _matrix([k.thema for k in kenmerken])
        self._doubted = np.array([k.thema_twijfel for k in kenmerken], dtype=np.bool_)
        self._known = np.array([known_share(k) for k in kenmerken])

    def values(self, rows: slice) -> dict[str, Array]:
        """Each comparison of the knelpunten ``rows`` with those from ``rows`` on: 0 to 1."""
        onward = slice(rows.start, None)
        values = {
            name: (matrix[rows] @ matrix[onward].T).astype(np.float64) / SCALE**2
            for name, matrix in self._matrices.items()
        }
        cosine = values["lettergrepen"]
        values["zelfde tekst"] = np.maximum(0.0, (cosine - COPY_FROM) / (1.0 - COPY_FROM))
        for name, places in self._rows.items():
            product = (places[rows] @ places[onward].T).astype(np.float64)
            values[name] = np.maximum(0.0, product / SCALE**2)
        pro, contra = self._wishes
        opposed = pro[rows] @ contra[onward].T + contra[rows] @ pro[onward].T
        values["tegengestelde wens"] = (opposed > 0).astype(np.float64)
        own, against = self._sides
        divided = own[rows].astype(np.float32) @ against[onward].astype(np.float32).T
        values["ander standpunt"] = divided.astype(np.float64) / SCALE**2
        values["thema"] = self._theme_values(rows, onward)
        both = np.outer(self._known[rows], self._known[onward])
        values["ander vraagstuk"] = np.maximum(0.0, both - values["vraagstuk"])
        return values

    def _theme_values(self, rows: slice, onward: slice) -> Array:
        overlap = (self._themas[rows] @ self._themas[onward].T).astype(np.float64) / SCALE**2
        doubted = self._doubted[rows, None] | self._doubted[None, onward]
        return np.where(doubted, np.maximum(overlap, DOUBTED_THEME), overlap)

    def logits(self, rows: slice) -> Array:
        """The log-odds of ``rows`` with those from ``rows`` on."""
        values = self.values(rows)
        total = np.full_like(values["thema"], self._bias)
        for name in COMPARISONS:
            if self._weights.get(name):
                total += self._weights[name] * values[name]
        return np.round(total, 4)

    def iter_pairs(self, floor: float) -> Iterator[Scored]:
        """Every pair from ``floor`` up, some rows at a time."""
        count = len(self.kenmerken)
        for start in range(0, count, BLOCK):
            logits = self.logits(slice(start, min(start + BLOCK, count)))
            rows, columns = np.nonzero(np.triu(logits >= floor, k=1))
            yield rows + start, columns + start, logits[rows, columns]


def _matrix(vectors: Sequence[Mapping[str, int]]) -> Matrix:
    """A row for each vector. A term that stands in one vector only gets no column: nothing
    meets it. The most frequent terms have a column of their own, the rarer ones share some.
    """
    counts = Counter(term for vector in vectors for term in vector)
    terms = sorted((t for t, n in counts.items() if n > 1), key=lambda t: (-counts[t], t))
    column = {
        term: i if i < COLUMNS else COLUMNS + i % SHARED_COLUMNS for i, term in enumerate(terms)
    }
    width = min(len(terms), COLUMNS + SHARED_COLUMNS)
    matrix = np.zeros((len(vectors), width), dtype=np.float32)
    for row, vector in enumerate(vectors):
        for term, units in vector.items():
            if term in column:
                matrix[row, column[term]] += units
    return matrix


def make_sides(
    kenmerken: Sequence[Kenmerken],
) -> tuple[npt.NDArray[np.int16], npt.NDArray[np.int16]]:
    """The sides that each takes, and those opposite to them, by the sides that any takes."""
    codes = sorted({code for k in kenmerken for code in (*k.standpunt, *k.tegenover)})
    column = {code: i for i, code in enumerate(codes)}
    own = np.zeros((len(kenmerken), len(codes)), dtype=np.int16)
    against = np.zeros_like(own)
    for row, k in enumerate(kenmerken):
        for matrix, sides in ((own, k.standpunt), (against, k.tegenover)):
            for code, units in sides.items():
                matrix[row, column[code]] = units
    return own, against


def make_rows(places: Sequence[Sequence[int]]) -> npt.NDArray[np.int16]:
    """The places of knelpunten in a space, a row each; a knelpunt without one gets zeros."""
    width = max(map(len, places), default=0)
    rows = [place if len(place) else (0,) * width for place in places]
    return np.array(rows, dtype=np.int16).reshape(len(places), width)


def _wish_matrices(kenmerken: Sequence[Kenmerken]) -> tuple[Matrix, Matrix]:
    codes = sorted({code for k in kenmerken for code in k.richtingen})
    column = {code: i for i, code in enumerate(codes)}
    pro = np.zeros((len(kenmerken), len(codes)), dtype=np.float32)
    contra = np.zeros_like(pro)
    for row, k in enumerate(kenmerken):
        for code, sign in k.richtingen.items():
            (pro if sign > 0 else contra)[row, column[code]] = 1.0
    return pro, contra

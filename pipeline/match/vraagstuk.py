"""Which known problem of the lexicon a knelpunt tells, if any.

The lexicon says of each vraagstuk which concepts make it and how people tell it. Concepts, words
and letter groups are weighed by how few other vraagstukken have them. What comes out is a share
for each of the likeliest vraagstukken, small when none fits: a knelpunt about something that the
lexicon does not know gets next to nothing, and is compared by its own words and concepts alone.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from math import exp, log, sqrt

import numpy as np
import numpy.typing as npt

from pipeline.compare import SCALE
from pipeline.concepts import codes_of
from pipeline.match.terms import letter_groups, terms_of
from schemas.lexicon import Lexicon, Vraagstuk

# The numbers below were chosen by the average precision over the pairs of
# tests/data/problemen.jsonl, cross-validated over problems by benchmarks/fit_match.py.
KERN, OOK, NIET = 2.0, 1.0, -1.5
"""Parts of a concept that makes a vraagstuk, that comes along with it, that speaks against it."""

SAMEN = 2.0
"""Extra for two concepts of one entry ("dossier + ontbreekt"): together they say more."""

CONCEPT_POWER = 0.8
"""The more concepts a text has, the less each adds; at 1 a long text fits everything."""

WORDS = 25.0
"""Part of the words shared with the tellings (a cosine, mostly below 0.3)."""

LETTERS = 30.0
"""Part of the letter groups shared with the tellings: compounds, inflection, misspellings."""

NONE = 9.0
"""Score of "none of these": higher makes fewer knelpunten recognised, lower more wrong ones."""

TEMPERATURE = 1.6
"""Lower makes the likeliest vraagstuk take all; higher spreads doubt over its neighbours."""

KEPT = 4
"""Vraagstukken kept for a knelpunt."""

LEAST = 0.02
"""Share below which a vraagstuk is not kept."""


class _Concepts:
    """What each concept, and each two of one entry, add to each vraagstuk."""

    def __init__(self, vraagstukken: Sequence[Vraagstuk]) -> None:
        counts = Counter(code for v in vraagstukken for code in codes_of(v))
        total = len(vraagstukken) + 1
        self._rarity = {code: log(total / n) / log(total) for code, n in counts.items()}
        self._count = len(vraagstukken)
        self._alone: dict[str, npt.NDArray[np.float64]] = {}
        self._joint: dict[str, list[tuple[tuple[str, ...], int, float]]] = {}
        for column, vraagstuk in enumerate(vraagstukken):
            for codes, weight in self._weigh(vraagstuk):
                if len(codes) == 1:
                    self._alone.setdefault(codes[0], np.zeros(self._count))[column] += weight
                else:
                    self._joint.setdefault(codes[0], []).append((codes[1:], column, weight))

    def scores(self, present: Mapping[str, float]) -> npt.NDArray[np.float64]:
        """What the concepts of a text add up to, for each vraagstuk; ``present`` has their part."""
        codes = sorted(present)
        scores = np.zeros(self._count)
        for code in codes:
            if code in self._alone:
                scores += present[code] * self._alone[code]
            for others, column, weight in self._joint.get(code, ()):
                if all(other in present for other in others):
                    part = min(present[code], *(present[other] for other in others))
                    scores[column] += part * weight
        return np.where(scores > 0, np.maximum(scores, 0.0) ** CONCEPT_POWER, scores)

    def _weigh(self, vraagstuk: Vraagstuk) -> Iterable[tuple[tuple[str, ...], float]]:
        named = ((KERN, vraagstuk.kern), (OOK, vraagstuk.ook), (NIET, vraagstuk.niet))
        for part, entries in named:
            for entry in entries:
                codes = tuple(entry.split(" + "))
                rarity = sum(self._rarity[code] for code in codes) / len(codes)
                extra = SAMEN if len(codes) > 1 and part > 0 else 1.0
                yield codes, part * extra * rarity


class _Tellings:
    """The terms of each vraagstuk's title and tellings, as unit vectors weighed by rarity."""

    def __init__(self, told: Sequence[Mapping[str, int]]) -> None:
        seen = Counter(term for terms in told for term in terms)
        self._row = {term: i for i, term in enumerate(sorted(seen))}
        self._rarity = {term: round(log((len(told) + 1) / n), 3) for term, n in seen.items()}
        self._matrix = np.zeros((len(self._row), len(told)))
        for column, terms in enumerate(told):
            rows, weights = self._unit(terms)
            self._matrix[rows, column] = weights

    def likeness(self, terms: Mapping[str, int]) -> npt.NDArray[np.float64]:
        """The cosine of a text with each vraagstuk."""
        rows, weights = self._unit(terms)
        return np.asarray(weights @ self._matrix[rows])

    def _unit(self, terms: Mapping[str, int]) -> tuple[list[int], npt.NDArray[np.float64]]:
        known = sorted(term for term in terms if term in self._row)
        weights = np.array([(1.0 + log(terms[t])) * self._rarity[t] for t in known])
        length = sqrt(float((weights**2).sum()))
        return [self._row[t] for t in known], weights / length if length else weights


class VraagstukReader:
    """The vraagstukken of a lexicon, weighed once for a run."""

    def __init__(self, lexicon: Lexicon) -> None:
        vraagstukken = lexicon.vraagstukken
        self._codes = [v.code for v in vraagstukken]
        self._concepts = _Concepts(vraagstukken)
        texts = ["\n".join((v.titel, *v.voorbeelden)) for v in vraagstukken]
        self._words = _Tellings([Counter(terms_of(text)) for text in texts])
        self._letters = _Tellings([letter_groups(text) for text in texts])

    def shares(
        self,
        concepts: Mapping[str, float],
        terms: Mapping[str, int],
        letters: Mapping[str, int],
    ) -> dict[str, int]:
        """Per likely vraagstuk the root of its share, in 1/1024.

        ``concepts`` are those of the text with how far each carries it (0 to 1).
        The root, so that the product of two knelpunten is the overlap of their shares (the
        Bhattacharyya coefficient): 1 when both certainly tell the same vraagstuk.
        """
        if not self._codes:
            return {}
        scores = (
            self._concepts.scores(concepts)
            + WORDS * self._words.likeness(terms)
            + LETTERS * self._letters.likeness(letters)
        )
        return self._softmax([round(float(score), 3) for score in scores])

    def _softmax(self, scores: list[float]) -> dict[str, int]:
        top = max(*scores, NONE)
        parts = [exp((score - top) / TEMPERATURE) for score in scores]
        total = sum(parts) + exp((NONE - top) / TEMPERATURE)
        shares = sorted(
            ((part / total, code) for part, code in zip(parts, self._codes, strict=True)),
            key=lambda item: (-round(item[0], 6), item[1]),
        )
        return {code: round(SCALE * sqrt(share)) for share, code in shares[:KEPT] if share >= LEAST}

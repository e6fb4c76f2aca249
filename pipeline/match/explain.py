"""One pair in words: each comparison, what it measured, and its part in the log-odds."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from math import exp

import numpy as np

from pipeline.compare import COMPARISONS, Kenmerken, Vergelijking
from pipeline.space import word_space
from schemas.verband import Gewichtenset, Reden

LEADING = 4
"""Words of each text that a toelichting of its place names."""


class Explainer:
    """The Kenmerken of a set with the weights; scores and explains one pair at a time.

    ``known`` has log-odds that were computed before, by the places of two.
    """

    def __init__(
        self,
        kenmerken: Sequence[Kenmerken],
        weights: Gewichtenset,
        known: Sequence[Mapping[int, float]] = (),
    ) -> None:
        self._kenmerken = kenmerken
        self._known = known
        self._bias = weights.uitgangspunt
        self._weights = {g.vergelijking: g.gewicht for g in weights.gewichten}

    def knelpunt_id(self, place: int) -> str:
        """The id of the knelpunt at a place."""
        return self._kenmerken[place].knelpunt_id

    def logit(self, links: int, rechts: int) -> float:
        """The log-odds of a pair; to the last digit what the matrices give."""
        known = self._known[links].get(rechts) if self._known else None
        return self._score(links, rechts) if known is None else known

    def _score(self, links: int, rechts: int) -> float:
        first, second = self._kenmerken[links], self._kenmerken[rechts]
        total = self._bias
        for name, comparison in COMPARISONS.items():
            if self._weights.get(name):
                total += self._weights[name] * comparison(first, second).waarde
        return float(np.round(total, 4))  # as the matrices round; ``round`` differs on a tie

    def redenen(self, links: int, rechts: int) -> tuple[Reden, ...]:
        """Why a pair has its score: the starting point, then each comparison that found something.

        The parts sum to the log-odds, but for rounding to 4 decimals.
        """
        first, second = self._kenmerken[links], self._kenmerken[rechts]
        redenen = [Reden(vergelijking="uitgangspunt", waarde=1.0, bijdrage=round(self._bias, 4))]
        for name, comparison in COMPARISONS.items():
            found = comparison(first, second)
            if name == "strekking" and found.waarde:
                found = Vergelijking(found.waarde, _words_between(first, second))
            weight = self._weights.get(name, 0.0)
            if found.waarde and weight:
                redenen.append(
                    Reden(
                        vergelijking=name,
                        waarde=round(found.waarde, 4),
                        bijdrage=round(weight * found.waarde, 4),
                        toelichting=found.toelichting,
                    )
                )
        return tuple(redenen)


def _words_between(links: Kenmerken, rechts: Kenmerken) -> str:
    """The words of each that lead most to where the other one is."""
    toward = word_space().toward
    own = toward(links.woorden, np.array(rechts.strekking))[:LEADING]
    other = toward(rechts.woorden, np.array(links.strekking))[:LEADING]
    return f"{', '.join(own)} / {', '.join(other)}"


def probability(logit: float) -> float:
    """Log-odds as a probability, 4 decimals."""
    return round(1.0 / (1.0 + exp(-logit)), 4)

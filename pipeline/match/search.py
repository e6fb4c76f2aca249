"""The pairs of a set with their log-odds: all of them, or those that blocking finds."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from pipeline.compare import Kenmerken
from pipeline.match.block import Blocking
from pipeline.match.group import PairScores
from pipeline.match.pairs import KnownPairs
from pipeline.match.score import Scorer
from schemas.verband import Gewichtenset

ALL_PAIRS_UP_TO = 5_000
"""Knelpunten of which every pair is scored; above it, pairs that blocking finds (README)."""

FLOOR = -5.0
"""Log-odds below which a pair is not kept and counts as this much (1 in 150): the least that is
ever proposed. Lower keeps more pairs in memory."""


def score_set(
    kenmerken: Sequence[Kenmerken], weights: Gewichtenset, all_pairs_up_to: int = ALL_PAIRS_UP_TO
) -> PairScores:
    """The log-odds of the pairs of a set, and what those are that were not scored."""
    count = len(kenmerken)
    if not count:
        return PairScores((), FLOOR)
    blocking = None if count <= all_pairs_up_to else Blocking(kenmerken, weights)
    found = blocking or Scorer(kenmerken, weights)
    parts = zip(*found.iter_pairs(FLOOR), strict=True)
    links, rechts, logits = (np.concatenate(part) for part in parts)
    known = KnownPairs(count, links, rechts, logits)
    rest = FLOOR if blocking is None else weights.uitgangspunt
    return PairScores(known, rest, blocking)

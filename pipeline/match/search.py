"""The pairs of a set with their log-odds: all of them, or those that blocking finds."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.compare import Kenmerken
from pipeline.match.block import iter_candidates
from pipeline.match.score import Scorer
from schemas.verband import Gewichtenset

ALL_PAIRS_UP_TO = 5_000
"""Knelpunten of which every pair is scored; above it, pairs that blocking finds (README)."""

FLOOR = -5.0
"""Log-odds below which a pair is not kept and counts as this much (1 in 150): the least that is
ever proposed. Lower keeps more pairs in memory."""

Known = list[dict[int, float]]


def score_set(
    kenmerken: Sequence[Kenmerken], weights: Gewichtenset, all_pairs_up_to: int = ALL_PAIRS_UP_TO
) -> tuple[Known, list[float], set[tuple[int, int]]]:
    """Per place the log-odds with others, what the pairs left out are at most, opposite wishes."""
    known: Known = [{} for _ in kenmerken]
    rest = [FLOOR] * len(kenmerken)
    opposed: set[tuple[int, int]] = set()
    if len(kenmerken) <= all_pairs_up_to:
        for links, rechts, logit, is_opposed in Scorer(kenmerken, weights).iter_pairs(FLOOR):
            known[links][rechts] = known[rechts][links] = logit
            if is_opposed:
                opposed.add((links, rechts))
        return known, rest, opposed
    for place, others, logits, opposes, worst in iter_candidates(kenmerken, weights, FLOOR):
        rest[place] = worst
        for other, logit, is_opposed in zip(others, logits, opposes, strict=True):
            known[place][other] = known[other][place] = logit
            if is_opposed:
                opposed.add((min(place, other), max(place, other)))
    return known, rest, opposed

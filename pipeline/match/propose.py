"""Which pairs a human is shown: few, mostly right, and enough to complete the groups.

Whether a pair is worth a look depends on its score and on its rank: two knelpunten that are each
other's nearest of all are more often one problem than a pair of the same score that both have
nearer ones. So the least score is lower for the best of one side, and lowest for the best of both,
whatever their themes.

A proposal links two groups, by their best pair, because one yes joins the groups whole. Groups
take turns: first each one's nearest, then the second nearest, so that no knelpunt is
left without a proposal because others have many.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from pipeline.match.score import Array, Bools, Ints

Pair = tuple[int, int]

PER_KNELPUNT = 1.4
"""Proposals for each knelpunt, at most; design.md §7 asks for at most 1.5 a block."""

TURNS = 6
"""Proposals that one group may start; more are hardly ever right."""


@dataclass(frozen=True, slots=True)
class Least:
    """The least log-odds to propose: of any pair, of the best of one side, of the best of both."""

    voorstel: float
    beste: float
    wederzijds: float


def propose_pairs(
    groups: Sequence[Sequence[int]],
    known: Sequence[Mapping[int, float]],
    apart: Collection[Pair],
    least: Least,
) -> list[Pair]:
    """Pairs (smaller, larger place) between groups, sorted; none that a human keeps apart.

    ``known`` has the log-odds of each place with others.
    """
    best = _best_pairs(groups, known, apart, min(least.voorstel, least.beste, least.wederzijds))
    kept = _near_enough(best, least)
    one, other = np.concatenate([best.groups, best.groups[:, ::-1]])[np.tile(kept, 2)].T
    pairs, logits = np.tile(best.pairs[kept], (2, 1)), np.tile(best.logits[kept], 2)
    order = np.lexsort((other, -logits, one))
    turns = np.empty(len(one), dtype=np.int64)
    turns[order] = _counted(one[order])
    low, high = np.minimum(one, other), np.maximum(one, other)
    order = np.lexsort((high, low, -logits, turns))
    wanted = pairs[order][turns[order] < TURNS].tolist()
    chosen = list(dict.fromkeys((a, b) for a, b in wanted))
    return sorted(chosen[: int(PER_KNELPUNT * sum(map(len, groups)))])


@dataclass(frozen=True, slots=True)
class _Best:
    """Of two groups (numbers, the smaller first) the best pair of places, in order of groups."""

    groups: Ints
    pairs: Ints
    logits: Array


def _near_enough(best: _Best, least: Least) -> Bools:
    """Which groups are near enough: the less, the more of the two have no nearer one."""
    one, other = np.concatenate([best.groups, best.groups[:, ::-1]]).T
    order = np.lexsort((other, -np.tile(best.logits, 2), one))
    is_nearest = np.empty(len(one), dtype=np.int64)
    is_nearest[order] = _counted(one[order]) == 0
    ranks = is_nearest.reshape(2, -1).sum(axis=0)
    return np.asarray(
        best.logits >= np.array([least.voorstel, least.beste, least.wederzijds])[ranks]
    )


def _counted(labels: Ints) -> Ints:
    """Of sorted labels, how many equal ones went before each."""
    return np.arange(len(labels)) - np.searchsorted(labels, labels)


def _best_pairs(
    groups: Sequence[Sequence[int]],
    known: Sequence[Mapping[int, float]],
    apart: Collection[Pair],
    threshold: float,
) -> _Best:
    """Per two groups their best pair, the smallest on a tie; groups with a pair that a human keeps
    apart have none.
    """
    group_of = np.empty(len(known), dtype=np.int64)
    for number, members in enumerate(groups):
        group_of[members] = number
    pairs, logits = _pairs_from(known, threshold)
    both = np.sort(group_of[pairs], axis=1)
    keys = both[:, 0] * len(groups) + both[:, 1]
    closed = np.sort(group_of[np.array(list(apart), dtype=np.int64).reshape(-1, 2)], axis=1)
    open_ = (both[:, 0] != both[:, 1]) & ~np.isin(keys, closed[:, 0] * len(groups) + closed[:, 1])
    pairs, logits, both, keys = pairs[open_], logits[open_], both[open_], keys[open_]
    order = np.lexsort((pairs[:, 1], pairs[:, 0], -logits, keys))
    first = order[_counted(keys[order]) == 0]
    return _Best(both[first], pairs[first], logits[first])


def _pairs_from(known: Sequence[Mapping[int, float]], threshold: float) -> tuple[Ints, Array]:
    """The pairs (smaller, larger place) from a threshold up, with their log-odds."""
    rechts: list[int] = []
    logits: list[float] = []
    counts: list[int] = []
    for place, others in enumerate(known):
        found = [(j, logit) for j, logit in others.items() if j > place and logit >= threshold]
        rechts.extend(j for j, _ in found)
        logits.extend(logit for _, logit in found)
        counts.append(len(found))
    links = np.repeat(np.arange(len(known)), counts)
    return np.stack([links, np.array(rechts, dtype=np.int64)], axis=1), np.array(logits)

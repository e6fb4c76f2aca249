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

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

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
    neighbours = _neighbours({key: logit for key, (logit, _) in best.items()}, least)
    budget = int(PER_KNELPUNT * sum(map(len, groups)))
    chosen: set[Pair] = set()
    for turn in range(TURNS):
        wanted = sorted(
            (found[turn][0], min(group, found[turn][1]), max(group, found[turn][1]))
            for group, found in neighbours.items()
            if len(found) > turn
        )
        for _, a, b in wanted:
            if len(chosen) < budget:
                chosen.add((a, b))
    return sorted(best[key][1] for key in chosen)


def _neighbours(best: Mapping[Pair, float], least: Least) -> dict[int, list[tuple[float, int]]]:
    """Per group the others that are near enough for their rank, the nearest first."""
    first: dict[int, tuple[float, int]] = {}
    for (a, b), logit in best.items():
        for one, other in ((a, b), (b, a)):
            first[one] = min(first.get(one, (-logit, other)), (-logit, other))
    neighbours: dict[int, list[tuple[float, int]]] = defaultdict(list)
    for (a, b), logit in best.items():
        ranks = (first[a][1] == b) + (first[b][1] == a)
        if logit >= (least.voorstel, least.beste, least.wederzijds)[ranks]:
            neighbours[a].append((-logit, b))
            neighbours[b].append((-logit, a))
    for found in neighbours.values():
        found.sort()
    return neighbours


def _best_pairs(
    groups: Sequence[Sequence[int]],
    known: Sequence[Mapping[int, float]],
    apart: Collection[Pair],
    threshold: float,
) -> dict[Pair, tuple[float, Pair]]:
    """Per two groups their best pair; groups with a pair that a human keeps apart have none."""
    group_of = {place: number for number, members in enumerate(groups) for place in members}
    closed = {_ordered(group_of[a], group_of[b]) for a, b in apart}
    best: dict[Pair, tuple[float, Pair]] = {}
    for place, others in enumerate(known):
        for other, logit in sorted(others.items()):
            key = _ordered(group_of[place], group_of[other])
            if key[0] == key[1] or logit < threshold or key in closed:
                continue
            if key not in best or logit > best[key][0]:
                best[key] = (logit, _ordered(place, other))
    return best


def _ordered(a: int, b: int) -> Pair:
    return (a, b) if a < b else (b, a)

"""Points without chains: which knelpunten form one group, given the pair scores.

Average linkage: two groups become one when the mean log-odds over all their pairs reaches the
threshold, so a single strong pair does not glue strangers together. Afterwards every member must
match the centre of its group, or it leaves. What humans decided goes before: "samen" is joined
first, "apart" is never joined. The result is a function of the set: places are in order of
knelpunt_id, and ties go to the smallest place.
"""

from __future__ import annotations

import heapq
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field

Pair = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Thresholds:
    """Log-odds. ``floor`` stands for every pair that is not in the scores."""

    samen: float
    centrum: float
    floor: float


@dataclass(slots=True)
class _Clusters:
    """Clusters by their smallest place, with the summed log-odds to each other cluster."""

    members: dict[int, list[int]]
    sums: dict[int, dict[int, float]] = field(default_factory=lambda: defaultdict(dict))
    pairs: dict[int, dict[int, int]] = field(default_factory=lambda: defaultdict(dict))


def group_places(
    count: int,
    scores: Mapping[Pair, float],
    together: Iterable[Pair],
    apart: Collection[Pair],
    thresholds: Thresholds,
) -> list[list[int]]:
    """Every place in exactly one group; groups and members in order of place.

    ``scores`` has pairs (smaller, larger); a pair it lacks counts as the floor. ``together`` and
    ``apart`` are final; a pair in both must have been settled before.
    """
    joined = _join(count, together)
    forbidden = _forbidden(joined, apart)
    clusters = _start(joined, scores)
    _agglomerate(clusters, forbidden, thresholds)
    groups: list[list[int]] = []
    kept_together = {place: members for members in joined for place in members}
    for members in clusters.members.values():
        groups.extend(_leave_if_far(sorted(members), scores, kept_together, thresholds))
    return sorted(groups)


def find_centre(members: list[int], scores: Mapping[Pair, float], floor: float) -> int:
    """The member that the others match best on average; the smallest place on a tie."""
    if len(members) < 3:
        return members[0]
    return max(
        members,
        key=lambda m: (round(sum(_score(scores, m, o, floor) for o in members if o != m), 3), -m),
    )


def score_of(scores: Mapping[Pair, float], links: int, rechts: int, floor: float) -> float:
    """The log-odds of a pair in any order."""
    return _score(scores, links, rechts, floor)


def _score(scores: Mapping[Pair, float], links: int, rechts: int, floor: float) -> float:
    return scores.get((links, rechts) if links < rechts else (rechts, links), floor)


def _join(count: int, together: Iterable[Pair]) -> list[list[int]]:
    """The groups that humans made, and everyone else alone."""
    root = list(range(count))

    def find(place: int) -> int:
        while root[place] != place:
            root[place] = root[root[place]]
            place = root[place]
        return place

    for links, rechts in together:
        low, high = sorted((find(links), find(rechts)))
        root[high] = low
    members: dict[int, list[int]] = defaultdict(list)
    for place in range(count):
        members[find(place)].append(place)
    return list(members.values())


def _forbidden(joined: list[list[int]], apart: Collection[Pair]) -> dict[int, set[int]]:
    """Clusters that must not become one, by their smallest places, both ways."""
    first = {place: members[0] for members in joined for place in members}
    forbidden: dict[int, set[int]] = defaultdict(set)
    for links, rechts in apart:
        a, b = first[links], first[rechts]
        if a != b:
            forbidden[a].add(b)
            forbidden[b].add(a)
    return forbidden


def _start(joined: list[list[int]], scores: Mapping[Pair, float]) -> _Clusters:
    first = {place: members[0] for members in joined for place in members}
    clusters = _Clusters({members[0]: list(members) for members in joined})
    for (links, rechts), logit in sorted(scores.items()):
        a, b = first[links], first[rechts]
        if a != b:
            for x, y in ((a, b), (b, a)):
                clusters.sums[x][y] = clusters.sums[x].get(y, 0.0) + logit
                clusters.pairs[x][y] = clusters.pairs[x].get(y, 0) + 1
    return clusters


def _mean(clusters: _Clusters, a: int, b: int, floor: float) -> float:
    size = len(clusters.members[a]) * len(clusters.members[b])
    missing = size - clusters.pairs[a].get(b, 0)
    return round((clusters.sums[a].get(b, 0.0) + missing * floor) / size, 4)


def _agglomerate(
    clusters: _Clusters, forbidden: dict[int, set[int]], thresholds: Thresholds
) -> None:
    """Join the nearest two clusters until none reaches the threshold."""
    heap: list[tuple[float, int, int]] = []

    def push(a: int, b: int) -> None:
        a, b = min(a, b), max(a, b)
        mean = _mean(clusters, a, b, thresholds.floor)
        if mean >= thresholds.samen and b not in forbidden[a]:
            heapq.heappush(heap, (-mean, a, b))

    for a, others in clusters.sums.items():
        for b in others:
            if a < b:
                push(a, b)
    while heap:
        negative, a, b = heapq.heappop(heap)
        if a not in clusters.members or b not in clusters.members:
            continue
        if -negative != _mean(clusters, a, b, thresholds.floor) or b in forbidden[a]:
            continue
        _absorb(clusters, forbidden, a, b)
        for other in sorted(clusters.sums[a]):
            push(a, other)


def _absorb(clusters: _Clusters, forbidden: dict[int, set[int]], a: int, b: int) -> None:
    """Cluster ``b`` becomes part of ``a``."""
    clusters.members[a].extend(clusters.members.pop(b))
    for other in sorted(clusters.sums.pop(b)):
        total, pairs = clusters.sums[other].pop(b), clusters.pairs[other].pop(b)
        if other == a:
            continue
        for x, y in ((a, other), (other, a)):
            clusters.sums[x][y] = round(clusters.sums[x].get(y, 0.0) + total, 4)
            clusters.pairs[x][y] = clusters.pairs[x].get(y, 0) + pairs
    clusters.pairs.pop(b, None)
    for other in forbidden.pop(b, set()):
        forbidden[other].discard(b)
        forbidden[other].add(a)
        forbidden[a].add(other)


def _leave_if_far(
    members: list[int],
    scores: Mapping[Pair, float],
    kept_together: Mapping[int, list[int]],
    thresholds: Thresholds,
) -> list[list[int]]:
    """The group without the members that do not match its centre; these form groups themselves.

    What a human put together with the centre stays, and what a human put together leaves together.
    """
    if len(members) < 2:
        return [members]
    centre = find_centre(members, scores, thresholds.floor)
    bound = set(kept_together[centre])
    far = {
        m
        for m in members
        if m != centre
        and m not in bound
        and _score(scores, centre, m, thresholds.floor) < thresholds.centrum
    }
    leaving = sorted({x for m in far for x in kept_together[m]} - bound)
    if not leaving:
        return [members]
    staying = [m for m in members if m not in set(leaving)]
    return [staying, *_leave_if_far(leaving, scores, kept_together, thresholds)]

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
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from math import inf

Pair = tuple[int, int]

SAMPLE = 4
"""Members of each of two groups that are compared when blocking left most of their pairs out."""


@dataclass(frozen=True, slots=True)
class Thresholds:
    """Log-odds from which two groups become one, and which a member must reach with the centre."""

    samen: float
    centrum: float


@dataclass(frozen=True, slots=True)
class PairScores:
    """The log-odds that are known, both ways, and how to come by the others.

    ``rest[place]`` is what the pairs of a place that are not known are at most; ``exact`` scores
    any pair.
    """

    known: Sequence[Mapping[int, float]]
    rest: Sequence[float]
    exact: Callable[[int, int], float]

    def of(self, links: int, rechts: int, enough: float) -> float:
        """The log-odds of a pair; only scored when it is not known and may reach ``enough``."""
        known = self.known[links].get(rechts)
        if known is not None:
            return known
        bound = min(self.rest[links], self.rest[rechts])
        return bound if bound < enough else self.exact(min(links, rechts), max(links, rechts))


@dataclass(slots=True)
class _Clusters:
    """Clusters by their smallest place: members, summed log-odds to other clusters, rests."""

    members: dict[int, list[int]]
    rest: dict[int, float]
    sums: dict[int, dict[int, float]] = field(default_factory=lambda: defaultdict(dict))
    pairs: dict[int, dict[int, int]] = field(default_factory=lambda: defaultdict(dict))

    def mean(self, a: int, b: int) -> float:
        """The mean log-odds over all pairs of two clusters; those not known at their highest."""
        return self._mean(a, b, min(self.rest[a], self.rest[b]))

    def checked_mean(self, a: int, b: int, scores: PairScores) -> float:
        """The same, but when most pairs are not known, some of them are scored to see."""
        if self._missing(a, b) <= self.pairs[a].get(b, 0):
            return self.mean(a, b)
        some = [_spread(self.members[x]) for x in (a, b)]
        sample = [scores.of(i, j, -inf) for i in some[0] for j in some[1]]
        return self._mean(a, b, sum(sample) / len(sample))

    def _missing(self, a: int, b: int) -> int:
        return len(self.members[a]) * len(self.members[b]) - self.pairs[a].get(b, 0)

    def _mean(self, a: int, b: int, missing: float) -> float:
        size = len(self.members[a]) * len(self.members[b])
        total = self.sums[a].get(b, 0.0) + self._missing(a, b) * missing
        return round(total / size, 4)


def group_places(
    scores: PairScores,
    together: Iterable[Pair],
    apart: Collection[Pair],
    thresholds: Thresholds,
) -> list[list[int]]:
    """Every place in exactly one group; groups and members in order of place.

    ``together`` and ``apart`` are final; a pair in both must have been settled before.
    """
    joined = _join(len(scores.known), together)
    forbidden = _forbidden(joined, apart)
    clusters = _start(joined, scores)
    _agglomerate(clusters, forbidden, scores, thresholds.samen)
    bound = {place: members for members in joined for place in members}
    groups: list[list[int]] = []
    for members in clusters.members.values():
        groups.extend(_leave_if_far(sorted(members), scores, bound, thresholds.centrum))
    return sorted(groups)


def find_centre(members: Sequence[int], scores: PairScores) -> int:
    """The member that the others match best on average; the smallest place on a tie."""
    if len(members) < 3:
        return members[0]
    inside = frozenset(members)

    def total(place: int) -> float:
        known = [s for other, s in scores.known[place].items() if other in inside]
        return round(sum(known) + (len(members) - 1 - len(known)) * scores.rest[place], 3)

    return max(members, key=lambda place: (total(place), -place))


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


def _start(joined: list[list[int]], scores: PairScores) -> _Clusters:
    first = {place: members[0] for members in joined for place in members}
    clusters = _Clusters(
        {members[0]: list(members) for members in joined},
        {m[0]: round(sum(scores.rest[p] for p in m) / len(m), 4) for m in joined},
    )
    for place, others in enumerate(scores.known):
        a = first[place]
        for other, logit in sorted(others.items()):
            b = first[other]
            if a != b:
                clusters.sums[a][b] = round(clusters.sums[a].get(b, 0.0) + logit, 4)
                clusters.pairs[a][b] = clusters.pairs[a].get(b, 0) + 1
    return clusters


def _agglomerate(
    clusters: _Clusters, forbidden: dict[int, set[int]], scores: PairScores, samen: float
) -> None:
    """Join the nearest two clusters until none reaches the threshold."""
    heap: list[tuple[float, int, int]] = []

    def push(a: int, b: int) -> None:
        a, b = min(a, b), max(a, b)
        mean = clusters.mean(a, b)
        if mean >= samen and b not in forbidden[a]:
            heapq.heappush(heap, (-mean, a, b))

    for a, others in list(clusters.sums.items()):
        for b in others:
            if a < b:
                push(a, b)
    while heap:
        negative, a, b = heapq.heappop(heap)
        if a not in clusters.members or b not in clusters.members or b in forbidden[a]:
            continue
        if -negative != clusters.mean(a, b) or clusters.checked_mean(a, b, scores) < samen:
            continue
        _absorb(clusters, forbidden, a, b)
        for other in sorted(clusters.sums[a]):
            push(a, other)


def _absorb(clusters: _Clusters, forbidden: dict[int, set[int]], a: int, b: int) -> None:
    """Cluster ``b`` becomes part of ``a``."""
    sizes = len(clusters.members[a]), len(clusters.members[b])
    rests = clusters.rest[a] * sizes[0] + clusters.rest.pop(b) * sizes[1]
    clusters.rest[a] = round(rests / sum(sizes), 4)
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


def _spread(members: Sequence[int]) -> Sequence[int]:
    """At most ``SAMPLE`` members, spread over the list."""
    step = max(1, len(members) // SAMPLE)
    return members[::step][:SAMPLE]


def _leave_if_far(
    members: list[int], scores: PairScores, bound: Mapping[int, list[int]], centrum: float
) -> list[list[int]]:
    """The group without the members that do not match its centre; these form groups themselves.

    What a human put together with the centre stays, and what a human put together leaves together.
    """
    if len(members) < 2:
        return [members]
    centre = find_centre(members, scores)
    staying = frozenset(bound[centre])
    far = [m for m in members if m not in staying and scores.of(centre, m, centrum) < centrum]
    leaving = sorted({place for m in far for place in bound[m]})
    if not leaving:
        return [members]
    left = frozenset(leaving)
    kept = [m for m in members if m not in left]
    return [kept, *_leave_if_far(leaving, scores, bound, centrum)]

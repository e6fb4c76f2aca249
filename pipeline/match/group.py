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
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

import numpy as np
import numpy.typing as npt

from pipeline.match.score import Array, Ints

Pair = tuple[int, int]

Wish = tuple[str, int]
"""What is asked about, and 1 for it or -1 against it."""

LINK = 2.0
"""Log-odds below the threshold up to which a known pair links two groups, when others are
estimated; lower ones are left to the estimate. With 0 blocking misses a little more; higher costs
memory in proportion to the pairs (``python -m benchmarks.bench_match``)."""


@dataclass(frozen=True, slots=True)
class Thresholds:
    """Log-odds from which two groups become one, and which a member must reach with the centre."""

    samen: float
    centrum: float


class Unscored(Protocol):
    """What is known of pairs that were not scored.

    The product of one row of ``sketches`` (whole numbers) with another one times ``signs`` is what
    the pair has above ``rest``, about; summed over two groups, what all their pairs have. The
    products are exact in any order of adding.
    """

    sketches: npt.NDArray[np.int16]
    signs: Array

    def exact(self, place: int, others: Ints) -> Array:
        """The log-odds of one place with others."""


@dataclass(frozen=True, slots=True)
class PairScores:
    """The log-odds that are known, both ways, and what the others are.

    Without ``unscored``, a pair that is not known counts as ``rest``.
    """

    known: Sequence[Mapping[int, float]]
    rest: float
    unscored: Unscored | None = None

    def sketches(self) -> tuple[npt.NDArray[np.int16], Array]:
        """The rows and signs of ``unscored``; rows of nothing without it."""
        if self.unscored is None:
            return np.zeros((len(self.known), 0), dtype=np.int16), np.zeros(0)
        return self.unscored.sketches, self.unscored.signs

    def of(self, place: int, others: Sequence[int]) -> list[float]:
        """The log-odds of one place with others."""
        known = self.known[place]
        missing = [other for other in others if other not in known]
        if self.unscored is None or not missing:
            return [known.get(other, self.rest) for other in others]
        exact = self.unscored.exact(place, np.array(missing)).tolist()
        found = {**known, **dict(zip(missing, exact, strict=True))}
        return [found[other] for other in others]


class _Clusters:
    """Clusters by their smallest place.

    ``beyond`` has, for each two clusters with a known pair, what their known pairs have above the
    estimates: the mean over all pairs is the mean of the estimates and these.
    """

    def __init__(self, joined: Sequence[Sequence[int]], scores: PairScores, least: float) -> None:
        rows, self._signs = scores.sketches()
        self._rest = scores.rest
        self._sums = rows.astype(np.float32)  # whole numbers, exact to 2**24
        self._sizes = np.zeros(len(rows), dtype=np.int64)
        self.members: dict[int, list[int]] = {}
        self.beyond: dict[int, dict[int, float]] = {}
        for members in joined:
            first = members[0]
            self.members[first] = list(members)
            self._sizes[first] = len(members)
            self._sums[first] = rows[members].sum(axis=0)
            self.beyond[first] = {}
        first_of = {place: members[0] for members in joined for place in members}
        for place, known in enumerate(scores.known):
            if scores.unscored:
                known = {b: logit for b, logit in known.items() if logit >= least}
            a, others = first_of[place], list(known)
            estimates = self._rest + rows[others].astype(np.float64) @ (rows[place] * self._signs)
            own = self.beyond[a]
            for (other, logit), estimate in zip(known.items(), estimates.tolist(), strict=True):
                b = first_of[other]
                if a != b:
                    own[b] = own.get(b, 0.0) + logit - estimate

    def nearest(self, a: int, closed: Collection[int]) -> tuple[float, int] | None:
        """The highest mean log-odds over all pairs of ``a`` and another cluster that has a known
        pair with it and is not ``closed``, and that cluster: the smallest one on a tie.
        """
        found = self.beyond[a]
        if closed:
            found = {b: beyond for b, beyond in found.items() if b not in closed}
        if not found:
            return None
        others = np.fromiter(found, np.int64, len(found))
        beyond = np.fromiter(found.values(), np.float64, len(found))
        about = self._sums[others].astype(np.float64) @ (self._sums[a] * self._signs)
        sizes = self._sizes[others] * self._sizes[a]
        means = np.round(self._rest + (about + beyond) / sizes, 4)
        best = float(means.max())
        return best, int(others[means == best].min())

    def size(self, a: int) -> int:
        """The number of members; 0 when it became part of another one."""
        return len(self.members.get(a, ()))

    def absorb(self, a: int, b: int) -> None:
        """Cluster ``b`` becomes part of ``a``."""
        self.members[a].extend(self.members.pop(b))
        self._sizes[a] += self._sizes[b]
        self._sums[a] += self._sums[b]
        own = self.beyond[a]
        for other, beyond in self.beyond.pop(b).items():
            its = self.beyond[other]
            del its[b]
            if other != a:
                its[a] = own[other] = own.get(other, 0.0) + beyond


def group_places(
    scores: PairScores,
    together: Iterable[Pair],
    apart: Collection[Pair],
    thresholds: Thresholds,
    wishes: Sequence[Mapping[str, int]] = (),
) -> list[list[int]]:
    """Every place in exactly one group; groups and members in order of place.

    ``together`` and ``apart`` are final; a pair in both must have been settled before. ``wishes``
    has per place what is asked for (1) and against (-1): groups with opposite ones stay apart,
    but for what is together.
    """
    joined = _join(len(scores.known), together)
    forbidden = _forbidden(joined, apart)
    clusters = _Clusters(joined, scores, thresholds.samen - LINK)
    asked = {
        members[0]: {wish for place in members for wish in wishes[place].items()}
        if wishes
        else set()
        for members in joined
    }
    _agglomerate(clusters, forbidden, asked, thresholds.samen)
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
    rows, signs = scores.sketches()
    whole = rows[members].sum(axis=0, dtype=np.int64)

    def total(place: int) -> float:
        known = {other: s for other, s in scores.known[place].items() if other in inside}
        unknown = whole - rows[[place, *known]].sum(axis=0, dtype=np.int64)
        rest = scores.rest * (len(members) - 1 - len(known))
        return round(sum(known.values()) + rest + float(unknown @ (rows[place] * signs)), 3)

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


def _agglomerate(
    clusters: _Clusters, forbidden: dict[int, set[int]], asked: dict[int, set[Wish]], samen: float
) -> None:
    """Join the nearest two clusters until none reaches the threshold.

    Each cluster has one entry on the heap, for its nearest other one. When that one has grown or
    gone by the time it is its turn, the cluster looks again; sizes tell, as clusters only grow. A
    mean changes when one of the two grows, which then looks again: the highest is on the heap.
    """
    heap: list[tuple[float, Pair, int, list[int]]] = []

    def push(a: int) -> None:
        found = clusters.nearest(a, forbidden[a])
        if found and found[0] >= samen:
            b = found[1]
            pair = (min(a, b), max(a, b))
            heapq.heappush(heap, (-found[0], pair, a, [clusters.size(x) for x in (a, b)]))

    for a in clusters.members:
        push(a)
    while heap:
        _, pair, owner, (own, its) = heapq.heappop(heap)
        a, b = pair
        if clusters.size(owner) != own:
            continue  # it has grown, with another entry, or gone
        if clusters.size(a + b - owner) != its or b in forbidden[a]:
            push(owner)
            continue
        if any((code, -sign) in asked[b] for code, sign in asked[a]):
            forbidden[a].add(b)
            forbidden[b].add(a)
            push(owner)
            continue
        asked[a] |= asked.pop(b)
        clusters.absorb(a, b)
        _hand_over(forbidden, a, b)
        push(a)


def _hand_over(forbidden: dict[int, set[int]], a: int, b: int) -> None:
    """What must stay apart from ``b`` must now stay apart from ``a``."""
    for other in forbidden.pop(b, set()):
        forbidden[other].discard(b)
        forbidden[other].add(a)
        forbidden[a].add(other)


def _leave_if_far(
    members: list[int], scores: PairScores, bound: Mapping[int, list[int]], centrum: float
) -> list[list[int]]:
    """The group without the members that do not match its centre; these form groups themselves.

    What a human put together with the centre stays, and what a human put together leaves together.
    """
    groups: list[list[int]] = []
    while members:
        centre = find_centre(members, scores)
        staying = frozenset(bound[centre])
        logits = zip(members, scores.of(centre, members), strict=True)
        far = [m for m, logit in logits if m not in staying and logit < centrum]
        left = frozenset(place for m in far for place in bound[m])
        groups.append([m for m in members if m not in left])
        members = sorted(left)
    return groups

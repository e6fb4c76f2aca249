"""What humans decided about pairs: together or apart, the newest word on a pair first."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from schemas.besluit import Besluit

Pair = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Decided:
    """Pairs of places (smaller, larger); no pair is in both, nor joined by way of others.

    ``strijdig`` are the besluit_ids that newer ones contradict.
    """

    together: frozenset[Pair]
    apart: frozenset[Pair]
    strijdig: tuple[str, ...]


def read_besluiten(besluiten: Sequence[Besluit], knelpunt_ids: Sequence[str]) -> Decided:
    """The pairs that must be joined and those that must not.

    The newest besluit counts first (by date, then by id); an older one that would undo it, also
    by way of a third knelpunt, is not followed and named in ``strijdig``. A besluit about a
    knelpunt that is not among ``knelpunt_ids`` waits until it is.
    """
    place = {knelpunt_id: i for i, knelpunt_id in enumerate(knelpunt_ids)}
    root = list(range(len(knelpunt_ids)))
    together: set[Pair] = set()
    apart: set[Pair] = set()
    strijdig: list[str] = []
    newest_first = sorted(
        (b for b in besluiten if b.soort in ("samen", "apart")),
        key=lambda b: (b.op, b.besluit_id),
        reverse=True,
    )
    for besluit in newest_first:
        links, rechts = place.get(besluit.doel), place.get(besluit.doel_tweede or "")
        if links is None or rechts is None or links == rechts:
            continue
        pair = (min(links, rechts), max(links, rechts))
        a, b = root[links], root[rechts]
        if besluit.soort == "apart":
            if a == b:
                strijdig.append(besluit.besluit_id)
            else:
                apart.add(pair)
        elif a != b and any({root[x], root[y]} == {a, b} for x, y in apart):
            strijdig.append(besluit.besluit_id)
        else:
            together.add(pair)
            root = [min(a, b) if r in (a, b) else r for r in root]
    return Decided(frozenset(together), frozenset(apart), tuple(sorted(strijdig)))

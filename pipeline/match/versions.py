"""Within one gemeente: a later file that is a new version of an earlier one.

Comes in: the knelpunten of inzendingen in order of sending, and the gemeente of each. Goes out: a
Vervanging for each file that a later one repeats for the greater part, point by point.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from rapidfuzz.fuzz import ratio

from pipeline.text import fold
from schemas.knelpunt import Knelpunt
from schemas.vervanging import Puntverschil, Vervanging

SAME_POINT = 0.6
"""Likeness (edit similarity) from which two blocks are versions of one point; two blocks on the
same problem written anew reach 0.45."""

REPEATS = 0.5
"""Share of the old points that must return, more than this, to call it a new version."""

SURE = 0.8
"""Share from which nobody needs to be asked, when the order of sending is known."""


def find_vervangingen(
    inzendingen: Sequence[str],
    gemeente_by_inzending: Mapping[str, str | None],
    knelpunten: Sequence[Knelpunt],
    undated: frozenset[str] = frozenset(),
) -> tuple[Vervanging, ...]:
    """Which files are replaced by a later file of the same gemeente.

    Each old file is replaced at most once, by the first later file that repeats it. Two files
    with the same text (a Word file and its PDF) are no versions: both stay, and matching puts
    their points together.

    Args:
        inzendingen: ids, oldest first.
        gemeente_by_inzending: code of the gemeente; a file without one replaces nothing.
        undated: inzendingen of which the order is a guess; what they replace is never sure.
    """
    points: dict[str, list[Knelpunt]] = {i: [] for i in inzendingen}
    for knelpunt in sorted(knelpunten, key=lambda k: k.knelpunt_id):
        if knelpunt.inzending_id in points:
            points[knelpunt.inzending_id].append(knelpunt)
    found = []
    for place, old in enumerate(inzendingen):
        for new in inzendingen[place + 1 :]:
            gemeente = gemeente_by_inzending.get(old)
            if gemeente is None or gemeente != gemeente_by_inzending.get(new):
                continue
            vervanging = compare_versions(points[old], points[new], not {old, new} & undated)
            if vervanging:
                found.append(vervanging)
                break
    return tuple(found)


def compare_versions(
    old: Sequence[Knelpunt], new: Sequence[Knelpunt], ordered: bool
) -> Vervanging | None:
    """What the new file does with the points of the old one; ``None`` when it is no new version."""
    if not old or not new:
        return None
    partners = _pair_up(old, new)
    verschillen = tuple(_difference(point, partners.get(point.knelpunt_id)) for point in new)
    returned = {pair[0] for pair in partners.values()}
    gone = tuple(
        Puntverschil(soort="verdwenen", oud=point.knelpunt_id, nieuw=None)
        for point in old
        if point.knelpunt_id not in returned
    )
    share = len(returned) / len(old)
    if share <= REPEATS or all(v.soort == "gelijk" for v in (*verschillen, *gone)):
        return None
    return Vervanging(
        oud=old[0].inzending_id,
        nieuw=new[0].inzending_id,
        aandeel=round(share, 4),
        zeker=ordered and share >= SURE,
        verschillen=(*verschillen, *gone),
    )


def _pair_up(old: Sequence[Knelpunt], new: Sequence[Knelpunt]) -> dict[str, tuple[str, float]]:
    """Per new point its old one with the likeness: the most alike first, each used once."""
    texts = {k.knelpunt_id: _text(k) for k in (*old, *new)}
    likeness = sorted(
        (
            (-round(ratio(texts[a.knelpunt_id], texts[b.knelpunt_id]) / 100, 4), place, a, b)
            for a in old
            for place, b in enumerate(new)
        ),
        key=lambda item: (item[0], item[1], item[2].knelpunt_id),
    )
    partners: dict[str, tuple[str, float]] = {}
    used: set[str] = set()
    for negative, _, a, b in likeness:
        if -negative < SAME_POINT or a.knelpunt_id in used or b.knelpunt_id in partners:
            continue
        partners[b.knelpunt_id] = (a.knelpunt_id, -negative)
        used.add(a.knelpunt_id)
    return partners


def _difference(point: Knelpunt, partner: tuple[str, float] | None) -> Puntverschil:
    if partner is None:
        return Puntverschil(soort="nieuw", oud=None, nieuw=point.knelpunt_id)
    old, likeness = partner
    return Puntverschil(
        soort="gelijk" if likeness == 1.0 else "gewijzigd",
        oud=old,
        nieuw=point.knelpunt_id,
        gelijkenis=likeness,
    )


def _text(knelpunt: Knelpunt) -> str:
    """All the words of a block, without case, accents and white space."""
    asked = "\n".join(o.tekst for o in knelpunt.oplossingsrichtingen)
    whole = f"{knelpunt.onderwerp}\n{knelpunt.omschrijving_tekst}\n{asked}"
    return " ".join(fold(whole).split())

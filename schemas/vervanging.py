"""Vervanging: a later file of the same gemeente that repeats most of an earlier one."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Literal

from schemas.base import Model


class Puntverschil(Model):
    """What became of one point: its knelpunt in the old file, in the new one, or in both.

    ``gelijkenis`` is the likeness of the two texts, 0 to 1; 0 when one of them is not there.
    """

    soort: Literal["gelijk", "gewijzigd", "nieuw", "verdwenen"]
    oud: str | None
    nieuw: str | None
    gelijkenis: float = 0.0


class Vervanging(Model):
    """Inzending ``nieuw`` repeats ``aandeel`` (0 to 1) of the points of inzending ``oud``.

    ``zeker`` False: a human is asked before the old one is replaced. ``verschillen`` are in the
    order of the new file, points that are gone last.
    """

    oud: str
    nieuw: str
    aandeel: float
    zeker: bool
    verschillen: tuple[Puntverschil, ...]


def successors_of(vervangingen: Iterable[Vervanging]) -> dict[str, str]:
    """Per knelpunt of a surely replaced file the one that speaks now, over several versions."""
    step = {
        verschil.oud: verschil.nieuw
        for vervanging in vervangingen
        if vervanging.zeker
        for verschil in vervanging.verschillen
        if verschil.oud and verschil.nieuw
    }
    last = dict(step)
    for old in step:
        while last[old] in step:
            last[old] = step[last[old]]
    return last

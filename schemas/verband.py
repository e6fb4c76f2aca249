"""Verband: whether two knelpunten are one problem, with the part each comparison played."""

from __future__ import annotations

from typing import Literal

from schemas.base import Model

Samenhang = Literal["samen", "voorstel", "apart"]


class Reden(Model):
    """One comparison of a pair: what it measured (0 to 1), and its part in the log-odds.

    ``toelichting`` names the words or concepts that decided, for a human to read.
    """

    vergelijking: str
    waarde: float
    bijdrage: float
    toelichting: str = ""


class Verband(Model):
    """A pair of knelpunten, ``knelpunt_a`` < ``knelpunt_b``. ``score`` is a probability, 0 to 1."""

    knelpunt_a: str
    knelpunt_b: str
    score: float
    redenen: tuple[Reden, ...] = ()
    uitkomst: Samenhang
    bron: Literal["regel", "besluit"] = "regel"


class Groep(Model):
    """Knelpunten that are one problem; ``centrum`` is the member that all others match best.

    ``dichtheid`` is the lowest pair score of a member with the centre, 1.0 for a single member.
    """

    knelpunt_ids: tuple[str, ...]
    centrum: str
    dichtheid: float = 1.0

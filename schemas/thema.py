"""Thema, Themaschema and Toekenning: into which sub-theme a knelpunt falls, and why."""

from __future__ import annotations

from typing import Literal

from schemas.base import Model
from schemas.knelpunt import Twijfel

BUITEN_SCHEMA = "00"
"""The code for "outside the scheme": a result for a human, not a theme (design.md §4)."""

Veld = Literal["onderwerp", "omschrijving", "oplossingsrichtingen"]


class Thema(Model):
    """A sub-theme of the agenda, e.g. 2b "Bestaande woningvoorraad" in chapter 2 "Huisvesting"."""

    code: str
    titel: str
    hoofdstuk: str
    hoofdstuk_titel: str


class Bewijs(Model):
    """One rule that spoke for or against a theme: which, on what words, where, how strongly."""

    thema: str
    regel: str
    woorden: str
    veld: Veld
    gewicht: float


class Toekenning(Model):
    """The theme of one knelpunt. ``marge`` is the distance to the ``tweede`` (runner-up).

    ``twijfels`` empty means that no human needs to look. ``bewijs`` has the rules for the theme,
    ``bewijs_tweede`` those for the runner-up.
    """

    knelpunt_id: str
    thema: str
    score: float
    marge: float
    bron: Literal["regel", "kop", "besluit"] = "regel"
    bewijs: tuple[Bewijs, ...] = ()
    tweede: str | None = None
    bewijs_tweede: tuple[Bewijs, ...] = ()
    organisaties: tuple[str, ...] = ()
    twijfels: tuple[Twijfel, ...] = ()

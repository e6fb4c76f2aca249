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


class Wensverband(Model):
    """Two wishes (oplossing_ids) on one agendapunt that are one, may be, or were decided on.

    ``oplossing_a`` is the one whose words stand on the agenda when they are one. ``score`` is a
    probability, 0 to 1. Of pairs that are apart only those by besluit are kept.
    """

    oplossing_a: str
    oplossing_b: str
    score: float
    uitkomst: Samenhang
    bron: Literal["regel", "besluit"] = "regel"


class Groep(Model):
    """Knelpunten that are one problem; ``centrum`` is the member that all others match best.

    ``dichtheid`` is the lowest pair score of a member with the centre, 1.0 for a single member.
    """

    knelpunt_ids: tuple[str, ...]
    centrum: str
    dichtheid: float = 1.0


class Matching(Model):
    """Which knelpunten are one problem: the pairs worth showing, and the groups.

    Every knelpunt is in exactly one Groep, alone or not. ``verbanden`` has each pair inside a
    Groep with its centre, each pair proposed to a human, and each pair a human decided on.
    ``strijdig`` are the besluit_ids that a later besluit contradicts; the later one is followed.
    ``rekenwijze`` names lexicon, weights and encoder with their versions.
    """

    verbanden: tuple[Verband, ...]
    groepen: tuple[Groep, ...]
    strijdig: tuple[str, ...] = ()
    rekenwijze: tuple[str, ...] = ()


class Gewicht(Model):
    """The part of one comparison in the log-odds: ``gewicht`` times its value (0 to 1)."""

    vergelijking: str
    gewicht: float


class Gewichtenset(Model):
    """Weights and thresholds for the comparisons with one encoder, or with none.

    ``encoder`` is the package it was fitted with, empty without one.
    ``uitgangspunt`` is the log-odds of a pair of which nothing is alike. ``samen``, ``centrum``
    and the three below it are log-odds too: from which mean two groups become one, which a member
    must reach with the centre, and from which a pair is shown to a human: any pair
    (``voorstel``), one that is the best of one side (``voorstel_beste``), one that is the best of
    both (``voorstel_wederzijds``).
    """

    encoder: str = ""
    uitgangspunt: float
    gewichten: tuple[Gewicht, ...]
    samen: float
    centrum: float
    voorstel: float
    voorstel_beste: float
    voorstel_wederzijds: float


class Wensgewichten(Model):
    """What ``benchmarks/fit_wishes.py`` fitted: from which log-odds two wishes are one
    (``samen``), and from which a human is asked (``voorstel``).

    ``geleerd_van`` is the beginning of the sha256 of the file of wordings.
    """

    versie: str
    geleerd_van: str = ""
    uitgangspunt: float
    gewichten: tuple[Gewicht, ...]
    samen: float
    voorstel: float


class Gewichten(Model):
    """What ``benchmarks/fit_match.py`` fitted, and on what.

    ``zeldzaamheid`` counts in how many of ``aantal`` background texts a word stands, so that a
    handful of knelpunten is judged by the same rarity as a full agenda. ``sets`` has one without an
    encoder and one for each encoder.
    """

    versie: str
    sets: tuple[Gewichtenset, ...]
    aantal: int = 0
    zeldzaamheid: tuple[tuple[str, int], ...] = ()

    def for_encoder(self, pakket: str) -> Gewichtenset:
        """The set fitted with this package; "" is the one without an encoder.

        Raises:
            KeyError: there is none.
        """
        by_package = {found.encoder: found for found in self.sets}
        return by_package[pakket]

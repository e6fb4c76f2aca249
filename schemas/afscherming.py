"""Afscherming: where personal data was masked and of what kind, never the value itself."""

from __future__ import annotations

from typing import Literal

from schemas.base import Model

Gegeven = Literal[
    "bsn",
    "iban",
    "telefoon",
    "e-mail",
    "kenteken",
    "v-nummer",
    "geboortedatum",
    "adres",
    "naam",
]


class Afscherming(Model):
    """One finding. ``plek`` is the id of the knelpunt, oplossing or restant, ``veld`` its field.

    ``regel`` names the rule that found it. ``vingerafdruk`` is a keyed-free hash of place and
    occurrence (not of the value), so that a besluit can overrule exactly this finding.
    """

    plek: str
    veld: str
    soort: Gegeven
    regel: str
    begin: int
    vingerafdruk: str


def mask_text(soort: Gegeven) -> str:
    """What stands in the place of masked text (design.md §5)."""
    return f"[afgeschermd: {soort}]"

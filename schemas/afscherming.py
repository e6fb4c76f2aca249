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
    "documentnummer",
    "geboortedatum",
    "adres",
    "naam",
]


class Afscherming(Model):
    """One finding: where, of what kind, by which rule; never the value.

    Attributes:
        plek: the id of the knelpunt, the oplossing, or the restant (inzending_id + "-r001").
        veld: its field; fields that hold several texts are numbered from 1 ("omschrijving[2]").
        regel: the rule that found it ("bsn-elfproef", "naam-titel", …), "besluit" for a human's.
        begin: offset of the value in the text as it was before anything was masked.
        vingerafdruk: hash of plek, veld, soort and the how-manieth of its soort in the field, not
            of the value: a besluit can overrule exactly this finding, and nobody can guess from it.
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

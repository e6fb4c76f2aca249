"""Besluit: a human's word, which outlives every later run (design promise 3)."""

from __future__ import annotations

import hashlib
from datetime import date
from typing import Literal

from schemas.base import Model

BesluitSoort = Literal[
    "thema",  # waarde: the theme code for knelpunt `doel`
    "samen",  # `doel` and `doel_tweede` are one problem, for ever
    "apart",  # `doel` and `doel_tweede` stay apart, for ever
    "afzender",  # waarde: the gemeente code that sent inzending (or knelpunt) `doel`
    "afschermen",  # waarde: the words of knelpunt `doel` that must be masked
    "tonen",  # waarde: the fingerprint of words that may stay
    "stoplicht",  # waarde: groen | oranje | rood | grijs for agendapunt `doel`
    "wording",  # waarde: the onderwerp as the secretariat writes it, for agendapunt `doel`
    "vervallen",  # agendapunt `doel` is withdrawn
    "wens-samen",  # oplossingen `doel` and `doel_tweede` are one wish, wherever they meet
    "wens-apart",  # oplossingen `doel` and `doel_tweede` are two wishes
    "gezien",  # restant `doel` (inzending_id/volgnummer) belongs nowhere; not shown again
]


class Besluit(Model):
    """Who decided what, when, and about which text.

    ``vingerafdruk`` is the hash of the text it was about; when that text changes the besluit is
    marked ``verouderd`` and shown again, never dropped. About wishes it is the wordings themselves
    that are decided on: ``vingerafdruk`` is theirs (``wish_fingerprint``), whoever wrote them.
    """

    besluit_id: str
    soort: BesluitSoort
    doel: str
    doel_tweede: str | None = None
    waarde: str = ""
    toelichting: str = ""
    door: str
    op: date
    vingerafdruk: str = ""
    verouderd: bool = False


def text_fingerprint(*texts: str) -> str:
    """What a besluit remembers of the text it is about: 16 hex digits, another for another text."""
    return hashlib.sha256("\x1f".join(texts).encode()).hexdigest()[:16]


def wish_fingerprint(een: str, ander: str) -> str:
    """Of two wordings of a wish, in any order; case and white space make no other wording."""
    return text_fingerprint(*sorted(" ".join(t.casefold().split()) for t in (een, ander)))

"""Inzending: one received file, who sent it, and the one outcome it ends with."""

from __future__ import annotations

from datetime import date
from typing import Literal

from schemas.base import Model

Status = Literal["verwerkt", "deels", "afgekeurd", "vervangen", "dubbel"]

INZENDING_ID_LENGTH = 16
"""Hex digits of the SHA-256 that identify an inzending (design.md §4)."""


class Inzending(Model):
    """One received file. The same bytes are the same inzending, whatever the file is called.

    ``bestandsnaam`` is the path below the inbox with "/" between; a file out of a mail or archive
    is named after it ("mail.eml/bijlage.pdf") and points to it with ``onderdeel_van``.
    """

    inzending_id: str
    sha256: str
    bestandsnaam: str
    bytes: int
    onderdeel_van: str | None = None
    ontvangen_op: date | None = None


class Afzender(Model):
    """Which gemeente speaks, in a file or in one knelpunt, and where that was read.

    ``gemeente_code`` is None when nothing says it or when several gemeenten send together.
    ``bron`` names the place ("briefhoofd", "ondertekening", "bestandsnaam", …) with the words read
    there; ``twijfel`` holds the reason for review as a message code, "" when sure.
    """

    gemeente_code: str | None = None
    gemeente: str | None = None
    provincie: str | None = None
    samenwerkingsverband: str | None = None
    bron: str = ""
    twijfel: str = ""


class Uitkomst(Model):
    """The outcome of one inzending: the status, the reason in Dutch, and the ledger's sums.

    ``tekens`` is the number of visible characters of the file; it equals the sum of the three
    others whenever the status is "verwerkt" (design promise 1).
    """

    inzending: Inzending
    status: Status
    reden: str = ""
    advies: str = ""
    formaat: str = ""
    paginas: int | None = None
    gescand: bool = False
    afzender: Afzender = Afzender()
    ingezonden_op: date | None = None
    vervangen_door: str | None = None
    aantal_knelpunten: int = 0
    tekens: int = 0
    tekens_blok: int = 0
    tekens_meubilair: int = 0
    tekens_restant: int = 0


class Toeschrijving(Model):
    """Who sends this file, and who speaks in each of its knelpunten.

    ``knelpunten`` holds (knelpunt_id, afzender) only where it differs from the file's own afzender:
    a samenwerkingsverband with a chapter per gemeente. ``ingezonden_op`` is the date the file
    itself names, None when it names none.
    """

    afzender: Afzender
    knelpunten: tuple[tuple[str, Afzender], ...] = ()
    ingezonden_op: date | None = None

    def afzender_of(self, knelpunt_id: str) -> Afzender:
        """Who speaks in this knelpunt: its own afzender, else that of the file."""
        return dict(self.knelpunten).get(knelpunt_id, self.afzender)

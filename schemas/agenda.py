"""Agendapunt and Editie: what the Integrale Uitvoeringsagenda says at one moment."""

from __future__ import annotations

import re
from datetime import date
from typing import Literal

from schemas.base import Model
from schemas.knelpunt import Voetnoot, alineas_to_text
from schemas.verband import Wensverband

Kleur = Literal["groen", "oranje", "rood", "grijs"]

Agendadeel = Literal[
    "k",  # the line above the table: number, stoplicht, gemeenten
    "o",  # the onderwerp
    "b",  # omschrijving and oplossingsrichtingen
]


class Stoplicht(Model):
    """A status with its word, reason, date and name; grey means not yet judged."""

    kleur: Kleur = "grijs"
    toelichting: str = ""
    sinds: date | None = None
    door: str = ""


class Agendaalinea(Model):
    """A paragraph of a merged omschrijving, in the words of ``knelpunt_id``."""

    tekst: str
    merk: str = ""
    knelpunt_id: str


class Agendaoplossing(Model):
    """A proposal on the agenda, with the gemeenten behind it and where each said it.

    ``bronnen`` are the oplossing_ids it unites, the one whose words are used first.
    """

    agendaoplossing_id: str
    agendapunt_id: str
    volgnummer: int
    niveau: int = 0
    groep: str | None = None
    merk: str = ""
    tekst: str
    gemeenten: tuple[str, ...] = ()
    bronnen: tuple[str, ...] = ()


class Bundeling(Model):
    """What one Groep says together, before it has a number: the merged wording of a point.

    Every sentence is one that a gemeente wrote: ``omschrijving`` starts with that of the centre
    and adds the alinea's in which others say something that it does not say. ``wensverbanden``
    are the wishes that were united, and those that a human may unite.
    """

    onderwerp: str
    omschrijving: tuple[Agendaalinea, ...]
    oplossingen: tuple[Bundeloplossing, ...]
    voetnoten: tuple[Voetnoot, ...] = ()
    knelpunt_ids: tuple[str, ...]
    centrum: str
    dichtheid: float = 1.0
    wensverbanden: tuple[Wensverband, ...] = ()


class Bundeloplossing(Model):
    """One wish of a Bundeling: the words of the first of ``bronnen`` (oplossing_ids)."""

    tekst: str
    niveau: int = 0
    groep: str | None = None
    merk: str = ""
    gemeenten: tuple[str, ...] = ()
    bronnen: tuple[str, ...] = ()


class Agendapunt(Model):
    """A point of the agenda: one problem of one or more gemeenten.

    ``agendapunt_id`` never changes; ``nummer`` ("2b-03") is given once and never reused.
    ``centrum`` is the knelpunt whose onderwerp is used.
    """

    agendapunt_id: str
    nummer: str
    thema: str
    onderwerp: str
    omschrijving: tuple[Agendaalinea, ...]
    oplossingen: tuple[Agendaoplossing, ...]
    voetnoten: tuple[Voetnoot, ...] = ()
    knelpunt_ids: tuple[str, ...]
    centrum: str
    dichtheid: float = 1.0
    gemeenten: tuple[str, ...] = ()
    stoplicht: Stoplicht = Stoplicht()
    eerste_editie: str
    gewijzigd_in: str
    status: Literal["actief", "opgegaan", "vervallen"] = "actief"
    opgegaan_in: str | None = None

    @property
    def omschrijving_tekst(self) -> str:
        """Paragraphs by newline, bullets as "- ", in the form of the dataset."""
        return alineas_to_text((alinea.merk, alinea.tekst) for alinea in self.omschrijving)


class Wijziging(Model):
    """What became different at one point since the edition before."""

    editie: str
    agendapunt_id: str
    nummer: str
    soort: Literal[
        "nieuw", "gewijzigd", "nieuwe steun", "verplaatst", "samengevoegd", "stoplicht", "vervallen"
    ]
    toelichting: str = ""


class Editie(Model):
    """The state of the agenda under one name ("2021-03"); "concept" until it is published.

    ``nummers`` remembers every number ever given, so that none is given twice.
    ``rekenwijze`` names what the points rest on: theme scheme, lexicon, encoder with version.
    """

    naam: str = "concept"
    agendapunten: tuple[Agendapunt, ...] = ()
    wijzigingen: tuple[Wijziging, ...] = ()
    nummers: tuple[str, ...] = ()
    rekenwijze: tuple[str, ...] = ()


def bookmark_name(agendapunt_id: str, part: Agendadeel, fingerprint: str) -> str:
    """The bookmark that carries a point's identity in the agenda .docx (design.md §5).

    ``part`` says what it stands around, ``fingerprint`` (8 hex digits) how that text read when it
    was written. Word allows 40 characters, letters, digits and "_"; an id of ours takes at most 26.
    """
    return f"{bookmark_prefix(agendapunt_id)}_{part}{fingerprint}"


def bookmark_prefix(agendapunt_id: str) -> str:
    """The part of its bookmarks that names the point."""
    return "iua_" + re.sub(r"[^0-9A-Za-z]", "_", agendapunt_id)[:26]


def parse_bookmark(name: str) -> tuple[str, str, str] | None:
    """Prefix, part and fingerprint of a bookmark of ours; None for another bookmark."""
    match = re.fullmatch(r"(iua_\w+)_([kob])([0-9a-f]{8})", name)
    return (match[1], match[2], match[3]) if match else None

"""Segmentatie: a Document divided into knelpunten and the rest, so that nothing is lost."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Literal

from schemas.base import Model, Vindplaats

Soort = Literal[
    "restant",  # text that no rule claims: a human is shown it
    "titel",  # title, subtitle and date of the document
    "inleiding",  # text before the first block that introduces the blocks
    "kop",  # chapter or theme heading between blocks
    "label",  # the words Onderwerp, Omschrijving, Oplossingsrichtingen themselves
    "koptekst",
    "voettekst",
    "paginanummer",
    "briefhoofd",  # address, date, reference, subject line of a letter
    "aanhef",
    "ondertekening",
    "slot",  # closing words between the last block and the signature
    "inhoudsopgave",
    "kenmerk",  # another property of a block: number, priority, who acts
    "agendakop",  # number, stoplicht and gemeenten above a point of our own agenda
    "sjabloon",  # template text that nobody replaced
    "e-mailkop",
    "watermerk",
    "opmerking",  # a reviewer's comment or annotation
    "formulierveld",
    "voetnoot",  # a footnote that no block refers to
    "verborgen",
    "verwijderd",  # tracked deletion: named, not counted as visible
]


class Twijfel(Model):
    """A reason for a human to look: a code of messages.py and the values its sentence needs."""

    code: str
    waarden: tuple[tuple[str, str], ...] = ()


class Alinea(Model):
    """A paragraph or bullet of an omschrijving. ``merk`` is the list label as seen, "" without."""

    tekst: str
    merk: str = ""
    niveau: int = 0
    bron: tuple[Vindplaats, ...] = ()


class Oplossingsrichting(Model):
    """One proposal. ``niveau`` counts from 0; ``ouder`` is the volgnummer of the item above it.

    ``groep`` is the heading it stands under inside the list ("Vergroten woningvoorraad:").
    ``merk`` is the label as seen; a glyph says nothing, a number or letter is part of the text.
    """

    volgnummer: int
    tekst: str
    niveau: int = 0
    ouder: int | None = None
    groep: str | None = None
    merk: str = ""
    bron: tuple[Vindplaats, ...] = ()

    @property
    def tekst_met_merk(self) -> str:
        """The text as a reader sees it: "1)" and "a." are kept, bullet glyphs are not."""
        return text_with_merk(self.merk, self.tekst)


class Voetnoot(Model):
    """A note that the block refers to; ``merk`` is "[2]"."""

    merk: str
    tekst: str
    bron: tuple[Vindplaats, ...] = ()


class Knelpunt(Model):
    """One block of one inzending, in the municipality's own words.

    ``koppen`` are the headings it stands under, outermost first. An empty ``omschrijving`` or
    ``oplossingsrichtingen`` means that the municipality gave none.
    """

    knelpunt_id: str
    inzending_id: str
    volgnummer: int
    onderwerp: str
    omschrijving: tuple[Alinea, ...] = ()
    oplossingsrichtingen: tuple[Oplossingsrichting, ...] = ()
    voetnoten: tuple[Voetnoot, ...] = ()
    koppen: tuple[str, ...] = ()
    bron: tuple[Vindplaats, ...] = ()
    onderwerp_bron: tuple[Vindplaats, ...] = ()
    twijfels: tuple[Twijfel, ...] = ()

    @property
    def omschrijving_tekst(self) -> str:
        """Paragraphs by newline, bullets as "- ", numbers and letters as they are."""
        return alineas_to_text((alinea.merk, alinea.tekst) for alinea in self.omschrijving)


class Restant(Model):
    """Text of the file that is in no block, in its place in the order, with what it is."""

    volgnummer: int
    soort: Soort
    tekst: str
    tekens: int
    pagina: int | None = None
    bron: tuple[Vindplaats, ...] = ()


class Overgang(Model):
    """A join over a page or column break, with the grounds it rests on (codes of messages.py)."""

    knelpunt_id: str | None
    pagina_van: int
    pagina_tot: int
    soort: Literal["tabel", "rij", "alinea", "oplossingsrichting", "woord"]
    gronden: tuple[str, ...]
    twijfel: bool = False


class Segmentatie(Model):
    """A Document, divided: ``tekens`` = ``tekens_blok`` + furniture + restant, to the character."""

    knelpunten: tuple[Knelpunt, ...]
    restanten: tuple[Restant, ...]
    overgangen: tuple[Overgang, ...] = ()
    tekens: int
    tekens_blok: int

    @property
    def tekens_restant(self) -> int:
        """Characters that no rule claims."""
        return sum(r.tekens for r in self.restanten if r.soort == "restant")

    @property
    def tekens_meubilair(self) -> int:
        """Characters in named furniture; deleted text is named but is not visible."""
        return sum(r.tekens for r in self.restanten if r.soort not in ("restant", "verwijderd"))


def knelpunt_id(inzending_id: str, volgnummer: int) -> str:
    """The identity of a block: its inzending and its two-digit place in reading order."""
    return f"{inzending_id}-{volgnummer:02d}"


def oplossing_id(knelpunt_id: str, volgnummer: int) -> str:
    """The identity of an oplossingsrichting: its knelpunt and its place in the list, from 1."""
    return f"{knelpunt_id}-o{volgnummer:02d}"


def text_with_merk(merk: str, tekst: str) -> str:
    """A list item as a reader sees it: a number or letter is kept, a glyph says nothing."""
    return f"{merk} {tekst}" if any(character.isalnum() for character in merk) else tekst


def alineas_to_text(alineas: Iterable[tuple[str, str]]) -> str:
    """(merk, tekst) of paragraphs as one text: numbers and letters stay, any glyph becomes "- "."""
    lines = []
    for merk, tekst in alineas:
        is_ordinal = any(character.isalnum() for character in merk)
        lines.append(f"{merk if is_ordinal else '-'} {tekst}" if merk else tekst)
    return "\n".join(lines)

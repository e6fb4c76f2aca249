"""Facts: everything one run found out, before it becomes rows and documents."""

from __future__ import annotations

from schemas.afscherming import Afscherming
from schemas.agenda import Editie
from schemas.base import Model
from schemas.besluit import Besluit
from schemas.bevinding import Bevinding
from schemas.inzending import Toeschrijving, Uitkomst
from schemas.knelpunt import Knelpunt, Segmentatie, oplossing_id
from schemas.register import Register
from schemas.thema import Toekenning
from schemas.verband import Matching, Wensverband
from schemas.vervanging import Vervanging, successors_of


class Lezing(Model):
    """What one readable file says: divided, masked, with its sender and themes."""

    inzending_id: str
    segmentatie: Segmentatie
    toeschrijving: Toeschrijving
    toekenningen: tuple[Toekenning, ...] = ()
    afschermingen: tuple[Afscherming, ...] = ()


class Facts(Model):
    """The result of a run. ``uitkomsten`` are in order of arrival, one for every inzending.

    ``overgeslagen`` are files of the inbox that were not taken, as (bestandsnaam, code);
    ``nieuwe_besluiten`` came back in this run, ``niet_begrepen`` is what came back and was not
    understood or contradicts itself.
    ``dubbele_namen`` are (inzending_id, bestandsnaam) of files with bytes that are known.
    """

    uitkomsten: tuple[Uitkomst, ...]
    lezingen: tuple[Lezing, ...]
    matching: Matching
    wensverbanden: tuple[Wensverband, ...] = ()
    vervangingen: tuple[Vervanging, ...] = ()
    editie: Editie
    edities: tuple[Editie, ...] = ()
    besluiten: tuple[Besluit, ...] = ()
    nieuwe_besluiten: tuple[Besluit, ...] = ()
    niet_begrepen: tuple[Bevinding, ...] = ()
    gemeenteregister: Register
    bevindingen: tuple[Bevinding, ...] = ()
    overgeslagen: tuple[tuple[str, str], ...] = ()
    dubbele_namen: tuple[tuple[str, str], ...] = ()

    @property
    def knelpunten(self) -> tuple[Knelpunt, ...]:
        """Every knelpunt of every file, masked, in order of arrival."""
        return tuple(k for lezing in self.lezingen for k in lezing.segmentatie.knelpunten)

    @property
    def replaced(self) -> frozenset[str]:
        """The inzendingen that a later file surely replaces."""
        return frozenset(v.oud for v in self.vervangingen if v.zeker)

    @property
    def current(self) -> tuple[Knelpunt, ...]:
        """The knelpunten that speak on the agenda: those of files that nothing replaced."""
        return tuple(k for k in self.knelpunten if k.inzending_id not in self.replaced)

    @property
    def successors(self) -> dict[str, str]:
        """Per knelpunt of a replaced file the one that took its place; withdrawn ones have none."""
        return successors_of(self.vervangingen)

    @property
    def wensen(self) -> dict[str, tuple[Knelpunt, str]]:
        """The knelpunt and the words of every wish, by oplossing_id."""
        return {
            oplossing_id(k.knelpunt_id, o.volgnummer): (k, o.tekst)
            for k in self.knelpunten
            for o in k.oplossingsrichtingen
        }

    @property
    def toekenningen(self) -> dict[str, Toekenning]:
        """The theme of every knelpunt, by knelpunt_id."""
        return {t.knelpunt_id: t for lezing in self.lezingen for t in lezing.toekenningen}

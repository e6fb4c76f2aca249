"""The receipt of one inzending: what was read, what was not placed, the outcome and the advice."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from pipeline.writers.dutch import count_of, dutch_date
from pipeline.writers.html_pages import render_page
from schemas.inzending import Status, Uitkomst
from schemas.knelpunt import Knelpunt, Restant
from schemas.thema import Thema

UITSLAG: Mapping[Status, str] = {
    "verwerkt": "Uw bestand is verwerkt.",
    "deels": "Uw bestand is gelezen, maar niet alle tekst kon worden geplaatst.",
    "afgekeurd": "Uw bestand kon niet worden gelezen.",
    "vervangen": "Dit bestand is vervangen door een nieuwer bestand.",
    "dubbel": "Dit bestand hadden wij al. U hoeft niets te doen.",
}
SOORTEN: Mapping[str, str] = {
    "titel": "titel",
    "inleiding": "inleiding",
    "kop": "tussenkoppen",
    "label": "de woorden Onderwerp, Omschrijving en Oplossingsrichtingen",
    "koptekst": "koptekst",
    "voettekst": "voettekst",
    "paginanummer": "paginanummers",
    "briefhoofd": "briefhoofd",
    "aanhef": "aanhef",
    "ondertekening": "ondertekening",
    "slot": "afsluiting",
    "inhoudsopgave": "inhoudsopgave",
    "agendakop": "nummers en stand op onze agenda",
    "kenmerk": "kenmerken van een knelpunt (nummer, thema, prioriteit)",
    "sjabloon": "niet ingevulde sjabloontekst",
    "e-mailkop": "kop van de e-mail",
    "watermerk": "watermerk",
    "opmerking": "opmerkingen in de kantlijn",
    "formulierveld": "formuliervelden",
    "voetnoot": "voetnoten buiten een knelpunt",
    "verborgen": "verborgen tekst",
    "verwijderd": "verwijderde tekst (telt niet mee)",
}


@dataclass(frozen=True, slots=True)
class GelezenKnelpunt:
    """A row of the receipt."""

    volgnummer: int
    onderwerp: str
    aantal_oplossingen: int
    thema: str
    nummer: str
    twijfel: str


def ontvangst_html(
    uitkomst: Uitkomst,
    knelpunten: Sequence[Knelpunt] = (),
    restanten: Sequence[Restant] = (),
    *,
    themas: Mapping[str, Thema] | None = None,
    punten: Mapping[str, tuple[str, str]] | None = None,
    twijfels: Mapping[str, str] | None = None,
) -> bytes:
    """The receipt of one file as a page.

    Args:
        uitkomst: the outcome, with reason and advice as sentences.
        knelpunten: of this file, masked.
        restanten: all text of this file outside its knelpunten, masked.
        themas: the themes by code, for their titles.
        punten: knelpunt_id → (nummer on the agenda, theme code).
        twijfels: knelpunt_id → the sentence that says what a human should look at.
    """
    known, placed, doubts = themas or {}, punten or {}, twijfels or {}
    return render_page(
        "ontvangst.html.j2",
        u=uitkomst,
        uitslag=UITSLAG[uitkomst.status],
        kenmerken=_facts(uitkomst),
        knelpunten=[_row(k, known, placed, doubts) for k in knelpunten],
        restanten=[
            (f"Bladzijde {r.pagina}:" if r.pagina else "", r.tekst)
            for r in restanten
            if r.soort == "restant"
        ],
        telling=_count(uitkomst, restanten),
    )


def ontvangst_name(uitkomst: Uitkomst) -> str:
    """A file name that a person recognises and no other inzending has."""
    stem = re.sub(r"[^\w.-]+", "_", uitkomst.inzending.bestandsnaam).strip("._")[:60]
    return f"{stem or 'bestand'}-{uitkomst.inzending.inzending_id[:8]}.html"


def _row(
    knelpunt: Knelpunt,
    themas: Mapping[str, Thema],
    punten: Mapping[str, tuple[str, str]],
    twijfels: Mapping[str, str],
) -> GelezenKnelpunt:
    nummer, code = punten.get(knelpunt.knelpunt_id, ("", ""))
    thema = themas.get(code)
    return GelezenKnelpunt(
        volgnummer=knelpunt.volgnummer,
        onderwerp=knelpunt.onderwerp,
        aantal_oplossingen=len(knelpunt.oplossingsrichtingen),
        thema=f"{code}. {thema.titel}" if thema else code,
        nummer=nummer,
        twijfel=twijfels.get(knelpunt.knelpunt_id, ""),
    )


def _facts(uitkomst: Uitkomst) -> list[tuple[str, str]]:
    afzender = uitkomst.afzender
    facts = [
        ("Afzender", sender_name(uitkomst)),
        ("Gelezen in", afzender.bron),
        ("Datum van de inzending", _day(uitkomst)),
        ("Soort bestand", uitkomst.formaat),
        ("Omvang", count_of(uitkomst.paginas, "bladzijde") if uitkomst.paginas else ""),
        ("Scan", "ja, de tekst is van het beeld gelezen" if uitkomst.gescand else ""),
        ("Onderdeel van", uitkomst.inzending.onderdeel_van or ""),
        ("Vervangen door", uitkomst.vervangen_door or ""),
        ("Kenmerk", uitkomst.inzending.inzending_id),
    ]
    return [(name, value) for name, value in facts if value]


def _day(uitkomst: Uitkomst) -> str:
    return dutch_date(uitkomst.ingezonden_op) if uitkomst.ingezonden_op else ""


def sender_name(uitkomst: Uitkomst) -> str:
    """The gemeente or samenwerkingsverband, or that it is not known."""
    afzender = uitkomst.afzender
    return afzender.gemeente or afzender.samenwerkingsverband or "niet bekend"


def _count(uitkomst: Uitkomst, restanten: Sequence[Restant]) -> list[tuple[str, int]]:
    """The ledger: blocks, each kind of furniture, what is left, and the sum."""
    kinds: dict[str, int] = {}
    for restant in restanten:
        if restant.soort != "restant":
            kinds[restant.soort] = kinds.get(restant.soort, 0) + restant.tekens
    return [
        ("In knelpunten", uitkomst.tekens_blok),
        *((SOORTEN[kind].capitalize(), kinds[kind]) for kind in sorted(kinds)),
        ("Niet geplaatst", uitkomst.tekens_restant),
        ("Samen", uitkomst.tekens),
    ]

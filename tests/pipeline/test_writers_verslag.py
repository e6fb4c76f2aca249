"""The report of a run, for people and for the scheduler."""

from __future__ import annotations

import json
import re

import pytest

from pipeline.writers.verslag import TeBekijken, Verbinding, Verslag, verslag_html, verslag_json
from schemas.agenda import Editie
from schemas.inzending import Inzending, Status, Uitkomst
from tests.example_editie import make_agendapunt


def uitkomst(naam: str, status: Status, **more: object) -> Uitkomst:
    inzending = Inzending(inzending_id=naam[:16], sha256="0" * 64, bestandsnaam=naam, bytes=1)
    return Uitkomst.model_validate({"inzending": inzending, "status": status, **more})


UITKOMSTEN = (
    uitkomst("a.docx", "verwerkt", aantal_knelpunten=3),
    uitkomst("b.pdf", "afgekeurd", reden="Het bestand is leeg.", advies="Vraag het opnieuw."),
)
DEKKING = (
    {"gemeente": "Ede", "provincie": "Gelderland", "heeft_ingezonden": True},
    {"gemeente": "Oss", "provincie": "Noord-Brabant", "heeft_ingezonden": False},
)


def text_of(verslag: Verslag) -> str:
    return " ".join(re.sub(r"<[^>]+>", " ", verslag_html(verslag).decode()).split())


def verslag(**more: object) -> Verslag:
    editie = Editie(agendapunten=(make_agendapunt("2b-01", "Kamers"),))
    return Verslag(editie=editie, uitkomsten=UITKOMSTEN, **more)  # type: ignore[arg-type]


def test_every_file_is_in_the_report_with_its_reason_and_advice() -> None:
    text = text_of(verslag())

    assert "a.docx" in text
    assert "b.pdf niet bekend 0 Het bestand is leeg. Vraag het opnieuw." in text


def test_report_for_machines_counts_what_the_page_counts() -> None:
    counts = json.loads(verslag_json(verslag()))["aantallen"]

    assert (counts["bestanden"], counts["afgekeurd"], counts["knelpunten"]) == (2, 1, 3)
    assert counts["agendapunten"] == 1


@pytest.mark.parametrize(
    ("more", "expected"),
    [
        ({"bevindingen": ("Iets klopt niet.",)}, "Er klopt iets niet in deze uitvoer."),
        ({}, "Alle controles zijn goed"),
        (
            {"te_bekijken": (TeBekijken("Thema", "a.docx", "Kamers", "Te krap."),)},
            "Thema (1) Waar Waar het over gaat Waarom a.docx Kamers Te krap.",
        ),
        ({}, "Niets. De computer twijfelde nergens over."),
        (
            {"verbindingen": (Verbinding("b.pdf", 1, 2, "rij", "zelfde randen", True),)},
            "b.pdf 1 → 2 rij zelfde randen Twijfel: kijk dit na.",
        ),
        ({"overgeslagen": (("~$a.docx", "hulpbestand"),)}, "~$a.docx hulpbestand"),
        ({"dekking": DEKKING}, "1 van de 2 gemeenten hebben iets ingezonden."),
        ({"dekking": DEKKING}, "nog niets inzonden (1) Oss"),
        (
            {"besluiten_niet_begrepen": ("Rij 4 is niet begrepen.",)},
            "Niet overgenomen: Rij 4 is niet begrepen.",
        ),
    ],
)
def test_report_says_what_was_found(more: dict[str, object], expected: str) -> None:
    assert expected in text_of(verslag(**more))


def test_every_file_leads_to_its_receipt() -> None:
    page = verslag_html(verslag()).decode()

    assert 'href="ontvangst/a.docx-a.docx.html"' in page


def test_same_report_gives_the_same_bytes() -> None:
    assert verslag_html(verslag()) == verslag_html(verslag())
    assert verslag_json(verslag()) == verslag_json(verslag())


def test_name_of_a_file_is_shown_and_not_run() -> None:
    hostile = Verslag(editie=Editie(), uitkomsten=(uitkomst("<script>x</script>", "verwerkt"),))

    assert b"<script" not in verslag_html(hostile)

"""The receipt of one file: what was read, what was not placed, what the sender can do."""

from __future__ import annotations

import re

import pytest

from pipeline.writers.ontvangst import ontvangst_html, ontvangst_name
from schemas.inzending import Afzender, Inzending, Status, Uitkomst
from schemas.knelpunt import Restant
from tests.example_editie import THEMAS
from tests.factories import make_knelpunt


def uitkomst(status: Status = "verwerkt", naam: str = "brief.pdf", **more: object) -> Uitkomst:
    inzending = Inzending(
        inzending_id="0123456789abcdef", sha256="0" * 64, bestandsnaam=naam, bytes=1
    )
    return Uitkomst.model_validate({"inzending": inzending, "status": status, **more})


def text_of(page: bytes) -> str:
    return " ".join(re.sub(r"<[^>]+>", " ", page.decode()).split())


def test_receipt_lists_what_was_read_and_where_it_went() -> None:
    knelpunt = make_knelpunt("Te weinig kamers", oplossingen=("Bouw.", "Deel."))

    page = ontvangst_html(
        uitkomst(afzender=Afzender(gemeente="Ede", bron="briefhoofd")),
        [knelpunt],
        themas={thema.code: thema for thema in THEMAS},
        punten={knelpunt.knelpunt_id: ("2b-03", "2b")},
        twijfels={knelpunt.knelpunt_id: "Kijk dit na."},
    )

    text = text_of(page)
    assert "Wat wij lazen: 1 knelpunt " in text
    assert "1 Te weinig kamers Kijk dit na. 2 2b. Bestaande woningvoorraad 2b-03" in text
    assert "Afzender Ede Gelezen in briefhoofd" in text


def test_text_that_was_not_placed_is_shown_with_its_page() -> None:
    restanten = [
        Restant(volgnummer=1, soort="restant", tekst="Losse zin.", tekens=9, pagina=3),
        Restant(volgnummer=2, soort="briefhoofd", tekst="Postbus 1", tekens=8),
    ]

    text = text_of(ontvangst_html(uitkomst("deels", tekens=100), restanten=restanten))

    assert "Bladzijde 3: Losse zin." in text
    assert "Postbus 1" not in text
    assert "Briefhoofd 8" in text


@pytest.mark.parametrize(
    ("status", "sentence"),
    [
        ("verwerkt", "Uw bestand is verwerkt."),
        ("deels", "niet alle tekst kon worden geplaatst"),
        ("afgekeurd", "Uw bestand kon niet worden gelezen."),
        ("vervangen", "vervangen door een nieuwer bestand"),
        ("dubbel", "hadden wij al"),
    ],
)
def test_receipt_begins_with_the_outcome(status: Status, sentence: str) -> None:
    assert sentence in text_of(ontvangst_html(uitkomst(status)))


def test_rejected_file_gets_reason_and_advice_and_no_empty_tables() -> None:
    text = text_of(
        ontvangst_html(uitkomst("afgekeurd", reden="Het is leeg.", advies="Stuur het opnieuw."))
    )

    assert "Het is leeg. Wat u kunt doen: Stuur het opnieuw." in text
    assert "Wat wij lazen" not in text


@pytest.mark.parametrize(
    ("naam", "expected"),
    [
        ("Ede/brief 1.pdf", "Ede_brief_1.pdf-01234567.html"),
        ("../../..", "bestand-01234567.html"),
        ("a" * 300, "a" * 60 + "-01234567.html"),
        ("mail.eml/bijlage?.docx", "mail.eml_bijlage_.docx-01234567.html"),
    ],
)
def test_name_of_the_receipt_is_safe_on_every_disk(naam: str, expected: str) -> None:
    assert ontvangst_name(uitkomst(naam=naam)) == expected

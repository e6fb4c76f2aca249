from __future__ import annotations

from datetime import date

from pipeline.attribute import attribute_inzending
from schemas.base import Vindplaats
from schemas.document import Document, Fragment, Page, Paragraph
from schemas.inzending import Inzending
from schemas.knelpunt import Knelpunt, Restant, Segmentatie, Soort
from tests.factories import make_knelpunt
from tests.pipeline.senders import attribute, register


def on_page(page: int, y: float) -> tuple[Vindplaats, ...]:
    return (Vindplaats(pagina=page, x0=50, y0=y, x1=500, y1=y + 12),)


def at_path(number: int) -> tuple[Vindplaats, ...]:
    return (Vindplaats(pad=f"word/document.xml#/p[{number}]:0-9"),)


def knelpunt_at(volgnummer: int, bron: tuple[Vindplaats, ...]) -> Knelpunt:
    return make_knelpunt(volgnummer=volgnummer).model_copy(update={"bron": bron})


def restant_at(
    soort: Soort, tekst: str, bron: tuple[Vindplaats, ...], pagina: int | None = None
) -> Restant:
    return Restant(volgnummer=1, soort=soort, tekst=tekst, tekens=9, pagina=pagina, bron=bron)


def speakers(
    restanten: tuple[Restant, ...],
    knelpunten: tuple[Knelpunt, ...],
    document: Document | None = None,
) -> list[str | None]:
    inzending = Inzending(inzending_id="0" * 16, sha256="0" * 64, bestandsnaam="x.pdf", bytes=1)
    segmentatie = Segmentatie(knelpunten=knelpunten, restanten=restanten, tekens=0, tekens_blok=0)
    found = attribute_inzending(
        inzending, document or Document("pdf", ()), segmentatie, register(), date(2021, 3, 1)
    )
    return [found.afzender_of(k.knelpunt_id).gemeente for k in knelpunten]


def test_the_nearest_gemeente_above_a_knelpunt_on_the_pages_speaks() -> None:
    restanten = (
        restant_at("kop", "Gemeente Tholen", on_page(1, 80)),
        restant_at("kop", "Gemeente Veere", on_page(2, 300)),
    )
    knelpunten = (
        knelpunt_at(1, on_page(1, 200)),
        knelpunt_at(2, on_page(2, 100)),
        knelpunt_at(3, on_page(2, 400)),
    )

    assert speakers(restanten, knelpunten) == ["Tholen", "Tholen", "Veere"]


def test_the_nearest_gemeente_above_a_knelpunt_in_a_word_file_speaks() -> None:
    paths = [f"word/document.xml#/p[{number}]" for number in range(1, 5)]
    document = Document(
        "docx", (Page(1, tuple(Paragraph((Fragment("tekst", path=p),)) for p in paths)),)
    )
    restanten = (
        restant_at("restant", "Inbreng gemeente Tholen", at_path(1)),
        restant_at("restant", "Inbreng gemeente Veere", at_path(3)),
    )
    knelpunten = (knelpunt_at(1, at_path(2)), knelpunt_at(2, at_path(4)))

    assert speakers(restanten, knelpunten, document) == ["Tholen", "Veere"]


def test_a_header_that_changes_per_page_tells_who_speaks_there() -> None:
    restanten = (
        restant_at("koptekst", "Gemeente Tholen", on_page(1, 20), pagina=1),
        restant_at("koptekst", "Gemeente Veere", on_page(2, 20), pagina=2),
    )
    knelpunten = (knelpunt_at(1, on_page(1, 200)), knelpunt_at(2, on_page(2, 200)))

    assert speakers(restanten, knelpunten) == ["Tholen", "Veere"]


def test_in_a_joint_file_the_onderwerp_can_name_the_gemeente() -> None:
    found = attribute(
        ("titel", "Inbreng van de gemeenten Tholen en Veere"),
        knelpunten=[
            make_knelpunt("Te weinig tolken (Tholen)"),
            make_knelpunt("Veere: te dure huizen", volgnummer=2),
        ],
    )

    assert [a.gemeente for _, a in found.knelpunten] == ["Tholen", "Veere"]


def test_a_knelpunt_of_a_joint_file_that_nobody_claims_goes_to_review() -> None:
    found = attribute(
        ("titel", "Inbreng van de gemeenten Tholen en Veere"),
        knelpunten=[
            make_knelpunt(koppen=("Gemeente Tholen",)),
            make_knelpunt(volgnummer=2, koppen=("Gemeente Veere",)),
            make_knelpunt(volgnummer=3),
        ],
    )

    assert found.knelpunten[2][1].twijfel == "afzender-blok-onbekend"


def test_a_heading_that_only_mentions_a_gemeente_changes_nothing() -> None:
    found = attribute(
        ("titel", "Inbreng gemeente Tholen"),
        knelpunten=[
            make_knelpunt(koppen=("Wonen zoals in Veere en elders in Zeeland",)),
            make_knelpunt(volgnummer=2, koppen=("Gemeente en corporatie",)),
        ],
    )

    assert (found.afzender.gemeente, found.knelpunten) == ("Tholen", ())


def test_a_heading_that_is_also_a_word_is_a_gemeente_in_a_joint_file_only() -> None:
    knelpunten = [
        make_knelpunt(koppen=("Huizen",)),
        make_knelpunt(volgnummer=2, koppen=("Laren",)),
    ]

    joint = attribute(("titel", "Inbreng van Huizen en Laren"), knelpunten=knelpunten)
    single = attribute(("titel", "Inbreng gemeente Tholen"), knelpunten=knelpunten)

    assert [a.gemeente for _, a in joint.knelpunten] == ["Huizen", "Laren"]
    assert single.knelpunten == ()


def test_a_heading_with_another_gemeente_does_not_take_a_knelpunt_from_its_sender() -> None:
    found = attribute(
        ("titel", "Inbreng gemeente Deventer"), knelpunten=[make_knelpunt(koppen=("Zwolle",))]
    )

    assert found.knelpunten == ()

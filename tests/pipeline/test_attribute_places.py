from __future__ import annotations

import pytest

from schemas.document import Hint
from schemas.knelpunt import Soort
from tests.factories import make_knelpunt
from tests.pipeline.senders import DAY, attribute, register

Texts = tuple[tuple[Soort, str], ...]

SURE: list[tuple[Texts, str]] = [
    (
        (
            ("briefhoofd", "Aan:"),
            ("briefhoofd", "Gemeente Almere"),
            ("briefhoofd", "Postbus 200"),
            ("briefhoofd", "1300 AE Almere"),
            ("briefhoofd", "Datum: 3 maart 2021"),
            ("ondertekening", "beleidsadviseur, gemeente Urk"),
        ),
        "Urk",
    ),
    (
        (("e-mailkop", "Aan: gemeente Almere"), ("briefhoofd", "Van: gemeente Urk")),
        "Urk",
    ),
    ((("restant", "Beleidsmedewerker Wonen | Gemeente Hulst"),), "Hulst"),
    ((("ondertekening", "Gemeente Kapelle\nPostbus 79\n4420 AC Kapelle"),), "Kapelle"),
    ((("inleiding", "Wij, gemeente Tholen, vragen aandacht voor dit punt."),), "Tholen"),
    ((("inleiding", "Onze gemeente, Stadskanaal, heeft al jaren een azc."),), "Stadskanaal"),
    ((("titel", "Knelpunten opvang en huisvesting\nBest, maart 2021"),), "Best"),
    ((("label", "Gemeente"), ("restant", "Reimerswaal")), "Reimerswaal"),
    ((("label", "Naam gemeente:"), ("formulierveld", "Hoorn")), "Hoorn"),
    ((("formulierveld", "Gemeente: Laren"),), "Laren"),
    ((("titel", "Den Haag moet luisteren\nZo denken wij in Almelo"),), "Almelo"),
    ((("titel", "Knelpunten in de provincie Utrecht"), ("koptekst", "Gemeente Soest")), "Soest"),
    ((("titel", "INBRENG GEMEENTE BERGEN OP ZOOM"),), "Bergen op Zoom"),
    ((("titel", "Inbreng Noard-East Fryslân"),), "Noardeast-Fryslân"),
    ((("titel", "Inbreng gemeente ’s‑Hertogenbosch"),), "'s-Hertogenbosch"),
    ((("ondertekening", "drs. A. Zwart, burgemeester van Rozendaal"),), "Rozendaal"),
    ((("ondertekening", "Jan van Delft\nconsulent, gemeente Rijswijk"),), "Rijswijk"),
    ((("ondertekening", "Esther Beek, gemeente Weert"),), "Weert"),
    ((("slot", "Met vriendelijke groet, Pim Schagen, Texel"),), "Texel"),
    ((("watermerk", "CONCEPT gemeente Boekel"),), "Boekel"),
    ((("e-mailkop", "Van: p.zwart@brummen.nl\nAan: iua@arnhem.nl"),), "Brummen"),
    (
        (
            ("briefhoofd", "Aan het ministerie\nPostbus 1\n2509 LV Den Haag"),
            ("ondertekening", "wethouder gemeente Ommen"),
        ),
        "Ommen",
    ),
    (
        (
            ("titel", "Inbreng gemeente Dalfsen"),
            ("inleiding", "Deze punten zijn afgestemd met de gemeenten Zwolle en Kampen."),
        ),
        "Dalfsen",
    ),
]


@pytest.mark.parametrize(("texts", "gemeente"), SURE)
def test_the_sender_is_read_without_doubt(texts: Texts, gemeente: str) -> None:
    afzender = attribute(*texts).afzender

    assert (afzender.gemeente, afzender.twijfel) == (gemeente, "")


JOINT: list[tuple[Texts, str]] = [
    ((("titel", "Inbreng Drechtsteden"),), "Drechtsteden"),
    ((("titel", "Inbreng van de BUCH-gemeenten"),), "BUCH-gemeenten"),
    ((("titel", "Regio Twente: zes knelpunten"),), "Regio Twente"),
    ((("koptekst", "Veiligheidsregio Drenthe"),), "Veiligheidsregio Drenthe"),
    (
        (("inleiding", "Namens de gemeenten Asten, Someren en Deurne sturen wij dit."),),
        "Asten, Someren en Deurne",
    ),
    (
        (("titel", "Inbreng gemeente Dalfsen (mede namens Ommen en Hardenberg)"),),
        "Dalfsen, Ommen en Hardenberg",
    ),
]


@pytest.mark.parametrize(("texts", "name"), JOINT)
def test_several_gemeenten_or_a_region_send_together(texts: Texts, name: str) -> None:
    afzender = attribute(*texts).afzender

    assert (afzender.gemeente, afzender.samenwerkingsverband) == (None, name)


HINTS: list[tuple[Hint, str]] = [
    (Hint("company", "Gemeente Krimpenerwaard"), "Krimpenerwaard"),
    (Hint("author", "gemeente Son en Breugel"), "Son en Breugel"),
    (Hint("title", "Inbreng Reusel-De Mierden"), "Reusel-De Mierden"),
    (Hint("tag", "gemeente: Olst-Wijhe"), "Olst-Wijhe"),
    (Hint("mail_from", "Els Bos <ebos@gemeentealtena.nl>"), "Altena"),
    (Hint("mail_from", "info@debilt.nl"), "De Bilt"),
]


@pytest.mark.parametrize(("hint", "gemeente"), HINTS)
def test_what_the_file_says_beside_its_text_is_evidence(hint: Hint, gemeente: str) -> None:
    afzender = attribute(hints=[hint]).afzender

    assert (afzender.gemeente, afzender.twijfel) == (gemeente, "")


UNSURE: list[Texts] = [
    (("opmerking", "Goed punt van gemeente Ede"),),
    (("titel", "Best practices en knelpunten"),),
    (("titel", "Den Haag, luister nu eens"),),
    (("inleiding", "Vlissingen heeft al jaren een azc."),),
    (("aanhef", "Geacht college van de gemeente Almere,"),),
]


@pytest.mark.parametrize("texts", UNSURE)
def test_a_name_that_may_be_anothers_goes_to_review(texts: Texts) -> None:
    assert attribute(*texts).afzender.twijfel != ""


def test_an_author_with_the_name_of_a_gemeente_is_no_sender() -> None:
    assert attribute(hints=[Hint("author", "Jan van Leiden")]).afzender.twijfel != ""


def test_wij_in_x_twice_in_the_blocks_is_enough() -> None:
    knelpunten = [
        make_knelpunt(omschrijving="Wij in Heerde bouwen niets meer."),
        make_knelpunt(volgnummer=2, omschrijving="In Heerde zien wij dat elke week."),
    ]

    afzender = attribute(knelpunten=knelpunten).afzender

    assert (afzender.gemeente, afzender.twijfel) == ("Heerde", "")


TEMPLATES: list[tuple[Soort, str]] = [
    ("titel", "Ingediend door: gemeente {}"),
    ("titel", "{} – knelpunten statushouders"),
    ("koptekst", "Gemeente {} | pagina 3"),
    ("inleiding", "Namens het college van burgemeester en wethouders van {} schrijven wij u."),
    ("ondertekening", "Els Bos\nbeleidsadviseur, gemeente {}"),
    ("slot", "Groeten uit {}"),
]


@pytest.mark.parametrize(("soort", "template"), TEMPLATES)
def test_every_gemeente_of_the_register_is_read_in_every_place(soort: Soort, template: str) -> None:
    wrong = [
        (gemeente.naam, found.gemeente, found.twijfel)
        for gemeente in register().valid_on(DAY)
        if (found := attribute((soort, template.format(gemeente.naam))).afzender).gemeente_code
        != gemeente.code
        or found.twijfel
    ]

    assert wrong == []


def test_every_gemeente_is_read_from_a_file_name() -> None:
    wrong = [
        gemeente.naam
        for gemeente in register().valid_on(DAY)
        if attribute(bestandsnaam=f"Inbreng {gemeente.naam}.docx").afzender.gemeente_code
        != gemeente.code
    ]

    assert wrong == []

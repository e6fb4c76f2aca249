from __future__ import annotations

from datetime import date

import pytest

from pipeline.attribute import successor_of
from schemas.inzending import Afzender
from schemas.knelpunt import Soort
from tests.factories import make_knelpunt
from tests.pipeline.senders import attribute, register


def sender(*restanten: tuple[Soort, str], bestandsnaam: str = "scan0001.pdf") -> Afzender:
    return attribute(*restanten, bestandsnaam=bestandsnaam).afzender


ONE_PLACE: list[tuple[Soort, str, str]] = [
    ("titel", "Onze knelpunten\nIngediend door: gemeente Zutphen, 4 maart 2021", "Zutphen"),
    ("titel", "Vier zorgen uit Veendam", "Veendam"),
    ("titel", "Knelpunten Nijkerk, drie stuks", "Nijkerk"),
    ("titel", "Zes dingen die wij in Ede graag anders zien", "Ede"),
    ("briefhoofd", "Gemeente Raalte\nZwolseweg 1\n8100 AA Raalte", "Raalte"),
    ("koptekst", "GEMEENTE HUIZEN | inbreng", "Huizen"),
    ("voettekst", "gemeente Bladel – pagina 3", "Bladel"),
    ("inleiding", "Graag maakt de gemeente Woerden gebruik van uw uitnodiging.", "Woerden"),
    ("inleiding", "Wij als gemeente Tiel lopen hier elke week tegenaan.", "Tiel"),
    ("inleiding", "In Best zien wij dat de wachttijd oploopt.", "Best"),
    ("inleiding", "Hallo, ik regel in Goes de woningen voor nieuwkomers.", "Goes"),
    ("inleiding", "Namens het college van burgemeester en wethouders van Hoorn", "Hoorn"),
    ("ondertekening", "Hoogachtend,\nhet college van B&W van Epe", "Epe"),
    ("ondertekening", "A. Zandbergen\nbeleidsadviseur wonen, gemeente Aa en Hunze", "Aa en Hunze"),
    ("ondertekening", "A. Zandbergen\na.zandbergen@hollandskroon.nl", "Hollands Kroon"),
    ("slot", "Groeten uit Winterswijk.", "Winterswijk"),
    ("briefhoofd", "'s Gravenhage, 3 maart 2021\nGemeente Den Haag", "'s-Gravenhage"),
    ("titel", "Inbreng Alphen a/d Rijn", "Alphen aan den Rijn"),
    ("titel", "Inbreng gemeente Sudwest Fryslan", "Súdwest-Fryslân"),
]


@pytest.mark.parametrize(("soort", "text", "gemeente"), ONE_PLACE)
def test_one_place_where_senders_name_themselves_is_enough(
    soort: Soort, text: str, gemeente: str
) -> None:
    afzender = sender((soort, text))

    assert (afzender.gemeente, afzender.twijfel) == (gemeente, "")
    assert afzender.bron.startswith(soort)


@pytest.mark.parametrize(
    ("bestandsnaam", "gemeente"),
    [
        ("reactie_gemeente_Oldambt_def.docx", "Oldambt"),
        ("Uitvoeringsagenda - Horst aan de Maas (1).docx", "Horst aan de Maas"),
        ("2021-03-02 knelpunten oss v2.pdf", "Oss"),
        ("den haag/lijst.docx", "'s-Gravenhage"),
        ("Gemeente Bergen (NH)/lijst.docx", "Bergen (NH.)"),
        ("bergen_limburg.pdf", "Bergen (L.)"),
    ],
)
def test_the_file_or_folder_name_is_evidence(bestandsnaam: str, gemeente: str) -> None:
    assert sender(bestandsnaam=bestandsnaam).gemeente == gemeente


@pytest.mark.parametrize(
    "text",
    [
        "Best lastig, zo'n lijst. Toch doen we mee.",
        "De buren klagen over de houten huizen.",
        "Bij de gemeente Utrecht werkt dit al jaren goed.",
        "Wij kregen dit idee van collega's uit Zwolle.",
        "De regeling uit Den Haag is te krap.",
        "De provincie Groningen heeft dit toegezegd.",
        "Leiden de maatregelen niet tot resultaat, dan stoppen we.",
        "Wij kampen met een tekort en dalen op de lijst.",
    ],
)
def test_prose_that_names_another_is_no_sure_sender(text: str) -> None:
    assert sender(("inleiding", text)).twijfel != ""


def test_the_sender_goes_before_a_gemeente_that_is_quoted() -> None:
    knelpunt = make_knelpunt(
        omschrijving="De gemeente Utrecht doet dit anders. In de gemeente Utrecht kan het wel."
    )

    found = attribute(("titel", "Zorgen uit Dalfsen"), knelpunten=[knelpunt])

    assert (found.afzender.gemeente, found.afzender.twijfel) == ("Dalfsen", "")


def test_nothing_that_names_a_sender_goes_to_review() -> None:
    assert sender(("titel", "Knelpunten")) == Afzender(twijfel="afzender-onbekend")


def test_the_addressee_is_not_the_sender() -> None:
    afzender = sender(
        ("briefhoofd", "Aan het college van de gemeente Almere\nPostbus 200"),
        ("ondertekening", "wethouder gemeente Urk"),
    )

    assert afzender.gemeente == "Urk"


def test_two_strong_places_that_disagree_go_to_review() -> None:
    afzender = sender(
        ("koptekst", "Gemeente Zwolle"), ("ondertekening", "beleidsadviseur, gemeente Kampen")
    )

    assert afzender.twijfel == "afzender-tegenstrijdig"


def test_a_bare_bergen_is_put_before_a_human() -> None:
    afzender = sender(("titel", "Inbreng gemeente Bergen"))

    assert (afzender.gemeente, afzender.twijfel) == (None, "afzender-dubbelzinnig")


def test_a_full_name_elsewhere_tells_which_bergen() -> None:
    afzender = sender(
        ("titel", "Inbreng gemeente Bergen"), ("briefhoofd", "Postbus 1\n1860 AA Bergen NH")
    )

    assert (afzender.gemeente, afzender.twijfel) == ("Bergen (NH.)", "")


def test_one_wrong_letter_is_understood_and_reviewed() -> None:
    afzender = sender(("titel", "Inbreng gemeente Hilversm"))

    assert (afzender.gemeente, afzender.twijfel) == ("Hilversum", "afzender-spelling")


def test_a_former_gemeente_is_followed_to_its_successor() -> None:
    afzender = sender(("titel", "Inbreng gemeente Appingedam"))

    assert (afzender.gemeente, afzender.twijfel) == ("Eemsdelta", "")


def test_a_gemeente_that_was_divided_goes_to_review() -> None:
    assert sender(("titel", "Inbreng gemeente Haaren")).twijfel == "afzender-opgedeeld"


def test_the_date_of_the_letter_decides_which_names_are_valid() -> None:
    afzender = sender(("briefhoofd", "Gemeente Weesp\n\nWeesp, 1 februari 2022"))

    assert afzender.gemeente == "Weesp"


def test_gemeenten_named_together_send_together() -> None:
    afzender = sender(("titel", "Inbreng van de gemeenten Tubbergen en Dinkelland"))

    assert afzender.gemeente is None
    assert afzender.samenwerkingsverband == "Tubbergen en Dinkelland"


def test_a_region_as_sender_is_a_samenwerkingsverband() -> None:
    afzender = sender(("titel", "Inbreng Regio Rivierenland"))

    assert (afzender.gemeente, afzender.samenwerkingsverband) == (None, "Regio Rivierenland")


def test_in_a_joint_file_each_knelpunt_has_the_gemeente_of_its_heading() -> None:
    found = attribute(
        ("titel", "Inbreng Regio Hart van de Delta"),
        knelpunten=[
            make_knelpunt(volgnummer=1, koppen=("1. Gemeente Vlissingen",)),
            make_knelpunt(volgnummer=2, koppen=("2. Gemeente Veere", "Huisvesting")),
        ],
    )

    assert [a.gemeente for _, a in found.knelpunten] == ["Vlissingen", "Veere"]
    assert found.afzender.gemeente is None
    assert found.afzender.samenwerkingsverband == "Regio Hart van de Delta"


def test_a_knelpunt_that_names_who_brought_it_in_is_that_gemeentes() -> None:
    found = attribute(
        ("titel", "Inbreng gemeente Goirle"),
        knelpunten=[
            make_knelpunt(volgnummer=1),
            make_knelpunt(volgnummer=2, omschrijving="Ingebracht door: gemeente Oirschot"),
        ],
    )

    assert found.afzender.gemeente == "Goirle"
    assert [(i[-2:], a.gemeente) for i, a in found.knelpunten] == [("02", "Oirschot")]


@pytest.mark.parametrize(
    ("soort", "text", "expected"),
    [
        ("briefhoofd", "Ons kenmerk 12\nDelft, 3 maart 2021", date(2021, 3, 3)),
        ("briefhoofd", "Datum: 12-02-2021", date(2021, 2, 12)),
        ("titel", "Ingediend door: gemeente Zeist, 2021-02-28", date(2021, 2, 28)),
        ("briefhoofd", "Uw brief van 5 februari 2021", None),
        ("inleiding", "Op 5 februari 2021 vroeg u ons om knelpunten.", None),
        ("briefhoofd", "Datum: 31-02-2021", None),
    ],
)
def test_only_the_date_of_the_submission_itself_is_taken(
    soort: Soort, text: str, expected: date | None
) -> None:
    assert attribute((soort, text)).ingezonden_op == expected


def test_the_file_name_can_hold_the_date() -> None:
    assert attribute(bestandsnaam="2021-03-09_x.pdf").ingezonden_op == date(2021, 3, 9)


def test_a_code_is_followed_over_several_mergers() -> None:
    found = successor_of(register(), "0009", date(2022, 1, 1))

    assert found is not None
    assert found.naam == "Groningen"


def test_without_a_date_the_years_in_the_text_tell_which_names_are_valid() -> None:
    found = attribute(
        ("titel", "Inbreng gemeente Uden"),
        ("inleiding", "In 2020 kwamen er 48 mensen bij."),
        day=date(2026, 1, 1),
    )

    assert (found.afzender.gemeente, found.afzender.twijfel) == ("Uden", "")


def test_without_any_year_the_day_of_the_run_decides() -> None:
    found = attribute(("titel", "Inbreng gemeente Uden"), day=date(2026, 1, 1))

    assert found.afzender.gemeente == "Maashorst"


def test_a_date_in_the_file_goes_before_the_years_in_its_text() -> None:
    found = attribute(
        ("briefhoofd", "Gemeente Uden\n3 februari 2023"),
        ("inleiding", "In 2020 kwamen er 48 mensen bij."),
        day=date(2026, 1, 1),
    )

    assert found.afzender.gemeente == "Maashorst"

from __future__ import annotations

from datetime import date

import pytest

from schemas.knelpunt import Soort
from tests.pipeline.senders import attribute

TODAY = date(2026, 1, 1)
LETTERHEAD: tuple[Soort, str] = ("briefhoofd", "Gemeente Appingedam")


def test_a_gemeente_that_ended_before_the_day_of_the_file_is_its_successor() -> None:
    found = attribute(LETTERHEAD, ("briefhoofd", "Datum: 3 maart 2021"), day=TODAY).afzender

    assert (found.gemeente, found.twijfel) == ("Eemsdelta", "")
    assert found.bron.endswith("; Appingedam ging in 2021 op in Eemsdelta")


def test_a_gemeente_that_still_existed_on_the_day_of_the_file_is_itself() -> None:
    found = attribute(LETTERHEAD, ("briefhoofd", "Datum: 3 maart 2020"), day=TODAY).afzender

    assert found.gemeente == "Appingedam"


def test_without_a_date_the_day_of_receipt_counts() -> None:
    spring_2021 = attribute(LETTERHEAD, ontvangen_op=date(2021, 3, 1))
    spring_2020 = attribute(LETTERHEAD, ontvangen_op=date(2020, 3, 1))

    assert spring_2021.afzender.gemeente == "Eemsdelta"
    assert spring_2020.afzender.gemeente == "Appingedam"


def test_without_any_day_the_latest_year_that_the_file_speaks_of_counts() -> None:
    until_2020 = attribute(LETTERHEAD, ("restant", "Van 2018 tot 2020."), day=TODAY)
    until_2022 = attribute(LETTERHEAD, ("restant", "Van 2018 tot 2022."), day=TODAY)

    assert until_2020.afzender.gemeente == "Appingedam"
    assert until_2022.afzender.gemeente == "Eemsdelta"


@pytest.mark.parametrize(
    "sentence",
    [
        "Dit stuk komt uit de voormalige gemeente Appingedam.",
        "Namens Appingedam, sinds kort deel van een grotere gemeente.",
        "Ons nieuwe bestuur heet Eemsdelta.",
    ],
)
def test_a_file_that_speaks_of_the_end_of_its_gemeente_is_of_the_successor(sentence: str) -> None:
    found = attribute(
        LETTERHEAD,
        ("restant", sentence),
        ("restant", "Van 2018 tot 2020 was het anders."),
        day=TODAY,
    )

    assert found.afzender.gemeente == "Eemsdelta"

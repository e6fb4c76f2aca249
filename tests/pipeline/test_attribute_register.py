from __future__ import annotations

import re
from datetime import date

import pytest

from pipeline.attribute import read_register, successor_of
from pipeline.mask.plaatsen import PLAATSWOORDEN
from pipeline.text import fold
from schemas.errors import SettingsError
from tests.pipeline.senders import register

HEAD = "code,naam,provincie,geldig_van,geldig_tot,opvolger,aliassen\n"
GROUPS = "naam,soort,leden\n"


@pytest.mark.parametrize(
    ("rows", "line", "cause"),
    [
        ("12,Duinrade,Drenthe,,,,\n", "2", "vier cijfers"),
        ("0001,,Drenthe,,,,\n", "2", "naam ontbreekt"),
        ("0001,Duinrade,Drenthe,,2020-13-01,0001,\n", "2", "datum"),
        ("0001,Duinrade,Drenthe,,2020-01-01,,\n", "2", "opvolger"),
        ("0001,Duinrade,Drenthe,,2020-01-01,0002,\n", "2", "0002"),
        ("0001,Duinrade,Drenthe,,,\n", "2", "velden"),
        ("0001,A,Drenthe,,,,\n0001,B,Drenthe,,,,\n", "0", "twee keer"),
    ],
)
def test_a_wrong_row_is_refused_with_its_line(rows: str, line: str, cause: str) -> None:
    with pytest.raises(SettingsError) as caught:
        read_register(HEAD + rows, GROUPS)

    assert caught.value.values["regel"] == line
    assert cause in caught.value.values["oorzaak"]


def test_other_columns_are_refused() -> None:
    with pytest.raises(SettingsError) as caught:
        read_register("code,naam\n", GROUPS)

    assert caught.value.values["bestand"] == "gemeenten.csv"


def test_a_grouping_with_an_unknown_member_is_refused() -> None:
    with pytest.raises(SettingsError) as caught:
        read_register(HEAD, GROUPS + "Regio Duin,gemaakt 2021,0001\n")

    assert caught.value.values["bestand"] == "samenwerkingsverbanden.csv"


@pytest.mark.parametrize(
    ("day", "count"),
    [
        (date(2015, 1, 1), 393),
        (date(2019, 1, 1), 355),
        (date(2021, 3, 1), 352),
        (date(2022, 3, 23), 345),
        (date(2022, 3, 24), 344),
        (date(2026, 1, 1), 342),
    ],
)
def test_the_register_has_the_gemeenten_of_the_day(day: date, count: int) -> None:
    assert len(register().valid_on(day)) == count


def test_every_code_has_a_successor_on_every_later_day() -> None:
    day = date(2026, 1, 1)

    found = [successor_of(register(), gemeente.code, day) for gemeente in register().gemeenten]

    assert all(gemeente is not None and gemeente.is_valid_on(day) for gemeente in found)


def test_a_code_that_begins_later_has_no_successor_yet() -> None:
    assert successor_of(register(), "1991", date(2021, 3, 1)) is None


def test_no_name_of_a_gemeente_can_be_taken_for_a_person() -> None:
    names = [name for g in register().gemeenten for name in (g.naam, *g.aliassen)]
    capitals = {
        fold(part)
        for name in names
        for word in re.findall(r"[^\W_]+(?:-[^\W_]+)*", name)
        for part in {word, *word.split("-")}
        if part[:1].isupper() and len(part) > 2 and part != "Den"
    }

    assert capitals <= PLAATSWOORDEN

"""What the agenda says, whatever it is written in."""

from __future__ import annotations

import pytest

from pipeline.writers.agenda_text import (
    ALLES_NIEUW,
    NIETS_NIEUW,
    Lijst,
    editie_regel,
    lay_out_agenda,
    nest_regels,
    shorten,
)
from schemas.agenda import Editie, Wijziging
from tests.example_editie import THEMAS, agendapunt_id, make_agendapunt


def wijziging(nummer: str, soort: str, toelichting: str = "") -> Wijziging:
    return Wijziging.model_validate(
        {
            "editie": "2031-04",
            "agendapunt_id": agendapunt_id(nummer),
            "nummer": nummer,
            "soort": soort,
            "toelichting": toelichting,
        }
    )


def nieuw(*wijzigingen: Wijziging) -> tuple[str, list[str]]:
    punten = (make_agendapunt("2b-01", "Kamers"), make_agendapunt("2b-02", "Huizen"))
    editie = Editie(naam="2031-04", agendapunten=punten, wijzigingen=wijzigingen)
    agenda = lay_out_agenda(editie, THEMAS)
    return agenda.nieuw_zin, [f"{r.nummer} · {r.tekst}" for r in agenda.nieuw]


@pytest.mark.parametrize(
    ("naam", "expected"),
    [
        ("2031-04", "Editie 2031-04 (april 2031)"),
        ("2031-13", "Editie 2031-13"),
        ("voorjaar", "Editie voorjaar"),
        ("concept", "Concept: nog niet vastgesteld"),
    ],
)
def test_edition_is_named_as_readers_name_it(naam: str, expected: str) -> None:
    assert editie_regel(naam) == expected


def test_first_edition_says_once_that_everything_is_new() -> None:
    assert nieuw(wijziging("2b-01", "nieuw"), wijziging("2b-02", "nieuw")) == (ALLES_NIEUW, [])


def test_edition_without_changes_says_so() -> None:
    assert nieuw() == (NIETS_NIEUW, [])


def test_changes_are_told_with_number_subject_and_detail() -> None:
    _, lines = nieuw(
        wijziging("2b-01", "nieuwe steun", "Ede, Goes"),
        wijziging("2b-02", "stoplicht", "grijs → groen"),
        wijziging("2b-02", "gewijzigd"),
    )

    assert lines == [
        "2b-01 · Kamers – ook ingebracht door Ede, Goes",
        "2b-02 · Huizen – stoplicht: grijs → groen",
        "2b-02 · Huizen – tekst veranderd",
    ]


def test_list_items_are_nested_below_the_item_above_them() -> None:
    wensen = (("1)", "een", 0), ("a.", "onder een", 1), ("2)", "twee", 0), ("•", "los", 0))
    editie = Editie(agendapunten=(make_agendapunt("2b-01", "Kamers", "", wensen),))
    [punt] = lay_out_agenda(editie, THEMAS).punten

    numbered, bullets = nest_regels(punt.oplossingen)

    assert isinstance(numbered, Lijst)
    assert isinstance(bullets, Lijst)
    assert [len(item.kinderen) for item in numbered.items] == [1, 0]
    assert [item.regel.delen for item in bullets.items] == [("los",)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [("kort", "kort"), ("een twee drie", "een twee…"), ("een twee, drie", "een twee…")],
)
def test_long_wish_is_cut_after_a_whole_word(text: str, expected: str) -> None:
    assert shorten(text, 10) == expected

from __future__ import annotations

from collections.abc import Sequence

import pytest

from schemas.base import Vindplaats
from schemas.inzending import Afzender
from schemas.knelpunt import Alinea, Knelpunt, Restant, Soort
from tests.factories import make_knelpunt
from tests.pipeline.senders import attribute_placed

# A file as a list of lines: "*" is the start of a knelpunt, "Gemeente|X" a row of two cells.


def senders(*lines: str, titel: str = "Gezamenlijke inbreng") -> list[Afzender]:
    restanten: list[Restant] = [_restant("titel", titel, 0)]
    knelpunten: list[Knelpunt] = []
    for number, line in enumerate(lines, start=1):
        if line == "*":
            block = make_knelpunt(volgnummer=len(knelpunten) + 1)
            knelpunten.append(block.model_copy(update={"bron": _at(number)}))
        elif "|" in line:
            label, value = line.split("|")
            restanten += [_restant("kenmerk", label, number), _restant("kenmerk", value, number)]
        else:
            restanten.append(_restant("kenmerk", line, number))
    found = attribute_placed(restanten, knelpunten)
    return [found.afzender_of(k.knelpunt_id) for k in knelpunten]


def _at(line: int) -> tuple[Vindplaats, ...]:
    return (Vindplaats(pagina=1, x0=50, y0=20 * line, x1=500, y1=20 * line + 12),)


def _restant(soort: Soort, tekst: str, line: int) -> Restant:
    return Restant(volgnummer=1, soort=soort, tekst=tekst, tekens=9, pagina=1, bron=_at(line))


def names(found: Sequence[Afzender]) -> list[str | None]:
    return [afzender.gemeente for afzender in found]


@pytest.mark.parametrize("row", ["Gemeente|{}", "Gemeente: {}", "Ingediend door: gemeente {}"])
def test_rows_above_the_blocks_go_with_the_block_below(row: str) -> None:
    found = senders(row.format("Veere"), "*", row.format("Tholen"), "*", row.format("Veere"), "*")

    assert names(found) == ["Veere", "Tholen", "Veere"]


@pytest.mark.parametrize("row", ["Gemeente|{}", "Gemeente: {}", "Ingediend door: gemeente {}"])
def test_rows_below_the_blocks_go_with_the_block_above(row: str) -> None:
    found = senders("*", row.format("Veere"), "*", row.format("Tholen"), "*", row.format("Veere"))

    assert names(found) == ["Veere", "Tholen", "Veere"]


def test_a_row_above_counts_until_the_next() -> None:
    found = senders("Gemeente: Veere", "*", "*", "Gemeente: Tholen", "*")

    assert names(found) == ["Veere", "Veere", "Tholen"]


def test_a_cover_line_is_not_the_row_of_the_first_block() -> None:
    found = senders(
        *("Ingediend door: gemeente Goes", "*", "Gemeente|Veere", "*", "Gemeente|Tholen"),
        *("*", "Gemeente|Goes"),
    )

    assert names(found) == ["Veere", "Tholen", "Goes"]


def test_a_block_without_a_row_among_rows_below_is_put_before_a_human() -> None:
    found = senders("*", "Gemeente|Veere", "*", "*", "Gemeente|Tholen")

    assert names(found) == ["Veere", None, "Tholen"]
    assert [afzender.twijfel for afzender in found] == ["", "afzender-blok-onbekend", ""]


def test_a_row_with_two_gemeenten_makes_them_speak_together() -> None:
    found = senders("*", "Gemeenten|Veere en Tholen", "*", "Gemeenten|Goes")

    assert found[0].samenwerkingsverband == "Veere en Tholen"
    assert names(found) == [None, "Goes"]


def test_the_bron_of_a_block_says_which_row_was_read() -> None:
    found = senders("*", "Gemeente|Veere", "*", "Gemeente|Tholen")

    assert found[0].bron == 'bij het knelpunt "Gemeente: Veere"'


def test_the_bron_of_a_block_never_names_who_filled_in_the_row() -> None:
    found = senders("*", "Gemeente|Kiflay Zwanepol, gemeente Veere", "*", "Gemeente|Tholen")

    assert found[0].bron == 'bij het knelpunt "Gemeente: gemeente Veere"'


def test_a_misspelled_name_in_a_row_is_asked_about() -> None:
    found = senders("*", "Gemeente|Vlissngen", "*", "Gemeente|Tholen")

    assert (found[0].gemeente, found[0].twijfel) == ("Vlissingen", "afzender-spelling")


def test_other_properties_of_a_block_name_nobody() -> None:
    found = senders(
        *("*", "Betrokken partijen|gemeente Veere", "Trekker|Tholen"),
        titel="Inbreng gemeente Goes",
    )

    assert names(found) == ["Goes"]


def test_the_same_row_in_every_block_is_the_sender_of_the_file() -> None:
    found = senders("*", "Gemeente|Veere", "*", "Gemeente|Veere", titel="Knelpunten")

    assert names(found) == ["Veere", "Veere"]


def test_two_gemeenten_on_the_cover_and_nothing_in_the_blocks_is_a_doubt() -> None:
    found = senders("*", "*", titel="Inbreng van de gemeenten Veere en Tholen")

    assert [(a.samenwerkingsverband, a.twijfel) for a in found] == [
        ("Veere en Tholen", "afzender-blok-onbekend")
    ] * 2


def test_a_samenwerkingsverband_with_a_name_of_its_own_speaks_itself() -> None:
    found = senders("*", titel="Inbreng Regio Zandweerd, namens de gemeenten Veere en Tholen")

    assert [(a.samenwerkingsverband, a.twijfel) for a in found] == [("Regio Zandweerd", "")]


def test_a_plain_line_with_a_gemeente_at_the_end_of_a_block_announces_the_next() -> None:
    swallowed = Alinea(tekst="Gemeente Tholen", bron=_at(3))
    first, second = make_knelpunt(), make_knelpunt(volgnummer=2)
    found = attribute_placed(
        [_restant("titel", "Gemeente Veere", 1)],
        [
            first.model_copy(update={"bron": _at(2), "omschrijving": (swallowed,)}),
            second.model_copy(update={"bron": _at(4)}),
        ],
    )

    assert [a.gemeente for _, a in found.knelpunten] == ["Veere", "Tholen"]

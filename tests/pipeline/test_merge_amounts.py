"""Numbers and terms of a wish, as a reader compares them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.merge.amounts import compare_amounts, read_amounts, says_amount


@pytest.mark.parametrize(
    ("links", "rechts"),
    [
        ("binnen een half jaar", "binnen zes maanden"),
        ("een halfjaar", "26 weken"),
        ("een kwartaal vooraf", "twaalf weken vooraf"),
        ("drie maanden", "90 dagen"),
        ("één jaar", "12 maanden"),
        ("anderhalf jaar", "achttien maanden"),
        ("drieëntwintig weken", "23 weken"),
        ("jaarlijks", "elk jaar"),
        ("€ 3.500 per gezin", "3500 euro per gezin"),
        ("vijftig procent", "50%"),
        ("tweemaal per week", "2x per week"),
    ],
)
def test_one_amount_written_in_two_ways(links: str, rechts: str) -> None:
    found = compare_amounts(read_amounts(links), read_amounts(rechts))

    assert (found.gedeeld, found.eenzijdig) == (True, False)


@pytest.mark.parametrize(
    ("links", "rechts"),
    [
        ("vijftien jaar", "twintig jaar"),
        ("vier weken", "zes weken"),
        ("van 800 naar 600 uur", "van 800 naar 1000 uur"),
        ("een jaar", "een maand"),
        ("niveau B1", "niveau B2"),
        ("per maand", "per kwartaal"),
        ("12,5 procent", "12 procent"),
        ("in het derde jaar", "in het vierde jaar"),
    ],
)
def test_two_amounts_that_differ(links: str, rechts: str) -> None:
    assert compare_amounts(read_amounts(links), read_amounts(rechts)).strijdig


def test_an_amount_that_only_one_names_is_no_conflict() -> None:
    found = compare_amounts(read_amounts("extra uren"), read_amounts("tien extra uren"))

    assert (found.gedeeld, found.eenzijdig, found.strijdig) == (False, True, False)


def test_a_code_that_both_name_is_a_word_and_no_amount() -> None:
    found = compare_amounts(read_amounts("Beloon B1"), read_amounts("Schrap B1"))

    assert (found.gedeeld, found.eenzijdig) == (False, False)


def test_which_year_is_meant_is_no_length_of_time() -> None:
    assert not compare_amounts(read_amounts("een derde jaar"), read_amounts("een jaar")).gedeeld


def test_an_article_is_no_number() -> None:
    assert read_amounts("een regeling voor een woning") == read_amounts("")
    assert not says_amount("een")


@given(st.text(max_size=80), st.text(max_size=80))
def test_order_changes_nothing_and_every_text_agrees_with_itself(een: str, ander: str) -> None:
    a, b = read_amounts(een), read_amounts(ander)

    assert compare_amounts(a, b) == compare_amounts(b, a)
    assert not compare_amounts(a, a).eenzijdig

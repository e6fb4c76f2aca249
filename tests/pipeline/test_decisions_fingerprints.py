"""A besluit knows the text it was about."""

from __future__ import annotations

from datetime import date

import pytest

from pipeline.decisions import (
    knelpunt_fingerprint,
    mark_stale,
    punt_fingerprint,
    visible_fingerprint,
)
from schemas.besluit import Besluit, BesluitSoort, text_fingerprint
from tests.example_editie import make_agendapunt
from tests.factories import make_knelpunt


def besluit(
    soort: BesluitSoort, doel: str, vingerafdruk: str, tweede: str | None = None
) -> Besluit:
    return Besluit(
        besluit_id="b000001",
        soort=soort,
        doel=doel,
        doel_tweede=tweede,
        door="s",
        op=date(2031, 1, 2),
        vingerafdruk=vingerafdruk,
    )


def test_besluit_about_a_text_that_changed_is_stale() -> None:
    old = make_knelpunt("Kamers", "Te weinig.")
    new = make_knelpunt("Kamers", "Veel te weinig.")
    about_old = besluit("thema", old.knelpunt_id, knelpunt_fingerprint(old))

    [same] = mark_stale([about_old], [old], [])
    [changed] = mark_stale([about_old], [new], [])

    assert (same.verouderd, changed.verouderd) == (False, True)


def test_besluit_that_was_stale_holds_again_when_the_text_is_back() -> None:
    knelpunt = make_knelpunt("Kamers", "Te weinig.")
    stale = besluit("thema", knelpunt.knelpunt_id, knelpunt_fingerprint(knelpunt)).model_copy(
        update={"verouderd": True}
    )

    [again] = mark_stale([stale], [knelpunt], [])

    assert not again.verouderd


def test_besluit_about_a_pair_is_stale_when_either_text_changed() -> None:
    links, rechts = make_knelpunt("Kamers"), make_knelpunt("Huizen", volgnummer=2)
    mark = text_fingerprint(knelpunt_fingerprint(links), knelpunt_fingerprint(rechts))
    pair = besluit("samen", links.knelpunt_id, mark, rechts.knelpunt_id)

    [same] = mark_stale([pair], [links, rechts], [])
    [changed] = mark_stale([pair], [links, make_knelpunt("Kantoren", volgnummer=2)], [])

    assert (same.verouderd, changed.verouderd) == (False, True)


def test_another_title_does_not_make_a_besluit_about_a_point_stale() -> None:
    punt = make_agendapunt("2b-01", "Kamers", "Tekst.")
    renamed = punt.model_copy(update={"onderwerp": "Huizen"})

    assert punt_fingerprint(punt) == punt_fingerprint(renamed)


def test_besluit_about_something_that_is_gone_is_stale_and_kept() -> None:
    [gone] = mark_stale([besluit("stoplicht", "ap-weg", "0" * 16)], [], [])

    assert gone.verouderd


@pytest.mark.parametrize("text", ["Een  zin.", "Een zin. [2]", " Een\nzin."])
def test_spaces_and_note_marks_are_no_edit(text: str) -> None:
    assert visible_fingerprint([text]) == visible_fingerprint(["Een zin."])

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.compare import (
    COMPARISONS,
    SCALE,
    Kenmerken,
    begrippen_overlap,
    richting_opposes,
    scale_vector,
    text_is_copied,
    thema_agrees,
    vraagstuk_agrees,
    vraagstuk_differs,
)

UNITS = st.dictionaries(st.sampled_from("abcdef"), st.floats(0.01, 5), max_size=6)


@pytest.mark.parametrize(
    ("links", "rechts", "value"),
    [
        ({"2b": 1.0}, {"2b": 1.0}, 1.0),
        ({"2b": 1.0}, {"3a": 1.0, "2b": 0.8}, 0.62),
        ({"2a": 1.0}, {"2b": 1.0}, 0.0),
    ],
)
def test_themes_agree_as_far_as_they_and_their_runners_up_overlap(
    links: dict[str, float], rechts: dict[str, float], value: float
) -> None:
    one, other = (
        Kenmerken("k", thema=scale_vector(t), thema_twijfel=False) for t in (links, rechts)
    )

    assert thema_agrees(one, other).waarde == pytest.approx(value, abs=0.01)


@pytest.mark.parametrize(("code", "value"), [("2b", 1.0), ("3a", 0.5)])
def test_a_doubted_theme_tells_for_a_pair_but_never_against_it(code: str, value: float) -> None:
    sure = Kenmerken("k", thema=scale_vector({"2b": 1.0}), thema_twijfel=False)
    doubted = Kenmerken("l", thema=scale_vector({code: 1.0}), thema_twijfel=True)

    assert thema_agrees(sure, doubted).waarde == value


def test_another_known_problem_speaks_against_but_an_unknown_one_does_not() -> None:
    pas, school = (Kenmerken("k", vraagstuk=scale_vector({v: 1.0})) for v in ("pas", "school"))
    unknown = Kenmerken("l")

    assert vraagstuk_differs(pas, school).waarde == 1.0
    assert vraagstuk_differs(pas, pas).waarde == 0.0
    assert vraagstuk_differs(pas, unknown).waarde == 0.0


def test_asking_the_opposite_about_one_thing_is_seen_and_named() -> None:
    links = Kenmerken("a", richtingen={"meer-minder/taal": 1, "meer-minder/huis": 1})
    rechts = Kenmerken("b", richtingen={"meer-minder/taal": -1})

    found = richting_opposes(links, rechts)

    assert (found.waarde, found.toelichting) == (1.0, "meer-minder/taal")


def test_the_same_wish_or_a_wish_about_something_else_is_no_opposite() -> None:
    links = Kenmerken("a", richtingen={"meer-minder/taal": 1})
    rechts = Kenmerken("b", richtingen={"meer-minder/taal": 1, "meer-minder/huis": -1})

    assert richting_opposes(links, rechts).waarde == 0.0


def test_shared_concepts_are_named_heaviest_first() -> None:
    links = Kenmerken("a", begrippen=scale_vector({"bsn": 2.0, "gemeente": 0.5, "bank": 1.0}))
    rechts = Kenmerken("b", begrippen=scale_vector({"gemeente": 0.5, "bsn": 2.0}))

    found = begrippen_overlap(links, rechts)

    assert found.toelichting == "bsn, gemeente"
    assert 0.8 < found.waarde < 1.0


def test_two_texts_that_surely_tell_one_vraagstuk_agree_fully() -> None:
    sure = Kenmerken("a", vraagstuk={"pas-te-laat": SCALE})

    assert vraagstuk_agrees(sure, sure).waarde == 1.0


def test_texts_that_are_no_more_alike_than_strangers_are_no_copy() -> None:
    links = Kenmerken("a", lettergrepen=scale_vector({"a": 1.0, "b": 1.0}))
    rechts = Kenmerken("b", lettergrepen=scale_vector({"b": 1.0, "c": 1.0}))

    assert text_is_copied(links, rechts).waarde == 0.0
    assert text_is_copied(links, links).waarde == pytest.approx(1.0, abs=0.01)


@given(UNITS, UNITS, st.sampled_from(sorted(COMPARISONS)))
def test_every_comparison_is_symmetric_and_lies_between_0_and_1(
    links: dict[str, float], rechts: dict[str, float], name: str
) -> None:
    vectors = scale_vector(links), scale_vector(rechts)
    one, other = (
        Kenmerken("k", v, v, v, v, v, v, v, v, thema=v, thema_twijfel=False) for v in vectors
    )

    there, back = COMPARISONS[name](one, other), COMPARISONS[name](other, one)

    assert there.waarde == back.waarde
    assert 0.0 <= there.waarde <= 1.02

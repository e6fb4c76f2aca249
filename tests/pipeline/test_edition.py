"""Numbers are given once; merges, splits and moves leave a trace."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

import pytest

from pipeline.edition import make_editie
from schemas.agenda import Agendaalinea, Agendapunt, Bundeling, Bundeloplossing, Editie
from schemas.besluit import Besluit
from schemas.thema import Toekenning

GEMEENTEN = {"a-01": "Ede", "b-01": "Zwolle", "c-01": "Delft", "d-01": None}


def bundle(*members: str, onderwerp: str = "Te weinig woningen") -> Bundeling:
    return Bundeling(
        onderwerp=onderwerp,
        omschrijving=(Agendaalinea(tekst="Er is een tekort.", knelpunt_id=members[0]),),
        oplossingen=(Bundeloplossing(tekst="Bouw meer.", bronnen=(f"{members[0]}-o01",)),),
        knelpunt_ids=members,
        centrum=members[0],
    )


def edition(
    naam: str,
    bundelingen: Sequence[Bundeling],
    previous: Editie | None = None,
    *,
    themas: dict[str, str] | None = None,
    besluiten: Sequence[Besluit] = (),
    baseline: Editie | None = None,
) -> Editie:
    toekenningen = {
        k: Toekenning(knelpunt_id=k, thema=(themas or {}).get(k, "2b"), score=5, marge=2)
        for b in bundelingen
        for k in b.knelpunt_ids
    }
    before = previous or Editie()
    return make_editie(
        naam,
        bundelingen,
        previous=before,
        baseline=before if baseline is None else baseline,
        toekenningen=toekenningen,
        gemeenten=GEMEENTEN,
        besluiten=besluiten,
    )


def numbers(editie: Editie) -> dict[str, str]:
    return {p.agendapunt_id: p.nummer for p in editie.agendapunten}


def point(editie: Editie, nummer: str) -> Agendapunt:
    return next(p for p in editie.agendapunten if p.nummer == nummer)


def changes(editie: Editie) -> list[tuple[str, str, str]]:
    return [(w.nummer, w.soort, w.toelichting) for w in editie.wijzigingen]


def test_new_points_are_numbered_per_theme_in_order_of_first_appearance() -> None:
    editie = edition("1", [bundle("a-01"), bundle("b-01"), bundle("c-01")], themas={"b-01": "1a"})

    assert numbers(editie) == {"ap-a-01": "2b-01", "ap-b-01": "1a-01", "ap-c-01": "2b-02"}


def test_a_later_knelpunt_joins_its_point_without_moving_a_number() -> None:
    first = edition("1", [bundle("a-01"), bundle("b-01")])

    second = edition("2", [bundle("a-01"), bundle("b-01", "c-01")], first)

    assert numbers(second) == numbers(first)
    assert changes(second) == [("2b-02", "nieuwe steun", "Delft")]


def test_a_merge_keeps_the_oldest_number_and_says_where_the_other_went() -> None:
    first = edition("1", [bundle("a-01"), bundle("b-01")])

    second = edition("2", [bundle("a-01", "b-01")], first)

    gone = point(second, "2b-02")
    assert (gone.status, gone.opgegaan_in) == ("opgegaan", "ap-a-01")
    assert ("2b-02", "samengevoegd", "opgegaan in 2b-01") in changes(second)


def test_a_split_leaves_the_number_with_the_first_knelpunt_and_gives_a_new_one() -> None:
    first = edition("1", [bundle("a-01", "b-01")])

    second = edition("2", [bundle("a-01"), bundle("b-01")], first)

    assert numbers(second) == {"ap-a-01": "2b-01", "ap-b-01": "2b-02"}


def test_a_point_that_was_merged_and_comes_apart_again_gets_a_new_number() -> None:
    first = edition("1", [bundle("a-01"), bundle("b-01")])
    second = edition("2", [bundle("a-01", "b-01")], first)

    third = edition("3", [bundle("a-01"), bundle("b-01")], second)

    assert numbers(third) == {"ap-a-01": "2b-01", "ap-b-01": "2b-02", "ap-b-01-2": "2b-03"}


def test_a_change_of_theme_gives_a_new_number_and_leaves_a_pointer() -> None:
    first = edition("1", [bundle("a-01")])

    second = edition("2", [bundle("a-01")], first, themas={"a-01": "2c"})

    assert numbers(second) == {"ap-a-01": "2c-01"}
    assert changes(second) == [("2c-01", "verplaatst", "was 2b-01")]


def test_a_number_that_was_left_is_never_given_again() -> None:
    first = edition("1", [bundle("a-01")])
    moved = edition("2", [bundle("a-01")], first, themas={"a-01": "2c"})

    third = edition("3", [bundle("a-01"), bundle("b-01")], moved, themas={"a-01": "2c"})

    assert numbers(third) == {"ap-b-01": "2b-02", "ap-a-01": "2c-01"}


def test_a_point_without_knelpunten_keeps_its_number_as_vervallen() -> None:
    first = edition("1", [bundle("a-01"), bundle("b-01")])

    second = edition("2", [bundle("b-01")], first)

    assert point(second, "2b-01").status == "vervallen"


def test_nothing_new_means_no_changes() -> None:
    first = edition("1", [bundle("a-01"), bundle("b-01")])

    second = edition("2", [bundle("a-01"), bundle("b-01")], first)

    assert second.wijzigingen == ()
    assert {p.gewijzigd_in for p in second.agendapunten} == {"1"}


def test_a_theme_that_a_human_set_on_one_member_counts_for_the_point() -> None:
    decided = Toekenning(knelpunt_id="b-01", thema="3a", score=0, marge=0, bron="besluit")
    by_rule = [Toekenning(knelpunt_id=k, thema="2b", score=5, marge=2) for k in ("a-01", "c-01")]

    editie = make_editie(
        "1",
        [bundle("a-01", "b-01", "c-01")],
        previous=Editie(),
        baseline=Editie(),
        toekenningen={t.knelpunt_id: t for t in (*by_rule, decided)},
        gemeenten=GEMEENTEN,
    )

    assert editie.agendapunten[0].nummer == "3a-01"


def test_the_latest_stoplicht_counts_and_is_told_as_a_change() -> None:
    first = edition("1", [bundle("a-01")])
    besluiten = [
        Besluit(besluit_id=i, soort="stoplicht", doel="ap-a-01", waarde=kleur, door="VB", op=day)
        for i, kleur, day in (
            ("s2", "groen", date(2026, 5, 1)),
            ("s1", "rood", date(2026, 2, 1)),
        )
    ]

    second = edition("2", [bundle("a-01")], first, besluiten=besluiten)

    assert second.agendapunten[0].stoplicht.kleur == "groen"
    assert changes(second) == [("2b-01", "stoplicht", "grijs → groen")]


@pytest.mark.parametrize("order", [("a-01", "b-01", "c-01"), ("c-01", "a-01", "b-01")])
def test_the_points_do_not_depend_on_the_order_in_which_bundles_are_told(
    order: tuple[str, ...],
) -> None:
    first = edition("1", [bundle("a-01"), bundle("b-01"), bundle("c-01")])

    second = edition("2", [bundle(k) for k in order], first)

    assert second.agendapunten == first.model_copy().agendapunten

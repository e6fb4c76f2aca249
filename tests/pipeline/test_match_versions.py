from __future__ import annotations

from pipeline.match import find_vervangingen
from schemas.knelpunt import Knelpunt
from schemas.vervanging import Vervanging
from tests.factories import make_knelpunt

OUD, NIEUW = "a" * 16, "b" * 16
TEKSTEN = {
    "Scholen": "Scholen horen te laat hoeveel leerlingen er na de zomer komen.",
    "Vervoer": "De bus naar de taalschool in de stad rijdt alleen nog in de spits.",
    "Tolken": "Een tolk bij de huisarts wordt sinds jaren niet meer vergoed.",
    "Bibliotheek": "De bibliotheek sluit om vijf uur en dan is er nergens een rustige plek.",
}


def inzending(inzending_id: str, **teksten: str) -> list[Knelpunt]:
    return [
        make_knelpunt(onderwerp, tekst, inzending_id=inzending_id, volgnummer=i)
        for i, (onderwerp, tekst) in enumerate(teksten.items(), start=1)
    ]


def find(
    old: list[Knelpunt], new: list[Knelpunt], *, gemeente_new: str = "GM1", dated: bool = True
) -> tuple[Vervanging, ...]:
    return find_vervangingen(
        (OUD, NIEUW),
        {OUD: "GM1", NIEUW: gemeente_new},
        (*new, *old),
        frozenset() if dated else frozenset({NIEUW}),
    )


def test_a_new_version_is_told_point_by_point() -> None:
    old = inzending(OUD, **{k: TEKSTEN[k] for k in ("Scholen", "Vervoer", "Tolken")})
    new = inzending(
        NIEUW,
        Vervoer=TEKSTEN["Vervoer"],
        Scholen=TEKSTEN["Scholen"].replace("zomer", "kerst"),
        Bibliotheek=TEKSTEN["Bibliotheek"],
    )

    [vervanging] = find(old, new)

    assert (vervanging.oud, vervanging.nieuw, vervanging.zeker) == (OUD, NIEUW, False)
    assert [(v.soort, v.oud, v.nieuw) for v in vervanging.verschillen] == [
        ("gelijk", f"{OUD}-02", f"{NIEUW}-01"),
        ("gewijzigd", f"{OUD}-01", f"{NIEUW}-02"),
        ("nieuw", None, f"{NIEUW}-03"),
        ("verdwenen", f"{OUD}-03", None),
    ]


def test_all_points_back_and_one_more_is_sure() -> None:
    old = inzending(OUD, Scholen=TEKSTEN["Scholen"])
    new = inzending(NIEUW, Scholen=TEKSTEN["Scholen"], Tolken=TEKSTEN["Tolken"])

    assert [v.zeker for v in find(old, new)] == [True]


def test_an_order_that_is_a_guess_is_never_sure() -> None:
    old = inzending(OUD, Scholen=TEKSTEN["Scholen"])
    new = inzending(NIEUW, Scholen=TEKSTEN["Scholen"], Tolken=TEKSTEN["Tolken"])

    assert [v.zeker for v in find(old, new, dated=False)] == [False]


def test_the_same_text_in_two_files_is_no_new_version() -> None:
    assert find(inzending(OUD, **TEKSTEN), inzending(NIEUW, **TEKSTEN)) == ()


def test_a_copy_by_another_gemeente_replaces_nothing() -> None:
    old = inzending(OUD, Scholen=TEKSTEN["Scholen"])
    new = inzending(NIEUW, Scholen=TEKSTEN["Scholen"], Tolken=TEKSTEN["Tolken"])

    assert find(old, new, gemeente_new="GM2") == ()


def test_a_second_file_about_other_points_replaces_nothing() -> None:
    old = inzending(OUD, Scholen=TEKSTEN["Scholen"], Vervoer=TEKSTEN["Vervoer"])
    new = inzending(NIEUW, Tolken=TEKSTEN["Tolken"], Vervoer=TEKSTEN["Vervoer"])

    assert find(old, new) == ()

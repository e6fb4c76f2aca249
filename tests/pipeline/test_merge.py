from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.merge import WishJudge, merge_groep
from pipeline.merge.shortlist import Shortlist
from pipeline.settings import load_rules
from schemas.agenda import Bundeling
from schemas.besluit import Besluit, BesluitSoort, wish_fingerprint
from schemas.knelpunt import Knelpunt, Oplossingsrichting
from schemas.verband import Groep
from tests.factories import make_knelpunt

RULES = load_rules(None)
JUDGE = WishJudge(RULES.lexicon, RULES.wensgewichten)
GEMEENTEN = ("Aveld", "Beekdam", "Cromhout", "Dijkwijk")


def knelpunt(number: int, omschrijving: str, *oplossingen: str) -> Knelpunt:
    return make_knelpunt("Onderwerp", omschrijving, oplossingen, inzending_id=f"{number:016x}")


def merge(*members: Knelpunt, judge: WishJudge = JUDGE) -> Bundeling:
    """The first of ``members`` is the centre; each is of another gemeente."""
    ids = tuple(sorted(m.knelpunt_id for m in members))
    gemeenten = {m.knelpunt_id: g for m, g in zip(members, GEMEENTEN, strict=False)}
    groep = Groep(knelpunt_ids=ids, centrum=members[0].knelpunt_id, dichtheid=0.9)
    return merge_groep(groep, {m.knelpunt_id: m for m in members}, gemeenten, judge)


def test_what_others_add_follows_the_centre_and_points_to_its_writer() -> None:
    centre = knelpunt(2, "De pas komt te laat.")
    other = knelpunt(1, "De bank weigert daarom een rekening te openen voor het gezin.")

    alineas = merge(centre, other).omschrijving

    assert [(a.tekst, a.knelpunt_id) for a in alineas] == [
        ("De pas komt te laat.", centre.knelpunt_id),
        (other.omschrijving[0].tekst, other.knelpunt_id),
    ]


def test_what_the_centre_already_says_is_not_repeated() -> None:
    centre = knelpunt(1, "De verblijfspas van nareizigers komt maanden te laat van de IND.")
    other = knelpunt(2, "De verblijfspassen van nareizigers komen maanden te laat van de IND.")

    assert len(merge(centre, other).omschrijving) == 1


def test_one_gemeente_alone_comes_out_as_it_went_in() -> None:
    alone = knelpunt(1, "Eerste alinea.\n- een punt\n- nog een punt", "Wens een", "Wens twee")

    bundeling = merge(alone)

    assert [(a.tekst, a.merk) for a in bundeling.omschrijving] == [
        (a.tekst, a.merk) for a in alone.omschrijving
    ]
    assert [(o.tekst, o.niveau, o.groep, o.merk) for o in bundeling.oplossingen] == [
        (o.tekst, o.niveau, o.groep, o.merk) for o in alone.oplossingsrichtingen
    ]


def test_the_same_wish_stands_once_with_all_gemeenten_behind_it() -> None:
    one = knelpunt(1, "Tekst.", "Verhoog de capaciteit van de BRP-straten.")
    two = knelpunt(2, "Tekst.", "verhoog de capaciteit van de BRP straten")

    [wish] = merge(one, two).oplossingen

    assert wish.tekst == one.oplossingsrichtingen[0].tekst
    assert wish.gemeenten == ("Aveld", "Beekdam")
    assert wish.bronnen == (f"{one.knelpunt_id}-o01", f"{two.knelpunt_id}-o01")


def test_wishes_that_look_alike_but_differ_in_what_they_ask_stay_two() -> None:
    pairs = [
        ("Extra geld voor taallessen", "Extra geld voor begeleiding"),
        (
            "Verhoog de taakstelling in kleine gemeenten",
            "Verlaag de taakstelling in kleine gemeenten",
        ),
        ("Beslis binnen 4 weken op de aanvraag", "Beslis binnen 8 weken op de aanvraag"),
        ("Laat de pilot niet stoppen in juli", "Laat de pilot stoppen in juli"),
        ("Regel de tolkvergoeding landelijk", "Regel de tolkvergoeding lokaal"),
    ]

    counts = [len(merge(knelpunt(1, "T.", a), knelpunt(2, "T.", b)).oplossingen) for a, b in pairs]

    assert counts == [2] * len(pairs)


@pytest.mark.parametrize(
    ("een", "ander"),
    [
        ("Vergoed het vervoer naar de ISK.", "Vervoer naar de ISK vergoeden"),
        (
            "Vervoer naar de ISK bekostigen, want wij betalen nu zelf.",
            "Bekostig vervoer naar de ISK",
        ),
        ("Wij verzoeken het Rijk om de huurtermijn te verlengen.", "Verleng de huurtermijn"),
        ("Maak de prognose een jaar vooruit bekend.", "De prognose één jaar vooruit bekend maken"),
        ("Schrap de wachttijd voor examens niet", "De wachttijd voor het examen niet schrappen"),
        ("Proefplaatsing van een half jaar", "Proefplaatsing van zes maanden"),
        (
            "Meld nareis een half jaar vooraf aan de gemeente",
            "Zes maanden van tevoren weten wie nareist",
        ),
        (
            "Laat de uitkering beginnen op de dag van de sleutel",
            "Laat de bijstand ingaan op de dag waarop iemand de sleutel krijgt",
        ),
    ],
)
def test_a_wish_in_other_words_stands_once(een: str, ander: str) -> None:
    [wish] = merge(knelpunt(1, "Tekst.", een), knelpunt(2, "Tekst.", ander)).oplossingen

    assert (wish.tekst, wish.gemeenten) == (een, GEMEENTEN[:2])


@pytest.mark.parametrize(
    ("een", "ander"),
    [
        ("Vergoed het vervoer naar de ISK.", "Vergoed het vervoer naar de taalles."),
        ("Proefplaatsing van drie maanden", "Proefplaatsing van zes maanden"),
        ("Huurcontracten van een jaar", "Huurcontracten van een maand"),
        ("Laat DUO de boete opleggen in plaats van COA", "Laat COA in plaats van DUO beboeten"),
        ("Schaf de wachttijd voor examens af", "Schaf de wachttijd voor examens niet af"),
        ("Extra tolkuren voor de huisarts", "Extra tolkuren voor de huisarts en de school"),
        ("Extra geld", "Meer geld"),
        ("De gemeente beslist over de leerroute", "Het Rijk beslist over de leerroute"),
        ("Beslis binnen vier weken over nareis", "Beslis na vier weken over nareis"),
        ("Urgentie voor grote gezinnen", "Urgentie alleen voor grote gezinnen"),
        ("Garandeer een plek op het mbo", "Garandeer een plek op het hbo"),
        (
            "Maak de stap van de Z-route naar de B1-route makkelijker",
            "Maak de stap van de B1-route naar de Z-route makkelijker",
        ),
    ],
)
def test_a_wish_that_differs_in_what_it_asks_stays_apart(een: str, ander: str) -> None:
    merged = merge(knelpunt(1, "Tekst.", een), knelpunt(2, "Tekst.", ander)).oplossingen

    assert [wish.tekst for wish in merged] == [een, ander]


def decide(soort: BesluitSoort, een: str, ander: str, number: int = 1) -> Besluit:
    return Besluit(
        besluit_id=f"b{number:06d}",
        soort=soort,
        doel="a-o01",
        doel_tweede="b-o01",
        door="S. Secretaris",
        op=date(2031, 1, 2),
        vingerafdruk=wish_fingerprint(een, ander),
    )


def judge_with(*besluiten: Besluit) -> WishJudge:
    return WishJudge(RULES.lexicon, RULES.wensgewichten, besluiten)


EEN, ANDER = "Meer taalles in de avond", "Avondlessen voor wie overdag werkt"


@pytest.mark.parametrize(
    ("een", "ander"),
    [(EEN, ANDER), ("Bekostig het vervoer naar de ISK", "Financier vervoer naar de ISK")],
)
def test_wishes_that_may_be_one_stay_two_and_are_asked_about(een: str, ander: str) -> None:
    bundeling = merge(knelpunt(1, "Tekst.", een), knelpunt(2, "Tekst.", ander))

    [verband] = bundeling.wensverbanden
    assert len(bundeling.oplossingen) == 2
    assert (verband.uitkomst, verband.bron) == ("voorstel", "regel")
    assert 0.5 < verband.score < 1


def test_wishes_that_ask_something_else_are_not_asked_about() -> None:
    other = "Maak een fietscursus voor vrouwen."

    assert not merge(knelpunt(1, "Tekst.", EEN), knelpunt(2, "Tekst.", other)).wensverbanden


@pytest.mark.parametrize("spelled", [ANDER, ANDER.upper()])
def test_wishes_that_a_person_made_one_are_one_whoever_wrote_them(spelled: str) -> None:
    judge = judge_with(decide("wens-samen", EEN, ANDER))

    bundeling = merge(knelpunt(7, "T.", EEN), knelpunt(8, "T.", spelled), judge=judge)

    assert [w.gemeenten for w in bundeling.oplossingen] == [GEMEENTEN[:2]]
    assert [v.bron for v in bundeling.wensverbanden] == ["besluit"]


def test_wishes_that_a_person_kept_apart_stay_two_even_in_nearly_the_same_words() -> None:
    een, ander = "Vergoed het vervoer naar de ISK.", "Vervoer naar de ISK vergoeden"
    judge = judge_with(decide("wens-apart", een, ander))

    bundeling = merge(knelpunt(1, "T.", een), knelpunt(2, "T.", ander), judge=judge)

    assert len(bundeling.oplossingen) == 2
    assert [(v.uitkomst, v.bron) for v in bundeling.wensverbanden] == [("apart", "besluit")]


def test_apart_wins_from_a_union_by_way_of_a_third_wish() -> None:
    third = "Cursus na zes uur"
    judge = judge_with(
        decide("wens-samen", EEN, ANDER),
        decide("wens-samen", ANDER, third, 2),
        decide("wens-apart", EEN, third, 3),
    )

    merged = merge(*(knelpunt(i, "T.", w) for i, w in enumerate((EEN, ANDER, third))), judge=judge)

    assert [w.tekst for w in merged.oplossingen] == [EEN, third]


def test_of_two_answers_about_wishes_the_last_counts() -> None:
    judge = judge_with(decide("wens-samen", EEN, ANDER), decide("wens-apart", EEN, ANDER, 2))

    assert (
        len(merge(knelpunt(1, "T.", EEN), knelpunt(2, "T.", ANDER), judge=judge).oplossingen) == 2
    )


def test_most_supported_wish_comes_first_and_the_rest_in_order_of_appearance() -> None:
    one = knelpunt(1, "Tekst.", "Bouw meer sociale huurwoningen.", "Stop de verkoop van woningen.")
    two = knelpunt(2, "Tekst.", "Help ouderen bij het verhuizen.", "Stop de verkoop van woningen.")

    teksten = [o.tekst for o in merge(one, two).oplossingen]

    assert teksten == [
        "Stop de verkoop van woningen.",
        "Bouw meer sociale huurwoningen.",
        "Help ouderen bij het verhuizen.",
    ]


def with_tree(number: int, *rows: tuple[str, int | None, str | None]) -> Knelpunt:
    """Rows are (tekst, number of the item above, heading)."""
    return knelpunt(number, "Tekst.").model_copy(
        update={
            "oplossingsrichtingen": tuple(
                Oplossingsrichting(
                    volgnummer=i,
                    tekst=tekst,
                    ouder=ouder,
                    niveau=int(ouder is not None),
                    groep=groep,
                )
                for i, (tekst, ouder, groep) in enumerate(rows, start=1)
            )
        }
    )


def test_nested_items_stay_under_the_item_above_them() -> None:
    one = with_tree(
        1, ("Maak een fonds voor huisvesting", None, None), ("met snelle uitkering", 1, None)
    )
    two = with_tree(
        2, ("Maak een fonds voor huisvesting", None, None), ("met ruime looptijd", 1, None)
    )

    oplossingen = merge(one, two).oplossingen

    assert [(o.tekst, o.niveau) for o in oplossingen] == [
        ("Maak een fonds voor huisvesting", 0),
        ("met snelle uitkering", 1),
        ("met ruime looptijd", 1),
    ]


def test_wishes_under_one_heading_stay_together() -> None:
    one = with_tree(1, ("Bouw sneller", None, "Bouwen"), ("Koop panden aan", None, "Bouwen"))
    two = with_tree(
        2, ("Verdeel eerlijk over de provincie", None, None), ("Koop panden aan", None, None)
    )

    assert [(o.tekst, o.groep) for o in merge(one, two).oplossingen] == [
        ("Koop panden aan", "Bouwen"),
        ("Bouw sneller", "Bouwen"),
        ("Verdeel eerlijk over de provincie", None),
    ]


SENTENCES = st.sampled_from(
    (
        "De woningen zijn te klein voor gezinnen.",
        "Het dossier mist een nummer.",
        "Geef 5 plaatsen extra.",
        "Geef 6 plaatsen extra.",
        "Vraag de provincie om hulp bij vergunningen.",
        "Niet wachten tot de zomer.",
    )
)
MEMBERS = st.lists(
    st.tuples(st.lists(SENTENCES, max_size=3), st.lists(SENTENCES, max_size=4)),
    min_size=1,
    max_size=4,
)


@given(MEMBERS)
def test_no_wish_is_lost_and_no_sentence_is_made_up(
    texts: list[tuple[list[str], list[str]]],
) -> None:
    members = [knelpunt(i, "\n".join(told), *asked) for i, (told, asked) in enumerate(texts)]

    bundeling = merge(*members)

    sources = sorted(b for wish in bundeling.oplossingen for b in wish.bronnen)
    assert sources == sorted(
        f"{m.knelpunt_id}-o{o.volgnummer:02d}" for m in members for o in m.oplossingsrichtingen
    )
    own = {(m.knelpunt_id, a.tekst) for m in members for a in m.omschrijving}
    assert {(a.knelpunt_id, a.tekst) for a in bundeling.omschrijving} <= own


@given(st.lists(SENTENCES, min_size=1, max_size=8), SENTENCES)
def test_what_the_shortlist_leaves_out_is_apart(texts: list[str], asked: str) -> None:
    shortlist = Shortlist()
    for text in texts:
        shortlist.add(JUDGE.read(text))
    wens = JUDGE.read(asked)

    found = shortlist.find(wens, JUDGE.least_nearness(wens))

    judged = [JUDGE.judge(JUDGE.read(text), wens).uitkomst for text in texts]
    assert {i for i, uitkomst in enumerate(judged) if uitkomst != "apart"} <= set(found)

from __future__ import annotations

import random
from datetime import date
from importlib import util

import pytest

from pipeline.encoder import ENCODERS, Encoder, RememberingEncoder
from pipeline.match import explain_pair
from schemas.besluit import Besluit, BesluitSoort
from schemas.knelpunt import Knelpunt
from schemas.thema import Toekenning
from schemas.verband import Verband
from tests.pipeline.matching import (
    groups,
    make_telling,
    match,
    read_records,
    shipped_lexicon,
    shipped_weights,
)

PAS = make_telling(
    "pas",
    "Wachten op de kaart",
    "De vergunning is er, maar het pasje van de IND komt pas na maanden. Zonder pas geen toeslag.",
    "De IND geeft het verblijfsdocument binnen twee weken.",
)
PAS_ANDERS = make_telling(
    "pas anders",
    "Zonder document geen inkomen",
    "Nareizigers hebben maandenlang geen verblijfsdocument. De bank opent dan geen rekening.",
    "Een tijdelijk bewijs van de IND tot de pas er is.",
)
SPORT = make_telling(
    "sport",
    "Geen geld voor de voetbalclub",
    "Contributie en een fiets zijn te duur. Voor participatie is geen budget.",
    "Geef een vast bedrag om mee te doen.",
)


def besluit(soort: BesluitSoort, links: Knelpunt, rechts: Knelpunt, day: int = 1) -> Besluit:
    return Besluit(
        besluit_id=f"{soort}-{day}",
        soort=soort,
        doel=links.knelpunt_id,
        doel_tweede=rechts.knelpunt_id,
        door="secretariaat",
        op=date(2021, 3, day),
    )


def verband_of(
    matching_verbanden: tuple[Verband, ...], links: Knelpunt, rechts: Knelpunt
) -> Verband:
    ids = tuple(sorted((links.knelpunt_id, rechts.knelpunt_id)))
    [verband] = [v for v in matching_verbanden if (v.knelpunt_a, v.knelpunt_b) == ids]
    return verband


def test_one_problem_in_other_words_becomes_one_group() -> None:
    matching = match(PAS, PAS_ANDERS, SPORT)

    assert groups(matching) == {
        frozenset({PAS.knelpunt_id, PAS_ANDERS.knelpunt_id}),
        frozenset({SPORT.knelpunt_id}),
    }


def test_the_reason_starts_with_the_bias_and_its_parts_sum_to_the_score() -> None:
    verband = verband_of(match(PAS, PAS_ANDERS).verbanden, PAS, PAS_ANDERS)

    odds = sum(reden.bijdrage for reden in verband.redenen)
    assert verband.redenen[0].vergelijking == "uitgangspunt"
    assert verband.score == pytest.approx(1 / (1 + 2.718281828**-odds), abs=0.001)


def test_the_reason_names_the_concepts_that_two_texts_share() -> None:
    verband = verband_of(match(PAS, PAS_ANDERS).verbanden, PAS, PAS_ANDERS)

    begrippen = next(r for r in verband.redenen if r.vergelijking == "begrippen")
    assert "verblijfspas" in begrippen.toelichting


def test_a_copied_text_is_joined_though_the_lexicon_knows_nothing_of_it() -> None:
    text = (
        "De fanfare oefent in een loods waar het dak van lekt. Trommels en bugels roesten en de "
        "dirigent staat met paraplu voor de lessenaars."
    )
    links, rechts = (make_telling(n, "Natte bugels", text, "Een droog lokaal.") for n in "ab")

    assert len(groups(match(links, rechts, SPORT))) == 2


def test_humans_put_together_what_the_machine_keeps_apart() -> None:
    matching = match(PAS, SPORT, besluiten=(besluit("samen", PAS, SPORT),))

    verband = verband_of(matching.verbanden, PAS, SPORT)
    assert groups(matching) == {frozenset({PAS.knelpunt_id, SPORT.knelpunt_id})}
    assert (verband.uitkomst, verband.bron) == ("samen", "besluit")


def test_humans_keep_apart_what_the_machine_puts_together() -> None:
    matching = match(PAS, PAS_ANDERS, besluiten=(besluit("apart", PAS, PAS_ANDERS),))

    verband = verband_of(matching.verbanden, PAS, PAS_ANDERS)
    assert len(matching.groepen) == 2
    assert (verband.uitkomst, verband.bron) == ("apart", "besluit")


def test_the_newest_besluit_is_followed_and_the_older_named() -> None:
    old, new = besluit("samen", PAS, SPORT, day=1), besluit("apart", PAS, SPORT, day=2)

    matching = match(PAS, SPORT, besluiten=(old, new))

    assert len(matching.groepen) == 2
    assert matching.strijdig == (old.besluit_id,)


def test_apart_holds_by_way_of_a_third_knelpunt() -> None:
    besluiten = (
        besluit("apart", PAS, SPORT, day=3),
        besluit("samen", PAS, PAS_ANDERS, day=2),
        besluit("samen", PAS_ANDERS, SPORT, day=1),
    )

    matching = match(PAS, PAS_ANDERS, SPORT, besluiten=besluiten)

    assert frozenset({PAS.knelpunt_id, PAS_ANDERS.knelpunt_id}) in groups(matching)
    assert matching.strijdig == ("samen-1",)


def test_a_besluit_about_a_knelpunt_that_is_not_there_waits() -> None:
    matching = match(PAS, besluiten=(besluit("samen", PAS, SPORT),))

    assert groups(matching) == {frozenset({PAS.knelpunt_id})}


def test_no_knelpunten_give_no_groups() -> None:
    matching = match()

    assert (matching.groepen, matching.verbanden) == ((), ())


def tellings(limit: int) -> list[Knelpunt]:
    return [
        make_telling(
            f"{record['probleem']}/{i}",
            t["onderwerp"],
            "\n".join(t["omschrijving"]),
            *t["oplossingen"],
        )
        for record in read_records("problemen.jsonl")[:limit]
        for i, t in enumerate(record["vertellingen"])
    ]


def test_order_of_arrival_changes_nothing() -> None:
    knelpunten = tellings(16)
    shuffled = random.Random(4).sample(knelpunten, len(knelpunten))

    assert match(*shuffled) == match(*knelpunten)


def test_a_group_of_its_own_has_full_density_and_itself_as_centre() -> None:
    [groep] = match(SPORT).groepen

    assert (groep.centrum, groep.dichtheid) == (SPORT.knelpunt_id, 1.0)


def test_proposals_stay_within_the_bound() -> None:
    knelpunten = tellings(64)

    proposals = [v for v in match(*knelpunten).verbanden if v.uitkomst == "voorstel"]

    assert 0 < len(proposals) <= 1.4 * len(knelpunten)


INSTALLED = [RememberingEncoder(model) for module, model in ENCODERS if util.find_spec(module)]


@pytest.mark.parametrize("encoder", [None, *INSTALLED], ids=lambda e: e.pakket if e else "zonder")
def test_no_opposite_wishes_become_one_point(encoder: Encoder | None) -> None:
    pairs = [
        [
            make_telling(
                f"{side}{number}", record["onderwerp"], record["omschrijving"][0], record[side][0]
            )
            for side in ("links", "rechts")
        ]
        for number, record in enumerate(read_records("paren_tegengesteld.jsonl"))
    ]

    matching = match(*(k for pair in pairs for k in pair), encoder=encoder)

    point = {k: groep.centrum for groep in matching.groepen for k in groep.knelpunt_ids}
    joined = [a.onderwerp for a, b in pairs if point[a.knelpunt_id] == point[b.knelpunt_id]]
    assert len(pairs) >= 30
    assert joined == []


@pytest.mark.parametrize(
    ("links", "rechts"),
    [
        (
            "Geen nieuwe azc's van meer dan driehonderd plekken.",
            "Stop met zoeken naar terreinen voor azc's met meer dan vijfhonderd bewoners.",
        ),
        (
            "De invoeringsdatum van de wet een jaar van tevoren vastleggen.",
            "Geen nieuwe invoeringsdatum voor de wet zonder budget.",
        ),
    ],
)
def test_a_size_or_a_date_is_no_wish_in_a_direction(links: str, rechts: str) -> None:
    pair = [make_telling(n, "Duidelijkheid", "De opvang en de wet.", n) for n in (links, rechts)]

    redenen = explain_pair(
        pair,
        (pair[0].knelpunt_id, pair[1].knelpunt_id),
        {},
        shipped_lexicon(),
        shipped_weights(),
    )

    assert "tegengestelde wens" not in {reden.vergelijking for reden in redenen}


def test_nearly_all_neighbouring_problems_of_one_theme_stay_apart() -> None:
    pairs = [
        tuple(
            make_telling(
                f"{side}{number}",
                record[side]["onderwerp"],
                record[side]["omschrijving"][0],
                *record[side]["oplossingen"],
            )
            for side in ("links", "rechts")
        )
        for number, record in enumerate(read_records("paren_buren.jsonl"))
    ]

    matching = match(*(k for pair in pairs for k in pair))

    group_of = {k: g.centrum for g in matching.groepen for k in g.knelpunt_ids}
    joined = sum(group_of[a.knelpunt_id] == group_of[b.knelpunt_id] for a, b in pairs)
    assert len(pairs) >= 60
    assert joined <= 2


def test_explanation_of_a_pair_is_that_of_its_verband() -> None:
    knelpunten = (PAS, PAS_ANDERS, SPORT)
    verband = verband_of(match(*knelpunten).verbanden, PAS, PAS_ANDERS)
    toekenningen = {
        k.knelpunt_id: Toekenning(knelpunt_id=k.knelpunt_id, thema="2b", score=1.0, marge=1.0)
        for k in knelpunten
    }

    redenen = explain_pair(
        knelpunten,
        (verband.knelpunt_a, verband.knelpunt_b),
        toekenningen,
        shipped_lexicon(),
        shipped_weights(),
    )

    assert redenen == verband.redenen

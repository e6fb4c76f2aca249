"""The figures of scoring, each on the smallest dataset that tells."""

from __future__ import annotations

from typing import Any

import polars as pl
import pytest

from pipeline.score import score_dataset
from pipeline.score.texts import bare_text, fold_text
from schemas.score import Gold, GoldBestand, GoldBlok, GoldDocument, GoldIssue, Scores
from schemas.tables import TABLES

BLOK = {
    "issue": "W1",
    "onderwerp": "De lift staat stil",
    "omschrijving": ["Bewoners op vier hoog kunnen niet naar buiten.", "- al drie weken;"],
    "oplossingsrichtingen": [{"tekst": "Een monteur binnen een dag."}, {"tekst": "Een boete."}],
}
KNELPUNT = {
    "onderwerp": "De lift staat stil",
    "omschrijving": "Bewoners op vier hoog kunnen niet naar buiten.\n- al drie weken;",
    "thema": "2b",
    "oplossingen": [(0, "Een monteur binnen een dag."), (0, "Een boete.")],
}


def make_gold(*documenten: dict[str, Any], issues: tuple[GoldIssue, ...] = ()) -> Gold:
    """A gold with one file per document, "a.pdf" and on."""
    return Gold(
        bestanden=tuple(
            GoldBestand(bestand=f"{name}.pdf", doc_id=name)
            for name, _ in zip("abcdef", documenten, strict=False)
        ),
        documenten=tuple(
            GoldDocument(doc_id=name, **{"gemeente": "Veere", **document})
            for name, document in zip("abcdef", documenten, strict=False)
        ),
        issues=issues
        or (
            GoldIssue(id="W1", thema="2b", verwant=("lift",)),
            GoldIssue(id="W2", thema="2a", ook_goed=("2c",), verwant=("sleutel",)),
        ),
    )


def make_tables(*bestanden: list[dict[str, Any]], **inzending: Any) -> dict[str, pl.DataFrame]:
    """The tables of a dataset in which file "a.pdf" gave the first list of knelpunten, and on."""
    inzendingen, knelpunten, oplossingen = [], [], []
    for name, blokken in zip("abcdef", bestanden, strict=False):
        inzendingen.append(
            {
                "inzending_id": name,
                "bestandsnaam": f"{name}.pdf",
                "status": "verwerkt",
                "gemeente": "Veere",
                **inzending,
            }
        )
        for nummer, blok in enumerate(blokken, start=1):
            sleutel = f"{name}-{nummer:02d}"
            rest = {k: v for k, v in blok.items() if k != "oplossingen"}
            knelpunten.append(
                {
                    "knelpunt_id": sleutel,
                    "inzending_id": name,
                    "volgnummer": nummer,
                    "gemeente": "Veere",
                    "beoordelen": False,
                    "agendapunt_id": sleutel,
                    **rest,
                }
            )
            oplossingen += [
                {"knelpunt_id": sleutel, "volgnummer": i, "niveau": niveau, "tekst": tekst}
                for i, (niveau, tekst) in enumerate(blok.get("oplossingen", ()), start=1)
            ]
    rows = {
        "inzendingen": inzendingen,
        "knelpunten": knelpunten,
        "oplossingsrichtingen": oplossingen,
        "verbanden": [],
    }
    schemas = {t.name: t.polars_schema for t in TABLES}
    return {name: pl.DataFrame(r, schema=schemas[name]) for name, r in rows.items()}


def score_one(blok: dict[str, Any], knelpunt: dict[str, Any], worst: int = 0) -> Scores:
    return score_dataset(make_gold({"entries": [blok]}), make_tables([knelpunt]), worst)


def test_dataset_equal_to_the_gold_scores_one_everywhere() -> None:
    totaal = score_one(BLOK, KNELPUNT).totaal

    assert totaal.blok_f1 == totaal.strikt == totaal.omschrijving == totaal.oplossing_f1 == 1
    assert totaal.gemeente == totaal.gemeente_blok == totaal.thema == totaal.privacy == 1
    assert totaal.scheef == 0


def test_block_with_another_onderwerp_is_missed_and_its_oplossingen_count_against() -> None:
    scores = score_one(BLOK, KNELPUNT | {"onderwerp": "Iets heel anders"}, worst=5)

    assert (scores.totaal.gevonden, scores.totaal.blok_p, scores.totaal.oplossing_f1) == (0, 0, 0)
    assert [(m.onderwerp, m.gevonden) for m in scores.missers] == [("De lift staat stil", False)]


def test_block_with_one_wrong_letter_is_found_but_its_onderwerp_is_not_right() -> None:
    totaal = score_one(BLOK, KNELPUNT | {"onderwerp": "De lift staat still"}).totaal

    assert (totaal.gevonden, totaal.onderwerp, totaal.strikt) == (1, 0, 0)


def test_oplossing_at_another_level_is_found_but_the_block_is_not_strict() -> None:
    knelpunt = KNELPUNT | {"oplossingen": [(0, "Een monteur binnen een dag."), (1, "Een boete.")]}

    totaal = score_one(BLOK, knelpunt).totaal

    assert (totaal.oplossing_f1, totaal.strikt) == (1, 0)


def test_oplossing_given_once_counts_once() -> None:
    blok = BLOK | {"oplossingsrichtingen": ["Een boete.", "Een boete."]}

    totaal = score_one(blok, KNELPUNT | {"oplossingen": [(0, "Een boete.")]}).totaal

    assert totaal.oplossing_f1 == pytest.approx(2 / 3)


def test_nested_gold_items_count_as_items_one_level_down() -> None:
    blok = BLOK | {"oplossingsrichtingen": [{"tekst": "Regel twee dingen:", "sub": ["a. geld"]}]}
    knelpunt = KNELPUNT | {"oplossingen": [(0, "Regel twee dingen:"), (1, "geld;")]}

    assert score_one(blok, knelpunt).totaal.strikt == 1


def test_theme_that_the_issue_also_allows_is_right_and_stands_on_the_diagonal() -> None:
    scores = score_one(BLOK | {"issue": "W2"}, KNELPUNT | {"thema": "2c"})

    assert scores.totaal.thema == 1
    assert [(v.gold, v.gegeven) for v in scores.verwarring] == [("2c", "2c")]


def test_wrong_theme_that_is_sent_to_review_spoils_thema_but_not_thema_auto() -> None:
    gold = make_gold({"entries": [BLOK, BLOK | {"onderwerp": "De hal is donker"}]})
    tables = make_tables(
        [
            KNELPUNT,
            KNELPUNT | {"onderwerp": "De hal is donker", "thema": "3a", "beoordelen": True},
        ]
    )

    scores = score_dataset(gold, tables)

    totaal = scores.totaal
    assert (totaal.thema, totaal.thema_auto, totaal.thema_auto_deel) == (0.5, 1, 0.5)
    assert ("2b", "3a", 1) in [(v.gold, v.gegeven, v.aantal) for v in scores.verwarring]


@pytest.mark.parametrize(
    ("issue_b", "punt_b", "precision", "recall"),
    [
        ("W1", "p1", 1, 1),  # one problem, one point
        ("W1", "p2", 0, 0),  # one problem, two points
        ("W2", "p1", 0, 0),  # two problems on one point
        ("W2", "p2", 0, 0),  # two problems, two points: nothing to judge
    ],
)
def test_pair_belongs_together_when_its_issue_is_the_same(
    issue_b: str, punt_b: str, precision: float, recall: float
) -> None:
    gold = make_gold({"entries": [BLOK]}, {"entries": [BLOK | {"issue": issue_b}]})
    tables = make_tables(
        [KNELPUNT | {"agendapunt_id": "p1"}], [KNELPUNT | {"agendapunt_id": punt_b}]
    )

    totaal = score_dataset(gold, tables).totaal

    assert (totaal.dubbel_p, totaal.dubbel_r) == (precision, recall)


def test_related_problems_may_stand_on_one_point() -> None:
    issues = (
        GoldIssue(id="W1", thema="2b", verwant=("lift", "gebouw")),
        GoldIssue(id="W2", thema="2b", verwant=("gebouw",)),
    )
    gold = make_gold(
        {"entries": [BLOK]},
        {"entries": [BLOK | {"issue": "W2"}]},
        {"entries": [BLOK]},
        issues=issues,
    )
    punt = [KNELPUNT | {"agendapunt_id": "p1"}]

    assert score_dataset(gold, make_tables(punt, punt, punt)).totaal.dubbel_p == 1


def test_right_proposal_counts_after_the_reviewers_yes() -> None:
    gold = make_gold({"entries": [BLOK]}, {"entries": [BLOK]})
    tables = make_tables([KNELPUNT], [KNELPUNT])
    verband = {"knelpunt_a": "a-01", "knelpunt_b": "b-01", "uitkomst": "voorstel"}
    tables["verbanden"] = pl.DataFrame([verband], schema=tables["verbanden"].schema)

    totaal = score_dataset(gold, tables).totaal

    assert (totaal.dubbel_r, totaal.voorstel_r, totaal.voorstel_p) == (0, 1, 1)
    assert totaal.voorstel_per_blok == 0.5


def test_masked_personal_data_is_right_and_left_personal_data_is_a_leak() -> None:
    blok = BLOK | {"omschrijving": ["Bel Ans Verzonnen op 06-12345678."]}
    gold = make_gold({"entries": [blok], "persoonsgegevens": ["Ans Verzonnen", "06-12345678"]})
    tables = make_tables([KNELPUNT | {"omschrijving": "Bel [afgeschermd: naam] op 06-12345678."}])

    totaal = score_dataset(gold, tables).totaal

    assert totaal.privacy == 0.5


def test_personal_data_that_stands_in_no_block_is_not_counted() -> None:
    gold = make_gold({"entries": [BLOK], "persoonsgegevens": ["Ans Verzonnen"]})

    totaal = score_dataset(gold, make_tables([KNELPUNT], reden="van Ans Verzonnen")).totaal

    assert totaal.privacy == 1


def test_file_with_another_status_than_expected_counts_as_scheef() -> None:
    gold = make_gold({"entries": [BLOK]})

    assert score_dataset(gold, make_tables([KNELPUNT], status="deels")).totaal.scheef == 1


def test_file_inside_a_mail_is_found_by_its_own_name() -> None:
    tables = make_tables([KNELPUNT], bestandsnaam="bericht.eml/a.pdf")

    assert score_dataset(make_gold({"entries": [BLOK]}), tables).totaal.gevonden == 1


def test_chapter_of_another_gemeente_is_judged_by_its_own_gemeente() -> None:
    blok = BLOK | {"gemeente": "Sluis"}

    totaal = score_one(blok, KNELPUNT | {"gemeente": "Sluis"}).totaal

    assert (totaal.gemeente, totaal.gemeente_blok) == (1, 1)


def test_figures_over_new_issues_are_absent_when_no_issue_is_new() -> None:
    assert score_one(BLOK, KNELPUNT).totaal.thema_nieuw is None


def test_layouts_are_counted_apart() -> None:
    gold = make_gold({"entries": [BLOK]}, {"entries": [BLOK]})
    bestanden = [b.model_copy(update={"layout": b.doc_id}) for b in gold.bestanden]
    gold = gold.model_copy(update={"bestanden": tuple(bestanden)})

    scores = score_dataset(gold, make_tables([KNELPUNT], []))

    assert [(lay.layout, lay.gevonden) for lay in scores.layouts] == [("a", 1), ("b", 0)]


@pytest.mark.parametrize(
    ("links", "rechts"),
    [
        ("‘Elke  dag’ – nu", "'Elke dag' - nu"),
        ("bel [afgeschermd: naam]", "bel §"),
        ("de groep [2] wacht", "de groep wacht"),
        ("oplossings\u00adrichting", "oplossingsrichting"),
    ],
)
def test_text_is_folded_to_what_a_reader_sees(links: str, rechts: str) -> None:
    assert fold_text(links) == fold_text(rechts)


@pytest.mark.parametrize(
    ("text", "bare"),
    [
        ("• Een boete.", "Een boete"),
        ("1) Een boete;", "Een boete"),
        ("b. geld", "geld"),
        ("2021 was zwaar", "2021 was zwaar"),
        ("A. Jansen", "A. Jansen"),
    ],
)
def test_bullet_and_full_stop_are_not_compared(text: str, bare: str) -> None:
    assert bare_text(text) == bare


def test_gold_block_accepts_bare_strings_as_oplossingsrichtingen() -> None:
    blok = GoldBlok.model_validate(
        {"onderwerp": "x", "oplossingsrichtingen": ["a", {"tekst": "b"}]}
    )

    assert [o.tekst for o in blok.oplossingsrichtingen] == ["a", "b"]

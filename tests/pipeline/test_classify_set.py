"""The scheme of the package on the labelled set: the part that the rules were not written with."""

import json
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from pipeline.classify import Classifier, build_classifier, classify_knelpunt
from pipeline.settings import load_rules
from schemas.thema import Toekenning
from tests.factories import make_knelpunt

SET = Path(__file__).parents[1] / "data" / "thema_set.jsonl"
ROWS: list[dict[str, Any]] = [json.loads(line) for line in SET.read_text("utf-8").splitlines()]
APART = [row for row in ROWS if row["deel"] == "apart"]


@pytest.fixture(scope="module")
def classifier() -> Classifier:
    rules = load_rules(None)
    return build_classifier(rules.themaschema, rules.lexicon)


def classify(row: dict[str, Any], classifier: Classifier) -> Toekenning:
    knelpunt = make_knelpunt(
        row["onderwerp"], row["omschrijving"], tuple(row["oplossingsrichtingen"])
    )
    return classify_knelpunt(knelpunt, classifier)


def test_the_set_has_every_theme_in_several_styles() -> None:
    themas = Counter(row["thema"] for row in ROWS)

    assert len(ROWS) >= 150
    assert min(themas.values()) >= 20
    assert set(themas) == {"1a", "2a", "2b", "2c", "3a", "3b", "3c", "00"}
    assert len({row["stijl"] for row in ROWS}) >= 7


def test_no_text_that_is_set_apart_is_an_example_of_the_scheme(classifier: Classifier) -> None:
    examples = [t for v in classifier.schema.voorbeelden for t in v.teksten]

    assert [r["id"] for r in APART if any(r["omschrijving"] in t for t in examples)] == []


def test_the_theme_is_right_on_texts_set_apart(classifier: Classifier) -> None:
    right = [classify(r, classifier).thema in (r["thema"], *r["ook_goed"]) for r in APART]

    assert sum(right) / len(right) >= 0.95


def test_what_needs_no_review_is_right_on_texts_set_apart(classifier: Classifier) -> None:
    sure = [(r, t) for r in APART if not (t := classify(r, classifier)).twijfels]
    inside = [r for r in APART if r["thema"] != "00"]

    assert all(t.thema in (r["thema"], *r["ook_goed"]) for r, t in sure)
    assert len(sure) / len(inside) >= 0.85


@pytest.mark.parametrize(
    "tekst",
    [
        "Dit gebeurt bij het azc. Het azc weet ervan.",
        "Dit zien wij in de woning. De woning is bij ons bekend.",
        "Dit kwam op bij de school. De school heeft het gemeld.",
        "Wij hoorden dit van de corporatie. De corporatie belde erover.",
    ],
)
def test_a_place_alone_is_never_sure(tekst: str, classifier: Classifier) -> None:
    """An entrance beside it is more: who may pass the gate of an azc is a known problem."""
    knelpunt = make_knelpunt("Bij ons", tekst)

    assert classify_knelpunt(knelpunt, classifier).twijfels != ()


@pytest.mark.parametrize(
    ("tekst", "thema"),
    [
        ("Wervers van een taalschool laten mensen bij het azc een contract tekenen.", "3a"),
        ("De bewoner weigert een vaste woning en blijft in de tijdelijke woning zitten.", "2c"),
        (
            "Wij moeten bij verwijtbaar verzuim de uitkering verlagen; hoe, dat weten wij niet.",
            "3c",
        ),
        ("Een particuliere verhuurder wil niet verhuren aan iemand zonder loonstrook.", "2b"),
    ],
)
def test_a_shared_verb_or_place_does_not_hide_the_subject(
    tekst: str, thema: str, classifier: Classifier
) -> None:
    assert classify_knelpunt(make_knelpunt("Knelpunt", tekst), classifier).thema == thema


HAARD = {
    "De azc’s zitten vol en het COA zoekt plekken.": "1a",
    "Dossiers zijn incompleet: bij de koppeling ontbreken BSN en IBAN.": "2a",
    "Te weinig sociale huurwoningen, de wachtlijst wordt langer.": "2b",
    "Flexwoningen: de vergunning duurt langer dan de bouw.": "2c",
    "ELIP: de lening bij DUO is op en de termijn verstreken.": "3a",
    "Werkgevers bieden te weinig taalstages en na plaatsing is er geen nazorg.": "3b",
    "Uitstel van de wet: de aanbesteding van de leerroutes moet over.": "3c",
}


@pytest.mark.parametrize(("tekst", "thema"), HAARD.items())
def test_each_theme_is_known_by_its_core_whatever_stands_above_it(
    tekst: str, thema: str, classifier: Classifier
) -> None:
    toekenning = classify_knelpunt(make_knelpunt("Knelpunt huisvesting", tekst), classifier)

    assert toekenning.thema == thema
    assert toekenning.twijfels == ()


@pytest.mark.parametrize(
    ("tekst", "organisaties"),
    [
        ("COA, IND en DUO wijzen naar elkaar.", ("COA", "DUO", "IND")),
        ("De corporaties en de VNG vragen het Rijk om geld.", ("Rijk", "VNG", "corporaties")),
        ("VWN en Nidos i.s.m. de GGD.", ("GGD", "Nidos", "VluchtelingenWerk")),
        ("Een rijk geschakeerde buurt.", ()),
    ],
)
def test_chain_partners_have_one_name(
    tekst: str, organisaties: tuple[str, ...], classifier: Classifier
) -> None:
    toekenning = classify_knelpunt(make_knelpunt("Keten", tekst), classifier)

    assert toekenning.organisaties == organisaties

"""Themes on the development corpus and the agenda of March 2021: gold texts, headings ignored."""

from __future__ import annotations

import csv
import json
from pathlib import Path
from typing import Any

import pytest

from pipeline.classify import Classifier, build_classifier, classify_knelpunt
from pipeline.settings import load_rules
from schemas.thema import Toekenning
from tests.factories import make_knelpunt

pytestmark = pytest.mark.corpus
SHARED = Path(__file__).parents[2] / ".." / "shared"
DEV = SHARED / "corpus" / "dev"
SEED = SHARED / "seed" / "iua-2021-03.gold.json"
MIN_THEMA = 0.95
MIN_THEMA_AUTO = 0.99
MIN_THEMA_AUTO_DEEL = 0.85


@pytest.fixture(scope="module")
def classifier() -> Classifier:
    rules = load_rules(None)
    return build_classifier(rules.themaschema, rules.lexicon)


@pytest.fixture(scope="module")
def judged(classifier: Classifier) -> list[tuple[Toekenning, bool]]:
    """Every gold block of the corpus with its Toekenning, and whether the theme is right."""
    if not DEV.exists():
        pytest.skip("the development corpus (../shared/corpus/dev) is not beside the project")
    with (DEV / "issues.tsv").open(encoding="utf-8") as lines:
        issues = {row["id"]: row for row in csv.DictReader(lines, delimiter="\t")}
    entries = [
        entry
        for path in sorted((DEV / "gold").glob("*.json"))
        for entry in json.loads(path.read_text("utf-8"))["entries"]
    ]
    toekenningen = [classify(entry, classifier) for entry in entries]
    return [
        (t, t.thema in (issues[e["issue"]]["thema"], *issues[e["issue"]]["ook_goed"].split(";")))
        for e, t in zip(entries, toekenningen, strict=True)
    ]


def classify(entry: dict[str, Any], classifier: Classifier) -> Toekenning:
    teksten = [t for o in entry["oplossingsrichtingen"] for t in flat(o)]
    knelpunt = make_knelpunt(entry["onderwerp"], "\n".join(entry["omschrijving"]), tuple(teksten))
    return classify_knelpunt(knelpunt, classifier)


def flat(oplossing: str | dict[str, Any]) -> list[str]:
    if isinstance(oplossing, str):
        return [oplossing]
    return [oplossing["tekst"], *(t for sub in oplossing.get("sub") or () for t in flat(sub))]


def test_the_theme_is_right(judged: list[tuple[Toekenning, bool]]) -> None:
    assert sum(right for _, right in judged) / len(judged) >= MIN_THEMA


def test_what_needs_no_review_is_right(judged: list[tuple[Toekenning, bool]]) -> None:
    sure = [right for toekenning, right in judged if not toekenning.twijfels]

    assert sum(sure) / len(sure) >= MIN_THEMA_AUTO


def test_few_themes_need_review(judged: list[tuple[Toekenning, bool]]) -> None:
    sure = [toekenning for toekenning, _ in judged if not toekenning.twijfels]

    assert len(sure) / len(judged) >= MIN_THEMA_AUTO_DEEL


def test_the_agenda_of_march_2021_comes_out_right_from_the_rules_alone(
    classifier: Classifier,
) -> None:
    if not SEED.exists():
        pytest.skip("the agenda of March 2021 (../shared/seed) is not beside the project")
    knelpunten = json.loads(SEED.read_text("utf-8"))["knelpunten"]

    wrong = [k["onderwerp"] for k in knelpunten if classify(k, classifier).thema != k["thema"]]

    assert len(knelpunten) == 15
    assert wrong == []

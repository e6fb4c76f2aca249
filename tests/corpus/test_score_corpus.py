"""The bar of design.md §7, on the development corpus beside the project."""

from __future__ import annotations

from pathlib import Path

import pytest

from pipeline.gold import load_dataset, load_gold
from pipeline.run import run_pipeline
from pipeline.score import score_dataset
from pipeline.settings import Settings, load_rules
from schemas.score import Scores
from tests.conftest import SHARED
from tests.golden.sample_run import NoProgress

CORPUS = SHARED / "corpus" / "dev"

FLOORS = {
    "blok_f1": 0.99,
    "thema": 0.95,
    "thema_auto": 0.99,
    "thema_auto_deel": 0.85,
    "dubbel_p": 0.98,
    "dubbel_r": 0.75,
    "voorstel_r": 0.95,
    "voorstel_p": 0.5,
    "gemeente": 0.99,
    "gemeente_blok": 0.99,
    "privacy": 1.0,
}
"""The least that each figure may be."""
CEILINGS = {"voorstel_per_blok": 1.5, "scheef": 0.0}
STRICT_FLOORS = {"docx": 0.98, "pdf": 0.97, "scan": 0.85}
"""Whole blocks right, per kind of file: the layouts of the corpus end in one of these words."""
LAYOUTS = ("D1-docx", "D2-pdf", "D3-docx", "D3-pdf", "D4-docx", "D4-pdf", "D5-docx", "D6-scan")

pytestmark = [
    pytest.mark.corpus,
    pytest.mark.skipif(not CORPUS.is_dir(), reason="../shared/corpus/dev is not there"),
    pytest.mark.tool("tesseract"),
]


@pytest.fixture(scope="module")
def output(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("corpus")
    settings = Settings(inbox=CORPUS / "files", output=folder, still_seconds=0)
    run_pipeline(settings, load_rules(None), NoProgress())
    return folder


@pytest.fixture(scope="module")
def scores(output: Path) -> Scores:
    return score_dataset(load_gold(CORPUS), load_dataset(output / "dataset"), worst=20)


@pytest.mark.parametrize("figure", FLOORS)
def test_figure_reaches_the_bar(scores: Scores, figure: str) -> None:
    assert getattr(scores.totaal, figure) >= FLOORS[figure]


@pytest.mark.parametrize("figure", CEILINGS)
def test_figure_stays_below_its_ceiling(scores: Scores, figure: str) -> None:
    assert getattr(scores.totaal, figure) <= CEILINGS[figure]


@pytest.mark.parametrize("layout", LAYOUTS)
def test_whole_blocks_of_a_layout_are_right(scores: Scores, layout: str) -> None:
    [figures] = [figures for figures in scores.layouts if figures.layout == layout]

    assert figures.strikt >= STRICT_FLOORS[layout.split("-")[1]], [
        m for m in scores.missers if m.gelijkenis < 1
    ]


def test_every_character_of_the_corpus_is_accounted_for(output: Path) -> None:
    rows = load_dataset(output / "dataset")["inzendingen"].iter_rows(named=True)

    assert [
        r["bestandsnaam"]
        for r in rows
        if r["tekens"] != r["tekens_blok"] + r["tekens_meubilair"] + r["tekens_restant"]
    ] == []


def test_restant_is_at_most_two_percent_of_the_content_of_a_file(output: Path) -> None:
    rows = load_dataset(output / "dataset")["inzendingen"].iter_rows(named=True)

    assert [
        (r["bestandsnaam"], r["tekens_restant"])
        for r in rows
        if r["tekens_restant"] > 0.02 * (r["tekens_blok"] + r["tekens_restant"])
    ] == []

"""The agenda of March 2021, from .pdf and from .docx, equals its gold in every field."""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from extractors import extract
from extractors.limits import ReadOptions
from pipeline.attribute import attribute_inzending
from pipeline.classify import build_classifier, classify_knelpunt
from pipeline.segment import segment_document
from pipeline.settings import load_rules
from schemas.document import Document
from schemas.inzending import Inzending
from schemas.knelpunt import Knelpunt, Segmentatie
from tests.conftest import SHARED

SEED = SHARED / "seed"
INZENDING_ID = "0" * 16
FORMATS = ("pdf", "docx")

pytestmark = [
    pytest.mark.corpus,
    pytest.mark.skipif(not SEED.is_dir(), reason="../shared/seed is not beside the project"),
]


@cache
def read_seed(suffix: str) -> Segmentatie:
    return segment_document(read_document(suffix), INZENDING_ID, load_rules(None).labels)


def read_document(suffix: str) -> Document:
    content = (SEED / f"iua-2021-03.{suffix}").read_bytes()
    return extract(content, f"iua-2021-03.{suffix}", ReadOptions())


@cache
def load_seed_gold() -> tuple[dict[str, Any], ...]:
    gold = json.loads(Path(SEED / "iua-2021-03.gold.json").read_text("utf-8"))
    return tuple(gold["knelpunten"])


def flatten(items: Sequence[Any], groep: str | None, niveau: int = 0) -> list[tuple[Any, ...]]:
    """Group, level and text of every oplossingsrichting of the gold, in reading order."""
    rows: list[tuple[Any, ...]] = []
    for item in items:
        own = item.get("groep") or groep
        rows.append((own, niveau, item["tekst"]))
        rows += flatten(item["sub"], own, niveau + 1)
    return rows


def read_oplossingen(knelpunt: Knelpunt) -> list[tuple[Any, ...]]:
    return [(o.groep, o.niveau, o.tekst_met_merk) for o in knelpunt.oplossingsrichtingen]


@pytest.mark.parametrize("suffix", FORMATS)
def test_seed_has_its_fifteen_onderwerpen(suffix: str) -> None:
    onderwerpen = [k.onderwerp for k in read_seed(suffix).knelpunten]

    assert onderwerpen == [g["onderwerp"] for g in load_seed_gold()]


@pytest.mark.parametrize("number", range(15))
@pytest.mark.parametrize("suffix", FORMATS)
def test_omschrijving_of_the_seed_equals_the_gold(suffix: str, number: int) -> None:
    lines = read_seed(suffix).knelpunten[number].omschrijving_tekst.split("\n")

    assert lines == load_seed_gold()[number]["omschrijving"]


@pytest.mark.parametrize("number", range(15))
@pytest.mark.parametrize("suffix", FORMATS)
def test_oplossingsrichtingen_of_the_seed_equal_the_gold(suffix: str, number: int) -> None:
    knelpunt = read_seed(suffix).knelpunten[number]

    wanted = flatten(load_seed_gold()[number]["oplossingsrichtingen"], None)
    assert read_oplossingen(knelpunt) == wanted


@pytest.mark.parametrize("suffix", FORMATS)
def test_footnote_of_the_seed_belongs_to_its_block(suffix: str) -> None:
    notes = [[v.tekst for v in k.voetnoten] for k in read_seed(suffix).knelpunten]

    assert notes == [[g["voetnoot"]] if g["voetnoot"] else [] for g in load_seed_gold()]


@pytest.mark.parametrize("suffix", FORMATS)
def test_chapter_and_theme_headings_of_the_seed_are_read(suffix: str) -> None:
    koppen = [" ".join(k.koppen) for k in read_seed(suffix).knelpunten]

    assert [g["thema_titel"] in kop for g, kop in zip(load_seed_gold(), koppen, strict=True)] == [
        True
    ] * 15


@pytest.mark.parametrize("suffix", FORMATS)
@pytest.mark.parametrize("keep_headings", [True, False], ids=["met koppen", "zonder koppen"])
def test_themes_of_the_seed_are_right_also_without_its_headings(
    suffix: str, keep_headings: bool
) -> None:
    rules = load_rules(None)
    classifier = build_classifier(rules.themaschema, rules.lexicon)
    knelpunten = [
        k if keep_headings else k.model_copy(update={"koppen": ()})
        for k in read_seed(suffix).knelpunten
    ]

    themas = [classify_knelpunt(k, classifier).thema for k in knelpunten]

    assert themas == [g["thema"] for g in load_seed_gold()]


def test_pdf_and_word_of_the_seed_give_the_same_text() -> None:
    pdf, word = (
        [(k.onderwerp, k.omschrijving_tekst, read_oplossingen(k)) for k in read_seed(f).knelpunten]
        for f in FORMATS
    )

    assert pdf == word


@pytest.mark.parametrize("suffix", FORMATS)
def test_agenda_itself_has_no_gemeente_as_its_sender(suffix: str) -> None:
    # "Veel gemeenten kampen met …" is not the gemeente Kampen.
    inzending = Inzending(
        inzending_id=INZENDING_ID, sha256="0" * 64, bestandsnaam=f"iua-2021-03.{suffix}", bytes=1
    )

    toeschrijving = attribute_inzending(
        inzending,
        read_document(suffix),
        read_seed(suffix),
        load_rules(None).gemeenteregister,
        date(2021, 3, 31),
    )

    assert toeschrijving.afzender.gemeente is None
    assert toeschrijving.knelpunten == ()


@pytest.mark.parametrize("suffix", FORMATS)
def test_no_character_of_the_seed_is_left_over(suffix: str) -> None:
    segmentatie = read_seed(suffix)

    assert segmentatie.tekens_restant == 0
    assert segmentatie.tekens == segmentatie.tekens_blok + segmentatie.tekens_meubilair

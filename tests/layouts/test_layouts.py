"""The same three knelpunten come out of every layout, whatever program made the file."""

from __future__ import annotations

from typing import Any

import pytest

from extractors import extract
from extractors.limits import ReadOptions
from pipeline.score.texts import bare_text, fold_text
from pipeline.segment import segment_document
from pipeline.settings import load_rules
from schemas.knelpunt import Knelpunt
from tests.layouts.cases import CASES
from tests.layouts.conftest import Make
from tests.layouts.tree import Blok

LABELS = load_rules(None).labels
PROGRAMS = {
    "word": "docx",
    "typst": "pdf",
    "chromium": "pdf",
    "libreoffice": "pdf",
}

Found = tuple[str, list[str], list[tuple[int, str]]]


def expected(blok: Blok) -> Found:
    """Onderwerp, alinea's and oplossingsrichtingen with their level."""
    oplossingen = [
        line for o in blok.oplossingen for line in [(0, o.text), *((1, s) for s in o.sub)]
    ]
    return (
        fold_text(blok.onderwerp),
        [fold_text(a) for a in blok.omschrijving],
        [(niveau, bare_text(text)) for niveau, text in oplossingen],
    )


def found(knelpunt: Knelpunt) -> Found:
    """The same of a block that came out."""
    return (
        fold_text(knelpunt.onderwerp),
        [fold_text(line) for line in knelpunt.omschrijving_tekst.split("\n")],
        [(o.niveau, bare_text(o.tekst)) for o in knelpunt.oplossingsrichtingen],
    )


def _marks(layout: str, program: str) -> list[pytest.MarkDecorator]:
    return [pytest.mark.tool(program)] if program in ("chromium", "libreoffice") else []


def _cases() -> list[Any]:
    return [
        pytest.param(
            layout,
            program,
            marks=_marks(layout, program),
            id=f"{layout}-{program}",
        )
        for layout in CASES
        for program in PROGRAMS
    ]


@pytest.mark.parametrize(("layout", "program"), _cases())
def test_three_knelpunten_come_out_whole(layout: str, program: str, make_file: Make) -> None:
    content = make_file(layout, program)

    document = extract(content, f"{layout}.{PROGRAMS[program]}", ReadOptions(ocr=False))
    segmentatie = segment_document(document, "0" * 16, LABELS)

    assert [found(k) for k in segmentatie.knelpunten] == [
        expected(b) for b in CASES[layout].blokken
    ]
    assert segmentatie.tekens == document.characters

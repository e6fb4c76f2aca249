"""Wherever the page breaks (in a row, in a cell, in a bullet), the same knelpunten come out."""

from __future__ import annotations

import pytest

from extractors import extract
from extractors.limits import ReadOptions
from pipeline.segment import segment_document
from tests.layouts.cases import CASES
from tests.layouts.render_typst import sheet_to_typst_pdf
from tests.layouts.test_layouts import LABELS, expected, found

LAYOUTS = (
    "ruled_table",
    "unruled_table",
    "one_long_table",
    "column_table_portrait",
    "column_table_landscape",
    "bold_labels",
    "label_above_value",
    "headings",
    "letter",
    "row_per_proposal",
)
LINE_HEIGHT = 0.46
"""Centimetres between the lines of the text: the break moves by a line each time."""
HEIGHTS = tuple(round(7.0 + LINE_HEIGHT * step, 2) for step in range(14))


@pytest.mark.parametrize("height", HEIGHTS)
@pytest.mark.parametrize("layout", LAYOUTS)
def test_break_at_any_line_gives_the_same_knelpunten(layout: str, height: float) -> None:
    content = sheet_to_typst_pdf(CASES[layout].sheet, height)

    document = extract(content, "inzending.pdf", ReadOptions(ocr=False))
    segmentatie = segment_document(document, "0" * 16, LABELS)

    wanted = [expected(blok) for blok in CASES[layout].blokken]
    assert [found(k) for k in segmentatie.knelpunten] == wanted
    assert segmentatie.tekens == document.characters

"""The same knelpunten come out of a scan: 300 dpi, a little askew, with noise."""

from __future__ import annotations

import pytest

from extractors import extract
from extractors.limits import ReadOptions
from pipeline.score.texts import likeness_of
from pipeline.segment import segment_document
from samples.making.other import scan_pdf
from tests.layouts.cases import CASES
from tests.layouts.render_typst import sheet_to_typst_pdf
from tests.layouts.test_layouts import LABELS, expected, found

LAYOUTS = (
    "ruled_table",
    "unruled_table",
    "shaded_table",
    "column_table_landscape",
    "bold_labels",
    "headings",
    "letter",
    "two_columns",
)
LIKENESS = 0.97
"""What Tesseract may misread: three letters in a hundred."""


@pytest.mark.tool("tesseract")
@pytest.mark.parametrize("layout", LAYOUTS)
def test_three_knelpunten_come_out_of_a_scan(layout: str) -> None:
    content = scan_pdf(sheet_to_typst_pdf(CASES[layout].sheet))

    document = extract(content, "scan.pdf", ReadOptions())
    segmentatie = segment_document(document, "0" * 16, LABELS)

    wanted = [expected(blok) for blok in CASES[layout].blokken]
    given = [found(k) for k in segmentatie.knelpunten]
    assert [[niveau for niveau, _ in k[2]] for k in given] == [
        [niveau for niveau, _ in k[2]] for k in wanted
    ]
    pairs = [
        pair
        for (onderwerp, alineas, items), (gold_onderwerp, gold_alineas, gold_items) in zip(
            given, wanted, strict=True
        )
        for pair in (
            (onderwerp, gold_onderwerp),
            (" ".join(alineas), " ".join(gold_alineas)),
            *((a, b) for (_, a), (_, b) in zip(items, gold_items, strict=True)),
        )
    ]
    assert [pair for pair in pairs if likeness_of(*pair) < LIKENESS] == []

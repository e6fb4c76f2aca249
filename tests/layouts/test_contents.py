"""Other texts in the common layouts: groups, titles like labels, figures, long and short."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from _pytest.mark import ParameterSet

from extractors import extract
from extractors.limits import ReadOptions
from pipeline.score.texts import fold_text
from pipeline.segment import segment_document
from tests.layouts.cases import CASES
from tests.layouts.content import without_bullets
from tests.layouts.contents import SETS
from tests.layouts.render_typst import sheet_to_typst_pdf
from tests.layouts.render_word import sheet_to_docx
from tests.layouts.test_layouts import LABELS, expected, found
from tests.layouts.tree import Sheet

LAYOUTS = (
    "ruled_table",
    "unruled_table",
    "shaded_table",
    "column_table_landscape",
    "column_table_unruled",
    "bold_labels",
    "label_above_value",
    "capital_labels",
    "headings",
    "bold_title_without_label",
    "onderwerp_as_title_row",
    "run_in_titles",
    "two_columns",
    "letter",
)
PROGRAMS: dict[str, Callable[[Sheet], bytes]] = {
    "docx": sheet_to_docx,
    "pdf": sheet_to_typst_pdf,
}


def _cases() -> list[ParameterSet]:
    return [
        pytest.param(
            texts,
            layout,
            suffix,
            id=f"{texts}-{layout}-{suffix}",
        )
        for texts in SETS
        for layout in LAYOUTS
        for suffix in PROGRAMS
    ]


@pytest.mark.parametrize(("texts", "layout", "suffix"), _cases())
def test_other_texts_come_out_whole(texts: str, layout: str, suffix: str) -> None:
    blokken = without_bullets(SETS[texts]) if layout == "letter" else SETS[texts]
    content = PROGRAMS[suffix](CASES[layout].layout(blokken))

    document = extract(content, f"inzending.{suffix}", ReadOptions(ocr=False))
    segmentatie = segment_document(document, "0" * 16, LABELS)

    assert [found(k) for k in segmentatie.knelpunten] == [expected(b) for b in blokken]
    assert [
        [fold_text(o.groep) for o in k.oplossingsrichtingen if not o.niveau]
        for k in segmentatie.knelpunten
    ] == [[item.groep for item in b.oplossingen] for b in blokken]

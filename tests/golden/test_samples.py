"""Each sample gives what samples/expected says: its outcome, its blocks, its sender."""

from __future__ import annotations

import pytest

from pipeline.score.texts import fold_text
from tests.golden.sample_run import (
    SAMPLES,
    SampleRun,
    assert_reads_exactly,
    assert_reads_nearly,
    load_uitkomsten,
)

UITKOMSTEN = load_uitkomsten()


def test_every_file_of_the_inbox_has_an_expected_outcome() -> None:
    assert {p.name for p in (SAMPLES / "inbox").iterdir()} == set(UITKOMSTEN)


def test_three_row_tables_in_word_with_groups_and_numbered_lists(samples: SampleRun) -> None:
    assert_reads_exactly(samples, "s01")


def test_three_row_tables_in_a_pdf_with_a_row_over_the_page_break(samples: SampleRun) -> None:
    assert_reads_exactly(samples, "s02")


def test_footnote_in_a_pdf_belongs_to_the_block_that_refers_to_it(samples: SampleRun) -> None:
    assert [_notes(k["voetnoten"]) for k in samples.knelpunten("s02")] == [
        [],
        ["Stand van 1 februari 2021, volgens opgave van beide corporaties."],
        [],
        [],
    ]


def test_one_row_per_knelpunt_on_landscape_pages_in_word(samples: SampleRun) -> None:
    assert_reads_exactly(samples, "s03")


def test_header_row_that_comes_back_on_the_next_page_is_no_block(samples: SampleRun) -> None:
    assert_reads_exactly(samples, "s04")


def test_labelled_paragraphs_with_other_label_words(samples: SampleRun) -> None:
    assert_reads_exactly(samples, "s05")


def test_headings_and_lists_under_chapters_in_a_pdf(samples: SampleRun) -> None:
    assert_reads_exactly(samples, "s06")


def test_letter_in_running_text_that_breaks_over_two_pages(samples: SampleRun) -> None:
    assert_reads_exactly(samples, "s07")


@pytest.mark.tool("tesseract")
def test_scan_that_lies_askew(samples: SampleRun) -> None:
    assert_reads_nearly(samples, "s08", likeness=0.98)
    assert samples.inzending_of("s08")["gescand"]


def test_word_file_that_hangs_on_a_mail(samples: SampleRun) -> None:
    assert_reads_exactly(samples, "s09")


def test_attachment_points_to_its_mail(samples: SampleRun) -> None:
    mail = samples.inzending("Inbreng Meierijstad.eml")

    assert samples.inzending_of("s09")["onderdeel_van"] == mail["inzending_id"]


def test_open_document_text_with_headings(samples: SampleRun) -> None:
    assert_reads_exactly(samples, "s10")


def test_form_with_content_controls_of_which_one_block_is_empty(samples: SampleRun) -> None:
    assert_reads_exactly(samples, "s11")


def test_two_gemeenten_in_one_file_each_speak_in_their_own_blocks(samples: SampleRun) -> None:
    assert_reads_exactly(samples, "s12")


def test_draft_reads_as_if_all_tracked_changes_were_accepted(samples: SampleRun) -> None:
    assert_reads_exactly(samples, "s13")


def test_footnote_in_word_belongs_to_the_block_that_refers_to_it(samples: SampleRun) -> None:
    first, *others = samples.knelpunten("s13")

    assert _notes(first["voetnoten"]) == ["Begroting van december 2020."]
    assert [k["voetnoten"] for k in others] == [[], []]


def test_labels_beside_the_text_without_any_line(samples: SampleRun) -> None:
    assert_reads_exactly(samples, "s14")


@pytest.mark.parametrize(
    "bestand",
    sorted(
        name
        for name, row in UITKOMSTEN.items()
        # The scan has its own test, which needs Tesseract.
        if row["status"] == "verwerkt" and not name.startswith("scan")
    ),
)
def test_readable_file_ends_as_verwerkt(samples: SampleRun, bestand: str) -> None:
    assert samples.inzending(bestand)["status"] == "verwerkt"


@pytest.mark.parametrize(
    "bestand", sorted(name for name, row in UITKOMSTEN.items() if row["status"] == "afgekeurd")
)
def test_unreadable_file_ends_as_afgekeurd_with_a_reason(samples: SampleRun, bestand: str) -> None:
    row = samples.inzending(bestand)

    assert row["status"] == "afgekeurd"
    assert row["reden"]


def test_second_copy_of_a_file_has_no_row_of_its_own_but_is_named(samples: SampleRun) -> None:
    copy = "Kopie van Knelpunten gemeente Aalten (1).docx"
    original = samples.inzending("Knelpunten gemeente Aalten.docx")

    assert copy in original["reden"]
    assert copy not in samples.tables["inzendingen"].get_column("bestandsnaam").to_list()


def test_lock_file_of_word_is_passed_over(samples: SampleRun) -> None:
    names = samples.tables["inzendingen"].get_column("bestandsnaam").to_list()

    assert not [name for name in names if name.startswith("~$")]


def test_no_visible_character_of_a_sample_is_unaccounted_for(samples: SampleRun) -> None:
    rows = samples.tables["inzendingen"].iter_rows(named=True)

    assert [
        r["bestandsnaam"]
        for r in rows
        if r["tekens"] != r["tekens_blok"] + r["tekens_meubilair"] + r["tekens_restant"]
    ] == []


def _notes(voetnoten: list[str]) -> list[str]:
    """The notes without the mark in front ("[1] ")."""
    return [fold_text(note) for note in voetnoten]

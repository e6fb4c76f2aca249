"""The agenda as a Word file: what a reader sees, what Word needs, what comes back."""

from __future__ import annotations

import io
import re
import zipfile
from datetime import date
from typing import Any

import docx
import pytest
from lxml import etree

from extractors import ReadOptions, extract
from pipeline.writers.agenda import agenda_docx
from pipeline.writers.agenda_text import KLEUREN, lay_out_agenda
from schemas.agenda import Agendapunt, Editie, Stoplicht
from schemas.document import Paragraph, Table, iter_paragraphs
from tests.example_editie import EDITIE, THEMAS, make_agendapunt

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def write(*punten: Agendapunt, naam: str = "2031-04") -> bytes:
    return agenda_docx(lay_out_agenda(Editie(naam=naam, agendapunten=punten), THEMAS))


def part(content: bytes, name: str) -> Any:
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        return etree.fromstring(package.read(name))


def paragraphs(content: bytes) -> list[str]:
    return [p.text for p in iter_paragraphs(extract(content, "agenda.docx", ReadOptions()))]


def rows_read_back(content: bytes) -> list[list[tuple[str, int | None, str]]]:
    """Per row of the points' tables: (label, depth, text) of every paragraph in its value cell."""
    document = extract(content, "agenda.docx", ReadOptions())
    return [
        [(p.marker, p.level, p.text) for p in iter_paragraphs(row.cells[1])]
        for page in document.pages
        for table in page.elements
        if isinstance(table, Table) and len(table.rows[0].cells) == 2
        for row in table.rows
    ]


def headings(content: bytes) -> list[tuple[int, str]]:
    document = extract(content, "agenda.docx", ReadOptions())
    return [
        (p.heading, f"{p.marker} {p.text}".strip())
        for page in document.pages
        for p in page.elements
        if isinstance(p, Paragraph) and p.heading and p.style.lower().startswith("heading")
    ]


def test_same_agenda_gives_the_same_bytes() -> None:
    agenda = lay_out_agenda(EDITIE, THEMAS)

    assert agenda_docx(agenda, date(2031, 4, 15)) == agenda_docx(agenda, date(2031, 4, 15))


def test_package_holds_no_date_of_the_clock() -> None:
    content = write(make_agendapunt("2b-01", "Kamers"))

    with zipfile.ZipFile(io.BytesIO(content)) as package:
        assert {entry.date_time[0] for entry in package.infolist()} == {1980}
        assert b"dcterms" not in re.sub(rb"xmlns:\w+=\S+", b"", package.read("docProps/core.xml"))


def test_day_of_the_edition_is_the_date_of_the_file() -> None:
    agenda = lay_out_agenda(EDITIE, THEMAS)

    core = docx.Document(io.BytesIO(agenda_docx(agenda, date(2031, 4, 15)))).core_properties

    assert core.created is not None
    assert core.created.date() == date(2031, 4, 15)
    assert core.language == "nl-NL"


def test_file_is_dutch_to_word_and_not_in_compatibility_mode() -> None:
    content = write(make_agendapunt("2b-01", "Kamers"))

    settings = part(content, "word/settings.xml")
    modes = [s.get(f"{W}val") for s in settings.iter(f"{W}compatSetting")]
    assert settings.find(f"{W}themeFontLang").get(f"{W}val") == "nl-NL"
    assert "15" in modes
    defaults = part(content, "word/styles.xml").find(f"{W}docDefaults")
    assert [lang.get(f"{W}val") for lang in defaults.iter(f"{W}lang")] == ["nl-NL"]


def test_chapters_and_themes_are_headings_in_the_order_of_the_scheme() -> None:
    found = headings(write(make_agendapunt("2b-01", "Kamers")))

    assert found[:5] == [
        (1, "Wat is er nieuw"),
        (1, "Alle punten op een rij"),
        (1, "1. Opvang"),
        (2, "1a. Opvanglocatie (COA)"),
        (1, "2. Huisvesting"),
    ]


def test_theme_without_points_says_so() -> None:
    assert "1a · Bij dit thema heeft nog geen gemeente iets ingebracht." in paragraphs(write())


def test_point_outside_the_scheme_is_not_left_out() -> None:
    content = write(make_agendapunt("00-01", "Iets anders"), make_agendapunt("9z-01", "Oud thema"))

    assert [row[0][2] for row in rows_read_back(content)[::3]] == ["Iets anders", "Oud thema"]


def test_line_above_the_table_has_number_colour_reason_date_name_and_gemeenten() -> None:
    light = Stoplicht(
        kleur="oranje", toelichting="Overleg loopt", sinds=date(2031, 3, 12), door="J. Voorbeeld"
    )

    content = write(
        make_agendapunt("2b-01", "Kamers", gemeenten=("Ede", "Goes", "Oss"), stoplicht=light)
    )

    assert (
        "2b-01 · Stoplicht: oranje – Overleg loopt (12 maart 2031, J. Voorbeeld)"
        " · Ingebracht door 3 gemeenten: Ede, Goes en Oss"
    ) in [" ".join(text.split()) for text in paragraphs(content)]


@pytest.mark.parametrize("kleur", KLEUREN)
def test_colour_of_the_word_has_enough_contrast_with_white(kleur: str) -> None:
    channels = [int(KLEUREN[kleur][i : i + 2], 16) / 255 for i in (0, 2, 4)]  # type: ignore[index]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    luminance = 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]

    assert 1.05 / (luminance + 0.05) >= 4.5  # WCAG 2.2, 1.4.3


def test_cells_hold_only_the_words_of_gemeenten() -> None:
    content = write(
        make_agendapunt(
            "2b-01",
            "Kamers",
            "Eerst dit.\n- dan dat;\n- en < & dat.",
            ("Doe iets.",),
        )
    )

    assert rows_read_back(content) == [
        [("", None, "Kamers")],
        [("", None, "Eerst dit."), ("–", 0, "dan dat;"), ("–", 0, "en < & dat.")],
        [("•", 0, "Doe iets.")],
    ]


@pytest.mark.parametrize(
    "labels",
    [
        [("1)", 0), ("a.", 1), ("b.", 1), ("2)", 0), ("a.", 1)],
        [("3.", 0), ("4.", 0), ("7.", 0)],
        [("2)", 0), ("1)", 0)],
        [("(i)", 0), ("ii.", 0), ("B.", 0)],
        [("1.", 0), ("1.1", 1), ("1.2", 1), ("2.", 0)],
        [("01.", 0), ("02.", 0)],
    ],
)
def test_labels_of_a_list_read_back_as_they_were_written(labels: list[tuple[str, int]]) -> None:
    wensen = tuple((label, f"Wens {i}", depth) for i, (label, depth) in enumerate(labels))

    [_, _, wishes] = rows_read_back(write(make_agendapunt("2b-01", "Kamers", "", wensen)))

    assert [(label, depth) for label, depth, _ in wishes] == labels


def test_wishes_without_a_group_come_before_the_groups() -> None:
    wensen = (("=", "Bouwen:", 0), ("•", "Bouw.", 0))
    punt = make_agendapunt("2b-01", "Kamers", "", wensen)
    loose = punt.oplossingen[0].model_copy(update={"groep": None, "tekst": "Los."})
    punt = punt.model_copy(update={"oplossingen": (*punt.oplossingen, loose)})

    [_, _, wishes] = rows_read_back(write(punt))

    assert [text for _, _, text in wishes] == ["Los.", "Bouwen:", "Bouw."]


def test_note_is_a_footnote_of_word_with_the_mark_it_had() -> None:
    content = write(
        make_agendapunt("2b-01", "Kamers [7].", voetnoten=(("[7]", "Zie de bijlage."),))
    )

    assert rows_read_back(content)[0] == [("", None, "Kamers [7].")]
    notes = part(content, "word/footnotes.xml")
    assert "Zie de bijlage." in "".join(notes.itertext())


def test_two_notes_with_one_mark_get_marks_of_their_own() -> None:
    content = write(
        make_agendapunt("2b-01", "Kamers [1]", voetnoten=(("[1]", "Eerste."),)),
        make_agendapunt("2b-02", "Huizen [1]", voetnoten=(("[1]", "Tweede."),)),
    )

    assert [row[0][2] for row in rows_read_back(content)[::3]] == ["Kamers [1]", "Huizen [2]"]


def test_note_that_no_text_refers_to_is_still_shown() -> None:
    content = write(make_agendapunt("2b-01", "Kamers", "Tekst.", voetnoten=(("[1]", "Los."),)))

    assert rows_read_back(content)[0] == [("", None, "Kamers[1]")]


def test_wish_of_more_gemeenten_names_them_below_the_table() -> None:
    punt = make_agendapunt(
        "2b-01",
        "Kamers",
        "",
        ("Doe iets.", "Doe meer."),
        gemeenten=("Ede", "Goes"),
        steun={1: ("Ede", "Goes")},
    )

    assert "2b-01 · Gevraagd door meer gemeenten: “Doe iets.” (2: Ede, Goes)" in paragraphs(
        write(punt)
    )


def test_points_that_are_gone_leave_their_number_behind() -> None:
    first = make_agendapunt("2b-01", "Kamers")
    content = write(
        first,
        make_agendapunt("2b-02", "Oud", status="opgegaan", opgegaan_in=first.agendapunt_id),
        make_agendapunt("2b-03", "Weg", status="vervallen"),
    )

    assert {"2b-02 · Opgegaan in 2b-01: Oud", "2b-03 · Vervallen: Weg"} <= set(paragraphs(content))


def test_first_row_is_repeated_and_short_rows_are_not_torn() -> None:
    content = write(make_agendapunt("2b-01", "Kamers", "Kort.", ("Lang. " * 400,)))

    table = part(content, "word/document.xml").findall(f".//{W}tbl")[-1]
    found = [
        (row.find(f".//{W}tblHeader") is not None, row.find(f".//{W}cantSplit") is not None)
        for row in table.findall(f"{W}tr")
    ]
    assert found == [(True, True), (False, True), (False, False)]


def test_every_link_and_entry_of_the_contents_leads_to_a_bookmark() -> None:
    body = part(agenda_docx(lay_out_agenda(EDITIE, THEMAS)), "word/document.xml")

    bookmarks = [b.get(f"{W}name") for b in body.iter(f"{W}bookmarkStart")]
    anchors = {link.get(f"{W}anchor") for link in body.iter(f"{W}hyperlink")}
    assert anchors <= set(bookmarks)
    assert len(bookmarks) == len(set(bookmarks))
    assert max(len(name) for name in bookmarks) <= 40


def test_characters_that_xml_cannot_hold_do_not_break_the_file() -> None:
    content = write(make_agendapunt("2b-01", "Kamers\x07 en \x00huizen"))

    assert rows_read_back(content)[0] == [("", None, "Kamers en huizen")]

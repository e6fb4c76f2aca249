"""Headings, looks, indents, and soft line breaks."""

from __future__ import annotations

import pytest

from schemas.document import iter_paragraphs
from tests.extractors.word_files import outline, p, r, read

BR = "<w:r><w:br/></w:r>"
B = "<w:b/>"


def style(style_id: str, name: str, inside: str = "", based_on: str = "") -> str:
    base = f'<w:basedOn w:val="{based_on}"/>' if based_on else ""
    return (
        f'<w:style w:type="paragraph" w:styleId="{style_id}"><w:name w:val="{name}"/>{base}'
        f"{inside}</w:style>"
    )


@pytest.mark.parametrize(
    ("properties", "level"),
    [
        ('<w:pStyle w:val="Kop1"/>', 1),
        ('<w:pStyle w:val="Eigen"/>', 2),
        ('<w:pStyle w:val="Titel"/>', 1),
        ('<w:pStyle w:val="Omlijnd"/>', 3),
        ('<w:outlineLvl w:val="3"/>', 4),
        ('<w:pStyle w:val="Kop1"/><w:outlineLvl w:val="9"/>', 0),
        ('<w:pStyle w:val="Bijschrift"/>', 0),
        ("", 0),
    ],
)
def test_heading_level_comes_from_style_or_outline(properties: str, level: int) -> None:
    styles = (
        style("Kop1", "heading 1")
        + style("Kop2", "Kop 2")
        + style("Eigen", "Eigen kop", based_on="Kop2")
        + style("Titel", "Title")
        + style("Omlijnd", "Vraag", '<w:pPr><w:outlineLvl w:val="2"/></w:pPr>')
        + style("Bijschrift", "Kop bij tabel")
    )

    [paragraph] = iter_paragraphs(read(p("Wonen", properties), {"styles": styles}))

    assert paragraph.heading == level


@pytest.mark.parametrize(
    ("paragraph_style", "run", "is_bold"),
    [
        ("", "<w:b/>", True),
        ("", '<w:b w:val="0"/>', False),
        ("Vet", "", True),
        ("Vet", '<w:b w:val="false"/>', False),
        ("Kind", "", True),
        ("Vet", '<w:rStyle w:val="Nadruk"/>', False),  # two bold styles switch each other off
        ("", '<w:rStyle w:val="Nadruk"/>', True),
    ],
)
def test_bold_is_looked_up_as_word_does(paragraph_style: str, run: str, is_bold: bool) -> None:
    bold = "<w:rPr><w:b/></w:rPr>"
    styles = style("Vet", "Vet", bold) + style("Kind", "Kind", based_on="Vet")
    styles += f'<w:style w:type="character" w:styleId="Nadruk">{bold}</w:style>'

    document = read(p("Wonen", f'<w:pStyle w:val="{paragraph_style}"/>', run), {"styles": styles})

    assert [q.is_bold for q in iter_paragraphs(document)] == [is_bold]


def test_size_style_and_indent_are_in_points() -> None:
    styles = style("Tekst", "Tekst", '<w:rPr><w:sz w:val="22"/></w:rPr>')
    properties = '<w:pStyle w:val="Tekst"/><w:ind w:left="720"/>'

    [paragraph] = iter_paragraphs(read(p("Wonen", properties), {"styles": styles}))

    assert (paragraph.size, paragraph.indent, paragraph.style) == (11.0, 36.0, "Tekst")


def test_white_space_above_counts_empty_paragraphs() -> None:
    body = (
        p("Wonen", '<w:spacing w:after="100"/>') + p() + p("Opvang", '<w:spacing w:before="60"/>')
    )

    assert [q.gap_before for q in iter_paragraphs(read(body))] == [0.0, 5.0 + 12.0 + 3.0]


def test_paragraphs_of_a_style_without_space_between_them_stand_together() -> None:
    styles = style(
        "Tekst", "Tekst", '<w:pPr><w:spacing w:after="200"/><w:contextualSpacing/></w:pPr>'
    )
    item = p("x", '<w:pStyle w:val="Tekst"/>')

    gaps = [q.gap_before for q in iter_paragraphs(read(item + item + p("y"), {"styles": styles}))]

    assert gaps == [0.0, 0.0, 10.0]


def test_line_breaks_before_list_marks_start_items() -> None:
    body = f"<w:p>{r('Wij stellen voor:')}{BR}{r('- bouwen')}{BR}{r('- delen')}</w:p>"

    assert outline(read(body)) == ["Wij stellen voor:", "- bouwen", "- delen"]


def test_line_breaks_around_bold_labels_start_paragraphs() -> None:
    body = (
        f"<w:p>{r('Onderwerp', B)}{BR}{r('Te weinig huizen')}{BR}"
        f"{r('Omschrijving: ', B)}{r('De lijst groeit.')}</w:p>"
    )

    assert outline(read(body)) == [
        "Onderwerp",
        "Te weinig huizen",
        "Omschrijving: De lijst groeit.",
    ]


def test_line_breaks_before_plain_labels_start_paragraphs() -> None:
    body = f"<w:p>{r('Onderwerp: huizen')}{BR}{r('Gewenste oplossing: bouwen')}</w:p>"

    assert outline(read(body)) == ["Onderwerp: huizen", "Gewenste oplossing: bouwen"]


def test_two_line_breaks_start_a_paragraph_and_one_does_not() -> None:
    body = f"<w:p>{r('De lijst')}{BR}{r('groeit.')}{BR}{BR}{r('Er is haast.')}</w:p>"

    document = read(body)

    assert outline(document) == ["De lijst\ngroeit.", "Er is haast."]
    assert [q.gap_before for q in iter_paragraphs(document)] == [0.0, 14.0]


def test_line_breaks_of_pasted_text_that_only_fill_the_line_are_spaces() -> None:
    lines = (
        "De wachttijd voor statushouders is opgelopen tot meer dan een jaar en dat is",
        "veel te lang voor gezinnen met kinderen, zeker als de opvang ver van school",
        "ligt.",
    )

    [text] = outline(read(f"<w:p>{BR.join(r(line) for line in lines)}</w:p>"))

    assert text == " ".join(lines)


@pytest.mark.parametrize(
    ("first", "second", "seen"),
    [
        ("Voorgestelde oplossings-", "richtingen", "Voorgestelde oplossingsrichtingen"),
        ("ELIP-", "groep", "ELIP-groep"),
        ("in-", "en uitstroom", "in- en uitstroom"),
    ],
)
def test_word_that_a_line_break_broke_is_joined(first: str, second: str, seen: str) -> None:
    [paragraph] = iter_paragraphs(read(f"<w:p>{r(first)}{BR}{r(second)}</w:p>"))

    assert paragraph.text == seen
    assert paragraph.characters == len((first + second).replace(" ", ""))


def test_lines_of_one_length_that_start_a_sentence_each_stay_apart() -> None:
    lines = (
        "Maak grond van het Rijk vrij voor tijdelijke woningen",
        "Versnel de vergunning voor tijdelijke woningen nu eens",
    )

    [text] = outline(read(f"<w:p>{BR.join(r(line) for line in lines)}</w:p>"))

    assert text == "\n".join(lines)


def test_runs_are_glued_and_white_space_is_joined() -> None:
    body = f"<w:p>{r('Ge')}{r('meente  ', B)}{r(' Duinrade ')}</w:p>"

    [paragraph] = iter_paragraphs(read(body))

    assert paragraph.text == "Gemeente Duinrade"
    assert [(f.text, f.bold) for f in paragraph.fragments] == [
        ("Ge", False),
        ("meente", True),
        ("Duinrade", False),
    ]

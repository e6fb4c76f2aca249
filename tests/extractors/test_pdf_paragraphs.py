"""Lines to paragraphs: what a reader sees as one, and where the next begins."""

import pytest

from schemas.document import Paragraph, iter_paragraphs
from tests.extractors.pdf_makers import body_texts, html_pdf, read, read_typst

ZIN = "In de fictieve gemeente Duinrade wachten gezinnen lang op een woning die bij hen past. "


def paragraphs(source: str) -> list[Paragraph]:
    return list(iter_paragraphs(read_typst(source)))


@pytest.mark.parametrize(
    "mark", ["•", "◦", "▪", "–", "-", "→", "✓", "➢", "1)", "1.", "a)", "(a)", "iv."]
)
def test_mark_is_taken_off_the_text(mark: str) -> None:
    source = (
        f'#set text(font: "DejaVu Sans")\n#grid(columns: (0.7cm, 1fr), [#"{mark}"], [{ZIN * 2}])'
    )

    [paragraph] = paragraphs(source)

    assert paragraph.text == (ZIN * 2).strip()
    assert paragraph.marker == mark
    assert paragraph.marker_characters == len(mark)


def test_nested_items_are_indented_deeper() -> None:
    found = paragraphs(f"- {ZIN * 2}\n  - {ZIN * 2}\n    - {ZIN}\n- {ZIN}")

    assert [p.marker for p in found] == ["•", "‣", "–", "•"]
    first, second, third, last = (p.indent or 0 for p in found)
    assert first == last < second < third


def test_white_space_parts_paragraphs() -> None:
    assert body_texts(read_typst(f"{ZIN * 3}\n\n{ZIN * 3}")) == [(ZIN * 3).strip()] * 2


def test_first_line_indent_parts_paragraphs() -> None:
    source = f"#set par(first-line-indent: 1.5em, spacing: 0.65em)\n{ZIN * 3}\n\n{ZIN * 3}\n\n{ZIN}"

    assert body_texts(read_typst(source)) == [(ZIN * 3).strip(), (ZIN * 3).strip(), ZIN.strip()]


def test_lines_without_marks_that_end_by_hand_are_paragraphs() -> None:
    voorstel = "Wij stellen voor: \\\nMeer huizen bouwen \\\nSneller verdelen \\\nMinder regels"
    source = f"{ZIN * 2}\n\n{voorstel}"

    assert body_texts(read_typst(source))[1:] == [
        "Wij stellen voor:",
        "Meer huizen bouwen",
        "Sneller verdelen",
        "Minder regels",
    ]


def test_dash_at_the_start_of_a_line_in_a_sentence_is_no_mark() -> None:
    source = (
        "#set text(hyphenate: false)\n" + "Wij zien dit – en niet alleen wij – elke week. " * 20
    )

    assert len(paragraphs(source)) == 1


def test_bold_lead_in_begins_a_paragraph() -> None:
    source = f"{ZIN * 2} \\\n*Omschrijving:* {ZIN * 2} \\\n*Oplossing:* {ZIN}"

    found = paragraphs(source)

    assert [p.text.split()[0] for p in found] == ["In", "Omschrijving:", "Oplossing:"]
    assert [f.text for f in found[1].fragments if f.bold] == ["Omschrijving:"]


def test_heading_over_two_lines_is_one_paragraph() -> None:
    found = paragraphs(f"= {ZIN * 2}\n{ZIN * 2}")

    assert [p.text for p in found] == [(ZIN * 2).strip()] * 2
    assert [p.is_bold for p in found] == [True, False]


def test_hyphen_at_a_line_end_is_joined() -> None:
    source = "oplossings- \\\nrichtingen voor in- \\\nen uitstroom van de ELIP- \\\ngroep"

    [paragraph] = paragraphs(source)

    assert paragraph.text == "oplossingsrichtingen voor in- en uitstroom van de ELIP-groep"


@pytest.mark.parametrize(
    ("lines", "joined"),
    [
        ("een blijf-van-m'n- \\\nlijfhuis", "een blijf-van-m’n-lijfhuis"),
        ("een kant-en- \\\nklaar plan", "een kant-en-klaar plan"),
        ("de AMV-op- \\\nvang", "de AMV-opvang"),
        ("voor 65- \\\nplus", "voor 65-plus"),
        ("van 2019- \\\n2021", "van 2019-2021"),
        ("tussen 65- \\\nen 75-plus", "tussen 65- en 75-plus"),
        ("kosten € 12,- \\\nper maand", "kosten € 12,- per maand"),
    ],
)
def test_hyphen_that_belongs_to_the_word_stays(lines: str, joined: str) -> None:
    [paragraph] = paragraphs(lines)

    assert paragraph.text == joined


def test_automatic_hyphens_of_a_narrow_column_are_joined() -> None:
    source = f"#set par(justify: true)\n#set text(hyphenate: true)\n#block(width: 4cm)[{ZIN * 3}]"

    assert body_texts(read_typst(source)) == [(ZIN * 3).strip()]


def test_letters_that_stand_apart_spell_a_word() -> None:
    assert body_texts(read_typst("O N D E R W E R P")) == ["ONDERWERP"]
    assert body_texts(read_typst("#text(tracking: 3pt)[Te weinig huizen]")) == ["Te weinig huizen"]


def test_soft_hyphen_in_a_word_is_not_read() -> None:
    [paragraph] = paragraphs('#"statushouders\\u{ad}huisvesting"')

    assert paragraph.text == "statushoudershuisvesting"


def test_raised_number_is_a_note_mark() -> None:
    found = paragraphs(
        "#set super(typographic: false)\nDe gezinnen#footnote[Cijfers uit 2020.] wachten."
    )

    assert found[0].text == "De gezinnen[1] wachten."
    assert [(p.role, p.marker, p.text) for p in found[1:]] == [
        ("footnote", "[1]", "Cijfers uit 2020.")
    ]


def test_raised_number_of_the_font_is_a_note_mark() -> None:
    found = paragraphs("De gezinnen#footnote[Cijfers uit 2020.] wachten in wijk K3.")

    assert found[0].text == "De gezinnen[1] wachten in wijk K3."
    assert [(p.role, p.marker, p.text) for p in found[1:]] == [
        ("footnote", "[1]", "Cijfers uit 2020.")
    ]


def test_initial_of_a_name_is_no_mark() -> None:
    assert body_texts(read_typst("Met groet, \\\nA. de Fictie \\\nB.J. Verzonnen")) == [
        "Met groet,",
        "A. de Fictie",
        "B.J. Verzonnen",
    ]


def test_power_of_a_unit_is_no_note_mark() -> None:
    found = paragraphs("#set super(typographic: false)\nEen huis van 60 m#super[2] is klein.")

    assert found[0].text == "Een huis van 60 m2 is klein."


def test_ligatures_are_opened() -> None:
    [paragraph] = paragraphs('#set text(ligatures: false)\n#"e\\u{fb03}ciënt \\u{fb01}etsen"')

    assert paragraph.text == "efficiënt fietsen"


@pytest.mark.tool("chromium")
def test_bullets_that_a_browser_draws_are_marks() -> None:
    document = read(html_pdf(f"<p>{ZIN}<ul><li>Bouw<ul><li>{ZIN * 2}</ul><li>Verdeel</ul>"))

    assert body_texts(document)[1:] == ["• Bouw", f"◦ {(ZIN * 2).strip()}", "• Verdeel"]

"""List labels: computed by Word, or typed."""

from __future__ import annotations

import pytest

from extractors.word_numbering import format_number
from schemas.document import iter_paragraphs
from tests.extractors.word_files import outline, p, r, read


def item(text: str, num: int = 1, level: int = 0) -> str:
    return p(text, f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{num}"/></w:numPr>')


def lvl(level: int, fmt: str, text: str, more: str = "") -> str:
    return (
        f'<w:lvl w:ilvl="{level}"><w:start w:val="1"/><w:numFmt w:val="{fmt}"/>'
        f'<w:lvlText w:val="{text}"/>{more}</w:lvl>'
    )


def abstract(*levels: str, number: int = 0, more: str = "") -> str:
    return f'<w:abstractNum w:abstractNumId="{number}">{more}{"".join(levels)}</w:abstractNum>'


def num(number: int, of: int = 0, more: str = "") -> str:
    return f'<w:num w:numId="{number}"><w:abstractNumId w:val="{of}"/>{more}</w:num>'


DECIMAL = abstract(lvl(0, "decimal", "%1)"), lvl(1, "lowerLetter", "%2."))


def test_labels_count_and_restart_below_a_higher_level() -> None:
    body = item("een") + item("a", level=1) + item("b", level=1) + item("twee") + item("c", level=1)

    document = read(body, {"numbering": DECIMAL + num(1)})

    assert outline(document) == ["1) een", "a. a", "b. b", "2) twee", "a. c"]
    assert [q.level for q in iter_paragraphs(document)] == [0, 1, 1, 0, 1]


def test_label_is_no_character_of_the_file() -> None:
    [paragraph] = iter_paragraphs(read(item("een"), {"numbering": DECIMAL + num(1)}))

    assert (paragraph.marker_characters, paragraph.characters) == (0, 3)


def test_label_of_several_levels_shows_them_all() -> None:
    numbering = abstract(lvl(0, "upperRoman", "%1"), lvl(1, "decimal", "%1.%2", "<w:isLgl/>"))

    document = read(item("een") + item("x", level=1), {"numbering": numbering + num(1)})

    assert outline(document) == ["I een", "1.1 x"]


def test_label_with_words_is_text_that_is_not_counted() -> None:
    numbering = abstract(lvl(0, "decimal", "Knelpunt %1:")) + num(1)

    document = read(item("wonen") + item("opvang"), {"numbering": numbering})

    assert outline(document) == ["Knelpunt 1: wonen", "Knelpunt 2: opvang"]
    assert [q.marker for q in iter_paragraphs(document)] == ["", ""]
    assert document.characters == len("wonenopvang")


def test_roman_label_is_a_mark() -> None:
    numbering = abstract(
        lvl(0, "lowerRoman", "%1.").replace('w:start w:val="1"', 'w:start w:val="8"')
    )

    [paragraph] = iter_paragraphs(read(item("x"), {"numbering": numbering + num(1)}))

    assert paragraph.marker == "viii."


def test_two_lists_of_one_definition_count_on_and_an_own_start_restarts() -> None:
    restart = '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride>'
    numbering = DECIMAL + num(1) + num(2) + num(3, more=restart)

    body = item("x") + item("x", 2) + item("x", 3) + item("x", 3)

    assert outline(read(body, {"numbering": numbering})) == ["1) x", "2) x", "1) x", "2) x"]


def test_list_of_its_own_levels_overrides_the_definition() -> None:
    own = f'<w:lvlOverride w:ilvl="0">{lvl(0, "upperLetter", "%1:")}</w:lvlOverride>'

    assert outline(read(item("x"), {"numbering": DECIMAL + num(1, more=own)})) == ["A: x"]


@pytest.mark.parametrize(
    ("text", "font", "label"),
    [
        ("\uf0b7", "Symbol", "•"),
        ("\uf0a7", "Wingdings", "▪"),
        ("\uf0d8", "Wingdings", "➢"),
        ("\uf0fc", "Wingdings", "✓"),
        ("o", "Courier New", "•"),
        ("-", "Calibri", "-"),
        ("–", "Calibri", "–"),
        ("\uf0b7", "", "•"),
    ],
)
def test_bullet_is_read_as_its_font_draws_it(text: str, font: str, label: str) -> None:
    fonts = f'<w:rPr><w:rFonts w:ascii="{font}"/></w:rPr>'
    numbering = abstract(lvl(0, "bullet", text, fonts)) + num(1)

    assert outline(read(item("Bouwen"), {"numbering": numbering})) == [f"{label} Bouwen"]


def test_list_that_a_style_brings_labels_its_paragraphs() -> None:
    styles = (
        '<w:style w:type="paragraph" w:styleId="Punt"><w:name w:val="Punt"/><w:pPr><w:numPr>'
        '<w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
        '<w:style w:type="paragraph" w:styleId="Sub"><w:basedOn w:val="Punt"/></w:style>'
    )
    numbering = abstract(
        lvl(0, "bullet", "•", '<w:pStyle w:val="Punt"/>'),
        lvl(1, "bullet", "–", '<w:pStyle w:val="Sub"/>'),
    ) + num(1)
    body = p("Bouwen", '<w:pStyle w:val="Punt"/>') + p("Snel", '<w:pStyle w:val="Sub"/>')

    assert outline(read(body, {"styles": styles, "numbering": numbering})) == ["• Bouwen", "– Snel"]


def test_list_switched_off_at_the_paragraph_has_no_label() -> None:
    assert outline(read(item("x", 0), {"numbering": DECIMAL + num(1)})) == ["x"]


def test_list_style_is_followed_to_its_definition() -> None:
    linked = abstract(number=1, more='<w:numStyleLink w:val="Opsomming"/>')
    real = abstract(lvl(0, "decimal", "%1."), more='<w:styleLink w:val="Opsomming"/>')

    assert outline(read(item("x"), {"numbering": real + linked + num(1, of=1)})) == ["1. x"]


def test_deleted_item_is_not_counted() -> None:
    gone = item("weg").replace("<w:r>", "<w:del><w:r>").replace("</w:r>", "</w:r></w:del>")
    gone = gone.replace("</w:numPr>", "</w:numPr><w:rPr><w:del/></w:rPr>")

    document = read(item("een") + gone + item("twee"), {"numbering": DECIMAL + num(1)})

    assert outline(document) == ["1) een", "[deleted] weg", "2) twee"]


def test_typed_mark_is_told_from_the_text_and_counted() -> None:
    [paragraph] = iter_paragraphs(read(p("-\tBouw flexwoningen")))

    assert (paragraph.marker, paragraph.text) == ("-", "Bouw flexwoningen")
    assert (paragraph.marker_characters, paragraph.characters) == (1, 17)


def test_mark_in_a_run_of_its_own_is_told_from_the_text() -> None:
    symbol = '<w:r><w:sym w:font="Wingdings" w:char="F0A7"/></w:r>'

    assert outline(read(f"<w:p>{symbol}<w:r><w:tab/></w:r>{r('Bouwen')}</w:p>")) == ["▪ Bouwen"]


def test_typed_spaces_and_tabs_before_a_mark_indent_it() -> None:
    body = p("- Bouw woningen") + p("  - in de kern") + p("\t- op het land")
    body = body.replace("\t", "</w:t><w:tab/><w:t>")

    document = read(body)

    assert outline(document) == ["- Bouw woningen", "- in de kern", "- op het land"]
    assert [q.indent for q in iter_paragraphs(document)] == [0.0, 8.0, 36.0]


@pytest.mark.parametrize(
    ("number", "number_format", "label"),
    [
        (3, "lowerRoman", "iii"),
        (49, "upperRoman", "XLIX"),
        (27, "lowerLetter", "aa"),
        (5, "decimalZero", "05"),
        (2, "ordinal", "2e"),
        (4, "chicago", "§"),
        (3, "none", ""),
        (3, "chineseCounting", "3"),
    ],
)
def test_number_format(number: int, number_format: str, label: str) -> None:
    assert format_number(number, number_format) == label

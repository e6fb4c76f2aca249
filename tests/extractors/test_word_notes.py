"""Notes, comments, headers and footers."""

from __future__ import annotations

from schemas.document import iter_paragraphs
from tests.extractors.word_files import outline, p, r, read, tbl, tc, tr


def reference(note_id: int, kind: str = "footnote") -> str:
    return f'<w:r><w:{kind}Reference w:id="{note_id}"/></w:r>'


def note(note_id: int, text: str, kind: str = "footnote") -> str:
    return f'<w:{kind} w:id="{note_id}">{p(text)}</w:{kind}>'


def section(*references: tuple[str, str, str], more: str = "") -> str:
    inside = "".join(
        f'<w:{kind}Reference w:type="{page}" r:id="{part}"/>' for kind, page, part in references
    )
    return f"<w:sectPr>{inside}{more}</w:sectPr>"


def field(instruction: str, result: str) -> str:
    return f'<w:fldSimple w:instr="{instruction}">{r(result)}</w:fldSimple>'


def test_note_is_referred_to_in_the_text_and_stands_at_the_end() -> None:
    notes = note(7, "Bron: eigen telling.") + note(3, "Peildatum maart.")
    body = f"<w:p>{r('Wonen')}{reference(3)}{r(' en opvang')}{reference(7)}</w:p>" + p("Slot")

    assert outline(read(body, {"footnotes": notes})) == [
        "Wonen[1] en opvang[2]",
        "Slot",
        "[footnote] [1] Peildatum maart.",
        "[footnote] [2] Bron: eigen telling.",
    ]


def test_label_of_a_note_is_no_character_of_the_file() -> None:
    body = f"<w:p>{r('Wonen')}{reference(3)}</w:p>"

    document = read(body, {"footnotes": note(3, "Noot")})

    assert [q.characters for q in iter_paragraphs(document)] == [5, 4]


def test_endnotes_are_numbered_in_roman_numbers_as_word_does() -> None:
    body = f"<w:p>{r('Wonen')}{reference(2, 'endnote')}</w:p>"

    document = read(body, {"endnotes": note(2, "Noot", "endnote")})

    assert outline(document) == ["Wonen[i]", "[footnote] [i] Noot"]


def test_number_format_of_notes_comes_from_the_section() -> None:
    body = f"<w:p>{r('Wonen')}{reference(3)}</w:p>" + (
        '<w:sectPr><w:footnotePr><w:numFmt w:val="lowerLetter"/></w:footnotePr></w:sectPr>'
    )

    assert outline(read(body, {"footnotes": note(3, "Noot")})) == [
        "Wonen[a]",
        "[footnote] [a] Noot",
    ]


def test_note_that_nothing_refers_to_is_hidden() -> None:
    assert outline(read(p("Wonen"), {"footnotes": note(5, "Los")})) == ["Wonen", "[hidden] Los"]


def test_note_of_a_deleted_reference_is_deleted() -> None:
    body = f"<w:p>{r('Wonen')}<w:del>{reference(3)}</w:del></w:p>"

    assert outline(read(body, {"footnotes": note(3, "Oud")})) == [
        "Wonen",
        "[deleted] [1]",
        "[deleted] [1] Oud",
    ]


def test_comment_stands_after_the_block_it_is_about() -> None:
    comments = f'<w:comment w:id="0" w:author="X">{p("Klopt dit?")}</w:comment>'
    inside = f"<w:p>{r('Wonen')}<w:r><w:commentReference w:id='0'/></w:r></w:p>"

    document = read(tbl(tr(tc(inside))) + p("Slot"), {"comments": comments})

    assert outline(document) == ["| Wonen |", "[comment] Klopt dit?", "Slot"]


def test_headers_stand_first_and_footers_last_each_text_once() -> None:
    parts = {"header1": p("Gemeente Duinrade"), "header2": p("Gemeente Duinrade")}
    parts["footer1"] = p("Vertrouwelijk")
    first = p("Wonen", section(("header", "default", "header1")))
    last = section(("header", "default", "header2"), ("footer", "default", "footer1"))

    assert outline(read(first + p("Opvang") + last, parts)) == [
        "[header] Gemeente Duinrade",
        "Wonen",
        "Opvang",
        "[footer] Vertrouwelijk",
    ]


def test_header_of_a_title_page_that_the_section_does_not_have_is_hidden() -> None:
    hidden = read(p("Wonen") + section(("header", "first", "header1")), {"header1": p("Oud")})
    shown = read(
        p("Wonen") + section(("header", "first", "header1"), more="<w:titlePg/>"),
        {"header1": p("Brief")},
    )

    assert outline(hidden) == ["[hidden] Oud", "Wonen"]
    assert outline(shown) == ["[header] Brief", "Wonen"]


def test_line_that_holds_the_page_number_alone_is_the_page_number() -> None:
    footer = f"<w:p>{r('Pagina ')}{field('PAGE', '2')}{r(' van ')}{field('NUMPAGES', '7')}</w:p>"
    body = p("Wonen") + section(("footer", "default", "footer1"))

    assert outline(read(body, {"footer1": footer})) == ["Wonen", "[page_number] Pagina 2 van 7"]


def test_page_number_beside_other_text_belongs_to_the_footer() -> None:
    footer = f"<w:p>{r('Gemeente Duinrade, blz. ')}{field('PAGE', '2')}</w:p>"
    body = p("Wonen") + section(("footer", "default", "footer1"))

    assert outline(read(body, {"footer1": footer})) == [
        "Wonen",
        "[footer] Gemeente Duinrade, blz. 2",
    ]

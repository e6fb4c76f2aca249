"""OpenDocument texts, written as the XML of their parts."""

from __future__ import annotations

import pytest

from extractors import extract
from schemas.document import Document, Hint, Table, iter_paragraphs
from schemas.errors import DamagedFileError, EncryptedFileError
from tests.extractors.word_files import OPTIONS, make_zip, outline

_NAMES = "urn:oasis:names:tc:opendocument:xmlns:"
NAMESPACES = " ".join(
    f'xmlns:{prefix}="{name}"'
    for prefix, name in {
        **{p: f"{_NAMES}{p}:1.0" for p in ("office", "text", "style", "table", "form", "meta")},
        "draw": f"{_NAMES}drawing:1.0",
        "fo": f"{_NAMES}xsl-fo-compatible:1.0",
        "svg": f"{_NAMES}svg-compatible:1.0",
        "dc": "http://purl.org/dc/elements/1.1/",
        "xlink": "http://www.w3.org/1999/xlink",
    }.items()
)
NUMBERS = (
    '<text:list-style style:name="L"><text:list-level-style-number text:level="1"'
    ' style:num-format="1" style:num-suffix=")"/><text:list-level-style-number text:level="2"'
    ' style:num-format="a" style:num-suffix="." text:display-levels="1"/></text:list-style>'
)
BULLETS = (
    '<text:list-style style:name="B"><text:list-level-style-bullet text:level="1"'
    ' text:bullet-char="\uf0b7"><style:text-properties style:font-name="Symbol"/>'
    "</text:list-level-style-bullet></text:list-style>"
)


def make_odt(body: str, automatic: str = "", styles: str = "", meta: str = "") -> bytes:
    content = (
        f"<office:document-content {NAMESPACES}><office:automatic-styles>{automatic}"
        f"</office:automatic-styles><office:body><office:text>{body}</office:text></office:body>"
        "</office:document-content>"
    )
    return make_zip(
        {
            "mimetype": b"application/vnd.oasis.opendocument.text",
            "content.xml": content.encode(),
            "styles.xml": f"<office:document-styles {NAMESPACES}>{styles}"
            "</office:document-styles>".encode(),
            "meta.xml": f"<office:document-meta {NAMESPACES}>{meta}"
            "</office:document-meta>".encode(),
        }
    )


def read(body: str, automatic: str = "", styles: str = "", meta: str = "") -> Document:
    return extract(make_odt(body, automatic, styles, meta), "x.odt", OPTIONS)


def p(text: str, style: str = "") -> str:
    return f'<text:p text:style-name="{style}">{text}</text:p>'


def item(*inside: str) -> str:
    return f"<text:list-item>{''.join(inside)}</text:list-item>"


def numbered(*items: str, style: str = "L", more: str = "") -> str:
    return f'<text:list text:style-name="{style}" {more}>{"".join(items)}</text:list>'


def test_labels_are_computed_and_restart_below() -> None:
    inner = f"<text:list>{item(p('a'))}{item(p('b'))}</text:list>"
    body = numbered(item(p("een"), inner), item(p("twee"), p("vervolg")))

    document = read(body, NUMBERS)

    assert outline(document) == ["1) een", "a. a", "b. b", "2) twee", "vervolg"]
    assert [q.level for q in iter_paragraphs(document)] == [0, 1, 1, 0, None]


def test_list_counts_on_only_where_it_says_so() -> None:
    go_on = 'text:continue-numbering="true"'
    body = numbered(item(p("x"))) + numbered(item(p("x")), more=go_on) + numbered(item(p("x")))

    assert outline(read(body, NUMBERS)) == ["1) x", "2) x", "1) x"]


def test_bullet_of_a_symbol_font_is_read_as_drawn() -> None:
    assert outline(read(numbered(item(p("x")), style="B"), BULLETS)) == ["• x"]


def test_typed_mark_is_told_from_the_text() -> None:
    assert outline(read(p("- Bouwen"))) == ["- Bouwen"]


def test_heading_has_its_level_and_outline_number() -> None:
    outline_style = (
        '<text:outline-style><text:outline-level-style text:level="1" style:num-format="1"/>'
        "</text:outline-style>"
    )
    body = '<text:h text:outline-level="1">Wonen</text:h><text:h text:outline-level="2">Nu</text:h>'

    document = read(body, styles=outline_style)

    assert outline(document) == ["1 Wonen", "Nu"]
    assert [q.heading for q in iter_paragraphs(document)] == [1, 2]


def test_bold_size_and_style_name_are_looked_up() -> None:
    styles = (
        '<style:style style:name="Tekst_20_body" style:family="paragraph">'
        '<style:text-properties fo:font-size="11pt" fo:font-weight="bold"/></style:style>'
    )
    automatic = (
        '<style:style style:name="P1" style:family="paragraph"'
        ' style:parent-style-name="Tekst_20_body"/>'
        '<style:style style:name="T1" style:family="text">'
        '<style:text-properties fo:font-weight="normal"/></style:style>'
    )
    body = p('vet <text:span text:style-name="T1">dun</text:span>', "P1")

    [paragraph] = iter_paragraphs(read(body, automatic, styles))

    assert [(f.text, f.bold, f.size) for f in paragraph.fragments] == [
        ("vet", True, 11.0),
        ("dun", False, 11.0),
    ]
    assert paragraph.style == "Tekst body"


def test_spaces_tabs_and_line_breaks_are_read() -> None:
    body = p("a<text:s text:c='3'/>b<text:tab/>c<text:line-break/>- d")

    assert outline(read(body)) == ["a b c", "- d"]


def test_merged_cells_know_their_place() -> None:
    wide = f'<table:table-cell table:number-columns-spanned="2">{p("Wonen")}</table:table-cell>'
    tall = f'<table:table-cell table:number-rows-spanned="2">{p("x")}</table:table-cell>'
    covered, plain = "<table:covered-table-cell/>", f"<table:table-cell>{p('y')}</table:table-cell>"
    rows = "".join(
        f"<table:table-row>{''.join(cells)}</table:table-row>"
        for cells in ((tall, wide, covered), (covered, plain, plain))
    )

    [table] = read(f"<table:table>{rows}</table:table>").pages[0].elements

    assert isinstance(table, Table)
    assert [[(c.column, c.column_span, c.row_span) for c in row.cells] for row in table.rows] == [
        [(0, 1, 2), (1, 2, 1)],
        [(0, 1, 1), (1, 1, 1), (2, 1, 1)],
    ]
    assert table.rows[1].cells[0].elements == ()


def test_header_rows_edges_and_lines_are_known() -> None:
    automatic = (
        '<style:style style:name="K" style:family="table-column">'
        '<style:table-column-properties style:column-width="1in"/></style:style>'
        '<style:style style:name="C" style:family="table-cell">'
        '<style:table-cell-properties fo:border="0.5pt solid #000000"/></style:style>'
    )
    cell = f'<table:table-cell table:style-name="C">{p("x")}</table:table-cell>'
    row = f"<table:table-row>{cell}{cell}</table:table-row>"
    body = (
        '<table:table><table:table-column table:style-name="K" table:number-columns-repeated="2"/>'
        f"<table:table-header-rows>{row}</table:table-header-rows>{row}</table:table>"
    )

    [table] = read(body, automatic).pages[0].elements

    assert isinstance(table, Table)
    assert [r.is_header for r in table.rows] == [True, False]
    assert (table.edges, table.is_ruled) == ((0.0, 72.0, 144.0), True)


def test_notes_stand_at_the_end_with_their_label() -> None:
    note = (
        "<text:note><text:note-citation>1</text:note-citation>"
        f"<text:note-body>{p('Bron')}</text:note-body></text:note>"
    )

    document = read(p(f"Wonen{note} nu") + p("Slot"))

    assert outline(document) == ["Wonen[1] nu", "Slot", "[footnote] [1] Bron"]
    assert document.characters == len("WonennuSlotBron")


def test_comment_and_deletion_have_their_roles() -> None:
    changes = (
        '<text:tracked-changes><text:changed-region text:id="c1"><text:deletion>'
        f"<office:change-info><dc:creator>X</dc:creator></office:change-info>{p('oud')}"
        "</text:deletion></text:changed-region></text:tracked-changes>"
    )
    comment = f"<office:annotation><dc:creator>X</dc:creator>{p('Klopt dit?')}</office:annotation>"

    document = read(changes + p(f'Wonen<text:change text:change-id="c1"/>{comment}') + p("Slot"))

    assert outline(document) == ["Wonen", "[deleted] oud", "[comment] Klopt dit?", "Slot"]


def test_hidden_text_and_sections_are_hidden_and_placeholders_named() -> None:
    automatic = (
        '<style:style style:name="T" style:family="text">'
        '<style:text-properties text:display="none"/></style:style>'
    )
    body = (
        p('Wonen<text:span text:style-name="T">geheim</text:span>')
        + f'<text:section text:display="none">{p("weg")}</text:section>'
        + f"<text:section>{p('zichtbaar')}</text:section>"
        + p("<text:placeholder>vul in</text:placeholder>")
    )

    assert outline(read(body, automatic)) == [
        "Wonen",
        "[hidden] geheim",
        "[hidden] weg",
        "zichtbaar",
        "[placeholder] vul in",
    ]


def test_table_of_contents_has_its_role() -> None:
    body = (
        "<text:table-of-content><text:table-of-content-source><text:index-title-template>Inhoud"
        "</text:index-title-template></text:table-of-content-source>"
        f"<text:index-body>{p('Wonen 2')}</text:index-body></text:table-of-content>"
    )

    assert outline(read(body)) == ["[toc] Wonen 2"]


def test_text_box_stands_at_its_anchor() -> None:
    frame = f"<draw:frame><draw:text-box>{p('Onderwerp')}</draw:text-box></draw:frame>"
    shape = f"<draw:custom-shape>{p('Oplossing')}</draw:custom-shape>"

    assert outline(read(p(f"Inbreng{frame}{shape}"))) == [
        "Inbreng",
        "<<< Onderwerp >>>",
        "<<< Oplossing >>>",
    ]


def test_check_box_is_read_by_its_state() -> None:
    forms = (
        '<office:forms><form:form><form:checkbox form:id="k1" form:current-state="checked"/>'
        "</form:form></office:forms>"
    )

    assert outline(read(forms + p('<draw:control draw:control="k1"/> Ja'))) == ["☒ Ja"]


def test_header_and_footer_of_the_page_style_are_furniture() -> None:
    number = "<text:page-number>3</text:page-number>"
    styles = (
        '<office:master-styles><style:master-page style:name="S">'
        f"<style:header>{p('Gemeente Duinrade')}</style:header>"
        f"<style:footer>{p(f'Pagina {number}')}</style:footer>"
        "</style:master-page></office:master-styles>"
    )

    assert outline(read(p("Wonen"), styles=styles)) == [
        "[header] Gemeente Duinrade",
        "Wonen",
        "[page_number] Pagina 3",
    ]


def test_properties_are_hints() -> None:
    meta = (
        "<office:meta><dc:title>Inbreng</dc:title><dc:creator>Duinrade</dc:creator></office:meta>"
    )

    assert read(p("x"), meta=meta).hints == (Hint("title", "Inbreng"), Hint("author", "Duinrade"))


def test_locked_file_is_encrypted_and_one_without_text_is_damaged() -> None:
    mimetype = {"mimetype": b"application/vnd.oasis.opendocument.text"}
    manifest = b"<manifest><encryption-data/></manifest>"

    with pytest.raises(EncryptedFileError):
        extract(make_zip(mimetype | {"META-INF/manifest.xml": manifest}), "x", OPTIONS)
    with pytest.raises(DamagedFileError):
        extract(make_zip(mimetype | {"content.xml": b"<x/>"}), "x", OPTIONS)

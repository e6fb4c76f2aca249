from __future__ import annotations

from schemas.document import (
    Document,
    Table,
    document_from_json,
    document_to_json,
    iter_paragraphs,
)
from tests.extractors.word_files import outline, p, read, tbl, tc, tr


def table_of(document: Document) -> Table:
    [table] = document.pages[0].elements
    assert isinstance(table, Table)
    return table


def places(table: Table) -> list[list[tuple[int, int, int]]]:
    return [[(c.column, c.column_span, c.row_span) for c in row.cells] for row in table.rows]


def test_cells_know_their_column_when_merged_across() -> None:
    wide = tc("Wonen", '<w:gridSpan w:val="2"/>')

    table = table_of(read(tbl(tr(wide, "x"), tr("a", "b", "c"))))

    assert places(table) == [[(0, 2, 1), (2, 1, 1)], [(0, 1, 1), (1, 1, 1), (2, 1, 1)]]


def test_cell_merged_down_has_its_text_once() -> None:
    start, go_on = tc("Wonen", '<w:vMerge w:val="restart"/>'), tc(p(), "<w:vMerge/>")

    table = table_of(read(tbl(tr(start, "a"), tr(go_on, "b"), tr("x", "c"))))

    assert places(table) == [[(0, 1, 2), (1, 1, 1)], [(0, 1, 1), (1, 1, 1)], [(0, 1, 1), (1, 1, 1)]]
    assert table.rows[1].cells[0].elements == ()


def test_old_merge_across_widens_the_cell() -> None:
    first, second = tc("Wonen", '<w:hMerge w:val="restart"/>'), tc(p(), "<w:hMerge/>")

    assert places(table_of(read(tbl(tr(first, second, "x"))))) == [[(0, 2, 1), (2, 1, 1)]]


def test_row_that_starts_later_keeps_its_columns() -> None:
    table = table_of(read(tbl(tr("a", "b"), tr("c", properties='<w:gridBefore w:val="1"/>'))))

    assert places(table)[1] == [(1, 1, 1)]


def test_header_row_edges_and_lines_are_known() -> None:
    borders = '<w:tblBorders><w:top w:val="single"/></w:tblBorders>'
    rows = tr("Onderwerp", "Oplossing", properties="<w:tblHeader/>") + tr("Wonen", "Bouwen")

    table = table_of(read(tbl(rows, grid=(2000, 4000), properties=borders)))

    assert [row.is_header for row in table.rows] == [True, False]
    assert table.edges == (0.0, 100.0, 300.0)
    assert table.is_ruled


def test_table_without_lines_is_not_ruled() -> None:
    assert not table_of(read(tbl(tr("a", "b")))).is_ruled


def test_shading_counts_as_a_line() -> None:
    assert table_of(read(tbl(tr(tc("a", '<w:shd w:fill="D9D9D9"/>'))))).is_ruled


def test_lines_of_the_table_style_count() -> None:
    style = (
        '<w:style w:type="table" w:styleId="Raster"><w:tblPr><w:tblBorders>'
        '<w:top w:val="single"/></w:tblBorders></w:tblPr></w:style>'
    )
    table = tbl(tr("a"), properties='<w:tblStyle w:val="Raster"/>')

    assert table_of(read(table, {"styles": style})).is_ruled


def test_table_style_makes_the_first_column_bold() -> None:
    style = (
        '<w:style w:type="table" w:styleId="Lijst"><w:tblStylePr w:type="firstCol">'
        "<w:rPr><w:b/></w:rPr></w:tblStylePr></w:style>"
    )
    properties = '<w:tblStyle w:val="Lijst"/><w:tblLook w:val="0080"/>'

    document = read(tbl(tr("Onderwerp", "Wonen"), properties=properties), {"styles": style})

    assert [q.is_bold for q in iter_paragraphs(document)] == [True, False]


def test_nested_table_stands_in_its_cell() -> None:
    inner = tbl(tr("a", "b")) + p()

    assert outline(read(tbl(tr("Oplossing", tc(inner))))) == ["| Oplossing | | a | b | |"]


def test_fifty_tables_in_each_other_are_read_to_the_last_word() -> None:
    body = p("diepst")
    for level in range(50):
        body = tbl(tr(tc(p(f"laag{level}") + body))) + p()

    document = read(body)

    assert document_from_json(document_to_json(document)) == document
    words = {word for q in iter_paragraphs(document) for word in q.text.split()}
    assert words == {"diepst"} | {f"laag{level}" for level in range(50)}
    assert "tabel-te-diep" in [remark.code for remark in document.remarks]

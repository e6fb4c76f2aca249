from tests.extractors.pdf_makers import cell_texts, read_typst, tables


def test_ruled_table_has_a_row_per_label_and_a_paragraph_per_bullet() -> None:
    document = read_typst("""
        #table(columns: (4cm, 1fr),
          [*Onderwerp*], [Te weinig huizen],
          [*Omschrijving*], [In Duinrade wachten gezinnen lang op een huis dat past.],
          [*Oplossing*], [
            - Bouw meer
            - Verdeel beter
          ])
    """)

    [table] = tables(document)

    assert cell_texts(table) == [
        ["Onderwerp", "Te weinig huizen"],
        ["Omschrijving", "In Duinrade wachten gezinnen lang op een huis dat past."],
        ["Oplossing", "• Bouw meer / • Verdeel beter"],
    ]


def test_cell_over_two_columns_spans_them() -> None:
    document = read_typst("""
        #table(columns: (4cm, 1fr, 1fr),
          table.cell(colspan: 3)[Gemeente Duinrade],
          [Onderwerp], [Omschrijving], [Oplossing])
    """)

    [table] = tables(document)

    assert [cell.column_span for cell in table.rows[0].cells] == [3]
    assert [cell.column for cell in table.rows[1].cells] == [0, 1, 2]


def test_cell_over_two_rows_spans_them() -> None:
    document = read_typst("""
        #table(columns: (4cm, 1fr),
          table.cell(rowspan: 2)[Huisvesting], [Te weinig huizen], [Te dure huizen])
    """)

    [table] = tables(document)

    assert [[cell.row_span for cell in row.cells] for row in table.rows] == [[2, 1], [1]]
    assert cell_texts(table) == [["Huisvesting", "Te weinig huizen"], ["Te dure huizen"]]


def test_table_in_a_cell_stands_in_that_cell() -> None:
    document = read_typst("""
        #table(columns: (4cm, 1fr), inset: 10pt,
          [Cijfers], [Per jaar: #table(columns: 2, [2019], [12], [2020], [14])])
    """)

    [table] = tables(document)

    inner = table.rows[0].cells[1].elements[1]
    assert cell_texts(inner) == [["2019", "12"], ["2020", "14"]]  # type: ignore[arg-type]


def test_table_without_outer_borders_keeps_its_columns() -> None:
    document = read_typst("""
        #table(columns: (4cm, 1fr), stroke: (x, y) => (
            left: if x > 0 { 1pt } else { 0pt }, top: if y > 0 { 1pt } else { 0pt }),
          [Onderwerp], [Te weinig huizen], [Omschrijving], [Gezinnen wachten lang.])
    """)

    [table] = tables(document)

    assert cell_texts(table) == [
        ["Onderwerp", "Te weinig huizen"],
        ["Omschrijving", "Gezinnen wachten lang."],
    ]


def test_label_that_runs_upwards_stands_in_its_cell() -> None:
    document = read_typst("""
        #table(columns: (1cm, 1fr),
          table.cell(rowspan: 2, rotate(-90deg, reflow: true)[*Huisvesting*]),
          [Te weinig huizen in de gemeente], [Te dure huizen in de gemeente])
    """)

    [table] = tables(document)

    assert cell_texts(table)[0] == ["Huisvesting", "Te weinig huizen in de gemeente"]


def test_equal_edges_tell_that_a_table_goes_on_over_the_page() -> None:
    document = read_typst(
        "#table(columns: (4cm, 1fr), [*Omschrijving*], [" + "Gezinnen wachten lang. " * 300 + "])"
    )

    first, second, *_ = tables(document)

    assert first.edges == second.edges

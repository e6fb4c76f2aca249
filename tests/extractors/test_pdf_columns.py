"""Tables without lines and columns of text: only white space and alignment tell them apart."""

from schemas.document import Frame, Table
from tests.extractors.pdf_makers import (
    body_texts,
    cell_texts,
    read,
    read_typst,
    tables,
    texts,
    typst_pdf,
)

ZIN = "In de fictieve gemeente Duinrade wachten gezinnen lang op een woning die bij hen past. "


def unruled(cells: str, columns: str = "(4cm, 1fr)") -> list[list[list[str]]]:
    source = f"#table(columns: {columns}, stroke: none, {cells})"
    return [cell_texts(table) for table in tables(read_typst(source))]


def test_bold_labels_beside_their_text_are_rows() -> None:
    found = unruled(f"""[*Onderwerp*], [Te weinig huizen], [*Omschrijving*], [{ZIN * 3}],
        [*Oplossing*], [
        - Bouw meer
        - Verdeel beter]""")

    assert found == [
        [
            ["Onderwerp", "Te weinig huizen"],
            ["Omschrijving", (ZIN * 3).strip()],
            ["Oplossing", "• Bouw meer / • Verdeel beter"],
        ]
    ]


def test_labels_that_are_only_aligned_are_rows() -> None:
    found = unruled(f"[Onderwerp], [Te dure huizen], [Omschrijving], [{ZIN * 3}]")

    assert [row[0] for row in found[0]] == ["Onderwerp", "Omschrijving"]


def test_label_over_several_lines_is_one_cell() -> None:
    found = unruled(
        f"[*Wat is er aan de hand in de gemeente*], [{ZIN * 3}], [*Oplossing*], [{ZIN}]",
        "(3cm, 1fr)",
    )

    assert [row[0] for row in found[0]] == ["Wat is er aan de hand in de gemeente", "Oplossing"]


def test_short_values_under_one_another_are_rows() -> None:
    document = read_typst(
        "#grid(columns: (3cm, 1fr), row-gutter: 0.65em, [*Van:*], [A. de Fictie], "
        "[*Verzonden:*], [1 maart 2021], [*Aan:*], [het secretariaat], [*Onderwerp:*], [inbreng])"
    )

    [table] = tables(document)

    assert [row[0] for row in cell_texts(table)] == ["Van:", "Verzonden:", "Aan:", "Onderwerp:"]


def test_three_aligned_columns_with_a_header_row_are_a_table() -> None:
    found = unruled(
        f"""[*Onderwerp*], [*Omschrijving*], [*Oplossing*],
        [Te weinig huizen voor gezinnen], [{ZIN * 3}], [{ZIN}],
        [Te dure huizen], [{ZIN * 2}], [- een
        - twee]""",
        "(3cm, 1fr, 1fr)",
    )

    assert found == [
        [
            ["Onderwerp", "Omschrijving", "Oplossing"],
            ["Te weinig huizen voor gezinnen", (ZIN * 3).strip(), ZIN.strip()],
            ["Te dure huizen", (ZIN * 2).strip(), "• een / • twee"],
        ]
    ]


def test_tables_under_one_another_keep_the_columns_of_each() -> None:
    document = read_typst(
        f"""#table(columns: (1fr,) * 4, stroke: none, [Aan], [Van], [Datum], [Plaats],
        [Ministerie], [Gemeente Duinrade], [3 maart 2021], [Duinrade])
        #table(columns: (3cm, 1fr, 1fr), stroke: none, [*Punt*], [*Uitleg*], [*Voorstel*],
        [Te weinig huizen], [{ZIN * 3}], [{ZIN}], [Te dure huizen], [{ZIN * 2}], [{ZIN}])"""
    )

    head, points = tables(document)

    assert cell_texts(head)[0] == ["Aan", "Van", "Datum", "Plaats"]
    assert cell_texts(points)[1] == ["Te weinig huizen", (ZIN * 3).strip(), ZIN.strip()]


def test_text_that_goes_on_over_the_page_stays_in_its_column() -> None:
    document = read_typst(
        f"#v(18cm)\n#table(columns: (4cm, 1fr), stroke: none, [*Omschrijving*], [{ZIN * 30}],"
        f"[*Oplossing*], [{ZIN}])"
    )

    first, second = tables(document)

    assert [row[0] for row in cell_texts(second)] == ["", "Oplossing"]
    assert first.edges[1] == second.edges[1]


def test_two_columns_are_read_one_after_the_other() -> None:
    document = read_typst(f"#columns(2)[EERSTE {ZIN * 30} MIDDEN {ZIN * 10} LAATSTE]")

    text = " ".join(body_texts(document))

    assert text == f"EERSTE {ZIN * 30}MIDDEN {ZIN * 10}LAATSTE"
    assert [type(e) for e in document.pages[0].elements] == [Frame, Frame]


def test_second_column_of_two_lines_is_a_column() -> None:
    document = read_typst(
        f"#columns(2)[EERSTE {ZIN * 12}\n#colbreak()\n- Zie de brief die wij in "
        "het voorjaar over dit onderwerp stuurden.]"
    )

    left, right = document.pages[0].elements

    assert body_texts(document)[0].startswith(f"EERSTE {ZIN}")
    assert [len(texts(column)) for column in (left, right)] == [1, 1]


def test_heading_above_two_columns_comes_first() -> None:
    document = read_typst(f"= Inbreng Duinrade\n#columns(2)[{ZIN * 40}]")

    assert body_texts(document)[0] == "Inbreng Duinrade"


def test_two_tables_side_by_side_are_two_tables() -> None:
    table = "#table(columns: (3cm, 1fr), [*Onderwerp*], [Punt {0}], [*Tekst*], [" + ZIN + "])"
    document = read_typst(
        f"#grid(columns: (1fr, 1fr), gutter: 1cm, [{table.format(1)}], [{table.format(2)}])"
    )

    inner = [f.elements[0] for f in document.pages[0].elements if isinstance(f, Frame)]

    assert [cell_texts(t)[0] for t in inner if isinstance(t, Table)] == [
        ["Onderwerp", "Punt 1"],
        ["Onderwerp", "Punt 2"],
    ]


def test_labelled_blocks_side_by_side_are_read_one_after_the_other() -> None:
    block = "*Onderwerp:* Punt {0} \\\n*Omschrijving:* " + ZIN * 2 + "\n- Bouw {0}\n- Verdeel {0}"
    document = read_typst(
        f"#grid(columns: (1fr, 1fr), gutter: 1cm, [{block.format(1)}], [{block.format(2)}])"
    )

    found = body_texts(document)

    assert found.index("• Verdeel 1") < found.index("Onderwerp: Punt 2")


def test_shaded_rows_now_and_then_are_one_table() -> None:
    document = read_typst(f"""
        #table(columns: (4cm, 1fr), stroke: none,
          fill: (x, y) => if calc.odd(y) {{ luma(230) }},
          [Onderwerp], [Te weinig huizen], [Omschrijving], [{ZIN * 3}], [Oplossing], [Bouw],
          [Onderwerp], [Te dure huizen], [Omschrijving], [{ZIN}], [Oplossing], [Verdeel])
    """)

    [table] = tables(document)

    assert [row[0] for row in cell_texts(table)] == ["Onderwerp", "Omschrijving", "Oplossing"] * 2


def test_lines_between_rows_only_part_the_rows() -> None:
    document = read_typst(f"""
        #table(columns: (4cm, 1fr), stroke: (x, y) => (bottom: 0.5pt),
          [Onderwerp], [Te weinig huizen], [Omschrijving], [{ZIN * 3}],
          [Wat stellen wij voor?], [
          - Bouw
          - Verdeel])
    """)

    [table] = tables(document)

    assert [row[0] for row in cell_texts(table)] == [
        "Onderwerp",
        "Omschrijving",
        "Wat stellen wij voor?",
    ]


def test_bullets_are_no_column() -> None:
    document = read_typst("\n".join(f"- {ZIN}" for _ in range(6)))

    assert not tables(document)
    assert body_texts(document) == [f"• {ZIN.strip()}"] * 6


def test_justified_text_is_no_table() -> None:
    document = read(typst_pdf(f"#set par(justify: true)\n#block(width: 6cm)[{ZIN * 12}]"))

    assert texts(document) == [(ZIN * 12).strip()]

"""Running headers, footers and page numbers: told by repetition; labels that repeat are text."""

from tests.extractors.pdf_makers import (
    body_texts,
    content_pdf,
    paragraphs_with_role,
    read,
    read_typst,
    tables,
)

ZIN = "In de fictieve gemeente Duinrade wachten gezinnen lang op een woning die bij hen past. "


def roles(source: str) -> dict[str, list[str]]:
    document = read_typst(source)
    return {
        role: [p.text for p in paragraphs_with_role(document, role)]
        for role in ("header", "footer", "page_number", "watermark", "toc")
    }


def test_header_footer_and_page_number_of_each_page_are_named() -> None:
    found = roles(
        "#set page(header: [Gemeente Duinrade #h(1fr) Inbreng], "
        "footer: context [Vertrouwelijk #h(1fr) Pagina #counter(page).display() van 3])\n"
        + ZIN
        * 140
    )

    assert found["header"] == ["Gemeente Duinrade", "Inbreng"] * 3
    assert found["footer"] == ["Vertrouwelijk"] * 3
    assert found["page_number"] == [f"Pagina {n} van 3" for n in (1, 2, 3)]


def test_footer_with_the_page_number_inside_is_one_footer() -> None:
    found = roles(
        "#set page(footer: context [Inbreng Duinrade · Pagina #counter(page).display() van 3])\n"
        + ZIN * 140
    )

    assert found["footer"] == [f"Inbreng Duinrade · Pagina {n} van 3" for n in (1, 2, 3)]


def test_bare_page_numbers_are_named() -> None:
    found = roles('#set page(numbering: "1")\n' + ZIN * 140)

    assert found["page_number"] == ["1", "2", "3"]


def test_page_number_of_a_single_page_is_named() -> None:
    found = roles("#set page(footer: align(center)[Pagina 1 van 1])\n" + ZIN)

    assert found["page_number"] == ["Pagina 1 van 1"]


def test_header_that_starts_on_the_second_page_is_named() -> None:
    found = roles(
        "#set page(header: context if counter(page).get().first() > 1 [Gemeente Duinrade])\n"
        + ZIN * 140
    )

    assert found["header"] == ["Gemeente Duinrade"] * 2


def test_header_row_repeated_on_each_page_is_no_header() -> None:
    document = read_typst(
        "#table(columns: (3cm, 1fr, 1fr), stroke: none, table.header([*Onderwerp*], "
        f"[*Omschrijving*], [*Oplossing*]), ..range(9).map(i => ([Punt #i], [{ZIN * 6}], "
        f"[{ZIN * 4}])).flatten())"
    )

    assert not paragraphs_with_role(document, "header")
    assert all(
        [c.elements[0].text for c in table.rows[0].cells]  # type: ignore[union-attr]
        == ["Onderwerp", "Omschrijving", "Oplossing"]
        for table in tables(document)
    )


def test_label_that_opens_every_page_is_no_header() -> None:
    found = roles(
        "".join(
            f"Onderwerp\n\nPunt {n}\n\n{ZIN * 8}\n\nOmschrijving\n\n{ZIN * n}\n\n{ZIN * 9}\n"
            "#pagebreak(weak: true)\n"
            for n in range(1, 5)
        )
    )

    assert found["header"] == []


def test_numbered_heading_that_opens_every_page_is_no_header() -> None:
    found = roles(
        "".join(f"== Knelpunt {n}\n{ZIN * 5}\n#pagebreak(weak: true)\n" for n in range(1, 5))
    )

    assert found["header"] == []
    assert found["page_number"] == []


def test_watermark_across_the_page_is_no_text() -> None:
    found = roles(
        "#set page(background: rotate(30deg, text(80pt, fill: luma(220))[CONCEPT]))\n" + ZIN * 5
    )

    assert found["watermark"] == ["CONCEPT"]


def test_lines_of_a_table_of_contents_are_named() -> None:
    found = roles(f"#outline(title: none)\n= Huisvesting\n{ZIN}\n= Opvang\n{ZIN}")

    assert len(found["toc"]) == 2


def test_header_that_tagged_pdf_names_is_a_header_on_a_single_page() -> None:
    content = content_pdf(
        "/Artifact <</Type /Pagination /Subtype /Header>> BDC BT /F1 10 Tf 72 800 Td "
        "(Gemeente Duinrade) Tj ET EMC BT /F1 11 Tf 72 700 Td (Onderwerp: te weinig huizen) Tj ET"
    )

    document = read(content)

    assert [p.text for p in paragraphs_with_role(document, "header")] == ["Gemeente Duinrade"]
    assert body_texts(document) == ["Onderwerp: te weinig huizen"]

"""Form values, comments, attachments and properties of a PDF."""

from io import BytesIO
from typing import Any

import pikepdf

from schemas.document import Document, Table, iter_paragraphs
from tests.extractors.pdf_makers import (
    body_texts,
    content_pdf,
    paragraphs_with_role,
    read,
    saved,
)

LABEL = "BT /F1 11 Tf 72 700 Td (Onderwerp:) Tj ET BT /F1 11 Tf 72 640 Td (Toelichting:) Tj ET "


def with_field(value: str, flags: int = 4, drawn: bool = False) -> bytes:
    pdf = pikepdf.open(BytesIO(content_pdf(LABEL)))
    font = pdf.pages[0].obj.Resources.Font.F1
    field = pikepdf.Dictionary(
        Type=pikepdf.Name.Annot, Subtype=pikepdf.Name.Widget, FT=pikepdf.Name.Tx, T="onderwerp",
        V=value, F=flags, Rect=[140, 695, 400, 712], DA="/F1 11 Tf 0 g",
    )  # fmt: skip
    if drawn:
        stream = pdf.make_stream(b"/Tx BMC BT /F1 11 Tf 2 5 Td (" + value.encode() + b") Tj ET EMC")
        stream.Type, stream.Subtype = pikepdf.Name.XObject, pikepdf.Name.Form
        stream.BBox = pikepdf.Array([0, 0, 260, 17])
        stream.Resources = pikepdf.Dictionary(Font=pikepdf.Dictionary(F1=font))
        field.AP = pikepdf.Dictionary(N=stream)
    widget = pdf.make_indirect(field)
    pdf.pages[0].obj.Annots = pikepdf.Array([widget])
    pdf.Root.AcroForm = pikepdf.Dictionary(Fields=[widget])
    return saved(pdf)


def with_annotation(**entries: Any) -> bytes:
    pdf = pikepdf.open(BytesIO(content_pdf(LABEL)))
    annotation = pikepdf.Dictionary(Type=pikepdf.Name.Annot, Rect=[72, 695, 140, 712], **entries)
    pdf.pages[0].obj.Annots = pikepdf.Array([pdf.make_indirect(annotation)])
    return saved(pdf)


def everything(document: Document) -> str:
    return " ".join(p.text for p in iter_paragraphs(document))


def test_value_that_nothing_draws_stands_beside_its_label() -> None:
    document = read(with_field("Te weinig huizen"))

    assert everything(document).count("Te weinig huizen") == 1
    assert everything(document).index("Onderwerp") < everything(document).index("weinig")
    assert everything(document).index("weinig") < everything(document).index("Toelichting")


def test_value_that_is_drawn_counts_once() -> None:
    document = read(with_field("Te weinig huizen", drawn=True))

    assert everything(document).count("Te weinig huizen") == 1
    assert not paragraphs_with_role(document, "form_field")


def test_value_of_several_lines_keeps_its_lines() -> None:
    document = read(with_field("Bouw meer\nVerdeel beter"))

    assert "Bouw meer Verdeel beter" in everything(document) or (
        "Bouw meer" in everything(document) and "Verdeel beter" in everything(document)
    )


def test_value_of_a_hidden_field_is_hidden() -> None:
    document = read(with_field("intern", flags=2))

    assert [p.text for p in paragraphs_with_role(document, "hidden")] == ["intern"]


def test_comment_is_set_apart_with_its_place() -> None:
    content = with_annotation(Subtype=pikepdf.Name.Text, Contents="Graag aanvullen")

    [comment] = paragraphs_with_role(read(content), "comment")

    assert comment.text == "Graag aanvullen"
    assert comment.fragments[0].rectangle is not None


def test_highlight_with_a_note_hides_no_text() -> None:
    content = with_annotation(
        Subtype=pikepdf.Name.Highlight,
        Contents="klopt dit?",
        QuadPoints=[72, 712, 140, 712, 72, 695, 140, 695],
    )

    document = read(content)

    assert [p.text for p in paragraphs_with_role(document, "comment")] == ["klopt dit?"]
    assert "Onderwerp:" in everything(document)


def test_attachments_are_handed_over_with_their_content() -> None:
    pdf = pikepdf.open(BytesIO(content_pdf(LABEL)))
    pdf.attachments["bijlage.txt"] = b"Te weinig huizen"

    [attachment] = read(saved(pdf)).attachments

    assert (attachment.name, attachment.content) == ("bijlage.txt", b"Te weinig huizen")


def test_portfolio_is_remarked() -> None:
    pdf = pikepdf.open(BytesIO(content_pdf(LABEL)))
    pdf.attachments["deel.pdf"] = content_pdf(LABEL)
    pdf.Root.Collection = pikepdf.Dictionary(Type=pikepdf.Name.Collection)

    document = read(saved(pdf))

    assert [(r.code, dict(r.values)) for r in document.remarks] == [
        ("pdf-portfolio", {"aantal": "1"})
    ]


def test_properties_are_hints() -> None:
    pdf = pikepdf.open(BytesIO(content_pdf(LABEL)))
    pdf.docinfo["/Title"] = "Inbreng Duinrade"
    pdf.docinfo["/Author"] = "Gemeente Duinrade"

    hints = {hint.kind: hint.text for hint in read(saved(pdf)).hints}

    assert hints["title"] == "Inbreng Duinrade"
    assert hints["author"] == "Gemeente Duinrade"


def test_value_in_a_ruled_cell_stands_in_that_cell() -> None:
    grid = "72 690 60 25 re S 132 690 300 25 re S "
    pdf = pikepdf.open(BytesIO(with_field("Te weinig huizen")))
    stream = pdf.make_stream(grid.encode() + pdf.pages[0].obj.Contents.read_bytes())
    pdf.pages[0].obj.Contents = stream

    [table] = [e for e in read(saved(pdf)).pages[0].elements if isinstance(e, Table)]

    assert [" ".join(p.text for p in iter_paragraphs(c)) for c in table.rows[0].cells] == [
        "Onderwerp:",
        "Te weinig huizen",
    ]
    assert body_texts(read(saved(pdf)))[0] == "Onderwerp:"

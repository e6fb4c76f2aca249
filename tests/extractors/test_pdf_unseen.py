"""Text that a reader of the page does not see, text painted twice, pages that are turned."""

from io import BytesIO

import pikepdf
import pytest

from tests.extractors.pdf_makers import (
    body_texts,
    content_pdf,
    paragraphs_with_role,
    read,
    saved,
    tables,
    typst_pdf,
)

SEEN = "BT /F1 11 Tf 72 700 Td (Te weinig huizen in Duinrade) Tj ET "


def hidden(content: bytes) -> list[str]:
    return [p.text for p in paragraphs_with_role(read(content), "hidden")]


@pytest.mark.parametrize(
    "painting",
    [
        "BT 3 Tr /F1 11 Tf 72 600 Td (geheim) Tj ET",
        "1 1 1 rg BT /F1 11 Tf 72 600 Td (geheim) Tj ET",
        "BT /F1 11 Tf 72 -60 Td (geheim) Tj ET",
        "BT /F1 0.4 Tf 72 600 Td (geheim) Tj ET",
        "BT /F1 11 Tf 72 600 Td (geheim) Tj ET 0 g 60 590 100 30 re f",
        "/Weg gs BT /F1 11 Tf 72 600 Td (geheim) Tj ET",
    ],
    ids=["invisible mode", "white on white", "off the page", "tiny", "under a bar", "transparent"],
)
def test_text_that_nobody_sees_is_hidden(painting: str) -> None:
    states = pikepdf.Dictionary({"/Weg": pikepdf.Dictionary(ca=0)})
    content = content_pdf(SEEN + painting, {"/ExtGState": states})

    assert hidden(content) == ["geheim"]
    assert body_texts(read(content)) == ["Te weinig huizen in Duinrade"]


def test_white_text_on_a_dark_bar_is_seen() -> None:
    content = content_pdf("0.2 g 60 590 200 30 re f 1 g BT /F1 11 Tf 72 600 Td (Onderwerp) Tj ET")

    assert hidden(content) == []
    assert body_texts(read(content)) == ["Onderwerp"]


def test_text_under_a_highlighting_pen_is_seen() -> None:
    states = pikepdf.Dictionary({"/Pen": pikepdf.Dictionary(BM=pikepdf.Name.Multiply)})
    content = content_pdf(SEEN + "/Pen gs 1 1 0 rg 60 690 200 20 re f", {"/ExtGState": states})

    assert hidden(content) == []


def test_layer_that_is_switched_off_is_hidden() -> None:
    pdf = pikepdf.open(
        BytesIO(content_pdf(SEEN + "/OC /Laag BDC BT /F1 11 Tf 72 600 Td (geheim) Tj ET EMC"))
    )
    layer = pdf.make_indirect(pikepdf.Dictionary(Type=pikepdf.Name.OCG, Name="Concept"))
    pdf.Root.OCProperties = pikepdf.Dictionary(
        OCGs=[layer], D=pikepdf.Dictionary(OFF=[layer], Order=[layer])
    )
    pdf.pages[0].obj.Resources.Properties = pikepdf.Dictionary(Laag=layer)

    assert hidden(saved(pdf)) == ["geheim"]


def test_text_painted_twice_counts_once_and_is_bold() -> None:
    twice = "".join(f"BT /F1 11 Tf {72 + dx} 700 Td (Onderwerp) Tj ET " for dx in (0, 0.4))
    document = read(content_pdf(twice + "BT /F1 11 Tf 72 680 Td (Te weinig goede huizen) Tj ET"))

    first, second = (p for p in document.pages[0].elements)

    assert (first.text, first.is_bold) == ("Onderwerp", True)  # type: ignore[union-attr]
    assert not second.is_bold  # type: ignore[union-attr]
    assert document.characters == len("OnderwerpTeweiniggoedehuizen")


def test_accent_painted_over_its_letter_is_composed() -> None:
    content = content_pdf(
        "BT /F1 11 Tf 72 700 Td (e) Tj ET BT /F1 11 Tf 73.4 700 Td (\xb4) Tj ET "
        "BT /F1 11 Tf 78.1 700 Td (n) Tj ET"
    )

    assert body_texts(read(content)) == ["én"]


@pytest.mark.parametrize("turn", [90, 180, 270])
def test_turned_page_reads_as_it_is_displayed(turn: int) -> None:
    source = (
        "#table(columns: (4cm, 1fr), [*Onderwerp*], [Te weinig huizen], [*Tekst*], [Lang wachten])"
    )
    upright = typst_pdf(source)
    pdf = pikepdf.open(BytesIO(upright))
    pdf.pages[0].obj.Rotate = turn
    box = pdf.pages[0].obj.MediaBox
    side = [float(v) for v in box]

    document = read(saved(pdf))

    assert body_texts(document) == body_texts(read(upright))
    assert len(tables(document)) == 1
    wide = turn % 180 == 90
    assert document.pages[0].width == pytest.approx(side[3] if wide else side[2])


def test_crop_box_moves_the_origin() -> None:
    pdf = pikepdf.open(BytesIO(content_pdf(SEEN)))
    pdf.pages[0].obj.CropBox = pikepdf.Array([60, 100, 500, 720])

    [paragraph] = read(saved(pdf)).pages[0].elements

    rectangle = paragraph.fragments[0].rectangle  # type: ignore[union-attr]
    assert rectangle is not None
    assert rectangle.x0 == pytest.approx(12)
    assert rectangle.y0 < 20 < rectangle.y1 + 5

"""Scans: pages that are pictures come out as the same paragraphs, marks and cells."""

from difflib import SequenceMatcher
from io import BytesIO

import pikepdf
import pypdfium2 as pdfium
import pytest
from PIL import Image

from extractors import ocr
from extractors.pdf_recognise import is_garbled
from schemas.document import Document, Table, iter_paragraphs
from schemas.errors import ToolMissingError
from tests.extractors.pdf_makers import (
    body_texts,
    cell_texts,
    read,
    saved,
    scan_pdf,
    tables,
    typst_pdf,
)

pytestmark = pytest.mark.tool("tesseract")

ZIN = "In de fictieve gemeente Duinrade wachten gezinnen lang op een woning die bij hen past. "
FONT = '#set text(font: "DejaVu Sans", size: 10.5pt)\n'
BLOCK = (
    FONT
    + f"""= Inbreng gemeente Duinrade
{ZIN * 3}

#table(columns: (4cm, 1fr),
  [*Onderwerp*], [Te weinig huizen],
  [*Omschrijving*], [{ZIN * 4}],
  [*Oplossing*], [
    - Bouw meer woningen voor grote gezinnen, ook in de kleine kernen van de gemeente
    - Verdeel de woningen beter over de regio
      - en over de wijken van de stad
  ])
"""
)


def alike(found: str, wanted: str) -> float:
    return SequenceMatcher(None, found, wanted, autojunk=False).ratio()


def all_text(document: Document) -> str:
    return " ".join(body_texts(document))


@pytest.fixture(scope="module")
def scanned() -> Document:
    return read(scan_pdf(typst_pdf(BLOCK)), ocr=True)


def test_scan_askew_gives_the_text_of_the_page(scanned: Document) -> None:
    assert scanned.scanned
    assert alike(all_text(scanned), all_text(read(typst_pdf(BLOCK)))) > 0.97


def test_table_of_a_scan_has_its_cells(scanned: Document) -> None:
    [table] = tables(scanned)

    assert [row[0] for row in cell_texts(table)] == ["Onderwerp", "Omschrijving", "Oplossing"]
    assert cell_texts(table)[0][1] == "Te weinig huizen"


def test_bullets_of_a_scan_are_marks(scanned: Document) -> None:
    [table] = tables(scanned)

    items = list(iter_paragraphs(table.rows[2].cells[1]))

    assert [bool(p.marker) for p in items] == [True, True, True]
    assert items[0].text.startswith("Bouw meer")
    assert (items[2].indent or 0) > (items[1].indent or 0) + 4


def test_labels_of_a_scan_are_bold(scanned: Document) -> None:
    [table] = tables(scanned)

    assert [row.cells[0].elements[0].is_bold for row in table.rows] == [True] * 3  # type: ignore[union-attr]
    assert not table.rows[1].cells[1].elements[0].is_bold  # type: ignore[union-attr]


def test_words_of_a_scan_know_their_place_and_how_sure_they_are(scanned: Document) -> None:
    digital = read(typst_pdf(BLOCK))

    found, wanted = (
        next(f for p in iter_paragraphs(d) for f in p.fragments if f.text == "Omschrijving")
        for d in (scanned, digital)
    )

    assert found.confidence is not None
    assert found.confidence > 0.7
    assert found.rectangle is not None
    assert wanted.rectangle is not None
    # The picture was turned by 1.2 degrees about its middle: at most 9 points at the edge.
    assert abs(found.rectangle.x0 - wanted.rectangle.x0) < 10
    assert abs(found.rectangle.y0 - wanted.rectangle.y0) < 10


@pytest.mark.parametrize("turn", [1, 2, 3])
def test_scan_on_its_side_is_turned(turn: int) -> None:
    document = read(scan_pdf(typst_pdf(BLOCK), angle=-0.8, turn=turn), ocr=True)

    assert alike(all_text(document), all_text(read(typst_pdf(BLOCK)))) > 0.95
    page = document.pages[0]
    assert page.width is not None
    assert page.height is not None
    for paragraph in iter_paragraphs(document):
        for fragment in paragraph.fragments:
            box = fragment.rectangle
            assert box is not None
            assert -5 < box.x0 < box.x1 < page.width + 5
            assert -5 < box.y0 < box.y1 < page.height + 5


def test_page_with_text_beside_a_scanned_page_is_not_recognised() -> None:
    pdf = pikepdf.open(BytesIO(scan_pdf(typst_pdf(FONT + ZIN * 4))))
    written = pikepdf.open(BytesIO(typst_pdf(ZIN * 4)))
    pdf.pages.extend(written.pages)

    document = read(saved(pdf), ocr=True)

    first, second = (next(iter(iter_paragraphs(page))).fragments[0] for page in document.pages)
    assert first.confidence is not None
    assert second.confidence is None


def test_layer_that_an_earlier_recognition_left_is_used() -> None:
    scan = pikepdf.open(BytesIO(scan_pdf(typst_pdf(FONT + ZIN * 4), angle=0)))
    page = scan.pages[0]
    font = pikepdf.Dictionary(
        Type=pikepdf.Name.Font, Subtype=pikepdf.Name.Type1, BaseFont=pikepdf.Name.Helvetica
    )
    page.obj.Resources.Font = pikepdf.Dictionary(F1=font)
    lines = "".join(f"BT 3 Tr /F1 10 Tf 71 {760 - 14 * n} Td ({ZIN}) Tj ET\n" for n in range(4))
    picture = page.obj.Contents.read_bytes()
    page.obj.Contents = scan.make_stream(picture + b"\n" + lines.encode())

    document = read(saved(scan), ocr=False)

    assert all_text(document) == (ZIN * 4).strip()


def test_blank_page_is_not_recognised() -> None:
    document = read(scan_pdf(typst_pdf(""), angle=0), ocr=True)

    assert document.characters == 0
    assert document.remarks == ()


def test_page_without_text_is_remarked_when_recognition_is_off() -> None:
    document = read(scan_pdf(typst_pdf(FONT + ZIN)), ocr=False)

    assert [remark.code for remark in document.remarks] == ["bladzijde-niet-herkend"]


def test_missing_program_is_named_with_its_package(monkeypatch: pytest.MonkeyPatch) -> None:
    content = scan_pdf(typst_pdf(FONT + ZIN))
    monkeypatch.setenv("PATH", "")

    with pytest.raises(ToolMissingError) as caught:
        read(content, ocr=True)

    assert caught.value.values["programma"] == "Tesseract"


def test_unknown_language_is_named_as_a_missing_package() -> None:
    with pytest.raises(ToolMissingError):
        ocr.recognise_words(Image.new("L", (200, 200), 255), "xxx", 300)


def test_unruled_table_of_a_scan_has_its_rows() -> None:
    source = FONT + (
        f"#table(columns: (4cm, 1fr), stroke: none, [*Onderwerp*], [Te weinig huizen],"
        f"[*Omschrijving*], [{ZIN * 3}], [*Oplossing*], [{ZIN}])"
    )

    found = read(scan_pdf(typst_pdf(source)), ocr=True)

    [table] = [e for e in found.pages[0].elements if isinstance(e, Table)]
    assert [row[0] for row in cell_texts(table)] == ["Onderwerp", "Omschrijving", "Oplossing"]


def test_table_pasted_as_a_picture_in_a_letter_is_read() -> None:
    document = read(with_picture(BLOCK, 0.4), ocr=True)

    [table] = tables(document)
    assert [row[0] for row in cell_texts(table)] == ["Onderwerp", "Omschrijving", "Oplossing"]
    assert body_texts(document)[0] == (ZIN * 4).strip()


NAMEN = "Abdirahman Berhane Fatima Haile Ingrid Jolanda Krzysztof Mulugeta Olena Selassie Tesfaye "
GESCHUD = str.maketrans("entarodislbcfghjkmpquvwxyz", "tnedilsorabufaieouhgjkcmpq")
"""A font that shows other letters than it names: as common ones for common ones, not in place."""


@pytest.mark.parametrize(
    ("text", "garbled"),
    [
        (ZIN * 6, False),
        (NAMEN * 8, False),
        ("Gewone tekst zonder label. " * 20, False),
        ((ZIN * 6).lower().translate(GESCHUD), True),
        ((ZIN * 6).translate({ord(letter): ord(letter) + 29 for letter in "entarodisl"}), True),
        ("\ufffd" * 30, True),
        ("", False),
    ],
)
def test_text_layer_is_unusable_when_it_is_no_text(text: str, garbled: bool) -> None:
    assert is_garbled(text) is garbled


def test_picture_that_is_not_read_is_remarked() -> None:
    document = read(with_picture(BLOCK, 0.4), ocr=False)

    assert [(r.code, dict(r.values)) for r in document.remarks] == [
        ("afbeelding-niet-gelezen", {"aantal": "1"})
    ]


def with_picture(source: str, share: float) -> bytes:
    """A page of text with, below it, the upper part of another page as a picture."""
    sheet = pdfium.PdfDocument(typst_pdf(source))[0]
    image = sheet.render(scale=4, grayscale=True).to_pil()
    image = image.crop((0, 200, image.width, 200 + int(share * image.height)))
    height = 842 * share
    pdf = pikepdf.open(BytesIO(typst_pdf(FONT + ZIN * 4)))
    page = pdf.pages[0]
    picture = pdf.make_stream(image.convert("L").tobytes())
    picture.Type, picture.Subtype = pikepdf.Name.XObject, pikepdf.Name.Image
    picture.Width, picture.Height = image.size
    picture.ColorSpace, picture.BitsPerComponent = pikepdf.Name.DeviceGray, 8
    page.obj.Resources.XObject = pikepdf.Dictionary(Plaatje=picture)
    drawing = f"\nq 595 0 0 {height} 0 100 cm /Plaatje Do Q".encode()
    page.contents_add(b"q", prepend=True)
    page.contents_add(b"Q" + drawing)
    return saved(pdf)

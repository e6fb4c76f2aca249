"""The sums of the character ledger: an independent reader of the same file counts the same."""

from io import BytesIO

import pdfplumber
import pytest

from schemas.document import Document, count_characters, iter_paragraphs
from tests.extractors.pdf_makers import html_pdf, pdfium_characters, read, typst_pdf

TEKST = (
    "In de fictieve gemeente Duinrade wachten gezinnen met drie of meer kinderen langer dan een "
    "jaar op een passende woning, omdat er nauwelijks grote woningen worden gebouwd. "
)
LAYOUTS = {
    "paragraphs": f"= Inbreng\n{TEKST * 3}\n\n{TEKST}",
    "bullets": f"- {TEKST}\n  - {TEKST}\n    - dieper\n- *Vet:* {TEKST}\n\n1. een\n2. twee\n",
    "ruled": f"#table(columns: (4cm, 1fr), [*Onderwerp*], [Huizen], [Tekst], [{TEKST * 40}])",
    "unruled": f"#table(columns: (4cm, 1fr), stroke: none, [*Onderwerp*], [Huizen], [*Tekst*], "
    f"[{TEKST * 30}])",
    "columns": f"#columns(2)[{TEKST * 12}]",
    "notes": f"{TEKST}#footnote[Cijfers van 2020.] {TEKST}#footnote[{TEKST}]",
    "justified": f"#set par(justify: true)\n#set text(hyphenate: true)\n{TEKST * 12}",
    "narrow": "#block(width: 5cm)[#set par(justify: true)\n#set text(hyphenate: true)\n"
    f"{TEKST * 3}]",
    "furniture": "#set page(header: [Gemeente Duinrade], footer: context counter(page).display())\n"
    + TEKST * 60,
    "ligatures": "Efficiënt fietsen, officieel geflatteerd: één coördinator, € 5,–, ½, m².",
    "landscape": "#set page(flipped: true)\n#table(columns: (1fr, 2fr, 2fr), [*Onderwerp*], "
    f"[*Omschrijving*], [*Oplossing*], [Huizen], [{TEKST * 20}], [- a\n- b])",
    "rotated": f"#rotate(90deg, reflow: true)[{TEKST}]\n\n{TEKST}",
}


@pytest.mark.parametrize("layout", LAYOUTS)
def test_every_character_that_pdfium_finds_stands_in_the_document(layout: str) -> None:
    content = typst_pdf(LAYOUTS[layout])

    assert read(content).characters == pdfium_characters(content)


@pytest.mark.tool("chromium")
def test_browser_print_has_every_character_that_pdfium_finds() -> None:
    content = html_pdf(f"<h1>Inbreng</h1><p>{TEKST * 3}<ul><li>Bouw<li>{TEKST}</ul><p>{TEKST * 20}")

    assert read(content).characters == pdfium_characters(content)


@pytest.mark.parametrize("layout", sorted(set(LAYOUTS) - {"rotated"}))
def test_rectangles_of_a_paragraph_hold_its_text(layout: str) -> None:
    content = typst_pdf(LAYOUTS[layout])

    for wanted, found in reread(read(content), content):
        assert found == wanted


def reread(document: Document, content: bytes) -> list[tuple[str, str]]:
    """For each word: its characters, and those whose middle lies in its rectangle."""
    pairs = []
    with pdfplumber.open(BytesIO(content)) as pdf:
        for paragraph in iter_paragraphs(document):
            for fragment in paragraph.fragments:
                box = fragment.rectangle
                assert box is not None
                characters = [
                    c["text"]
                    for c in pdf.pages[box.page - 1].chars
                    if box.x0 - 0.1 <= (c["x0"] + c["x1"]) / 2 <= box.x1 + 0.1
                    and box.y0 - 0.1 <= (c["top"] + c["bottom"]) / 2 <= box.y1 + 0.1
                ]
                wanted = fragment.raw or fragment.text
                pairs.append((sorted(wanted), sorted("".join(characters).replace(" ", ""))))
    return [("".join(a), "".join(b)) for a, b in pairs]


def test_characters_of_a_document_are_those_of_its_paragraphs() -> None:
    document = read(typst_pdf(LAYOUTS["bullets"]))

    total = sum(count_characters(p.text) + p.marker_characters for p in iter_paragraphs(document))

    assert document.characters == total

"""The agenda as a PDF: the same bytes, readable without eyes, nothing of the input run."""

from __future__ import annotations

import io
from collections import Counter
from datetime import date
from typing import Any

import pikepdf
import pypdfium2
import pytest

from pipeline.writers.agenda_pdf import agenda_pdf
from pipeline.writers.agenda_text import lay_out_agenda
from schemas.agenda import Editie
from tests.example_editie import EDITIE, THEMAS, make_agendapunt

DAY = date(2031, 4, 15)


def write(onderwerp: str, omschrijving: str = "", **more: Any) -> bytes:
    punt = make_agendapunt("2b-01", onderwerp, omschrijving, **more)
    return agenda_pdf(lay_out_agenda(Editie(agendapunten=(punt,)), THEMAS), DAY)


def text_of(content: bytes) -> str:
    document = pypdfium2.PdfDocument(content)
    text = " ".join(page.get_textpage().get_text_bounded() for page in document)
    document.close()
    return " ".join(text.split())


def tags(content: bytes) -> list[tuple[str, list[str]]]:
    """Every tag with the tags right below it."""
    found: list[tuple[str, list[str]]] = []
    with pikepdf.open(io.BytesIO(content)) as pdf:
        _collect(pdf.Root.StructTreeRoot, found)
    return found


def _collect(element: Any, found: list[tuple[str, list[str]]]) -> None:
    kids = element.get("/K")
    children = [
        kid
        for kid in (list(kids) if isinstance(kids, pikepdf.Array) else [kids])
        if isinstance(kid, pikepdf.Dictionary) and "/S" in kid
    ]
    found.append((str(element.get("/S", "")), [str(kid.S) for kid in children]))
    for child in children:
        _collect(child, found)


def test_same_agenda_gives_the_same_bytes() -> None:
    agenda = lay_out_agenda(EDITIE, THEMAS)

    assert agenda_pdf(agenda, DAY) == agenda_pdf(agenda, DAY)


def test_file_says_that_it_keeps_to_pdf_ua_1_and_pdf_a_2a() -> None:
    with pikepdf.open(io.BytesIO(write("Kamers"))) as pdf:
        metadata = bytes(pdf.Root.Metadata.read_bytes()).decode()
        language = str(pdf.Root.Lang)

    assert "<pdfuaid:part>1</pdfuaid:part>" in metadata
    assert "<pdfaid:part>2</pdfaid:part>" in metadata
    assert "<pdfaid:conformance>A</pdfaid:conformance>" in metadata
    assert language == "nl-NL"


def test_agenda_without_a_day_names_no_date() -> None:
    content = agenda_pdf(lay_out_agenda(EDITIE, THEMAS))

    with pikepdf.open(io.BytesIO(content)) as pdf:
        assert "/CreationDate" not in pdf.docinfo


def test_every_row_of_a_point_has_its_label_as_header() -> None:
    rows = [kinds for tag, kinds in tags(write("Kamers", "Tekst.")) if tag == "/TR"]

    assert Counter(map(tuple, rows))["/TH", "/TD"] == 3


def test_every_point_is_one_table_however_long_it_is() -> None:
    content = write("Kamers", "Een lange zin die doorgaat. " * 600)

    assert len(pypdfium2.PdfDocument(content)) > 6
    assert Counter(tag for tag, _ in tags(content))["/Table"] == 2  # the overview and the point


@pytest.mark.parametrize(
    "text",
    ["#panic()", "$x^2$ *vet* _schuin_", "<label> @verwijzing", "\\ \" ' `raw`", "[1] // weg"],
)
def test_text_of_a_submission_is_never_read_as_markup(text: str) -> None:
    assert text in text_of(write("Kamers", text))


def test_word_with_a_hyphen_is_not_broken_at_a_line_end() -> None:
    words = "na-reizigers " * 60

    assert text_of(write("Kamers", words)).count("na-reizigers") == 60

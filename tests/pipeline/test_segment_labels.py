"""Label words in all their variants, and words that only look like labels."""

from __future__ import annotations

import pytest

from pipeline.segment.labels import Kind, find_label, make_label_book
from schemas.document import Paragraph
from tests.notation import make_document
from tests.segmented import load_test_labels

BOOK = make_label_book(load_test_labels())


def paragraph_of(text: str) -> Paragraph:
    [element] = make_document(text).pages[0].elements
    assert isinstance(element, Paragraph)
    return element


def find(text: str) -> tuple[Kind, str] | None:
    """Kind of the label at the start of a paragraph, and what follows it."""
    paragraph = paragraph_of(text)
    label = find_label(paragraph, paragraph.text, BOOK)
    return (label.kind, paragraph.text[label.end :].strip()) if label else None


@pytest.mark.parametrize(
    ("text", "kind", "rest"),
    [
        ("Onderwerp: Bankjes", Kind.ONDERWERP, "Bankjes"),
        ("1. Over welk onderwerp gaat het?", Kind.ONDERWERP, ""),
        ("Verzoek aan het Rijk: meer banken", Kind.OPLOSSING, "meer banken"),
        ("Oplossing gemeente:", Kind.OPLOSSING, ""),
        ("Landelijke oplossing: meer banken", Kind.OPLOSSING, "meer banken"),
        ("Inhoudelijke toelichting: kapot", Kind.OMSCHRIJVING, "kapot"),
        ("Oplossing(en) – wat kan het Rijk doen?", Kind.OPLOSSING, ""),
        ("Wat zou het Rijk moeten doen?", Kind.OPLOSSING, ""),
        ("Possible solutions:", Kind.OPLOSSING, ""),
        ("ONDERWERP", Kind.ONDERWERP, ""),
        ("Onderwerp – Bankjes", Kind.ONDERWERP, "Bankjes"),
        ("Onderwep: Bankjes", Kind.ONDERWERP, "Bankjes"),
        ("Titel knelpunt: Bankjes", Kind.ONDERWERP, "Bankjes"),
        ("Knelpunt 3: Bankjes", Kind.KNELPUNT, "Bankjes"),
        ("Knelpunt nr. 3: Bankjes", Kind.KNELPUNT, "Bankjes"),
        ("Knelpunt 3 Bankjes in het park", Kind.KNELPUNT, "Bankjes in het park"),
        ("Knelpunt 3. Bankjes in het park", Kind.KNELPUNT, "Bankjes in het park"),
        ("Probleem: er zijn geen bankjes", Kind.KNELPUNT, "er zijn geen bankjes"),
        ("Toelichting", Kind.OMSCHRIJVING, ""),
        ("Omschrijving (max. 200 woorden):", Kind.OMSCHRIJVING, ""),
        ("Omschijving: kapot", Kind.OMSCHRIJVING, "kapot"),
        ("Situatieschets: kapot", Kind.OMSCHRIJVING, "kapot"),
        ("Waar lopen we tegenaan?", Kind.OMSCHRIJVING, ""),
        ("Oplossings-richting(en):", Kind.OPLOSSING, ""),
        ("Voorgestelde oplossings- richtingen", Kind.OPLOSSING, ""),
        ("Voorgestelde oplosingsrichtingen", Kind.OPLOSSING, ""),
        ("Oplossingsrichtin gen", Kind.OPLOSSING, ""),
        ("Wat is er nodig? Meer verf.", Kind.OPLOSSING, "Meer verf."),
        ("Wij stellen voor: meer verf", Kind.OPLOSSING, "meer verf"),
        ("Oproep aan het Rijk", Kind.OPLOSSING, ""),
        ("Voorstel(len): verf", Kind.OPLOSSING, "verf"),
        ("**Wensen** meer verf", Kind.OPLOSSING, "meer verf"),
        ("Prioriteit: hoog", Kind.KENMERK, "hoog"),
    ],
)
def test_label_word_in_a_variant_is_found(text: str, kind: Kind, rest: str) -> None:
    assert find(text) == (kind, rest)


@pytest.mark.parametrize(
    "text",
    [
        "Het onderwerp van dit gesprek was de speeltuin.",
        "Probleem is dat de glijbaan ontbreekt.",
        "Onderwerp van gesprek: de speeltuin",
        "Toelichting op de cijfers van vorig jaar",
        "Oplossingen liggen niet voor het oprapen.",
        "Wij stellen voor om de glijbaan te verven.",
        "Nodig: twee emmers verf.",
        "Knelpunten genoeg, zou men zeggen.",
        "de omschrijving",
        "Ontwerp: een glijbaan",
    ],
)
def test_label_word_in_a_sentence_is_no_label(text: str) -> None:
    assert find(text) is None


def test_number_before_a_label_belongs_to_the_label() -> None:
    paragraph = paragraph_of("2.1 Onderwerp: Bankjes")

    label = find_label(paragraph, paragraph.text, BOOK)

    assert label is not None
    assert paragraph.text[label.end :].strip() == "Bankjes"


def test_count_of_a_label_is_kept() -> None:
    label = BOOK.find_alone("Oplossing 2:")

    assert label is not None
    assert label.number == "2"

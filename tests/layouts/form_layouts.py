"""Layouts of people who made their own form: other labels, other boxes."""

from __future__ import annotations

from tests.layouts.layouts import (
    ALL,
    FLAT,
    LABELS,
    TITLE,
    header_row,
    labelled,
    omschrijving_of,
    proposals_of,
    rows_of,
    shows,
    three_rows,
)
from tests.layouts.tree import Blok, Element, Para, Row, Sheet, Space, Table, cell


def _tables(blokken: tuple[Blok, ...], labels: tuple[str, ...]) -> Sheet:
    """A label-and-text table per block with these labels."""
    elements = [e for blok in blokken for e in (Table(three_rows(blok, labels), (30, 70)), Space())]
    return Sheet((TITLE, *elements))


@shows(ALL)
def lettered_labels(blokken: tuple[Blok, ...]) -> Sheet:
    """A. Onderwerp, B. Omschrijving, C. Oplossingsrichtingen."""
    return _tables(blokken, tuple(f"{x}. {label}" for x, label in zip("ABC", LABELS, strict=True)))


@shows(ALL)
def slashed_labels(blokken: tuple[Blok, ...]) -> Sheet:
    """Two words for each part."""
    return _tables(
        blokken, ("Onderwerp/knelpunt", "Omschrijving/toelichting", "Oplossing(en)/voorstel(len)")
    )


@shows(ALL)
def title_description_solution(blokken: tuple[Blok, ...]) -> Sheet:
    """Titel, Beschrijving, Oplossing."""
    return _tables(blokken, ("Titel", "Beschrijving", "Oplossing"))


@shows(ALL)
def problem_situation_needed(blokken: tuple[Blok, ...]) -> Sheet:
    """Probleem, Situatie, Gewenst."""
    return _tables(blokken, ("Probleem", "Situatie", "Gewenste oplossing"))


@shows(ALL)
def label_dash_text(blokken: tuple[Blok, ...]) -> Sheet:
    """ "Onderwerp – Geen berging …", the label in bold."""
    elements = [e for blok in blokken for e in (*labelled(blok, colon=" – "), Space())]
    return Sheet((TITLE, *elements))


@shows(ALL)
def one_cell_table(blokken: tuple[Blok, ...]) -> Sheet:
    """A table of one cell as a frame around labelled paragraphs."""
    elements = [
        e for blok in blokken for e in (Table(((cell(*labelled(blok)),),), (100,)), Space())
    ]
    return Sheet((TITLE, *elements))


@shows(ALL)
def nested_table(blokken: tuple[Blok, ...]) -> Sheet:
    """A three-row table inside the cell of another table."""
    elements: list[Element] = [TITLE]
    for number, blok in enumerate(blokken, start=1):
        inner = Table(three_rows(blok), (30, 70))
        outer: Row = (cell(str(number)), cell(inner))
        elements += [Table((outer,), (8, 92)), Space()]
    return Sheet(tuple(elements))


@shows(ALL)
def two_content_columns(blokken: tuple[Blok, ...]) -> Sheet:
    """Knelpunt | Oplossingsrichtingen: the onderwerp in bold above its text in one cell."""
    rows: list[Row] = [header_row("Knelpunt", "Oplossingsrichtingen")]
    rows += [
        (
            cell(Para(blok.onderwerp, bold=True), *omschrijving_of(blok)),
            cell(*proposals_of(blok)),
        )
        for blok in blokken
    ]
    return Sheet((TITLE, Table(tuple(rows), (60, 40))))


@shows(FLAT)
def soft_breaks_with_dashes(blokken: tuple[Blok, ...]) -> Sheet:
    """Proposals in one paragraph, a soft line break and a dash before each."""
    elements: list[Element] = [TITLE]
    for blok in blokken:
        *rows, (label, _) = three_rows(blok)
        lines = "\n".join(f"- {item.text}" for item in blok.oplossingen)
        elements += [Table((*rows, (label, cell(lines))), (27, 73)), Space()]
    return Sheet(tuple(elements))


@shows(FLAT)
def soft_breaks_after_labels(blokken: tuple[Blok, ...]) -> Sheet:
    """A paragraph per part: label, soft line break, text; proposals behind a dash."""
    elements: list[Element] = [TITLE]
    for blok in blokken:
        for label, (first, *rest) in list(rows_of(blok))[:2]:
            text = first.text if isinstance(first, Para) else ""
            elements += [Para(f"{label}:\n{text}"), *rest]
        lines = "\n".join(f"- {item.text}" for item in blok.oplossingen)
        elements.append(Para(f"{LABELS[2]}:\n{lines}"))
    return Sheet(tuple(elements))


@shows(ALL)
def run_in_titles(blokken: tuple[Blok, ...]) -> Sheet:
    """A numbered line in bold as onderwerp, running text, "Oplossing:" with a list."""
    elements: list[Element] = [TITLE]
    for number, blok in enumerate(blokken, start=1):
        elements += [
            Para(f"{number}. {blok.onderwerp}", bold=True),
            *omschrijving_of(blok),
            Para("Oplossing:"),
            *proposals_of(blok),
        ]
    return Sheet(tuple(elements))


@shows(ALL)
def theme_label_in_front(blokken: tuple[Blok, ...]) -> Sheet:
    """A fourth label that the secretariat did not ask for: "Thema: Huisvesting"."""
    elements: list[Element] = [TITLE]
    for blok in blokken:
        elements += [Para("Huisvesting", label="Thema: "), *labelled(blok), Space()]
    return Sheet(tuple(elements))

"""The layouts of the matrix, each a function from blocks to a sheet."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import groupby
from typing import Literal

from tests.layouts.content import BLOKKEN, without_bullets, without_nesting
from tests.layouts.tree import (
    Blok,
    Box,
    Bullets,
    Element,
    Item,
    Layout,
    PageBreak,
    Para,
    Row,
    Sheet,
    Space,
    Table,
    cell,
)

LABELS = ("Onderwerp", "Omschrijving", "Oplossingsrichtingen")
TITLE = Para("Knelpunten uit onze gemeente", heading=1)


@dataclass(frozen=True)
class Case:
    """A layout, and the blocks that it can show."""

    layout: Layout
    blokken: tuple[Blok, ...]

    @property
    def sheet(self) -> Sheet:
        """The page to draw."""
        return self.layout(self.blokken)


CASES: dict[str, Case] = {}


def shows(blokken: tuple[Blok, ...]) -> Callable[[Layout], Layout]:
    """Puts a layout in the matrix, with the blocks that it can show."""

    def add(layout: Layout) -> Layout:
        CASES[layout.__name__] = Case(layout, blokken)
        return layout

    return add


ALL = BLOKKEN
FLAT = without_nesting(BLOKKEN)
RUNNING = without_bullets(BLOKKEN)


# ------------------------------------------------------------------ parts


def omschrijving_of(blok: Blok, mark: str = "•") -> tuple[Element, ...]:
    """The alinea's, bullets in a row as one list."""
    elements: list[Element] = []
    bullets: list[Item] = []
    for alinea in (*blok.omschrijving, ""):
        if alinea.startswith("- "):
            bullets.append(Item(alinea[2:]))
            continue
        if bullets:
            elements.append(Bullets(tuple(bullets), mark))
            bullets = []
        if alinea:
            elements.append(Para(alinea))
    return tuple(elements)


def proposals_of(blok: Blok, mark: str = "•") -> tuple[Element, ...]:
    """The list of proposals, each group under its heading."""
    elements: list[Element] = []
    for groep, items in groupby(blok.oplossingen, key=lambda item: item.groep):
        if groep:
            elements.append(Para(groep))
        elements.append(Bullets(tuple(items), mark))
    return tuple(elements)


def rows_of(
    blok: Blok, labels: tuple[str, ...] = LABELS, mark: str = "•"
) -> Iterator[tuple[str, tuple[Element, ...]]]:
    """Label and content of the three parts of a block."""
    contents: tuple[tuple[Element, ...], ...] = (
        (Para(blok.onderwerp),),
        omschrijving_of(blok),
        proposals_of(blok, mark),
    )
    yield from zip(labels, contents, strict=True)


def three_rows(blok: Blok, labels: tuple[str, ...] = LABELS, mark: str = "•") -> tuple[Row, ...]:
    """The rows of a label-and-text table."""
    return tuple(
        (cell(Para(label, bold=True)), cell(*content))
        for label, content in rows_of(blok, labels, mark)
    )


def tables(
    blokken: tuple[Blok, ...],
    *,
    lines: Literal["all", "rows", "none"] = "all",
    shaded: Literal["no", "column", "row"] = "no",
) -> tuple[Element, ...]:
    """A label-and-text table per block."""
    elements: list[Element] = [TITLE]
    for blok in blokken:
        elements += [Table(three_rows(blok), (27, 73), lines, shaded), Space()]
    return tuple(elements)


def labelled(
    blok: Blok, labels: tuple[str, ...] = LABELS, mark: str = "•", colon: str = ": "
) -> list[Element]:
    """Paragraphs that start with a label."""
    elements: list[Element] = []
    for index, (label, content) in enumerate(rows_of(blok, labels, mark)):
        if index < 2 and content and isinstance(content[0], Para):
            elements += [Para(content[0].text, label=f"{label}{colon}"), *content[1:]]
        else:
            elements += [Para("", label=f"{label}{colon}".strip()), *content]
    return elements


def header_row(*labels: str) -> Row:
    """Labels in bold, side by side."""
    return tuple(cell(Para(label, bold=True)) for label in labels)


def column_row(blok: Blok) -> Row:
    """A block as one row of a column table."""
    return tuple(cell(*content) for _, content in rows_of(blok))


# ------------------------------------------------------------------ tables


@shows(ALL)
def ruled_table(blokken: tuple[Blok, ...]) -> Sheet:
    """Three rows with lines all around: the form that the secretariat asks for."""
    return Sheet(tables(blokken))


@shows(ALL)
def unruled_table(blokken: tuple[Blok, ...]) -> Sheet:
    """A table whose lines were switched off."""
    return Sheet(tables(blokken, lines="none"))


@shows(ALL)
def shaded_table(blokken: tuple[Blok, ...]) -> Sheet:
    """No lines, a coloured label column."""
    return Sheet(tables(blokken, lines="none", shaded="column"))


@shows(ALL)
def rows_only_table(blokken: tuple[Blok, ...]) -> Sheet:
    """Lines under the rows only."""
    return Sheet(tables(blokken, lines="rows"))


@shows(ALL)
def one_long_table(blokken: tuple[Blok, ...]) -> Sheet:
    """All blocks in one table, without anything between them."""
    rows = tuple(row for blok in blokken for row in three_rows(blok))
    return Sheet((TITLE, Table(rows, (27, 73))))


@shows(ALL)
def table_with_title_row(blokken: tuple[Blok, ...]) -> Sheet:
    """A merged row "Knelpunt 1" on top of each table."""
    elements: list[Element] = [TITLE]
    for number, blok in enumerate(blokken, start=1):
        title = (cell(Para(f"Knelpunt {number}", bold=True), span=2),)
        elements += [Table((title, *three_rows(blok)), (27, 73)), Space()]
    return Sheet(tuple(elements))


@shows(ALL)
def table_with_number_row(blokken: tuple[Blok, ...]) -> Sheet:
    """A fourth row in front: "Nr." with a number."""
    elements: list[Element] = [TITLE]
    for number, blok in enumerate(blokken, start=1):
        extra = (cell(Para("Nr.", bold=True)), cell(str(number)))
        elements += [Table((extra, *three_rows(blok)), (27, 73)), Space()]
    return Sheet(tuple(elements))


@shows(ALL)
def label_over_full_width(blokken: tuple[Blok, ...]) -> Sheet:
    """One column: a row with the label, a row with the text."""
    elements: list[Element] = [TITLE]
    for blok in blokken:
        rows = tuple(
            row
            for label, content in rows_of(blok)
            for row in ((cell(Para(label, bold=True)),), (cell(*content),))
        )
        elements += [Table(rows, (100,)), Space()]
    return Sheet(tuple(elements))


@shows(ALL)
def column_table_portrait(blokken: tuple[Blok, ...]) -> Sheet:
    """A header row and a row per block, on upright pages."""
    rows = (header_row(*LABELS), *(column_row(blok) for blok in blokken))
    return Sheet((TITLE, Table(rows, (24, 40, 36))))


@shows(ALL)
def column_table_landscape(blokken: tuple[Blok, ...]) -> Sheet:
    """The same on landscape pages; the header row repeats."""
    rows = (header_row(*LABELS), *(column_row(blok) for blok in blokken))
    table = Table(rows, (22, 44, 34), shaded="row", repeat_header=True)
    return Sheet((TITLE, table), landscape=True)


@shows(ALL)
def column_table_unruled(blokken: tuple[Blok, ...]) -> Sheet:
    """A column table whose lines were switched off."""
    rows = (header_row(*LABELS), *(column_row(blok) for blok in blokken))
    return Sheet((TITLE, Table(rows, (22, 44, 34), lines="none")), landscape=True)


@shows(ALL)
def column_table_with_numbers(blokken: tuple[Blok, ...]) -> Sheet:
    """A column table with a number in front of each row."""
    rows = (
        header_row("Nr", *LABELS),
        *((cell(str(i)), *column_row(blok)) for i, blok in enumerate(blokken, start=1)),
    )
    return Sheet((TITLE, Table(rows, (6, 20, 42, 32))), landscape=True)


@shows(ALL)
def blocks_as_columns(blokken: tuple[Blok, ...]) -> Sheet:
    """Labels in the first column, each block in a column of its own."""
    parts = [list(rows_of(blok)) for blok in blokken]
    rows = tuple(
        (
            cell(Para(label, bold=True)),
            *(cell(*blok_parts[index][1]) for blok_parts in parts),
        )
        for index, label in enumerate(LABELS)
    )
    return Sheet((TITLE, Table(rows, (16, 28, 28, 28))), landscape=True)


@shows(ALL)
def side_by_side(blokken: tuple[Blok, ...]) -> Sheet:
    """Blocks beside each other, labels in the running text of each cell."""
    left, right, last = (cell(*labelled(blok)) for blok in blokken)
    return Sheet((TITLE, Table(((left, right), (last, cell(""))), (50, 50))), landscape=True)


# ------------------------------------------------------------------ paragraphs


@shows(ALL)
def bold_labels(blokken: tuple[Blok, ...]) -> Sheet:
    """ "Onderwerp:" in bold at the start of a paragraph."""
    elements = [e for blok in blokken for e in (*labelled(blok), Space())]
    return Sheet((TITLE, *elements))


@shows(ALL)
def label_above_value(blokken: tuple[Blok, ...]) -> Sheet:
    """The label in bold on a line of its own."""
    elements = [
        e
        for blok in blokken
        for label, content in rows_of(blok)
        for e in (Para(label, bold=True), *content)
    ]
    return Sheet((TITLE, *elements))


@shows(ALL)
def plain_labels(blokken: tuple[Blok, ...]) -> Sheet:
    """Labels with a colon, typed without any formatting."""
    elements: list[Element] = [TITLE]
    for blok in blokken:
        for index, (label, content) in enumerate(rows_of(blok)):
            is_inline = index < 2 and bool(content) and isinstance(content[0], Para)
            text = content[0].text if is_inline and isinstance(content[0], Para) else ""
            elements.append(Para(f"{label}: {text}".strip()))
            elements += content[1:] if is_inline else content
    return Sheet(tuple(elements))


@shows(ALL)
def capital_labels(blokken: tuple[Blok, ...]) -> Sheet:
    """ONDERWERP in capitals on a line of its own."""
    elements = [
        e
        for blok in blokken
        for label, content in rows_of(blok)
        for e in (Para(label.upper()), *content)
    ]
    return Sheet((TITLE, *elements))


@shows(ALL)
def other_label_words(blokken: tuple[Blok, ...]) -> Sheet:
    """Knelpunt, Toelichting, Voorstellen."""
    labels = ("Knelpunt", "Toelichting", "Voorstellen")
    elements = [e for blok in blokken for e in (*labelled(blok, labels), Space())]
    return Sheet((TITLE, *elements))


@shows(ALL)
def questions_as_labels(blokken: tuple[Blok, ...]) -> Sheet:
    """A form that asks: wat is het knelpunt, wat is er aan de hand, wat is er nodig."""
    labels = ("Wat is het knelpunt?", "Wat is er aan de hand?", "Wat is er nodig?")
    rows = [three_rows(blok, labels) for blok in blokken]
    elements = [e for r in rows for e in (Table(r, (32, 68)), Space())]
    return Sheet((TITLE, *elements))


@shows(ALL)
def labels_with_typos(blokken: tuple[Blok, ...]) -> Sheet:
    """Omschijving, Oplossingrichtingen."""
    labels = ("Onderwerp", "Omschijving", "Oplossingrichtingen")
    elements = [e for blok in blokken for e in (*labelled(blok, labels), Space())]
    return Sheet((TITLE, *elements))


@shows(ALL)
def headings(blokken: tuple[Blok, ...]) -> Sheet:
    """The onderwerp as a heading, the labels as headings below it."""
    elements: list[Element] = [TITLE]
    for blok in blokken:
        elements.append(Para(blok.onderwerp, heading=2))
        for label, content in list(rows_of(blok))[1:]:
            elements += [Para(label, heading=3), *content]
    return Sheet(tuple(elements))


@shows(ALL)
def numbered_headings(blokken: tuple[Blok, ...]) -> Sheet:
    """Headings with typed numbers: 1, 1.1, 1.2."""
    elements: list[Element] = [TITLE]
    for number, blok in enumerate(blokken, start=1):
        elements.append(Para(f"{number}. {blok.onderwerp}", heading=2))
        for part, (label, content) in enumerate(list(rows_of(blok))[1:], start=1):
            elements += [Para(f"{number}.{part} {label}", heading=3), *content]
    return Sheet(tuple(elements))


@shows(ALL)
def bold_title_without_label(blokken: tuple[Blok, ...]) -> Sheet:
    """The onderwerp only as a line in bold, the other two with a label."""
    elements: list[Element] = [TITLE]
    for blok in blokken:
        elements += [Para(blok.onderwerp, bold=True), *labelled(blok)[1:]]
    return Sheet(tuple(elements))


@shows(RUNNING)
def letter(blokken: tuple[Blok, ...]) -> Sheet:
    """A letter in running text."""
    elements: list[Element] = [
        Para("Gemeente Duinrade", bold=True),
        Para("Betreft: knelpunten uit de uitvoering"),
        Para("Geachte heer, mevrouw,"),
        Para("Graag brengen wij drie punten onder uw aandacht."),
    ]
    for number, blok in enumerate(blokken, start=1):
        elements += [
            Para(f"Knelpunt {number}: {blok.onderwerp}", bold=True),
            *omschrijving_of(blok),
            Para("Wij stellen voor:"),
            *proposals_of(blok),
        ]
    elements += [Para("Met vriendelijke groet,"), Para("het college van Duinrade")]
    return Sheet(tuple(elements))


@shows(ALL)
def two_columns(blokken: tuple[Blok, ...]) -> Sheet:
    """A page of two columns, as in a newsletter."""
    elements = [e for blok in blokken for e in (*labelled(blok), Space())]
    return Sheet(tuple(elements), columns=2, justified=True)


@shows(ALL)
def text_boxes(blokken: tuple[Blok, ...]) -> Sheet:
    """Each block in a text box."""
    boxes = [e for blok in blokken for e in (Box(tuple(labelled(blok))), Space())]
    return Sheet((TITLE, *boxes))


@shows(ALL)
def justified_and_hyphenated(blokken: tuple[Blok, ...]) -> Sheet:
    """Justified text in which words break at line ends."""
    return Sheet(tables(blokken), justified=True)


@shows(ALL)
def page_per_block(blokken: tuple[Blok, ...]) -> Sheet:
    """Every block on a page of its own."""
    elements: list[Element] = [TITLE]
    for blok in blokken:
        elements += [*labelled(blok), PageBreak()]
    return Sheet(tuple(elements[:-1]))


@shows(ALL)
def mixed(blokken: tuple[Blok, ...]) -> Sheet:
    """Three authors: a table, paragraphs and headings in one file."""
    first, second, third = blokken
    parts = list(rows_of(third))[1:]
    return Sheet(
        (
            TITLE,
            Table(three_rows(first), (27, 73)),
            Space(),
            *labelled(second),
            Para(third.onderwerp, heading=2),
            *(e for label, content in parts for e in (Para(label, heading=3), *content)),
        )
    )


# ------------------------------------------------------------------ lists


@shows(FLAT)
def typed_dashes(blokken: tuple[Blok, ...]) -> Sheet:
    """Dashes typed by hand."""
    elements = [e for blok in blokken for e in labelled(blok, mark="–")]
    return Sheet((TITLE, *elements))


@shows(FLAT)
def typed_arrows(blokken: tuple[Blok, ...]) -> Sheet:
    """Arrows typed by hand, in a table."""
    rows = [three_rows(blok, mark="➢") for blok in blokken]
    return Sheet((TITLE, *(Table(r, (27, 73)) for r in rows)))


@shows(FLAT)
def numbered_list(blokken: tuple[Blok, ...]) -> Sheet:
    """A numbered list by the program itself."""
    rows = [three_rows(blok, mark="1.") for blok in blokken]
    elements = [e for r in rows for e in (Table(r, (27, 73)), Space())]
    return Sheet((TITLE, *elements))


@shows(FLAT)
def typed_letters(blokken: tuple[Blok, ...]) -> Sheet:
    """a) b) c) typed by hand."""
    elements = [e for blok in blokken for e in labelled(blok, mark="a)")]
    return Sheet((TITLE, *elements))


@shows(FLAT)
def several_in_one_line(blokken: tuple[Blok, ...]) -> Sheet:
    """ "1) …; 2) …" in one paragraph of a cell."""
    elements: list[Element] = [TITLE]
    for blok in blokken:
        line = "; ".join(
            f"{i}) {item.text.rstrip('.')}" for i, item in enumerate(blok.oplossingen, start=1)
        )
        *rows, (label, _) = three_rows(blok)
        table = Table((*rows, (label, cell(f"{line}."))), (27, 73))
        elements += [table, Space()]
    return Sheet(tuple(elements))


@shows(FLAT)
def one_proposal_per_line(blokken: tuple[Blok, ...]) -> Sheet:
    """A paragraph per proposal, without any mark."""
    elements: list[Element] = [TITLE]
    for blok in blokken:
        *rows, (label, _) = three_rows(blok)
        lines = cell(*(item.text for item in blok.oplossingen))
        elements += [Table((*rows, (label, lines)), (27, 73)), Space()]
    return Sheet(tuple(elements))

"""Layouts beyond the common ones, as submissions in the wild have them."""

from __future__ import annotations

from dataclasses import replace

from tests.layouts.content import BLOKKEN
from tests.layouts.layouts import (
    ALL,
    FLAT,
    LABELS,
    RUNNING,
    TITLE,
    column_row,
    header_row,
    labelled,
    omschrijving_of,
    proposals_of,
    rows_of,
    shows,
    tables,
    three_rows,
)
from tests.layouts.tree import (
    Blok,
    Element,
    Item,
    PageBreak,
    Para,
    Row,
    Sheet,
    Space,
    Table,
    cell,
)

WITHOUT_LAST_LIST = (*BLOKKEN[:1], replace(BLOKKEN[1], oplossingen=()), BLOKKEN[2])
ONE_PROPOSAL = tuple(
    replace(blok, oplossingen=(Item(" ".join(item.text for item in blok.oplossingen)),))
    for blok in FLAT
)
LABEL_WORDS = (
    Blok(
        "Het onderwerp parkeren komt steeds terug",
        (
            "Bewoners noemen één onderwerp: parkeren. Een oplossing: een extra rij langs de "
            "singel. De omschrijving van het probleem staat in de nota van vorig jaar.",
            "Oplossingen zijn er genoeg, maar het geld ontbreekt.",
        ),
        (Item("Een bijdrage per parkeerplaats."), Item("Een omschrijving van wat er mag.")),
    ),
    Blok(
        "Knelpunten in de zomer",
        ("Knelpunten zijn er vooral in de zomer, als de helft van het team weg is.",),
        (Item("Voorstellen van inwoners eerder behandelen."),),
    ),
)


@shows(ALL)
def onderwerp_as_title_row(blokken: tuple[Blok, ...]) -> Sheet:
    """The onderwerp in a merged row on top, without a label; two labelled rows below."""
    elements: list[Element] = [TITLE]
    for blok in blokken:
        title = (cell(Para(blok.onderwerp, bold=True), span=2),)
        elements += [Table((title, *three_rows(blok)[1:]), (27, 73)), Space()]
    return Sheet(tuple(elements))


@shows(ALL)
def theme_rows_in_column_table(blokken: tuple[Blok, ...]) -> Sheet:
    """A merged row with the theme between the rows of a column table."""
    first, second, third = blokken
    rows: tuple[Row, ...] = (
        header_row(*LABELS),
        (cell(Para("2. Huisvesting", bold=True), span=3),),
        column_row(first),
        (cell(Para("3. Integratie", bold=True), span=3),),
        column_row(second),
        column_row(third),
    )
    return Sheet((TITLE, Table(rows, (22, 44, 34))), landscape=True)


@shows(ALL)
def theme_headings_between_tables(blokken: tuple[Blok, ...]) -> Sheet:
    """Chapter headings between three-row tables."""
    first, *others = tables(blokken)[1:]
    return Sheet(
        (
            TITLE,
            Para("Huisvesting", heading=2),
            first,
            Para("Integratie", heading=2),
            *others[1:],
        )
    )


@shows(ALL)
def extra_columns(blokken: tuple[Blok, ...]) -> Sheet:
    """Columns that the secretariat did not ask for: a theme in front, an owner behind."""
    rows = (
        header_row("Thema", *LABELS, "Eigenaar"),
        *((cell("Huisvesting"), *column_row(blok), cell("Rijk")) for blok in blokken),
    )
    return Sheet((TITLE, Table(rows, (12, 18, 34, 26, 10))), landscape=True)


@shows(FLAT)
def row_per_proposal(blokken: tuple[Blok, ...]) -> Sheet:
    """Onderwerp and omschrijving in cells merged over several rows, a row per proposal."""
    rows: list[Row] = [header_row(*LABELS)]
    for blok in blokken:
        first, *others = blok.oplossingen
        high = len(blok.oplossingen)
        rows.append(
            (
                cell(blok.onderwerp, down=high),
                cell(*omschrijving_of(blok), down=high),
                cell(first.text),
            )
        )
        rows += [(cell(other.text),) for other in others]
    return Sheet((TITLE, Table(tuple(rows), (22, 44, 34))), landscape=True)


@shows(ALL)
def label_rows_over_two_columns(blokken: tuple[Blok, ...]) -> Sheet:
    """Two labels side by side above their texts, the third below over the full width."""
    elements: list[Element] = [TITLE]
    for blok in blokken:
        rows: tuple[Row, ...] = (
            header_row("Onderwerp", "Omschrijving"),
            (cell(blok.onderwerp), cell(*omschrijving_of(blok))),
            (cell(Para("Oplossingsrichtingen", bold=True), span=2),),
            (cell(*proposals_of(blok), span=2),),
        )
        elements += [Table(rows, (35, 65)), Space()]
    return Sheet(tuple(elements))


@shows(ALL)
def tab_after_label(blokken: tuple[Blok, ...]) -> Sheet:
    """Label, tab stop, text."""
    elements = [
        replace(e, tab=True) if isinstance(e, Para) and e.label and e.text else e
        for blok in blokken
        for e in labelled(blok, colon=":")
    ]
    return Sheet((TITLE, *elements))


@shows(ALL)
def italic_labels(blokken: tuple[Blok, ...]) -> Sheet:
    """Labels in italics on a line of their own, with a colon."""
    elements = [
        e
        for blok in blokken
        for label, content in rows_of(blok)
        for e in (Para(f"{label}:", italic=True), *content)
    ]
    return Sheet((TITLE, *elements))


@shows(ALL)
def long_labels(blokken: tuple[Blok, ...]) -> Sheet:
    """Labels with more words than needed."""
    labels = (
        "Onderwerp van het knelpunt",
        "Korte omschrijving van het knelpunt",
        "Mogelijke oplossingsrichtingen",
    )
    elements = [e for blok in blokken for e in (Table(three_rows(blok, labels), (32, 68)), Space())]
    return Sheet((TITLE, *elements))


@shows(ALL)
def numbered_labels(blokken: tuple[Blok, ...]) -> Sheet:
    """ "Onderwerp 1:", "Omschrijving 1:", "Oplossingsrichtingen 1:"."""
    elements = [
        e
        for number, blok in enumerate(blokken, start=1)
        for e in labelled(blok, tuple(f"{label} {number}" for label in LABELS))
    ]
    return Sheet((TITLE, *elements))


@shows(ALL)
def numbered_knelpunt_headings(blokken: tuple[Blok, ...]) -> Sheet:
    """ "Knelpunt 1 – …" as a heading, the other labels in bold."""
    elements: list[Element] = [TITLE]
    for number, blok in enumerate(blokken, start=1):
        elements.append(Para(f"Knelpunt {number} – {blok.onderwerp}", heading=2))
        elements += labelled(blok)[1:]
    return Sheet(tuple(elements))


@shows(ALL)
def heading_knelpunt_oplossing(blokken: tuple[Blok, ...]) -> Sheet:
    """A heading as onderwerp; "Knelpunt" names the text and "Oplossing" the list."""
    elements: list[Element] = [TITLE]
    for blok in blokken:
        elements.append(Para(blok.onderwerp, heading=2))
        elements += labelled(blok, ("", "Knelpunt", "Oplossing"))[1:]
    return Sheet(tuple(elements))


@shows(FLAT)
def label_per_proposal(blokken: tuple[Blok, ...]) -> Sheet:
    """ "Oplossingsrichting 1:", "Oplossingsrichting 2:", each with its own label."""
    elements: list[Element] = [TITLE]
    for blok in blokken:
        elements += labelled(blok)[:-2]
        elements += [
            Para(item.text, label=f"Oplossingsrichting {number}: ")
            for number, item in enumerate(blok.oplossingen, start=1)
        ]
        elements.append(Space())
    return Sheet(tuple(elements))


@shows(ALL)
def proposals_before_description(blokken: tuple[Blok, ...]) -> Sheet:
    """The rows in another order."""
    elements: list[Element] = [TITLE]
    for blok in blokken:
        first, second, third = three_rows(blok)
        elements += [Table((first, third, second), (27, 73)), Space()]
    return Sheet(tuple(elements))


@shows(WITHOUT_LAST_LIST)
def block_without_proposals(blokken: tuple[Blok, ...]) -> Sheet:
    """One block has no third row at all."""
    elements: list[Element] = [TITLE]
    for blok in blokken:
        rows = three_rows(blok) if blok.oplossingen else three_rows(blok)[:2]
        elements += [Table(rows, (27, 73)), Space()]
    return Sheet(tuple(elements))


@shows(ONE_PROPOSAL)
def paragraph_of_proposals(blokken: tuple[Blok, ...]) -> Sheet:
    """The proposals as one paragraph of sentences."""
    elements: list[Element] = [TITLE]
    for blok in blokken:
        *rows, (label, _) = three_rows(blok)
        proposals = cell(blok.oplossingen[0].text)
        elements += [Table((*rows, (label, proposals)), (27, 73)), Space()]
    return Sheet(tuple(elements))


@shows(LABEL_WORDS)
def label_words_in_running_text(blokken: tuple[Blok, ...]) -> Sheet:
    """Sentences with the label words in them, at their start too."""
    return Sheet((TITLE, *(e for blok in blokken for e in (*labelled(blok), Space()))))


@shows(LABEL_WORDS)
def label_words_in_table_text(blokken: tuple[Blok, ...]) -> Sheet:
    """The same in tables."""
    return Sheet(tables(blokken))


@shows(ALL)
def running_header_and_footer(blokken: tuple[Blok, ...]) -> Sheet:
    """A header and footer on every page."""
    elements: list[Element] = [TITLE]
    for blok in blokken:
        elements += [*labelled(blok), PageBreak()]
    return Sheet(
        tuple(elements[:-1]),
        header="Gemeente Duinrade – inbreng uitvoeringsagenda",
        footer="Vastgesteld door het college op 2 maart",
    )


@shows(ALL)
def printed_mail(blokken: tuple[Blok, ...]) -> Sheet:
    """A printed mail, whose own "Onderwerp:" is no knelpunt."""
    head = (
        Para("Van: Team Samenleving <samenleving@duinrade.example>"),
        Para("Verzonden: dinsdag 2 maart 2021 14:05"),
        Para("Aan: secretariaat@uitvoeringsagenda.example"),
        Para("Onderwerp: Inbreng knelpunten Duinrade"),
        Para("Beste collega’s,"),
        Para("Hierbij onze knelpunten."),
    )
    return Sheet((*head, *(e for blok in blokken for e in labelled(blok))))


@shows(ALL)
def cover_and_contents(blokken: tuple[Blok, ...]) -> Sheet:
    """A cover with a table of contents before the blocks."""
    contents = [
        Para(f"{blok.onderwerp} {'.' * 40} {page}") for page, blok in enumerate(blokken, start=2)
    ]
    elements: list[Element] = [TITLE, Para("Inhoud", heading=2), *contents, PageBreak()]
    for blok in blokken:
        elements.append(Para(blok.onderwerp, heading=2))
        elements += labelled(blok)[1:]
    return Sheet(tuple(elements))


@shows(RUNNING)
def question_letter(blokken: tuple[Blok, ...]) -> Sheet:
    """A letter with questions as headings: wat speelt er, wat is er nodig."""
    elements: list[Element] = [
        Para("Beste collega’s,"),
        Para("Dit zijn onze drie punten."),
    ]
    for blok in blokken:
        elements += [
            Para(blok.onderwerp, bold=True),
            Para("Wat speelt er?", italic=True),
            *omschrijving_of(blok),
            Para("Wat is er nodig?", italic=True),
            *proposals_of(blok, "–"),
        ]
    elements += [Para("Groet,"), Para("Team Samenleving, gemeente Duinrade")]
    return Sheet(tuple(elements))


@shows(FLAT)
def proposals_after_semicolons(blokken: tuple[Blok, ...]) -> Sheet:
    """Dashes in one paragraph with line breaks, as a spreadsheet cell pasted into Word."""
    elements: list[Element] = [TITLE]
    for blok in blokken:
        *rows, (label, _) = three_rows(blok)
        lines = cell(*(Para(f"- {item.text}") for item in blok.oplossingen))
        elements += [Table((*rows, (label, lines)), (27, 73), "rows"), Space()]
    return Sheet(tuple(elements))


@shows(ALL)
def labels_with_colon_unruled(blokken: tuple[Blok, ...]) -> Sheet:
    """Labels with a colon beside the text, without lines, not bold."""
    elements: list[Element] = [TITLE]
    for blok in blokken:
        rows = tuple((cell(f"{label}:"), cell(*content)) for label, content in rows_of(blok))
        elements += [Table(rows, (27, 73), "none"), Space()]
    return Sheet(tuple(elements))


@shows(ALL)
def wide_label_column_unruled(blokken: tuple[Blok, ...]) -> Sheet:
    """Two columns of equal width, as a program inserts them, without lines."""
    elements: list[Element] = [TITLE]
    for blok in blokken:
        rows = tuple((cell(label), cell(*content)) for label, content in rows_of(blok))
        elements += [Table(rows, (50, 50), "none"), Space()]
    return Sheet(tuple(elements))


@shows(ALL)
def only_header_row_shaded(blokken: tuple[Blok, ...]) -> Sheet:
    """A column table without lines; only its header row, not bold, is shaded."""
    header = tuple(cell(label) for label in LABELS)
    rows = (header, *(column_row(blok) for blok in blokken))
    return Sheet((TITLE, Table(rows, (24, 40, 36), "none", "row", repeat_header=True)))


@shows(ALL)
def four_equal_columns_unruled(blokken: tuple[Blok, ...]) -> Sheet:
    """A number and the three parts in columns of one width, without lines."""
    rows = (
        header_row("Nr", *LABELS),
        *((cell(str(i)), *column_row(blok)) for i, blok in enumerate(blokken, start=1)),
    )
    return Sheet((TITLE, Table(rows, (25, 25, 25, 25), "none")), landscape=True)


@shows(ALL)
def five_columns_header_shaded(blokken: tuple[Blok, ...]) -> Sheet:
    """Number, theme and the three parts; lines nowhere, a shaded header row on each page."""
    rows = (
        header_row("Nr", "Thema", *LABELS),
        *(
            (cell(str(i)), cell("Wonen en zorg"), *column_row(blok))
            for i, blok in enumerate(blokken, start=1)
        ),
    )
    table = Table(rows, (5, 15, 17, 34, 29), "none", "row", repeat_header=True)
    return Sheet((TITLE, table), landscape=True)

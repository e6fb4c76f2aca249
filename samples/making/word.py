"""Fictional submissions as Word files, in the layouts that municipalities use."""

from __future__ import annotations

from collections.abc import Callable

import docx
from docx.document import Document
from docx.enum.section import WD_ORIENT
from docx.shared import Cm, Pt, RGBColor
from docx.table import Table, _Cell
from docx.text.paragraph import Paragraph

from samples.making import word_xml
from samples.making.content import FICTIEF, Blok, Inzending, Oplossing, split_mark

Container = Document | _Cell
Writer = Callable[[Container], object]

PLACEHOLDER = "Klik of tik om tekst in te voeren."


def make_drie_rijen(inzending: Inzending) -> bytes:
    """A table of three rows per knelpunt, labels in a shaded first column."""
    document = _open(inzending)
    for blok in inzending.knelpunten:
        table = document.add_table(rows=3, cols=2, style="Table Grid")
        _set_widths(table, (4.0, 12.0))
        fields = zip(inzending.labels.values(), _writers(document, blok), strict=True)
        for row, (label, write) in zip(table.rows, fields, strict=True):
            word_xml.shade(row.cells[0], "D9E2F3")
            row.cells[0].paragraphs[0].add_run(label).bold = True
            write(row.cells[1])
        document.add_paragraph()
    return word_xml.save_document(document)


def make_kolommen(inzending: Inzending) -> bytes:
    """One table, a row per knelpunt, under a header row that comes back on every page."""
    document = _open(inzending, landscape=True)
    table = document.add_table(rows=1, cols=3, style="Table Grid")
    for cell, label in zip(table.rows[0].cells, inzending.labels.values(), strict=True):
        word_xml.shade(cell, "E2EFD9")
        cell.paragraphs[0].add_run(label).bold = True
    word_xml.repeat_header(table.rows[0])
    for blok in inzending.knelpunten:
        cells = table.add_row().cells
        for cell, write in zip(cells, _writers(document, blok), strict=True):
            write(cell)
    _set_widths(table, (5.0, 11.0, 9.0))
    return word_xml.save_document(document)


def make_labels(inzending: Inzending) -> bytes:
    """Paragraphs that start with a label in bold; oplossingsrichtingen behind typed dashes."""
    document = _open(inzending)
    for blok in inzending.knelpunten:
        _add_labelled_blok(document, inzending, blok)
    return word_xml.save_document(document)


def make_label_boven(inzending: Inzending) -> bytes:
    """The label in bold on a line of its own, the text below it."""
    document = _open(inzending)
    for blok in inzending.knelpunten:
        for label, write in zip(inzending.labels.values(), _writers(document, blok), strict=True):
            document.add_paragraph().add_run(label).bold = True
            write(document)
        document.add_paragraph()
    return word_xml.save_document(document)


def make_koppen(inzending: Inzending) -> bytes:
    """Headings: chapter, knelpunt, and the parts of a knelpunt, with lists below them."""
    document = _open(inzending)
    number = word_xml.add_numbering(document)
    chapter = None
    for blok in inzending.knelpunten:
        if blok.hoofdstuk and blok.hoofdstuk != chapter:
            chapter = blok.hoofdstuk
            document.add_heading(inzending.hoofdstukken[chapter], level=1)
        document.add_heading(blok.onderwerp, level=2)
        document.add_heading(inzending.labels["omschrijving"], level=3)
        _add_omschrijving(document, blok)
        document.add_heading(inzending.labels["oplossingsrichtingen"], level=3)
        _add_oplossingen(document, blok.oplossingsrichtingen, number)
    return word_xml.save_document(document)


def make_twee_gemeenten(inzending: Inzending) -> bytes:
    """A chapter per gemeente, with labelled paragraphs."""
    document = _open(inzending)
    gemeente = None
    for blok in inzending.knelpunten:
        if blok.gemeente != gemeente:
            gemeente = blok.gemeente
            document.add_heading(f"Gemeente {gemeente}", level=1)
        _add_labelled_blok(document, inzending, blok)
    return word_xml.save_document(document)


def make_bewerkt(inzending: Inzending) -> bytes:
    """A draft with tracked changes, a comment, a footnote and a text box.

    The last sentence of the first omschrijving was added by a reviewer in the place of another.
    """
    document = _open(inzending, mark=False)
    word_xml.add_text_box(document.add_paragraph(), FICTIEF)
    word_xml.add_footnotes(
        document, tuple(note.tekst for blok in inzending.knelpunten for note in blok.voetnoten)
    )
    for index, blok in enumerate(inzending.knelpunten):
        title = _add_label(document, inzending.labels["onderwerp"])
        run = title.add_run(blok.onderwerp)
        if index == 0:
            word_xml.add_comment(document, run, "Graag nog één keer nalezen.")
            paragraph = _add_label(document, inzending.labels["omschrijving"])
            _write_reviewed(paragraph, blok)
        else:
            _add_label(document, inzending.labels["omschrijving"]).add_run(blok.omschrijving[0])
        document.add_paragraph().add_run(f"{inzending.labels['oplossingsrichtingen']}:").bold = True
        _add_oplossingen(document, blok.oplossingsrichtingen, "")
    return word_xml.save_document(document)


def make_formulier(inzending: Inzending) -> bytes:
    """A form: content controls around runs, paragraphs and cells; the last block is empty."""
    document = _open(inzending)
    head = document.add_table(rows=0, cols=2, style="Table Grid")
    fields = {"Gemeente": inzending.gemeente or "", "Datum": inzending.datum}
    fields |= {k.capitalize(): v for k, v in inzending.contactpersoon.items()}
    for label, value in fields.items():
        row = head.add_row()
        row.cells[0].text = label
        run = row.cells[1].paragraphs[0].add_run(value)
        word_xml.wrap_in_control(run._r, label.lower())
    for number, blok in enumerate((*inzending.knelpunten, None), start=1):
        document.add_heading(f"Knelpunt {number}", level=2)
        _add_form(document, inzending, blok)
    return word_xml.save_document(document)


# ------------------------------------------------------------------ parts


def _open(inzending: Inzending, *, landscape: bool = False, mark: bool = True) -> Document:
    document = docx.Document()
    section = document.sections[0]
    section.page_width, section.page_height = Cm(21.0), Cm(29.7)
    if landscape:
        section.orientation = WD_ORIENT.LANDSCAPE
        section.page_width, section.page_height = Cm(29.7), Cm(21.0)
    document.styles["Normal"].font.size = Pt(11)
    document.core_properties.title = inzending.titel
    document.core_properties.language = "nl-NL"
    if mark:
        section.footer.paragraphs[0].text = FICTIEF
    document.add_paragraph(inzending.titel, style="Title")
    if inzending.gemeente and inzending.vorm != "formulier_word":
        document.add_paragraph(f"Gemeente {inzending.gemeente}, {inzending.datum}")
    for text in inzending.inleiding:
        document.add_paragraph(text)
    return document


def _writers(document: Document, blok: Blok) -> tuple[Writer, Writer, Writer]:
    """Three functions that write onderwerp, omschrijving and oplossingsrichtingen somewhere."""
    number = word_xml.add_numbering(document) if _has_numbers(blok) else ""
    return (
        lambda place: _first_paragraph(place).add_run(blok.onderwerp),
        lambda place: _add_omschrijving(place, blok),
        lambda place: _add_oplossingen(place, blok.oplossingsrichtingen, number),
    )


def _has_numbers(blok: Blok) -> bool:
    return any(split_mark(o.tekst)[0] for o in blok.oplossingsrichtingen)


def _first_paragraph(place: Container) -> Paragraph:
    """The empty paragraph that a fresh cell has, or a new one."""
    if isinstance(place, _Cell) and len(place.paragraphs) == 1 and not place.text:
        fresh: Paragraph = place.paragraphs[0]
        return fresh
    new: Paragraph = place.add_paragraph()
    return new


def _add_omschrijving(place: Container, blok: Blok) -> None:
    for alinea in blok.omschrijving:
        mark, text = split_mark(alinea)
        paragraph = _first_paragraph(place)
        if mark:
            paragraph.style = "List Bullet"
        paragraph.add_run(text)


def _add_oplossingen(place: Container, oplossingen: tuple[Oplossing, ...], number: str) -> None:
    groep = None
    for oplossing in oplossingen:
        if oplossing.groep and oplossing.groep != groep:
            groep = oplossing.groep
            _first_paragraph(place).add_run(groep).italic = True
        _add_item(place, oplossing.tekst, 0, number)
        for sub in oplossing.sub:
            _add_item(place, sub, 1, number)


def _add_item(place: Container, text: str, level: int, number: str) -> None:
    mark, rest = split_mark(text)
    paragraph = _first_paragraph(place)
    if mark and number:
        word_xml.set_number(paragraph, number, level)
    else:
        paragraph.style = "List Bullet 2" if level else "List Bullet"
    paragraph.add_run(rest)


def _add_label(document: Document, label: str) -> Paragraph:
    paragraph: Paragraph = document.add_paragraph()
    paragraph.add_run(f"{label}: ").bold = True
    return paragraph


def _add_labelled_blok(document: Document, inzending: Inzending, blok: Blok) -> None:
    labels = inzending.labels
    _add_label(document, labels["onderwerp"]).add_run(blok.onderwerp)
    first, *rest = blok.omschrijving
    _add_label(document, labels["omschrijving"]).add_run(first)
    for alinea in rest:
        document.add_paragraph(alinea)
    _add_label(document, labels["oplossingsrichtingen"])
    for oplossing in blok.oplossingsrichtingen:
        document.add_paragraph(f"– {oplossing.tekst}")


def _write_reviewed(paragraph: Paragraph, blok: Blok) -> None:
    (text,), (note,) = blok.omschrijving, blok.voetnoten
    before, after = text.split(note.na)
    sentence, _, last = (before + note.na).rpartition(". ")
    paragraph.add_run(sentence + ". ")
    word_xml.delete_tracked(paragraph, "Dat is te veel voor ons. ")
    word_xml.insert_tracked(paragraph, last)
    word_xml.refer_to_footnote(paragraph, 1)
    paragraph.add_run(after)


def _add_form(document: Document, inzending: Inzending, blok: Blok | None) -> None:
    table = document.add_table(rows=3, cols=2, style="Table Grid")
    _set_widths(table, (5.2, 10.8))
    for row, label in zip(table.rows, inzending.labels.values(), strict=True):
        row.cells[0].paragraphs[0].add_run(label).bold = True
    if blok is None:
        for row in table.rows:
            run = row.cells[1].paragraphs[0].add_run(PLACEHOLDER)
            run.font.color.rgb = RGBColor(0x80, 0x80, 0x80)
            word_xml.wrap_in_control(run._r, "leeg", placeholder=True)
        return
    for row, write in zip(table.rows, _writers(document, blok), strict=True):
        write(row.cells[1])
    onderwerp, omschrijving, oplossingen = (row.cells[1] for row in table.rows)
    word_xml.wrap_in_control(onderwerp.paragraphs[0].runs[0]._r, "onderwerp")
    for paragraph in omschrijving.paragraphs:
        word_xml.wrap_in_control(paragraph._p, "omschrijving")
    omschrijving.add_paragraph()  # a cell ends with a paragraph
    word_xml.wrap_in_control(oplossingen._tc, "oplossingsrichtingen")


def _set_widths(table: Table, widths: tuple[float, ...]) -> None:
    table.autofit = False
    for row in table.rows:
        for cell, width in zip(row.cells, widths, strict=True):
            cell.width = Cm(width)
    for column, width in zip(table.columns, widths, strict=True):
        column.width = Cm(width)

"""The review workbook: a sheet per kind of question, with drop-downs where an answer is expected.

Every value of a submission is written as a string, never as a formula or a link, whatever it starts
with. The bytes depend on the rows alone.
"""

from __future__ import annotations

import io
from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

import xlsxwriter

from pipeline.writers.word_xml import freeze_package
from schemas import beoordeling as werkboek
from schemas.beoordeling import BLADEN, Blad, Kolom
from schemas.thema import BUITEN_SCHEMA, Thema

_EPOCH = datetime(1980, 1, 1)  # the file names no other date; freeze_package gives zip the same
_A4 = 9  # Excel's number for the paper size
_MAX_CELL = 32_000  # characters; Excel's own limit is 32,767
_SPARE_ROWS = 50  # drop-downs go on below the last row, for who sorts or inserts
_ROW_HEIGHT_LIMIT = 320  # points; Excel's own limit is 409
_LINE_HEIGHT = 13.0  # points, Arial 10
_DARK, _LABEL, _INPUT, _LINE = "#1F3864", "#EEF2F7", "#FFF8E1", "#8A94A6"

_UITLEG = (
    "Hier staat wat de computer niet zeker weet, en wat u over elk punt van de agenda kunt "
    "beslissen.",
    "1. Vul hierboven uw naam in: die komt bij elk besluit te staan.",
    "2. Ga de bladen langs. Vul alleen de gele kolommen in. Leeg laten mag altijd: dan vraagt de "
    "computer het later weer.",
    "3. Sla het bestand op en zet het in het postvak. Bij de volgende run worden uw besluiten "
    "overgenomen. In verslag.html staat wat is overgenomen en wat niet is begrepen.",
    "Uw besluit blijft gelden, ook als er later nieuwe bestanden komen. Verandert de tekst waar "
    "het over ging, dan komt de vraag hier terug, met uw eerdere besluit erbij.",
    "U mag sorteren, filteren en kolommen breder maken. Verander de namen van de kolommen niet.",
)


def beoordeling_xlsx(
    rows: Mapping[str, Sequence[Mapping[str, str]]],
    themas: Sequence[Thema],
    gemeenten: Sequence[str],
) -> bytes:
    """The workbook with these rows.

    Args:
        rows: per sheet (``schemas/beoordeling.py``) the rows, values by column name.
        themas: the choices for a theme.
        gemeenten: the names to choose a sender from.
    """
    buffer = io.BytesIO()
    options = {
        "in_memory": True,
        "strings_to_formulas": False,
        "strings_to_urls": False,
        "strings_to_numbers": False,
        "constant_memory": False,
    }
    book = xlsxwriter.Workbook(buffer, options)
    book.set_properties({"title": "Beoordeling", "created": _EPOCH})
    writer = _Writer(book)
    writer.write_explanation({blad.naam: len(rows.get(blad.naam, ())) for blad in BLADEN})
    choices = {t.code: f"{t.code} {t.titel}" for t in themas}
    choices.setdefault(BUITEN_SCHEMA, f"{BUITEN_SCHEMA} past bij geen thema")
    lists = {"themas": list(choices.values()), "gemeenten": list(gemeenten)}
    for blad in BLADEN:
        writer.write_sheet(blad, rows.get(blad.naam, ()), lists)
    writer.write_lists(lists)
    book.close()
    return freeze_package(buffer.getvalue())


class _Writer:
    """The workbook with the formats that all sheets share."""

    def __init__(self, book: Any) -> None:
        self.book = book
        base = {"font_name": "Arial", "font_size": 10, "valign": "top", "text_wrap": True}
        border = {"border": 1, "border_color": _LINE}
        self.title = book.add_format(
            {**base, "text_wrap": False, "font_size": 15, "bold": True, "font_color": _DARK}
        )
        self.note = book.add_format({**base, "text_wrap": False, "font_color": "#404040"})
        self.text = book.add_format(base)
        self.link = book.add_format({**base, "font_color": "#0B4A8F", "underline": 1})
        self.head = book.add_format(
            {**base, **border, "bold": True, "bg_color": _DARK, "font_color": "#FFFFFF"}
        )
        self.head_input = book.add_format(
            {**base, **border, "bold": True, "bg_color": "#A84B00", "font_color": "#FFFFFF"}
        )
        self.cell = book.add_format({**base, **border, "num_format": "@"})
        self.input = book.add_format(
            {**base, **border, "num_format": "@", "bg_color": _INPUT, "locked": False}
        )
        self.name_label = book.add_format({**base, "bold": True})

    def write_explanation(self, counts: Mapping[str, int]) -> None:
        """The first sheet: who fills it in, what to do, and how much there is per sheet."""
        sheet = self.book.add_worksheet(werkboek.UITLEG)
        sheet.hide_gridlines(2)
        sheet.set_column(0, 0, 26)
        sheet.set_column(1, 1, 90)
        sheet.write_string(0, 0, "Beoordeling", self.title)
        sheet.write_string(2, 0, "Uw naam:", self.name_label)
        sheet.write_blank(werkboek.NAAM_CEL, None, self.input)
        row = 4
        for line in _UITLEG:
            sheet.write_string(row, 1, line, self.text)
            sheet.set_row(row, _height(line, 100) + 5)
            row += 1
        row += 1
        sheet.write_string(row, 0, "Blad", self.head)
        sheet.write_string(row, 1, "Wat u er doet", self.head)
        for blad in BLADEN:
            row += 1
            count = counts[blad.naam]
            label = f"{blad.naam} ({count})"
            sheet.write_url(row, 0, f"internal:'{blad.naam}'!A1", self.link, label)
            sheet.write_string(row, 1, blad.uitleg if count else "Niets te doen.", self.cell)
            sheet.set_row(row, _height(blad.uitleg, 100))
        sheet.set_landscape()
        sheet.set_paper(_A4)
        sheet.fit_to_pages(1, 0)
        sheet.activate()

    def write_sheet(
        self, blad: Blad, rows: Sequence[Mapping[str, str]], lists: Mapping[str, Sequence[str]]
    ) -> None:
        """One kind of question: head row frozen, filter on, drop-downs on the input columns."""
        sheet = self.book.add_worksheet(blad.naam)
        first = next(i for i, k in enumerate(blad.kolommen) if not k.verborgen)
        sheet.write_string(0, first, blad.naam, self.title)
        sheet.set_row(0, 24)
        sheet.write_string(1, first, blad.uitleg, self.note)
        for place, kolom in enumerate(blad.kolommen):
            options = {"hidden": True} if kolom.verborgen else {}
            sheet.set_column(place, place, kolom.breedte, None, options)
            head = self.head_input if kolom.invoer else self.head
            sheet.write_string(werkboek.HEAD_ROW, place, kolom.naam, head)
        for number, row in enumerate(rows, start=werkboek.HEAD_ROW + 1):
            self._write_row(sheet, number, blad, row)
        last = werkboek.HEAD_ROW + max(len(rows), 1)
        sheet.autofilter(werkboek.HEAD_ROW, 0, last, len(blad.kolommen) - 1)
        sheet.freeze_panes(werkboek.HEAD_ROW + 1, first)
        for place, kolom in enumerate(blad.kolommen):
            self._add_choices(sheet, place, kolom, last, lists)
        _set_print(sheet)

    def _write_row(self, sheet: Any, number: int, blad: Blad, row: Mapping[str, str]) -> None:
        heights = [_LINE_HEIGHT]
        for place, kolom in enumerate(blad.kolommen):
            value = row.get(kolom.naam, "")[:_MAX_CELL]
            style = self.input if kolom.invoer else self.cell
            # write_string, never write: "=1+1" in a submission stays the text it is.
            if value:
                sheet.write_string(number, place, value, style)
            else:
                sheet.write_blank(number, place, None, style)
            if not kolom.verborgen:
                heights.append(_height(value, kolom.breedte))
        sheet.set_row(number, min(max(heights), _ROW_HEIGHT_LIMIT))

    def _add_choices(
        self, sheet: Any, place: int, kolom: Kolom, last: int, lists: Mapping[str, Sequence[str]]
    ) -> None:
        choices = kolom.keuzes or lists.get(kolom.lijst, ())
        if not choices:
            return
        source: object = list(choices)
        if kolom.lijst:
            column = chr(ord("A") + list(lists).index(kolom.lijst))
            source = f"={werkboek.LIJSTEN}!${column}$1:${column}${len(choices)}"
        sheet.data_validation(
            werkboek.HEAD_ROW + 1,
            place,
            last + _SPARE_ROWS,
            place,
            {
                "validate": "list",
                "source": source,
                "error_title": "Kies uit de lijst",
                "error_message": "Kies een waarde uit de lijst, of laat de cel leeg.",
            },
        )

    def write_lists(self, lists: Mapping[str, Sequence[str]]) -> None:
        """The hidden sheet with the choices of the long drop-downs."""
        sheet = self.book.add_worksheet(werkboek.LIJSTEN)
        sheet.hide()
        for column, choices in enumerate(lists.values()):
            for row, choice in enumerate(choices):
                sheet.write_string(row, column, choice)


def _set_print(sheet: Any) -> None:
    sheet.set_landscape()
    sheet.set_paper(_A4)
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(werkboek.HEAD_ROW)
    sheet.set_footer("&L&A&RPagina &P van &N")


def _height(text: str, width: int) -> float:
    """Points that a wrapped text takes in a column of this many characters."""
    # A column is as wide as this many digits; running text takes about 20 % less.
    lines = sum(1 + len(line) * 10 // (12 * width) for line in text.split("\n"))
    return lines * _LINE_HEIGHT

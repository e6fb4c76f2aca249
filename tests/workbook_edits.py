"""Filling in a review workbook as a person would: by sheet, row and the name of the column."""

from __future__ import annotations

import io
from collections.abc import Mapping
from typing import Any

import openpyxl

from pipeline.writers.beoordeling import beoordeling_xlsx
from pipeline.writers.beoordeling_rows import review_rows
from schemas.beoordeling import HEAD_ROW, ID, NAAM_CEL, UITLEG, Blad
from schemas.facts import Facts
from tests.example_editie import THEMAS

GEMEENTEN = ("Ede", "Goes", "Oss")


def make_workbook(facts: Facts) -> bytes:
    """The workbook of these facts, as the secretariat gets it."""
    return beoordeling_xlsx(review_rows(facts, THEMAS), THEMAS, GEMEENTEN)


def fill_in(
    content: bytes, answers: Mapping[tuple[str, str, str], object], name: str = "S. Secretaris"
) -> bytes:
    """The workbook with answers: (sheet, id in the hidden column, column) → what is typed."""
    book = openpyxl.load_workbook(io.BytesIO(content))
    book[UITLEG][NAAM_CEL] = name
    for (sheet, identity, column), value in answers.items():
        _cell(book[sheet], identity, column).value = value
    saved = io.BytesIO()
    book.save(saved)
    return saved.getvalue()


def shown(content: bytes, blad: Blad) -> list[dict[str, Any]]:
    """The rows of a sheet by column name."""
    sheet = openpyxl.load_workbook(io.BytesIO(content))[blad.naam]
    head, *rows = list(sheet.iter_rows(min_row=HEAD_ROW + 1, values_only=True))
    names = [str(name) for name in head]
    return [dict(zip(names, row, strict=True)) for row in rows]


def _cell(sheet: Any, identity: str, column: str) -> Any:
    head = {cell.value: cell.column for cell in sheet[HEAD_ROW + 1]}
    for row in range(HEAD_ROW + 2, sheet.max_row + 1):
        if sheet.cell(row, head[ID]).value == identity:
            return sheet.cell(row, head[column])
    raise AssertionError(f"no row {identity} in {sheet.title}")

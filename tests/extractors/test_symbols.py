from __future__ import annotations

import pytest

from extractors.symbols import plain_symbols, symbol_text


@pytest.mark.parametrize(
    ("code", "font", "seen"),
    [
        (0xF0B7, "Symbol", "•"),
        (0xB7, "Symbol", "•"),
        (0x61, "Symbol", "α"),
        (0xF0A7, "Wingdings", "▪"),
        (0xF0FC, "wingdings", "✓"),
        (0x52, "Wingdings 2", "☑"),
        (0xF0E0, "", "→"),
        (0xF0B7, "", "•"),
        (0xF0F5, "Wingdings", "•"),  # a glyph that the table does not have
        (0x25AA, "OpenSymbol", "▪"),
        (0x2013, "Symbol", "–"),
        (0xE00A, "OpenSymbol", "•"),
        (0x41, "Calibri", "A"),
    ],
)
def test_code_of_a_symbol_font_is_the_character_a_reader_sees(
    code: int, font: str, seen: str
) -> None:
    assert symbol_text(code, font) == seen


def test_text_of_another_font_stays_as_it_is() -> None:
    assert plain_symbols("Coördinatie \uf0e0 AZC", "Calibri") == "Coördinatie → AZC"

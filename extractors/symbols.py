"""Characters of symbol fonts as the characters a reader takes them for.

Word stores a glyph of Symbol or Wingdings as a code of that font, alone ("w:sym") or in the private
use area U+F000 to U+F0FF; PDF makers copy those codes into the text. Source of the tables: the
"Symbol" and "Wingdings" mappings that Unicode publishes beside the standard (VENDORS/ADOBE/
symbol.txt and L2/11-052R), here the marks that occur in running text: bullets, arrows, check marks,
boxes, Greek and the common signs.
"""

from __future__ import annotations

BULLET = "•"

SYMBOL = {
    0x2D: "-", 0xA3: "≤", 0xA5: "∞", 0xA8: "♦", 0xAA: "♠", 0xAB: "↔", 0xAC: "←", 0xAD: "↑",
    0xAE: "→", 0xAF: "↓", 0xB0: "°", 0xB1: "±", 0xB3: "≥", 0xB4: "×", 0xB7: "•", 0xB8: "÷",
    0xB9: "≠", 0xBA: "≡", 0xBB: "≈", 0xBC: "…", 0xD6: "√", 0xDB: "⇔", 0xDC: "⇐", 0xDE: "⇒",
    0xE0: "◊", 0xE5: "∑", 0xE2: "®", 0xE3: "©", 0xE4: "™", 0xD2: "®", 0xD3: "©", 0xD4: "™",
}  # fmt: skip
_GREEK = "ΑΒΧΔΕΦΓΗΙϑΚΛΜΝΟΠΘΡΣΤΥςΩΞΨΖ"
SYMBOL |= {0x41 + i: letter for i, letter in enumerate(_GREEK)}
SYMBOL |= {0x61 + i: letter for i, letter in enumerate("αβχδεφγηιϕκλμνοπθρστυϖωξψζ")}
SYMBOL |= {code: chr(code) for code in (*range(0x20, 0x2D), *range(0x2E, 0x41))}

WINGDINGS = {
    0x22: "✂", 0x28: "☎", 0x2A: "✉", 0x3F: "✍", 0x46: "☞", 0x4A: "☺", 0x4C: "☹",
    0x6C: "●", 0x6D: "❍", 0x6E: "■", 0x6F: "□", 0x70: "□", 0x71: "❑", 0x72: "❒", 0x73: "◆",
    0x74: "◆", 0x75: "◆", 0x76: "❖", 0x77: "◆", 0x78: "☒", 0x9E: "·", 0x9F: "•", 0xA0: "▪",
    0xA1: "○", 0xA2: "○", 0xA3: "○", 0xA4: "◉", 0xA7: "▪", 0xA8: "☐", 0xAA: "✦", 0xAB: "★",
    0xD8: "➢", 0xDC: "➲", 0xDF: "←", 0xE0: "→", 0xE1: "↑", 0xE2: "↓", 0xE8: "➔", 0xEF: "⇦",
    0xF0: "⇨", 0xF1: "⇧", 0xF2: "⇩", 0xF3: "⬄", 0xFB: "✗", 0xFC: "✓", 0xFD: "☒", 0xFE: "☑",
}  # fmt: skip

WINGDINGS_2 = {
    0x4F: "✗", 0x50: "✓", 0x51: "☒", 0x52: "☑", 0x53: "☒", 0x54: "☒", 0x2A: "☐", 0xA3: "☐",
    0x96: "●", 0x97: "●", 0x98: "●", 0xA0: "■",
}  # fmt: skip

WINGDINGS_3 = {
    0x66: "←", 0x67: "→", 0x68: "↑", 0x69: "↓", 0x7D: "►", 0x84: "◄", 0x75: "▶", 0x22: "→",
}  # fmt: skip

_LAST_OF_FONT = 0xFF

_BY_FONT = {
    "symbol": SYMBOL,
    "wingdings": WINGDINGS,
    "wingdings 2": WINGDINGS_2,
    "wingdings 3": WINGDINGS_3,
    "webdings": {0x61: "✓", 0x72: "✗", 0x63: "□", 0x67: "■", 0x34: "►", 0x3D: "■"},
}

# Codes below 0x80 are letters when the font is lost; only what no text starts with is read blindly.
_WITHOUT_FONT = {0xB7: "•", 0xA7: "▪", 0xA8: "☐"} | {
    code: WINGDINGS[code] for code in WINGDINGS if code >= 0x9E and code not in (0xA7, 0xA8)
}


def is_symbol_font(font: str) -> bool:
    """The font draws signs where its codes say letters."""
    return font.strip().lower() in _BY_FONT


def symbol_text(code: int, font: str = "") -> str:
    """The character a reader sees for a code of a symbol font ("•" when the glyph is not known).

    ``font`` empty means lost: then a code of the private use area is read as the commonest font
    that has a mark there.
    """
    low = code - 0xF000 if 0xF000 <= code <= 0xF0FF else code
    if low == code and code > _LAST_OF_FONT:
        # No code of a font but a character of its own ("▪" set in OpenSymbol).
        return BULLET if is_private_use(chr(code)) else chr(code)
    table = _BY_FONT.get(font.strip().lower())
    if table is not None:
        return table.get(low, BULLET if low > 0x20 else " ")
    return chr(code) if low == code else _WITHOUT_FONT.get(low, BULLET)


def is_private_use(character: str) -> bool:
    """The character has no meaning outside its font."""
    return "\ue000" <= character <= "\uf8ff"


def plain_symbols(text: str, font: str = "") -> str:
    """The text with characters of symbol fonts as a reader takes them; other text as it is."""
    if is_symbol_font(font):
        return "".join(symbol_text(ord(c), font) if not c.isspace() else c for c in text)
    if not any(is_private_use(c) for c in text):
        return text
    return "".join(symbol_text(ord(c)) if is_private_use(c) else c for c in text)

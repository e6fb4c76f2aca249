"""One character, or the characters of one word, as a reader sees them.

Ligatures are opened, signs of symbol fonts named, accents that were painted apart put on their
letter, soft hyphens inside a word left out; ``raw`` keeps what the file has.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import replace
from functools import lru_cache

from extractors.pdf_words import Character, Word
from extractors.symbols import is_symbol_font, symbol_text

_LIGATURES = str.maketrans(
    {"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st",
     "ĳ": "ij", "Ĳ": "IJ"}
)  # fmt: skip
_ACCENTS = {
    "´": "\u0301", "`": "\u0300", "¨": "\u0308", "^": "\u0302", "ˆ": "\u0302", "˜": "\u0303",
    "¸": "\u0327", "˙": "\u0307", "˚": "\u030a", "ˇ": "\u030c", "¯": "\u0304",
}  # fmt: skip

REMEMBERED = 4096
"""Characters per font whose reading is kept; a file has some hundreds, on all its pages."""


def compose_accents(row: list[Character]) -> list[Character]:
    """Letters with the accents that were painted apart, over them."""
    if not any(c.text in _ACCENTS or unicodedata.combining(c.text[:1] or " ") for c in row):
        return row
    composed: list[Character] = []
    pending: Character | None = None
    for character in row:
        previous = composed[-1] if composed else None
        if pending is not None:
            joined = _compose(character, pending)
            composed.append(joined or pending)
            if joined is None:
                composed.append(character)
            pending = None
            continue
        if _is_accent(character):
            joined = _compose(previous, character) if previous else None
            if joined is not None:
                composed[-1] = joined
            else:
                pending = character
            continue
        composed.append(character)
    return composed if pending is None else [*composed, pending]


def _is_accent(character: Character) -> bool:
    return character.text in _ACCENTS or bool(unicodedata.combining(character.text[:1]))


def _compose(letter: Character, accent: Character) -> Character | None:
    """One character of the two, None when the accent does not stand over the letter."""
    overlap = min(letter.x1, accent.x1) - max(letter.x0, accent.x0)
    width = accent.x1 - accent.x0
    combining = _ACCENTS.get(accent.text, accent.text)
    is_spacing = accent.text in _ACCENTS
    if not letter.text[-1:].isalpha() or (is_spacing and overlap < 0.5 * width):
        return None
    if not is_spacing and accent.x0 - letter.x1 > 0.2 * letter.size:
        return None
    text = unicodedata.normalize("NFC", letter.text + combining)
    if is_spacing and len(text) > len(letter.text):
        return None
    return replace(letter, text=text, x1=max(letter.x1, accent.x1 if not is_spacing else letter.x1))


def make_word(group: list[Character], row: int, glued: bool) -> Word:
    """The word that these neighbouring characters of one row spell."""
    raw = "".join(c.text for c in group)
    text = "".join([plain_text(c.text, c.font) for c in group])
    # A soft hyphen in the middle is no hyphen; at the end of a line it is one, join_line_end knows.
    text = unicodedata.normalize("NFC", text[:-1].replace("\u00ad", "") + text[-1:])
    letters = [c for c in group if c.text.isalnum()] or group
    big = max(group, key=lambda c: c.size)
    return Word(
        text=text,
        raw=raw if raw != text else "",
        x0=min(c.x0 for c in group),
        x1=max(c.x1 for c in group),
        baseline=big.baseline,
        size=big.size,
        bold=2 * sum(c.bold for c in letters) > len(letters),
        row=row,
        glued=glued,
        tag=group[0].tag,
        lightness=min(c.lightness for c in group),
        drawn=group[0].drawn,
    )


@lru_cache(maxsize=REMEMBERED)
def plain_text(text: str, font: str) -> str:
    """A character as a reader sees it: ligatures opened, signs of symbol fonts named."""
    family = _family(font)
    if is_symbol_font(family) and len(text) == 1 and ord(text) < 0xF100:
        code = ord(text)
        is_plain = 0xFF < code < 0xE000 or (code < 0x80 and family == "opensymbol")
        return text if is_plain else symbol_text(code, family)
    if "\ue000" <= text <= "\uf8ff":
        return symbol_text(ord(text)) if len(text) == 1 else text
    if "ﬀ" <= text <= "ﬆ" or text in "ĳĲ":
        return text.translate(_LIGATURES)
    return text


def _family(font: str) -> str:
    name = font.lower().split(",")[0]
    name = re.sub(r"[-_]?(regular|mt|bold|italic|ps)+$", "", name)
    return re.sub(r"wingdings[ -]?([23])", r"wingdings \1", name)

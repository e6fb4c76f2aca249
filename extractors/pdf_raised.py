"""Note marks that a font has as small raised digits of their own.

Such a digit has the size and baseline of its text; only its outline is small and high. pdfminer
does not look at outlines, pdfium does. It is asked only about digits that touch a word.
"""

from __future__ import annotations

from collections.abc import Sequence
from ctypes import c_double

import pypdfium2 as pdfium
import pypdfium2.raw as pdfium_c

from extractors.pdf_painting import Glyph

LOW, HIGH = 0.55, 0.15
"""A raised digit is lower than 0.55 and begins higher than 0.15 font sizes above the baseline
(Libertinus 0.42 and 0.28; a full digit is 0.65 to 0.72 and begins at 0)."""
RAISED_SIZE, RAISE = 0.6, 0.33
"""Size and rise that such a digit is given, those of a usual superscript."""
TOUCHING = 0.12
MAX_QUESTIONS = 2_000


def mark_raised_digits(
    glyphs: Sequence[Glyph], document: pdfium.PdfDocument, number: int, origin: tuple[float, float]
) -> None:
    """Give raised digits of the font the size and rise of a superscript.

    ``origin`` is the lower left corner of the media box; pages that are turned are left alone by
    the caller.
    """
    candidates = [g for run in _touching_digits(glyphs) for g in run]
    if not candidates or len(candidates) > MAX_QUESTIONS:
        return
    sheet = document[number - 1]
    text = sheet.get_textpage()
    for glyph in candidates:
        x, y = glyph.x + origin[0], glyph.y + origin[1]
        box = _outline(text, x + glyph.advance / 2, y + 0.45 * glyph.size)
        if box is None:
            continue
        bottom, top = box
        if top - bottom < LOW * glyph.size and bottom - y > HIGH * glyph.size:
            glyph.y += RAISE * glyph.size
            glyph.size *= RAISED_SIZE
    text.close()
    sheet.close()


def _touching_digits(glyphs: Sequence[Glyph]) -> list[list[Glyph]]:
    """Runs of one or two digits that touch the end or the beginning of a word."""
    runs: list[list[Glyph]] = []
    index = 0
    while index < len(glyphs):
        end = index
        while end < len(glyphs) and glyphs[end].text.isdigit() and end - index < 3:
            end += 1
        if end == index:
            index += 1
            continue
        if end - index < 3:
            before = glyphs[index - 1] if index else None
            after = glyphs[end] if end < len(glyphs) else None
            ends_word = before is not None and _touches(before, glyphs[index])
            begins_word = after is not None and _touches(glyphs[end - 1], after)
            if ends_word or begins_word:
                runs.append(list(glyphs[index:end]))
        index = end
    return runs


def _touches(left: Glyph, right: Glyph) -> bool:
    letter = left if right.text.isdigit() else right
    gap = right.x - left.x - left.advance
    return (
        not letter.text.isspace()
        and not letter.text.isdigit()
        and abs(left.y - right.y) < 0.5
        and abs(gap) < TOUCHING * max(left.size, right.size)
    )


def _outline(text: pdfium.PdfTextPage, x: float, y: float) -> tuple[float, float] | None:
    """Bottom and top of the outline of the character at this point of the page."""
    index = pdfium_c.FPDFText_GetCharIndexAtPos(text, x, y, 1.0, 4.0)
    if index < 0:
        return None
    left, right, bottom, top = c_double(), c_double(), c_double(), c_double()
    if not pdfium_c.FPDFText_GetCharBox(text, index, left, right, bottom, top):
        return None
    if not chr(pdfium_c.FPDFText_GetUnicode(text, index)).isdigit():
        return None
    return bottom.value, top.value

"""Bullets that recognition took for signs or letters ("|= Bouw", "Ld Bouw"), mended.

Only recognised text (with a confidence) is looked at. A first word of one or two characters that
was read with doubt is a bullet when the next word begins where the text of a bullet nearby begins;
a sign that is no word is one anywhere. The ledger keeps counting what was recognised.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from pipeline.segment.tokens import Text, Token
from schemas.document import Paragraph, slice_paragraph

_ALIGNED = 6.0  # points; recognised words of one column differ by up to 4
_NEAR = 8  # tokens before and after in which a bullet of the same list stands
_SIGN = re.compile(r"[^\w\s(\[\"'“‘„€&]{1,3}")
_UNSURE = 0.6
"""Confidence below which one or two letters may be a bullet: misread bullets of our scans have 0.3
to 0.5, real words such as "De" and "Er" 0.9 and more."""
_MAX_LETTERS = 2  # characters; a bullet is never read as a longer word


def mend_marks(tokens: Sequence[Token]) -> list[Token]:
    """The same tokens, with the marks of list items that recognition misread."""
    mended = list(tokens)
    for index, token in enumerate(tokens):
        if isinstance(token, Text) and _may_be_misread(token.paragraph):
            near = mended[max(0, index - _NEAR) : index] + list(tokens[index + 1 : index + _NEAR])
            mended[index] = _mend(token, [t for t in near if isinstance(t, Text)])
    return mended


def _may_be_misread(paragraph: Paragraph) -> bool:
    fragments = paragraph.fragments
    if paragraph.marker or len(fragments) < 2 or fragments[0].confidence is None:
        return False
    first, confidence = fragments[0].text, fragments[0].confidence or 0.0
    is_unsure = len(first) <= _MAX_LETTERS and confidence < _UNSURE
    return is_unsure or _SIGN.fullmatch(first) is not None


def _mend(text: Text, near: Sequence[Text]) -> Text:
    first, second = text.paragraph.fragments[:2]
    bullets = [t.paragraph for t in near if t.unit == text.unit and _is_bullet(t.paragraph)]
    left = second.rectangle.x0 if second.rectangle else None
    aligned = [p for p in bullets if _starts_at(p, left)]
    stands_out = first.rectangle is not None and left is not None
    if aligned and stands_out and _stands_left(text.paragraph, aligned[0]):
        return _set_mark(text, aligned[0].marker, aligned[0].indent)
    if _SIGN.fullmatch(first.text) is None:
        return text
    return _set_mark(text, bullets[0].marker if bullets else "•", None)


def _is_bullet(paragraph: Paragraph) -> bool:
    return bool(paragraph.marker) and (paragraph.marker == "o" or not paragraph.marker[0].isalnum())


def _starts_at(paragraph: Paragraph, left: float | None) -> bool:
    box = paragraph.fragments[0].rectangle if paragraph.fragments else None
    return box is not None and left is not None and abs(box.x0 - left) <= _ALIGNED


def _stands_left(paragraph: Paragraph, bullet: Paragraph) -> bool:
    """Its first word stands where the bullet itself does, left of the text of the list."""
    first, text = paragraph.fragments[0].rectangle, bullet.fragments[0].rectangle
    return first is not None and text is not None and first.x0 < text.x0 - _ALIGNED


def _set_mark(text: Text, marker: str, indent: float | None) -> Text:
    offset = len(text.paragraph.fragments[0].text)
    sign = slice_paragraph(text.paragraph, 0, offset)
    rest = slice_paragraph(text.paragraph, offset)
    if not rest.fragments:
        return text
    marked = replace(rest, marker=marker, marker_characters=sign.characters, indent=indent)
    return Text(marked, marked.text, text.place, text.unit)

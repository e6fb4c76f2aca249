"""Bullets that are drawn and not written, as a browser prints them.

In go the shapes of a page and its characters, out come characters for the small filled shapes that
stand before a line of text. They are marked ``drawn``: a reader sees them, the file's text does not
have them.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from extractors.pdf_tables import WHITE, Mark
from extractors.pdf_words import Character

SMALLEST, LARGEST = 0.15, 0.65
"""Sides of a bullet in font sizes (Chromium draws 0.33, Firefox 0.3)."""
FARTHEST = 3.0
"""Gap between a bullet and its text, in font sizes."""
MAX_SHAPES = 3_000
"""Small shapes on a page from which it is a drawing and none is a bullet."""


def find_drawn_bullets(marks: Sequence[Mark], characters: Sequence[Character]) -> list[Character]:
    """A character for each small round or square shape before the first word of a line."""
    shapes = [m for m in marks if 1.5 < m.box.width < 12 and 1.5 < m.box.height < 12]
    if not shapes or len(shapes) > MAX_SHAPES:
        return []
    rows: dict[int, list[Character]] = {}
    for character in characters:
        if not character.text.isspace():
            rows.setdefault(round(character.baseline), []).append(character)
    for row in rows.values():
        row.sort(key=lambda character: character.x0)
    baselines = sorted(rows)
    bullets: dict[tuple[int, int], Character] = {}
    for mark in shapes:
        bullet = _to_bullet(mark, baselines, rows)
        if bullet is not None:
            bullets.setdefault((round(bullet.x0), round(bullet.baseline)), bullet)
    return list(bullets.values())


def _to_bullet(
    mark: Mark, baselines: Sequence[int], rows: dict[int, list[Character]]
) -> Character | None:
    box = mark.box
    middle = box.middle[1]
    for baseline in baselines[bisect_left(baselines, middle) :]:
        row = rows[baseline]
        size = row[0].size
        if baseline - middle > 0.6 * size:
            return None
        behind = next((c for c in row if c.x0 >= box.x1 - 0.5), None)
        if behind is None:
            continue
        size = behind.size
        is_size = SMALLEST * size < box.width < LARGEST * size
        is_round = 0.75 < box.width / box.height < 1.34
        is_alone = not any(box.x0 - 0.5 * size < c.x1 and c.x0 < box.x1 for c in row)
        if is_size and is_round and is_alone and behind.x0 - box.x1 < FARTHEST * size:
            text = "•" if mark.fill and mark.lightness < WHITE else "◦"
            return Character(text, box.x0, box.x1, behind.baseline, size, font="", drawn=True)
    return None

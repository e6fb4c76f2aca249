"""Form values and comments to words and paragraphs at their place on the page.

A value that the page already shows (its drawing became page content) counts once and stays as it
is. One that nothing draws is set in the words of the page where a viewer would show it, so that it
stands beside its label.
"""

from __future__ import annotations

import textwrap
from collections import Counter
from collections.abc import Iterable

from extractors.geometry import Box, View
from extractors.pdf_pages import PageWords, Part, PlacedNote
from extractors.pdf_words import Word
from schemas.document import Fragment, Paragraph, Role

SEEN = 0.8
"""Share of a value's characters that must stand in its box for it to count as shown."""
FIELD_SIZE = 11.0
"""Points in which a value is set when its box leaves room for it."""
CHARACTER_WIDTH = 0.5
"""Mean width of a character in font sizes (Helvetica, Dutch text: 0.48)."""


def place_notes(page: PageWords) -> list[Paragraph]:
    """Set undrawn form values in the page's words; what stands beside the text comes back.

    Those are comments, and values of fields that are hidden.
    """
    beside: list[Paragraph] = []
    part = page.parts[0]
    for placed in page.notes:
        if _is_shown(placed, page.parts):
            continue
        if placed.note.is_hidden:
            beside.append(_paragraph(placed, "hidden", page.number))
        elif placed.note.kind == "comment":
            beside.append(_paragraph(placed, "comment", page.number))
        elif part.view.matrix[:4] == (1, 0, 0, 1):
            part.words.extend(_field_words(placed, part.words))
        else:
            beside.append(_paragraph(placed, "form_field", page.number))
    return beside


def _is_shown(placed: PlacedNote, parts: Iterable[Part]) -> bool:
    wanted = Counter(c for c in placed.note.text if not c.isspace())
    seen: Counter[str] = Counter()
    box = placed.box.grow(2)
    for part in parts:
        for word in part.words:
            if box.holds(*part.view.place(*word.box.middle)):
                seen.update(word.text)
    return sum((wanted & seen).values()) >= SEEN * sum(wanted.values())


def _field_words(placed: PlacedNote, words: list[Word]) -> list[Word]:
    """The value as words from the top left of its box, on the row of its label if it has one."""
    box = placed.box
    lines = placed.note.text.strip().split("\n")
    size = min(FIELD_SIZE, max(4.0, 0.7 * box.height / len(lines)))
    width = max(10, int(box.width / (CHARACTER_WIDTH * size)))
    wrapped = [part for line in lines for part in textwrap.wrap(line, width) or [""]]
    row = max((word.row for word in words), default=-1) + 1
    made: list[Word] = []
    for number, line in enumerate(wrapped):
        baseline = box.top + (number + 0.9) * min(1.2 * size, box.height / len(wrapped))
        label = _label_row(words, box, baseline) if len(wrapped) == 1 else None
        x = box.x0 + 2
        for text in line.split():
            x1 = x + len(text) * CHARACTER_WIDTH * size
            made.append(
                Word(
                    text=text,
                    raw="",
                    x0=x,
                    x1=x1,
                    baseline=label.baseline if label else baseline,
                    size=size,
                    bold=False,
                    row=label.row if label else row + number,
                    tag="form_field",
                )
            )
            x = x1 + CHARACTER_WIDTH * size * 0.6
    return made


def _label_row(words: Iterable[Word], box: Box, baseline: float) -> Word | None:
    """The word left of the box that stands at its height."""
    beside = [w for w in words if w.x1 <= box.x0 + 2 and box.top < w.baseline < box.bottom + 2]
    return min(beside, key=lambda word: abs(word.baseline - baseline), default=None)


def _paragraph(placed: PlacedNote, role: Role, page: int) -> Paragraph:
    rectangle = View(page).rectangle(placed.box)
    return Paragraph(
        tuple(Fragment(text, rectangle=rectangle) for text in placed.note.text.split()), role
    )

"""Running text to tokens: label words cut loose, boxes closed, mail and memo headers set apart."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from pipeline.segment.labels import Kind, Label, LabelBook, find_label
from pipeline.segment.tables import iter_table_tokens
from pipeline.segment.tokens import (
    SOORT_BY_ROLE,
    Close,
    LabelToken,
    Place,
    Placed,
    Text,
    Token,
)
from schemas.document import Element, Frame, Paragraph, Table, slice_paragraph

_GLYPH = re.compile(r"^\W$|^o$")
# A label in the middle of a paragraph, after a sentence: "… op. Wij stellen voor: meer geld."
_AFTER_SENTENCE = re.compile(r"(?<=[.!?…)])\s+(?=[A-Z])|\n")
# The line our own agenda has above a point: "2b-03 · Stoplicht: grijs · Ingebracht door: Ede".
OWN_CAPTION = re.compile(
    r"^\d{1,2}[a-z]?-\d{2,3}\b.*\bstoplicht\b|\bstoplicht\s*:.*\bingebracht door\s*:", re.IGNORECASE
)


def iter_tokens(elements: Iterable[Element], book: LabelBook) -> Iterator[Token]:
    """The tokens of elements in reading order."""
    for element in elements:
        match element:
            case Paragraph():
                yield from iter_paragraph_tokens(element, book)
            case Table():
                yield from iter_table_tokens(element, book, iter_tokens)
            case Frame(elements=inside, kind=kind):
                yield from iter_tokens(inside, book)
                if kind == "text_box":
                    yield Close()


def iter_paragraph_tokens(
    paragraph: Paragraph, book: LabelBook, place: Place = "line", unit: int = 0
) -> Iterator[Token]:
    """A paragraph as furniture, as a label with what follows it, or as text."""
    if paragraph.role != "body":
        yield Placed(paragraph, SOORT_BY_ROLE[paragraph.role])
        return
    text = Text(paragraph, paragraph.text, place, unit)
    if not text.text and not paragraph.marker:
        return
    if OWN_CAPTION.search(text.text):
        yield Placed(paragraph, "agendakop")
        return
    label = None if _GLYPH.match(paragraph.marker) else find_label(paragraph, text.text, book)
    if label and paragraph.heading and not label.alone and text.text[: label.end].endswith("? "):
        label = None  # a title that asks: "Wat gaat er niet goed? Punten uit …"
    if label is None:
        yield from _split_later_label(text, book)
        return
    yield cut_label(text, label)


def cut_label(text: Text, label: Label) -> LabelToken:
    """The token of a label at the start of a text, what follows it in ``rest``."""
    front, back = _cut(text, label.end)
    return LabelToken(label, label.kind, front.paragraph, back, text)


def _cut(text: Text, offset: int) -> tuple[Text, Text | None]:
    """A text in two at an offset; the second part is None when nothing is left."""
    rest = text.text[offset:]
    if not rest.strip():
        return text, None
    front = slice_paragraph(text.paragraph, 0, offset)
    back = slice_paragraph(text.paragraph, offset)
    return (
        Text(front, front.text, text.place, text.unit),
        Text(back, back.text, text.place, text.unit),
    )


def _split_later_label(text: Text, book: LabelBook) -> Iterator[Token]:
    """A text with the proposals or the description announced in its middle, cut there."""
    for match in _AFTER_SENTENCE.finditer(text.text):
        label = book.find_inline(text.text[match.end() : match.end() + 160])
        if label is None or label.kind not in (Kind.OPLOSSING, Kind.OMSCHRIJVING):
            continue
        is_line = match.group() == "\n"
        if not is_line and label.kind is Kind.OMSCHRIJVING:
            continue
        front, back = _cut(text, match.end())
        if back is None:
            break
        yield front
        yield from iter_paragraph_tokens(back.paragraph, book, text.place, text.unit)
        return
    yield text

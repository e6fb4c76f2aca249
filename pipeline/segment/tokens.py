"""The tokens between reading the layout and building blocks.

Layout (pages, tables, boxes, columns) is turned into one row of tokens: label words, texts, texts
whose fate is already known, and ends of a table or box. After this, nothing asks how the page
looked. Slotted dataclasses, because there is a token for each paragraph.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from pipeline.segment.labels import Kind, Label
from schemas.document import Paragraph, Role
from schemas.knelpunt import Soort

SOORT_BY_ROLE: dict[Role, Soort] = {
    "header": "koptekst",
    "footer": "voettekst",
    "page_number": "paginanummer",
    "footnote": "voetnoot",
    "comment": "opmerking",
    "form_field": "formulierveld",
    "watermark": "watermerk",
    "toc": "inhoudsopgave",
    "placeholder": "sjabloon",
    "mail_header": "e-mailkop",
    "hidden": "verborgen",
    "deleted": "verwijderd",
}

Place = Literal[
    "line",  # running text
    "cell",  # inside a table cell that a label or header names
    "row",  # a row of its own in such a table: a heading or caption
    "loose",  # a cell of a table in which no label was found
]


@dataclass(frozen=True, slots=True)
class Text:
    """A paragraph with its text computed once; ``unit`` tells texts of one cell or box apart.

    ``is_title`` marks a title that was cut off the front of a paragraph.
    """

    paragraph: Paragraph
    text: str
    place: Place = "line"
    unit: int = 0
    is_title: bool = False


@dataclass(frozen=True, slots=True)
class LabelToken:
    """A label word. ``whole`` is the paragraph it was cut from, to undo the cut.

    ``paragraph`` is None where a column header speaks for the cells below it. ``is_fixed`` says
    that a table has settled the kind, so that its neighbours need not be asked.
    """

    label: Label
    kind: Kind
    paragraph: Paragraph | None
    rest: Text | None = None
    whole: Text | None = None
    is_fixed: bool = False
    continues: bool = False


@dataclass(frozen=True, slots=True)
class Placed:
    """A paragraph whose fate is known: furniture of that kind, or a note's text."""

    paragraph: Paragraph
    soort: Soort


@dataclass(frozen=True, slots=True)
class Close:
    """The end of a table row, table or box: unlabelled text after it is not of the same block."""


Token = Text | LabelToken | Placed | Close


def make_text(paragraph: Paragraph, place: Place = "line", unit: int = 0) -> Text:
    """A paragraph as a text token."""
    return Text(paragraph, paragraph.text, place, unit)


def make_virtual_label(kind: Kind, *, continues: bool = False) -> LabelToken:
    """The label that a column header is for a cell below it."""
    label = Label(kind, "", "", 0, alone=True, sure=True)
    return LabelToken(label, kind, None, is_fixed=True, continues=continues)

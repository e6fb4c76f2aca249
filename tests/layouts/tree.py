"""A page as a tree that can be drawn as a Word file, with typst or in a browser.

A layout is written once, as a tree; the renderers lay out the same tree, so that a difference in
what comes out is a difference in reading, not in the test.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Literal


@dataclass(frozen=True)
class Para:
    """A paragraph. ``label`` is set in bold before the text; ``heading`` is an outline level.

    ``tab`` puts a tab stop between label and text; a newline in ``text`` is a soft line break.
    """

    text: str
    label: str = ""
    tab: bool = False
    bold: bool = False
    italic: bool = False
    heading: int = 0


@dataclass(frozen=True)
class Item:
    """A list item with the items nested under it, and the group heading it stands under."""

    text: str
    sub: tuple[str, ...] = ()
    groep: str = ""


@dataclass(frozen=True)
class Bullets:
    """A list. ``mark`` "•" and "1." are the program's own lists; any other mark is typed text.

    "1)" and "a)" are counted up and typed, a glyph such as "–" or "➢" is typed before each item.
    """

    items: tuple[Item, ...]
    mark: str = "•"


@dataclass(frozen=True)
class Cell:
    """A table cell; ``span`` columns wide and ``down`` rows high."""

    elements: tuple[Element, ...]
    span: int = 1
    down: int = 1


Row = tuple[Cell, ...]


@dataclass(frozen=True)
class Table:
    """A table. ``widths`` are shares of the line; ``lines`` tells which rules are drawn."""

    rows: tuple[Row, ...]
    widths: tuple[int, ...]
    lines: Literal["all", "rows", "none"] = "all"
    shaded: Literal["no", "column", "row"] = "no"
    repeat_header: bool = False


@dataclass(frozen=True)
class Box:
    """A text box."""

    elements: tuple[Element, ...]


@dataclass(frozen=True)
class PageBreak:
    """What follows starts on a new page."""


@dataclass(frozen=True)
class Space:
    """White space between blocks."""


Element = Para | Bullets | Table | Box | PageBreak | Space


@dataclass(frozen=True)
class Sheet:
    """A whole document. ``header`` and ``footer`` stand on every page."""

    elements: tuple[Element, ...]
    header: str = ""
    footer: str = ""
    landscape: bool = False
    columns: int = 1
    justified: bool = False


@dataclass(frozen=True)
class Blok:
    """One knelpunt of the matrix; "- " before an alinea makes it a bullet."""

    onderwerp: str
    omschrijving: tuple[str, ...]
    oplossingen: tuple[Item, ...] = field(default=())


Layout = Callable[[tuple[Blok, ...]], Sheet]


def cell(*elements: Element | str, span: int = 1, down: int = 1) -> Cell:
    """A cell from elements; a bare string is a paragraph."""
    return Cell(tuple(Para(e) if isinstance(e, str) else e for e in elements), span, down)

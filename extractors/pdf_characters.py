"""What a page paints to the characters and marks that a reader sees, upright.

In goes a ``Painting``, out comes a ``Sheet`` for each direction in which text runs: characters,
lines and areas in the view in which that text is upright, y downwards. Text painted twice counts
once; what a reader cannot see is set apart.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from unicodedata import category

from extractors.geometry import Box, View, invert_place, slanted_view, turned_view
from extractors.pdf_painting import Glyph, Painting, Shape
from extractors.pdf_tables import THIN, WHITE, Mark
from extractors.pdf_words import Character, Upright

STRAIGHT = 4.0
"""Degrees a line of text may be off a right angle and still be read as upright."""
SMALLEST = 0.1
"""Points that a letter is at least, so that sizes can be divided by; damaged files have 0."""
TINY = 1.0
"""Points below which nobody reads a letter."""
DOUBLE = 0.12
"""Share of the font size that the second painting of a letter may be shifted."""
ALL_DOUBLE = 0.6
"""Share of a page's letters painted twice from which that is the producer's habit, not boldness."""
SMALL_SHAPE = 12.0
"""Points up to which a shape with any outline may be a bullet."""
MIN_UPRIGHT = 7.0
"""Points a vertical line must be high to part words; the side of a drawn letter is less."""
REMEMBERED = 4096
"""Texts of a character that are looked at once; a file has some hundreds, on all its pages."""
NEARBY = 4.0
"""Points from one key to the next under which painted letters are looked up."""
MAX_TWINS = 64
"""Equal letters on one spot that are kept apart to compare with; more is an attack."""
MAX_BAND = 300
"""Filled areas in a band of 40 points that are looked through; a drawing has more, and no text is
taken for hidden there."""


@dataclass(slots=True)
class Sheet:
    """The text of one direction on a page."""

    view: View
    box: Box  # the displayed page, in the view
    characters: list[Character] = field(default_factory=list)
    marks: list[Mark] = field(default_factory=list)


@dataclass(slots=True)
class PageText:
    """The text of a page by what a reader makes of it.

    ``sheets`` are the directions in which text runs, the one with most text first.
    """

    sheets: list[Sheet]
    hidden: list[Character]
    slanted: list[Sheet]
    pictures: list[Box]
    width: float
    height: float


@dataclass(frozen=True, slots=True)
class Frame:
    """The displayed part of pdfminer's page: offset, width and height in points."""

    x: float
    y: float  # of the top edge, measured upwards
    width: float
    height: float

    def box(self, x0: float, y0: float, x1: float, y1: float) -> Box:
        """A box of pdfminer's page on the displayed page, y downwards."""
        return Box(x0 - self.x, self.y - y1, x1 - self.x, self.y - y0)


def read_painting(painting: Painting, frame: Frame, number: int) -> PageText:
    """The characters of a page, sorted by direction and by whether a reader sees them."""
    glyphs = _drop_doubles(_expand(painting.glyphs))
    page = Box(0, 0, frame.width, frame.height)
    visible = page.grow(1)
    covers = _Covers(painting.shapes, frame)
    hidden: list[Character] = []
    slanted: dict[int, list[Glyph]] = {}
    straight: dict[int, list[Glyph]] = {}
    for glyph in glyphs:
        turn = round(glyph.angle / 90) * 90 % 360
        x, y = glyph.x - frame.x, frame.y - glyph.y
        if (
            glyph.invisible
            or glyph.size < TINY
            or not visible.holds(x + glyph.advance / 2, y - glyph.size / 3)
            or covers.hides(glyph, x, y)
        ):
            hidden.append(_to_character(glyph, turned_view(number, 0, *page[2:]), frame))
        elif abs((glyph.angle - turn + 180) % 360 - 180) > STRAIGHT or glyph.tag == "watermark":
            slanted.setdefault(round(glyph.angle), []).append(glyph)
        else:
            straight.setdefault(turn, []).append(glyph)
    turns = sorted(straight, key=lambda turn: (-len(straight[turn]), turn)) or [0]
    sheets = [_to_sheet(turn, straight.get(turn, []), frame, number) for turn in turns]
    sheets[0].marks = _to_marks(painting.shapes, frame, sheets[0].view)
    pictures = [frame.box(p.x0, p.y0, p.x1, p.y1) for p in painting.pictures]
    askew = [
        Sheet(view, page, [_to_character(g, view, frame) for g in glyphs])
        for angle, glyphs in slanted.items()
        for view in [slanted_view(number, angle)]
    ]
    return PageText(sheets, hidden, askew, pictures, frame.width, frame.height)


def _expand(glyphs: Iterable[Glyph]) -> list[Glyph]:
    """Glyphs with text in them; characters without a shape of their own dropped."""
    kept = []
    for glyph in glyphs:
        if glyph.text.startswith("(cid:"):
            glyph.text = "\ufffd"
        glyph.text = _with_shape(glyph.text)
        if not math.isfinite(glyph.x + glyph.y + glyph.size + glyph.advance):
            glyph.x = glyph.y = glyph.size = glyph.advance = 0.0
        glyph.size = max(glyph.size, SMALLEST)
        if glyph.text:
            kept.append(glyph)
    return kept


@lru_cache(maxsize=REMEMBERED)
def _with_shape(text: str) -> str:
    return "".join(c for c in text if c in "\u00ad\t\n" or category(c) not in ("Cf", "Cc"))


def _drop_doubles(glyphs: list[Glyph]) -> list[Glyph]:
    """Letters that are painted again on the same spot count once and are bold.

    Looked up by letter and place, so that a page of any length costs one pass.
    """
    seen: dict[tuple[str, int, int], list[Glyph]] = {}
    kept: list[Glyph] = []
    doubled: list[Glyph] = []
    for glyph in glyphs:
        if glyph.text.isspace():
            kept.append(glyph)
            continue
        twin = _find_twin(glyph, seen)
        if twin is not None:
            doubled.append(twin)
            continue
        key = glyph.text, round(glyph.x / NEARBY), round(glyph.y / NEARBY)
        bucket = seen.setdefault(key, [])
        if len(bucket) < MAX_TWINS:
            bucket.append(glyph)
        kept.append(glyph)
    if len(doubled) < ALL_DOUBLE * len(kept):
        for twin in doubled:
            twin.bold = True
    return kept


def _find_twin(glyph: Glyph, seen: Mapping[tuple[str, int, int], list[Glyph]]) -> Glyph | None:
    """The same letter on the same spot, but for a shift that only makes it bolder."""
    reach = max(0.3, min(DOUBLE * glyph.size, 0.45 * glyph.advance, NEARBY))
    x, y, text = glyph.x, glyph.y, glyph.text
    rows = range(round((y - reach) / NEARBY), round((y + reach) / NEARBY) + 1)
    for column in range(round((x - reach) / NEARBY), round((x + reach) / NEARBY) + 1):
        for row in rows:
            for other in seen.get((text, column, row), ()):
                if (
                    abs(other.x - x) <= reach
                    and abs(other.y - y) <= reach
                    and other.invisible == glyph.invisible
                ):
                    return other
    return None


class _Covers:
    """Filled areas, to know which text lies on a dark ground or under something."""

    def __init__(self, shapes: Sequence[Shape], frame: Frame) -> None:
        areas = [(shape, frame.box(*shape[:4])) for shape in shapes if shape.fill and shape.is_box]
        self.areas = [(s, b) for s, b in areas if b.width > THIN and b.height > THIN]
        self.bands: dict[int, list[tuple[Shape, Box]]] = {}
        for shape, box in self.areas:
            low, high = max(0, int(box.top // 40)), min(500, int(box.bottom // 40))
            for band in range(low, high + 1):
                self.bands.setdefault(band, []).append((shape, box))

    def hides(self, glyph: Glyph, x: float, y: float) -> bool:
        """The letter is white on white, or has the colour of the last area painted around it."""
        x, y = x + glyph.advance / 2, y - glyph.size / 3
        ground = 1.0
        band = self.bands.get(int(y // 40), ())
        if len(band) > MAX_BAND:
            return False
        for shape, box in reversed(band):
            if not box.holds(x, y):
                continue
            if shape.order > glyph.order:
                if shape.is_opaque and box.height > 0.6 * glyph.size:
                    return True
                continue
            ground = shape.lightness
            break
        else:
            return glyph.lightness > WHITE
        return abs(ground - glyph.lightness) < 0.015 and glyph.lightness > WHITE


def _to_sheet(turn: int, glyphs: Sequence[Glyph], frame: Frame, number: int) -> Sheet:
    view = turned_view(number, turn, frame.width, frame.height)
    sides = (frame.width, frame.height) if turn % 180 == 0 else (frame.height, frame.width)
    return Sheet(view, Box(0, 0, *sides), [_to_character(g, view, frame) for g in glyphs])


def _to_character(glyph: Glyph, view: View, frame: Frame) -> Character:
    x, baseline = invert_place(view, glyph.x - frame.x, frame.y - glyph.y)
    return Character(
        glyph.text, x, x + glyph.advance, baseline, glyph.size, glyph.bold, glyph.font, glyph.tag,
        glyph.lightness,
    )  # fmt: skip


def _to_marks(shapes: Sequence[Shape], frame: Frame, view: View) -> list[Mark]:
    """Lines and areas, and small shapes of any outline; larger drawings border nothing."""
    marks = []
    for shape in shapes:
        is_small = shape.x1 - shape.x0 < SMALL_SHAPE and shape.y1 - shape.y0 < SMALL_SHAPE
        if not shape.is_box and not is_small:
            continue
        box = frame.box(*shape[:4])
        corners = [
            invert_place(view, x, y) for x in (box.x0, box.x1) for y in (box.top, box.bottom)
        ]
        xs, ys = zip(*corners, strict=True)
        place = Box(min(xs), min(ys), max(xs), max(ys))
        marks.append(Mark(place, shape.stroke, shape.fill, shape.lightness, shape.is_box))
    return marks


def find_uprights(marks: Iterable[Mark]) -> list[Upright]:
    """The drawn vertical lines and the sides of areas, which no word reaches over."""
    uprights: set[Upright] = set()
    for mark in marks:
        box = mark.box
        if not mark.is_box or box.height < MIN_UPRIGHT or mark.lightness > WHITE:
            continue
        sides = (box.x0, box.x1) if box.width > THIN else (box.middle[0],)
        uprights.update(Upright(x, box.top, box.bottom) for x in sides)
    return sorted(uprights)

"""What one page paints, collected as it is painted.

In go the calls of pdfminer's interpreter, out comes a ``Painting``: characters, straight edges and
filled areas, pictures, each with what decides whether a reader sees it. Like the interpreter,
pdfminer's device does the work; it is not asked for its object per character, which knows less and
took a third of the time of reading.
"""

from __future__ import annotations

import itertools
import math
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from pdfminer.converter import PDFLayoutAnalyzer
from pdfminer.layout import LTCurve, LTImage, LTLine
from pdfminer.pdffont import PDFFont, PDFUnicodeNotDefined
from pdfminer.pdfinterp import PDFResourceManager
from pdfminer.pdftypes import resolve1
from pdfminer.psparser import PSLiteral, literal_name
from pdfminer.utils import Matrix, mult_matrix

from extractors.limits import check_limit

MAX_SHAPES = 60_000
"""Lines and areas that are kept of a page. A drawn map has tens of thousands and no table."""
OPAQUE = 0.97
INVISIBLE = 3
"""Text render mode "neither fill nor stroke" (ISO 32000-1, table 106)."""
STROKED_ONLY, STROKED_TOO = (1, 5), (2, 6)
"""Text render modes that draw the outline alone, and with the area in it."""
SPACE = 32
"""The code that word spacing is added to (ISO 32000-1, 9.3.3)."""
BOLD_WEIGHT = 600
"""FontWeight of a semi-bold face (ISO 32000-1, table 122)."""
BOLD_NAMES = ("bold", "black", "heavy", "semibd", "demi")


@dataclass(slots=True)
class Glyph:
    """One painted character; x and y in points of pdfminer's page (origin bottom left)."""

    text: str
    x: float  # where its baseline begins
    y: float
    advance: float  # along the baseline
    size: float
    angle: float  # degrees counter-clockwise of the direction in which the text runs
    font: str
    bold: bool
    lightness: float  # 0 black to 1 white, transparency counted in
    order: int
    invisible: bool
    tag: str  # "", or the marked-content type: "header", "footer", "artifact"


class Shape(NamedTuple):
    """A painted line or area: its bounding box with the origin bottom left."""

    x0: float
    y0: float
    x1: float
    y1: float
    stroke: bool
    fill: bool
    lightness: float  # of the fill when filled, else of the stroke
    order: int
    is_box: bool  # its outline is the bounding box itself
    is_opaque: bool  # hides what was painted before


class Picture(NamedTuple):
    """A painted image: its bounding box with the origin bottom left."""

    x0: float
    y0: float
    x1: float
    y1: float
    order: int


@dataclass(slots=True)
class Painting:
    """All that one page paints."""

    glyphs: list[Glyph] = field(default_factory=list)
    shapes: list[Shape] = field(default_factory=list)
    pictures: list[Picture] = field(default_factory=list)
    curves: int = 0


class FontFacts(NamedTuple):
    """What a font says about its own weight, and of its codes what was asked before."""

    font: PDFFont  # kept, so that its id stays its own
    name: str
    bold: bool
    letters: dict[int, tuple[str, float]]


class Brush(NamedTuple):
    """What all characters of one painted string share; the fields are those of ``Glyph``.

    ``letters`` are the text and width of the font's codes, ``stretch`` the length of a unit along
    the baseline in points.
    """

    letters: dict[int, tuple[str, float]]
    stretch: float
    size: float
    angle: float
    font: str
    bold: bool
    lightness: float
    invisible: bool
    tag: str


NO_BRUSH = Brush({}, 1.0, 1.0, 0.0, "", bold=False, lightness=0.0, invisible=False, tag="")


def literal_or_empty(value: object) -> str:
    """The name behind a PDF name object, "" for anything else."""
    resolved = resolve1(value)
    return literal_name(resolved) if isinstance(resolved, PSLiteral) else ""


class Device(PDFLayoutAnalyzer):
    """Collects what is painted, with the state that decides whether a reader sees it."""

    def __init__(self, manager: PDFResourceManager, max_characters: int) -> None:
        super().__init__(manager, laparams=None)
        self.painting = Painting()
        self.max_characters = max_characters
        self.order = 0
        self.alpha = 1.0
        self.blended = False
        self.depth = 0
        self.forms = 0
        self.tags: list[tuple[str, bool]] = []  # (kind, is switched off)
        self.brush = NO_BRUSH
        self.fonts: dict[int, FontFacts] = {}

    def begin_tag(self, tag: PSLiteral, props: Any = None) -> None:
        """Remember an artifact; what optional content hides was resolved by the interpreter."""
        kind = ""
        if literal_name(tag) == "Artifact":
            subtype = literal_or_empty(props.get("Subtype")) if isinstance(props, dict) else ""
            kind = {"Header": "header", "Footer": "footer", "Watermark": "watermark"}.get(
                subtype, "artifact"
            )
        self.tags.append((kind, props == "off"))

    def end_tag(self) -> None:
        """Close the innermost mark; a file may close more than it opened."""
        if self.tags:
            self.tags.pop()

    @property
    def is_off(self) -> bool:
        """Optional content that is switched off is being painted."""
        return any(off for _, off in self.tags)

    def render_string(self, textstate: Any, seq: Any, ncs: Any, graphicstate: Any) -> None:
        """Work out once what all characters of the string share."""
        self.brush = self._make_brush(textstate, ncs, graphicstate)
        super().render_string(textstate, seq, ncs, graphicstate)

    def render_string_horizontal(
        self,
        seq: Any,
        matrix: Matrix,
        pos: tuple[float, float],
        font: PDFFont,
        fontsize: float,
        scaling: float,
        charspace: float,
        wordspace: float,
        rise: float,
        dxscale: float,
        *_: Any,
    ) -> tuple[float, float]:
        """Paint a string as the base class does, without its object per character."""
        x, y = pos
        a, b, c, d, e, f = matrix
        has_previous = False
        for piece in seq:
            if isinstance(piece, int | float):
                x -= piece * dxscale
                has_previous = True
            elif isinstance(piece, bytes):
                codes = list(font.decode(piece))
                self._check_count(len(codes))
                for code in codes:
                    if has_previous:
                        x += charspace
                    place = x * a + y * c + e, x * b + y * d + f
                    x += self._paint(font, code, fontsize * scaling, rise, (a, b, c, d, *place))
                    if code == SPACE:
                        x += wordspace
                    has_previous = True
        return x, y

    def render_char(
        self,
        matrix: Matrix,
        font: PDFFont,
        fontsize: float,
        scaling: float,
        rise: float,
        cid: int,
        *_: Any,
    ) -> float:
        """Paint one character of a string that runs downwards."""
        self._check_count(1)
        return self._paint(font, cid, fontsize * scaling, rise, matrix)

    def _check_count(self, more: int) -> None:
        check_limit(
            "tekens op een bladzijde", len(self.painting.glyphs) + more, self.max_characters
        )

    def _paint(self, font: PDFFont, code: int, scaled: float, rise: float, matrix: Matrix) -> float:
        """Keep one character; how far the next one stands, in units of ``matrix``.

        ``scaled`` is the font size with the horizontal scaling in it.
        """
        brush = self.brush
        letter = brush.letters.get(code)
        if letter is None:
            letter = brush.letters[code] = self._letter(font, code)
        text, width = letter
        advance = width * scaled
        self.order += 1
        _, _, c, d, e, f = matrix
        self.painting.glyphs.append(
            Glyph(
                text, e + rise * c, f + rise * d, abs(advance) * brush.stretch, brush.size,
                brush.angle, brush.font, brush.bold, brush.lightness, self.order,
                brush.invisible, brush.tag,
            )
        )  # fmt: skip
        return advance

    def _letter(self, font: PDFFont, code: int) -> tuple[str, float]:
        """What a code of the font stands for, and its width."""
        try:
            text = font.to_unichr(code)
        except PDFUnicodeNotDefined:
            text = self.handle_undefined_char(font, code)
        assert isinstance(text, str)  # noqa: S101 - a damaged map has other things in it
        return text, font.char_width(code)

    def _make_brush(self, textstate: Any, ncs: Any, graphicstate: Any) -> Brush:
        a, b, c, d, _, _ = mult_matrix(textstate.matrix, self.ctm)
        facts = self._font_facts(textstate.font)
        mode = textstate.render
        light = (
            lightness(graphicstate.scolor, graphicstate.scs)
            if mode in STROKED_ONLY
            else lightness(graphicstate.ncolor, ncs)
        )
        return Brush(
            letters=facts.letters,
            stretch=math.hypot(a, b),
            size=abs(textstate.fontsize) * math.hypot(c, d),
            angle=math.degrees(math.atan2(b, a)),
            font=facts.name,
            bold=facts.bold or mode in STROKED_TOO,
            lightness=1 - (1 - light) * self.alpha,
            invisible=mode == INVISIBLE or self.is_off or self.alpha < 0.02,
            tag=next((kind for kind, _ in reversed(self.tags) if kind), ""),
        )

    def _font_facts(self, font: PDFFont) -> FontFacts:
        key = id(font)
        if key not in self.fonts:
            name = str(font.fontname or "")
            weight = resolve1(font.descriptor.get("FontWeight")) if font.descriptor else None
            bold = any(part in name.lower() for part in BOLD_NAMES) or (
                isinstance(weight, int | float) and weight >= BOLD_WEIGHT
            )
            self.fonts[key] = FontFacts(font, name.split("+")[-1], bold, {})
        return self.fonts[key]

    def render_image(self, name: str, stream: Any) -> None:
        """Note where a picture stands; its pixels are not looked at here."""
        super().render_image(name, stream)
        item = self.cur_item._objs.pop()
        self.order += 1
        if isinstance(item, LTImage) and not self.is_off:
            self.painting.pictures.append(Picture(item.x0, item.y0, item.x1, item.y1, self.order))

    def paint_path(self, gstate: Any, stroke: bool, fill: bool, evenodd: bool, path: Any) -> None:
        """Note lines and areas; of curves only their number."""
        super().paint_path(gstate, stroke, fill, evenodd, path)
        items, self.cur_item._objs = self.cur_item._objs, []
        if self.is_off or self.alpha < 0.02:
            return
        for item in items:
            self.order += 1
            if isinstance(item, LTCurve):
                self._add_shape(item, gstate)

    def _add_shape(self, item: LTCurve, gstate: Any) -> None:
        if not (item.stroke or item.fill):
            return
        is_box = isinstance(item, LTLine) or _is_box(item.pts)
        if not is_box:
            self.painting.curves += 1
        if len(self.painting.shapes) >= MAX_SHAPES:
            return
        light = (
            lightness(gstate.ncolor, gstate.ncs)
            if item.fill
            else lightness(gstate.scolor, gstate.scs)
        )
        self.painting.shapes.append(
            Shape(
                item.x0, item.y0, item.x1, item.y1, bool(item.stroke), bool(item.fill),
                1 - (1 - light) * self.alpha, self.order, is_box,
                self.alpha > OPAQUE and not self.blended,
            )
        )  # fmt: skip

    def receive_layout(self, ltpage: Any) -> None:
        """The page is done; nothing is kept of pdfminer's own layout."""


def _is_box(points: list[tuple[float, float]]) -> bool:
    """The outline runs along its bounding box only (a rectangle, however it was drawn)."""
    if not 4 <= len(points) <= 8:
        return False
    return all(
        abs(x1 - x0) < 0.3 or abs(y1 - y0) < 0.3
        for (x0, y0), (x1, y1) in itertools.pairwise(points)
    )


def lightness(color: Any, space: Any) -> float:
    """How light a colour is, 0 black to 1 white; patterns and unknown spaces count as dark."""
    parts = [color] if isinstance(color, int | float) else color
    if not isinstance(parts, list | tuple) or not parts:
        return 0.0
    if not all(isinstance(part, int | float) for part in parts):
        return 0.0
    values = [min(1.0, max(0.0, float(part))) for part in parts]
    name = getattr(space, "name", "")
    if name in ("Separation", "DeviceN"):
        return 1 - max(values)
    if name in ("Pattern", "Indexed"):
        return 0.0
    if len(values) == 1:
        return values[0]
    if len(values) == 3:
        return 0.299 * values[0] + 0.587 * values[1] + 0.114 * values[2]
    if len(values) == 4:
        *inks, black = values
        return max(0.0, 1 - black - 0.3 * inks[0] - 0.59 * inks[1] - 0.11 * inks[2])
    return 0.0

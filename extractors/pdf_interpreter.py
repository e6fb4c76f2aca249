"""What a page of a PDF paints, in the order in which it is painted.

In goes a pdfplumber page, out comes a ``Painting``: characters, straight edges and filled areas,
pictures. pdfminer's own interpreter does the work; what it leaves out and a reader sees (or does
not see) is added here: the text render mode, transparency, optional content that is switched off,
and the marks that tagged PDF puts on running headers and footers.
"""

from __future__ import annotations

import itertools
import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from pdfminer.converter import PDFLayoutAnalyzer
from pdfminer.layout import LTCurve, LTImage, LTLine
from pdfminer.pdffont import PDFFont, PDFUnicodeNotDefined
from pdfminer.pdfinterp import PDFPageInterpreter, PDFResourceManager
from pdfminer.pdftypes import PDFObjRef, PDFStream, dict_value, list_value, resolve1, stream_value
from pdfminer.psexceptions import PSEOF
from pdfminer.psparser import PSKeyword, PSLiteral, keyword_name, literal_name
from pdfminer.utils import Matrix, mult_matrix

from extractors.limits import check_limit
from extractors.pdf_content import ContentParser

MAX_FORM_DEPTH = 24
"""Form XObjects in form XObjects. Real files nest 2 or 3; pdfminer recurses on each."""
MAX_FORMS = 3_000
"""Form XObjects painted on a page. Forms that paint forms can grow a kilobyte to a lifetime."""
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


def off_layers(catalog: dict[str, Any]) -> frozenset[int]:
    """Object numbers of the optional content groups that the file shows switched off."""
    properties = dict_value(catalog.get("OCProperties") or {})
    config = dict_value(properties.get("D") or {})
    off = _object_ids(config.get("OFF"))
    if literal_or_empty(config.get("BaseState")) == "OFF":
        off |= _object_ids(properties.get("OCGs")) - _object_ids(config.get("ON"))
    return frozenset(off)


def literal_or_empty(value: object) -> str:
    """The name behind a PDF name object, "" for anything else."""
    resolved = resolve1(value)
    return literal_name(resolved) if isinstance(resolved, PSLiteral) else ""


def _object_ids(value: object) -> set[int]:
    return {ref.objid for ref in list_value(value or []) if isinstance(ref, PDFObjRef)}


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


Operator = tuple[Callable[..., None] | None, int]


class Interpreter(PDFPageInterpreter):
    """pdfminer's interpreter, which also minds layers, transparency and endless nesting."""

    device: Device
    off: frozenset[int] = frozenset()

    def subinterp(self) -> Interpreter:
        """The interpreter of a form XObject."""
        inner = super().subinterp()
        assert isinstance(inner, Interpreter)  # noqa: S101 - pdfminer makes one of our class
        inner.off = self.off
        return inner

    def execute(self, streams: Sequence[object]) -> None:
        """Carry out what the streams say; a stream that paints itself is not followed."""
        fresh: list[PDFStream] = []
        self.stream_ids.clear()
        for stream in map(stream_value, streams):
            if stream.objid is not None and stream.objid not in self.parent_stream_ids:
                fresh.append(stream)
                self.stream_ids.add(stream.objid)
        operators: dict[bytes, Operator] = {}
        try:
            parser = ContentParser(fresh)
            while True:
                _, token = parser.nextobject()
                if not isinstance(token, PSKeyword):
                    self.argstack.append(token)
                    continue
                operator = operators.get(token.name)
                if operator is None:
                    operator = operators[token.name] = self._find_operator(token)
                carry_out, count = operator
                operands = self.pop(count)
                if carry_out is not None and len(operands) == count:
                    carry_out(*operands)
        except PSEOF:
            return

    def _find_operator(self, keyword: PSKeyword) -> Operator:
        """The method for an operator and how many operands it takes; an unknown one takes none."""
        name = keyword_name(keyword).replace("*", "_a").replace('"', "_w").replace("'", "_q")
        carry_out = getattr(self, f"do_{name}", None)
        return carry_out, carry_out.__code__.co_argcount - 1 if carry_out else 0

    def init_state(self, ctm: Any) -> None:
        """Start a content stream with the transparency of the one that called it."""
        super().init_state(ctm)
        self.states: list[tuple[float, bool]] = []

    def do_q(self) -> None:
        """Save the state."""
        super().do_q()
        self.states.append((self.device.alpha, self.device.blended))

    def do_Q(self) -> None:  # noqa: N802 - named after the operator
        """Restore the state."""
        super().do_Q()
        if self.states:
            self.device.alpha, self.device.blended = self.states.pop()

    def do_gs(self, name: Any) -> None:
        """Take the fill transparency out of the named graphics state."""
        states = dict_value(self.resources.get("ExtGState") or {})
        state = resolve1(states.get(literal_or_empty(name)))
        alpha = resolve1(state.get("ca")) if isinstance(state, dict) else None
        if isinstance(alpha, int | float):
            self.device.alpha = float(alpha)
        if isinstance(state, dict) and "BM" in state:
            mode = resolve1(state["BM"])
            first = mode[0] if isinstance(mode, list) and mode else mode
            self.device.blended = literal_or_empty(first) not in ("Normal", "Compatible", "")

    def do_BDC(self, tag: Any, props: Any) -> None:  # noqa: N802 - named after the operator
        """Mark content; optional content is looked up in the page's properties."""
        if literal_or_empty(tag) == "OC" and isinstance(props, PSLiteral):
            groups = dict_value(self.resources.get("Properties") or {})
            is_off = self._is_off(groups.get(literal_name(props)))
            self.device.begin_tag(tag, "off" if is_off else None)
            return
        if isinstance(tag, PSLiteral):
            self.device.begin_tag(tag, props)

    def do_Do(self, xobjid_arg: Any) -> None:  # noqa: N802 - named after the operator
        """Paint an XObject unless its layer is off."""
        xobject = resolve1(self.xobjmap.get(literal_or_empty(xobjid_arg)))
        layer = getattr(xobject, "attrs", {}).get("OC")
        is_off = layer is not None and self._is_off(layer)
        check_limit("geneste tekeningen", self.device.depth + 1, MAX_FORM_DEPTH)
        self.device.forms += 1
        check_limit("tekeningen op een bladzijde", self.device.forms, MAX_FORMS)
        state = self.device.alpha, self.device.blended
        self.device.depth += 1
        self.device.tags.append(("", is_off))
        super().do_Do(xobjid_arg)
        self.device.end_tag()
        self.device.depth -= 1
        self.device.alpha, self.device.blended = state

    def _is_off(self, reference: Any) -> bool:
        """A group that is off, or a membership dictionary all of whose groups are off."""
        if isinstance(reference, PDFObjRef) and reference.objid in self.off:
            return True
        content = resolve1(reference)
        if not isinstance(content, dict) or "OCGs" not in content:
            return False
        groups = content["OCGs"]
        references = [groups] if isinstance(groups, PDFObjRef) else list_value(groups)
        if len(references) == 1 and not isinstance(resolve1(references[0]), dict):
            references = list_value(references[0])
        ids = [ref.objid for ref in references if isinstance(ref, PDFObjRef)]
        return bool(ids) and all(objid in self.off for objid in ids)

"""Drawings: text boxes and shapes, once, in the order in which they stand on the page.

Word writes a shape twice, as DrawingML and as VML for older readers, in one w:mc:AlternateContent;
exactly one of the two is read.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from extractors.package import XmlElement
from extractors.word_xml import EMU, MC, WP, A, O, R, V, W, points

_TEXT_TAGS = (W + "t", W + "delText", A + "t")
_CHART = "{http://schemas.openxmlformats.org/drawingml/2006/chart}chart"
_DIAGRAM = "{http://schemas.openxmlformats.org/drawingml/2006/diagram}relIds"
_LENGTH = r"(-?[\d.]+(?:pt|in|cm|mm)?)"
_TOP = re.compile(rf"(?:margin-top|top):{_LENGTH}")
_LEFT = re.compile(rf"(?:margin-left|left):{_LENGTH}")
_ROW_HEIGHT = 18.0
"""Points of difference in height up to which two boxes stand side by side."""


@dataclass(frozen=True, slots=True)
class Shape:
    """Something in a drawing: ``kind`` tells what ``element`` is. Position in points, if known.

    text_box: a w:txbxContent · drawn_text: an a:p outside any text box · art: a v:textpath ·
    picture: a reference to an image · object: an o:OLEObject · chart, diagram: their references.
    """

    kind: str
    element: XmlElement
    top: float | None = None
    left: float | None = None


def choose_alternative(alternate: XmlElement) -> XmlElement | None:
    """The branch that is read: the first choice, unless only the fallback has text."""
    choices = alternate.findall(MC + "Choice")
    fallback = alternate.find(MC + "Fallback")
    branches = [*choices, *([] if fallback is None else [fallback])]
    if not branches:
        return None
    return next((b for b in branches if has_text(b)), branches[0])


def has_text(element: XmlElement) -> bool:
    """Some text stands below the element."""
    return any((item.text or "").strip() for item in element.iter(*_TEXT_TAGS))


def find_shapes(drawing: XmlElement) -> list[Shape]:
    """What stands in a w:drawing, w:pict or w:object, in the order in which it is read."""
    return sort_shapes(list(_iter_shapes(drawing)))


def sort_shapes(shapes: list[Shape]) -> list[Shape]:
    """From top to bottom and left to right where all positions are known, else as in the file."""
    if any(shape.top is None for shape in shapes):
        return shapes
    return sorted(shapes, key=lambda s: (round((s.top or 0) / _ROW_HEIGHT), s.left or 0))


def _iter_shapes(drawing: XmlElement) -> Iterator[Shape]:
    # Depth first without recursion; text boxes are read by the walk over blocks, not here.
    stack: list[tuple[XmlElement, float | None, float | None]] = [(drawing, None, None)]
    while stack:
        element, top, left = stack.pop()
        top, left = _position(element, top, left)
        kind = _KINDS.get(element.tag)
        if kind is not None:
            yield Shape(kind, element, top, left)
        if kind in ("text_box", "drawn_text"):
            continue
        if element.tag == MC + "AlternateContent":
            chosen = choose_alternative(element)
            inner = [] if chosen is None else [chosen]
        else:
            inner = list(element)
        stack.extend((item, top, left) for item in reversed(inner))


_KINDS = {
    W + "txbxContent": "text_box",
    A + "p": "drawn_text",
    V + "textpath": "art",
    A + "blip": "picture",
    V + "imagedata": "picture",
    O + "OLEObject": "object",
    _CHART: "chart",
    _DIAGRAM: "diagram",
}


def _position(
    element: XmlElement, top: float | None, left: float | None
) -> tuple[float | None, float | None]:
    if element.tag == WP + "anchor":
        return _offset(element, "positionV"), _offset(element, "positionH")
    if element.tag == A + "graphicData":
        return top, left
    if (style := element.get("style")) and element.tag.startswith(V):
        found = _TOP.search(style), _LEFT.search(style)
        if found[0] and found[1] and top is None:
            return points(found[0][1], 1.0), points(found[1][1], 1.0)
    if top is not None and (own := _shape_offset(element)) is not None:
        return top + own[1], (left or 0.0) + own[0]
    return top, left


def _offset(anchor: XmlElement, name: str) -> float | None:
    found = anchor.find(f"{WP}{name}/{WP}posOffset")
    return None if found is None else points(found.text, EMU)


def _shape_offset(element: XmlElement) -> tuple[float, float] | None:
    """Where a shape stands in its group (a:xfrm below wps:spPr)."""
    for item in element:
        if isinstance(item.tag, str) and item.tag.endswith("}spPr"):
            offset = item.find(f"{A}xfrm/{A}off")
            if offset is not None:
                x, y = points(offset.get("x"), EMU), points(offset.get("y"), EMU)
                return None if x is None or y is None else (x, y)
    return None


def relation_id(element: XmlElement) -> str:
    """The id of the part that a picture, object, chart or diagram refers to."""
    for name in (R + "embed", R + "id", R + "link", R + "dm"):
        if found := element.get(name):
            return found
    return ""

"""Where a text stands: one rectangle a line, or one path with offsets."""

from __future__ import annotations

from collections.abc import Iterable

from schemas.base import Vindplaats
from schemas.document import Fragment, Paragraph, Rectangle

_SAME_LINE = 0.5  # share of the lower box's height that two words of one line overlap at least
_BACK = 1.0  # points a next word may start before the last one ended (kerning, italics)


def find_bron(paragraphs: Iterable[Paragraph]) -> tuple[Vindplaats, ...]:
    """The places of paragraphs in reading order: words of one line are one rectangle."""
    places: list[Vindplaats] = []
    box: Rectangle | None = None
    path, start, end = "", 0, 0
    for fragment in _iter_fragments(paragraphs):
        if fragment.rectangle is not None:
            if box is not None and _on_one_line(box, fragment.rectangle):
                box = _union(box, fragment.rectangle)
                continue
            places.extend(_close(box, path, start, end))
            box, path = fragment.rectangle, ""
        elif fragment.path:
            if path == fragment.path and fragment.start >= end:
                end = fragment.start + len(fragment.text)
                continue
            places.extend(_close(box, path, start, end))
            box, path = None, fragment.path
            start, end = fragment.start, fragment.start + len(fragment.text)
    places.extend(_close(box, path, start, end))
    return tuple(places)


def _iter_fragments(paragraphs: Iterable[Paragraph]) -> Iterable[Fragment]:
    for paragraph in paragraphs:
        yield from (f for f in paragraph.fragments if f.text.strip())


def _close(box: Rectangle | None, path: str, start: int, end: int) -> list[Vindplaats]:
    if box is not None:
        return [Vindplaats(pagina=box.page, x0=box.x0, y0=box.y0, x1=box.x1, y1=box.y1)]
    return [Vindplaats(pad=f"{path}:{start}-{end}")] if path else []


def _on_one_line(left: Rectangle, right: Rectangle) -> bool:
    if left.page != right.page or right.x0 < left.x1 - _BACK:
        return False
    overlap = min(left.y1, right.y1) - max(left.y0, right.y0)
    return overlap >= _SAME_LINE * min(left.y1 - left.y0, right.y1 - right.y0)


def _union(left: Rectangle, right: Rectangle) -> Rectangle:
    return Rectangle(
        left.page,
        min(left.x0, right.x0),
        min(left.y0, right.y0),
        max(left.x1, right.x1),
        max(left.y1, right.y1),
    )

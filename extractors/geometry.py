"""Boxes on a page and numbers on an axis; pure arithmetic.

Unit: points. Origin: top left, y grows downwards. A box lies in the *view* in which its text is
upright; ``View`` brings it back to the page as it is displayed.
"""

from __future__ import annotations

import math
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from schemas.document import Rectangle


class Box(NamedTuple):
    """A rectangle with its sides along the axes; ``x0 <= x1`` and ``top <= bottom``."""

    x0: float
    top: float
    x1: float
    bottom: float

    @property
    def width(self) -> float:
        """Points from left to right."""
        return self.x1 - self.x0

    @property
    def height(self) -> float:
        """Points from top to bottom."""
        return self.bottom - self.top

    @property
    def area(self) -> float:
        """Square points."""
        return self.width * self.height

    @property
    def middle(self) -> tuple[float, float]:
        """The point in the middle."""
        return (self.x0 + self.x1) / 2, (self.top + self.bottom) / 2

    def holds(self, x: float, y: float) -> bool:
        """The point lies in the box or on its edge."""
        return self.x0 <= x <= self.x1 and self.top <= y <= self.bottom

    def grow(self, by: float) -> Box:
        """The box with each side moved outwards."""
        return Box(self.x0 - by, self.top - by, self.x1 + by, self.bottom + by)

    def overlap(self, other: Box) -> float:
        """Square points that both boxes cover."""
        width = min(self.x1, other.x1) - max(self.x0, other.x0)
        height = min(self.bottom, other.bottom) - max(self.top, other.top)
        return width * height if width > 0 and height > 0 else 0.0


def surround(boxes: Iterable[Box]) -> Box:
    """The smallest box around all of them; at least one is needed."""
    x0s, tops, x1s, bottoms = zip(*boxes, strict=True)
    return Box(min(x0s), min(tops), max(x1s), max(bottoms))


IDENTITY = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)


@dataclass(frozen=True, slots=True)
class View:
    """The frame in which text was laid out, and the way from there to the displayed page.

    ``matrix`` (a, b, c, d, e, f) maps a point of the view to ``(a*x + c*y + e, b*x + d*y + f)`` on
    the page. The identity for a page that reads from left to right; a quarter turn for text drawn
    sideways; a small rotation for a scan that was straightened.
    """

    page: int
    matrix: tuple[float, float, float, float, float, float] = IDENTITY

    def place(self, x: float, y: float) -> tuple[float, float]:
        """Where a point of the view stands on the page."""
        a, b, c, d, e, f = self.matrix
        return a * x + c * y + e, b * x + d * y + f

    def rectangle(self, box: Box) -> Rectangle:
        """The box on the page, to a hundredth of a point."""
        if self.matrix == IDENTITY:
            return Rectangle(self.page, *(round(side, 2) for side in box))
        corners = [self.place(x, y) for x in (box.x0, box.x1) for y in (box.top, box.bottom)]
        xs, ys = zip(*corners, strict=True)
        return Rectangle(
            self.page, round(min(xs), 2), round(min(ys), 2), round(max(xs), 2), round(max(ys), 2)
        )


def turned_view(page: int, turn: int, width: float, height: float) -> View:
    """The view in which text that runs ``turn`` degrees counter-clockwise is upright.

    ``width`` and ``height`` are those of the displayed page. 90: text runs upwards.
    """
    matrices: dict[int, tuple[float, float, float, float, float, float]] = {
        0: (1, 0, 0, 1, 0, 0),
        90: (0, -1, 1, 0, 0, height),
        180: (-1, 0, 0, -1, width, height),
        270: (0, 1, -1, 0, width, 0),
    }
    return View(page, matrices[turn])


def slanted_view(page: int, angle: float) -> View:
    """The view in which text that runs ``angle`` degrees counter-clockwise is upright."""
    cosine, sine = math.cos(math.radians(angle)), math.sin(math.radians(angle))
    return View(page, (cosine, -sine, sine, cosine, 0, 0))


def invert_place(view: View, x: float, y: float) -> tuple[float, float]:
    """The point of the view that stands at (x, y) on the page."""
    a, b, c, d, e, f = view.matrix
    determinant = a * d - b * c
    x, y = x - e, y - f
    return (d * x - c * y) / determinant, (a * y - b * x) / determinant


def cluster(values: Iterable[float], tolerance: float) -> list[float]:
    """Means of groups of values; within a group neighbours lie at most ``tolerance`` apart."""
    groups: list[list[float]] = []
    for value in sorted(values):
        if groups and value - groups[-1][-1] <= tolerance:
            groups[-1].append(value)
        else:
            groups.append([value])
    return [sum(group) / len(group) for group in groups]


def nearest(values: Sequence[float], value: float) -> int:
    """Index of the sorted value that lies nearest."""
    index = bisect_left(values, value)
    if index == 0:
        return 0
    if index == len(values):
        return len(values) - 1
    return index if values[index] - value < value - values[index - 1] else index - 1


def has_value_between(values: Sequence[float], low: float, high: float) -> bool:
    """One of the sorted values lies in ``[low, high]``."""
    return bisect_left(values, low) < bisect_right(values, high)


def merge_intervals(
    intervals: Iterable[tuple[float, float]], gap: float = 0.0
) -> list[tuple[float, float]]:
    """Intervals in order, those that lie at most ``gap`` apart made one."""
    merged: list[tuple[float, float]] = []
    for low, high in sorted(intervals):
        if merged and low - merged[-1][1] <= gap:
            merged[-1] = (merged[-1][0], max(merged[-1][1], high))
        else:
            merged.append((low, high))
    return merged


def covered(intervals: Sequence[tuple[float, float]], low: float, high: float) -> float:
    """How much of ``[low, high]`` the merged intervals cover."""
    return sum(max(0.0, min(high, b) - max(low, a)) for a, b in intervals)

"""Drawn lines and shaded areas to the grid of a table.

In go the shapes that a page paints, in the view in which its text is upright; out come ``Grid``s:
cells with their place in rows and columns. A cell that the end of the page cuts off simply ends
there. Borders may be lines, thin filled boxes, the outlines of boxes, double, dotted, or only the
edge of a shaded area; the outer ones may be missing.
"""

from __future__ import annotations

import itertools
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from extractors.geometry import Box, cluster, covered, merge_intervals, nearest, surround

THIN = 3.2
"""Points up to which a filled box is a line. Word draws 0.5 to 3; a shaded cell is 9 or more."""
SNAP = 3.0
"""Lines nearer than this are one border (double borders, HTML's 2 px cell spacing)."""
MIN_BORDER = 6.0
"""Points a border must be long; a row of 6 point type is 7 high."""
COVERAGE = 0.6
"""Share of a cell's side that must be drawn to part it from its neighbour."""
WHITE = 0.985
PAGE_SHARE = 0.82
"""A single box around more of the page than this is a page border."""
MAX_CROSSINGS = 4_000_000
"""Pairs of lines looked at on a page. A table of 100 rows and 10 columns has 1,000; more than this
is a drawing and no table is looked for."""

MAX_POSITIONS = 100_000
"""Grid positions of one table; squared paper has 10,000 on a page."""


class Mark(NamedTuple):
    """A painted line or area in the view of the text."""

    box: Box
    stroke: bool
    fill: bool
    lightness: float
    is_box: bool = True  # its outline is the box itself; else a small shape of any outline


class Rule(NamedTuple):
    """A straight line: at ``at`` on its own axis, from ``low`` to ``high`` along it."""

    at: float
    low: float
    high: float


@dataclass(frozen=True, slots=True)
class Rulings:
    """The straight lines of a page, edges of shaded areas among them."""

    horizontals: tuple[Rule, ...] = ()
    verticals: tuple[Rule, ...] = ()
    lines: tuple[Rule, ...] = ()  # the horizontals that are no edge of a shaded area


@dataclass(frozen=True, slots=True)
class GridCell:
    """A cell: its box, and its place in the grid."""

    box: Box
    row: int
    column: int
    row_span: int = 1
    column_span: int = 1


@dataclass(frozen=True, slots=True)
class Grid:
    """The cells of one table, row by row; ``edges`` are the x positions of its columns."""

    box: Box
    cells: tuple[GridCell, ...]
    edges: tuple[float, ...]


def find_rulings(marks: Iterable[Mark], page: Box, word_boxes: Sequence[Box]) -> Rulings:
    """Lines and shaded areas that may border cells.

    Left out: white on white, areas that cover the page, and areas that hug one line of text (a
    highlighting pen).
    """
    horizontals: list[Rule] = []
    verticals: list[Rule] = []
    lines: list[Rule] = []
    shades: list[Box] = []
    for mark in marks:
        box = mark.box
        if not mark.is_box:
            continue
        is_wide, is_high = box.width > THIN, box.height > THIN
        if is_wide and is_high:
            if box.area > PAGE_SHARE * page.area:
                continue
            if mark.fill and mark.lightness < WHITE:
                shades.append(box)
            elif not mark.stroke:
                continue
            if mark.stroke:
                lines += [Rule(y, box.x0, box.x1) for y in (box.top, box.bottom)]
            horizontals += [Rule(y, box.x0, box.x1) for y in (box.top, box.bottom)]
            verticals += [Rule(x, box.top, box.bottom) for x in (box.x0, box.x1)]
        elif mark.lightness < WHITE:
            x, y = box.middle
            if not is_high:
                horizontals.append(Rule(y, box.x0, box.x1))
                lines.append(Rule(y, box.x0, box.x1))
            if not is_wide:
                verticals.append(Rule(x, box.top, box.bottom))
    hugging = set(_highlights(shades, word_boxes))
    if hugging:
        sides = {(box.top, box.x0) for box in hugging} | {(box.bottom, box.x0) for box in hugging}
        horizontals = [rule for rule in horizontals if (rule.at, rule.low) not in sides]
        ends = {(x, box.top) for box in hugging for x in (box.x0, box.x1)}
        verticals = [rule for rule in verticals if (rule.at, rule.low) not in ends]
    return Rulings(merge_rules(horizontals), merge_rules(verticals), merge_rules(lines))


def _highlights(shades: Sequence[Box], words: Sequence[Box]) -> Iterable[Box]:
    """Shaded areas of one line high whose ends are those of the words on them."""
    tops = sorted(words, key=lambda word: word.middle[1])
    heights = [word.middle[1] for word in tops]
    for shade in shades:
        if shade.height > 30:
            continue
        inside = [
            word
            for word in tops[bisect_right(heights, shade.top) : bisect_right(heights, shade.bottom)]
            if shade.x0 - 2 <= word.x0 and word.x1 <= shade.x1 + 2
        ]
        if not inside:
            continue
        around = surround(inside)
        if (
            abs(around.x0 - shade.x0) < 2.5
            and abs(around.x1 - shade.x1) < 4.5
            and shade.height < 1.5 * around.height
        ):
            yield shade


def merge_rules(rules: list[Rule]) -> tuple[Rule, ...]:
    """Lines on one axis made one where they touch; dots and dashes become a line."""
    if not rules:
        return ()
    centres = cluster((rule.at for rule in rules), SNAP / 2)
    lanes: dict[int, list[tuple[float, float]]] = {}
    for rule in rules:
        lanes.setdefault(nearest(centres, rule.at), []).append((rule.low, rule.high))
    return tuple(
        Rule(centres[lane], low, high)
        for lane, intervals in sorted(lanes.items())
        for low, high in merge_intervals(intervals, SNAP)
        if high - low >= MIN_BORDER
    )


def rulings_to_grids(rulings: Rulings) -> list[Grid]:
    """Every table that lines or shading draw, largest first; tables in cells are grids too."""
    horizontals, verticals = rulings.horizontals, rulings.verticals
    if len(horizontals) * len(verticals) > MAX_CROSSINGS:
        return []
    grids = [_make_grid(h, v) for h, v in _components(horizontals, verticals)]
    return sorted((grid for grid in grids if grid), key=lambda grid: -grid.box.area)


def _components(
    horizontals: Sequence[Rule], verticals: Sequence[Rule]
) -> list[tuple[list[Rule], list[Rule]]]:
    """Groups of lines that touch one another, each with lines of both directions."""
    parent = list(range(len(horizontals) + len(verticals)))

    def root(index: int) -> int:
        while parent[index] != index:
            parent[index] = parent[parent[index]]
            index = parent[index]
        return index

    levels = [rule.at for rule in horizontals]
    for number, vertical in enumerate(verticals, len(horizontals)):
        first = bisect_right(levels, vertical.low - SNAP)
        last = bisect_right(levels, vertical.high + SNAP)
        for index in range(first, last):
            horizontal = horizontals[index]
            if horizontal.low - SNAP <= vertical.at <= horizontal.high + SNAP:
                parent[root(index)] = root(number)
    groups: dict[int, tuple[list[Rule], list[Rule]]] = {}
    for index, rule in enumerate((*horizontals, *verticals)):
        group = groups.setdefault(root(index), ([], []))
        group[0 if index < len(horizontals) else 1].append(rule)
    return [group for group in groups.values() if group[0] and group[1]]


def _make_grid(horizontals: list[Rule], verticals: list[Rule]) -> Grid | None:
    """The cells between these lines; the hull closes sides that were left open."""
    left = min(min(r.low for r in horizontals), min(r.at for r in verticals))
    right = max(max(r.high for r in horizontals), max(r.at for r in verticals))
    top = min(min(r.low for r in verticals), min(r.at for r in horizontals))
    bottom = max(max(r.high for r in verticals), max(r.at for r in horizontals))
    xs = cluster([left, right, *(r.at for r in verticals)], SNAP)
    ys = cluster([top, bottom, *(r.at for r in horizontals)], SNAP)
    if len(xs) < 2 or len(ys) < 2 or len(xs) * len(ys) > MAX_POSITIONS:
        return None
    walls = _drawn(verticals, xs, ys)
    floors = _drawn(horizontals, ys, xs)
    blocks = _merge_cells(len(ys) - 1, len(xs) - 1, walls, floors)
    return _to_grid(blocks, xs, ys)


def _drawn(rules: list[Rule], axis: list[float], cross: list[float]) -> list[list[bool]]:
    """For each position on the axis, which stretches between cross lines are drawn."""
    lanes: list[list[tuple[float, float]]] = [[] for _ in axis]
    for rule in rules:
        lanes[nearest(axis, rule.at)].append((rule.low - 1, rule.high + 1))
    drawn = []
    for lane in lanes:
        intervals = merge_intervals(lane)
        drawn.append(
            [
                covered(intervals, low, high) >= COVERAGE * (high - low)
                for low, high in itertools.pairwise(cross)
            ]
        )
    return drawn


Block = tuple[int, int, int, int]  # first row, first column, last row, last column


def _merge_cells(
    rows: int, columns: int, walls: list[list[bool]], floors: list[list[bool]]
) -> list[Block]:
    """Rectangles of grid positions with no line between them."""
    taken: set[tuple[int, int]] = set()
    blocks: list[Block] = []
    for row in range(rows):
        for column in range(columns):
            if (row, column) in taken:
                continue
            last = column
            while last + 1 < columns and not walls[last + 1][row] and (row, last + 1) not in taken:
                last += 1
            end = row
            while end + 1 < rows and _goes_on(end, column, last, columns, walls, floors, taken):
                end += 1
            taken.update((r, c) for r in range(row, end + 1) for c in range(column, last + 1))
            blocks.append((row, column, end, last))
    return blocks


def _goes_on(
    row: int,
    column: int,
    last: int,
    columns: int,
    walls: list[list[bool]],
    floors: list[list[bool]],
    taken: set[tuple[int, int]],
) -> bool:
    """The block of this row has no floor, and the row below has the same extent."""
    below = row + 1
    if any(floors[below][c] or (below, c) in taken for c in range(column, last + 1)):
        return False
    if any(walls[c][below] for c in range(column + 1, last + 1)):
        return False
    has_left = column == 0 or walls[column][below]
    has_right = last + 1 == columns or walls[last + 1][below]
    return has_left and has_right


def _to_grid(blocks: list[Block], xs: list[float], ys: list[float]) -> Grid:
    """Number the rows and columns that some cell begins at."""
    rows = sorted({block[0] for block in blocks})
    columns = sorted({block[1] for block in blocks})
    cells = tuple(
        GridCell(
            box=Box(xs[c0], ys[r0], xs[c1 + 1], ys[r1 + 1]),
            row=bisect_left(rows, r0),
            column=bisect_left(columns, c0),
            row_span=bisect_right(rows, r1) - bisect_left(rows, r0),
            column_span=bisect_right(columns, c1) - bisect_left(columns, c0),
        )
        for r0, c0, r1, c1 in blocks
    )
    edges = (*(xs[c] for c in columns), xs[-1])
    return Grid(Box(xs[0], ys[0], xs[-1], ys[-1]), cells, edges)

"""Tables with a shaded row now and then: the rows between the shaded ones belong to them.

In go the grids of a page and its words, out come the grids with each run of stripes made one.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from extractors.geometry import Box, surround
from extractors.lines import words_to_lines
from extractors.pdf_tables import SNAP, Grid, GridCell, Rulings
from extractors.pdf_words import Line, Word

REACH = 2.2
"""Distance, in font sizes, at which a line above or below a stripe still belongs to the table."""


def join_stripes(grids: Sequence[Grid], words: Sequence[Word], rulings: Rulings) -> list[Grid]:
    """Grids of shaded areas with the same columns as one grid, unshaded rows included.

    Only where nothing but shading is drawn, and where no word between the stripes reaches over a
    column edge: tables with lines that follow one another stay apart.
    """
    groups: dict[tuple[int, ...], list[Grid]] = {}
    others: list[Grid] = []
    for grid in grids:
        if len(grid.edges) > 2 and not _has_line(grid, rulings):
            groups.setdefault(tuple(round(edge / SNAP) for edge in grid.edges), []).append(grid)
        else:
            others.append(grid)
    lines = words_to_lines(words) if groups else []
    for stripes in groups.values():
        others.extend(_join(sorted(stripes, key=lambda grid: grid.box.top), lines))
    return sorted(others, key=lambda grid: -grid.box.area)


def _has_line(grid: Grid, rulings: Rulings) -> bool:
    return any(
        grid.box.top - SNAP < rule.at < grid.box.bottom + SNAP
        and min(rule.high, grid.box.x1) - max(rule.low, grid.box.x0) > 0.5 * grid.box.width
        for rule in rulings.lines
    )


def _join(stripes: Sequence[Grid], lines: Sequence[Line]) -> list[Grid]:
    runs: list[list[Grid]] = [[stripes[0]]]
    for above, below in pairwise(stripes):
        between = [ln for ln in lines if above.box.bottom < ln.baseline < below.box.top]
        if between and all(_fits(line, above.edges) for line in between):
            runs[-1].append(below)
        else:
            runs.append([below])
    return [grid for run in runs for grid in ([run[0]] if len(run) < 2 else [_one(run, lines)])]


def _fits(line: Line, edges: Sequence[float]) -> bool:
    """The line lies within the table and no word of it crosses a column edge."""
    inside = edges[0] - SNAP <= line.x0 and line.x1 <= edges[-1] + SNAP
    return inside and not any(
        word.x0 < edge - 1 and word.x1 > edge + 1 for word in line.words for edge in edges[1:-1]
    )


def _one(run: Sequence[Grid], lines: Sequence[Line]) -> Grid:
    """One grid of the stripes, the rows between, and a row at each end if one is near."""
    first, last = run[0].box, run[-1].box
    edges = run[0].edges
    heights: list[tuple[float, float, Grid | None]] = []
    top = _reach(lines, first.top, edges, -1)
    if top is not None:
        heights.append((top, first.top, None))
    for number, stripe in enumerate(run):
        if number:
            heights.append((run[number - 1].box.bottom, stripe.box.top, None))
        heights.append((stripe.box.top, stripe.box.bottom, stripe))
    bottom = _reach(lines, last.bottom, edges, 1)
    if bottom is not None:
        heights.append((last.bottom, bottom, None))
    cells: list[GridCell] = []
    row = 0
    for low, high, grid in heights:
        if grid is not None:
            cells += [
                GridCell(c.box, row + c.row, c.column, c.row_span, c.column_span)
                for c in grid.cells
            ]
            row += max(cell.row for cell in grid.cells) + 1
        else:
            cells += [
                GridCell(Box(a, low, b, high), row, column)
                for column, (a, b) in enumerate(pairwise(edges))
            ]
            row += 1
    return Grid(surround(cell.box for cell in cells), tuple(cells), edges)


def _reach(lines: Sequence[Line], start: float, edges: Sequence[float], step: int) -> float | None:
    """How far the table goes on above (-1) or below (1) its last stripe, None: no further.

    The lines follow closely, stay within the columns, and more than one column has some.
    """
    edge = start
    columns: set[int] = set()
    for line in lines[::step]:
        box = line.box
        near, far = (box.bottom, box.top) if step < 0 else (box.top, box.bottom)
        if (near - start) * step < -0.5 * line.size:
            continue
        if (near - edge) * step > REACH * line.size or not _fits(line, edges):
            break
        columns.update(sum(word.x0 > e - 1 for e in edges[1:-1]) for word in line.words)
        edge = far + 2 * step
    return edge if len(columns) > 1 else None

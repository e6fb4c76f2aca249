"""Words and grids of one page to a tree in reading order.

In go the words of one view and the grids found among its rulings; out comes a list of nodes: flows
of lines, tables with nodes in their cells, columns with nodes of their own. Each word that goes in
stands in exactly one flow.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from extractors.geometry import Box, View, surround
from extractors.lines import Line, Word, words_to_lines
from extractors.pdf_paragraphs import Flow
from extractors.pdf_tables import PAGE_SHARE, Grid, GridCell

MAX_PADDING = 14.0
"""Points of white between a cell's border and its text that count as padding, not as indent."""


@dataclass(slots=True)
class CellNode:
    """A cell with what stands in it."""

    cell: GridCell
    nodes: list[Node]


@dataclass(slots=True)
class TableNode:
    """A table; ``is_ruled`` is False when its columns follow from alignment alone."""

    grid: Grid
    cells: list[CellNode]
    is_ruled: bool = True


@dataclass(slots=True)
class ColumnNode:
    """A column of the page, or one of two blocks that stand side by side."""

    box: Box
    nodes: list[Node]


Node = Flow | TableNode | ColumnNode


@dataclass(slots=True)
class _Filled:
    """A grid with the words and the smaller grids that stand in each of its cells."""

    grid: Grid
    words: dict[int, list[Word]] = field(default_factory=dict)
    inner: dict[int, list[_Filled]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Edges:
    """Left and right edge of a column of text."""

    left: float
    right: float


def arrange_page(
    words: Sequence[Word], grids: Sequence[Grid], page: Box, view: View, edges: Edges | None
) -> list[Node]:
    """The page as nodes in reading order. ``edges`` are those of the body text of the file."""
    free, filled = _fill(words, grids, page)
    lines = words_to_lines(free)
    if edges is None:
        edges = _edges_of(lines, filled)
    return _arrange(lines, filled, edges, view)


def _edges_of(lines: Sequence[Line], filled: Sequence[_Filled]) -> Edges:
    boxes = [line.box for line in lines] + [item.grid.box for item in filled]
    around = surround(boxes) if boxes else Box(0, 0, 0, 0)
    return Edges(around.x0, around.x1)


def _fill(
    words: Sequence[Word], grids: Sequence[Grid], page: Box
) -> tuple[list[Word], list[_Filled]]:
    """Words to the smallest cell they stand in; small grids to the cell of a larger one."""
    filled = [_Filled(grid) for grid in grids if not _is_page_border(grid, page)]
    by_size = sorted(filled, key=lambda item: item.grid.box.area)
    free: list[Word] = []
    for word in words:
        x, y = word.box.middle
        spot = next(((f, c) for f in by_size if (c := _cell_at(f.grid, x, y)) is not None), None)
        if spot is None:
            free.append(word)
        else:
            spot[0].words.setdefault(spot[1], []).append(word)
    roots: list[_Filled] = []
    for index, item in enumerate(by_size):
        x, y = item.grid.box.middle
        outer = next(
            ((f, c) for f in by_size[index + 1 :] if (c := _cell_at(f.grid, x, y)) is not None),
            None,
        )
        if outer is not None:
            outer[0].inner.setdefault(outer[1], []).append(item)
        else:
            roots.append(item)
    return free, [item for item in roots if item.words or item.inner]


def _is_page_border(grid: Grid, page: Box) -> bool:
    return len(grid.cells) == 1 and grid.box.area > PAGE_SHARE * page.area


def _cell_at(grid: Grid, x: float, y: float) -> int | None:
    if not grid.box.grow(1).holds(x, y):
        return None
    return next(
        (i for i, cell in enumerate(grid.cells) if cell.box.holds(x, y)),
        None,
    )


def _arrange(lines: list[Line], filled: list[_Filled], edges: Edges, view: View) -> list[Node]:
    nodes: list[Node] = []
    flow: Flow | None = None
    items: list[tuple[float, Line | _Filled]] = [(line.box.middle[1], line) for line in lines]
    items += [(item.grid.box.top, item) for item in filled]
    for _, item in sorted(items, key=lambda pair: pair[0]):
        if isinstance(item, Line):
            if flow is None:
                flow = Flow([], edges.left, edges.right, view)
                nodes.append(flow)
            flow.lines.append(item)
        else:
            flow = None
            nodes.append(_to_table(item, view))
    return nodes


def _to_table(item: _Filled, view: View) -> TableNode:
    cells = []
    for index, cell in enumerate(item.grid.cells):
        lines = words_to_lines(item.words.get(index, []))
        inner = item.inner.get(index, [])
        cells.append(CellNode(cell, _arrange(lines, inner, _inner_edges(cell, lines), view)))
    return TableNode(item.grid, cells)


def _inner_edges(cell: GridCell, lines: Sequence[Line]) -> Edges:
    """The cell without its padding, which is taken to be the same on both sides."""
    box = cell.box
    left = min((line.x0 for line in lines), default=box.x0)
    padding = min(max(left - box.x0, 0.0), MAX_PADDING)
    right = max([box.x1 - padding, *(line.x1 for line in lines)])
    return Edges(box.x0, right)


def iter_flows(nodes: Sequence[Node]) -> Iterator[Flow]:
    """Every flow below these nodes, in reading order."""
    for node in nodes:
        if isinstance(node, Flow):
            yield node
        elif isinstance(node, ColumnNode):
            yield from iter_flows(node.nodes)
        else:
            for cell in node.cells:
                yield from iter_flows(cell.nodes)

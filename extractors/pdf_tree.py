"""The tree of a page: flows of lines, tables with nodes in their cells, columns with their own.

Also how rows without lines become the table of such a tree, and what a page has to know of the
table that ended the page before.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from extractors.geometry import Box, View, surround
from extractors.pdf_bands import Band
from extractors.pdf_columns import Stretch
from extractors.pdf_paragraphs import Flow
from extractors.pdf_rows import Columns, bands_to_rows, column_lines
from extractors.pdf_tables import Grid, GridCell, Rule


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


@dataclass(frozen=True, slots=True)
class Edges:
    """Left and right edge of a column of text."""

    left: float
    right: float


@dataclass(frozen=True, slots=True)
class Place:
    """What every step of the layout of one page needs to know."""

    view: View
    rules: tuple[Rule, ...]
    head: str = ""


def table_nodes(bands: Sequence[Band], stretch: Stretch, edges: Edges, place: Place) -> list[Node]:
    """An unruled table; lines that stand alone in the first column are headings between parts."""
    rows = bands_to_rows(bands, stretch.starts, edges.right, place.rules, place.head)
    nodes: list[Node] = []
    part: list[list[Columns]] = []
    for index, row in enumerate(rows):
        is_alone = not any(column for band in row for column in band[1:])
        if not is_alone or index == len(rows) - 1:
            part.append(row)
            continue
        if part:
            nodes.append(aligned_table(part, stretch.starts, edges.right, place))
            part = []
        nodes.append(Flow(column_lines(row, 0), edges.left, edges.right, place.view))
    if part:
        nodes.append(aligned_table(part, stretch.starts, edges.right, place))
    return nodes


def aligned_table(
    rows: Sequence[list[Columns]], starts: Sequence[float], right: float, place: Place
) -> TableNode:
    """Rows of bands in columns as a table without lines."""
    lines = [[column_lines(row, column) for column in range(len(starts))] for row in rows]
    ends = [
        max((line.x1 for row in lines for line in row[column]), default=start)
        for column, start in enumerate(starts)
    ]
    ends[-1] = max(ends[-1], right)
    cells: list[CellNode] = []
    for number, row in enumerate(lines):
        box = surround(line.box for cell in row for line in cell)
        for column, cell in enumerate(row):
            place_of = Box(starts[column], box.top, ends[column], box.bottom)
            flow = Flow(cell, starts[column], ends[column], place.view)
            cells.append(CellNode(GridCell(place_of, number, column), [flow] if cell else []))
    around = surround(node.cell.box for node in cells)
    grid = Grid(around, tuple(node.cell for node in cells), (*starts, ends[-1]))
    return TableNode(grid, cells, is_ruled=False)


def last_starts(nodes: Sequence[Node]) -> tuple[float, ...]:
    """Where the columns begin of the unruled table that ends these nodes; empty without one."""
    last = nodes[-1] if nodes else None
    return last.grid.edges[:-1] if isinstance(last, TableNode) and not last.is_ruled else ()


def last_head(nodes: Sequence[Node]) -> str:
    """The text of the first row of the unruled table that ends these nodes; empty without one."""
    last = nodes[-1] if nodes else None
    if not isinstance(last, TableNode) or last.is_ruled:
        return ""
    first = [cell for cell in last.cells if cell.cell.row == 0]
    return " ".join(
        line.text for cell in first for flow in iter_flows(cell.nodes) for line in flow.lines
    )


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

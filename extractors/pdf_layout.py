"""Words and grids of one page to a tree in reading order.

In go the words of one view and the grids found among its rulings; out comes a list of nodes: flows
of lines, tables with nodes in their cells, columns with nodes of their own. Each word that goes in
stands in exactly one flow.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from extractors.geometry import Box, View, invert_place, surround
from extractors.lines import words_to_lines
from extractors.pdf_bands import MIN_COLUMN, Band, lines_to_bands
from extractors.pdf_columns import INDENT, Stretch, crosses, find_stretch, follows
from extractors.pdf_heads import line_to_band, rows_below
from extractors.pdf_paragraphs import Flow
from extractors.pdf_rows import Columns, bands_to_rows
from extractors.pdf_table_signs import ALIGNED, band_columns
from extractors.pdf_tables import PAGE_SHARE, Grid, GridCell, Rule
from extractors.pdf_tree import (
    CellNode,
    ColumnNode,
    Edges,
    Node,
    Place,
    TableNode,
    aligned_table,
    table_nodes,
)
from extractors.pdf_words import Line, Word

MAX_PADDING = 14.0
"""Points of white between a cell's border and its text that count as padding, not as indent."""

MAX_DEPTH = 12
"""Columns in columns, and stretches before and after one another. A page has two or three."""
WIDE_CELL = 260.0
"""Points from which a cell may have columns of its own (half the text width of A4)."""
LABEL_LINES = 3
"""Lines in a box on the left that is taken for a label and not for a text of its own."""


@dataclass(slots=True)
class _Filled:
    """A grid with the words and the smaller grids that stand in each of its cells."""

    grid: Grid
    words: dict[int, list[Word]] = field(default_factory=dict)
    inner: dict[int, list[_Filled]] = field(default_factory=dict)
    below: list[Band] = field(default_factory=list)  # rows that no line draws

    @property
    def box(self) -> Box:
        """The grid with the rows below it."""
        return Box(
            self.grid.box.x0,
            self.grid.box.top,
            self.grid.box.x1,
            max([self.grid.box.bottom, *(band.bottom for band in self.below)]),
        )


def arrange_page(
    words: Sequence[Word],
    grids: Sequence[Grid],
    rules: Sequence[Rule],
    page: Box,
    view: View,
    edges: Edges | None = None,
    previous: Sequence[float] = (),
    head: str = "",
) -> list[Node]:
    """The page as nodes in reading order.

    Args:
        words: the running words of the page.
        grids: the tables that lines draw.
        rules: the horizontal lines, which part rows where no vertical ones are drawn.
        page: the page in the view of the words.
        view: the way back to the displayed page.
        edges: left and right edge of the body text of the file; None: those of this page.
        previous: where the columns begin of the unruled table that ended the page before.
        head: the text of its first row, which this page may repeat.
    """
    place = Place(view, tuple(rules), head)
    free, filled = _fill(words, grids, page)
    free, filled = _free_labels(free, filled, page)
    free = _take_rows(free, filled, previous)
    lines = words_to_lines(free)
    if edges is None:
        edges = _edges_of(lines, filled)
    bands = lines_to_bands(lines, [item.box for item in filled])
    carried = _carried_bands(bands, edges, previous)
    if not carried:
        return _arrange(bands, filled, edges, place)
    stretch = Stretch(0, carried, tuple(previous), True)
    return [
        *table_nodes(bands[:carried], stretch, edges, place),
        *_arrange(bands[carried:], filled, edges, place),
    ]


def place_turned(
    nodes: list[Node], words: Sequence[Word], page: Box, view: View, main: View
) -> None:
    """Put text that runs in another direction into the cell it stands in, else behind the rest.

    ``page`` and ``view`` are those of the words, ``main`` the view in which the nodes were laid.
    """
    loose: list[Word] = []
    in_cells: dict[int, tuple[CellNode, list[Word]]] = {}
    cells = [cell for node in nodes if isinstance(node, TableNode) for cell in node.cells]
    for word in words:
        x, y = invert_place(main, *view.place(*word.box.middle))
        cell = next((cell for cell in cells if cell.cell.box.holds(x, y)), None)
        if cell is None:
            loose.append(word)
        else:
            in_cells.setdefault(id(cell), (cell, []))[1].append(word)
    for cell, inside in in_cells.values():
        lines = words_to_lines(inside)
        around = surround(line.box for line in lines)
        cell.nodes.append(Flow(lines, around.x0, around.x1, view))
    nodes.extend(arrange_page(loose, [], (), page, view))


def _carried_bands(bands: Sequence[Band], edges: Edges, previous: Sequence[float]) -> int:
    """How many bands at the top of the page go on in the columns of the page before.

    They keep out of the gutters, and some begin where a later column does; what has nothing in the
    later columns at the end is no part of it.
    """
    if len(previous) < 2 or previous[1] - edges.left < MIN_COLUMN:
        return 0
    end = 0
    for count, band in enumerate(bands, 1):
        if any(piece.grid is not None for piece in band.pieces):
            break
        if any(crosses(piece, start) for piece in band.pieces for start in previous[1:]):
            break
        is_aligned = any(
            -ALIGNED <= piece.x0 - start <= INDENT
            for piece in band.pieces
            for start in previous[1:]
        )
        if is_aligned or (end and band.pieces[-1].x0 > previous[1]):
            end = count
        elif not end and count > 1:
            break
        elif end == count - 1 and end and follows(bands[end - 1], band):
            end = count  # a long first cell that ends the row
    return end


def _edges_of(lines: Sequence[Line], filled: Sequence[_Filled]) -> Edges:
    boxes = [line.box for line in lines] + [item.grid.box for item in filled]
    around = surround(boxes) if boxes else Box(0, 0, 0, 0)
    return Edges(around.x0, around.x1)


def _free_labels(
    free: list[Word], filled: list[_Filled], page: Box
) -> tuple[list[Word], list[_Filled]]:
    """Shaded or boxed labels, with their text free beside or below them, are no table."""
    kept: list[_Filled] = []
    words = list(free)
    for item in filled:
        box = item.grid.box
        is_bar = len(item.grid.edges) == 2 and not item.inner and _is_short(item)
        is_label = box.width < page.width / 2 and _has_text_beside(free, box)
        if is_bar and (is_label or len(item.grid.cells) == 1):
            words.extend(word for part in item.words.values() for word in part)
        else:
            kept.append(item)
    return words, kept


def _take_rows(
    free: list[Word], filled: Sequence[_Filled], previous: Sequence[float]
) -> list[Word]:
    """Give each drawn header row the rows below it; what is left of the free words."""
    for item in filled:
        if item.inner:
            continue
        box = item.grid.box
        floor = min((f.grid.box.top for f in filled if f.grid.box.top > box.bottom), default=1e9)
        head = [word for part in item.words.values() for word in part]
        item.below = rows_below(item.grid, head, free, floor, previous)
        taken = {id(w) for band in item.below for piece in band.pieces for w in piece.words}
        free = [word for word in free if id(word) not in taken]
    return free


def _has_text_beside(free: Sequence[Word], box: Box) -> bool:
    return any(
        word.x0 > box.x1 - 1 and box.top - 1 < word.baseline < box.bottom + 1 for word in free
    )


def _is_short(item: _Filled) -> bool:
    return all(len({word.row for word in part}) <= LABEL_LINES for part in item.words.values())


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


def _arrange(
    bands: Sequence[Band],
    filled: Sequence[_Filled],
    edges: Edges,
    place: Place,
    depth: int = 0,
) -> list[Node]:
    """Bands as nodes: what stands in columns apart, and what comes before and after it."""
    stretch = find_stretch(bands, edges.left, edges.right) if depth < MAX_DEPTH else None
    if stretch is None:
        return _plain(bands, filled, edges, place)
    inner = bands[stretch.first : stretch.last]
    if stretch.is_table:
        middle = table_nodes(inner, stretch, edges, place)
    else:
        middle = _column_nodes(inner, stretch, filled, place, depth)
    return [
        *_arrange(bands[: stretch.first], filled, edges, place, depth + 1),
        *middle,
        *_arrange(bands[stretch.last :], filled, edges, place, depth + 1),
    ]


def _plain(
    bands: Sequence[Band], filled: Sequence[_Filled], edges: Edges, place: Place
) -> list[Node]:
    """One column: lines in flows, tables between them."""
    nodes: list[Node] = []
    flow: Flow | None = None
    for band in bands:
        words = [word for piece in band.pieces for word in piece.words]
        if words:
            if flow is None:
                flow = Flow([], edges.left, edges.right, place.view)
                nodes.append(flow)
            flow.lines.append(Line(words))
        for piece in band.pieces:
            if piece.grid is not None:
                flow = None
                nodes.append(_to_table(filled[piece.grid], place))
    return nodes


def _column_nodes(
    bands: Sequence[Band],
    stretch: Stretch,
    filled: Sequence[_Filled],
    place: Place,
    depth: int,
) -> list[Node]:
    """Columns of text, each read to its end before the next."""
    parts = _side_by_side(bands)
    if len(parts) > 1:
        return [
            node for part in parts for node in _column_nodes(part, stretch, filled, place, depth)
        ]
    nodes: list[Node] = []
    for column in range(len(stretch.starts)):
        own = []
        for band in bands:
            pieces = band_columns(band, stretch.starts)[column]
            if pieces:
                own.append(Band(band.top, band.bottom, band.baseline, band.size, pieces))
        if not own:
            continue
        left = min(band.x0 for band in own)
        right = max(piece.x1 for band in own for piece in band.pieces)
        inner = _arrange(own, filled, Edges(left, right), place, depth + 1)
        box = Box(left, own[0].top, right, max(band.bottom for band in own))
        nodes.append(ColumnNode(box, inner))
    return nodes


def _side_by_side(bands: Sequence[Band]) -> list[list[Band]]:
    """Boxes that stand in rows (a new one begins in all columns at one height), row by row."""
    if not all(piece.grid is not None for band in bands for piece in band.pieces):
        return [list(bands)]
    parts: list[list[Band]] = []
    floor = 0.0
    for band in bands:
        if not parts or band.top >= floor - ALIGNED:
            parts.append([])
        parts[-1].append(band)
        floor = max(floor, band.bottom)
    return parts


def _to_table(item: _Filled, place: Place) -> TableNode:
    if item.below:
        return _headed_table(item, place)
    across = _columns_across(item, place)
    if across is not None:
        return across
    cells = []
    for index, cell in enumerate(item.grid.cells):
        lines = words_to_lines(item.words.get(index, []))
        inner = item.inner.get(index, [])
        bands = lines_to_bands(lines, [child.grid.box for child in inner])
        depth = 0 if cell.box.width > WIDE_CELL else MAX_DEPTH
        edges = _inner_edges(cell, lines)
        cells.append(CellNode(cell, _arrange(bands, inner, edges, place, depth)))
    return TableNode(item.grid, cells)


def _headed_table(item: _Filled, place: Place) -> TableNode:
    """A drawn header row and the rows below it."""
    edges = item.grid.edges
    lines = words_to_lines(word for part in item.words.values() for word in part)
    heads = [line_to_band(line, edges) for line in lines]
    starts = list(edges[:-1])
    for column, edge in enumerate(edges[:-1]):
        inside = [
            piece.x0
            for band in (*heads, *item.below)
            for piece in band.pieces
            if edge <= piece.x0 < edges[column + 1]
        ]
        starts[column] = min(inside, default=edge)
    rules = [rule for rule in place.rules if rule.at > item.grid.box.bottom + ALIGNED]
    rows = bands_to_rows(item.below, starts, edges[-1], rules)
    head = [band_columns(band, starts) for band in heads]
    return aligned_table([head, *rows], starts, edges[-1], place)


def _columns_across(item: _Filled, place: Place) -> TableNode | None:
    """A table whose rows are drawn and whose columns are not (stripes, lines between rows)."""
    grid = item.grid
    if len(grid.edges) > 2 or len(grid.cells) < 2 or item.inner:
        return None
    words = [word for part in item.words.values() for word in part]
    bands = lines_to_bands(words_to_lines(words), [])
    stretch = find_stretch(bands, grid.box.x0, grid.box.x1)
    if stretch is None or not stretch.is_table or stretch.last - stretch.first < len(bands):
        return None
    rows: dict[int, list[Columns]] = {}
    for band in bands:
        index = _cell_at(grid, grid.box.x0 + 1, band.baseline - band.size / 3) or 0
        rows.setdefault(index, []).append(band_columns(band, stretch.starts))
    node = aligned_table([rows[i] for i in sorted(rows)], stretch.starts, grid.box.x1, place)
    node.is_ruled = True
    return node


def _inner_edges(cell: GridCell, lines: Sequence[Line]) -> Edges:
    """The cell without its padding, which is taken to be the same on both sides."""
    box = cell.box
    left = min((line.x0 for line in lines), default=box.x0)
    padding = min(max(left - box.x0, 0.0), MAX_PADDING)
    right = max([box.x1 - padding, *(line.x1 for line in lines)])
    return Edges(box.x0, right)

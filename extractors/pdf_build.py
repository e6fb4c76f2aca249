"""The words of all pages to the pages of a Document.

Furniture and notes are told first, for they need all pages; then each page is laid out; then the
line pitch is measured over the whole file, and paragraphs are made with it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from extractors.geometry import View, surround
from extractors.lines import chars_to_words, words_to_lines
from extractors.pdf_forms import place_notes
from extractors.pdf_furniture import Furniture, PagePlan, find_furniture
from extractors.pdf_headers import name_header_rows
from extractors.pdf_layout import arrange_page, place_turned
from extractors.pdf_notes import find_notes
from extractors.pdf_pages import PageWords, Part
from extractors.pdf_paragraphs import Flow, Typography, lines_to_paragraphs, measure_typography
from extractors.pdf_stripes import join_stripes
from extractors.pdf_tables import rulings_to_grids
from extractors.pdf_tree import (
    CellNode,
    ColumnNode,
    Edges,
    Node,
    TableNode,
    iter_flows,
    last_head,
    last_starts,
)
from extractors.pdf_words import Word, main_size
from schemas.document import Cell, Element, Frame, Page, Role, Row, Table

WATERMARK_SIZE = 22.0
"""Points from which slanted text is a watermark and not the label of a drawing."""
WATERMARK_LIGHTNESS = 0.45
SHORT_LINES = 0.6
FULL_LINES = 3
"""Share of the width between equal margins below which the longest line is no full line, unless so
many lines end there."""
CELL_PADDING = 5.5
"""Points by which tables stick out of the text on either side (Word and LibreOffice: 5.4)."""


def build_pages(pages: Sequence[PageWords]) -> tuple[Page, ...]:
    """Each page with its elements in reading order: headers, text, notes, footers, unseen text."""
    beside = [place_notes(page) for page in pages]
    plans = [_plan(page.number, page.parts[0]) for page in pages]
    find_furniture(plans)
    find_notes(plans, _body_size(plans))
    edges = _body_edges(plans)
    trees = []
    previous: tuple[float, ...] = ()
    head = ""
    for page, plan in zip(pages, plans, strict=True):
        view = page.parts[0].view
        size = (round(plan.box.width), round(plan.box.height))
        rules = plan.rulings.horizontals
        tree = arrange_page(
            plan.words, plan.grids, rules, plan.box, view, edges.get(size), previous, head
        )
        previous = last_starts(tree)
        head = (head or last_head(tree)) if previous else ""
        for part in page.parts[1:]:
            place_turned(tree, part.words, part.box, part.view, view)
        trees.append(tree)
    typography = measure_typography([flow for tree in trees for flow in iter_flows(tree)])
    built = [
        Page(
            page.number,
            (*_page_elements(page, plan, tree, typography), *notes),
            page.width,
            page.height,
        )
        for page, plan, tree, notes in zip(pages, plans, trees, beside, strict=True)
    ]
    return name_header_rows(built)


def _plan(number: int, part: Part) -> PagePlan:
    grids = join_stripes(rulings_to_grids(part.rulings), part.words, part.rulings)
    return PagePlan(number, part.box, part.words, grids, part.rulings)


def _body_size(plans: Sequence[PagePlan]) -> float:
    counts: Counter[float] = Counter()
    for plan in plans:
        for word in plan.words:
            counts[round(word.size, 1)] += len(word.text)
    return counts.most_common(1)[0][0] if counts else 10.0


def _body_edges(plans: Sequence[PagePlan]) -> dict[tuple[int, int], Edges]:
    """Left and right edge of the text, for each page size in the file."""
    boxes: dict[tuple[int, int], list[tuple[float, float]]] = {}
    ends: dict[tuple[int, int], list[float]] = {}
    for plan in plans:
        if plan.words:
            words = surround(word.box for word in plan.words)
            inner = [grid.box.grow(-CELL_PADDING) for grid in plan.grids]
            around = surround([words, *inner])
            size = (round(plan.box.width), round(plan.box.height))
            boxes.setdefault(size, []).append((around.x0, around.x1))
            ends.setdefault(size, []).extend(_line_ends(plan.words))
    edges = {}
    for size, sides in boxes.items():
        left, right = min(left for left, _ in sides), max(right for _, right in sides)
        full = sum(end > right - 12 for end in ends[size])
        if right - left < SHORT_LINES * (size[0] - 2 * left) and full < FULL_LINES:
            right = size[0] - left  # no line is full: margins are taken to be alike
        edges[size] = Edges(left, right)
    return edges


def _line_ends(words: Sequence[Word]) -> list[float]:
    """The right end of each row of words."""
    ends: dict[int, float] = {}
    for word in words:
        ends[word.row] = max(word.x1, ends.get(word.row, 0.0))
    return list(ends.values())


def _page_elements(
    page: PageWords, plan: PagePlan, tree: Sequence[Node], typography: Typography
) -> tuple[Element, ...]:
    view = page.parts[0].view
    elements = [e for piece in plan.above for e in _furniture(piece, view, typography)]
    elements += build_elements(tree, typography, view)
    elements += _loose(plan.notes, "footnote", view, typography)
    elements += [e for piece in plan.below for e in _furniture(piece, view, typography)]
    for part in page.slanted:
        elements += _loose(part.words, _slanted_role(part.words), part.view, typography)
    elements += _loose(chars_to_words(page.hidden), "hidden", View(page.number), typography)
    return tuple(elements)


def _slanted_role(words: Sequence[Word]) -> Role:
    is_mark = words and (
        main_size(words) >= WATERMARK_SIZE
        or min(word.lightness for word in words) >= WATERMARK_LIGHTNESS
    )
    return "watermark" if is_mark else "body"


def _furniture(piece: Furniture, view: View, typography: Typography) -> list[Element]:
    return _loose(piece.words, piece.role, view, typography)


def _loose(words: Sequence[Word], role: Role, view: View, typography: Typography) -> list[Element]:
    """Words outside the running text as paragraphs of that role."""
    lines = words_to_lines(words)
    if not lines:
        return []
    around = surround(line.box for line in lines)
    flow = Flow(lines, around.x0, around.x1, view, role)
    return list(lines_to_paragraphs(flow, typography))


def build_elements(
    nodes: Sequence[Node], typography: Typography, view: View
) -> tuple[Element, ...]:
    """The nodes as elements, in the same order."""
    elements: list[Element] = []
    for node in nodes:
        match node:
            case Flow():
                elements.extend(lines_to_paragraphs(node, typography))
            case ColumnNode():
                inner = build_elements(node.nodes, typography, view)
                elements.append(Frame(inner, "column", view.rectangle(node.box)))
            case TableNode():
                elements.append(_build_table(node, typography, view))
    return tuple(elements)


def _build_table(node: TableNode, typography: Typography, view: View) -> Table:
    rows: dict[int, list[Cell]] = {}
    for cell in node.cells:
        rows.setdefault(cell.cell.row, []).append(_build_cell(cell, typography, view))
    return Table(
        rows=tuple(Row(tuple(cells)) for _, cells in sorted(rows.items())),
        edges=tuple(round(edge, 1) for edge in node.grid.edges),
        is_ruled=node.is_ruled,
        rectangle=view.rectangle(node.grid.box),
    )


def _build_cell(node: CellNode, typography: Typography, view: View) -> Cell:
    return Cell(
        elements=build_elements(node.nodes, typography, view),
        column=node.cell.column,
        column_span=node.cell.column_span,
        row_span=node.cell.row_span,
        rectangle=view.rectangle(node.cell.box),
    )

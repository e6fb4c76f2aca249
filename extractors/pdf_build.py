"""The laid-out tree of a page to the types that travel."""

from __future__ import annotations

from collections.abc import Sequence

from extractors.geometry import View
from extractors.pdf_layout import CellNode, ColumnNode, Node, TableNode
from extractors.pdf_paragraphs import Flow, Typography, lines_to_paragraphs
from schemas.document import Cell, Element, Frame, Row, Table


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

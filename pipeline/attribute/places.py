"""Where texts stand in reading order, on pages and in the structure of a Word file."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from schemas.base import Vindplaats
from schemas.document import Document, iter_paragraphs

Order = Mapping[object, int]
"""The rank of each Word path in reading order."""

_TABLE = re.compile(r".*/(?:tbl|table)\[\d+\]")


def reading_order(document: Document) -> Order:
    """The rank of each Word path; pages need none, there the place on the page is the order."""
    ranks: dict[object, int] = {}
    for paragraph in iter_paragraphs(document):
        for fragment in paragraph.fragments:
            if fragment.path:
                ranks.setdefault(fragment.path, len(ranks))
    return ranks


def order_of(bron: Sequence[Vindplaats], order: Order) -> tuple[int, ...]:
    """Where a text stands in reading order; empty when that is not known."""
    for plaats in bron:
        if plaats.pagina is not None:
            return (plaats.pagina, round(plaats.y0 or 0), round(plaats.x0 or 0))
        rank = order.get(plaats.pad.rpartition(":")[0], order.get(plaats.pad))
        if rank is not None:
            return (0, rank, 0)
    return ()


def table_of(bron: Sequence[Vindplaats]) -> str:
    """The path of the innermost table of a Word file that a text stands in; "" outside tables."""
    match = _TABLE.match(bron[0].pad) if bron else None
    return match.group() if match else ""

"""What a Word table says about itself: column edges, drawn lines, bold by its style.

Pure questions about a w:tbl; the walk over its cells is in ``word_blocks.py``.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import accumulate

from extractors.package import XmlElement
from extractors.word_styles import Styles
from extractors.word_xml import W, child, is_on, points, value, whole
from schemas.document import Role

MAX_COLUMNS = 1000
"""Word allows 63 columns; a span of a million is an attack."""

_NO_LINE = {"none", "nil", None}
# The bits of w:tblLook's older form (ECMA-376 part 1 §17.4.55)
_LOOK_BITS = {"firstRow": 0x20, "lastRow": 0x40, "firstColumn": 0x80, "lastColumn": 0x100}
_CONDITIONS = {
    "firstRow": "firstRow",
    "lastRow": "lastRow",
    "firstColumn": "firstCol",
    "lastColumn": "lastCol",
}


@dataclass(frozen=True, slots=True)
class TableBold:
    """Where the table style sets text in bold: everywhere, or in its first row or column."""

    whole_table: bool = False
    first_row: bool = False
    last_row: bool = False
    first_column: bool = False
    last_column: bool = False

    def applies(self, *, row: int, rows: int, column: int, last: bool) -> bool | None:
        """The style's bold for a cell, None where it says nothing."""
        return (
            self.whole_table
            or (self.first_row and row == 0)
            or (self.last_row and row == rows - 1)
            or (self.first_column and column == 0)
            or (self.last_column and last)
        ) or None


def table_edges(table: XmlElement) -> tuple[float, ...]:
    """The x positions of the column borders from the left edge of the table, in points."""
    widths = [points(c.get(W + "w")) or 0.0 for c in table.iterfind(f"{W}tblGrid/{W}gridCol")]
    if not widths or len(widths) > MAX_COLUMNS or not any(widths):
        return ()
    return tuple(round(x, 2) for x in accumulate(widths, initial=0.0))


def cell_span(cell: XmlElement) -> int:
    """How many grid columns the cell takes."""
    span = whole(value(child(cell, "tcPr"), "gridSpan")) or 1
    return min(max(span, 1), MAX_COLUMNS)


def merge_state(cell: XmlElement, kind: str) -> str:
    """ "restart", "continue" or "" for a cell in a merge down ("vMerge") or across ("hMerge")."""
    found = child(cell, "tcPr", kind)
    return "" if found is None else found.get(W + "val", "continue")


def skipped_columns(row: XmlElement) -> int:
    """Grid columns that the row leaves open before its first cell."""
    skipped = whole(value(child(row, "trPr"), "gridBefore")) or 0
    return min(max(skipped, 0), MAX_COLUMNS)


def is_header_row(row: XmlElement) -> bool:
    """The row is repeated on each page."""
    return bool(is_on(child(row, "trPr", "tblHeader")))


def row_role(row: XmlElement) -> Role | None:
    """ "deleted" for a row taken out with changes tracked, "hidden" for a row that is not shown."""
    properties = child(row, "trPr")
    if child(properties, "del") is not None:
        return "deleted"
    return "hidden" if is_on(child(properties, "hidden")) else None


def cell_role(cell: XmlElement) -> Role | None:
    """ "deleted" for a cell taken out with changes tracked."""
    return "deleted" if child(cell, "tcPr", "cellDel") is not None else None


def is_ruled(table: XmlElement, styles: Styles) -> bool:
    """Lines or shading are drawn: by the table, its style, or one of its cells."""
    properties = child(table, "tblPr")
    own = child(properties, "tblBorders")
    if own is not None:
        drawn = _has_line(own)
    else:
        drawn = any(
            _has_line(borders)
            for style in styles.chain(value(properties, "tblStyle") or "")
            for borders in style.iter(W + "tblBorders", W + "tcBorders")
        )
    return drawn or any(
        _is_shaded(cell) or _has_line(cell.find(W + "tcBorders"))
        for cell in table.iterfind(f"{W}tr/{W}tc/{W}tcPr")
    )


def _has_line(borders: XmlElement | None) -> bool:
    return borders is not None and any(border.get(W + "val") not in _NO_LINE for border in borders)


def _is_shaded(properties: XmlElement | None) -> bool:
    found = child(properties, "shd")
    return found is not None and found.get(W + "fill", "auto") not in ("auto", "FFFFFF")


def table_bold(table: XmlElement, styles: Styles) -> TableBold:
    """Where the table's style makes its text bold, as far as the table switches that on."""
    properties = child(table, "tblPr")
    chain = styles.chain(value(properties, "tblStyle") or "")
    if not chain:
        return TableBold()
    look = child(properties, "tblLook")
    return TableBold(
        bool(next((b for s in chain if (b := is_on(child(s, "rPr", "b"))) is not None), False)),
        *(_shows(look, name) and _condition_bold(chain, name) for name in _CONDITIONS),
    )


def _shows(look: XmlElement | None, name: str) -> bool:
    if look is None:
        return False
    own = look.get(W + name)
    if own is not None:
        return own.lower() in ("1", "true", "on")
    try:
        return bool(int(look.get(W + "val", "0"), 16) & _LOOK_BITS[name])
    except ValueError:
        return False


def _condition_bold(chain: list[XmlElement], name: str) -> bool:
    for style in chain:
        for condition in style.iterchildren(W + "tblStylePr"):
            if condition.get(W + "type") == _CONDITIONS[name]:
                bold = is_on(child(condition, "rPr", "b"))
                if bold is not None:
                    return bold
    return False

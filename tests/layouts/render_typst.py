"""A sheet as typst sets it."""

from __future__ import annotations

import typst

from tests.layouts.render_word import typed_mark
from tests.layouts.tree import Box, Bullets, Element, PageBreak, Para, Row, Sheet, Space, Table

_LINES = {"all": "0.6pt + gray", "rows": "(x: none, y: 0.6pt + gray)", "none": "none"}


def sheet_to_typst_pdf(sheet: Sheet, height: float | None = None) -> bytes:
    """The PDF by typst; on pages of this height in centimetres, to break it where one likes."""
    justify = "true" if sheet.justified else "false"
    source = (
        f"#set page({_page_size(sheet, height)}, margin: 1.6cm, "
        f"columns: {sheet.columns}, header: [{_plain(sheet.header)}], "
        f"footer: [{_plain(sheet.footer)}])\n"
        f'#set text(lang: "nl", size: 10.5pt, hyphenate: {justify})\n'
        f"#set par(justify: {justify})\n" + _join(sheet.elements)
    )
    return bytes(typst.compile(source.encode()))


def _page_size(sheet: Sheet, height: float | None) -> str:
    if height is not None:
        return f"width: {29.7 if sheet.landscape else 21}cm, height: {height}cm"
    # A low page, so that the text of a sheet in columns reaches the second column.
    size = '"a4"' if sheet.columns == 1 else '"a5"'
    return f"paper: {size}, flipped: {'true' if sheet.landscape else 'false'}"


def _join(elements: tuple[Element, ...]) -> str:
    return "\n\n".join(_draw(element) for element in elements)


def _draw(element: Element) -> str:
    match element:
        case Para():
            return _para(element)
        case Bullets():
            return _bullets(element)
        case Table():
            return _table(element)
        case Box(elements=elements):
            return f"#rect(width: 100%, inset: 8pt)[\n{_join(elements)}\n]"
        case PageBreak():
            return "#pagebreak()"
        case Space():
            return "#v(10pt)"


def _plain(text: str) -> str:
    quoted = text.replace("\\", "\\\\").replace('"', '\\"')
    return f'#"{quoted}"'


def _para(para: Para) -> str:
    if para.heading:
        return f"{'=' * para.heading} {_plain(para.text)}"
    text = " \\\n".join(_plain(line) for line in para.text.split("\n"))
    if para.bold:
        text = f"*{text}*"
    if para.italic:
        text = f"_{text}_"
    gap = "#h(1cm)" if para.tab else " "
    return f"*{_plain(para.label)}*{gap}{text}" if para.label else text


def _bullets(bullets: Bullets) -> str:
    if bullets.mark not in ("•", "1."):
        return "\n\n".join(
            _plain(f"{typed_mark(bullets.mark, i)} {item.text}")
            for i, item in enumerate(bullets.items, start=1)
        )
    sign = "-" if bullets.mark == "•" else "+"
    lines = []
    for item in bullets.items:
        lines.append(f"{sign} {_plain(item.text)}")
        lines += [f"  - {_plain(sub)}" for sub in item.sub]
    return "\n".join(lines)


def _table(table: Table) -> str:
    widths = ", ".join(f"{share}%" for share in table.widths)
    fill = {
        "no": "none",
        "column": '(x, y) => if x == 0 { rgb("#dde6f0") }',
        "row": '(x, y) => if y == 0 { rgb("#dde6f0") }',
    }[table.shaded]
    first, *rest = (_row(row) for row in table.rows)
    if table.repeat_header:
        first = f"table.header({first})"
    body = ",\n".join((first, *rest))
    return (
        f"#table(columns: ({widths},), stroke: {_LINES[table.lines]}, inset: 5pt, align: left, "
        f"fill: {fill},\n{body})"
    )


def _row(row: Row) -> str:
    cells = []
    for cell in row:
        content = f"[\n{_join(cell.elements)}\n]"
        size = f"colspan: {cell.span}, rowspan: {cell.down}"
        is_plain = cell.span == cell.down == 1
        cells.append(content if is_plain else f"table.cell({size}){content}")
    return ", ".join(cells)

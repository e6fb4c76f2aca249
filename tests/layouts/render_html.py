"""A sheet as a browser prints it."""

from __future__ import annotations

from html import escape

from tests.layouts.render_word import typed_mark
from tests.layouts.tree import Box, Bullets, Element, PageBreak, Para, Row, Sheet, Space, Table

_STYLE = """
@page { size: A4 %(orientation)s; margin: 20mm;
  @top-left { content: "%(header)s"; font: 11px "Liberation Sans" }
  @bottom-left { content: "%(footer)s"; font: 11px "Liberation Sans" } }
body { font: 14px/1.4 "Liberation Sans", sans-serif; columns: %(columns)s; column-gap: 24px;
  text-align: %(align)s; hyphens: %(hyphens)s }
table { border-collapse: collapse; width: 100%%; table-layout: fixed }
td, th { padding: 5px; vertical-align: top; text-align: inherit; font-weight: normal }
.all td { border: 1px solid #888 } .rows td { border-bottom: 1px solid #888 }
.column td:first-child, .row tr:first-child td { background: #dde6f0 }
p { margin: 0 0 6px } ul, ol { margin: 0 0 6px; padding-left: 20px }
.box { border: 1px solid #888; padding: 8px } .space { height: 14px } .page { break-after: page }
"""


def sheet_to_html(sheet: Sheet) -> str:
    """The page that is printed."""
    style = _STYLE % {
        "orientation": "landscape" if sheet.landscape else "portrait",
        "columns": sheet.columns if sheet.columns > 1 else "auto",
        "header": sheet.header,
        "footer": sheet.footer,
        "align": "justify" if sheet.justified else "left",
        "hyphens": "auto" if sheet.justified else "manual",
    }
    return (
        '<!doctype html><html lang="nl"><meta charset="utf-8"><title>Knelpunten</title>'
        f"<style>{style}</style>{_join(sheet.elements)}</html>"
    )


def _join(elements: tuple[Element, ...]) -> str:
    return "\n".join(_draw(element) for element in elements)


def _draw(element: Element) -> str:
    match element:
        case Para():
            return _para(element)
        case Bullets():
            return _bullets(element)
        case Table():
            return _table(element)
        case Box(elements=elements):
            return f'<div class="box">{_join(elements)}</div>'
        case PageBreak():
            return '<div class="page"></div>'
        case Space():
            return '<div class="space"></div>'


def _para(para: Para) -> str:
    text = escape(para.text)
    if para.heading:
        return f"<h{para.heading}>{text}</h{para.heading}>"
    if para.bold:
        text = f"<b>{text}</b>"
    if para.italic:
        text = f"<i>{text}</i>"
    gap = '<span style="padding-left: 40px"></span>' if para.tab else " "
    label = f"<b>{escape(para.label)}</b>{gap}" if para.label else ""
    return f"<p>{label}{text}</p>"


def _bullets(bullets: Bullets) -> str:
    if bullets.mark not in ("•", "1."):
        return "".join(
            f"<p>{typed_mark(bullets.mark, i)} {escape(item.text)}</p>"
            for i, item in enumerate(bullets.items, start=1)
        )
    tag = "ul" if bullets.mark == "•" else "ol"
    items = []
    for item in bullets.items:
        nested = "".join(f"<li>{escape(sub)}</li>" for sub in item.sub)
        items.append(f"<li>{escape(item.text)}{f'<ul>{nested}</ul>' if nested else ''}</li>")
    return f"<{tag}>{''.join(items)}</{tag}>"


def _table(table: Table) -> str:
    columns = "".join(f'<col style="width: {share}%">' for share in table.widths)
    first, *rest = (_row(row) for row in table.rows)
    if table.repeat_header:
        first = f"<thead>{first}</thead>"
    return (
        f'<table class="{table.lines} {table.shaded}"><colgroup>{columns}</colgroup>'
        f"{first}{''.join(rest)}</table>"
    )


def _row(row: Row) -> str:
    cells = "".join(
        f'<td colspan="{cell.span}" rowspan="{cell.down}">{_join(cell.elements)}</td>'
        for cell in row
    )
    return f"<tr>{cells}</tr>"

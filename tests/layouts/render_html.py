"""A sheet as a browser prints it."""

from __future__ import annotations

import io
from collections.abc import Mapping
from html import escape

import pypdfium2

from tests.layouts.render_word import typed_mark
from tests.layouts.tree import Box, Bullets, Element, PageBreak, Para, Row, Sheet, Space, Table

_STYLE = """
body { font: 14px/1.4 "Liberation Sans", sans-serif }
table { border-collapse: collapse; width: 100% }
table { table-layout: fixed }
td, th { padding: 5px; vertical-align: top; text-align: inherit; font-weight: normal }
.all td { border: 1px solid #888 } .rows td { border-bottom: 1px solid #888 }
.column td:first-child, .row colgroup + * tr:first-child td { background: #dde6f0 }
p { margin: 0 0 6px } ul, ol { margin: 0 0 6px; padding-left: 20px }
.box { border: 1px solid #888; padding: 8px } .space { height: 14px } .page { break-after: page }
"""
_SHEET_STYLE = """
@page %(name)s { size: A4 %(orientation)s; margin: 20mm;
  @top-left { content: "%(header)s"; font: 11px "Liberation Sans" }
  @bottom-left { content: "%(footer)s"; font: 11px "Liberation Sans" } }
.%(name)s { page: %(name)s; columns: %(columns)s; column-gap: 24px; text-align: %(align)s;
  hyphens: %(hyphens)s }
"""
_PARTING = "vel "
"""Begins the page before each sheet; no sheet has a page that starts with it."""


def sheets_to_html(sheets: Mapping[str, Sheet]) -> str:
    """All sheets as one page to print, so that the browser starts once; see ``split_sheets``."""
    style = _STYLE + "".join(_sheet_style(name, sheet) for name, sheet in sheets.items())
    body = "".join(
        f'<div class="page">{_PARTING}{name}</div><div class="{name}">{_join(sheet.elements)}</div>'
        for name, sheet in sheets.items()
    )
    return (
        '<!doctype html><html lang="nl"><meta charset="utf-8"><title>Knelpunten</title>'
        f"<style>{style}</style>{body}</html>"
    )


def split_sheets(content: bytes) -> dict[str, bytes]:
    """The printed sheets as PDFs of their own, by name."""
    printed = pypdfium2.PdfDocument(content)
    texts = [page.get_textpage().get_text_bounded().strip() for page in printed]
    starts = [i for i, text in enumerate(texts) if text.startswith(_PARTING)]
    sheets: dict[str, bytes] = {}
    for start, end in zip(starts, [*starts[1:], len(texts)], strict=True):
        single = pypdfium2.PdfDocument.new()
        single.import_pages(printed, list(range(start + 1, end)))
        buffer = io.BytesIO()
        single.save(buffer)
        sheets[texts[start].removeprefix(_PARTING)] = buffer.getvalue()
    return sheets


def _sheet_style(name: str, sheet: Sheet) -> str:
    return _SHEET_STYLE % {
        "name": name,
        "orientation": "landscape" if sheet.landscape else "portrait",
        "columns": sheet.columns if sheet.columns > 1 else "auto",
        "header": sheet.header,
        "footer": sheet.footer,
        "align": "justify" if sheet.justified else "left",
        "hyphens": "auto" if sheet.justified else "manual",
    }


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
    text = escape(para.text).replace("\n", "<br>")
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

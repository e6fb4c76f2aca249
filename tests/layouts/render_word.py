"""A sheet as a Word file."""

from __future__ import annotations

import io

import docx
from docx.document import Document
from docx.enum.section import WD_ORIENT
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_BREAK
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from docx.shared import Cm
from docx.table import _Cell
from docx.text.paragraph import Paragraph

from tests.layouts.tree import Box, Bullets, Cell, Element, PageBreak, Para, Sheet, Space, Table

Place = Document | _Cell

_BORDERS = {
    "all": ("top", "left", "bottom", "right", "insideH", "insideV"),
    "rows": ("top", "bottom", "insideH"),
    "none": (),
}


def sheet_to_docx(sheet: Sheet) -> bytes:
    """The .docx that Word would have saved."""
    document = docx.Document()
    section = document.sections[0]
    section.page_width, section.page_height = Cm(21.0), Cm(29.7)
    if sheet.landscape:
        section.orientation = WD_ORIENT.LANDSCAPE
        section.page_width, section.page_height = Cm(29.7), Cm(21.0)
    section.left_margin = section.right_margin = Cm(2.5)
    if sheet.columns > 1:
        columns = section._sectPr.xpath("./w:cols")[0]
        columns.set(f"{{{columns.nsmap['w']}}}num", str(sheet.columns))
        columns.set(f"{{{columns.nsmap['w']}}}space", "500")
    section.header.paragraphs[0].text = sheet.header
    section.footer.paragraphs[0].text = sheet.footer
    width = 24.7 if sheet.landscape else 16.0
    for element in sheet.elements:
        _add(document, element, width, justified=sheet.justified)
    buffer = io.BytesIO()
    document.save(buffer)
    return buffer.getvalue()


def _add(place: Place, element: Element, width: float, *, justified: bool = False) -> None:
    match element:
        case Para():
            _add_para(place, element, justified=justified)
        case Bullets():
            _add_bullets(place, element)
        case Table():
            _add_table(place, element, width, justified=justified)
        case Box(elements=elements):
            _add_box(place, elements)
        case PageBreak():
            place.add_paragraph().add_run().add_break(WD_BREAK.PAGE)
        case Space():
            place.add_paragraph()


def _fresh(place: Place) -> Paragraph:
    """The empty paragraph that a new cell has, or a new one."""
    if isinstance(place, _Cell) and len(place.paragraphs) == 1 and not place.tables:
        first: Paragraph = place.paragraphs[0]
        if not first._p.xpath("./w:r"):
            return first
    new: Paragraph = place.add_paragraph()
    return new


def _add_para(place: Place, para: Para, *, justified: bool = False) -> None:
    paragraph = _fresh(place)
    if para.heading:
        paragraph.style = f"Heading {para.heading}"
    if justified:
        paragraph.alignment = WD_ALIGN_PARAGRAPH.JUSTIFY
    if para.label:
        paragraph.add_run(para.label + ("\t" if para.tab else "")).bold = True
    first, *lines = para.text.split("\n")
    run = paragraph.add_run(first)
    for line in lines:
        run.add_break()
        run.add_text(line)
    if para.bold:
        run.bold = True
    if para.italic:
        run.italic = True


def _add_bullets(place: Place, bullets: Bullets) -> None:
    for number, item in enumerate(bullets.items, start=1):
        paragraph = _fresh(place)
        if bullets.mark == "•":
            paragraph.style = "List Bullet"
        elif bullets.mark == "1.":
            paragraph.style = "List Number"
        else:
            paragraph.add_run(f"{typed_mark(bullets.mark, number)} ")
        paragraph.add_run(item.text)
        for sub in item.sub:
            nested = place.add_paragraph(style="List Bullet 2")
            nested.add_run(sub)


def typed_mark(mark: str, number: int) -> str:
    """The mark of the n-th item, as typed by hand."""
    if mark == "1)":
        return f"{number})"
    return f"{'abcdefgh'[number - 1]})" if mark == "a)" else mark


def _add_table(place: Place, table: Table, width: float, *, justified: bool) -> None:
    drawn = place.add_table(0, len(table.widths))
    drawn.autofit = False
    sides = _BORDERS[table.lines]
    borders = "".join(f'<w:{s} w:val="single" w:sz="4" w:color="808080"/>' for s in sides)
    drawn._tbl.tblPr.append(parse_xml(f"<w:tblBorders {nsdecls('w')}>{borders}</w:tblBorders>"))
    centimetres = [share * width / 100 for share in table.widths]
    for column, size in zip(drawn.columns, centimetres, strict=True):
        column.width = Cm(size)
    grid = [drawn.add_row().cells for _ in table.rows]
    taken: set[tuple[int, int]] = set()
    for index, row in enumerate(table.rows):
        position = 0
        for cell in row:
            while (index, position) in taken:
                position += 1
            target = _merge(grid, taken, index, position, cell)
            target.width = Cm(sum(centimetres[position : position + cell.span]))
            if _is_shaded(table, index, position):
                _shade(target)
            for element in cell.elements:
                _add(target, element, width * 0.7, justified=justified)
    if table.repeat_header:
        header = drawn.rows[0]._tr.get_or_add_trPr()
        header.append(parse_xml(f"<w:tblHeader {nsdecls('w')}/>"))


def _merge(
    grid: list[tuple[_Cell, ...]], taken: set[tuple[int, int]], row: int, column: int, cell: Cell
) -> _Cell:
    """The cell of the grid that starts here, as wide and high as it should be."""
    taken |= {(row + i, column + j) for i in range(cell.down) for j in range(cell.span)}
    first = grid[row][column]
    if cell.down == cell.span == 1:
        return first
    merged: _Cell = first.merge(grid[row + cell.down - 1][column + cell.span - 1])
    return merged


def _is_shaded(table: Table, row: int, column: int) -> bool:
    return (table.shaded == "column" and column == 0) or (table.shaded == "row" and row == 0)


def _shade(cell: _Cell) -> None:
    shade = f'<w:shd {nsdecls("w")} w:val="clear" w:color="auto" w:fill="DDE6F0"/>'
    cell._tc.get_or_add_tcPr().append(parse_xml(shade))


def _add_box(place: Place, elements: tuple[Element, ...]) -> None:
    """A VML text box, as many versions of Word have written them."""
    inner = docx.Document()
    for element in elements:
        _add(inner, element, 14.0)
    body = [child for child in inner.element.body if not child.tag.endswith("}sectPr")]
    paragraph = _fresh(place)
    run = parse_xml(
        f'<w:r {nsdecls("w")} xmlns:v="urn:schemas-microsoft-com:vml"><w:pict>'
        '<v:rect style="width:430pt;height:270pt"><v:textbox><w:txbxContent/></v:textbox>'
        "</v:rect></w:pict></w:r>"
    )
    content = run.xpath(".//w:txbxContent")[0]
    for child in body:
        content.append(child)
    paragraph._p.append(run)

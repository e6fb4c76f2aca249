"""What Word files have and python-docx has no words for: notes, lists, controls, changes."""

from __future__ import annotations

import io
import zipfile
from datetime import datetime

from docx.document import Document
from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.table import _Cell, _Row
from docx.text.paragraph import Paragraph
from docx.text.run import Run
from lxml import etree

MOMENT = datetime(2021, 3, 1, 9, 0)
"""The moment in every file, so that a rebuild gives the same bytes."""

_NS = nsdecls("w")


def save_document(document: Document) -> bytes:
    """The .docx with a fixed moment in its properties and in its zip entries."""
    document.core_properties.created = MOMENT
    document.core_properties.modified = MOMENT
    document.core_properties.author = "Voorbeeld"
    document.core_properties.comments = ""
    buffer = io.BytesIO()
    document.save(buffer)
    return fix_zip_moments(buffer.getvalue())


def fix_zip_moments(content: bytes) -> bytes:
    """The same zip with the same moment on every entry."""
    result = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(content)) as source,
        zipfile.ZipFile(result, "w", zipfile.ZIP_DEFLATED) as target,
    ):
        for entry in source.infolist():
            fixed = zipfile.ZipInfo(entry.filename, MOMENT.timetuple()[:6])
            # The mimetype of an OpenDocument file stands first and uncompressed.
            fixed.compress_type = entry.compress_type
            target.writestr(fixed, source.read(entry))
    return result.getvalue()


def add_numbering(document: Document) -> str:
    """A list "1)" with "a." below it; gives the number by which paragraphs refer to it."""
    numbering = document.part.numbering_part.element
    abstract = parse_xml(
        f'<w:abstractNum {_NS} w:abstractNumId="90"><w:multiLevelType w:val="multilevel"/>'
        '<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/>'
        '<w:lvlText w:val="%1)"/><w:lvlJc w:val="left"/>'
        '<w:pPr><w:ind w:left="360" w:hanging="360"/></w:pPr></w:lvl>'
        '<w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="lowerLetter"/>'
        '<w:lvlText w:val="%2."/><w:lvlJc w:val="left"/>'
        '<w:pPr><w:ind w:left="720" w:hanging="360"/></w:pPr></w:lvl></w:abstractNum>'
    )
    numbering.insert(0, abstract)
    number = parse_xml(f'<w:num {_NS} w:numId="90"><w:abstractNumId w:val="90"/></w:num>')
    numbering.append(number)
    return "90"


def set_number(paragraph: Paragraph, number: str, level: int) -> None:
    """Put the paragraph in a numbered list."""
    properties = paragraph._p.get_or_add_pPr()
    properties.append(
        parse_xml(f'<w:numPr {_NS}><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr>')
    )


def repeat_header(row: _Row) -> None:
    """Mark a table row as the header that comes back on every page."""
    properties = row._tr.get_or_add_trPr()
    properties.append(OxmlElement("w:tblHeader"))


def shade(cell: _Cell, colour: str) -> None:
    """Give a cell a background."""
    properties = cell._tc.get_or_add_tcPr()
    properties.append(parse_xml(f'<w:shd {_NS} w:val="clear" w:color="auto" w:fill="{colour}"/>'))


def add_footnotes(document: Document, notes: tuple[str, ...]) -> None:
    """The part that holds the footnotes, numbered from 1."""
    body = "".join(
        f'<w:footnote w:id="{i}"><w:p><w:r><w:rPr><w:vertAlign w:val="superscript"/></w:rPr>'
        f'<w:footnoteRef/></w:r><w:r><w:t xml:space="preserve"> {text}</w:t></w:r></w:p>'
        "</w:footnote>"
        for i, text in enumerate(notes, start=1)
    )
    separators = (
        '<w:footnote w:type="separator" w:id="-1"><w:p><w:r><w:separator/></w:r></w:p>'
        '</w:footnote><w:footnote w:type="continuationSeparator" w:id="0"><w:p><w:r>'
        "<w:continuationSeparator/></w:r></w:p></w:footnote>"
    )
    xml = f"<w:footnotes {_NS}>{separators}{body}</w:footnotes>"
    part = Part(
        PackURI("/word/footnotes.xml"),
        CONTENT_TYPE.WML_FOOTNOTES,
        xml.encode(),
        document.part.package,
    )
    document.part.relate_to(part, RELATIONSHIP_TYPE.FOOTNOTES)


def refer_to_footnote(paragraph: Paragraph, number: int) -> None:
    """The mark of a footnote at the end of what the paragraph has so far."""
    paragraph._p.append(
        parse_xml(
            f'<w:r {_NS}><w:rPr><w:vertAlign w:val="superscript"/></w:rPr>'
            f'<w:footnoteReference w:id="{number}"/></w:r>'
        )
    )


def insert_tracked(paragraph: Paragraph, text: str) -> None:
    """Text that a reviewer added: a reader sees it."""
    paragraph._p.append(
        parse_xml(
            f'<w:ins {_NS} w:id="801" w:author="Redactie" w:date="2021-03-09T10:00:00Z">'
            f'<w:r><w:t xml:space="preserve">{text}</w:t></w:r></w:ins>'
        )
    )


def delete_tracked(paragraph: Paragraph, text: str) -> None:
    """Text that a reviewer took out: a reader does not see it."""
    paragraph._p.append(
        parse_xml(
            f'<w:del {_NS} w:id="802" w:author="Redactie" w:date="2021-03-09T10:00:00Z">'
            f'<w:r><w:delText xml:space="preserve">{text}</w:delText></w:r></w:del>'
        )
    )


def add_comment(document: Document, run: Run, text: str) -> None:
    """A reviewer's comment on a run, with the fixed moment on it."""
    comment = document.add_comment([run], text=text, author="Redactie")
    comment._comment_elm.set(qn("w:date"), f"{MOMENT.isoformat()}Z")


def add_text_box(paragraph: Paragraph, text: str) -> None:
    """A text box with its twin for old versions of Word; a reader sees it once."""
    content = f"<w:txbxContent><w:p><w:r><w:t>{text}</w:t></w:r></w:p></w:txbxContent>"
    spaces = (
        f'{nsdecls("w", "wp", "a")} xmlns:v="urn:schemas-microsoft-com:vml" '
        'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
        'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"'
    )
    drawing = (
        '<w:drawing><wp:inline distT="0" distB="0" distL="0" distR="0">'
        '<wp:extent cx="4800000" cy="360000"/><wp:docPr id="701" name="Tekstvak 1"/>'
        "<a:graphic><a:graphicData "
        'uri="http://schemas.microsoft.com/office/word/2010/wordprocessingShape">'
        '<wps:wsp><wps:cNvSpPr txBox="1"/><wps:spPr><a:xfrm><a:off x="0" y="0"/>'
        '<a:ext cx="4800000" cy="360000"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/>'
        f"</a:prstGeom></wps:spPr><wps:txbx>{content}</wps:txbx><wps:bodyPr/></wps:wsp>"
        "</a:graphicData></a:graphic></wp:inline></w:drawing>"
    )
    twin = (
        f'<w:pict><v:rect style="width:378pt;height:28pt"><v:textbox>{content}</v:textbox>'
        "</v:rect></w:pict>"
    )
    paragraph._p.append(
        parse_xml(
            f'<w:r {spaces}><mc:AlternateContent><mc:Choice Requires="wps">{drawing}</mc:Choice>'
            f"<mc:Fallback>{twin}</mc:Fallback></mc:AlternateContent></w:r>"
        )
    )


def wrap_in_control(element: etree._Element, tag: str, *, placeholder: bool = False) -> None:
    """Put an element (run, paragraph or cell) inside a content control where it stands."""
    showing = "<w:showingPlcHdr/>" if placeholder else ""
    control = parse_xml(
        f'<w:sdt {_NS}><w:sdtPr><w:alias w:val="{tag}"/><w:tag w:val="{tag}"/>{showing}</w:sdtPr>'
        "<w:sdtContent/></w:sdt>"
    )
    element.addprevious(control)
    control[-1].append(element)

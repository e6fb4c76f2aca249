"""The styles of the agenda in Word: A4, nl-NL, headings, captions, lists, notes.

Colours on white keep a contrast of at least 7 for text (WCAG 2.2 AAA) and 5.3 for the status words.
"""

from __future__ import annotations

from typing import Any

from docx.enum.style import WD_STYLE_TYPE
from docx.oxml.ns import qn
from docx.shared import Cm, Pt, RGBColor

from pipeline.writers.word_xml import w

KOP = "Puntkop"
STEUN = "Puntsteun"
CEL = "Celtekst"
LABEL = "Cellabel"
GROEP = "Celgroep"
LIJST = "Cellijst"
VOETNOOT = "footnote text"
VOETNOOTMERK = "footnote reference"

_FONT = "Arial"  # on every office machine, or a font of the same widths
_DARK = RGBColor(0x1F, 0x38, 0x64)
_GREY = RGBColor(0x40, 0x40, 0x40)


def set_page(document: Any) -> None:
    """A4 upright with margins that leave 16.5 cm for the text."""
    section = document.sections[0]
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    section.left_margin = section.right_margin = Cm(2.25)
    section.top_margin, section.bottom_margin = Cm(2.3), Cm(2.2)
    section.header_distance = section.footer_distance = Cm(1.1)


def set_dutch_settings(document: Any) -> None:
    """Dutch language and number signs, and the layout rules of today's Word (mode 15)."""
    values = {
        "themeFontLang": "nl-NL",
        "decimalSymbol": ",",
        "listSeparator": ";",
    }
    settings = document.settings.element
    for name, value in values.items():
        for element in settings.iter(qn(f"w:{name}")):
            element.set(qn("w:val"), value)
    for setting in settings.iter(qn("w:compatSetting")):
        if setting.get(qn("w:name")) == "compatibilityMode":
            setting.set(qn("w:val"), "15")


def set_styles(document: Any) -> None:
    """Gives the template's styles our look and adds those of the points."""
    styles = document.styles
    _set_language(styles)
    normal = styles["Normal"]
    _set_font(normal, 10)
    normal.paragraph_format.space_after = Pt(6)
    normal.paragraph_format.line_spacing = 1.1
    _restyle(styles["Title"], 24, bold=True, colour=_DARK, before=0, after=4)
    _restyle(styles["Subtitle"], 13, colour=_GREY, before=0, after=4)
    _restyle(styles["Heading 1"], 18, bold=True, colour=_DARK, before=0, after=8)
    _restyle(styles["Heading 2"], 14, bold=True, colour=_DARK, before=14, after=6)
    _restyle(styles["Footer"], 9, colour=_GREY)
    for name in ("Title", "Subtitle"):
        _make_plain(styles[name])
    for number, indent in ((1, 0.0), (2, 0.6)):
        _add(styles, f"toc {number}", 10, after=2, indent=indent)
    _add(styles, "TOC Heading", 14, bold=True, colour=_DARK, before=10, after=4)
    _add(styles, KOP, 10, before=14, after=3, keep=True)
    _add(styles, STEUN, 9, colour=_GREY, before=3, after=6)
    _add(styles, CEL, 10, after=3)
    _add(styles, LABEL, 10, bold=True, after=3)
    _add(styles, GROEP, 10, bold=True, before=3, after=2, keep=True)
    _add(styles, LIJST, 10, after=2)
    _add(styles, VOETNOOT, 9, after=0)
    mark = styles.add_style(VOETNOOTMERK, WD_STYLE_TYPE.CHARACTER)
    mark.font.superscript = True


def _add(
    styles: Any,
    name: str,
    size: float,
    *,
    bold: bool = False,
    colour: RGBColor | None = None,
    before: float = 0,
    after: float = 0,
    keep: bool = False,
    indent: float = 0,
) -> None:
    kind = WD_STYLE_TYPE.PARAGRAPH
    style = styles[name] if name in styles else styles.add_style(name, kind)
    style.base_style = styles["Normal"]
    _restyle(style, size, bold=bold, colour=colour, before=before, after=after)
    style.paragraph_format.keep_with_next = keep
    style.paragraph_format.left_indent = Cm(indent)


def _restyle(
    style: Any,
    size: float,
    *,
    bold: bool = False,
    colour: RGBColor | None = None,
    before: float = 0,
    after: float = 0,
) -> None:
    _set_font(style, size)
    style.font.bold, style.font.italic = bold, False
    if colour is not None:
        style.font.color.rgb = colour
    style.paragraph_format.space_before, style.paragraph_format.space_after = Pt(before), Pt(after)


def _set_font(style: Any, size: float) -> None:
    style.font.name, style.font.size = _FONT, Pt(size)
    fonts = style.element.rPr.rFonts
    for name in list(fonts.attrib):  # theme fonts would win over the name
        if name.endswith("Theme"):
            del fonts.attrib[name]
    for script in ("ascii", "hAnsi", "cs", "eastAsia"):
        fonts.set(qn(f"w:{script}"), _FONT)


def _make_plain(style: Any) -> None:
    """Without the template's line under the title (untagged in a PDF) and its letter spacing."""
    for path in ("w:pPr/w:pBdr", "w:rPr/w:spacing", "w:rPr/w:kern"):
        parent, child = (qn(name) for name in path.split("/"))
        for found in style.element.findall(f"{parent}/{child}"):
            found.getparent().remove(found)


def _set_language(styles: Any) -> None:
    """Dutch for the spelling checker and for a screen reader."""
    [defaults] = styles.element.iter(qn("w:rPrDefault"))
    properties = defaults.find(qn("w:rPr"))
    for old in properties.findall(qn("w:lang")):
        properties.remove(old)
    properties.append(w("lang", val="nl-NL", eastAsia="nl-NL", bidi="ar-SA"))

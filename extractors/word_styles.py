"""What a style says: bold, size, hidden, outline level, numbering, indents and white space.

A property is looked up as Word does (ECMA-376 part 1 §17.7): written at the run, else its
character style, else its paragraph style, else the table style, else the document's defaults.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from extractors.package import XmlElement
from extractors.word_xml import W, child, is_on, local_name, points, value, whole

HALF_POINTS = 2.0
DEFAULT_SIZE = 10.0  # ECMA-376 part 1 §17.3.2.38: no size anywhere means 10 points
AUTOMATIC_SPACE = 14.0  # points that Word puts around a paragraph that came from a web page
_MAX_CHAIN = 50  # a style that is based on itself must not hang us
_OUTLINE_LEVELS = 9

# "heading 1", "Heading1", "Kop 2", "kop2"; not "Kop bij tabel"
_HEADING_NAME = re.compile(r"(?:heading|kop|titre|überschrift)\s?([1-9])$", re.IGNORECASE)
_TITLE_NAME = re.compile(r"(?:title|titel)$", re.IGNORECASE)
_TOC_NAME = re.compile(
    r"(?:toc|inhopg|inhoud)\s?[1-9]$|(?:toc heading|kop van inhoudsopgave)$", re.I
)


@dataclass(frozen=True, slots=True)
class RunForm:
    """How characters look; None where nothing is said."""

    bold: bool | None = None
    size: float | None = None
    is_hidden: bool | None = None
    font: str | None = None
    style_id: str | None = None


@dataclass(frozen=True, slots=True)
class ParagraphForm:
    """How a paragraph is set; None where nothing is said. Lengths in points.

    ``heading`` is the outline level from 1, 0 when it is said to be none. ``is_contextual``: there
    is no white space between paragraphs of this style.
    """

    num_id: str | None = None
    list_level: int | None = None
    heading: int | None = None
    left: float | None = None
    before: float | None = None
    after: float | None = None
    is_contextual: bool | None = None


NO_RUN_FORM = RunForm()


@dataclass(frozen=True, slots=True)
class Style:
    """A style with what it takes over from the styles it is based on."""

    style_id: str
    name: str
    run: RunForm
    paragraph: ParagraphForm
    heading: int = 0
    is_toc: bool = False


_NO_STYLE = Style("", "", RunForm(), ParagraphForm())


@dataclass(slots=True)
class Styles:
    """The styles of a package; each is worked out once, when it is first used."""

    elements: dict[str, XmlElement]
    default_paragraph: str
    default_run: RunForm
    default_form: ParagraphForm
    resolved: dict[str, Style] = field(default_factory=dict)

    def paragraph_style(self, style_id: str | None) -> Style:
        """The style of a paragraph, the default one when it names none or one that is not there."""
        if style_id is None or style_id not in self.elements:
            style_id = self.default_paragraph
        return self.style(style_id)

    def style(self, style_id: str | None) -> Style:
        """A style by its id; one that says nothing when there is none of that name."""
        if style_id is None or style_id not in self.elements:
            return _NO_STYLE
        if style_id not in self.resolved:
            self.resolved[style_id] = self._resolve(style_id)
        return self.resolved[style_id]

    def chain(self, style_id: str) -> list[XmlElement]:
        """The style and those it is based on, the nearest first."""
        found: list[XmlElement] = []
        current: str | None = style_id
        while current in self.elements and len(found) < _MAX_CHAIN:
            found.append(self.elements[current])
            current = value(found[-1], "basedOn")
        return found

    def _resolve(self, style_id: str) -> Style:
        chain = self.chain(style_id)
        run, paragraph = RunForm(), ParagraphForm()
        for element in chain:
            run = merge_run_forms(run, read_run_form(child(element, "rPr")))
            paragraph = merge_paragraph_forms(paragraph, read_paragraph_form(child(element, "pPr")))
        names = [value(element, "name") or "" for element in chain]
        return Style(
            style_id,
            names[0],
            run,
            paragraph,
            _heading_level(paragraph, [*names, style_id]),
            any(_TOC_NAME.match(name) for name in names),
        )


def read_styles(root: XmlElement | None) -> Styles:
    """The styles part; a package without one has styles that say nothing."""
    if root is None:
        return Styles({}, "", RunForm(), ParagraphForm())
    elements: dict[str, XmlElement] = {}
    default_paragraph = ""
    for element in root.iterchildren(W + "style"):
        style_id = element.get(W + "styleId", "")
        elements.setdefault(style_id, element)
        is_default = element.get(W + "default", "0").lower() in ("1", "true", "on")
        if is_default and element.get(W + "type") == "paragraph":
            default_paragraph = style_id
    defaults = child(root, "docDefaults")
    return Styles(
        elements,
        default_paragraph,
        read_run_form(child(defaults, "rPrDefault", "rPr")),
        read_paragraph_form(child(defaults, "pPrDefault", "pPr")),
    )


def read_run_form(properties: XmlElement | None) -> RunForm:
    """What a w:rPr says itself."""
    if properties is None:
        return NO_RUN_FORM
    bold = size = is_hidden = font = style_id = None
    for item in properties:
        match local_name(item):
            case "b":
                bold = is_on(item)
            case "sz":
                size = points(item.get(W + "val"), HALF_POINTS)
            case "vanish":
                is_hidden = is_on(item)
            case "rFonts":
                font = item.get(W + "ascii") or item.get(W + "hAnsi")
            case "rStyle":
                style_id = item.get(W + "val")
    return RunForm(bold, size, is_hidden, font, style_id)


def read_paragraph_form(properties: XmlElement | None) -> ParagraphForm:
    """What a w:pPr says itself."""
    if properties is None:
        return ParagraphForm()
    num_id = list_level = heading = left = before = after = is_contextual = None
    for item in properties:
        match local_name(item):
            case "numPr":
                num_id, list_level = value(item, "numId"), whole(value(item, "ilvl"))
            case "outlineLvl":
                outline = whole(item.get(W + "val"))
                if outline is not None:
                    heading = outline + 1 if 0 <= outline < _OUTLINE_LEVELS else 0
            case "ind":
                left = points(item.get(W + "left") or item.get(W + "start"))
            case "spacing":
                before, after = _space(item, "before"), _space(item, "after")
            case "contextualSpacing":
                is_contextual = is_on(item)
    return ParagraphForm(num_id, list_level, heading, left, before, after, is_contextual)


def _space(spacing: XmlElement, side: str) -> float | None:
    if (spacing.get(f"{W}{side}Autospacing") or "0").lower() in ("1", "true", "on"):
        return AUTOMATIC_SPACE
    return points(spacing.get(W + side))


def merge_run_forms(near: RunForm, far: RunForm) -> RunForm:
    """``near`` completed with what only ``far`` says."""
    return RunForm(
        far.bold if near.bold is None else near.bold,
        far.size if near.size is None else near.size,
        far.is_hidden if near.is_hidden is None else near.is_hidden,
        far.font if near.font is None else near.font,
        near.style_id,
    )


def merge_paragraph_forms(near: ParagraphForm, far: ParagraphForm) -> ParagraphForm:
    """``near`` completed with what only ``far`` says."""
    return ParagraphForm(
        far.num_id if near.num_id is None else near.num_id,
        far.list_level if near.list_level is None else near.list_level,
        far.heading if near.heading is None else near.heading,
        far.left if near.left is None else near.left,
        far.before if near.before is None else near.before,
        far.after if near.after is None else near.after,
        far.is_contextual if near.is_contextual is None else near.is_contextual,
    )


def toggle(direct: bool | None, default: bool | None, *styles: bool | None) -> bool:
    """A yes-or-no property of characters: written at the run, else styles that switch each other.

    Bold in a bold paragraph style is not bold (ECMA-376 part 1 §17.7.3).
    """
    if direct is not None:
        return direct
    if default:
        return True
    return sum(style is True for style in styles) % 2 == 1


def _heading_level(form: ParagraphForm, names: list[str]) -> int:
    if form.heading is not None:
        return form.heading
    for name in names:
        if match := _HEADING_NAME.match(name):
            return int(match[1])
        if _TITLE_NAME.match(name):
            return 1
    return 0

"""What the styles of an OpenDocument text say (ODF 1.3 part 3, §16 and §20)."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace

from extractors.package import XmlElement
from extractors.word_numbering import bullet_text, format_number
from extractors.word_xml import points, whole

OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
STYLE = "{urn:oasis:names:tc:opendocument:xmlns:style:1.0}"
TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
DRAW = "{urn:oasis:names:tc:opendocument:xmlns:drawing:1.0}"
FO = "{urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0}"
SVG = "{urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0}"
FORM = "{urn:oasis:names:tc:opendocument:xmlns:form:1.0}"
LOEXT = "{urn:org:documentfoundation:names:experimental:office:xmlns:loext:1.0}"
XML_ID = "{http://www.w3.org/XML/1998/namespace}id"

LEVELS = 10
_MAX_CHAIN = 50
_CODED = re.compile(r"_([0-9a-fA-F]{2,4})_")
_PLACE = re.compile(r"%(\d+)%")
_NUMBER_FORMATS = {
    "1": "decimal",
    "a": "lowerLetter",
    "A": "upperLetter",
    "i": "lowerRoman",
    "I": "upperRoman",
    "": "none",
}


@dataclass(frozen=True, slots=True)
class OdtStyle:
    """A style with what it takes over from its parents; None where nothing is said."""

    name: str = ""
    bold: bool | None = None
    size: float | None = None
    is_hidden: bool | None = None
    left: float | None = None
    before: float | None = None
    after: float | None = None
    heading: int = 0
    list_style: str | None = None


@dataclass(frozen=True, slots=True)
class ListLevel:
    """How the label of one list level is made; ``format`` "bullet" has its sign in ``text``."""

    number_format: str = "none"
    text: str = ""
    prefix: str = ""
    suffix: str = ""
    shown_levels: int = 1
    start: int = 1
    left: float | None = None


@dataclass(slots=True)
class OdtStyles:
    """Styles by family and name, list styles by name; each is worked out once."""

    elements: dict[tuple[str, str], XmlElement] = field(default_factory=dict)
    defaults: dict[str, OdtStyle] = field(default_factory=dict)
    lists: dict[str, dict[int, ListLevel]] = field(default_factory=dict)
    outline: dict[int, ListLevel] = field(default_factory=dict)
    automatic: set[tuple[str, str]] = field(default_factory=set)
    resolved: dict[tuple[str, str], OdtStyle] = field(default_factory=dict)

    def style(self, family: str, name: str | None) -> OdtStyle:
        """A style of a family ("paragraph", "text"); one that says nothing when it is missing."""
        key = (family, name or "")
        if key not in self.resolved:
            self.resolved[key] = self._resolve(family, name or "")
        return self.resolved[key]

    def properties(self, family: str, name: str | None, kind: str) -> XmlElement | None:
        """The element with properties of a style that has no parents (table cells, columns)."""
        element = self.elements.get((family, name or ""))
        return None if element is None else element.find(f"{STYLE}{kind}-properties")

    def _resolve(self, family: str, name: str) -> OdtStyle:
        found = OdtStyle()
        current = name
        for _ in range(_MAX_CHAIN):
            element = self.elements.get((family, current))
            if element is None:
                break
            own = read_style(element)
            # An automatic style is only a set of looks; the name is that of the style it is of.
            is_named = (family, current) not in self.automatic
            found = merge_styles(found, own if is_named else replace(own, name=""))
            current = element.get(STYLE + "parent-style-name", "")
        return merge_styles(found, self.defaults.get(family, OdtStyle()))


def read_odt_styles(roots: list[XmlElement]) -> OdtStyles:
    """The styles of styles.xml and content.xml together."""
    styles = OdtStyles()
    for root in roots:
        for element in root.iter(STYLE + "style"):
            key = (element.get(STYLE + "family", ""), element.get(STYLE + "name", ""))
            styles.elements[key] = element
            parent = element.getparent()
            if parent is not None and parent.tag == OFFICE + "automatic-styles":
                styles.automatic.add(key)
        for element in root.iter(STYLE + "default-style"):
            styles.defaults[element.get(STYLE + "family", "")] = read_style(element)
        for element in root.iter(TEXT + "list-style"):
            styles.lists[element.get(STYLE + "name", "")] = _read_levels(element)
        for element in root.iter(TEXT + "outline-style"):
            styles.outline = _read_levels(element)
    return styles


def read_style(element: XmlElement) -> OdtStyle:
    """What one style says itself."""
    text = element.find(STYLE + "text-properties")
    paragraph = element.find(STYLE + "paragraph-properties")
    bold = size = hidden = left = before = after = None
    if text is not None:
        weight = text.get(FO + "font-weight")
        bold = (
            None if weight is None else weight == "bold" or weight in ("600", "700", "800", "900")
        )
        size = length(text.get(FO + "font-size"))
        display = text.get(TEXT + "display")
        hidden = None if display is None else display == "none"
    if paragraph is not None:
        left = length(paragraph.get(FO + "margin-left"))
        before = length(paragraph.get(FO + "margin-top"))
        after = length(paragraph.get(FO + "margin-bottom"))
    name = element.get(STYLE + "display-name") or decode_name(element.get(STYLE + "name", ""))
    return OdtStyle(
        name,
        bold,
        size,
        hidden,
        left,
        before,
        after,
        whole(element.get(STYLE + "default-outline-level") or None) or 0,
        element.get(STYLE + "list-style-name"),
    )


def merge_styles(near: OdtStyle, far: OdtStyle) -> OdtStyle:
    """``near`` completed with what only ``far`` says."""
    return OdtStyle(
        near.name or far.name,
        far.bold if near.bold is None else near.bold,
        far.size if near.size is None else near.size,
        far.is_hidden if near.is_hidden is None else near.is_hidden,
        far.left if near.left is None else near.left,
        far.before if near.before is None else near.before,
        far.after if near.after is None else near.after,
        near.heading or far.heading,
        far.list_style if near.list_style is None else near.list_style,
    )


def length(text: str | None) -> float | None:
    """A length in points ("0.5in", "12pt"); None for percentages and what is no length."""
    return points(text, 1.0) if text is not None and not text.endswith("%") else None


def decode_name(name: str) -> str:
    """The name of a style as a reader knows it: "Heading_20_1" is "Heading 1"."""
    return _CODED.sub(lambda match: chr(int(match[1], 16)), name)


def make_label(levels: dict[int, ListLevel], index: int, counters: list[int | None]) -> str:
    """The label of a list level (from 0) at these counts."""
    level = levels.get(index, ListLevel())
    if level.number_format == "bullet":
        return bullet_text(level.text, level.prefix)
    if level.number_format == "none" and not level.text:
        return f"{level.prefix}{level.suffix}".strip()

    def number(place: int) -> str:
        source = levels.get(place, ListLevel())
        count = counters[place] if place < LEVELS else None
        return format_number(source.start if count is None else count, source.number_format)

    if level.text:
        return _PLACE.sub(lambda match: number(int(match[1]) - 1), level.text).strip()
    first = max(0, index - level.shown_levels + 1)
    parts = [part for place in range(first, index + 1) if (part := number(place))]
    return f"{level.prefix}{'.'.join(parts)}{level.suffix}".strip()


def _read_levels(element: XmlElement) -> dict[int, ListLevel]:
    return dict(
        _read_level(item) for item in element if (item.get(TEXT + "level") or "").isdecimal()
    )


def _read_level(element: XmlElement) -> tuple[int, ListLevel]:
    index = min(max(int(element.get(TEXT + "level", "1")[:3]), 1), LEVELS) - 1
    kind = element.tag.rsplit("-", 1)[-1]
    left = _level_indent(element)
    if kind == "image":
        return index, ListLevel("bullet", "•", left=left)
    if kind == "bullet":
        properties = element.find(STYLE + "text-properties")
        font = ""
        if properties is not None:
            font = properties.get(STYLE + "font-name") or properties.get(FO + "font-family") or ""
        sign = element.get(TEXT + "bullet-char", "•")
        return index, ListLevel("bullet", sign, prefix=font.strip("'"), left=left)
    return index, ListLevel(
        _NUMBER_FORMATS.get(element.get(STYLE + "num-format", ""), "decimal"),
        element.get(LOEXT + "num-list-format", ""),
        element.get(STYLE + "num-prefix", ""),
        element.get(STYLE + "num-suffix", ""),
        whole(element.get(TEXT + "display-levels")) or 1,
        1 if (start := whole(element.get(TEXT + "start-value"))) is None else start,
        left,
    )


def _level_indent(element: XmlElement) -> float | None:
    for item in element.iter(STYLE + "list-level-label-alignment"):
        return length(item.get(FO + "margin-left"))
    for item in element.iter(STYLE + "list-level-properties"):
        before = length(item.get(TEXT + "space-before")) or 0.0
        return before + (length(item.get(TEXT + "min-label-width")) or 0.0)
    return None

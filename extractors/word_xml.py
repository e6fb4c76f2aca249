"""Names and small values of WordprocessingML (ECMA-376 part 1, §17 and §22)."""

from __future__ import annotations

from collections.abc import Iterator

from extractors.package import XmlElement

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
WP = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
M = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
V = "{urn:schemas-microsoft-com:vml}"
O = "{urn:schemas-microsoft-com:office:office}"  # noqa: E741 - the prefix that every file uses
W14 = "{http://schemas.microsoft.com/office/word/2010/wordml}"
WPS = "{http://schemas.microsoft.com/office/word/2010/wordprocessingShape}"

TWIPS = 20.0  # to the point
EMU = 12_700.0  # to the point

_ONCE = {"body", "sdtContent"}
_OFF = {"0", "false", "off", "none"}
_UNITS = {"pt": 1.0, "pc": 12.0, "pi": 12.0, "in": 72.0, "cm": 72 / 2.54, "mm": 72 / 25.4}


def local_name(element: XmlElement) -> str:
    """The name without its namespace."""
    tag = element.tag
    return tag[tag.rfind("}") + 1 :] if isinstance(tag, str) else ""


def child(element: XmlElement | None, *names: str) -> XmlElement | None:
    """The first w: element along these names, None when one of them is missing."""
    for name in names:
        if element is None:
            return None
        element = element.find(W + name)
    return element


def value(element: XmlElement | None, *names: str, attribute: str = "val") -> str | None:
    """The w:val (or another w: attribute) of the element along these names, None without one."""
    found = child(element, *names)
    return None if found is None else found.get(W + attribute)


def is_on(element: XmlElement | None) -> bool | None:
    """A yes-or-no property: no element says nothing (None), one without a value says yes."""
    if element is None:
        return None
    return (element.get(W + "val") or "1").lower() not in _OFF


def whole(text: str | None) -> int | None:
    """A whole number, None when the text is none."""
    try:
        return int(text) if text is not None and len(text) < 12 else None
    except ValueError:
        return None


def points(text: str | None, per_point: float = TWIPS) -> float | None:
    """A measure in points; strict files write the unit ("12pt"), others count twentieths."""
    if text is None:
        return None
    try:
        if text[-2:] in _UNITS:
            return float(text[:-2]) * _UNITS[text[-2:]]
        return float(text) / per_point
    except ValueError:
        return None


def iter_placed(element: XmlElement, path: str) -> Iterator[tuple[XmlElement, str]]:
    """The children of an element with their paths below ``path``: "/p[3]" is the third w:p.

    The body has no number: there is one. Counting goes along with the walk, so that the whole walk
    is linear.
    """
    counts: dict[str, int] = {}
    for item in element:
        name = local_name(item)
        if not name:
            continue
        counts[name] = counts.get(name, 0) + 1
        is_only = name in _ONCE and counts[name] == 1
        yield item, f"{path}/{name}" if is_only else f"{path}/{name}[{counts[name]}]"

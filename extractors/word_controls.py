"""Content controls (w:sdt): what the control says about the text in it."""

from __future__ import annotations

from extractors.package import XmlElement
from extractors.word_fields import CHECKED, UNCHECKED
from extractors.word_xml import W14, W, child, is_on, value
from schemas.document import Hint, Role

_LONGEST_HINT = 200
"""Characters of a control's text that still is a value (a name, a date) and not the submission."""


def control_role(control: XmlElement) -> Role | None:
    """Placeholder text that nobody replaced, or a table of contents; None for ordinary text."""
    properties = child(control, "sdtPr")
    if properties is None:
        return None
    if is_on(child(properties, "showingPlcHdr")):
        return "placeholder"
    for kind in ("docPartObj", "docPartList"):
        gallery = value(properties, kind, "docPartGallery") or ""
        if gallery == "Table of Contents":
            return "toc"
    return None


def control_state(control: XmlElement) -> str:
    """The box of a check box control whose text is missing; "" for other controls."""
    properties = child(control, "sdtPr")
    box = None if properties is None else properties.find(W14 + "checkbox")
    if box is None:
        return ""
    checked = box.find(W14 + "checked")
    state = "0" if checked is None else checked.get(W14 + "val", "1")
    return CHECKED if state in ("1", "true") else UNCHECKED


def control_hint(control: XmlElement) -> Hint | None:
    """The title or tag of a control with the short text in it, e.g. "Gemeente: Duinrade"."""
    properties, content = child(control, "sdtPr"), child(control, "sdtContent")
    if content is None or control_role(control) is not None:
        return None
    name = value(properties, "alias") or value(properties, "tag") or ""
    text = " ".join("".join(item.text or "" for item in content.iter(W + "t")).split())
    if not name.strip() or not text or len(text) > _LONGEST_HINT:
        return None
    return Hint("tag", f"{name.strip()}: {text}")

"""Fields: an instruction and its result, which may run over many paragraphs.

A reader sees the result. Marks that do not pair up (a file cut and pasted by a program) are passed
over, so that a begin without an end does not swallow the rest of the text.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from extractors.package import XmlElement
from extractors.word_xml import W, child, is_on, value, whole
from schemas.document import Role

_CONTENTS = {"TOC", "TOA", "INDEX", "RD"}
_PAGE_NUMBERS = {"PAGE", "NUMPAGES", "SECTIONPAGES", "SECTION", "PAGEREF"}
_MACRO_BUTTON = re.compile(r"\s*MACROBUTTON\s+\S+\s+(.*)", re.IGNORECASE | re.DOTALL)
CHECKED, UNCHECKED = "☒", "☐"


@dataclass(slots=True)
class Field:
    """One field. ``form`` is the w:ffData of a form field of old Word."""

    instruction: str = ""
    has_result: bool = False
    in_result: bool = False
    form: XmlElement | None = None

    @property
    def kind(self) -> str:
        """The first word of the instruction in capitals ("PAGE")."""
        words = self.instruction.split(None, 1)
        return words[0].upper() if words else ""

    def shown_without_result(self) -> str:
        """What Word draws for a field whose value is not among the text: a box, a choice."""
        box = child(self.form, "checkBox")
        if box is not None:
            checked = is_on(child(box, "checked"))
            return (
                CHECKED
                if (is_on(child(box, "default")) if checked is None else checked)
                else (UNCHECKED)
            )
        if self.has_result:
            return ""
        choices = child(self.form, "ddList")
        if choices is not None:
            return _chosen(choices)
        button = _MACRO_BUTTON.match(self.instruction)
        return button[1].strip() if button else ""

    def role_without_result(self, role: Role | None) -> Role | None:
        """A MACROBUTTON is a prompt to fill in ("[Klik hier]"): placeholder."""
        return "placeholder" if role is None and self.kind == "MACROBUTTON" else role


def _chosen(choices: XmlElement) -> str:
    entries = [entry.get(W + "val", "") for entry in choices.iterchildren(W + "listEntry")]
    index = whole(value(choices, "result"))
    if index is None:
        index = whole(value(choices, "default")) or 0
    return entries[index] if 0 <= index < len(entries) else ""


@dataclass(slots=True)
class Story:
    """A text that is read from begin to end (body, header, note), with its fields.

    ``fields`` has the field of each begin mark that pairs up with an end; ``ends`` the marks that
    pair up with a begin.
    """

    part: str
    fields: dict[XmlElement, Field] = field(default_factory=dict)
    ends: set[XmlElement] = field(default_factory=set)
    open_fields: list[Field] = field(default_factory=list)

    def pass_mark(self, mark: XmlElement) -> Field | None:
        """Go past a w:fldChar; the field, when the mark opened one."""
        match mark.get(W + "fldCharType"):
            case "begin" if mark in self.fields:
                self.open_fields.append(self.fields[mark])
                return self.open_fields[-1]
            case "separate" if self.open_fields and mark in self.ends:
                self.open_fields[-1].in_result = True
            case "end" if self.open_fields and mark in self.ends:
                self.open_fields.pop()
        return None

    def field_role(self) -> Role | None:
        """ "hidden" inside an instruction, "toc" inside a table of contents, else None."""
        if not self.open_fields:
            return None
        if any(not opened.in_result for opened in self.open_fields):
            return "hidden"
        if any(opened.kind in _CONTENTS for opened in self.open_fields):
            return "toc"
        if self.open_fields[-1].kind in _PAGE_NUMBERS - {"PAGEREF"}:
            return "page_number"
        return None


def read_story(roots: Iterable[XmlElement], part: str) -> Story:
    """The story below these elements, its field marks paired."""
    story = Story(part)
    for root in roots:
        _pair_marks(root, story)
    return story


def _pair_marks(root: XmlElement, story: Story) -> None:
    stack: list[tuple[XmlElement, Field, list[XmlElement]]] = []
    for item in root.iter(W + "fldChar", W + "instrText", W + "delInstrText"):
        if item.tag != W + "fldChar":
            if stack and not stack[-1][1].has_result:
                stack[-1][1].instruction += item.text or ""
            continue
        match item.get(W + "fldCharType"):
            case "begin":
                stack.append((item, Field(form=child(item, "ffData")), []))
            case "separate" if stack:
                stack[-1][1].has_result = True
                stack[-1][2].append(item)
            case "end" if stack:
                begin, found, separators = stack.pop()
                story.fields[begin] = found
                story.ends.update((*separators[:1], item))

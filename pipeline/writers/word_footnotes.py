"""Real Word footnotes: the part, its separators, and references that show the mark as written.

A note whose mark is the number Word would give it is numbered by Word; another mark ("[7]" as the
first note of the document) is kept as a custom mark, so that the text reads as it was sent.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from lxml import etree

from pipeline.writers.agenda_text import Noot
from pipeline.writers.word_styles import VOETNOOT, VOETNOOTMERK
from pipeline.writers.word_xml import Element, paragraph, run, w

_CONTENT_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"


class Footnotes:
    """References in the order of the document, and the part that holds the notes.

    Args:
        style_ids: style name → style id of the document.
    """

    def __init__(self, noten: Sequence[Noot], style_ids: dict[str, str]) -> None:
        self._noten = noten
        self._styles = style_ids
        self._numbered: set[int] = set()
        count = 1
        for noot in noten:
            if noot.merk == f"[{count}]":
                self._numbered.add(noot.nummer)
                count += 1

    def reference(self, noot: Noot) -> Element:
        """The run that refers to a note."""
        style = w("rPr", w("rStyle", val=self._styles[VOETNOOTMERK]))
        if noot.nummer in self._numbered:
            return w("r", style, w("footnoteReference", id=noot.nummer))
        element = run(noot.merk, style=self._styles[VOETNOOTMERK])
        element.insert(1, w("footnoteReference", customMarkFollows=1, id=noot.nummer))
        return element

    def add_part(self, document: Any) -> None:
        """Puts the notes into the package and tells Word which separators to use."""
        root = w("footnotes", _separator(-1, "separator"), _separator(0, "continuationSeparator"))
        root.extend(self._note(noot) for noot in self._noten)
        content = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
        package = document.part.package
        part = Part(PackURI("/word/footnotes.xml"), _CONTENT_TYPE, content, package)
        document.part.relate_to(part, RELATIONSHIP_TYPE.FOOTNOTES)
        settings = document.settings.element
        separators = w("footnotePr", w("footnote", id=-1), w("footnote", id=0))
        # CT_Settings is a sequence: footnotePr stands just before compat (ECMA-376 17.15.1.78).
        compat = settings.find(f"{{{settings.nsmap['w']}}}compat")
        settings.insert(settings.index(compat) if compat is not None else 0, separators)

    def _note(self, noot: Noot) -> Element:
        if noot.nummer in self._numbered:
            style = w("rPr", w("rStyle", val=self._styles[VOETNOOTMERK]))
            mark = w("r", style, w("footnoteRef"))
        else:
            mark = run(noot.merk, style=self._styles[VOETNOOTMERK])
        text = paragraph(self._styles[VOETNOOT], mark, run(f" {noot.tekst}"))
        return w("footnote", text, id=noot.nummer)


def _separator(number: int, kind: str) -> Element:
    spacing = w("pPr", w("spacing", after=0, line=240, lineRule="auto"))
    return w("footnote", w("p", spacing, w("r", w(kind))), type=kind, id=number)

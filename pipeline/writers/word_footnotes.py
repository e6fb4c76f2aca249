"""Real Word footnotes: the part, its separators, and references that Word numbers itself."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml.ns import qn
from lxml import etree

from pipeline.writers.agenda_notes import Noot
from pipeline.writers.word_styles import VOETNOOT, VOETNOOTMERK
from pipeline.writers.word_xml import Element, paragraph, run, w

_CONTENT_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"


class Footnotes:
    """References in the order of the document, and the part that holds the notes.

    Args:
        noten: consecutive numbers, in the order in which they are referred to.
        style_ids: style name → style id of the document.
    """

    def __init__(self, noten: Sequence[Noot], style_ids: dict[str, str]) -> None:
        self._noten = noten
        self._styles = style_ids

    def reference(self, noot: Noot) -> Element:
        """The run that refers to a note."""
        return w("r", self._mark_style(), w("footnoteReference", id=noot.nummer))

    def add_part(self, document: Any) -> None:
        """Puts the notes into the package; tells Word the separators and the first number."""
        root = w("footnotes", _separator(-1, "separator"), _separator(0, "continuationSeparator"))
        root.extend(self._note(noot) for noot in self._noten)
        content = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
        package = document.part.package
        part = Part(PackURI("/word/footnotes.xml"), _CONTENT_TYPE, content, package)
        document.part.relate_to(part, RELATIONSHIP_TYPE.FOOTNOTES)
        settings = document.settings.element
        properties = w(
            "footnotePr",
            w("numStart", val=self._noten[0].nummer),
            w("footnote", id=-1),
            w("footnote", id=0),
        )
        # CT_Settings is a sequence: footnotePr stands just before compat (ECMA-376 17.15.1.78).
        compat = settings.find(qn("w:compat"))
        settings.insert(settings.index(compat) if compat is not None else 0, properties)

    def _note(self, noot: Noot) -> Element:
        mark = w("r", self._mark_style(), w("footnoteRef"))
        text = paragraph(self._styles[VOETNOOT], mark, run(f" {noot.tekst}"))
        return w("footnote", text, id=noot.nummer)

    def _mark_style(self) -> Element:
        return w("rPr", w("rStyle", val=self._styles[VOETNOOTMERK]))


def _separator(number: int, kind: str) -> Element:
    spacing = w("pPr", w("spacing", after=0, line=240, lineRule="auto"))
    return w("footnote", w("p", spacing, w("r", w(kind))), type=kind, id=number)

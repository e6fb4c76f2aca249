"""What the walk over a Word package gathers along the way, and the parts it looks things up in.

Styles, lists and notes belong to the whole package, so one WordReader goes along with all stories.
"""

from __future__ import annotations

import posixpath
from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

from extractors.embedded import unwrap_object
from extractors.hypertext import read_html
from extractors.mime import html_of_archive
from extractors.package import XmlElement
from extractors.paragraphs import Piece, pieces_to_paragraphs, text_to_paragraphs
from extractors.plain import decode_text
from extractors.word_controls import control_hint
from extractors.word_drawings import Shape, relation_id
from extractors.word_numbering import Numbering, format_number
from extractors.word_package import WordPackage
from extractors.word_styles import Styles
from extractors.word_xml import A, R
from schemas.document import Attachment, Document, Element, Hint, Paragraph, Remark, Role
from schemas.errors import InzendingError

_READABLE = {".pdf", ".docx", ".docm", ".dotx", ".doc", ".odt", ".rtf", ".msg", ".eml", ".zip"}
"""Embedded files that may hold a submission; spreadsheets and pictures are named only."""


@dataclass(frozen=True, slots=True)
class NoteReference:
    """A reference to a foot- or endnote in the text, with the label a reader sees ("[2]")."""

    kind: str
    note_id: str
    label: str
    is_deleted: bool


@dataclass(slots=True)
class WordReader:
    """The package with its styles and lists, and what was seen so far.

    ``note_formats`` has the number format of footnotes and endnotes, ``comments`` the elements by
    id, ``read_inner`` reads a Word file inside this one.
    """

    word: WordPackage
    styles: Styles
    numbering: Numbering
    read_inner: Callable[[bytes], Document]
    note_formats: dict[str, tuple[str, int]]
    read_comment: Callable[[str], tuple[Element, ...]]
    notes: list[NoteReference] = field(default_factory=list)
    note_labels: dict[tuple[str, str], str] = field(default_factory=dict)
    note_counts: Counter[str] = field(default_factory=Counter)
    waiting_comments: list[str] = field(default_factory=list)
    hints: list[Hint] = field(default_factory=list)
    attachments: list[Attachment] = field(default_factory=list)
    seen: Counter[str] = field(default_factory=Counter)

    def number_note(self, kind: str, note_id: str, is_deleted: bool) -> str:
        """The label of a note that the text refers to; a second reference has the same label."""
        known = self.note_labels.get((kind, note_id))
        if known is not None:
            return known
        number_format, start = self.note_formats.get(kind, ("decimal", 1))
        label = f"[{format_number(start + self.note_counts[kind], number_format)}]"
        self.note_counts[kind] += not is_deleted
        self.note_labels[kind, note_id] = label
        self.notes.append(NoteReference(kind, note_id, label, is_deleted))
        return label

    def note_comments(self, comment_ids: Iterable[str]) -> None:
        """Remember comments until the block they are anchored in has been read."""
        self.waiting_comments.extend(comment_ids)

    def take_comments(self) -> list[Element]:
        """The text of the comments that wait; each is given once."""
        found = [e for comment_id in self.waiting_comments for e in self.read_comment(comment_id)]
        self.waiting_comments.clear()
        return found

    def note_hints(self, controls: Iterable[XmlElement]) -> None:
        """Keep what content controls with a title or tag say."""
        self.hints.extend(hint for item in controls if (hint := control_hint(item)) is not None)

    def remark(self, code: str) -> None:
        """Count something that a human should know."""
        self.seen[code] += 1

    def remarks(self) -> tuple[Remark, ...]:
        """What was counted, as Remarks with the value ``aantal``."""
        return tuple(
            Remark(code, values=(("aantal", str(count)),)) for code, count in self.seen.items()
        )

    def name_shape(self, shape: Shape, part: str) -> None:
        """Name a picture, chart or embedded file; a file that may be a submission is handed on."""
        if shape.kind == "picture":
            if part == self.word.main:
                self.remark("afbeelding-niet-gelezen")
            return
        if shape.kind != "object":
            self.remark("grafiek-niet-gelezen")
            return
        relation = self.word.relations(part).get(relation_id(shape.element))
        if relation is None or relation.is_external or relation.target not in self.word.package:
            self.remark("object-niet-gelezen")
            return
        self.attachments.append(self._embedded(relation.target))

    def _embedded(self, target: str) -> Attachment:
        name = posixpath.basename(target)
        named = Attachment(name, reason="ingesloten-object")
        extension = posixpath.splitext(name)[1].lower()
        if extension in _READABLE:
            return Attachment(name, self.word.package.read(target))
        if extension == ".bin":
            found = unwrap_object(self.word.package.read(target), name)
            if found is not None and posixpath.splitext(found.name)[1].lower() in _READABLE:
                return found
        return named

    def read_diagram(self, shape: Shape, part: str, role: Role) -> tuple[Element, ...]:
        """The texts of a SmartArt diagram, in the order of its data part."""
        relation = self.word.relations(part).get(relation_id(shape.element))
        if relation is None or relation.target not in self.word.package:
            self.remark("grafiek-niet-gelezen")
            return ()
        found: list[Element] = []
        root = self.word.root(relation.target)
        for number, item in enumerate(root.iter(A + "p"), start=1):
            text = "".join(t.text or "" for t in item.iter(A + "t"))
            path = f"{relation.target}#//p[{number}]"
            found.extend(pieces_to_paragraphs([Piece(text, path=path)], Paragraph((), role=role)))
        return tuple(found)

    def read_chunk(self, chunk: XmlElement, part: str) -> tuple[Element, ...]:
        """The elements of a file that the document takes in whole (w:altChunk)."""
        relation = self.word.relations(part).get(chunk.get(R + "id", ""))
        if relation is None or relation.is_external or relation.target not in self.word.package:
            self.remark("ingevoegd-deel-niet-gelezen")
            return ()
        content = self.word.package.read(relation.target)
        head = content[:2000].lstrip(b"\xef\xbb\xbf \r\n\t").lower()
        if content.startswith(b"PK"):
            return self._read_inner_package(content, relation.target)
        if head.startswith(b"{\\rtf"):
            self.remark("ingevoegd-deel-niet-gelezen")
            return ()
        if head.startswith((b"mime-version", b"from:", b"content-type")):
            return read_html(html_of_archive(content), relation.target)
        if b"<" in head:
            return read_html(content, relation.target)
        return text_to_paragraphs(decode_text(content), Paragraph(()), f"{relation.target}#")

    def _read_inner_package(self, content: bytes, target: str) -> tuple[Element, ...]:
        try:
            document = self.read_inner(content)
        except InzendingError:
            # The chunk is named as not read; the rest of the document is whole.
            self.remark("ingevoegd-deel-niet-gelezen")
            return ()
        self.attachments.extend(document.attachments)
        for remark in document.remarks:
            self.seen[remark.code] += int(dict(remark.values).get("aantal", "1"))
        return tuple(e for page in document.pages for e in _rebased(page.elements, target))


def _rebased(elements: tuple[Element, ...], target: str) -> tuple[Element, ...]:
    from extractors.places import rebase

    return tuple(rebase(element, f"{target}!") for element in elements)

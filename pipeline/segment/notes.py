"""Notes: the text of a footnote moves to the block that refers to it, its mark leaves the text."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from pipeline.segment.blocks import Draft, Outside
from pipeline.segment.provenance import find_bron
from pipeline.segment.tokens import Text
from schemas.document import Paragraph
from schemas.knelpunt import Voetnoot

_MARK = re.compile(r"\[(\d{1,2})\]")
_NOTE = re.compile(r"^\[(\d{1,2})\]\s*")


@dataclass(slots=True)
class Note:
    """A note: its number, its paragraphs in order, and the block it was found in (0: none)."""

    number: str
    paragraphs: list[Paragraph]
    position: int
    inside: int = 0

    def to_voetnoot(self) -> Voetnoot:
        """The note as the block has it; the mark is not repeated in the text."""
        text = " ".join(p.text for p in self.paragraphs)
        if not self.paragraphs[0].marker:
            text = _NOTE.sub("", text)
        return Voetnoot(
            merk=f"[{self.number}]",
            tekst=text.strip(),
            bron=find_bron(self.paragraphs),
        )


@dataclass(slots=True)
class Notes:
    """Notes by the block that refers to them, and those that no block refers to."""

    by_block: dict[int, list[Note]] = field(default_factory=dict)
    unused: list[Note] = field(default_factory=list)

    def numbers(self, block: int) -> set[str]:
        """The marks that leave the text of a block."""
        return {note.number for note in self.by_block.get(block, [])}


def move_notes(
    drafts: Sequence[Draft], outside: list[Outside], order: dict[int, int]
) -> tuple[Notes, list[Outside]]:
    """Give each note to the first block that refers to it; take it out of where it stood.

    A note stands in the file with role footnote, or as a plain paragraph "[2] …". One that stands
    inside a block and that nobody refers to stays with that block.
    """
    found, remaining = _take_from_outside(outside, order)
    for draft in drafts:
        found.extend(_take_from_draft(draft, order))
    notes = Notes()
    left = sorted(found, key=lambda n: n.position)
    for draft in drafts:
        for number in _find_references(draft):
            note = _pick(left, number, _position(draft, order))
            if note is not None:
                left.remove(note)
                notes.by_block.setdefault(draft.number, []).append(note)
    for note in left:
        if note.inside:
            notes.by_block.setdefault(note.inside, []).append(note)
        else:
            notes.unused.append(note)
    return notes, remaining


def _position(draft: Draft, order: dict[int, int]) -> int:
    texts = draft.texts()
    return min((order.get(id(t.paragraph), 0) for t in texts), default=0)


def _pick(notes: Sequence[Note], number: str, position: int) -> Note | None:
    same = [note for note in notes if note.number == number]
    later = [note for note in same if note.position >= position]
    found = later or same
    return found[0] if found else None


def note_number(paragraph: Paragraph, text: str) -> str | None:
    """The number of a paragraph that is the text of a note, else None."""
    match = _NOTE.match(f"{paragraph.marker} {text}".strip())
    return match.group(1) if match else None


def _take_from_outside(
    outside: Sequence[Outside], order: dict[int, int]
) -> tuple[list[Note], list[Outside]]:
    notes: list[Note] = []
    remaining: list[Outside] = []
    for entry in outside:
        is_note_role = entry.soort == "voetnoot"
        number = (
            note_number(entry.paragraph, entry.text)
            if is_note_role or entry.soort is None
            else None
        )
        if number is not None:
            position = order.get(id(entry.paragraph), 0)
            notes.append(Note(number, [entry.paragraph], position))
        elif is_note_role and notes and not entry.paragraph.marker:
            notes[-1].paragraphs.append(entry.paragraph)
        else:
            remaining.append(entry)
    return notes, remaining


def _take_from_draft(draft: Draft, order: dict[int, int]) -> list[Note]:
    notes: list[Note] = []
    for part in (draft.omschrijving, draft.oplossingen):
        for text in list(part):
            number = note_number(text.paragraph, text.text)
            if number is not None:
                position = order.get(id(text.paragraph), 0)
                notes.append(Note(number, [text.paragraph], position, draft.number))
                part.remove(text)
    return notes


def _find_references(draft: Draft) -> list[str]:
    numbers: list[str] = []
    for text in draft.texts():
        for number in _MARK.findall(text.text):
            if number not in numbers:
                numbers.append(number)
    return numbers


def find_empty_marks(text: Text) -> set[str]:
    """Numbers of note marks that the extractor put there for a reference, without own text."""
    fragments = (f for f in text.paragraph.fragments if not f.counted or f.raw)
    return {n for f in fragments for n in _MARK.findall(f.text)}


def remove_marks(text: str, numbers: set[str]) -> str:
    """A text without the marks of these notes: "groep[2] krijgt" becomes "groep krijgt"."""
    for number in numbers:
        text = re.sub(rf"\s*\[{number}\](?=\w)", " ", text)
        text = re.sub(rf"\s*\[{number}\]", "", text)
    return text.strip()

"""The footnotes of the agenda: numbered where they are placed, as Word does."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from schemas.knelpunt import Voetnoot


@dataclass(frozen=True, slots=True)
class Noot:
    """A footnote of the agenda, with its number in the document."""

    nummer: int
    tekst: str

    @property
    def merk(self) -> str:
        """The mark in running text."""
        return f"[{self.nummer}]"


Deel = str | Noot
"""A stretch of running text, or the place where a note is referred to."""


class Notes:
    """Numbers the notes of the document as Word does: one after the other, where they are placed.

    The first note keeps the number it has ("[2]"), the others count on from there; so an agenda
    that is read back gives the same marks again.
    """

    def __init__(self) -> None:
        self.all: list[Noot] = []
        self._first = 1

    def add(self, voetnoot: Voetnoot) -> Noot:
        """The next note of the document."""
        if not self.all:
            number = re.fullmatch(r"\[(\d{1,3})\]", voetnoot.merk)
            self._first = int(number[1]) if number else 1
        noot = Noot(self._first + len(self.all), voetnoot.tekst)
        self.all.append(noot)
        return noot


class Marks:
    """The notes of one point, placed one by one where their mark stands in the text."""

    def __init__(self, voetnoten: Sequence[Voetnoot], notes: Notes) -> None:
        self._waiting = list(voetnoten)
        self._notes = notes

    def split(self, text: str) -> tuple[Deel, ...]:
        """The text cut at the marks of notes; a second mention of a mark stays plain text."""
        marks = dict.fromkeys(re.escape(v.merk) for v in self._waiting if v.merk)
        if not marks:
            return (text,) if text else ()
        pieces = re.split(f"({'|'.join(marks)})", text)
        return tuple(self._place(piece) for piece in pieces if piece)

    def _place(self, piece: str) -> Deel:
        for index, voetnoot in enumerate(self._waiting):
            if voetnoot.merk == piece:
                del self._waiting[index]
                return self._notes.add(voetnoot)
        return piece

    def left(self) -> tuple[Noot, ...]:
        """Notes whose mark stands nowhere in the point."""
        return tuple(self._notes.add(voetnoot) for voetnoot in self._waiting)

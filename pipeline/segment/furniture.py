"""What the texts outside the blocks are: title, letterhead, introduction, closing, or restant.

In: the texts outside, in order, with how many blocks began before each. Out: a Soort for each. Text
that no rule claims is restant, so that a human sees it; in a file without blocks all of it is.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from pipeline.segment.blocks import Outside, is_greeting
from pipeline.segment.closing import has_greeting
from pipeline.segment.headings import MAX_HEADING, is_chapter
from pipeline.segment.labels import LabelBook, fold
from pipeline.segment.roles import is_salutation
from pipeline.segment.tokens import Text
from schemas.knelpunt import Soort

MAX_INTRODUCTION = 4000
"""Characters before the first block that may be its introduction; more hides unread blocks."""

MAX_CLOSING = 900
"""Characters after the last block that may be closing words; more is shown to a human."""

_CONTACT = re.compile(
    r"@|www\.|https?://|\b\d{4}\s?[A-Z]{2}\b|\bpostbus\b|\btel(?:\.|efoon)\b|"
    r"\b0\d{1,3}[- ]?\d{6,8}\b|\bKvK\b",
    re.IGNORECASE,
)
_DATE = re.compile(
    r"^(?:[\w .’'-]{2,40},\s*)?(?:\d{1,2}\s+)?(?:januari|februari|maart|april|mei|juni|juli|"
    r"augustus|september|oktober|november|december)\s+\d{4}$|"
    r"^\d{1,2}[-/]\d{1,2}[-/]\d{2,4}$|^\d{4}-\d\d-\d\d$",
    re.IGNORECASE,
)
_PAGE_NUMBER = re.compile(
    r"^(?:pag(?:ina|\.)?|blz\.?|bladzijde)?\s*-?\s*\d{1,4}\s*-?(?:\s*(?:/|van|of)\s*\d{1,4})?$",
    re.IGNORECASE,
)
_CONTENTS_LINE = re.compile(r"(?:\.\s?){4,}\s*\d{1,4}$|\t\d{1,4}$")
_CONTENTS_TITLES = {"inhoud", "inhoudsopgave", "inhoudsoverzicht"}
_SENDER = re.compile(
    r"^(?:ingediend|ingezonden|ingebracht|opgesteld|ingevuld) door\b|^namens (?:de )?gemeente\b"
    r"|^(?:gemeente|inzender|afzender|van|aan|datum|betreft|kenmerk|onderwerp|bijlagen?)\s*:",
    re.IGNORECASE,
)


def name_outside(
    outside: Sequence[Outside], block_count: int, onderwerpen: Sequence[str], book: LabelBook
) -> list[Soort]:
    """A Soort for each text outside the blocks, in the same order."""
    titles = Counter(fold(entry.text) for entry in outside if len(entry.text) <= MAX_HEADING)
    comes_back = {title for title, count in titles.items() if count > 1}
    namer = _Namer(block_count, {fold(o) for o in onderwerpen if o}, comes_back, book)
    return [namer.name(entry) for entry in outside]


class _Namer:
    """Walks the texts in order; what came before tells what may still come."""

    def __init__(
        self, block_count: int, onderwerpen: set[str], comes_back: set[str], book: LabelBook
    ) -> None:
        self._count = block_count
        self._onderwerpen = onderwerpen
        self._comes_back = comes_back  # headings that stand in the text once more
        self._contents: set[str] | None = None  # lines of the table of contents at hand
        self._book = book
        self._read = 0  # characters of introduction so far
        self._closed = 0  # characters of closing words so far
        self._after_kop = False
        self._has_prose = False
        self._signed = False
        self._in_overview = False
        self._block = 0

    def name(self, entry: Outside) -> Soort:
        """The Soort of the next text."""
        if entry.after_block > self._block:
            self._block = entry.after_block
            self._signed = self._after_kop = False
            self._closed = 0
        soort = entry.soort or self._name(entry)
        if entry.place != "placed" or soort == "kop":
            self._after_kop = soort == "kop" or (self._after_kop and soort == "inleiding")
        return soort

    def _name(self, entry: Outside) -> Soort:
        if self._count == 0:
            return "restant"
        text = entry.text
        common = self._name_common(text)
        if common:
            return common
        if entry.after_block == 0:
            return self._name_before(entry)
        return self._name_later(entry)

    def _name_common(self, text: str) -> Soort | None:
        if _PAGE_NUMBER.match(text):
            return "paginanummer"
        if _CONTENTS_LINE.search(text):
            return "inhoudsopgave"
        if is_greeting(text, self._book):
            self._signed = True
            return "ondertekening"
        return "ondertekening" if self._signed else None

    def _name_before(self, entry: Outside) -> Soort:
        text = entry.text
        if self._is_in_contents(entry):
            return "inhoudsopgave"
        if self._repeats_onderwerp(entry) or self._is_in_overview(entry):
            return "inhoudsopgave"
        if is_salutation(text, self._book):
            self._has_prose = True
            return "aanhef" if len(text.split()) <= 12 else "inleiding"
        if _SENDER.search(text) or _DATE.match(text) or self._is_header_line(text):
            return "briefhoofd"
        is_short = len(text) <= MAX_HEADING
        if not self._has_prose and _CONTACT.search(text) and is_short:
            return "briefhoofd"
        if entry.look.strength >= 2:
            return "inleiding" if self._has_prose else "titel"
        if entry.look.strength == 1 and not self._has_prose:
            return "titel" if is_short and entry.place != "loose" else "briefhoofd"
        self._has_prose = self._has_prose or not is_short or text.endswith((".", ":", "?"))
        self._read += len(text)
        if not self._has_prose:
            return "briefhoofd"
        return "inleiding" if self._read <= MAX_INTRODUCTION else "restant"

    def _is_in_contents(self, entry: Outside) -> bool:
        """The title of a table of contents, and the headings that it lists, each once."""
        title = fold(entry.text)
        if title in _CONTENTS_TITLES:
            self._contents = set()
            return True
        if self._contents is None:
            return False
        if title in self._comes_back and title not in self._contents:
            self._contents.add(title)
            return True
        if self._contents and not self._repeats_onderwerp(entry):
            self._contents = None
        return False

    def _is_header_line(self, text: str) -> bool:
        """A line of a letterhead: "Ons kenmerk: 12-B"."""
        head, colon, _ = text.partition(":")
        return bool(colon) and fold(head) in self._book.letterhead

    def _is_in_overview(self, entry: Outside) -> bool:
        """A list or table below a line that announces an overview of the points."""
        if entry.place == "loose" or entry.paragraph.marker:
            return self._in_overview
        lowered = entry.text.casefold()
        announces = entry.look.strength >= 1 or lowered.endswith(":")
        self._in_overview = announces and any(w in lowered for w in self._book.labels.overzicht)
        return False

    def _repeats_onderwerp(self, entry: Outside) -> bool:
        bare = re.sub(r"^\s*(?:\d{1,2}[.)]?|[-•–])\s*", "", entry.text)
        return fold(bare) in self._onderwerpen or fold(entry.text) in self._onderwerpen

    def _name_later(self, entry: Outside) -> Soort:
        text = entry.text
        is_last = entry.after_block >= self._count
        if self._repeats_onderwerp(entry):
            return "inhoudsopgave"
        if has_greeting(text) and len(text) <= 600:
            self._signed = True
            return "slot"
        if entry.look.strength >= 2 or (entry.look.strength == 1 and _is_chapter(entry)):
            return "kop"
        if is_last:
            self._closed += len(text)
            if _CONTACT.search(text) and len(text) <= 90:
                return "ondertekening"
            return "slot" if self._closed <= MAX_CLOSING else "restant"
        if text.endswith(":") or (self._after_kop and len(text) <= MAX_INTRODUCTION):
            return "inleiding"
        return "restant"


def _is_chapter(entry: Outside) -> bool:
    return is_chapter(Text(entry.paragraph, entry.text))

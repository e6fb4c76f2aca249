"""Label words: which words announce what, and where in a text they stand.

In: the text of a paragraph or cell. Out: a ``Label`` with its kind and where the rest begins, or
None. A label word inside a running sentence is no label ("Het onderwerp van dit gesprek …",
"Probleem is dat …"): it needs a colon, a line or cell of its own, bold type or a wide gap.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from enum import Enum
from functools import lru_cache

from rapidfuzz import process
from rapidfuzz.distance import Levenshtein

from schemas.document import Paragraph
from schemas.labels import Labels


class Kind(Enum):
    """What a label word announces; ``KNELPUNT`` and ``THEMA`` are settled by their companions."""

    ONDERWERP = "onderwerp"
    KNELPUNT = "knelpunt"
    THEMA = "thema"
    OMSCHRIJVING = "omschrijving"
    DEEL = "deelomschrijving"
    VERZAMELING = "verzameling"
    OPLOSSING = "oplossingsrichtingen"
    KENMERK = "kenmerk"


@dataclass(frozen=True, slots=True)
class Label:
    """A label word found at the start of a text.

    Attributes:
        kind: what it announces.
        word: the folded entry of labels.yaml that it matched.
        number: the number or letter that counts it ("Knelpunt 3"), "" without.
        end: offset in the text where what it announces begins.
        alone: nothing follows it.
        sure: it cannot be an ordinary sentence (a cell, a line of its own, bold).
    """

    kind: Kind
    word: str
    number: str
    end: int
    alone: bool
    sure: bool


_MAX_LABEL = (
    70  # characters; the longest entry with a hint in brackets. Longer texts are sentences.
)
_MAX_BOLD_START = 300  # characters; a longer stretch of bold is a paragraph, not a title in front
_MIN_FUZZY = 8  # shorter words have real neighbours ("Titel", "Tijdel")
_WIDE_GAP = 10.0  # points; word spaces are 2 to 5, a column gap is 12 and more

# "1." "1)" "(2)" "3.1" "a." "IV." "Vraag 2:" before a label; not "10 woningen".
_NUMBERING = re.compile(
    r"\s*(?:(?:Vraag|Stap|Q)\s*\d{1,2}[a-z]?\s*[.:)–-]|\(?\d{1,2}(?:\.\d{1,2})*[.):]|"
    r"\(?[a-zA-Z][.)]|[IVX]{1,4}\.)\s*"
)
# "Knelpunt 3", "Knelpunt nr. 3", "Oplossing B", "Punt #2", "Knelpunt 1:".
_COUNTER = re.compile(r"\s*(?:nr\.?|no\.?|#)?\s*(\d{1,2}[a-z]?|[A-Z]|[IVX]{1,4})\s*$")
# What a form adds behind a label: "(max. 10 woorden)", " – wat kan het Rijk doen?"
_HINT = re.compile(r"\s*[\(\[][^()\[\]]*[\)\]]?\s*$")
_ASKED_HINT = re.compile(r"\s+[–—-]\s+[a-z][^?]{2,90}\?\s*$")
_ABOUT = (
    r"\s+(?:(?:van|voor|aan|door|vanuit|volgens|richting|bij|op|tot)\s+)?(?:(?:de|het|onze)\s+)?"
)
_TAIL = re.compile(r"[\s:;.*?!…–—-]+$")
_SEPARATOR = re.compile(r":|\?|\n|\t|\s[–—-]\s")
_COUNTED = re.compile(r"^([^\W\d]+)\s+(?:nr\.?\s*)?(\d{1,2})(?:[.:)]|\s[–—-])?\s+(?=\S)")
_MAX_ASKED = 14  # words of a form's question; the longest of our own forms has 12
_QUESTION = ("wat", "hoe", "waar", "welk", "waarom")
_PARTS = re.compile(r"\s*(?:/|&|\+|\ben\b|\bof\b)\s*", re.IGNORECASE)


def fold(text: str) -> str:
    """Lower case letters and digits only: no accents, spaces, hyphens or signs."""
    decomposed = unicodedata.normalize("NFKD", text.casefold())
    return "".join(c for c in decomposed if c.isalnum())


class LabelBook:
    """The label words, folded once so that looking one up costs no pass over the list."""

    def __init__(self, labels: Labels) -> None:
        self.labels = labels
        self._kinds: dict[str, Kind] = {}
        for kind in Kind:
            for word in getattr(labels, kind.value):
                self._kinds.setdefault(fold(word), kind)
        self._long = [word for word in self._kinds if len(word) >= _MIN_FUZZY]
        self._asking = tuple(f"{word.casefold()} " for word in labels.vraagwoorden)
        self._stems = (
            (Kind.OPLOSSING, labels.stam_oplossing),
            (Kind.OMSCHRIJVING, labels.stam_omschrijving),
            (Kind.ONDERWERP, labels.stam_onderwerp),
            (Kind.KNELPUNT, labels.stam_knelpunt),
        )
        before = "|".join(re.escape(word) for word in labels.voorbepalingen)
        after = "|".join(re.escape(word) for word in labels.nabepalingen)
        self._qualified = re.compile(
            rf"^(?:(?:{before})\s+)?(?P<word>.+?)(?:{_ABOUT}(?:{after}))?$", re.IGNORECASE
        )
        self._alone_only = {fold(word) for word in labels.alleen_los}
        self.grouping = {fold(word) for word in labels.groepering}
        self.letterhead = {fold(word) for word in labels.briefhoofd}
        self._no_onderwerp = {fold(word) for word in labels.geen_onderwerp}
        self.mail = {fold(word) for word in labels.e_mailkop}

    def look_up(self, text: str) -> tuple[Kind, str] | None:
        """The kind and entry of a text that is a label word and nothing else."""
        folded = fold(text)
        if not folded or len(text) > _MAX_LABEL:
            return None
        if folded in self._kinds:
            return self._kinds[folded], folded
        return (
            self._look_up_typo(folded)
            or self._look_up_qualified(text)
            or self._look_up_parts(text)
            or self._look_up_asked(text)
        )

    def completes(self, first: str, second: str) -> bool:
        """Two texts are one label word that was cut, and the first is none by itself."""
        glued = first.rstrip("-\u00ad\u2010") + ("" if first.endswith("-") else " ") + second
        if first.endswith("-") or fold(_TAIL.sub("", first)) not in self._kinds:
            return fold(_TAIL.sub("", glued)) in self._kinds
        return False

    def _look_up_typo(self, folded: str) -> tuple[Kind, str] | None:
        if len(folded) < _MIN_FUZZY:
            return None
        found = process.extractOne(folded, self._long, scorer=Levenshtein.distance, score_cutoff=3)
        if found is None:
            return None
        word, distance, _ = found
        allowed = 1 if len(word) < 12 else 2 if len(word) < 18 else 3
        return (self._kinds[word], word) if distance <= allowed else None

    def _look_up_qualified(self, text: str) -> tuple[Kind, str] | None:
        """ "Landelijke oplossing", "Verzoek aan het Rijk": the label without what qualifies it."""
        match = self._qualified.match(text.strip())
        word = fold(match["word"]) if match else ""
        kind = self._kinds.get(word)
        is_part = kind in (Kind.OPLOSSING, Kind.OMSCHRIJVING, Kind.DEEL)
        return (kind, word) if kind is not None and is_part else None

    def _look_up_parts(self, text: str) -> tuple[Kind, str] | None:
        """ "Knelpunt / onderwerp", "Omschrijving en oplossing": the kind of two labels in one."""
        parts = [part for part in _PARTS.split(text) if part]
        kinds = [self._kinds.get(fold(part)) for part in parts]
        if len(parts) < 2 or None in kinds:
            return None
        for kind in (Kind.ONDERWERP, Kind.KNELPUNT, Kind.OMSCHRIJVING, Kind.OPLOSSING):
            if kind in kinds:
                return kind, fold(text)
        return None

    def _look_up_asked(self, text: str) -> tuple[Kind, str] | None:
        """ "Welke oplossingen ziet u": the question or instruction of a form, by its stems."""
        start = text.strip().casefold()
        words = start.split()
        if not 2 < len(words) <= _MAX_ASKED or not start.startswith(self._asking):
            return None
        more = start.partition("?")[2].strip()
        if more and not more.startswith(self._asking):
            return None  # "Wat is er nodig? Meer verf.": what follows answers
        return self.guess(text)

    def is_no_onderwerp(self, text: str) -> bool:
        """A heading that is never an onderwerp: "Tot slot", "Bijlage 2", "Bijlage: cijfers"."""
        title = _COUNTER.sub("", text.partition(":")[0])
        return fold(text) in self._no_onderwerp or fold(title) in self._no_onderwerp

    def is_listed(self, word: str) -> bool:
        """It is an entry of labels.yaml, not a question read by its stems."""
        return word in self._kinds

    def guess(self, text: str) -> tuple[Kind, str] | None:
        """The kind of a text that is known to be a label, by the stems in it."""
        lowered = text.casefold()
        for kind, stems in self._stems:
            if any(stem in lowered for stem in stems):
                return kind, fold(text)
        return None

    def find_alone(self, text: str) -> Label | None:
        """The label that the whole text is, with its numbering, counter, hint and colon."""
        if len(text) > _MAX_LABEL + 60:
            return None
        start = _skip_numbering(text)
        asked = _ASKED_HINT.sub("", text[start:])
        bare = _TAIL.sub("", _HINT.sub("", _TAIL.sub("", asked)))
        for candidate, number in _with_and_without_counter(bare):
            found = self.look_up(candidate)
            if found:
                kind, word = found
                return Label(kind, word, number, len(text), alone=True, sure=True)
        return None

    def find_inline(self, text: str) -> Label | None:
        """The label that a text starts with, up to a colon, question mark, dash or line end."""
        start = _skip_numbering(text)
        for match in _SEPARATOR.finditer(text, start, start + _MAX_LABEL + 20):
            label = self._label_before(text, start, match)
            if label:
                return label
            if match.group().strip() in (":", "?") or match.group() in "\n\t":
                break
        return self._find_counted(text, start)

    def _label_before(self, text: str, start: int, match: re.Match[str]) -> Label | None:
        bare = _HINT.sub("", text[start : match.start()])
        sign = match.group().strip()
        for candidate, number in _with_and_without_counter(bare):
            found = self.look_up(candidate)
            if found is None:
                continue
            kind, word = found
            if sign == "?" and not (word.startswith(_QUESTION) and self.is_listed(word)):
                return None
            is_line = match.group() in "\n\t"
            is_dash = not sign or sign in "–—-"
            if is_dash and not is_line and not _may_take_dash(kind, text[match.end() :]):
                return None
            if word in self._alone_only and not number and not is_line:
                return None
            end = match.end() + (sign == "?" and text[match.end() : match.end() + 1] == ":")
            alone = not text[end:].strip()
            return Label(kind, word, number, end, alone=alone, sure=alone or is_line)
        return None

    def _find_counted(self, text: str, start: int) -> Label | None:
        """ "Knelpunt 1 Te weinig woningen", "Knelpunt 2. Geen beheerder": counted, no colon."""
        match = _COUNTED.match(text[start:])
        if not match or len(text) > 2 * _MAX_LABEL:
            return None
        found = self.look_up(match.group(1))
        if found is None or found[0] is not Kind.KNELPUNT:
            return None
        rest = text[start + match.end() :]
        if not rest[:1].isupper() and not rest[:1].isdigit():
            return None
        return Label(*found, match.group(2), start + match.end(), alone=False, sure=False)


def _may_take_dash(kind: Kind, rest: str) -> bool:
    """ "Omschrijving – De …": a new sentence begins; "Oplossingen – hoe klein ook – …" goes on."""
    is_title = kind in (Kind.ONDERWERP, Kind.KNELPUNT)
    is_part = kind in (Kind.OMSCHRIJVING, Kind.OPLOSSING)
    return is_title or (is_part and (not rest.strip() or rest.lstrip()[:1].isupper()))


def _skip_numbering(text: str) -> int:
    match = _NUMBERING.match(text)
    return match.end() if match else len(text) - len(text.lstrip())


def _with_and_without_counter(bare: str) -> list[tuple[str, str]]:
    match = _COUNTER.search(bare)
    counted = [(bare[: match.start()], match.group(1))] if match and match.start() else []
    return [*counted, (bare, "")]


@lru_cache(maxsize=4)
def make_label_book(labels: Labels) -> LabelBook:
    """The LabelBook of these Labels, built once: folding 400 words for each file would be waste."""
    return LabelBook(labels)


def find_label(paragraph: Paragraph, text: str, book: LabelBook) -> Label | None:
    """The label that a paragraph of running text is or starts with.

    ``text`` is the paragraph's own text (computed once by the caller).
    """
    if len(text) <= _MAX_LABEL + 60:
        alone = book.find_alone(text)
        if alone and _has_label_look(text, alone, book):
            return alone
    return (
        book.find_inline(text)
        or _find_in_front(text, book, bold_end(paragraph))
        or _find_in_front(text, book, _gap_end(paragraph))
    )


def _has_label_look(text: str, label: Label, book: LabelBook) -> bool:
    """A line of its own that starts as a label does; a form's question must end as one."""
    if text.rstrip().endswith((":", "?")) or ("?" in text and not book.is_listed(label.word)):
        return True
    start = _skip_numbering(text)
    return text[start : start + 1].isupper() and book.is_listed(label.word)


def _find_in_front(text: str, book: LabelBook, end: int | None) -> Label | None:
    if not end or end > _MAX_LABEL:
        return None
    label = book.find_alone(text[:end])
    if label is None:
        return None
    return Label(label.kind, label.word, label.number, end, alone=False, sure=True)


def bold_end(paragraph: Paragraph) -> int | None:
    """Offset where a bold start of a paragraph that is not bold altogether ends."""
    fragments = paragraph.fragments
    if not fragments or not fragments[0].bold:
        return None
    offset = 0
    for fragment in fragments:
        if not fragment.bold and fragment.text.strip():
            return offset
        offset += len(fragment.text) + len(fragment.after)
        if offset > _MAX_BOLD_START:
            return None
    return None


def _gap_end(paragraph: Paragraph) -> int | None:
    """Offset of the first wide gap between two words of the first line (a column unseen)."""
    offset = 0
    for left, right in zip(paragraph.fragments, paragraph.fragments[1:], strict=False):
        offset += len(left.text) + len(left.after)
        if offset > _MAX_LABEL or left.rectangle is None or right.rectangle is None:
            return None
        if right.rectangle.y0 >= left.rectangle.y1:
            return None
        if right.rectangle.x0 - left.rectangle.x1 >= _WIDE_GAP:
            return offset
    return None


_LAST_SENTENCE = re.compile(r"(?<=[.!?])\s+(?=[A-Z“‘\"][^.!?]*:$)")


def find_last_sentence(text: str) -> int:
    """Offset of the last sentence of a text that ends in a colon, 0 when it is the only one."""
    found = list(_LAST_SENTENCE.finditer(text))
    return found[-1].end() if found else 0


def speaks_of_proposing(text: str, book: LabelBook) -> bool:
    """Its last sentence ends in ":" and has a word for proposing, asking or needing."""
    if not text.endswith(":"):
        return False
    last = text[find_last_sentence(text) :].casefold()
    return any(stem in last for stem in book.labels.voorstelwoorden)

"""Which texts look like a heading, and under which headings a block stands."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from pipeline.segment.tokens import Text, Token

MAX_HEADING = 130
"""Characters of a plain line that may be a heading; the longest onderwerp we saw has 90."""

MAX_SET_HEADING = 260
"""The same for a line that is set as one: by the format, in bold, larger, or over a whole row."""

_SIZE_STEP = 0.8  # points a heading is larger than the body; less is another font of the same size
_SENTENCE = re.compile(r"[.;,:!]$|[.;]\W*$")
# "1. Opvang", "2b Woningvoorraad", "3.2 Onderwijs", "A. Wonen", "II. Zorg"
_CHAPTER = re.compile(r"^(?:(\d{1,2})((?:\.\d{1,2})*)\.?([a-z])?\.?|([A-Z])\.|([IVX]{1,4})\.)\s+\S")


@dataclass(frozen=True, slots=True)
class Look:
    """How much a text looks like a heading.

    Attributes:
        strength: 3 the format says so; 2 it is bold, large or in capitals; 1 it is short and no
            sentence; 0 none of these.
        signature: what headings of one kind share: level, bold or in capitals, size, numbered.
    """

    strength: int
    signature: tuple[int, bool, float, bool]


NO_LOOK = Look(0, (0, False, 0.0, False))
"""The look of a text whose fate is known without looking at it."""


def find_body_size(tokens: Iterable[Token]) -> float | None:
    """The font size that most characters of the text have, None when sizes are unknown."""
    counter: Counter[float] = Counter()
    for token in tokens:
        text = token if isinstance(token, Text) else getattr(token, "rest", None)
        if text is not None:
            for fragment in text.paragraph.fragments:
                if fragment.size:
                    counter[round(fragment.size, 1)] += len(fragment.text)
    return counter.most_common(1)[0][0] if counter else None


def look_at(text: Text, body_size: float | None) -> Look:
    """How much a text looks like a heading, by its shape alone."""
    paragraph = text.paragraph
    is_numbered = is_chapter(text)
    size = paragraph.size
    is_large = bool(size and body_size and size >= body_size + _SIZE_STEP)
    signature = (
        paragraph.heading,
        paragraph.is_bold or is_in_capitals(text.text),
        round(size or 0.0) if is_large else 0.0,
        is_numbered,
    )
    return Look(_strength(text, is_large=is_large, is_numbered=is_numbered), signature)


def _strength(text: Text, *, is_large: bool, is_numbered: bool) -> int:
    paragraph, words = text.paragraph, text.text
    if text.is_title:
        return 2
    if paragraph.heading and len(words) <= MAX_SET_HEADING:
        return 3
    if not words or len(words) > MAX_SET_HEADING or "\n" in words:
        return 0
    is_bullet = bool(paragraph.marker) and not is_numbered
    if is_bullet or words.startswith("["):
        return 0
    is_set = (
        paragraph.is_bold
        or is_large
        or (text.place == "line" and len(words) <= MAX_HEADING and is_in_capitals(words))
    )
    if is_set and not words.endswith((":", ";", ",")):
        return 2
    if len(words) > MAX_HEADING and text.place != "row":
        return 0
    if _SENTENCE.search(words) or not (
        words[0].isupper() or words[0].isdigit() or words[0] in "“‘'€\""
    ):
        return 0
    return 1


def is_in_capitals(text: str) -> bool:
    """Two words or more with no small letter: typed as a heading ("TE WEINIG HUIZEN")."""
    return text.isupper() and len(re.findall(r"[^\W\d_]{2,}", text)) >= 2


def is_chapter(text: Text) -> bool:
    """It starts with a chapter number or letter, in the text or as its marker."""
    marked = f"{text.paragraph.marker} {text.text}".strip()
    return _CHAPTER.match(marked) is not None and text.paragraph.marker != "o"


def chapter_depth(text: Text) -> int | None:
    """1 for "2. Huisvesting", 2 for "2b." and "2.1"; None without a number."""
    match = _CHAPTER.match(f"{text.paragraph.marker} {text.text}".strip())
    if match is None:
        return None
    return 1 + (match.group(2) or "").count(".") + bool(match.group(3))


def kop_text(text: Text) -> str:
    """A heading as a reader sees it, its number included."""
    return f"{text.paragraph.marker} {text.text}".strip()


@dataclass(frozen=True, slots=True)
class Kop:
    """A heading in force. ``rank`` orders headings from the outside in."""

    text: str
    rank: tuple[float, ...]


def push_kop(koppen: Sequence[Kop], text: Text, *, is_fresh: bool) -> tuple[Kop, ...]:
    """The headings in force after ``text``: it ends those of its own rank and below.

    Rank is the outline level, else the depth of its number, else the size of its type. Headings
    without any of these that follow each other are nested; after a block (``is_fresh``) such a
    heading replaces the last one.
    """
    depth = chapter_depth(text)
    level = text.paragraph.heading
    rank: tuple[float, ...]
    if depth is not None:
        rank = (1.0, float(depth))
    elif level:
        rank = (2.0, float(level))
    else:
        rank = (3.0, -(text.paragraph.size or 0.0), -float(text.paragraph.is_bold))
    kept = [kop for kop in koppen if kop.rank < rank]
    if rank[0] == 3.0 and not is_fresh and len(kept) < len(koppen):
        kept = list(koppen)
    return (*kept, Kop(kop_text(text), rank))

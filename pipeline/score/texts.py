"""What is compared: texts without what a reader does not see.

Quotes, dashes, white space, note marks, the bullet in front and the full stop behind are folded
away, so that a figure tells about words and not about typography.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence

from rapidfuzz.distance import Indel

from schemas.score import GoldOplossing

# "- ", "• ", "1) ", "a. ", "(b) "; not "2021 was", not "A."
_BULLET = re.compile(r"^\s*(?:[-–—•▪◦●○■□➢►✓*·]|\(?\d{1,2}[.)]|\(?[a-z][.)])\s+")
_MASK = re.compile(r"\[afgeschermd[^\]]*\]")
_NOTE = re.compile(r"^\[\d+\] ")
_NOTE_MARK = re.compile(r"\s*\[\d+\]\s*")
_SPACE = re.compile(r"\s+")
_TYPOGRAPHY = str.maketrans("‘’‚‛“”„–—‑", "''''\"\"\"---")

MASKED = "§"
"""What any mask is folded to, whatever kind of personal data it hides."""


def fold_text(text: str | None) -> str:
    """A text without what a reader does not see: kinds of quote and dash, white space, note marks.

    A mask reads "§", whatever kind of personal data it hides.
    """
    folded = unicodedata.normalize("NFKC", text or "").replace("\u00ad", "")
    folded = _MASK.sub(MASKED, folded).translate(_TYPOGRAPHY)
    return _SPACE.sub(" ", _NOTE_MARK.sub(" ", folded)).strip()


def bare_text(text: str | None) -> str:
    """A folded text without the bullet in front and the punctuation behind."""
    return _BULLET.sub("", fold_text(text)).rstrip(" .;:")


def likeness_of(links: str, rechts: str) -> float:
    """Edit similarity, 0 to 1; two empty texts are alike."""
    return Indel.normalized_similarity(links, rechts)


def join_alineas(alineas: Sequence[str]) -> str:
    """An omschrijving as one bare text; footnotes are left out."""
    return " ".join(bare_text(a) for a in alineas if not _NOTE.match(a))


def split_omschrijving(text: str | None) -> list[str]:
    """The alinea's of an omschrijving as the table holds it, one a line."""
    return [line.strip() for line in (text or "").split("\n") if line.strip()]


def iter_oplossingen(
    oplossingen: Sequence[GoldOplossing], niveau: int = 0
) -> Iterator[tuple[int, str]]:
    """Level and bare text of each oplossingsrichting in reading order."""
    for oplossing in oplossingen:
        yield niveau, bare_text(oplossing.tekst)
        yield from iter_oplossingen(oplossing.sub, niveau + 1)

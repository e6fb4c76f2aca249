"""A name that was found once is known: its further occurrences in the same inzending.

Names found in, a finder of their words out. The whole name, its surname and its given name are
found again, with or without accents; words that are Dutch, or places, are only found in the whole.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.mask.person import (
    INITIALS,
    LETTER,
    UPPER,
    Soort,
    is_common_word,
    is_compound,
    word_kind,
)
from pipeline.mask.view import Vondst
from pipeline.mask.words import TUSSENVOEGSELS
from pipeline.text import fold

MIN_LETTERS = 3
"""Letters of the shortest word that is looked for by itself; "Li" would be found in a list."""

MIN_LOWER = 5
"""Letters of the shortest word that is found in lower case as well."""

_TOKEN = re.compile(rf"(?<![\w@.-]){LETTER}+(?:['-]{LETTER}+)*(?!@)")
_CAPITAL = re.compile(rf"[{UPPER}]")
_INITIALS_BEFORE = re.compile(rf"(?<!\w){INITIALS}\Z")
_LINK = re.compile(rf"{TUSSENVOEGSELS}", re.IGNORECASE)


class KnownNames:
    """The names of one inzending, by word and by row of words, folded."""

    def __init__(self) -> None:
        self._words: dict[str, bool] = {}
        self._rows: set[tuple[str, ...]] = set()
        self._starts: set[str] = set()

    def add(self, name: str) -> bool:
        """Remember a name as it stands in a text; whether it told anything new."""
        before = len(self._words) + len(self._rows)
        tokens = [match.group() for match in _TOKEN.finditer(name)]
        for token in tokens:
            for part in {token, *token.split("-")}:
                if self._tells_apart(part):
                    self._words[fold(part)] = _may_be_lower(part)
        if len(tokens) > 1:
            self._rows.add(tuple(map(fold, tokens)))
            self._rows.update(_surname_rows(tokens))
        known = (*self._words, *(row[0] for row in self._rows))
        self._starts.update(word[:MIN_LETTERS] for word in known)
        return len(self._words) + len(self._rows) > before

    def find(self, text: str) -> Iterator[Vondst]:
        """Every place in a View's text where one of the names is used again."""
        if not self._starts:
            return
        tokens = list(_TOKEN.finditer(text))
        folded = [fold(token.group()) for token in tokens]
        longest = max(map(len, self._rows), default=1)
        position = 0
        while position < len(tokens):
            length = self._length_at(tokens, folded, position, longest)
            if length:
                start = tokens[position].start()
                initials = _INITIALS_BEFORE.search(text, max(0, start - 24), _rstrip(text, start))
                begin = initials.start() if initials else start
                last = tokens[position + length - 1]
                end = last.start() + len(last.group().removesuffix("'s"))
                yield Vondst(begin, end, "naam", "naam-herhaling")
            position += length or 1

    def _length_at(
        self,
        tokens: list[re.Match[str]],
        folded: list[str],
        position: int,
        longest: int,
    ) -> int:
        """How many tokens from here on are one known name; 0 for none."""
        if folded[position][:MIN_LETTERS] not in self._starts and "-" not in folded[position]:
            return 0  # nearly every word: what follows costs twenty times as much
        for length in range(min(longest, len(tokens) - position), 1, -1):
            row = tuple(folded[position : position + length])
            if row in self._rows and _has_capital(tokens[position : position + length]):
                return length
        token, key = tokens[position].group(), folded[position]
        stems = {key, key.removesuffix("'s"), key.removesuffix("s"), *key.split("-")}
        hits = [stem for stem in stems if stem in self._words]
        if not hits:
            return 0
        is_capital = _CAPITAL.match(token) is not None or "-" in token
        return int(is_capital or any(self._words[hit] for hit in hits))

    @staticmethod
    def _tells_apart(token: str) -> bool:
        if len(token) < MIN_LETTERS or not token[:1].isupper():
            return False
        soort = word_kind(token.capitalize() if token.isupper() else token)
        if soort in (Soort.PLAATS, Soort.GEEN, Soort.ACHTERNAAM, Soort.ENGELS):
            return False
        # A compound ("Zoetebier") is no word that people write by accident; "Kat" is.
        return soort in (Soort.ELDERS, Soort.ONBEKEND) or not is_common_word(token)


def _rstrip(text: str, end: int) -> int:
    """The place before the spaces that stand before ``end``."""
    while end and text[end - 1] == " ":
        end -= 1
    return end


def _may_be_lower(token: str) -> bool:
    """The word is looked for in lower case as well: long, and no Dutch word or compound."""
    return len(token) >= MIN_LOWER and not is_common_word(token) and not is_compound(fold(token))


def _surname_rows(tokens: list[str]) -> Iterator[tuple[str, ...]]:
    """ "van der Velde" out of "Marga van der Velde": the small words and what follows them."""
    for index, token in enumerate(tokens[:-1]):
        if index and _LINK.fullmatch(token) and not _LINK.fullmatch(tokens[index - 1]):
            yield tuple(map(fold, tokens[index:]))


def _has_capital(tokens: list[re.Match[str]]) -> bool:
    return any(_CAPITAL.search(token.group()) for token in tokens)

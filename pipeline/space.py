"""Spaces in which texts that tell one problem lie together, whatever their words.

Learned from the tellings of the lexicon's vraagstukken, some twenty of each by different authors
(``benchmarks/fit_space.py``): a space keeps the directions in which tellings of one vraagstuk are
alike and those of different ones are not. Manner of writing, which makes most of the difference
between two texts, is left out that way, and words that stand in for each other in the field
("verblijfspas", "document", "pasje") point the same way. A text about a problem that the lexicon
does not know has its place too.

There is one space of words, and one for each sentence encoder; and one of words for wishes, learned
from wishes in many wordings (``benchmarks/fit_wishes.py``). They are part of the program, as
its lemmas are. Rows are whole numbers and sums of whole numbers below 2**53, so that they come out
the same on every machine.
"""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from importlib.resources import files
from math import log, sqrt

import numpy as np
import numpy.typing as npt

from pipeline.compare import SCALE
from pipeline.encoder import UNIT, Encoder
from pipeline.terms import letter_groups, terms_of
from schemas.lexicon import Vraagstuk

WEIGHT = 4096
"""Units in the length of a text's weights before they are summed."""

KEY_BYTES = 16

Row = npt.NDArray[np.int16]
"""The place of a text: 128 numbers in 1/1024, of length 1; all 0 for a text that says nothing."""

Rows = npt.NDArray[np.int16]
Doubles = npt.NDArray[np.float64]


class WordSpace:
    """A space of words: lemmas, and letter groups, in which compounds and misspellings meet."""

    def __init__(self, name: str) -> None:
        with files("schemas.data").joinpath(f"ruimte-{name}.npz").open("rb") as file:
            found = np.load(file, allow_pickle=False)
            self.versie = str(found["versie"])
            self.middens = _middens(found["sleutels"], found["middens"])
            self._rarity = found["zeldzaamheid"].tolist()
            self._directions: npt.NDArray[np.int8] = found["richtingen"]
            self._mean: Doubles = found["gemiddeld"].astype(np.float64)
            words, letters = found["woorden"].tolist(), found["lettergroepen"].tolist()
        self._words = {word: i for i, word in enumerate(words)}
        self._letters = {group: i for i, group in enumerate(letters, start=len(words))}

    def row(self, terms: Mapping[str, int], letters: Mapping[str, int]) -> Row:
        """The place of a text by its counted lemmas and letter groups (``pipeline/terms.py``)."""
        total, known = -self._mean, False
        for counts, numbers in ((terms, self._words), (letters, self._letters)):
            places, weights = self._weigh(counts, numbers)
            if places:
                known = True
                total = total + weights @ self._directions[places].astype(np.float64)
        return to_row(total if known else np.zeros_like(total))

    def row_of(self, text: str) -> Row:
        """The place of a text."""
        return self.row(Counter(terms_of(text)), letter_groups(text))

    def toward(self, terms: Mapping[str, int], row: Row) -> list[str]:
        """The lemmas of a text that bring it nearest to a place, those that do most first.

        ``terms`` has how much each weighs in the text.
        """
        known = [term for term in terms if term in self._words]
        if not known:
            return []
        places = [self._words[term] for term in known]
        parts = self._directions[places].astype(np.float64) @ row.astype(np.float64)
        pulls = {t: terms[t] * p for t, p in zip(known, parts.tolist(), strict=True) if p > 0}
        return sorted(pulls, key=lambda term: (-pulls[term], term))

    def _weigh(
        self, counts: Mapping[str, int], numbers: Mapping[str, int]
    ) -> tuple[list[int], Doubles]:
        places = {numbers[term]: n for term, n in counts.items() if n and term in numbers}
        weights = weigh(places, self._rarity)
        return list(weights), np.array(list(weights.values()), dtype=np.float64)


class EncodedSpace:
    """The space of a sentence encoder: texts in, their places out."""

    def __init__(self, encoder: Encoder) -> None:
        self._encoder = encoder
        with files("schemas.data").joinpath(f"ruimte-{encoder.pakket}.npz").open("rb") as file:
            found = np.load(file, allow_pickle=False)
            self.middens = _middens(found["sleutels"], found["middens"])
            self._directions: Doubles = found["richtingen"].astype(np.float64)
            self._mean: Doubles = found["gemiddeld"].astype(np.float64)

    def rows(self, texts: Sequence[str]) -> Rows:
        """A place for each text."""
        units = np.rint(self._encoder.encode(texts).astype(np.float64) * UNIT)
        return to_rows(units @ self._directions - self._mean)


@cache
def word_space() -> WordSpace:
    """The space of problems by their words, read once."""
    return WordSpace("woorden")


@cache
def wish_space() -> WordSpace:
    """The space of wishes by their words, read once."""
    return WordSpace("wensen")


def weigh(counts: Mapping[int, int], rarity: Sequence[int]) -> dict[int, int]:
    """How much each term of a text counts, in 1/4096: repeated and rare ones more.

    ``counts`` and ``rarity`` by the number of the term; rarity in 1/1024.
    """
    raw = {term: (1.0 + log(counts[term])) * rarity[term] for term in sorted(counts)}
    length = sqrt(sum(weight * weight for weight in raw.values()))
    return {term: round(WEIGHT * weight / length) for term, weight in raw.items()}


def to_row(total: Doubles) -> Row:
    """A sum at length 1."""
    return np.asarray(to_rows(total[None, :])[0])


def to_rows(totals: Doubles) -> Rows:
    """Sums at length 1, in 1/1024; nothing stays nothing."""
    lengths = np.sqrt(np.einsum("ij,ij->i", totals, totals))[:, None]
    return np.rint(SCALE * totals / np.where(lengths > 0, lengths, 1.0)).astype(np.int16)


def middle(rows: Rows) -> Row:
    """The middle of some places."""
    return to_row(rows.sum(axis=0, dtype=np.int64).astype(np.float64))


def texts_of(vraagstuk: Vraagstuk) -> tuple[str, ...]:
    """What tells a vraagstuk: its title and its tellings."""
    return (vraagstuk.titel, *vraagstuk.voorbeelden)


def key_of(vraagstuk: Vraagstuk) -> bytes:
    """By which a space knows the middle of a vraagstuk; other tellings, another key."""
    return hashlib.sha256("\n".join(texts_of(vraagstuk)).encode()).digest()[:KEY_BYTES]


def find_middens(vraagstukken: Iterable[Vraagstuk], space: WordSpace | EncodedSpace) -> Rows:
    """The middle of each vraagstuk; worked out for those that the space was not learned from."""
    return np.array([_find_midden(vraagstuk, space) for vraagstuk in vraagstukken], dtype=np.int16)


def _find_midden(vraagstuk: Vraagstuk, space: WordSpace | EncodedSpace) -> Row:
    found = space.middens.get(key_of(vraagstuk))
    if found is not None:
        return found
    if isinstance(space, EncodedSpace):
        return middle(space.rows(texts_of(vraagstuk)))
    return middle(np.array([space.row_of(text) for text in texts_of(vraagstuk)]))


def _middens(keys: npt.NDArray[np.uint8], rows: Rows) -> dict[bytes, Row]:
    return {key.tobytes(): row for key, row in zip(keys, rows, strict=True)}

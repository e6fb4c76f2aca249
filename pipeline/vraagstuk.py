"""Which known problem of the lexicon a knelpunt tells, if any; themes and matching build on it.

The lexicon says of each vraagstuk how people tell it. A knelpunt is placed among those tellings,
in the space of words and in that of the encoder where there is one (``pipeline/space.py``), and
compared with the middle of each vraagstuk; its very words are compared too, which tells neighbours
and opposites apart (``pipeline/wording.py``). What comes out is a share for each of the likeliest
vraagstukken, small when none fits: a knelpunt about something that the lexicon does not know gets
next to nothing, and is compared by its own words, place and concepts alone.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import exp, sqrt

import numpy as np
import numpy.typing as npt

from pipeline.compare import SCALE
from pipeline.concepts import ConceptReader, iter_sentences
from pipeline.encoder import Encoder
from pipeline.space import EncodedSpace, Row, Rows, find_middens, word_space
from pipeline.terms import letter_groups, terms_of
from pipeline.wording import WordingReader, wording_versie
from schemas.knelpunt import Knelpunt
from schemas.lexicon import Lexicon


@dataclass(frozen=True, slots=True)
class Parts:
    """How much each likeness adds to the score of a vraagstuk, and how scores become shares.

    ``words`` and ``meaning`` multiply the cosines with its middle in the space of words and in
    that of the encoder, ``wording`` that of the very words. ``none`` is the score of "none of
    these": higher recognises fewer knelpunten. ``temperature``: lower lets the likeliest take all,
    higher spreads doubt. Chosen by benchmarks/score_vraagstuk.py on vertellingen and problemen.
    """

    words: float
    meaning: float
    wording: float
    none: float
    temperature: float


BY_WORDS = Parts(words=25.0, meaning=0.0, wording=60.0, none=14.0, temperature=1.6)
BY_MEANING = Parts(words=15.0, meaning=15.0, wording=60.0, none=14.0, temperature=1.6)

KEPT = 16
"""Vraagstukken kept for a knelpunt."""

LEAST = 0.002
"""Share below which a vraagstuk is not kept."""

FAR = 20.0
"""Temperatures below the best score from which a vraagstuk has no share to speak of (e^-20)."""

Doubles = npt.NDArray[np.float64]

Places = Sequence[tuple[int, frozenset[str]]]
"""Of each sentence or wish: its field (0 onderwerp, 1 omschrijving, 2 wishes) and its concepts."""


@dataclass(frozen=True, slots=True)
class Gelezen:
    """A knelpunt as the lexicon reads it.

    ``strekking`` and ``betekenis`` are its places in the space of words and in that of the encoder
    (empty without one). ``vraagstukken`` has, per likely vraagstuk, the root of its share in
    1/1024. The root, so that the product of two knelpunten is the overlap of their shares (the
    Bhattacharyya coefficient): 1 when both certainly tell the same vraagstuk.
    """

    places: Places
    terms: Counter[str]
    letters: Counter[str]
    strekking: Row
    betekenis: Row
    vraagstukken: Mapping[str, int]


def whole_text(knelpunt: Knelpunt) -> str:
    """Onderwerp, omschrijving and oplossingsrichtingen as one running text."""
    asked = (o.tekst for o in knelpunt.oplossingsrichtingen)
    return " ".join((knelpunt.onderwerp, knelpunt.omschrijving_tekst, *asked))


def learned_versies() -> tuple[str, ...]:
    """Of what was learned from the tellings and the likeness of a text to them depends on."""
    return (f"ruimte {word_space().versie}", f"bewoording {wording_versie()}")


class VraagstukReader:
    """The concepts and vraagstukken of a lexicon, compiled once for a run.

    Without an encoder a knelpunt is recognised by its words alone. ``parts`` to try others than
    the usual ones.
    """

    def __init__(
        self, lexicon: Lexicon, encoder: Encoder | None = None, parts: Parts | None = None
    ) -> None:
        self.find_concepts = ConceptReader(lexicon).find
        self._codes = [v.code for v in lexicon.vraagstukken]
        self._words = word_space()
        self._encoded = EncodedSpace(encoder) if encoder else None
        self._middens = [
            find_middens(lexicon.vraagstukken, space).astype(np.float64)
            for space in (self._words, self._encoded)
            if space and self._codes
        ]
        self._wording = WordingReader(lexicon.vraagstukken)
        self._parts = parts or (BY_MEANING if encoder else BY_WORDS)

    def find_meanings(self, texts: Sequence[str]) -> Rows:
        """The places of texts in the space of the encoder; empty ones without an encoder."""
        if self._encoded is None:
            return np.zeros((len(texts), 0), dtype=np.int16)
        return self._encoded.rows(texts)

    def read(self, knelpunt: Knelpunt, meaning: Row | None = None) -> Gelezen:
        """The concepts by place, the counted terms and the likely vraagstukken of a knelpunt.

        ``meaning`` is the place of its whole text by ``find_meanings``.
        """
        asked = [o.tekst for o in knelpunt.oplossingsrichtingen]
        whole = whole_text(knelpunt)
        told = [s for a in knelpunt.omschrijving for s in iter_sentences(a.tekst)]
        places = tuple(
            (field, frozenset(f.code for f in self.find_concepts(text)))
            for field, texts in ((0, [knelpunt.onderwerp]), (1, told), (2, asked))
            for text in texts
        )
        terms, letters = Counter(terms_of(whole)), letter_groups(whole)
        strekking = self._words.row(terms, letters)
        betekenis = np.zeros(0, dtype=np.int16) if meaning is None else meaning
        likeness = self._wording.likeness(
            (knelpunt.onderwerp, *(a.tekst for a in knelpunt.omschrijving)), asked
        )
        shares = self._shares(strekking, betekenis, likeness) if self._codes else {}
        return Gelezen(places, terms, letters, strekking, betekenis, shares)

    def _shares(self, strekking: Row, betekenis: Row, likeness: Doubles) -> dict[str, int]:
        parts = ((self._parts.words, strekking), (self._parts.meaning, betekenis))
        scores: Doubles = self._parts.wording * likeness
        for middens, (part, row) in zip(self._middens, parts, strict=False):
            if row.size:
                scores = scores + part / SCALE**2 * (middens @ row.astype(np.float64))
        return _softmax(self._codes, scores, self._parts)


def _softmax(codes: Sequence[str], scores: Doubles, parts: Parts) -> dict[str, int]:
    """Per likely code the root of its share in 1/1024, the likeliest first."""
    rounded = np.round(scores, 3)
    top = max(float(rounded.max()), parts.none)
    near = np.flatnonzero(rounded > top - FAR * parts.temperature).tolist()
    odds = {codes[i]: exp((float(rounded[i]) - top) / parts.temperature) for i in near}
    total = sum(odds.values()) + exp((parts.none - top) / parts.temperature)
    shares = {code: round(odd / total, 6) for code, odd in odds.items() if odd / total >= LEAST}
    ranked = sorted(shares, key=lambda code: (-shares[code], code))
    return {code: round(SCALE * sqrt(odds[code] / total)) for code in ranked[:KEPT]}

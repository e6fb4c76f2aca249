"""Which known problem of the lexicon a knelpunt tells, if any; themes and matching build on it.

The lexicon says of each vraagstuk which concepts make it and how people tell it. Concepts, words
and letter groups are weighed by how few other vraagstukken have them. What comes out is a share
for each of the likeliest vraagstukken, small when none fits: a knelpunt about something that the
lexicon does not know gets next to nothing, and is compared by its own words and concepts alone.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from math import exp, log, sqrt

import numpy as np
import numpy.typing as npt

from pipeline.compare import SCALE
from pipeline.concepts import ConceptReader, codes_of, iter_sentences
from pipeline.terms import letter_groups, terms_of
from schemas.knelpunt import Knelpunt
from schemas.lexicon import Lexicon, Vraagstuk

# Parts (below) were chosen by the average precision of benchmarks/score_vraagstuk.py on
# vertellingen and problemen; the other numbers on problemen alone, with a smaller lexicon.
KERN, OOK, NIET = 2.0, 1.0, -1.5
"""Parts of a concept that makes a vraagstuk, that comes along with it, that speaks against it."""

SAMEN = 2.0
"""Extra for two concepts of one entry ("dossier + ontbreekt"): together they say more."""

CONCEPT_POWER = 0.8
"""The more concepts a text has, the less each adds; at 1 a long text fits everything."""


@dataclass(frozen=True, slots=True)
class Parts:
    """How much each likeness adds to the score of a vraagstuk, and how scores become shares.

    ``words``, ``letters`` and ``meaning`` multiply cosines with its tellings (mostly below 0.3 for
    the first two): lemmas; letter groups, in which compounds, inflection and misspellings meet; the
    encoder's rows. ``none`` is the score of "none of these": higher recognises fewer knelpunten.
    ``temperature``: lower lets the likeliest take all, higher spreads doubt.
    """

    words: float
    letters: float
    meaning: float
    none: float
    temperature: float


BY_WORDS = Parts(words=40.0, letters=50.0, meaning=0.0, none=8.0, temperature=1.6)
BY_MEANING = Parts(words=40.0, letters=40.0, meaning=40.0, none=10.0, temperature=2.5)

KEPT = 4
"""Vraagstukken kept for a knelpunt."""

LEAST = 0.02
"""Share below which a vraagstuk is not kept."""

FAR = 20.0
"""Temperatures below the best score from which a vraagstuk has no share to speak of (e^-20)."""

SIDE = 0.5
"""Part of a concept that is named in passing."""

FEW_PLACES = 4
"""Up to so many sentences and wishes, nothing counts as named in passing."""

Doubles = npt.NDArray[np.float64]
Floats = npt.NDArray[np.float32]
Encode = Callable[[Sequence[str]], Floats]

Places = Sequence[tuple[int, frozenset[str]]]
"""Of each sentence or wish: its field (0 onderwerp, 1 omschrijving, 2 wishes) and its concepts."""


class _Concepts:
    """What each concept, and each two of one entry, add to each vraagstuk."""

    def __init__(self, vraagstukken: Sequence[Vraagstuk]) -> None:
        counts = Counter(code for v in vraagstukken for code in codes_of(v))
        total = len(vraagstukken) + 1
        self._rarity = {code: log(total / n) / log(total) for code, n in counts.items()}
        self._count = len(vraagstukken)
        self._alone: dict[str, Doubles] = {}
        self._joint: dict[str, list[tuple[tuple[str, ...], int, float]]] = {}
        for column, vraagstuk in enumerate(vraagstukken):
            for codes, weight in self._weigh(vraagstuk):
                if len(codes) == 1:
                    self._alone.setdefault(codes[0], np.zeros(self._count))[column] += weight
                else:
                    self._joint.setdefault(codes[0], []).append((codes[1:], column, weight))

    def scores(self, present: Mapping[str, float]) -> Doubles:
        """What the concepts of a text add up to, for each vraagstuk; ``present`` has their part."""
        codes = sorted(present)
        scores = np.zeros(self._count)
        for code in codes:
            if code in self._alone:
                scores += present[code] * self._alone[code]
            for others, column, weight in self._joint.get(code, ()):
                if all(other in present for other in others):
                    part = min(present[code], *(present[other] for other in others))
                    scores[column] += part * weight
        return np.where(scores > 0, np.maximum(scores, 0.0) ** CONCEPT_POWER, scores)

    def _weigh(self, vraagstuk: Vraagstuk) -> Iterable[tuple[tuple[str, ...], float]]:
        named = ((KERN, vraagstuk.kern), (OOK, vraagstuk.ook), (NIET, vraagstuk.niet))
        for part, entries in named:
            for entry in entries:
                codes = tuple(entry.split(" + "))
                rarity = sum(self._rarity[code] for code in codes) / len(codes)
                extra = SAMEN if len(codes) > 1 and part > 0 else 1.0
                yield codes, part * extra * rarity


class _Tellings:
    """The terms of each vraagstuk's title and tellings, as unit vectors weighed by rarity."""

    def __init__(self, told: Sequence[Mapping[str, int]]) -> None:
        seen = Counter(term for terms in told for term in terms)
        self._row = {term: i for i, term in enumerate(sorted(seen))}
        self._rarity = {term: round(log((len(told) + 1) / n), 3) for term, n in seen.items()}
        self._matrix = np.zeros((len(self._row), len(told)), dtype=np.float32)
        for column, terms in enumerate(told):
            rows, weights = self._unit(terms)
            self._matrix[rows, column] = weights

    def likeness(self, terms: Mapping[str, int]) -> Doubles:
        """The cosine of a text with each vraagstuk."""
        rows, weights = self._unit(terms)
        return np.asarray(weights @ self._matrix[rows])

    def _unit(self, terms: Mapping[str, int]) -> tuple[list[int], Doubles]:
        known = sorted(term for term in terms if term in self._row)
        weights = np.array([(1.0 + log(terms[t])) * self._rarity[t] for t in known])
        length = sqrt(float((weights**2).sum()))
        return [self._row[t] for t in known], weights / length if length else weights


@dataclass(frozen=True, slots=True)
class Gelezen:
    """A knelpunt as the lexicon reads it.

    ``vraagstukken`` has, per likely vraagstuk, the root of its share in 1/1024. The root, so that
    the product of two knelpunten is the overlap of their shares (the Bhattacharyya coefficient):
    1 when both certainly tell the same vraagstuk.
    """

    places: Places
    terms: Counter[str]
    letters: Counter[str]
    vraagstukken: Mapping[str, int]


def whole_text(knelpunt: Knelpunt) -> str:
    """Onderwerp, omschrijving and oplossingsrichtingen as one running text."""
    asked = (o.tekst for o in knelpunt.oplossingsrichtingen)
    return " ".join((knelpunt.onderwerp, knelpunt.omschrijving_tekst, *asked))


def texts_of(vraagstuk: Vraagstuk) -> tuple[str, ...]:
    """What tells a vraagstuk: its title and its tellings."""
    return (vraagstuk.titel, *vraagstuk.voorbeelden)


class VraagstukReader:
    """The concepts and vraagstukken of a lexicon, compiled and weighed once for a run.

    ``encode`` gives a row of meaning for each text (``pipeline/encoder.py``, manner of writing
    left out); without it a knelpunt is recognised by concepts and words alone. ``parts`` to try
    others than the usual ones.
    """

    def __init__(
        self, lexicon: Lexicon, encode: Encode | None = None, parts: Parts | None = None
    ) -> None:
        vraagstukken = lexicon.vraagstukken
        self.find_concepts = ConceptReader(lexicon).find
        self._codes = [v.code for v in vraagstukken]
        self._concepts = _Concepts(vraagstukken)
        texts = ["\n".join(texts_of(v)) for v in vraagstukken]
        self._words = _Tellings([Counter(terms_of(text)) for text in texts])
        self._letters = _Tellings([letter_groups(text) for text in texts])
        self._meanings = _meanings(vraagstukken, encode) if encode and vraagstukken else None
        self._parts = parts or (BY_WORDS if encode is None else BY_MEANING)

    def read(self, knelpunt: Knelpunt, meaning: Floats | None = None) -> Gelezen:
        """The concepts by place, the counted terms and the likely vraagstukken of a knelpunt.

        ``meaning`` is the row of its whole text, by the same encoder as the reader's.
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
        shares = self._shares(places, terms, letters, meaning) if self._codes else {}
        return Gelezen(places, terms, letters, shares)

    def _shares(
        self,
        places: Places,
        terms: Mapping[str, int],
        letters: Mapping[str, int],
        meaning: Floats | None,
    ) -> dict[str, int]:
        parts = self._parts
        scores = (
            self._concepts.scores(_prominence(places))
            + parts.words * self._words.likeness(terms)
            + parts.letters * self._letters.likeness(letters)
        )
        if self._meanings is not None and meaning is not None:
            scores = scores + parts.meaning * (self._meanings @ meaning.astype(np.float64))
        return _softmax(self._codes, scores, parts)


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


def _meanings(vraagstukken: Sequence[Vraagstuk], encode: Encode) -> Doubles:
    """Per vraagstuk the middle of what its title and tellings mean, at length 1."""
    texts = [(number, text) for number, v in enumerate(vraagstukken) for text in texts_of(v)]
    rows = encode([text for _, text in texts]).astype(np.float64)
    sums = np.zeros((len(vraagstukken), rows.shape[1]))
    np.add.at(sums, [number for number, _ in texts], rows)
    lengths = np.maximum(np.linalg.norm(sums, axis=1, keepdims=True), 1e-9)
    return np.asarray(sums / lengths)


def _prominence(places: Places) -> dict[str, float]:
    """How far each concept carries the knelpunt: ``SIDE`` for one named in passing, else 1.

    One that the onderwerp or the first sentence names, or two places, carries it; so does any in
    a text of a few sentences.
    """
    counts = Counter(code for _, codes in places for code in codes)
    leading = {code for _, codes in places[:2] for code in codes}
    return {
        code: 1.0 if n > 1 or code in leading or len(places) <= FEW_PLACES else SIDE
        for code, n in counts.items()
    }

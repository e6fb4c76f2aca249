"""The use of words: what the example texts of a theme say beside its rules.

A rule knows the problems that somebody thought of; the words of an unforeseen problem still
resemble those of its theme. Naive Bayes on the examples of the scheme, one theme against the
rest, with whole numbers so that every machine agrees. It adds a few points, so a rule that
speaks clearly decides, and where rules and words disagree a human looks.

Measured before it was added, on texts of other authors (benchmarks/score_themes.py): problems
that no rule foresaw 0.39 to 0.53 right, foreseen ones 0.93 to 0.96.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from math import log, sqrt

from pipeline.classify.expressions import FUNCTION_WORDS
from pipeline.text import Woordenlijst, fold, iter_words, straighten
from schemas.lexicon import Vraagstuk
from schemas.thema import BUITEN_SCHEMA, Themaschema

SMOOTHING = 0.5
"""Added to every count, so that a word seen once in one theme does not decide alone."""

MIN_TEXTS = 3
"""Examples that must use a word; below it the word tells an author, not a theme."""

SCALE = 100
"""Weights are whole hundredths of log-odds."""

REGEL = "woordgebruik"
"""The name under which the use of words stands in the evidence."""


@dataclass(frozen=True)
class Woordgebruik:
    """For every word its weight for each theme, in hundredths of log-odds."""

    codes: tuple[str, ...]
    weights: Mapping[str, tuple[int, ...]]


def learn_woordgebruik(
    schema: Themaschema, vraagstukken: Sequence[Vraagstuk], words: Woordenlijst
) -> Woordgebruik:
    """The weights of the words in the examples of the scheme and the tellings of vraagstukken.

    Empty without any, or with weight 0.
    """
    codes = (*(thema.code for thema in schema.themas), BUITEN_SCHEMA)
    counts = {code: Counter[str]() for code in codes}
    totals = Counter[str]()
    if schema.woordgebruik > 0:
        for code, tekst in _iter_examples(schema, vraagstukken):
            counts[code].update(_distinct_lemmas(tekst, words))
            totals[code] += 1
    all_words = sum(counts.values(), Counter[str]())
    number = totals.total()
    weights = {
        word: tuple(
            _weight(counts[code][word], totals[code], all_words[word], number) for code in codes
        )
        for word in sorted(all_words)
        if all_words[word] >= MIN_TEXTS
    }
    return Woordgebruik(codes, weights)


def usage_by_thema(lemmas: Iterable[str], usage: Woordgebruik) -> dict[str, float]:
    """How much the words of a text resemble each theme: 0 and below is no more than others.

    The sum of the weights over the root of the number of words, so long and short texts compare.
    """
    known = [usage.weights[lemma] for lemma in dict.fromkeys(lemmas) if lemma in usage.weights]
    if not known:
        return {}
    root = sqrt(len(known)) * SCALE
    sums = (sum(column) for column in zip(*known, strict=True))
    return {code: total / root for code, total in zip(usage.codes, sums, strict=True)}


def typical_lemmas(lemmas: Iterable[str], code: str, usage: Woordgebruik, number: int) -> list[str]:
    """The words of a text that speak most for a theme, strongest first."""
    column = usage.codes.index(code)
    weighed = [
        (usage.weights[lemma][column], lemma)
        for lemma in dict.fromkeys(lemmas)
        if lemma in usage.weights
    ]
    weighed.sort(key=lambda pair: (-pair[0], pair[1]))
    return [lemma for weight, lemma in weighed[:number] if weight > 0]


def _iter_examples(
    schema: Themaschema, vraagstukken: Sequence[Vraagstuk]
) -> Iterator[tuple[str, str]]:
    for voorbeelden in schema.voorbeelden:
        yield from ((voorbeelden.thema, tekst) for tekst in voorbeelden.teksten)
    for vraagstuk in vraagstukken:
        yield from ((vraagstuk.thema, f"{vraagstuk.titel} / {t}") for t in vraagstuk.voorbeelden)


def _distinct_lemmas(tekst: str, words: Woordenlijst) -> set[str]:
    return {
        part
        for word in iter_words(straighten(tekst))
        if fold(word.text) not in FUNCTION_WORDS
        for part in words.parts(word.text)
        if not part[0].isdigit()
    }


def _weight(count: int, total: int, count_all: int, total_all: int) -> int:
    inside = (count + SMOOTHING) / (total + 2 * SMOOTHING)
    outside = (count_all - count + SMOOTHING) / (total_all - total + 2 * SMOOTHING)
    return round(SCALE * (log(inside) - log(outside)))

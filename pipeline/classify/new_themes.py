"""What looks like a new theme: knelpunten outside the scheme that share rare words.

A proposal for a human, never a theme of its own: "00" stays the answer until the secretariat
adds a theme to the scheme.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

from pipeline.classify.expressions import FUNCTION_WORDS
from pipeline.classify.reading import iter_stukken
from pipeline.text import fold, iter_words, lemmatise, rarity, straighten
from schemas.knelpunt import Knelpunt
from schemas.thema import BUITEN_SCHEMA, Themavoorstel, Toekenning

MIN_SHARED = 2
"""Rare words two knelpunten must share. With 1 a single odd word makes a theme."""

MIN_OVERLAP = 0.15
"""Share of the rarity of the shorter text that must be shared. On the labelled set this joins the
tellings about one subject outside the scheme; at 0.12 unrelated ones hang on by "vaak"."""

MAX_SPREAD = 0.04
"""A word in more than this part of all knelpunten is not rare; it counts in no comparison."""

MIN_LETTERS = 4
NAME_WORDS = 2


def suggest_themas(
    knelpunten: Sequence[Knelpunt], toekenningen: Sequence[Toekenning]
) -> tuple[Themavoorstel, ...]:
    """Groups of two and more knelpunten with theme 00 that look alike, largest first.

    The name is made of the rare words that most of the group share. A knelpunt that resembles no
    other is in no group; it stays with the other 00 knelpunten for review.
    """
    outside = {t.knelpunt_id for t in toekenningen if t.thema == BUITEN_SCHEMA}
    lemmas = {k.knelpunt_id: _lemmas(k) for k in knelpunten}
    weights = _rare_weights(lemmas)
    ids = sorted(outside & lemmas.keys())
    rare = {i: {w: weights[w] for w in lemmas[i] if w in weights} for i in ids}
    groups = _connected(ids, rare)
    voorstellen = (_voorstel(group, rare) for group in groups if len(group) > 1)
    return tuple(sorted(voorstellen, key=lambda v: (-len(v.knelpunt_ids), v.knelpunt_ids)))


def _lemmas(knelpunt: Knelpunt) -> frozenset[str]:
    return frozenset(
        lemmatise(word.text)
        for _, tekst in iter_stukken(knelpunt)
        for word in iter_words(straighten(tekst))
        if len(word.text) >= MIN_LETTERS
        and word.text.isalpha()
        and fold(word.text) not in FUNCTION_WORDS
    )


def _rare_weights(lemmas: Mapping[str, frozenset[str]]) -> dict[str, float]:
    """The rarity of each word that few knelpunten have; in a small set a word may be in three."""
    counts = Counter(word for words in lemmas.values() for word in words)
    allowed = max(3.0, MAX_SPREAD * len(lemmas))
    weights = rarity(lemmas.values())
    return {word: weight for word, weight in weights.items() if counts[word] <= allowed}


def _connected(ids: Sequence[str], rare: Mapping[str, Mapping[str, float]]) -> list[list[str]]:
    """The ids in groups in which every one looks like at least one other of the group."""
    group_of = {i: i for i in ids}
    for number, links in enumerate(ids):
        for rechts in ids[number + 1 :]:
            if _looks_alike(rare[links], rare[rechts]):
                old, new = group_of[rechts], group_of[links]
                group_of = {i: new if g == old else g for i, g in group_of.items()}
    groups: dict[str, list[str]] = {}
    for i in ids:
        groups.setdefault(group_of[i], []).append(i)
    return list(groups.values())


def _looks_alike(links: Mapping[str, float], rechts: Mapping[str, float]) -> bool:
    shared = links.keys() & rechts.keys()
    smaller = min(sum(links.values()), sum(rechts.values()))
    if len(shared) < MIN_SHARED or smaller == 0:
        return False
    return sum(links[word] for word in shared) / smaller >= MIN_OVERLAP


def _voorstel(group: Sequence[str], rare: Mapping[str, Mapping[str, float]]) -> Themavoorstel:
    counts = Counter(word for i in group for word in rare[i])
    weights = {word: weight for i in group for word, weight in rare[i].items()}
    shared = sorted(
        (word for word, count in counts.items() if count > 1),
        key=lambda word: (-counts[word] * weights[word], word),
    )
    return Themavoorstel(
        naam=" en ".join(shared[:NAME_WORDS]).capitalize(),
        knelpunt_ids=tuple(group),
        woorden=tuple(shared),
    )

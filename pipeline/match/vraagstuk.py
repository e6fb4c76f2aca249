"""Which known problem of the lexicon a knelpunt tells, if any.

The lexicon says of each vraagstuk which concepts make it and how people tell it. Both are
weighed by how few other vraagstukken have them. What comes out is a share for each of the
likeliest vraagstukken, small when none fits: a knelpunt about something the lexicon does not know
gets next to nothing, and is compared by its words and concepts alone.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from math import exp, log, sqrt

import numpy as np

from pipeline.compare import SCALE
from pipeline.concepts import codes_of
from pipeline.encoder import Encoder, Floats
from pipeline.match.terms import terms_of
from schemas.lexicon import Lexicon, Vraagstuk

KERN, OOK, NIET = 2.0, 1.0, -1.5
"""Parts of a concept that makes a vraagstuk, that comes along with it, that speaks against it."""

SAMEN = 2.0
"""Extra for two concepts of one entry ("dossier + ontbreekt"): together they say more."""

WORDS = 14.0
"""Part of the words shared with the voorbeelden (a cosine, mostly below 0.3)."""

MEANING = 12.0
"""Part of the encoder's nearness to the voorbeelden (a cosine, mostly below 0.5)."""

NONE = 9.0
"""Score of "none of these": higher makes fewer knelpunten recognised, lower more wrong ones."""

TEMPERATURE = 1.6
"""Lower makes the likeliest vraagstuk take all; higher spreads doubt over its neighbours."""

KEPT = 4
"""Vraagstukken kept for a knelpunt."""

LEAST = 0.02
"""Share below which a vraagstuk is not kept."""


@dataclass(frozen=True, slots=True)
class _Entry:
    """Concepts that must all stand in the text, and what they then add."""

    codes: tuple[str, ...]
    weight: float


class VraagstukReader:
    """The vraagstukken of a lexicon, weighed once for a run."""

    def __init__(self, lexicon: Lexicon, encoder: Encoder | None) -> None:
        self._codes = [v.code for v in lexicon.vraagstukken]
        counts = Counter(code for v in lexicon.vraagstukken for code in codes_of(v))
        total = len(self._codes) + 1
        self._rarity = {code: round(log(total / n), 3) for code, n in counts.items()}
        self._entries = [self._weigh(v) for v in lexicon.vraagstukken]
        told = [
            Counter(terms_of("\n".join((v.titel, *v.voorbeelden)))) for v in lexicon.vraagstukken
        ]
        seen = Counter(term for terms in told for term in terms)
        self._term_rarity = {term: round(log(total / n), 3) for term, n in seen.items()}
        self._told = [self._unit(terms) for terms in told]
        self._meaning = self._encode_voorbeelden(lexicon.vraagstukken, encoder)

    def shares(
        self, codes: Collection[str], terms: Mapping[str, int], meaning: Floats | None
    ) -> dict[str, int]:
        """Per likely vraagstuk the root of its share, in 1/1024.

        The root, so that the product of two knelpunten is the overlap of their shares (the
        Bhattacharyya coefficient): 1 when both certainly tell the same vraagstuk.
        """
        if not self._codes:
            return {}
        present = set(codes)
        own = self._unit(terms)
        near = self._nearness(meaning)
        scores = [
            self._concept_score(entries, present) + WORDS * _dot(own, told) + MEANING * near[i]
            for i, (entries, told) in enumerate(zip(self._entries, self._told, strict=True))
        ]
        return self._softmax([round(score, 3) for score in scores])

    def _weigh(self, vraagstuk: Vraagstuk) -> tuple[_Entry, ...]:
        entries = []
        for part, named in (
            (KERN, vraagstuk.kern),
            (OOK, vraagstuk.ook),
            (NIET, vraagstuk.niet),
        ):
            for entry in named:
                codes = tuple(entry.split(" + "))
                rarity = sum(self._rarity[code] for code in codes) / len(codes)
                extra = SAMEN if len(codes) > 1 and part > 0 else 1.0
                entries.append(_Entry(codes, part * extra * rarity / log(len(self._codes) + 1)))
        return tuple(entries)

    def _concept_score(self, entries: Sequence[_Entry], present: set[str]) -> float:
        return sum(e.weight for e in entries if all(code in present for code in e.codes))

    def _unit(self, terms: Mapping[str, int]) -> dict[str, float]:
        weights = {
            term: (1.0 + log(n)) * self._term_rarity[term]
            for term, n in terms.items()
            if term in self._term_rarity
        }
        length = sqrt(sum(weights[t] ** 2 for t in sorted(weights)))
        return {term: weight / length for term, weight in weights.items()} if length else {}

    def _encode_voorbeelden(
        self, vraagstukken: Sequence[Vraagstuk], encoder: Encoder | None
    ) -> list[Floats]:
        if encoder is None:
            return []
        texts = [(v.titel, *v.voorbeelden) for v in vraagstukken]
        rows = encoder.encode([text for group in texts for text in group])
        ends = np.cumsum([len(group) for group in texts])
        return list(np.split(rows, ends[:-1]))

    def _nearness(self, meaning: Floats | None) -> list[float]:
        """The encoder's likeness of the nearest passage to the nearest voorbeeld."""
        if meaning is None or not len(meaning) or not self._meaning:
            return [0.0] * len(self._codes)
        return [max(0.0, float((rows @ meaning.T).max())) for rows in self._meaning]

    def _softmax(self, scores: list[float]) -> dict[str, int]:
        top = max(*scores, NONE)
        parts = [exp((score - top) / TEMPERATURE) for score in scores]
        total = sum(parts) + exp((NONE - top) / TEMPERATURE)
        shares = sorted(
            ((part / total, code) for part, code in zip(parts, self._codes, strict=True)),
            key=lambda item: (-round(item[0], 6), item[1]),
        )
        return {code: round(SCALE * sqrt(share)) for share, code in shares[:KEPT] if share >= LEAST}


def _dot(links: Mapping[str, float], rechts: Mapping[str, float]) -> float:
    if len(links) > len(rechts):
        links, rechts = rechts, links
    return sum(weight * rechts[term] for term, weight in links.items() if term in rechts)

"""Knelpunten to Kenmerken: what is compared of each, weighed by how rare it is in the whole set.

Two passes, because rarity is a property of the set: first the raw counts of each knelpunt, then
the weighed vectors. Sorted by id throughout, so that order of arrival changes nothing.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from math import log

import numpy as np

from pipeline.compare import SCALE, Kenmerken, scale_vector
from pipeline.concepts import ConceptReader, RichtingReader, iter_sentences
from pipeline.encoder import Encoder, Floats
from pipeline.match.terms import letter_groups, terms_of
from pipeline.match.vraagstuk import VraagstukReader
from pipeline.text import words
from schemas.knelpunt import Knelpunt
from schemas.lexicon import Lexicon
from schemas.thema import Toekenning
from schemas.verband import Gewichten

ROL_WEIGHT = {"wie": 0.6, "wat": 1.0, "bij wie": 0.9, "mis": 0.8, "vraag": 0.8}
"""Part of a concept by its role: organisations are named everywhere, so they say less."""

FIELDS_BONUS = 0.3
"""What a concept gains for each further field it is named in."""

MAX_PASSAGES = 12
"""Sentences of a knelpunt that the encoder reads one by one; the rest is read in the whole."""

COUNTED = (
    "woorden",
    "lettergrepen",
    "onderwerp",
    "oplossingen",
    "begrippen",
    "gevraagd",
    "ketenpartners",
)

NEGATIONS = frozenset(("niet", "geen", "nooit", "niemand", "zonder", "noch"))
WISHES = frozenset(
    ("willen", "wil", "wensen", "graag", "pleiten", "pleit", "vragen", "vraag", "liever")
)
SPEAKERS = frozenset(("wij", "we", "ik", "ons", "onze"))

_CLAUSE_END = re.compile(r"[.;:,!?\n]+\s*|\s+(?:en|maar|zodat)\s+")
"""Between two wishes of one sentence, so that "sluit A en open geen B" is read as two."""


@dataclass(slots=True)
class _Raw:
    """Counts of one knelpunt before they are weighed; lives inside this module only."""

    knelpunt_id: str
    counts: dict[str, Mapping[str, float]] = field(default_factory=dict)
    vraagstuk: Mapping[str, int] = field(default_factory=dict)
    richtingen: Mapping[str, int] = field(default_factory=dict)
    betekenis: tuple[int, ...] = ()


class FeatureReader:
    """The compiled lexicon and the encoder: reads knelpunten into Kenmerken."""

    def __init__(self, lexicon: Lexicon, gewichten: Gewichten, encoder: Encoder | None) -> None:
        self._concepts = ConceptReader(lexicon)
        self._wishes = RichtingReader(lexicon.richtingen)
        self._rollen = {b.code: b.rol for b in lexicon.begrippen}
        self._vraagstukken = VraagstukReader(lexicon, encoder)
        self._gewichten = gewichten
        self._encoder = encoder

    def read(
        self, knelpunten: Sequence[Knelpunt], toekenningen: Mapping[str, Toekenning]
    ) -> tuple[Kenmerken, ...]:
        """The Kenmerken of all knelpunten, sorted by knelpunt_id."""
        ordered = sorted(knelpunten, key=lambda k: k.knelpunt_id)
        meanings = self._encode(ordered)
        raws = [
            self._count(knelpunt, toekenningen.get(knelpunt.knelpunt_id), meaning)
            for knelpunt, meaning in zip(ordered, meanings, strict=True)
        ]
        rarities = {view: self._rarity(view, raws) for view in COUNTED}
        raws.reverse()  # so that each is let go once it is weighed
        return tuple(
            _weigh(raw, rarities, toekenningen.get(raw.knelpunt_id))
            for raw in (raws.pop() for _ in range(len(raws)))
        )

    def _count(
        self, knelpunt: Knelpunt, toekenning: Toekenning | None, meaning: Floats | None
    ) -> _Raw:
        asked = "\n".join(o.tekst for o in knelpunt.oplossingsrichtingen)
        story = knelpunt.omschrijving_tekst
        whole = "\n".join((knelpunt.onderwerp, story, asked))
        by_field = [
            [f.code for f in self._concepts.find(text)]
            for text in (knelpunt.onderwerp, story, asked)
        ]
        named = Counter(code for codes in by_field for code in codes)
        terms, letters = Counter(terms_of(whole)), letter_groups(whole)
        partners = {code for code in named if self._rollen[code] == "wie"}
        partners.update(toekenning.organisaties if toekenning else ())
        return _Raw(
            knelpunt.knelpunt_id,
            {
                "woorden": _damp(terms),
                "lettergrepen": _damp(letters),
                "onderwerp": _damp(Counter(terms_of(knelpunt.onderwerp))),
                "oplossingen": _damp(Counter(terms_of(asked))),
                "begrippen": self._by_rol(named),
                "gevraagd": self._by_rol(Counter(by_field[2])),
                "ketenpartners": dict.fromkeys(partners, 1.0),
            },
            self._vraagstukken.shares(named, terms, letters, meaning),
            self._richtingen(knelpunt),
            _whole_meaning(meaning),
        )

    def _by_rol(self, named: Counter[str]) -> dict[str, float]:
        return {
            code: ROL_WEIGHT[self._rollen[code]] * (1.0 + FIELDS_BONUS * (n - 1))
            for code, n in named.items()
        }

    def _richtingen(self, knelpunt: Knelpunt) -> dict[str, int]:
        """What is asked for, and about what: the wish with each thing named beside it."""
        asked: Counter[str] = Counter()
        for wish in _wishes(knelpunt):
            for clause in _CLAUSE_END.split(wish):
                for code, (sign, spoken) in self._wishes.find(clause).items():
                    if NEGATIONS.intersection(words(clause)) - set(spoken.split()):
                        sign = -sign
                    for thing in self._things(clause, spoken):
                        asked[f"{code}/{thing}"] += sign
        return {key: 1 if n > 0 else -1 for key, n in sorted(asked.items()) if n}

    def _things(self, clause: str, spoken: str) -> set[str]:
        used = set(terms_of(spoken))
        return {f.code for f in self._concepts.find(clause) if self._rollen[f.code] != "wie"} | {
            term for term in terms_of(clause) if term not in used and len(term) > 3
        }

    def _encode(self, knelpunten: Sequence[Knelpunt]) -> list[Floats | None]:
        """Per knelpunt a row for the whole text and one for each of its first sentences."""
        if self._encoder is None:
            return [None] * len(knelpunten)
        passages = [_passages(k) for k in knelpunten]
        rows = self._encoder.encode([text for group in passages for text in group])
        ends = np.cumsum([len(group) for group in passages])
        return list(np.split(rows, ends[:-1])) if len(passages) else []

    def _rarity(self, view: str, raws: Sequence[_Raw]) -> dict[str, float]:
        seen = Counter(term for raw in raws for term in raw.counts[view])
        total = len(raws)
        if view in ("woorden", "oplossingen", "onderwerp"):
            seen.update(dict(self._gewichten.zeldzaamheid))
            total += self._gewichten.aantal
        return {term: round(log((total + 1) / (n + 0.5)), 3) for term, n in seen.items()}


def _damp(counts: Counter[str]) -> dict[str, float]:
    """Counts of which the second is worth less than the first."""
    return {term: round(1.0 + log(n), 3) for term, n in counts.items()}


def _weigh(
    raw: _Raw, rarities: Mapping[str, Mapping[str, float]], toekenning: Toekenning | None
) -> Kenmerken:
    vectors = {
        view: scale_vector(
            {term: n * max(0.0, rarities[view][term]) for term, n in raw.counts[view].items()}
        )
        for view in COUNTED
    }
    return Kenmerken(
        raw.knelpunt_id,
        vraagstuk=raw.vraagstuk,
        betekenis=raw.betekenis,
        richtingen=raw.richtingen,
        thema=toekenning.thema if toekenning else "00",
        tweede_thema=toekenning.tweede if toekenning else None,
        **vectors,
    )


def _passages(knelpunt: Knelpunt) -> list[str]:
    told = [s for a in knelpunt.omschrijving for s in iter_sentences(a.tekst)]
    asked = [o.tekst for o in knelpunt.oplossingsrichtingen]
    whole = " ".join((knelpunt.onderwerp, knelpunt.omschrijving_tekst, *asked))
    return [whole, *told[:MAX_PASSAGES], *asked[:MAX_PASSAGES]]


def _whole_meaning(meaning: Floats | None) -> tuple[int, ...]:
    return () if meaning is None else tuple(int(x) for x in np.rint(meaning[0] * SCALE))


def _wishes(knelpunt: Knelpunt) -> tuple[str, ...]:
    """The oplossingsrichtingen; without any, the onderwerp and what "wij" ask in the text."""
    if knelpunt.oplossingsrichtingen:
        return tuple(o.tekst for o in knelpunt.oplossingsrichtingen)
    told = (s for a in knelpunt.omschrijving for s in iter_sentences(a.tekst) if _is_wish(s))
    return knelpunt.onderwerp, *told


def _is_wish(sentence: str) -> bool:
    spoken = frozenset(words(sentence))
    return bool(WISHES & spoken and SPEAKERS & spoken)

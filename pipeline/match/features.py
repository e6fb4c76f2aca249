"""Knelpunten to Kenmerken: what is compared of each, weighed by how rare it is in the whole set.

Two passes, because rarity is a property of the set: first the raw counts of each knelpunt, then
the weighed vectors. Sorted by id throughout, so that order of arrival changes nothing.
"""

from __future__ import annotations

import re
from array import array
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from math import log

from pipeline.compare import SCALE, Kenmerken, scale_vector
from pipeline.concepts import RichtingReader, iter_sentences
from pipeline.encoder import Encoder
from pipeline.space import Row
from pipeline.terms import terms_of
from pipeline.text import words
from pipeline.vraagstuk import Places, VraagstukReader, whole_text
from schemas.knelpunt import Knelpunt
from schemas.lexicon import Lexicon
from schemas.thema import BUITEN_SCHEMA, Toekenning
from schemas.verband import Gewichten

ROL_WEIGHT = {"wie": 0.6, "wat": 1.0, "bij wie": 0.9, "mis": 0.8, "vraag": 0.8}
"""Part of a concept by its role: organisations are named everywhere, so they say less."""

FIELDS_BONUS = 0.3
"""What a concept gains for each further field it is named in."""

COUNTED = (
    "woorden",
    "lettergrepen",
    "onderwerp",
    "oplossingen",
    "begrippen",
    "gevraagd",
    "ketenpartners",
)

NEGATIONS = frozenset(("niet", "geen", "nooit", "niemand", "zonder", "noch", "ipv", "plaats"))
WISHES = frozenset(
    ("willen", "wil", "wensen", "graag", "pleiten", "pleit", "vragen", "vraag", "liever")
)
SPEAKERS = frozenset(("wij", "we", "ik", "ons", "onze"))

_CLAUSE_END = re.compile(r"[.;:,!?\n]+\s*|\s+(?:en|maar|zodat)\s+|\s+(?=(?:ipv|in plaats van)\s)")
"""Between two wishes of one sentence, so that "sluit A en open geen B" is read as two."""

_MEASURE = re.compile(
    r"\b(?:meer|minder|hoger|lager|langer|korter|later|eerder) dan\b", re.IGNORECASE
)
"""A size, not a wish: "azc's van meer dan driehonderd plekken" asks for nothing more."""

TAKES_SIDE, CLEARLY = 0.25, 2.0
"""Share that one side of a contested question must have, and how many times that of the other.
Lower sees more opposites, and parts more tellings of one problem."""

ENCODED = 20_000
"""Characters of a knelpunt that the encoder reads, some eight pages: its memory grows with them (a
block of 50 pages took 1.3 GB), and what a text is about it has said by then."""

NAMED_ONLY = frozenset(("meer-minder", "gift-lening", "rijk-gemeente-betaalt"))
"""Directions that an onderwerp names without asking: "Minder geld", "Lening voor inrichting"."""


@dataclass(slots=True)
class _Raw:
    """Counts of one knelpunt before they are weighed; lives inside this module only."""

    knelpunt_id: str
    counts: dict[str, Mapping[str, float]] = field(default_factory=dict)
    vraagstuk: Mapping[str, int] = field(default_factory=dict)
    standpunt: Mapping[str, int] = field(default_factory=dict)
    tegenover: Mapping[str, int] = field(default_factory=dict)
    richtingen: Mapping[str, int] = field(default_factory=dict)
    strekking: Sequence[int] = ()
    betekenis: Sequence[int] = ()


class FeatureReader:
    """The compiled lexicon and the encoder: reads knelpunten into Kenmerken."""

    def __init__(self, lexicon: Lexicon, gewichten: Gewichten, encoder: Encoder | None) -> None:
        self._reader = VraagstukReader(lexicon, encoder)
        self._wishes = RichtingReader(lexicon.richtingen)
        self._rollen = {b.code: b.rol for b in lexicon.begrippen}
        self._contested = sorted(
            {(min(v.code, o), max(v.code, o)) for v in lexicon.vraagstukken for o in v.tegenover}
        )
        self._opposite: dict[str, set[str]] = defaultdict(set)
        for een, ander in self._contested:
            self._opposite[een].add(ander)
            self._opposite[ander].add(een)
        self._gewichten = gewichten

    def read(
        self, knelpunten: Sequence[Knelpunt], toekenningen: Mapping[str, Toekenning]
    ) -> tuple[Kenmerken, ...]:
        """The Kenmerken of all knelpunten, sorted by knelpunt_id."""
        ordered = sorted(knelpunten, key=lambda k: k.knelpunt_id)
        meanings = self._reader.find_meanings([whole_text(k)[:ENCODED] for k in ordered])
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

    def _count(self, knelpunt: Knelpunt, toekenning: Toekenning | None, meaning: Row) -> _Raw:
        gelezen = self._reader.read(knelpunt, meaning)
        fields = _by_field(gelezen.places)
        named = Counter(code for codes in fields for code in codes)
        asked = "\n".join(o.tekst for o in knelpunt.oplossingsrichtingen)
        partners = {code for code in named if self._rollen[code] == "wie"}
        partners.update(toekenning.organisaties if toekenning else ())
        return _Raw(
            knelpunt.knelpunt_id,
            {
                "woorden": _damp(gelezen.terms),
                "lettergrepen": _damp(gelezen.letters),
                "onderwerp": _damp(Counter(terms_of(knelpunt.onderwerp))),
                "oplossingen": _damp(Counter(terms_of(asked))),
                "begrippen": self._by_rol(named),
                "gevraagd": self._by_rol(Counter(fields[2])),
                "ketenpartners": dict.fromkeys(partners, 1.0),
            },
            gelezen.vraagstukken,
            *self._weigh_sides(gelezen.vraagstukken),
            self._richtingen(knelpunt) | self._take_sides(gelezen.vraagstukken),
            array("h", gelezen.strekking.tolist()),
            array("h", gelezen.betekenis.tolist()),
        )

    def _by_rol(self, named: Counter[str]) -> dict[str, float]:
        return {
            code: ROL_WEIGHT[self._rollen[code]] * (1.0 + FIELDS_BONUS * (n - 1))
            for code, n in named.items()
        }

    def _richtingen(self, knelpunt: Knelpunt) -> dict[str, int]:
        """What is asked for, and about what: the wish with each thing named beside it.

        The onderwerp adds what the oplossingsrichtingen leave open ("Voorrang afschaffen").
        """
        named = self._count_wishes((knelpunt.onderwerp,))
        asked = self._count_wishes(_wishes(knelpunt))
        if knelpunt.oplossingsrichtingen:
            said = {key.split("/")[0] for key in asked} | NAMED_ONLY
            named = {key: n for key, n in named.items() if key.split("/")[0] not in said}
        return {key: 1 if n > 0 else -1 for key, n in sorted((named | asked).items()) if n}

    def _weigh_sides(self, told: Mapping[str, int]) -> tuple[dict[str, int], dict[str, int]]:
        """The share of each side of a contested question, and of what stands opposite to each."""
        own = {code: round(told[code] ** 2 / SCALE) for code in told if code in self._opposite}
        against: dict[str, int] = defaultdict(int)
        for code, units in own.items():
            for other in self._opposite[code]:
                against[other] += units
        return own, dict(against)

    def _take_sides(self, told: Mapping[str, int]) -> dict[str, int]:
        """On which side a knelpunt stands of each contested question: 1 or -1."""
        sides: dict[str, int] = {}
        for een, ander in self._contested:
            shares = [(told.get(code, 0) / SCALE) ** 2 for code in (een, ander)]
            if max(shares) >= TAKES_SIDE and max(shares) >= CLEARLY * min(shares):
                sides[f"{een} / {ander}"] = 1 if shares[0] > shares[1] else -1
        return sides

    def _count_wishes(self, wishes: Sequence[str]) -> dict[str, int]:
        asked: Counter[str] = Counter()
        for wish in wishes:
            for clause in _CLAUSE_END.split(_MEASURE.sub("", wish)):
                for code, (sign, spoken) in self._wishes.find(clause).items():
                    if NEGATIONS.intersection(words(clause)) - set(spoken.split()):
                        sign = -sign
                    for thing in self._things(clause, spoken):
                        asked[f"{code}/{thing}"] += sign
        return dict(asked)

    def _things(self, clause: str, spoken: str) -> set[str]:
        used = set(terms_of(spoken))
        return {
            f.code for f in self._reader.find_concepts(clause) if self._rollen[f.code] != "wie"
        } | {term for term in terms_of(clause) if term not in used and len(term) > 3}

    def _rarity(self, view: str, raws: Sequence[_Raw]) -> dict[str, float]:
        seen = Counter(term for raw in raws for term in raw.counts[view])
        total = len(raws)
        if view in ("woorden", "oplossingen", "onderwerp"):
            seen.update(dict(self._gewichten.zeldzaamheid))
            total += self._gewichten.aantal
        return {term: round(log((total + 1) / (n + 0.5)), 3) for term, n in seen.items()}


def _by_field(places: Places) -> tuple[set[str], set[str], set[str]]:
    """The concepts of onderwerp, omschrijving and wishes."""
    found: tuple[set[str], set[str], set[str]] = (set(), set(), set())
    for field_number, codes in places:
        found[field_number].update(codes)
    return found


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
        standpunt=raw.standpunt,
        tegenover=raw.tegenover,
        strekking=raw.strekking,
        betekenis=raw.betekenis,
        richtingen=raw.richtingen,
        thema=_thema_vector(toekenning),
        thema_twijfel=toekenning is None
        or bool(toekenning.twijfels)
        or not _thema_vector(toekenning),
        **vectors,
    )


def _thema_vector(toekenning: Toekenning | None) -> dict[str, int]:
    """The theme and its runner-up by their scores; what is outside the scheme agrees with none."""
    if toekenning is None:
        return {}
    parts = {toekenning.tweede: 1.0 - toekenning.marge, toekenning.thema: 1.0}
    known = {c: p for c, p in parts.items() if c and c != BUITEN_SCHEMA and p > 0}
    return scale_vector(known)


def _wishes(knelpunt: Knelpunt) -> tuple[str, ...]:
    """The oplossingsrichtingen; without any, what "wij" ask in the text."""
    if knelpunt.oplossingsrichtingen:
        return tuple(o.tekst for o in knelpunt.oplossingsrichtingen)
    return tuple(s for a in knelpunt.omschrijving for s in iter_sentences(a.tekst) if _is_wish(s))


def _is_wish(sentence: str) -> bool:
    spoken = frozenset(words(sentence))
    return bool(WISHES & spoken and SPEAKERS & spoken)

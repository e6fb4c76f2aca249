"""What a wish asks, read from its text: politeness, addressee and reason left out.

"Wij verzoeken het Rijk het vervoer naar de ISK te bekostigen, want ..." asks for the concept
bekostigen, vervoer and ISK; who must act, numbers and terms, denials and direction are read apart,
because a wish that differs in one of them is another wish.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from pipeline.concepts import ConceptReader, Found, RichtingReader
from pipeline.merge.amounts import Bedragen, read_amounts, says_amount
from pipeline.merge.forms import begin_of
from pipeline.space import Row
from pipeline.terms import STOPWORDS
from pipeline.text import lemmatise, words
from schemas.lexicon import Lexicon

LEAST_WORDS = 3
"""Words of a request without its reason; a shorter one is taken whole."""

_REASON = re.compile(
    r"[,;.:]?\s+(?:zodat|omdat|want|opdat|immers|waardoor|daarmee)\s.*$|[,;]\s+(?:anders|dan)\s.*$"
    r"|(?<=[^\W\d_])[;.]\s.*$",
    re.IGNORECASE | re.DOTALL,
)
"""Why it is asked, at the end: two may ask one thing for different reasons."""

_ALTERNATIVE = re.compile(r"\b(?:in plaats van|ipv|of)\b", re.IGNORECASE)
_FROM_TO = re.compile(r"\bvan\b.+\bnaar\b", re.IGNORECASE)
"""Where the order of words decides: "DUO in plaats van de gemeente" is not the reverse, nor is "van
de Z-route naar de B1-route"; amounts are compared as such."""

_REQUEST = re.compile(
    r"\b(?:verzoek|verzoeken|vraag|vragen|roep|roepen)\s+(?:wij\s+|we\s+)?(?:het\s+|de\s+)?"
    r"(?:rijk|kabinet|regering|minister\w*|staatssecretaris|vng)\b",
    re.IGNORECASE,
)
"""Who is asked, which is not yet who must act."""

# Words that make a request of it; lemmas and forms.
_POLITE_WORDS = """
    alsnog beschikbaar bied bieden breng daadwerkelijk daarvoor deze direct dit doe duidelijk elk
    elke er geef gewoon graag haar hiervoor hun iedere kom krijgen laat laten maak meteen mogelijk
    mogelijkheid neem nodig onze per pleit pleiten regel regelen regeling snel spoedig sta stel
    stellen verzoek verzoeken voor voortaan vraag vragen weer wel wens wensen wettelijk willen
    worden zet zetten zorg zorgen
"""
_POLITE = frozenset(_POLITE_WORDS.split())

_ACTORS = {
    "gemeente": "gemeente",
    "gemeenten": "gemeente",
    "kabinet": "rijk",
    "minister": "rijk",
    "ministerie": "rijk",
    "overheid": "rijk",
    "regering": "rijk",
    "rijk": "rijk",
    "staatssecretaris": "rijk",
    "vng": "vng",
}
"""Who must act and is often left out; the others (COA, DUO, corporatie) are concepts."""

LIMITS = frozenset(("alleen", "binnen", "meer", "minder", "na", "vanaf", "voordat"))
"""Stopwords that change what is asked: "binnen vier weken" is not "na vier weken"."""

_DENIALS = frozenset(("niet", "geen", "nooit", "zonder"))


@dataclass(frozen=True, slots=True)
class Wens:
    """What a wish asks.

    ``asked`` are codes of concepts (with "#") that say what must happen, and lemmas of the other
    words; ``groepen`` the concepts that name for whom; ``actors`` who must act, as far as it says;
    ``richtingen`` whether it is for or against something; ``strekking`` its place in the space of
    wishes. Wishes with another ``key`` do not ask the same in the same words.
    """

    tekst: str
    asked: frozenset[str]
    groepen: frozenset[str]
    bedragen: Bedragen
    actors: frozenset[str]
    denials: int
    richtingen: frozenset[tuple[str, int]]
    names_alternative: bool
    strekking: Row
    key: frozenset[str]


class Space(Protocol):
    """Gives a text its place; ``pipeline.space.wish_space`` in a run."""

    def row_of(self, text: str) -> Row:
        """The place of a text."""


class WishReader:
    """Reads wishes with the concepts of a lexicon, compiled once for a run."""

    def __init__(self, lexicon: Lexicon, space: Space) -> None:
        self._space = space
        self._concepts = ConceptReader(lexicon)
        self._rollen = {b.code: b.rol for b in lexicon.begrippen}
        self._richtingen = RichtingReader(lexicon.richtingen)

    def read(self, tekst: str) -> Wens:
        """What a wish asks."""
        core = core_of(tekst)
        spoken = words(core)
        found = self._concepts.find(core)  # sorted by code
        asked = self._asked(core, found)
        bedragen = read_amounts(core)
        return Wens(
            tekst=tekst,
            asked=asked,
            groepen=frozenset(f.code for f in found if self._rollen[f.code] == "bij wie"),
            bedragen=bedragen,
            actors=frozenset(_ACTORS[word] for word in spoken if word in _ACTORS),
            denials=sum(word in _DENIALS for word in spoken),
            richtingen=frozenset(
                (code, sign) for code, (sign, _) in self._richtingen.find(core).items()
            ),
            names_alternative=_names_alternative(core, bedragen),
            strekking=self._space.row_of(core),
            key=frozenset(map(begin_of, asked)),
        )

    def _asked(self, core: str, found: Sequence[Found]) -> frozenset[str]:
        """Only what must happen by its concept: "mbo" and "hbo" are one kind of school, not one."""
        concept: dict[str, str] = {}
        for named in found:
            if self._rollen[named.code] == "vraag":
                for word in words(named.woorden):
                    concept.setdefault(word, f"#{named.code}")
        asked = set()
        for word in words(core):
            lemma = lemmatise(word)
            if not _says_nothing(word, lemma):
                asked.add(concept.get(word, lemma))
        return frozenset(asked)


def _names_alternative(core: str, bedragen: Bedragen) -> bool:
    amounts = bedragen.termijnen or bedragen.getallen
    return bool(_ALTERNATIVE.search(core) or (not amounts and _FROM_TO.search(core)))


def core_of(tekst: str) -> str:
    """A wish without its reason and its addressee; compounds with a hyphen as two words."""
    core = _REASON.sub("", tekst)
    if len(words(core)) < LEAST_WORDS:
        core = tekst
    # "BRP-straten" and "BRP straten" are one
    return _REQUEST.sub("", core).replace("-", " ")


def _says_nothing(word: str, lemma: str) -> bool:
    return (
        len(word) < 2
        or says_amount(word)
        or word in _ACTORS
        or (lemma in STOPWORDS and word not in LIMITS)
        or bool({word, lemma} & _POLITE)
    )

"""What a wish asks, read from its text: politeness, addressee and reason left out.

"Wij verzoeken het Rijk het vervoer naar de ISK te bekostigen, want ..." asks for the concept
bekostigen, vervoer and ISK; who must act, numbers and terms, denials and direction are read apart,
because a wish that differs in one of them is another wish.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Protocol

from pipeline.concepts import ConceptReader, RichtingReader
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
"""Where the order of words decides: "DUO in plaats van de gemeente" is not the reverse."""

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

    ``asked`` are codes of concepts (with "#") and lemmas of the other words, ``groepen`` those
    concepts that name for whom; ``actors`` who must act, as far as it says; ``richtingen`` whether
    it is for or against something; ``strekking`` its place in the space of wishes. Wishes with
    another ``key`` do not ask the same in the same words.
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
        self._for_whom = {f"#{b.code}" for b in lexicon.begrippen if b.rol == "bij wie"}
        self._richtingen = RichtingReader(lexicon.richtingen)

    def read(self, tekst: str) -> Wens:
        """What a wish asks."""
        core = core_of(tekst)
        spoken = words(core)
        asked = self._asked(core)
        return Wens(
            tekst=tekst,
            asked=asked,
            groepen=asked & self._for_whom,
            bedragen=read_amounts(core),
            actors=frozenset(_ACTORS[word] for word in spoken if word in _ACTORS),
            denials=sum(word in _DENIALS for word in spoken),
            richtingen=frozenset(
                (code, sign) for code, (sign, _) in self._richtingen.find(core).items()
            ),
            names_alternative=bool(_ALTERNATIVE.search(core)),
            strekking=self._space.row_of(core),
            key=frozenset(map(begin_of, asked)),
        )

    def _asked(self, core: str) -> frozenset[str]:
        concept: dict[str, str] = {}
        for found in self._concepts.find(core):  # sorted by code
            for word in words(found.woorden):
                concept.setdefault(word, f"#{found.code}")
        asked = set()
        for word in words(core):
            lemma = lemmatise(word)
            if not _says_nothing(word, lemma):
                asked.add(concept.get(word, lemma))
        return frozenset(asked)


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

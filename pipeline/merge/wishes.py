"""Whether two wishes are one: the same request in other words.

A wish shown twice costs a reader a line; a wish wrongly united is lost from sight. So two are one
only when nothing that they ask differs: what is left of each after politeness, addressee and
reason must be the same concepts (``schemas/data/concepten.yaml``) and words, up to inflection and
order, with the same numbers, terms and denials. "Financier het vervoer naar de ISK" and "Vervoer
naar de ISK bekostigen, want wij betalen het nu zelf" are one; "... naar de taalles" is another.
Measured by ``python -m benchmarks.score_wishes``.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import groupby, pairwise

from pipeline.concepts import ConceptReader, RichtingReader
from pipeline.terms import STOPWORDS
from pipeline.text import fold, lemmatise, words
from schemas.lexicon import Lexicon

LEAST_SHARED = 2
"""Concepts or words that two wishes must share: "Extra geld" alone says too little."""

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

_LIMITS = frozenset(("alleen", "binnen", "meer", "minder", "na", "vanaf", "voordat"))
"""Stopwords that change what is asked: "binnen vier weken" is not "na vier weken"."""

_NUMBERS = {
    word: number
    for number, forms in {
        "0,5": ("half", "halve"),
        "1": ("eenmalig", "eenmaal"),
        "1,5": ("anderhalf", "anderhalve"),
        "2": ("twee", "tweemaal", "dubbel", "dubbele"),
        "3": ("drie", "driemaal"),
        "4": ("vier",),
        "5": ("vijf",),
        "6": ("zes",),
        "7": ("zeven",),
        "8": ("acht",),
        "9": ("negen",),
        "10": ("tien",),
        "12": ("twaalf",),
        "15": ("vijftien",),
        "18": ("achttien",),
        "20": ("twintig",),
        "25": ("vijfentwintig",),
        "30": ("dertig",),
        "50": ("vijftig",),
        "100": ("honderd",),
    }.items()
    for word in forms
}

_TERMS = {
    "dag": ("dag", "dagen", "dagelijks"),
    "week": ("week", "weken", "wekelijks"),
    "maand": ("maand", "maanden", "maandelijks"),
    "kwartaal": ("kwartaal", "kwartalen"),
    "jaar": ("jaar", "jaren", "jaarlijks"),
    "uur": ("uur", "uren"),
}
_TERM_BY_WORD = {word: term for term, forms in _TERMS.items() for word in forms}

_DENIALS = frozenset(("niet", "geen", "nooit", "zonder"))

_ENDINGS = frozenset(
    ("", "d", "de", "den", "e", "en", "er", "ers", "ing", "ingen", "n", "s", "t", "te", "ten")
)
"""What two forms of one word may end in after what they share."""

STEM = 4
"""Letters that two forms of one word share at least."""


@dataclass(frozen=True, slots=True)
class Wens:
    """What a wish asks.

    ``asked`` are codes of concepts (with "#") and lemmas of the other words; ``amounts`` its
    numbers and terms; ``actors`` who must act, as far as it says; ``richtingen`` whether it is for
    or against something.
    """

    folded: str
    asked: frozenset[str]
    amounts: frozenset[str]
    actors: frozenset[str]
    denials: int
    richtingen: frozenset[tuple[str, int]]
    names_alternative: bool


class WishReader:
    """Reads wishes with the concepts of a lexicon, compiled once for a run."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._concepts = ConceptReader(lexicon)
        self._richtingen = RichtingReader(lexicon.richtingen)

    def read(self, tekst: str) -> Wens:
        """What a wish asks."""
        core = _REASON.sub("", tekst)
        if len(words(core)) < LEAST_WORDS:
            core = tekst
        # "BRP-straten" and "BRP straten" are one
        core = _REQUEST.sub("", core).replace("-", " ")
        spoken = words(core)
        return Wens(
            folded=fold(tekst),
            asked=self._asked(core),
            amounts=_amounts(spoken),
            actors=frozenset(_ACTORS[word] for word in spoken if word in _ACTORS),
            denials=sum(word in _DENIALS for word in spoken) % 2,
            richtingen=frozenset(
                (code, sign) for code, (sign, _) in self._richtingen.find(core).items()
            ),
            names_alternative=bool(_ALTERNATIVE.search(core)),
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


def is_same_wish(links: Wens, rechts: Wens) -> bool:
    """The same text up to case and spacing, or nothing asked that differs."""
    if links.folded == rechts.folded:
        return True
    if links.names_alternative or rechts.names_alternative:
        return False
    if (links.amounts, links.denials) != (rechts.amounts, rechts.denials):
        return False
    if links.actors and rechts.actors and links.actors != rechts.actors:
        return False
    if any((code, -sign) in rechts.richtingen for code, sign in links.richtingen):
        return False
    own, other = links.asked - rechts.asked, rechts.asked - links.asked
    return (
        min(len(links.asked), len(rechts.asked)) >= LEAST_SHARED
        and all(any(_is_form_of(word, form) for form in other) for word in own)
        and all(any(_is_form_of(word, form) for form in own) for word in other)
    )


def _says_nothing(word: str, lemma: str) -> bool:
    return (
        len(word) < 2
        or word[0].isdigit()
        or word in _NUMBERS
        or word in _TERM_BY_WORD
        or word in _ACTORS
        or (lemma in STOPWORDS and word not in _LIMITS)
        or bool({word, lemma} & _POLITE)
    )


def _amounts(spoken: tuple[str, ...]) -> frozenset[str]:
    """Numbers in figures or words, and terms; "een jaar" is one, "een regeling" is not."""
    amounts = {_NUMBERS.get(word, word) for word in spoken if word in _NUMBERS or word[0].isdigit()}
    amounts.update(_TERM_BY_WORD[word] for word in spoken if word in _TERM_BY_WORD)
    if any(a == "een" and b in _TERM_BY_WORD for a, b in pairwise(spoken)):
        amounts.add("1")
    return frozenset(amounts)


def _is_form_of(links: str, rechts: str) -> bool:
    """Two forms of one word: "verruim" and "verruiming", "verlaag" and "verlagen"."""
    if "#" in (links[0], rechts[0]):
        return False
    a, b = _plain(links), _plain(rechts)
    shared = next((i for i, (x, y) in enumerate(zip(a, b, strict=False)) if x != y), None)
    shared = min(len(a), len(b)) if shared is None else shared
    return shared >= STEM and a[shared:] in _ENDINGS and b[shared:] in _ENDINGS


def _plain(word: str) -> str:
    """Spelled without the doubled letters that Dutch inflection adds and takes away."""
    return "".join(letter for letter, _ in groupby(word))

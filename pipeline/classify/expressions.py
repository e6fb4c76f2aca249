"""The language of the theme rules: what the secretariat writes, as phrases and patterns.

A **phrase** (``woorden`` of a rule, a concept or ``behalve``) is one or more words:

    taakstelling            every inflection, compound and near spelling of the word
    sociale huurwoning      words that follow each other; de, het, een, hun … may stand between
    de pas                  with such a little word in it: exactly these ("pas" is also a verb)
    trauma*                 every word that begins so

A **pattern** (``patronen`` of a rule) joins two or more parts. A part is a phrase, a concept or a
choice of these with ``|`` between them:

    <pas> + te laat         both near each other: 14 words apart in a sentence, 8 over its end
    <school> ++ aantal|getal    both somewhere in the knelpunt
    wacht ... <gezin>       in this order, at most 5 words between

Words are taken apart by a ``Woordenlijst`` just as the texts are, so a compound in a rule also
finds the words written apart.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import product
from typing import Literal

from pipeline.text import Woordenlijst, fold, iter_words, straighten
from schemas.thema import Regel, Themaschema

NEAR = 14
"""Words between two parts of a "+" pattern in one sentence. Official sentences run to 60 words:
without a limit any two common words meet in them."""

NEAR_OVER_END = 8
"""The same over the end of a sentence; telegram style cuts one thought into sentences."""

GAP = 5
"""Words between two parts of a "..." pattern."""

_FUNCTION_WORDS = (
    "de het een 't 'n des der den hun haar onze ons mijn m'n jouw je uw z'n d'r deze dit die dat"
    " er ook wel nog maar dan dus toch al heel erg zeer echt gewoon even eens nou steeds"
)
FUNCTION_WORDS = frozenset(_FUNCTION_WORDS.split())
"""Left out of texts and rules: they stand between the words of a phrase and mean nothing here."""

_PREPOSITIONS = (
    "aan achter af bij boven buiten door in mee na naar om onder op over samen tegen terug tot"
    " tussen uit van voor weg"
)
PREPOSITIONS = frozenset(_PREPOSITIONS.split())
"""A compound that opens with one is not looked for in its parts: a tussenopvang is another thing
than "tussen de opvang"."""

Samenhang = Literal["nabij", "blok", "volgorde"]
_JOINS: dict[str, Samenhang] = {"++": "blok", "+": "nabij", "...": "volgorde"}
_JOIN = re.compile(r"\s+(\+\+|\+|\.\.\.)\s+")
_CONCEPT = re.compile(r"<([^<>]+)>")


class ExpressionError(ValueError):
    """A rule that cannot be read; ``code`` says why, ``fragment`` where."""

    def __init__(self, code: str, fragment: str) -> None:
        self.code, self.fragment = code, fragment
        super().__init__(f"{code}: {fragment}")


@dataclass(frozen=True, slots=True)
class Patroon:
    """Parts that must stand together, each a choice of phrases and concepts ("<pas>").

    ``joins`` says for every part but the first how it goes with the part before it.
    """

    tekst: str
    delen: tuple[tuple[str, ...], ...]
    joins: tuple[Samenhang, ...]


def parse_patroon(text: str) -> Patroon:
    """A pattern from its text.

    Raises:
        ExpressionError: one part only, or a part without words.
    """
    pieces = _JOIN.split(text.strip())
    parts = tuple(
        tuple(choice.strip() for choice in part.split("|") if choice.strip())
        for part in pieces[::2]
    )
    if len(parts) < 2 or not all(parts):
        raise ExpressionError("thema-patroon-onvolledig", text)
    return Patroon(text, parts, tuple(_JOINS[join] for join in pieces[1::2]))


def is_concept(part: str) -> bool:
    """The part of a pattern names a concept: "<pas>"."""
    return _CONCEPT.fullmatch(part) is not None


def is_exact(phrase: str) -> bool:
    """The phrase has a little word in it, so it is looked for among all words of the text."""
    return len(phrase.split()) > 1 and any(w in FUNCTION_WORDS for w in fold(phrase).split())


def phrase_words(phrase: str) -> tuple[str, ...]:
    """The words of a phrase that are looked for, as written."""
    if is_exact(phrase):
        return tuple(phrase.split())
    return tuple(word for word in phrase.split() if fold(word) not in FUNCTION_WORDS)


def expand_phrase(phrase: str, words: Woordenlijst) -> frozenset[tuple[str, ...]]:
    """Every sequence of lemmas that a phrase stands for; empty when it can match nothing.

    "trauma*" also stands for every listed word that begins so.
    """
    choices = product(*(_expand_word(word, words) for word in phrase_words(phrase)))
    sequences = (tuple(lemma for part in choice for lemma in part) for choice in choices)
    return frozenset(sequence for sequence in sequences if sequence)


def split_phrase(phrase: str, words: Woordenlijst) -> tuple[str, ...]:
    """The parts of a phrase that is one compound of listed words: "huur woning"; else empty.

    They must stand side by side in a text: "woont er begeleiding" is no woonbegeleiding.
    """
    given = phrase_words(phrase)
    parts = words.split(given[0]) if len(given) == 1 and not given[0].endswith("*") else ()
    if not parts or parts[0] in PREPOSITIONS:
        return ()
    return tuple(words.stand_in(part) for part in parts)


def iter_phrases(schema: Themaschema) -> Iterator[str]:
    """Every phrase of a scheme, those inside patterns included, in the order of the file."""
    for regel in iter_regels(schema):
        yield from regel.woorden
        yield from regel.behalve
        for patroon in regel.patronen:
            for choices in parse_patroon(patroon).delen:
                yield from (choice for choice in choices if not is_concept(choice))
    for begrip in schema.begrippen:
        yield from begrip.woorden


def iter_regels(schema: Themaschema) -> Iterator[Regel]:
    """Every rule of a scheme, those for "outside the scheme" last."""
    for thema in schema.themas:
        yield from thema.regels
    yield from schema.buiten


def make_woordenlijst(schema: Themaschema) -> Woordenlijst:
    """The words of all rules, with the synonyms and the beginnings ("trauma*") of the scheme."""
    singles = (
        word
        for phrase in iter_phrases(schema)
        for word in _plain_words(phrase)
        if fold(word) not in FUNCTION_WORDS
    )
    synonyms = {
        word: groep.naam for groep in schema.synoniemen for word in (*groep.woorden, groep.naam)
    }
    beginnings = {
        fold(word.removesuffix("*"))
        for phrase in iter_phrases(schema)
        for word in phrase_words(phrase)
        if word.endswith("*")
    }
    return Woordenlijst(singles, synonyms, beginnings, schema.vaste_woorden)


def _plain_words(phrase: str) -> Iterable[str]:
    return (
        word.text
        for given in phrase_words(phrase)
        if not given.endswith("*")
        for word in iter_words(straighten(given))
    )


def _expand_word(word: str, words: Woordenlijst) -> tuple[tuple[str, ...], ...]:
    """The lemmas of a word of a phrase; for "trauma*" one choice for each word that begins so."""
    if word.endswith("*"):
        beginning = fold(word.removesuffix("*"))
        return ((f"{beginning}*",), *((w,) for w in sorted(words.starting_with(beginning))))
    return (tuple(part for w in iter_words(straighten(word)) for part in words.parts(w.text)),)

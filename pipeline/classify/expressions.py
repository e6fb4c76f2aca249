"""The language of the theme rules: what the secretariat writes, as phrases and patterns.

A **phrase** (``woorden`` of a rule, a concept or ``behalve``) is one or more words:

    taakstelling            every inflection, compound and near spelling of the word
    sociale huurwoning      words that follow each other; de, het, een, hun … may stand between
    huis|woning krijgen     a choice in one place
    trauma*                 every word that begins so

A **pattern** (``patronen`` of a rule) joins phrases or concepts:

    <pas> + te laat         both near each other: in one sentence, or at most 12 words apart
    <school> ++ <aantal>    both somewhere in the knelpunt
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

NEAR = 12
"""Words between two parts of a "+" pattern; telegram style cuts one thought into sentences."""

GAP = 5
"""Words between two parts of a "..." pattern."""

_FUNCTION_WORDS = (
    "de het een 't 'n des der den hun haar onze ons mijn m'n jouw je uw z'n d'r deze dit die dat"
    " er ook wel nog maar dan dus toch al heel erg zeer echt gewoon even eens nou steeds"
)
FUNCTION_WORDS = frozenset(_FUNCTION_WORDS.split())
"""Left out of texts and rules: they stand between the words of a phrase and mean nothing here."""

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
    """Parts that must stand together: concept names ("<pas>") or phrases."""

    tekst: str
    delen: tuple[str, ...]
    samenhang: Samenhang


def parse_patroon(text: str) -> Patroon:
    """A pattern from its text.

    Raises:
        ExpressionError: one part only, an empty part, or two kinds of joins in one pattern.
    """
    pieces = _JOIN.split(text.strip())
    parts, joins = tuple(pieces[::2]), set(pieces[1::2])
    if len(parts) < 2 or not all(part.strip() for part in parts):
        raise ExpressionError("thema-patroon-onvolledig", text)
    if len(joins) > 1:
        raise ExpressionError("thema-patroon-gemengd", text)
    for part in parts:
        if is_concept(part) is False and not phrase_words(part):
            raise ExpressionError("thema-patroon-onvolledig", text)
    return Patroon(text, parts, _JOINS[joins.pop()])


def is_concept(part: str) -> bool:
    """The part of a pattern names a concept: "<pas>"."""
    return _CONCEPT.fullmatch(part) is not None


def phrase_words(phrase: str) -> tuple[tuple[str, ...], ...]:
    """The words of a phrase, place by place, each place with its choices."""
    places = (tuple(choice for choice in place.split("|") if choice) for place in phrase.split())
    return tuple(
        choices for choices in places if choices and not FUNCTION_WORDS.issuperset(choices)
    )


def expand_phrase(phrase: str, words: Woordenlijst) -> frozenset[tuple[str, ...]]:
    """Every sequence of lemmas that a phrase stands for; empty when it can match nothing.

    A single word that is a compound of listed words is also looked for in its parts.
    """
    variants: set[tuple[str, ...]] = set()
    for choice in product(*(_expand_choices(c, words) for c in phrase_words(phrase))):
        if lemmas := tuple(part for word in choice for part in _rule_parts(word, words)):
            variants.add(lemmas)
        if len(choice) == 1 and "*" not in choice[0] and (parts := words.split(choice[0])):
            variants.add(tuple(words.stand_in(part) for part in parts))
    return frozenset(variants)


def iter_phrases(schema: Themaschema) -> Iterator[str]:
    """Every phrase of a scheme, those inside patterns included, in the order of the file."""
    for regel in iter_regels(schema):
        yield from regel.woorden
        yield from regel.behalve
        for patroon in regel.patronen:
            yield from (p for p in parse_patroon(patroon).delen if not is_concept(p))
    for begrip in schema.begrippen:
        yield from begrip.woorden


def iter_regels(schema: Themaschema) -> Iterator[Regel]:
    """Every rule of a scheme, those for "outside the scheme" last."""
    for thema in schema.themas:
        yield from thema.regels
    yield from schema.buiten


def make_woordenlijst(schema: Themaschema) -> Woordenlijst:
    """The words of all rules, with the synonyms and the beginnings ("trauma*") of the scheme."""
    singles = (word for phrase in iter_phrases(schema) for word in _plain_words(phrase))
    synonyms = {
        word: groep.naam for groep in schema.synoniemen for word in (*groep.woorden, groep.naam)
    }
    beginnings = {
        fold(word.removesuffix("*"))
        for phrase in iter_phrases(schema)
        for choices in phrase_words(phrase)
        for word in choices
        if word.endswith("*")
    }
    return Woordenlijst((*singles, *schema.vaste_woorden), synonyms, beginnings)


def _plain_words(phrase: str) -> Iterable[str]:
    return (
        word.text
        for choices in phrase_words(phrase)
        for choice in choices
        if not choice.endswith("*")
        for word in iter_words(straighten(choice))
    )


def _expand_choices(choices: tuple[str, ...], words: Woordenlijst) -> tuple[str, ...]:
    """The choices of one place, "trauma*" with all listed words that begin so."""
    listed = (
        words.starting_with(fold(choice.removesuffix("*")))
        for choice in choices
        if choice.endswith("*")
    )
    return (*choices, *sorted(frozenset[str]().union(*listed)))


def _rule_parts(word: str, words: Woordenlijst) -> tuple[str, ...]:
    if word.endswith("*"):
        return (fold(word),)
    return tuple(part for w in iter_words(straighten(word)) for part in words.parts(w.text))

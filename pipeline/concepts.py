"""The domain lexicon at work: a text in, the concepts it names out, with the words that did it.

A pattern of the lexicon is compiled to word tests; every distinct word of the texts is tested
once and remembered, so that reading costs a few dictionary look-ups a word. This does what
spaCy's Matcher does with token rules, in the pattern language of ``schemas/lexicon.py``, and adds
parts that stand in one sentence in any order. 166 knelpunten took 0.6 s here and 11 s with a
Matcher that has the same patterns (``benchmarks/bench_concepts.py``); every run reads them all.

>>> lexicon = Lexicon(
...     versie="1",
...     begrippen=(
...         Begrip(code="verblijfspas", rol="wat", woorden=("pasje*", "verblijfs*")),
...         Begrip(code="te-laat", rol="mis", woorden=("te laat", "wacht* + weken|maanden")),
...     ),
... )
>>> reader = ConceptReader(lexicon)
>>> [f.code for f in reader.find("Weken wachten zij op het pasje. Prima.")]
['te-laat', 'verblijfspas']
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

import yaml
from pydantic import ValidationError

from pipeline.text import words
from schemas.errors import SettingsError
from schemas.lexicon import Begrip, Lexicon, Richting

# A sentence ends at . ! ? : ; or a line end. Not at "1.000", "ca. 12" or "m.b.t. zorg": there no
# capital follows. Colons and semicolons end one too, or a list would be one long sentence.
_SENTENCE_END = re.compile(r"(?<=[.!?])\s+(?=[\"'‘“(]?[A-ZÀ-Ý0-9])|[;:\n]+\s*")

_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
"""Ten times as fast where PyYAML was built with libyaml, as its wheels are."""


@dataclass(frozen=True, slots=True)
class Found:
    """A concept found in a text, and the words (folded) that named it."""

    code: str
    woorden: str


@dataclass(frozen=True, slots=True)
class _Pattern:
    """``parts`` must all be met in one sentence; each is a choice of phrases of word tests."""

    code: str
    parts: tuple[tuple[tuple[int, ...], ...], ...]


class WordTests:
    """The word tests of all patterns, each once; a word is tested once and remembered."""

    def __init__(self) -> None:
        self._numbers: dict[str, int] = {}
        self._exact: dict[str, list[int]] = defaultdict(list)
        self._wild: list[tuple[re.Pattern[str], int]] = []
        self._known: dict[str, frozenset[int]] = {}

    def number(self, test: str) -> int:
        """The number of a word test, given out on first use."""
        if test not in self._numbers:
            number = self._numbers[test] = len(self._numbers)
            if "*" in test:
                pattern = ".*".join(re.escape(piece) for piece in test.split("*"))
                self._wild.append((re.compile(pattern), number))
            else:
                self._exact[test].append(number)
        return self._numbers[test]

    def met_by(self, word: str) -> frozenset[int]:
        """The numbers of the tests that a word meets."""
        known = self._known.get(word)
        if known is None:
            wild = (number for pattern, number in self._wild if pattern.fullmatch(word))
            known = self._known[word] = frozenset((*self._exact.get(word, ()), *wild))
        return known


class PatternReader:
    """Patterns by code, compiled; finds in a text which codes are named."""

    def __init__(self, patterns: Iterable[tuple[str, str]]) -> None:
        self._tests = WordTests()
        self._by_test: dict[int, list[_Pattern]] = defaultdict(list)
        for code, text in patterns:
            pattern = _Pattern(code, tuple(self._compile_part(p) for p in text.split(" + ")))
            for phrase in pattern.parts[0]:
                self._by_test[phrase[0]].append(pattern)

    def find(self, text: str) -> tuple[Found, ...]:
        """The codes named in a text, sorted, each once with the words of its first place."""
        found: dict[str, str] = {}
        for sentence in iter_sentences(text):
            for code, spoken in self._find_in_sentence(words(sentence)):
                found.setdefault(code, spoken)
        return tuple(Found(code, found[code]) for code in sorted(found))

    def _compile_part(self, part: str) -> tuple[tuple[int, ...], ...]:
        return tuple(
            tuple(self._tests.number(test) for test in phrase.split())
            for phrase in part.strip().split("|")
        )

    def _find_in_sentence(self, spoken: tuple[str, ...]) -> Iterator[tuple[str, str]]:
        where: dict[int, list[int]] = {}
        for place, word in enumerate(spoken):
            for number in self._tests.met_by(word):
                where.setdefault(number, []).append(place)
        for number in sorted(where):
            for pattern in self._by_test.get(number, ()):
                places = [_place(part, where) for part in pattern.parts]
                if all(places):
                    yield pattern.code, _spoken_words(places, spoken)


class ConceptReader:
    """The concepts of a lexicon, compiled once for a run."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._reader = PatternReader((b.code, w) for b in lexicon.begrippen for w in b.woorden)

    def find(self, text: str) -> tuple[Found, ...]:
        """The concepts a text names, sorted by code."""
        return self._reader.find(text)


class RichtingReader:
    """The opposite wishes of a lexicon, compiled once for a run."""

    def __init__(self, richtingen: Iterable[Richting]) -> None:
        self._reader = PatternReader(
            (f"{side}:{richting.code}", pattern)
            for richting in richtingen
            for side, patterns in (("voor", richting.voor), ("tegen", richting.tegen))
            for pattern in patterns
        )

    def find(self, text: str) -> Mapping[str, tuple[int, str]]:
        """Per direction what a wish asks: 1 or -1 with the words; both at once is neither."""
        found: dict[str, tuple[int, str]] = {}
        for hit in self._reader.find(text):
            side, code = hit.code.split(":", 1)
            sign = 1 if side == "voor" else -1
            if code in found:
                found[code] = (0, hit.woorden)
            else:
                found[code] = (sign, hit.woorden)
        return {code: value for code, value in found.items() if value[0]}


def iter_sentences(text: str) -> Iterator[str]:
    """The sentences of a text; a list item or a clause after a colon is one of its own."""
    for sentence in _SENTENCE_END.split(text):
        if sentence.strip():
            yield sentence.strip()


Source = tuple[str, str]
"""The text of a data file, and the name to call it by in an error."""


def read_lexicon(concepten: Source, vraagstukken: Source) -> Lexicon:
    """The lexicon in two YAML texts: concepts with opposite wishes, and the known problems.

    Raises:
        SettingsError: one is no YAML, not in the form of a Lexicon, names a code twice, has a part
            that the other has too, or a vraagstuk names an opposite that is not there.
    """
    own, others = _as_tuples(_load(concepten)), _load(vraagstukken)
    for part in sorted(own.keys() & others.keys()):
        raise _fault(concepten[1], part, "thema-sleutel-dubbel", sleutel=part)
    raw = {**own, **others}
    try:
        lexicon = Lexicon.model_validate(raw)
    except ValidationError as error:
        first = error.errors()[0]
        place = ".".join(str(part) for part in first["loc"])
        name = (vraagstukken if place.startswith("vraagstukken") else concepten)[1]
        raise _fault(name, place, "thema-waarde-onjuist", sleutel=place) from error
    _validate_codes(lexicon, concepten[1], vraagstukken[1])
    return lexicon


def _fault(name: str, place: str | int, code: str, **values: object) -> SettingsError:
    return SettingsError(bestand=name, regel=place, oorzaak=code, **values)


def _load(source: Source) -> dict[str, Any]:
    text, name = source
    try:
        raw = yaml.load(text, Loader=_LOADER)  # noqa: S506  -- both are safe loaders
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else 1
        raise _fault(name, line, "thema-geen-yaml", uitleg=error.problem) from error
    if not isinstance(raw, dict):
        raise _fault(name, 1, "thema-waarde-onjuist", sleutel=name)
    return raw


def _as_tuples(raw: dict[str, Any]) -> dict[str, Any]:
    """The concepts as records; in the file they stand as code -> words under their rol."""
    if not isinstance(raw.get("begrippen"), dict):
        return raw
    begrippen = tuple(
        {"code": code, "rol": rol, "woorden": patterns}
        for rol, of_rol in raw["begrippen"].items()
        for code, patterns in (of_rol or {}).items()
    )
    return {**raw, "begrippen": begrippen}


def _validate_codes(lexicon: Lexicon, concepten: str, vraagstukken: str) -> None:
    for name, codes in (
        (concepten, [b.code for b in lexicon.begrippen]),
        (concepten, [r.code for r in lexicon.richtingen]),
        (vraagstukken, [v.code for v in lexicon.vraagstukken]),
    ):
        for code, number in Counter(codes).items():
            if number > 1:
                raise _fault(name, code, "thema-sleutel-dubbel", sleutel=code)
    known = {v.code for v in lexicon.vraagstukken}
    for vraagstuk in lexicon.vraagstukken:
        for other in vraagstuk.tegenover:
            if other not in known or other == vraagstuk.code:
                raise _fault(vraagstukken, vraagstuk.code, "vraagstuk-onbekend", vraagstuk=other)


def _place(part: tuple[tuple[int, ...], ...], where: Mapping[int, list[int]]) -> range | None:
    """Where in a sentence the first phrase of a part stands; ``None`` when nowhere."""
    for phrase in part:
        for start in where.get(phrase[0], ()):
            if all(start + i in where.get(test, ()) for i, test in enumerate(phrase)):
                return range(start, start + len(phrase))
    return None


def _spoken_words(places: Iterable[range | None], spoken: tuple[str, ...]) -> str:
    chosen = [" ".join(spoken[i] for i in place) for place in places if place]
    return " … ".join(dict.fromkeys(chosen))


__all__ = [
    "Begrip",
    "ConceptReader",
    "Found",
    "PatternReader",
    "RichtingReader",
    "iter_sentences",
    "read_lexicon",
]

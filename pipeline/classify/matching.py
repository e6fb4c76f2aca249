"""The rules of a scheme, compiled once, and what they find in a knelpunt.

One spaCy PhraseMatcher holds every phrase of the scheme; patterns are joined from its hits. That
keeps a knelpunt well under 2 ms (``benchmarks/bench_classify.py``): the matcher's cost does not
grow with the number of phrases, and only patterns whose parts were found are looked at.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from pipeline.classify.expressions import (
    GAP,
    NEAR,
    NEAR_OVER_END,
    Patroon,
    Samenhang,
    expand_phrase,
    is_exact,
    iter_phrases,
    iter_regels,
    make_woordenlijst,
    parse_patroon,
    split_phrase,
)
from pipeline.classify.reading import Lezing
from pipeline.classify.usage import Woordgebruik, learn_woordgebruik
from pipeline.text import Woordenlijst
from schemas.lexicon import Vraagstuk
from schemas.thema import BUITEN_SCHEMA, Regel, Themaschema, Veld

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.matcher import PhraseMatcher

MAX_HITS = 100
"""Places of a part that a pattern looks at; five findings of a rule count, and a block that repeats
one word ten thousand times must not cost their product."""

Span = tuple[int, int]
"""First and last token of a hit."""


@dataclass(frozen=True, slots=True)
class Treffer:
    """A phrase or pattern of a rule, found: its first and last tokens, part by part."""

    uitdrukking: str
    spans: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Regelpatroon:
    """A pattern and the number of the rule it belongs to."""

    regel: int
    patroon: Patroon


@dataclass(frozen=True)
class Regelwerk:
    """The compiled rules. ``regels`` and ``codes`` run in step; the rest refers to their index."""

    nlp: Language
    matcher: PhraseMatcher
    exact_matcher: PhraseMatcher
    words: Woordenlijst
    regels: tuple[Regel, ...]
    codes: tuple[str, ...]
    regels_by_phrase: Mapping[str, tuple[int, ...]]
    concepts_by_phrase: Mapping[str, tuple[str, ...]]
    patterns: tuple[Regelpatroon, ...]
    patterns_by_choice: Mapping[str, tuple[int, ...]]
    usage: Woordgebruik


def compile_regels(schema: Themaschema, vraagstukken: Sequence[Vraagstuk] = ()) -> Regelwerk:
    """The rules of a scheme, ready to match. Imports spaCy (3 s), so call it once and late.

    ``vraagstukken`` are further examples of how their themes are told.
    """
    import spacy
    from spacy.matcher import PhraseMatcher
    from spacy.tokens import Doc

    nlp = spacy.blank("nl")
    words = make_woordenlijst(schema)
    matcher = PhraseMatcher(nlp.vocab, attr="ORTH")
    exact_matcher = PhraseMatcher(nlp.vocab, attr="ORTH")
    for phrase in dict.fromkeys(iter_phrases(schema)):
        docs = [Doc(nlp.vocab, words=list(v)) for v in sorted(expand_phrase(phrase, words))]
        (exact_matcher if is_exact(phrase) else matcher).add(phrase, docs)
        if parts := split_phrase(phrase, words):
            exact_matcher.add(phrase, [Doc(nlp.vocab, words=list(parts))])
    regels = tuple(iter_regels(schema))
    codes = [thema.code for thema in schema.themas for _ in thema.regels]
    by_phrase: dict[str, list[int]] = defaultdict(list)
    patterns: list[Regelpatroon] = []
    for index, regel in enumerate(regels):
        for phrase in dict.fromkeys(regel.woorden):
            by_phrase[phrase].append(index)
        patterns.extend(Regelpatroon(index, parse_patroon(text)) for text in regel.patronen)
    return Regelwerk(
        nlp=nlp,
        matcher=matcher,
        exact_matcher=exact_matcher,
        words=words,
        regels=regels,
        codes=(*codes, *(BUITEN_SCHEMA for _ in schema.buiten)),
        regels_by_phrase={k: tuple(v) for k, v in by_phrase.items()},
        concepts_by_phrase=_concepts_by_phrase(schema),
        patterns=tuple(patterns),
        patterns_by_choice=_patterns_by_choice(patterns),
        usage=learn_woordgebruik(schema, vraagstukken, words),
    )


def find_treffers(lezing: Lezing, werk: Regelwerk) -> dict[int, list[Treffer]]:
    """What each rule found, by the number of the rule; a rule that is silent is not in it."""
    spans = _spans_by_part(lezing, werk)
    found: dict[int, list[Treffer]] = defaultdict(list)
    for part, part_spans in spans.items():
        for index in werk.regels_by_phrase.get(part, ()):
            found[index].extend(Treffer(part, (span,)) for span in part_spans)
    candidates = sorted({i for part in spans for i in werk.patterns_by_choice.get(part, ())})
    for index in candidates:
        item = werk.patterns[index]
        if treffers := list(_find_patroon(item.patroon, spans, lezing)):
            found[item.regel].extend(treffers)
    return {
        index: kept
        for index, treffers in sorted(found.items())
        if (kept := _allowed(treffers, werk.regels[index], spans, lezing))
    }


def veld_of(treffer: Treffer, lezing: Lezing) -> Veld:
    """The field a hit stands in; a pattern over two fields counts where its first part stands."""
    return lezing.plaatsen[treffer.spans[0][0]].veld


def _concepts_by_phrase(schema: Themaschema) -> dict[str, tuple[str, ...]]:
    concepts: dict[str, list[str]] = defaultdict(list)
    for begrip in schema.begrippen:
        for phrase in begrip.woorden:
            concepts[phrase].append(f"<{begrip.naam}>")
    return {phrase: tuple(names) for phrase, names in concepts.items()}


def _patterns_by_choice(patterns: Sequence[Regelpatroon]) -> dict[str, tuple[int, ...]]:
    """For each choice of a first part the numbers of the patterns that begin with it."""
    numbers: dict[str, list[int]] = defaultdict(list)
    for number, item in enumerate(patterns):
        for choice in item.patroon.delen[0]:
            numbers[choice].append(number)
    return {choice: tuple(found) for choice, found in numbers.items()}


def _spans_by_part(lezing: Lezing, werk: Regelwerk) -> dict[str, list[Span]]:
    """The hits of every phrase and concept, in the order of the text."""
    spans: dict[str, list[Span]] = defaultdict(list)
    strings = werk.nlp.vocab.strings
    for match_id, first, last in sorted(_iter_matches(lezing, werk), key=lambda m: (m[1:], m[0])):
        if lezing.plaatsen[first].zin != lezing.plaatsen[last].zin:
            continue
        phrase = strings[match_id]
        spans[phrase].append((first, last))
        for concept in werk.concepts_by_phrase.get(phrase, ()):
            spans[concept].append((first, last))
    return dict(sorted(spans.items()))


def _iter_matches(lezing: Lezing, werk: Regelwerk) -> Iterator[tuple[int, int, int]]:
    """Each match with its first and last token among the words that matter."""
    for match_id, start, end in werk.matcher(lezing.doc):
        yield match_id, start, end - 1
    for match_id, start, end in werk.exact_matcher(lezing.full_doc):
        first = lezing.full_index[start]
        yield match_id, first, max(first, lezing.full_index[end - 1])


def _find_patroon(
    patroon: Patroon, spans: Mapping[str, Sequence[Span]], lezing: Lezing
) -> Iterator[Treffer]:
    """The places of a pattern: for each hit of its first part the nearest of the others."""
    if not all(any(choice in spans for choice in part) for part in patroon.delen):
        return
    options = [
        sorted({span for choice in part for span in spans.get(choice, ())})[:MAX_HITS]
        for part in patroon.delen
    ]
    for first in options[0]:
        chosen = [first]
        for join, candidates in zip(patroon.joins, options[1:], strict=True):
            joined = [
                span
                for span in candidates
                if not any(_overlaps(span, other) for other in chosen)
                and _joins(chosen[-1], span, join, lezing)
            ]
            if not joined:
                break
            chosen.append(min(joined, key=lambda span: (_distance(chosen[-1], span), span)))
        if len(chosen) == len(options):
            yield Treffer(patroon.tekst, tuple(chosen))


def _joins(links: Span, rechts: Span, join: Samenhang, lezing: Lezing) -> bool:
    if join == "blok":
        return True
    here, there = lezing.plaatsen[links[0]], lezing.plaatsen[rechts[0]]
    if join == "volgorde":
        return here.zin == there.zin and 0 < rechts[0] - links[1] <= GAP + 1
    allowed = NEAR if here.zin == there.zin else NEAR_OVER_END
    return here.veld == there.veld and _distance(links, rechts) <= allowed


def _allowed(
    treffers: list[Treffer], regel: Regel, spans: Mapping[str, Sequence[Span]], lezing: Lezing
) -> list[Treffer]:
    """The hits of a rule less those outside its fields and those in a sentence it must leave."""
    barred = {
        lezing.plaatsen[start].zin
        for phrase in regel.behalve
        if phrase in spans
        for start, _ in spans[phrase]
    }
    return [
        treffer
        for treffer in treffers
        if (not regel.velden or veld_of(treffer, lezing) in regel.velden)
        and lezing.plaatsen[treffer.spans[0][0]].zin not in barred
    ]


def _overlaps(links: Span, rechts: Span) -> bool:
    return links[0] <= rechts[1] and rechts[0] <= links[1]


def _distance(links: Span, rechts: Span) -> int:
    return max(links[0], rechts[0]) - min(links[1], rechts[1])

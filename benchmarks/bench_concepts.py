"""Reading the concepts of the lexicon: the own reader beside spaCy's Matcher.

    python -m benchmarks.bench_concepts

The Matcher gets the patterns that are one word or a phrase (no "+"), as regular expressions on
the lower-case token; the own reader gets all patterns. Printed as a ratio.
"""

from __future__ import annotations

import re
import time

import spacy
from spacy.matcher import Matcher

from benchmarks.tellings import PROBLEMEN, load_tellings
from pipeline.concepts import ConceptReader
from pipeline.settings import load_rules
from schemas.lexicon import Lexicon


def make_matcher(lexicon: Lexicon, nlp: spacy.language.Language) -> Matcher:
    """The patterns without "+" as token rules."""
    matcher = Matcher(nlp.vocab)
    for begrip in lexicon.begrippen:
        rules = [
            [{"LOWER": {"REGEX": f"^{as_regex(word)}$"}} for word in phrase.split()]
            for pattern in begrip.woorden
            if "+" not in pattern
            for phrase in pattern.split("|")
        ]
        if rules:
            matcher.add(begrip.code, rules)
    return matcher


def as_regex(word: str) -> str:
    """A word pattern of the lexicon as a regular expression."""
    return ".*".join(re.escape(piece) for piece in word.split("*"))


def main() -> None:
    """Print seconds of both for the same texts, and the ratio."""
    rules = load_rules(None)
    lexicon = rules.lexicon
    texts = [k.omschrijving_tekst for k in load_tellings(PROBLEMEN, rules).knelpunten]
    nlp = spacy.blank("nl")
    matcher, reader = make_matcher(lexicon, nlp), ConceptReader(lexicon)
    start = time.perf_counter()
    for doc in nlp.pipe(texts):
        matcher(doc)
    by_spacy = time.perf_counter() - start
    start = time.perf_counter()
    for text in texts:
        reader.find(text)
    own = time.perf_counter() - start
    print(
        f"{len(texts)} texts: spaCy {by_spacy:.2f} s, own {own:.2f} s, ratio {by_spacy / own:.0f}"
    )


if __name__ == "__main__":
    main()

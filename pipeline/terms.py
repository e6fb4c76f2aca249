"""The terms of a text that comparisons count: lemmas without the words that everyone uses."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from sys import intern

from pipeline.text import lemmatise, words

GRAM = 4
"""Letters of a group; 3 makes strangers alike, 5 misses inflection."""

# Function words of Dutch: articles, pronouns, prepositions, auxiliaries, numerals. Lemmas.
_STOPWORDS = """
    aan al alle alleen als altijd ander anders beide beter bij binnen blijven boven bv ca daar
    daarbij daardoor daarom dan dat de deze die dit doch doen door drie dus een eerste eigen elk
    elkaar en er ergens even ga gaan geen gemeente geven goed haar heb hebben heel het hier hij
    hoe hoeveel houden hun ieder iemand iets ik in is ja je jullie kan komen krijgen kunnen laat
    laten maar maken me mee meer meest men mens mensen met mij mijn moeten mogen na naar nemen
    niemand niet niets nog nu of om omdat ons onze ook op over pas per pp reeds sinds staan
    steeds te tegen tot tussen twee u uit uw vaak van vanaf veel verder via vier vijf voor
    vooral voordat waar waarbij waardoor wanneer want waren was wat we weer wel welk werd wezen
    wie wij wil willen worden zal ze zeer zeggen zelf zich zien zij zijn zitten zo zoals zodat
    zonder zou zullen
"""
STOPWORDS = frozenset(_STOPWORDS.split())


def terms_of(text: str) -> Iterable[str]:
    """The lemmas of a text, without function words and numbers, in order."""
    for word in words(text):
        for piece in word.split("-"):
            if len(piece) > 1 and not piece[0].isdigit():
                lemma = lemmatise(piece)
                if lemma not in STOPWORDS and piece not in STOPWORDS:
                    yield lemma


def letter_groups(text: str) -> Counter[str]:
    """Groups of four letters inside the words of a text, word borders counted as a letter."""
    groups: Counter[str] = Counter()  # of interned strings: 100,000 texts share them
    for word in words(text):
        if word in STOPWORDS or word[0].isdigit():
            continue
        bordered = f"_{word}_"
        if len(bordered) <= GRAM:
            groups[intern(bordered)] += 1
        for start in range(len(bordered) - GRAM + 1):
            groups[intern(bordered[start : start + GRAM])] += 1
    return groups

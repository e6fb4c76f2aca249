"""A knelpunt as one row of lemmas for spaCy's matcher, each with the field and the words it is of.

The fields follow each other in one spaCy Doc (one call of the matcher a knelpunt), footnotes with
the omschrijving, headings inside the list with the oplossingsrichtingen.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from pipeline.classify.expressions import FUNCTION_WORDS
from pipeline.text import Woordenlijst, fold, iter_words, straighten
from schemas.knelpunt import Knelpunt
from schemas.thema import Veld

if TYPE_CHECKING:
    from spacy.tokens import Doc
    from spacy.vocab import Vocab

_SENTENCE_END = re.compile(r"[.!?;:]\s|\n")
_MASK = re.compile(r"\[afgeschermd:[^\]]*\]")
_UNKNOWN = "·"
_NO_WORD = "¶"
"""Between two pieces of text, so that no phrase runs over from one into the next."""


@dataclass(frozen=True, slots=True)
class Plaats:
    """Where a lemma stands. Slotted: there is one per word of a text."""

    veld: Veld
    zin: int
    stuk: int
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Lezing:
    """A knelpunt as the matcher sees it; ``lemmas``, ``plaatsen`` and ``doc`` run in step.

    In ``doc`` a word that no rule knows is a dot: spaCy would keep every word it ever saw.
    ``full_doc`` has the little words too; ``full_index`` gives for each of its tokens the token of
    ``doc`` that it is, or that follows it.
    """

    doc: Doc
    lemmas: tuple[str, ...]
    plaatsen: tuple[Plaats, ...]
    stukken: tuple[str, ...]
    full_doc: Doc
    full_index: tuple[int, ...]

    def words_of(self, first: int, last: int) -> str:
        """The words as written, from token ``first`` up to and with ``last``."""
        begin, end = self.plaatsen[first], self.plaatsen[last]
        return self.stukken[begin.stuk][begin.start : end.end]


def read_knelpunt(knelpunt: Knelpunt, words: Woordenlijst, vocab: Vocab) -> Lezing:
    """The knelpunt in the words of the rules; masks ("[afgeschermd: bsn]") are no words of it."""
    from spacy.tokens import Doc

    lemmas: list[str] = []
    full: list[str] = []
    index: list[int] = []
    plaatsen: list[Plaats] = []
    stukken: list[str] = []
    zin = 0
    for stuk, (veld, raw) in enumerate(iter_stukken(knelpunt)):
        text = _MASK.sub(lambda mask: " " * len(mask.group()), straighten(raw))
        stukken.append(text)
        previous_end = 0
        for word in iter_words(text):
            if _SENTENCE_END.search(text, previous_end, word.start):
                zin += 1
            previous_end = word.end
            if (folded := fold(word.text)) in FUNCTION_WORDS:
                full.append(folded)
                index.append(len(lemmas))
                continue
            for part in words.parts(word.text):
                full.append(part)
                index.append(len(lemmas))
                lemmas.append(part)
                plaatsen.append(Plaats(veld, zin, stuk, word.start, word.end))
        full.append(_NO_WORD)
        index.append(len(lemmas))
        lemmas.append(_NO_WORD)
        plaatsen.append(Plaats(veld, zin, stuk, len(text), len(text)))
        zin += 1
    return Lezing(
        doc=Doc(vocab, words=_known(lemmas, vocab)),
        lemmas=tuple(lemmas),
        plaatsen=tuple(plaatsen),
        stukken=tuple(stukken),
        full_doc=Doc(vocab, words=_known(full, vocab)),
        full_index=tuple(index),
    )


def _known(lemmas: Sequence[str], vocab: Vocab) -> list[str]:
    strings = vocab.strings
    return [lemma if lemma in strings else _UNKNOWN for lemma in lemmas]


def iter_stukken(knelpunt: Knelpunt) -> Iterator[tuple[Veld, str]]:
    """The pieces of text of a knelpunt, each with its field."""
    yield "onderwerp", knelpunt.onderwerp
    for alinea in knelpunt.omschrijving:
        yield "omschrijving", alinea.tekst
    for voetnoot in knelpunt.voetnoten:
        yield "omschrijving", voetnoot.tekst
    groep = None
    for oplossing in knelpunt.oplossingsrichtingen:
        if oplossing.groep and oplossing.groep != groep:
            yield "oplossingsrichtingen", oplossing.groep
        groep = oplossing.groep
        yield "oplossingsrichtingen", oplossing.tekst

"""Sets of knelpunten of any size to measure matching on, with the problem that each one tells.

What they are, honestly. Sizes of the problems follow a power law: two thirds of the problems are
told once or twice, a few by up to a twentieth of the whole set. The largest are those of
tests/data/problemen.jsonl, most of which the lexicon knows. The others are made: a problem of that
file in which every content word is replaced by another word of the file, the same one in all
tellings of the made problem. Such a text means nothing, but it has the length, the number of
words in common and the number of concepts of a real one, and it resembles the others as little or
as much. Each telling leaves out a third of its own sentences, puts in one of a stranger, and has a
quarter of its words replaced, so that no two are copies and none tells it as the others do.
"""

from __future__ import annotations

import hashlib
import random
import re
from collections.abc import Callable, Iterator, Sequence

from benchmarks.tellings import Labelled
from pipeline.terms import STOPWORDS
from schemas.knelpunt import Alinea, Knelpunt, knelpunt_id

LARGEST = 0.05
"""Part of a set that one problem has at most."""

LEFT_OUT = 0.33
"""Part of the sentences that a telling leaves out."""

REPLACED = 0.25
"""Part of the content words that a telling replaces by words of its own."""

_WORD = re.compile(r"[^\W\d_]{4,}")
_SENTENCE_END = re.compile(r"(?<=[.?!])\s+")

Rewrite = Callable[[str], str]


def make_set(count: int, labelled: Labelled) -> Labelled:
    """``count`` knelpunten, each of its own inzending; the same set every time."""
    chance = random.Random(count)  # repeatable
    vocabulary = _vocabulary(labelled.knelpunten)
    tellings: dict[str, list[Knelpunt]] = {}
    for knelpunt in labelled.knelpunten:
        tellings.setdefault(labelled.problem[knelpunt.knelpunt_id], []).append(knelpunt)
    names = sorted(tellings)
    chance.shuffle(names)
    knelpunten, toekenningen, problem = [], {}, {}
    for number, size in enumerate(sorted(_iter_sizes(count, chance), reverse=True)):
        name = names[number % len(names)]
        replace = _replacer(number, vocabulary) if number >= len(names) else str
        for telling in range(size):
            source = tellings[name][telling % len(tellings[name])]
            stranger = chance.choice(labelled.knelpunten)
            one = _retell(source, replace, stranger, vocabulary, chance)
            one = _send(one, f"{count}/{number}/{telling}")
            knelpunten.append(one)
            toekenningen[one.knelpunt_id] = labelled.toekenningen[source.knelpunt_id].model_copy(
                update={"knelpunt_id": one.knelpunt_id}
            )
            problem[one.knelpunt_id] = f"{name}/{number}"
    return Labelled(tuple(knelpunten), toekenningen, problem, {})


def _iter_sizes(count: int, chance: random.Random) -> Iterator[int]:
    """Tellings of each problem: as many problems have s as 1/s^2, up to ``LARGEST`` of the set."""
    largest = max(2, int(count * LARGEST))
    left = count
    while left:
        size = min(left, largest, int(1 / (1 - chance.random())))
        yield size
        left -= size


def _vocabulary(knelpunten: Sequence[Knelpunt]) -> list[str]:
    texts = (
        text
        for k in knelpunten
        for text in (k.onderwerp, k.omschrijving_tekst, *(o.tekst for o in k.oplossingsrichtingen))
    )
    return sorted({w.lower() for text in texts for w in _WORD.findall(text)} - STOPWORDS)


def _replacer(number: int, vocabulary: Sequence[str]) -> Rewrite:
    """Every content word becomes the word that made problem ``number`` has in its place."""
    others = list(vocabulary)
    random.Random(number).shuffle(others)
    other = dict(zip(vocabulary, others, strict=True))
    return lambda text: _WORD.sub(lambda m: other.get(m[0].lower(), m[0]), text)


def _retell(
    source: Knelpunt,
    replace: Rewrite,
    stranger: Knelpunt,
    vocabulary: Sequence[str],
    chance: random.Random,
) -> Knelpunt:
    """The knelpunt in the words of its problem, shortened, mixed and with words of its own."""

    def own(match: re.Match[str]) -> str:
        if match[0].lower() in STOPWORDS or chance.random() >= REPLACED:
            return match[0]
        return chance.choice(vocabulary)

    def rewrite(text: str) -> str:
        return _WORD.sub(own, replace(text))

    sentences = _SENTENCE_END.split(source.omschrijving_tekst)
    kept = [s for s in sentences if chance.random() >= LEFT_OUT] or sentences
    added = chance.choice(_SENTENCE_END.split(stranger.omschrijving_tekst))
    return source.model_copy(
        update={
            "onderwerp": rewrite(source.onderwerp),
            "omschrijving": (Alinea(tekst=" ".join([*map(rewrite, kept), added])),),
            "oplossingsrichtingen": tuple(
                wish.model_copy(update={"tekst": rewrite(wish.tekst)})
                for wish in source.oplossingsrichtingen
            ),
        }
    )


def _send(knelpunt: Knelpunt, name: str) -> Knelpunt:
    inzending_id = hashlib.sha256(name.encode()).hexdigest()[:16]
    return knelpunt.model_copy(
        update={"knelpunt_id": knelpunt_id(inzending_id, 1), "inzending_id": inzending_id}
    )

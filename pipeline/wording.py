"""In what words each vraagstuk of the lexicon is told: a text, and how near it is to each.

The spaces (``pipeline/space.py``) keep what tellings of one vraagstuk have in common whatever
their words. What they leave out is what tells neighbours and opposites apart: small words ("pas",
"niet"), words beside each other, and whether a word stands in a wish. Here those count: a text is
compared with the middle of the tellings of each vraagstuk in all of them (Rocchio's nearest
centroid).

A word, and two words beside each other, are known by a number (feature hashing, 65,536 places), so
that no list of words is kept. The middles of the shipped vraagstukken were worked out before
(``benchmarks/fit_space.py``); those of edited ones are worked out here. Whole numbers, and sums of
whole numbers below 2**53: the same on every machine.
"""

from __future__ import annotations

import itertools
import zlib
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from importlib.resources import files
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from pipeline.space import WEIGHT, key_of, texts_of, weigh
from pipeline.text import lemmas
from schemas.lexicon import Vraagstuk

FILE = "bewoording.npz"

PLACES = 2**16
"""Numbers that words are spread over. With 2**15 the average precision of ``score_vraagstuk`` is up
to 0.003 lower, with 2**17 the same."""

UNIT = 2**14
"""Units in the length of a telling, in the middles: a word in one of 57 tellings has some 30."""

PARTS = " / "
"""Between onderwerp, omschrijving and each wish in the tellings of the lexicon."""

Doubles = npt.NDArray[np.float64]
Longs = npt.NDArray[np.int64]
Shorts = npt.NDArray[np.int16]

Entries = tuple[Longs, Shorts, Shorts]
"""Places, and of each to which vraagstuk it belongs and what it weighs there."""


class Middles(NamedTuple):
    """What tellings weigh on average, by place, in 1/16384.

    ``starts[p]`` to ``starts[p + 1]`` are the entries of place ``p``: whose, and how much.
    """

    starts: Longs
    vraagstukken: Shorts
    weights: Shorts


class Shipped(NamedTuple):
    """What is in the file: rarity by place in 1/1024, and the middles with their keys and mean."""

    versie: str
    rarity: Sequence[int]
    keys: list[bytes]
    mean: Longs
    middles: Middles


def wording_versie() -> str:
    """Of the shipped middles: 8 hex digits."""
    return _shipped().versie


class WordingReader:
    """The middles of the vraagstukken, and how near texts are to them.

    ``worked_out`` is the number of vraagstukken that were edited since the middles were shipped.
    """

    def __init__(self, vraagstukken: Sequence[Vraagstuk]) -> None:
        shipped = _shipped()
        self._rarity, self._mean = shipped.rarity, shipped.mean
        self._count = len(vraagstukken)
        known = frozenset(shipped.keys)
        wanted = [key_of(vraagstuk) for vraagstuk in vraagstukken]
        edited = {
            number: find_middle(vraagstuk, self._rarity)
            for number, (key, vraagstuk) in enumerate(zip(wanted, vraagstukken, strict=True))
            if key not in known
        }
        self.worked_out = len(edited)
        self._middles = shipped.middles
        if wanted != shipped.keys:
            self._middles = _renumber(shipped.middles, shipped.keys, wanted, edited)
        weights = self._middles.weights.astype(np.float64)
        lengths = _sum(weights**2, self._middles.vraagstukken, self._count)
        means = np.repeat(self._mean, np.diff(self._middles.starts)).astype(np.float64)
        self._toward = _sum(weights * means, self._middles.vraagstukken, self._count)
        own = float(self._mean @ self._mean)
        self._lengths = np.sqrt(np.maximum(lengths - 2.0 * self._toward + own, 1.0))
        self._toward -= own

    def likeness(self, told: Iterable[str], asked: Iterable[str]) -> Doubles:
        """Cosine of a text with the middle of each vraagstuk, less what all share: about -1 to 1.

        ``told`` are onderwerp and paragraphs, ``asked`` the wishes. A text without words has 0
        for each.
        """
        weights = weigh(count_places(told, asked), self._rarity)
        if not weights:
            return np.zeros(self._count)
        places = np.fromiter(weights, np.int64, len(weights))
        units = np.fromiter(weights.values(), np.float64, len(weights))
        starts = self._middles.starts[places]
        counts = self._middles.starts[places + 1] - starts
        before = np.cumsum(counts) - counts
        entries = np.repeat(starts - before, counts) + np.arange(counts.sum())
        products = np.repeat(units, counts) * self._middles.weights[entries]
        own = _sum(products, self._middles.vraagstukken[entries], self._count)
        shared = float(units @ self._mean[places].astype(np.float64))
        return ((own - shared) / WEIGHT - self._toward / UNIT) / self._lengths


def count_places(told: Iterable[str], asked: Iterable[str]) -> Counter[int]:
    """How often each word and each two words beside each other stand in a text, by place.

    Words are lemmas; where a part begins or ends counts as a word beside. What stands in a wish
    counts twice: as words, and as words that are asked.
    """
    found: Counter[int] = Counter()
    for text in told:
        found.update(_places(text, ""))
    for text in asked:
        found.update(_places(text, ""))
        found.update(_places(text, "?"))
    return found


def split_telling(telling: str) -> tuple[list[str], list[str]]:
    """Onderwerp and omschrijving of a telling in the lexicon, and its wishes."""
    parts = telling.split(PARTS)
    return parts[:2], parts[2:]


def find_middle(vraagstuk: Vraagstuk, rarity: Sequence[int]) -> Shorts:
    """What the tellings of a vraagstuk weigh on average, by place, in 1/16384."""
    total = np.zeros(PLACES, dtype=np.int64)
    texts = texts_of(vraagstuk)
    for text in texts:
        for place, units in weigh(count_places(*split_telling(text)), rarity).items():
            total[place] += units
    return np.asarray(np.rint(total * (UNIT / WEIGHT / len(texts))), dtype=np.int16)


def entries_of(middle: Shorts, vraagstuk: int) -> Entries:
    """A middle as what ``arrange`` takes."""
    places = np.flatnonzero(middle)
    return places, np.full(len(places), vraagstuk, dtype=np.int16), middle[places]


def arrange(entries: Sequence[Entries]) -> Middles:
    """Middles by place."""
    places, owners, weights = (np.concatenate(part) for part in zip(*entries, strict=True))
    order = np.lexsort((owners, places))
    starts = np.zeros(PLACES + 1, dtype=np.int64)
    np.cumsum(np.bincount(places, minlength=PLACES), out=starts[1:])
    return Middles(starts, owners[order], weights[order])


@cache
def _shipped() -> Shipped:
    """The file, read once."""
    with files("schemas.data").joinpath(FILE).open("rb") as file:
        found = np.load(file, allow_pickle=False)
        return Shipped(
            str(found["versie"]),
            found["zeldzaamheid"].tolist(),
            [key.tobytes() for key in found["sleutels"]],
            found["gemiddeld"].astype(np.int64),
            Middles(found["begin"].astype(np.int64), found["vraagstukken"], found["gewichten"]),
        )


def _renumber(
    shipped: Middles, keys: Sequence[bytes], wanted: Sequence[bytes], edited: Mapping[int, Shorts]
) -> Middles:
    """The shipped middles that are wanted, by their number in ``wanted``, and the edited ones."""
    number = {key: i for i, key in enumerate(wanted)}
    owners = np.array([number.get(key, -1) for key in keys], dtype=np.int16)[shipped.vraagstukken]
    kept = owners >= 0
    places = np.repeat(np.arange(PLACES), np.diff(shipped.starts))[kept]
    entries = [(places, owners[kept], shipped.weights[kept])]
    entries += [entries_of(middle, i) for i, middle in edited.items()]
    return arrange(entries)


def _sum(values: Doubles, owners: Shorts, count: int) -> Doubles:
    return np.asarray(np.bincount(owners, values, count), dtype=np.float64)


def _places(text: str, mark: str) -> list[int]:
    found = lemmas(text)
    spoken = ("<", *found, ">") if found else ()
    single = (f"{mark}{word}" for word in spoken[1:-1])
    beside = (f"{mark}{one} {other}" for one, other in itertools.pairwise(spoken))
    return [zlib.crc32(word.encode()) % PLACES for word in (*single, *beside)]

"""Learn the spaces of ``pipeline/space.py`` from the tellings of the lexicon.

    python -m benchmarks.fit_space [--kept FOLDER] [--dry]

Writes ``schemas/data/bewoording.npz``: the middle of the tellings of each vraagstuk by their very
words (``pipeline/wording.py``). And ``ruimte-woorden.npz`` and one for each encoder: the directions
of a ridge regression from the features of a telling (lemmas and letter groups by rarity; the
numbers of the encoder) onto the vraagstuk it tells, the 128 along which vraagstukken differ most;
and the middle of each vraagstuk, so that no run works it out. ``--kept`` is a folder where the rows
of the slow encoder stay for the next time (0.05 s of one core for each new telling).

It first prints how well spaces that were learned without a quarter of the vraagstukken rank
the pairs of tellings of that quarter: average precision, beside the plain cosine of the features.
The command looks at no labelled set.
"""

from __future__ import annotations

import argparse
import hashlib
import io
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from importlib import util
from math import log
from pathlib import Path
from typing import Any, TypeVar

import numpy as np
import numpy.typing as npt
import scipy.linalg as dense
import scipy.sparse as sparse
from sklearn.metrics import average_precision_score

from pipeline.compare import SCALE
from pipeline.encoder import ENCODERS, UNIT, RememberingEncoder, dump_rows
from pipeline.settings import load_rules
from pipeline.space import WEIGHT, Rows, key_of, middle, texts_of, to_rows, weigh
from pipeline.terms import letter_groups, terms_of
from pipeline.wording import (
    FILE,
    PLACES,
    arrange,
    count_places,
    entries_of,
    find_middle,
    split_telling,
)
from schemas.lexicon import Vraagstuk

DATA = Path(__file__).parent.parent / "schemas" / "data"

SIZE = 128
"""Directions kept; from 96 to 160 the figures hardly change."""

LEAST_WORDS, LEAST_LETTERS = 3, 5
"""Tellings that must have a lemma or a letter group; at 2 and 3 the file is a quarter larger and
the figures are the same."""

LEFT_OUT = 4

Term = TypeVar("Term", str, int)

Doubles = npt.NDArray[np.float64]
Features = sparse.csr_array | Doubles


@dataclass(frozen=True)
class Kind:
    """How a space is learned, by what its features are.

    ``unit`` is the length of a row of features (of each of two blocks, for words), which is scaled
    to 1. ``ridge`` is how much the regression is held back: lower follows the very words of the
    tellings, higher loses what tells vraagstukken apart; chosen by the figures that this command
    prints and by those of score_vraagstuk (vertellingen, problemen). ``bits`` are those of the
    whole numbers that directions are rounded to, and ``clipped`` the percentile of the directions
    that fills them; what is larger is cut off. With 99.9 rare words pull less far, and the average
    precision is 0.01 better than with 100.
    """

    unit: float
    ridge: float
    bits: int
    clipped: float


WORDS = Kind(unit=WEIGHT, ridge=6.0, bits=8, clipped=99.9)
ENCODED = Kind(unit=UNIT, ridge=1.0, bits=16, clipped=100.0)


@dataclass(frozen=True)
class Learned:
    """Directions in whole numbers, and the mean of the tellings along them."""

    directions: npt.NDArray[np.int64]
    mean: npt.NDArray[np.int64]

    def rows(self, features: Features) -> Rows:
        """The places of texts by their features."""
        return to_rows(np.asarray(features @ self.directions.astype(np.float64)) - self.mean)


def learn(features: Features, labels: Sequence[int], kind: Kind) -> Learned:
    """The directions along which tellings of one label lie together and others do not.

    ``features`` has a row for each telling.
    """
    scaled = features / kind.unit
    products = scaled @ scaled.T
    gram = np.array(products.todense() if sparse.issparse(products) else products)
    counts = np.bincount(labels)
    wanted = np.zeros((len(labels), len(counts)))
    wanted[np.arange(len(labels)), labels] = 1.0 / np.sqrt(np.maximum(counts, 1))[labels]
    wanted -= wanted.mean(axis=0)
    gram[np.diag_indices_from(gram)] += kind.ridge
    weights = dense.cho_solve(dense.cho_factor(gram, overwrite_a=True), wanted)
    full = scaled.T @ weights
    placed = scaled @ full
    axes = np.linalg.svd(placed - placed.mean(axis=0), full_matrices=False)[2][:SIZE]
    axes *= np.sign(axes[np.arange(len(axes)), np.abs(axes).argmax(axis=1)])[:, None]
    directions = full @ axes.T
    most = 2 ** (kind.bits - 1) - 1
    unit = np.percentile(np.abs(directions), kind.clipped) / most
    whole = np.clip(np.rint(directions / unit), -most, most).astype(np.int64)
    mean = np.rint(np.asarray(features @ whole.astype(np.float64)).mean(axis=0))
    return Learned(whole, mean.astype(np.int64))


def count_rarity(tellings: Sequence[Mapping[Term, int]], least: int) -> dict[Term, int]:
    """Per term that ``least`` tellings have, how few have it: in 1/1024, sorted by term."""
    seen = Counter(term for terms in tellings for term in terms)
    return {
        term: round(SCALE * (1.0 + log((1 + len(tellings)) / (1 + n))))
        for term, n in sorted(seen.items())
        if n >= least
    }


def make_features(
    blocks: Sequence[tuple[Sequence[Mapping[str, int]], Mapping[str, int]]],
) -> sparse.csr_array:
    """The weights of each telling's terms as the product weighs them, block beside block."""
    made = []
    for tellings, rarity in blocks:
        number = {term: i for i, term in enumerate(rarity)}
        weights = list(rarity.values())
        rows, columns, values = [], [], []
        for row, terms in enumerate(tellings):
            known = {number[term]: n for term, n in terms.items() if term in number}
            for column, weight in weigh(known, weights).items():
                rows.append(row)
                columns.append(column)
                values.append(float(weight))
        shape = (len(tellings), len(rarity))
        made.append(sparse.csr_array((values, (rows, columns)), shape=shape))
    return sparse.csr_array(sparse.hstack(made))


@dataclass(frozen=True)
class Counted:
    """The terms of texts: how rare each is, words and letter groups, and the weights per text."""

    rarities: tuple[Mapping[str, int], Mapping[str, int]]
    features: sparse.csr_array

    def weigh(self, texts: Sequence[str]) -> sparse.csr_array:
        """The weights of other texts, by the rarity of these."""
        return make_features(list(zip(_count(texts), self.rarities, strict=True)))


def count_texts(texts: Sequence[str]) -> Counted:
    """Words and letter groups of texts, those left out that too few have."""
    words, letters = counts = _count(texts)
    rarities = count_rarity(words, LEAST_WORDS), count_rarity(letters, LEAST_LETTERS)
    return Counted(rarities, make_features(list(zip(counts, rarities, strict=True))))


def _count(texts: Sequence[str]) -> tuple[list[Counter[str]], list[Counter[str]]]:
    return [Counter(terms_of(t)) for t in texts], [letter_groups(t) for t in texts]


def judge(name: str, features: Features, labels: Sequence[int], kind: Kind) -> None:
    """Print how well tellings of unseen vraagstukken find each other, learned and plain."""
    held = np.array(labels) % LEFT_OUT == 0
    seen = np.unique(np.array(labels)[~held], return_inverse=True)[1]
    learned = learn(features[~held], seen.tolist(), kind)
    own = np.array(labels)[held]
    links, rechts = np.triu_indices(len(own), 1)
    same = own[links] == own[rechts]
    left = features[held]
    plain = left @ left.T
    plain = np.array(plain.todense() if sparse.issparse(plain) else plain)
    rows = learned.rows(left).astype(np.float64)
    figures = [average_precision_score(same, p[links, rechts]) for p in (plain, rows @ rows.T)]
    print(f"{name:32} unseen vraagstukken: plain {figures[0]:.3f}, learned {figures[1]:.3f}")


def find_middles(rows: Rows, vraagstukken: Sequence[Vraagstuk]) -> dict[str, npt.NDArray[Any]]:
    """The middle of each vraagstuk, and the key it is found by."""
    sizes = np.cumsum([len(texts_of(v)) for v in vraagstukken])[:-1]
    return {
        "sleutels": _keys(vraagstukken),
        "middens": np.array([middle(part) for part in np.split(rows, sizes)]),
    }


def _keys(vraagstukken: Sequence[Vraagstuk]) -> npt.NDArray[np.uint8]:
    joined = np.frombuffer(b"".join(map(key_of, vraagstukken)), dtype=np.uint8)
    return joined.reshape(len(vraagstukken), -1)


def write_wording(vraagstukken: Sequence[Vraagstuk]) -> None:
    """Write the middles of the vraagstukken by their very words."""
    tellings = [count_places(*split_telling(t)) for v in vraagstukken for t in texts_of(v)]
    seen = count_rarity(tellings, 1)
    unseen = round(SCALE * (1.0 + log(1 + len(tellings))))
    rarity = [seen.get(place, unseen) for place in range(PLACES)]
    found_middles = [find_middle(vraagstuk, rarity) for vraagstuk in vraagstukken]
    middles = arrange([entries_of(middle, i) for i, middle in enumerate(found_middles)])
    arrays = {
        "zeldzaamheid": np.array(rarity, dtype=np.int32),
        "gemiddeld": np.rint(np.mean(found_middles, axis=0)).astype(np.int32),
        "sleutels": _keys(vraagstukken),
        "begin": middles.starts.astype(np.int32),
        "vraagstukken": middles.vraagstukken,
        "gewichten": middles.weights,
    }
    _write_file(FILE, arrays)


def write_words(
    name: str, learned: Learned, counted: Counted, middles: Mapping[str, npt.NDArray[Any]]
) -> None:
    """Write a space of words."""
    words, letters = counted.rarities
    rarity = [*words.values(), *letters.values()]
    more = {"woorden": list(words), "lettergroepen": list(letters), "zeldzaamheid": rarity}
    write(name, learned, **middles, **more)


def write(name: str, learned: Learned, **more: object) -> None:
    """Write a space."""
    small = np.int8 if abs(learned.directions).max() < 2**7 else np.int16
    arrays = {
        "richtingen": learned.directions.astype(small),
        "gemiddeld": learned.mean,
        **{key: np.asarray(value) for key, value in more.items()},
    }
    _write_file(f"ruimte-{name}.npz", arrays)


def _write_file(name: str, arrays: Mapping[str, npt.NDArray[Any]]) -> None:
    """Write arrays with a version that is a hash of them."""
    digest = hashlib.sha256()
    for key in sorted(arrays):
        digest.update(arrays[key].tobytes())
    target = io.BytesIO()
    np.savez_compressed(target, versie=np.array(digest.hexdigest()[:8]), **arrays)
    path = DATA / name
    path.write_bytes(target.getvalue())
    print(f"written: {path.name} {path.stat().st_size / 1e6:.1f} MB")


def main() -> None:
    """Judge, learn and write."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--kept", type=Path, help="folder of rows that were worked out before")
    parser.add_argument("--dry", action="store_true", help="write nothing")
    arguments = parser.parse_args()
    vraagstukken = load_rules(None).lexicon.vraagstukken
    texts = [text for v in vraagstukken for text in texts_of(v)]
    labels = [number for number, v in enumerate(vraagstukken) for _ in texts_of(v)]
    print(f"{len(texts)} tellings of {len(vraagstukken)} vraagstukken")
    counted = count_texts(texts)
    judge("words", counted.features, labels, WORDS)
    if not arguments.dry:
        learned = learn(counted.features, labels, WORDS)
        middles = find_middles(learned.rows(counted.features), vraagstukken)
        write_words("woorden", learned, counted, middles)
        write_wording(vraagstukken)
    for module, model in ENCODERS:
        if not util.find_spec(module):
            raise SystemExit(f"{model.pakket} is not installed (extra: semantisch)")
        kept = arguments.kept / f"{model.pakket}.npz" if arguments.kept else None
        encoder = RememberingEncoder(model, kept.read_bytes() if kept and kept.exists() else b"")
        meanings = np.rint(encoder.encode(texts).astype(np.float64) * UNIT)
        if kept:
            kept.write_bytes(dump_rows(encoder.used, encoder.naam))
        judge(encoder.naam, meanings, labels, ENCODED)
        if not arguments.dry:
            learned = learn(meanings, labels, ENCODED)
            write(model.pakket, learned, **find_middles(learned.rows(meanings), vraagstukken))


if __name__ == "__main__":
    main()

"""Learn what says that two wishes are one, from wishes in many wordings.

    python -m benchmarks.fit_wishes [--dry]

Comes in: ``tests/data/wensen_leer.jsonl``, fictional wishes under the problems of the lexicon, each
in four to seven wordings by authors who did not know the rules; most have a neighbour under the
same problem that differs in an amount, a group, an actor or a direction. Goes out: the space of
wishes (``schemas/data/ruimte-wensen.npz``) and the weights of the comparisons
(``schemas/data/wensgewichten.json``). The figures printed are for points that neither the space nor
the weights saw; ``score_wishes`` judges the result on sets that nothing was fitted on.
"""

from __future__ import annotations

import argparse
import hashlib
import itertools
import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import average_precision_score

from benchmarks.fit_space import WORDS, Counted, Learned, count_texts, learn, write_words
from benchmarks.tellings import DATA
from pipeline.merge.judge import COMPARISONS, compare_wishes, is_excluded, is_same_wish
from pipeline.merge.reading import WishReader, core_of
from pipeline.settings import load_rules
from pipeline.space import Row
from schemas.lexicon import Lexicon
from schemas.verband import Gewicht, Wensgewichten

WORDINGS = DATA / "wensen_leer.jsonl"
OUT = Path(__file__).parent.parent / "schemas" / "data" / "wensgewichten.json"

FOLDS = 4

SAMEN, VOORSTEL = 3.0, 0.4
"""Log-odds from which wishes are one, and from which a human is asked; the latter where about half
of the questions are right on the hard sets of score_wishes."""

REGULARISATION = 1.0
"""Inverse strength; from 0.3 to 3 the figures hardly change."""

AGAINST = frozenset(("bedrag ontbreekt", "ontkenning", "andere uitvoerder", "andere groep"))
"""Comparisons that speak against likeness."""

Floats = npt.NDArray[np.float64]
Bools = npt.NDArray[np.bool_]


@dataclass(frozen=True)
class Punt:
    """The wordings under one point, each with the number of its wish among all points."""

    teksten: tuple[str, ...]
    wensen: tuple[int, ...]


@dataclass(frozen=True)
class LearnedSpace:
    """A space that was learned and is not yet written."""

    counted: Counted
    learned: Learned

    def row_of(self, text: str) -> Row:
        """The place of a text."""
        return np.asarray(self.learned.rows(self.counted.weigh([text]))[0])


def load_wordings(path: Path) -> list[Punt]:
    """The points of a file with wordings."""
    numbers = itertools.count()
    punten = []
    for line in path.read_text("utf-8").splitlines():
        wordings = [(next(numbers), wens) for wens in json.loads(line)["wensen"]]
        pairs = [(number, tekst) for number, wens in wordings for tekst in wens]
        punten.append(Punt(tuple(t for _, t in pairs), tuple(n for n, _ in pairs)))
    return punten


def learn_space(punten: Sequence[Punt]) -> LearnedSpace:
    """The space in which wordings of one wish lie together."""
    texts = [core_of(tekst) for punt in punten for tekst in punt.teksten]
    wishes = [wens for punt in punten for wens in punt.wensen]
    labels = np.unique(wishes, return_inverse=True)[1]
    counted = count_texts(texts)
    return LearnedSpace(counted, learn(counted.features, labels.tolist(), WORDS))


@dataclass(frozen=True)
class Pairs:
    """Pairs of wordings under one point: the values of each comparison, and what is true."""

    values: Floats
    same: Bools
    decided: npt.NDArray[np.int8]
    """1 by the same words, -1 excluded, 0 to be weighed."""


def compare_all(punten: Sequence[Punt], reader: WishReader) -> Pairs:
    """All pairs of wordings within each point."""
    rows = list(_iter_pairs(punten, reader))
    values, same, decided = zip(*rows, strict=True)
    return Pairs(np.array(values), np.array(same), np.array(decided, dtype=np.int8))


def _iter_pairs(
    punten: Sequence[Punt], reader: WishReader
) -> Iterator[tuple[list[float], bool, int]]:
    for punt in punten:
        wishes = list(zip(punt.wensen, map(reader.read, punt.teksten), strict=True))
        for (a, links), (b, rechts) in itertools.combinations(wishes, 2):
            values = compare_wishes(links, rechts)
            decided = 1 if is_same_wish(links, rechts) else -is_excluded(links, rechts)
            yield [values[name] for name in COMPARISONS], a == b, decided


def fit(pairs: Pairs) -> tuple[float, dict[str, float]]:
    """Bias and weights; a comparison that comes out on the wrong side is left out."""
    names = list(COMPARISONS)
    weighed = pairs.decided == 0
    while True:
        columns = [COMPARISONS.index(name) for name in names]
        model = LogisticRegression(C=REGULARISATION, max_iter=2000)
        model.fit(pairs.values[weighed][:, columns], pairs.same[weighed])
        weights = dict(zip(names, model.coef_[0].tolist(), strict=True))
        wrong = [n for n in names if (weights[n] < 0) != (n in AGAINST)]
        if not wrong:
            return float(model.intercept_[0]), weights
        names.remove(max(wrong, key=lambda n: abs(weights[n])))


def logits(pairs: Pairs, bias: float, weights: dict[str, float]) -> Floats:
    """Log-odds of pairs; those with the same words and the excluded at the far ends."""
    used = np.array([weights.get(name, 0.0) for name in COMPARISONS])
    return np.where(pairs.decided == 0, bias + pairs.values @ used, 99.0 * pairs.decided)


def report(name: str, scores: Floats, same: Bools) -> None:
    """Print how much is found, and how much of it is right, from each of some log-odds."""
    figures = []
    for least in (4.0, 3.0, 2.0, 1.0, 0.0, -1.0):
        found = scores >= least
        right = (found & same).sum()
        figures.append(f"{least:g}: {right / max(found.sum(), 1):.2f} at {right / same.sum():.3f}")
    average = average_precision_score(same, scores)
    print(
        f"  {name}: average precision {average:.3f}; precision at recall from {', '.join(figures)}"
    )


def cross_validate(punten: Sequence[Punt], lexicon: Lexicon) -> Pairs:
    """Pairs compared in a space that did not see their point; prints the figures."""
    parts = []
    for fold in range(FOLDS):
        seen = [p for i, p in enumerate(punten) if i % FOLDS != fold]
        left = [p for i, p in enumerate(punten) if i % FOLDS == fold]
        parts.append(compare_all(left, WishReader(lexicon, learn_space(seen))))
    scores = []
    for fold, part in enumerate(parts):
        scores.append(logits(part, *fit(_join([p for i, p in enumerate(parts) if i != fold]))))
    pairs = _join(parts)
    report("place alone, unseen points", pairs.values[:, 0], pairs.same)
    report("all, unseen points", np.concatenate(scores), pairs.same)
    return pairs


def _join(parts: Sequence[Pairs]) -> Pairs:
    return Pairs(
        np.concatenate([p.values for p in parts]),
        np.concatenate([p.same for p in parts]),
        np.concatenate([p.decided for p in parts]),
    )


def main() -> None:
    """Judge, learn and write."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--dry", action="store_true", help="write nothing")
    arguments = parser.parse_args()
    punten = load_wordings(WORDINGS)
    wordings = sum(len(p.teksten) for p in punten)
    print(f"{wordings} wordings of {sum(len(set(p.wensen)) for p in punten)} wishes")
    # Weights by places that did not see the point, as it will be for wishes of strangers.
    bias, weights = fit(cross_validate(punten, load_rules(None).lexicon))
    print("  ", round(bias, 3), {name: round(weight, 2) for name, weight in weights.items()})
    if not arguments.dry:
        space = learn_space(punten)
        empty = {"sleutels": np.zeros((0, 16), np.uint8), "middens": np.zeros((0, 128), np.int16)}
        write_words("wensen", space.learned, space.counted, empty)
        fitted = Wensgewichten(
            versie="",
            geleerd_van=hashlib.sha256(WORDINGS.read_bytes()).hexdigest()[:8],
            uitgangspunt=round(bias, 4),
            gewichten=tuple(
                Gewicht(vergelijking=n, gewicht=round(w, 4)) for n, w in weights.items()
            ),
            samen=SAMEN,
            voorstel=VOORSTEL,
        )
        body = fitted.model_dump(mode="json", exclude={"versie"})
        versie = hashlib.sha256(json.dumps(body, sort_keys=True).encode()).hexdigest()[:8]
        text = json.dumps({"versie": versie, **body}, ensure_ascii=False, indent=1)
        OUT.write_text(text + "\n", "utf-8")
        print(f"written: {OUT.name} {versie}")


if __name__ == "__main__":
    main()

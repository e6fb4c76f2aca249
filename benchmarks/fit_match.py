"""Fit the weights of the pair comparisons on the labelled tellings in tests/data.

    python -m benchmarks.fit_match            fit, cross-validate, write schemas/data/gewichten.json
    python -m benchmarks.fit_match --dry      the same without writing

Comes in: tests/data/problemen.jsonl (fictional problems, each told several times in different
styles) and the lexicon. Goes out: weights by logistic regression, thresholds, and figures that
are cross-validated over problems: no pair is scored by weights that saw either of its problems.

The lexicon knows every problem of the tellings; a real inbox has problems that it does not know.
So the rows are computed several times: with the whole lexicon, and with half of the problems made
strange to it: the vraagstukken that tell them are left out, and the concepts that serve only those.
The figures are given for both. Themes are those that the classifier gives, some made wrong.
"""

from __future__ import annotations

import argparse
import dataclasses
import hashlib
import itertools
import json
import random
import re
import zlib
from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
from sklearn.linear_model import LogisticRegression

from pipeline.classify import build_classifier, classify_knelpunt
from pipeline.compare import COMPARISONS, SCALE
from pipeline.concepts import codes_of, read_lexicon
from pipeline.encoder import Encoder, find_encoder
from pipeline.match import FLOOR
from pipeline.match.features import FeatureReader, whole_text
from pipeline.match.group import PairScores, Thresholds, group_places
from pipeline.match.propose import Least, propose_pairs
from pipeline.match.score import Scorer
from pipeline.match.terms import terms_of
from pipeline.settings import load_rules
from schemas.knelpunt import Alinea, Knelpunt, Oplossingsrichting, Twijfel, knelpunt_id
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

WRONG_THEMES = 0.12
"""Share of knelpunten whose theme is made wrong here, half of them marked as doubted. The
classifier errs on 1 in 20 of these tellings and on more of those of strangers."""

HALVES = 4
"""Times that a random half of the problems is made strange to the lexicon."""

TELLS = 0.25
"""Share from which a vraagstuk tells a problem: it is then left out with it."""

STYLES = 4
"""Directions of manner of writing taken out of the encoder's rows; 2 to 6 do as well."""

FOLDS = 8
MIN_BACKGROUND = 3
THEMES = ("1a", "2a", "2b", "2c", "3a", "3b", "3c")

_UNFITTED = Gewichtenset(
    uitgangspunt=0,
    gewichten=(),
    samen=0,
    centrum=0,
    voorstel=0,
    voorstel_beste=0,
    voorstel_wederzijds=0,
)
NO_WEIGHTS = Gewichten(versie="", met_encoder=_UNFITTED, zonder_encoder=_UNFITTED)

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
    """Each telling as a knelpunt of its own inzending, with the theme it gets or a wrong one."""
    noise = random.Random(8)  # repeatable
    classifier = build_classifier(load_rules(None).themaschema)
    knelpunten: list[Knelpunt] = []
    toekenningen: dict[str, Toekenning] = {}
    problem: dict[str, str] = {}
    related: dict[str, frozenset[str]] = {}
    for line in path.read_text("utf-8").splitlines():
        record = json.loads(line)
        related[record["probleem"]] = frozenset(record["verwant"].split(";"))
        for number, telling in enumerate(record["vertellingen"], start=1):
            knelpunt = make_telling(f"{record['probleem']}/{number}", telling)
            toekenning = classify_knelpunt(knelpunt, classifier)
            if noise.random() < WRONG_THEMES:
                wrong = noise.choice([t for t in THEMES if t != toekenning.thema])
                doubts = (Twijfel(code="thema-onzeker"),) if noise.random() < 0.5 else ()
                toekenning = toekenning.model_copy(update={"thema": wrong, "twijfels": doubts})
            knelpunten.append(knelpunt)
            toekenningen[knelpunt.knelpunt_id] = toekenning
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


def cross_validate(sets: Sequence[Pairs], labelled: Labelled) -> list[Floats]:
    """Log-odds of each pair of each set by weights that saw neither of its problems."""
    full = sets[0]
    fold = {p: i % FOLDS for i, p in enumerate(sorted(labelled.related, key=_shuffled))}
    folds = np.array([fold[labelled.problem[k]] for k in full.ids])
    a, b = folds[full.links], folds[full.rechts]
    totals = [np.zeros(len(a)) for _ in sets]
    for left, right in itertools.combinations_with_replacement(range(FOLDS), 2):
        asked = ((a == left) & (b == right)) | ((a == right) & (b == left))
        if not asked.any():
            continue
        seen = ~np.isin(a, (left, right)) & ~np.isin(b, (left, right))
        bias, weights = fit(
            np.vstack([s.values[seen] for s in sets]),
            np.concatenate([s.same[seen] for s in sets]),
        )
        for total, pairs in zip(totals, sets, strict=True):
            total[asked] = logits(pairs.values[asked], bias, weights)
    return totals


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


def find_tellers(labelled: Labelled, lexicon: Lexicon) -> dict[str, frozenset[str]]:
    """The vraagstukken that tell each problem."""
    reader = FeatureReader(lexicon, NO_WEIGHTS, None)
    found: dict[str, set[str]] = {problem: set() for problem in labelled.related}
    for k in reader.read(labelled.knelpunten, labelled.toekenningen):
        told = {code for code, units in k.vraagstuk.items() if (units / SCALE) ** 2 > TELLS}
        found[labelled.problem[k.knelpunt_id]] |= told
    return {problem: frozenset(codes) for problem, codes in found.items()}


def make_strange(lexicon: Lexicon, gone: Collection[str]) -> Lexicon:
    """The lexicon without these vraagstukken and the concepts that serve only them."""
    kept = tuple(v for v in lexicon.vraagstukken if v.code not in gone)
    serving = {c for v in lexicon.vraagstukken if v.code in gone for c in codes_of(v)}
    serving -= {c for v in kept for c in codes_of(v)}
    begrippen = tuple(b for b in lexicon.begrippen if b.code not in serving)
    return lexicon.model_copy(update={"vraagstukken": kept, "begrippen": begrippen})


def iter_lexicons(labelled: Labelled, lexicon: Lexicon) -> Iterator[Lexicon]:
    """The whole lexicon, then ``HALVES`` times one that half of the problems are strange to."""
    yield lexicon
    tellers = find_tellers(labelled, lexicon)
    for number in range(HALVES):
        chosen = random.Random(number).sample(sorted(tellers), len(tellers) // 2)  # repeatable
        yield make_strange(lexicon, frozenset().union(*(tellers[p] for p in chosen)))


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


def choose_samen(sets: Sequence[Pairs], scores: Sequence[Floats], labelled: Labelled) -> float:
    """The lowest log-odds from which on the precision is kept: whole lexicon and strange problems.

    The halves count together: each alone has too few wrong pairs to tell 0.98 from 0.96.
    """
    chosen = HIGHEST
    for samen in np.arange(HIGHEST, LOWEST, -0.25):
        found = [
            judge(s, z, labelled, float(samen), NOTHING) for s, z in zip(sets, scores, strict=True)
        ]
        if found[0].dubbel_p < WANTED_KNOWN or mean_figures(found[1:]).dubbel_p < WANTED_STRANGE:
            break
        chosen = float(samen)
    return round(chosen, 2)


def mean_figures(figures: Sequence[Figures]) -> Figures:
    """The mean of each figure."""
    return Figures(*np.mean([dataclasses.astuple(f) for f in figures], axis=0).tolist())


LOWEST, HIGHEST = -2.0, 5.0
WANTED_KNOWN, WANTED_STRANGE = 0.99, 0.985

CENTRE_BELOW = 1.0
"""A member may match the centre a little less than two groups must match on average."""

NOTHING = Least(99.0, 99.0, 99.0)

PROPOSE = Least(voorstel=-1.5, beste=-2.0, wederzijds=-5.0)
"""Log-odds from which a pair is proposed, by its rank. Lower completes more groups and shows more
that is wrong; the number is bounded too (``propose.PER_KNELPUNT``)."""


def fit_set(
    labelled: Labelled, lexicon: Lexicon, background: Gewichten, encoder: Encoder | None
) -> Gewichtenset:
    """Weights with this encoder (or none), after printing the cross-validated figures."""
    sets = [
        compare_all(labelled, one, background, encoder) for one in iter_lexicons(labelled, lexicon)
    ]
    scores = cross_validate(sets, labelled)
    samen = choose_samen(sets, scores, labelled)
    found = [judge(s, z, labelled, samen, PROPOSE) for s, z in zip(sets, scores, strict=True)]
    print(f"  whole lexicon: {found[0]}")
    print(f"  half of the problems strange to it: {mean_figures(found[1:])}")
    bias, weights = fit(np.vstack([s.values for s in sets]), np.concatenate([s.same for s in sets]))
    weights |= SET
    print("  ", round(bias, 3), {n: round(w, 2) for n, w in weights.items()}, samen)
    return Gewichtenset(
        uitgangspunt=round(bias, 4),
        gewichten=tuple(
            Gewicht(vergelijking=n, gewicht=round(weights[n], 4))
            for n in COMPARISONS
            if n in weights
        ),
        samen=samen,
        centrum=round(samen - CENTRE_BELOW, 2),
        voorstel=PROPOSE.voorstel,
        voorstel_beste=PROPOSE.beste,
        voorstel_wederzijds=PROPOSE.wederzijds,
    )


def find_style(labelled: Labelled, encoder: Encoder) -> tuple[tuple[int, ...], ...]:
    """The mean of the tellings' rows and the directions in which they differ most.

    Tellings of 64 problems in seven manners: what they differ in most is the manner.
    """
    rows = np.asarray(encoder.encode([whole_text(k) for k in labelled.knelpunten]))
    mean = rows.mean(axis=0)
    directions = np.linalg.svd(rows - mean, full_matrices=False)[2][:STYLES]
    return tuple(
        tuple(int(x) for x in np.rint(row * SCALE)) for row in np.vstack([mean, directions])
    )


def main() -> None:
    """Fit both sets of weights and write them."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--dry", action="store_true", help="do not write the weights")
    arguments = parser.parse_args()
    labelled = load_problemen()
    lexicon = read_lexicon(LEXICON.read_text("utf-8"), LEXICON.name)
    encoder = find_encoder()
    if encoder is None:
        raise SystemExit("the encoder is not installed (extra: semantisch); nothing written")
    background = NO_WEIGHTS.model_copy(
        update={
            "aantal": len(labelled.knelpunten),
            "zeldzaamheid": count_background(labelled.knelpunten),
            "stijl": find_style(labelled, encoder),
        }
    )
    print(f"{len(labelled.knelpunten)} tellings of {len(labelled.related)} problems")
    print("without encoder")
    zonder = fit_set(labelled, lexicon, background, None)
    print(f"with {encoder.naam}")
    met = fit_set(labelled, lexicon, background, encoder)
    fitted = background.model_copy(update={"met_encoder": met, "zonder_encoder": zonder})
    body = fitted.model_dump(mode="json", exclude={"versie"})
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

"""How well the theme rules do: accuracy, coverage without review, and a confusion table.

    python -m benchmarks.score_themes [--gold ../shared/corpus/dev] [--gold samples/expected]
                                      [--rules themas.yaml] [--zonder-kruis] [--fouten DEEL] [--ijk]

Reads the labelled sets of the repo and every gold folder given. The sets: ``tests/data/
thema_set.jsonl`` (werk: the rules were written with it; apart: set apart, never looked at; nieuw:
problems that no rule knew when they were written), those of ``benchmarks/tellings.py``, and the
examples of the scheme that are in none of them.

Some of these texts are examples of the scheme as well. A text is therefore classified with
a scheme from which it, and every telling of its problem, was taken out (five folds);
``--zonder-kruis`` leaves them in. ``--ijk`` tries limits for the doubt by cross-validation.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from math import exp
from pathlib import Path

from benchmarks.tellings import ONGEZIEN, PROBLEMEN, VERTELLINGEN
from pipeline.classify import build_classifier, classify_knelpunt, find_standen
from pipeline.classify.scoring import Stand, evidence_of, find_twijfels
from pipeline.rules import load_themaschema
from pipeline.settings import load_rules
from schemas.knelpunt import Alinea, Knelpunt, Oplossingsrichting, knelpunt_id
from schemas.lexicon import Lexicon
from schemas.thema import BUITEN_SCHEMA, Grenzen, Themaschema, Toekenning

ROOT = Path(__file__).parents[1]
SET = ROOT / "tests" / "data" / "thema_set.jsonl"
RULES = ROOT / "schemas" / "data" / "themas.yaml"
LIMITS = (0.80, 0.85, 0.88, 0.90, 0.92, 0.94, 0.96)
STEPS = 1500
RATE = 1.0

FOLDS = 5


@dataclass(frozen=True)
class Opgave:
    """A labelled knelpunt: the set it is of, the problem it tells, the themes that are right."""

    deel: str
    groep: str
    knelpunt: Knelpunt
    goed: tuple[str, ...]

    @property
    def tekst(self) -> str:
        """The text as an example of the scheme has it."""
        k = self.knelpunt
        alineas = (a.tekst for a in k.omschrijving)
        return " / ".join((k.onderwerp, *alineas, *(o.tekst for o in k.oplossingsrichtingen)))


@dataclass(frozen=True)
class Proef:
    """An Opgave, what the rules say, and the points of every theme."""

    opgave: Opgave
    toekenning: Toekenning
    standen: tuple[Stand, ...]

    @property
    def is_right(self) -> bool:
        return self.toekenning.thema in self.opgave.goed


def read_set(path: Path) -> list[Opgave]:
    return [
        Opgave(
            f"eigen set, {row['deel']}",
            row["id"],
            _knelpunt(
                row["id"], row["onderwerp"], [row["omschrijving"]], row["oplossingsrichtingen"]
            ),
            (row["thema"], *row["ook_goed"]),
        )
        for row in map(json.loads, path.read_text("utf-8").splitlines())
    ]


def read_problemen(path: Path) -> list[Opgave]:
    """Tellings of problems, written for matching; the part is named after the file."""
    return [
        Opgave(
            path.stem,
            f"{path.stem}/{row['probleem']}",
            _knelpunt(
                f"{row['probleem']}-{i}",
                telling["onderwerp"],
                telling["omschrijving"],
                [tekst for o in telling["oplossingen"] for tekst in _teksten(o)],
            ),
            (row["thema"], *row.get("ook_goed", ())),
        )
        for row in map(json.loads, path.read_text("utf-8").splitlines())
        for i, telling in enumerate(row["vertellingen"], start=1)
    ]


def read_voorbeelden(schema: Themaschema, elsewhere: Collection[str]) -> list[Opgave]:
    """The examples of the scheme that are in no other set: nearly each its own problem."""
    loose = [
        (voorbeelden.thema, number, tekst)
        for voorbeelden in schema.voorbeelden
        for number, tekst in enumerate(voorbeelden.teksten, start=1)
        if tekst not in elsewhere
    ]
    return [
        Opgave(
            "voorbeelden",
            tekst,
            _knelpunt(f"{code}-{number}", delen[0], delen[1:2], delen[2:]),
            (code,),
        )
        for code, number, tekst in loose
        if (delen := tekst.split(" / "))
    ]


def read_gold(folder: Path) -> list[Opgave]:
    lines = (folder / "issues.tsv").read_text("utf-8").splitlines()
    names, *rows = (line.split("\t") for line in lines)
    issues = {row[0]: dict(zip(names, row, strict=False)) for row in rows}
    read = []
    for path in sorted((folder / "gold").glob("*.json")):
        for number, entry in enumerate(json.loads(path.read_text("utf-8"))["entries"], start=1):
            issue = issues[entry["issue"]]
            name = f"{path.stem}-{number:02d} {entry['issue']}"
            teksten = [t for o in entry["oplossingsrichtingen"] for t in _teksten(o)]
            knelpunt = _knelpunt(name, entry["onderwerp"], entry["omschrijving"], teksten)
            goed = (issue["thema"], *filter(None, issue["ook_goed"].split(";")))
            read.append(Opgave(str(folder), name, knelpunt, goed))
    return read


def classify_all(
    opgaven: Sequence[Opgave], schema: Themaschema, lexicon: Lexicon, cross: bool
) -> list[Proef]:
    """Every Opgave classified, each with a scheme that does not have it as an example."""
    groups = sorted({opgave.groep for opgave in opgaven})
    fold_of = {group: number % FOLDS for number, group in enumerate(groups)}
    proeven: list[Proef] = []
    for fold in range(FOLDS if cross else 1):
        here = [o for o in opgaven if not cross or fold_of[o.groep] == fold]
        hidden = {opgave.tekst for opgave in here} if cross else set()
        classifier = build_classifier(_without(schema, hidden), lexicon)
        proeven += [
            Proef(
                o,
                classify_knelpunt(o.knelpunt, classifier),
                find_standen(o.knelpunt, classifier)[1],
            )
            for o in here
        ]
    return proeven


def _without(schema: Themaschema, hidden: set[str]) -> Themaschema:
    kept = tuple(
        voorbeelden.model_copy(
            update={"teksten": tuple(t for t in voorbeelden.teksten if t not in hidden)}
        )
        for voorbeelden in schema.voorbeelden
    )
    return schema.model_copy(update={"voorbeelden": kept})


def print_figures(deel: str, proeven: Sequence[Proef]) -> None:
    auto = [p for p in proeven if not p.toekenning.twijfels]
    right = sum(p.is_right for p in proeven)
    right_auto = sum(p.is_right for p in auto)
    print(
        f"{deel:28} {len(proeven):4}  thema {right / len(proeven):.3f}"
        f"  thema_auto {right_auto / max(1, len(auto)):.3f}"
        f"  thema_auto_deel {len(auto) / len(proeven):.3f}"
    )


def print_confusion(proeven: Iterable[Proef]) -> None:
    table: dict[str, Counter[str]] = defaultdict(Counter)
    for proef in proeven:
        right = proef.toekenning.thema if proef.is_right else proef.opgave.goed[0]
        table[right][proef.toekenning.thema] += 1
    codes = sorted({*table, *(code for row in table.values() for code in row)})
    print("\nrij = goed, kolom = gegeven\n      " + "".join(f"{code:>5}" for code in codes))
    for code in codes:
        print(f"  {code:4}" + "".join(f"{table[code][other] or '·':>5}" for other in codes))


def print_errors(proeven: Iterable[Proef]) -> None:
    for p in proeven:
        if p.is_right and not p.toekenning.twijfels:
            continue
        t = p.toekenning
        mark = "twijfel" if p.is_right else "FOUT" if t.twijfels else "FOUT ZONDER TWIJFEL"
        print(f"\n{mark} {t.knelpunt_id}: goed {p.opgave.goed}, gegeven {t.thema}", end="")
        print(f" ({t.score}, marge {t.marge}), tweede {t.tweede} | {p.opgave.knelpunt.onderwerp}")
        for b in (*t.bewijs, *t.bewijs_tweede):
            print(f"    {b.thema} {b.gewicht:6.2f} {b.regel}: {b.woorden}")


def print_calibration(proeven: Sequence[Proef], grenzen: Grenzen) -> None:
    """Weights of the certainty for each fold of problems, and what each limit lets pass.

    A text is judged by weights that were fitted without its problem.
    """
    kept = [p for p in proeven if p.standen and p.toekenning.thema != BUITEN_SCHEMA]
    folds = {g: i % FOLDS for i, g in enumerate(sorted({p.opgave.groep for p in kept}))}
    fitted = {f: _fit([p for p in kept if folds[p.opgave.groep] != f]) for f in range(FOLDS)}
    print("\nop alles:", [round(w, 2) for w in _fit(kept)])
    for zekerheid in LIMITS:
        print(f"\nzekerheid {zekerheid}, gewichten van buiten de vouw")
        auto = [
            p
            for p in kept
            if not find_twijfels(
                p.standen, _limits(grenzen, zekerheid, fitted[folds[p.opgave.groep]])
            )
        ]
        for deel in ("alles", *dict.fromkeys(p.opgave.deel for p in proeven)):
            own = [p for p in auto if deel in ("alles", p.opgave.deel)]
            number = sum(deel in ("alles", p.opgave.deel) for p in proeven)
            right = sum(p.is_right for p in own) / max(1, len(own))
            print(f"  {deel:28} auto {right:.3f} deel {len(own) / number:.3f}")


def _limits(grenzen: Grenzen, zekerheid: float, weights: Sequence[float]) -> Grenzen:
    names = ("begin", "punten", "marge", "woorden", "vraagstuk")
    update = {"zekerheid": zekerheid, **dict(zip(names, weights, strict=True))}
    return grenzen.model_copy(update=update)


def _fit(proeven: Sequence[Proef]) -> list[float]:
    """Logistic regression of being right on the evidence, by plain descent."""
    rows = [((1.0, *evidence_of(p.standen)), float(p.is_right)) for p in proeven]
    weights = [0.0] * len(rows[0][0])
    for _ in range(STEPS):
        slope = [0.0] * len(weights)
        for row, right in rows:
            chance = 1 / (1 + exp(-sum(w * x for w, x in zip(weights, row, strict=True))))
            for i, x in enumerate(row):
                slope[i] += (right - chance) * x
        weights = [w + RATE * s / len(rows) for w, s in zip(weights, slope, strict=True)]
    return weights


def _teksten(oplossing: dict[str, object] | str) -> list[str]:
    if isinstance(oplossing, str):
        return [oplossing]
    sub = oplossing.get("sub") or []
    return [str(oplossing["tekst"]), *(t for o in sub for t in _teksten(o))]  # type: ignore[attr-defined]


def _knelpunt(
    name: str, onderwerp: str, alineas: Sequence[str], oplossingen: Sequence[str]
) -> Knelpunt:
    return Knelpunt(
        knelpunt_id=name,
        inzending_id=knelpunt_id(name, 1),
        volgnummer=1,
        onderwerp=onderwerp,
        omschrijving=tuple(Alinea(tekst=tekst) for tekst in alineas),
        oplossingsrichtingen=tuple(
            Oplossingsrichting(volgnummer=i, tekst=tekst)
            for i, tekst in enumerate(oplossingen, start=1)
        ),
    )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--gold", type=Path, action="append", default=[])
    parser.add_argument("--rules", type=Path, default=RULES)
    parser.add_argument("--zonder-kruis", action="store_true")
    parser.add_argument("--fouten", help="name of the part whose errors are shown")
    parser.add_argument("--ijk", action="store_true")
    arguments = parser.parse_args()
    schema = load_themaschema(arguments.rules.read_text("utf-8"), arguments.rules.name)
    opgaven = read_set(SET)
    for path in (PROBLEMEN, VERTELLINGEN, ONGEZIEN):
        opgaven += read_problemen(path)
    opgaven += read_voorbeelden(schema, {opgave.tekst for opgave in opgaven})
    opgaven += [opgave for folder in arguments.gold for opgave in read_gold(folder)]
    proeven = classify_all(
        opgaven, schema, load_rules(None).lexicon, cross=not arguments.zonder_kruis
    )
    for deel in dict.fromkeys(opgave.deel for opgave in opgaven):
        print_figures(deel, [p for p in proeven if p.opgave.deel == deel])
    print_confusion(proeven)
    if arguments.fouten:
        print_errors(p for p in proeven if p.opgave.deel == arguments.fouten)
    if arguments.ijk:
        seen = [p for p in proeven if p.opgave.deel != ONGEZIEN.stem]
        print_calibration(seen, schema.grenzen)


if __name__ == "__main__":
    main()

"""How well the theme rules do: accuracy, coverage without review, and a confusion table.

    python benchmarks/score_themes.py [--gold ../shared/corpus/dev] [--rules themas.yaml]
                                      [--fouten] [--ijk]

Reads the labelled set of the repo (``tests/data/thema_set.jsonl``: the part the rules were written
with, and the part set apart) and, with ``--gold``, a gold folder. ``--ijk`` tries limits for the
doubt by five-fold cross-validation over all that was read.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from pipeline.classify import build_classifier, classify_knelpunt
from pipeline.rules import load_themaschema
from schemas.knelpunt import Alinea, Knelpunt, Oplossingsrichting, knelpunt_id
from schemas.thema import BUITEN_SCHEMA, Toekenning

ROOT = Path(__file__).parents[1]
SET = ROOT / "tests" / "data" / "thema_set.jsonl"
PROBLEMEN = ROOT / "tests" / "data" / "problemen.jsonl"
RULES = ROOT / "schemas" / "data" / "themas.yaml"
WANTED_AUTO = 0.99


@dataclass(frozen=True)
class Proef:
    """A labelled knelpunt, the themes that count as right, and what the rules say."""

    deel: str
    knelpunt: Knelpunt
    goed: tuple[str, ...]
    toekenning: Toekenning

    @property
    def is_right(self) -> bool:
        return self.toekenning.thema in self.goed


def read_set(path: Path) -> list[tuple[str, Knelpunt, tuple[str, ...]]]:
    rows = [json.loads(line) for line in path.read_text("utf-8").splitlines()]
    return [
        (
            f"eigen set, {row['deel']}",
            _knelpunt(
                row["id"], row["onderwerp"], [row["omschrijving"]], row["oplossingsrichtingen"]
            ),
            (row["thema"], *row["ook_goed"]),
        )
        for row in rows
    ]


def read_problemen(path: Path) -> list[tuple[str, Knelpunt, tuple[str, ...]]]:
    """Tellings of known problems, written for matching; every second problem is set apart."""
    rows = [json.loads(line) for line in path.read_text("utf-8").splitlines()]
    return [
        (
            "problemen, werk" if number % 2 == 0 else "problemen, apart",
            _knelpunt(
                f"{row['probleem']}-{i}",
                telling["onderwerp"],
                telling["omschrijving"],
                [tekst for o in telling["oplossingen"] for tekst in _teksten(o)],
            ),
            (row["thema"],),
        )
        for number, row in enumerate(rows)
        for i, telling in enumerate(row["vertellingen"], start=1)
    ]


def read_gold(folder: Path) -> list[tuple[str, Knelpunt, tuple[str, ...]]]:
    lines = (folder / "issues.tsv").read_text("utf-8").splitlines()
    names, *rows = (line.split("\t") for line in lines)
    issues = {row[0]: dict(zip(names, row, strict=False)) for row in rows}
    read = []
    for path in sorted((folder / "gold").glob("*.json")):
        for number, entry in enumerate(json.loads(path.read_text("utf-8"))["entries"], start=1):
            issue = issues[entry["issue"]]
            goed = (issue["thema"], *filter(None, issue["ook_goed"].split(";")))
            teksten = [t for o in entry["oplossingsrichtingen"] for t in _teksten(o)]
            read.append(
                (
                    "ontwikkelcorpus",
                    _knelpunt(
                        f"{path.stem}-{number:02d} {entry['issue']}",
                        entry["onderwerp"],
                        entry["omschrijving"],
                        teksten,
                    ),
                    goed,
                )
            )
    return read


def print_figures(deel: str, proeven: Sequence[Proef]) -> None:
    auto = [p for p in proeven if not p.toekenning.twijfels]
    right = sum(p.is_right for p in proeven)
    right_auto = sum(p.is_right for p in auto)
    print(
        f"{deel:24} {len(proeven):4}  thema {right / len(proeven):.3f}"
        f"  thema_auto {right_auto / max(1, len(auto)):.3f}"
        f"  thema_auto_deel {len(auto) / len(proeven):.3f}"
    )


def print_confusion(proeven: Iterable[Proef]) -> None:
    table: dict[str, Counter[str]] = defaultdict(Counter)
    for proef in proeven:
        right = proef.toekenning.thema if proef.is_right else proef.goed[0]
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
        print(f"\n{mark} {p.knelpunt.knelpunt_id}: goed {p.goed}, gegeven {t.thema}", end="")
        print(f" ({t.score}, marge {t.marge}), tweede {t.tweede} | {p.knelpunt.onderwerp}")
        for b in (*t.bewijs, *t.bewijs_tweede):
            print(f"    {b.thema} {b.gewicht:6.2f} {b.regel}: {b.woorden}")


def print_calibration(proeven: Sequence[Proef]) -> None:
    """Limits with the widest coverage at the wanted accuracy, chosen on 4/5 and tried on 1/5."""
    chosen = []
    held: list[Proef] = []
    for fold in range(5):
        train = [p for i, p in enumerate(proeven) if i % 5 != fold]
        score, marge = _best_limits(train)
        chosen.append((score, marge))
        held += [p for i, p in enumerate(proeven) if i % 5 == fold and _is_auto(p, score, marge)]
    right = sum(p.is_right for p in held)
    print("\ngekozen per vouw:", chosen, "op alles:", _best_limits(proeven))
    print(
        f"buiten de vouw: auto {right / max(1, len(held)):.3f} deel {len(held) / len(proeven):.3f}"
    )


def _best_limits(proeven: Sequence[Proef]) -> tuple[float, float]:
    options = []
    for score in (1.0, 1.5, 2.0, 2.5, 3.0, 3.5, 4.0, 4.5, 5.0):
        for marge in (0.0, 0.1, 0.15, 0.2, 0.25, 0.3, 0.35, 0.4, 0.5, 0.6):
            auto = [p for p in proeven if _is_auto(p, score, marge)]
            right = sum(p.is_right for p in auto) / max(1, len(auto))
            options.append((min(right, WANTED_AUTO), len(auto), -score, -marge))
    _, _, score, marge = max(options)
    return -score, -marge


def _is_auto(proef: Proef, score: float, marge: float) -> bool:
    t = proef.toekenning
    return t.thema != BUITEN_SCHEMA and t.score >= score and t.marge >= marge


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
    parser.add_argument("--gold", type=Path)
    parser.add_argument("--rules", type=Path, default=RULES)
    parser.add_argument("--fouten", help="name of the part whose errors are shown")
    parser.add_argument("--ijk", action="store_true")
    arguments = parser.parse_args()
    schema = load_themaschema(arguments.rules.read_text("utf-8"), arguments.rules.name)
    classifier = build_classifier(schema)
    read = (
        read_set(SET)
        + read_problemen(PROBLEMEN)
        + (read_gold(arguments.gold) if arguments.gold else [])
    )
    proeven = [Proef(d, k, goed, classify_knelpunt(k, classifier)) for d, k, goed in read]
    for deel in sorted({p.deel for p in proeven}):
        print_figures(deel, [p for p in proeven if p.deel == deel])
    print_confusion(proeven)
    if arguments.fouten:
        print_errors(p for p in proeven if p.deel == arguments.fouten)
    if arguments.ijk:
        print_calibration(proeven)


if __name__ == "__main__":
    main()

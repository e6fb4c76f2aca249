"""What a theme costs: start-up once, then milliseconds a knelpunt.

    python benchmarks/bench_classify.py [--keer 5]

Classifies the labelled set of the repo. The first pass meets every word for the first time, later
passes know them; the first is what a run on new files pays. The issue asks for under 2 ms.
"""

from __future__ import annotations

import argparse
import time

from benchmarks.score_themes import PROBLEMEN, RULES, SET, read_problemen, read_set
from pipeline.classify import build_classifier, classify_knelpunt
from pipeline.rules import load_themaschema


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--keer", type=int, default=5)
    passes = parser.parse_args().keer
    started = time.perf_counter()
    schema = load_themaschema(RULES.read_text("utf-8"), RULES.name)
    loaded = time.perf_counter()
    classifier = build_classifier(schema)
    built = time.perf_counter()
    print(f"schema lezen en controleren {loaded - started:.2f} s")
    print(f"spaCy laden en regels bouwen {built - loaded:.2f} s")
    knelpunten = [o.knelpunt for o in read_set(SET) + read_problemen(PROBLEMEN)]
    for number in range(1, passes + 1):
        begin = time.perf_counter()
        for knelpunt in knelpunten:
            classify_knelpunt(knelpunt, classifier)
        spent = (time.perf_counter() - begin) / len(knelpunten)
        print(f"ronde {number}: {spent * 1000:.2f} ms per knelpunt ({len(knelpunten)} knelpunten)")


if __name__ == "__main__":
    main()

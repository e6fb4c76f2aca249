"""What a theme costs: start-up once, then milliseconds a knelpunt.

    python -m benchmarks.bench_classify [--keer 5]

Classifies the labelled sets of the repo, in CPU time (a shared machine makes the clock useless).
Every example is taken out of the scheme first, so that the first pass meets new words, as a run on
new files does; later passes know them. The issue asks for under 2 ms.
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
    started = time.process_time()
    schema = load_themaschema(RULES.read_text("utf-8"), RULES.name)
    loaded = time.process_time()
    classifier = build_classifier(schema.model_copy(update={"voorbeelden": ()}))
    built = time.process_time()
    print(f"schema lezen en controleren {loaded - started:.2f} s")
    print(f"spaCy laden en regels bouwen {built - loaded:.2f} s")
    knelpunten = [o.knelpunt for o in read_set(SET) + read_problemen(PROBLEMEN)]
    for number in range(1, passes + 1):
        begin = time.process_time()
        for knelpunt in knelpunten:
            classify_knelpunt(knelpunt, classifier)
        spent = (time.process_time() - begin) / len(knelpunten)
        print(
            f"ronde {number}: {spent * 1000:.2f} ms CPU per knelpunt ({len(knelpunten)} knelpunten)"
        )


if __name__ == "__main__":
    main()

"""How well wishes that are the same in other words are united, and others kept apart.

    python -m benchmarks.score_wishes [--pairs]

The sets (``tests/data/wensen_a.jsonl`` and ``wensen_b.jsonl``, by two authors who did not know the
rules) hold fictional agendapunten with the wishes of several gemeenten. They were made hard: half
of the pairs that are one share a word or two, a quarter shares none; and most points have wishes
that differ in a number, a group or who must act. ``--pairs`` prints each pair that is united.
"""

from __future__ import annotations

import argparse
import itertools
import json
from pathlib import Path

from benchmarks.tellings import DATA
from pipeline.merge.wishes import WishReader, is_same_wish
from pipeline.settings import load_rules

SETS = (DATA / "wensen_a.jsonl", DATA / "wensen_b.jsonl")


def judge(path: Path, reader: WishReader, show: bool) -> str:
    """Precision and recall over the pairs of wishes of two gemeenten under one point."""
    right = wrong = total = 0
    for line in path.read_text("utf-8").splitlines():
        lists = json.loads(line)["lijsten"]
        for first, second in itertools.combinations(lists, 2):
            for links, rechts in itertools.product(first, second):
                same = links["wens"] == rechts["wens"]
                total += same
                if is_same_wish(reader.read(links["tekst"]), reader.read(rechts["tekst"])):
                    right += same
                    wrong += not same
                    if show:
                        print("  " if same else "X ", links["tekst"], "|", rechts["tekst"])
    found = right + wrong
    return (
        f"{path.stem}: {total} pairs are one; united {found}, "
        f"precision {right / max(found, 1):.3f}, recall {right / total:.3f}"
    )


def main() -> None:
    """Print a line for each set."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--pairs", action="store_true")
    show = parser.parse_args().pairs
    reader = WishReader(load_rules(None).lexicon)
    for path in SETS:
        print(judge(path, reader, show))


if __name__ == "__main__":
    main()

"""How well wishes that are the same in other words are united, proposed and kept apart.

    python -m benchmarks.score_wishes [--pairs]

The sets (``tests/data/wensen_a.jsonl`` and ``wensen_b.jsonl``, by two authors who did not know the
rules) hold fictional agendapunten with the wishes of several gemeenten. They were made hard: half
of the pairs that are one share a word or two, a quarter shares none; and most points have wishes
that differ in a number, a group or who must act. ``--pairs`` prints each pair that is found.
"""

from __future__ import annotations

import argparse
import itertools
import json
from pathlib import Path

from benchmarks.tellings import DATA
from pipeline.merge import WishJudge
from pipeline.settings import load_rules

SETS = (DATA / "wensen_a.jsonl", DATA / "wensen_b.jsonl")


def score(path: Path, judge: WishJudge, show: bool) -> str:
    """Precision and recall over the pairs of wishes of two gemeenten under one point.

    A proposal counts as the product shows it: of all that may be one with a wish, the likeliest.
    """
    total = 0
    found: dict[str, list[bool]] = {"samen": [], "voorstel": []}
    for line in path.read_text("utf-8").splitlines():
        pairs = []
        for first, second in itertools.combinations(json.loads(line)["lijsten"], 2):
            for links, rechts in itertools.product(first, second):
                oordeel = judge.judge(judge.read(links["tekst"]), judge.read(rechts["tekst"]))
                same = links["wens"] == rechts["wens"]
                total += same
                if oordeel.uitkomst != "apart":
                    pairs.append((oordeel, same, links["tekst"], rechts["tekst"]))
        best: dict[str, float] = {}
        for oordeel, _, *texts in pairs:
            for text in texts:
                best[text] = max(best.get(text, 0.0), oordeel.kans)
        for oordeel, same, *texts in sorted(pairs, key=lambda pair: -pair[0].kans):
            if oordeel.uitkomst == "samen" or oordeel.kans in (best[t] for t in texts):
                found[oordeel.uitkomst].append(same)
                if show:
                    mark = " " if same else "X"
                    print(f"{mark} {oordeel.uitkomst:8} {oordeel.kans:.2f}", " | ".join(texts))
    united, asked = found["samen"], found["voorstel"]
    return (
        f"{path.stem}: {total} pairs are one; united {len(united)}, "
        f"precision {sum(united) / max(len(united), 1):.3f}, recall {sum(united) / total:.3f}; "
        f"proposed {len(asked)}, right {sum(asked) / max(len(asked), 1):.3f}, "
        f"together recall {(sum(united) + sum(asked)) / total:.3f}"
    )


def main() -> None:
    """Print a line for each set."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--pairs", action="store_true")
    show = parser.parse_args().pairs
    rules = load_rules(None)
    for path in SETS:
        print(score(path, WishJudge(rules.lexicon, rules.wensgewichten), show))


if __name__ == "__main__":
    main()

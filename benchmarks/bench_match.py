"""Speed, memory and loss of matching at 1,000, 10,000 and 100,000 knelpunten.

    python -m benchmarks.bench_match [--sizes 1000 10000 100000] [--loss 3000 5000]

The sets are those of ``match_set.py``. Seconds are those of the processor, so that other work on
the machine counts little; the ratio to the smallest size shows what grows faster than the set. The
loss is what blocking misses of the pairs that all-pairs scoring puts together, and what it adds.
Beside it, how both do against what the set was made from: where the scores are near the threshold,
another pair scored a little otherwise makes another group, no better and no worse.
"""

from __future__ import annotations

import argparse
import itertools
import resource
import time
from collections import Counter
from collections.abc import Hashable, Sequence
from dataclasses import dataclass

from benchmarks.match_set import make_set
from benchmarks.tellings import PROBLEMEN, Labelled, load_tellings
from pipeline.match.explain import Explainer
from pipeline.match.features import FeatureReader
from pipeline.match.group import Thresholds, find_centre, group_places
from pipeline.match.propose import Least, propose_pairs
from pipeline.match.search import score_set
from pipeline.settings import load_rules
from schemas.lexicon import Lexicon
from schemas.verband import Gewichten

COLUMNS = (
    "knelpunten  read s  score s  group s  explain s  total s   ratio  clock s   groups"
    "  verbanden  peak MB"
)


@dataclass(frozen=True)
class Measured:
    """Seconds of the processor for reading, scoring, grouping, explaining; of the clock; counts."""

    seconds: tuple[float, ...]
    clock: float
    groups: int
    verbanden: int

    def row(self, count: int, first: float) -> str:
        """The line of the table, with the ratio to the seconds of the smallest size."""
        total, peak = sum(self.seconds), resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        read, score, group, explain = self.seconds
        return (
            f"{count:10,} {read:7.1f} {score:8.1f} {group:8.1f} {explain:10.1f} {total:8.1f} "
            f"{total / first:7.1f} {self.clock:8.1f} {self.groups:8,} {self.verbanden:10,} "
            f"{peak:8,.0f}"
        )


def measure(count: int, labelled: Labelled, lexicon: Lexicon, gewichten: Gewichten) -> Measured:
    """Match a made set, step by step as ``match_knelpunten`` does."""
    made = make_set(count, labelled)
    weights = gewichten.for_encoder("")
    began, clock = time.perf_counter(), [time.process_time()]
    kenmerken = FeatureReader(lexicon, gewichten, None).read(made.knelpunten, made.toekenningen)
    clock.append(time.process_time())
    wishes = [k.richtingen for k in kenmerken]
    scores = score_set(kenmerken, weights)
    clock.append(time.process_time())
    groups = group_places(scores, (), (), Thresholds(weights.samen, weights.centrum), wishes)
    clock.append(time.process_time())
    least = Least(weights.voorstel, weights.voorstel_beste, weights.voorstel_wederzijds)
    pairs = propose_pairs(groups, scores.known, (), least)
    for members in groups:
        centre = find_centre(members, scores)
        pairs.extend((centre, member) for member in members if member != centre)
    explainer = Explainer(kenmerken, weights, scores.known)
    explained = [(explainer.logit(*pair), explainer.redenen(*pair)) for pair in pairs]
    clock.append(time.process_time())
    seconds = tuple(after - before for before, after in itertools.pairwise(clock))
    return Measured(seconds, time.perf_counter() - began, len(groups), len(explained))


def measure_loss(count: int, labelled: Labelled, lexicon: Lexicon, gewichten: Gewichten) -> str:
    """What blocking misses of the pairs that all pairs put together, and what it adds."""
    made = make_set(count, labelled)
    weights = gewichten.for_encoder("")
    kenmerken = FeatureReader(lexicon, gewichten, None).read(made.knelpunten, made.toekenningen)
    thresholds = Thresholds(weights.samen, weights.centrum)
    group_of: list[list[int]] = []
    for limit in (count, 0):
        scores = score_set(kenmerken, weights, limit)
        wishes = [k.richtingen for k in kenmerken]
        groups = group_places(scores, (), (), thresholds, wishes)
        numbered = {place: number for number, members in enumerate(groups) for place in members}
        group_of.append([numbered[place] for place in range(count)])
    whole, blocked = group_of
    problems = [made.problem[k.knelpunt_id] for k in kenmerken]
    joined, kept = count_pairs(whole), count_pairs(list(zip(whole, blocked, strict=True)))
    return (
        f"{count} knelpunten: all pairs join {joined} ({_judge(whole, problems)}); blocking misses "
        f"{1 - kept / joined:.3f} of them and adds {(count_pairs(blocked) - kept) / joined:.3f} "
        f"({_judge(blocked, problems)})"
    )


def count_pairs(labels: Sequence[Hashable]) -> int:
    """The pairs that have the same label."""
    return sum(n * (n - 1) // 2 for n in Counter(labels).values())


def _judge(groups: Sequence[int], problems: Sequence[str]) -> str:
    right = count_pairs(list(zip(groups, problems, strict=True)))
    precision, recall = right / count_pairs(groups), right / count_pairs(problems)
    return f"precision {precision:.2f}, recall {recall:.2f}"


def main() -> None:
    """Print the loss and the table."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--sizes", type=int, nargs="*", default=[1_000, 10_000, 100_000])
    parser.add_argument("--loss", type=int, nargs="*", default=[3_000, 5_000])
    arguments = parser.parse_args()
    rules = load_rules(None)
    labelled = load_tellings(PROBLEMEN, rules)
    lexicon, gewichten = rules.lexicon, rules.gewichten
    first = 0.0
    for number, count in enumerate(arguments.sizes):
        measured = measure(count, labelled, lexicon, gewichten)
        first = first or sum(measured.seconds)
        if not number:
            print(COLUMNS)
        print(measured.row(count, first), flush=True)
    for count in arguments.loss:
        print(measure_loss(count, labelled, lexicon, gewichten), flush=True)


if __name__ == "__main__":
    main()

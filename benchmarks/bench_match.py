"""Speed, memory and loss of matching at 1,000, 10,000 and 100,000 knelpunten.

    python -m benchmarks.bench_match [--sizes 1000 10000 100000] [--loss 4000]

Each knelpunt is a telling of tests/data/problemen.jsonl with two sentences of two other tellings
put in and a third of its own left out, so that no two are the same and each problem has many.
Times are shown as ratios to the smallest size too: what grows faster than the set is seen there.
The loss is what blocking misses of the pairs that all-pairs scoring puts together.
"""

from __future__ import annotations

import argparse
import hashlib
import random
import resource
import time
from collections.abc import Sequence

from benchmarks.fit_match import LEXICON, OUT, Labelled, load_problemen
from pipeline.concepts import read_lexicon
from pipeline.match.explain import Explainer
from pipeline.match.features import FeatureReader
from pipeline.match.group import PairScores, Thresholds, group_places
from pipeline.match.search import score_set
from pipeline.match.weights import read_weights
from schemas.knelpunt import Alinea, Knelpunt, knelpunt_id
from schemas.lexicon import Lexicon
from schemas.thema import Toekenning
from schemas.verband import Gewichten


def make_set(count: int, labelled: Labelled) -> tuple[list[Knelpunt], dict[str, Toekenning]]:
    """``count`` different knelpunten about the labelled problems."""
    chance = random.Random(count)  # repeatable
    sources = labelled.knelpunten
    knelpunten, toekenningen = [], {}
    for number in range(count):
        source = sources[number % len(sources)]
        strangers = [chance.choice(sources) for _ in range(2)]
        inzending_id = hashlib.sha256(f"{count}/{number}".encode()).hexdigest()[:16]
        own = [s for a in source.omschrijving for s in a.tekst.split(". ")]
        kept = [s for s in own if chance.random() > 0.33] or own
        added = [chance.choice(x.omschrijving[0].tekst.split(". ")) for x in strangers]
        one = source.model_copy(
            update={
                "knelpunt_id": knelpunt_id(inzending_id, 1),
                "inzending_id": inzending_id,
                "omschrijving": (Alinea(tekst=". ".join([*kept, *added])),),
            }
        )
        knelpunten.append(one)
        toekenningen[one.knelpunt_id] = labelled.toekenningen[source.knelpunt_id].model_copy(
            update={"knelpunt_id": one.knelpunt_id}
        )
    return knelpunten, toekenningen


def measure(
    count: int, labelled: Labelled, lexicon: Lexicon, gewichten: Gewichten
) -> tuple[float, float, float, int]:
    """Seconds for reading, scoring and grouping, and the number of groups."""
    knelpunten, toekenningen = make_set(count, labelled)
    weights = gewichten.zonder_encoder
    start = time.perf_counter()
    kenmerken = FeatureReader(lexicon, gewichten, None).read(knelpunten, toekenningen)
    read = time.perf_counter()
    known, rest, opposed = score_set(kenmerken, weights)
    scored = time.perf_counter()
    scores = PairScores(known, rest, Explainer(kenmerken, weights).logit)
    groups = group_places(scores, (), opposed, Thresholds(weights.samen, weights.centrum))
    end = time.perf_counter()
    return read - start, scored - read, end - scored, len(groups)


def measure_loss(count: int, labelled: Labelled, lexicon: Lexicon, gewichten: Gewichten) -> str:
    """What blocking misses of the pairs that all pairs put together, and what it adds."""
    knelpunten, toekenningen = make_set(count, labelled)
    weights = gewichten.zonder_encoder
    kenmerken = FeatureReader(lexicon, gewichten, None).read(knelpunten, toekenningen)
    found = []
    for limit in (count, 0):
        known, rest, opposed = score_set(kenmerken, weights, limit)
        scores = PairScores(known, rest, Explainer(kenmerken, weights).logit)
        thresholds = Thresholds(weights.samen, weights.centrum)
        found.append(joined_pairs(group_places(scores, (), opposed, thresholds)))
    whole, blocked = found
    return (
        f"{count} knelpunten: all pairs join {len(whole)}, blocking misses "
        f"{len(whole - blocked) / max(len(whole), 1):.3f} of them and adds "
        f"{len(blocked - whole) / max(len(whole), 1):.3f}"
    )


def joined_pairs(groups: Sequence[Sequence[int]]) -> set[tuple[int, int]]:
    """The pairs that stand in one group."""
    return {(a, b) for members in groups for a in members for b in members if a < b}


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--sizes", type=int, nargs="*", default=[1_000, 10_000, 100_000])
    parser.add_argument("--loss", type=int, default=4_000)
    arguments = parser.parse_args()
    labelled = load_problemen()
    lexicon = read_lexicon(LEXICON.read_text("utf-8"), LEXICON.name)
    gewichten = read_weights(OUT.read_text("utf-8"), OUT.name)
    if arguments.loss:
        print(measure_loss(arguments.loss, labelled, lexicon, gewichten))
    print("knelpunten  read s  score s  group s  total s   ratio  groups  peak MB")
    first = 0.0
    for count in arguments.sizes:
        *seconds, groups = measure(count, labelled, lexicon, gewichten)
        total = sum(seconds)
        first = first or total
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        print(
            f"{count:10,} {seconds[0]:7.1f} {seconds[1]:8.1f} {seconds[2]:8.1f} {total:8.1f} "
            f"{total / first:7.1f} {groups:7,} {peak:8,.0f}",
            flush=True,
        )


if __name__ == "__main__":
    main()

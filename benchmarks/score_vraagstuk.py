"""How well tellings of one problem meet in the vraagstukken of the lexicon.

    python -m benchmarks.score_vraagstuk [--grid]

Per labelled set (``benchmarks/tellings.py``, all but ongezien) and encoder: the average precision
with which the overlap of two tellings' vraagstukken ranks the pairs that tell one problem, and
precision and recall of an overlap above one half. ``--grid`` tries other Parts: those in
``pipeline/vraagstuk.py`` were chosen among the best on vertellingen that are near the best on
problemen. Nothing is cross-validated: there are four numbers, and none knows a text.
"""

from __future__ import annotations

import argparse
import itertools
from collections.abc import Iterator
from importlib import util

import numpy as np
from sklearn.metrics import average_precision_score

from benchmarks.tellings import PROBLEMEN, VERTELLINGEN, Labelled, load_tellings
from pipeline.compare import SCALE
from pipeline.encoder import ENCODERS, Encoder, RememberingEncoder
from pipeline.settings import Rules, load_rules
from pipeline.vraagstuk import (
    BY_MEANING,
    BY_WORDS,
    Parts,
    VraagstukReader,
    whole_text,
)

OVER = 0.5
"""Overlap from which two texts surely tell one vraagstuk."""


def iter_encoders() -> Iterator[Encoder | None]:
    """None, and each that is installed."""
    yield None
    for module, model in ENCODERS:
        if util.find_spec(module):
            yield RememberingEncoder(model)


def judge(labelled: Labelled, rules: Rules, encoder: Encoder | None, parts: Parts) -> str:
    """The figures of a set."""
    reader = VraagstukReader(rules.lexicon, encoder, parts)
    ordered = labelled.knelpunten
    meanings = reader.find_meanings([whole_text(k) for k in ordered])
    told = [reader.read(k, m).vraagstukken for k, m in zip(ordered, meanings, strict=True)]
    column = {v.code: i for i, v in enumerate(rules.lexicon.vraagstukken)}
    rows = np.zeros((len(ordered), len(column)))
    for row, shares in enumerate(told):
        for code, units in shares.items():
            rows[row, column[code]] = units / SCALE
    links, rechts = np.triu_indices(len(ordered), 1)
    problems = np.array([labelled.problem[k.knelpunt_id] for k in ordered])
    same, overlap = problems[links] == problems[rechts], (rows @ rows.T)[links, rechts]
    sure = overlap > OVER
    return (
        f"average precision {average_precision_score(same, overlap):.3f}  overlap > {OVER}: "
        f"precision {same[sure].mean():.3f}  recall {same[sure].sum() / same.sum():.3f}"
    )


def iter_parts(encoder: Encoder | None) -> Iterator[Parts]:
    """The Parts that ``--grid`` tries."""
    for words, meaning, wording, none, temperature in itertools.product(
        (15.0, 20.0, 30.0),
        (10.0, 15.0, 20.0) if encoder else (0.0,),
        (40.0, 60.0, 80.0),
        (14.0, 18.0),
        (1.2, 1.6, 2.2),
    ):
        yield Parts(words, meaning, wording, none, temperature)


def main() -> None:
    """Print a line for each set, encoder and Parts."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--grid", action="store_true")
    grid = parser.parse_args().grid
    rules = load_rules(None)
    sets = {path.stem: load_tellings(path, rules) for path in (PROBLEMEN, VERTELLINGEN)}
    for encoder in iter_encoders():
        name = encoder.pakket if encoder else "no encoder"
        usual = BY_MEANING if encoder else BY_WORDS
        for parts in iter_parts(encoder) if grid else (usual,):
            for stem, labelled in sets.items():
                print(f"{stem:13} {name:32} {judge(labelled, rules, encoder, parts)}", end="")
                print(f"  {parts}" if grid else "", flush=True)


if __name__ == "__main__":
    main()

"""How well matching does on the labelled tellings: the figures of design.md §7.

    python -m benchmarks.score_match [FILE.jsonl ...]

Without files: those in tests/data. Each set is classified and matched as a run would, with the
shipped rules, lexicon and weights: without an encoder, and with each that is installed.
"""

from __future__ import annotations

import argparse
from importlib import util
from pathlib import Path

from benchmarks.tellings import (
    ONGEZIEN,
    PROBLEMEN,
    REALISTISCH,
    VERTELLINGEN,
    Figures,
    Labelled,
    count_figures,
    load_tellings,
)
from pipeline.encoder import ENCODERS, Encoder, RememberingEncoder
from pipeline.match import match_knelpunten
from pipeline.settings import Rules, load_rules

SETS = (PROBLEMEN, VERTELLINGEN, ONGEZIEN, *REALISTISCH)


def judge(labelled: Labelled, rules: Rules, encoder: Encoder | None) -> Figures:
    """The figures of a set."""
    matching = match_knelpunten(
        labelled.knelpunten,
        labelled.toekenningen,
        rules.lexicon,
        rules.gewichten,
        encoder=encoder,
    )
    place = {k.knelpunt_id: i for i, k in enumerate(labelled.knelpunten)}
    return count_figures(
        [[place[k] for k in groep.knelpunt_ids] for groep in matching.groepen],
        [
            (place[v.knelpunt_a], place[v.knelpunt_b])
            for v in matching.verbanden
            if v.uitkomst == "voorstel"
        ],
        [labelled.problem[k.knelpunt_id] for k in labelled.knelpunten],
        labelled.related,
    )


def main() -> None:
    """Print a line for each set and encoder."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("sets", type=Path, nargs="*", default=SETS)
    rules = load_rules(None)
    encoders: list[Encoder | None] = [None]
    encoders += [RememberingEncoder(model) for module, model in ENCODERS if util.find_spec(module)]
    for path in parser.parse_args().sets:
        labelled = load_tellings(path, rules)
        print(f"{path.stem}: {len(labelled.related)} problems, {len(labelled.knelpunten)} tellings")
        for encoder in encoders:
            name = encoder.pakket if encoder else "no encoder"
            print(f"  {name:32} {judge(labelled, rules, encoder)}", flush=True)


if __name__ == "__main__":
    main()

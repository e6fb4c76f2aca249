"""How long the wishes of one agendapunt take to unite, by the number of gemeenten behind it.

    python -m benchmarks.bench_wishes

Each gemeente brings four wishes in wordings of ``tests/data/wensen_leer.jsonl``, mixed over all
points, so that nearly all stay apart: the most lines there can be. The Netherlands has 342
gemeenten. Prints seconds of processor time, and how they grow with the number of wishes.
"""

from __future__ import annotations

import random
import time

from benchmarks.fit_wishes import WORDINGS, load_wordings
from pipeline.merge import WishJudge, merge_groep
from pipeline.settings import load_rules
from schemas.knelpunt import Alinea, Knelpunt, Oplossingsrichting
from schemas.verband import Groep

SIZES = (20, 85, 342)
PER_GEMEENTE = 4


def make_knelpunt(number: int, wishes: list[str]) -> Knelpunt:
    """The knelpunt of one gemeente with these wishes."""
    identity = f"{number:016x}"
    return Knelpunt(
        knelpunt_id=f"{identity}-01",
        inzending_id=identity,
        volgnummer=1,
        onderwerp="Punt",
        omschrijving=(Alinea(tekst="Tekst."),),
        oplossingsrichtingen=tuple(
            Oplossingsrichting(volgnummer=i, tekst=tekst) for i, tekst in enumerate(wishes, 1)
        ),
    )


def main() -> None:
    """Print a row for each number of gemeenten."""
    rules = load_rules(None)
    wordings = [tekst for punt in load_wordings(WORDINGS) for tekst in punt.teksten]
    random.Random(1).shuffle(wordings)
    print("| gemeenten | wishes | lines | asked about | s | ratio | ratio to wishes |")
    first = 0.0
    for size in SIZES:
        judge = WishJudge(rules.lexicon, rules.wensgewichten)
        knelpunten = [
            make_knelpunt(i, wordings[i * PER_GEMEENTE : (i + 1) * PER_GEMEENTE])
            for i in range(size)
        ]
        ids = tuple(k.knelpunt_id for k in knelpunten)
        by_id = {k.knelpunt_id: k for k in knelpunten}
        gemeenten = {identity: f"Gemeente {i}" for i, identity in enumerate(ids)}
        start = time.process_time()
        merged = merge_groep(Groep(knelpunt_ids=ids, centrum=ids[0]), by_id, gemeenten, judge)
        seconds = time.process_time() - start
        first = first or seconds
        asked = sum(v.uitkomst == "voorstel" for v in merged.wensverbanden)
        ratio = seconds / first
        print(
            f"| {size} | {size * PER_GEMEENTE} | {len(merged.oplossingen)} | {asked} "
            f"| {seconds:.2f} | {ratio:.1f} | {ratio / (size / SIZES[0]):.2f} |"
        )


if __name__ == "__main__":
    main()

from __future__ import annotations

import numpy as np

from pipeline.match.block import PairScorer
from pipeline.match.explain import Explainer
from pipeline.match.features import FeatureReader
from pipeline.match.score import Scorer
from pipeline.match.search import score_set
from schemas.thema import Toekenning
from tests.pipeline.matching import make_telling, read_records, shipped_lexicon, shipped_weights

RECORDS = read_records("problemen.jsonl")[:20]
WEIGHTS = shipped_weights().for_encoder("")
KNELPUNTEN = [
    make_telling(
        f"{record['probleem']}/{i}", t["onderwerp"], "\n".join(t["omschrijving"]), *t["oplossingen"]
    )
    for record in RECORDS
    for i, t in enumerate(record["vertellingen"])
]
KENMERKEN = FeatureReader(shipped_lexicon(), shipped_weights(), None).read(
    KNELPUNTEN,
    {
        k.knelpunt_id: Toekenning(
            knelpunt_id=k.knelpunt_id, thema=("1a", "2b", "00")[i % 3], score=1, marge=1
        )
        for i, k in enumerate(KNELPUNTEN)
    },
)


def test_matrix_list_and_explanation_give_the_same_number_to_the_last_digit() -> None:
    explainer, matrix, lists = (
        Explainer(KENMERKEN, WEIGHTS),
        Scorer(KENMERKEN, WEIGHTS),
        PairScorer(KENMERKEN, WEIGHTS),
    )

    logits = matrix.logits(slice(0, len(KENMERKEN)))
    by_list = lists.logits(0, np.arange(1, len(KENMERKEN)))

    pairs = [(i, j) for i in range(len(KENMERKEN)) for j in range(i + 1, len(KENMERKEN))]
    assert [explainer.logit(i, j) for i, j in pairs] == [float(logits[i, j]) for i, j in pairs]
    assert by_list.tolist() == logits[0, 1:].tolist()


def test_blocking_that_keeps_all_pairs_gives_what_all_pairs_give() -> None:
    few = KENMERKEN[:20]

    blocked, whole = score_set(few, WEIGHTS, 0), score_set(few, WEIGHTS)
    assert list(blocked.known) == list(whole.known)


def test_every_vector_has_length_one_in_whole_units() -> None:
    lengths = [sum(u * u for u in k.begrippen.values()) for k in KENMERKEN if k.begrippen]

    assert min(lengths) > 0.97 * 1024**2
    assert max(lengths) < 1.03 * 1024**2

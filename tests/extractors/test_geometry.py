from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractors.geometry import (
    Box,
    View,
    cluster,
    covered,
    has_value_between,
    invert_place,
    merge_intervals,
    nearest,
    slanted_view,
    surround,
    turned_view,
)

points = st.floats(-1000, 1000, allow_nan=False)
intervals = st.lists(
    st.tuples(st.floats(0, 100), st.floats(0, 20)).map(lambda p: (p[0], p[0] + p[1])), max_size=20
)


@given(st.sampled_from([0, 90, 180, 270]), points, points)
def test_place_on_the_page_and_back_is_the_same_point(turn: int, x: float, y: float) -> None:
    view = turned_view(1, turn, 595, 842)

    back = invert_place(view, *view.place(x, y))

    assert list(back) == pytest.approx([x, y], abs=1e-6)


@given(st.floats(-180, 180), points, points)
def test_slanted_view_keeps_distances(angle: float, x: float, y: float) -> None:
    placed = slanted_view(1, angle).place(x, y)

    assert placed[0] ** 2 + placed[1] ** 2 == pytest.approx(x * x + y * y, abs=1e-3)


def test_text_that_runs_upwards_stands_at_the_left_of_its_page() -> None:
    view = turned_view(3, 90, 595, 842)

    rectangle = view.rectangle(Box(10, 20, 110, 32))

    assert (rectangle.x0, rectangle.y0, rectangle.x1, rectangle.y1) == (20, 732, 32, 832)


@given(intervals)
def test_merged_intervals_lie_apart_and_cover_what_they_were_made_of(
    pairs: list[tuple[float, float]],
) -> None:
    merged = merge_intervals(pairs)

    assert all(a[1] < b[0] for a, b in pairwise(merged))
    assert all(covered(merged, low, high) == pytest.approx(high - low) for low, high in pairs)


@given(st.lists(points, min_size=1))
def test_each_value_has_the_mean_of_its_cluster_nearby(values: list[float]) -> None:
    centres = cluster(values, 1.0)

    assert centres == sorted(centres)
    # A mean of equal floats may differ from them in the last digit.
    assert min(values) - 1e-9 <= centres[0] <= centres[-1] <= max(values) + 1e-9


@given(st.lists(points, min_size=1), points)
def test_nearest_value_is_the_nearest(values: list[float], value: float) -> None:
    ordered = sorted(values)

    found = ordered[nearest(ordered, value)]

    assert abs(found - value) == min(abs(other - value) for other in ordered)


def test_value_between_counts_both_ends() -> None:
    assert has_value_between([1.0, 5.0], 5.0, 9.0)
    assert not has_value_between([1.0, 5.0], 2.0, 4.0)


def test_surround_is_the_smallest_box() -> None:
    assert surround([Box(0, 1, 2, 3), Box(-1, 2, 1, 9)]) == Box(-1, 1, 2, 9)


def test_rectangle_is_rounded_to_hundredths() -> None:
    assert View(1).rectangle(Box(0.123456, 0, 1, 1)).x0 == 0.12

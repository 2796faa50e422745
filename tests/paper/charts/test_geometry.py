from __future__ import annotations

from itertools import pairwise
from math import hypot

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from paperwork.paper.charts.geometry import Box, Crowd, beside, spread

heights = st.floats(5, 30)
wanted = st.floats(0, 200)


@settings(max_examples=200)
@given(st.lists(st.tuples(wanted, heights), min_size=1, max_size=8))
def test_spread_labels_never_overlap_and_keep_their_order(labels: list[tuple[float, float]]) -> None:
    places = spread([at for at, _ in labels], [height for _, height in labels], 0, 1000)
    stacked = sorted(zip(places, labels, strict=True))
    for (low, (_, one)), (high, (_, other)) in pairwise(stacked):
        assert high - low >= (one + other) / 2 - 1e-6
    for at, (want, height) in zip(places, labels, strict=True):
        assert at - height / 2 >= -1e-6
        assert all(other_at >= at - 1e-6 for other_at, (other, _) in zip(places, labels, strict=True) if other > want)


def test_labels_with_room_stay_where_they_want() -> None:
    assert spread([10, 50, 90], [10, 10, 10], 0, 100) == (10, 50, 90)


def test_labels_that_want_one_place_share_it_evenly() -> None:
    assert spread([50, 50], [10, 10], 0, 100) == (45, 55)


def test_labels_are_pushed_in_from_the_ends() -> None:
    assert spread([0, 100], [10, 10], 0, 100) == (5, 95)


def test_more_labels_than_fit_still_do_not_overlap() -> None:
    assert spread([5, 5, 5], [10, 10, 10], 0, 20) == (5, 15, 25)


@settings(max_examples=200)
@given(*[st.floats(-50, 50) for _ in range(4)])
def test_the_part_of_a_line_in_a_box_is_never_longer_than_the_line(
    x: float, y: float, to_x: float, to_y: float
) -> None:
    box = Box(0, 0, 10, 10)
    length = box.within(((x, y), (to_x, to_y)))
    assert 0 <= length <= hypot(to_x - x, to_y - y) + 1e-9
    assert length <= hypot(10, 10) + 1e-9


@pytest.mark.parametrize(
    ("segment", "length"),
    [
        (((-5, 5), (15, 5)), 10),
        (((5, 5), (5, 30)), 5),
        (((-5, 11), (15, 11)), 0),
        (((20, 0), (20, 10)), 0),
        (((0, 0), (10, 10)), 200**0.5),
    ],
)
def test_a_line_is_cut_by_the_sides_of_a_box(
    segment: tuple[tuple[float, float], tuple[float, float]], length: float
) -> None:
    assert Box(0, 0, 10, 10).within(segment) == pytest.approx(length)


def test_a_label_takes_the_first_place_that_is_clear() -> None:
    room = Box(0, 0, 100, 100)
    places = beside((50, 50), 20, 9, 4)
    assert Crowd(room).best(places, (50, 50)) == places[0]
    assert Crowd(room, boxes=(places[0],)).best(places, (50, 50)) == places[1]
    assert Crowd(room, lines=(((0, 58), (100, 58)),)).best(places, (50, 50)) == places[1]


def test_a_label_keeps_to_its_points_side_of_a_line_where_it_can() -> None:
    room, level = Box(0, 0, 100, 100), ((0, 40), (100, 40))
    one = Crowd(room, lines=(((0, 60), (100, 60)), level)).best(beside((50, 50), 20, 9, 4, up_first=False), (50, 50))
    assert 40 < one.bottom < one.top < 60


def test_a_label_stays_in_its_room() -> None:
    places = beside((50, 95), 20, 9, 4)
    assert Crowd(Box(0, 0, 100, 100)).best(places, (50, 95)).top <= 100

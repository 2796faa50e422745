from __future__ import annotations

from decimal import Decimal
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from paperwork.paper.charts.scale import Scale, narrow_ticks, texts, ticks

values = st.lists(st.decimals(-100_000, 1_000_000, places=1), min_size=1, max_size=20)


def decimals(*numbers: float) -> list[Decimal]:
    return [Decimal(str(number)) for number in numbers]


@settings(max_examples=200)
@given(values)
def test_ticks_hold_zero_and_every_value_at_even_steps(numbers: list[Decimal]) -> None:
    found = ticks(numbers)
    assert Decimal(0) in found
    assert found[0] <= min(numbers)
    assert max(numbers) <= found[-1]
    assert len({after - before for before, after in pairwise(found)}) == 1
    assert 2 <= len(found) <= 8


@settings(max_examples=100)
@given(st.lists(st.integers(0, 60), min_size=1, max_size=20))
def test_counts_have_whole_ticks(numbers: list[int]) -> None:
    found = ticks([Decimal(number) for number in numbers])
    assert all(tick == tick.to_integral_value() for tick in found)


def test_ticks_are_plain_and_share_their_decimals() -> None:
    assert texts(ticks([Decimal("0.9")])) == ("0.0", "0.2", "0.4", "0.6", "0.8", "1.0")
    assert texts(ticks([Decimal(1190)]))[-2:] == ("1,000", "1,250")


def test_a_scale_puts_its_ends_at_its_ends() -> None:
    scale = Scale((Decimal(0), Decimal(5), Decimal(10)), 20, 120)
    assert (scale.at(Decimal(0)), scale.at(Decimal(5)), scale.at(Decimal(10))) == (20, 70, 120)


@pytest.mark.parametrize(
    ("numbers", "expected"),
    [
        ((318, 330, 311, 305), ("260", "280", "300", "320", "340")),
        ((91, 84, 93, 95), ("70", "80", "90", "100")),
        ((97, 98, 97, 96), ("80", "90", "100")),
        ((24, 22, 22), ("18", "20", "22", "24")),
        ((19.1, 16.8, 16), ("14", "16", "18", "20")),
        ((2393, 2466, 1861, 1948), ("1,500", "2,000", "2,500")),
        ((1000, 1001), ("800", "900", "1,000", "1,100")),
    ],
)
def test_a_narrow_scale_starts_at_a_round_number_with_room_below_the_lowest(
    numbers: tuple[float, ...], expected: tuple[str, ...]
) -> None:
    assert texts(narrow_ticks(decimals(*numbers))) == expected


@pytest.mark.parametrize(
    "numbers",
    [(176, 184, 149, 98, 70), (0, 0), (100, 0, 100), (-95, -100), (4, 5, 5), (67, 97), (), (7, 10), (300, 300)],
)
def test_what_comes_near_zero_or_lies_far_apart_or_is_small_or_all_one_has_no_narrow_scale(
    numbers: tuple[float, ...],
) -> None:
    assert narrow_ticks(decimals(*numbers)) == ()


@settings(max_examples=200)
@given(st.lists(st.decimals(-1_000, 100_000, places=1), max_size=20))
def test_a_narrow_scale_holds_every_value_and_never_makes_a_small_change_fill_the_chart(numbers: list[Decimal]) -> None:
    found = narrow_ticks(numbers)
    if found:
        low, high = min(numbers), max(numbers)
        assert 0 < found[0] <= low <= high <= found[-1]
        assert len({after - before for before, after in pairwise(found)}) == 1
        assert 3 <= len(found) <= 6
        assert found[-1] - found[0] >= high * Decimal("0.18")
        assert low - found[0] >= (high - low) / 5


@settings(max_examples=200)
@given(st.lists(st.decimals(0, 100, places=1), min_size=1, max_size=20))
def test_shares_of_a_hundred_have_no_tick_above_it(shares: list[Decimal]) -> None:
    assert (narrow_ticks(shares) or ticks(shares))[-1] <= 100

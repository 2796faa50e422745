from __future__ import annotations

from decimal import Decimal
from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from paperwork.paper.charts.geometry import Box
from paperwork.paper.charts.loading import load

axes = load("paperwork.paper.charts.axes")
letters = load("paperwork.paper.charts.letters")

values = st.lists(st.decimals(-100_000, 1_000_000, places=1), min_size=1, max_size=20)


@settings(max_examples=200)
@given(values)
def test_ticks_hold_zero_and_every_value_at_even_steps(numbers: list[Decimal]) -> None:
    ticks = axes.ticks(numbers)
    assert Decimal(0) in ticks
    assert ticks[0] <= min(numbers)
    assert max(numbers) <= ticks[-1]
    assert len({after - before for before, after in pairwise(ticks)}) == 1
    assert 2 <= len(ticks) <= 8


@settings(max_examples=100)
@given(st.lists(st.integers(0, 60), min_size=1, max_size=20))
def test_counts_have_whole_ticks(numbers: list[int]) -> None:
    ticks = axes.ticks([Decimal(number) for number in numbers])
    assert all(tick == tick.to_integral_value() for tick in ticks)


def test_ticks_are_plain_and_share_their_decimals() -> None:
    scale = axes.Scale(axes.ticks([Decimal("0.9")]), 0, 100)
    assert [text for _, text in scale.named] == ["0.0", "0.2", "0.4", "0.6", "0.8", "1.0"]
    assert [text for _, text in axes.Scale(axes.ticks([Decimal(1190)]), 0, 100).named][-2:] == ["1,000", "1,250"]


def test_a_scale_puts_its_ends_at_its_ends() -> None:
    scale = axes.Scale((Decimal(0), Decimal(5), Decimal(10)), 20, 120)
    assert (scale.at(Decimal(0)), scale.at(Decimal(5)), scale.at(Decimal(10))) == (20, 70, 120)


def test_labels_with_room_stand_on_one_row() -> None:
    assert axes.places(["Nov-22", "Dec-22", "Jan-23"], 60).rows == (("Nov-22",), ("Dec-22",), ("Jan-23",))


def test_months_in_narrow_slots_have_their_year_below_where_it_begins() -> None:
    assert axes.places(["Nov-22", "Dec-22", "Jan-23"], 27).rows == (("Nov", "2022"), ("Dec",), ("Jan", "2023"))


def test_quarters_in_narrow_slots_have_their_year_below() -> None:
    assert axes.places(["Q3 2021-22", "Q4 2021-22", "Q1 2022-23"], 30).rows == (
        ("Q3", "2021-22"),
        ("Q4",),
        ("Q1", "2022-23"),
    )


def test_months_without_room_are_named_from_the_last_one_back() -> None:
    labels = [f"{month}-22" for month in ("Jan", "Feb", "Mar", "Apr")]
    assert axes.places(labels, 14).rows == ((), ("Feb", "2022"), (), ("Apr",))


def test_years_that_would_run_into_each_other_wait_for_room() -> None:
    assert axes.places(["Q4 2020-21", "Q1 2021-22", "Q2 2021-22"], 28).rows == (
        ("Q4", "2020-21"),
        ("Q1",),
        ("Q2", "2021-22"),
    )


def test_names_without_room_are_wrapped() -> None:
    assert axes.places(["Residential homes", "Adoption"], 60).rows == (("Residential", "homes"), ("Adoption",))


def test_the_plot_leaves_room_for_ticks_and_labels() -> None:
    plot, named = axes.plot_in(Box(0, 0, 300, 200), ["Nov-22", "Dec-22"], [Decimal(1250)])
    assert plot.box.left >= letters.width_of("1,250")
    assert plot.box.bottom == named.height
    assert plot.box.left < plot.centres[0] < plot.centres[1] < plot.box.right


def test_words_break_between_words_and_long_words_within() -> None:
    assert letters.wrapped("one two", 25) == ("one", "two")
    assert "".join(letters.wrapped("abcdefghijklmnopqrstuvwxyz", 30)) == "abcdefghijklmnopqrstuvwxyz"
    assert all(letters.width_of(line) <= 30 for line in letters.wrapped("abcdefghijklmnopqrstuvwxyz", 30))
    assert letters.wrapped("", 30) == ()

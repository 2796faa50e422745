from __future__ import annotations

from decimal import Decimal

from paperwork.paper.charts.geometry import Box
from paperwork.paper.charts.loading import load

axes = load("paperwork.paper.charts.axes")
letters = load("paperwork.paper.charts.letters")


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


def test_ticks_without_room_are_drawn_and_not_named() -> None:
    marks = (Decimal(80), Decimal(85), Decimal(90), Decimal(95), Decimal(100))
    tall, _ = axes.plot_in(Box(0, 0, 300, 200), ["Nov-22"], marks, marks=marks)
    low, _ = axes.plot_in(Box(0, 0, 300, 65), ["Nov-22"], marks, marks=marks)
    assert [text for _, text in tall.named_ticks] == ["80", "85", "90", "95", "100"]
    assert [text for _, text in low.named_ticks] == ["80", "90", "100"]


def test_words_break_between_words_and_long_words_within() -> None:
    assert letters.wrapped("one two", 25) == ("one", "two")
    assert "".join(letters.wrapped("abcdefghijklmnopqrstuvwxyz", 30)) == "abcdefghijklmnopqrstuvwxyz"
    assert all(letters.width_of(line) <= 30 for line in letters.wrapped("abcdefghijklmnopqrstuvwxyz", 30))
    assert letters.wrapped("", 30) == ()

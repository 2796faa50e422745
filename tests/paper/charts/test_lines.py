"""Charts that stand beside each other: their plots are level, whatever their titles, units and labels."""

from __future__ import annotations

import re
from decimal import Decimal
from math import hypot
from pathlib import Path

import pytest
from msgspec.structs import replace

from paperwork.model.blocks import Block, Chart, ChartLine, ChartSeries, Paragraph, Picture, Region, Span
from paperwork.paper.charts import draw

from .samples import chart, paper_of, paths_in, rows, segments, series, spots_in, words_in

HALF = {"width": 230.0, "height": 150.0}
SHORT = chart("line", series("", [40, 20, 30]), **HALF)
LONG = replace(SHORT, title="A title of a good many words that runs on to a second line", unit="per 10,000")
BROKEN = chart("line", series("", [318, 330, 311]), **HALF)
GRID = "#dedede"


def pictures_of(*blocks: Block, cache: Path | None = None) -> list[Picture]:
    region = draw(paper_of(*blocks), cache).slots["charts"]
    assert isinstance(region, Region)
    return [block for block in region.blocks if isinstance(block, Picture)]


def plot_of(picture: Picture) -> tuple[float, float]:
    """The top and the foot of a plot: its highest and lowest light line."""
    heights = [spots_in(data)[0][1] for data, style in paths_in(picture.svg) if style.get("stroke") == GRID]
    return min(heights), max(heights)


@pytest.mark.parametrize("other", [LONG, BROKEN, replace(LONG, kind="columns"), replace(BROKEN, unit="%")])
def test_plots_side_by_side_are_level_whatever_stands_above_them(other: Chart) -> None:
    for one, beside in (pictures_of(SHORT, other), pictures_of(other, SHORT)):
        assert plot_of(one) == plot_of(beside)


def test_plots_side_by_side_are_level_though_the_labels_under_one_take_two_rows() -> None:
    named = chart("columns", rows(("Foster care with relatives", 120), ("Secure units", 2), ("Homes", 9)), **HALF)
    levelled = replace(SHORT, lines=(ChartLine("A target with a long name (30)", Decimal(30)),))
    for pair in ((SHORT, named), (SHORT, levelled), (BROKEN, replace(named, kind="stacked"))):
        one, beside = pictures_of(*pair)
        assert plot_of(one)[1] == plot_of(beside)[1]


def test_a_chart_that_may_share_its_line_ends_before_the_next_one_begins() -> None:
    labelled = replace(SHORT, lines=(ChartLine("A target with a long name (30)", Decimal(30)),))
    (picture,) = pictures_of(labelled)
    assert max(words.box.right for words in words_in(picture.svg)) <= picture.width - 8


def test_the_names_of_levels_that_lie_together_are_parted() -> None:
    levels = tuple(ChartLine(name, Decimal(at)) for name, at in (("Lower", 30), ("Middle", 31), ("Upper", 32)))
    (picture,) = pictures_of(replace(BROKEN, series=SHORT.series, lines=levels))
    boxes = {words.text: words.box for words in words_in(picture.svg)}
    lower, middle, upper = (boxes[name].bottom for name in ("Lower", "Middle", "Upper"))
    assert lower - middle == pytest.approx(middle - upper, abs=0.1)
    assert lower - middle > 9 * 1.2 + 3


def test_a_chart_that_has_its_line_to_itself_takes_no_room_for_another() -> None:
    (alone,) = pictures_of(SHORT)
    wide = replace(LONG, width=470.0)
    for blocks in (
        (SHORT, wide),
        (SHORT, Paragraph((Span("Words."),)), LONG),
        (SHORT, replace(LONG, caption=(Span("F"),))),
    ):
        assert pictures_of(*blocks)[0] == alone
    assert plot_of(pictures_of(SHORT, LONG)[0]) != plot_of(alone)


def test_charts_side_by_side_are_as_high_as_the_highest() -> None:
    bars = chart("bars", rows(*((f"SC{index}", index) for index in range(12))), **HALF)
    nothing = chart("line", series("", [None, None, None]), **HALF)
    for pair in ((SHORT, bars), (nothing, SHORT), (replace(SHORT, height=200.0), LONG)):
        one, beside = pictures_of(*pair)
        assert one.height == beside.height


def ring_of(picture: Picture) -> tuple[float, float, float]:
    """The middle of a ring, where its total stands, and its radius: how far its corners lie from there."""
    (total,) = (words for words in words_in(picture.svg) if words.text == "15" and words.size > 11)
    x, y = total.box.centre[0], total.box.top - 0.06 * total.size
    corners = [re.findall(r"(?:M|L|(?:C(?: \S+){4})) (\S+) (\S+)", data) for data, _ in curves_in(picture)]
    return x, y, max(hypot(float(at) - x, float(up) - y) for corner in corners for at, up in corner)


def curves_in(picture: Picture) -> list[tuple[str, dict[str, str]]]:
    return [(data, style) for data, style in paths_in(picture.svg) if "C" in data]


RATINGS = segments(("Green", 4), ("Amber", 7), ("Red", 1), ("Not rated", 3))
MOVES = (
    segments(("Up", 15)),
    segments(("Up", 8), ("Down", 7)),
    segments(("Up", 7), ("Down", 5), ("No change", 2), ("No comparison", 1)),
    segments(("Up", 0), ("Down", 15), ("No change", 0)),
    segments(("Improving", 8), ("Deteriorating", 6), ("No comparison", 1), ("No change", 0)),
    segments(("Up", 10), ("Down", 1), ("One", 1), ("Two", 1), ("Three", 1), ("Four", 1)),
)


@pytest.mark.parametrize("moves", MOVES)
@pytest.mark.parametrize("title", ["Direction of travel", "Direction of travel – from the month before this month"])
def test_rings_side_by_side_are_equally_large_and_high_whatever_is_named_beside_them(
    moves: tuple[ChartSeries, ...], title: str
) -> None:
    size = {"total": "15 measures", "width": 230.0, "height": 170.0}
    one, other = (
        ring_of(picture)
        for picture in pictures_of(
            chart("doughnut", *RATINGS, **size), replace(chart("doughnut", *moves, **size), title=title)
        )
    )
    assert one[1:] == pytest.approx(other[1:], abs=0.2)
    assert one[2] > 45


def test_a_part_too_wide_to_stand_beside_the_ring_is_named_under_it() -> None:
    one = chart("doughnut", *segments(("Improving", 8), ("Deteriorating", 7)), width=230.0, height=170.0)
    (picture,) = pictures_of(one)
    said = {words.text: words.box for words in words_in(picture.svg)}
    assert "Improving" in said
    assert said["Deteriorating 7"].bottom > max(y for data, _ in curves_in(picture) for _, y in spots_in(data))


def test_a_chart_is_kept_for_the_line_that_it_stands_in(tmp_path: Path) -> None:
    beside = pictures_of(SHORT, LONG, cache=tmp_path)
    alone = pictures_of(SHORT, cache=tmp_path)
    assert alone == pictures_of(SHORT)
    assert beside == pictures_of(SHORT, LONG, cache=tmp_path) == pictures_of(SHORT, LONG)

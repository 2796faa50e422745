"""Charts that stand beside each other: their plots are level, whatever their titles, units and labels."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest

from paperwork.model.blocks import Block, Chart, ChartLine, ChartPoint, ChartSeries, Paragraph, Picture, Region, Span
from paperwork.paper.charts import draw

from .samples import chart, paper_of, paths_in, rows, series, spots_in

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


def test_a_doughnut_keeps_its_foot_beside_a_chart_with_labels_under_it() -> None:
    ring = chart("doughnut", ChartSeries("", (ChartPoint("Green", Decimal(3), "3"),)), **HALF)
    assert pictures_of(ring, SHORT)[0] == pictures_of(ring, ring)[0]


def test_a_chart_is_kept_for_the_line_that_it_stands_in(tmp_path: Path) -> None:
    beside = pictures_of(SHORT, LONG, cache=tmp_path)
    alone = pictures_of(SHORT, cache=tmp_path)
    assert alone == pictures_of(SHORT)
    assert beside == pictures_of(SHORT, LONG, cache=tmp_path) == pictures_of(SHORT, LONG)

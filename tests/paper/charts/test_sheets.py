"""Small charts beside each other: plots level, levels named where there is room, and what was never published."""

from __future__ import annotations

from decimal import Decimal
from itertools import combinations

import pytest
from msgspec.structs import replace

from paperwork.model.blocks import Chart, ChartLine, Picture, Region
from paperwork.paper.charts import draw

from .samples import (
    ALL,
    MONTHS,
    TARGET,
    chart,
    drawn,
    paper_of,
    paths_in,
    picture_of,
    series,
    shares,
    spots_in,
    words_in,
)

LONG = "Rate of children ceasing to be looked after per 10,000, projected in year"


def beside(*charts: Chart) -> list[Picture]:
    region = draw(paper_of(*charts)).slots["charts"]
    assert isinstance(region, Region)
    return [block for block in region.blocks if isinstance(block, Picture)]


def base(picture: Picture) -> float:
    """How far down the base line of a plot lies."""
    return max(spots_in(data)[0][1] for data, style in paths_in(picture.svg) if style.get("stroke") == "#6b6b6b")


def small(*values: float | None, **more: object) -> Chart:
    return chart("line", series("", values), lines=(TARGET,), width=156.0, height=180.0, **more)


def test_a_target_is_named_under_the_title_of_a_narrow_chart_behind_a_piece_of_its_line() -> None:
    picture = picture_of("one of three")
    boxes = {words.text: words.box for words in words_in(picture.svg)}
    key = boxes["Target Mar-23 (1,000)"]
    dashed = [spots_in(data) for data, style in paths_in(picture.svg) if style.get("stroke-dasharray") == "6,3"]
    samples = [spots for spots in dashed if spots[1][0] < key.left]
    assert len(dashed) == 2
    assert len(samples) == 1
    assert key.bottom < samples[0][0][1] < key.top
    assert key.top < boxes["930"].bottom


def test_a_target_is_named_at_the_right_of_a_wider_chart() -> None:
    boxes = {words.text: words.box for words in words_in(drawn(replace(ALL["one of three"], width=230.0)).svg)}
    assert boxes["Target Mar-23"].left > boxes["941"].left


def test_plots_side_by_side_are_level_whatever_stands_above_them() -> None:
    pictures = beside(
        small(3, 4, 5), replace(small(3, 4, 5, title=LONG, unit="%"), lines=(TARGET, TARGET)), ALL["columns of three"]
    )
    assert len({round(base(picture), 1) for picture in pictures}) == 1
    assert len({picture.height for picture in pictures}) == 1


def test_neighbours_keep_apart() -> None:
    for picture in beside(*[small(*range(13), title=LONG)] * 3):
        words = words_in(picture.svg)
        assert max(one.box.right for one in words if one.bold) <= 156 - 8
        assert max(one.box.right for one in words) <= 156 - 4


def test_thirteen_months_are_named_every_third_or_so_and_never_touch() -> None:
    for name in ("one of three", "columns of three", "one of three without values", "a target without values"):
        words = words_in(picture_of(name).svg)
        months = [one.box for one in words if one.text in MONTHS]
        assert 3 <= len(months) <= 7
        assert all(one.inset(left=-1, right=-1).shared(other) == 0 for one, other in combinations(months, 2))


@pytest.mark.parametrize("name", ["a target without values", "one of three without values"])
def test_a_measure_without_values_has_its_months_its_target_and_says_so(name: str) -> None:
    picture = picture_of(name)
    said = {words.text for words in words_in(picture.svg)}
    assert {"No values published", "1,000", "2021"} <= said
    assert said & set(MONTHS)
    assert [style for _, style in paths_in(picture.svg) if "stroke-dasharray" in style]


def test_a_chart_without_a_value_or_a_level_is_a_frame_as_high_as_its_neighbours() -> None:
    framed, full = beside(chart("line", title="Lost", width=156.0), small(3, 4, 5))
    assert framed.height == full.height
    assert {words.text for words in words_in(framed.svg)} == {"Lost", "No values published"}


def test_what_was_not_published_is_found() -> None:
    (finding,) = draw(paper_of(ALL["a target without values"])).findings
    assert (finding.check, finding.severity) == ("chart-empty", "warning")
    assert finding.message == "This chart has no values, and says so: 'A short title'."


def test_a_chart_without_a_title_is_found_by_what_is_heard_of_it() -> None:
    nothing = chart("fractions", *shares(("Visits", None, "Not given")), title="", alt="Bar chart: Clinic. Visits N/A.")
    (finding,) = draw(paper_of(nothing)).findings
    assert "'Bar chart: Clinic'" in finding.message


def test_all_charts_without_values_are_told_at_once() -> None:
    first, second = (chart("line", title=title) for title in ("Contacts", "Referrals"))
    (finding,) = draw(paper_of(first, second)).findings
    assert finding.message == "2 charts have no values, and say so: 'Contacts', 'Referrals'."


def test_words_in_a_plot_give_way_to_a_level_in_its_middle() -> None:
    level = ChartLine("Target (50)", Decimal(50))
    one = chart("unpublished", series("", [None] * 3), lines=(level,), within=(Decimal(100),), width=230.0)
    svg = drawn(one).svg
    words = next(words.box for words in words_in(svg) if words.text == "No values published")
    (dashed,) = [spots_in(data) for data, style in paths_in(svg) if "stroke-dasharray" in style]
    assert words.within((dashed[0], dashed[1])) == 0

"""SPC charts as drawn: limits as lines, special points by shape and colour, icons with words, a key and a note."""

from __future__ import annotations

from decimal import Decimal

import pytest
from msgspec.structs import replace

from paperwork.model.blocks import Chart, ChartBadge
from paperwork.paper.charts.scale import close_ticks
from paperwork.paper.charts.style import PAPER, contrast
from paperwork.paper.charts.verdicts import BAND, colour_of

from .samples import ALL, IN_CARE, drawn, held, paths_in, process, spots_in, words_in

VERDICTS = [f"{meaning} {way}" for meaning in ("improvement", "concern", "neutral") for way in ("higher", "lower")]
ICONS = ["common", *VERDICTS, "meets", "misses", "hit and miss"]
GREY, ORANGE, BLUE = (colour_of(one).lower() for one in ("common", "concern higher", "improvement lower"))


def said(one: Chart) -> list[str]:
    return [words.text for words in words_in(drawn(one).svg)]


def shapes(one: Chart, colour: str) -> list[list[tuple[float, float]]]:
    return [spots_in(data) for data, style in paths_in(drawn(one).svg) if style.get("fill") == colour]


def triangles(one: Chart, colour: str) -> list[bool]:
    """Whether each triangle of that colour points up: those of points, and one of the key."""
    found = [spots for spots in shapes(one, colour) if len(spots) == 3]
    return [max(y for _, y in spots) == spots[0][1] == spots[1][1] for spots in found]


def test_every_point_is_marked_and_special_ones_by_a_triangle_up_or_down() -> None:
    assert len([spots for spots in shapes(IN_CARE, GREY) if len(spots) > 4]) == 4 + 1
    assert triangles(IN_CARE, ORANGE) == [True] * (2 + 1)
    assert triangles(IN_CARE, BLUE) == [False] * (7 + 1)


def test_what_a_mark_means_is_told_in_a_key() -> None:
    assert {"Common cause", "Special cause: concern, higher", "Special cause: improvement, lower"} <= set(said(IN_CARE))
    plain = process([19, 21] * 6, *held("14.7", "20", "25.3"))
    assert "Special cause: concern, higher" not in said(plain)


def test_verdicts_stand_in_words_beside_their_icons() -> None:
    words = said(IN_CARE)
    assert words.index("Variation") + 1 == words.index("Special cause: improvement, lower")
    assert words.index("Assurance") + 1 == words.index("Consistently misses the target")


def test_in_a_narrow_chart_their_words_are_wrapped_and_all_there() -> None:
    words = said(replace(IN_CARE, width=230.0))
    assert " ".join(words[words.index("Assurance") + 1 :][:2]) == "Consistently misses the target"


def test_no_two_icons_have_one_shape() -> None:
    assert len({tuple(_shape(icon)) for icon in ICONS}) == len(ICONS)


def _shape(icon: str) -> list[str]:
    """The outlines of an icon, its colours left out."""
    chart = replace(IN_CARE, badges=(ChartBadge(icon, "Judged", "As"),))
    plain = [data for data, _ in paths_in(drawn(replace(IN_CARE, badges=(ChartBadge("", "Judged", "As"),))).svg)]
    return [data for data, _ in paths_in(drawn(chart).svg) if data not in plain]


@pytest.mark.parametrize("icon", ICONS)
@pytest.mark.parametrize("ground", [PAPER, BAND])
def test_every_verdict_stands_out_from_paper_and_from_the_band_between_the_limits(icon: str, ground: str) -> None:
    assert contrast(colour_of(icon), ground) >= 3


def test_the_band_ends_at_the_limits_and_goes_on_where_one_is_not_drawn() -> None:
    (whole,) = shapes(IN_CARE, BAND.lower())
    lines = {
        style["stroke-dasharray"]: spots_in(data)[0][1]
        for data, style in paths_in(drawn(IN_CARE).svg)
        if style.get("stroke-dasharray") == "4,2.5"
    }
    assert lines["4,2.5"] in {y for _, y in whole}
    (open_below,) = shapes(ALL["a process near zero"], BAND.lower())
    assert max(y for _, y in open_below) > max(y for _, y in whole) - 40


def test_a_run_that_never_moves_has_no_band() -> None:
    assert shapes(ALL["a process that never moves"], BAND.lower()) == []


def test_a_month_without_a_value_parts_the_line() -> None:
    one = ALL["a process with a gap"]
    runs = [spots_in(data) for data, style in paths_in(drawn(one).svg) if style.get("stroke") == "#4a4a4a"]
    assert [len(run) for run in runs if len(run) > 2] == [6, 4]


def test_the_note_stands_at_its_foot_and_the_last_value_beside_its_point() -> None:
    assert said(IN_CARE)[-1] == "Limits from the first 12 values, Jan-21 to Dec-21."
    assert "311" in said(IN_CARE)


def test_its_scale_is_its_own_whatever_its_neighbours_hold() -> None:
    neighbours = replace(IN_CARE, within=(Decimal(0), Decimal(1000)))
    assert "Axis starts at 300" in said(IN_CARE)
    assert "Axis starts at 300" in said(neighbours)


def test_a_low_one_grows_until_all_of_it_can_be_read() -> None:
    assert drawn(replace(IN_CARE, height=50.0)).height > 150


@pytest.mark.parametrize(("values", "levels"), [([0, 3], [4]), ([2, 8], [9]), ([5, 5], [5]), ([1], [])])
def test_a_run_that_comes_near_zero_or_never_moves_has_a_scale_from_zero(values: list[int], levels: list[int]) -> None:
    assert close_ticks([Decimal(value) for value in values], [Decimal(level) for level in levels]) == ()


def test_a_close_scale_keeps_the_lowest_value_off_its_foot() -> None:
    assert close_ticks([Decimal("16.8"), Decimal("19.1")], [Decimal(16)])[0] == 15

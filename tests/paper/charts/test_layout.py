"""What holds for every chart: what its SVG may contain, and where words may stand."""

from __future__ import annotations

import re
from decimal import Decimal
from itertools import combinations, pairwise
from typing import Literal
from xml.etree import ElementTree

import pytest

from paperwork.model.blocks import ChartLine
from paperwork.paper.charts.geometry import Box
from paperwork.paper.charts.style import contrast
from paperwork.paper.charts.verdicts import BAND

from .samples import ALL, SVG, chart, drawn, paths_in, picture_of, series, spots_in, words_in

STYLES = {
    "path": {"fill", "stroke", "stroke-width", "stroke-dasharray", "stroke-dashoffset", "stroke-linejoin"},
    "text": {"font-family", "font-size", "font-weight", "fill"},
    "g": {"stroke-linejoin"},
}
ATTRIBUTES = {
    "svg": {"width", "height", "viewBox"},
    "g": {"style"},
    "path": {"d", "style"},
    "text": {"x", "y", "style"},
}


@pytest.mark.parametrize("name", ALL)
def test_an_svg_holds_paths_and_words_and_nothing_else(name: str) -> None:
    svg = picture_of(name).svg
    root = ElementTree.fromstring(svg)
    assert [child.tag for child in root] == [f"{SVG}g"]
    for element in root.iter():
        tag = element.tag.removeprefix(SVG)
        assert set(element.attrib) == ATTRIBUTES[tag]
        styles = {part.split(": ")[0] for part in element.attrib.get("style", "").split("; ") if part}
        assert styles <= STYLES.get(tag, set())
    assert not re.search(rb"<!|<\?|url\(|xlink|id=", svg)


@pytest.mark.parametrize("name", ALL)
def test_a_path_is_made_of_moves_lines_curves_and_ends(name: str) -> None:
    for data, style in paths_in(picture_of(name).svg):
        assert re.fullmatch(r"M( -?\d+(\.\d{1,2})?| [MLCQz])+", data)
        assert all(re.fullmatch(r"none|#[0-9a-f]{6}", style[key]) for key in ("fill", "stroke") if key in style)


@pytest.mark.parametrize("name", ALL)
def test_nothing_is_drawn_outside_the_picture(name: str) -> None:
    picture = picture_of(name)
    spots = [spot for data, _ in paths_in(picture.svg) for spot in spots_in(data)]
    assert all(0 <= x <= picture.width and 0 <= y <= picture.height for x, y in spots)
    sheet = Box(0, 0, picture.width, picture.height)
    assert all(words.box.outside(sheet) == 0 for words in words_in(picture.svg))


@pytest.mark.parametrize("name", ALL)
def test_no_words_lie_over_other_words(name: str) -> None:
    for one, other in combinations(words_in(picture_of(name).svg), 2):
        assert one.box.shared(other.box) < 0.5, (one, other)


@pytest.mark.parametrize("name", [name for name in ALL if ALL[name].kind in ("line", "columns")])
def test_values_side_by_side_do_not_run_into_each_other(name: str) -> None:
    texts = {point.text for one in ALL[name].series for point in one.points}
    values = [words.box for words in words_in(picture_of(name).svg) if words.text in texts]
    for one, other in combinations(values, 2):
        assert one.inset(left=-1.5, right=-1.5).shared(other) == 0, (one, other)


@pytest.mark.parametrize("name", ALL)
def test_no_words_are_smaller_than_9_points(name: str) -> None:
    assert min(words.size for words in words_in(picture_of(name).svg)) >= 9


def ground_at(spot: tuple[float, float], svg: bytes) -> str:
    """The colour of the last shape that was filled over a place; paper where there is none."""
    filled = [
        style["fill"] for data, style in paths_in(svg) if style.get("fill", "none") != "none" and inside(spot, data)
    ]
    return filled[-1] if filled else "#ffffff"


def inside(spot: tuple[float, float], data: str) -> bool:
    """Whether a place lies in a shape: a line from it to the right crosses the outline an odd number of times."""
    x, y = spot
    outlines = [spots_in(part) for part in data.split("M") if part.strip()]
    edges = [edge for outline in outlines for edge in pairwise([*outline, outline[0]])]
    crossed = [edge for edge in edges if (edge[0][1] > y) != (edge[1][1] > y)]
    return sum(ax + (y - ay) / (by - ay) * (bx - ax) > x for (ax, ay), (bx, by) in crossed) % 2 == 1


@pytest.mark.parametrize("name", ALL)
def test_words_read_at_4_5_to_1_on_what_lies_under_them(name: str) -> None:
    svg = picture_of(name).svg
    for words in words_in(svg):
        assert contrast(words.colour, ground_at(words.box.centre, svg)) >= 4.5, words


def test_numbers_in_orange_are_black_and_in_dark_blue_white() -> None:
    svg = picture_of("stacked").svg
    colours = {ground_at(words.box.centre, svg): words.colour for words in words_in(svg)}
    assert colours["#f46a25"] == "#0b0c0c"
    assert colours["#12436d"] == "#ffffff"


@pytest.mark.parametrize("name", ALL)
def test_every_line_but_the_light_ones_of_the_scale_stands_out_from_paper(name: str) -> None:
    strokes = {style["stroke"] for _, style in paths_in(picture_of(name).svg) if style["fill"] == "none"}
    assert all(contrast(stroke, "#ffffff") >= 3 for stroke in strokes - {"#dedede", "#ffffff"})


@pytest.mark.parametrize("kind", ["columns", "grouped", "stacked", "bars"])
@pytest.mark.parametrize("role", ["target", "comparator", "limit", "mean"])
def test_a_level_over_a_fill_too_like_it_lies_on_a_white_band(kind: str, role: Literal["target", "comparator"]) -> None:
    runs = [series(name, [5, 6], colour) for name, colour in (("One", "main"), ("Two", "second"), ("Three", "third"))]
    svg = drawn(chart(kind, *runs, lines=(ChartLine("Level", Decimal(4), role),))).svg
    paths = paths_in(svg)
    fills = {style["fill"] for _, style in paths} - {"none"}
    (level,) = (at for at, (_, style) in enumerate(paths) if style.get("stroke-width") == "1.5")
    under, colour = paths[level - 1], paths[level][1]["stroke"]
    banded = under[0] == paths[level][0] and under[1]["stroke"] == "#ffffff"
    assert banded or all(contrast(colour, fill) >= 3 for fill in fills)


@pytest.mark.parametrize("name", ALL)
def test_a_pale_shape_has_a_dark_edge(name: str) -> None:
    """But for the band between limits, whose ends are lines: nothing hangs on it."""
    for _, style in paths_in(picture_of(name).svg):
        fill, edge = style.get("fill", "#000000"), style.get("stroke", "none")
        if fill not in {"none", "#ffffff", BAND.lower()} and contrast(fill, "#ffffff") < 3:
            assert contrast(edge, "#ffffff") >= 3


@pytest.mark.parametrize("name", [name for name in ALL if ALL[name].kind == "line"])
def test_no_value_of_a_single_line_is_crossed_by_it(name: str) -> None:
    one = ALL[name]
    if len(one.series) > 1:
        return
    svg = drawn(one).svg
    values = [words.box for words in words_in(svg) if words.text in {point.text for point in one.series[0].points}]
    for data, style in paths_in(svg):
        if style.get("stroke") == "#12436d":
            spots = spots_in(data)
            for segment in pairwise(spots):
                assert all(box.within(segment) == 0 for box in values)

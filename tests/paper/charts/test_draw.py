from __future__ import annotations

import io
from decimal import Decimal

import pytest
from msgspec.structs import replace
from PIL import Image

from paperwork.model.blocks import (
    Cell,
    Chart,
    ChartLine,
    ChartPoint,
    ChartSeries,
    Paragraph,
    Picture,
    Region,
    Row,
    Span,
    Table,
)
from paperwork.model.findings import PaperworkError
from paperwork.paper.charts import draw
from paperwork.paper.charts.style import ROLES

from .samples import ALL, chart, drawn, paper_of, paths_in, picture_of, series, spots_in, words_in

LINE = ALL["three months"]


def said(one: Chart) -> list[str]:
    return [words.text for words in words_in(drawn(one).svg)]


def test_a_paper_without_charts_stays_as_it_is() -> None:
    paper = paper_of(Paragraph((Span("Words."),)))
    assert draw(paper) is paper


def test_every_chart_anywhere_in_the_slots_becomes_a_picture() -> None:
    cell = Cell((LINE,))
    region = Region("outer", "data", (Region("inner", "data", (LINE,)), Table((Row((cell,)),)), LINE))
    paper = replace(
        paper_of(), slots={"title": "T", "flag": True, "pages": ({"charts": region},), "tree": {"r": region}}
    )
    slots = draw(paper).slots
    for shown in (slots["pages"][0]["charts"], slots["tree"]["r"]):  # type: ignore[index,call-overload]
        inner, table, last = shown.blocks  # type: ignore[union-attr]
        assert isinstance(inner.blocks[0], Picture)
        assert isinstance(table.rows[0].cells[0].blocks[0], Picture)
        assert isinstance(last, Picture)
    assert slots["title"] == "T"
    assert slots["flag"] is True


def test_a_picture_keeps_the_charts_words_and_size() -> None:
    caption = (Span("Figure 1"),)
    picture = drawn(replace(LINE, alt="What it shows.", caption=caption, width=300, height=180))
    assert (picture.alt, picture.caption, picture.width, picture.height) == ("What it shows.", caption, 300, 180)


@pytest.mark.parametrize("name", ALL)
def test_the_png_is_the_same_picture_at_200_dots_an_inch(name: str) -> None:
    picture = picture_of(name)
    image = Image.open(io.BytesIO(picture.raster))
    assert image.size == (round(picture.width / 72 * 200), round(picture.height / 72 * 200))
    assert round(image.info["dpi"][0]) == 200
    assert len(picture.raster) < 48_000
    assert image.convert("RGB").getpixel((0, image.height - 1)) == (255, 255, 255)
    assert len(image.convert("L").getcolors()) > 3


def test_values_show_only_the_texts_that_they_were_given() -> None:
    one = chart("line", series("CiN", [1143, 1120]))
    points = tuple(replace(point, text=f"<{point.value}>") for point in one.series[0].points)
    assert {"<1143>", "<1120>"} <= set(said(replace(one, series=(replace(one.series[0], points=points),))))


def test_six_months_or_fewer_show_every_value() -> None:
    assert {"84", "85", "88", "90", "86", "83"} <= set(said(chart("line", series("In need", [84, 85, 88, 90, 86, 83]))))


def test_more_months_show_the_first_the_last_the_highest_and_the_lowest() -> None:
    shown = said(chart("line", series("In need", [71, 75, 72, 99, 73, 74, 61, 79, 77])))
    assert [text for text in shown if text in {"71", "99", "61", "77"}] == ["77", "71", "99", "61"]
    assert not {"75", "72", "73", "74", "79"} & set(shown)


def test_a_line_far_from_zero_starts_above_it_and_says_so_under_the_title() -> None:
    one = chart("line", series("In our care", [318, 330, 311]), lines=(ChartLine("Target (305)", Decimal(305)),))
    assert {"Axis starts at 260", "260", "340"} <= set(said(one))
    assert "0" not in said(one)
    assert "Percent. Axis starts at 70" in said(chart("line", series("In time", [91, 84, 95]), unit="%"))


def test_the_foot_of_a_line_chart_is_torn_where_it_is_not_zero() -> None:
    def feet(*values: int) -> list[int]:
        svg = drawn(chart("line", series("In our care", values))).svg
        return [len(spots_in(data)) for data, style in paths_in(svg) if style.get("stroke") == style_of_foot]

    style_of_foot = "#6b6b6b"
    assert min(feet(318, 330, 311)) > 50
    assert feet(18, 330, 311) == [2]


@pytest.mark.parametrize("value", [70, 0])
def test_the_scale_holds_zero_where_a_value_or_a_level_is_far_below_the_others(value: int) -> None:
    care = series("In our care", [181, 184, 176])
    levelled = chart("line", care, lines=(ChartLine("England", Decimal(value), "comparator"),))
    assert "0" in said(levelled)
    assert "0" in said(chart("line", care, series("Before", [185, value, 180], "context")))
    assert not [text for text in said(levelled) if "starts" in text]


@pytest.mark.parametrize("kind", ["columns", "grouped", "stacked"])
def test_the_scale_of_all_but_lines_holds_zero_though_the_values_lie_far_from_it(kind: str) -> None:
    texts = said(chart(kind, series("In our care", [318, 330, 311])))
    assert "0" in texts
    assert not [text for text in texts if "starts" in text]


def test_a_month_without_a_value_breaks_the_line_and_is_named() -> None:
    one = chart("line", series("Rate", [5, 6, None, 7, 8]))
    lines = [data for data, style in paths_in(drawn(one).svg) if style.get("stroke") == "#12436d"]
    assert [len(spots_in(data)) for data in lines] == [2, 2]
    assert "Mar-21" in said(one)


def test_a_month_between_two_gaps_is_still_a_mark() -> None:
    one = chart("line", series("Rate", [None, 6, None]))
    assert len([data for data, style in paths_in(drawn(one).svg) if style.get("fill") == "#12436d"]) == 1


def test_each_level_has_its_words_and_its_own_pattern() -> None:
    one = chart(
        "line",
        series("Rate", [5, 6]),
        lines=(ChartLine("Target (4)", Decimal(4)), ChartLine("England (9)", Decimal(9), "comparator")),
    )
    dashes = {
        style["stroke"]: style["stroke-dasharray"]
        for _, style in paths_in(drawn(one).svg)
        if "stroke-dasharray" in style
    }
    assert dashes == {"#f46a25": "6,3", "#6b6b6b": "1.5,2"}
    assert {"Target (4)", "England (9)"} <= set(said(one))


def test_the_lines_of_one_run_are_named_above_or_below_themselves_and_not_at_the_side() -> None:
    one = ALL["years of a sum that starts again"]
    boxes = {words.text: words.box for words in words_in(drawn(one).svg)}
    assert boxes["2024-25"].right < boxes["485"].left < boxes["2025-26"].left
    assert boxes["2025-26"].right < boxes["Target Mar-26 (462)"].left


def test_a_line_that_ends_before_the_others_is_named_on_its_own() -> None:
    one = chart("line", series("Early", [5, 6, 5, 6, None, None]), series("Late", [9, 9, 9, 8, 9, 9], "second"))
    boxes = {words.text: words.box for words in words_in(drawn(one).svg)}
    assert boxes["Early"].right < boxes["Late"].left


def test_six_months_without_room_show_the_first_the_last_the_highest_and_the_lowest() -> None:
    shown = said(ALL["years of a sum that starts again"])
    assert {"485", "463", "460", "580", "539"} <= set(shown)
    assert not {"488", "540", "548"} & set(shown)


def test_a_high_or_low_that_reads_like_the_first_is_not_said_twice() -> None:
    assert said(chart("line", series("Share", ["23", "23", 22, 21, 20, 20, 20, "19"]))).count("23") == 1


def test_a_segment_of_zero_is_named_under_the_ring() -> None:
    assert {"Red", "4", "Green 0"} <= set(said(ALL["one segment"]))


def test_a_ring_of_one_part_has_the_colour_of_its_word() -> None:
    green = ChartSeries("Green", (ChartPoint("Green", Decimal(2), "2"),), "green")
    fills = {style["fill"] for _, style in paths_in(drawn(chart("doughnut", green)).svg)}
    assert ROLES["green"].lower() in fills


def test_a_doughnut_says_its_total_in_the_middle() -> None:
    assert {"9", "measures"} <= set(said(ALL["ratings"]))


def test_series_are_told_apart_by_the_shape_of_their_marks() -> None:
    svg = drawn(ALL["three lines"]).svg
    marks = {style["fill"]: data for data, style in paths_in(svg) if style["fill"] not in {"none", "#ffffff"}}
    shapes = [sum(data.count(letter) for letter in "LC") for data in marks.values()]
    assert len(set(shapes)) == 3


def test_bars_take_the_height_that_they_need() -> None:
    assert drawn(ALL["twenty bars"]).height > 400
    assert drawn(ALL["bars"]).height == 200


def test_a_chart_without_a_value_says_so_and_is_found() -> None:
    paper = draw(paper_of(ALL["nothing"]))
    assert [finding.check for finding in paper.findings] == ["chart-empty"]
    assert paper.findings[0].severity == "warning"
    assert "No values published" in said(ALL["nothing"])


def test_an_unknown_kind_stops_the_run_and_names_the_kinds() -> None:
    with pytest.raises(PaperworkError, match=r"no kind of chart 'pie'.*line, columns") as stopped:
        draw(paper_of(replace(LINE, kind="pie"), replace(LINE, kind="radar")))
    assert len(stopped.value.findings) == 2


def test_series_over_different_months_stop_the_run() -> None:
    with pytest.raises(PaperworkError, match="different months"):
        draw(paper_of(chart("grouped", series("One", [1, 2]), series("Two", [1]))))


def test_parts_of_a_whole_below_zero_stop_the_run() -> None:
    with pytest.raises(PaperworkError, match="below zero"):
        draw(paper_of(chart("stacked", series("One", [1, -2]))))


def test_a_value_that_is_no_number_stops_the_run() -> None:
    with pytest.raises(PaperworkError, match="not a number"):
        draw(paper_of(chart("line", series("One", ["NaN", 2]))))


def test_words_that_look_like_markup_stay_words() -> None:
    one = replace(chart("line", series("<b>&", [1])), title="$a_1$ < \x0b b")
    assert {"$a_1$ < b", "<b>&"} <= set(said(one))


def test_letters_that_the_font_lacks_do_no_harm() -> None:
    assert "سلام" in said(replace(LINE, title="سلام"))

"""Word's own charts are read as data: their kinds, values, words and colours."""

from __future__ import annotations

import pytest

from paperwork.model.plots import Plot
from paperwork.word.reader.theme import Theme

from .charted import AXES, GRID, MONTHS, axis, bars, chart, group, holding, series, shown, titled
from .specimens import draft, p

LABELS = '<c:dLbls><c:dLbl><c:idx val="2"/><c:delete val="1"/></c:dLbl><c:showVal val="1"/></c:dLbls>'


def plot(markup: str) -> Plot:
    """The chart of a file that holds one."""
    (picture,) = [span.picture for span in draft(p(shown()), parts=holding(markup)).blocks[0].spans]
    assert picture.plot is not None
    return picture.plot


def test_a_chart_stands_in_its_sentence_with_its_size_and_the_alternative_text_of_the_file() -> None:
    found = draft(p(shown(alt="Visits rose.", size=(300, 180))), parts=holding(chart(bars(series("Visits", 1, 2)))))
    (span,) = found.blocks[0].spans
    assert (span.picture.alt, span.picture.width, span.picture.height) == ("Visits rose.", 300.0, 180.0)
    assert found.findings == ()


def test_series_have_names_and_values_over_common_categories_with_gaps_where_values_are_missing() -> None:
    found = plot(chart(bars(series("Ours", 84.2, None, 79.5, 91), series("England", 81, 82, 83, 82, at=1))))
    assert found.categories == MONTHS
    assert [(one.name, one.values) for one in found.groups[0].series] == [
        ("Ours", (84.2, None, 79.5, 91.0)),
        ("England", (81.0, 82.0, 83.0, 82.0)),
    ]


@pytest.mark.parametrize(
    ("markup", "kind", "grouping"),
    [
        (bars(series("A", 1)), "column", "clustered"),
        (bars(series("A", 1), way="bar", grouping="percentStacked"), "bar", "percent"),
        (group("bar3D", series("A", 1), head='<c:grouping val="stacked"/>'), "column", "stacked"),
        (group("line", series("A", 1)), "line", "clustered"),
        (group("pie3D", series("A", 1)), "pie", "clustered"),
        (group("ofPie", series("A", 1)), "pie", "clustered"),
        (group("area3D", series("A", 1)), "area", "clustered"),
        (group("radar", series("A", 1)), "radar", "clustered"),
        (group("surface3D", series("A", 1)), "line", "clustered"),
    ],
)
def test_each_kind_is_known_and_those_in_three_dimensions_are_flat(markup: str, kind: str, grouping: str) -> None:
    assert [(one.kind, one.grouping) for one in plot(chart(markup)).groups] == [(kind, grouping)]


def test_titles_axes_and_legend_keep_their_words_places_and_formats() -> None:
    rate = axis("val", 2, 1, "l", GRID + titled("Per cent") + '<c:numFmt formatCode="0.0" sourceLinked="0"/>')
    found = plot(chart(bars(series("A", 1)), title="In time", axes=axis("cat", 1, 2, "b", titled("Month")) + rate))
    assert found.title is not None
    assert found.across.title is not None
    assert found.up.title is not None
    assert (found.title.text, found.across.title.text, found.up.title.text) == ("In time", "Month", "Per cent")
    assert (found.up.format, found.legend, found.up.grid is not None, found.across.grid) == ("0.0", "r", True, None)


def test_a_chart_of_one_series_without_a_title_of_its_own_takes_the_name_of_the_series() -> None:
    markup = chart(bars(series("Visits", 1))).replace('<c:autoTitleDeleted val="1"/>', "<c:title/>")
    found = plot(markup).title
    assert found is not None
    assert found.text == "Visits"


def test_labels_are_shown_where_the_file_asks_for_them_and_not_where_one_was_taken_away() -> None:
    labels = plot(chart(bars(series("A", 1, 2, 3, more=LABELS, format="0.0")))).groups[0].series[0].labels
    assert (labels.value, labels.percent, labels.format, labels.own) == (True, False, "0.0", {2: ""})


def test_colours_are_those_of_the_file_else_the_accents_of_its_theme() -> None:
    red = '<c:spPr><a:solidFill><a:srgbClr val="C00000"/></a:solidFill></c:spPr>'
    green = f'<c:dPt><c:idx val="1"/>{red.replace("C00000", "00B050")}</c:dPt>'
    found = plot(chart(bars(series("A", 1, 2, more=red + green), series("B", 1, at=1)))).groups[0].series
    assert (found[0].fill, found[0].fills) == ("#c00000", {1: "#00b050"})
    assert found[1].fill == Theme().colour("accent2")


def test_a_line_measured_on_a_second_axis_is_told_from_the_columns() -> None:
    line = group("line", series("Rate", 0.1, format="0%"), foot='<c:marker val="1"/>', axes=(3, 4))
    found = plot(chart(bars(series("A", 100)), line, axes=AXES + axis("cat", 3, 4, "b") + axis("val", 4, 3, "r")))
    assert [(one.kind, one.secondary) for one in found.groups] == [("column", False), ("line", True)]
    assert found.second is not None
    assert found.second.format == "0%"


def test_scatter_and_bubble_charts_have_values_across_and_sizes() -> None:
    markup = group("bubble", series("A", 3, 5, across=(1.5, 2), sizes=(1, 9)))
    (one,) = plot(chart(markup, axes=axis("val", 1, 2, "b") + axis("val", 2, 1, "l"))).groups[0].series
    assert (one.across, one.values, one.sizes) == ((1.5, 2.0), (3.0, 5.0), (1.0, 9.0))


def test_dates_stand_where_their_months_fall_with_places_for_those_between() -> None:
    january, february, may = 44927, 44958, 45047
    months = axis(
        "date", 1, 2, "b", '<c:numFmt formatCode="mmm yy" sourceLinked="0"/>', '<c:baseTimeUnit val="months"/>'
    )
    markup = group("line", series("A", 1, 2, 5, of=(january, february, may)))
    found = plot(chart(markup, axes=months + axis("val", 2, 1, "l")))
    assert found.categories == ("Jan 23", "Feb 23", "Mar 23", "Apr 23", "May 23")
    assert found.groups[0].series[0].values == (1.0, 2.0, None, None, 5.0)


def test_a_chart_that_holds_no_series_keeps_its_words_and_is_a_finding() -> None:
    found = draft(p(shown()), parts=holding(chart("<c:barChart/>", title="Visits")))
    assert [block.text for block in found.blocks] == ["Visits"]
    assert [finding.check for finding in found.findings] == ["not-drawn"]

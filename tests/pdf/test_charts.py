"""Charts held as data are drawn with all their words, none over another and none cut off."""

from __future__ import annotations

import math

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from paperwork.model.blocks import Paragraph, Picture, Span
from paperwork.model.look import Line
from paperwork.model.plots import Plot, PlotAxis, PlotGroup, PlotLabels, PlotSeries, PlotText
from paperwork.pdf import render
from paperwork.pdf.charts import chart_drawing
from paperwork.pdf.svg import Label, Shape
from paperwork.pdf.vector import text_width

from . import tagged
from .drafts import draft, squeezed

KINDS = ("column", "bar", "line", "area", "pie", "doughnut", "scatter", "bubble", "radar", "stock")
PLANS = ("Education, health and care plans", "Child protection conferences", "Care leavers", "Early help", "Fostering")
FILLS = {0: "#1f4e79", 1: "#c00000", 2: "#7f7f7f", 3: "#548235", 4: "#bf8f00"}
VALUED = PlotLabels(value=True, format="0.0")


def plot(kind: str, *rows: tuple[float | None, ...], labels: PlotLabels = VALUED, **more: object) -> Plot:
    """A chart of some rows of values."""
    fills = FILLS if kind in ("pie", "doughnut") else {}
    made = tuple(
        PlotSeries(f"Row {at}", row, fill=FILLS[at], line=Line(2.0, FILLS[at]), fills=fills, labels=labels)
        for at, row in enumerate(rows)
    )
    grouping = more.pop("grouping", "clustered")
    return Plot((PlotGroup(kind, made, grouping=grouping),), **{"categories": PLANS, "legend": "b"} | more)  # type: ignore[arg-type]


def words(of: Plot, width: float = 400.0, height: float = 240.0) -> list[str]:
    return [mark.text for mark in chart_drawing(of, width, height).marks if isinstance(mark, Label)]


def boxes(of: Plot, width: float, height: float) -> list[tuple[str, float, float, float, float]]:
    """The words of a chart that stand level, each with its left, top, right and bottom."""
    found = []
    for mark in chart_drawing(of, width, height).marks:
        if not isinstance(mark, Label) or mark.matrix != (1, 0, 0, 1, 0, 0):
            continue
        size = float(mark.style["font-size"])
        wide = text_width(mark.text, mark.style["font-weight"] == "bold", size)
        left = mark.x - wide * {"middle": 0.5, "end": 1.0}.get(mark.style["text-anchor"], 0.0)
        found.append((mark.text, left, mark.y - 0.7 * size, left + wide, mark.y))
    return found


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_is_drawn_with_its_title_categories_and_legend(kind: str) -> None:
    of = plot(kind, (3.0, 5.0, 2.0, 8.0, 4.0), title=PlotText("Plans on time"), labels=PlotLabels())
    said = " ".join(words(of))
    assert "Plans on time" in said
    if kind not in ("scatter", "bubble"):
        assert squeezed("".join(PLANS)) in squeezed(said) or all(squeezed(name) in squeezed(said) for name in PLANS)
    assert ("Row 0" in said) == (kind not in ("pie", "doughnut"))


def test_a_charts_words_are_text_in_a_figure_with_the_alternative_text_of_the_file() -> None:
    of = plot("column", (84.2, None, 79.5, 91.3, 60.0), title=PlotText("Plans on time"))
    picture = Picture(b"", "Plans on time rose.", 400.0, 240.0, kind="chart", plot=of)
    found = tagged.read(render(draft(Paragraph((Span("", picture=picture),)))))
    assert found.faults == []
    (figure,) = found.root.find("Figure")
    assert figure.said["Alt"] == "Plans on time rose."
    for said in ("Plans on time", "84.2", "91.3", "Fostering", "Row 0"):
        assert squeezed(said) in squeezed(figure.words)


def test_a_missing_value_has_no_bar_and_leaves_a_gap_in_its_line() -> None:
    def shapes(of: Plot) -> int:
        return sum(isinstance(mark, Shape) for mark in chart_drawing(of, 400, 240).marks)

    assert shapes(plot("column", (1.0, None, 3.0, 4.0, 5.0))) == shapes(plot("column", (1.0, 2.0, 3.0, 4.0, 5.0))) - 1
    broken = plot("line", (1.0, 2.0, None, 4.0, 5.0))
    assert shapes(broken) == shapes(plot("line", (1.0, 2.0, None, 4.0, 5.0), spans_gaps=True)) + 1


def test_values_of_a_stacked_hundred_are_parts_of_each_category() -> None:
    of = plot("column", (1.0, 3.0), (3.0, 1.0), grouping="percent", categories=("A", "B"), labels=PlotLabels())
    assert {"0%", "100%"} <= set(words(of))


def test_an_axis_keeps_its_own_bounds_steps_and_format() -> None:
    of = plot("line", (52.0, 58.0), up=PlotAxis(low=50.0, high=60.0, step=5.0, format='0"%"'), labels=PlotLabels())
    assert [text for text in words(of) if "%" in text] == ["50%", "55%", "60%"]


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize(("width", "height"), [(450.0, 250.0), (200.0, 130.0), (130.0, 300.0)])
def test_no_words_lie_over_others_or_outside_the_chart(kind: str, width: float, height: float) -> None:
    of = plot(kind, (3.0, 5.5, 2.0, 8.0, 4.0), (3.1, 5.0, 2.2, 8.0, 7.0), title=PlotText("Plans on time"))
    found = boxes(of, width, height)
    for at, (text, left, top, right, bottom) in enumerate(found):
        assert left >= -0.5, text
        assert right <= width + 0.5, text
        assert top >= -0.5, text
        assert bottom <= height + 0.5, text
        for other in found[at + 1 :]:
            apart = (other[1] - right, left - other[3], other[2] - bottom, top - other[4])
            assert max(apart) >= -0.5, (text, other[0])


def test_sixty_categories_are_thinned_out_and_twelve_long_ones_are_turned() -> None:
    weeks = tuple(f"Week {at}" for at in range(60))
    many = plot("column", tuple(float(at) for at in range(60)), categories=weeks)
    assert 5 <= sum(text.startswith("Week") for text in words(many)) < 60
    teams = tuple(f"Locality team number {at}" for at in range(12))
    few = plot("column", tuple(float(at) for at in range(12)), categories=teams)
    assert sum("Locality" in text for text in words(few)) == 12


def test_a_chart_of_very_many_labelled_points_is_drawn_all_the_same() -> None:
    of = plot("line", tuple(float(at % 97) for at in range(12_000)), categories=())
    assert 0 < sum(text.endswith(".0") for text in words(of)) < 1000


numbers = st.one_of(st.none(), st.floats(-1e100, 1e100))


@settings(deadline=None, max_examples=150)
@given(
    st.sampled_from(KINDS),
    st.lists(st.lists(numbers, max_size=6).map(tuple), min_size=1, max_size=4),
    st.sampled_from(["clustered", "stacked", "percent"]),
    st.floats(0.0, 500.0),
    st.sampled_from([PlotAxis(), PlotAxis(log=10.0), PlotAxis(low=5.0, high=1.0), PlotAxis(step=1e-9, reversed=True)]),
    st.lists(st.text(max_size=30), max_size=7).map(tuple),
)
def test_whatever_the_values_a_chart_is_drawn_with_finite_places(
    kind: str, rows: list[tuple[float | None, ...]], grouping: str, size: float, axis: PlotAxis, names: tuple[str, ...]
) -> None:
    of = plot(kind, *rows, grouping=grouping, up=axis, across=axis, categories=names, title=PlotText("Any"))
    for mark in chart_drawing(of, size, size / 2).marks:
        if isinstance(mark, Label):
            assert math.isfinite(mark.x + mark.y)
        else:
            assert "nan" not in mark.outline
            assert "inf" not in mark.outline

"""Measures with the counts behind them, as fractions and as gauges: what is shown, and what is heard."""

from __future__ import annotations

from typing import Any

import pytest

from paperwork.model.blocks import Chart
from paperwork.model.findings import PaperworkError
from paperwork.model.measures import Fact, Missing, Result

from . import builders as make
from .reading import charts, composed, first_page


def drawn(*results: Result, kind: str = "fractions", words: dict[str, str] | None = None) -> list[Chart]:
    page = make.page(title="Assurance clinic", measures=tuple(one.measure.id for one in results), charts=(kind,))
    inputs = make.inputs(make.brief(make.priority(page, summary=())), words=words)
    return charts(first_page(composed(inputs, make.results(*results)))["charts"])


def counted(id: str, numerator: int, denominator: int, **more: Any) -> Result:
    of = make.measure(id, name=id.capitalize())
    facts = {
        "actual": make.fact(f"{id}.actual", round(100 * numerator / denominator), "%"),
        "numerator": make.fact(f"{id}.numerator", numerator),
        "denominator": make.fact(f"{id}.denominator", denominator),
    }
    return make.result(of, facts={**facts, **more.pop("facts", {})}, **more)


def texts(chart: Chart) -> list[tuple[str, str]]:
    return [(point.label, point.text) for point in chart.series[0].points]


@pytest.mark.parametrize("kind", ["fractions", "gauges"])
def test_each_measure_has_its_printed_percentage_and_its_printed_counts(kind: str) -> None:
    (chart,) = drawn(counted("visits", 121, 128), counted("all", 838, 1032), kind=kind)
    assert chart.kind == kind
    assert texts(chart) == [("Visits", "95% (121/128)"), ("All", "81% (838/1,032)")]
    assert [point.value for point in chart.series[0].points] == [95, 81]


def test_a_percentage_that_was_published_otherwise_is_shown_and_drawn_as_published() -> None:
    published = Fact("visits.actual", make.Decimal(85), "85", "85%", "paper", computed="95")
    (chart,) = drawn(counted("visits", 121, 128, facts={"actual": published}))
    assert texts(chart) == [("Visits", "85% (121/128)")]
    assert chart.series[0].points[0].value == 85


def test_a_percentage_without_counts_stands_alone() -> None:
    (chart,) = drawn(make.result())
    assert texts(chart) == [("Visits in time", "84%")]


@pytest.mark.parametrize(
    ("value", "text"), [(Missing.BLANK, "None counted"), (Missing.TO_BE_CONFIRMED, "TBC"), (Missing.DASH, "-")]
)
def test_a_measure_without_a_value_is_named_and_says_so(value: Missing, text: str) -> None:
    (chart,) = drawn(make.result(values={make.JANUARY: value}), words={"not_given": "None counted"})
    assert texts(chart) == [("Visits in time", text)]
    assert chart.series[0].points[0].value is None
    assert chart.alt == f"Bar chart: Assurance clinic. Visits in time {text}."


def test_a_target_stands_beside_the_measures_that_have_one() -> None:
    of = make.measure("plans", name="Plans")
    aimed = make.result(of, milestones=(make.target(of, 90),))
    (chart,) = drawn(counted("visits", 121, 128), aimed)
    assert [point.text for point in chart.series[1].points] == ["", "Target Mar-23 (90%)"]
    assert [len(one.series) for one in drawn(counted("visits", 121, 128))] == [1]


def test_every_row_is_heard_with_its_target() -> None:
    of = make.measure("plans", name="Plans")
    aimed = make.result(of, milestones=(make.target(of, 90),))
    (chart,) = drawn(counted("visits", 121, 128), aimed, kind="gauges")
    assert chart.alt == "Gauges: Assurance clinic. Visits 95% (121/128). Plans 84%, target for March 2023 90%."


def test_more_measures_than_a_sheet_holds_are_parted_evenly() -> None:
    many = [counted(f"m{number}", number, 50) for number in range(1, 31)]
    assert [len(chart.series[0].points) for chart in drawn(*many)] == [15, 15]
    assert [len(chart.series[0].points) for chart in drawn(*many[:20])] == [20]


def test_ten_rows_fit_a_page() -> None:
    of = [make.measure(f"m{number}", name=f"A measure with a name that runs on, {number}") for number in range(10)]
    (chart,) = drawn(*[make.result(one, milestones=(make.target(one, 90),)) for one in of])
    assert 280 < chart.height < 450


def test_a_number_is_no_percentage() -> None:
    with pytest.raises(PaperworkError, match="Beds is none"):
        drawn(make.result(), make.result(make.measure("beds", name="Beds", unit="number")))


def test_a_page_without_a_measure_has_none() -> None:
    with pytest.raises(PaperworkError, match="needs a measure"):
        drawn()

"""Which periods a paper shows: nothing after its "as at", and Latest where there is one."""

from __future__ import annotations

from paperwork.model.measures import Result
from paperwork.model.supplied import PageBrief

from .build import measure, months, period, result, results, seen

VALUES = {"Sept-22": 1, "Nov-22": 3, "Dec-22": 4, "Jan-23": 5, "Feb-23": 6, "Mar-23": 7}


def labels(made: Result) -> list[str]:
    return [point.period.label for point in made.months]


def test_a_table_has_the_months_asked_for_up_to_as_at_oldest_first() -> None:
    made = result(measure("a"), months("a", VALUES), columns=4)
    assert labels(made) == ["Oct-22", "Nov-22", "Dec-22", "Jan-23"]
    assert [point.fact.known for point in made.months] == [False, True, True, True]


def test_nothing_after_as_at_is_in_table_series_or_facts() -> None:
    made = result(measure("a"), months("a", VALUES))
    assert [point.period.label for point in made.series] == ["Sept-22", "Nov-22", "Dec-22", "Jan-23"]
    assert {fact.text for fact in made.facts.values()}.isdisjoint({"6", "7"})


def test_latest_stands_last_and_is_provisional() -> None:
    made = result(measure("a"), months("a", {**VALUES, "Latest": 9}))
    assert labels(made)[-1] == "Latest"
    assert made.months[-1].provisional
    assert made.fact("latest_month").text == "mid-February 2023"
    assert "Latest" not in [point.period.label for point in made.series]


def test_a_paper_without_a_latest_date_shows_no_latest_value() -> None:
    made = result(measure("a"), months("a", {**VALUES, "Latest": 9}), latest="")
    assert labels(made)[-1] == "Jan-23"
    assert not made.fact("latest").known


def test_a_pair_shows_latest_if_either_has_one() -> None:
    number, rate = (
        measure("a", period_type="in_year"),
        measure("a_rate", "rate", "low", "projected", rate_of="a"),
    )
    made = results([number, rate], months("a", {"Jan-23": 139, "Latest": 141}))
    assert labels(made.by_id["a_rate"])[-1] == "Latest"
    assert [made.by_id[id].months[-1].fact.text for id in ("a", "a_rate")] == ["141", ""]


def test_a_number_has_the_latest_column_of_its_rate() -> None:
    rate = measure("a_rate", "rate", "low", "projected", rate_of="a")
    made = results(
        [measure("a", period_type="in_year"), rate], [seen("a", "Jan-23", 139), seen("a_rate", "Latest", 50)]
    )
    assert labels(made.by_id["a"])[-1] == "Latest"


def test_measures_of_one_page_have_the_same_columns() -> None:
    pages = [PageBrief("teams", "Teams", ("a", "b")), PageBrief("alone", "Alone", ("c",))]
    data = [*months("a", {"Jan-23": 1, "Latest": 2}), *months("b", {"Jan-23": 1}), *months("c", {"Jan-23": 1})]
    made = results([measure("a"), measure("b"), measure("c")], data, pages=pages)
    assert labels(made.by_id["a"]) == labels(made.by_id["b"])
    assert "Latest" not in labels(made.by_id["c"])


def test_a_quarterly_measure_shows_the_quarters_that_have_ended() -> None:
    data = [seen("a", f"Q{number} 2022-23", number) for number in (1, 2, 3, 4)]
    made = result(measure("a"), data)
    assert labels(made) == ["Q1 2022-23", "Q2 2022-23", "Q3 2022-23"]
    assert made.fact("month").text == "quarter 3 of 2022-23"


def test_a_quarterly_measure_starts_at_its_first_number() -> None:
    assert labels(result(measure("a"), [seen("a", "Q3 2022-23", 3)], columns=13)) == ["Q3 2022-23"]


def test_a_quarter_counts_from_its_last_month_on() -> None:
    data = [seen("a", "Q4 2021-22", 4), seen("a", "Q1 2022-23", 1)]
    assert [result(measure("a"), data, as_at=when).fact("actual").text for when in ("May-22", "June-22")] == ["4", "1"]


def test_in_april_the_last_quarter_is_the_fourth_of_the_year_before() -> None:
    made = result(measure("a"), [seen("a", "Q4 2021-22", 3)], as_at="Apr-22", columns=1)
    assert made.fact("actual").text == "3"


def test_a_yearly_measure_shows_the_years_that_have_ended() -> None:
    data = [seen("a", year, number) for number, year in enumerate(("2020-21", "2021-22", "2022-23"))]
    assert labels(result(measure("a"), data)) == ["2020-21", "2021-22"]
    assert labels(result(measure("a"), data, as_at="Mar-23"))[-1] == "2022-23"


def test_months_go_before_quarters_where_the_data_hold_both() -> None:
    data = [*months("a", VALUES), seen("a", "Q3 2022-23", 99), seen("a", "2021-22", 98)]
    assert labels(result(measure("a"), data)) == ["Nov-22", "Dec-22", "Jan-23"]


def test_a_paper_as_at_a_quarter_shows_quarters() -> None:
    data = [*months("a", VALUES), seen("a", "Q3 2022-23", 99)]
    assert result(measure("a"), data, as_at="Q3 2022-23").fact("actual").text == "99"


def test_a_measure_without_data_has_its_columns_and_no_number() -> None:
    made = result(measure("a"))
    assert labels(made) == ["Nov-22", "Dec-22", "Jan-23"]
    assert not any(point.fact.known for point in made.months)
    assert made.series == ()


def test_a_page_may_have_a_last_month_and_a_number_of_months_of_its_own() -> None:
    audits = PageBrief("audits", "Audits", ("a",), as_at=period("Dec-22"), months=2)
    made = results([measure("a"), measure("b")], [*months("a", VALUES), *months("b", VALUES)], pages=[audits])
    assert labels(made.by_id["a"]) == ["Nov-22", "Dec-22"]
    assert made.by_id["a"].fact("actual").text == "4"
    assert [point.period.label for point in made.by_id["a"].series][-1] == "Dec-22"
    assert labels(made.by_id["b"]) == ["Nov-22", "Dec-22", "Jan-23"]


def test_a_page_that_ends_before_the_paper_s_month_has_no_latest() -> None:
    pages = [
        PageBrief("early", "Early", ("a",), as_at=period("Sept-22"), months=1),
        PageBrief("same", "Same", ("b",), as_at=period("Q4 2022-23"), months=1),
    ]
    data = [seen("a", "Sept-22", 1), seen("a", "Latest", 9), seen("b", "Q4 2022-23", 2), seen("b", "Latest", 8)]
    made = results([measure("a"), measure("b")], data, pages=pages, as_at="Mar-23")
    assert labels(made.by_id["a"]) == ["Sept-22"]
    assert not made.fact("a.latest").known
    assert labels(made.by_id["b"]) == ["Q4 2022-23", "Latest"]


def test_a_page_of_a_monthly_paper_may_be_of_quarters() -> None:
    voice = PageBrief("voice", "Voice", ("a",), as_at=period("Q2 2022-23"), months=2)
    data = months("a", {"Q1 2022-23": 49, "Q2 2022-23": 69, "Q3 2022-23": 99})
    made = results([measure("a")], data, pages=[voice]).by_id["a"]
    assert labels(made) == ["Q1 2022-23", "Q2 2022-23"]
    assert (made.fact("previous").text, made.fact("actual").text) == ("49", "69")


def test_the_next_milestone_is_that_of_the_page_s_own_month() -> None:
    early = PageBrief("early", "Early", ("a",), as_at=period("Dec-22"))
    aimed = measure("a", targets={"Dec-22": 10, "Mar-23": 20})
    assert result(aimed, months("a", VALUES), pages=[early]).fact("target").text == "10"
    assert result(aimed, months("a", VALUES)).fact("target").text == "20"

"""Totals of measures: the sums of their parts' counts, never a mean of percentages."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from paperwork.model.measures import Measure, Missing, Observation, Result, Results

from .build import measure, results, seen

PARTS = (measure("cla", "percent", "high"), measure("cpp", "percent", "high"), measure("cin", "percent", "high"))
TOTAL = measure("visits", "percent", "high", total_of=("cla", "cpp", "cin"))
COUNTS = st.tuples(st.integers(0, 500), st.integers(1, 500)).map(lambda pair: (min(pair), max(pair)))


def total(data: list[Observation], whole: Measure = TOTAL) -> Result:
    return results([whole, *PARTS], data).by_id["visits"]


def counted(*counts: tuple[int, int]) -> list[Observation]:
    return [
        seen(part.id, "Jan-23", numerator=top, denominator=bottom)
        for part, (top, bottom) in zip(PARTS, counts, strict=True)
    ]


def test_a_percentage_of_several_is_the_sum_of_their_counts() -> None:
    made = total(counted((121, 128), (241, 357), (476, 547)))
    assert made.fact("actual").with_unit == "81%"
    assert (made.fact("numerator").text, made.fact("denominator").text) == ("838", "1,032")
    source = made.fact("actual").source
    assert source.startswith("(121 + 241 + 476) ÷ 1,032 (")
    assert source.count("data.csv, line 2") == 3


@given(st.tuples(COUNTS, COUNTS, COUNTS))
def test_the_counts_of_a_total_are_those_of_its_parts(counts: tuple[tuple[int, int], ...]) -> None:
    made = total(counted(*counts))
    assert made.fact("numerator").value == sum(top for top, _ in counts)
    assert made.fact("denominator").value == sum(bottom for _, bottom in counts)


def test_a_total_of_numbers_is_their_sum() -> None:
    parts = [measure("a"), measure("b")]
    made = results([measure("both", total_of=("a", "b")), *parts], [seen("a", "Jan-23", 1200), seen("b", "Jan-23", 34)])
    assert made.by_id["both"].fact("actual").text == "1,234"
    assert made.by_id["both"].fact("actual").source == "1,200 + 34 (data.csv, line 2)"


def test_a_total_with_a_part_unknown_is_unknown() -> None:
    made = total(counted((1, 2), (1, 2), (1, 2))[:2])
    assert not made.fact("actual").known


def test_a_total_of_percentages_without_counts_is_unknown() -> None:
    made = total([seen(part.id, "Jan-23", 90) for part in PARTS])
    assert made.fact("actual").value is Missing.BLANK


def test_a_total_is_implied_where_a_part_is() -> None:
    data = counted((121, 128), (241, 357), (476, 547))
    implied = [seen("cla", "Jan-23", numerator=121, denominator=128, implied=True), *data[1:]]
    assert total(implied).fact("actual").implied
    assert not total(data).fact("actual").implied


def test_a_total_that_the_data_state_otherwise_is_found() -> None:
    made = results([TOTAL, *PARTS], [*counted((121, 128), (241, 357), (476, 547)), seen("visits", "Jan-23", 76)])
    assert [(one.check, one.quote) for one in made.findings] == [("counts-disagree", "76")]
    assert made.by_id["visits"].fact("actual").with_unit == "81%"


SINGLE = (measure("a", period_type="in_month"), measure("b", period_type="in_month"))
YEAR = [
    one
    for at, month in enumerate(("Apr-22", "May-22", "June-22"))
    for one in (seen("a", month, 10 + at), seen("b", month, 20 + at))
]


def made_of(*wholes: Measure, data: list[Observation] = YEAR, parts: tuple[Measure, ...] = SINGLE) -> Results:
    return results([*wholes, *parts], data, as_at="June-22")


def test_a_total_that_accumulates_adds_up_the_months_of_its_parts_since_april() -> None:
    year = measure("year", period_type="in_year", accumulate=True, total_of=("a", "b"), targets={"Mar-23": 360})
    made = made_of(year).by_id["year"]
    assert [point.fact.text for point in made.months] == ["30", "62", "96"]
    assert made.rag == "Amber"


def test_a_total_of_percentages_that_accumulates_sums_both_counts_since_april() -> None:
    parts = tuple(measure(id, "percent", "high", "in_month") for id in ("a", "b"))
    data = [
        seen(part.id, month, numerator=top, denominator=10)
        for month, tops in {"Apr-22": (1, 2), "May-22": (3, 4), "June-22": (5, 6)}.items()
        for part, top in zip(parts, tops, strict=True)
    ]
    year = measure("year", "percent", "high", "in_year", accumulate=True, total_of=("a", "b"))
    made = made_of(year, data=data, parts=parts).by_id["year"]
    assert (made.fact("numerator").text, made.fact("denominator").text) == ("21", "60")
    assert made.fact("actual").with_unit == "35%"


def test_parts_that_are_summed_since_april_already_are_not_summed_again() -> None:
    parts = tuple(measure(id, period_type="in_year", accumulate=True) for id in ("a", "b"))
    year = measure("year", period_type="in_year", accumulate=True, total_of=("a", "b"))
    assert made_of(year, parts=parts).fact("year.actual").text == "96"


def test_a_total_that_accumulates_is_held_against_the_single_months_that_the_data_state() -> None:
    year = measure("year", period_type="in_year", accumulate=True, total_of=("a", "b"))
    assert made_of(year, data=[*YEAR, seen("year", "June-22", 34)]).findings == ()
    (told,) = made_of(year, data=[*YEAR, seen("year", "June-22", 35)]).findings
    assert told.check == "counts-disagree"


def test_a_rate_of_a_total_counts_the_months_of_its_parts_since_april() -> None:
    both = measure("both", period_type="in_month", total_of=("a", "b"))
    projected = measure("rate", "rate", "low", "projected", rate_of="both")
    since_april = measure("year_rate", "rate", "low", "in_year", count="both", decimals=1)
    made = made_of(both, projected, since_april)
    assert made.fact("rate.actual").text == "111"  # 96 x 12 / 3 months / 34,460 x 10,000
    assert made.fact("year_rate.actual").text == "27.9"
    assert made.findings == ()


def test_a_sum_that_lacks_a_month_of_a_part_names_the_part() -> None:
    both = measure("both", period_type="in_month", total_of=("a", "b"))
    rate = measure("rate", "rate", "low", "projected", rate_of="both")
    short = [one for one in YEAR if (one.measure, one.period.number) != ("b", 5)]
    (told,) = made_of(both, rate, data=short).findings
    assert told.message == "Rate has no value for June-22: the sum since 1 April lacks May-22 of B."

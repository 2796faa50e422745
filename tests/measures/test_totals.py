"""Totals of measures: the sums of their parts' counts, never a mean of percentages."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from paperwork.model.measures import Measure, Missing, Observation, Result

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
    assert made.fact("actual").source == "(121 + 241 + 476) ÷ 1,032"


@given(st.tuples(COUNTS, COUNTS, COUNTS))
def test_the_counts_of_a_total_are_those_of_its_parts(counts: tuple[tuple[int, int], ...]) -> None:
    made = total(counted(*counts))
    assert made.fact("numerator").value == sum(top for top, _ in counts)
    assert made.fact("denominator").value == sum(bottom for _, bottom in counts)


def test_a_total_of_numbers_is_their_sum() -> None:
    parts = [measure("a"), measure("b")]
    made = results([measure("both", total_of=("a", "b")), *parts], [seen("a", "Jan-23", 1200), seen("b", "Jan-23", 34)])
    assert made.by_id["both"].fact("actual").text == "1,234"


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

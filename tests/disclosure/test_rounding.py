"""The other way with small numbers: all numbers of children to the nearest 5, totals by themselves."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from paperwork.model.measures import Result
from tests.measures import build as make

from .measured import HIDDEN, MONTHS, paper
from .solver import Puzzle
from .tabled import Grid, cells, paper_of, printed, table
from .test_tables import grids, numbers


def result_of(values: list[int], **more: object) -> Result:
    seen = make.months("plans", dict(zip(MONTHS, values, strict=True)))
    measure = make.measure("plans", **more)  # type: ignore[arg-type]
    return printed(paper([measure], seen, method="round")).results.by_id["plans"]


def shown(result: Result) -> list[str]:
    return [point.fact.text for point in result.months]


def test_every_number_is_rounded_to_the_nearest_five() -> None:
    assert shown(result_of([2, 3, 7, 1_298])) == ["0", "5", "5", "1,300"]


def test_what_is_worked_out_goes_by_the_rounded_numbers() -> None:
    result = result_of([60, 60, 58, 52], targets={"Mar-23": 43})
    told = {
        fact: result.fact(fact).text for fact in ("actual", "previous", "change", "change_percent", "gap", "direction")
    }
    assert told == {
        "actual": "50", "previous": "60", "change": "10", "change_percent": "17", "gap": "7", "direction": "↓ down",
    }  # fmt: skip
    assert {result.fact(fact).source for fact in ("actual", "change", "gap")} == {"rounded to the nearest 5"}


def test_two_that_round_alike_have_not_changed() -> None:
    result = result_of([60, 60, 58, 62])
    assert (result.direction, result.polarity_word, result.fact("change").text) == ("same", "no change", "0")


def test_a_rate_is_that_of_the_rounded_number() -> None:
    measures = [make.measure("plans"), make.measure("rate", "rate", rate_of="plans", decimals=2)]
    seen = make.months("plans", dict(zip(MONTHS, [60, 60, 58, 52], strict=True)))
    rate = printed(paper(measures, seen, method="round")).results.by_id["rate"]
    assert shown(rate)[-1] == "14.51"


def test_a_percentage_stays_but_for_one_of_few() -> None:
    seen = [make.seen("visits", "Dec-22", numerator=30, denominator=41)]
    seen.append(make.seen("visits", "Jan-23", numerator=3, denominator=41))
    visits = printed(paper([make.measure("visits", "percent")], seen, method="round")).results.by_id["visits"]
    assert shown(visits)[-2:] == ["73", HIDDEN]
    assert (visits.fact("numerator").text, visits.fact("denominator").text) == (HIDDEN, HIDDEN)


def test_a_rating_of_a_number_that_is_printed_as_few_stands_only_where_it_tells_nothing() -> None:
    assert result_of([9, 9, 9, 4], targets={"Mar-23": 20}).rag == "Green"
    assert result_of([9, 9, 9, 4], targets={"Mar-23": 4}).fact("rag").text == HIDDEN
    assert result_of([90, 90, 90, 92], targets={"Mar-23": 91}).rag == "Amber"


def test_the_cells_of_a_table_are_rounded_and_so_are_its_totals_each_by_itself() -> None:
    made = cells(printed(paper_of(table([[2, 7], [6, 6]], shares=True), method="round")))
    assert [row[:-1] for row in made] == [("0", "5", "10"), ("5", "5", "10"), ("10", "15", "20")]


def test_a_total_that_would_pin_its_parts_down_is_hidden() -> None:
    made = cells(printed(paper_of(table([[2], [2], [2], [2]], across=False), method="round")))
    assert made == [("0",), ("0",), ("0",), ("0",), (HIDDEN,)]


@settings(deadline=None, max_examples=30)
@given(grid=grids.filter(lambda grid: len(grid) * len(grid[0]) > 1))
def test_no_small_number_is_left_just_one_value_by_a_column_or_a_row(grid: Grid) -> None:
    whole, texts = numbers(grid), cells(printed(paper_of(table(grid), method="round")))
    for line in _lines(len(texts), len(texts[0])):
        puzzle = Puzzle()
        for name in line:
            row, column = map(int, name.split())
            near = None if texts[row][column] == HIDDEN else int(texts[row][column])
            puzzle.unknown(name, *((0, 400) if near is None else (max(near - 2, 0), near + 2)))
        puzzle.equal({name: -1 if name == line[-1] else 1 for name in line}, 0)
        for name in (name for name in line if 1 <= whole[name] <= 5):
            assert len(puzzle.possible(name)) == 2, name


def _lines(rows: int, columns: int) -> list[list[str]]:
    across = [[f"{row} {column}" for column in range(columns)] for row in range(rows)]
    down = [[f"{row} {column}" for row in range(rows)] for column in range(columns)]
    return [line for line in (*across, *down) if len(line) > 2]


@settings(deadline=None)
@given(value=st.integers(0, 10_000))
def test_a_rounded_number_is_never_more_than_two_from_the_true_one(value: int) -> None:
    text = shown(result_of([value] * 4))[-1].replace(",", "")
    assert int(text) % 5 == 0
    assert abs(int(text) - value) <= 2

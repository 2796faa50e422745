"""The sizes of charts: side by side or one above the other, as high as their page has room for."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from paperwork.model.blocks import Chart, ChartPoint, ChartSeries
from paperwork.model.measures import Result
from paperwork.model.supplied import Exemption, PageBrief, Question
from paperwork.paper.chart_kinds.sizes import sized

from . import builders as make
from .reading import charts, composed, slots

LINE = 470.0


def chart(points: int, kind: str = "line", title: str = "Visits in time") -> Chart:
    return Chart(kind, title, (ChartSeries("", tuple(ChartPoint(str(n), None, "") for n in range(points))),), "")


def sizes(*given: Chart, room: float = 1000.0) -> list[tuple[float, float]]:
    return [(one.width, one.height) for line in sized(given, room) for one in line]


def test_two_short_runs_stand_beside_each_other_and_two_long_ones_do_not() -> None:
    assert sum(width for width, _ in sizes(chart(6), chart(3))) < LINE
    assert [width for width, _ in sizes(chart(13), chart(13))] == [LINE, LINE]


def test_three_or_more_stand_two_a_line_whatever_their_length() -> None:
    assert {width for width, _ in sizes(*[chart(13)] * 5)} == {234.0}


def test_one_chart_is_higher_than_each_of_two_and_those_than_each_of_many() -> None:
    (one,), two, many = sizes(chart(13)), sizes(chart(13), chart(13)), sizes(*[chart(13)] * 5)
    assert one[1] > two[0][1] > many[0][1]


def test_a_chart_is_lower_where_the_page_has_less_room() -> None:
    (((_, roomy),), ((_, tight),)) = sizes(chart(13)), sizes(chart(13), room=140.0)
    assert roomy > tight
    assert tight <= 140


def test_where_nothing_fits_a_chart_is_as_high_as_reads_best() -> None:
    assert sizes(chart(13), room=20.0) == sizes(chart(13))


def test_room_that_other_things_share_goes_first_where_the_charts_fit_it() -> None:
    ((shared,),), ((alone,),) = sized((chart(13),), 140.0, 500.0), sized((chart(13),), 30.0, 500.0)
    assert shared.height <= 140 < alone.height


def test_a_title_of_two_lines_adds_to_the_height_of_both_charts_of_its_line() -> None:
    long = "Rate of children ceasing to be looked after per 10,000, projected in year"
    plain, titled = sizes(chart(3), chart(3)), sizes(chart(3), chart(3, title=long))
    assert titled[0][1] == titled[1][1] > plain[0][1]


def test_few_bars_need_less_height_than_a_line() -> None:
    assert sizes(chart(3, "bars"), room=100.0)[0][1] <= 100
    assert sizes(chart(3), room=100.0)[0][1] > 100


@given(st.lists(st.integers(1, 13), min_size=1, max_size=8), st.floats(0, 900))
@settings(max_examples=100, deadline=None)
def test_charts_keep_to_their_room_or_take_what_reads_best(points: list[int], room: float) -> None:
    charts = [chart(number) for number in points]
    made = sized(charts, room)
    height = sum(line[0].height for line in made) + 9.5 * (len(made) - 1)
    assert height <= room or made == sized(charts, 10_000.0)


def heights(result: Result, *pages: PageBrief) -> list[float]:
    brief = make.brief(make.priority(*pages, summary=()))
    paper = slots(composed(make.inputs(brief), make.results(result)))
    return [one.height for one in charts(paper["priorities"][0]["pages"][0]["charts"])]


@pytest.fixture
def visits() -> Result:
    year = make.points(make.measure(), {make.JANUARY.shifted(-back): 80 + back for back in range(12, -1, -1)})
    return make.result(months=year[-3:], series=year)


def page(lines: int, **more: Any) -> PageBrief:
    answer = make.prose(*["Visits are made in time."] * lines)
    return make.page(questions=(Question("What's working well?", answer),), **more)


def test_long_answers_leave_a_page_s_chart_less_height_down_to_what_reads_well(visits: Result) -> None:
    (short,), (long,), (longest,) = (heights(visits, page(lines)) for lines in (1, 16, 40))
    assert short == longest > long


def test_an_answer_that_is_still_to_be_written_keeps_its_room(visits: Result) -> None:
    waiting = [
        heights(visits, make.page(questions=(Question("What's working well?", ()),) * number))[0] for number in range(7)
    ]
    assert min(waiting) < waiting[0]


def test_what_goes_on_the_same_sheet_takes_its_room(visits: Result) -> None:
    def beside(words: int, *, new_page: bool) -> float:
        lost = make.page("lost", measures=(), not_published=("Lost. " * words,), new_page=new_page)
        return heights(visits, make.page(), lost)[0]

    lengths = range(100, 1000, 50)
    alone = beside(0, new_page=False)
    assert min(beside(words, new_page=False) for words in lengths) < alone
    assert {beside(words, new_page=True) for words in lengths} == {alone}


def test_a_page_that_begins_no_sheet_shares_that_of_the_summary(visits: Result) -> None:
    def on(words: int, *, new_page: bool) -> float:
        only = make.page(new_page=new_page)
        brief = make.brief(make.priority(only, summary_charts=False, not_published=("Lost. " * words,)))
        paper = slots(composed(make.inputs(brief), make.results(visits)))
        return charts(paper["priorities"][0]["pages"][0]["charts"])[0].height

    lengths = range(0, 1000, 50)
    assert min(on(words, new_page=False) for words in lengths) < on(0, new_page=True)


def test_the_header_of_an_exempt_paper_takes_its_room(visits: Result) -> None:
    def under(**status: Any) -> list[float]:
        found = []
        for number in range(18):
            brief = make.brief(make.priority(page(number), summary=()), **status)
            paper = slots(composed(make.inputs(brief), make.results(visits)))
            found.append(charts(paper["priorities"][0]["pages"][0]["charts"])[0].height)
        return found

    exempt = Exemption(((1, "Information relating to any individual."),), "Few children." * 30)
    assert sum(under(status="exempt", exemption=exempt)) < sum(under())

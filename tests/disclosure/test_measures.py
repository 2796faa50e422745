"""Small numbers in measures: hidden in every fact that tells them, and not to be worked back from any other."""

from __future__ import annotations

from itertools import accumulate, pairwise

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from paperwork.disclosure import Disclosed
from paperwork.measures import work_out
from paperwork.model.measures import Missing, Observation, Result
from paperwork.model.periods import LATEST
from paperwork.model.supplied import Disclosure, Inputs, PageBrief, PriorityBrief
from tests.measures import build as make

from .measured import HIDDEN, MONTHS, PEOPLE, Reader, growths, name, paper
from .tabled import printed

PERIODS = [make.period(month) for month in MONTHS]


def shown(result: Result) -> list[str]:
    return [point.fact.text for point in result.months]


def of(measure: str, values: list[int]) -> list[Observation]:
    return make.months(measure, dict(zip(MONTHS, values, strict=True)))


def one(values: list[int], latest: int | None = None, **more: object) -> Result:
    seen = of("plans", values) + ([make.seen("plans", "Latest", latest)] if latest is not None else [])
    return printed(paper([make.measure("plans", **more)], seen)).results.by_id["plans"]  # type: ignore[arg-type]


def test_a_small_number_is_hidden_with_all_that_is_worked_out_from_it() -> None:
    result = one([12, 9, 7, 4], targets={"Mar-23": 20})
    assert shown(result) == ["12", "9", "7", HIDDEN]
    hidden = {fact for fact, value in result.facts.items() if value.value is Missing.HIDDEN}
    assert hidden == {"actual", "change", "change_percent", "gap", "direction"}
    assert all((fact.text, fact.with_unit, fact.source) == (HIDDEN, HIDDEN, "") for fact in map(result.fact, hidden))
    assert (result.direction, result.polarity_word) == ("", "")


def test_zero_and_what_is_above_the_threshold_are_shown() -> None:
    assert shown(one([0, 6, 0, 1_200])) == ["0", "6", "0", "1,200"]


@pytest.mark.parametrize(("target", "rating"), [(20, "Green"), (5, HIDDEN), (3, HIDDEN), (0, "Red")])
def test_a_rating_stands_where_every_small_number_would_have_it(target: int, rating: str) -> None:
    assert one([12, 9, 7, 4], targets={"Mar-23": target}).fact("rag").text == rating


def test_the_rate_of_a_hidden_number_is_hidden() -> None:
    measures = [make.measure("plans"), make.measure("rate", "rate", rate_of="plans", decimals=1)]
    results = printed(paper(measures, of("plans", [12, 9, 7, 4]))).results.by_id
    assert shown(results["rate"]) == ["3.5", "2.6", "2.0", HIDDEN]


def test_a_rate_given_as_a_figure_is_hidden_where_it_comes_to_few() -> None:
    seen = make.months("rate", dict(zip(MONTHS, [12, 9, 7, 1], strict=True)))
    result = printed(paper([make.measure("rate", "rate")], seen)).results.by_id["rate"]
    assert shown(result) == ["12", "9", "7", HIDDEN]
    assert round(PEOPLE / 10_000) in range(1, 6)


@pytest.mark.parametrize(
    ("top", "bottom", "hidden"),
    [(4, 60, True), (56, 60, True), (6, 60, False), (54, 60, False), (0, 9, True), (0, 60, False)],
)
def test_a_percentage_of_few_or_of_all_but_few_is_hidden(top: int, bottom: int, hidden: bool) -> None:
    seen = [make.seen("visits", month, numerator=30, denominator=60) for month in MONTHS[:-1]]
    seen.append(make.seen("visits", "Jan-23", numerator=top, denominator=bottom))
    result = printed(paper([make.measure("visits", "percent", "high")], seen)).results.by_id["visits"]
    assert [result.fact(fact).text == HIDDEN for fact in ("actual", "numerator")] == [hidden, hidden]
    assert result.months[-1].numerator is None if hidden else result.months[-1].numerator == top


def test_what_a_count_since_april_has_grown_by_is_not_to_be_told() -> None:
    result = one([120, 133, 139, 141], latest=160, period_type="in_year")
    assert shown(result) == ["120", "133", "139", HIDDEN, "160"]


def test_nor_what_latest_has_beside_it() -> None:
    assert shown(one([120, 133, 145, 160], latest=163, period_type="in_year"))[-2:] == ["160", HIDDEN]


def test_a_number_at_month_end_may_move_by_few() -> None:
    assert HIDDEN not in shown(one([120, 121, 119, 120], latest=122))


def test_workers_and_averages_are_no_children() -> None:
    assert HIDDEN not in shown(one([3, 2, 4, 1], counts="other"))
    assert HIDDEN not in shown(one([3, 2, 4, 1], average=True))


def test_one_of_two_parts_of_a_total_is_hidden_with_the_other() -> None:
    measures = [make.measure("own"), make.measure("agency"), make.measure("all", total_of=("own", "agency"))]
    seen = [*of("own", [40, 41, 42, 43]), *of("agency", [9, 8, 7, 3])]
    results = printed(paper(measures, seen)).results.by_id
    assert [shown(results[id])[-1] for id in ("own", "agency", "all")] == [HIDDEN, HIDDEN, "46"]
    assert HIDDEN not in [text for result in results.values() for text in shown(result)[:-1]]


def test_where_a_total_came_from_does_not_name_its_hidden_parts() -> None:
    measures = [make.measure("own"), make.measure("agency"), make.measure("all", total_of=("own", "agency"))]
    measures.append(make.measure("rate", "rate", rate_of="all"))
    seen = [*of("own", [40, 41, 42, 43]), *of("agency", [9, 8, 7, 3])]
    before = work_out(paper(measures, seen)).by_id
    assert all("43 + 3" in before[id].fact("actual").source for id in ("all", "rate"))
    results = printed(paper(measures, seen)).results.by_id
    facts = [fact for one in results.values() for fact in (*one.facts.values(), *(point.fact for point in one.series))]
    assert not any("43" in fact.source or "+ 3" in fact.source for fact in facts)


def test_a_total_that_no_book_declares_is_one_all_the_same() -> None:
    measures = [make.measure(id) for id in ("own", "agency", "all")]
    seen = [*of("own", [40, 41, 42, 43]), *of("agency", [9, 8, 7, 3]), *of("all", [49, 49, 49, 46])]
    given = paper(measures, seen)
    page = PageBrief("homes", "Homes", ("own", "agency"))
    given = replace(given, brief=replace(given.brief, priorities=(PriorityBrief("a", "A", (), (page,)),)))
    results = printed(given).results.by_id
    assert [shown(results[id])[-1] for id in ("own", "agency", "all")] == [HIDDEN, HIDDEN, "46"]


def test_limits_of_a_chart_are_not_drawn_from_hidden_numbers() -> None:
    values = {
        f"{month}-22": 9 + number % 3 for number, month in enumerate(("Apr", "May", "June", "July", "Aug", "Sept"))
    }
    page = PageBrief("plans", "Plans", ("plans",), charts=("spc",))
    given = paper([make.measure("plans")], make.months("plans", values | dict(zip(MONTHS, [9, 8, 7, 4], strict=True))))
    given = replace(given, brief=replace(given.brief, priorities=(PriorityBrief("a", "A", (), (page,)),)))
    assert work_out(given).by_id["plans"].process is not None
    result = printed(given).results.by_id["plans"]
    assert (result.process, result.no_process) == (None, "")


def test_what_the_inputs_say_of_hidden_numbers_is_gone_as_well() -> None:
    made = printed(paper([make.measure("plans")], of("plans", [12, 9, 7, 4])))
    assert {seen.value for seen in made.inputs.observations} == {Missing.BLANK}


def decided(given: Inputs, disclosure: Disclosure) -> Inputs:
    return replace(given, brief=replace(given.brief, disclosure=disclosure))


def test_a_paper_that_prints_small_numbers_is_told_of_each() -> None:
    given = decided(
        paper([make.measure("plans")], of("plans", [12, 9, 7, 4])), Disclosure("as-published", "Why", "Who")
    )
    made = printed(given)
    assert made.results == work_out(given)
    (finding,) = made.findings
    assert (finding.check, finding.key, finding.severity) == ("small-number", "plans", "warning")
    assert "4 in Jan-23" in finding.message
    assert "Why (Who)" in finding.hint


def test_what_is_hidden_is_told_without_its_number() -> None:
    made = printed(paper([make.measure("plans", name="Plans")], of("plans", [12, 9, 7, 4])))
    assert [(one.check, one.message) for one in made.findings] == [
        ("hidden", "Plans: hidden, being small or telling a small number: Jan-23.")
    ]


def test_an_exempt_paper_shows_everything_unless_it_says_otherwise() -> None:
    given = paper([make.measure("plans")], of("plans", [12, 9, 7, 4]))
    exempt = replace(given, brief=replace(given.brief, status="exempt"))
    assert printed(exempt).results == work_out(exempt)
    assert shown(printed(decided(exempt, Disclosure("suppress"))).results.by_id["plans"])[-1] == HIDDEN


# Numbers of children as papers have them: none, few, more.
count = st.one_of(st.integers(0, 8), st.integers(0, 30))
run = st.lists(count, min_size=4, max_size=4)


@settings(deadline=None, max_examples=20)
@given(own=run, agency=run, target=st.integers(0, 12))
def test_nobody_can_work_back_a_part_or_a_total_of_measures(own: list[int], agency: list[int], target: int) -> None:
    aimed = {"Mar-23": target}
    measures = [
        make.measure("own", targets=aimed),
        make.measure("agency"),
        make.measure("all", total_of=("own", "agency")),
    ]
    measures.append(make.measure("rate", "rate", rate_of="all", decimals=2))
    made = printed(paper(measures, [*of("own", own), *of("agency", agency)]))
    values = {"own": own, "agency": agency, "all": [one + other for one, other in zip(own, agency, strict=True)]}
    reader = Reader()
    for period in PERIODS:
        reader.count(*(name(id, period) for id in values))
        reader.puzzle.equal({name("own", period): 1, name("agency", period): 1, name("all", period): -1}, 0)
    reader.reads(made)
    _nothing_small(
        reader, {name(id, period): run[at] for id, run in values.items() for at, period in enumerate(PERIODS)}
    )


def by_name(values: dict[str, list[int]]) -> dict[str, int]:
    return {name(id, PERIODS[at]): number for id, run in values.items() for at, number in enumerate(run)}


def _nothing_small(reader: Reader, counts: dict[str, int]) -> None:
    for one, value in counts.items():
        if 1 <= value <= 5:
            assert not reader.can_tell({one: 1}, 1, 5), one


@settings(deadline=None, max_examples=30)
@given(steps=st.lists(st.integers(0, 9), min_size=5, max_size=5), target=st.integers(0, 30))
def test_nobody_can_work_back_how_few_a_count_since_april_has_grown_by(steps: list[int], target: int) -> None:
    *values, latest = accumulate(steps)
    seen = [*of("starts", values), make.seen("starts", "Latest", latest)]
    made = printed(paper([make.measure("starts", period_type="in_year", targets={"Mar-23": target})], seen))
    reader, places = Reader(), [name("starts", period) for period in (*PERIODS, LATEST)]
    reader.count(*places)
    for before, after in pairwise(places):
        reader.puzzle.no_more({before: 1, after: -1}, 0)
    reader.reads(made)
    _nothing_small(reader, dict(zip(places, (*values, latest), strict=True)))
    for one, other in growths([*values, latest]):
        assert not reader.can_tell({places[other]: 1, places[one]: -1}, 1, 5), (one, other)


shares = st.tuples(count, count).map(lambda both: (both[0], both[0] + both[1]))
Shares = tuple[tuple[int, int], tuple[int, int]]


@settings(deadline=None, max_examples=30)
@given(both=st.tuples(shares, shares))
@example(both=((5, 5), (6, 12)))
def test_nobody_can_work_back_the_counts_of_a_percentage(both: Shares) -> None:
    month, period, ids = MONTHS[-1], PERIODS[-1], ("cin", "cp", "all")
    measures = [make.measure(id, "percent", "high") for id in ids[:2]]
    measures.append(make.measure("all", "percent", "high", total_of=ids[:2]))
    seen = [
        make.seen(id, month, numerator=top, denominator=bottom) for id, (top, bottom) in zip(ids, both, strict=False)
    ]
    whole = tuple(one + other for one, other in zip(*both, strict=True))
    reader, values = Reader(), {}
    for kind, counts in zip(("top ", "bottom "), zip(*both, whole, strict=True), strict=True):
        values |= {name(id, period, kind): number for id, number in zip(ids, counts, strict=True)}
        reader.count(*(name(id, period, kind) for id in ids))
        reader.puzzle.equal({name(id, period, kind): -1 if id == "all" else 1 for id in ids}, 0)
    for id in ids:
        reader.puzzle.no_more({name(id, period, "top "): 1, name(id, period, "bottom "): -1}, 0)
    reader.reads(printed(paper(measures, seen)))
    _nothing_small(reader, values)
    for top, bottom in ((name(id, period, "top "), name(id, period, "bottom ")) for id in ids):
        if 1 <= values[bottom] - values[top] <= 5:
            assert not reader.can_tell({bottom: 1, top: -1}, 1, 5), top
        if 0 < values[bottom] < 10:
            assert not reader.can_tell({top: 1}, 0, values[bottom]), top


def sequence(measures: list[object], seen: list[Observation]) -> tuple[Disclosed, Disclosed]:
    """The paper of December, and with what that one has printed the paper of January."""
    first = printed(paper(measures, seen, as_at="Dec-22"))  # type: ignore[arg-type]
    return first, printed(paper(measures, seen), first.published)  # type: ignore[arg-type]


def test_what_an_earlier_paper_hid_stays_hidden() -> None:
    measures = [make.measure("own"), make.measure("agency"), make.measure("all", total_of=("own", "agency"))]
    seen = [*of("own", [40, 41, 42, 43]), *of("agency", [9, 8, 3, 9])]
    for made in sequence(measures, seen):  # type: ignore[arg-type]
        point = next(one for one in made.results.by_id["own"].series if one.period == PERIODS[2])
        assert point.fact.text == HIDDEN


def test_a_count_is_not_told_beside_what_an_earlier_paper_printed() -> None:
    measure = make.measure("starts", period_type="in_year")
    first = printed(paper([measure], make.months("starts", {"Nov-22": 30, "Dec-22": 40}), as_at="Dec-22"))
    alone = paper([measure], make.months("starts", {"Jan-23": 43}))
    assert shown(printed(alone).results.by_id["starts"])[-1] == "43"
    assert shown(printed(alone, first.published).results.by_id["starts"])[-1] == HIDDEN


def test_a_small_number_that_was_printed_before_is_told_of() -> None:
    measures, seen = [make.measure("plans")], of("plans", [12, 9, 4, 20])
    open_ = decided(paper(measures, seen, as_at="Dec-22"), Disclosure("as-published", "Why", "Who"))
    made = printed(paper(measures, seen), printed(open_).published)
    assert "small-number-known" in [finding.check for finding in made.findings]


@settings(deadline=None, max_examples=20)
@given(own=run, agency=run, steps=st.lists(st.integers(0, 9), min_size=4, max_size=4))
def test_nobody_can_work_back_a_small_number_from_two_papers(
    own: list[int], agency: list[int], steps: list[int]
) -> None:
    measures = [make.measure("own"), make.measure("agency"), make.measure("all", total_of=("own", "agency"))]
    measures.append(make.measure("starts", period_type="in_year"))
    values = {"own": own, "agency": agency, "starts": list(accumulate(steps))}
    seen = [one for id, run in values.items() for one in of(id, run)]
    values["all"] = [one + other for one, other in zip(own, agency, strict=True)]
    reader = Reader()
    for period in PERIODS:
        reader.count(*(name(id, period) for id in values))
        reader.puzzle.equal({name("own", period): 1, name("agency", period): 1, name("all", period): -1}, 0)
    starts = [name("starts", period) for period in PERIODS]
    for before, after in pairwise(starts):
        reader.puzzle.no_more({before: 1, after: -1}, 0)
    for made in sequence(measures, seen):  # type: ignore[arg-type]
        reader.reads(made)
    _nothing_small(
        reader, {name(id, period): run[at] for id, run in values.items() for at, period in enumerate(PERIODS)}
    )
    for one, other in growths(values["starts"]):
        assert not reader.can_tell({starts[other]: 1, starts[one]: -1}, 1, 5), (one, other)

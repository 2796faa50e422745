"""The rules of a paper: each with a case that fails and one that passes."""

from __future__ import annotations

from typing import Any

from paperwork.checks import run
from paperwork.measures import work_out
from paperwork.model.blocks import Paragraph, Span
from paperwork.model.findings import Finding
from paperwork.model.measures import Measure, Observation
from paperwork.model.supplied import PageBrief, Question
from tests.measures.build import inputs, measure, months, published

VISITS = measure("visits", "percent", "high", targets={"Mar-23": 85}, name="CP visits")
SAID = (Question("What's working well?", (Paragraph((Span("Visits are timelier."),)),)),)
UNSAID = (Question("What's working well?", ()),)


def checked(
    measures: list[Measure], data: list[Observation], pages: list[PageBrief], **more: Any
) -> tuple[Finding, ...]:
    given = inputs(measures, data, pages=pages, **more)
    return run(given, work_out(given))


def found(value: int, page: PageBrief) -> list[str]:
    return [finding.id for finding in checked([VISITS], months("visits", {"Jan-23": value}), [page])]


def page(*measures: str, questions: tuple[Question, ...] = SAID) -> PageBrief:
    return PageBrief("cp_visits", "CP visits in time", measures, questions=questions)


def test_a_red_or_amber_measure_needs_commentary() -> None:
    for value in (84, 10):
        assert found(value, page("visits", questions=UNSAID)) == ["no-commentary:cp_visits"]
        assert found(value, page("visits")) == []


def test_a_green_measure_needs_none() -> None:
    assert found(85, page("visits", questions=UNSAID)) == []


def test_notes_are_commentary_too() -> None:
    noted = PageBrief("cp_visits", "CP visits in time", ("visits",), notes=SAID[0].answer)
    assert found(10, noted) == []


def test_a_measure_that_another_page_speaks_of_needs_none_in_a_table_of_all() -> None:
    attached = PageBrief("attached", "Attached table", ("visits",))
    data = months("visits", {"Jan-23": 10})
    assert checked([VISITS], data, [page("visits"), attached]) == ()
    assert len(checked([VISITS], data, [page("visits", questions=UNSAID), attached])) == 2


def test_missing_commentary_is_said_once_a_page_with_its_heading() -> None:
    other = measure("other", targets={"Mar-23": 1}, name="CP plans")
    data = [*months("visits", {"Jan-23": 84}), *months("other", {"Jan-23": 5})]
    (finding,) = checked([VISITS, other], data, [page("visits", "other", questions=UNSAID)])
    assert finding.message == "CP visits is Amber and CP plans is Red, and the page has no commentary."
    assert finding.place.heading == "CP visits in time"


def test_a_published_rating_decides_whether_commentary_is_needed() -> None:
    shown = page("visits", questions=UNSAID)
    data = months("visits", {"Jan-23": 84})
    made = checked([VISITS], data, [shown], published_as=[published("visits", "rag", "Green")])
    assert [finding.check for finding in made] == ["published-as"]


def test_a_measure_with_data_needs_a_page_unless_it_only_supplies_counts() -> None:
    for counts_only, expected in ((False, ["no-page:other"]), (True, [])):
        other = measure("other", in_tables_only=counts_only)
        data = [*months("visits", {"Jan-23": 85}), *months("other", {"Jan-23": 5})]
        assert [finding.id for finding in checked([VISITS, other], data, [page("visits")])] == expected


def test_a_measure_without_data_needs_no_page() -> None:
    data = months("visits", {"Jan-23": 85})
    assert checked([VISITS, measure("other")], data, [page("visits")]) == ()


def test_what_was_found_in_the_numbers_is_found_by_check() -> None:
    data = months("visits", {"Jan-23": 85})
    made = checked([VISITS], data, [page("visits")], published_as=[published("visits", "actual", "86")])
    assert [finding.id for finding in made] == ["published-as:visits.actual"]


def test_two_versions_of_a_text_have_to_be_settled() -> None:
    mark = Paragraph((Span("[To be settled: the Word draft said:]"),))
    both = (Question("What's working well?", (mark, *SAID[0].answer)), *SAID)
    noted = PageBrief("cp_visits", "CP visits", ("visits",), notes=(mark,))
    led = PageBrief("cp_visits", "CP visits", ("visits",), lead=(mark,), questions=SAID)
    for one in (page("visits", questions=both), noted, led):
        assert [each.partition(":")[0] for each in found(85, one)] == ["to-settle"]
    assert found(85, page("visits")) == []

"""Whether the day of publication that a paper names leaves its clear working days."""

from __future__ import annotations

from datetime import date

import pytest
from msgspec.structs import replace

from paperwork.checks.dates.notice import notice_of, too_late
from paperwork.jobs.deadlines import last_working_day, of_file
from paperwork.model.findings import Finding

from ..papers import read

FRONT = "Date of meeting | Thursday 11 December 2025\nReport of | Director of Children's Services\n# Report\n"
RULE = "Agendas are published five clear working days before each meeting.\n"


def _found(text: str) -> list[Finding]:
    return list(too_late(replace(read(text), calendar=last_working_day)))


@pytest.mark.parametrize(
    "said",
    [
        "This report was published on Friday 5 December.",
        "The agenda was despatched on 5 December 2025.",
        "These papers were first put online on Friday 5 December 2025.",
        "Published: 5 December 2025",
        "Date of publication: Friday 5 December",
        "Publication date | 5 December 2025\nContact | Clerk",
    ],
)
def test_a_publication_too_late_by_the_papers_own_rule_is_an_error(said: str) -> None:
    (finding,) = _found(f"{FRONT}{RULE}{said}")
    assert (finding.check, finding.certain) == ("clear-days", True)
    assert "by 3 December 2025" in finding.hint


@pytest.mark.parametrize(
    "said",
    [
        "This report was published on Wednesday 3 December.",
        "Ofsted's report was published on Friday 5 December.",
        "The agenda was despatched on 1 December 2025.",
        "The council published its plan on 5 December 2025.",
        "Published: 2 December 2025",
        "This report was written on Friday 5 December.",
    ],
)
def test_a_publication_in_time_or_of_another_paper_is_none(said: str) -> None:
    assert not _found(f"{FRONT}{RULE}{said}")


def test_without_a_rule_in_the_paper_it_is_possible() -> None:
    (finding,) = _found(f"{FRONT}Ofsted came in May. This report was published on Friday 5 December.")
    assert not finding.certain
    assert "fewer than 5 clear days" in finding.message
    (finding,) = _found(f"{FRONT}The Welsh Government wrote in May. This report was published on Monday 8 December.")
    assert "fewer than 3 clear days" in finding.message
    assert not _found(f"{FRONT}The Welsh Government wrote in May. This report was published on Friday 5 December.")


def test_bank_holidays_are_no_clear_days() -> None:
    front = "Date | 9 January 2024\nReport of | Director\n# Report\n"
    late = f"{front}{RULE}This report was published on Tuesday 2 January."
    assert [one.hint[:28] for one in _found(late)] == ["Publish it by 29 December 20"]
    monday, said = front.replace("9 January", "8 January"), "This report was published on Tuesday 2 January."
    # The second of January is one in Scotland alone.
    assert len(_found(f"{monday}The Scottish Government asks for three clear days.\n{said}")) == 1
    assert not _found(f"{monday}The Welsh Government asks for three clear days.\n{said}")


@pytest.mark.parametrize(
    ("at", "words"),
    [
        (date(2025, 12, 1), "it can still be published in time: by Wednesday 3 December 2025"),
        (date(2025, 12, 3), "it can still be published in time: this is the last day"),
        (date(2025, 12, 4), "it is too late to publish it in time: it had to be public by Wednesday 3 December 2025"),
        (date(2025, 12, 12), "it is too late to publish it in time: the meeting is over"),
    ],
)
def test_on_a_day_it_is_said_whether_the_deadline_can_be_met(at: date, words: str) -> None:
    told = of_file(replace(read(FRONT + RULE), calendar=last_working_day), at)
    assert words in " ".join([*told.notes, *(one.message for one in told.findings)])


def test_a_paper_without_a_meeting_says_so_when_asked() -> None:
    paper = read("# Report\nThe board met.")
    assert notice_of(paper) is None
    assert "no day of a meeting is known" in of_file(paper, date(2025, 12, 1)).notes[0]
    assert of_file(paper, None).notes == of_file(paper, None).findings == ()

"""What a check found, as a person reads it: by page and heading, what is certain first."""

from __future__ import annotations

from msgspec.structs import replace

from paperwork.jobs.listing import in_a_line, listed, record_of
from paperwork.model.findings import Acceptance, Finding, Place


def finding(message: str, page: int = 1, heading: str = "Risks", paragraph: int = 1, **more: object) -> Finding:
    place = Place("board.docx", heading=heading, paragraph=paragraph, page=page)
    return Finding("some-check", place, message, key=message, **more)  # type: ignore[arg-type]


ERROR = finding("Wrong.", paragraph=9)
WARNING = finding("Poor.", paragraph=3, severity="warning")
MAYBE = finding("Odd.", paragraph=2, severity="warning", certain=False)
ACCEPTED = replace(finding("Known."), accepted=Acceptance("some-check:Known.", "It is so.", "The Director"))


def lines(*findings: Finding) -> list[str]:
    return [line for line in listed(findings) if "Its id" not in line]


def test_certain_errors_come_first_then_warnings_then_what_is_possible_under_its_word() -> None:
    assert lines(MAYBE, ACCEPTED, WARNING, ERROR) == [
        "board.docx: 1 error, 1 warning, 1 possible, 1 accepted",
        "Page 1",
        "  Risks",
        "    error: paragraph 9: Wrong.",
        "    warning: paragraph 3: Poor.",
        "    Possible, look whether it is so:",
        "      warning: paragraph 2: Odd.",
        "    Accepted:",
        "      error: paragraph 1: Known.",
        "        Accepted: It is so (The Director).",
    ]


def test_pages_are_in_order_and_headings_as_they_stand() -> None:
    found = lines(
        finding("Third.", 12, "Aims", 40),
        finding("Of the file.", 0, "", 0),
        finding("Second.", 2, "Zebra", 10),
        finding("First.", 2, "Yak", 5),
    )
    assert found[1:] == [
        *("Page 2", "  Yak", "    error: paragraph 5: First.", "  Zebra", "    error: paragraph 10: Second."),
        *("Page 12", "  Aims", "    error: paragraph 40: Third.", "On no one page", "    error: Of the file."),
    ]


def test_what_stands_in_the_files_of_a_folder_is_listed_by_file_and_line() -> None:
    one = Finding("no-page", Place("inputs/a/paper.yaml", 7), "B has no page.", "Give it one.", "warning")
    other = Finding("odd", Place("inputs/a/data.xlsx", cell="B2"), "C is odd.")
    assert lines(one, other) == [
        "inputs/a/paper.yaml: 1 warning",
        "    warning: line 7: B has no page. Give it one.",
        "inputs/a/data.xlsx: 1 error",
        "    error: cell B2: C is odd.",
    ]


def test_words_at_fault_are_quoted_unless_the_message_does() -> None:
    assert "      The words: “up by 51”" in lines(finding("The change is 73.", quote="up by 51"))
    assert len(lines(finding("'up by 51': it is 73.", quote="up  by 51"))) == 4


def test_each_is_followed_by_the_id_by_which_it_is_accepted() -> None:
    assert list(listed([ERROR]))[-1] == "      Its id: some-check:Wrong."


def test_that_nothing_was_found_is_said() -> None:
    assert list(listed([])) == ["Nothing was found."]


def test_elsewhere_an_accepted_finding_is_told_in_a_line_with_its_reason() -> None:
    assert in_a_line(replace(ACCEPTED, place=Place("board.docx"))) == (
        "accepted: board.docx: Known. Accepted: It is so (The Director)."
    )
    assert in_a_line(ERROR).startswith("error: board.docx, page 1")


def test_for_machines_a_finding_says_who_accepts_it_and_why() -> None:
    assert record_of(ACCEPTED)["accepted"] == {"reason": "It is so.", "who": "The Director"}
    assert "accepted" not in record_of(ERROR)

"""What is missing never stops a run: it is a warning, and the paper shows a gap."""

from __future__ import annotations

from pathlib import Path

import pytest

from paperwork.inputs import read
from tests.inputs.reading import WORDS, changed, warnings_of
from tests.workspace import DATA, PAPER_FOLDER, SECTIONS, make_workspace

PAPER = PAPER_FOLDER.as_posix()


def test_an_empty_section_is_a_warning_with_its_place(tmp_path: Path) -> None:
    assert warnings_of(tmp_path / "w", **changed("front_sheet", "Words about executive summary.", "")) == [
        f"{PAPER}/front-sheet.md, line 5, under 'Executive summary': This section is empty. "
        "Write it under '# Executive summary'; write None if there is nothing to say."
    ]


def test_a_section_that_is_not_there_is_empty(tmp_path: Path) -> None:
    removed = changed("front_sheet", "# Executive summary\n\nWords about executive summary.\n", "")
    (told,) = warnings_of(tmp_path / "w", **removed)
    assert told.startswith(f"{PAPER}/front-sheet.md, under 'Executive summary': This section is empty.")


def test_a_comment_alone_leaves_a_section_empty_even_where_it_holds_a_heading(tmp_path: Path) -> None:
    comment = "<!-- To do:\n\n# Not a heading\n\n-->"
    (told,) = warnings_of(tmp_path / "w", **changed("front_sheet", "Words about executive summary.", comment))
    assert "This section is empty." in told


def test_a_question_without_an_answer_is_a_warning(tmp_path: Path) -> None:
    assert warnings_of(tmp_path / "w", **changed("commentary", "Winter.", "")) == [
        f"{PAPER}/commentary.md, line 22, under 'Visits in time': 'What are we worried about?' is not answered. "
        "Write it under '## What are we worried about?'."
    ]


def test_a_file_of_prose_that_is_not_there_is_one_warning(tmp_path: Path) -> None:
    root = make_workspace(tmp_path / "w")
    for name in ("front-sheet.md", "commentary.md"):
        (root / PAPER_FOLDER / name).unlink()
    inputs = read(root / PAPER_FOLDER)
    assert [str(finding) for finding in inputs.findings] == [
        f"{PAPER}/front-sheet.md: The front sheet is not written yet. Write it in front-sheet.md.",
        f"{PAPER}/commentary.md: The commentary is not written yet. Write it in commentary.md.",
    ]
    assert all(section.prose == () for section in inputs.sections)
    assert [question.answer for question in inputs.brief.priorities[0].pages[0].questions] == [(), (), ()]


@pytest.mark.parametrize("words", ["", "<!-- still to come -->\n"])
def test_every_question_and_every_section_of_an_empty_file_is_a_warning(tmp_path: Path, words: str) -> None:
    told = warnings_of(tmp_path / "w", front_sheet=words, commentary=words)
    assert [line for line in told if "front-sheet.md" in line] == [
        f"{PAPER}/front-sheet.md, under '{heading}': This section is empty. "
        f"Write it under '# {heading}'; write None if there is nothing to say."
        for heading in SECTIONS
    ]
    asked = ("What's working well?", "What are we worried about?", "What are we doing about it?")
    assert [line for line in told if "commentary.md" in line] == [
        f"{PAPER}/commentary.md, under '{title}': '{question}' is not answered. "
        f"Write it under '## {question}', under '# {id}'."
        for id, title in (("plans", "Number of plans and Rate of plans"), ("visits", "Visits in time"))
        for question in asked
    ]


def test_a_page_without_commentary_is_a_warning_where_the_template_asks_nothing(tmp_path: Path) -> None:
    root = make_workspace(tmp_path / "w", commentary="# plans\n\nAs before.\n")
    rules = root / "templates/improvement-scrutiny.yaml"
    sections, _, _ = rules.read_text(encoding="utf-8").partition("questions:")
    rules.write_text(sections, encoding="utf-8")
    assert [str(finding) for finding in read(root / PAPER_FOLDER).findings] == [
        f"{PAPER}/commentary.md, under 'Visits in time': Nothing is written for this page. Write it under '# visits'."
    ]


def test_a_page_that_asks_no_questions_needs_no_commentary(tmp_path: Path) -> None:
    silent = WORDS["paper"].replace("measures: [visits]}", "measures: [visits], questions: false}")
    above, _, _ = WORDS["commentary"].partition("# visits")
    assert warnings_of(tmp_path / "w", paper=silent, commentary=above) == []


def test_a_measure_without_data_is_a_warning(tmp_path: Path) -> None:
    assert warnings_of(tmp_path / "w", data=DATA.replace("visits,85,88,91\n", "")) == [
        f"{PAPER}/paper.yaml, line 21: 'Visits in time' has no data. Add it to a data file."
    ]


def test_a_month_without_data_is_a_warning_and_a_rate_misses_what_its_number_misses(tmp_path: Path) -> None:
    assert warnings_of(tmp_path / "w", data=DATA.replace("210,205,", ",205,")) == [
        f"{PAPER}/paper.yaml, line 20: '{name}' has no value for Nov-24. "
        "Add it to a data file, as N/A or - if there is none."
        for name in ("Number of plans", "Rate of plans")
    ]


def test_a_month_said_to_have_no_value_is_not_missing(tmp_path: Path) -> None:
    assert warnings_of(tmp_path / "w", data=DATA.replace("210", "N/A").replace("85", "-")) == []


def test_a_measure_given_by_quarter_misses_no_month(tmp_path: Path) -> None:
    data = DATA.replace("visits,85,88,91\n", "") + ",Q2 2024-25,Q3 2024-25,\nvisits,85,88,\n"
    assert warnings_of(tmp_path / "w", data=data) == []


def test_a_measure_that_has_latest_alone_misses_every_month(tmp_path: Path) -> None:
    data = "measure,Nov-24,Dec-24,Jan-25,Latest\nplans,210,205,196,\nvisits,,,,91\n"
    (told,) = warnings_of(tmp_path / "w", data=data)
    assert "'Visits in time' has no value for Nov-24, Dec-24 and Jan-25." in told


def test_a_measure_given_by_quarter_and_latest_misses_no_month(tmp_path: Path) -> None:
    data = DATA.replace("visits,85,88,91\n", "") + ",Q2 2024-25,Latest,\nvisits,85,88,\n"
    assert warnings_of(tmp_path / "w", data=data) == []


@pytest.mark.parametrize(
    ("polarity", "bounds", "said"),
    [
        ("low", "upper: 190", "The upper bound 190 is below the target for Mar-25, 200, where less is better."),
        ("high", "lower: 210", "The lower bound 210 is above the target for Mar-25, 200, where more is better."),
        ("range", "upper: 190", "The upper bound 190 is below the target for Mar-25, 200, where the range holds it."),
        ("range", "lower: 210", "The lower bound 210 is above the target for Mar-25, 200, where the range holds it."),
    ],
)
def test_a_tolerance_that_speaks_against_its_target_is_a_warning(
    tmp_path: Path, polarity: str, bounds: str, said: str
) -> None:
    book = WORDS["book"].replace("polarity: low", f"polarity: {polarity}\n    tolerance: {{{bounds}}}", 1)
    assert warnings_of(tmp_path / "w", book=book) == [
        f"inputs/elmshire/measures.yaml, line 8: {said} Mend the tolerance, the target or the polarity."
    ]


@pytest.mark.parametrize(
    ("polarity", "bounds"),
    [("low", "upper: 200"), ("low", "lower: 210"), ("high", "lower: 200"), ("high", "upper: 190"),
     ("range", "lower: 200, upper: 200"), ("low", "worse_by: 0%")],
)  # fmt: skip
def test_a_tolerance_that_holds_its_target_is_none(tmp_path: Path, polarity: str, bounds: str) -> None:
    book = WORDS["book"].replace("polarity: low", f"polarity: {polarity}\n    tolerance: {{{bounds}}}", 1)
    assert warnings_of(tmp_path / "w", book=book) == []


def test_a_table_on_no_page_is_a_warning(tmp_path: Path) -> None:
    table = "tables:\n  - {id: all, caption: All, file: ../data.csv}\npriorities:"
    assert warnings_of(tmp_path / "w", **changed("paper", "priorities:", table)) == [
        f"{PAPER}/paper.yaml, line 17: The table 'all' is on no page. Name it under 'tables' of a page, or drop it."
    ]


def test_a_paper_as_at_a_month_that_is_not_over_is_a_warning(tmp_path: Path) -> None:
    told = warnings_of(tmp_path / "w", **changed("paper", "as_at: Jan-25", "as_at: Mar-25"))
    assert told[0] == (
        f"{PAPER}/paper.yaml, line 12: The paper is as at March 2025, which ends after the meeting. "
        "Mend 'as_at' or 'date'."
    )


def test_a_page_as_at_a_month_that_is_not_over_is_a_warning(tmp_path: Path) -> None:
    late = "as_at: Mar-25, months: 1}"
    told = warnings_of(tmp_path / "w", **changed("paper", "measures: [visits]}", f"measures: [visits], {late}"))
    assert told[0] == (
        f"{PAPER}/paper.yaml, line 21: This page is as at March 2025, which ends after the meeting. "
        "Mend its 'as_at', or the paper's 'date'."
    )


def test_a_page_may_be_as_at_a_later_month_than_the_paper_that_is_over_by_the_meeting(tmp_path: Path) -> None:
    later = changed("paper", "27/02/2025", "28/02/2025")["paper"]
    later = later.replace("measures: [visits]}", "measures: [visits], as_at: Feb-25, months: 1}")
    data = DATA.replace("Jan-25", "Jan-25,Feb-25").replace("196", "196,").replace("91", "91,92")
    assert warnings_of(tmp_path / "w", paper=later, data=data) == []


def of_parts() -> str:
    """The book of the small workspace, whose plans are a total of two parts."""
    total = "    total_of: [north, south]\n    targets: {Mar-25: 200}\n"
    parts = "".join(
        f"  - {{id: {id}, name: {id}, unit: number, polarity: low, period_type: snapshot, in_tables_only: true}}\n"
        for id in ("north", "south")
    )
    return WORDS["book"].replace("    targets: {Mar-25: 200}\n", total) + parts


def test_a_rate_of_a_total_has_the_data_of_the_parts(tmp_path: Path) -> None:
    data = "measure,Nov-24,Dec-24,Jan-25\nnorth,110,105,96\nsouth,100,100,100\nvisits,85,88,91\n"
    assert warnings_of(tmp_path, book=of_parts(), data=data) == []


def test_a_total_and_its_rate_name_the_part_that_is_missing(tmp_path: Path) -> None:
    data = "measure,Nov-24,Dec-24,Jan-25\nnorth,110,105,96\nsouth,,100,100\nplans,210,205,196\nvisits,85,88,91\n"
    assert warnings_of(tmp_path / "a", book=of_parts(), data=data) == [
        f"{PAPER}/paper.yaml, line 20: '{name}' has no value for Nov-24: 'south', a part of its total, has none. "
        "Add it to a data file, as N/A or - if there is none."
        for name in ("Number of plans", "Rate of plans")
    ]
    told = warnings_of(tmp_path / "b", book=of_parts(), data=data.replace("south,,100,100\n", ""))
    assert "'Number of plans' has no data: 'south', a part of its total, has none. Add it to a data file." in told[0]

"""Every way of getting an input wrong, and what the author is told: the place, what is wrong, and a way out.

The cases stand here, what is said of each in `golden/bad_*.txt`.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.inputs.reading import WORDS, changed, errors_at, errors_of, failure_at, inputs_of
from tests.inputs.sheets import workbook
from tests.workspace import PAPER_FOLDER, make_workspace

# By kind: the file of the small workspace, words in it, and the words put in their place.
CASES = {
    "yaml": [
        ("paper", "meeting: ", "meating: "),
        ("paper", "Children's Panel", ""),
        ("paper", "Children's Panel", '" "'),
        ("paper", "{id: visits,", "{name: visits,"),
        ("paper", "27/02/2025", "31/02/2025"),
        ("paper", "27/02/2025", "soon"),
        ("paper", "27/02/2025", "[27/02/2025]"),
        ("paper", "as_at: Jan-25", "as_at: Janury-25"),
        ("paper", "as_at: Jan-25", "as_at: Latest"),
        ("paper", "months: 3", "months: three"),
        ("paper", "months: 3", "months: 0"),
        ("paper", "months: 3", "months: 100000"),
        ("paper", "status: open", "status: opne"),
        ("paper", "id: safety", "id: Safety 1"),
        ("paper", "measures: [visits]", "measures: visits"),
        ("paper", "months: 3", "months: 3\nmonths: 4"),
        ("paper", "months: 3", "months 3"),
        ("paper", "months: 3", "---\nmonths: 3"),
        ("paper", "months: 3", "months: *three"),
        ("paper", "months: 3", "months: " + "[" * 40 + "]" * 40),
        ("paper", "months: 3", "\tmonths: 3"),
        ("paper", "subject: ", 'subject: "'),
        ("paper", "subject: ", "subject: Care: "),
        ("paper", "[../data.csv]", "[../data.csv"),
        ("book", "name: Visits in time", "name: % visits in time"),
        ("book", "  - id: visits", "   - id: visits"),
        ("book", "title: Measures", "title: *words Measures"),
        ("book", "title: Measures of Elmshire", "- one"),
        ("council", "count: 40000", "count: 40,000"),
        ("council", "tolerance: 20%", "tolerance: 0.2"),
        ("council", "england", "ireland"),
        ("council", "invented: true", "invented: maybe"),
        ("council", "tolerance: 20%", "tolerance: 20%\nbank_holidays: {also: [13/13/2025]}"),
    ],
    "names": [
        ("paper", "[plans, plans_rate]", "[plans, plan_rate]"),
        ("paper", "months: 3", "months: 3\nsummary: [visits]"),
        ("paper", "pages:", "summary: [visit]\n    pages:"),
        ("paper", "measures: [visits]", "measures: [visits], tables: [homes]"),
        ("paper", "improvement-scrutiny", "improvment-scrutiny"),
        (
            "paper",
            "priorities:",
            "published_as:\n  - {measure: plans, fact: tagret, as: x, reason: y, who: z}\npriorities:",
        ),
        ("book", "rate_of: plans", "rate_of: plan"),
        ("data", "plans,210", "plns,210"),
        ("data", "plans,210", "Number of planz,210"),
        ("data", "plans,210", ",210"),
        ("commentary", "plans.actual", "plans.actul"),
        ("commentary", "plans.actual", "plan.actual"),
        ("commentary", "# visits", "# visitz"),
        ("commentary", "## What are we worried about?", "## What worries us?"),
        ("front_sheet", "# Executive summary", "# Executive sumary"),
    ],
    "files": [
        ("paper", "../measures.yaml", "../mesures.yaml"),
        ("paper", "../measures.yaml", "../../../../secret.yaml"),
        ("paper", "[../data.csv]", "[/etc/passwd]"),
        ("paper", "[../data.csv]", r"['C:\data.csv']"),
        ("paper", "[../data.csv]", "[../council.yaml]"),
        ("paper", "[../data.csv]", "[{file: ../data.csv, sheet: Monthly}]"),
    ],
    "twice": [
        ("paper", "[../data.csv]", "[../data.csv, ../data.csv]"),
        ("paper", "{id: visits, ", "{id: plans, "),
        ("paper", "[visits]", "[visits, visits]"),
        ("paper", "status: open", "status: open\nexempt_paragraphs: [1]"),
        ("council", "population_0_17:", "population_0_17:\n  - {year: 2023, count: 1, source: a guess}"),
        ("book", "id: visits", "id: plans"),
        ("book", "name: Visits in time", "name: Number of Plans"),
        ("book", "{Mar-25: 200}", "{Mar-25: 200, March 2025: 210}"),
        ("book", "targets: {Mar-25: 200}", "tolerance: {worse_by: 10%, upper: 220}"),
        ("book", "targets: {Mar-25: 200}", "accumulate: true"),
        ("book", "targets: {Mar-25: 200}", "targets: {Mar-25: 200}\n    no_target: TBC"),
        ("book", "targets: {Mar-25: 90}", "in_tables_only: true"),
        ("data", "visits,85", "plans,99,,\nvisits,85"),
        ("front_sheet", "# Executive summary", "# Contribution to our aims"),
    ],
    "values": [
        ("book", "{Mar-25: 200}", "{Mars-25: 200}"),
        ("book", "{Mar-25: 200}", "{Mar-25: many}"),
        ("book", "{Mar-25: 200}", "{Mar-25: TBC}"),
        ("book", "{Mar-25: 200}", "{Mar-25: 20%}"),
        ("book", "targets: {Mar-25: 200}", "no_target: none"),
        ("book", "targets: {Mar-25: 200}", "no_target: 7"),
        ("book", "targets: {Mar-25: 200}", "tolerance: {lower: 240, upper: 220}"),
        ("book", "targets: {Mar-25: 200}", "comparators: [{id: target, name: Neighbours, value: 3}]"),
        ("book", "rate_of: plans", "rate_of: visits"),
        ("book", "targets: {Mar-25: 200}", "rag_follows: plans"),
        ("book", "population: 2023", "population: 2022"),
        ("data", "210", "21O"),
        ("data", "210", "21%"),
        ("data", "210", "1,210"),
        ("data", "Nov-24", "24-Nov"),
        ("data", "plans,210", '"plans,210'),
        ("data", "Nov-24,Dec-24,Jan-25", "first,second,third"),
    ],
    "exempt": [
        ("paper", "status: open", "status: exempt"),
        ("paper", "status: open", "status: exempt\nexempt_paragraphs: [1]"),
        ("paper", "status: open", "status: exempt\nexempt_paragraphs: [2, 1, 2]\npublic_interest: Because."),
        ("paper", "status: open", "status: exempt\nexempt_paragraphs: [1, 12]\npublic_interest: Because."),
    ],
    "prose": [
        ("commentary", "Nothing new.", "{{ plans }}"),
        ("commentary", "Nothing new.", "A {brace}"),
        ("commentary", "Nothing new.", "##Nothing new"),
        ("commentary", "Nothing new.", "- " * 9 + "deep"),
        ("commentary", "Nothing new.", "One\ntwo\n{% for x in y %}"),
        ("commentary", "Nothing new.", "{{ plans.actual | round }}"),
        ("commentary", "Nothing new.", '{% include "monitoring-coments.md" %}'),
        ("commentary", "Nothing new.", 'So: {% include "monitoring-comments.md" %}'),
        ("commentary", "Nothing new.", "See [this](javascript:alert)"),
        ("commentary", "Nothing new.", "See [this](file:///C:/plan.docx)"),
        ("commentary", "Nothing new.", "See <data:text/html,plan>"),
        ("commentary", "Nothing new.", "<b>Nothing</b>"),
        ("commentary", "Nothing new.", "<div>\nNothing\n</div>"),
        ("commentary", "Nothing new.", "![A chart](chart.png)"),
        ("commentary", "Nothing new.", "| a | b |\n|---|---|\n| 1 | 2 |"),
        ("commentary", "Nothing new.", "Nothing `new`"),
        ("commentary", "Nothing new.", "```\nNothing\n```"),
        ("commentary", "Nothing new.", "> Nothing"),
        ("commentary", "Nothing new.", "Nothing\n\n---\n\nnew"),
        ("commentary", "Nothing new.", "Nothing\n---\nnew"),
        ("commentary", "# plans", "Before all.\n\n# plans"),
    ],
}


@pytest.mark.parametrize("kind", CASES)
def test_what_is_wrong_is_said_with_its_place_and_a_way_out(
    kind: str, tmp_path: Path, golden: Callable[[str, str], None]
) -> None:
    lines = []
    for number, (file, old, new) in enumerate(CASES[kind]):
        told = errors_of(tmp_path / str(number), **changed(file, old, new))
        lines += [f"{file}: {shown(old)} -> {shown(new)}", *(f"    {line}" for line in told), ""]
    golden(f"bad_{kind}.txt", "\n".join(lines))


def shown(words: str) -> str:
    return words.replace("\n", "\\n").replace("\t", "\\t") or "(nothing)"


@pytest.mark.parametrize("name", ["council.yaml", "measures.yaml", "data.csv"])
def test_a_missing_file_is_named(name: str, tmp_path: Path) -> None:
    root = make_workspace(tmp_path / "w")
    (root / "inputs/elmshire" / name).unlink()
    assert any(f"There is no file inputs/elmshire/{name}." in line for line in errors_at(root))


def test_everything_wrong_in_every_file_is_said_at_once(tmp_path: Path) -> None:
    told = errors_of(
        tmp_path / "w",
        **changed("council", "england", "ireland"),
        **changed("book", "unit: percent", "unit: per cent"),
        **changed("paper", "[visits]", "[visits], tables: [homes]"),
        **changed("front_sheet", "# Executive summary", "# Executive sumary"),
        **changed("commentary", "Nothing new.", "<b>Nothing</b>"),
    )
    files = [line.partition(":")[0].partition(",")[0].rpartition("/")[2] for line in told]
    assert files == ["council.yaml", "measures.yaml", "paper.yaml", "front-sheet.md", "commentary.md"]


def test_faults_in_the_paper_do_not_hide_those_in_the_files_it_names(tmp_path: Path) -> None:
    told = errors_of(
        tmp_path / "w",
        paper=changed("paper", "27/02/2025", "soon")["paper"].replace("meeting:", "meating:"),
        **changed("data", "210", "21O"),
        **changed("front_sheet", "# Executive summary", "# Executive sumary"),
    )
    assert [line.partition(":")[0].rpartition("/")[2] for line in told] == [
        "paper.yaml", "paper.yaml, line 3", "paper.yaml, line 2", "front-sheet.md, line 5", "data.csv, line 2",
    ]  # fmt: skip


def test_a_table_may_have_as_many_months_as_three_years_have(tmp_path: Path) -> None:
    assert inputs_of(tmp_path / "a", **changed("paper", "months: 3", "months: 36")).brief.months == 36
    assert "a table has 1 to 36 months." in errors_of(tmp_path / "b", **changed("paper", "months: 3", "months: 37"))[0]


def test_a_book_that_cannot_be_read_leaves_no_name_unknown(tmp_path: Path) -> None:
    told = errors_of(tmp_path / "w", **changed("book", "unit: percent", "unit: per cent"))
    place = "inputs/elmshire/measures.yaml, line 18"
    assert told == [f"{place}: unit: 'per cent' is not known. It may be 'number', 'rate' or 'percent'."]


def test_a_fault_in_the_book_hides_none_in_the_data_and_in_the_prose(tmp_path: Path) -> None:
    told = errors_of(
        tmp_path / "w",
        **changed("book", "unit: percent", "unit: per cent"),
        **changed("data", "210", "21O"),
        **changed("commentary", "plans.actual", "plans.actul"),
    )
    assert [line.partition(":")[0].rpartition("/")[2] for line in told] == [
        "measures.yaml, line 18", "commentary.md, line 5", "data.csv, line 2",
    ]  # fmt: skip


def test_a_book_that_is_no_yaml_hides_no_faulty_head_in_the_data(tmp_path: Path) -> None:
    told = errors_of(
        tmp_path / "w",
        **changed("book", "title: Measures", "title: *words Measures"),
        **changed("data", "Nov-24", "24-Nov"),
    )
    assert [line.partition(":")[0].rpartition("/")[2] for line in told] == ["measures.yaml, line 1", "data.csv, line 1"]


def test_prose_under_a_heading_that_is_unknown_or_doubled_is_judged_all_the_same(tmp_path: Path) -> None:
    told = errors_of(
        tmp_path / "w",
        front_sheet=WORDS["front_sheet"].replace("# Executive summary\n", "# Executive sumary\n\n{{ plan.actual }}\n"),
        commentary=WORDS["commentary"].replace("# visits", "# visitz").replace("Winter.", "{{ visits.actul }}")
        + "\n# plans\n\n<b>Again</b>\n",
    )
    assert [line.partition(":")[0].rpartition("/")[2] for line in told] == [
        "front-sheet.md, line 5", "front-sheet.md, line 7", "commentary.md, line 16", "commentary.md, line 24",
        "commentary.md, line 30", "commentary.md, line 32",
    ]  # fmt: skip


def test_an_unknown_measure_in_a_tidy_file_is_said_once(tmp_path: Path) -> None:
    rows = "".join(f"plns,{month}-24,200\n" for month in ("Oct", "Nov", "Dec"))
    told = errors_of(tmp_path / "w", data=f"measure,period,value\n{rows}")
    assert told == ["inputs/elmshire/data.csv, line 2: The measures book has no measure 'plns'. Did you mean 'plans'?"]


def test_a_template_and_boilerplate_are_named_never_reached_by_a_path(tmp_path: Path) -> None:
    letter = errors_of(tmp_path / "a", **changed("paper", "improvement-scrutiny", "../letter"))
    data = errors_of(
        tmp_path / "b", **changed("commentary", "Nothing new.", '{% include "../inputs/elmshire/data.csv" %}')
    )
    assert "There is no template templates/../letter.docx." in letter[0]
    assert "There is no boilerplate/../inputs/elmshire/data.csv." in data[0]


def test_a_link_out_of_the_workspace_is_not_followed(tmp_path: Path) -> None:
    secret = tmp_path / "secret.csv"
    secret.write_text("measure,Jan-25\nplans,1\n", encoding="utf-8")
    root = make_workspace(tmp_path / "w")
    (root / "inputs/elmshire/data.csv").unlink()
    (root / "inputs/elmshire/data.csv").symlink_to(secret)
    assert any("leads out of the workspace" in line for line in errors_at(root))


@pytest.mark.parametrize("name", ["front-sheet.md", "commentary.md", "paper.yaml", "../council.yaml"])
def test_a_file_that_is_a_link_out_of_the_workspace_is_not_read(tmp_path: Path, name: str) -> None:
    root = make_workspace(tmp_path / "w")
    path = root / PAPER_FOLDER / name
    path.rename(tmp_path / "secret")
    path.symlink_to(tmp_path / "secret")
    assert "This file is a link that leads out of the workspace. Put the file itself there." in errors_at(root)[0]


def test_boilerplate_that_is_a_link_out_of_its_folder_is_not_read(tmp_path: Path) -> None:
    root = make_workspace(tmp_path / "w", **changed("commentary", "Nothing new.", '{% include "link.md" %}'))
    (root / "boilerplate/link.md").symlink_to(root / PAPER_FOLDER / "front-sheet.md")
    (told,) = errors_at(root)
    assert told.endswith("boilerplate/link.md is a link that leads out of boilerplate/. Put the file itself there.")


def test_a_paper_without_pages_says_so_of_a_page_that_it_has_not(tmp_path: Path) -> None:
    above, _, _ = WORDS["paper"].partition("priorities:")
    told = errors_of(tmp_path / "w", paper=above, commentary="# visits\n")
    assert told[0].endswith("There is no page 'visits'. There are no pages yet.")


@pytest.mark.parametrize(
    ("file", "old", "new"),
    [
        ("paper", "meeting: ", "meating: "),
        ("paper", "../data.csv", "../date.csv"),
        ("data", "210", "21O"),
        ("book", "unit: percent", "unit: per cent"),
        ("commentary", "Nothing new.", "<b>Nothing</b>"),
    ],
)
def test_what_is_wrong_in_a_file_that_can_be_read_gives_exit_status_1(
    tmp_path: Path, file: str, old: str, new: str
) -> None:
    assert failure_at(make_workspace(tmp_path / "w", **changed(file, old, new))).exit_status == 1


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("panel-2025-02/paper.yaml", b"[one, two"),
        ("panel-2025-02/paper.yaml", b"one\n"),
        ("council.yaml", b"name: \x81"),
        ("measures.yaml", b"\xff\xfea"),
        ("data.csv", b'measure,"Jan'),
        ("data.xlsx", b"no workbook"),
    ],
)
def test_a_file_that_cannot_be_read_at_all_gives_exit_status_2(tmp_path: Path, name: str, data: bytes) -> None:
    root = make_workspace(tmp_path / "w", **changed("paper", "[../data.csv]", "[../data.csv, ../data.xlsx]"))
    (root / "inputs/elmshire/data.xlsx").write_bytes(workbook([["measure", "Oct-24"], ["plans", 2]]))
    (root / "inputs/elmshire" / name).write_bytes(data)
    assert failure_at(root).exit_status == 2


def test_of_findings_alike_in_one_file_fifty_are_told_and_the_rest_are_counted(tmp_path: Path) -> None:
    rows = "".join(f"measure {at},2\n" for at in range(75))
    told = errors_of(tmp_path / "w", data=f"measure,Jan-25\n{rows}visits,9l\nplans,8l\n")
    assert len(told) == 53
    assert "no measure 'measure 49'" in told[49]
    assert [line for line in told if "is no number" in line] == told[50:52]
    assert told[52] == (
        "inputs/elmshire/data.csv: And 25 more of the kind: The measures book has no measure 'measure 0'."
    )


def test_fifty_findings_alike_are_all_told(tmp_path: Path) -> None:
    rows = "".join(f"measure {at},2\n" for at in range(50))
    assert len(errors_of(tmp_path / "w", data=f"measure,Jan-25\n{rows}")) == 50


def test_of_warnings_alike_the_rest_are_counted_too(tmp_path: Path) -> None:
    pages = "".join(f"      - {{id: p{at}, title: Page {at}, measures: [visits]}}\n" for at in range(60))
    told = inputs_of(tmp_path / "w", paper=WORDS["paper"] + pages).findings
    assert len(told) == 51
    assert str(told[50]).endswith("commentary.md: And 130 more of the kind: 'What's working well?' is not answered.")
    assert told[50].severity == "warning"

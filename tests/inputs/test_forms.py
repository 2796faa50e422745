"""Forms, parts, authors and appendices: what paper.yaml says of them, held against the template's rules."""

from __future__ import annotations

from pathlib import Path

import pytest

from paperwork.inputs import read
from paperwork.model.supplied import Inputs
from tests import workspace
from tests.inputs.reading import errors_at

RULES = """\
word: improvement-scrutiny
sections:
  - {id: aims, heading: Contribution to our aims}
  - {id: narrative, heading: Narrative, part: narrative}
forms:
  control:
    - {id: version, label: Version No.}
    - {id: author, label: Author}
  ask:
    - {id: decision, label: Decision needed, box: true}
    - {id: information, label: Information, box: true}
page: {show: [months], charts: [none], numbered: true}
"""
FRONT = "# Contribution to our aims\n\nWords.\n\n# Narrative\n\nMore words.\n"


def root_with(root: Path, more: str, rules: str = RULES, commentary: str = "") -> Path:
    paper = workspace.PAPER.replace("template: improvement-scrutiny", "template: board") + more
    made = workspace.make_workspace(root, paper=paper, front_sheet=FRONT, commentary=commentary)
    (made / "templates" / "board.yaml").write_text(rules, encoding="utf-8", newline="\n")
    return made


def paper_of(root: Path, more: str = "", **given: str) -> Inputs:
    return read(root_with(root, more, **given) / workspace.PAPER_FOLDER)


def test_two_sets_of_rules_share_one_word_file(tmp_path: Path) -> None:
    rules = paper_of(tmp_path).template
    assert (rules.name, rules.word_file.name) == ("board", "improvement-scrutiny.docx")


def test_rules_that_name_a_word_file_that_is_not_there_are_told(tmp_path: Path) -> None:
    root = root_with(tmp_path, "", RULES.replace("improvement-scrutiny", "improvement-scrutinee"))
    assert errors_at(root) == [
        "templates/board.yaml, line 1: There is no template templates/improvement-scrutinee.docx. "
        "Did you mean 'improvement-scrutiny'?"
    ]


def test_pages_show_what_their_template_shows_unless_they_say_otherwise(tmp_path: Path) -> None:
    more = "  - {id: b, title: B, pages: [{id: x, title: X, show: [], charts: [], questions: false}]}\n"
    first, second = paper_of(tmp_path, more).brief.priorities
    assert [(page.show, page.charts) for page in first.pages] == [(("months",), ("none",))] * 2
    assert [(page.show, page.charts) for page in second.pages] == [((), ())]


def test_boxes_may_be_ticked_by_a_list_or_one_by_one(tmp_path: Path) -> None:
    told = paper_of(tmp_path, "forms: {ask: [information], control: {version: 1, author: A}}\n").brief
    assert told.forms == {
        "ask": {"decision": "no", "information": "yes"},
        "control": {"version": "1", "author": "A"},
    }


def test_a_line_without_a_value_is_a_warning(tmp_path: Path) -> None:
    found = paper_of(tmp_path, "forms:\n  control: {version: 1}\n").findings
    assert "'Author' is not filled in." in [finding.message for finding in found]


@pytest.mark.parametrize(
    ("forms", "message"),
    [
        ("asks: [information]", "The template has no form 'asks'. Did you mean 'ask'?"),
        ("ask: [informing]", "The template has no line 'informing'. Did you mean 'information'?"),
        ("ask: {information: maybe}", "'Information' is a box to tick, and 'maybe' is neither yes nor no."),
        ("ask: [[information]]", "ask: a list names what is ticked, an id each."),
        ("ask: [{information: yes}]", "ask: a list names what is ticked, an id each."),
    ],
)
def test_what_a_form_does_not_have_is_told(tmp_path: Path, forms: str, message: str) -> None:
    (error,) = errors_at(root_with(tmp_path, f"forms: {{{forms}}}\n"))
    assert message in error


def test_a_control_character_is_told_by_its_line_and_its_key(tmp_path: Path) -> None:
    (error,) = errors_at(root_with(tmp_path, 'forms:\n  control:\n    version: 1\n    author: "a\\x07b"\n'))
    assert "paper.yaml, line 25: author: the text holds a control character (U+0007)" in error


def test_two_lines_of_a_form_have_two_ids(tmp_path: Path) -> None:
    rules = RULES.replace("{id: author, label: Author}", "{id: version, label: Author}")
    (error,) = errors_at(root_with(tmp_path, "", rules))
    assert error == (
        "templates/board.yaml, line 8: Two lines of the form 'control' have the id 'version'. Rename one of the two."
    )


def test_an_appendix_is_a_word_file_or_a_pdf_that_is_there(tmp_path: Path) -> None:
    more = "appendices:\n  - {id: letter, title: Letter, file: ../letter.docx}\n"
    more += "  - {id: sheet, title: Sheet, file: ../data.csv}\n"
    first, second = errors_at(root_with(tmp_path, more))
    assert "letter.docx" in first
    assert "data.csv: an appendix is a Word file or a PDF." in second


def test_a_folder_is_no_appendix(tmp_path: Path) -> None:
    (error,) = errors_at(root_with(tmp_path, "appendices: [{id: letter, title: Letter, file: ..}]\n"))
    assert "inputs/elmshire is a folder, and a file is wanted. Name one file in it." in error


def test_an_appendix_counts_among_the_sources(tmp_path: Path) -> None:
    root = root_with(tmp_path, "appendices: [{id: letter, title: Letter, file: ../letter.docx}]\n")
    (root / "inputs/elmshire/letter.docx").write_bytes(b"a letter")
    told = read(root / workspace.PAPER_FOLDER)
    assert [appendix.title for appendix in told.brief.appendices] == ["Letter"]
    assert "inputs/elmshire/letter.docx" in [source.path for source in told.sources]


def test_what_stands_under_lead_in_comes_before_a_page_s_tables(tmp_path: Path) -> None:
    words = "# plans\n\nAfter the tables.\n\n## Lead-in\n\nBefore the tables.\n"
    page = paper_of(tmp_path, commentary=words).brief.priorities[0].pages[0]
    assert (page.lead[0].spans[0].text, page.notes[0].spans[0].text) == (  # type: ignore[union-attr]
        "Before the tables.",
        "After the tables.",
    )


def test_a_second_lead_in_is_told(tmp_path: Path) -> None:
    words = "# plans\n\n## Lead-in\n\nOne.\n\n## Lead-in\n\nTwo.\n"
    (error,) = errors_at(root_with(tmp_path, "", commentary=words))
    assert "'Lead-in' stands here a second time; the first is on line 3." in error


def test_a_measure_has_the_same_months_on_every_page(tmp_path: Path) -> None:
    more = "  - {id: b, title: B, pages: [{id: again, title: Again, measures: [visits], as_at: Dec-24}]}\n"
    (error,) = errors_at(root_with(tmp_path, more))
    assert "'visits' stands on the pages 'visits' and 'again', which show different months." in error


def test_a_measure_of_two_pages_stands_once_in_the_summary(tmp_path: Path) -> None:
    more = "      - {id: again, title: Again, measures: [visits, plans]}\n"
    assert paper_of(tmp_path, more).brief.priorities[0].summary == ("plans", "plans_rate", "visits")


@pytest.mark.parametrize("span", ["as_at: Jan-25", "months: 3", "as_at: Jan-25, months: 3"])
def test_a_page_may_say_the_months_that_the_paper_has_anyway(span: str, tmp_path: Path) -> None:
    more = f"  - {{id: b, title: B, pages: [{{id: again, title: Again, measures: [visits], {span}}}]}}\n"
    assert read(root_with(tmp_path, more) / workspace.PAPER_FOLDER).brief.priorities[-1].pages[0].id == "again"


def test_the_charts_of_a_template_s_pages_are_for_pages_with_measures(tmp_path: Path) -> None:
    more = "  - {id: b, title: B, pages: [{id: words, title: Words alone, questions: false}]}\n"
    rules = RULES.replace("charts: [none]", "charts: [columns]")
    first, second = paper_of(tmp_path, more, rules=rules).brief.priorities
    assert [page.charts for page in (*first.pages, *second.pages)] == [("columns",), ("columns",), ()]

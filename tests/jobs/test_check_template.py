"""A template is tried with a paper that has everything: what a build would stop at is told, all of it, and no more."""

from __future__ import annotations

import shutil
import zipfile
from pathlib import Path

import pytest

from paperwork.jobs.check_template import check_template
from paperwork.jobs.given import is_template
from paperwork.model.findings import Finding, PaperworkError

from ..word.papers import SCRUTINY, TEMPLATES, line, with_body

RULES = """
sections:
  - {id: aims, heading: Our aims}
  - {id: story, heading: The story, part: narrative}
questions: [What is going well?]
forms:
  head: [{id: lead, label: Lead officer}]
"""
_HEADING = '<w:pPr><w:pStyle w:val="Heading1"/></w:pPr>'
_END = line("{%p endfor %}")
WHOLE = (
    line("{{ meeting }}")
    + line("{{p exempt_reason }}")
    + line("{%p for line in forms.head %}") + line("{{ line.label }} {{ line.value }}") + _END
    + line("{%p for section in sections %}") + line("{{p section.body }}") + _END
    + line("{%p for section in parts.narrative %}") + line("{{p section.body }}") + _END
    + line("{%p for priority in priorities %}") + line("{{p priority.summary }}")
    + line("{%p for page in priority.pages %}") + line("{{p page.targets }}") + line("{{p page.months }}")
    + line("{{p page.charts }}") + line("{%p for question in page.questions %}") + line("{{p question.answer }}")
    + _END * 3
)  # fmt: skip


@pytest.fixture
def workspace(tmp_path: Path) -> Path:
    (tmp_path / "templates").mkdir()
    return tmp_path


def template(workspace: Path, body: str, rules: str = RULES, name: str = "own", **changed: str) -> Path:
    """A template of that body, with rules beside it where there are any."""
    folder = workspace / "templates"
    made = with_body(folder, body, {f"word/{part}.xml": text for part, text in changed.items()})
    if rules:
        (folder / f"{name}.yaml").write_text(rules, encoding="utf-8")
    return made.rename(folder / f"{name}.docx")


def errors(file: Path) -> list[Finding]:
    return [one for one in check_template(file).findings if one.severity == "error"]


def keys(file: Path) -> list[tuple[str, str]]:
    return [(one.check, one.key) for one in errors(file)]


@pytest.mark.parametrize("name", ["committee-report", "improvement-board", "improvement-scrutiny", "partnership-board"])
def test_the_shipped_templates_are_sound(name: str) -> None:
    outcome = check_template(TEMPLATES / f"{name}.docx")
    assert [one for one in outcome.findings if one.severity == "error"] == []
    assert "was checked as a template" in outcome.notes[0]


def test_every_set_of_rules_that_uses_a_word_file_is_tried() -> None:
    assert (
        "improvement-board.yaml and improvement-board-analysis.yaml"
        in (check_template(TEMPLATES / "improvement-board.docx").notes[0])
    )
    assert check_template(TEMPLATES / "improvement-board-analysis.yaml").findings == ()


def test_a_template_with_a_place_for_all_that_its_rules_ask_for_has_no_errors(workspace: Path) -> None:
    assert errors(template(workspace, WHOLE)) == []


@pytest.mark.parametrize(("gone", "key"), [
    ("{%p for section in sections %}", "section.body"),
    ("{%p for section in parts.narrative %}", "parts.narrative.body"),
    ("{%p for question in page.questions %}", "question.answer"),
    ("{%p for line in forms.head %}", "forms.head"),
])  # fmt: skip
def test_a_section_a_question_or_a_form_without_a_place_is_an_error(workspace: Path, gone: str, key: str) -> None:
    at = WHOLE.index(line(gone))
    end = WHOLE.index(_END, at) + len(_END)
    hidden = line("{%p if not meeting %}") + WHOLE[at:end] + line("{%p endif %}")
    assert keys(template(workspace, WHOLE[:at] + hidden + WHOLE[end:])) == [("template-part", key)]


def test_what_only_some_papers_have_is_a_warning_and_told_together(workspace: Path) -> None:
    found = {one.key: one for one in check_template(template(workspace, WHOLE)).findings}
    assert {one.severity for one in found.values()} == {"warning"}
    assert "page.lead/page.notes/authors" in found
    assert any("'appendix.body'" in one.message and "'page.tables'" in one.message for one in found.values())


def test_that_an_exempt_paper_could_not_be_marked_is_a_warning(workspace: Path) -> None:
    marking = [one for one in check_template(template(workspace, WHOLE)).findings if one.check == "exempt-marking"]
    assert marking == []
    unmarked = check_template(template(workspace, WHOLE.replace(line("{{p exempt_reason }}"), ""))).findings
    assert "An exempt paper can't be built" in next(one for one in unmarked if one.check == "exempt-marking").message


def test_faults_of_many_kinds_are_told_at_once(workspace: Path) -> None:
    with zipfile.ZipFile(SCRUTINY) as given:
        styles = given.read("word/styles.xml").decode().replace('w:val="Table text"', 'w:val="Other"')
    body = line("{{ meting }}") + line("{{ subject|upper }}") + line("{{ date }") + WHOLE + line("{{p page.body }}")
    found = keys(template(workspace, body, RULES + "words: {nott_set: x}\n", styles=styles))
    assert {check for check, _ in found} >= {"template-placeholder", "template-syntax", "template-style"}
    assert {"meting", "page", "Table text"} <= {key for _, key in found}
    assert len([one for one in found if one[0] == "template-syntax"]) == 2
    assert any("nott_set" in one.message for one in errors(workspace / "templates" / "own.docx"))


def test_a_part_in_two_places_is_an_error(workspace: Path) -> None:
    again = line("{%p for section in sections %}") + line("{{p section.body }}") + _END
    (finding,) = errors(template(workspace, WHOLE + again))
    assert "more than one place" in finding.message


def test_rules_that_are_not_sound_are_told_and_the_word_file_is_tried_all_the_same(workspace: Path) -> None:
    file = template(workspace, WHOLE + line("{{ meting }}"), RULES.replace("questions:", "queries:"))
    assert [(one.place.file, one.key) for one in errors(file)] == [
        ("templates/own.yaml", ""),
        ("templates/own.docx", "meting"),
    ]
    assert "own.yaml cannot be read" in check_template(file).notes[0]


def test_a_template_among_others_without_rules_is_told_so(workspace: Path) -> None:
    assert [one.check for one in errors(template(workspace, WHOLE, ""))] == ["missing-file"]


def test_a_template_that_stands_alone_is_tried_with_rules_made_up_from_what_it_names(workspace: Path) -> None:
    alone = shutil.copy(template(workspace, WHOLE), workspace / "alone.docx")
    assert check_template(Path(alone)).findings == ()
    assert "alone.yaml is not there" in check_template(Path(alone)).notes[0]


def test_a_placeholder_that_formatting_has_split_is_sound(workspace: Path) -> None:
    runs = "<w:r><w:t>{{ mee</w:t></w:r><w:r><w:rPr><w:b/></w:rPr><w:t>ting }</w:t></w:r><w:r><w:t>}</w:t></w:r>"
    assert errors(template(workspace, f"{WHOLE}<w:p>{runs}</w:p>")) == []


def test_the_looks_of_a_sound_template_are_those_of_every_paper_and_are_checked(workspace: Path) -> None:
    with zipfile.ZipFile(SCRUTINY) as given:
        styles = given.read("word/styles.xml").decode()
    pale = styles.replace('<w:sz w:val="20"/>', '<w:color w:val="BBBBBB"/><w:sz w:val="14"/>')
    found = check_template(template(workspace, line("{{ meeting }}", _HEADING) + WHOLE, styles=pale)).findings
    looks = [one for one in found if one.message.startswith("In a made-up paper")]
    assert {one.check for one in looks} >= {"contrast", "small-type"}
    assert {(one.place.file, one.severity) for one in looks} == {("templates/own.docx", "warning")}


def test_a_file_that_is_not_there_can_not_be_read(workspace: Path) -> None:
    with pytest.raises(PaperworkError) as raised:
        check_template(workspace / "templates" / "gone.docx")
    assert raised.value.exit_status == 2


def test_what_is_a_template_is_told_from_a_draft(workspace: Path) -> None:
    file = template(workspace, WHOLE)
    assert is_template(file)
    assert is_template(file.with_suffix(".yaml"))
    alone = shutil.copy(file, workspace / "alone.docx")
    assert is_template(Path(alone))
    assert not is_template(with_body(workspace, line("The {brief} is set in braces {{}} here.")))
    assert not is_template(
        with_body(workspace, line("Report to the {{ meeting }}, {{ date }}: somebody forgot these."))
    )
    assert is_template(with_body(workspace, line("{{ meeting }}, {{ date }}") + line("{{ subject }}")))
    assert not is_template(workspace / "gone.docx")


def test_words_beside_a_placeholder_of_a_whole_paragraph_are_an_error_with_its_place(workspace: Path) -> None:
    body = WHOLE.replace("{{p priority.summary }}", "See {{p priority.summary }} here")
    (found,) = errors(template(workspace, body))
    assert (found.check, found.quote) == ("template-placeholder", "See {{p priority.summary }} here")
    assert found.place.paragraph > 1
    assert "'See here'" in " ".join(found.message.split())


@pytest.mark.parametrize(
    "said", ["{{p priority.summary }}{{p page.charts }}", "{%p if exempt %}{{p exempt_reason }}", "Now {%p endfor %}"]
)
def test_two_such_placeholders_in_one_line_are_an_error(workspace: Path, said: str) -> None:
    assert "template-placeholder" in {one.check for one in errors(template(workspace, WHOLE + line(said)))}


@pytest.mark.parametrize(
    ("said", "named"),
    [
        ("{%p if exempt }", "{%p if exempt }"),
        ("{%p for section in sections }", "{%p for section in sections }"),
        ("{{ reportof }}", "reportof"),
        ("{{ report_of }", "{{ report_of }"),
    ],
)
def test_what_is_wrong_with_a_line_names_it_and_its_place(workspace: Path, said: str, named: str) -> None:
    (found,) = errors(template(workspace, WHOLE + line(said)))
    assert named in found.message
    assert (found.quote, found.place.paragraph) == (said, WHOLE.count("<w:p>") + 1)


def test_a_template_without_a_contents_list_for_its_pages_is_told_so(workspace: Path) -> None:
    def told(body: str) -> list[str]:
        return [one.key for one in check_template(template(workspace, body)).findings if one.key == "contents"]

    assert told(WHOLE) == ["contents"]
    assert told(WHOLE + line("{{p contents }}")) == []

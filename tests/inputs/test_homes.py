"""Every run of prose has a place in an author's files, and new words are put there and nowhere else."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from paperwork.inputs import read
from paperwork.inputs.homes import Home, boilerplate, homes, put
from paperwork.inputs.lines import Lines
from paperwork.inputs.prose import parse
from paperwork.model.supplied import Inputs
from tests.workspace import COMMENTARY, FRONT_SHEET, PAPER_FOLDER, make_workspace


@pytest.fixture(scope="module")
def inputs(tmp_path_factory: pytest.TempPathFactory) -> Inputs:
    return read(make_workspace(tmp_path_factory.mktemp("workspace")) / PAPER_FOLDER)


def home(inputs: Inputs, id: str, part: str = "") -> Home:
    return next(one for one in homes(inputs) if (one.id, one.part) == (id, part))


def after(inputs: Inputs, file: bytes | str, id: str, part: str, words: str) -> str:
    """A file once some words were put in one place of it."""
    lines = Lines.of(file.encode() if isinstance(file, str) else file)
    assert put(lines, home(inputs, id, part), parse(words), boilerplate(inputs.workspace))
    return lines.data.decode("utf-8")


def test_every_section_and_every_part_of_a_page_has_a_home(inputs: Inputs) -> None:
    found = [(one.file, one.id, one.part) for one in homes(inputs)]
    assert found[0] == ("front-sheet.md", "aims", "")
    assert [one for one in found if one[1] == "plans"] == [
        ("commentary.md", "plans", part) for part in ("lead", "notes", "q1", "q2", "q3")
    ]
    assert home(inputs, "visits", "q2").said == parse("Winter.")
    assert home(inputs, "visits", "q2").title == "Visits in time: What are we worried about?"


def test_words_go_under_their_heading_and_all_else_stays(inputs: Inputs) -> None:
    made = after(inputs, FRONT_SHEET, "summary", "", "New words.")
    assert made == FRONT_SHEET.replace("Words about executive summary.", "New words.")


def test_an_answer_goes_under_its_question_of_its_page(inputs: Inputs) -> None:
    made = after(inputs, COMMENTARY, "visits", "q2", "Winter and spring.\n\n- Ice\n")
    assert made == COMMENTARY.replace("Winter.", "Winter and spring.\n\n- Ice")


def test_notes_stand_above_the_questions_and_the_lead_in_under_its_own_heading(inputs: Inputs) -> None:
    assert after(inputs, COMMENTARY, "visits", "notes", "Provisional.") == COMMENTARY.replace(
        "# visits\n", "# visits\n\nProvisional.\n"
    )
    assert after(inputs, COMMENTARY, "visits", "lead", "Read this first.") == COMMENTARY.replace(
        "# visits\n\n", "# visits\n\n## Lead-in\n\nRead this first.\n\n"
    )


@pytest.mark.parametrize("id", ["aims", "background", "contact"])
def test_a_section_that_is_missing_comes_where_the_template_has_it(inputs: Inputs, id: str) -> None:
    title = home(inputs, id).title
    without = FRONT_SHEET.replace(f"# {title}\n\nWords about {title.lower()}.\n\n", "")
    without = without.replace(f"\n# {title}\n\nWords about {title.lower()}.\n", "")
    assert title not in without
    assert after(inputs, without, id, "", f"Words about {title.lower()}.") == FRONT_SHEET


def test_a_question_and_a_page_that_are_missing_come_in_their_order(inputs: Inputs) -> None:
    without = COMMENTARY.replace("## What are we worried about?\n\nNothing new.\n\n", "")
    assert after(inputs, without, "plans", "q2", "Nothing new.") == COMMENTARY
    page = COMMENTARY[: COMMENTARY.index("# visits")]
    assert after(inputs, page, "visits", "q1", "Well.") == page + "# visits\n\n## What's working well?\n\nWell.\n"
    assert after(inputs, COMMENTARY[len(page) :], "plans", "notes", "Well.").startswith(
        "# plans\n\nWell.\n\n# visits\n"
    )


def test_a_file_that_is_missing_is_begun(inputs: Inputs) -> None:
    assert after(inputs, "", "summary", "", "Words.") == "# Executive summary\n\nWords.\n"


def test_a_heading_by_its_id_is_kept_and_a_last_line_without_an_end_gets_one(inputs: Inputs) -> None:
    assert after(inputs, "# SUMMARY #\nOne.\n\n# aims", "summary", "", "Two.") == "# SUMMARY #\nTwo.\n\n# aims"
    assert after(inputs, "# summary", "summary", "", "Two.") == "# summary\n\nTwo.\n"
    assert after(inputs, "# summary\n\nOne.", "summary", "", "Two.") == "# summary\n\nTwo.\n"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_a_file_keeps_its_encoding_and_its_line_ends(inputs: Inputs, encoding: str) -> None:
    before = "# aims\r\n\r\nAims – “one”.\r\n\r\n# summary\n\nOne.\r\n"
    lines = Lines.of(before.encode(encoding))
    assert lines.data == before.encode(encoding)
    assert put(lines, home(inputs, "summary"), parse("Two.\n\nThree."), boilerplate(inputs.workspace))
    assert lines.data == before.replace("One.", "Two.\r\n\r\nThree.").encode(encoding)


def test_a_file_whose_encoding_lacks_a_sign_is_written_in_utf_8(inputs: Inputs) -> None:
    before = "# aims\n\nAims – “one”.\n".encode("cp1252")
    assert after(inputs, before, "aims", "", "Aims – “one” ≥ 2.") == "# aims\n\nAims – “one” ≥ 2.\n"


@given(st.text(alphabet="ab \r\n\té", max_size=30))
def test_any_text_is_the_same_bytes_when_nothing_is_put_into_it(text: str) -> None:
    assert Lines.of(text.encode()).data == text.encode()


def test_boilerplate_is_read_where_it_is_included_and_never_written(inputs: Inputs, tmp_path: Path) -> None:
    before = '# monitoring\n\nMine.\n\n{% include "monitoring-comments.md" %}\n'
    assert after(inputs, before, "monitoring", "", "Mine.") == "# monitoring\n\nMine.\n"
    standing = (inputs.workspace / "boilerplate" / "monitoring-comments.md").read_text(encoding="utf-8")
    assert after(inputs, before, "monitoring", "", f"Yours.\n\n{standing}") == before.replace("Mine.", "Yours.")

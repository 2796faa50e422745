"""A draft that LibreOffice saved twice: its bookmarks in pieces have lost all but the last."""

from __future__ import annotations

from pathlib import Path

import pytest

from paperwork.model.revision import WHOLE
from paperwork.word import archive, controls
from paperwork.word.patch.recovering import recovered

from ...jobs.living import drafted
from ..office import converted
from ..reader.specimens import p, r, tbl, tr
from .drafts import all_said, opened

TAG, OTHER = "paperwork:section/a", "paperwork:section/b"
STAMPED = {TAG: "p First thing said.\np Second.\np Third.", OTHER: "p Other.", WHOLE: "h2 Heading"}
WHOLE_PART = "p First thing said.\np Second.\np Third."


def marked(text: str, tag: str = TAG) -> str:
    id = 1 if tag == TAG else 2
    name = controls.bookmark_name(tag)
    return p(f'<w:bookmarkStart w:id="{id}" w:name="{name}"/>{r(text)}<w:bookmarkEnd w:id="{id}"/>')


def left_of_control(*blocks: str, alias: str = "section/a") -> str:
    """What LibreOffice leaves of a control: one without a tag."""
    return f'<w:sdt><w:sdtPr><w:alias w:val="{alias}"/></w:sdtPr><w:sdtContent>{"".join(blocks)}</w:sdtContent></w:sdt>'


def found_in(*markup: str, stamped: dict[str, str] = STAMPED) -> dict[str, str]:
    parts, _ = opened(*markup)
    made = all_said(dict(recovered(parts, [tag for tag in stamped if tag != WHOLE], stamped).parts))
    return {tag: text for tag, text in made.items() if tag.startswith("paperwork:section")}


FIRST, SECOND, HEADING = p(r("First thing said.")), p(r("Second.")), p(r("Heading"))
LAST = marked("Third.")


@pytest.mark.parametrize(
    "markup",
    [
        (HEADING, left_of_control(FIRST, SECOND, LAST)),
        (HEADING, left_of_control(FIRST), SECOND, LAST),
        (HEADING, FIRST, SECOND, LAST),
        (marked("Other.", OTHER), FIRST, SECOND, LAST),
    ],
    ids=["in the control", "the control ends too early", "the control is gone", "right after another part"],
)
def test_a_part_begins_where_it_began(markup: tuple[str, ...]) -> None:
    assert found_in(*markup)[TAG] == WHOLE_PART


def test_a_first_paragraph_that_was_edited_since_is_the_parts_still() -> None:
    edited = p(r("First thing we said."))
    due = "p First thing we said.\np Second.\np Third."
    assert found_in(HEADING, left_of_control(edited), SECOND, LAST)[TAG] == due
    assert found_in(HEADING, edited, SECOND, LAST)[TAG] == due


def test_a_new_first_paragraph_in_the_control_is_the_parts() -> None:
    due = "p New.\n" + WHOLE_PART
    assert found_in(HEADING, left_of_control(p(r("New.")), FIRST, SECOND, LAST))[TAG] == due


def test_a_control_before_another_part_is_not_its_beginning() -> None:
    found = found_in(left_of_control(p(r("A copy."))), marked("Other.", OTHER), HEADING, LAST)
    assert found == {TAG: "p Third.", OTHER: "p Other."}


def test_what_stands_before_a_part_that_lost_nothing_is_not_taken() -> None:
    assert found_in(FIRST, marked("First thing said."), stamped={TAG: "p First thing said."})[TAG] == (
        "p First thing said."
    )
    assert found_in(p(r("Something else.")), LAST)[TAG] == "p Third."


def test_a_table_comes_whole_from_its_last_cell_with_its_caption() -> None:
    table = tbl(tr("Name", "May"), tr("Homes", f"<w:tc>{marked('12')}</w:tc>"))
    said = {TAG: "p Homes by month\n| p Name | p May |\n| p Homes | p 12 |"}
    caption = p(r("Homes by month"))
    assert found_in(HEADING, left_of_control(caption, table), stamped=said) == said
    assert found_in(HEADING, caption, table, stamped=said) == said


def test_the_words_of_the_next_part_are_not_what_a_person_added() -> None:
    stamped = {OTHER: "p Other.", **STAMPED}
    assert found_in(HEADING, marked("Other.", OTHER), FIRST, SECOND, LAST, stamped=stamped) == {
        OTHER: "p Other.",
        TAG: WHOLE_PART,
    }


@pytest.mark.needs_soffice
def test_a_draft_that_libreoffice_saved_three_times_says_the_same_under_every_tag(tmp_path: Path) -> None:
    file = tmp_path / "draft.docx"
    file.write_bytes(drafted())
    before = archive.members(drafted(), "draft.docx")
    said = all_said(before)
    stamped = {tag: text for tag, text in said.items() if tag}
    for _ in range(3):
        converted(file, "docx", tmp_path / "saved")
        file.write_bytes((tmp_path / "saved" / "draft.docx").read_bytes())
        found = recovered(archive.members(file.read_bytes(), "draft.docx"), stamped, stamped)
        assert found.lost == ()
        assert {tag: text for tag, text in all_said(dict(found.parts)).items() if tag} == stamped

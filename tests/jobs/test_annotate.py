"""A copy of a Word file with a comment at each finding: on the words at fault, and nothing else changed."""

from __future__ import annotations

import shutil
from datetime import date
from pathlib import Path

import pytest
from click.testing import CliRunner
from lxml import etree

from paperwork.cli import app
from paperwork.jobs.build import build
from paperwork.jobs.check_draft import check_draft
from paperwork.jobs.pdf import pdf
from paperwork.jobs.refresh import refresh
from paperwork.model.findings import PaperworkError
from paperwork.word import archive
from paperwork.word.normal import document_fingerprint
from paperwork.word.patch.annotating import Note, annotated
from paperwork.word.reader import read
from tests.word import sdk
from tests.word.reader.specimens import Parts, docx, p, r
from tests.workspace import DATA, PAPER_FOLDER, make_workspace

from .checked import DRAFT, GAP, GAP_ID, accept, edit

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
Commented = dict[str, str]


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = make_workspace(tmp_path_factory.mktemp("built"))
    build(root / PAPER_FOLDER)
    return root


@pytest.fixture
def workspace(built: Path, tmp_path: Path) -> Path:
    shutil.copytree(built, tmp_path / "w")
    return tmp_path / "w"


def copied(file: Path) -> Path:
    """The annotated copy of a file."""
    (copy,) = check_draft(file, out=file.with_name("marked.docx")).written
    return copy


def commented(data: bytes) -> Commented:
    """The words that each comment is on, by the text of the comment."""
    parts = archive.members(data, "copy.docx")
    root = archive.root(parts, "word/document.xml")
    on: dict[str, str] = {}
    within: list[str] = []
    for element in root.iter():
        id = element.get(f"{W}id", "")
        if element.tag == f"{W}commentRangeStart":
            within.append(id)
            on[id] = ""
        elif element.tag == f"{W}commentRangeEnd":
            within.remove(id)
        elif element.tag == f"{W}t":
            for one in within:
                on[one] += element.text or ""
    return {_text(comment): on[comment.get(f"{W}id", "")] for comment in _comments(parts)}


def _comments(parts: dict[str, bytes]) -> list[etree._Element]:
    return list(archive.root(parts, "word/comments.xml")) if "word/comments.xml" in parts else []


def _text(comment: etree._Element) -> str:
    return "\n".join("".join(t.text or "" for t in line.iter(f"{W}t")) for line in comment.iter(f"{W}p"))


class TestTheCopy:
    def test_a_comment_is_on_the_words_at_fault_and_names_the_findings_id(self, workspace: Path) -> None:
        found = {text: on for text, on in commented(copied(edit(workspace)).read_bytes()).items() if "gap" in text}
        ((text, on),) = found.items()
        assert on == GAP
        first, *_, last = text.split("\n")
        assert first.startswith("Error: ")
        assert last == f"paperwork check: {GAP_ID}"

    def test_its_words_are_those_of_the_file_and_the_file_stays_as_it_was(self, workspace: Path) -> None:
        file = edit(workspace)
        before = file.read_bytes()
        after = copied(file).read_bytes()
        assert file.read_bytes() == before
        one, other = (read(data, "draft.docx") for data in (before, after))
        assert document_fingerprint(one) == document_fingerprint(other)
        assert other.stamp == one.stamp

    def test_the_same_file_gives_the_same_copy(self, workspace: Path) -> None:
        first = copied(edit(workspace)).rename(workspace / "first.docx")
        assert copied(workspace / DRAFT).read_bytes() == first.read_bytes()

    @pytest.mark.needs_node
    def test_it_is_a_sound_word_file(self, workspace: Path, tmp_path: Path) -> None:
        file = edit(workspace, f"{GAP} and {GAP}", "[x]")
        assert sdk.errors(copied(file).read_bytes(), tmp_path) == []

    def test_what_somebody_accepts_has_no_comment(self, workspace: Path) -> None:
        accept(workspace, GAP_ID)
        assert not [text for text in commented(copied(edit(workspace)).read_bytes()) if "gap" in text]

    @pytest.mark.parametrize("name", ["there.docx", "copy.doc", "folder.docx"])
    def test_nothing_is_ever_written_over(self, workspace: Path, name: str) -> None:
        (workspace / "there.docx").write_bytes(b"here")
        (workspace / "folder.docx").mkdir()
        with pytest.raises(PaperworkError) as caught:
            check_draft(workspace / DRAFT, out=workspace / name)
        assert caught.value.exit_status == 2
        assert (workspace / "there.docx").read_bytes() == b"here"

    def test_a_copy_is_asked_for_of_one_word_file_alone(self, workspace: Path) -> None:
        for things in ([DRAFT, DRAFT], [PAPER_FOLDER]):
            words = ["check", *(str(workspace / one) for one in things), "--annotate", str(workspace / "new.docx")]
            assert CliRunner().invoke(app, words).exit_code == 2
        assert not (workspace / "new.docx").exists()


class TestWhatComesAfter:
    def test_our_comments_are_no_findings_and_do_not_stop_the_pdf(self, workspace: Path) -> None:
        accept(workspace, GAP_ID)
        file = edit(workspace, "Snow.")
        data = annotated(file.read_bytes(), file.name, [Note("Look.", "a:b", "Snow", "Snow.")], None)
        file.write_bytes(data)
        assert list(commented(data).values()) == ["Snow"]
        assert not [one for one in check_draft(file).findings if one.check == "comment"]
        assert pdf(file).written

    def test_a_persons_comment_and_an_answer_to_ours_still_count(self) -> None:
        mine = '<w:comment w:id="0" w:author="A"><w:p><w:r><w:t>paperwork check: no</w:t></w:r></w:p></w:comment>'
        file = docx(p(f'{r("Snow.")}<w:r><w:commentReference w:id="0"/></w:r>'), parts=Parts(comments=mine))
        again = annotated(file, "typed.docx", [Note("Look.", "some-check:words", "Snow")], None)
        assert read(again, "typed.docx").comments == ("paperwork check: no",)

    def test_another_check_puts_its_comments_in_the_place_of_the_old_ones(self) -> None:
        notes = [Note("Look.", "a:b", "Snow", "Snow fell."), Note("Look again.", "c:d", "fell", "Snow fell.")]
        first = annotated(docx(p("Snow fell.")), "typed.docx", notes, None)
        assert len(commented(first)) == 2
        again = annotated(first, "typed.docx", notes[:1], None)
        assert commented(again) == {"Look.\npaperwork check: a:b": "Snow"}

    def test_a_refresh_leaves_them_behind(self, workspace: Path) -> None:
        copy = copied(edit(workspace))
        (workspace / "inputs/elmshire/data.csv").write_text(DATA.replace("196", "188"), encoding="utf-8")
        (new,) = refresh(copy, at=date(2025, 3, 3)).written
        assert not [text for text in commented(new.read_bytes()) if "paperwork check" in text]


def on(note: Note, *body: str) -> str:
    """The words that the comment of a note is on."""
    (words,) = commented(annotated(docx(*body), "typed.docx", [note], date(2025, 2, 1))).values()
    return words


class TestWhereACommentStands:
    def test_on_words_that_stand_in_several_runs(self) -> None:
        runs = r("Up fr") + r("om 5", "<w:b/>") + r(" to 7.")
        assert on(Note("", "", "from 5 to 7", "Up from 5 to 7."), p(runs)) == "from 5 to 7"

    def test_on_words_however_they_are_spaced(self) -> None:
        assert on(Note("", "", "5 of 7", "There were 5 of 7."), p(r("There were 5  of\u00a07."))) == "5  of\u00a07"

    def test_on_the_paragraph_of_its_words_where_several_are_alike(self) -> None:
        body = (p("Snow."), p(r("Snow") + r(".")), p("Rain."))
        data = annotated(docx(*body), "typed.docx", [Note("", "", "Snow", "Snow.", before=1)], None)
        root = archive.root(archive.members(data, "typed.docx"), "word/document.xml")
        starts = [one.find(f"{W}commentRangeStart") is not None for one in root[0].iter(f"{W}p")]
        assert starts == [False, True, False]

    def test_else_on_the_whole_paragraph(self) -> None:
        assert on(Note("", "", "Hail", "Snow fell."), p("Snow fell."), p("Rain.")) == "Snow fell."

    def test_else_on_the_heading(self) -> None:
        assert on(Note("", "", "Hail", "Gone.", heading="Rain"), p("Snow."), p("Rain")) == "Rain"

    def test_else_on_the_first_paragraph(self) -> None:
        assert on(Note("", ""), p("Snow."), p("Rain")) == "Snow."

    def test_in_a_cell(self) -> None:
        cell = f"<w:tbl><w:tr><w:tc>{p('5 of 7')}</w:tc></w:tr></w:tbl>"
        assert on(Note("", "", "of", "5 of 7"), p("Snow."), cell, p("Rain")) == "of"

    def test_what_no_word_file_can_hold_is_left_out(self) -> None:
        data = annotated(docx(p("Snow.")), "typed.docx", [Note("A\x07B\ud800", "a:\x0bb")], None)
        assert list(commented(data)) == ["A B \npaperwork check: a: b"]

    def test_a_file_without_a_paragraph_is_given_back_as_it_is(self) -> None:
        assert commented(annotated(docx("<w:sectPr/>"), "typed.docx", [Note("A", "b")], None)) == {}

"""Papers that councils published, edited all over in Word: their text files then say what their drafts say."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from itertools import cycle
from pathlib import Path

import pytest

from paperwork.inputs import read as read_inputs
from paperwork.inputs.homes import homes
from paperwork.jobs.build import build
from paperwork.jobs.harvest import harvest
from paperwork.jobs.harvesting import tag_of
from paperwork.revise.plain import plain
from paperwork.word.normal import normal_form, regions
from paperwork.word.reader import read
from tests.word.office import converted
from tests.workspace import REPOSITORY

from .in_word import Element, Opened, W, made, paragraph, run

PAPERS = (
    "north-east-lincolnshire/scrutiny-2023-02",
    "southampton/improvement-board-2021-11",
    "devon/partnership-board-2024-01",
)
TYPED = cycle(["more *words*", "# one", "1. {{ x }}", "a_b, [c](d)", "5 < 6 & <b>", "– “said” –", "> \\ `code` |"])


def words_typed(content: Element) -> None:
    """Words in the middle of a run."""
    text = list(content.iter(f"{W}t"))[-1]
    first, _, rest = (text.text or "").partition(" ")
    text.text = f"{first} {next(TYPED)} {rest}"


def words_before(content: Element) -> None:
    """Words at the very beginning."""
    text = next(content.iter(f"{W}t"))
    text.text = f"{next(TYPED)} {text.text}"


def paragraph_more(content: Element) -> None:
    """Enter at the end of a paragraph, and more words."""
    first = next(content.iterchildren(f"{W}p"))
    first.addnext(paragraph(f"{next(TYPED)} and {next(TYPED)}", like=first))


def paragraph_split(content: Element) -> None:
    """Enter in the middle of a paragraph."""
    first = next(content.iterchildren(f"{W}p"))
    after = [one for one in first if one.tag != f"{W}pPr"]
    second = paragraph(like=first)
    second.extend(after[len(after) // 2 :])
    second.append(run(" And on."))
    first.addnext(second)


def first_and_last_changed_about(content: Element) -> None:
    """A paragraph dragged to the end."""
    content.append(next(content.iterchildren(f"{W}p")))


def dressed(content: Element) -> None:
    """A run made bold and italic."""
    words = next(content.iter(f"{W}t")).getparent()
    assert words is not None
    for look in list(words.iterchildren(f"{W}rPr")):
        words.remove(look)
    words.insert(0, made("rPr", made("b"), made("i")))


def all_but_the_first_deleted(content: Element) -> None:
    """Everything deleted after the first paragraph."""
    for one in list(content.iterchildren(f"{W}p"))[1:]:
        content.remove(one)


EDITS: tuple[Callable[[Element], None], ...] = (
    words_typed, words_before, paragraph_more, paragraph_split, first_and_last_changed_about, dressed,
    all_but_the_first_deleted,
)  # fmt: skip


@pytest.fixture(scope="module")
def workspace(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("shipped")
    for folder in ("inputs", "templates", "boilerplate"):
        shutil.copytree(REPOSITORY / folder, root / folder)
    (root / "outputs").mkdir()
    return root


@pytest.fixture(scope="module", params=PAPERS)
def edited(request: pytest.FixtureRequest, workspace: Path) -> tuple[Path, Path]:
    """A paper's folder, and its draft with an edit in every part that its author writes."""
    folder = workspace / "inputs" / request.param
    word = Opened(build(folder).written[0])
    edits = cycle(EDITS)
    for home in homes(read_inputs(folder)):
        if home.said:
            next(edits)(word.part(tag_of(home).partition(":")[2]))
    return folder, word.save()


def said_in(draft: Path, folder: Path) -> list[tuple[str, list[str], list[str]]]:
    """Each part of a draft that its paper's files say otherwise: its tag, what it says, what they say."""
    now = {tag: one.text for tag, one in regions(read(draft.read_bytes(), draft.name)).items()}
    parts = [(tag_of(home), normal_form(home.said)) for home in homes(read_inputs(folder)) if home.said]
    both = [(tag, plain(now[tag]).lines, plain(text).lines) for tag, text in parts if tag in now]
    return [one for one in both if one[1] != one[2]]


def test_every_edit_arrives(edited: tuple[Path, Path], tmp_path: Path) -> None:
    folder, draft = edited
    assert said_in(draft, folder)
    before = {path.name: path.read_text(encoding="utf-8") for path in folder.glob("*.md")}
    outcome = harvest(draft)
    assert {path.name for path in outcome.written} == set(before)
    assert said_in(draft, folder) == []
    for name, text in before.items():
        headings = [line for line in text.splitlines() if line.startswith(("# ", "## ", "<!--"))]
        after = (folder / name).read_text(encoding="utf-8").splitlines()
        assert [line for line in after if line.startswith(("# ", "## ", "<!--"))] == headings
    assert harvest(draft).written == ()
    (again,) = build(folder, out=tmp_path).written
    draft_says, build_says = (regions(read(path.read_bytes(), path.name)) for path in (draft, again))
    for tag in [tag_of(home) for home in homes(read_inputs(folder)) if home.said]:
        assert plain(build_says[tag].text).lines == plain(draft_says[tag].text).lines


@pytest.mark.needs_soffice
def test_libreoffice_takes_nothing_away_and_adds_nothing(workspace: Path, tmp_path: Path) -> None:
    folder = workspace / "inputs" / "wexcombe" / "scrutiny-2025-11"
    word = Opened(build(folder).written[0])
    converted(word.file, "docx", tmp_path)
    saved = word.file.with_name("saved.docx")
    shutil.copy(tmp_path / word.file.name, saved)
    assert harvest(saved).written == ()
    word.replace("measure/visits/q1", " in a month.", " in one month.")
    word.save()
    converted(word.file, "docx", tmp_path)
    shutil.copy(tmp_path / word.file.name, saved)
    outcome = harvest(saved)
    assert outcome.findings == ()
    assert [path.name for path in outcome.written] == ["commentary.md"]
    text = (folder / "commentary.md").read_text(encoding="utf-8")
    assert "Visits in time rose from {{ cp_visits.previous }} to {{ cp_visits.actual }} in one month." in text

"""No edit in a draft is passed over: in every part of papers of three templates, it is harvested or told of."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from lxml import etree

from paperwork.jobs.build import build
from paperwork.jobs.harvest import harvest
from paperwork.model.findings import Finding
from paperwork.word import archive
from tests.workspace import REPOSITORY

from .in_word import Element, Opened, W, run

# Three kinds of template; all nine papers were tried so, and take two minutes more.
SHORT = (
    "inputs/wexcombe/committee-2025-12",
    "inputs/wexcombe/exempt-2025-11",
    "inputs/devon/partnership-board-2024-01",
)
MAIN = "word/document.xml"
REFERRED = {kind: re.compile(rf'<w:{kind}Reference [^>]*r:id="(\w+)"') for kind in ("header", "footer")}
_OWN = re.compile(r"Own\d+")


@pytest.fixture(scope="module")
def workspace(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("shipped")
    for folder in ("inputs", "templates", "boilerplate"):
        shutil.copytree(REPOSITORY / folder, root / folder)
    (root / "outputs").mkdir()
    return root


def parts_of(word: Opened) -> dict[str, Element]:
    """The control of each part, by its tag; figures in sentences and tick boxes left out."""
    found = {}
    for one in word.body.iter(f"{W}sdt"):
        tag = one.find(f"{W}sdtPr/{W}tag")
        name = "" if tag is None else tag.get(f"{W}val", "")
        if name.startswith("paperwork:") and "/fact/" not in name:
            found.setdefault(name, one)
    return found


def between(word: Opened) -> Iterator[Element]:
    """The paragraphs that stand in no part, also in tables of the template, with words of their own."""
    for one in word.body.iter(f"{W}p"):
        inside = any(
            above.tag == f"{W}sdt" and above.find(f"{W}sdtPr/{W}tag") is not None for above in one.iterancestors()
        )
        fields = one.find(f".//{W}fldChar") is not None or one.find(f".//{W}instrText") is not None
        boxes = one.find(f".//{W}sdt") is not None
        if not inside and not fields and not boxes and any((text.text or "").strip() for text in one.iter(f"{W}t")):
            yield one


def typed(paragraphs: list[Element], start: int) -> list[str]:
    """Types words at the end of each paragraph; gives them."""
    made = [f"Own{number}" for number in range(start, start + len(paragraphs))]
    for one, words in zip(paragraphs, made, strict=True):
        one.append(run(f" {words}"))
    return made


def told(findings: tuple[Finding, ...]) -> str:
    assert all(one.severity == "warning" and one.hint for one in findings)
    return "\n".join(f"{one.place.heading} {one.message} {one.quote}" for one in findings)


def files_of(folder: Path) -> str:
    return "\n".join(path.read_text(encoding="utf-8") for path in sorted(folder.iterdir()) if path.suffix != ".json")


@pytest.mark.parametrize("paper", SHORT)
def test_an_edit_in_any_part_is_harvested_or_told(workspace: Path, paper: str) -> None:
    word = Opened(build(workspace / paper).written[0])
    parts = parts_of(word)
    last = [[*control.iter(f"{W}sdtContent"), *control.iter(f"{W}p")][-1] for control in parts.values()]
    own = dict(zip(typed(last, 1000), parts, strict=True))
    outcome = harvest(word.save())
    found = {*_OWN.findall(told(outcome.findings)), *_OWN.findall(files_of(workspace / paper))}
    assert sorted(tag for words, tag in own.items() if words not in found) == []
    assert not [one for one in outcome.findings if "paperwork:" in f"{one.message} {one.place.heading} {one.hint}"]


@pytest.mark.parametrize("paper", SHORT)
def test_an_edit_between_the_parts_is_harvested_or_told(workspace: Path, paper: str) -> None:
    word = Opened(build(workspace / paper, out=workspace / "outputs" / "again").written[0])
    some = list(between(word))
    some = some[:: len(some) // 40 + 1]
    own = typed(some, 5000)
    outcome = harvest(word.save())
    found = {*_OWN.findall(told(outcome.findings)), *_OWN.findall(files_of(workspace / paper))}
    assert [words for words in own if words not in found] == []


@pytest.mark.parametrize("paper", SHORT)
def test_an_edit_in_a_header_or_footer_is_harvested_or_told(workspace: Path, paper: str) -> None:
    file = build(workspace / paper, out=workspace / "outputs" / "third").written[0]
    parts = archive.members(file.read_bytes(), file.name)
    asked = {id for kind in ("header", "footer") for id in REFERRED[kind].findall(parts[MAIN].decode())}
    leads = archive.relations(parts, MAIN)
    own: list[str] = []
    for name in sorted({leads[id] for id in asked}):
        root = archive.root(parts, name)
        own += typed(list(root.iter(f"{W}p"))[:1], 8000 + len(own))
        parts[name] = etree.tostring(root)
    file.write_bytes(archive.packed(parts, tight=False))
    outcome = harvest(file)
    found = {*_OWN.findall(told(outcome.findings)), *_OWN.findall(files_of(workspace / paper))}
    assert [words for words in own if words not in found] == []

"""A draft is read back for its stamp only where it has changed: its stamp is the one that reading all of it gives."""

from __future__ import annotations

import io
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from lxml import etree
from PIL import Image

from paperwork.jobs.build import build
from paperwork.jobs.reading import read_back
from paperwork.model.blocks import Block, Region, Table
from paperwork.model.paper import Draft
from paperwork.word import archive
from paperwork.word.normal import document_fingerprint, regions
from paperwork.word.reader import read
from tests.workspace import DATA, PAPER_FOLDER, make_workspace


@pytest.fixture
def workspace(tmp_path: Path) -> Path:
    return make_workspace(tmp_path)


def built(workspace: Path, last: str = "196") -> bytes:
    data = workspace / PAPER_FOLDER.parent / "data.csv"
    data.write_text(DATA.replace("196", last), encoding="utf-8")
    (path,) = build(workspace / PAPER_FOLDER).written
    return path.read_bytes()


def told(blocks: tuple[Block, ...]) -> list[str]:
    """The tags of the regions that were not read."""
    found = [block for block in blocks if isinstance(block, Region)]
    return [tag for region in found for tag in ([region.tag] if region.told else told(region.blocks))]


def said(draft: Draft) -> tuple[object, ...]:
    return document_fingerprint(draft), dict(regions(draft))


def a_dot() -> bytes:
    """A picture of one dot."""
    stream = io.BytesIO()
    Image.new("RGB", (1, 1)).save(stream, "PNG")
    return stream.getvalue()


def changed(data: bytes, change: Callable[[str], str]) -> bytes:
    """The Word file with another text of the document in it."""
    parts = archive.members(data, "draft")
    main = archive.main_part(parts)
    parts[main] = change(parts[main].decode()).encode()
    etree.fromstring(parts[main])
    return archive.packed(parts)


def test_a_region_that_stands_as_it_stood_is_told_and_one_that_changed_is_read(workspace: Path, tmp_path: Path) -> None:
    first, second = built(workspace), built(workspace, "197")
    whole = read_back(first, "draft.docx", tmp_path / "kept", whole=True)
    again = read_back(second, "draft.docx", tmp_path / "kept", whole=False)
    assert not told(whole.blocks)
    assert told(again.blocks)
    tables = [block for block in again.blocks if isinstance(block, Region) and not block.told]
    assert any(isinstance(inner, Table) for region in tables for inner in region.blocks)


@pytest.mark.parametrize("last", ["196", "197", "1196", "96"])
def test_what_is_told_says_the_same_as_what_is_read(workspace: Path, tmp_path: Path, last: str) -> None:
    read_back(built(workspace), "draft.docx", tmp_path / "kept", whole=True)
    now = built(workspace, last)
    assert said(read_back(now, "draft.docx", tmp_path / "kept", whole=False)) == said(read(now, "draft.docx"))


def test_a_word_changed_by_hand_is_seen(workspace: Path, tmp_path: Path) -> None:
    draft = built(workspace)
    read_back(draft, "draft.docx", tmp_path / "kept", whole=True)
    edited = changed(draft, lambda text: text.replace("196", "691"))
    assert edited != draft
    assert said(read_back(edited, "draft.docx", tmp_path / "kept", whole=False)) == said(read(edited, "draft.docx"))


def test_a_picture_that_stands_as_it_stood_is_told_and_one_of_other_bytes_is_read(
    workspace: Path, tmp_path: Path
) -> None:
    draft = built(workspace)
    read_back(draft, "draft.docx", tmp_path / "kept", whole=True)
    known = told(read_back(draft, "draft.docx", tmp_path / "kept", whole=False).blocks)
    parts = archive.members(draft, "draft")
    for name in [name for name in parts if name.startswith("word/media/") and name.endswith(".png")]:
        parts[name] = a_dot()
    other = archive.packed(parts)
    again = read_back(other, "draft.docx", tmp_path / "kept", whole=False)
    charts = set(known) - set(told(again.blocks))
    assert charts
    assert all(tag.endswith("/charts") for tag in charts)
    assert said(again) == said(read(other, "draft.docx"))


def test_another_part_of_the_file_changed_and_nothing_is_believed(workspace: Path, tmp_path: Path) -> None:
    draft = built(workspace)
    read_back(draft, "draft.docx", tmp_path / "kept", whole=True)
    parts = archive.members(draft, "draft")
    parts["word/styles.xml"] = parts["word/styles.xml"].replace(b"<w:b/>", b"")
    other = archive.packed(parts)
    assert not told(read_back(other, "draft.docx", tmp_path / "kept", whole=False).blocks)


@pytest.mark.parametrize("damage", [b"", b"no digest", b"0" * 64 + b"\n{}", b"[]"])
def test_a_damaged_file_is_not_believed(workspace: Path, damage: bytes) -> None:
    cold = built(workspace)
    for path in (workspace / "outputs" / ".cache" / "regions").iterdir():
        path.write_bytes(damage)
    assert built(workspace) == cold


def test_without_what_is_kept_the_draft_is_the_same(workspace: Path) -> None:
    built(workspace)
    warm = built(workspace, "197")
    shutil.rmtree(workspace / "outputs" / ".cache")
    assert built(workspace, "197") == warm

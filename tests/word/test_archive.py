"""A Word file packed loosely or tightly is the same file."""

from __future__ import annotations

import pytest

from paperwork.jobs.build import build
from paperwork.word import archive
from tests.workspace import PAPER_FOLDER, make_workspace


@pytest.fixture(scope="module")
def draft(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    (path,) = build(make_workspace(tmp_path_factory.mktemp("workspace")) / PAPER_FOLDER).written
    return path.read_bytes()


def test_a_draft_is_saved_tight_whatever_it_was_in_the_making(draft: bytes) -> None:
    assert archive.packed(archive.members(draft, "draft")) == draft


def test_a_file_packed_loosely_holds_the_same_parts_in_the_same_order(draft: bytes) -> None:
    parts = archive.members(draft, "draft")
    loose = archive.packed(parts, tight=False)
    assert len(loose) > len(draft)
    assert list(archive.members(loose, "draft").items()) == list(parts.items())


def test_each_picture_is_kept_once_in_a_draft(draft: bytes) -> None:
    pictures = [data for name, data in archive.members(draft, "draft").items() if name.startswith("word/media/")]
    assert pictures
    assert len(set(pictures)) == len(pictures)

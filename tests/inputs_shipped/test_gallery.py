"""The gallery shows a page of every paper that ships, and no picture that is not there."""

from __future__ import annotations

import re
import tomllib

from paperwork.inputs.workspace import papers
from tests.workspace import REPOSITORY

DOCS = REPOSITORY / "docs"
GALLERY = (DOCS / "gallery.md").read_text(encoding="utf-8")


def test_every_paper_has_its_place_in_the_gallery() -> None:
    shown = {paper["paper"] for paper in tomllib.loads((DOCS / "gallery.toml").read_text(encoding="utf-8"))["papers"]}
    assert shown == {f"{folder.parent.name}/{folder.name}" for folder in papers(REPOSITORY)}
    assert all(f"`inputs/{paper}`" in GALLERY for paper in shown)


def test_every_picture_of_the_gallery_is_there_and_says_what_it_shows() -> None:
    pictures = re.findall(r"!\[([^\]]+)\]\(([^)]+)\)", GALLERY)
    assert {path for _, path in pictures} == {
        path.relative_to(DOCS).as_posix() for path in (DOCS / "pictures" / "gallery").glob("*.png")
    }
    assert all(len(alt.split()) > 5 for alt, _ in pictures)

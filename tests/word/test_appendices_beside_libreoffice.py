"""LibreOffice shows the pages of an appendix as it shows the file by itself, dot for dot."""

from __future__ import annotations

import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from docx.oxml.ns import qn
from PIL import Image, ImageChops

from .letters import letter
from .office import converted
from .test_appendices import AFTER, in_parts, named, plain, spaced_by_default, written

# The dots of a letter's edges, which may be smoothed otherwise where it stands on another page.
AN_EDGE = 20


def unnumbered(change: Callable[[Any], None]) -> Callable[[Any], None]:
    """The letter without what differs by its place: fields. Its footnotes' rule is LibreOffice's own."""

    def changed(document: Any) -> None:
        change(document)
        for one in document.settings.element.iter(qn("w:compatSetting")):
            one.set(qn("w:val"), "15" if one.get(qn("w:name")) == "compatibilityMode" else one.get(qn("w:val")))
        section = document.sections[0]
        stories = [document.element.body, section.footer._element, section.first_page_footer._element]
        for story in stories:
            for mark in [*story.iter(qn("w:fldChar")), *story.iter(qn("w:instrText"))]:
                mark.getparent().remove(mark)

    return changed


def pages(file: Path, folder: Path) -> list[Image.Image]:
    converted(file, "pdf", folder)
    command = ["pdftoppm", "-r", "50", "-png", str(folder / f"{file.stem}.pdf"), str(folder / file.stem)]
    subprocess.run(command, check=True, timeout=60)
    return [Image.open(page).convert("RGB") for page in sorted(folder.glob(f"{file.stem}-*.png"))]


def differing(one: Image.Image, other: Image.Image) -> int:
    """How many dots differ."""
    return sum(ImageChops.difference(one, other).convert("L").point(bool).histogram()[1:])


@pytest.mark.needs_soffice
@pytest.mark.needs_poppler
@pytest.mark.parametrize("change", [plain, spaced_by_default, in_parts], ids=named)
def test_its_pages_are_those_of_the_file_by_itself(change: Callable[[Any], None], tmp_path: Path) -> None:
    data = letter(unnumbered(change))
    alone, paper = tmp_path / "alone.docx", tmp_path / "paper.docx"
    alone.write_bytes(data)
    paper.write_bytes(written(tmp_path, data, after=AFTER))
    theirs, ours = pages(alone, tmp_path / "pages"), pages(paper, tmp_path / "pages")
    # The paper's own page and the appendix's heading before, the last words after it.
    assert len(ours) == len(theirs) + 3
    for mine, yours in zip(ours[2:-1], theirs, strict=True):
        assert mine.size == yours.size
        assert differing(mine, yours) <= AN_EDGE

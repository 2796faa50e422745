"""The shipped example of a PDF appendix: the invented children's council's answer, in the paper that it answers."""

from __future__ import annotations

import io
from collections.abc import Iterator
from pathlib import Path

import pikepdf
import pytest
from pikepdf import Pdf

from paperwork.jobs.build import build
from tests.pdf import tagged

PAPER = Path(__file__).parents[2] / "inputs" / "wexcombe" / "year-2025-11"
TITLE = "Appendix: The children's council's answer"
# The page that bears the title, and the two of the answer.
HEADED, FIRST, SECOND = 11, 12, 13


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Pdf]:
    _, file = build(PAPER, out=tmp_path_factory.mktemp("year"), with_pdf=True).written
    with pikepdf.open(file) as pdf:
        yield pdf


def places(pdf: Pdf, page: int) -> list[int]:
    """The pages that the links of a page lead to."""
    numbers = {one.obj.objgen: at for at, one in enumerate(pdf.pages)}
    return [numbers[link.Dest[0].objgen] for link in pdf.pages[page].obj.get("/Annots", ()) if "/Dest" in link]


def test_its_two_pages_follow_the_title(made: Pdf) -> None:
    assert len(made.pages) == SECOND + 1


def test_the_contents_list_leads_to_its_title(made: Pdf) -> None:
    said = {str(link.Contents): at for link, at in zip(made.pages[2].obj.Annots, places(made, 2), strict=True)}
    assert said[TITLE] == HEADED
    assert said[str(HEADED + 1)] == HEADED


def test_its_links_lead_to_the_web_and_back_to_its_own_first_page(made: Pdf) -> None:
    (outward,) = made.pages[FIRST].obj.Annots
    assert str(outward.A.URI) == "https://www.example.org/wexcombe/promise"
    assert places(made, SECOND) == [FIRST]


def test_its_bookmarks_stand_under_that_of_its_title(made: Pdf) -> None:
    with made.open_outline() as outline:
        (paper,) = outline.root
        appendix = paper.children[-1]
        assert appendix.title == TITLE
        (answer,) = appendix.children
        assert [one.title for one in answer.children][-2:] == ["What we ask for", "What children told us"]


def test_its_tags_come_along_below_its_title(made: Pdf, tmp_path: Path) -> None:
    file = tmp_path / "made.pdf"
    made.save(file)
    root = tagged.read(file.read_bytes()).root
    (head,) = [node for node in root.find("H2") if node.words.strip() == TITLE]
    assert [node.words.strip() for node in root.find("H3")][-1] == "The children’s council answers the year’s report"
    assert [node.words.strip() for node in root.find("H4")][-2:] == ["What we ask for", "What children told us"]
    assert root.find("H2")[-1] is head
    last = root.find("Table")[-1]
    assert [cell.words.strip() for cell in last.find("THead")[0].find("TH")] == ["Question", "Yes", "Partly", "No"]


def test_the_file_says_that_it_is_invented_and_names_no_one() -> None:
    data = (PAPER.parent / "letters" / "childrens-council-2025-11.pdf").read_bytes()
    assert "(invented)" in tagged.read(data).root.words
    with pikepdf.open(io.BytesIO(data)) as pdf:
        assert "/Author" not in pdf.docinfo

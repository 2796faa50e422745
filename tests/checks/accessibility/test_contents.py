"""A contents list that names other pages than those on which its headings stand."""

from __future__ import annotations

from paperwork.checks.draft import names_pages, stale_pages
from paperwork.model.paper import Draft
from paperwork.pdf import page_numbers
from paperwork.word.reader import read

from ...word.reader.specimens import Parts, docx, field, p, r, style

STYLES = Parts(styles=style("Heading1") + style("toc_1"))
_BEGIN = '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>TOC \\o "1-2"</w:instrText></w:r>'
_TOC = _BEGIN + '<w:r><w:fldChar w:fldCharType="separate"/></w:r>'
_END = '<w:r><w:fldChar w:fldCharType="end"/></w:r>'


def heading(name: str, words: str) -> str:
    mark = f'<w:bookmarkStart w:id="1" w:name="{name}"/>{r(words)}<w:bookmarkEnd w:id="1"/>'
    return p(mark, "<w:pageBreakBefore/>", style="Heading1")


def listing(risks: str, costs: str) -> Draft:
    """A file whose first page lists two headings with those pages; they stand on pages 2 and 3."""
    first = r("Risks") + "<w:r><w:tab/></w:r>" + field("PAGEREF _Toc1 \\h", risks)
    second = f'<w:hyperlink w:anchor="_Toc2">{r("Costs")}<w:r><w:tab/></w:r>{r(costs)}</w:hyperlink>'
    body = p(_TOC + first, style="toc_1"), p(second + _END, style="toc_1")
    return read(docx(*body, heading("_Toc1", "Risks"), heading("_Toc2", "Costs"), parts=STYLES), "paper.docx")


def test_pages_that_are_right_are_not_told_of() -> None:
    draft = listing("2", "3")
    assert names_pages(draft)
    assert stale_pages(draft, "paper.docx", page_numbers(draft)) == ()


def test_pages_that_are_not_are_told_together_and_are_a_guess() -> None:
    draft = listing("5", "9")
    (finding,) = stale_pages(draft, "paper.docx", page_numbers(draft))
    assert (finding.check, finding.certain, finding.quote) == ("contents-pages", False, "Risks")
    assert "'Risks' 5, now 2; 'Costs' 9, now 3" in finding.message


def test_a_bookmark_that_is_not_there_says_nothing_of_its_page() -> None:
    assert stale_pages(listing("5", "9"), "paper.docx", {}) == ()


def test_a_file_without_a_contents_list_names_no_pages() -> None:
    assert not names_pages(read(docx(p(r("See page 4"))), "paper.docx"))

"""What a file repeats of itself says what the text says now: contents lists, references, captions' numbers."""

from __future__ import annotations

from paperwork.model.blocks import block_text
from paperwork.model.paper import Draft
from paperwork.pdf import page_numbers
from paperwork.word.reader import read, renewed

from .specimens import Parts, docx, field, p, r, style, tbl, tr

STYLES = Parts(styles=style("Heading1") + style("Heading2") + style("toc_1") + style("toc_2") + style("Caption"))


def open_field(instruction: str) -> str:
    begin = '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
    return f'{begin}<w:r><w:instrText>{instruction}</w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>'


END = '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
TOC = open_field('TOC \\o "1-2" \\h')


def line(anchor: str, words: str, page: str = "9") -> str:
    inside = r(words) + "<w:r><w:tab/></w:r>" + field(f"PAGEREF {anchor} \\h", page)
    return f'<w:hyperlink w:anchor="{anchor}">{inside}</w:hyperlink>'


def named(name: str, words: str) -> str:
    return f'<w:bookmarkStart w:id="1" w:name="{name}"/>{r(words)}<w:bookmarkEnd w:id="1"/>'


def now(*body: str) -> Draft:
    return renewed(read(docx(*body, parts=STYLES), "specimen.docx"), "specimen.docx")


def said(draft: Draft) -> list[str]:
    return [block_text(block) for block in draft.blocks]


def test_a_contents_list_that_is_up_to_date_stays_as_it_is() -> None:
    draft = now(p(TOC + line("_Toc1", "Risks") + END, style="toc_1"), p(named("_Toc1", "Risks"), style="Heading1"))
    assert said(draft) == ["Risks\t9", "Risks"]
    assert not draft.findings


def test_a_stale_contents_list_is_made_anew_in_the_looks_of_its_lines() -> None:
    draft = now(
        p(TOC + line("_Toc1", "Risks"), style="toc_1"),
        p(line("_Toc2", "Gone"), style="toc_2"),
        p(END),
        p(named("_Toc1", "Costs"), style="Heading1"),
        p("New", style="Heading2"),
    )
    assert said(draft) == ["Costs\t", "New\t", "", "Costs", "New"]
    assert [block.look.style for block in draft.blocks[:2]] == ["toc 1", "toc 2"]  # type: ignore[union-attr]
    (finding,) = draft.findings
    assert finding.check == "contents"
    assert "2 new (Costs; New) and 2 gone" in finding.message


def test_a_new_line_leads_to_its_heading_and_asks_for_its_page() -> None:
    draft = now(p(TOC + line("_Toc1", "Old") + END, style="toc_1"), p("New", style="Heading1"))
    entry, heading = draft.blocks
    (anchor,) = heading.anchors  # type: ignore[union-attr]
    assert {span.href for span in entry.spans} == {f"#{anchor}"}  # type: ignore[union-attr]
    assert entry.spans[-1].field == f"PAGEREF {anchor} \\h"  # type: ignore[union-attr]
    assert page_numbers(draft)[anchor] == "1"


def test_the_lines_of_a_list_include_headings_in_tables_but_none_below_its_levels() -> None:
    body = tbl(tr(f"<w:tc>{p('Inside', style='Heading1')}</w:tc>")), p("Deep", '<w:outlineLvl w:val="4"/>')
    draft = now(p(TOC + line("_Toc1", "Old") + END, style="toc_1"), *body)
    assert said(draft)[0] == "Inside\t"
    assert len(said(draft)) == 3


def test_a_list_of_figures_has_the_captions_of_its_label() -> None:
    caption = r("Figure ") + field("SEQ Figure \\* ARABIC", "7") + r(": Visits")
    other = r("Table ") + field("SEQ Table", "1") + r(": Staff")
    listed = open_field('TOC \\h \\c "Figure"') + line("_Toc1", "Figure 7: Old") + END
    assert said(now(p(listed, style="toc_1"), p(caption), p(other)))[0] == "Figure 1: Visits\t"


def test_a_list_of_a_part_that_is_not_there_or_of_marked_entries_stays_as_it_is() -> None:
    for switch in ("\\b part", "\\f"):
        draft = now(p(open_field(f'TOC \\o "1-2" {switch}') + line("_T", "Old") + END), p("New", style="Heading1"))
        assert said(draft)[0] == "Old\t9"


def test_a_list_without_page_numbers_and_one_with_a_separator_of_its_own_stay_so() -> None:
    for switches, words in (("\\n", "New"), ('\\p "-"', "New-")):
        draft = now(p(open_field(f"TOC {switches}") + line("_T", "Old") + END), p("New", style="Heading1"))
        assert said(draft)[0] == words


def test_a_reference_says_what_its_bookmark_says_now() -> None:
    draft = now(p(named("a", "New words")), p(r("See ") + field("REF a \\h", "Old words") + r(".")))
    assert said(draft)[1] == "See New words."
    assert [finding.check for finding in draft.findings] == ["reference"]
    assert draft.findings[0].quote == "Old words"


def test_a_reference_to_nothing_or_to_a_number_keeps_what_it_says() -> None:
    draft = now(p(named("a", "Words")), p(field("REF b \\h", "one")), p(field("REF a \\r \\h", "2.1")))
    assert said(draft) == ["Words", "one", "2.1"]
    assert not draft.findings


def test_deleted_words_of_a_bookmark_are_not_repeated() -> None:
    gone = '<w:del w:id="2"><w:r><w:delText>secret</w:delText></w:r></w:del>'
    mark = f'<w:bookmarkStart w:id="1" w:name="a"/>{r("Kept ")}{gone}<w:bookmarkEnd w:id="1"/>'
    assert said(now(p(mark), p(field("REF a", "Kept secret"))))[1] == "Kept"


def test_captions_are_counted_anew_by_their_labels() -> None:
    def caption(instruction: str) -> str:
        return p(field(instruction, "9"))

    asked = ["SEQ Figure", "SEQ Table", "SEQ Figure", "SEQ Figure \\c", "SEQ Figure \\r 7", "SEQ Figure \\* ROMAN"]
    assert said(now(*map(caption, asked))) == ["1", "1", "2", "2", "7", "VIII"]


def test_a_caption_numbered_by_chapter_keeps_its_number() -> None:
    assert said(now(p(field("SEQ Figure \\s 1", "4")))) == ["4"]


def test_a_contents_list_of_a_file_without_headings_is_printed_and_told_of() -> None:
    draft = now(p(TOC + r("Old words") + END), p("Text"))
    assert said(draft) == ["Old words", "Text"]
    assert [(finding.check, finding.quote) for finding in draft.findings] == [("contents", "Old words")]


PART = open_field('TOC \\o "1-2" \\h \\b part')


def part(*inside: str) -> str:
    return f'<w:bookmarkStart w:id="8" w:name="part"/>{"".join(inside)}<w:bookmarkEnd w:id="8"/>'


def test_a_list_of_a_part_has_its_headings_from_the_bookmark_to_the_last_that_it_leads_to() -> None:
    draft = now(
        p(PART + line("_Toc1", "Risks"), style="toc_1"),
        p(line("_Toc2", "Costs") + END, style="toc_1"),
        p("Before", style="Heading1"),
        p(part(named("_Toc1", "Dangers")), style="Heading1"),
        p("New", style="Heading2"),
        p(named("_Toc2", "Costs"), style="Heading1"),
        p("After", style="Heading1"),
    )
    assert said(draft)[:3] == ["Dangers\t", "New\t", "Costs\t9"]
    assert "2 new (Dangers; New) and 1 gone" in draft.findings[0].message


def test_a_list_of_a_part_that_is_up_to_date_or_gone_stays_as_it_is() -> None:
    for bookmark in (part(named("_Toc1", "Risks")), named("_Toc1", "Risks")):
        draft = now(p(PART + line("_Toc1", "Risks") + END, style="toc_1"), p(bookmark, style="Heading1"))
        assert said(draft) == ["Risks\t9", "Risks"]
        assert not draft.findings

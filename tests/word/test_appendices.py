"""A Word file brought in as an appendix: its own pages, looking as they do by themselves, in a paper left as it was."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from docx.enum.section import WD_ORIENT, WD_SECTION
from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Pt
from lxml import etree
from msgspec.structs import replace

from paperwork.model.blocks import (
    Appendix,
    Block,
    Heading,
    ListItem,
    Paragraph,
    Picture,
    Region,
    Span,
    Table,
    block_text,
    flattened,
)
from paperwork.model.findings import PaperworkError
from paperwork.model.look import CellLook, Label, SpanLook
from paperwork.model.paper import Draft, DraftSection, Paper, Slots
from paperwork.word.normal import regions
from paperwork.word.reader import read
from paperwork.word.writer import left_out, write

from . import sdk
from .letters import field, letter
from .papers import bare, line, paper, with_body
from .validity import faults
from .written import W, Written, value, words

NAME = "inputs/elmshire/letters/visit.docx"
TITLE = "Monitoring visit letter"
LOOP = (
    line("{%p for appendix in appendices %}"),
    line("Appendix: {{ appendix.title }}", '<w:pPr><w:pStyle w:val="Heading2"/><w:pageBreakBefore/></w:pPr>'),
    line("{{p appendix.body }}"),
    line("{%p endfor %}"),
)
AFTER = line("Last words", '<w:pPr><w:pStyle w:val="Heading2"/></w:pPr>') + line("The end.")


def template(folder: Path, after: str = "") -> Path:
    title = line("{{ meeting }}", '<w:pPr><w:pStyle w:val="Heading1"/></w:pPr>')
    return with_body(folder, title + line("{{p contents }}") + line("Words.") + "".join(LOOP) + after)


def given(*files: bytes, **changes: object) -> Slots:
    """The slots of a paper with these Word files as its appendices, `letter-1` and so on."""
    trees = tuple(
        {
            "title": TITLE,
            "body": Region(f"paperwork:appendix/letter-{number}", "data", (Appendix(data, "docx", TITLE, NAME),)),
        }
        for number, data in enumerate(files, 1)
    )
    return bare(appendices=trees, **changes)


def with_letters(folder: Path, *files: bytes, after: str = "", **changes: object) -> Paper:
    return paper(template(folder, after), given(*files, **changes))


def written(folder: Path, *files: bytes, after: str = "") -> bytes:
    return write(with_letters(folder, *files, after=after), "0.1.0")


def brought(draft: Draft, number: int = 1) -> list[DraftSection]:
    """The sections of a draft in which an appendix stands, with its blocks alone."""
    tag = f"paperwork:appendix/letter-{number}"
    found = []
    for section in draft.sections:
        inside = [one for one in section.blocks if isinstance(one, Region) and one.tag == tag]
        if inside:
            found.append(replace(section, blocks=tuple(flattened(tuple(inside)))))
    return found


def shown(blocks: tuple[Block, ...]) -> Iterator[object]:
    """What each block shows and how it looks, but for the names of styles and the levels of headings."""
    for block in blocks:
        match block:
            case Paragraph() | Heading() | ListItem():
                look = replace(block.look, style="", outline=0) if block.look else None
                yield look, _label(look.label if look else None), _runs(block.spans)
            case Table():
                yield block.look.indent if block.look else 0.0
                for row in block.rows:
                    for cell in row.cells:
                        yield _rounded(cell.look), list(shown(cell.blocks))
            case Picture():
                yield block.raster, block.width, block.height, block.alt
            case _:
                yield block_text(block)


def _rounded(look: CellLook | None) -> CellLook | None:
    """A cell's look, its shading in coarser steps: Word rounds a tint of a theme's colour in its own way."""
    if look is None or not look.shading:
        return look
    steps = (round(int(look.shading[at : at + 2], 16) / 8) for at in (1, 3, 5))
    return replace(look, shading="/".join(map(str, steps)))


def _label(label: Label | None) -> object:
    return label


def _runs(spans: tuple[Span, ...]) -> list[tuple[str, SpanLook | None]]:
    """Runs of one look together; links lead to other bookmarks, notes have other keys."""
    runs: list[tuple[str, SpanLook | None]] = []
    for span in spans:
        text = "a page's number" if span.field.startswith(("PAGE", "NUMPAGES")) else span.text
        if runs and runs[-1][1] == span.look:
            runs[-1] = (runs[-1][0] + text, span.look)
        else:
            runs.append((text, span.look))
    return runs


def plain(_: Any) -> None:
    """The letter as it is."""


def spaced_by_default(document: Any) -> None:
    """Defaults of another size and spacing, which the table's style overrules."""
    defaults = document.styles.element.find(qn("w:docDefaults"))
    defaults.getparent().replace(
        defaults,
        parse_xml(
            f"<w:docDefaults {nsdecls('w')}><w:rPrDefault><w:rPr><w:rFonts w:ascii='Liberation Serif' "
            "w:hAnsi='Liberation Serif'/><w:b/><w:sz w:val='23'/><w:lang w:val='cy-GB'/></w:rPr></w:rPrDefault>"
            "<w:pPrDefault><w:pPr><w:spacing w:before='40' w:after='200' w:line='300' w:lineRule='auto'/>"
            "<w:jc w:val='both'/></w:pPr></w:pPrDefault></w:docDefaults>"
        ),
    )
    for name in ("w:sz", "w:szCs", "w:spacing"):
        for one in list(document.styles["Normal"].element.iter(qn(name))):
            one.getparent().remove(one)


def themed(document: Any) -> None:
    """Fonts and colours by the names of the theme."""
    normal = document.styles["Normal"].element.get_or_add_rPr()
    fonts = normal.rFonts
    fonts.addnext(parse_xml(f'<w:color {nsdecls("w")} w:val="642523" w:themeColor="accent2" w:themeShade="80"/>'))
    fonts.attrib.clear()
    fonts.set(qn("w:asciiTheme"), "majorHAnsi")
    fonts.set(qn("w:hAnsiTheme"), "majorHAnsi")


def in_parts(document: Any) -> None:
    """A section on its side, and one that follows on the same page."""
    section = document.add_section(WD_SECTION.NEW_PAGE)
    section.orientation = WD_ORIENT.LANDSCAPE
    section.page_width, section.page_height = section.page_height, section.page_width
    section.footer.is_linked_to_previous = False
    section.footer.paragraphs[0].text = "On its side"
    document.add_paragraph("Figures")
    document.add_section(WD_SECTION.CONTINUOUS)
    document.add_paragraph("More of the same", style="List Bullet")


def ending_in_a_table(document: Any) -> None:
    """A table at the very end, and one in the middle of its cell."""
    table = document.add_table(rows=1, cols=2, style="Table Grid")
    table.cell(0, 0).text = "Outer"
    inner = table.cell(0, 1).add_table(rows=1, cols=1)
    inner.alignment = WD_TABLE_ALIGNMENT.CENTER
    inner.cell(0, 0).text = "Inner"


def unnamed(document: Any) -> None:
    """Styles that build on nothing, and a table whose style is the file's default."""
    style = document.styles.add_style("Letter address", 1)
    style.base_style = None
    style.font.size = Pt(9)
    document.add_paragraph("12 High Street", style="Letter address")
    table = document.add_table(rows=1, cols=1)
    table.cell(0, 0).text = "Plain"


LETTERS = (plain, spaced_by_default, themed, in_parts, ending_in_a_table, unnamed)


def named(change: Callable[[Any], None]) -> str:
    return change.__name__


@pytest.mark.parametrize("change", LETTERS, ids=named)
def test_it_looks_in_the_paper_as_it_does_by_itself(change: Callable[[Any], None], tmp_path: Path) -> None:
    data = letter(change)
    alone = read(data, "letter.docx").sections
    inside = brought(read(written(tmp_path, data, after=AFTER), "draft.docx"))
    assert len(inside) == len(alone)
    for theirs, ours in zip(alone, inside, strict=True):
        wanted = list(shown(tuple(flattened(theirs.blocks))))
        assert list(shown(_without_end(ours.blocks))) == wanted
        assert replace(ours.page, start="next_page") == replace(theirs.page, start="next_page")
        for kind in ("default", "first"):
            assert _said(ours.headers, kind) == _said(theirs.headers, kind)
            assert _said(ours.footers, kind) == _said(theirs.footers, kind)


def _without_end(blocks: tuple[Block, ...]) -> tuple[Block, ...]:
    """Blocks without the empty paragraph that a section needs after a table at its end."""
    ends = len(blocks) > 1 and isinstance(blocks[-2], Table) and not block_text(blocks[-1])
    return blocks[:-1] if ends else blocks


def _said(furniture: Any, kind: str) -> list[object]:
    """What a header or footer shows; one of an empty line is as none."""
    blocks = furniture.get(kind, ())
    if not "".join(block_text(one) for one in blocks).strip() and not _pictures(blocks):
        return []
    return list(shown(blocks))


def _pictures(blocks: tuple[Block, ...]) -> bool:
    spans = [span for one in blocks if isinstance(one, Paragraph) for span in one.spans]
    return any(span.picture for span in spans) or any(isinstance(one, Picture) for one in blocks)


@pytest.mark.parametrize("change", LETTERS, ids=named)
@pytest.mark.parametrize("after", ["", AFTER], ids=["at the end", "with more after it"])
def test_the_word_file_is_valid(change: Callable[[Any], None], after: str, tmp_path: Path) -> None:
    assert faults(written(tmp_path, letter(change), letter(plain), after=after)) == []


@pytest.mark.needs_node
@pytest.mark.parametrize("change", LETTERS, ids=named)
def test_the_validator_of_the_open_xml_sdk_finds_nothing(change: Callable[[Any], None], tmp_path: Path) -> None:
    assert sdk.errors(written(tmp_path, letter(change), after=AFTER), tmp_path) == []


def test_the_same_files_give_the_same_bytes(tmp_path: Path) -> None:
    data = letter()
    assert written(tmp_path, data, data) == written(tmp_path, data, data)


def test_no_style_or_list_of_the_paper_changes(tmp_path: Path) -> None:
    without, within = Written(written(tmp_path)), Written(written(tmp_path, letter(spaced_by_default)))
    for part, kind, id in (
        ("styles", "style", "styleId"),
        ("styles", "docDefaults", ""),
        ("numbering", "abstractNum", "abstractNumId"),
        ("numbering", "num", "numId"),
    ):
        before = {
            one.get(W + id) if id else "": _canonical(one) for one in without.root(f"word/{part}.xml").iter(W + kind)
        }
        after = {
            one.get(W + id) if id else "": _canonical(one) for one in within.root(f"word/{part}.xml").iter(W + kind)
        }
        assert before.items() <= after.items()


def _canonical(element: etree._Element) -> bytes:
    element.tail = None
    return etree.tostring(element, method="c14n", exclusive=True)


def test_a_style_that_both_files_have_alike_is_not_doubled(tmp_path: Path) -> None:
    styles = Written(written(tmp_path, letter())).root("word/styles.xml")
    names = [value(one, "name") for one in styles.iter(f"{W}style")]
    assert "Normal (letter-1)" in names
    assert names.count("Normal Table") == 1
    assert not [name for name in names if name.startswith("Normal Table (")]
    assert len({name.lower() for name in names}) == len(names)


def test_it_begins_on_a_new_page_and_the_paper_goes_on_after_it_as_before(tmp_path: Path) -> None:
    before, *inside, after = read(written(tmp_path, letter(), after=AFTER), "draft.docx").sections
    assert all(one.page.start == "next_page" for one in [*inside, after])
    assert [block_text(one) for one in before.blocks][-1] == f"Appendix: {TITLE}"
    assert [block_text(one) for one in after.blocks] == ["Last words", "The end."]
    assert (after.page.width, after.page.left) == (before.page.width, before.page.left)
    assert _said(after.headers, "default") == _said(before.headers, "default")
    assert _said(after.footers, "default") == _said(before.footers, "default")
    assert not after.page.different_first


def test_nothing_stands_after_one_at_the_end(tmp_path: Path) -> None:
    made = Written(written(tmp_path, letter()))
    assert made.body[-1].tag == f"{W}sectPr"
    assert value(made.body[-1], "pgMar", "left") == "1701"
    assert len(read(made.data, "draft.docx").sections) == 2


def test_the_numbers_of_pages_go_on_in_its_own_footer(tmp_path: Path) -> None:
    def numbered(document: Any) -> None:
        number = parse_xml(f'<w:pgNumType {nsdecls("w")} w:fmt="lowerRoman" w:start="7"/>')
        document.sections[0]._sectPr.find(qn("w:pgMar")).addnext(number)

    (section,) = brought(read(written(tmp_path, letter(numbered)), "draft.docx"))
    assert section.page.first_number is None
    assert section.page.number_format == "lowerRoman"
    (footer,) = section.footers["default"]
    assert [span.field for span in footer.spans if span.field] == ["PAGE", "NUMPAGES"]  # type: ignore[union-attr]


def test_fields_that_would_tell_of_the_paper_are_frozen(tmp_path: Path) -> None:
    def told(document: Any) -> None:
        field(document.add_paragraph("File "), "FILENAME \\p", "C:\\letters\\visit.docx")
        field(document.add_paragraph("Gone "), 'INCLUDEPICTURE "http://example.org/a.png"', "kept")
        simple = f'<w:fldSimple {nsdecls("w")} w:instr=" TITLE "><w:r><w:t>Its title</w:t></w:r></w:fldSimple>'
        document.add_paragraph("")._p.append(parse_xml(simple))

    made = Written(written(tmp_path, letter(told)))
    text = words(made.control("paperwork:appendix/letter-1"))
    for said in ("Printed on 14/06/2023", "File C:\\letters\\visit.docx", "Gone kept", "Its title"):
        assert said in text
    inside = made.control("paperwork:appendix/letter-1")
    assert not list(inside.iter(f"{W}instrText", f"{W}fldSimple", f"{W}fldChar"))


@pytest.mark.parametrize("kind", ["begin", "separate", "end", "strange"])
def test_a_mark_of_a_field_that_is_none_goes(kind: str, tmp_path: Path) -> None:
    def torn(document: Any) -> None:
        mark = f'<w:fldChar {nsdecls("w")} w:fldCharType="{kind}"/>'
        document.add_paragraph("Still here").add_run()._r.append(parse_xml(mark))

    made = Written(written(tmp_path, letter(torn)))
    inside = made.control("paperwork:appendix/letter-1")
    assert "Still here" in words(inside)
    assert not list(inside.iter(f"{W}fldChar"))
    assert faults(made.data) == []


def test_a_reference_to_a_footnote_that_is_not_there_goes(tmp_path: Path) -> None:
    def loose(document: Any) -> None:
        document.add_paragraph("Cited").add_run()._r.append(
            parse_xml(f'<w:footnoteReference {nsdecls("w")} w:id="77"/>')
        )

    made = written(tmp_path, letter(loose))
    assert len(read(made, "draft.docx").notes) == 1
    assert faults(made) == []


def test_each_list_counts_from_1_in_each_appendix(tmp_path: Path) -> None:
    draft = read(written(tmp_path, letter(), letter()), "draft.docx")
    for number in (1, 2):
        blocks = [one for section in brought(draft, number) for one in section.blocks]
        items = [one for one in blocks if isinstance(one, ListItem) and one.ordered]
        assert [one.look.label.text for one in items] == ["1.", "2.", "3."]  # type: ignore[union-attr]


def test_footnotes_come_with_it_and_are_numbered_from_1_in_each(tmp_path: Path) -> None:
    draft = read(written(tmp_path, letter(), letter()), "draft.docx")
    spans = [span for one in flattened(draft.blocks) if isinstance(one, Paragraph) for span in one.spans]
    assert [span.text for span in spans if span.note] == ["1", "1"]
    assert len(draft.notes) == 2
    for blocks in draft.notes.values():
        assert "Counted on the day of the visit." in "".join(block_text(one) for one in blocks)


def test_its_headings_stand_below_its_heading_in_the_paper_and_no_level_is_skipped(tmp_path: Path) -> None:
    """The letter has levels 1, 3 and 2, in that order."""
    draft = read(written(tmp_path, letter(), after=AFTER), "draft.docx")
    headings = [(one.level, block_text(one)) for one in flattened(draft.blocks) if isinstance(one, Heading)]
    assert headings[1:] == [
        (2, f"Appendix: {TITLE}"), (3, "Monitoring visit"), (4, "Findings"), (4, "Evaluation"), (2, "Last words"),
    ]  # fmt: skip


def test_the_contents_list_has_its_title_alone(tmp_path: Path) -> None:
    text = [said for _, said in Written(written(tmp_path, letter(), after=AFTER)).lines]
    listed = text[1 : text.index("Words.")]
    assert listed == [f"Appendix: {TITLE}", "Last words"]


def test_controls_and_bookmarks_of_a_stranger_cannot_pass_for_the_papers_own(tmp_path: Path) -> None:
    made = Written(written(tmp_path, letter(), letter()))
    assert "paperwork:section/executive_summary" not in made.tags
    assert "Words in a control." in words(made.control("paperwork:appendix/letter-1"))
    assert "_pw_0123456789ab" not in made.bookmarks
    links = [one.get(f"{W}anchor") for one in made.body.iter(f"{W}hyperlink") if words(one) == "the visit"]
    assert len(set(links)) == 2
    assert set(links) <= set(made.bookmarks)


def test_every_page_of_an_exempt_paper_is_marked(tmp_path: Path) -> None:
    reason = Region("paperwork:paper/exempt_reason", "data", (Paragraph((Span("It is private."),)),))
    slots = {"exempt": True, "exempt_reason": reason, "status_header": "NOT FOR PUBLICATION"}
    text = line("{{p exempt_reason }}") + "".join(LOOP)
    made = write(paper(with_body(tmp_path, text), given(letter(in_parts), **slots)), "0.1.0")
    draft = read(made, "draft.docx")
    assert len(draft.sections) == 4
    for section in draft.sections:
        kinds = ["default", *(["first"] if section.page.different_first else [])]
        for kind in kinds:
            assert "NOT FOR PUBLICATION" in "".join(block_text(one) for one in section.headers[kind])


def test_even_pages_keep_their_footers(tmp_path: Path) -> None:
    def doubled(document: Any) -> None:
        document.settings.odd_and_even_pages_header_footer = True
        document.sections[0].even_page_footer.paragraphs[0].text = "An even page"

    draft = read(written(tmp_path, letter(doubled), after=AFTER), "draft.docx")
    before, inside, after = draft.sections
    assert draft.even_and_odd
    assert [block_text(one) for one in inside.footers["even"]] == ["An even page"]
    for section in (before, after):
        assert _said(section.footers, "even") == _said(section.footers, "default")
    assert faults(written(tmp_path, letter(doubled))) == []


def test_a_place_inside_a_table_is_refused(tmp_path: Path) -> None:
    cell = f"<w:tbl><w:tblGrid><w:gridCol/></w:tblGrid><w:tr><w:tc>{''.join(LOOP)}</w:tc></w:tr></w:tbl>"
    with pytest.raises(PaperworkError) as refused:
        write(paper(with_body(tmp_path, cell + line("")), given(letter())), "0.1.0")
    assert "into a table" in str(refused.value)


def test_a_template_without_a_place_for_it_is_a_warning(tmp_path: Path) -> None:
    made = paper(with_body(tmp_path, line("{{ meeting }}")), given(letter()))
    told = [
        one for one in left_out(made, regions(read(write(made, "0.1.0"), "draft.docx"))) if one.key == "appendix.body"
    ]
    assert [one.severity for one in told] == ["warning"]

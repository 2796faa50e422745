"""What is borrowed from a fresh build stands in a draft as it stood there, with all that it leads to."""

from __future__ import annotations

from pathlib import Path

import pytest

from paperwork.model.blocks import Block, Paragraph, Picture, Span
from paperwork.word import archive, controls
from paperwork.word.markup import elements, serialised, value, w
from paperwork.word.normal import normal_form
from paperwork.word.patch.borrowing import Borrower
from paperwork.word.patch.settling import settled
from paperwork.word.patch.tracking import Tracker, next_id
from paperwork.word.reader import read
from paperwork.word.writer import write

from .. import sdk
from ..office import converted
from ..papers import AT, SVG, items, page, paper, png, says, section, slots
from ..reader.specimens import Parts, control, lists, num, p, r, style
from ..reader.specimens import level as list_level
from ..validity import faults
from .drafts import MAIN, Element, all_said, body, opened

LINK = Span("guidance", href="https://example.org/new?a=1&b=2")
NEW = (
    Paragraph((Span("See the "), LINK, Span(". It was "), Span("84%", fact="visits.actual"), Span("."))),
    *items("one", "two", ordered=True),
    *items("a", "b"),
    Picture(png(50, 30), "A new chart", 200, 120, svg=SVG.replace(b"40", b"50")),
)


def built(*blocks: Block, pages: tuple[str, ...] = ("visits",)) -> dict[str, bytes]:
    """A paper with a section of the author's, and with the page of each measure."""
    priority = {**slots()["priorities"][0], "pages": tuple(page(name, name.title()) for name in pages)}  # type: ignore[index,dict-item]
    sections = (section("aims", "Aims", says("Old words."), *items("x", "y", ordered=True)),)
    more = (section("news", "News", *blocks),) if blocks else ()
    given = slots(sections=(*sections, *more), priorities=(priority,))
    return archive.members(write(paper(given=given), "0.1.0"), "paper.docx")


class Borrowing:
    """A draft to which a region of a fresh build is added after its first region, as an insertion."""

    def __init__(self, draft: dict[str, bytes], fresh: dict[str, bytes]) -> None:
        self.was, self.parts = draft, dict(draft)
        self.main, fresh_main = archive.main_part(draft), archive.main_part(fresh)
        self.root, self.fresh = archive.root(draft, self.main), archive.root(fresh, fresh_main)
        self.tracker = Tracker(AT, next_id([self.root]))
        self.borrower = Borrower(self.parts, self.main, fresh, fresh_main)

    def add(self, tag: str) -> Element:
        made = self.borrower.borrowed(self.region(tag))
        first = next(one for one, _ in controls.ours(self.root))
        first.addnext(made)
        self.tracker.insert_block(made)
        return made

    def region(self, tag: str) -> Element:
        return next(one for one, its in controls.ours(self.fresh) if its == tag)

    @property
    def finished(self) -> dict[str, bytes]:
        return {**self.parts, self.main: serialised(self.root)}


def news() -> Borrowing:
    made = Borrowing(built(), built(*NEW))
    made.add("paperwork:section/news")
    return made


def test_a_region_reads_in_the_draft_as_it_does_in_the_build_and_can_be_taken_back() -> None:
    made = news()
    accepted, rejected = (settled(made.finished, accept=how) for how in (True, False))
    said = all_said(accepted)["paperwork:section/news"]
    assert said == all_said(built(*NEW))["paperwork:section/news"] == normal_form(NEW)
    assert all_said(rejected) == all_said(made.was)


def test_it_is_a_sound_word_file() -> None:
    made = news().finished
    for parts in (made, settled(made, accept=True), settled(made, accept=False)):
        assert faults(archive.packed(parts)) == []


@pytest.mark.needs_node
@pytest.mark.parametrize("how", ["marked", "accepted", "rejected"])
def test_the_validator_has_nothing_to_say_of_it(how: str, tmp_path: Path) -> None:
    made = news().finished
    parts = made if how == "marked" else settled(made, accept=how == "accepted")
    assert sdk.errors(archive.packed(parts), tmp_path) == []


def test_a_picture_that_the_draft_has_is_not_put_in_again_and_a_new_one_once() -> None:
    draft, fresh = built(), built(pages=("visits", "plans"))
    same = Borrowing(draft, fresh)
    same.add("paperwork:measure/plans/charts")
    assert same.parts.keys() == draft.keys()
    twice = Borrowing(draft, built(*NEW))
    twice.add("paperwork:section/news")
    twice.add("paperwork:section/news")
    assert len(twice.parts) == len(draft) + 2
    assert faults(archive.packed(twice.finished)) == []


def test_hidden_names_stay_and_are_left_out_where_the_draft_has_them() -> None:
    made = Borrowing(built(), built(*NEW))
    names = [one.get(w("name"), "") for one in elements(made.add("paperwork:section/news"), "bookmarkStart")]
    assert controls.bookmark_name("paperwork:section/news") in names
    again = made.borrower.borrowed(made.region("paperwork:section/news"))
    assert list(elements(again, "bookmarkStart", "bookmarkEnd")) == []


def test_a_copy_that_is_thrown_away_takes_no_name() -> None:
    made = Borrowing(built(), built(*NEW))
    first, second = (made.borrower.borrowed(made.region("paperwork:section/news")) for _ in range(2))
    names = [[one.get(w("name")) for one in elements(copy, "bookmarkStart")] for copy in (first, second)]
    assert names[0] == names[1] != []


def test_other_names_that_clash_are_changed_with_what_refers_to_them() -> None:
    inside = '<w:bookmarkStart w:id="3" w:name="total"/>' + r("84") + '<w:bookmarkEnd w:id="3"/>'
    link = '<w:hyperlink w:anchor="total">' + r("above") + "</w:hyperlink>"
    draft, _ = opened(p(inside))
    fresh, theirs = opened(p(inside + link + "<w:r><w:instrText> REF total \\h </w:instrText></w:r>"))
    made = Borrower(draft, MAIN, fresh, MAIN).borrowed(body(theirs)[0])
    start, end = elements(made, "bookmarkStart", "bookmarkEnd")
    assert (start.get(w("name")), start.get(w("id"))) == ("total_2", end.get(w("id")))
    assert next(elements(made, "hyperlink")).get(w("anchor")) == "total_2"
    assert next(elements(made, "instrText")).text == " REF total_2 \\h "


def test_an_item_of_a_list_that_the_draft_has_counts_on_and_a_new_list_begins_anew() -> None:
    made = Borrowing(built(), built(*NEW))
    theirs = made.region("paperwork:section/aims")
    joined = made.borrower.borrowed(theirs)
    ours = next(one for one, tag in controls.ours(made.root) if tag == "paperwork:section/aims")
    assert numbers_of(joined) == numbers_of(ours)
    assert not set(numbers_of(made.borrower.borrowed(made.region("paperwork:section/news")))) & set(numbers_of(ours))


def numbers_of(element: Element) -> list[str]:
    return [one.get(w("val"), "") for one in elements(element, "numId")]


def test_styles_are_matched_by_name_and_what_lacks_is_brought_with_all_that_it_builds_on() -> None:
    own = '<w:style w:type="paragraph" w:styleId="Fancy"><w:name w:val="Something else"/></w:style>'
    named = '<w:style w:type="paragraph" w:styleId="berschrift"><w:name w:val="Heading 1"/></w:style>'
    theirs = style("Heading1", "<w:b/>") + style("Base", "<w:i/>") + style("Fancy", "<w:u/>", num(), on="Base")
    draft, _ = opened(p("a"), parts=Parts(styles=own + named))
    numbering = lists(list_level(0, "%1."))
    fresh, root = opened(
        p("b", style="Heading1"), p("c", style="Fancy"), parts=Parts(styles=theirs, numbering=numbering)
    )
    borrower = Borrower(draft, MAIN, fresh, MAIN)
    assert [value(borrower.borrowed(one), "pPr/pStyle") for one in body(root)[:2]] == ["berschrift", "Fancy2"]
    brought = list(elements(archive.root(draft, "word/styles.xml"), "style"))[2:]
    assert {one.get(w("styleId")): value(one, "basedOn") for one in brought} == {"Base": "", "Fancy2": "Base"}
    assert [one.get(w("numId")) for one in elements(archive.root(draft, "word/numbering.xml"), "num")] == ["1"]


def test_footnotes_come_along() -> None:
    line = f'<w:footnote w:id="0" w:type="separator">{p("-")}</w:footnote>'
    notes = Parts(footnotes=f'{line}<w:footnote w:id="1">{p("Why.")}</w:footnote>')
    mark = '<w:r><w:footnoteReference w:id="1"/></w:r>'
    fresh, theirs = opened(p(r("a") + mark), parts=notes)
    for parts in (None, notes):
        draft, root = opened(p(r("b") + (mark if parts else "")), parts=parts)
        body(root)[0].addnext(Borrower(draft, MAIN, fresh, MAIN).borrowed(body(theirs)[0]))
        draft[MAIN] = serialised(root)
        assert [normal_form(one) for one in read(archive.packed(draft), "d.docx").notes.values()][-1] == "p Why."


def test_a_section_leaves_its_headers_behind() -> None:
    fresh, theirs = opened(control("x", p("a", '<w:sectPr><w:headerReference r:id="h"/><w:cols/></w:sectPr>')))
    draft, _ = opened(p("b"))
    made = Borrower(draft, MAIN, fresh, MAIN).borrowed(body(theirs)[0])
    assert [one.tag for one in next(elements(made, "sectPr"))] == [w("cols")]


@pytest.mark.needs_soffice
def test_a_draft_that_libreoffice_saved_takes_a_region_too(tmp_path: Path) -> None:
    before = tmp_path / "draft.docx"
    before.write_bytes(archive.packed(built()))
    converted(before, "docx", tmp_path / "saved")
    draft = archive.members((tmp_path / "saved" / "draft.docx").read_bytes(), "draft.docx")
    made = Borrowing(draft, built(*NEW))
    region = made.borrower.borrowed(made.region("paperwork:section/news"))
    next(elements(made.root, "p")).addnext(region)
    assert all_said(made.finished)["paperwork:section/news"] == normal_form(NEW)
    assert set(faults(archive.packed(made.finished))) <= set(faults(archive.packed(draft)))

"""Landscape sections: one a wide page, each with its footer, and never an empty one."""

from __future__ import annotations

from pathlib import Path

from msgspec.structs import replace

from paperwork.model.blocks import Region, Table
from paperwork.model.paper import Slots
from paperwork.word.reader import read
from paperwork.word.writer import write

from .papers import page, paper, region, slots, summary
from .validity import faults
from .written import W, Written, value, words

UPRIGHT, LANDSCAPE = ("11906", "16838"), ("16838", "11906")


def written(*wide: bool) -> Written:
    """A paper whose one priority has these pages."""
    pages = tuple(page(f"visits{number}", wide=one) for number, one in enumerate(wide))
    priority: Slots = {**slots()["priorities"][0], "pages": pages}  # type: ignore[dict-item, index]
    return Written(write(paper(given=slots(priorities=(priority,))), "0.1.0"))


def sizes(made: Written) -> list[tuple[str, str]]:
    return [(value(one, "pgSz", "w"), value(one, "pgSz", "h")) for one in made.body.iter(f"{W}sectPr")]


def test_a_wide_page_stands_in_a_section_of_its_own_between_upright_ones() -> None:
    assert sizes(written(False, True, False)) == [UPRIGHT, LANDSCAPE, UPRIGHT]
    assert sizes(written(False, False)) == [UPRIGHT]


def test_no_section_is_empty_between_two_wide_pages() -> None:
    assert sizes(written(True, True, False)) == [UPRIGHT, LANDSCAPE, LANDSCAPE, UPRIGHT]


def test_a_wide_page_at_the_end_leaves_no_empty_page_after_it() -> None:
    made = written(False, True)
    assert sizes(made) == [UPRIGHT, LANDSCAPE]
    assert made.body[-1].tag == f"{W}sectPr"


def test_each_section_has_its_header_and_footer_and_a_landscape_one_its_number_at_its_own_margin() -> None:
    draft = read(written(False, True, False).data, "draft.docx")
    for section in draft.sections:
        assert section.headers["default"]
        footer = section.footers["default"][-1]
        assert footer.look is not None  # type: ignore[union-attr]
        (stop,) = footer.look.tabs  # type: ignore[union-attr]
        at, run = stop.at, stop.align
        assert run == "right"
        assert abs(at - (section.page.width - section.page.left - section.page.right)) < 1


def test_a_small_table_takes_the_smaller_styles() -> None:
    table: Table = replace(summary(), small=True)
    months: Region = region("measure/visits/months", table)
    priority: Slots = {**slots()["priorities"][0], "pages": ({**page(wide=True), "months": months},)}  # type: ignore[dict-item, index]
    made = Written(write(paper(given=slots(priorities=(priority,))), "0.1.0"))
    styles = {value(one, "pPr/pStyle") for one in made.control(months.tag).iter(f"{W}p") if words(one)}
    assert {"TableHeadWide", "TableLabelWide", "TableTextWide", "TableTotalWide", "TableRatingWide"} <= styles
    assert not {"TableHead", "TableLabel", "TableText", "TableTotal", "TableRating"} & styles


def test_it_is_a_valid_word_file(tmp_path: Path) -> None:
    for wide in ((False, True, False), (True, True)):
        assert faults(written(*wide).data) == []

"""Every region in a content control of its own, every live fact in prose in an inline one, a bookmark beside each."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from paperwork.model.blocks import Paragraph, Span
from paperwork.model.tags import fact_tag
from paperwork.word.controls import bookmark_name
from paperwork.word.writer import write

from .papers import paper, region, says, section, slots, summary
from .validity import faults
from .written import W, Written, value, words


def written(**changes: object) -> Written:
    return Written(write(paper(given=slots(**changes)), "0.1.0"))


def control_of(made: Written, tag: str):  # type: ignore[no-untyped-def]
    return next(one for one in made.body.iter(f"{W}sdt") if value(one, "sdtPr/tag") == tag)


def test_controls_hold_rich_text_and_none_is_locked() -> None:
    for control in written().body.iter(f"{W}sdt"):
        properties = control.find(f"{W}sdtPr")
        kinds = {child.tag.removeprefix(W) for child in ([] if properties is None else properties)}
        assert kinds <= {"alias", "tag", "id", "showingPlcHdr", "docPartObj"}


def test_each_region_stands_in_a_control_with_its_tag_and_its_key_as_alias() -> None:
    made = written()
    for tag in ("paperwork:section/aims", "paperwork:priority/a/summary", "paperwork:measure/visits/q1"):
        assert value(control_of(made, tag), "sdtPr/alias") == tag.removeprefix("paperwork:")


def test_a_fact_in_an_authors_sentence_has_an_inline_control() -> None:
    sentence = next(iter(written().control("paperwork:measure/visits/q1").iter(f"{W}p")))
    fact = next(sentence.iter(f"{W}sdt"))
    assert value(fact, "sdtPr/tag") == "paperwork:fact/visits/actual"
    assert words(fact) == "84%"
    assert words(sentence) == "It stood at 84%, up."


def test_a_fact_in_a_table_of_data_has_none_because_the_table_is_renewed_whole() -> None:
    told = Paragraph((Span("84%", fact="visits.actual"),))
    made = written(
        priorities=(
            {
                "title": "A",
                "summary": region("priority/a/summary", told),
                "charts": False,
                "not_published": False,
                "pages": (),
            },
        )
    )
    assert "paperwork:fact/visits/actual" not in made.tags


def test_ids_are_unique_positive_and_the_same_in_every_build() -> None:
    ids = [[int(value(one, "sdtPr/id")) for one in made.body.iter(f"{W}sdt")] for made in (written(), written())]
    assert ids[0] == ids[1]
    assert len(set(ids[0])) == len(ids[0])
    assert all(0 < id < 2**31 for id in ids[0])


def test_an_id_does_not_change_because_another_region_comes_before_it() -> None:
    before = value(control_of(written(), "paperwork:measure/visits/q1"), "sdtPr/id")
    more = (section("extra", "Extra", says("More.")), *slots()["sections"])  # type: ignore[misc]
    assert value(control_of(written(sections=more), "paperwork:measure/visits/q1"), "sdtPr/id") == before


def test_a_hidden_bookmark_goes_from_the_first_paragraph_of_a_region_to_the_end_of_its_last() -> None:
    made = written(sections=(section("aims", "Aims", says("First."), says("Middle."), says("Last.")),))
    name = bookmark_name("paperwork:section/aims")
    first, _, last = made.control("paperwork:section/aims").iter(f"{W}p")
    start = first.find(f"{W}bookmarkStart")
    assert start is not None
    assert start.get(f"{W}name") == name
    assert last[-1].tag == f"{W}bookmarkEnd"
    assert last[-1].get(f"{W}id") == start.get(f"{W}id")


def test_around_a_table_the_bookmark_stands_in_its_first_and_last_cell() -> None:
    table = summary()
    made = written(sections=(section("aims", "Aims", type(table)(table.rows, columns=table.columns)),))
    cells = list(made.control("paperwork:section/aims").iter(f"{W}tc"))
    assert cells[0].find(f"{W}p/{W}bookmarkStart") is not None
    assert cells[-1].find(f"{W}p/{W}bookmarkEnd") is not None


def test_a_fact_that_stands_twice_has_two_bookmarks() -> None:
    twice = Paragraph((Span("84%", fact="visits.actual"), Span(" and "), Span("84%", fact="visits.actual")))
    made = written(sections=(section("aims", "Aims", twice),))
    tag = fact_tag("visits.actual")
    assert {bookmark_name(tag), bookmark_name(tag, 2)} <= set(made.bookmarks)
    assert faults(made.data) == []


def test_a_region_that_is_still_to_be_written_is_replaced_by_what_is_typed() -> None:
    made = written()
    assert control_of(made, "paperwork:measure/visits/q2").find(f"{W}sdtPr/{W}showingPlcHdr") is not None
    assert control_of(made, "paperwork:measure/visits/q1").find(f"{W}sdtPr/{W}showingPlcHdr") is None


def test_a_gap_is_marked_by_its_characters_so_that_text_in_its_place_is_like_its_neighbours() -> None:
    made = written(sections=(section("aims", "Aims", says("[To be written: Aims]", "gap"), numbered=True),))
    paragraph = next(iter(made.control("paperwork:section/aims").iter(f"{W}p")))
    assert value(paragraph, "pPr/pStyle") == "NumberedParagraph"
    assert value(next(iter(paragraph.iter(f"{W}r"))), "rPr/rStyle") == "Gap"


def test_a_region_without_blocks_holds_an_empty_paragraph() -> None:
    made = written(sections=(section("aims", "Aims"),))
    assert [child.tag for child in made.control("paperwork:section/aims")] == [f"{W}p"]
    assert faults(made.data) == []


@given(st.text(min_size=1, max_size=64), st.integers(1, 40))
def test_a_bookmarks_name_is_one_that_word_takes(tag: str, occurrence: int) -> None:
    name = bookmark_name(tag, occurrence)
    assert len(name) <= 40
    assert name.startswith("_pw_")
    assert name.replace("_", "").isalnum()

"""The front sheet: sections in the template's order, numbered where they are, with gaps where nothing is written."""

from __future__ import annotations

from typing import Any

from msgspec.structs import replace

from paperwork.model.blocks import ListItem, Paragraph, Span
from paperwork.model.supplied import FormLine, Section

from . import builders as make
from .reading import composed, slots, words


def sections(*given: Section) -> list[Any]:
    return list(slots(composed(make.inputs(sections=given)))["sections"])


def test_sections_stand_in_the_template_s_order_with_their_headings() -> None:
    made = sections(make.section("aims", "Aims", make.prose("One")), make.section("risks", "Risks", make.prose("Two")))
    assert [section["heading"] for section in made] == ["Aims", "Risks"]


def test_paragraphs_of_a_numbered_section_are_numbered_and_nothing_types_the_number() -> None:
    (made,) = sections(make.section(prose=make.prose("First.", "Second."), number=1))
    assert words(made["body"]) == [("numbered", "First."), ("numbered", "Second.")]
    assert (made["number"], made["numbered"]) == ("1", True)


def test_paragraphs_of_a_section_without_a_number_are_plain() -> None:
    (made,) = sections(make.section(prose=make.prose("First.")))
    assert words(made["body"]) == [("body", "First.")]
    assert (made["number"], made["numbered"]) == ("", False)


def test_a_list_in_a_numbered_section_stays_a_list() -> None:
    item = ListItem((Span("An item"),))
    (made,) = sections(make.section(prose=(*make.prose("First."), item), number=1))
    assert made["body"].blocks[1] == item


def test_the_lines_of_a_signed_section_take_no_number_though_its_heading_does() -> None:
    (made,) = sections(make.section("contact", "Contact", make.prose("A. Analyst"), number=1, signature=True))
    assert words(made["body"]) == [("body", "A. Analyst")]
    assert made["signature"] is True


def test_an_empty_section_shows_a_gap_with_its_guidance() -> None:
    (made,) = sections(make.section("risks", "Risks and opportunities", guidance="What may go wrong."))
    assert words(made["body"]) == [
        ("gap", "[To be written: Risks and opportunities]\n[Guidance: What may go wrong.]"),
    ]


def test_brackets_in_guidance_do_not_end_the_gap_early() -> None:
    (made,) = sections(make.section("risks", "Risks", guidance="Write [briefly]."))
    assert words(made["body"]) == [("gap", "[To be written: Risks]\n[Guidance: Write (briefly).]")]


def test_an_empty_section_that_may_be_left_out_is_left_out_and_takes_no_number() -> None:
    made = sections(
        make.section("options", "Options", number=1, mandatory=False),
        make.section("risks", "Risks", make.prose("Some."), number=2),
    )
    assert [(section["heading"], section["number"]) for section in made] == [("Risks", "1")]


def test_a_section_s_prose_belongs_to_its_author_under_a_stable_tag() -> None:
    (made,) = sections(make.section("risks", prose=make.prose("Some.")))
    assert (made["body"].tag, made["body"].owner) == ("paperwork:section/risks", "author")


def test_what_stands_in_a_section_beside_paragraphs_is_kept_as_it_is() -> None:
    note = Paragraph((Span("A note"),), role="note")
    (made,) = sections(make.section(prose=(note,), number=1))
    assert made["body"].blocks == (note,)


FORMS = {
    "control": (FormLine("version", "Version No."), FormLine("author", "Author")),
    "ask": (FormLine("decision", "Decision needed", box=True), FormLine("information", "Information", box=True)),
}


def with_forms(**given: dict[str, str]) -> Any:
    inputs = make.inputs(make.brief(make.priority(make.page()), forms=given))
    return slots(composed(replace(inputs, template=replace(inputs.template, forms=FORMS))))["forms"]


def test_a_form_has_its_lines_in_the_template_s_order_with_what_the_paper_gives() -> None:
    made = with_forms(control={"author": "Head of Practice", "version": "1"})
    assert [(line["label"], line["value"], line["box"]) for line in made["control"]] == [
        ("Version No.", "1", False),
        ("Author", "Head of Practice", False),
    ]


def test_a_line_that_is_not_filled_in_shows_a_gap() -> None:
    made = with_forms(control={"version": "1"})
    assert [line["value"] for line in made["control"]] == ["1", "[To be written: Author]"]


def test_a_box_shows_whether_it_is_ticked() -> None:
    made = with_forms(ask={"information": "yes", "decision": "no"})
    assert [(line["mark"], line["ticked"], line["value"]) for line in made["ask"]] == [
        ("☐", False, ""),
        ("☒", True, ""),
    ]


def test_a_form_that_the_paper_does_not_fill_in_is_left_out() -> None:
    assert with_forms(ask={"information": "yes"})["control"] == ()


def test_sections_of_a_part_stand_apart_from_those_of_the_front_sheet() -> None:
    front = make.section("risks", "Risks", make.prose("One."))
    apart = make.section("narrative", "Narrative", make.prose("Two."), part="narrative")
    inputs = make.inputs(sections=(front, apart))
    rules = replace(inputs.template, sections=(front.rule, apart.rule))
    made = slots(composed(replace(inputs, template=rules)))
    assert [section["heading"] for section in made["sections"]] == ["Risks"]
    assert [section["heading"] for section in made["parts"]["narrative"]] == ["Narrative"]


def test_the_authors_of_a_cover_stand_one_a_line() -> None:
    told = make.brief(make.priority(make.page()), authors=("Head of Quality", "Performance Manager"))
    assert [author["name"] for author in slots(composed(make.inputs(told)))["authors"]] == [
        "Head of Quality",
        "Performance Manager",
    ]

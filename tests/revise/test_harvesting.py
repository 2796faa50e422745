"""What a draft says goes into its input: as Markdown can say it, with live facts, and merged where both were edited."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from paperwork.model.blocks import Block, Heading, ListItem, Paragraph, Span, block_text
from paperwork.revise.harvesting import Harvest, harvested

VISITS, PLANS = "⟦paperwork:fact/visits/actual⟧", "⟦paperwork:fact/plans/actual⟧"
VALUES = {"paperwork:fact/visits/actual": "84%", "paperwork:fact/plans/actual": "207 per 10,000\n208 per 10,000"}
GAP = "p [To be written: Risks]⟦br⟧[Guidance: What may go wrong.]"


def taken(base: str, draft: str, source: str | None = None) -> Harvest:
    return harvested(base, draft, base if source is None else source, VALUES)


def said(found: Harvest) -> list[str] | None:
    return None if found.blocks is None else [block_text(block) for block in found.blocks]


def paragraph(*spans: Span) -> Paragraph:
    return Paragraph(spans)


BLOCKS: dict[str, tuple[str, Block]] = {
    "words": ("p Words.", paragraph(Span("Words."))),
    "bold and italic": (
        "p ⟦b⟧a⟦/b⟧ ⟦i⟧b⟦/i⟧", paragraph(Span("a", bold=True), Span(" "), Span("b", italic=True)),
    ),
    "a link": (
        "p See ⟦a https://x.org⟧it ⟦/a⟧.", paragraph(Span("See "), Span("it", href="https://x.org"), Span(" .")),
    ),
    "a fact": (
        f"p At {VISITS}.",
        paragraph(Span("At "), Span("{{ visits.actual }}", fact="visits.actual"), Span(".")),
    ),
    "a bullet": ("l0* One", ListItem((Span("One"),))),
    "a number": ("l0# One", ListItem((Span("One"),), ordered=True)),
    "a small heading": ("h4 ⟦b⟧One⟦br⟧two⟦/b⟧", Heading(4, (Span("One two"),))),
    "a heading of the paper's own": ("h1 One", Heading(3, (Span("One"),))),
    "a line break": ("p One ⟦br⟧ two⟦br⟧", paragraph(Span("One\ntwo"))),
    "brackets": ("p ⟦lb⟧One⟦rb⟧", paragraph(Span("⟦One⟧"))),
}  # fmt: skip


@pytest.mark.parametrize("kind", BLOCKS)
def test_edited_text_comes_back_as_blocks(kind: str) -> None:
    text, block = BLOCKS[kind]
    assert taken("p Before.", text).blocks == (block,)


@pytest.mark.parametrize(("kind", "level"), [("h1", 3), ("h2", 3), ("h7", 6)])
def test_a_heading_whose_level_no_text_file_has_is_told_once_it_is_new(kind: str, level: int) -> None:
    found = taken("p Before.", f"{kind} Why\np Before.")
    assert found.blocks == (Heading(level, (Span("Why"),)), paragraph(Span("Before.")))
    assert found.levelled == ("Why",)
    assert not taken(f"{kind} Why\np Before.", f"{kind} Why\np After.").levelled
    assert not taken("p Before.", "h4 Why\np Before.").levelled


def test_a_list_never_skips_a_level_nor_goes_deeper_than_markdown_can_say() -> None:
    found = taken("", "\n".join(f"l{level}* x" for level in (2, 4, *range(1, 12))))
    levels = [block.level for block in found.blocks or () if isinstance(block, ListItem)]
    assert levels == [0, 1, 1, *range(2, 8), 7, 7, 7, 7]


@pytest.mark.parametrize("draft", ["p Words.", "p  Words. ⟦br⟧", "p \np Words.\np ", "p Words.⟦a https://x.org⟧ ⟦/a⟧"])
def test_what_no_reader_sees_is_no_edit(draft: str) -> None:
    assert taken("p Words.", draft).blocks is None


def test_a_text_that_nobody_edited_is_left_alone_whatever_the_input_says_now() -> None:
    assert taken("p One.", "p One.", "p Two.") == Harvest(None, ahead=True)
    assert taken("p One.", "p One.", "p One.") == Harvest(None)


LEFT = {
    "| p a | p b |\n| p c | p d |": "a table (a | b; c | d)",
    "p ⟦img:0123 A chart⟧": "a picture (A chart)",
    "p Words.⟦note⟧": "a footnote",
    "o Words in a box": "a drawing or a box (Words in a box)",
    "⟦paperwork:measure/visits/months⟧": "another part of the paper",
    "p ⟦a #there⟧Words⟦/a⟧.": "a link to #there (its words 'Words' are taken)",
}


@pytest.mark.parametrize("text", LEFT)
def test_what_markdown_cannot_say_stays_in_the_draft_and_is_told(text: str) -> None:
    found = taken("p Words.", f"p Words.\n{text}")
    assert found.left == (LEFT[text],)
    assert said(found) in (None, ["Words."], ["Words.", "Words."])


def test_a_link_that_the_input_has_itself_stays() -> None:
    found = taken("p ⟦a plan.html⟧Words⟦/a⟧.", "p ⟦a plan.html⟧Words⟦/a⟧ more.")
    assert found.left == ()
    assert found.blocks == (paragraph(Span("Words", href="plan.html"), Span(" more.")),)


def test_a_gap_that_nobody_touched_is_nothing() -> None:
    assert taken(GAP, GAP, "").blocks is None
    assert said(taken(GAP, f"{GAP}\np Words.", "")) == ["Words."]


def test_a_gap_that_was_typed_over_is_taken_without_what_is_left_of_it() -> None:
    assert said(taken(GAP, "p Risks are few.", "")) == ["Risks are few."]
    assert said(taken(GAP, "p Risks are few.⟦br⟧[Guidance: What may go wrong.]", "")) == ["Risks are few."]


def test_an_authors_own_words_that_look_like_a_gap_are_words() -> None:
    assert said(taken(GAP, f"{GAP}\np More.", GAP)) == [GAP[2:].replace("⟦br⟧", "\n"), "More."]


def test_a_fact_whose_control_is_gone_is_live_again_where_its_value_still_stands() -> None:
    base = f"p Visits are at {VISITS}, plans at {PLANS}."
    assert taken(base, "p Visits are at 84%, plans at 208 per 10,000.").blocks is None
    found = taken(base, "p Visits are still at 84%, plans at 207 per 10,000 again.")
    assert said(found) == ["Visits are still at {{ visits.actual }}, plans at {{ plans.actual }} again."]
    assert found.frozen == ()


def test_a_fact_that_was_replaced_by_words_is_told() -> None:
    found = taken(f"p Visits are at {VISITS}.", "p Most visits are in time.")
    assert said(found) == ["Most visits are in time."]
    assert found.frozen == (("visits.actual", "Most visits are in time."),)


def test_a_number_of_the_same_value_elsewhere_is_not_the_fact() -> None:
    found = taken(f"p Visits are at {VISITS} now.", "p Of all staff 84% said so, and visits rose.")
    assert [name for name, _ in found.frozen] == ["visits.actual"]


def test_a_fact_that_went_with_its_paragraph_or_moved_is_not_told() -> None:
    assert taken(f"p One.\np At {VISITS}.", "p One.").frozen == ()
    moved = taken(f"p At {VISITS}, one.\np Two.", f"p One.\np Two at {VISITS}.")
    assert moved.frozen == ()
    assert said(moved) == ["One.", "Two at {{ visits.actual }}."]


def test_edits_of_draft_and_input_in_different_places_are_both_taken() -> None:
    base = f"p One is at {VISITS}.\np Two.\np Three."
    draft = f"p One is now at {VISITS}.\np Two.\np Three.\np Four."
    source = f"p One is at {VISITS}, they say.\np Three."
    found = taken(base, draft, source)
    assert said(found) == ["One is now at {{ visits.actual }}, they say.", "Three.", "Four."]
    assert found.clashes == 0


def test_edits_of_one_place_stand_beside_each_other_until_they_are_settled() -> None:
    found = taken("p One.\np Two.", "p One.\np Mine.", "p One.\np Theirs.")
    assert said(found) == [
        "One.",
        "[To be settled: the Word draft said:]",
        "Mine.",
        "[To be settled: the text file said:]",
        "Theirs.",
        "[To be settled: keep one of the two, and delete the lines in brackets.]",
    ]
    assert found.clashes == 1


@pytest.mark.parametrize(("draft", "source"), [("p One.", "p One.\np Theirs."), ("p One.\np Mine.", "p One.")])
def test_what_one_deleted_and_the_other_edited_is_not_lost(draft: str, source: str) -> None:
    found = taken("p One.\np Two.", draft, source)
    assert found.clashes == 1
    texts = said(found) or []
    assert any("had nothing here" in text for text in texts)
    assert "Theirs." in texts or "Mine." in texts


def test_until_two_versions_are_settled_nothing_more_is_taken() -> None:
    base, draft = "p One.\np Two.", "p One.\np Mine."
    lines = ["p " + text for text in said(taken(base, draft, "p One.\np Theirs.")) or []]
    assert taken(base, draft, "\n".join(lines)) == Harvest(None, waits=True)
    assert taken(base, base, "\n".join(lines)) == Harvest(None, ahead=True)
    settled = taken(base, draft, draft)
    assert (said(settled), settled.clashes) == (["One.", "Mine."], 0)


@pytest.mark.parametrize(
    ("draft", "source"),
    [
        ("p New.\np One here.\np Two.", "p One there, it is.\np Two."),
        ("p One now, here.\np New.\np Two.", "p One here, they say.\np Two.\np Three."),
    ],
)
def test_what_was_harvested_once_beside_other_changes_is_not_taken_twice(draft: str, source: str) -> None:
    base = "p One here.\np Two."
    once = taken(base, draft, source)
    lines = "\n".join("p " + text for text in said(once) or [])
    again = taken(base, draft, lines)
    assert (said(again), again.clashes) == (said(once), once.clashes)
    assert lines.count("New.") == 1


def test_a_paragraph_that_one_deleted_and_the_other_has_words_in_is_not_torn() -> None:
    found = taken("p One here.\np Two.", "p Two.", "p So, one here.\np Two.")
    assert found.clashes == 1
    assert "So, one here." in (said(found) or [])


def test_marks_that_a_draft_was_built_with_are_settled_in_word() -> None:
    base = "p [To be settled: the Word draft said:]\np Mine.\np [To be settled: the text file said:]\np Theirs."
    assert said(taken(base, "p Mine.")) == ["Mine."]


WORDS = st.sampled_from(["one", "two", "three", "four"])
LINES = st.lists(st.lists(WORDS, min_size=1, max_size=4).map(" ".join), max_size=5)


def text(lines: list[str]) -> str:
    return "\n".join(f"p {line}" for line in lines)


@settings(max_examples=300, deadline=None)
@given(LINES, LINES, LINES)
def test_no_word_that_was_added_on_either_side_is_lost(base: list[str], draft: list[str], source: list[str]) -> None:
    draft, source = [f"{line} mine" for line in draft], [f"{line} theirs" for line in source]
    found = taken(text(base), text(draft), text(source))
    if found.blocks is not None:
        words = " ".join(block_text(block) for block in found.blocks).split()
        assert words.count("mine") >= len(draft) * (draft != base)
        assert words.count("theirs") >= len(source)


@settings(max_examples=200, deadline=None)
@given(LINES, LINES)
def test_without_other_changes_an_input_says_what_the_draft_says(base: list[str], draft: list[str]) -> None:
    found = taken(text(base), text(draft))
    assert (said(found) if found.blocks is not None else base) == draft


def test_a_gap_that_stands_where_words_were_rejected_takes_nothing_out_of_the_input() -> None:
    assert taken("p Some worry.", GAP) == Harvest(None, ahead=True)

"""The places of a frame that paper.yaml has lines for are found in a draft, whatever people did round them."""

from __future__ import annotations

from paperwork.model.filling import MARK_BEGINS, MARK_BOX, MARK_ENDS, Filled
from paperwork.revise.filling import filled

GAP = "[To be written: Name]"


def mark(key: str, begins: str = MARK_BEGINS) -> str:
    return f"{begins}{key}{MARK_ENDS}"


def found(marked: str, printed: dict[str, str], base: str, draft: str) -> list[tuple[str, str, str | None]]:
    marks = {mark(key, MARK_BOX if said in "☒☐" else MARK_BEGINS): said for key, said in printed.items()}
    return [(one.key, one.was, one.now) for one in filled(marked, marks, base, draft)]


def test_a_row_is_known_by_the_words_of_the_template_in_it() -> None:
    marked = f"| p Name | p {mark('name')} |\n| p Day | p {mark('day')} |"
    base = f"| p Name | p {GAP} |\n| p Day | p 1 May |"
    draft = "| p Day | p 2 May |\n| p More | p more |\n| p Name | p Ann⟦/⟧p and ⟦b⟧Bob⟦bar⟧⟦/b⟧ |"
    assert found(marked, {"name": GAP, "day": "1 May"}, base, draft) == [
        ("name", "", "Ann and Bob|"),
        ("day", "1 May", "2 May"),
    ]


def test_a_line_that_the_template_prints_no_more_hides_none_of_those_round_it() -> None:
    marked = f"p {mark('title')}\np {mark('subject')}\np {mark('time')}\np {mark('who')}"
    printed = {"title": "Plan", "subject": "Care", "time": "May", "who": "Board"}
    base = "p Plan\np May\np Board"
    assert found(marked, printed, base, "p Plan\np June\np Board") == [
        ("title", "Plan", "Plan"), ("time", "May", "June"), ("who", "Board", "Board"),
    ]  # fmt: skip


def test_boxes_are_told_by_their_marks() -> None:
    boxes = f"| {mark('a', MARK_BOX)}⟦tab⟧A⟦/⟧p {mark('b', MARK_BOX)}⟦tab⟧B |"
    printed = {"a": "☒", "b": "☐"}
    base, draft = "| ☒⟦tab⟧A⟦/⟧p ☐⟦tab⟧B |", "| ☐⟦tab⟧A⟦/⟧p ☒⟦tab⟧B |"
    assert found(boxes, printed, base, draft) == [("a", "yes", "no"), ("b", "no", "yes")]


def test_what_may_be_read_in_two_ways_is_not_read() -> None:
    marked = f"p {mark('name')}⟦br⟧{mark('post')}"
    base = "p Ann⟦br⟧Head"
    printed = {"name": "Ann", "post": "Head"}
    assert found(marked, printed, base, "p Ann⟦br⟧Lead") == [("name", "Ann", "Ann"), ("post", "Head", "Lead")]
    assert found(marked, printed, base, "p Ann⟦br⟧Deputy⟦br⟧Head") == []


def test_a_picture_is_no_words_and_a_gap_says_nothing() -> None:
    marked, printed = f"p Of: {mark('name')}", {"name": GAP}
    assert found(marked, printed, f"p Of: {GAP}", "p Of: ⟦img:12 a⟧") == [("name", "", None)]
    assert found(marked, printed, f"p Of: {GAP}", f"p Of: {GAP} Ann ⟦lb⟧x⟦rb⟧") == [("name", "", "Ann ⟦x⟧")]
    (one,) = filled(marked, {mark("name"): GAP}, f"p Of: {GAP}", "p ⟦b⟧Of:⟦/b⟧ Ann")
    assert one == Filled("name", "", "Ann", "p ⟦b⟧Of:⟦/b⟧ Ann")

"""Words that the first box of a chain has no room for go on in the next, and are tagged in one piece."""

from __future__ import annotations

import pytest

from paperwork.model.blocks import Block, DrawnPart, Opaque, Outline
from paperwork.model.look import PictureLook
from paperwork.pdf import render
from paperwork.pdf.layout import lay_out
from paperwork.pdf.ops import Words

from . import tagged
from .drafts import draft, paragraph

RECT = Outline("M0 0L100 0L100 60L0 60Z", "#dddddd")
STORY = tuple(paragraph(f"Line {at}.") for at in range(9))


def linked(link: int, left: float, words: tuple[Block, ...] = (), width: float = 100.0) -> Opaque:
    """A box of a chain, of four lines, so far to the right."""
    look = PictureLook(floating=True, from_x="page", left=left, from_y="page", top=100.0)
    part = DrawnPart(0, 0, width, 65.0, (RECT,), blocks=words, chain="story", link=link)
    text = "\n".join(f"Line {at}." for at in range(9)) if words else ""
    return Opaque(text, "text box", words, width, 65.0, look, (part,), anchored=True)


def places(*blocks: Block) -> dict[str, float]:
    """How far to the right each line stands."""
    (page,) = lay_out(draft(*blocks)).pages
    return {op.text.strip(): op.x for op in page.sheet.ops if isinstance(op, Words) and op.text.strip()}


def test_words_go_on_from_box_to_box_and_the_last_holds_all_that_is_left() -> None:
    found = places(paragraph("Anchor."), linked(0, 50.0, STORY), linked(1, 200.0), linked(2, 350.0))
    assert [found[f"Line {at}."] for at in range(9)] == [57.2] * 4 + [207.2] * 4 + [357.2]


def test_the_order_of_the_links_counts_not_that_of_the_boxes() -> None:
    found = places(paragraph("Anchor."), linked(2, 350.0), linked(1, 200.0), linked(0, 50.0, STORY))
    assert [found[f"Line {at}."] for at in range(9)] == [57.2] * 4 + [207.2] * 4 + [357.2]


@pytest.mark.parametrize("order", [(0, 1, 2), (2, 1, 0), (1, 0, 2)], ids=str)
def test_the_words_of_a_chain_are_read_in_one_piece(order: tuple[int, ...]) -> None:
    boxes = [linked(at, 50.0 + 150.0 * at, STORY if at == 0 else ()) for at in order]
    found = tagged.read(render(draft(paragraph("Anchor."), *boxes, paragraph("Below."))))
    assert found.faults == []
    said = [node.words.strip() for node in found.root.find("P")]
    assert said == ["Anchor.", *(f"Line {at}." for at in range(9)), "Below."]


def test_a_paragraph_goes_on_in_a_narrower_box_in_lines_as_narrow_as_it() -> None:
    words = paragraph("Words of a long paragraph that goes on and on. " * 4)
    boxes = linked(0, 50.0, (words,), 200.0), linked(1, 300.0, (), 90.0)
    (page,) = lay_out(draft(paragraph("Anchor."), *boxes)).pages
    second = [op for op in page.sheet.ops if isinstance(op, Words) and op.x >= 300.0 and op.text.strip()]
    assert second
    assert all(op.x + op.width <= 390.0 for op in second)


def test_a_box_that_goes_on_from_none_and_a_chain_of_one_lose_no_words() -> None:
    found = tagged.read(render(draft(paragraph("Anchor."), linked(1, 50.0), paragraph("Between."))))
    assert found.faults == []
    alone = tagged.read(render(draft(paragraph("Anchor."), linked(0, 50.0, STORY))))
    assert "Line 8." in alone.root.words


def test_words_of_a_chain_that_no_box_can_hold_are_set_as_text() -> None:
    found = tagged.read(render(draft(paragraph("Anchor."), linked(0, 50.0, STORY, 20.0), linked(1, 200.0))))
    assert found.faults == []
    assert [f"Line {at}." in found.root.words for at in range(9)] == [True] * 9

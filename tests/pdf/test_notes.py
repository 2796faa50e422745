"""Notes whose marks stand elsewhere than in the text: in boxes and frames, and in other notes."""

from __future__ import annotations

import pytest

from paperwork.model.blocks import Block, DrawnPart, Opaque, Outline, Paragraph, Span
from paperwork.model.look import FrameLook, PageSetup, ParagraphLook, PictureLook, SpanLook
from paperwork.pdf import rendered

from .drafts import draft, paragraph, span, squeezed, texts
from .tagged import read

PAGE = PageSetup(width=300, height=220, top=40, bottom=40, left=40, right=40, header=15, footer=15)
OVER = PictureLook(floating=True, from_x="column", from_y="paragraph")
BESIDE = PictureLook(floating=True, from_x="column", from_y="paragraph", wrap="square")


def marked(text: str, key: str, mark: str = "1") -> Paragraph:
    return Paragraph((span(text), Span(mark, note=key, look=SpanLook(vertical="super"))), look=ParagraphLook())


def drawn(look: PictureLook, part: Block) -> Opaque:
    outline = Outline("M 0 0 L 150 0 L 150 50 L 0 50 Z", "#eeeeee")
    inside = DrawnPart(0.0, 0.0, 150.0, 50.0, (outline,), blocks=(part,))
    return Opaque("boxed", "text box", (part,), 150.0, 50.0, look, (inside,))


def framed(part: Paragraph, look: PictureLook) -> Paragraph:
    return Paragraph(part.spans, look=ParagraphLook(frame=FrameLook(look, 120.0)))


BOXED = marked("Boxed", "footnote-1")


@pytest.mark.parametrize(
    "box",
    [
        Opaque("Boxed", "text box", (BOXED,), 150.0, 50.0, OVER),
        drawn(OVER, BOXED),
        drawn(BESIDE, BOXED),
        drawn(PictureLook(), BOXED),
        framed(BOXED, OVER),
        framed(BOXED, BESIDE),
    ],
    ids=["box over text", "drawing over text", "drawing beside text", "drawing in line", "frame over", "frame beside"],
)
def test_a_note_of_a_box_stands_at_the_foot_of_its_page_and_is_heard_after_its_mark(box: Block) -> None:
    notes = {"footnote-1": (paragraph("What is meant"),)}
    made = rendered(draft(box, paragraph("All else"), page=PAGE, notes=notes))
    assert made.audit.finding is None
    (page,) = texts(made.data)
    assert squeezed(page).endswith("Whatismeant")
    assert "".join(read(made.data).root.words.split()) == "Boxed1WhatismeantAllelse"


def test_a_note_of_a_note_stands_after_it_and_is_heard_after_its_mark() -> None:
    notes = {
        "footnote-1": (
            Paragraph((Span("1", note="footnote-1", look=SpanLook()), *marked(" see", "footnote-2", "2").spans)),
        ),
        "footnote-2": (paragraph("the other"),),
    }
    made = rendered(draft(marked("Claim", "footnote-1"), paragraph("All else"), page=PAGE, notes=notes))
    assert made.audit.finding is None
    assert [squeezed(page) for page in texts(made.data)] == ["Claim1Allelse1see2theother"]
    root = read(made.data).root
    assert "".join(root.words.split()) == "Claim11see2theotherAllelse"
    assert root.outline == "Document(P(Reference Note(P(Reference Note(P)))) P)"


def test_an_endnote_that_a_footnote_alone_refers_to_stands_with_it_and_once() -> None:
    notes = {"footnote-1": (marked("see", "endnote-1", "i"),), "endnote-1": (paragraph("the end"),)}
    made = rendered(draft(marked("Claim", "footnote-1"), paragraph("All else"), page=PAGE, notes=notes))
    assert made.audit.finding is None
    assert "".join(map(squeezed, texts(made.data))).count("theend") == 1


def test_two_notes_that_refer_to_each_other_are_printed_once_each() -> None:
    notes = {"footnote-1": (marked("one", "footnote-2", "2"),), "footnote-2": (marked("two", "footnote-1"),)}
    made = rendered(draft(marked("Claim", "footnote-1"), page=PAGE, notes=notes))
    assert made.audit.finding is None
    assert squeezed("".join(texts(made.data))) == "Claim1one2two1"

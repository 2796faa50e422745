"""What floats is read with its place: frames, tables, boxes and the paragraph that they are anchored in, chains."""

from __future__ import annotations

import pytest

from paperwork.model.blocks import Block, Opaque, block_text
from paperwork.model.look import PictureLook

from .drawn import anchored, from_page, shape
from .specimens import Parts, blocks, inline, p, r, style, table, tbl, tc, tr

WORDS = p(r("Words."))
SIDES = " ".join(f'w:{side}="1000"' for side in ("top", "right", "bottom", "left"))
PAGE = f'<w:sectPr><w:pgSz w:w="10000" w:h="16000"/><w:pgMar {SIDES}/></w:sectPr>'


def framed(said: str) -> PictureLook | None:
    look = blocks(p(r("Framed."), f"<w:framePr {said}/>"), WORDS)[0].look
    return look.frame.place if look.frame else None


def boxes(*body: str) -> list[Opaque]:
    return [block for block in blocks(*body) if isinstance(block, Opaque)]


def test_a_frame_is_read_with_its_place_its_size_and_the_space_around_it() -> None:
    said = 'w:w="3000" w:h="600" w:hRule="exact" w:hSpace="180" w:vSpace="40" w:wrap="around" w:vAnchor="text" w:hAnchor="margin" w:xAlign="right" w:y="200"'  # noqa: E501
    first, _ = blocks(p(r("Framed."), f"<w:framePr {said}/>"), WORDS)
    found = first.look.frame
    assert (found.width, found.height, found.exact) == (150.0, 30.0, True)
    place = found.place
    assert (place.from_x, place.align, place.from_y, place.top) == ("margin", "right", "paragraph", 10.0)
    assert (place.wrap, place.distances) == ("square", (2.0, 9.0, 2.0, 9.0))
    assert block_text(first) == "Framed."


@pytest.mark.parametrize(("wrap", "read"), [("around", "square"), ("notBeside", "top_bottom"), ("none", "none")])
def test_a_frame_says_whether_text_stands_beside_it(wrap: str, read: str) -> None:
    found = framed(f'w:w="3000" w:wrap="{wrap}"')
    assert found is not None
    assert found.wrap == read


@pytest.mark.parametrize("said", ["", 'w:hSpace="0" w:wrap="auto" w:yAlign="inline"'])
def test_a_frame_that_says_nothing_or_undoes_another_is_none(said: str) -> None:
    assert framed(said) is None


def test_a_box_alone_in_a_frame_stands_where_the_frame_does() -> None:
    said = 'w:w="3000" w:wrap="notBeside" w:vAnchor="page" w:hAnchor="page" w:x="400" w:y="800"'
    (box,) = boxes(p(inline(shape(words="Boxed.")), f"<w:framePr {said}/>"), WORDS)
    assert (box.look.left, box.look.top, box.look.from_y, box.look.wrap) == (20.0, 40.0, "page", "top_bottom")


def test_paragraphs_of_cells_stand_in_no_frame() -> None:
    found = table(tbl(tr(tc(p(r("In a cell."), '<w:framePr w:w="2000" w:wrap="around"/>')))))
    assert found.rows[0].cells[0].blocks[0].look.frame is None


def test_a_table_that_floats_says_at_which_height_and_how_far_text_keeps_away() -> None:
    said = '<w:tblpPr w:leftFromText="180" w:rightFromText="200" w:topFromText="20" w:bottomFromText="40" w:vertAnchor="page" w:horzAnchor="margin" w:tblpX="1" w:tblpY="4000"/>'  # noqa: E501
    place = table(tbl(tr(tc(), tc()), props=said)).look.floating
    assert (place.from_y, place.top, place.distances) == ("page", 200.0, (1.0, 10.0, 2.0, 9.0))
    assert table(tbl(tr(tc(), tc()))).look.floating is None


def test_a_table_may_float_at_the_foot_of_its_margins() -> None:
    place = table(tbl(tr(tc(), tc()), props='<w:tblpPr w:tblpYSpec="bottom"/>')).look.floating
    assert (place.from_y, place.align_y) == ("margin", "bottom")


def test_a_box_that_floats_is_anchored_in_the_paragraph_before_it() -> None:
    before, box, _ = blocks(p(r("Anchor.") + anchored(shape(words="Boxed."))), WORDS)
    assert block_text(before) == "Anchor."
    assert isinstance(box, Opaque)
    assert box.anchored


def test_a_box_behind_a_page_break_of_its_paragraph_is_not() -> None:
    (box,) = boxes(p(r("Anchor.") + '<w:r><w:br w:type="page"/></w:r>' + anchored(shape(words="Boxed."))))
    assert not box.anchored


def linked(name: str, body: str = "") -> str:
    inside = f'<wps:txbx id="{name}"><w:txbxContent>{body}</w:txbxContent></wps:txbx>' if body else ""
    inside = inside or f'<wps:linkedTxbx id="{name}" seq="1"/>'
    return anchored(shape().replace("<wps:bodyPr", inside + "<wps:bodyPr"))


def links(found: list[Opaque]) -> list[tuple[str, int]]:
    return [(part.chain, part.link) for box in found for part in box.parts]


def test_boxes_of_a_chain_bear_its_name_and_their_numbers() -> None:
    found = boxes(p(r("Anchor.") + linked("3") + linked("3", WORDS)))
    assert links(found) == [("story 3", 1), ("story 3", 0)]
    assert [box.text for box in found] == ["", "Words."]


def vml(name: str, following: str = "", body: str = "") -> str:
    style = f'style="mso-next-textbox:#{following}"' if following else ""
    place = 'style="position:absolute;width:90pt;height:40pt"'
    return (
        f'<w:r><w:pict><v:shape id="{name}" type="#_x0000_t202" {place}><v:textbox {style}>'
        f"<w:txbxContent>{body}</w:txbxContent></v:textbox></v:shape></w:pict></w:r>"
    )


def test_each_box_of_the_older_kind_names_the_next_of_its_chain() -> None:
    found = boxes(p(r("Anchor.") + vml("c", "c") + vml("a", "b", WORDS) + vml("b", "c")))
    assert links(found) == [("a", 2), ("a", 0), ("a", 1)]


def test_boxes_that_name_themselves_or_have_words_of_their_own_go_on_from_none() -> None:
    found = boxes(p(r("Anchor.") + vml("a", "a", WORDS) + vml("b", "a", WORDS)))
    assert [link for _, link in links(found)] == [0, 0]


def test_a_ring_of_boxes_is_read_to_its_end() -> None:
    assert len(boxes(p(r("Anchor.") + vml("a", "b") + vml("b", "a")))) == 2


def shared(across: str, down: str) -> tuple[float, float]:
    """The size of a box that is a share of its page: 500 points by 800, with margins of 50."""
    said = (
        '<wp14:sizeRelH xmlns:wp14="http://schemas.microsoft.com/office/word/2010/wordprocessingDrawing"'
        f' relativeFrom="{across}"><wp14:pctWidth>50000</wp14:pctWidth></wp14:sizeRelH>'
        '<wp14:sizeRelV xmlns:wp14="http://schemas.microsoft.com/office/word/2010/wordprocessingDrawing"'
        f' relativeFrom="{down}"><wp14:pctHeight>25000</wp14:pctHeight></wp14:sizeRelV>'
    )
    run = anchored(shape(words="Boxed.")).replace("</wp:anchor>", said + "</wp:anchor>")
    (box,) = boxes(p(r("Anchor.") + run), PAGE)
    return box.width, box.height


def test_a_box_may_be_as_large_as_a_share_of_its_page() -> None:
    assert shared("page", "page") == (250.0, 200.0)
    assert shared("margin", "margin") == (200.0, 175.0)
    assert shared("nowhere", "leftMargin") == (100.0, 50.0)


def test_a_box_may_be_as_high_as_its_words() -> None:
    run = anchored(shape(words="Boxed.")).replace("<wps:bodyPr />", "<wps:bodyPr><a:spAutoFit/></wps:bodyPr>")
    assert [part.fits for box in boxes(p(run)) for part in box.parts] == [True]
    assert [part.fits for box in boxes(p(anchored(shape(words="Boxed.")))) for part in box.parts] == [False]


def test_a_box_alone_in_its_paragraph_stands_in_its_place() -> None:
    props = '<w:spacing w:before="240" w:after="120"/><w:jc w:val="center"/>'
    found: tuple[Block, ...] = blocks(p(inline(shape(words="Boxed.")), props), WORDS)
    box = found[0]
    assert isinstance(box, Opaque)
    assert box.look is not None
    assert len(found) == 2
    assert (box.look.align, box.look.distances) == ("center", (12.0, 0.0, 6.0, 0.0))


def test_what_a_style_says_of_a_frame_counts_but_for_what_the_paragraph_says() -> None:
    framed_style = style("Side", para='<w:framePr w:w="3000" w:vAnchor="page" w:hAnchor="page" w:x="400" w:y="800"/>')
    parts = Parts(styles=framed_style)
    first, second, third = blocks(
        p(r("Framed."), style="Side"),
        p(r("Lower."), '<w:framePr w:y="1600"/>', "Side"),
        p(r("In line."), '<w:framePr w:yAlign="inline"/>', "Side"),
        parts=parts,
    )
    assert (first.look.frame.place.left, first.look.frame.place.top, first.look.frame.width) == (20.0, 40.0, 150.0)
    assert (second.look.frame.place.left, second.look.frame.place.top) == (20.0, 80.0)
    assert third.look.frame is None


def test_paragraphs_of_text_boxes_stand_in_no_frame() -> None:
    (box,) = boxes(p(r("Anchor.") + anchored(shape(words=p(r("Boxed."), '<w:framePr w:w="900" w:wrap="around"/>')))))
    assert box.blocks[0].look.frame is None


def test_what_floats_in_a_cell_is_measured_from_the_cell() -> None:
    floating = anchored(shape(words="Boxed."), at=(from_page("H", 20.0), from_page("V", 30.0)))
    (cell,) = table(tbl(tr(tc(p(floating))))).rows[0].cells
    look = next(block for block in cell.blocks if isinstance(block, Opaque)).look
    assert (look.from_x, look.left, look.from_y, look.top) == ("column", 20.0, "paragraph", 30.0)

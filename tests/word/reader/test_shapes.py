"""Shapes are read with their outlines, dress and words; diagrams by the shapes that Word stores of them."""

from __future__ import annotations

import pytest

from paperwork.model.blocks import ListItem, Opaque, Picture, block_text

from .drawn import BLUE, RED_LINE, STYLED, frame, grouped, shape
from .specimens import Parts, draft, inline, p, pic, png

DIAGRAM = 'xmlns:dgm="http://schemas.openxmlformats.org/drawingml/2006/diagram"'


def picture(inside: str, alt: str = "", size: tuple[int, int] = (100, 50)) -> Picture:
    (span,) = draft(p(inline(inside, alt, size))).blocks[0].spans
    return span.picture


def box(inside: str, size: tuple[int, int] = (100, 50)) -> Opaque:
    (found,) = [block for block in draft(p(inline(inside, "", size))).blocks if isinstance(block, Opaque)]
    return found


def test_a_shape_without_words_is_a_picture_with_an_outline_a_fill_and_a_line() -> None:
    found = picture(shape("rect"), "A box")
    ((outline,),) = [part.outlines for part in found.parts]
    assert outline.path == "M0.00 0.00L100.00 0.00L100.00 50.00L0.00 50.00Z"
    assert (outline.fill, outline.line.width, outline.line.colour) == ("#1f4e79", 2.0, "#c00000")
    assert (found.alt, found.look.decorative) == ("A box", False)


def test_a_shape_filled_with_a_picture_shows_it_through_its_outline() -> None:
    fill = '<a:blipFill><a:blip r:embed="png"/><a:stretch><a:fillRect l="-50000" r="-50000"/></a:stretch></a:blipFill>'
    parts = Parts(others={"word/media/a.png": png()}, relations={"png": ("image", "media/a.png")})
    (span,) = draft(p(inline(shape("ellipse", dress=fill + RED_LINE), "A lake")), parts=parts).blocks[0].spans
    filled, drawn = span.picture.parts
    assert (filled.picture.raster, filled.picture.look.crop) == (png(), (0.25, 0.0, 0.25, 0.0))
    assert filled.clip == (drawn.outlines[0].path,)
    assert (drawn.outlines[0].fill, drawn.outlines[0].line.colour) == ("", "#c00000")


def test_a_shape_whose_picture_is_not_in_the_file_stays_grey() -> None:
    fill = '<a:blipFill><a:blip r:embed="none"/></a:blipFill>'
    ((outline,),) = [part.outlines for part in picture(shape("rect", dress=fill)).parts]
    assert outline.fill == "#d9d9d9"


def test_a_line_decorates_unless_the_file_says_what_it_shows() -> None:
    assert picture(shape("line", dress=RED_LINE)).look.decorative
    assert not picture(shape("line", dress=RED_LINE), "The boundary").look.decorative


def test_an_arrow_has_a_head_at_its_end() -> None:
    line = RED_LINE.replace("</a:ln>", '<a:tailEnd type="triangle"/></a:ln>')
    ((stroke, head),) = [part.outlines for part in picture(shape("straightConnector1", dress=line)).parts]
    assert (stroke.fill, head.fill) == ("", "#c00000")
    assert head.path.startswith("M100.00 50.00")


@pytest.mark.parametrize("kind", ["ellipse", "roundRect", "triangle", "rightArrow", "can", "star5", "unheardOf"])
def test_a_preset_shape_fills_its_box(kind: str) -> None:
    numbers = [
        float(number)
        for outline in picture(shape(kind)).parts[0].outlines
        for number in outline.path.replace("M", " ").replace("L", " ").replace("C", " ").replace("Z", " ").split()
    ]
    assert (min(numbers), max(numbers[::2]), max(numbers[1::2])) == pytest.approx((0.0, 100.0, 50.0), abs=7.0)


def test_a_shape_may_be_turned_and_flipped() -> None:
    flipped = picture(shape("rtTriangle", turn=' flipH="1"')).parts[0].outlines[0].path
    assert flipped.startswith("M100.00 0.00L0.00 50.00")
    turned = picture(shape("rect", (0, 0, 100, 100), turn=' rot="2700000"'), size=(100, 100)).parts[0].outlines[0].path
    assert turned.startswith("M50.00 -20.71")


def test_a_path_of_its_own_is_scaled_to_the_box() -> None:
    path = '<a:moveTo><a:pt x="0" y="9"/></a:moveTo><a:lnTo><a:pt x="9" y="0"/></a:lnTo><a:close/>'
    own = f'<a:custGeom><a:pathLst><a:path w="9" h="9">{path}</a:path></a:pathLst></a:custGeom>'
    assert picture(shape(geometry=own)).parts[0].outlines[0].path == "M0.00 50.00L100.00 0.00Z"


def test_words_stand_in_their_shape_with_its_insets_and_in_a_colour_that_can_be_read() -> None:
    found = box(shape("roundRect", words="Approve", body='lIns="127000" anchor="ctr"'))
    (part,) = found.parts
    assert (found.text, part.insets, part.vertical) == ("Approve", (3.6, 7.2, 3.6, 10.0), "center")
    assert [span.look.colour for block in part.blocks for span in block.spans] == ["#ffffff"]


def test_a_style_gives_fill_line_and_the_colour_of_words() -> None:
    (part,) = box(shape("rect", words="Styled", dress="", style=STYLED)).parts
    assert part.outlines[0].fill == part.outlines[0].line.colour == "#4f81bd"
    assert part.blocks[0].spans[0].look.colour == "#ffffff"


def test_a_group_places_and_scales_what_is_in_it() -> None:
    two = grouped(shape("rect", (0, 0, 100, 50), "Left"), shape("rect", (200, 0, 100, 50), "Right"), scale=2)
    found = box(two, (200, 100))
    assert [(part.x, part.y, part.width, part.height) for part in found.parts] == [(0, 0, 50, 25), (100, 0, 50, 25)]
    assert found.text == "Left\nRight"


def test_words_may_run_up() -> None:
    assert box(shape("rect", words="Up", body='vert="vert270"')).parts[0].turned == "up"


def test_vml_shapes_are_drawn_and_keep_their_words() -> None:
    said = 'style="width:120pt;height:40pt" fillcolor="#ffc000 [3207]" strokecolor="red" strokeweight="2pt"'
    words = f"<v:textbox><w:txbxContent>{p('Old box')}</w:txbxContent></v:textbox>"
    found = draft(p(f"<w:r><w:pict><v:roundrect {said}>{words}</v:roundrect></w:pict></w:r>")).blocks[-1]
    (outline,) = found.parts[0].outlines
    assert (found.text, outline.fill, outline.line.colour, outline.line.width) == ("Old box", "#ffc000", "#ff0000", 2.0)


def diagram(drawn: bool) -> Parts:
    sp = (
        '<dsp:sp><dsp:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="635000" cy="317500"/></a:xfrm>'
        f'<a:prstGeom prst="rect"/>{BLUE}</dsp:spPr><dsp:txBody><a:bodyPr anchor="ctr"/><a:p><a:pPr algn="ctr"/><a:r>'
        '<a:rPr sz="1200"/><a:t>Refer</a:t></a:r></a:p></dsp:txBody></dsp:sp>'
    )
    shapes = f'<dsp:drawing xmlns:dsp="http://schemas.microsoft.com/office/drawing/2008/diagram" NAMES><dsp:spTree><dsp:grpSpPr/>{sp}</dsp:spTree></dsp:drawing>'  # noqa: E501
    said = "".join(
        f'<dgm:pt modelId="{id}"><dgm:t><a:p><a:r><a:t>{text}</a:t></a:r></a:p></dgm:t></dgm:pt>'
        for id, text in (("2", "Assess"), ("1", "Refer"), ("3", "By phone"))
    )
    ties = '<dgm:cxn srcId="0" destId="1" srcOrd="0"/><dgm:cxn srcId="0" destId="2" srcOrd="1"/><dgm:cxn srcId="1" destId="3" srcOrd="0"/>'  # noqa: E501
    tail = '<dsp:dataModelExt xmlns:dsp="http://schemas.microsoft.com/office/drawing/2008/diagram" relId="shapes"/>'
    data = (
        f'<dgm:dataModel {DIAGRAM} NAMES><dgm:ptLst><dgm:pt modelId="0" type="doc"/>{said}</dgm:ptLst>'
        f"<dgm:cxnLst>{ties}</dgm:cxnLst>{tail if drawn else ''}</dgm:dataModel>"
    )
    return Parts(
        others={"word/diagrams/data1.xml": data.encode(), "word/diagrams/drawing1.xml": shapes.encode()},
        relations={
            "data": ("diagramData", "diagrams/data1.xml"),
            "shapes": ("diagramDrawing", "diagrams/drawing1.xml"),
        },
    )


def shown_diagram(drawn: bool) -> tuple[Opaque, list[str]]:
    found = draft(p(inline(f'<dgm:relIds {DIAGRAM} r:dm="data"/>', size=(200, 100))), parts=diagram(drawn))
    (block,) = [block for block in found.blocks if isinstance(block, Opaque)]
    return block, [finding.check for finding in found.findings]


def test_a_diagram_is_shown_by_the_shapes_that_are_stored_of_it() -> None:
    block, findings = shown_diagram(drawn=True)
    (part,) = block.parts
    assert (block.text, part.width, part.vertical, part.outlines[0].fill) == ("Refer", 50.0, "center", "#1f4e79")
    assert findings == []


def test_pictures_in_a_diagram_are_those_that_its_own_drawing_names() -> None:
    parts = diagram(drawn=True)
    drawing = parts.others["word/diagrams/drawing1.xml"].replace(
        BLUE.encode(), b'<a:blipFill><a:blip r:embed="own"/></a:blipFill>'
    )
    relations = (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="own" '
        'Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/image" Target="../media/a.png"/>'
        "</Relationships>"
    )
    more = {"word/diagrams/_rels/drawing1.xml.rels": relations.encode(), "word/media/a.png": png()}
    parts.others.update(more | {"word/diagrams/drawing1.xml": drawing})
    found = draft(p(inline(f'<dgm:relIds {DIAGRAM} r:dm="data"/>', size=(200, 100))), parts=parts)
    (block,) = [block for block in found.blocks if isinstance(block, Opaque)]
    assert block.parts[0].picture.raster == png()
    assert found.findings == ()


def test_a_diagram_without_stored_shapes_is_a_list_in_reading_order_and_a_finding() -> None:
    block, findings = shown_diagram(drawn=False)
    assert [(block_text(item), item.level) for item in block.blocks if isinstance(item, ListItem)] == [
        ("Refer", 0), ("By phone", 1), ("Assess", 0)
    ]  # fmt: skip
    assert findings == ["not-drawn"]


def test_a_picture_among_words_gives_the_drawing_its_alternative_text() -> None:
    shown = pic("png").replace('name="x"/>', 'name="x" descr="The crest"/>').replace(
        "<pic:spPr/>", f"<pic:spPr>{frame(0, 0, 50, 50)}</pic:spPr>"
    )  # fmt: skip
    parts = Parts(others={"word/media/a.png": png()}, relations={"png": ("image", "media/a.png")})
    group = grouped(shown, shape("rect", (100, 0, 100, 50), "Council"))
    found = draft(p(inline(group, size=(200, 100))), parts=parts).blocks[-1]
    assert isinstance(found, Opaque)
    assert (found.text, found.alt) == ("Council", "The crest")


def test_of_two_forms_without_a_fallback_the_first_is_read() -> None:
    run = inline(shape("rect", words="Only form")).removeprefix("<w:r>").removesuffix("</w:r>")
    choice = f'<mc:Choice Requires="future">{run}</mc:Choice>'
    found = draft(p(f"<w:r><mc:AlternateContent>{choice}</mc:AlternateContent></w:r>")).blocks
    assert block_text(found[-1]) == "Only form"

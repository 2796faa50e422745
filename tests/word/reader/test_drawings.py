"""Pictures stand in their sentences; what is no picture keeps its words."""

from __future__ import annotations

import pytest

from paperwork.model.blocks import Opaque, block_text
from paperwork.word.reader.images import kind_of, pixels

from .drawn import frame, grouped
from .specimens import Parts, draft, inline, p, paragraph, pic, png, r

SVG = b'<svg xmlns="http://www.w3.org/2000/svg"/>'
MEDIA = Parts(
    others={"word/media/a.png": png(), "word/media/a.svg": SVG, "word/media/a.emf": b"\1\0\0\0" + b"\0" * 36 + b" EMF"},
    relations={
        "png": ("image", "media/a.png"), "svg": ("image", "media/a.svg"), "emf": ("image", "media/a.emf"),
        "far": ("image", "https://example.org/a.png"), "link": ("hyperlink", "https://example.org"),
        "gone": ("image", "media/none.png"),
    },
)  # fmt: skip
VECTOR = '<a:extLst><a:ext uri="x"><asvg:svgBlip r:embed="svg"/></a:ext></a:extLst>'


def pictures(*inside: str, parts: Parts = MEDIA):  # type: ignore[no-untyped-def]
    return [at.picture for at in paragraph(p("".join(inside)), parts=parts).spans if at.picture]


def checks(*inside: str, parts: Parts = MEDIA) -> list[str]:
    return [finding.check for finding in draft(p("".join(inside)), parts=parts).findings]


def test_a_picture_has_its_bytes_size_and_alternative_text() -> None:
    (found,) = pictures(r("before"), inline(pic("png"), "Visits by month"))
    assert (found.raster, found.kind, found.alt, found.width, found.height) == (
        png(),
        "png",
        "Visits by month",
        100,
        50,
    )
    assert not found.look.floating


def test_a_vector_picture_keeps_its_fallback() -> None:
    (found,) = pictures(inline(pic("png", VECTOR)))
    assert (found.svg, found.raster) == (SVG, png())


def test_a_picture_that_is_vector_alone_has_no_raster() -> None:
    (found,) = pictures(inline(pic("svg")))
    assert (found.svg, found.raster) == (SVG, b"")


def test_crop_turn_and_decoration_are_read() -> None:
    turned = pic("png", crop='<a:srcRect l="10000" b="25000"/>').replace(
        "<pic:spPr/>", '<pic:spPr><a:xfrm rot="5400000"/></pic:spPr>'
    )
    (found,) = pictures(inline(turned, about='<a:extLst><a:ext uri="x"><adec:decorative val="1"/></a:ext></a:extLst>'))
    assert found.look.crop == (0.1, 0.0, 0.0, 0.25)
    assert found.look.rotation == 90.0
    assert found.look.decorative


def test_a_floating_picture_says_where_it_stands() -> None:
    anchored = inline(pic("png")).replace("<wp:inline>", (
        '<wp:anchor behindDoc="1" distL="127000"><wp:positionH relativeFrom="page"><wp:posOffset>127000</wp:posOffset>'
        '</wp:positionH><wp:positionV relativeFrom="margin"><wp:align>center</wp:align></wp:positionV><wp:wrapSquare/>'
    )).replace("</wp:inline>", "</wp:anchor>")  # fmt: skip
    look = pictures(anchored)[0].look
    assert (look.floating, look.from_x, look.left, look.from_y, look.align_y) == (
        True,
        "page",
        10.0,
        "margin",
        "center",
    )
    assert (look.wrap, look.behind, look.distances) == ("square", True, (0.0, 0.0, 0.0, 10.0))


def test_a_picture_leads_where_it_links() -> None:
    found = paragraph(p(inline(pic("png"), about='<a:hlinkClick r:id="link"/>')), parts=MEDIA).spans[0]
    assert found.href == "https://example.org"


def test_pictures_that_cannot_be_shown_are_findings_and_keep_their_place() -> None:
    assert checks(inline(pic("emf"))) == ["picture-format"]
    assert checks(inline(pic("far"))) == ["linked-picture"]
    assert [at.alt for at in pictures(inline(pic("far"), "Alt"))] == ["Alt"]
    assert checks(inline(pic("gone"))) == ["picture-format"]
    assert checks(inline(pic("emf", VECTOR))) == []


def test_what_is_so_with_many_pictures_is_told_once_with_their_count() -> None:
    (finding,) = draft(*[p(inline(pic("far")))] * 3, parts=MEDIA).findings
    assert finding.message.endswith("It is so with 2 more further on.")
    assert finding.place.paragraph == 1


def test_an_old_vml_picture_is_a_picture() -> None:
    shape = (
        '<w:r><w:pict><v:shape style="width:60pt;height:1in" alt="Crest"><v:imagedata r:id="png"/></v:shape>'
        "</w:pict></w:r>"
    )
    (found,) = pictures(shape)
    assert (found.width, found.height, found.alt, found.raster) == (60.0, 72.0, "Crest", png())


def test_an_embedded_object_shows_its_picture_and_is_a_finding() -> None:
    shape = (
        '<v:shape style="width:60pt;height:60pt"><v:imagedata r:id="png"/></v:shape>'
        '<o:OLEObject ProgID="Excel.Sheet.12"/>'
    )
    inside = f"<w:r><w:object>{shape}</w:object></w:r>"
    assert len(pictures(inside)) == 1
    assert checks(inside) == ["embedded-object"]


def boxed(words: str) -> str:
    return f"<wps:wsp><wps:txbx><w:txbxContent>{p(words)}{p('two')}</w:txbxContent></wps:txbx></wps:wsp>"


def test_a_text_box_keeps_its_blocks_after_its_paragraph() -> None:
    found = draft(p(r("around") + inline(boxed("inside")))).blocks
    assert [block_text(block) for block in found] == ["around", "inside\ntwo"]
    assert isinstance(found[1], Opaque)
    assert (found[1].why, len(found[1].blocks), found[1].width) == ("text box", 2, 100.0)


def test_of_two_forms_the_one_that_is_understood_is_read_and_once() -> None:
    fallback = (
        f"<w:r><w:pict><v:shape><v:textbox><w:txbxContent>{p('old')}</w:txbxContent></v:textbox></v:shape>"
        f"</w:pict></w:r>"
    )
    drawing = inline(boxed("new")).removeprefix("<w:r>").removesuffix("</w:r>")
    old = fallback.removeprefix("<w:r>").removesuffix("</w:r>")
    both = (
        '<w:r><mc:AlternateContent><mc:Choice Requires="{}">{}</mc:Choice><mc:Fallback>{}</mc:Fallback>'
        "</mc:AlternateContent></w:r>"
    )
    assert block_text(draft(p(both.format("wps", drawing, old))).blocks[-1]) == "new\ntwo"
    assert block_text(draft(p(both.format("future", drawing, old))).blocks[-1]) == "old"


def test_a_text_box_in_a_text_box_is_read_once() -> None:
    inner = inline(boxed("inner"))
    outer = inline(f"<wps:wsp><wps:txbx><w:txbxContent>{p(r('outer') + inner)}</w:txbxContent></wps:txbx></wps:wsp>")
    assert block_text(draft(p(outer)).blocks[-1]).split() == ["outer", "inner", "two"]


def test_a_picture_in_a_text_box_belongs_to_the_box() -> None:
    boxed_picture = f"<wps:wsp><wps:txbx><w:txbxContent>{p(inline(pic('png')))}</w:txbxContent></wps:txbx></wps:wsp>"
    found = draft(p(inline(boxed_picture)), parts=MEDIA).blocks
    assert len(found) == 1
    assert found[0].blocks[0].spans[0].picture.raster == png()


def test_a_watermark_keeps_its_word_its_colour_and_its_turn() -> None:
    said = 'style="position:absolute;width:400pt;height:100pt;rotation:315" fillcolor="silver"'
    shape = f'<w:r><w:pict><v:shape {said}><v:fill opacity=".5"/><v:textpath string="DRAFT"/></v:shape></w:pict></w:r>'
    (found,) = pictures(shape)
    (part,) = found.parts
    assert (found.alt, part.art.text, part.art.colour, part.art.opacity, part.art.degrees) == (
        "DRAFT", "DRAFT", "#c0c0c0", 0.5, 315.0
    )  # fmt: skip


def test_a_shape_without_words_is_a_finding() -> None:
    assert checks("<w:r><w:pict><v:line/></w:pict></w:r>") == ["not-drawn"]
    assert checks('<w:r><w:pict><v:line from="0,0" to="50pt,0"/></w:pict></w:r>') == []
    assert checks("<w:r><w:pict><v:shapetype/></w:pict></w:r>") == []
    assert checks(inline("<wps:wsp/>", "An arrow")) == ["not-drawn"]


@pytest.mark.parametrize("number", [20_000, 10_001])
def test_a_picture_of_too_many_pixels_is_left_out_and_is_a_finding(number: int) -> None:
    parts = Parts(others={"word/media/a.png": png(number, 10_000)}, relations={"png": ("image", "media/a.png")})
    assert checks(inline(pic("png")), parts=parts) == ["picture-size"]
    assert [at.raster for at in pictures(inline(pic("png")), parts=parts)] == [b""]


def test_kinds_and_sizes_of_pictures_are_told_from_their_bytes() -> None:
    jpeg = b"\xff\xd8\xff\xe0\0\4ab" + b"\xff\xc0\0\x11\x08" + (40).to_bytes(2, "big") + (30).to_bytes(2, "big") + b"\3"
    tiff = b"II*\0\x08\0\0\0\2\0" + b"\0\1\3\0\1\0\0\0\x07\0\0\0" + b"\1\1\4\0\1\0\0\0\x09\0\0\0"
    gif = b"GIF89a\5\0\6\0"
    assert [(kind_of(data), pixels(data, kind_of(data))) for data in (png(3, 4), jpeg, tiff, gif)] == [
        ("png", (3, 4)), ("jpeg", (30, 40)), ("tiff", (7, 9)), ("gif", (5, 6))
    ]  # fmt: skip


def test_a_group_of_pictures_is_one_picture_with_each_at_its_place() -> None:
    left, right = (pic("png").replace("<pic:spPr/>", f"<pic:spPr>{frame(x, 0, 50, 100)}</pic:spPr>") for x in (0, 50))
    (found,) = pictures(inline(grouped(left, right, at=(0, 0, 100, 100)), "Two crests"))
    assert (found.alt, found.width, found.height) == ("Two crests", 100.0, 50.0)
    assert [(at.x, at.y, at.width, at.height, at.picture.raster) for at in found.parts] == [
        (0.0, 0.0, 50.0, 50.0, png()),
        (50.0, 0.0, 50.0, 50.0, png()),
    ]

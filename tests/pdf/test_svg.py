"""Vector pictures: the subset that is drawn, and what is left to the raster beside it."""

from __future__ import annotations

import io

import pikepdf
import pytest
from hypothesis import given
from hypothesis import strategies as st

from paperwork.pdf import render
from paperwork.pdf.svg import Drawing, Label, Shape, read_svg
from paperwork.pdf.svgpath import path_operators
from paperwork.pdf.transforms import times, transform
from paperwork.pdf.vector import matrix_text

from .drafts import draft, picture, texts

CHART = """
<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" width="200pt" height="100pt"
 viewBox="0 0 200 100">
<defs><style type="text/css">*{stroke-linejoin: round}</style><path id="tick" d="M 0 0 L 0 3"/>
<clipPath id="frame"><rect x="10" y="10" width="180" height="80"/></clipPath></defs>
<g id="chart"><path d="M 0 0 H 200 V 100 H 0 z" style="fill: #ffffff"/>
<path d="M 10 90 L 100 20" clip-path="url(#frame)" style="fill: none; stroke: #12436d; stroke-dasharray: 3,2"/>
<use xlink:href="#tick" x="50" y="90" style="stroke: #000000"/>
<text x="100" y="50" style="font: bold 12px 'Liberation Sans'; text-anchor: middle">Target 85%</text>
<g transform="translate(20 50) rotate(-90)"><text style="font-size: 9px; fill: #555555">Percent</text></g></g></svg>
"""


def drawn(body: str) -> Drawing | None:
    return read_svg(f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 100 100">{body}</svg>'.encode())


UNSEEN = ['visibility="hidden"', 'display="none"', 'opacity="0"', 'fill="none"', 'style="fill-opacity: 0"']


@pytest.mark.parametrize("how", UNSEEN)
def test_words_that_a_picture_does_not_show_are_not_read(how: str) -> None:
    shown = f'<text x="5" y="9">Seen<tspan {how}>Secret</tspan> too</text>'
    found = drawn(f'<text x="5" y="9" {how}>Secret</text><g {how}><text x="5" y="9">Secret</text></g>{shown}')
    assert found is not None
    assert [mark.text for mark in found.marks if isinstance(mark, Label)] == ["Seen too"]
    placed = drawn(f'<text>Seen<tspan x="5" y="9" {how}>Secret</tspan><tspan x="5">too</tspan></text>')
    assert placed is not None
    assert [mark.text for mark in placed.marks if isinstance(mark, Label)] == ["Seen", "too"]


def known() -> Drawing:
    found = read_svg(CHART.encode())
    assert found is not None
    return found


@pytest.mark.parametrize(
    ("outline", "operators"),
    [
        ("M 1 2 L 3 4 z", "1 2 m 3 4 l h"),
        ("m1,2l3,4", "1 2 m 4 6 l"),
        ("M0 0 10 10 20 0", "0 0 m 10 10 l 20 0 l"),
        ("M1 1H5V7h-2v-3", "1 1 m 5 1 l 5 7 l 3 7 l 3 4 l"),
        ("M0 0C1 2 3 4 5 6", "0 0 m 1 2 3 4 5 6 c"),
        ("M0 0C1 2 3 4 5 6S9 8 10 6", "0 0 m 1 2 3 4 5 6 c 7 8 9 8 10 6 c"),
        ("M0 0Q3 6 6 0", "0 0 m 2 4 4 4 6 0 c"),
        ("M0 0Q3 6 6 0T12 0", "0 0 m 2 4 4 4 6 0 c 8 -4 10 -4 12 0 c"),
        ("M-.5-.5l1e1.5", "-0.5 -0.5 m 9.5 0 l"),
        ("M0 0L1 1?", "0 0 m 1 1 l"),
    ],
)
def test_outlines_become_operators(outline: str, operators: str) -> None:
    assert path_operators(outline) == operators


def test_an_arc_ends_where_it_says_and_bulges_on_its_side() -> None:
    numbers = [float(part) for part in path_operators("M0 0A5 5 0 0 1 10 0").replace("m", "").replace("c", "").split()]
    assert numbers[-2:] == [10.0, 0.0]
    assert numbers[6:8] == pytest.approx([5.0, -5.0], abs=0.01)


def test_transforms_apply_from_the_right() -> None:
    assert transform("translate(10 20) scale(2)") == (2.0, 0.0, 0.0, 2.0, 10.0, 20.0)
    assert transform("scale(2) translate(10 20)") == (2.0, 0.0, 0.0, 2.0, 20.0, 40.0)


def test_a_turn_about_a_point_leaves_it_where_it_is() -> None:
    a, b, c, d, e, f = transform("rotate(90 3 4)")
    assert (a * 3 + c * 4 + e, b * 3 + d * 4 + f) == pytest.approx((3.0, 4.0))


def test_a_transform_and_its_opposite_do_nothing() -> None:
    done = times(transform("rotate(30) translate(4 5)"), transform("translate(-4 -5) rotate(-30)"))
    undone = times(transform("translate(4 5)"), transform("translate(-4 -5)"))
    assert undone == (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)
    assert done[:4] == pytest.approx((1.0, 0.0, 0.0, 1.0))


def test_a_chart_is_read_with_its_styles_uses_and_clips() -> None:
    shapes = [mark for mark in known().marks if isinstance(mark, Shape)]
    labels = [mark for mark in known().marks if isinstance(mark, Label)]
    assert len(shapes) == 3
    assert shapes[1].style["stroke-dasharray"] == "3,2"
    assert shapes[1].clip[0][0] == "10 10 m 190 10 l 190 90 l 10 90 l h"
    assert shapes[2].matrix[4:] == (50.0, 90.0)
    assert [(label.text, label.style["font-size"]) for label in labels] == [("Target 85%", "12"), ("Percent", "9px")]


def test_what_a_group_says_holds_for_what_is_in_it() -> None:
    found = drawn(
        '<g fill="#ff0000" opacity="0.5"><rect width="5" height="5"/><rect width="5" height="5" fill="blue"/></g>'
    )
    assert found is not None
    styles = [mark.style for mark in found.marks]
    assert [style["fill"] for style in styles] == ["#ff0000", "blue"]
    assert {style["shade"] for style in styles} == {"0.5"}


@pytest.mark.parametrize(
    "body",
    [
        '<image href="x.png" width="5" height="5"/>',
        '<rect width="5" height="5" fill="url(#gradient)"/>',
        '<rect width="5" height="5" style="filter: url(#blur)"/>',
        '<style>.a{fill:red}</style><rect class="a" width="5" height="5"/>',
        '<use href="#missing"/>',
        "<g>" * 300 + '<rect width="5" height="5"/>' + "</g>" * 300,
        "",
    ],
)
def test_what_is_beyond_the_subset_is_left_to_the_raster(body: str) -> None:
    assert drawn(body) is None


@pytest.mark.parametrize(
    "data", [b"", b"no svg", b"<html/>", b'<!DOCTYPE svg [<!ENTITY a "b">]><svg viewBox="0 0 1 1">&a;</svg>']
)
def test_what_is_no_svg_or_has_entities_is_refused(data: bytes) -> None:
    assert read_svg(data) is None


def test_a_use_of_itself_ends() -> None:
    assert drawn('<g id="a"><use href="#a"/></g>') is None


def test_the_words_of_a_chart_are_real_text_and_no_image_is_stored() -> None:
    data = render(draft(picture(200.0, 100.0, svg=CHART.encode())))
    assert "Target 85%" in texts(data)[0]
    assert "Percent" in texts(data)[0]
    with pikepdf.open(io.BytesIO(data)) as pdf:
        assert "/XObject" not in pdf.pages[0].resources or not pdf.pages[0].resources.XObject


def test_a_chart_that_can_not_be_drawn_shows_its_raster() -> None:
    data = render(draft(picture(svg=b"<svg><image/></svg>")))
    with pikepdf.open(io.BytesIO(data)) as pdf:
        assert len(pdf.pages[0].resources.XObject) == 1


def test_a_picture_used_often_is_stored_once() -> None:
    with pikepdf.open(io.BytesIO(render(draft(picture(), picture(), picture())))) as pdf:
        assert len(pdf.pages[0].resources.XObject) == 1


def test_a_picture_that_can_not_be_read_leaves_its_place() -> None:
    broken = type(picture())(b"no picture", "Broken", 50.0, 50.0)
    assert render(draft(broken)).startswith(b"%PDF")


@given(st.floats(-1e12, 1e12))
def test_no_number_of_a_matrix_is_written_with_a_power_of_ten(part: float) -> None:
    (text,) = set(matrix_text((part,) * 6).split())
    assert "e" not in text
    assert float(text) == pytest.approx(part, rel=1e-5, abs=1e-6)

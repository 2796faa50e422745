"""What floats stands where its look says: measured from the page, its margins, its column or its paragraph."""

from __future__ import annotations

import io

import pikepdf
import pytest

from paperwork.model.blocks import DrawnPart, Opaque, Outline, Picture
from paperwork.model.look import PageSetup, PictureLook
from paperwork.pdf import render

from . import tagged
from .drafts import draft, paragraph, picture

PAGE = PageSetup(width=600.0, height=800.0, top=70.0, right=60.0, bottom=80.0, left=50.0)


def box_of(look: PictureLook) -> tuple[float, float, float, float]:
    """Where a picture of 100 by 60 stands: left, top, right and bottom, from the page's corner."""
    small = picture()
    shown = Picture(small.raster, "A square", 100.0, 60.0, look=look)
    found = tagged.read(render(draft(paragraph("Above.", after=0.0), shown, paragraph("Below."), page=PAGE)))
    left, low, right, high = (float(part) for part in found.root.find("Figure")[0].said["BBox"].split())
    return left, 800.0 - high, right, 800.0 - low


def floating(**said: object) -> PictureLook:
    return PictureLook(floating=True, **said)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("said", "left"),
    [
        ({"from_x": "page", "left": 20.0}, 20.0),
        ({"from_x": "page", "align": "right"}, 500.0),
        ({"from_x": "margin", "align": "center"}, 245.0),
        ({"from_x": "column", "left": 15.0}, 65.0),
        ({"from_x": "character", "left": 15.0}, 65.0),
        ({"from_x": "leftMargin", "left": 5.0}, 5.0),
        ({"from_x": "insideMargin", "left": 5.0}, 5.0),
        ({"from_x": "rightMargin", "left": 5.0}, 545.0),
        ({"from_x": "outsideMargin", "align": "right"}, 500.0),
        ({"from_x": "right-margin-area", "left": 5.0}, 545.0),
    ],
)
def test_a_float_stands_across_where_its_look_says(said: dict[str, object], left: float) -> None:
    assert box_of(floating(from_y="page", top=10.0, **said))[0] == pytest.approx(left, abs=0.01)


@pytest.mark.parametrize(
    ("said", "top"),
    [
        ({"from_y": "page", "top": 30.0}, 30.0),
        ({"from_y": "page", "align_y": "bottom"}, 740.0),
        ({"from_y": "margin", "top": 30.0}, 100.0),
        ({"from_y": "margin", "align_y": "center"}, 365.0),
        ({"from_y": "topMargin", "align_y": "bottom"}, 10.0),
        ({"from_y": "bottomMargin", "top": 5.0}, 725.0),
        ({"from_y": "bottom-margin-area", "align_y": "top"}, 720.0),
    ],
)
def test_a_float_stands_down_where_its_look_says(said: dict[str, object], top: float) -> None:
    assert box_of(floating(**said))[1] == pytest.approx(top, abs=0.01)


def test_a_float_measured_from_its_paragraph_or_line_moves_with_the_text() -> None:
    paragraph_top = box_of(floating(from_y="paragraph", top=0.0))[1]
    assert paragraph_top > 70.0
    assert box_of(floating(from_y="line", top=4.0))[1] == pytest.approx(paragraph_top + 4.0, abs=0.01)


def test_what_text_keeps_clear_of_pushes_it_down_and_stands_as_far_across_as_it_says() -> None:
    look = floating(wrap="top_bottom", from_x="column", left=40.0, distances=(9.0, 0.0, 9.0, 0.0))
    box = box_of(look)
    assert box[0] == pytest.approx(90.0, abs=0.01)
    shown = Picture(picture().raster, "A square", 100.0, 60.0, look=look)

    def lowest(*blocks: object) -> float:
        data = render(draft(*blocks, page=PAGE))  # type: ignore[arg-type]
        with pikepdf.open(io.BytesIO(data)) as pdf:
            code = pikepdf.parse_content_stream(pdf.pages[0])
            return min(float(operands[5]) for operands, operator in code if str(operator) == "Tm")

    without = lowest(paragraph("Above."), paragraph("Below."))
    assert without - lowest(paragraph("Above."), shown, paragraph("Below.")) >= 60.0


def test_words_of_a_float_stay_on_the_page() -> None:
    part = DrawnPart(0, 0, 100, 40, (Outline("M0 0L100 0L100 40L0 40Z", "#ffffff"),), blocks=(paragraph("Words"),))
    look = floating(from_x="page", left=5000.0, from_y="page", top=-900.0)
    box = Opaque("Words", "text box", part.blocks, 100.0, 40.0, look, (part,), "A box")
    found = tagged.read(render(draft(box, page=PAGE)))
    left, low, right, high = (float(edge) for edge in found.root.find("Figure")[0].said["BBox"].split())
    assert (left, right, high) == pytest.approx((500.0, 600.0, 800.0), abs=0.01)
    assert low >= 700.0

"""What stands under, through and round words: drawn outside the tags, as wide as the words are."""

from __future__ import annotations

import io
import re

import pikepdf
import pytest

from paperwork.model.blocks import Paragraph
from paperwork.model.look import Line, ParagraphLook
from paperwork.pdf import render

from .drafts import draft, paragraph, span, squeezed, texts


def page(*spans) -> bytes:  # type: ignore[no-untyped-def]
    return render(draft(Paragraph(spans, look=ParagraphLook())))


def content(data: bytes) -> str:
    with pikepdf.open(io.BytesIO(data)) as pdf:
        return (
            b"\n".join(part.read_bytes() for part in pdf.pages[0].Contents).decode("latin-1")
            if isinstance(pdf.pages[0].Contents, pikepdf.Array)
            else pdf.pages[0].Contents.read_bytes().decode("latin-1")
        )


def rules(data: bytes) -> list[tuple[float, ...]]:
    """Left, low, width and height of each filled rectangle."""
    found = re.findall(r"([\d.]+) ([\d.]+) ([\d.]+) ([\d.]+) re f", content(data))
    return [tuple(map(float, one)) for one in found]


def test_a_double_underline_is_two_lines_and_a_thick_one_is_twice_as_high() -> None:
    (single,) = rules(page(span("words here", underline=True)))
    double = rules(page(span("words here", underline=True, underlined="double")))
    (thick,) = rules(page(span("words here", underline=True, underlined="thick")))
    assert [one[2] for one in double] == [single[2]] * 2
    assert double[0][1] - double[1][1] == pytest.approx(1.6 * single[3], abs=0.01)
    assert thick[3] == pytest.approx(2 * single[3], abs=0.002)


def test_words_alone_are_underlined_without_the_spaces_between() -> None:
    (whole,) = rules(page(span("two words ", underline=True)))
    one, other = rules(page(span("two words ", underline=True, underlined="words")))
    assert one[0] == whole[0]
    assert other[0] + other[2] == pytest.approx(whole[0] + whole[2], abs=0.01)
    assert one[0] + one[2] < other[0]


def test_dashes_and_waves_are_strokes_in_the_underlines_own_colour() -> None:
    for kind in ("dotted", "dashed", "wave"):
        said = content(page(span("words", underline=True, underlined=kind, underline_colour="#ff0000")))
        assert "1 0 0 RG" in said, kind
        assert (" d " in said) == (kind != "wave"), kind


def test_double_strikes_are_two_lines_on_either_side_of_one() -> None:
    (single,) = rules(page(span("words", strike=True)))
    upper, lower = rules(page(span("words", strike=True, double_strike=True)))
    assert (upper[1] + lower[1]) / 2 == pytest.approx(single[1], abs=0.002)


def test_stretched_letters_take_their_share_of_the_line_and_do_not_outlive_their_words() -> None:
    (plain,) = rules(page(span("some words", underline=True)))
    (wide,) = rules(page(span("some words", underline=True, stretched=1.5)))
    assert wide[2] == pytest.approx(1.5 * plain[2], abs=0.01)
    data = render(draft(Paragraph((span("wide", stretched=2.0, spacing=1.0),)), paragraph("plain", shading="#eeeeee")))
    assert content(data).index("200 Tz") < content(data).index("100 Tz") < content(data).rindex("BT")
    assert content(data).index("0.5 Tc") < content(data).index("\n0 Tc") < content(data).rindex("BT")
    assert squeezed("".join(texts(data))) == "wideplain"


def test_one_box_stands_round_neighbours_that_ask_for_the_same() -> None:
    box = Line(1.0, "#0000ff")
    data = page(span("plain "), span("boxed ", box=box), span("and bold", box=box, bold=True), span(" plain"))
    assert content(data).count("0 0 1 RG") == 4


def test_a_line_grows_by_as_much_as_its_words_are_raised_but_not_for_a_superscript() -> None:
    def second(**dress: object) -> float:
        data = render(draft(Paragraph((span("a", **dress),), look=ParagraphLook()), paragraph("b")))
        return float(re.findall(r"1 0 0 1 [\d.]+ ([\d.]+) Tm", content(data))[-2])

    assert second() - second(raised=6.0) == pytest.approx(6.0, abs=0.1)
    assert second() - second(raised=-6.0) == pytest.approx(6.0, abs=0.1)
    assert second(vertical="super") == second()


def test_paragraphs_in_one_frame_have_the_line_between_them_that_their_style_asks_for() -> None:
    lines = {"top": Line(), "bottom": Line(), "between": Line(1.0, "#ff0000")}
    data = render(draft(*(paragraph(text, borders=lines) for text in ("one", "two", "three"))))
    assert content(data).count("1 0 0 RG") == 2
    assert content(data).count(" S Q") == 4

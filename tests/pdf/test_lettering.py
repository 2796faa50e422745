"""Words of a drawing are real text at their places, in the document's own faces; what a crop hides is not there."""

from __future__ import annotations

from pathlib import Path

import pypdfium2
import pytest

from paperwork.jobs.pdf import pdf
from paperwork.model.blocks import DrawnPart, Lettering, Outline, Picture
from paperwork.model.look import PictureLook
from paperwork.pdf import render, rendered

from ..word.reader.recorded import SIZE, box, brush, emf, font, pen, select, text
from ..word.reader.specimens import Parts, docx, inline, p, pic
from . import tagged
from .drafts import draft, heading, paragraph

EXTENT = (200.0, 100.0)


def picture(*words: Lettering, look: PictureLook | None = None, clip: tuple[str, ...] = ()) -> Picture:
    """A drawing of a red box with words in it."""
    red = Outline("M0 0L200 0L200 100L0 100Z", "#c00000")
    part = DrawnPart(0, 0, 0, 0, (red,), lettering=words, clip=clip)
    return Picture(b"", "A chart", *EXTENT, kind="emf", look=look, parts=(part,), extent=EXTENT)


def places(*words: Lettering, look: PictureLook | None = None) -> dict[str, tuple[float, float, float, float]]:
    """Where each of some words stands in the PDF: from the picture's top left corner, in points."""
    document = pypdfium2.PdfDocument(render(draft(picture(*words, look=look))))
    page = document[0].get_textpage()
    found = {}
    for at in range(page.count_rects()):
        left, low, right, high = page.get_rect(at)
        found[page.get_text_bounded(left, low, right, high).strip()] = (
            left - 72,
            841.9 - 72 - high,
            right - left,
            high - low,
        )
    return found


def test_words_are_tagged_text_of_the_figure() -> None:
    found = tagged.read(render(draft(paragraph("Above."), picture(Lettering("Kent", 20.0, 50.0, 10.0)))))
    (figure,) = found.root.find("Figure")
    assert (figure.said["Alt"], figure.words.strip(), found.faults) == ("A chart", "Kent", [])


@pytest.mark.parametrize(("align", "left"), [("start", 100.0), ("middle", 87.8), ("end", 75.6)])
def test_words_stand_before_or_after_their_point(align: str, left: float) -> None:
    (place,) = places(Lettering("Hours", 100.0, 50.0, 10.0, align=align)).values()  # type: ignore[arg-type]
    assert place[0] == pytest.approx(left, abs=1.5)


def test_words_reach_as_far_as_their_steps() -> None:
    (own,) = places(Lettering("Hours", 20.0, 50.0, 10.0)).values()
    (wide,) = places(Lettering("Hours", 20.0, 50.0, 10.0, steps=(7.0, 7.5, 7.5, 4.5, 7.0))).values()
    assert (own[2], wide[2]) == (pytest.approx(25.0, abs=2), pytest.approx(33.0, abs=2))


def test_words_stay_words_where_letters_are_far_apart() -> None:
    found = places(Lettering("Two words", 20.0, 50.0, 10.0, steps=(7, 7, 6, 20, 8, 6, 4, 6, 5)))
    assert " ".join(" ".join(found).split()) == "Two words"


def test_a_character_that_the_face_lacks_is_shown_by_another() -> None:
    assert "∑" in "".join(places(Lettering("∑", 20.0, 50.0, 10.0, font="Calibri")))


def test_a_font_that_another_stands_in_for_is_told_of() -> None:
    found = rendered(draft(heading("Title"), picture(Lettering("Kent", 20.0, 50.0, 10.0, font="Georgia")))).findings
    assert [one.key for one in found if one.check == "pdf-font"] == ["Georgia"]


def test_words_that_a_crop_hides_are_not_in_the_file() -> None:
    look = PictureLook(crop=(0.5, 0.0, 0.0, 0.0))
    shown = places(Lettering("Hidden", 10.0, 50.0, 10.0), Lettering("Seen", 150.0, 50.0, 10.0), look=look)
    assert list(shown) == ["Seen"]


def colours(data: bytes) -> dict[tuple[int, int], tuple[int, ...]]:
    """What the first page looks like, a point a dot, at places from its text's top left corner."""
    image = pypdfium2.PdfDocument(data)[0].render(scale=1).to_pil().convert("RGB")
    return {(x, y): image.getpixel((72 + x, 72 + y)) for x in range(0, 200, 5) for y in range(0, 100, 5)}


def test_a_part_is_seen_through_its_clip() -> None:
    seen = colours(render(draft(picture(clip=("M0 0L100 0L100 100L0 100Z", "M0 0L200 0L200 50L0 50Z")))))
    assert (seen[50, 25], seen[150, 25], seen[50, 75]) == ((192, 0, 0), (255, 255, 255), (255, 255, 255))


def test_a_metafile_of_a_word_file_is_drawn_on_its_page(tmp_path: Path) -> None:
    ink = pen(1, "#1f4e79", style=5) + brush(2, "#1f4e79") + select(1) + select(2)
    chart = emf(ink, box(0, 0, 36, 36), font(3, -9) + select(3), text("Rate", 40, 10))
    parts = Parts(others={"word/media/a.emf": chart}, relations={"a": ("image", "media/a.emf")})
    file = tmp_path / "paper.docx"
    file.write_bytes(docx(p(inline(pic("a"), alt="A bar", size=(2 * SIZE[0], 2 * SIZE[1]))), parts=parts))
    pdf(file)
    data = (tmp_path / "paper.pdf").read_bytes()
    seen = colours(data)
    assert (seen[30, 30], seen[110, 65]) == ((31, 78, 121), (255, 255, 255))
    assert "Rate" in tagged.read(data).root.find("Figure")[0].words

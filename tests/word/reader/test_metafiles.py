"""A metafile is drawn as it draws itself: its lines, areas, words and bitmaps; one that holds but a bitmap shows it."""

from __future__ import annotations

import gzip
import io
import re
import struct

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from paperwork.model.blocks import DrawnPart, Lettering, Outline, Picture
from paperwork.model.findings import Finding
from paperwork.word.reader.metafiles import drawn, only_bitmap, unpacked

from .recorded import (
    SIZE,
    bitmap,
    box,
    brush,
    dib,
    emf,
    font,
    older,
    older_font,
    older_text,
    pen,
    plus,
    plus_font,
    plus_pen,
    plus_record,
    points,
    record,
    select,
    text,
    wmf,
)
from .specimens import Parts, draft, inline, p, pic

SHOWING = emf(bitmap(dib(), (0, 0, *SIZE)))
INK = pen(1, "#c00000") + brush(2, "#1f4e79") + select(1) + select(2)
SAVE, BACK = record(33, ""), record(34, "i", -1)
BEGIN, END, CLOSE = record(59, ""), record(60, ""), record(61, "")


def of(data: bytes) -> tuple[Picture, list[Finding]]:
    """The picture that a file with this one shows, and what was found about it."""
    parts = Parts(others={"word/media/a.emf": data}, relations={"a": ("image", "media/a.emf")})
    found = draft(p(inline(pic("a"), alt="A chart", size=SIZE)), parts=parts)
    picture = found.blocks[0].spans[0].picture  # type: ignore[union-attr]
    assert picture is not None
    return picture, [one for one in found.findings if one.check.startswith("picture")]


def parts(*records: bytes) -> tuple[DrawnPart, ...]:
    picture, found = of(emf(*records))
    assert (found, picture.extent) == ([], (72.0, 36.0))
    return picture.parts


def outlines(*records: bytes) -> list[Outline]:
    return [outline for part in parts(*records) for outline in part.outlines]


def words(*records: bytes) -> Lettering:
    (found,) = (words for part in parts(*records) for words in part.lettering)
    return found


def ends(path: str) -> list[tuple[float, ...]]:
    """The points of a path, a tuple a step."""
    return [tuple(float(one) for one in run.split()) for run in re.findall(r"[MLC]([^MLCZ]*)", path)]


# The one bitmap of a metafile


@pytest.mark.parametrize(
    "data",
    [SHOWING, gzip.compress(SHOWING, mtime=0), wmf(older(0x0940, "I6h", 0xCC0020, 0, 0, 2, 3, 0, 0, tail=dib()))],
    ids=["enhanced", "packed", "older"],
)
def test_the_bitmap_in_a_metafile_is_shown(data: bytes) -> None:
    picture, found = of(data)
    assert (picture.kind, picture.parts, found) == ("bmp", (), [])
    image = Image.open(io.BytesIO(picture.raster))
    assert (image.size, image.getpixel((0, 0))) == ((3, 2), (192, 0, 0))


def test_a_picture_inside_emf_plus_is_taken_as_it_is() -> None:
    inside = b"EMF+" + b"\x08\x40\0\0" + b"\x89PNG\r\n\x1a\nrest"
    assert only_bitmap(emf(record(70, "I", len(inside), tail=inside)), "emf").startswith(b"\x89PNG")


def test_a_metafile_that_draws_lines_as_well_is_drawn() -> None:
    picture, _ = of(emf(bitmap(dib(), (0, 0, 6, 6)), INK, box(0, 0, 36, 18)))
    assert picture.kind == "emf"
    shown = [(part.picture is not None, len(part.outlines)) for part in picture.parts]
    assert shown == [(True, 0), (False, 1)]


# Figures


def test_a_box_is_filled_with_its_brush_and_edged_with_its_pen() -> None:
    (found,) = outlines(INK, box(9, 0, 36, 18))
    assert ends(found.path) == [(9.0, 0.0), (36.0, 0.0, 36.0, 18.0, 9.0, 18.0)]
    assert (found.fill, found.line.colour, found.line.width) == ("#1f4e79", "#c00000", 2.0)  # type: ignore[union-attr]


def test_what_no_tool_draws_is_not_there() -> None:
    hollow = brush(2, "#ffffff", kind=1) + select(2)
    assert drawn(emf(pen(1, "#c00000", style=5), select(1), hollow, box(0, 0, 36, 18)), "emf", (72.0, 36.0)).parts == ()


@pytest.mark.parametrize(("kind", "short"), [(3, False), (86, True)], ids=["whole", "short"])
def test_a_polygon_has_its_points(kind: int, short: bool) -> None:
    (found,) = outlines(INK, points(kind, (0, 0), (10, 0), (10, 20), short=short))
    assert (found.path, found.fill) == ("M0.00 0.00L10.00 0.00 10.00 20.00Z", "#1f4e79")


def test_a_line_goes_on_from_where_the_pen_is() -> None:
    moves = record(27, "ii", 1, 2), record(54, "ii", 5, 2), record(54, "ii", 5, 9)
    (found,) = outlines(INK, *moves)
    assert (found.path, found.fill) == ("M1.00 2.00L5.00 2.00L5.00 9.00", "")


def test_polygons_of_one_record_are_one_area() -> None:
    one = record(91, "4iIIII6h6h", 0, 0, 0, 0, 2, 6, 3, 3, 0, 0, 9, 0, 9, 9, 20, 0, 29, 0, 29, 9)
    (found,) = outlines(INK, one)
    assert (found.path.count("Z"), found.even) == (2, True)


def test_curves_keep_their_handles() -> None:
    (found,) = outlines(INK, points(85, (0, 0), (1, 1), (2, 1), (3, 0)))
    assert found.path == "M0.00 0.00C1.00 1.00 2.00 1.00 3.00 0.00"


def test_an_ellipse_reaches_to_its_box() -> None:
    (found,) = outlines(INK, record(42, "4i", 10, 10, 30, 20))
    corners = [point for run in ends(found.path) for point in (run[-2:],)]
    assert (min(x for x, _ in corners), max(y for _, y in corners)) == (10.0, 20.0)


def test_a_slice_runs_from_its_first_ray_to_its_last_and_to_the_middle() -> None:
    (found,) = outlines(INK, record(47, "8i", 0, 0, 20, 20, 20, 10, 10, 0))
    steps = ends(found.path)
    assert (steps[0], steps[1][-2:], steps[-1]) == ((20.0, 10.0), (10.0, 0.0), (10.0, 10.0))


def test_rounded_corners_are_curves() -> None:
    (found,) = outlines(INK, record(44, "6i", 0, 0, 40, 20, 8, 8))
    assert found.path.count("C") == 4


def test_a_path_is_drawn_when_it_is_whole() -> None:
    steps = record(27, "ii", 0, 0), record(54, "ii", 9, 0), record(54, "ii", 9, 9), CLOSE
    (found,) = outlines(INK, BEGIN, *steps, END, record(62, "4i", 0, 0, 0, 0))
    assert (found.fill, found.line, found.path.count("Z")) == ("#1f4e79", None, 1)


# How they are measured, and the state


def test_the_window_is_spread_over_the_viewport() -> None:
    spread = record(17, "i", 8), record(9, "ii", 720, 360), record(11, "ii", 72, 36)
    (found,) = outlines(*spread, INK, box(90, 0, 360, 180))
    assert ends(found.path)[1] == (36.0, 0.0, 36.0, 18.0, 9.0, 18.0)


def test_the_world_may_be_moved_and_turned() -> None:
    (found,) = outlines(record(35, "6f", 0.0, 1.0, -1.0, 0.0, 50.0, 0.0), INK, points(87, (0, 0), (10, 0)))
    assert found.path == "M50.00 0.00L50.00 10.00"


def test_millimetres_run_upwards() -> None:
    (found,) = outlines(record(17, "i", 3), INK, points(87, (0, 0), (2540, -1270)))
    assert found.path == "M0.00 0.00L72.00 36.00"


def test_a_state_that_was_saved_comes_back() -> None:
    found = outlines(INK, SAVE, brush(3, "#70ad47"), select(3), box(0, 0, 9, 9), BACK, box(9, 9, 18, 18))
    assert [one.fill for one in found] == ["#70ad47", "#1f4e79"]


def test_what_lies_outside_a_clip_is_hidden_or_cut_off() -> None:
    within = record(30, "4i", 0, 0, 20, 20)
    (found,) = parts(within, INK, box(30, 0, 40, 10), box(10, 0, 40, 10))
    assert len(found.outlines) == 1
    assert found.clip == ("M0.00 0.00L20.00 0.00L20.00 20.00L0.00 20.00Z",)


def test_what_lies_inside_a_clip_needs_none() -> None:
    (found,) = parts(record(30, "4i", 0, 0, 20, 20), INK, box(1, 1, 9, 9))
    assert found.clip == ()


def test_a_path_may_be_looked_through() -> None:
    triangle = record(27, "ii", 0, 0), record(54, "ii", 40, 0), record(54, "ii", 0, 40), CLOSE
    (found,) = parts(INK, BEGIN, *triangle, END, record(67, "I", 1), box(1, 1, 20, 20))
    assert found.clip == ("M0.00 0.00L40.00 0.00L0.00 40.00Z",)


# Words


def test_words_stand_where_they_were_put() -> None:
    found = words(font(1, name="Calibri", weight=700), select(1), record(24, "I", 0xC0), text("Placements", 5, 9))
    assert (found.text, found.x, found.y, found.size) == ("Placements", 5.0, 9.0, 10.0)
    assert (found.font, found.bold, found.colour, found.vertical) == ("Calibri", True, "#c00000", "top")


def test_words_keep_the_steps_between_their_letters() -> None:
    spread = record(17, "i", 8), record(9, "ii", 720, 360), record(11, "ii", 72, 36)
    found = words(*spread, font(1, -100), select(1), text("Kent", 50, 90, (60, 50, 55, 40)))
    assert (found.size, found.steps) == (10.0, (6.0, 5.0, 5.5, 4.0))


@pytest.mark.parametrize(
    ("align", "across", "up"),
    [(0, "start", "top"), (2, "end", "top"), (6, "middle", "top"), (30, "middle", "baseline"), (8, "start", "bottom")],
)
def test_words_are_aligned_to_their_point(align: int, across: str, up: str) -> None:
    found = words(record(22, "I", align), text("East", 5, 9))
    assert (found.align, found.vertical) == (across, up)


def test_words_may_be_turned() -> None:
    assert words(font(1, turn=900), select(1), text("Rate", 5, 30)).degrees == -90.0


def test_a_font_as_high_as_its_line_says_so() -> None:
    assert words(font(1, height=12), select(1), text("Rate", 5, 9)).cell


def test_what_lies_behind_words_is_filled_unless_it_is_see_through() -> None:
    behind = record(25, "I", 0x00FF00)
    assert words(behind, text("Rate", 5, 9)).shading == "#00ff00"
    assert words(behind, record(18, "I", 1), text("Rate", 5, 9)).shading == ""


def test_signs_of_symbol_fonts_are_what_they_look_like() -> None:
    assert words(font(1, name="Symbol"), select(1), text("a\uf062", 5, 9)).text == "αβ"


def test_words_outside_the_picture_are_not_there() -> None:
    assert len(parts(text("Seen", 5, 9), text("Gone", 900, 9))[0].lettering) == 1


# Bitmaps


def test_a_bitmap_stands_in_its_box() -> None:
    first, second = parts(bitmap(dib(), (10, 5, 30, 20)), bitmap(dib("#70ad47"), (40, 5, 9, 9)))
    assert (first.x, first.y, first.width, first.height) == (10.0, 5.0, 30.0, 20.0)
    assert first.picture is not None
    assert Image.open(io.BytesIO(first.picture.raster)).getpixel((0, 0)) == (192, 0, 0)
    assert second.x == 40.0


def test_an_icon_is_seen_where_its_mask_is_dark() -> None:
    mask = Image.new("1", (3, 2), 1)
    mask.putpixel((0, 0), 0)
    out = io.BytesIO()
    mask.save(out, "BMP")
    place = (10, 5, 30, 20)
    icon = bitmap(out.getvalue()[14:], place, 0x008800C6) + bitmap(dib(), place, 0x00660046)
    found, _ = parts(icon, INK, box(0, 0, 9, 9))
    assert found.picture is not None
    image = Image.open(io.BytesIO(found.picture.raster)).convert("RGBA")
    assert (image.getpixel((0, 0)), image.getpixel((1, 1))) == ((192, 0, 0, 255), (192, 0, 0, 0))


def test_a_see_through_bitmap_stays_so() -> None:
    half = struct.pack("<IiiHHIIiiII", 40, 2, 1, 1, 32, 0, 0, 0, 0, 0, 0) + bytes((0, 0, 96, 128, 0, 0, 192, 255))
    about = (0, 0, 0, 0, 10, 5, 30, 20, 0x01FF0000, 0, 0, 0, 0, 108, 40, 148, 8, 2, 1)
    found, _ = parts(record(114, "4i4iIii24xII6I", *about, tail=half), INK, box(0, 0, 9, 9))
    assert found.picture is not None
    image = Image.open(io.BytesIO(found.picture.raster)).convert("RGBA")
    assert [image.getpixel((at, 0)) for at in (0, 1)] == [(191, 0, 0, 128), (192, 0, 0, 255)]


def test_a_box_may_be_filled_as_a_bitmap_without_one() -> None:
    bare = record(76, "4i4iIii24xII4I", 0, 0, 0, 0, 1, 2, 3, 4, 0x00F00021, 0, 0, 0, 0, 0, 0, 0, 0)
    (found,) = outlines(INK, bare)
    assert (found.fill, ends(found.path)[0]) == ("#1f4e79", (1.0, 2.0))


# The older kind


def older_parts(*records: bytes) -> tuple[DrawnPart, ...]:
    picture, found = of(wmf(*records))
    assert found == []
    return picture.parts


OLDER_INK = (
    older(0x02FA, "HhhI", 0, 20, 0, 0xC0) + older(0x02FC, "HIH", 0, 0x794E1F, 0) + older(0x012D, "H", 0)
) + older(0x012D, "H", 1)


def test_older_figures_are_drawn_over_the_whole_picture() -> None:
    (found,) = older_parts(OLDER_INK, older(0x041B, "4h", 180, 360, 0, 90))
    (outline,) = found.outlines
    assert ends(outline.path)[1] == (36.0, 0.0, 36.0, 18.0, 9.0, 18.0)
    assert (outline.fill, outline.line.colour, outline.line.width) == ("#1f4e79", "#c00000", 2.0)  # type: ignore[union-attr]


def test_older_words_are_of_the_alphabet_of_their_font() -> None:
    greek = older_font(-100, charset=161) + older(0x012D, "H", 0)
    (found,) = older_parts(greek, older_text("Αθήνα".encode("cp1253"), 50, 90))
    (said,) = found.lettering
    assert (said.text, said.x, said.y, said.size) == ("Αθήνα", 5.0, 9.0, 10.0)


def test_older_words_may_stand_where_the_pen_is() -> None:
    at_pen = older(0x012E, "HH", 25, 0), older(0x0214, "hh", 90, 50), older_text(b"Here", 0, 0)
    (found,) = older_parts(*at_pen)
    assert (found.lettering[0].x, found.lettering[0].y, found.lettering[0].vertical) == (5.0, 9.0, "baseline")


def test_a_tool_takes_the_first_free_place() -> None:
    swap = older(0x01F0, "H", 1), older(0x02FC, "HIH", 0, 0x47AD70, 0), older(0x012D, "H", 1)
    (found,) = older_parts(OLDER_INK, *swap, older(0x041B, "4h", 180, 360, 0, 90))
    assert found.outlines[0].fill == "#70ad47"


# EMF+

RED_BOX = plus_record(0x400A, 0x8000, "II4f", 0xFFC00000, 1, 10.0, 5.0, 20.0, 10.0)
SAID = "Rate".encode("utf-16-le")


def test_what_is_said_in_plain_records_too_is_read_there() -> None:
    found = outlines(plus(RED_BOX, dual=True), INK, box(0, 0, 36, 18))
    assert [one.fill for one in found] == ["#1f4e79"]


def test_what_is_said_in_no_other_way_is_read_there() -> None:
    found = outlines(plus(RED_BOX), INK, box(0, 0, 36, 18))
    assert [(one.fill, one.line, ends(one.path)[0]) for one in found] == [("#c00000", None, (10.0, 5.0))]


def test_plain_records_count_where_they_are_handed_over_to() -> None:
    found = outlines(plus(RED_BOX, plus_record(0x4004, 0)), INK, box(0, 0, 36, 18), plus(RED_BOX), box(0, 0, 9, 9))
    assert [one.fill for one in found] == ["#c00000", "#1f4e79", "#c00000"]


def test_a_see_through_fill_stays_so_and_a_pen_draws_its_line() -> None:
    clear = plus_record(0x400E, 0x8000, "I4f", 0x80C00000, 0.0, 0.0, 20.0, 20.0)
    lines = plus_record(0x400D, 0x4001, "I4h", 2, 0, 0, 30, 10)
    area, line = outlines(plus(clear, plus_pen(1, 0xFF1F4E79, 3.0), lines))
    assert area.opacity == pytest.approx(0.5, abs=0.01)
    assert (line.path, line.line.colour, line.line.width) == ("M0.00 0.00L30.00 10.00", "#1f4e79", 3.0)  # type: ignore[union-attr]


def test_the_world_of_plus_is_moved_and_put_back() -> None:
    moved = plus_record(0x402D, 0, "2f", 30.0, 0.0)
    found = outlines(plus(plus_record(0x4025, 0, "I", 7), moved, RED_BOX, plus_record(0x4026, 0, "I", 7), RED_BOX))
    assert [ends(one.path)[0][0] for one in found] == [40.0, 10.0]


def test_words_of_plus_stand_letter_by_letter() -> None:
    places = struct.pack("<8f", 5, 9, 12, 9, 17, 9, 20, 9)
    written = plus_record(0x4036, 0x8001, "IIII", 0xFFC00000, 1, 0, 4, tail=SAID + places)
    found = words(plus(plus_font(1, 10.0), written))
    assert (found.text, found.x, found.y, found.size, found.steps) == ("Rate", 5.0, 9.0, 10.0, (7.0, 5.0, 3.0, 5.0))


def test_words_of_plus_are_broken_into_lines_in_their_box() -> None:
    said = "Placements of children in care".encode("utf-16-le")
    written = plus_record(0x401C, 0x8001, "III4f", 0xFF000000, 9, len(said) // 2, 5.0, 2.0, 40.0, 0.0, tail=said)
    lines = [one for part in parts(plus(plus_font(1, 6.0), written)) for one in part.lettering]
    assert " ".join(one.text for one in lines) == "Placements of children in care"
    assert [one.y for one in lines] == pytest.approx([2.0, 9.2, 16.4])


def test_a_path_of_plus_may_be_filled_and_looked_through() -> None:
    corners = struct.pack("<8h", 0, 0, 20, 0, 20, 20, 0, 20)
    path = struct.pack("<III", 0xDBC01002, 4, 0x4000) + corners + b"\0\1\1\x81"
    clip = plus_record(0x4033, 0x002)
    (found,) = parts(plus(plus_record(0x4008, 0x302, tail=path), clip, RED_BOX))
    assert found.clip == ("M0.00 0.00L20.00 0.00L20.00 20.00L0.00 20.00Z",)


def test_a_picture_of_plus_stands_in_its_box() -> None:
    out = io.BytesIO()
    Image.new("RGB", (3, 2), "#c00000").save(out, "PNG")
    image = struct.pack("<IIiiiII", 0xDBC01002, 1, 0, 0, 0, 0, 1) + out.getvalue()
    shown = plus_record(0x401A, 0x003, "II4f4f", 0, 2, 0.0, 0.0, 3.0, 2.0, 10.0, 5.0, 30.0, 20.0)
    first, _ = parts(plus(plus_record(0x4008, 0x503, tail=image), shown, RED_BOX))
    assert (first.x, first.y, first.width, first.height) == (10.0, 5.0, 30.0, 20.0)


# What is damaged, or asks too much


def test_a_torn_metafile_draws_what_came_before_and_says_so() -> None:
    whole = emf(INK, box(0, 0, 36, 18), text("Kept", 5, 9), text("Lost", 5, 19), end=False)
    picture, (found,) = of(whole[:-10])
    assert [words.text for part in picture.parts for words in part.lettering] == ["Kept"]
    assert (found.check, found.message) == (
        "picture-part",
        "A picture of the EMF kind is not shown whole: its end is missing, or parts of it are damaged.",
    )


def test_what_is_not_drawn_is_said_once_a_picture() -> None:
    flood = record(53, "iiII", 1, 1, 0, 0)
    picture, (found,) = of(emf(INK, box(0, 0, 36, 18), flood, flood))
    assert len(picture.parts) == 1
    assert "areas flooded with colour are left out" in found.message


def test_words_that_are_kept_as_shapes_of_letters_are_said_to_be_left_out() -> None:
    _, (found,) = of(emf(INK, box(0, 0, 36, 18), text("\x03\x04", 5, 9, options=16)))
    assert "numbers of letter shapes" in found.message


def test_a_metafile_that_draws_nothing_is_said_not_to_be_drawn() -> None:
    picture, (found,) = of(emf(select(1)))
    assert (picture.parts, found.check) == ((), "picture-format")


@pytest.mark.parametrize(
    "record",
    [
        record(86, "4iI", 0, 0, 0, 0, 2**31),
        record(91, "4iIII", 0, 0, 0, 0, 2**31, 2**31, 2**31),
        record(84, "4iIffiiIII4iI", 0, 0, 0, 0, 1, 1.0, 1.0, 0, 0, 2**31, 76, 0, 0, 0, 0, 0, 0),
        record(81, "16I2i", *(2**31 for _ in range(16)), -1, -1),
        record(118, "4iIII", 0, 0, 0, 0, 2**31, 2**31, 0),
        record(35, "6f", *(float("inf") for _ in range(6))) + box(0, 0, 9, 9),
        record(75, "II8I", 2**31, 5, 32, 1, 2**31, 0, 0, 0, 0, 0),
    ],
    ids=["points", "polygons", "words", "bitmap", "gradient", "world", "region"],
)
def test_a_record_that_claims_too_much_is_passed_over(record: bytes) -> None:
    picture, _ = of(emf(record, INK, text("Kept", 5, 9)))
    shown = [words.text for part in picture.parts for words in part.lettering]
    assert shown == ["Kept"] or "inf" not in repr(picture.parts)


def test_states_and_words_without_end_are_limited() -> None:
    sketch = drawn(emf(SAVE * 5_000, text("x" * 100_000, 5, 9) * 12), "emf", (72.0, 36.0))
    assert sketch.full
    assert sum(len(words.text) for part in sketch.parts for words in part.lettering) <= 1_100_000


@given(st.binary(max_size=200), st.sampled_from(["emf", "wmf"]))
def test_no_bytes_stop_the_reader(data: bytes, kind: str) -> None:
    whole = emf(data) if kind == "emf" else wmf(data)
    assert isinstance(only_bitmap(whole, kind), bytes)
    assert isinstance(drawn(whole, kind, (72.0, 36.0)).torn, bool)
    assert isinstance(drawn(data, kind, (0.0, 0.0)).parts, tuple)
    assert isinstance(unpacked(b"\x1f\x8b" + data), bytes)


@given(st.integers(0, 123), st.binary(max_size=160), st.booleans())
def test_no_record_stops_the_reader_or_draws_without_bounds(kind: int, body: bytes, begun: bool) -> None:
    padded = body + b"\0" * (-len(body) % 4)
    one = struct.pack("<II", kind, 8 + len(padded)) + padded
    sketch = drawn(emf(INK, BEGIN if begun else b"", one, END, box(0, 0, 9, 9), one), "emf", (72.0, 36.0))
    numbers = [
        float(one) for part in sketch.parts for line in part.outlines for one in re.findall(r"-?\d+\.\d+", line.path)
    ]
    assert all(abs(one) <= 20_000 for one in numbers)


@given(st.sampled_from(range(0, 0x1000)), st.binary(max_size=80))
def test_no_older_record_stops_the_reader(kind: int, body: bytes) -> None:
    padded = body + b"\0" * (len(body) % 2)
    one = struct.pack("<IH", 3 + len(padded) // 2, kind) + padded
    assert isinstance(drawn(wmf(OLDER_INK, one, one), "wmf", (72.0, 36.0)).torn, bool)


@given(st.integers(0x4001, 0x403A), st.integers(0, 0xFFFF), st.binary(max_size=120))
def test_no_record_of_plus_stops_the_reader(kind: int, flags: int, body: bytes) -> None:
    one = plus_record(kind, flags, tail=body)
    tools = plus_font(1, 10.0), plus_pen(2, 0xFF1F4E79, 3.0)
    sketch = drawn(emf(plus(*tools, one, RED_BOX, one), box(0, 0, 9, 9)), "emf", (72.0, 36.0))
    assert "nan" not in repr(sketch.parts)


@given(st.data())
def test_a_metafile_torn_or_spoilt_anywhere_is_read(data: st.DataObject) -> None:
    whole = bytearray(emf(INK, box(0, 0, 36, 18), text("Kept", 5, 9, (5, 5, 5, 5)), bitmap(dib(), (1, 2, 3, 4))))
    at = data.draw(st.integers(0, len(whole) - 1))
    whole[at] = data.draw(st.integers(0, 255))
    torn = bytes(whole[: data.draw(st.integers(0, len(whole)))])
    assert isinstance(drawn(torn, "emf", (72.0, 36.0)).parts, tuple)

"""Lines: what fits, what is lost (nothing), and where tabs and alignment put it."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from paperwork.model.look import SpanLook, Tab
from paperwork.pdf.fonts import Fonts
from paperwork.pdf.inks import ink_of
from paperwork.pdf.lines import Breaker, Line, Measure
from paperwork.pdf.runs import Runs

PLAIN = ink_of(SpanLook(size=10), Fonts())
BOLD = ink_of(SpanLook(size=14, bold=True), Fonts())


def runs_of(text: str, *more: str) -> Runs:
    runs = Runs()
    for part, ink in zip((text, *more), (PLAIN, BOLD, PLAIN, BOLD), strict=False):
        runs.add(part, ink, None)
    return runs


def set_lines(text: str, *more: str, **measure: object) -> list[Line]:
    return Breaker(runs_of(text, *more), Measure(**({"width": 200.0} | measure))).lines()  # type: ignore[arg-type]


def said(line: Line) -> str:
    return "".join(piece.text for piece in line.pieces)


def width(text: str) -> float:
    return runs_of(text).sums[-1]


TEXTS = st.text(alphabet="abcdefg hijk  lm.-,\u00a0\t\né1 ", max_size=120)


@settings(max_examples=200)
@given(TEXTS, TEXTS, st.floats(20, 300), st.floats(0, 60), st.floats(-40, 40))
def test_every_character_falls_into_one_line(one: str, two: str, room: float, left: float, first: float) -> None:
    runs = runs_of(one, two)
    lines = Breaker(runs, Measure(room, left, 0.0, first)).lines()
    assert [line.start for line in lines[1:]] == [line.end for line in lines[:-1]]
    assert "".join(runs.text[line.start : line.end] for line in lines) == one + two
    assert "".join("".join(said(line) for line in lines).split()) == "".join((one + two).split())


@settings(max_examples=200)
@given(TEXTS, st.floats(60, 300), st.sampled_from(["left", "right", "center", "justify"]))
def test_no_line_is_wider_than_the_measure_unless_it_is_one_character(text: str, room: float, align: str) -> None:
    for line in set_lines(text, width=room, align=align):
        seen = [piece for piece in line.pieces if piece.text.strip()]
        trailing = width(said(line)) - width(said(line).rstrip(" "))
        for piece in seen:
            end = piece.x + piece.width + (line.gap * piece.text.rstrip().count(" ") if piece.stretch else 0)
            assert end <= room + trailing + 0.1 or len(piece.text.strip()) == 1


def test_lines_are_filled_greedily() -> None:
    text = "aaa bbb ccc ddd"
    lines = set_lines(text, width=width("aaa bbb ccc") + 0.01)
    assert [said(line) for line in lines] == ["aaa bbb ccc ", "ddd"]


def test_a_word_that_is_too_long_is_cut_where_the_line_ends() -> None:
    lines = set_lines("x" * 30, width=width("x" * 12) + 1)
    assert [len(said(line)) for line in lines] == [12, 12, 6]


def test_a_soft_hyphen_is_seen_only_where_the_line_breaks_at_it() -> None:
    broken = set_lines("hyphen\u00adation", width=width("hyphen-") + 1)
    whole = set_lines("hyphen\u00adation", width=300)
    assert [said(line) for line in broken] == ["hyphen-", "ation"]
    assert [said(line) for line in whole] == ["hyphenation"]


def test_a_hanging_label_puts_the_text_at_the_indent() -> None:
    lines = set_lines("1.1\tText that goes on and on for more than a line", width=150, left=36.0, first=-36.0)
    text = next(piece for piece in lines[0].pieces if "Text" in piece.text)
    assert lines[0].pieces[0].x == 0.0
    assert text.x == pytest.approx(36.0)
    assert lines[1].pieces[0].x == pytest.approx(36.0)


def test_text_at_a_right_tab_ends_at_it_and_the_leader_fills_the_way() -> None:
    (line,) = set_lines("Contents\t12", tabs=(Tab(180.0, "right", "."),))
    tab, page = line.pieces[1], line.pieces[2]
    assert page.x + page.width == pytest.approx(180.0)
    assert tab.leader == "."
    assert tab.x + tab.width == pytest.approx(page.x)


def test_text_at_a_centre_tab_stands_around_it() -> None:
    (line,) = set_lines("\tmiddle", tabs=(Tab(100.0, "center"),))
    middle = line.pieces[-1]
    assert middle.x + middle.width / 2 == pytest.approx(100.0)


def test_figures_at_a_decimal_tab_line_up_at_their_points() -> None:
    places = []
    for text in ("\t1.25", "\t1000.5"):
        (line,) = set_lines(text, tabs=(Tab(100.0, "decimal"),))
        places.append(line.pieces[-1].x + width(text.strip().split(".")[0]))
    assert places == pytest.approx([100.0, 100.0])


def test_tabs_without_stops_go_on_by_half_inches() -> None:
    (line,) = set_lines("a\tb\tc")
    assert [piece.x for piece in line.pieces if piece.text.strip()] == pytest.approx([0.0, 36.0, 72.0])


def test_justified_lines_end_at_the_right_but_the_last_does_not() -> None:
    lines = set_lines("aaa bbb ccc ddd eee fff ggg", width=95.0, align="justify")
    for line in lines[:-1]:
        ends = max(p.x + width(p.text.rstrip()) + line.gap * p.text.rstrip().count(" ") for p in line.pieces)
        assert ends == pytest.approx(95.0)
    assert lines[-1].gap == 0.0


def test_the_tallest_text_sets_the_line_height() -> None:
    (small,) = set_lines("small")
    (both,) = set_lines("small ", "large")
    assert both.above > small.above
    assert small.above + small.below == pytest.approx(11.5)


def test_raised_text_takes_no_more_height_than_the_text_beside_it() -> None:
    raised = ink_of(SpanLook(size=10, vertical="super"), Fonts())
    runs = runs_of("m")
    runs.add("2", raised, None)
    (line,) = Breaker(runs, Measure(100.0)).lines()
    assert line.above + line.below == pytest.approx(11.5)
    assert raised.rise > 0
    assert raised.size < 10

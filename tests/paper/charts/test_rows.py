"""Charts of rows: shares of a hundred as bars and half-rings, and milestones on an axis of time."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import combinations, pairwise, product

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from paperwork.model.blocks import Chart
from paperwork.paper.charts.geometry import Box

from .samples import ALL, CLINIC, chart, drawn, milestones, paths_in, picture_of, shares, spots_in, words_in

BLUE, ORANGE, TRACK, INK = "#12436d", "#f46a25", "#dedede", "#0b0c0c"


def around(spots: list[tuple[float, float]]) -> Box:
    """The box of some spots, in points from the top left."""
    return Box(*(min(axis) for axis in zip(*spots, strict=True)), *(max(axis) for axis in zip(*spots, strict=True)))


def filled(one: Chart, colour: str) -> list[Box]:
    return [around(spots_in(data)) for data, style in paths_in(drawn(one).svg) if style.get("fill") == colour]


def marks(one: Chart) -> list[Box]:
    """The dark strokes of targets."""
    paths = paths_in(drawn(one).svg)
    return [around(spots_in(data)) for data, style in paths if style.get("stroke") == INK and style["fill"] == "none"]


def place(one: Chart, text: str) -> Box:
    return next(words.box for words in words_in(drawn(one).svg) if words.text == text)


def said(one: Chart) -> set[str]:
    return {words.text for words in words_in(drawn(one).svg)}


class TestFractions:
    def test_a_bar_fills_as_much_of_its_track_as_the_percentage_says(self) -> None:
        bars, tracks = (filled(ALL["fractions"], colour) for colour in (BLUE, TRACK))
        shown = [bar.width / tracks[0].width for bar in bars]
        assert shown == pytest.approx([0.85, 0.70, 0.99, 1.0], abs=0.005)
        assert len(tracks) == 5

    def test_every_row_says_its_text_level_with_its_bar(self) -> None:
        one = ALL["fractions"]
        assert {text for _, _, text in CLINIC} <= said(one)
        for bar, (_, _, text) in zip(filled(one, BLUE), CLINIC, strict=False):
            assert bar.bottom < place(one, text).centre[1] < bar.top

    def test_a_percentage_beyond_the_whole_stays_in_its_track(self) -> None:
        one = chart("fractions", *shares(("Published so", 105, "105% (21/20)")))
        ((bar,), (track,)) = filled(one, BLUE), filled(one, TRACK)
        assert bar.right == pytest.approx(track.right)

    def test_a_target_is_marked_in_the_track_and_named_under_the_text(self) -> None:
        one = chart("fractions", *shares(("Visits", 70, "70% (7/10)"), targets=(90,)))
        ((mark,), (track,)) = marks(one), filled(one, TRACK)
        assert (mark.left - track.left) / track.width == pytest.approx(0.9, abs=0.01)
        assert place(one, "Target Mar-22 (90%)").bottom > place(one, "70% (7/10)").top

    def test_a_measure_without_a_value_has_no_bar(self) -> None:
        one = chart("fractions", *shares(("Not counted yet", None, "Not given")))
        assert filled(one, BLUE) == filled(one, TRACK) == []
        assert {"Not counted yet", "Not given"} <= said(one)

    def test_it_is_as_high_as_its_rows(self) -> None:
        few, many = (drawn(chart("fractions", *shares(*CLINIC[:2] * times), height=10.0)) for times in (1, 10))
        assert few.height < 80 < 300 < many.height


class TestGauges:
    def test_rings_of_a_row_stand_level_and_those_of_the_next_below_their_words(self) -> None:
        rings = [around(spots_in(data)) for data, style in paths_in(picture_of("gauges").svg) if style["fill"] == TRACK]
        tops = sorted({round(ring.bottom) for ring in rings})
        assert [sum(round(ring.bottom) == top for ring in rings) for top in tops] == [3, 2]
        assert place(ALL["gauges"], "85% (121/128)").top < tops[1]

    def test_the_text_stands_under_its_ring_and_the_name_above(self) -> None:
        one = ALL["three gauges with targets"]
        for ring, (_, _, text) in zip(filled(one, TRACK), CLINIC, strict=False):
            under = place(one, text)
            assert ring.top <= under.bottom
            assert ring.centre[0] == pytest.approx(under.centre[0], abs=1)
        assert place(one, "Target Mar-22 (90%)").bottom >= place(one, "85% (121/128)").top

    def test_half_of_the_whole_fills_half_of_the_ring(self) -> None:
        one = chart("gauges", *shares(("Half", 50, "50% (1/2)")))
        ((part,), (ring,)) = filled(one, BLUE), filled(one, TRACK)
        assert part.left == ring.left
        assert part.right == pytest.approx(ring.centre[0], abs=2)

    def test_a_measure_without_a_value_has_an_empty_ring(self) -> None:
        one = chart("gauges", *shares(("Not counted yet", None, "Not given")))
        assert filled(one, BLUE) == filled(one, TRACK) == []
        assert len(filled(one, "#ffffff")) == 1


class TestTimeline:
    def test_a_span_is_a_bar_from_its_first_day_to_its_last(self) -> None:
        one = chart("timeline", *milestones(("Testing", "2021-11-01", "2021-11-30", "all of November")))
        ((bar,), lines) = filled(one, BLUE), self.months(one)
        assert bar.left == pytest.approx(lines[0], abs=0.1)
        later = chart("timeline", *milestones(("A", "2021-11-01", "2021-12-31", ""), ("B", "2021-12-01", "", "")))
        first, second = self.months(later)
        assert filled(later, ORANGE)[0].centre[0] == pytest.approx(second + (second - first) / 30 / 2, abs=0.5)

    def months(self, one: Chart) -> list[float]:
        """Where months begin, from left to right."""
        return sorted(
            spots_in(data)[0][0] for data, style in paths_in(drawn(one).svg) if style.get("stroke") == "#dedede"
        )

    def test_a_single_day_is_a_diamond(self) -> None:
        one = ALL["one milestone"]
        (shape,) = [data for data, style in paths_in(drawn(one).svg) if style.get("fill") == ORANGE]
        assert len(spots_in(shape)) == 4
        assert filled(one, BLUE) == []

    def test_milestones_keep_their_order_each_with_its_dates_beside_it(self) -> None:
        one = ALL["milestones"]
        names = [place(one, text).centre[1] for text in ("Testing", "Training", "Live")]
        assert names == sorted(names)
        dates = ("01/11/2021 to 16/12/2021", "03/01/2022 to 28/01/2022", "31/01/2022")
        assert [place(one, text).centre[1] for text in dates] == pytest.approx(names, abs=1)

    def test_a_milestone_without_a_date_has_its_words_and_no_mark(self) -> None:
        one = ALL["milestones"]
        assert "TBC" in said(one)
        assert len(filled(one, BLUE)) == 2
        assert len(filled(one, ORANGE)) == 1

    def test_dates_cover_neither_their_own_mark_nor_another(self) -> None:
        for name in ("milestones", "milestones over years"):
            one = ALL[name]
            shapes = [*filled(one, BLUE), *filled(one, ORANGE)]
            texts = [words for words in words_in(drawn(one).svg) if "20" in words.text and words.colour == INK]
            assert texts
            assert all(shape.shared(words.box) == 0 for shape in shapes for words in texts)

    def test_dates_stand_inside_a_bar_that_leaves_no_room_beside_it(self) -> None:
        one = chart("timeline", *milestones(("All", "2021-01-01", "2023-12-31", "1 January 2021 to the end of 2023")))
        (bar,), inside = filled(one, BLUE), place(one, "1 January 2021 to the end of 2023")
        assert bar.shared(inside) == pytest.approx(inside.width * inside.height)

    @given(
        st.lists(st.tuples(st.integers(0, 900), st.integers(0, 400), st.integers(1, 12)), min_size=1, max_size=8),
        st.booleans(),
    )
    @example([(0, 0, 6), (330, 400, 1)], False)
    @settings(max_examples=40, deadline=None)
    def test_whatever_the_dates_nothing_is_cut_off_and_no_words_lie_over_others_or_over_the_edge_of_a_bar(
        self, given: list[tuple[int, int, int]], spelt: bool
    ) -> None:
        told = []
        for at, (start, length, words) in enumerate(given):
            first, last = (date(2021, 1, 1) + timedelta(days=day) for day in (start, start + length))
            written = [f"{day.day} {day:%B %Y}" if spelt else f"{day:%d/%m/%Y}" for day in (first, last)]
            text = " to ".join(written[: 1 + bool(length)])
            told.append((f"{at} " + "step " * words, f"{first}", f"{last}" if length else "", text))
        picture = drawn(chart("timeline", *milestones(*told)))
        words, bars = (
            words_in(picture.svg),
            [around(spots_in(data)) for data, style in paths_in(picture.svg) if style.get("fill") in (BLUE, ORANGE)],
        )
        assert all(one.box.outside(Box(0, 0, picture.width, picture.height)) == 0 for one in words)
        assert all(one.box.shared(other.box) < 0.5 for one, other in combinations(words, 2))
        for bar, one in product(bars, words):
            whole = one.box.width * one.box.height
            assert bar.shared(one.box) == 0 or bar.shared(one.box) == pytest.approx(whole, rel=0.01)

    @pytest.mark.parametrize(("last", "named"), [("2021-03-31", 3), ("2022-12-31", 8), ("2030-12-31", 10)])
    def test_months_are_marked_or_quarters_or_years_by_how_long_the_time_is(self, last: str, named: int) -> None:
        one = chart("timeline", *milestones(("All", "2021-01-01", last, "")))
        assert len(self.months(one)) == named
        years = [words.text for words in words_in(drawn(one).svg) if words.text.isdigit()]
        assert len(years) == len(set(years)) == date.fromisoformat(last).year - 2020

    def test_names_of_months_never_touch(self) -> None:
        one = chart(
            "timeline", *milestones(("A", "2021-01-01", "2022-03-31", "All of it"), ("B", "2021-05-05", "", ""))
        )
        feet = sorted(
            (words.box for words in words_in(drawn(one).svg) if words.box.bottom > 70), key=lambda box: box.left
        )
        assert len(feet) > 12
        assert all(after.shared(before) == 0 for before, after in pairwise(feet))

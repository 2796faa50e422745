from __future__ import annotations

from itertools import pairwise

import pytest

from paperwork.model.blocks import ChartSeries
from paperwork.paper.charts import style


def test_contrast_is_that_of_the_accessibility_guidelines() -> None:
    assert style.contrast("#000000", "#FFFFFF") == pytest.approx(21)
    assert style.contrast("#12436D", "#FFFFFF") == pytest.approx(10.25, abs=0.01)
    assert style.contrast("#12436D", "#F46A25") == pytest.approx(3.38, abs=0.01)


@pytest.mark.parametrize("fill", [*style.PALETTE, *style.ROLES.values()])
def test_every_fill_or_its_edge_stands_out_from_paper_and_its_text_reads(fill: str) -> None:
    assert max(style.contrast(fill, style.PAPER), style.contrast(style.edge_of(fill) or fill, style.PAPER)) >= 3
    assert style.contrast(style.text_on(fill), fill) >= 4.5
    assert style.contrast(style.text_colour(style.line_colour(fill)), style.PAPER) >= 4.5
    assert style.contrast(style.line_colour(fill), style.PAPER) >= 3


def test_labels_on_orange_and_amber_are_black() -> None:
    assert style.contrast(style.PAPER, style.SECOND) < 4.5
    assert {style.text_on(style.SECOND), style.text_on(style.ROLES["amber"])} == {style.INK}


@pytest.mark.parametrize("ink", [style.INK, style.QUIET])
def test_words_on_paper_read(ink: str) -> None:
    assert style.contrast(ink, style.PAPER) >= 4.5


@pytest.mark.parametrize("line", [style.AXIS, style.COMPARATOR, style.SECOND, style.QUIET])
def test_lines_on_paper_stand_out(line: str) -> None:
    assert style.contrast(line, style.PAPER) >= 3


@pytest.mark.parametrize(("one", "other"), list(pairwise(style.PALETTE)))
def test_neighbours_in_the_palette_differ_in_grey(one: str, other: str) -> None:
    assert style.contrast(one, other) >= 3


@pytest.mark.parametrize("word", ["Green", "Amber", "Red"])
def test_a_rating_has_its_own_colour_however_it_is_written(word: str) -> None:
    (colour,) = style.colours((ChartSeries(word, (), word),))
    assert colour == style.ROLES[word.lower()]


def test_series_that_share_a_role_take_different_colours() -> None:
    found = style.colours(tuple(ChartSeries(str(index), ()) for index in range(6)))
    assert len(set(found)) == 6


def test_an_unknown_role_is_context() -> None:
    assert style.colours((ChartSeries("Not rated", (), "Not rated"),)) == (style.CONTEXT,)

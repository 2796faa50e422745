"""The two doughnuts of a priority: how many of its measures are Green, Amber or Red, and how many rose or fell."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from paperwork.model.blocks import Chart, ChartPoint, ChartSeries
from paperwork.model.supplied import PriorityBrief

from ..material import Material
from ..tables.summary import MOVES, rating
from .alt import of_parts

_RATINGS = ("Green", "Amber", "Red")
_WIDTH, _HEIGHT = 230.0, 170.0


def summary_charts(priority: PriorityBrief, material: Material) -> tuple[Chart, ...]:
    """Performance and direction of travel, as counts of the summary table's words; none where it wants none."""
    results = material.results_of(priority.summary)
    if not (results and priority.summary_charts):
        return ()
    ratings = [rating(result, material) for result in results]
    moves = [MOVES[result.direction][1] if result.direction else material.word("not_known") for result in results]
    return (
        _doughnut(material.word("performance_chart"), ratings, _RATINGS),
        _doughnut(material.word("direction_chart"), moves, tuple(word for _, word in MOVES.values())),
    )


def _doughnut(title: str, words: Sequence[str], always: Sequence[str]) -> Chart:
    """A slice a word; the words that are always told of come first, whether or not any measure has them."""
    counts = {word: words.count(word) for word in dict.fromkeys((*always, *words))}
    parts = [(word, str(count)) for word, count in counts.items()]
    return Chart(
        kind="doughnut",
        title=title,
        series=tuple(_slice(word, count) for word, count in counts.items() if count),
        alt=f"{of_parts('Doughnut chart', title, parts)} {len(words)} measures in all.",
        width=_WIDTH,
        height=_HEIGHT,
    )


def _slice(word: str, count: int) -> ChartSeries:
    return ChartSeries(word, (ChartPoint(word, Decimal(count), str(count)),), role=word)

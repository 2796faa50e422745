"""The two doughnuts of a priority: how many of its measures are Green, Amber or Red, and how many went up or down."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal

from msgspec.structs import replace

from paperwork.model.blocks import Chart, ChartPoint, ChartSeries
from paperwork.model.measures import Direction, Missing
from paperwork.model.supplied import PriorityBrief

from ..material import Material
from ..tables.summary import another_time, rating, short_title, travel
from ..words import listed

# The words that are told of first, and told of even where no measure has them; each with its colour's role.
_RATINGS = {"Green": "green", "Amber": "amber", "Red": "red"}
_MOVES: Mapping[Direction, str] = {"up": "Up", "down": "Down", "same": "No change"}
_MOVE_ROLES = {word: role for role, word in _MOVES.items()}
# How a count of them is said.
_HEARD = {
    "Not rated": "not rated",
    "Up": "up",
    "Down": "down",
    "No change": "unchanged",
    "No comparison": "without comparison",
    "Not shown": "not shown",
}
_WIDTH, _HEIGHT = 230.0, 170.0


def summary_charts(priority: PriorityBrief, material: Material) -> tuple[Chart, ...]:
    """Performance and direction of travel, as counts of the summary table's words; none where it wants none."""
    results = material.results_of(priority.summary)
    if not (results and priority.summary_charts):
        return ()
    unshown = {Missing.HIDDEN.value: material.word("hidden_rating")}
    ratings = [unshown.get(rating(result), rating(result)) for result in results]
    moves = [_MOVES.get(result.direction) or unshown.get(travel(result), travel(result)) for result in results]
    of, apart = short_title(priority), sum(1 for result in results if another_time(result, material))
    charts = (
        _doughnut(material.word("performance_chart"), of, ratings, _RATINGS),
        _doughnut(material.word("direction_chart"), of, moves, _MOVE_ROLES),
    )
    also = f" {apart} of them {'is' if apart == 1 else 'are'} of another month or quarter." if apart else ""
    return tuple(replace(chart, alt=chart.alt + also) for chart in charts)


def _doughnut(title: str, of: str, words: Sequence[str], roles: Mapping[str, str]) -> Chart:
    """A segment a word that any measure has."""
    counts = {word: words.count(word) for word in dict.fromkeys((*roles, *words))}
    told = [f"{count or 'none'} {_HEARD.get(word, word)}" for word, count in counts.items()]
    total = f"{len(words)} {'measure' if len(words) == 1 else 'measures'}"
    return Chart(
        kind="doughnut",
        title=title,
        series=tuple(_segment(word, count, roles) for word, count in counts.items() if count),
        alt=f"Doughnut chart: {title}, {of}. Of {total}, {listed(told)}.",
        width=_WIDTH,
        height=_HEIGHT,
        total=total,
    )


def _segment(word: str, count: int, roles: Mapping[str, str]) -> ChartSeries:
    return ChartSeries(word, (ChartPoint(word, Decimal(count), str(count)),), roles.get(word, "context"))

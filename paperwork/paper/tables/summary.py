"""The summary table of a priority: a measure a row, its actual, its rating and its direction of travel."""

from __future__ import annotations

from collections.abc import Sequence

from paperwork.model.blocks import Cell, Row, Span, Table
from paperwork.model.measures import Fact, Missing, Result
from paperwork.model.supplied import PriorityBrief

from ..material import Material
from .cells import RATING_ROLES, cell, fact_cell, head_row, name_cell, row
from .notes import abbreviated, rounded
from .widths import columns

HEADS = ("Measure", "Actual", "Performance", "DoT")


def summary(priority: PriorityBrief, material: Material) -> tuple[Table, ...]:
    """One table of the priority's summary measures; none where it has no summary."""
    results = material.results_of(priority.summary)
    if not results:
        return ()
    month = material.results.as_at.long_label
    rows = (head_row(HEADS), *(_row(result, material) for result in results))
    return (
        Table(
            rows=rows,
            caption=(Span(material.word("summary_caption", title=short_title(priority), month=month)),),
            columns=columns(rows, (1,)),
            note=(Span(_note(results, material)),),
            summary=f"{len(results)} measures with their actual, performance and direction of travel.",
        ),
    )


def short_title(priority: PriorityBrief) -> str:
    """A priority's title up to its dash: `Priority A` of `Priority A – Planning and Safety`."""
    return priority.title.split(" – ")[0]


def rating(result: Result) -> str:
    """The word that the paper prints for a rating: Green, Amber, Red, or that it is not rated."""
    return result.fact("rag").text


def travel(result: Result) -> str:
    """`↓ down, improving`: the arrow, the sign of the change in words, and what the measure's polarity makes of it."""
    moved = result.fact("direction").text
    return moved if result.polarity_word in ("", "no change") else f"{moved}, {result.polarity_word}"


def another_time(result: Result, material: Material) -> str:
    """`November 2022`: what a measure's value is of, where that does not end with the paper's own month; else empty."""
    periods = [point.period for point in result.months if point.period.kind != "latest"]
    apart = periods and result.fact("actual").known and periods[-1].end != material.results.as_at.end
    return periods[-1].long_label if apart else ""


def _row(result: Result, material: Material) -> Row:
    return row(
        name_cell(result.measure, short=False),
        _actual(result, material),
        _rating_cell(rating(result)),
        cell(travel(result)),
    )


def _actual(result: Result, material: Material) -> Cell:
    shown, when = fact_cell(result.fact("actual"), result.measure), another_time(result, material)
    return cell(f"{shown.text} ({when})") if when else shown


def _rating_cell(word: str) -> Cell:
    return cell(word, RATING_ROLES.get(word, ""))


def _hidden(facts: Sequence[Fact]) -> list[Fact]:
    return [fact for fact in facts if fact.value is Missing.HIDDEN]


def _note(results: Sequence[Result], material: Material) -> str:
    """The key: what the colours and DoT mean, and what the words that stand in their place do where there are any."""
    verdicts = [result.fact(name) for result in results for name in ("rag", "direction")]
    unrated = any(one.text not in RATING_ROLES and one.value is not Missing.HIDDEN for one in verdicts[::2])
    uncompared = any(isinstance(one.value, Missing) and one.value is not Missing.HIDDEN for one in verdicts[1::2])
    apart, month = any(another_time(result, material) for result in results), material.results.as_at.long_label
    return " ".join(
        [
            material.word("summary_note"),
            *([material.word("not_rated_note")] if unrated else []),
            *([material.word("no_comparison_note")] if uncompared else []),
            *([material.word("another_time_note", month=month)] if apart else []),
            *rounded(results, material),
            *abbreviated([*(result.fact("actual") for result in results), *_hidden(verdicts)], material),
        ]
    )

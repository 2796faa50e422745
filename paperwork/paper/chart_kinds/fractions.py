"""Measures as shares of a hundred, each with the counts behind it: a bar a measure, or a half-ring a measure.

What is told of a measure is its printed percentage and its printed counts, `85% (121/128)`, and the target that it is
held against. A measure without a value is named and said to have none.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from math import ceil

from paperwork.model.blocks import Chart, ChartPoint, ChartSeries
from paperwork.model.measures import Missing, Result
from paperwork.model.supplied import PageBrief

from ..material import Material
from ..tables.cells import in_table, short_name
from ..tables.targets import aimed_at
from ..words import listed
from .alt import point_text
from .series import decimal_of

# The names of the two series: what the measures stand at, and the targets that they are held against.
ACTUAL, TARGET = "Actual", "Target"
# So many measures stand on one sheet of paper, each with its target.
_MOST = 20


def fractions(page: PageBrief, material: Material) -> tuple[Chart, ...]:
    """One chart of the page, or as many as hold its measures: a bar from 0 to 100% for each measure."""
    return tuple(_chart("fractions", "Bar chart", page, some, material) for some in _parted(page, material))


def gauges(page: PageBrief, material: Material) -> tuple[Chart, ...]:
    """One chart of the page, or as many as hold its measures: a half-ring from 0 to 100% for each measure."""
    return tuple(_chart("gauges", "Gauges", page, some, material) for some in _parted(page, material))


def _parted(page: PageBrief, material: Material) -> Iterator[Sequence[Result]]:
    """The page's measures, in parts of one size that each stand on one sheet of paper."""
    results = material.results_of(page.measures)
    each = ceil(len(results) / ceil(len(results) / _MOST)) if results else 1
    return (results[at : at + each] for at in range(0, len(results), each))


def no_shares(page: PageBrief, material: Material) -> Iterator[tuple[str, str]]:
    """Why the page cannot have either: it has no measure, or one that is no percentage."""
    results = material.results_of(page.measures)
    others = [result.measure.name for result in results if result.measure.unit != "percent"]
    if not results:
        yield "needs a measure, and this page has none", "Name its measures."
    if others:
        none, them = ("is none", "it") if len(others) == 1 else ("are none", "them")
        yield f"shows percentages, and {listed(others)} {none}", f"Put {them} on another page, or ask for bars."


def _chart(kind: str, words: str, page: PageBrief, results: Sequence[Result], material: Material) -> Chart:
    """A chart of some of the page's measures, without a title: the page's own stands right above it."""
    targets = tuple(_target(result) for result in results)
    aimed = any(point.value is not None for point in targets)
    actual = ChartSeries(ACTUAL, tuple(_actual(result, material) for result in results))
    return Chart(
        kind=kind,
        title="",
        series=(actual, ChartSeries(TARGET, targets, "second")) if aimed else (actual,),
        alt=_alt(words, page, actual.points, results),
    )


def _actual(result: Result, material: Material) -> ChartPoint:
    return ChartPoint(short_name(result.measure), decimal_of(result.fact("actual")), _told(result, material))


def _told(result: Result, material: Material) -> str:
    """`85% (121/128)`, `85%` where no counts are known, and for a measure without a value what is printed instead."""
    actual = result.fact("actual")
    if not actual.known:
        return _missing(actual.value) or material.word("not_given")
    counts = [result.fact(name) for name in ("numerator", "denominator")]
    behind = "/".join(count.text for count in counts) if all(count.known for count in counts) else ""
    return f"{in_table(actual, result.measure)} ({behind})" if behind else in_table(actual, result.measure)


def _missing(value: object) -> str:
    return value.value if isinstance(value, Missing) else ""


def _target(result: Result) -> ChartPoint:
    fact, milestone = result.fact("target"), aimed_at(result)
    value = decimal_of(fact) if milestone else None
    text = f"Target {milestone.label} ({in_table(fact, result.measure)})" if milestone and value is not None else ""
    return ChartPoint(short_name(result.measure), value, text)


def _alt(words: str, page: PageBrief, actual: Sequence[ChartPoint], results: Sequence[Result]) -> str:
    """Every measure with its text and its target, a sentence each."""
    said = [_sentence(one, result) for one, result in zip(actual, results, strict=True)]
    return " ".join([f"{words}: {page.title}.", *said])


def _sentence(one: ChartPoint, result: Result) -> str:
    target, milestone = result.fact("target"), aimed_at(result)
    aimed = f", target for {milestone.long_label} {in_table(target, result.measure)}" if milestone else ""
    return f"{one.label} {point_text(one)}{aimed}."

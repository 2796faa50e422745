"""An SPC (XmR) chart: a measure's run held against its own limits, what is more than chance marked, and two verdicts.

The numbers and the verdicts are settled in `measures`; here they become lines, marks, badges and alternative text.
Comparators are not drawn on it: it tells of the measure's own months.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import groupby

from msgspec.structs import replace

from paperwork.model.blocks import Chart, ChartBadge, ChartLine, ChartSeries, LineRole
from paperwork.model.measures import COMMON_CAUSE, Fact, Meaning, Process, Result, Signal
from paperwork.model.periods import Period

from ..tables.cells import in_table
from ..words import listed
from .alt import over_time
from .series import UNITS, course, decimal_of, heard_title, line, run, target_line, target_told, title_of

_MEANT: Mapping[Meaning, str] = {
    "improvement": "an improvement",
    "concern": "a concern",
    "neutral": "more than chance",
}


def spc(result: Result) -> Chart:
    """The chart of a measure that has a process; its line where it has none, which `unfit` has refused already."""
    return _chart(result, result.process) if result.process else line(result)


def _chart(result: Result, process: Process) -> Chart:
    return Chart(
        kind="spc",
        title=title_of(result),
        series=tuple(_series(result, process)),
        alt=over_time("SPC chart", heard_title(result), course(result, list(_told(result, process)))),
        unit=UNITS[result.measure.unit],
        lines=(*_limits(result, process), *target_line(result)),
        badges=tuple(_badges(process)),
        note=" ".join(_notes(result, process)),
    )


def unfit(result: Result) -> str:
    """Why an SPC chart of a measure would mislead; empty where it would not."""
    return result.no_process


def _series(result: Result, process: Process) -> Iterator[ChartSeries]:
    """Every point; then for each verdict that any has, those that have it."""
    points = run(result)
    marked = {signal.period: signal for signal in process.signals}
    common = any(point.text and period not in marked for period, point in points.items())
    yield ChartSeries(COMMON_CAUSE if common else "", tuple(points.values()), "common")
    for signal in {signal.text: signal for signal in process.signals}.values():
        held = {period for period, one in marked.items() if one.text == signal.text}
        only = (point if period in held else replace(point, value=None, text="") for period, point in points.items())
        yield ChartSeries(signal.text, tuple(only), _icon(signal))


def _icon(signal: Signal) -> str:
    return f"{signal.meaning} {signal.way}"


def _limits(result: Result, process: Process) -> Iterator[ChartLine]:
    """The mean and the limits that a value can reach; one line where the run never moved."""
    if _flat(process):
        yield from _level("Mean and limits", process.mean, result, "mean")
        return
    for name, fact in (("Upper limit", process.upper), ("Lower limit", process.lower)):
        if fact in process.reachable:
            yield from _level(name, fact, result, "limit")
    yield from _level("Mean", process.mean, result, "mean")


def _flat(process: Process) -> bool:
    return process.lower.value == process.upper.value


def _level(name: str, fact: Fact, result: Result, role: LineRole) -> Iterator[ChartLine]:
    value = decimal_of(fact)
    if value is not None:
        yield ChartLine(f"{name} {in_table(fact, result.measure)}", value, role)


def _badges(process: Process) -> Iterator[ChartBadge]:
    icon = _icon(process.variation) if process.variation else "common"
    yield ChartBadge(icon, "Variation", process.variation_text)
    if process.assurance:
        yield ChartBadge(process.assurance, "Assurance", process.assurance_text)


def _notes(result: Result, process: Process) -> Iterator[str]:
    """Where the limits come from, that they are trial ones, and which of them is not drawn."""
    yield _origin(process, process.baseline[0].label, process.baseline[-1].label)
    yield from _undrawn(result, process)


def _origin(process: Process, first: str, last: str) -> str:
    """`Limits from the first 12 values, Sept-24 to Aug-25.`, and that they are trial ones where they are."""
    span = f"{len(process.baseline)} values, {first} to {last}"
    return f"Trial limits, from only {span}." if process.trial else f"Limits from the first {span}."


def _undrawn(result: Result, process: Process) -> Iterator[str]:
    for name, fact in (("upper", process.upper), ("lower", process.lower)):
        if fact not in process.reachable:
            yield f"The {name} limit is {in_table(fact, result.measure)}, so it is not drawn."


def _told(result: Result, process: Process) -> Iterator[str]:
    """What the lines, the marks, the badges and the note show, as it is heard."""
    yield _limits_told(result, process)
    yield _origin(process, process.baseline[0].long_label, process.baseline[-1].long_label)
    yield f"The last value is {process.variation_text[:1].lower()}{process.variation_text[1:]}."
    yield from target_told(result)
    if process.assurance:
        yield f"{process.assurance_text}."
    yield from _signals_told(process)


def _limits_told(result: Result, process: Process) -> str:
    mean, lower, upper = (in_table(fact, result.measure) for fact in (process.mean, process.lower, process.upper))
    if _flat(process):
        return f"The mean is {mean}, and so are both limits."
    return f"The mean is {mean}, the lower limit {lower}, the upper limit {upper}."


def _signals_told(process: Process) -> Iterator[str]:
    """What is more than chance, signals of one kind that follow one another in one sentence."""
    if not process.signals:
        yield "No value is more than chance."
    for (reason, meaning), some in groupby(process.signals, lambda one: (one.reason, one.meaning)):
        when = _span([signal.period for signal in some])
        yield f"{reason[:1].upper()}{reason[1:]}, {_MEANT[meaning]}: {when}."


def _span(periods: list[Period]) -> str:
    names = [period.long_label for period in periods]
    whole = len(names) > 2 and periods[0].shifted(len(names) - 1) == periods[-1]
    return f"{names[0]} to {names[-1]}" if whole else listed(names)

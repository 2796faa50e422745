"""Between which months a claim says that something moved.

In: the words of a clause, and a measure's run of values. Out: a `Course`: each reading that the words bear, as the
steps that would all have to go the way that is claimed. A claim is contrary to the figures where no reading holds.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from msgspec import Struct

from paperwork.checks.reading import Mention
from paperwork.checks.reading.numbers import WORDS, mentions, number_of
from paperwork.model.periods import LATEST, Period, month

from .figures import Run

Step = tuple[Period, Period]
_COUNT = r"(?P<count>\d{1,2}|" + "|".join(WORDS[1:]) + r")"
_ORDINAL = r"(?P<ordinal>second|third|fourth|fifth|sixth)"
_UNKNOWN = re.compile(
    r"week|\bdaily\b|\bdays?\b|overnight|year on year|"
    r"(?:last|past|latest|previous|prior|preceding|coming|next|same|this|the|a|one|calendar|full|whole|half|two|three) "
    r"(?:financial |calendar |full |whole )?years?\b|decade|(?:twelve|12)[- ]months? (?:ago|earlier|before)|"
    r"a year ago|years\b|inspection|\bquarter|histor|pandemic|over time|\bterm\b|"
    r"year to date|throughout|since (?:then|that|this|its|the (?!start|beginning|last|previous|prior|end))|"
    r"\b(?:initially|previously|originally|formerly|earlier|recent(?:ly)?|summer|autumn|winter|spring|christmas|"
    r"mid-?month|half)\b|at (?:its|their|one) |per cent of",
    re.IGNORECASE,
)
_STREAK = re.compile(
    rf"for (?:a|the) {_ORDINAL} (?:consecutive |successive |month |time )?(?:month|time|in a row|running)|"
    rf"{_ORDINAL.replace('ordinal', 'again')} (?:consecutive|successive) month|"
    rf"{_ORDINAL.replace('ordinal', 'once')} (?:month|time) (?:in a row|running|in succession)|"
    rf"{_COUNT} (?:consecutive|successive) months|{_COUNT.replace('count', 'rows')} months (?:in a row|running)|"
    rf"(?P<each>month[- ]on[- ]month|month by month|(?:each|every) month)",
    re.IGNORECASE,
)
_SPAN = re.compile(
    rf"(?:over|in|during|for|within|across) (?:the )?(?:last|past|previous|latest) {_COUNT} ?months", re.I
)
_START = re.compile(
    r"since (?:the )?(?:start|beginning) of (?:the|this) (?:financial )?year|since 1 ?(?:st)? April", re.I
)
_LAST = re.compile(
    r"(?:since|from|than|on|to|with|against|in comparison (?:to|with)) (?:in )?(?:the )?(?:last|previous|prior|"
    r"preceding) (?:month|report)|previous month's",
    re.IGNORECASE,
)
_THIS = re.compile(
    r"\bthis month\b|\bin[- ]month\b|(?:over|in|during|within) the (?:last|past|latest) month\b|\bmonthly\b", re.I
)
_QUARTERS = re.compile(r"\bquarter", re.IGNORECASE)
_SINCE = re.compile(
    r"\b(?:since|from|than|on|compared (?:to|with)|versus|vs\.?|against|between)(?: (?:the|our|its|their|a|that))*"
    r"(?: (?:figure|rate|level|number|total|performance)s?)?(?: (?:of|in))?(?: [\d.,]+ ?%?)?"
    r"(?: (?:per 10,000|reported|recorded|seen|children|cases|at|in|for|on|of|the|end|beginning|start|early|late))* ?$",
    re.IGNORECASE,
)
# Since when something is the highest is not since when it moved.
_PEAK = re.compile(r"\b(?:to|at|and is|reaching) (?:its|their|the|our) (?:highest|lowest)\b.*", re.IGNORECASE)
_ON = re.compile(r"continu", re.IGNORECASE)
_EVEN = re.compile(r"\b(?:steadily|consistently|gradually)\b|month on month", re.IGNORECASE)


class Course(Struct, frozen=True):
    """The readings of a claim of movement: in each, every step would have to go that way. `plain`: words say when."""

    readings: tuple[tuple[Step, ...], ...]
    plain: bool = False


def course(text: str, run: Run) -> Course | None:
    """Between which months some words say that a measure moved; None where they name a time that is not known."""
    if run.last is None or len(run.shown) < 2:
        return None
    text = _PEAK.sub("", text)
    if run.last.kind == "quarter":
        if re.search(r"\bmonth", text, re.IGNORECASE):
            return None
        # In a table of quarters a quarter is what a month is elsewhere.
        text = _QUARTERS.sub("month", re.sub(r"\bquarter (?=[1-4]\b)", "Q", text, flags=re.IGNORECASE))
    if found := _STREAK.search(text):
        return _streak(run, _length(found)) if _ends_now(text, run.last) else None
    if _START.search(text):
        start = month(run.last.financial_year, 4)
        return _course(run, (((start, run.last),), ((start, LATEST),)), plain=True)
    if undated(text):
        return None
    if found := _SPAN.search(text):
        return _span(run, number_of(found["count"]))
    named = [one for one in mentions(text) if one.kind in ("date", "month", "quarter", "year")]
    return _named(text, named, run) if named else _unnamed(text, run)


def undated(text: str) -> bool:
    """Whether words name a time that no table has: a year, a week, the last inspection."""
    if _UNKNOWN.search(text):
        return True
    dated = [(one.start, one.end) for one in mentions(text) if one.kind in ("date", "month", "quarter", "year")]
    years = re.finditer(r"\b(?:19|20)\d\d\b", text)
    return any(not any(start <= year.start() < end for start, end in dated) for year in years)


def _unnamed(text: str, run: Run) -> Course | None:
    assert run.last is not None
    before = run.shown[-2]
    steps = ((before, run.last),), ((run.last, LATEST),)
    if _LAST.search(text) or _THIS.search(text):
        return _course(run, steps, plain=True)
    if _ON.search(text):
        return _course(run, steps)
    return _course(run, (*steps, ((before, LATEST),), ((run.shown[0], run.last),)))


def _streak(run: Run, length: int) -> Course | None:
    """That many steps in a row, up to the last month or to what is newer."""
    assert run.last is not None
    known = [step for step in _steps(run) if step[1] <= run.last]
    if not known:
        return None
    ends = tuple(known[-length:]), (*known[-length + 1 :] * (length > 1), (run.last, LATEST))
    return _course(run, ends, plain=True)


def _ends_now(text: str, last: Period) -> bool:
    """Whether no other time is named than the last."""
    named = [one for one in mentions(text) if one.kind in ("date", "month", "quarter", "year")]
    return all(one.kind != "year" and meant_period(one, last) == last for one in named)


def _steps(run: Run) -> list[Step]:
    """Each known month with the one before it."""
    return [(one.shifted(-1), one) for one in run.by_period if one.shifted(-1) in run.by_period]


def _span(run: Run, length: int) -> Course | None:
    """A span of so many months: from the month before them, or from the first of them."""
    assert run.last is not None
    starts = run.last.shifted(-length), run.last.shifted(1 - length)
    ends = tuple(((start, end),) for end in (run.last, LATEST) for start in starts if start != end)
    known = tuple(steps for steps in ends if _known(run, steps[0]))
    return Course(known, plain=True) if known else None


def _named(text: str, named: list[Mention], run: Run) -> Course | None:
    """Since a month, from one to another, or in a month."""
    assert run.last is not None
    periods = [meant_period(one, run.last) for one in named]
    if len(named) > 2 or None in periods or any(one is None or one.kind != run.last.kind for one in periods):
        return None
    first = periods[0]
    assert first is not None
    if len(periods) == 2:
        second = periods[1]
        assert second is not None
        start, end = min(first, second), max(first, second)
        return _course(run, (((start, end),),), plain=True) if start != end and _since(text, named) else None
    lead = text[: named[0].start]
    if named[0].kind == "date" and re.search(r"\bon ?$", lead):
        return None
    if is_base(lead):
        if first >= run.last:
            return _course(run, (((first, LATEST),),), plain=True)
        if run.at(first) is None and first < run.shown[0]:
            # What is not known may have been higher or lower; all the months that are known still tell something.
            return _course(run, (((run.shown[0], run.last),), ((run.shown[0], LATEST),)))
        return _course(run, (((first, run.last),), ((first, LATEST),)), plain=True)
    if first > run.last:
        return _course(run, (((run.last, LATEST),),))
    return _course(run, (((first.shifted(-1), first),),), plain=True)


def _since(text: str, named: list[Mention]) -> bool:
    return any(_SINCE.search(text[: one.start]) for one in named)


def meant_period(mention: Mention, last: Period) -> Period | None:
    """The period that a month means: where no year is told, the newest of that name not after the last by two."""
    if mention.period is not None or not mention.month:
        return mention.period
    if mention.kind == "quarter":
        return _quarter(mention.month, last)
    found = month(last.year + 1, mention.month)
    while found > last.shifted(1 if last.kind == "month" else 0):
        found = month(found.year - 1, mention.month)
    return found


def _quarter(number: int, last: Period) -> Period | None:
    """The newest quarter of that number not after the last; None where the figures are not of quarters."""
    back = (last.shifted(-by) for by in range(4)) if last.kind == "quarter" else ()
    return next((one for one in back if one.number == number), None)


def _course(run: Run, readings: tuple[tuple[Step, ...], ...], *, plain: bool = False) -> Course | None:
    """The readings all of whose figures are known."""
    known = tuple(steps for steps in readings if steps and all(_known(run, step) for step in steps))
    # What was read first is the plain sense: without its figures nothing can be said.
    return Course(known, plain) if known and known[0] == next(iter(readings)) else None


def _known(run: Run, step: Step) -> bool:
    return all(run.at(period) is not None for period in step)


def _length(found: re.Match[str]) -> int:
    said = found.groupdict()
    ordinal = said.get("ordinal") or said.get("again") or said.get("once")
    if ordinal:
        return ("first", "second", "third", "fourth", "fifth", "sixth").index(ordinal.lower()) + 1
    number = said.get("count") or said.get("rows")
    return number_of(number) if number else 2


def is_base(before: str) -> bool:
    """Whether what stands before a month makes it one from which something moved: since, than in, from."""
    return bool(_SINCE.search(before))


def even(text: str) -> bool:
    """Whether words say that something went one way all the time."""
    return bool(_EVEN.search(text))


def steps_between(run: Run, step: Step) -> Iterator[Step]:
    """The known single steps from one period to another."""
    inside = [one for one in run.by_period if step[0] <= one <= step[1]]
    return pairwise(inside)

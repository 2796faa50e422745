"""How a finding tells of figures, and whether a sentence gives figures of its own that are not the measure's."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from decimal import Decimal

from paperwork.checks.reading import Mention, Reading, Sentence
from paperwork.model.periods import Period

from .clauses import Clause
from .figures import Run

# What is longer is no sentence: a table without lines, or a file's inside.
_LONGEST = 800


def sentences(reading: Reading) -> Iterator[Sentence]:
    """The sentences of a file that can claim something."""
    return (one for one in reading.sentences if len(one.text) <= _LONGEST)


def figures_of(run: Run, steps: Iterable[tuple[Period, Period]]) -> str:
    """A measure's values in the periods of some steps: "Number of CP is 353 in Nov-22 and 331 in Dec-22"."""
    periods = sorted({period for step in steps for period in step})
    return f"'{run.subject.name}' is {joined([value_in(run, one) for one in periods])}"


def value_in(run: Run, period: Period) -> str:
    """A value and its period, as a finding has it."""
    value = run.at(period)
    text = "not known" if value is None else printed(value, run)
    return f"{text} {'at' if period.kind == 'latest' else 'in'} {period.label}"


def printed(value: Decimal, run: Run) -> str:
    """A value as the paper prints such values."""
    return f"{value:,}{'%' if run.subject.unit == 'percent' else ''}"


def joined(said: list[str]) -> str:
    """Texts with commas, and "and" before the last."""
    return said[0] if len(said) == 1 else f"{', '.join(said[:-1])} and {said[-1]}"


def told(sentence: Sentence, clause: Clause, at: int, run: Run, *, below: int | None = None) -> bool:
    """Whether the words give a figure of their own that is none of the measure's: then another thing is spoken of.

    It is looked for after a place of the clause, or, where `below` is given, before that.
    """
    start, end = clause.start + at, clause.start + len(clause.text)
    if below is not None:
        start, end = clause.start, clause.start + below
    after = [one for one in sentence.mentions if one.kind in ("number", "percent") and start <= one.start < end]
    named = [one for one in after if _reached(sentence.text, one)]
    known = {*run.by_period.values(), run.latest}
    return any(one.value not in known for one in named)


def _reached(text: str, mention: Mention) -> bool:
    """Whether a number is what was reached or left: to 27%, at 29%, from 30."""
    before = text[: mention.start].rstrip().lower()
    return before.endswith((" to", " at", " from", " of", " currently", " is", " are")) and not before.endswith(
        "target of"
    )

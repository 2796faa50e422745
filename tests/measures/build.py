"""Small builders: the inputs of a paper with as little said as a test needs."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from pathlib import Path

from paperwork.measures import work_out
from paperwork.model.findings import Place
from paperwork.model.measures import (
    Measure,
    Missing,
    Observation,
    PeriodType,
    Polarity,
    Population,
    PublishedAs,
    Result,
    Results,
    Target,
    Tolerance,
    Unit,
    Value,
)
from paperwork.model.periods import LATEST, MONTHS, Period
from paperwork.model.supplied import Book, Brief, Council, Inputs, PageBrief, PriorityBrief, TemplateRules

Number = int | str | Decimal
POPULATION = 34_460


def period(words: str) -> Period:
    """`Jan-23`, `Q4 2021-22`, `2021-22` or `Latest`."""
    if words == "Latest":
        return LATEST
    if words.startswith("Q"):
        return Period("quarter", int(words[3:7]), int(words[1]))
    if words[0].isdigit():
        return Period("year", int(words[:4]))
    name, year = words.split("-")
    return Period("month", 2000 + int(year), MONTHS.index(name) + 1)


def measure(
    id: str,
    unit: Unit = "number",
    polarity: Polarity = "low",
    period_type: PeriodType = "snapshot",
    *,
    targets: dict[str, Number] | None = None,
    lower: Number | None = None,
    upper: Number | None = None,
    worse_by: Number | None = None,
    **more: object,
) -> Measure:
    bounds = [None if bound is None else Decimal(bound) for bound in (lower, upper, worse_by)]
    return Measure(
        id=id,
        name=str(more.pop("name", id.replace("_", " ").capitalize())),
        unit=unit,
        polarity=polarity,
        period_type=period_type,
        place=Place("book.yaml", line=1),
        targets=tuple(Target(period(when), Decimal(value)) for when, value in (targets or {}).items()),
        tolerance=Tolerance(*bounds) if any(bound is not None for bound in bounds) else None,
        **more,  # type: ignore[arg-type]
    )


def seen(measure: str, when: str, value: Number | Missing = Missing.BLANK, **more: object) -> Observation:
    counts = {key: Decimal(str(more.pop(key))) for key in ("numerator", "denominator") if key in more}
    given: Value = value if isinstance(value, Missing) else Decimal(value)
    return Observation(measure, period(when), Place("data.csv", line=2), given, **counts, **more)  # type: ignore[arg-type]


def months(measure: str, values: dict[str, Number]) -> list[Observation]:
    return [seen(measure, when, value) for when, value in values.items()]


def published(measure: str, fact: str, text: str, when: str = "") -> PublishedAs:
    place = Place("paper.yaml", line=9)
    return PublishedAs(measure, fact, text, "The paper shows it", "A paper", place, period(when) if when else None)


def inputs(
    measures: Iterable[Measure],
    observations: Iterable[Observation] = (),
    *,
    as_at: str = "Jan-23",
    columns: int = 3,
    latest: str = "mid-February 2023",
    population: int | None = POPULATION,
    worse_by: Number = "0.2",
    published_as: Iterable[PublishedAs] = (),
    pages: Iterable[PageBrief] = (),
    summary: tuple[str, ...] = (),
) -> Inputs:
    people = (Population(2020, population, "ONS mid-2020 population estimate"),) if population else ()
    brief = Brief(
        id="scrutiny",
        meeting="Panel",
        date=date(2023, 2, 27),
        report_of="The director",
        subject="Improvement",
        status="open",
        as_at=period(as_at),
        months=columns,
        report_title="Report",
        short_title="Report",
        priorities=(PriorityBrief("planning", "Planning", summary, tuple(pages)),),
        published_as=tuple(published_as),
        latest=latest,
    )
    return Inputs(
        workspace=Path("/workspace"),
        folder=Path("/workspace/inputs/council/scrutiny"),
        council=Council("A council", "AC", "england", people, Decimal(worse_by)),
        book=Book("A book", tuple(measures), 2020),
        observations=tuple(observations),
        tables={},
        brief=brief,
        template=TemplateRules("template", Path("/workspace/templates/template.docx"), (), (), {}),
        sections=(),
        sources=(),
        publish_by=date(2023, 2, 17),
    )


def results(measures: Iterable[Measure], observations: Iterable[Observation] = (), **more: object) -> Results:
    return work_out(inputs(measures, observations, **more))  # type: ignore[arg-type]


def result(only: Measure, observations: Iterable[Observation] = (), **more: object) -> Result:
    return results([only], observations, **more).by_id[only.id]


__all__ = ["inputs", "measure", "months", "period", "published", "result", "results", "seen"]

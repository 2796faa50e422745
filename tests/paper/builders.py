"""Small inputs and results by hand: an invented council, a few measures, one page or several."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

from paperwork.model.blocks import Paragraph, Span
from paperwork.model.findings import NOWHERE
from paperwork.model.measures import FACT_NAMES, Fact, Measure, Missing, Point, Result, Results, Value
from paperwork.model.periods import LATEST, Period, month
from paperwork.model.supplied import (
    Book,
    Brief,
    Council,
    Inputs,
    PageBrief,
    PriorityBrief,
    Prose,
    Section,
    SectionRule,
    Source,
    SuppliedTable,
    TemplateRules,
)

JANUARY = month(2023, 1)
MARCH = month(2023, 3)
UNITS = {"percent": "%", "rate": " per 10,000", "number": ""}


def prose(*texts: str) -> Prose:
    return tuple(Paragraph((Span(text),)) for text in texts)


def fact(name: str, value: Value | str | int, unit: str = "", text: str | None = None) -> Fact:
    if isinstance(value, Missing):
        return Fact(name, value, value.value, value.value, "data")
    number = Decimal(value) if isinstance(value, int) else value
    shown = text or (f"{number:,}" if isinstance(number, Decimal) else number)
    return Fact(name, number, shown, shown + unit, "data")


def measure(id: str = "visits", **given: Any) -> Measure:
    defaults: dict[str, Any] = {
        "name": "Visits in time", "unit": "percent", "polarity": "high", "period_type": "snapshot", "place": NOWHERE,
        "frequency": "Monthly",
    }  # fmt: skip
    return Measure(id, **{**defaults, **given})


def points(of: Measure, values: Mapping[Period, Value | int]) -> tuple[Point, ...]:
    unit = UNITS[of.unit]
    return tuple(
        Point(period, fact(f"{of.id}.at", value, unit), provisional=period == LATEST)
        for period, value in values.items()
    )


def result(of: Measure | None = None, values: Mapping[Period, Value | int] | None = None, **given: Any) -> Result:
    """A measure worked out: `values` are its months, `rag`, `direction` and facts by name may be given."""
    of = of or measure()
    columns = given.pop("months", points(of, values or {JANUARY.shifted(-1): 71, JANUARY: 84}))
    facts = {name: fact(f"{of.id}.{name}", Missing.BLANK) for name in FACT_NAMES}
    facts |= {one.id: fact(f"{of.id}.{one.id}", one.value, UNITS[of.unit]) for one in of.comparators}
    facts["actual"] = next((point.fact for point in columns if point.period == JANUARY), facts["actual"])
    facts |= _words(of, given)
    facts |= given.pop("facts", {})
    series = given.pop("series", tuple(point for point in columns if point.period != LATEST))
    defaults: dict[str, Any] = {"rag": "", "direction": "", "polarity_word": "", "milestones": ()}
    return Result(of, facts, columns, series, **{**defaults, **given})


def _words(of: Measure, given: Mapping[str, Any]) -> dict[str, Fact]:
    """The facts that say in words what else is given: the rating, the milestone and its target."""
    words = {"rag": fact(f"{of.id}.rag", given.get("rag") or "Not rated")}
    moved = {"up": "↑ up", "down": "↓ down", "same": "→ no change"}.get(given.get("direction", ""), "No comparison")
    words["direction"] = Fact(f"{of.id}.direction", moved, moved, moved.split(" ", 1)[-1], "data")
    if targets := given.get("milestones"):
        period, target = targets[0]
        words |= {"milestone": fact(f"{of.id}.milestone", period.long_label), "target": target}
    return words


def target(of: Measure, value: int, period: Period = MARCH) -> tuple[Period, Fact]:
    return period, fact(f"{of.id}.target", value, UNITS[of.unit])


def results(*given: Result) -> Results:
    return Results({one.measure.id: one for one in given}, JANUARY)


def page(id: str = "visits", **given: Any) -> PageBrief:
    return PageBrief(id, **{"title": "Visits in time", "measures": ("visits",), **given})


def priority(*pages: PageBrief, **given: Any) -> PriorityBrief:
    defaults: dict[str, Any] = {"id": "planning", "title": "Priority A – Planning", "summary": ("visits",)}
    return PriorityBrief(**{**defaults, "pages": pages, **given})


def section(id: str = "risks", heading: str = "Risks and opportunities", prose: Prose = (), **rule: Any) -> Section:
    return Section(SectionRule(id, heading, **rule), prose)


def brief(*priorities: PriorityBrief, **given: Any) -> Brief:
    defaults: dict[str, Any] = {
        "id": "scrutiny", "meeting": "Children's Panel", "date": date(2023, 2, 27), "report_of": "A. Director",
        "subject": "Improvement", "status": "open", "as_at": JANUARY, "months": 3, "report_title": "Plan Report",
        "short_title": "Improvement", "signed_name": "A. Director", "signed_title": "Director of Services",
        "latest": "mid-February 2023", "period_words": "February 2023",
    }  # fmt: skip
    return Brief(**{**defaults, "priorities": priorities, **given})


def inputs(
    told: Brief | None = None,
    sections: tuple[Section, ...] = (),
    tables: tuple[SuppliedTable, ...] = (),
    words: Mapping[str, str] | None = None,
    **council: Any,
) -> Inputs:
    told = told or brief(priority(page()))
    place: dict[str, Any] = {"name": "Wexcombe Council", "short_name": "Wexcombe", "jurisdiction": "england"}
    workspace = Path("/workspace").absolute()
    return Inputs(
        workspace=workspace,
        folder=workspace / "inputs" / "wexcombe" / told.id,
        council=Council(**{**place, "population": (), "worse_by": Decimal("0.2"), **council}),
        book=Book("Plan", (), 2020),
        observations=(),
        tables={table.id: table for table in tables},
        brief=told,
        template=TemplateRules("plain", workspace / "templates" / "plain.docx", (), (), words or {}),
        sections=sections,
        sources=(Source("inputs/wexcombe/council.yaml", "0" * 64),),
        publish_by=date(2023, 2, 17),
    )

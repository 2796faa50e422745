"""Whole small papers: one measure, and one with everything that a paper can hold."""

from __future__ import annotations

from decimal import Decimal

from paperwork.model.blocks import ListItem, Paragraph, Span
from paperwork.model.measures import Comparator, Missing, Result, Results
from paperwork.model.periods import LATEST, month
from paperwork.model.supplied import Inputs, Question, SuppliedTable

from . import builders as make

OCTOBER, NOVEMBER, DECEMBER, JANUARY = month(2022, 10), month(2022, 11), month(2022, 12), month(2023, 1)


def visits() -> Result:
    of = make.measure(chart_title="Visits in time at month end")
    return make.result(
        of,
        {NOVEMBER: 68, DECEMBER: 71, JANUARY: 84, LATEST: 87},
        rag="Amber",
        direction="up",
        polarity_word="improving",
        milestones=(make.target(of, 85), make.target(of, 90, month(2023, 9))),
        tolerance_text="20% worse",
        tolerance_by_default=True,
        good_text="Bigger is better",
    )


def plans() -> Result:
    of = make.measure("plans", name="Number of plans", short_name="Plans", unit="number", polarity="low")
    return make.result(
        of,
        {NOVEMBER: 1353, DECEMBER: Missing.BLANK, JANUARY: 1315, LATEST: 1303},
        rag="Red",
        direction="down",
        polarity_word="improving",
        milestones=(make.target(of, 1215),),
        tolerance_text="up to 1,300",
        good_text="within Target range",
    )


def plan_rate() -> Result:
    neighbours = Comparator("statistical_neighbours", "Statistical neighbours", Decimal(62), "2021-22")
    of = make.measure("plan_rate", name="Rate of plans", unit="rate", polarity="low", comparators=(neighbours,))
    early = make.points(of, {OCTOBER: 105})
    values = {NOVEMBER: 102, DECEMBER: Missing.NOT_APPLICABLE, JANUARY: 91, LATEST: Missing.BLANK}
    given = make.result(of, values, basis="Rate per 10,000 of 34,460 children aged 0 to 17 (mid-2020 estimate)")
    return make.result(
        of,
        values,
        rag="Red",
        direction="down",
        polarity_word="improving",
        milestones=(make.target(of, 62),),
        basis=given.basis,
        series=(*early, *given.series),
    )


def contacts() -> Result:
    of = make.measure("contacts", name="Contacts", unit="number", polarity="low", period_type="in_month")
    return make.result(of, {NOVEMBER: 30, DECEMBER: 12, JANUARY: 12}, direction="same", polarity_word="no change")


def everything_results() -> Results:
    return make.results(visits(), plans(), plan_rate(), contacts())


def small() -> Inputs:
    answered = Question("What's working well?", make.prose("Visits are made in time."))
    page = make.page(questions=(answered, Question("What are we worried about?", ())))
    sections = (
        make.section("aims", "Contribution to our aims", make.prose("Services for children get better.")),
        make.section("background", "Background and issues", _background(), number=1),
        make.section("risks", number=2, guidance="What may go wrong, and what may go well."),
        make.section("contact", "Contact officer(s)", make.prose("A. Analyst"), number=3, signature=True),
    )
    return make.inputs(make.brief(make.priority(page)), sections)


def _background() -> tuple[Paragraph | ListItem, ...]:
    actual = Span("", fact="visits.actual")
    return (
        Paragraph((Span("At month end "), actual, Span(" of visits were in time."))),
        ListItem((Span("one list item"),)),
    )


def homes() -> SuppliedTable:
    return SuppliedTable(
        "homes",
        "Residential homes",
        ("Code", "Judgement", "Beds", "Children"),
        (("SC01", "Good", "4", "1"), ("SC02", "", "10", "N/A"), ("Total", "", "14", "1")),
        (False, False, True, True),
        total_row=True,
        note="Homes are named by their number only.",
    )


def everything() -> Inputs:
    pages = (
        make.page(questions=(Question("What's working well?", ()),)),
        make.page("plans", title="Number of plans, Rate of plans", measures=("plans", "plan_rate")),
        make.page("contacts", title="Contacts", measures=("contacts",), notes=make.prose("Contacts are all recorded.")),
        make.page("homes", title="Homes", measures=(), tables=("homes",), charts=("bars",), new_page=False),
        make.page("lost", title="Placements", measures=(), not_published=("A chart whose numbers are lost.",)),
    )
    priority = make.priority(
        *pages, summary=("visits", "plans", "plan_rate", "contacts"), not_published=("Months stood in pictures.",)
    )
    return make.inputs(make.brief(priority), small().sections, (homes(),), invented=True)

"""A made-up paper with one of everything that a paper may have, for trying a template: no file is read for it.

In: a template's rules, and the kinds of tables that its page is to show. Out: `Inputs`. What it says does not matter;
that every section, form and page has something to say does.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from pathlib import Path

from msgspec.structs import replace

from ..model.blocks import Block, Heading, ListItem, Paragraph, Span
from ..model.findings import NOWHERE
from ..model.jurisdictions import JURISDICTIONS
from ..model.measures import Baseline, Comparator, Measure, Observation, Rag, Target
from ..model.periods import LATEST, month
from ..model.supplied import (
    Appendix,
    Book,
    Brief,
    Council,
    Exemption,
    Inputs,
    PageBrief,
    PriorityBrief,
    Question,
    Section,
    SuppliedTable,
    TemplateRules,
)

_AS_AT = month(2026, 2)
_MEETING = date(2026, 3, 9)
_COUNCIL = Council("Specimen Council", "Specimen", "england", (), Decimal("0.2"), invented=True, motto="A motto")
_RAG_KEY: dict[Rag, str] = {
    "Red": "More than the tolerance from target",
    "Amber": "Within the tolerance",
    "Green": "On target",
}
_LISTED = ("One.", "Two.")
# A prose heading is of this level at the highest, and of the next.
_HEADINGS = (3, 4)


def specimen(
    rules: TemplateRules, workspace: Path, shown: Sequence[str], *, exempt: bool = False, whole: bool = True
) -> Inputs:
    """A paper by a template's rules, open or not for publication; with all that there is, where it is `whole`.

    Else it has what every paper has, and its pages show what the rules say.
    """
    brief = _brief(rules, workspace, shown, exempt=exempt)
    return Inputs(
        workspace=workspace,
        folder=workspace / "inputs" / "specimen" / "paper",
        council=_COUNCIL,
        book=Book("Specimen book", _measures(), 0, _RAG_KEY),
        observations=_observations(),
        tables={"table": _table()},
        brief=brief if whole else replace(brief, authors=(), appendices=(), priorities=(_usual(brief, rules),)),
        template=rules,
        sections=tuple(Section(rule, _prose()) for rule in rules.sections),
        sources=(),
        publish_by=None,
    )


def _brief(rules: TemplateRules, workspace: Path, shown: Sequence[str], *, exempt: bool) -> Brief:
    number, words = next(iter(JURISDICTIONS[_COUNCIL.jurisdiction].paragraphs.items()))
    return Brief(
        id="specimen",
        meeting="Specimen meeting",
        date=_MEETING,
        report_of="Specimen director",
        subject="Specimen subject",
        status="exempt" if exempt else "open",
        as_at=_AS_AT,
        months=3,
        report_title="Specimen report",
        short_title="Specimen",
        priorities=(_priority(rules, shown),),
        exemption=Exemption(((number, words),), "A reason.") if exempt else None,
        signed_name="Specimen signature",
        signed_title="Specimen post",
        latest="9 March 2026",
        period_words="February 2026",
        authors=("Specimen author",),
        forms={id: {one.id: "yes" if one.box else "Words" for one in lines} for id, lines in rules.forms.items()},
        appendices=(Appendix("letter", "Specimen letter", workspace / "inputs" / "specimen" / "letter.docx"),),
    )


def _priority(rules: TemplateRules, shown: Sequence[str]) -> PriorityBrief:
    first = PageBrief(
        id="page",
        title="Specimen page",
        measures=("number", "share"),
        tables=("table",),
        not_published=("A chart.",),
        questions=tuple(Question(text, _prose()) for text in rules.questions),
        notes=_prose(),
        show=tuple(shown),
        status="Amber",
        lead=_prose(),
    )
    second = PageBrief("more", "Another page", ("share",), questions=first.questions, new_page=False)
    return PriorityBrief("priority", "Specimen priority", ("number", "share"), (first, second), ("A diagram.",))


def _usual(brief: Brief, rules: TemplateRules) -> PriorityBrief:
    """A priority whose page has what every page has."""
    priority = brief.priorities[0]
    page = replace(priority.pages[0], tables=(), not_published=(), notes=(), lead=(), status="", show=rules.page.show)
    return replace(priority, pages=(page, *priority.pages[1:]), not_published=())


def _prose() -> tuple[Block, ...]:
    """A paragraph with a link, lists of both kinds, and small headings."""
    listed = (ListItem((Span(text),), ordered=ordered) for ordered in (False, True) for text in _LISTED)
    headings = (Heading(level, (Span("A small heading"),)) for level in _HEADINGS)
    return Paragraph((Span("Words with "), Span("a link", href="https://example.org"))), *listed, *headings


def _measures() -> tuple[Measure, ...]:
    others = (Comparator("neighbours", "Neighbours", Decimal(50), "2025", "Nbrs"),)
    targets = Target(_AS_AT, Decimal(60)), Target(month(2026, 3), Decimal(65))
    began = Baseline(Decimal(40), "April 2025")
    return (
        Measure("number", "Specimen number", "number", "low", "snapshot", NOWHERE, targets=targets, comparators=others),
        Measure("share", "Specimen share", "percent", "high", "in_month", NOWHERE, targets=targets, baseline=began),
    )


def _observations() -> tuple[Observation, ...]:
    months = [_AS_AT.shifted(-back) for back in range(3)]
    values = [(one, at, value) for at in (*months, LATEST) for one, value in (("number", 58), ("share", 61))]
    return tuple(Observation(one, at, NOWHERE, Decimal(value), provisional=at == LATEST) for one, at, value in values)


def _table() -> SuppliedTable:
    rows = ("One", "11"), ("Two", "12"), ("Total", "23")
    return SuppliedTable("table", "A table", ("Home", "Number"), rows, (False, True), total_row=True, note="A note.")

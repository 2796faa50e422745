"""The measures of a page as a list of bullets, `Number of referrals – 599`, each value a live fact."""

from __future__ import annotations

from paperwork.model.blocks import ListItem, Span
from paperwork.model.measures import Fact, Measure, Missing, Result
from paperwork.model.supplied import PageBrief

from ..material import Material
from ..prose import NO_VALUE
from .cells import in_table
from .widths import UPRIGHT, Room

# What stands in words in place of a number; a table cuts the same short.
_IN_WORDS = {
    Missing.NOT_APPLICABLE: "not_applicable",
    Missing.TO_BE_CONFIRMED: "to_be_confirmed",
    Missing.HIDDEN: "too_small",
}


def values(page: PageBrief, material: Material, _: Room = UPRIGHT) -> tuple[ListItem, ...]:
    """One bullet a measure, in the page's order: its printed name and its actual value."""
    return tuple(_bullet(result, material) for result in material.results_of(page.measures))


def _bullet(result: Result, material: Material) -> ListItem:
    actual, measure = result.fact("actual"), result.measure
    # No line begins with the value: the space before it does not break.
    return ListItem((Span(f"{measure.name} –\u00a0"), Span(_said(actual, measure, material), fact=actual.name)))


def _said(fact: Fact, measure: Measure, material: Material) -> str:
    if isinstance(fact.value, Missing):
        return material.word(_IN_WORDS[fact.value]) if fact.value in _IN_WORDS else fact.value.value or NO_VALUE
    return in_table(fact, measure) if fact.known else NO_VALUE

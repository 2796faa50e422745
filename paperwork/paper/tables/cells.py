"""Cells and rows as every table of a paper makes them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from paperwork.model.blocks import Cell, CellRole, Paragraph, Row, Span
from paperwork.model.measures import Fact, Measure, Missing

from ..prose import NO_VALUE

# The colour of a rating's cell, by its word.
RATING_ROLES: Mapping[str, CellRole] = {"Green": "green", "Amber": "amber", "Red": "red"}


def cell(text: str, role: CellRole = "") -> Cell:
    """A cell of plain text."""
    return Cell((Paragraph((Span(text),)),), role)


def row(*cells: Cell | str) -> Row:
    """A row; a string is a plain cell."""
    return Row(tuple(cell(one) if isinstance(one, str) else one for one in cells))


def head_row(texts: Iterable[str]) -> Row:
    """A header row."""
    return Row(tuple(cell(text, "label") for text in texts))


def name_cell(measure: Measure, *, short: bool = True) -> Cell:
    """The cell that names a row's measure: on its own page by its short name, where its book gives it one."""
    return cell(short_name(measure) if short else measure.name, "label")


def short_name(measure: Measure) -> str:
    """A measure's name for narrow places."""
    return measure.short_name or measure.name


def fact_cell(fact: Fact, measure: Measure) -> Cell:
    """A fact's text, a percentage with its sign; `N/A`, `TBC` and `-` as given; `[x]`, a gap, for nothing at all."""
    if isinstance(fact.value, Missing):
        return cell(fact.value.value) if fact.value.value else cell(NO_VALUE, "gap")
    return cell(in_table(fact, measure)) if fact.known else cell(NO_VALUE, "gap")


def in_table(fact: Fact, measure: Measure) -> str:
    """The text of a known fact where its column does not name the unit: 84%, but 195 for a rate that its row names."""
    return fact.with_unit if measure.unit == "percent" else fact.text

"""The alternative text of charts: facts' own texts, never rounded again, and where the numbers stand in full."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from paperwork.model.blocks import ChartLine

IN_THE_TABLE = "The numbers are in the table above."


@dataclass(frozen=True)
class Told:
    """A charted value as a sentence tells it: its height, its text with unit, and its month or label in full."""

    value: Decimal
    text: str
    when: str

    def __str__(self) -> str:
        return f"{self.text} in {self.when}"


def over_time(kind: str, title: str, told: Sequence[Told], lines: Sequence[ChartLine], in_table: bool) -> str:
    """First, last, highest and lowest of a run of months, its target and comparators.

    Where the table above has not every month, all the values follow, so that nothing is in the picture alone.
    """
    if not told:
        return f"{kind} of {title}: no values."
    said = [f"{kind} of {title}, {told[0].when} to {told[-1].when}: first {told[0].text}, last {told[-1].text}."]
    if len(told) == 1:
        said = [f"{kind} of {title}: {told[0]}."]
    else:
        highest, lowest = max(told, key=lambda one: one.value), min(told, key=lambda one: one.value)
        said.append(f"Highest {highest}, lowest {lowest}.")
    said += [f"{line.text}." for line in lines]
    said.append(IN_THE_TABLE if in_table else f"Every value: {'; '.join(map(str, told))}.")
    return " ".join(said)


def of_parts(kind: str, title: str, parts: Sequence[tuple[str, str]], in_table: bool = False) -> str:
    """Every part with its number: `Doughnut chart of Performance: Green 3, Amber 1, Red 4.`"""
    said = f"{kind} of {title}: {', '.join(f'{label} {text}' for label, text in parts)}."
    return f"{said} {IN_THE_TABLE}" if in_table else said

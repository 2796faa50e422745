"""A value on its way from the data to a fact: exact, with what it was made from."""

from __future__ import annotations

from fractions import Fraction

from msgspec import Struct

from paperwork.model.measures import Missing

Exact = Fraction | Missing


class Figure(Struct, frozen=True):
    """One measure's value in one period, unrounded; `source` says in words where it came from."""

    value: Exact = Missing.BLANK
    source: str = ""
    numerator: Fraction | None = None
    denominator: Fraction | None = None
    implied: bool = False
    provisional: bool = False

    @property
    def known(self) -> bool:
        """Whether it is a number."""
        return isinstance(self.value, Fraction)


NOTHING = Figure()

"""One cell to one value of a measure, with a finding for what it can't be."""

from __future__ import annotations

from decimal import Decimal

from ..model.findings import Place
from ..model.measures import Measure
from ..model.periods import Period
from .dates import UnclearError
from .figures import Figure
from .grids.grid import Cell
from .known import Known
from .names import folded
from .reading import Reading

_YES = {"yes", "y", "true", "1", "x", "p", "provisional", "implied"}
_NO = {"", "no", "n", "false", "0", "-"}


class CellReader:
    """Reads the cells of one grid."""

    def __init__(self, known: Known, reading: Reading) -> None:
        self._known = known
        self._reading = reading
        self._told: set[str] = set()

    def measure(self, name: str, place: Place) -> Measure | None:
        """The measure that a row is of; None where there is none, with a finding for each name, not for each row."""
        if not name:
            self._reading.error("unknown-measure", place, "This row names no measure.", "Name one, or clear the row.")
        if not name or name in self._told:
            return None
        measure = self._known.measure(name, place, self._reading)
        if measure is None:
            self._told.add(name)
        return measure

    def period(self, cell: Cell, place: Place) -> Period | None:
        """The period that a cell names; None, with a finding, where it names none."""
        try:
            return cell.period()
        except UnclearError as wrong:
            self._reading.error("bad-value", place, str(wrong), wrong.hint)
            return None

    def value(self, measure: Measure, cell: Cell, place: Place) -> Figure | None:
        """A measure's value; None, with a finding, where the cell gives none or one of another unit."""
        figure = self._figure(cell, place)
        if figure is None:
            return None
        if figure.percent and measure.unit != "percent":
            message = f"{cell.text} is a percentage, and '{measure.id}' is a {measure.unit}."
            self._reading.error("wrong-unit", place, message, "Mend the value, or the unit in the measures book.")
            return None
        if measure.unit == "percent" and not figure.percent:
            self._doubt_shares(figure, cell, place)
        return figure

    def _figure(self, cell: Cell, place: Place) -> Figure | None:
        try:
            return cell.figure()
        except UnclearError as wrong:
            self._reading.error("bad-value", place, str(wrong), wrong.hint)
            return None

    def _doubt_shares(self, figure: Figure, cell: Cell, place: Place) -> None:
        """0.84 for a percentage is read as 0.84%, and asked about."""
        if isinstance(figure.value, Decimal) and 0 < figure.value < 1:
            meant = f"{figure.value.scaleb(2).normalize():f}%"
            hint = f"If {meant} is meant, give the cell a percent format or write the % sign."
            self._reading.warning(
                "share-or-percent", place, f"{cell.text} is read as {figure.value}%.", hint, certain=False
            )

    def count(self, cell: Cell, place: Place) -> Decimal | None:
        """A numerator or denominator; None where the cell is blank, or, with a finding, where it is no number."""
        figure = self._figure(cell, place)
        if figure is None or figure.blank:
            return None
        if isinstance(figure.value, Decimal) and not figure.percent:
            return figure.value
        self._reading.error("bad-value", place, f"'{cell.text}' is no count.", "Write digits, or leave the cell blank.")
        return None

    def flag(self, cell: Cell, place: Place) -> bool:
        """A yes or a no; blank is no."""
        said = folded(cell.text)
        if said not in _YES | _NO:
            message = f"'{cell.text}' is neither yes nor no."
            self._reading.error("bad-value", place, message, "Write yes, or leave the cell blank.")
        return said in _YES

"""Grids to observations: tidy tables (a row a value) and wide ones (a measure a row), read the same.

Values stay exact. A blank cell gives no observation; N/A, TBC, - and zero each give their own. Hidden rows are
read, with a warning that names them.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from ..model.findings import Place
from ..model.measures import Measure, Missing, Observation
from ..model.periods import Period
from .dates import UnclearError
from .figures import Figure
from .grids.grid import Cell, Grid
from .heads import Tidy, Wide, header_of
from .known import Known
from .names import folded, listed
from .reading import Reading

_YES = {"yes", "y", "true", "1", "x", "p", "provisional", "implied"}
_NO = {"", "no", "n", "false", "0", "-"}


class Observations:
    """Every observation of a paper's data files so far; the same measure and period twice is a finding."""

    def __init__(self, known: Known, reading: Reading) -> None:
        self._known = known
        self._reading = reading
        self._found: dict[tuple[str, Period], Observation] = {}

    @property
    def all(self) -> tuple[Observation, ...]:
        """In the order in which they were read."""
        return tuple(self._found.values())

    def read(self, grid: Grid) -> bool:
        """Takes a grid's observations; False where it is no table of measures."""
        head = header_of(grid, 0, self._known)
        if head is None:
            return False
        if isinstance(head, Tidy):
            self._tidy(grid, head)
        else:
            self._wide(grid, head)
        return True

    def _tidy(self, grid: Grid, head: Tidy) -> None:
        for column, said in head.unread:
            message = f"The column headed '{said}' is not read."
            self._reading.warning("unread_column", grid.place(head.row, column), message, head.hint(said))
        taken = [row for row in range(head.row + 1, len(grid.rows)) if self._tidy_row(grid, head, row)]
        self._hidden(grid, taken)

    def _tidy_row(self, grid: Grid, head: Tidy, row: int) -> bool:
        if not any(grid.rows[row][column].filled for column in head.columns.values()):
            return False
        cells = {key: grid.rows[row][column] for key, column in head.columns.items()}
        cells |= {key: grid.under_merge(row, head.columns[key]) for key in ("measure", "period")}
        at = {key: grid.place(row, column) for key, column in head.columns.items()}
        measure = self._known.measure(cells["measure"].text, at["measure"], self._reading)
        try:
            period = cells["period"].period()
        except UnclearError as wrong:
            self._reading.error("bad_value", at["period"], str(wrong), wrong.hint)
            return True
        if measure is not None:
            self._add_tidy(measure, period, cells, at)
        return True

    def _add_tidy(self, measure: Measure, period: Period, cells: dict[str, Cell], at: dict[str, Place]) -> None:
        figure = self._figure(measure, cells["value"], at["value"]) if "value" in cells else Figure(Missing.BLANK)
        above = self._count(cells.get("numerator"), at.get("numerator"))
        below = self._count(cells.get("denominator"), at.get("denominator"))
        place = at.get("value", at["measure"])
        if figure is None or (above is None and below is None and figure.blank):
            return
        self._add(
            Observation(
                measure.id,
                period,
                place,
                figure.value,
                figure.numerator if above is None else above,
                figure.denominator if below is None else below,
                self._flag(cells.get("provisional"), at.get("provisional")),
                self._flag(cells.get("implied"), at.get("implied")),
                cells["note"].text if "note" in cells else "",
            ),
            measure,
        )

    def _wide(self, grid: Grid, head: Wide) -> None:
        taken, row = [], head.row
        while (row := row + 1) < len(grid.rows):
            name = grid.under_merge(row, head.name_column).text
            again = None if name in self._known else header_of(grid, row, self._known, rows=1)
            if isinstance(again, Wide):
                head = again
            elif any(grid.rows[row][column].filled for column in head.periods):
                taken.append(row)
                self._wide_row(grid, head, row, name)
        self._hidden(grid, taken)

    def _wide_row(self, grid: Grid, head: Wide, row: int, name: str) -> None:
        measure = self._known.measure(name, grid.place(row, head.name_column), self._reading)
        if measure is None:
            return
        for column, period in head.periods.items():
            place = grid.place(row, column)
            figure = self._figure(measure, grid.rows[row][column], place)
            if figure is not None and not figure.blank:
                self._add(
                    Observation(measure.id, period, place, figure.value, figure.numerator, figure.denominator), measure
                )

    def _figure(self, measure: Measure, cell: Cell, place: Place) -> Figure | None:
        try:
            figure = cell.figure()
        except UnclearError as wrong:
            self._reading.error("bad_value", place, str(wrong), wrong.hint)
            return None
        if figure.percent and measure.unit != "percent":
            message = f"{cell.text} is a percentage, and '{measure.id}' is a {measure.unit}."
            self._reading.error("wrong_unit", place, message, "Mend the value, or the unit in the measures book.")
            return None
        if (
            measure.unit == "percent"
            and not figure.percent
            and isinstance(figure.value, Decimal)
            and 0 < figure.value < 1
        ):
            message = f"{cell.text} is read as {figure.value}%."
            meant = f"{figure.value.scaleb(2).normalize():f}%"
            hint = f"If {meant} is meant, give the cell a percent format or write the % sign."
            self._reading.warning("share_or_percent", place, message, hint, certain=False)
        return figure

    def _count(self, cell: Cell | None, place: Place | None) -> Decimal | None:
        if cell is None or place is None or not cell.filled:
            return None
        try:
            figure = cell.figure()
        except UnclearError as wrong:
            self._reading.error("bad_value", place, str(wrong), wrong.hint)
            return None
        if isinstance(figure.value, Decimal) and not figure.percent:
            return figure.value
        self._reading.error("bad_value", place, f"'{cell.text}' is no count.", "Write digits, or leave the cell blank.")
        return None

    def _flag(self, cell: Cell | None, place: Place | None) -> bool:
        said = folded(cell.text) if cell else ""
        if place is not None and said not in _YES | _NO:
            self._reading.error("bad_value", place, f"'{said}' is neither yes nor no.", "Write yes, or leave it blank.")
        return said in _YES

    def _add(self, observation: Observation, measure: Measure) -> None:
        key = (observation.measure, observation.period)
        if (first := self._found.get(key)) is not None:
            message = f"'{measure.id}' is given twice for {observation.period.label}: {_shown(observation)} here, "
            message += f"{_shown(first)} in {first.place}."
            self._reading.error("said_twice", observation.place, message, "Keep one of the two.")
            return
        self._agrees(observation, measure)
        self._found[key] = observation

    def _agrees(self, given: Observation, measure: Measure) -> None:
        """A percentage given beside its two counts must be what they give, to the decimals it is given with."""
        if (
            measure.unit != "percent"
            or not isinstance(given.value, Decimal)
            or not given.numerator
            or not given.denominator
        ):
            return
        share = given.numerator / given.denominator * 100
        exponent = given.value.as_tuple().exponent
        half = Decimal("0.5").scaleb(min(int(exponent), 0))
        if abs(share - given.value) > half:
            message = f"{given.value}% is not {given.numerator} of {given.denominator}, which is {share:.1f}%."
            self._reading.error("said_twice", given.place, message, "Give the counts alone, or mend one of the three.")

    def _hidden(self, grid: Grid, taken: list[int]) -> None:
        hidden = [str(grid.lines[row]) for row in taken if row in grid.hidden_rows]
        if hidden:
            rows = f"row {hidden[0]} is" if len(hidden) == 1 else f"rows {listed(hidden)} are"
            message = f"In this sheet {rows} hidden, and read all the same."
            self._reading.warning("hidden_rows", grid.whole, message, "Delete what should not be read, or unhide it.")


def _shown(observation: Observation) -> str:
    if observation.numerator is not None:
        return f"{observation.numerator}/{observation.denominator}"
    value = observation.value
    return value.value if isinstance(value, Missing) else f"{value:f}"


def no_table(grids: Iterator[Grid]) -> str:
    """The hint where a file has no table of measures at all."""
    sheets = listed(grid.sheet for grid in grids if grid.sheet)
    looked = f"Looked at {sheets}. " if sheets else ""
    return looked + "Give the heads measure, period and value, or a row of months above the values."

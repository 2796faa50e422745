"""A grid: what a sheet or a CSV file shows, cell by cell, whatever kind of file it came from."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from msgspec import Struct, field

from ...model.findings import Place
from ...model.periods import Period, month
from ..dates import UnclearError, period_of
from ..figures import Figure, figure_of


class Cell(Struct, frozen=True):
    """A cell: the text it shows, and for a workbook's numbers and dates what stands behind it.

    `number` is a percent cell's number already times 100. `fault` says why a cell has no value that can be read;
    `yearless` that it shows a date without its year.
    """

    text: str = ""
    number: Decimal | None = None
    percent: bool = False
    day: date | None = None
    fault: str = ""
    yearless: bool = False

    @property
    def filled(self) -> bool:
        """Whether it shows anything."""
        return bool(self.text or self.fault)

    def figure(self) -> Figure:
        """The value it gives; raises UnclearError where it gives none."""
        self._sound()
        if self.number is not None:
            return Figure(self.number, self.percent)
        if self.day is not None:
            raise UnclearError(
                f"'{self.text}' is a date, not a value.", "Excel turns some values into dates: type it again."
            )
        return figure_of(self.text)

    def period(self) -> Period:
        """The period it names; raises UnclearError where it names none."""
        self._sound()
        return month(self.day.year, self.day.month) if self.day else period_of(self.text)

    def _sound(self) -> None:
        if self.fault:
            raise UnclearError(self.fault, "Open the workbook in Excel, mend the cell, and save it.")


BLANK = Cell()


class Grid(Struct, frozen=True):
    """The rows of a sheet or a CSV file, all of one length.

    `lines` gives each row's line in the file. `hidden` is a hidden sheet.
    `merged` names, for each cell under a merged one, the cell that shows.
    """

    file: str
    sheet: str
    rows: tuple[tuple[Cell, ...], ...]
    lines: tuple[int, ...]
    hidden: bool = False
    hidden_rows: frozenset[int] = frozenset()
    hidden_columns: frozenset[int] = frozenset()
    merged: dict[tuple[int, int], tuple[int, int]] = field(default_factory=dict)

    def place(self, row: int, column: int) -> Place:
        """Where a cell stands: the cell in a workbook, the line in a CSV file."""
        if not self.sheet:
            return Place(self.file, self.lines[row])
        return Place(self.file, cell=f"{self.sheet}!{letters(column)}{self.lines[row]}")

    @property
    def whole(self) -> Place:
        """The place of the sheet or the file itself."""
        return Place(self.file, cell=self.sheet)

    def under_merge(self, row: int, column: int) -> Cell:
        """The cell, or the merged one that covers it."""
        row, column = self.merged.get((row, column), (row, column))
        return self.rows[row][column]


def letters(column: int) -> str:
    """A column's letters, from 0: A, B ... Z, AA."""
    name = ""
    while column >= 0:
        name = chr(ord("A") + column % 26) + name
        column = column // 26 - 1
    return name

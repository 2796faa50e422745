"""A table of other columns put in after the draft's, whose rows all go: rows are what every program shows as changed.

A paragraph that comes and goes at once keeps the two apart, since Word joins tables that touch. What people said in
comments on a cell that goes is said again at the cell that takes its place; whichever stays in the end, once.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from copy import deepcopy

from lxml import etree
from msgspec import Struct, field

from paperwork.model.revision import MakeCell, MakeRow, Remark, Step, TableCell

from ..markup import below, elements, w
from . import walking
from .colouring import colour_again
from .places import Element, cells
from .settling import accept
from .sides import Note, Side, Tools

Apply = Callable[[tuple[Step, ...], Side, Side, Tools], list[Note]]
_ROW_MARKS = frozenset(map(w, ("ins", "del", "trPrChange")))
_OF_ONE_CELL = frozenset(map(w, ("shd", "vMerge", "gridSpan", "cellIns", "cellDel", "cellMerge", "tcPrChange")))
_WIDE = 900


class Grid(Struct, frozen=True):
    """A table in its file, its rows, and those as tokens."""

    table: Element
    rows: Sequence[Element]
    tokens: tuple[tuple[TableCell, ...], ...]

    def cell(self, row: int, at: int) -> Element:
        """A cell by its row and its place there; the last row is -1."""
        return list(cells(self.rows[row]))[at]

    def side(self, row: int, at: int) -> Side:
        """A cell as a text of its own."""
        return Side.of(self.cell(row, at), self.tokens[row][at].tokens)


def remake(steps: Sequence[MakeRow], ours: Grid, theirs: Grid, tools: Tools, apply: Apply) -> list[Note]:
    """Puts a table made by the steps after the draft's, and deletes that; gives the comments that are to be made."""
    making = _Making(ours, theirs, tools, apply)
    made = making.table(steps)
    between = _gap()
    ours.table.addnext(between)
    between.addnext(made)
    for row in ours.rows:
        tools.tracker.delete_row(row)
    tools.tracker.insert_mark(between)
    tools.tracker.delete_mark(between)
    for row in walking.rows(made):
        tools.tracker.insert_row(row)
    _end_with(made, ours.table)
    return [*making.notes, *making.said_again(steps, list(walking.rows(made)))]


def _end_with(made: Element, table: Element) -> None:
    """Lets the bookmarks that end in a table, and began in an earlier paragraph, end with the one that takes its place.

    By them a part is found again when LibreOffice has dropped its frame.
    """
    homes = {one.get(w("id")): one.getparent() for one in elements(table, "bookmarkStart")}
    last = list(elements(made, "p"))[-1]
    for end in [one for one in elements(table, "bookmarkEnd") if one.getparent() is not homes.get(one.get(w("id")))]:
        last.append(end)


def _gap() -> Element:
    """A low empty paragraph: LibreOffice leaves it there when all changes are accepted."""
    made = etree.Element(w("p"))
    about = {"before": "0", "after": "0", "line": "120", "lineRule": "exact"}
    etree.SubElement(walking.properties_of(made), w("spacing"), {w(name): said for name, said in about.items()})
    return made


class _Making(Struct):
    ours: Grid
    theirs: Grid
    tools: Tools
    apply: Apply
    notes: list[Note] = field(default_factory=list)

    def table(self, steps: Sequence[MakeRow]) -> Element:
        """The table, standing nowhere yet."""
        shell = etree.Element(w("tbl"))
        shell.extend(deepcopy(one) for one in self.theirs.table if one.tag in (w("tblPr"), w("tblGrid")))
        made = self.tools.borrow(shell)
        made.extend([self._row(step) for step in steps])
        self._widen(made, steps[0].cells)
        return made

    def _row(self, step: MakeRow) -> Element:
        like = self.tools.borrow(self.theirs.rows[step.new]) if step.new >= 0 else self.ours.rows[step.own]
        row = etree.Element(w("tr"))
        row.extend(deepcopy(one) for one in like if one.tag in (w("tblPrEx"), w("trPr")))
        for mark in [one for one in walking.row_properties_of(row) if one.tag in _ROW_MARKS]:
            walking.row_properties_of(row).remove(mark)
        theirs = list(cells(like)) if step.new >= 0 else []
        for cell in step.cells:
            made = self._cell(step, cell, theirs)
            row.append(made)
            said = (one for one in cell.steps if isinstance(one, Remark))
            self.notes += [Note(one.text, made, made) for one in said]
        return row

    def _cell(self, step: MakeRow, cell: MakeCell, theirs: Sequence[Element]) -> Element:
        new = theirs[cell.new] if theirs and cell.new >= 0 else None
        if new is not None and step.own >= 0 and cell.own >= 0:
            colour_again(new, self.ours.cell(step.own, cell.own))
        if not cell.mine:
            return self._empty(cell) if new is None else new
        made = self._changed(step, cell)
        properties, model = made.find(w("tcPr")), None if new is None else new.find(w("tcPr"))
        if model is not None:
            if properties is not None:
                made.remove(properties)
            made.insert(0, model)
        return made

    def _changed(self, step: MakeRow, cell: MakeCell) -> Element:
        """A copy of the draft's cell, with its steps carried out and settled."""
        made = self.tools.repeat(self.ours.cell(step.own, cell.own))
        steps = tuple(one for one in cell.steps if not isinstance(one, Remark))
        draft = Side.of(made, self.ours.tokens[step.own][cell.own].tokens)
        both = step.new >= 0 and cell.new >= 0
        self.apply(steps, draft, self.theirs.side(step.new, cell.new) if both else draft, self.tools)
        accept(made)
        return made

    def _empty(self, cell: MakeCell) -> Element:
        """A cell without words, in the look of the last one of its column."""
        if cell.new >= 0:
            like = self.tools.borrow(self.theirs.cell(-1, cell.new))
        else:
            like = self.tools.repeat(self.ours.cell(-1, max(cell.own, 0)))
        made, properties = etree.Element(w("tc")), like.find(w("tcPr"))
        if properties is not None:
            properties[:] = [one for one in properties if one.tag not in _OF_ONE_CELL]
            made.append(properties)
        paragraph = etree.SubElement(made, w("p"))
        first = next(elements(like, "p"), None)
        paragraph.append(walking.plain(None if first is None else first.find(w("pPr"))))
        return made

    def _widen(self, made: Element, columns: Sequence[MakeCell]) -> None:
        """Gives the columns the widths that they have in the new table or the draft's, as much in all as the new."""
        theirs, ours = _widths(self.theirs), _widths(self.ours)
        grid = made.find(w("tblGrid"))
        if not theirs or grid is None:
            return
        wanted = [
            theirs[one.new] if one.new >= 0 else ours[one.own] if ours and one.own >= 0 else _WIDE for one in columns
        ]
        widths = [round(width * sum(theirs) / sum(wanted)) for width in wanted]
        grid[:] = [etree.Element(w("gridCol"), {w("w"): str(width)}) for width in widths]
        for row in walking.rows(made):
            for cell, width in zip(cells(row), widths, strict=True):
                if (said := below(cell, "tcPr/tcW")) is not None:
                    said.set(w("w"), str(width))
                    said.set(w("type"), "dxa")

    def said_again(self, steps: Sequence[MakeRow], made: Sequence[Element]) -> Iterator[Note]:
        """The comments on the draft's cells, each at the cell that takes the place of its own, or of one near it."""
        places = {step.own: (step, list(cells(row))) for step, row in zip(steps, made, strict=True) if step.own >= 0}
        corner = next(elements(made[0], "tc"))
        for at, row in enumerate(self.ours.rows):
            step, own = places.get(at, (None, [corner]))
            there = {} if step is None else {cell.own: own[place] for place, cell in enumerate(step.cells)}
            for which, cell in enumerate(cells(row)):
                home = there.get(which, own[0])
                said = _commented(cell)
                yield from (Note("", home, home, id) for id in said)
                if said and which not in there:
                    yield Note(self._gone(at, which), home, home)

    def _gone(self, row: int, at: int) -> str:
        """What tells where a comment stood whose cell goes."""
        head, label = (_said_in(self.ours.cell(*place)) for place in ((0, at), (row, 0)))
        return f"The comment here was made on {head}, {label}, which is no longer in the table."


def _said_in(cell: Element) -> str:
    """The words of a cell of a row that goes."""
    return "".join(one.text or "" for one in elements(cell, "t", "delText")).strip()


def _commented(cell: Element) -> list[str]:
    return [one.get(w("id"), "") for one in elements(cell, "commentReference")]


def _widths(grid: Grid) -> list[int]:
    """The widths of a table's columns; none where they are not said of each."""
    said = [one.get(w("w"), "") for one in grid.table.findall(f"{w('tblGrid')}/{w('gridCol')}")]
    whole = len(said) == len(list(cells(grid.rows[0]))) and all(one.isdecimal() and int(one) for one in said)
    return [int(one) for one in said] if whole else []

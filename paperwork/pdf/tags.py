"""The structure tree of a tagged PDF, as elements that are made with the layout and filled while it is drawn."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(eq=False)
class Elem:
    """One element: its role (P, H1, Table ...), what stands in it, and what it says of itself.

    `kids` are elements, marks (page, number) and links, in reading order. `own` are its dictionary's own entries
    (Alt, Lang), `table` and `layout` its attributes by owner.
    """

    role: str
    parent: Elem | None = None
    kids: list[object] = field(default_factory=list)
    own: dict[str, str] = field(default_factory=dict)
    table: dict[str, object] = field(default_factory=dict)
    layout: dict[str, object] = field(default_factory=dict)

    def child(self, role: str) -> Elem:
        """A new element, last in this one."""
        made = Elem(role, self)
        self.kids.append(made)
        return made

    def move_to(self, parent: Elem) -> None:
        """Put it last in another element, without the lists that a former layout nested in it."""
        self.parent = parent
        parent.kids.append(self)
        for body in self.kids:
            if self.role == "LI" and isinstance(body, Elem):
                body.kids = [kid for kid in body.kids if not (isinstance(kid, Elem) and kid.role == "L")]


class CellTags:
    """The elements of a table's rows and cells, made row by row as the table is laid out."""

    def __init__(self, table: Elem | None, headers: int, header_columns: int) -> None:
        self.table, self.headers, self.header_columns = table, headers, header_columns
        self._part: Elem | None = None
        self._row: Elem | None = None

    def start_row(self, number: int) -> None:
        """Go to the next row, in the table's head or body."""
        if self.table is None:
            return
        role = "THead" if number < self.headers else "TBody"
        if self._part is None or self._part.role != role:
            self._part = self.table.child(role)
        self._row = self._part.child("TR")

    def cell(self, row: int, column: int, across: int, down: int) -> Elem | None:
        """The element of a cell: a heading of its column or its row, or plain data."""
        if self._row is None:
            return None
        scope = "Column" if row < self.headers else "Row" if column < self.header_columns else ""
        made = self._row.child("TH" if scope else "TD")
        said = {"Scope": scope, "ColSpan": across if across > 1 else 0, "RowSpan": down if down > 1 else 0}
        made.table.update({name: value for name, value in said.items() if value})
        return made

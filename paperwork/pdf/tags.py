"""The structure tree of a tagged PDF: elements made with the layout, and filled with marks while pages are painted.

In: roles and places, as the layout knows them. Out: `Elem`s whose `kids` stand in reading order, ready to be written.
"""

from __future__ import annotations

from msgspec import Struct, field


class Mark(Struct, frozen=True):
    """A marked sequence: its page, counted from 0, and its number on the page."""

    page: int
    number: int


class Annotation(Struct, frozen=True):
    """A link's place: its page, counted from 0, and its number among the page's links."""

    page: int
    number: int


class Elem(Struct, eq=False):
    """One element: its role (P, H1, Table ...), what stands in it, and what it says of itself.

    `own` are entries of its dictionary (Alt, Lang, ID), `table` and `layout` its attributes by owner. `loose` elements
    join their parent when they are first marked, so that they stand between the marks of the text around them.
    """

    role: str
    parent: Elem | None = None
    kids: list[Elem | Mark | Annotation] = field(default_factory=list)
    own: dict[str, str] = field(default_factory=dict)
    table: dict[str, str | int] = field(default_factory=dict)
    box: tuple[float, float, float, float] | None = None
    loose: bool = False
    ordered: bool = False
    follower: Elem | None = None

    def child(self, role: str) -> Elem:
        """A new element, last in this one."""
        made = Elem(role, self)
        self.kids.append(made)
        return made

    def inline(self, role: str, **own: str) -> Elem:
        """A new element that joins this one when it is first marked."""
        return Elem(role, self, own=own, loose=True)

    def followed(self, role: str, **own: str) -> Elem:
        """A new element that comes right after this loose one, when this one joins its parent."""
        self.follower = Elem(role, self.parent, own=own, loose=True)
        return self.follower

    def mark(self, mark: Mark | Annotation) -> None:
        """Add a mark, joining the parent before."""
        self._join()
        self.kids.append(mark)

    def caption(self) -> None:
        """Make the paragraph before the last table the table's caption."""
        *_, said, table = self.kids
        if isinstance(said, Elem) and isinstance(table, Elem) and (said.role, table.role) == ("P", "Table"):
            del self.kids[-2]
            said.role, said.parent = "Caption", table
            table.kids.insert(0, said)

    def within(self, role: str) -> Elem | None:
        """The nearest element of a role that this one is, or stands in."""
        at: Elem | None = self
        while at is not None and at.role != role:
            at = at.parent
        return at

    def _join(self) -> None:
        if self.parent is None:
            return
        self.parent._join()
        if self.loose:
            self.loose = False
            self.parent.kids.append(self)
            if self.follower is not None:
                self.follower._join()

    def move_to(self, parent: Elem) -> None:
        """Put it last in another element, without the lists and captions that a former layout put in it."""
        self.parent = parent
        parent.kids.append(self)
        if self.role == "Caption":
            self.role = "P"
        if self.role == "Table":
            self.kids = [kid for kid in self.kids if not (isinstance(kid, Elem) and kid.role in ("P", "Caption"))]
        for body in self.kids:
            if self.role == "LI" and isinstance(body, Elem):
                body.kids = [kid for kid in body.kids if not (isinstance(kid, Elem) and kid.role == "L")]


# Where repeated headers and footers stand: outside the tree, and said to be so.
HEADER = Elem("Artifact", own={"Type": "/Pagination", "Subtype": "/Header"})
FOOTER = Elem("Artifact", own={"Type": "/Pagination", "Subtype": "/Footer"})


class CellTags:
    """The elements of a table's rows and cells, made row by row as the table is laid out.

    `size` is how many rows and columns there are. Each row has a cell in each column, as PDF/UA asks: where Word has
    none there is an empty one, and what stands where another cell reaches is heard with the cell before it.
    """

    def __init__(self, table: Elem | None, headers: int, header_columns: int, size: tuple[int, int]) -> None:
        self.table, self.headers, self.header_columns, self.size = table, headers, header_columns, size
        self._part: Elem | None = None
        self._row: Elem | None = None
        self._last: Elem | None = None
        self._number = 0
        self._taken: set[tuple[int, int]] = set()

    def start_row(self, number: int) -> None:
        """Go to the next row, in the table's head or body."""
        if self.table is None:
            return
        self.end_row()
        role = "THead" if number < self.headers else "TBody"
        if self._part is None or self._part.role != role:
            self._part = self.table.child(role)
        self._row, self._last, self._number = self._part.child("TR"), None, number

    def end_row(self) -> None:
        """Fill the row up with empty cells."""
        if self._row is not None:
            self._fill(self.size[1])

    def _fill(self, end: int) -> None:
        for column in range(end):
            if (self._number, column) not in self._taken:
                self._last = self._made(column, 1, 1)

    def cell(self, row: int, column: int, across: int, down: int) -> Elem | None:
        """The element of a cell: a heading of its column or its row, or plain data."""
        if self._row is None:
            return None
        self._fill(column)
        if (row, column) in self._taken:
            return self._last or self._row.child("TD")
        free = next((over for over in range(1, across) if (row, column + over) in self._taken), across)
        self._last = self._made(column, free, max(1, min(down, self.size[0] - row)))
        return self._last

    def _made(self, column: int, across: int, down: int) -> Elem:
        assert self._row is not None
        row = self._number
        self._taken.update((row + under, column + over) for under in range(down) for over in range(across))
        scope = "Column" if row < self.headers else "Row" if column < self.header_columns else ""
        made = self._row.child("TH" if scope else "TD")
        said: dict[str, str | int] = {
            "Scope": scope,
            "ColSpan": across if across > 1 else 0,
            "RowSpan": down if down > 1 else 0,
        }
        made.table.update({name: value for name, value in said.items() if value})
        return made

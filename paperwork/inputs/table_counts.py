"""Which columns of a table count children, so that small numbers in them are not shown in public."""

from __future__ import annotations

from msgspec.structs import replace

from ..model.findings import Place
from ..model.supplied import SuppliedTable
from .names import did_you_mean, folded, listed
from .reading import Reading
from .written import Table

_CHILDREN, _OTHER = ("children",), ("other",)


def counting_children(table: SuppliedTable, said: Table, place: Place, reading: Reading) -> SuppliedTable:
    """The table with the columns that count children: all of numbers, none, or those that its key `counts` names.

    A column goes by its head, or by the head that is printed over it; one that the table lacks is an error.
    """
    if said.counts == _CHILDREN:
        return table
    named = () if said.counts == _OTHER else tuple(_printed(name, table, said, place, reading) for name in said.counts)
    return replace(table, counts=tuple(folded(head) in named for head in table.heads))


def _printed(name: str, table: SuppliedTable, said: Table, place: Place, reading: Reading) -> str:
    """The head that is printed over a column, folded."""
    known = {folded(head): folded(head) for head in table.heads}
    known |= {folded(column.from_): folded(column.as_ or column.from_) for column in said.columns}
    if folded(name) not in known:
        hint = did_you_mean(name, table.heads, f"Its columns are {listed(table.heads)}; or write children or other.")
        reading.error("unknown-column", place, f"The table has no column '{name}'.", hint)
    return known.get(folded(name), "")

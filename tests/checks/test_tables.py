"""What check says of a table's cells that are printed otherwise than the table gives."""

from __future__ import annotations

from msgspec.structs import replace

from paperwork.checks import run
from paperwork.measures import work_out
from paperwork.model.findings import Finding, Place
from paperwork.model.supplied import PublishedCell, SuppliedTable
from tests.measures.build import inputs

CELL = PublishedCell(
    "Total", "Count", "558", "460", "The parts add up to 460.", "paper of June 2023", Place("paper.yaml", 20)
)


def found(cell: PublishedCell) -> list[Finding]:
    rows = (("Secure", "1"), ("Total", cell.text))
    table = SuppliedTable("kinds", "Placement categories", ("Kind", "Count"), rows, (False, True), published=(cell,))
    given = replace(inputs([], []), tables={table.id: table})
    return list(run(given, work_out(given)))


def test_a_cell_printed_otherwise_is_told_with_what_the_table_gives_why_and_by_whom() -> None:
    [finding] = found(CELL)
    assert (finding.check, finding.severity, finding.place) == ("published-as", "warning", CELL.place)
    assert finding.message == "Placement categories: Count of Total is printed as '558'; the table gives '460'."
    assert finding.hint == "The reason given: The parts add up to 460 (paper of June 2023)."


def test_a_cell_that_the_table_leaves_empty_is_told_as_such() -> None:
    [finding] = found(replace(CELL, computed=""))
    assert finding.message.endswith("the table gives nothing.")


def test_a_cell_that_is_printed_alike_anyway_is_needless() -> None:
    [finding] = found(replace(CELL, computed="558"))
    assert finding.check == "published-as-needless"
    assert finding.hint == "Take the published_as entry out."

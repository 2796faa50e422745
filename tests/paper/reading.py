"""Ways into a composed paper that the tests share."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from paperwork.model.blocks import Chart, Region, Table, flattened
from paperwork.model.measures import Results
from paperwork.model.paper import Paper, Slots
from paperwork.model.supplied import Inputs
from paperwork.paper import compose

from . import builders as make


def composed(inputs: Inputs | None = None, results: Results | None = None) -> Paper:
    return compose(inputs or make.inputs(), results or make.results(make.result()))


def slots(paper: Paper) -> Any:
    return paper.slots


def first_page(paper: Paper) -> Any:
    return slots(paper)["priorities"][0]["pages"][0]


def first_priority(paper: Paper) -> Any:
    return slots(paper)["priorities"][0]


def regions(tree: Slots) -> Iterator[Region]:
    for slot in tree.values():
        if isinstance(slot, Region):
            yield slot
        elif isinstance(slot, tuple):
            for inner in slot:
                yield from regions(inner)


def table(region: Any) -> Table:
    return next(block for block in flattened((region,)) if isinstance(block, Table))


def charts(region: Any) -> list[Chart]:
    return [block for block in flattened((region,)) if isinstance(block, Chart)] if region else []


def rows(region: Any) -> list[list[str]]:
    """The texts of a region's first table, header row first."""
    return [[cell.text for cell in row.cells] for row in table(region).rows]


def words(region: Any) -> list[tuple[str, str]]:
    """Role and text of each paragraph of a region."""
    return [(block.role, "".join(span.text for span in block.spans)) for block in flattened((region,))]  # type: ignore[union-attr]

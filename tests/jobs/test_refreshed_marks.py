"""What people put on the cells of a table without a word, comments and colours, goes with its month, or is told of."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from lxml import etree

from paperwork.word import archive

from . import held
from .living import MAIN, Element, W
from .random_marks import Desk, comment_put_on, texts
from .test_refreshed_columns import FIRST, comments_left, drafted, edited, month, renewed, tables_of
from .test_refreshed_months import MONTHS, Place, accepted, cell_of, rejected, rows_of, said


def commented(data: bytes) -> list[tuple[Place, str]]:
    """Each comment on the months, by the row and the head of its cell, and who made it."""
    parts = archive.members(data, held.NAME)
    by = {one.get(f"{W}id"): one.get(f"{W}author", "") for one in archive.root(parts, "word/comments.xml")}
    return [(place, by[one.get(f"{W}id")]) for place, cell in placed(data) for one in cell.iter(f"{W}commentReference")]


def coloured(data: bytes, fill: str) -> list[Place]:
    return [place for place, cell in placed(data) if any(one.get(f"{W}fill") == fill for one in cell.iter(f"{W}shd"))]


def placed(data: bytes) -> list[tuple[Place, Element]]:
    body = etree.fromstring(archive.members(data, held.NAME)[MAIN])[0]
    rows = [row.findall(f"{W}tc") for row in rows_of(body)]
    heads, labels = (
        ["".join(cell.itertext()).strip() for cell in line] for line in (rows[0], [row[0] for row in rows])
    )
    return [
        ((label, head), cell)
        for label, row in zip(labels, rows, strict=True)
        for head, cell in zip(heads, row, strict=True)
    ]


@pytest.mark.parametrize("window", [MONTHS[1:4], MONTHS[:4]], ids=["a month on", "a month more"])
def test_a_comment_on_a_cell_that_nobody_edited_goes_with_its_month(window: tuple[str, ...]) -> None:
    draft = drafted(comment_on(("All", "June-25")))
    result = renewed(draft, month(window))
    assert commented(accepted(result)) == commented(rejected(result)) == [(("All", "June-25"), "A Person")]
    assert said(accepted(result))["All", "July-25"] == "p 303"


def test_of_a_comment_on_a_month_that_is_gone_the_row_says_where_it_was_made() -> None:
    result = renewed(drafted(comment_on(("All", "Apr-25"))), month(MONTHS[1:4]))
    assert {(place, by) for place, by in commented(accepted(result))} == {
        (("All", "Measure"), "A Person"),
        (("All", "Measure"), "paperwork"),
    }
    assert "The comment here was made on Apr-25, All, which is no longer in the table." in comments_left(result)


def test_a_comment_on_a_cell_leaves_a_table_alone_whose_figures_are_revised() -> None:
    result = renewed(drafted(comment_on(("All", "June-25"))), month(FIRST, True))
    assert len(tables_of(result)) == 1
    assert commented(accepted(result)) == [(("All", "June-25"), "A Person")]


@pytest.mark.parametrize(
    "window", [FIRST, MONTHS[1:4], MONTHS[:4]], ids=["the same months", "a month on", "a month more"]
)
def test_the_colour_that_a_person_gave_a_cell_goes_with_its_month(window: tuple[str, ...]) -> None:
    draft = edited(lambda body: colour(cell_of(body, ("Visits in time", "May-25")), "FFFF00"))
    result = renewed(draft, month(window, True))
    for data in (accepted(result), rejected(result)):
        assert coloured(data, "FFFF00") == [("Visits in time", "May-25")]
    assert said(accepted(result))["Visits in time", "May-25"] == "p 1201"


def comment_on(place: Place) -> Callable[[Desk], None]:
    """A comment on what a cell says, whose words nobody edits."""

    def edit(desk: Desk) -> None:
        text = next(cell_of(desk.body, place).iter(f"{W}t"))
        plain = [one for one in texts(desk.body) if one.getparent().getparent().tag == f"{W}p"]  # type: ignore[union-attr]
        comment_put_on(desk, plain.index(text), 3, "Own question")

    return edit


def colour(cell: Element, fill: str) -> None:
    properties = cell.find(f"{W}tcPr")
    assert properties is not None
    etree.SubElement(properties, f"{W}shd", {f"{W}val": "clear", f"{W}color": "auto", f"{W}fill": fill})

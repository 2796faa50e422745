"""A table that is called upon for what another is, is found; one whose caption tells of it is not."""

from __future__ import annotations

import pytest

from paperwork.checks.words import captions

from ..papers import found

TABLES = """
Table 1: Action plan at 7 October
Ref | Action
A1 | Train
Table 2: Programme budget (£000)
Item | Sum
Staff | 40
Table 3: Children in care by age
Age | Children
0 to 5 | 40
{said}
"""


@pytest.mark.parametrize(
    ("said", "right"),
    [
        ("Table 2 sets out what is being done about them.", "Table 1"),
        ("Table 1 gives the age of the children in care.", "Table 3"),
        ("Table 3 shows the budget.", "Table 2"),
        ("Our plan is late; Table 3 lists every action.", "Table 1"),
    ],
)
def test_a_table_named_for_what_another_is_is_possible(said: str, right: str) -> None:
    (finding,) = found(captions.tables_called_upon, TABLES.format(said=said))
    assert not finding.certain
    assert right in finding.message


@pytest.mark.parametrize(
    "said",
    [
        "Table 1 sets out what is being done about them.",
        "Table 3 shows the children by age.",
        "Table 3 gives the full detail.",
        "Table 9 shows the budget.",
        "Table 2 shows how much was spent.",
    ],
)
def test_a_table_that_may_be_meant_is_left_alone(said: str) -> None:
    assert not found(captions.tables_called_upon, TABLES.format(said=said))

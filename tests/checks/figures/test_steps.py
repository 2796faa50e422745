"""Changes said of a measure beside its own months: one that no two figures make is found, one that they make is not."""

from __future__ import annotations

import pytest

from paperwork.checks.figures import steps

from ..papers import found

PAPER = """
# Children in need
Measure | July-24 | Aug-24 | Sept-24
Number of CiN | 702 | 688 | 671
{said}
"""


@pytest.mark.parametrize(
    ("said", "right"),
    [
        ("The number of CiN is 671. Since July it has fallen by 41.", "has not changed by 41 from 702 to 671"),
        ("Since July 2024 the number of CiN has fallen by 31 (6%).", "is 4.4%, not 6%"),
    ],
)
def test_a_change_that_the_months_do_not_make_is_an_error(said: str, right: str) -> None:
    (finding,) = found(steps.changes, PAPER.format(said=said))
    assert finding.certain
    assert right in finding.message


def test_a_change_of_no_month_that_no_two_figures_make_is_possibly_wrong() -> None:
    (finding,) = found(steps.changes, PAPER.format(said="The number of CiN has fallen by 55."))
    assert not finding.certain


@pytest.mark.parametrize(
    "said",
    [
        "Since July the number of CiN has fallen by 31 (4%).",
        "The number of CiN has fallen by 17.",
        "The number of CiN should fall by 50 by March.",
        "In England the number of CiN has risen by 900.",
        "The number of CiN has fallen by about 50.",
        "Since April the number of CiN has fallen by 90.",
        "We have increased by 3 the number of teams.",
    ],
)
def test_a_change_that_is_right_planned_or_of_something_else_is_left_alone(said: str) -> None:
    assert not found(steps.changes, PAPER.format(said=said))

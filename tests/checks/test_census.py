"""The numbers of a paper's prose, sorted: each sort has one that belongs there."""

from __future__ import annotations

from paperwork.checks.census import census, told

from .papers import read

PAPER = """
# CiN visits
Measure | Nov-22 | Dec-22 | Jan-23
% CiN visits in timescale | 68% | 71% | 84%
In January CiN visits in timescale were at 84%. In November 2022 they were at 68%.
In December CiN visits in timescale were at 84%.
In January CiN visits in timescale stood at 48%. We have 12 new colleagues.
"""


def test_every_number_is_of_one_sort() -> None:
    counted = census(read(PAPER))
    assert counted == {"matching": 6, "stale": 1, "wrong": 1, "unknown": 1}
    assert told(counted).startswith("Numbers and dates in the text: 9. 0 live, 6 typed and as in the tables, 1 stale")

"""What is wrong in a paper: its inputs and results in, findings out. One file a family, one function a check.

A check takes inputs and results and yields findings; to add one, write it in its family and name it there in `CHECKS`.
"""

from __future__ import annotations

from paperwork.model.findings import Finding
from paperwork.model.measures import Results
from paperwork.model.supplied import Inputs

from . import rules, tables, versions
from .small_numbers import prose

FAMILIES = (rules.CHECKS, tables.CHECKS, versions.CHECKS, prose.CHECKS)


def run(inputs: Inputs, results: Results) -> tuple[Finding, ...]:
    """Every finding of every check, in the order of the list; what the inputs warn of is not said again."""
    return tuple(finding for family in FAMILIES for check in family for finding in check(inputs, results))

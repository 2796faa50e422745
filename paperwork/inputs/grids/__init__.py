"""Sheets and CSV files as grids of cells, read the same whatever kind of file they came from.

`read_workbook` is loaded when it is first asked for: a paper whose data are CSV files needs no reader of workbooks.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .workbook import read_workbook

__all__ = ["read_workbook"]


def __getattr__(name: str) -> object:
    if name != "read_workbook":
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from .workbook import read_workbook

    globals()["read_workbook"] = read_workbook
    return read_workbook

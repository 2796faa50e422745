"""Inputs in, results out: every number of a paper worked out once, rounded once, and given its only text."""

from __future__ import annotations

from .work import work_out

__all__ = ["work_out"]

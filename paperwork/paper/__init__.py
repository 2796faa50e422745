"""Results to a paper: everything that is said, in order. `paper.charts` draws; word and pdf only lay out."""

from __future__ import annotations

from .compose import compose

__all__ = ["compose"]

"""Lays a draft out and writes it as a PDF. Knows nothing of Word files: all it sees is blocks and their looks.

What does either is loaded when it is first asked for: page numbers alone need nothing that writes.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .document import Rendered, render, rendered
    from .layout import page_numbers
    from .standings import Standing, standing

__all__ = ["Rendered", "Standing", "page_numbers", "render", "rendered", "standing"]
_HOMES = {"page_numbers": "layout", "Standing": "standings", "standing": "standings"}


def __getattr__(name: str) -> object:
    if name not in __all__:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"{__name__}.{_HOMES.get(name, 'document')}"), name)

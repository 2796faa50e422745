"""Lays a draft out and writes it as a PDF. Knows nothing of Word files: all it sees is blocks and their looks.

What writes is loaded when it is first asked for, so that page numbers alone cost less.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from .layout import page_numbers

if TYPE_CHECKING:
    from .document import Rendered, render, rendered

__all__ = ["Rendered", "page_numbers", "render", "rendered"]


def __getattr__(name: str) -> object:
    if name not in __all__:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from . import document

    return getattr(document, name)

"""Lays a draft out and writes it as a PDF. Knows nothing of Word files: all it sees is blocks and their looks.

What does either is loaded when it is first asked for: page numbers alone need nothing that writes.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .document import Rendered, render, rendered
    from .layout import page_numbers

__all__ = ["Rendered", "page_numbers", "render", "rendered"]


def __getattr__(name: str) -> object:
    if name not in __all__:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from . import layout

    if name == "page_numbers":
        return layout.page_numbers
    from . import document

    return getattr(document, name)

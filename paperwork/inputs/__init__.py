"""The first station: a paper's folder in, its `Inputs` out, or every finding at once.

`read(folder)` is loaded when it is first asked for, so that finding a workspace costs nothing.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .folder import read

__all__ = ["read"]


def __getattr__(name: str) -> object:
    if name != "read":
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from .folder import read

    globals()["read"] = read
    return read

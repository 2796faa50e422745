"""Where a link may lead from what anyone may read: to the web, to mail, and to nothing on somebody's machine."""

from __future__ import annotations

_PUBLIC = ("http://", "https://", "mailto:", "tel:")


def is_public(address: str) -> bool:
    """Whether an address is one that every reader can follow, and that runs nothing."""
    return address.lower().startswith(_PUBLIC)

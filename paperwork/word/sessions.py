"""In which sittings a Word file was edited: Word gives each that ends in a save a number of its own, and keeps all.

A file that was saved from another has all numbers of that one. A draft as we write it has none; LibreOffice gives none.
"""

from __future__ import annotations

import re

from paperwork.model.findings import PaperworkError

from . import archive
from .markup import w

_NUMBER = re.compile(r"[0-9A-Fa-f]{8}")


def sessions(data: bytes, name: str) -> frozenset[str]:
    """The numbers of a file's sittings; none where it holds none, or its settings can't be read."""
    parts = archive.members(data, name)
    try:
        found = [archive.root(parts, part) for part in archive.related(parts, archive.main_part(parts), "settings")]
    except PaperworkError:
        return frozenset()
    numbers = (one.get(w("val"), "") for root in found for one in root.iter(w("rsid")))
    return frozenset(filter(_NUMBER.fullmatch, numbers))

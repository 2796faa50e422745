"""The stable tags of a paper's regions: at most 64 characters, as Word's content controls carry them.

Ids have at most 30 characters and parts at most 13, so that the longest tag has 63.
"""

from __future__ import annotations


def section(id: str) -> str:
    """The body of a front-sheet section."""
    return f"paperwork:section/{id}"


def measure(page: str, part: str) -> str:
    """A part of a page: `targets`, `months`, `charts`, `tables`, `not_published`, `notes`, `q1`..."""
    return f"paperwork:measure/{page}/{part}"


def priority(id: str, part: str) -> str:
    """A part of a priority's own page: `summary`, `charts`, `not_published`."""
    return f"paperwork:priority/{id}/{part}"


def appendix(id: str) -> str:
    """An appendix, brought in whole: no one's to change."""
    return f"paperwork:appendix/{id}"


def whole(part: str) -> str:
    """Something that a paper has once: `exempt_reason`."""
    return f"paperwork:paper/{part}"

"""Comments that say what a check found: known from all others, since they are about the file and no part of it."""

from __future__ import annotations

from lxml import etree

from .markup import elements, w, words

AUTHOR = "paperwork"
# What the last line of each begins with; the id of its finding follows.
SIGN = "paperwork check: "


def is_annotation(comment: etree._Element) -> bool:
    """Whether a comment of a Word file is by a check, as it was written or as a word processor has saved it."""
    last = [words(paragraph) for paragraph in elements(comment, "p")][-1:]
    return comment.get(w("author")) == AUTHOR and bool(last) and last[0].startswith(SIGN)

"""What the tags of a draft's parts say: which are facts, and who owns what stands under one."""

from __future__ import annotations

import re

from .blocks import Owner

FACT = "paperwork:fact/"
# What a template lays out: the frame, headers and footers, the receipt. Their tables have labels, and no heads.
PAPER = "paperwork:paper/"
_AUTHORS = re.compile(r"paperwork:(section/|measure/[^/]+/(lead|notes|q\d+)$)")


def fact_tag(name: str) -> str:
    """The tag of a fact by its dotted name: `cin_visits.actual` is `paperwork:fact/cin_visits/actual`."""
    return FACT + name.replace(".", "/", 1)


def fact_name(tag: str) -> str:
    """The dotted name of a fact by its tag."""
    return tag.removeprefix(FACT).replace("/", ".", 1)


def owner_of(tag: str) -> Owner:
    """Who owns what stands under a tag: an author owns sections, lead-ins, notes and answers; the rest is data."""
    return "author" if _AUTHORS.match(tag) else "data"

"""Which rows of months some words name in full: neither some of them, nor what is worked out from them.

"Children in care" is the row of that name, and "the average of children in care" is another thing.
"""

from __future__ import annotations

import re

from . import Reading, Subject
from .words import key, numbers_in

# Words that make another measure of one, which its key does not have.
_TELLING = re.compile(
    r"\b(?:previous|not|average|ave|mean|each|every|any|annual(?:ised|ly)?|projected|cumulative|rolling|year|month(?:ly)?|out|"
    r"last|actual)\b",
    re.IGNORECASE,
)


def kinds(name: str) -> frozenset[str]:
    """What makes two measures of the same words two: in the month or in the year, all or some."""
    found = re.findall(r"in[- ]month|in[- ]year|cumulative|project\w*|annual\w*|rolling|average", name.lower())
    return numbers_in(name) | frozenset(
        "in-year" if one.startswith(("in-year", "in year", "roll", "cumul")) else one for one in found
    )


def rows_called(reading: Reading, phrase: str) -> tuple[Subject, ...]:
    """The rows of months that a phrase names in full; none where it may be of two tables."""
    words, told = key(phrase), (kinds(phrase), _telling(phrase))
    several = (one for one in reading.subjects if len(one.values) > 1)
    found = tuple(
        one for one in several if words == one.key and told == (kinds(one.name), _telling(one.name)) and words
    )
    return found if len({one.values[-1].when for one in found}) == 1 else ()


def _telling(text: str) -> frozenset[str]:
    return frozenset(_TELLING.findall(text.lower()))

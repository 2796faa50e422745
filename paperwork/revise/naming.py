"""What a person calls a draft's parts and figures: by the headings over them, and by the measures' printed names."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property

from msgspec import Struct, field

from paperwork.model.periods import LONG_MONTHS
from paperwork.model.revision import BLOCKS, WHOLE, Tokens
from paperwork.model.tags import FACT

from .tokens import tokens, words

BETWEEN = "Between the parts"
_FURNITURE = re.compile(r"paperwork:paper/(header|footer)_\w+")
_DATA_PART = re.compile(r"paperwork:(?:measure|priority)/[^/]+/(?!q\d+$)(\w+)")
_UNNAMED = "a part without a heading"
# More parts of one page than these are told by their number.
_MOST = 3
_FACTS = {
    "actual": "value",
    "previous": "value before",
    "change_percent": "change in per cent",
    "gap": "gap to the target",
    "rag": "rating",
    "latest_month": "date of the latest",
}
_OF_A_TIME = re.compile(r"(at|target)_(\d{4})(?:_(q\d|\d\d))?")
_TIMES = {"at": "", "target": "target for "}


class Names(Struct, frozen=True, dict=True):
    """The names of a draft's parts, by its `frames` (as it is, as it was written, as it is built now: the first that
    knows a part names it), and of its figures, by the `measures`' printed names."""

    frames: tuple[str, ...] = ()
    measures: Mapping[str, str] = field(default_factory=dict)

    def of(self, tag: str) -> str:
        """The printed heading of a part; of a page's tables and charts also what they are; a figure's measure."""
        if tag.startswith(FACT):
            return self._fact(tag)
        if story := story_of(tag):
            return story.capitalize()
        if tag == WHOLE:
            return BETWEEN
        part = _DATA_PART.fullmatch(tag)
        heading = ": ".join(self._paths.get(tag, ()))
        return f"{heading}: {_plain(part[1])}" if part and heading else heading or _UNNAMED

    def page(self, tag: str) -> str:
        """The heading of the page on which a part stands, or of the part itself."""
        return self._paths.get(tag, (self.of(tag),))[0]

    def pages(self, tags: Iterable[str]) -> tuple[str, ...]:
        """The pages of some parts, each once."""
        return tuple(dict.fromkeys(map(self.page, tags)))

    def grouped(self, tags: Iterable[str]) -> tuple[str, ...]:
        """Some parts by their pages, each page once: 'Visits in time (months, charts)'."""
        by_page: dict[str, list[str]] = {}
        for tag in tags:
            by_page.setdefault(self.page(tag), []).append(self.of(tag))
        return tuple(_together(page, parts) for page, parts in by_page.items())

    def _fact(self, tag: str) -> str:
        measure, _, name = tag.removeprefix(FACT).partition("/")
        return f"{self.measures.get(measure, 'a figure')} ({fact_words(name)})"

    @cached_property
    def _paths(self) -> dict[str, tuple[str, ...]]:
        found: dict[str, tuple[str, ...]] = {}
        for frame in self.frames:
            for tag, path in _paths(tokens(frame)):
                if path and tag not in found:
                    found[tag] = path
        return found


def story_of(tag: str) -> str:
    """`header` or `footer`; empty for a part of the body."""
    found = _FURNITURE.match(tag)
    return found[1] if found else ""


def fact_words(fact: str) -> str:
    """A fact's name as a person would say it: `at_2025_01` is January 2025."""
    found = _OF_A_TIME.fullmatch(fact)
    if not found:
        return _FACTS.get(fact, _plain(fact))
    what, year, part = _TIMES[found[1]], found[2], found[3] or ""
    month = LONG_MONTHS[int(part) - 1] if part.isdecimal() and 1 <= int(part) <= 12 else part.upper()
    return f"{what}{month} {year}".replace("  ", " ")


def heading_in(piece: Tokens) -> str:
    """The first heading of a piece of a frame; where it has none, its words."""
    start = 0
    for at, token in enumerate(piece):
        if token.kind == "end" and token.text.startswith("h"):
            return words(piece[start:at])
        start = at + 1 if token.kind in BLOCKS else start
    return words(tuple(token for token in piece if token.kind != "region"))


def parts_of(frame: Tokens) -> tuple[str, ...]:
    """The tags of a frame's parts, each once, in its order."""
    return tuple(dict.fromkeys(tag for tag, _ in _paths(frame)))


def _paths(frame: Tokens) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Each part of a frame with the heading over it, in the frame's order: a question's with that of its page.

    A part in a table goes by the first cell of its row.
    """
    path: dict[int, str] = {}
    start = 0
    for at, token in enumerate(frame):
        if token.kind == "region":
            yield token.text, _last(path)
        elif token.kind == "table":
            for row in token.rows:
                inside = (one.text for cell in row for one in cell.tokens if one.kind == "region")
                yield from ((tag, (words(row[0].tokens),)) for tag in inside)
        elif token.kind == "end" and token.text.startswith("h"):
            level = int(token.text[1:])
            path = {known: said for known, said in path.items() if known < level}
            path[level] = words(frame[start:at])
        start = at + 1 if token.kind in BLOCKS else start


def _last(path: Mapping[int, str]) -> tuple[str, ...]:
    """The last heading; one of the fourth level or below after that of its page."""
    levels = sorted(path)
    return tuple(path[level] for level in (levels[-2:] if levels and levels[-1] > 3 else levels[-1:]))


def _together(page: str, parts: list[str]) -> str:
    if len(parts) > _MOST:
        return f"{page} ({len(parts)} parts)"
    inside = [said for one in parts if (said := one.removeprefix(page).removeprefix(": "))]
    return f"{page} ({', '.join(inside)})" if inside else page


def _plain(name: str) -> str:
    return name.replace("_", " ")

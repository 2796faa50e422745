"""What a file hides by its own tables: the rows, or columns, that hold `[c]`, and the words by which they are meant.

In: a `Reading`. Out: its hidden `Line`s, each with what its other cells show. No data are needed, and none are asked.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from msgspec import Struct
from msgspec.structs import replace

from paperwork.model.measures import Missing

from ..reading import Reading
from ..reading.grids import period
from ..reading.numbers import WORDS
from ..reading.words import key
from .hidden import stamped

HIDDEN = Missing.HIDDEN.value
_MORE = frozenset(["more", "over", "less", "fewer", "longer", "least", "under", "most"])
_UNIT = re.compile(rf"\b(?P<number>\d+|{'|'.join(WORDS[1:])})[- ](?P<unit>year|month|week|day|hour)s?\b", re.IGNORECASE)
_AGES = re.compile(r"\b(?:aged?|ages?|between) (?P<low>\d+) ?(?:to|-|–|and) ?(?P<high>\d+)\b", re.IGNORECASE)
_TITLE = re.compile(r"chart: (?P<title>[^.]+)\..*(?:[Nn]ot shown)")
# What speaks of a whole, or of what a page is about, without a name.
_WHOLE = re.compile(
    r"\b(?:total|altogether|in all|between them|overall|child(?:ren)?|young people|boys?|girls?|residents?|"
    r"(?:the|this) (?:number|figure))\b|^it\b",
    re.IGNORECASE,
)
_RATED = re.compile(r"(?:rag|rating|performance|status|dot|d\.o\.t|direction|trend)\b", re.IGNORECASE)
# How many words more than its name has may lie between the words that mean it.
_ROOM = 5


class Line(Struct, frozen=True):
    """A row or a column that hides something: its name, the words that mean it, its heading, what it shows.

    `shown` are the cells that it does not hide, each with the head over it. It is `rated` where its rating or its
    direction is hidden, and one of a `measure` where its cells are of months. `near` are words of its heading that no
    other row of that part of the paper has.
    """

    name: str
    tokens: frozenset[str]
    heading: str
    shown: tuple[tuple[str, str], ...]
    rated: bool = False
    measure: bool = False
    near: frozenset[str] = frozenset()

    @property
    def is_told(self) -> bool:
        """Whether its words alone tell it from all else: two of them, or a code such as WX0004."""
        return len(self.tokens) > 1 or any(re.fullmatch(r"[a-z]+-?\d{2,}", one) for one in self.tokens)

    def meant(self, text: str, heading: str) -> bool:
        """Whether some words mean it, which stand under a heading."""
        here = heading == self.heading
        if not self.tokens:
            return here and _WHOLE.search(text) is not None
        if not self.tokens <= tokens(text):
            return False
        literal = self.name.lower() in text.lower() and " " in self.name
        return here or literal or (self.is_told and self._together(text))

    def _together(self, text: str) -> bool:
        """Whether the words that mean it stand near each other."""
        words, wide = text.split(), len(self.name.split()) + _ROOM
        starts = range(max(1, len(words) - wide + 1))
        return any(self.tokens <= tokens(" ".join(words[at : at + wide])) for at in starts)


@cache
def tokens(text: str) -> frozenset[str]:
    """The words by which something is known, its spans of time and ages as one word each: 2year, 10-17."""
    numbers = {word: str(number) for number, word in enumerate(WORDS)}
    spans = {
        f"{numbers.get(one['number'].lower(), one['number'])}{one['unit'].lower()}" for one in _UNIT.finditer(text)
    }
    ages = {f"{one['low']}-{one['high']}" for one in _AGES.finditer(text)}
    return (key(_AGES.sub(" ", _UNIT.sub(" ", text))) - _MORE) | spans | ages


def hidden_lines(reading: Reading) -> tuple[Line, ...]:
    """All that the tables of a file hide, and the charts of it by their titles, each name once under its heading."""
    lines = [
        replace(line, near=_near(reading, line))
        for grid in reading.grids
        for line in _of_rows(grid.heads, grid.rows, reading.titles[grid.spot])
    ]
    lines += _taken_out(reading)
    lines += [_titled(alt, reading.titles[at]) for at, alt in alts(reading) if _TITLE.search(alt)]
    return tuple(dict.fromkeys(lines))


def alts(reading: Reading) -> Iterator[tuple[int, str]]:
    """The alternative texts of a file, each with its spot."""
    for at, spot in enumerate(reading.spots):
        pictures = [span.picture for span in spot.spans if span.picture is not None]
        for shown in (*pictures, spot.block):
            if alt := str(getattr(shown, "alt", "")).strip():
                yield at, alt


def _titled(alt: str, heading: str) -> Line:
    found = _TITLE.search(alt)
    title = found["title"] if found else ""
    return Line(title, tokens(title), heading, (), measure=True)


def _near(reading: Reading, line: Line) -> frozenset[str]:
    """The words of its heading that tell a line's part from what other rows of that part show."""
    here = [grid for grid in reading.grids if reading.titles[grid.spot] == line.heading]
    others = {row[0] for grid in here for row in grid.rows if HIDDEN not in row}
    shown = [tokens(name) for name in others if name != line.name]
    return (tokens(line.heading) | line.tokens).difference(*shown) if line.measure else frozenset()


def _taken_out(reading: Reading) -> Iterator[Line]:
    """What tables hid that were in the draft as it was written, and may have been deleted since."""
    stamp = reading.draft.stamp
    for region in stamp.regions.values() if stamp else ():
        for heads, *rows in stamped(region.text) if HIDDEN in region.text else ():
            wide = [row for row in rows if len(row) == len(heads)]
            yield from _of_rows(heads, wide, "")


def _of_rows(heads: Sequence[str], rows: Sequence[Sequence[str]], heading: str) -> Iterator[Line]:
    for row in rows:
        if any(HIDDEN in cell for cell in row[1:]) and period(row[0]) is None:
            yield _line(row[0], heading, list(zip(heads[1:], row[1:], strict=True)))
    times = [row for row in rows if period(row[0]) is not None]
    for column, head in enumerate(heads):
        if column and any(HIDDEN in row[column] for row in times):
            yield _line(head, heading, [(row[0], row[column]) for row in times])


def _line(name: str, heading: str, cells: Sequence[tuple[str, str]]) -> Line:
    shown = tuple((head, cell) for head, cell in cells if cell and HIDDEN not in cell)
    rated = any(_RATED.match(head) for head, cell in cells if HIDDEN in cell)
    return Line(name, tokens(name), heading, shown, rated, rated or any(period(head) for head, _ in cells))

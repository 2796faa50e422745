"""What a paper says of one measure in two places: in a summary its rating, on the measure's own page its months.

In: a `Reading`. Out: pairs of subjects, and what the lines of a page say of targets, tolerances and what good is.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from typing import Literal

from msgspec import Struct

from paperwork.model.blocks import Heading, Paragraph, Table

from ..reading import Reading, Subject
from ..reading.grids import figure
from ..reading.sentences import is_prose
from ..reading.subjects import roles
from ..reading.words import key

Good = Literal["high", "low", "range", ""]
_NUMBER = r"(\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?) ?%?"
_TARGET = re.compile(
    rf"\b[Tt]argets?\b(?:,? [a-z ,]{{0,25}}?)?(?: of| is)? ?[:=–-]? ?{_NUMBER}"
    r"(?![\d/.]| ?(?:working|calendar|days?|weeks?|months?|years?|hours?))"
)
_TOLERANCE = re.compile(
    rf"\b(?:(?P<side>lower|upper) )?tolerances?\b(?: of| is)? ?[:=–-]? ?(?P<way>down to |up to )?{_NUMBER}"
    rf"(?: ?(?:-|–|to) ?{_NUMBER})?",
    re.IGNORECASE,
)
_SIDE = re.compile(rf"^(?P<way>down|up) to {_NUMBER}$|^{_NUMBER} or (?P<more>more|less)$")
_SHARE = re.compile(r"^(?:up to |within |\+ ?/ ?- ?)?(\d+(?:\.\d+)?)% (?:worse|allowed|of (?:the )?target|either way)")
_RANGE = re.compile(rf"^{_NUMBER} ?(?:-|–|to) ?{_NUMBER}$")
_NOT_SET = re.compile(r"\btargets?\b ?[:=–-]? ?(?:is |are )?(?:not (?:yet )?set|none|n/?a|tbc)\b", re.IGNORECASE)
_LINE = re.compile(r"^(?:the )?(?:(?:lower|upper) )?(?:targets?|tolerances?|good|monthly)\b", re.IGNORECASE)
_GOOD: tuple[tuple[Good, re.Pattern[str]], ...] = (
    ("high", re.compile(r"\b(?:bigger|higher|larger|more|high|increas\w+)\b", re.IGNORECASE)),
    ("low", re.compile(r"\b(?:smaller|lower|fewer|less|low|decreas\w+)\b", re.IGNORECASE)),
    ("range", re.compile(r"\b(?:within|range|close)\b", re.IGNORECASE)),
)
_NUMBERS = re.compile(r"\d+")
# Words that say no more than whose a figure is.
_OF_PEOPLE = frozenset({"team", "service"})
_LONG = 14


class Stated(Struct, frozen=True):
    """What the lines of a page say: targets in their order, bounds of the tolerances, what good is, no target at all.

    A bound that is not said is None. `spot` is where the first target stands.
    """

    targets: tuple[tuple[Decimal, str, int], ...] = ()
    tolerances: tuple[tuple[Decimal | None, Decimal | None], ...] = ()
    good: Good = ""
    not_set: bool = False


_Own = tuple[Subject, frozenset[str], frozenset[str]]


def stated(reading: Reading) -> dict[int, Stated]:
    """What the lines of each page say, by page."""
    lines: dict[int, list[tuple[int, str]]] = {}
    heads = {grid.spot for grid in reading.grids if "value" in roles(grid)}
    for at, spot in enumerate(reading.spots):
        short = is_prose(spot) and isinstance(spot.block, Paragraph) and len(spot.words.split()) < _LONG
        if short and not spot.worked_out and _LINE.match(spot.words):
            lines.setdefault(_page_of(reading, at, heads), []).append((at, spot.words))
    return {page: _stated(said) for page, said in lines.items()}


def _page_of(reading: Reading, at: int, heads: set[int]) -> int:
    """The page of a line: that of the table of values which it stands over, with short lines alone between."""
    for later in range(at + 1, min(at + _LONG, len(reading.spots))):
        spot = reading.spots[later]
        if later in heads:
            return reading.pages[later]
        if isinstance(spot.block, Table | Heading) or spot.words.endswith((".", "?")):
            break
    return reading.pages[at]


def _stated(lines: list[tuple[int, str]]) -> Stated:
    text = " ".join(words for _, words in lines)
    good = re.search(r"\bgood ?(?:=|is|:) ?(.+)", text, re.IGNORECASE)
    return Stated(
        tuple((_value(found[1]), found.group(), at) for at, words in lines for found in _TARGET.finditer(words)),
        tuple(bounds(found) for _, words in lines for found in _TOLERANCE.finditer(words)),
        good_of(good[1]) if good else "",
        bool(_NOT_SET.search(text)),
    )


def bounds(found: re.Match[str]) -> tuple[Decimal | None, Decimal | None]:
    """The lower and the upper bound that a tolerance names."""
    one, other = _value(found[3]), _value(found[4]) if found[4] else None
    if other is not None:
        return min(one, other), max(one, other)
    way = {"down to": "lower", "up to": "upper"}.get((found["way"] or "").strip().lower(), "")
    side = (found["side"] or way).lower()
    return (one if side == "lower" else None), (one if side == "upper" else None)


def _value(text: str) -> Decimal:
    return Decimal(text.replace(",", ""))


def good_of(text: str) -> Good:
    """Which way is good, by the words for it."""
    return next((good for good, pattern in _GOOD if pattern.search(text)), "")


def tolerance_of(subject: Subject) -> tuple[Decimal | None, Decimal | None]:
    """The bounds that a table of targets gives a measure; both None where it gives a share, or none."""
    said = " ".join(subject.tolerance.split())
    if found := _RANGE.match(said):
        return _value(found[1]), _value(found[2])
    if side := _SIDE.match(said):
        bound = _value(side[2] or side[3])
        return (bound, None) if side["way"] == "down" or side["more"] == "more" else (None, bound)
    return None, None


def share_of(subject: Subject) -> Decimal | None:
    """The share of its target by which a measure may be worse, where its table of targets says one."""
    found = _SHARE.match(" ".join(subject.tolerance.split()))
    return _value(found[1]) / 100 if found else None


def good_in_table(reading: Reading, subject: Subject) -> Good:
    """What a table of targets says is good for a measure."""
    for one in subject.targets[:1]:
        grid = reading.grids[one.grid]
        kinds = roles(grid)
        if "good" in kinds:
            return good_of(grid.rows[one.row][kinds.index("good")])
    return ""


def pairs(reading: Reading) -> Iterator[tuple[Subject, Subject | None]]:
    """Each line of a summary, with the measure on a page of its own that it sums up; None where no page has it."""
    own = [(one, *_words(reading, one)) for one in reading.subjects if one.page >= 0 and one.values]
    for subject in reading.subjects:
        if subject.actual is not None and subject.page < 0:
            yield subject, _own(subject, own)


def _words(reading: Reading, subject: Subject) -> tuple[frozenset[str], frozenset[str]]:
    """The words of a measure with those over its column of names, and with those of its page's title too."""
    head = reading.grids[subject.values[0].grid].heads[0]
    words = subject.key | (key(head) if head.lower() not in ("measure", "indicator", "name") else frozenset())
    return words, words | key(reading.titles[subject.spot])


def _own(summed: Subject, own: list[_Own]) -> Subject | None:
    """The one measure of a page whose words are a summary's, or part of them with the same last value."""
    like = _like(summed, own)
    like = [one for one in like if one[0].unit == summed.unit] or like
    equal = [one for one in like if same_value(summed, one[0])]
    ranked = sorted(equal or like, key=lambda one: len(one[1] ^ _said(summed)))
    if not ranked or (len(ranked) > 1 and ranked[0][1] == ranked[1][1]):
        return None
    best, words, _ = ranked[0]
    alike = best.unit == summed.unit and (words == _said(summed) or best.key == summed.key)
    return best if equal or alike else None


def _like(summed: Subject, own: list[_Own]) -> list[_Own]:
    said, ages = _said(summed), _NUMBERS.findall(summed.name)
    return [
        one
        for one in own
        if said and one[1] and (one[0].key == said or said <= one[1] or one[1] <= said <= one[2])
        if not ages or ages == (_NUMBERS.findall(one[0].name) or ages)
    ]


def _said(summed: Subject) -> frozenset[str]:
    return summed.key - _OF_PEOPLE or summed.key


def same_value(summed: Subject, own: Subject) -> bool:
    """Whether a summary prints the last value of a page."""
    return summed.actual is not None and bool(own.values) and own.values[-1].value == summed.actual.value


def filled(cells: tuple[str, ...]) -> int:
    """How many of some cells hold a figure."""
    return sum(figure(cell) is not None for cell in cells)

"""A change and its percentage, where the figures that it is between stand in a table and not in the sentence.

"Invitations rose by 1,134 on last year, an increase of 19%": two figures of the table lie 1,134 apart, and that is 24%
of the first of them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from itertools import combinations, pairwise

from msgspec import Struct

from paperwork.model.findings import Finding

from ..reading import Reading, Sentence
from ..reading.amounts import Amount, amounts
from ..reading.pointing import Cell, Line
from ..reading.subjects import role_of
from ..reading.words import key
from .pinning import fits, is_of_others

_HINT = "Work the percentage out again, from the figure that the change began with."
_NOUN = r"(?:an? )?(?:increase|rise|fall|drop|reduction|decrease|cut|growth) of "
_GAP = re.compile(
    rf"^(?: [\w'’/-]+){{0,9}}?(?: ?\(|,? or |, (?:which is )?{_NOUN}|, (?:up|down)(?: by)? )"
    rf"(?:{_NOUN}|some |about |just |nearly )*$",
    re.IGNORECASE,
)
_UP = re.compile(
    r"\b(?:r[io]se\w*|rising|increas\w*|gr[eo]w[ns]?|growth|climb\w*|up|more|higher|gain\w*)\b", re.IGNORECASE
)
_DOWN = re.compile(
    r"\b(?:f[ae]ll\w*|decreas\w*|reduc\w*|drop\w*|declin\w*|down|fewer|less|lower|cut|shr[aiu]nk)\b", re.IGNORECASE
)
_PART = re.compile(r"\d of (?:the |our |all )?$")
_OF = re.compile(r"\b(?:by|of|up|down|an?)(?: (?:a|an|another|some|further))? ?$|^\W*$", re.IGNORECASE)
_AFTER = re.compile(r"^ (?:\w+ )?(?:more|fewer|less|higher|lower|up|down)\b", re.IGNORECASE)
_HUNDRED = Decimal(100)
_LONG = 3


class Change(Struct, frozen=True):
    """Two figures of a line, the earlier first as the words have it."""

    line: Line
    before: Cell
    after: Cell

    @property
    def share(self) -> Decimal:
        """By how many per cent of the first they differ."""
        return abs(self.after.value - self.before.value) * _HUNDRED / abs(self.before.value)


def changes(reading: Reading) -> Iterator[Finding]:
    """A change that the table bears out, with a percentage that it does not."""
    for sentence in reading.sentences:
        for change, share in pairwise(amounts(sentence.text)):
            side = _side(sentence, change, share)
            if side and not _is_of_its_own(sentence, change):
                found = list(_between(reading, sentence, change, side))
                if found and not any(_is_so(each, share) for each in found) and _is_sure(sentence, change, found):
                    yield _finding(reading, sentence, change, share, found[0])


def _side(sentence: Sentence, change: Amount, share: Amount) -> int:
    """1 for a rise by a number and a percentage, -1 for a fall; 0 where they are no such thing."""
    text, gap = sentence.text, sentence.text[change.end : share.start]
    if share.unit != "%" or change.unit not in ("", "£") or change.word or change.hedge in ("more", "less", "about"):
        return 0
    before = text[: change.start]
    if _PART.search(before) or is_of_others(text[max(0, change.start - 50) : share.end]):
        return 0
    if not _GAP.match(gap) or not (_OF.search(before) or _AFTER.match(text[change.end :])):
        return 0
    words = before[-40:] + gap
    return bool(_UP.search(words)) - bool(_DOWN.search(words))


def _is_of_its_own(sentence: Sentence, change: Amount) -> bool:
    """Whether the paragraph itself gives the two figures: that is held elsewhere."""
    values = [one.value for one in amounts(f"{sentence.before} {sentence.text}") if one.unit == change.unit]
    return any(abs(one - other) == change.value for one, other in combinations(values, 2))


def _between(reading: Reading, sentence: Sentence, change: Amount, side: int) -> Iterator[Change]:
    """The pairs of figures that lie so far apart, of the tables here and of what the paragraph names."""
    told = f"{sentence.before} {sentence.text}"
    said = key(told)
    here = reading.lines_here.get(reading.titles[sentence.spot], ())
    named = (
        line for line in reading.lines if line.is_row and line not in here and line.words and line.named(said, told)
    )
    for line in (*here, *named):
        cells = [cell for cell in line.cells if fits(change, cell) and (not line.is_row or _is_own(line, cell))]
        for one, other in combinations(cells, 2):
            low, high = sorted((one, other), key=lambda cell: abs(cell.value))
            apart = abs(high.value) - abs(low.value)
            if (
                abs(apart - change.value) <= max(change.half, one.half + other.half if one.scale else Decimal(0))
                and low.value
            ):
                yield Change(line, low, high) if side > 0 else Change(line, high, low)


def _is_own(line: Line, cell: Cell) -> bool:
    return role_of(line.grid.heads[cell.column]) not in ("target", "comparator", "milestone")


def _is_so(change: Change, share: Amount) -> bool:
    room = (
        share.half
        + (1 if share.hedge else 0)
        + _HUNDRED * (change.before.half if change.before.scale else 0) / abs(change.before.value)
    )
    return abs(change.share - share.value) <= room


def _is_sure(sentence: Sentence, change: Amount, found: list[Change]) -> bool:
    """Whether the pair is no chance: the number is long, or the paragraph names its row."""
    told = f"{sentence.before} {sentence.text}"
    named = [one for one in found if one.line.is_row and one.line.words and one.line.named(key(told), told)]
    return len(re.sub(r"\D", "", change.text).strip("0")) >= _LONG or bool(named)


def _finding(reading: Reading, sentence: Sentence, change: Amount, share: Amount, found: Change) -> Finding:
    message = (
        f"The change of {change.text} is from {found.before.text} to {found.after.text} in '{found.line.name}': that "
        f"is {round(found.share, share.places)}%, not {share.text}."
    )
    quote = sentence.part(change.start, share.end, 30)
    about = f"{found.line.name[:40]}: {share.text}"
    return reading.find("change-not-table", sentence.spot, message, _HINT, quote, key=about)


CHECKS = (changes,)

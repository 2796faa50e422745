"""Ratings and arrows of a table held against the values, target and tolerance of the same row, and targets said.

A check takes a `Reading`. A rating is certain to be wrong only where rounding can't have hidden what it goes by.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from paperwork.model.findings import Finding

from ..reading import Reading, Sentence, Subject
from ..reading.subjects import Reported, roles
from .pairing import Good, good_of, share_of, tolerance_of
from .values import arrow, one_sided, rag

_SHARE_SAID = re.compile(
    r"\bAmber\b[^.;]{0,60}\bby (?:no more than|up to|at most) (?P<share>\d+(?:\.\d+)?) ?(?:%|per cent) of "
    r"(?:that|its|the) target\b"
)
_TARGET_IS = re.compile(r"\b[Tt]he target is (?P<value>\d+(?:\.\d+)?) (?P<unit>days|weeks|months|hours|minutes)\b")
_LOOK = "Look which is right: the rating, the value, or what it is rated by."
_ENOUGH, _MOST_AGREE = 3, Decimal("0.7")


def arrows_of_rows(reading: Reading) -> Iterator[Finding]:
    """An arrow that goes another way than the last two values of its own row, where most other arrows do not."""
    rows = [(one, one.values[-2], one.values[-1]) for one in reading.subjects if len(one.values) > 1 and arrow(one)]
    moved = [(one, before, now) for one, before, now in rows if before.grid == now.grid and before.value != now.value]
    agree = [arrow(one) == _way(before, now) for one, before, now in moved]
    if len(agree) < _ENOUGH or sum(agree) < len(agree) * _MOST_AGREE:
        return
    for one, before, now in moved:
        if arrow(one) != _way(before, now):
            message = f"{one.name}: the arrow says {arrow(one)}, and {before.text} became {now.text}."
            yield _of(reading, one, "arrow-not-values", message, one.arrow)


def _way(before: Reported, now: Reported) -> str:
    return "up" if now.value > before.value else "down"


def ratings_of_rows(reading: Reading) -> Iterator[Finding]:
    """A rating that the value, the target and the tolerance of its own row, or the paper's key, do not bear out."""
    share = _share_said(reading)
    for one in reading.subjects:
        value = one.values[-1] if one.values else one.actual
        target = one.target
        if rag(one) and value and target and value.grid == target.grid and (why := _why(reading, one, value, share)):
            message = f"{one.name} is {rag(one)} with {value.text}: {why}."
            yield _of(reading, one, "rag-not-rule", message, rag(one))


def _share_said(reading: Reading) -> Decimal | None:
    """The share of its target by which a measure may be worse and still be Amber, where the paper's key says one."""
    said = {found["share"] for spot in reading.spots for found in _SHARE_SAID.finditer(spot.words)}
    return Decimal(said.pop()) / 100 if len(said) == 1 else None


def _why(reading: Reading, one: Subject, value: Reported, said: Decimal | None) -> str:
    """Why a rating can't be; empty where it can, or the row does not say which way is good."""
    assert one.target is not None
    lower, upper = tolerance_of(one)
    good = _good(reading, value)
    if (lower is None) != (upper is None):
        way: Good = "high" if lower is not None else "low"
        bound = lower if upper is None else upper
        return one_sided(value.value, one.target.value, bound, way, rag(one)) if good in ("", way) else ""
    share = share_of(one) or said
    return _by_share(value, one.target.value, share, good, rag(one)) if share and not lower else ""


def _good(reading: Reading, value: Reported) -> Good:
    grid = reading.grids[value.grid]
    kinds = roles(grid)
    return good_of(grid.rows[value.row][kinds.index("good")]) if "good" in kinds else ""


def _by_share(value: Reported, target: Decimal, share: Decimal, good: Good, printed: str) -> str:
    """Why a rating can't be by a share of the target, whichever way the value was rounded."""
    if good not in ("high", "low") or not target:
        return ""
    half = Decimal(1).scaleb(-value.decimals) / 2
    worse = (target - value.value) * (1 if good == "high" else -1)
    least, most, allowed = worse - half, worse + half, abs(target) * share
    if most <= 0 and printed != "Green":
        return f"that is better than its target, {target}"
    if least > allowed and printed != "Red":
        return f"that is worse than its target, {target}, by more than {share * 100:.0f}% of it"
    if least > 0 and most <= allowed and printed == "Red":
        return f"that is within {share * 100:.0f}% of its target, {target}"
    return ""


def targets_of_values(reading: Reading) -> Iterator[Finding]:
    """A target said right behind a value ("29 days. The target is 26 days") that the value's own row has otherwise."""
    for sentence in reading.sentences:
        found = _TARGET_IS.search(sentence.text)
        meant = _meant(reading, sentence, found) if found else None
        if found and meant and meant.target and meant.target.value != Decimal(found["value"]):
            message = f"'{found.group()}' is said of {meant.name}, and its table has {meant.target.text}."
            hint = "Look which is right, and print one."
            yield reading.find("target-not-table", sentence.spot, message, hint, found.group())


def _meant(reading: Reading, sentence: Sentence, found: re.Match[str]) -> Subject | None:
    """The one measure of the unit whose last value the sentence before gives in that unit."""
    here = reading.by_spot[sentence.spot]
    at = here.index(sentence)
    said = re.findall(rf"(?<![\d.])(\d+(?:\.\d+)?) {found['unit']}\b", here[at - 1].text) if at else []
    of_unit = [one for one in reading.subjects if one.target and found["unit"] in one.name.lower().split()]
    meant = [one for one in of_unit if one.last and said and one.last.value == Decimal(said[0])]
    return meant[0] if len(meant) == 1 and len(of_unit) == 1 else None


def _of(reading: Reading, one: Subject, check: str, message: str, word: str) -> Finding:
    return reading.find(check, one.spot, message, _LOOK, f"{one.name} {word}", key=one.name)


CHECKS = (arrows_of_rows, ratings_of_rows, targets_of_values)

"""Lines of a table that run on from place to place: the year so far, what is open at the end, changes since the last.

This month's sum is last month's with what was added; what is open is what was open with those that came, without those
that left; a change is what two neighbours differ by. Where all months but one keep to it, that one is wrong.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from decimal import Decimal
from itertools import permutations
from math import log10

from msgspec import Struct

from paperwork.model.findings import Finding

from ..reading import Reading
from ..reading.grids import Figure, period
from .blocks import no_sums
from .columns import doubtful
from .crossing import Lines, across, down

_HINT = "Look this figure up, the one before it, and what came between."
_LEAST, _DIGITS, _FEWER, _MOST_LINES = 4, 5.0, 3.5, 9
_NEAR = Decimal("0.2")


class Run(Struct, frozen=True):
    """How a line runs on: of which lines (the result last), how it is said, what the result is at a place."""

    lines: tuple[int, ...]
    said: str
    work: Callable[[Sequence[Decimal], Sequence[Decimal]], Decimal]
    # The result of one place goes into the next.
    carried: bool
    # What was rounded before it was taken off leaves a unit of room.
    slack: int = 0
    # It follows from the figures of its own place.
    within: bool = False


def running(reading: Reading) -> Iterator[Finding]:
    """A figure that does not follow from the one before it, where all others of its line do."""
    for grid in reading.grids:
        told = {*doubtful(grid), *no_sums(grid)}
        for lines in (down(grid), across(grid)):
            for run in _runs(lines):
                for at, worked in _broken(lines, run):
                    if not {lines.cell(at, line) for line in run.lines} & told:
                        told |= {lines.cell(at, line) for line in run.lines}
                        yield _finding(reading, lines, run, at, worked)


def _runs(lines: Lines) -> Iterator[Run]:
    full = lines.full(_LEAST)
    if len(full) > _MOST_LINES:
        return
    for one, result in permutations(full, 2):
        yield Run((one, result), "the {result} before with {one}", lambda last, now: last[-1] + now[0], True)
        yield Run((one, result), "{one} less that before", lambda last, now: now[0] - last[0], False, 1)
    for result in full:
        for came, left in permutations([line for line in full if line != result], 2):
            yield Run(
                (came, left, result),
                "the {result} before with {one} and without {other}",
                lambda last, now: last[-1] + now[0] - now[1],
                True,
            )
    yield from _flows(lines, full)


def _flows(lines: Lines, full: Sequence[int]) -> Iterator[Run]:
    """Four lines one after another: what there was, what came, what left (or the other way round), what there is."""
    for at in full:
        four = tuple(range(at, at + 4))
        counts = [one for cells in lines.figures for line in four if line in full and (one := cells[line]) is not None]
        named = any(line not in full or period(lines.names[line]) is not None for line in four)
        if named or any(one.percent or one.decimals for one in counts):
            continue
        said = "what there was with what came and without what left"
        yield Run(four, said, lambda _, now: now[0] + now[1] - now[2], False, within=True)
        yield Run(four, said, lambda _, now: now[0] - now[1] + now[2], False, within=True)


def _broken(lines: Lines, run: Run) -> list[tuple[int, Decimal]]:
    """The one place that breaks a run which all others keep, with what would keep it; none where it is no run."""
    values: dict[int, list[Decimal]] = {}
    kept, broken, digits, before = 0, list[tuple[int, int]](), 0.0, -1
    for at, cells in enumerate(lines.figures):
        now = [one for line in run.lines if (one := cells[line]) is not None]
        if len(now) < len(run.lines):
            continue
        values[at] = [one.value for one in now]
        last, before = at if run.within else before, at
        # A sum of the year so far begins anew.
        if last < 0 or (run.carried and len(now) == 2 and values[at][0] == values[at][1]):
            continue
        if _keeps(run, now, values[last], values[at]):
            kept += len(set(values[at])) > 1 and bool(values[at][0])
            digits += log10(max(abs(float(values[at][-1])), 1))
        else:
            broken.append((last, at))
            if len(broken) > 2:
                return []
    if kept < _LEAST - 1 or digits < (_FEWER if run.within else _DIGITS) or not broken or not _varies(values, run):
        return []
    return _mended(lines, run, values, broken)


def _varies(values: dict[int, list[Decimal]], run: Run) -> bool:
    return all(len({one[at] for one in values.values()}) > 2 for at in range(len(run.lines)))


def _keeps(run: Run, cells: Sequence[Figure], last: Sequence[Decimal], now: Sequence[Decimal]) -> bool:
    decimals = max(one.decimals for one in cells)
    off = abs(run.work(last, now) - now[-1])
    return not off or off <= Decimal(1).scaleb(-decimals) * (run.slack or (Decimal(len(cells)) / 2 if decimals else 0))


def _mended(
    lines: Lines, run: Run, values: dict[int, list[Decimal]], broken: list[tuple[int, int]]
) -> list[tuple[int, Decimal]]:
    """The place whose result would keep the run if it were what it should be, and what that is."""
    before, at = broken[0]
    worked, printed = run.work(values[before], values[at]), values[at][-1]
    if abs(worked - printed) > _NEAR * abs(worked) and sorted(f"{worked:f}") != sorted(f"{printed:f}"):
        return []
    if len(broken) == 1:
        return [(at, worked)]
    # A wrong result breaks the step to it and the one from it.
    last, then = broken[1]
    cells = [one for line in run.lines if (one := lines.figures[then][line]) is not None]
    whole = run.carried and last == at and _keeps(run, cells, [*values[at][:-1], worked], values[then])
    return [(at, worked)] if whole else []


def _finding(reading: Reading, lines: Lines, run: Run, at: int, worked: Decimal) -> Finding:
    names = [lines.names[line] for line in run.lines]
    said = run.said.format(one=names[0], other=names[1], result=names[-1])
    where, printed = lines.places[at], lines.text(at, run.lines[-1])
    message = f"{where}, {names[-1]}: {printed}. By {said} it is {worked:f}, and elsewhere in the table that holds."
    about = f"{where[:40]}.{names[-1][:30]}"
    quote = lines.quote(at, run.lines[-1])
    return reading.find("running-on", lines.spot(at, run.lines[-1]), message, _HINT, quote, key=about)


CHECKS = (running,)

"""The scale of a chart: in go values, out come few plain ticks that hold them all, and where a value stands.

A scale holds zero, so that a small change is seen as small; for lines alone there is a narrow one, which starts at a
round number above zero where all values lie close together and far from zero. Its chart must say so.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal

from msgspec import Struct

_STEPS = (Decimal(1), Decimal(2), Decimal("2.5"), Decimal(5), Decimal(10))
# A scale may start above zero where the lowest is more than this share of the highest, and the highest no small number.
_NARROW, _SMALL = Decimal("0.7"), Decimal(10)
_CLOSE, _CLEAR = Decimal("0.3"), Decimal("0.08")
# A narrow scale holds this much of the run from lowest to highest, and this share of the highest at the least, so that
# a change of a few in a hundred never fills the chart.
_AROUND, _LEAST = Decimal("1.25"), Decimal("0.18")


class Scale(Struct, frozen=True):
    """Numbers on a length of paper: `low` stands at `start`, `high` at `end`, in points."""

    ticks: tuple[Decimal, ...]
    start: float
    end: float

    def at(self, value: Decimal) -> float:
        """Where a value stands, in points."""
        low, high = self.ticks[0], self.ticks[-1]
        return self.start + float((value - low) / (high - low)) * (self.end - self.start)

    @property
    def broken(self) -> bool:
        """Whether it starts above zero."""
        return self.ticks[0] > 0

    @property
    def named(self) -> tuple[tuple[Decimal, str], ...]:
        """The ticks, each with what the axis prints."""
        return tuple(zip(self.ticks, texts(self.ticks), strict=True))


def texts(ticks: Sequence[Decimal]) -> tuple[str, ...]:
    """What an axis prints at its ticks, all with the same decimals."""
    step = (ticks[1] - ticks[0]).normalize()
    decimals = max(-int(step.as_tuple().exponent), 0)
    return tuple(f"{tick:,.{decimals}f}".replace("-", "−") for tick in ticks)


def ticks(values: Iterable[Decimal], at_most: int = 6) -> tuple[Decimal, ...]:
    """Round numbers, evenly apart, from zero or below to the highest value or above; whole where all values are."""
    known = [Decimal(0), *values]
    low, high = min(known), max(known)
    if low == high:
        high = Decimal(1)
    return _between(low, high, _step((high - low) / (at_most - 1), _whole(known)))


def narrow_ticks(values: Sequence[Decimal]) -> tuple[Decimal, ...]:
    """Round numbers from well below the lowest value to the highest or above, none where a scale from zero serves.

    The values alone decide, not the height of the chart, so that the chart can say above its plot where it starts.
    """
    low, high = min(values, default=Decimal(0)), max(values, default=Decimal(0))
    if high < _SMALL or low <= _NARROW * high or low == high:
        return ()
    shown = max(_AROUND * (high - low), _LEAST * high)
    found = _between(high - shown, high, _step(shown / 3, _whole(values)))
    return found if found[0] > 0 else ()


def close_ticks(values: Sequence[Decimal], levels: Sequence[Decimal]) -> tuple[Decimal, ...]:
    """Round numbers close round a run and the levels across it, none where these come near to zero or never move.

    For a run that is seen between its own limits: they say what is a small change, so the scale need not. The lowest
    stands clear of the foot.
    """
    low, high = min((*values, *levels)), max((*values, *levels))
    if low <= _CLOSE * high or low == high:
        return ()
    found = _between(low - (high - low) * _CLEAR, high, _step((high - low) / 5, _whole(values)))
    return found if found[0] > 0 else ()


def _between(low: Decimal, high: Decimal, step: Decimal) -> tuple[Decimal, ...]:
    """Multiples of the step, from the last that is not above the low end to the first that is not below the high."""
    first = (low / step).to_integral_value(ROUND_FLOOR)
    last = (high / step).to_integral_value(ROUND_CEILING)
    return tuple((first + index) * step for index in range(int(last - first) + 1))


def _whole(values: Iterable[Decimal]) -> bool:
    return all(value == value.to_integral_value() for value in values)


def _step(least: Decimal, whole: bool) -> Decimal:
    power = Decimal(10) ** least.adjusted()
    steps = [size * power for size in _STEPS if size * power >= least]
    plain = [step for step in steps if step == step.to_integral_value() or (step / power != _STEPS[2] and not whole)]
    return plain[0] if plain else Decimal(1)

"""The scale of an axis: bounds and steps that are round, and where a value falls between them."""

from __future__ import annotations

import math
from collections.abc import Iterable

from msgspec import Struct

from paperwork.model.number_formats import shown
from paperwork.model.plots import PlotAxis

ROUND = (1.0, 2.0, 2.5, 5.0, 10.0)
MOST_TICKS = 60
LEAST = 1e-100


class Scale(Struct, frozen=True):
    """An axis from `low` to `high` with a tick each `step`; `log` is its base, or 0."""

    low: float
    high: float
    step: float
    log: float = 0.0
    reversed: bool = False

    def share(self, value: float) -> float:
        """How far along the axis a value lies, 0 to 1; values beyond it lie at its ends."""
        if self.log:
            value = max(value, self.low)
            far = math.log(value / self.low) / math.log(self.high / self.low)
        else:
            far = (value - self.low) / (self.high - self.low)
        far = min(max(far, 0.0), 1.0)
        return 1.0 - far if self.reversed else far

    @property
    def ticks(self) -> list[float]:
        """The values at which labels stand."""
        if self.log:
            count = round(math.log(self.high / self.low, self.log))
            return [self.low * self.log**at for at in range(count + 1)]
        count = int((self.high - self.low) / self.step + 1e-6)
        return [_clean(self.low + at * self.step, self.step) for at in range(min(count, MOST_TICKS) + 1)]

    @property
    def base(self) -> float:
        """Where bars and areas begin: nought, or the end of the axis that is nearest to it."""
        return self.low if self.log else min(max(0.0, self.low), self.high)


def scale_of(values: Iterable[float], axis: PlotAxis, room: float, from_zero: bool) -> Scale:
    """The scale that holds some values in so many points; what the axis says itself is kept."""
    found = list(values) or [0.0, 1.0]
    low, high = min(found), max(found)
    if axis.log > 1:
        return _log(low, high, axis)
    most = max(2, min(10, int(room / (axis.style.size * 2.6))))
    if from_zero or (low >= 0 and high - low > high / 6):
        low = min(low, 0.0)
    if from_zero or (high <= 0 and high - low > -low / 6):
        high = max(high, 0.0)
    low, high = _said(low, high, axis)
    spare = (high - low) * 0.05
    upper = high if axis.high is not None or high == 0 else high + spare
    lower = low if axis.low is not None or low == 0 else low - spare
    step = _step(axis, upper - lower, most)
    lower = lower if axis.low is not None else math.floor(lower / step + 1e-9) * step
    upper = upper if axis.high is not None else math.ceil(upper / step - 1e-9) * step
    return Scale(lower, max(upper, lower + step * 1e-3), step, 0.0, axis.reversed)


def _said(low: float, high: float, axis: PlotAxis) -> tuple[float, float]:
    low = axis.low if axis.low is not None else low
    high = axis.high if axis.high is not None else high
    if high - low <= 1e-12 * max(abs(low), abs(high), LEAST):
        high = low
        middle = max(abs(low), LEAST) if low else 1.0
        low, high = (low, low + middle) if axis.low is not None or low >= 0 else (low - middle, low)
    return low, high


def _step(axis: PlotAxis, span: float, most: int) -> float:
    if axis.step and axis.step > 0 and span / axis.step <= MOST_TICKS:
        return axis.step
    rough = span / most
    power = 10.0 ** math.floor(math.log10(rough))
    return next(share * power for share in ROUND if share * power >= rough * (1 - 1e-9))


def _log(low: float, high: float, axis: PlotAxis) -> Scale:
    low, high = max(axis.low or low, 1e-12), max(axis.high or high, 1e-11)
    first = math.floor(math.log(low, axis.log) + 1e-9)
    last = max(math.ceil(math.log(high, axis.log) - 1e-9), first + 1)
    return Scale(axis.log**first, axis.log**last, 1.0, axis.log, axis.reversed)


def _clean(value: float, step: float) -> float:
    """The value without the dust of adding: rounded well below the step."""
    return round(value, max(0, 3 - math.floor(math.log10(step)))) + 0.0


def tick_texts(scale: Scale, format: str) -> list[str]:
    """What stands at each tick. A format that gives two ticks one text is passed over."""
    texts = [shown(value, format) for value in scale.ticks]
    return texts if len(set(texts)) == len(texts) else [shown(value, "General") for value in scale.ticks]

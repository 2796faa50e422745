"""A number for each month beside a rate that counts up over the year: "300 per month" against a target of 647.

That the rates are those of the months added up is known from the figures: each, with the months so far, gives one
population. Then twelve times the target for a month must be near the target for the year.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from itertools import accumulate

from paperwork.model.findings import Finding

from ..reading import Reading, Subject

_TEN_THOUSAND, _MONTHS = Decimal(10_000), 12
_LEAST, _AGREE, _NEAR = 4, Decimal("0.75"), Decimal("0.03")
_A_MONTH = re.compile(r"^(?P<number>\d[\d,]*) ?(?:per|a|each|/) ?month$", re.IGNORECASE)
_HINT = "One of the two is wrong, or is for another year: look at the plan."


def targets_by_month(reading: Reading) -> Iterator[Finding]:
    """A target for each month whose year is another rate than the target of the rate beside it."""
    for number in reading.subjects:
        told = _told(reading, number)
        said = _A_MONTH.match(told.strip())
        for rate in reading.by_page.get(number.page, ()) if said else ():
            population = _population(number, rate)
            if said is None or population is None or rate.target is None:
                continue
            year = Decimal(said["number"].replace(",", "")) * _MONTHS
            right = (year / population * _TEN_THOUSAND).quantize(Decimal(1), "ROUND_HALF_UP")
            if abs(right - rate.target.value) > _NEAR * rate.target.value:
                message = (
                    f"{told} of {number.name} is {year:,f} a year, a rate of {right} by the population that the months "
                    f"give; the target of {rate.name} is {rate.target.text}."
                )
                quote, about = f"{number.name} {told}", f"{number.name[:40]}.month"
                yield reading.find("rate-target", number.spot, message, _HINT, quote, key=about)


def _told(reading: Reading, number: Subject) -> str:
    """What a measure's row says of its target, in words as well."""
    if number.unit != "number" or not number.values or number.values[0].grid < 0:
        return ""
    grid, row = reading.grids[number.values[0].grid], number.values[0].row
    return next((cell for cell in grid.rows[row] if _A_MONTH.match(cell.strip())), "")


def _population(number: Subject, rate: Subject) -> Decimal | None:
    """The population that the months so far and the rates of the year so far give; None where they do not go together.

    Each rate is rounded, so that it leaves room for some; three in four must allow the one of the last month.
    """
    if rate.unit != "rate" or not number.key - {"month"} <= rate.key:
        return None
    whens = [one.when for one in number.values]
    months = [one for one in whens if one is not None and one.kind == "month"]
    alike = whens == [one.when for one in rate.values] and len(months) == len(whens) >= _LEAST
    if not alike or [one.months_elapsed for one in months] != list(range(1, len(months) + 1)):
        return None
    sums = list(accumulate(one.value for one in number.values))
    last = rate.values[-1].value
    if not last or not sums[-1]:
        return None
    population = sums[-1] * _TEN_THOUSAND / last
    fits = sum(
        abs(total * _TEN_THOUSAND / population - one.value) <= 1 + one.value * _NEAR / 3
        for total, one in zip(sums, rate.values, strict=True)
    )
    return population if fits >= _AGREE * len(sums) else None


CHECKS = (targets_by_month,)

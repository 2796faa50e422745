"""Exact numbers in, printed digits out: the one place where a number is rounded.

Numbers are worked with as fractions, so that nothing is lost before this point; what leaves here is a Decimal or text.
"""

from __future__ import annotations

from decimal import Context, Decimal
from fractions import Fraction

from paperwork.model.measures import Unit

MINUS = "−"
UNITS: dict[Unit, str] = {"number": "", "percent": "%", "rate": " per 10,000"}
_CONTEXT = Context(prec=28)
_WIDE = Context(prec=200)


def half_up(value: Fraction, decimals: int = 0) -> Decimal:
    """The nearest number with that many decimals; a half goes away from zero, as the source papers round."""
    above, below = abs(value.numerator) * 10**decimals, value.denominator
    units = (2 * above + below) // (2 * below)
    return Decimal(units if value.numerator >= 0 else -units).scaleb(-decimals, _WIDE)


def digits(value: Fraction, decimals: int = 0) -> str:
    """The number as it is printed: rounded half up, commas from 1,000, a true minus sign."""
    return written(half_up(value, decimals))


def written(value: Decimal) -> str:
    """A rounded number as it is printed, with as many decimals as it has."""
    return f"{value:,f}".replace("-", MINUS) if value else f"{abs(value):,f}"


def unrounded(value: Fraction) -> Decimal:
    """The number to 28 significant figures, for charts and comparisons."""
    return _CONTEXT.divide(Decimal(value.numerator), Decimal(value.denominator))


def share(value: Fraction) -> str:
    """A share as a percentage with the decimals it needs: 20%, 16.5%."""
    return f"{unrounded(value * 100).normalize(_CONTEXT):f}%"

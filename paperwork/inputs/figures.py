"""Figures as people write them: 1,861, 84%, 121/128, and five ways of having none.

In comes text; out comes a `Figure`, exact. N/A, TBC, -, blank and zero are five different things.
"""

from __future__ import annotations

import re
from decimal import Decimal

from msgspec import Struct

from ..model.measures import Missing, Value
from .dates import UnclearError

_NUMBER = re.compile(r"[+-]?(?:\d+|\d{1,3}(?:,\d{3})+)?(?:\.\d+)?\Z")
_FRACTION = re.compile(r"(\d[\d,]*) ?/ ?(\d[\d,]*)\Z")
_DASHES = str.maketrans({"−": "-", "–": "-", "—": "-", "\xa0": " "})
_MISSING = {
    "": Missing.BLANK,
    "-": Missing.DASH,
    "n/a": Missing.NOT_APPLICABLE,
    "na": Missing.NOT_APPLICABLE,
    "not applicable": Missing.NOT_APPLICABLE,
    "tbc": Missing.TO_BE_CONFIRMED,
    "to be confirmed": Missing.TO_BE_CONFIRMED,
}
NUMBER_HINT = "Write digits (1861, 1,861, 84.5, 84%), or N/A, TBC, - or nothing."


class Figure(Struct, frozen=True):
    """A value as given. `percent` where it bears a % sign; the two counts where it was given as 121/128."""

    value: Value
    percent: bool = False
    numerator: Decimal | None = None
    denominator: Decimal | None = None

    @property
    def blank(self) -> bool:
        """Whether nothing at all was given."""
        return self.value is Missing.BLANK and self.numerator is None


def figure_of(text: str) -> Figure:
    """The figure that some text gives; raises UnclearError where it gives none."""
    said = " ".join(text.translate(_DASHES).split())
    if said.casefold() in _MISSING:
        return Figure(_MISSING[said.casefold()])
    if found := _FRACTION.match(said):
        return Figure(Missing.BLANK, False, _decimal(found[1], text), _decimal(found[2], text))
    digits = said.removesuffix("%").rstrip()
    return Figure(_decimal(digits, text), said.endswith("%"))


def number_of(text: str) -> Decimal:
    """A plain number, without a % sign; raises UnclearError where there is none."""
    return _decimal(text.translate(_DASHES).strip(), text, "Write digits, without words or signs.")


def share_of(text: str) -> Decimal:
    """A share written with its % sign: 20% is 0.2; raises UnclearError for anything else."""
    said = text.strip()
    if not said.endswith("%"):
        raise UnclearError(f"'{text}' has no % sign.", "Write a share as 20%.")
    return _decimal(said[:-1].rstrip(), text, "Write a share as 20%.").scaleb(-2)


def count_of(text: str) -> int:
    """A whole number from zero up; raises UnclearError where there is none."""
    number = number_of(text)
    if number != number.to_integral_value() or number < 0:
        raise UnclearError(f"'{text}' is no whole number.", "Write digits only.")
    return int(number)


def _decimal(digits: str, text: str, hint: str = NUMBER_HINT) -> Decimal:
    if not _NUMBER.match(digits) or not any(letter.isdigit() for letter in digits):
        raise UnclearError(f"'{text}' is no number.", hint)
    return Decimal(digits.replace(",", ""))

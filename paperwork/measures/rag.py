"""A value, its target and its tolerance in; Green, Amber, Red and the way it is going out. Pure and exact.

The rule: the last validated value against the next milestone, on unrounded numbers, on the bad side of the target only.
"""

from __future__ import annotations

from fractions import Fraction

from msgspec import Struct

from paperwork.model.measures import Direction, Polarity, Rag

ARROWS: dict[Direction, str] = {"up": "↑ up", "down": "↓ down", "same": "→ no change"}
WORDS: dict[Direction, str] = {"up": "up", "down": "down", "same": "no change"}
NOT_RATED = "Not rated"
NO_COMPARISON = "No comparison"


class Aim(Struct, frozen=True):
    """What a value is rated against. `worse_by` is a share of the target and serves where a bound is not declared."""

    target: Fraction
    polarity: Polarity
    worse_by: Fraction
    lower: Fraction | None = None
    upper: Fraction | None = None

    @property
    def floor(self) -> Fraction:
        """The lowest value still in tolerance."""
        return self.target - self._stretch if self.lower is None else self.lower

    @property
    def ceiling(self) -> Fraction:
        """The highest value still in tolerance."""
        return self.target + self._stretch if self.upper is None else self.upper

    @property
    def _stretch(self) -> Fraction:
        return abs(self.target) * self.worse_by


def rating(value: Fraction, aim: Aim) -> Rag:
    """Green at or better than the target, exactly; Amber as far as the tolerance on its bad side; else Red.

    With polarity `range` ("stay close to target"; "Good = within Target range"): Green inside the tolerance, its
    bounds included; Amber outside by no more than `worse_by` of the bound that was passed; else Red.
    """
    if aim.polarity == "low":
        return _smaller_is_better(value, aim.target, aim.ceiling)
    if aim.polarity == "high":
        return _smaller_is_better(-value, -aim.target, -aim.floor)
    if value < aim.floor:
        return _smaller_is_better(-value, -aim.floor, -aim.floor + abs(aim.floor) * aim.worse_by)
    return _smaller_is_better(value, aim.ceiling, aim.ceiling + abs(aim.ceiling) * aim.worse_by)


def turns(aim: Aim | None) -> tuple[Fraction, ...]:
    """The values at which a rating changes, the lowest first; none without a target."""
    if aim is None:
        return ()
    if aim.polarity == "low":
        return aim.target, aim.ceiling
    if aim.polarity == "high":
        return aim.floor, aim.target
    below, above = (bound + abs(bound) * aim.worse_by * way for bound, way in ((aim.floor, -1), (aim.ceiling, 1)))
    return below, aim.floor, aim.ceiling, above


def _smaller_is_better(value: Fraction, target: Fraction, bound: Fraction) -> Rag:
    if value <= target:
        return "Green"
    return "Amber" if value <= bound else "Red"


def direction(previous: Fraction, value: Fraction) -> Direction:
    """The sign of the change, whichever way is good: what an arrow shows."""
    if value == previous:
        return "same"
    return "up" if value > previous else "down"


def polarity_word(going: Direction, polarity: Polarity, nearer: Direction = "") -> str:
    """`improving`, `worsening` or `no change`; empty where nothing can be said.

    With polarity `range` neither way is good by itself: `nearer` says which way the distance from the target went.
    """
    if going in ("", "same"):
        return WORDS["same"] if going else ""
    if polarity == "range":
        return {"up": "worsening", "down": "improving", "same": WORDS["same"], "": ""}[nearer]
    return "improving" if (going == "up") == (polarity == "high") else "worsening"


def distance(value: Fraction, aim: Aim) -> tuple[Fraction, Fraction]:
    """How far a value lies outside the tolerance, then how far from the target: sorts nearer before farther."""
    return max(aim.floor - value, value - aim.ceiling, Fraction(0)), abs(value - aim.target)

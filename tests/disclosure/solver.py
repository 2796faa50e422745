"""A reader with a pencil: what whole numbers may stand where a paper shows none, from all that it does show.

It knows nothing of how numbers are hidden. It takes equations between unknowns and searches through whole numbers, by
narrowing each unknown's range and then by trying out; so that what it finds possible is possible, and nothing else is.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from fractions import Fraction

Terms = Mapping[str, int]


class Puzzle:
    """Unknown whole numbers from `low` to `high`, and linear equations that hold between them."""

    def __init__(self) -> None:
        self.ranges: dict[str, tuple[int, int]] = {}
        self.equations: list[tuple[dict[str, int], Fraction]] = []
        self.at_most: list[tuple[dict[str, int], Fraction]] = []

    def unknown(self, name: str, low: int, high: int) -> None:
        self.ranges[name] = low, high

    def equal(self, terms: Terms, value: Fraction | int) -> None:
        self.equations.append((dict(terms), Fraction(value)))

    def no_more(self, terms: Terms, value: Fraction | int) -> None:
        self.at_most.append((dict(terms), Fraction(value)))

    def possible(self, name: str, most: int = 2) -> list[int]:
        """Values that the unknown may have, up to so many of them."""
        ranges = _narrowed(self.ranges, self._rules)
        if ranges is None:
            return []
        low, high = ranges[name]
        found: list[int] = []
        for value in range(low, high + 1):
            if _solvable({**ranges, name: (value, value)}, self._rules):
                found.append(value)
            if len(found) == most:
                break
        return found

    @property
    def _rules(self) -> list[tuple[dict[str, int], Fraction, bool]]:
        equal = [(terms, value, True) for terms, value in self.equations]
        return equal + [(terms, value, False) for terms, value in self.at_most]


Ranges = dict[str, tuple[int, int]]
Rules = Iterable[tuple[dict[str, int], Fraction, bool]]


def _solvable(ranges: Ranges, rules: Rules) -> bool:
    narrowed = _narrowed(ranges, rules)
    if narrowed is None:
        return False
    open_ = [name for name, (low, high) in narrowed.items() if low < high]
    if not open_:
        return True
    name = min(open_, key=lambda one: narrowed[one][1] - narrowed[one][0])
    low, high = narrowed[name]
    return any(_solvable({**narrowed, name: (value, value)}, rules) for value in range(low, high + 1))


def _narrowed(ranges: Ranges, rules: Rules) -> Ranges | None:
    """The ranges as narrow as each rule by itself makes them; None where one leaves nothing."""
    now = dict(ranges)
    moved = True
    while moved:
        moved = False
        for terms, value, equal in rules:
            for name, times in terms.items():
                others = [(other, by) for other, by in terms.items() if other != name]
                least = sum(min(by * end for end in now[other]) for other, by in others)
                most = sum(max(by * end for end in now[other]) for other, by in others)
                # times × name lies from value - most (where they are equal) to value - least.
                above = _floor((value - least) / times) if times > 0 else _floor((value - most) / times)
                below = _ceil((value - most) / times) if times > 0 else _ceil((value - least) / times)
                low, high = now[name]
                if equal or times > 0:
                    high = min(high, above)
                if equal or times < 0:
                    low = max(low, below)
                if low > high:
                    return None
                if (low, high) != now[name]:
                    now[name], moved = (low, high), True
    return now


def _floor(value: Fraction) -> int:
    return value.numerator // value.denominator


def _ceil(value: Fraction) -> int:
    return -(-value.numerator // value.denominator)

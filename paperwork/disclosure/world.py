"""The counts behind what papers print, what they add up to, and which of them nobody may learn.

A count is named by its kind, by what it is of, and by its time or place there. A fact or a cell prints some of them: it
is hidden where one of these is.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from itertools import combinations

from msgspec import Struct, field

# Its kind, what it is of, and when or where: a value of cin_number (a snapshot) at a month's end, a cell of a table.
Count = tuple[str, str, str]
# A percentage of fewer than so many is hidden, whatever it is: each of them is too much of it.
SMALL_BASE = 10


class Sum(Struct, frozen=True):
    """Counts that add up to another."""

    total: Count
    parts: tuple[Count, ...]

    @property
    def all(self) -> tuple[Count, ...]:
        """The total, then its parts."""
        return self.total, *self.parts

    def sign(self, count: Count) -> int:
        """What a count adds to the total less its parts: 1, -1, or 0 where it is none of them."""
        return (count == self.total) - self.parts.count(count)


class Secret(Struct, frozen=True):
    """What nobody may learn: a count, or one less another, which whoever sees the paper may know to lie from `low` to
    `high`. `hide` are the counts of which one is hidden, the first before the others."""

    terms: tuple[tuple[Count, int], ...]
    low: int
    high: int
    hide: tuple[Count, ...]

    @property
    def counts(self) -> tuple[Count, ...]:
        """The counts that it is made of."""
        return tuple(count for count, _ in self.terms)

    def value(self, counts: Mapping[Count, int]) -> int:
        """What it is, where the counts are these."""
        return sum(counts[count] * times for count, times in self.terms)


class World(Struct):
    """Counts with their values, their sums, which of two is never the lower, the secrets among them.

    `shows` has the counts that each fact prints, by its name, and each cell of a table, by table, row and column.
    `others` count no children, such as beds: they are hidden as a last resort.
    """

    counts: dict[Count, int] = field(default_factory=dict)
    sums: list[Sum] = field(default_factory=list)
    orders: list[tuple[Count, Count]] = field(default_factory=list)
    secrets: list[Secret] = field(default_factory=list)
    shows: dict[str, tuple[Count, ...]] = field(default_factory=dict)
    others: set[Count] = field(default_factory=set)

    def add_sum(self, total: Count, parts: Iterable[Count]) -> None:
        """Counts that add up to another, where all of them are known and do."""
        found = Sum(total, tuple(parts))
        known = all(count in self.counts for count in found.all)
        if known and found not in self.sums and self.counts[total] == sum(self.counts[one] for one in found.parts):
            self.sums.append(found)

    def keep_small(self, count: Count, threshold: int) -> None:
        """Makes a count a secret that is from 1 to the threshold."""
        if 1 <= self.counts[count] <= threshold:
            self._keep(Secret(((count, 1),), 1, threshold, (count,)))

    def keep_difference(self, more: Count, less: Count, threshold: int, hide: tuple[Count, ...]) -> None:
        """Makes the difference of two counts a secret that is from 1 to the threshold."""
        if 1 <= self.counts[more] - self.counts[less] <= threshold:
            self._keep(Secret(((more, 1), (less, -1)), 1, threshold, hide))

    def keep_share(self, top: Count, bottom: Count, threshold: int, *, alone: bool = True) -> None:
        """Makes what a percentage is made of a secret where its counts, or what they leave, are small.

        One that stands `alone` is a secret of few as well; beside others stand the very counts that make it.
        """
        self.orders.append((top, bottom))
        self.keep_small(bottom, threshold)
        if alone and 0 < self.counts[bottom] < SMALL_BASE:
            self._keep(Secret(((top, 1),), 0, self.counts[bottom], (top,)))
        self.keep_small(top, threshold)
        self.keep_difference(bottom, top, threshold, (top, bottom))

    def keep_growth(self, run: Iterable[Count], threshold: int) -> None:
        """Makes what a count has grown by from any time to a later one a secret, where that is small."""
        for before, after in combinations(run, 2):
            self.keep_difference(after, before, threshold, (after, before))

    def _keep(self, secret: Secret) -> None:
        if secret not in self.secrets:
            self.secrets.append(secret)

    def beside(self, other: World) -> World:
        """Both at once; `shows` is this one's alone."""
        return World(
            {**other.counts, **self.counts},
            list(dict.fromkeys([*other.sums, *self.sums])),
            list(dict.fromkeys([*other.orders, *self.orders])),
            list(dict.fromkeys([*other.secrets, *self.secrets])),
            self.shows,
            other.others | self.others,
        )

    def renamed(self, names: Mapping[Count, Count]) -> World:
        """The same with some of its counts under other names."""

        def new(counts: Iterable[Count]) -> tuple[Count, ...]:
            return tuple(names.get(count, count) for count in counts)

        return World(
            {names.get(count, count): value for count, value in self.counts.items()},
            [Sum(names.get(one.total, one.total), new(one.parts)) for one in self.sums],
            [(low, high) for low, high in (new(pair) for pair in self.orders)],
            [Secret(tuple(_terms(one, names)), one.low, one.high, new(one.hide)) for one in self.secrets],
            {name: new(counts) for name, counts in self.shows.items()},
            set(new(self.others)),
        )


def _terms(secret: Secret, names: Mapping[Count, Count]) -> Iterator[tuple[Count, int]]:
    return ((names.get(count, count), times) for count, times in secret.terms)

"""Whether the counts could be otherwise, and the paper look the same: the one question on which all hiding rests.

The answer is found by looking for another world near the true one: each hidden count may be some more or some less,
every sum still adds up, and whatever else a reader may know still holds. A search that is given up is a no.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from msgspec import Struct

from .world import Count, Secret, World

# How many worlds are begun before a search is given up, and how far from the truth a count is looked for.
_TRIES = 300
_FAR = 12
Ends = dict[Count, tuple[int, int]]


class Rule(Struct, frozen=True):
    """How much changes may come to, taken together: from `low` to `high`, None where there is no end."""

    terms: tuple[tuple[Count, int], ...]
    low: int | None
    high: int | None


class Otherwise:
    """A world while some of its counts are hidden.

    A reader who is `told` knows of every secret that it is one, as somebody might who knows the council; one who isn't
    suspects it only of the secret in question.
    """

    def __init__(self, world: World, *, told: bool) -> None:
        self.world = world
        found: dict[Count, list[Rule]] = {}
        for rule in self._rules(told):
            for count, _ in rule.terms:
                found.setdefault(count, []).append(rule)
        self._rules_of: Mapping[Count, Sequence[Rule]] = found
        self._left = 0

    def _rules(self, told: bool) -> Iterator[Rule]:
        world = self.world
        for one in world.sums:
            yield Rule(tuple((count, one.sign(count)) for count in dict.fromkeys(one.all)), 0, 0)
        for less, more in world.orders:
            yield Rule(((more, 1), (less, -1)), world.counts[less] - world.counts[more], None)
        for secret in world.secrets if told else ():
            yield self._within(secret)

    def _within(self, secret: Secret) -> Rule:
        value = secret.value(self.world.counts)
        return Rule(secret.terms, secret.low - value, secret.high - value)

    def possible(self, secret: Secret, hidden: set[Count]) -> bool:
        """Whether a secret could be another while these counts are hidden."""
        ends = self._ends(secret, hidden)
        own = self._within(secret)
        self._left = _TRIES
        moves = ((count, step) for count, _ in secret.terms if count in hidden for step in (1, -1, 2, -2, 3, -3))
        return any(
            low <= step <= high and self._found({**ends, count: (step, step)}, [count], secret, own)
            for count, step in moves
            for low, high in [ends[count]]
        )

    def _ends(self, secret: Secret, hidden: set[Count]) -> Ends:
        """How far each count that has to do with a secret may move: one that is shown, not at all."""
        ends: Ends = {}
        edge = [count for count, _ in secret.terms]
        while edge:
            count = edge.pop()
            if count in ends:
                continue
            ends[count] = self._room(count) if count in hidden else (0, 0)
            if count in hidden:
                edge += [other for rule in self._rules_of.get(count, ()) for other, _ in rule.terms]
        return ends

    def _room(self, count: Count) -> tuple[int, int]:
        """A count that is hidden is at least one, unless it is nothing, which is hidden as a last resort."""
        value = self.world.counts[count]
        return max((1 if value else 0) - value, -_FAR), _FAR

    def _found(self, ends: Ends, moved: list[Count], secret: Secret, own: Rule) -> bool:
        """Whether a world is found within these ends, of which those of `moved` are new."""
        self._left -= 1
        now = self._narrowed(ends, moved, own)
        if self._left < 0 or now is None or _least(secret, now) == _most(secret, now) == 0:
            return False
        open_ = [count for count, (low, high) in now.items() if low < high]
        if not open_:
            return _least(secret, now) != 0
        count = min(open_, key=lambda one: (now[one][0] <= 0 <= now[one][1], now[one][1] - now[one][0], one))
        low, high = now[count]
        nearest = sorted(range(low, high + 1), key=lambda step: (abs(step), step))
        return any(self._found({**now, count: (step, step)}, [count], secret, own) for step in nearest)

    def _narrowed(self, ends: Ends, moved: list[Count], own: Rule) -> Ends | None:
        """The ends as near as the rules bring them; None where one leaves no room."""
        now, edge = dict(ends), list(moved)
        while edge:
            count = edge.pop()
            for rule in (*self._rules_of.get(count, ()), own):
                for other, (low, high) in _ends_of(rule, now):
                    if low > high:
                        return None
                    if now[other] != (low, high):
                        now[other] = low, high
                        edge.append(other)
        return now


def _ends_of(rule: Rule, now: Ends) -> Iterator[tuple[Count, tuple[int, int]]]:
    """How far a rule lets each of its counts move, where the others move as far as they can."""
    terms = [(count, times) for count, times in rule.terms if count in now]
    least = sum(min(times * end for end in now[count]) for count, times in terms)
    most = sum(max(times * end for end in now[count]) for count, times in terms)
    for count, times in terms:
        low, high = now[count]
        own_least, own_most = sorted((times * low, times * high))
        if rule.high is not None:
            own_most = min(own_most, rule.high - (least - own_least))
        if rule.low is not None:
            own_least = max(own_least, rule.low - (most - sorted((times * low, times * high))[1]))
        yield count, (own_least, own_most) if times > 0 else (-own_most, -own_least)


def _least(secret: Secret, now: Ends) -> int:
    return sum(min(times * end for end in now[count]) for count, times in secret.terms)


def _most(secret: Secret, now: Ends) -> int:
    return sum(max(times * end for end in now[count]) for count, times in secret.terms)

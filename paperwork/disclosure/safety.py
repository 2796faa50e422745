"""What is to be hidden so that no secret can be worked back: counts in, the hidden ones out.

A secret is safe where the paper would print the very same if it were another number. So safety is shown by an example,
and never by a rule that might forget a way round: where no example is found, more is hidden.
"""

from __future__ import annotations

from msgspec import Struct

from .otherwise import Otherwise
from .world import Count, Secret, World


class Safe(Struct):
    """The counts that are hidden; those of them that are small or tell a small number; secrets that stay open."""

    hidden: set[Count]
    primary: set[Count]
    known: list[Secret]


def made_safe(world: World, public: set[Count], kept: set[Count], may_hide: set[Count]) -> Safe:
    """The counts to hide of a world.

    `public` are printed elsewhere already, and can protect nothing. `kept` are hidden already and stay so. Of all
    others only those that `may_hide` holds can be hidden; a secret that this leaves open is told of as known.
    """
    small = _at_once(world, public, kept, may_hide)
    search = _Search(world, public, small | kept, may_hide)
    while (open_ := search.first_unsafe()) is not None:
        search.hide_more(open_)
    search.uncover(small | kept)
    return Safe(search.hidden, small, search.known)


def _at_once(world: World, public: set[Count], kept: set[Count], may_hide: set[Count]) -> set[Count]:
    """One count of each secret."""
    hidden: set[Count] = set()
    for secret in world.secrets:
        usable = [count for count in secret.hide if count in may_hide and count not in public]
        already = [count for count in secret.hide if count in hidden or count in kept]
        hidden |= set(already[:1] or usable[:1])
    return hidden


class _Search:
    """The counts that are hidden so far, and what may be hidden besides.

    Secrets are kept from readers who are told which of the hidden numbers are secrets, where that can be done at all.
    """

    def __init__(self, world: World, public: set[Count], hidden: set[Count], may_hide: set[Count]) -> None:
        self.world, self.hidden, self.known = world, hidden, list[Secret]()
        self._public, self._usable = public, may_hide - public
        self._told, self._untold = Otherwise(world, told=True), Otherwise(world, told=False)
        self._less: list[Secret] = []
        self._totals = {one.total for one in world.sums}
        self._beside: dict[Count, list[Count]] = {}
        for together in (*(one.all for one in world.sums), *world.orders, *(one.counts for one in world.secrets)):
            for count in together:
                self._beside.setdefault(count, []).extend(together)

    def first_unsafe(self) -> Secret | None:
        """The first secret that can be worked back, but for those that are known anyway."""
        return next((one for one in self.world.secrets if one not in self.known and not self._safe(one)), None)

    def hide_more(self, secret: Secret) -> None:
        """Hides the cheapest count that makes the secret safe, else the cheapest that it hangs on.

        Where there is none, all that it hangs on is hidden: then readers who are not told are all that it is kept from.
        """
        near = sorted(self._near(secret), key=self._cost)
        more = next((one for one in near if self._safe(secret, one)), near[0] if near else None)
        if more is not None:
            self.hidden.add(more)
        elif secret in self._less:
            self.known.append(secret)
        else:
            self._less.append(secret)

    def uncover(self, stay: set[Count]) -> None:
        """Shows again what was hidden on the way and is not needed, the highest first."""
        for count in sorted(self.hidden - stay, key=self._cost, reverse=True):
            self.hidden.discard(count)
            if self.first_unsafe() is not None:
                self.hidden.add(count)

    def _safe(self, secret: Secret, more: Count | None = None) -> bool:
        hidden = (self.hidden | ({more} if more else set())) - self._public
        return (self._untold if secret in self._less else self._told).possible(secret, hidden)

    def _near(self, secret: Secret) -> set[Count]:
        """What may be hidden among the secret's own counts, and those beside them or beside hidden ones."""
        usable = self._usable - self.hidden
        found, seen = {count for count in secret.counts if count in usable}, set(secret.counts)
        edge = [count for count in secret.counts if count in self.hidden]
        while edge:
            for count in self._beside.get(edge.pop(), ()):
                found |= {count} & usable
                if count in self.hidden and count not in seen:
                    seen.add(count)
                    edge.append(count)
        return found

    def _cost(self, count: Count) -> tuple[bool, bool, bool, int, Count]:
        """What it costs to hide a count: one of no children is the last resort, nothing and a total before it; few
        before many."""
        value = self.world.counts[count]
        return count in self.world.others, value == 0, count in self._totals, value, count

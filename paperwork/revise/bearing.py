"""Whether a measure bears out what a sentence claims of it: by its run of months, its target and what it is held to.

Where that is not known, nothing is said: a comment on words that hold makes people pass over all comments.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from decimal import Decimal
from functools import cached_property

from msgspec import Struct, field

from .claims import Claim
from .times import Run, Times, bases, in_a_row, names_a_time, row_words, way, window

# What a measure in a state does not bear; "about the same" it does where it moved but little.
_AGAINST: dict[str, frozenset[str]] = {
    "up": frozenset(("down", "same", "about the same")), "down": frozenset(("up", "same", "about the same")),
    "same": frozenset(("up", "down")), "improving": frozenset(("worsening",)), "worsening": frozenset(("improving",)),
}  # fmt: skip
_WAYS = {"up": 1, "down": -1, "same": 0, "about the same": 0}
_SIDES = {"above": 1, "below": -1}
# What moved by so many per cent or less may be called stable; what lies so near is on a level with it.
_LITTLE = Decimal("0.05")
_OWN = ("actual", "latest", "previous", "change", "change_percent", "month", "numerator", "denominator")
_TIME_UNITS = re.compile(r"(?:st|nd|rd|th)?[ -]?(?:weeks?|months?|days?|years?|hours?|minutes?|miles)\b", re.IGNORECASE)
_STANDING = re.compile(
    r"\b(?:is|are|was|were|been|being|remain(?:s|ed)?|stay(?:s|ed)?|stands?|fell|fallen|dropped|risen|rose|gone|now|"
    r"still|back|just|well|far|longer|not|moved|come|came|went)(?: \w+ly)? $"
)
_WHO: tuple[tuple[str, str], ...] = (
    ("neighbour", "neighbour|similar"), ("sn", "neighbour|similar"), ("england", "england|national"),
    ("national", "england|national"), ("region", "region"), ("similar", "neighbour|similar"),
)  # fmt: skip


class Movement(Struct, frozen=True, dict=True):
    """How a measure stands now: its printed name, its states (up, improving, Red), and its movement in words.

    `number` is the measure whose rate it is; `turned` says that it went the other way before; `little` that it moved
    so little that it may be called stable. `series` are its known values, oldest first, up to the one that `actual`
    shows; `values` the numbers of its facts by name, `shown` their texts; `others` the printed names of those that it
    is compared with, by their facts; `good` which way is better (`high`, `low`); `crossed` names the facts that it
    stood on the other side of before.
    """

    name: str
    states: frozenset[str]
    said: str
    number: str = ""
    turned: bool = False
    little: bool = False
    series: Run = ()
    values: Mapping[str, Decimal] = field(default_factory=dict)
    shown: Mapping[str, str] = field(default_factory=dict)
    others: Mapping[str, str] = field(default_factory=dict)
    good: str = ""
    crossed: frozenset[str] = frozenset()

    @cached_property
    def times(self) -> Times | None:
        """Its run of periods, if that is long enough to say anything of."""
        return Times(self.series, self.values) if len(self.series) > 1 else None

    @property
    def last(self) -> Decimal | None:
        """Its value now."""
        return self.series[-1][1] if self.series else self.values.get("actual")


class Said(Struct, frozen=True):
    """A sentence with its figures as digits, their spaces single; `figures` are those of one measure, by place."""

    text: str
    figures: Mapping[int, str]


def bears(claim: Claim, said: Said, movement: Movement) -> bool | None:
    """Whether a measure bears a claim of a sentence out; None where that is not known."""
    verdict = _JUDGES[claim.family](claim, said, movement)
    return None if verdict is None else verdict != claim.denied


def why(claim: Claim, said: Said, movement: Movement) -> str:
    """How the measure stands, as far as a claim that it does not bear is about it."""
    if claim.family in ("side", "target"):
        names = [one for one in _held_against(claim, said, movement) if one in movement.shown]
        told = [f"{_called(one, movement)} {movement.shown[one]}" for one in names]
        actual = movement.shown.get("actual", "")
        return f"{actual}, and {' and '.join(told)}" if actual and told else movement.said
    return f"{movement.said}{_so_long(claim, movement)}"


def shown(claim: Claim, said: Said) -> str:
    """The words of a claim as a comment names them: with those for how long, and without figures."""
    at = said.text.find(claim.words)
    live = {one - at for one in said.figures if 0 <= one - at < len(claim.words)}
    words = "".join("…" if at in live else sign for at, sign in enumerate(claim.words))
    long = row_words(claim.clause) if claim.family in ("moves", "quality", "side", "target") else ""
    return f"{words} … {long}" if long and long not in words and not claim.denied else words


def _so_long(claim: Claim, movement: Movement) -> str:
    """For how many periods it has gone the way that it is said to have gone for some."""
    if not row_words(claim.clause) or claim.state not in movement.states or movement.times is None:
        return ""
    steps = movement.times.steps()
    count = next((at for at, step in enumerate(reversed(steps)) if step != steps[-1]), len(steps))
    return f" for {count} {movement.series[-1][0].kind}s in a row" if count > 1 else ", and was not so before"


def _called(fact: str, movement: Movement) -> str:
    return f"{movement.others[fact]} at" if fact in movement.others else f"the {fact.replace('_', ' ')} is"


def _moves(claim: Claim, said: Said, movement: Movement) -> bool | None:
    """Up, down or the same: since when the words say, else with the last period."""
    return _went(claim, said, movement, claim.state)


def _quality(claim: Claim, said: Said, movement: Movement) -> bool | None:
    ways = {"high": ("up", "down"), "low": ("down", "up")}.get(movement.good)
    state = ways[claim.state == "worsening"] if ways else ""
    return _went(claim, said, movement, state)


def _went(claim: Claim, said: Said, movement: Movement, state: str) -> bool | None:
    times = movement.times
    if times is None:
        return None if names_a_time(said.text) else _by_state(claim, movement)
    if state and (row := in_a_row(claim.clause, times)):
        flags = [step == _WAYS[state] for step in times.steps()]
        return None if claim.denied else _rowed(*row, flags)
    compared = _options(claim, said, times)
    found = [_from(base, state, times) if state and base is not None else None for base in compared]
    if not found:
        found = [_by_state(claim, movement)]
        found += [_from(base, state, times) if state and base is not None else None for base in _about(said, times)]
    return _any(found)


def _options(claim: Claim, said: Said, times: Times) -> list[Decimal | None]:
    figures = {at - claim.start: name for at, name in said.figures.items()}
    return bases(claim.clause, figures, times)


def _about(said: Said, times: Times) -> list[Decimal | None]:
    """What the sentence as a whole compares with, where the clause of a claim names no time."""
    return bases(said.text, said.figures, times)


def _by_state(claim: Claim, movement: Movement) -> bool | None:
    """By how the measure went with its last period."""
    if claim.state in movement.states:
        return True
    if claim.state == "about the same" and (movement.little or "same" in movement.states):
        return True
    wrong = frozenset[str]().union(*(_AGAINST.get(one, frozenset()) for one in movement.states))
    return False if claim.state in wrong else None


def _from(base: Decimal, state: str, times: Times) -> bool:
    """Whether the last value lies to another as a state says."""
    if state == "about the same":
        return abs(times.last - base) <= _LITTLE * abs(base)
    return way(base, times.last) == _WAYS[state]


def _rowed(kind: str, count: int, flags: list[bool]) -> bool | None:
    """Whether something is so for so many periods up to now; None where the run is too short to tell."""
    if count < 1 or not flags:
        return None
    if kind == "all":
        return all(flags[-count:]) if count <= len(flags) or not all(flags) else None
    if kind == "new":
        return flags[-1] and not any(flags[-1 - count : -1])
    length = next((at for at, so in enumerate(reversed(flags)) if not so), len(flags))
    return None if length == len(flags) < count else length == count


def _any(found: list[bool | None]) -> bool | None:
    """True where one is; False where all are."""
    if True in found:
        return True
    return False if found and None not in found else None


def _target(claim: Claim, _: Said, movement: Movement) -> bool | None:
    """Whether a target is reached, or missed: by the rating, else by the value itself."""
    met = _met(movement, movement.last)
    if "Green" in movement.states or ("Red" in movement.states and met is None):
        met = "Green" in movement.states
    if met is None:
        return None
    wants = claim.state == "reached"
    row = in_a_row(claim.clause, movement.times) if movement.times and met == wants and not claim.denied else None
    if row:
        flags = [_met(movement, value) == wants for when, value in movement.series]
        return _rowed(*row, [*flags[:-1], True])
    return met == wants


def _met(movement: Movement, value: Decimal | None) -> bool | None:
    target = movement.values.get("target")
    if value is None or target is None or movement.good not in ("high", "low"):
        return None
    return value == target or (value > target) == (movement.good == "high")


def _rating(claim: Claim, _: Said, movement: Movement) -> bool | None:
    known = movement.states & {"Green", "Amber", "Red"}
    return claim.state in known if known else None


def _side(claim: Claim, said: Said, movement: Movement) -> bool | None:
    """Whether a measure lies above, below or on a level with what the words name."""
    if movement.last is None:
        return None
    found = [_beside(claim, movement.last, mark) for mark in _marks(claim, said, movement)]
    verdict = _any(found)
    if verdict and not claim.denied and movement.times and (row := in_a_row(claim.clause, movement.times)):
        mark = next(iter(_marks(claim, said, movement)))
        return _rowed(*row, [bool(_beside(claim, value, mark)) for _, value in movement.series])
    return verdict


def _beside(claim: Claim, value: Decimal, mark: Decimal) -> bool | None:
    if claim.state == "level":
        apart = abs(value - mark)
        return True if apart <= _LITTLE * abs(mark) else False if apart > 2 * _LITTLE * abs(mark) else None
    return way(mark, value) == _SIDES[claim.state]


def _marks(claim: Claim, said: Said, movement: Movement) -> Iterator[Decimal]:
    """The values that a side is taken against."""
    names = _held_against(claim, said, movement)
    if names:
        yield from (movement.values[one] for one in names)
    elif claim.typed and claim.figure not in said.figures and _is_typed_mark(claim, said, movement):
        yield Decimal(claim.typed.rstrip("%.,").replace(",", ""))


def _held_against(claim: Claim, said: Said, movement: Movement) -> list[str]:
    """The facts of a measure that a claim holds it against: a figure that the words name, else by their words."""
    figure = said.figures.get(claim.figure, "")
    if figure in movement.values and not figure.startswith(_OWN):
        return [figure]
    if not claim.mark and claim.family == "side":
        return [figure] if figure == "previous" and figure in movement.values else []
    mark = claim.mark.removesuffix("s") if claim.family == "side" else "target"
    if mark in ("target", "baseline"):
        typed = claim.typed and claim.figure not in said.figures and not figure
        return [mark] if mark in movement.values and not (typed and _near(claim, movement)) else []
    sought = next((pattern for words, pattern in _WHO if words in mark), "")
    named = [one for one, name in movement.others.items() if one in movement.values and _is(sought, one, name)]
    return named or ([] if sought else [one for one in movement.others if one in movement.values])


def _is(sought: str, fact: str, name: str) -> bool:
    return bool(sought and re.search(sought, f"{fact} {name}", re.IGNORECASE))


def _near(claim: Claim, movement: Movement) -> bool:
    """Whether a number that is typed into the words may be one of the measure's own."""
    typed = Decimal(claim.typed.rstrip("%.,").replace(",", "") or 0)
    last = movement.last or Decimal(0)
    share = movement.shown.get("actual", "").endswith("%")
    return share == claim.typed.endswith("%") and abs(typed - last) <= max(typed, last) / 2


def _is_typed_mark(claim: Claim, said: Said, movement: Movement) -> bool:
    """Whether words name a number as a mark of the measure: is still above 300; not children under 18."""
    at, after = said.text.find(claim.words), claim.figure + len(claim.typed)
    stands = bool(claim.mark) or bool(_STANDING.search(said.text[:at]))
    return stands and not _TIME_UNITS.match(said.text[after:].lstrip()) and _near(claim, movement)


def _record(claim: Claim, _: Said, movement: Movement) -> bool | None:
    """Whether no value in the time that the words name lies further the same way."""
    wants = {"highest": 1, "lowest": -1}.get(claim.state)
    better = {"high": 1, "low": -1}.get(movement.good)
    if wants is None and better is not None:
        wants = better if claim.state == "best" else -better
    times = movement.times
    if times is None or wants is None or claim.denied:
        return None
    at = claim.clause.find(claim.words)
    before = window(claim.clause[max(at, 0) :], times)
    return all(way(times.last, one) * wants <= 0 for one in before) if before else None


_JUDGES: dict[str, Callable[[Claim, Said, Movement], bool | None]] = {
    "moves": _moves, "quality": _quality, "target": _target, "rating": _rating, "side": _side, "record": _record,
}  # fmt: skip

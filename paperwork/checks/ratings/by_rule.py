"""Ratings and directions of a scorecard's rows, held against the rule that the paper states in words.

A check takes a `Reading`. A rating is wrong only where no way to read the rule, the row and the rounding gives it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from itertools import product

from paperwork.model.findings import Finding

from ..reading import Reading
from ..reading.grids import Figure
from .rows import ratings_of_rows
from .rules import Limit, Rule, rule_for, rules
from .scorecards import GOOD_UP, Card, bound_of, cards, good, name_of, now, target_of

_SO_FAR = re.compile(r"\bcumulative|\bto date\b|\bytd\b|\bin[- ]year\b|\bprojected\b|\bannual\b|\bby year end\b", re.I)
_OF_YEAR = re.compile(r"\bannual\b|\byear\b|20\d\d ?[-/]|\bmarch\b", re.IGNORECASE)
_LOOK = "Look which is right: the rating, the value, the target, or what is said of the colours."
_ENOUGH, _MOST_AGREE = 5, Decimal("0.75")
_FAR = Decimal("0.4")


def ratings_by_rule(reading: Reading) -> Iterator[Finding]:
    """A rating that the value, the target and the tolerance of its row do not give by the rule in the paper's words."""
    told = {finding.key for finding in ratings_of_rows(reading)}
    every = rules(reading)
    for card in cards(reading):
        rule, said = rule_for(reading, every, card.grid.spot), True
        if rule is None and card.tolerance >= 0:
            rule, said = Rule(Limit("met"), Limit("tolerance"), card.grid.spot), False
        judged = [(row, _possible(card, row, rule)) for row in range(len(card.grid.rows)) if rule and card.rated(row)]
        judged = [(row, may) for row, may in judged if may]
        wrong = [(row, may) for row, may in judged if card.rated(row) not in may]
        # Where most are wrong, the rule is not the one of this table.
        if len(wrong) * 3 <= len(judged) * 2 if said else _mostly_right(len(wrong), len(judged)):
            for row, may in wrong:
                if card.grid.rows[row][0] not in told:
                    yield _wrong(reading, card, row, may, certain=not _far(card, row, may))


def _mostly_right(wrong: int, judged: int) -> bool:
    """Whether so many of the ratings are as a rule that nobody states would have them, that it is the paper's."""
    return judged >= _ENOUGH and judged - wrong >= judged * _MOST_AGREE


def _possible(card: Card, row: int, rule: Rule) -> set[str]:
    """The colours that a row may have, by every way to read it; none where it can't be told."""
    value, target = now(card, row), target_of(card, row)
    if value is None or target is None:
        return set()
    ways = [good(card, row)] if good(card, row) else ["high", "low"]
    found: set[str] = set()
    for way in ways:
        found |= _by(card, row, rule, way, value, target)
    heads = " ".join(card.grid.heads[at] for at in card.targets)
    if _SO_FAR.search(" ".join(card.grid.rows[row][:3])) or (_OF_YEAR.search(heads) and not value.percent):
        # What counts up over a year may be held against the end of it; only what is there already is plain.
        return found if found == {"Green"} and ways == [GOOD_UP] else set()
    return found


def _by(card: Card, row: int, rule: Rule, way: str, value: Figure, target: Decimal) -> set[str]:
    green = _distances(card, row, rule.green, way, value, target) if rule.green else [Decimal(0), Decimal("Infinity")]
    amber = _distances(card, row, rule.amber, way, value, target) if rule.amber else [Decimal(0), Decimal("Infinity")]
    half = Decimal(1).scaleb(-value.decimals) / 2
    worse = (target - value.value) * (1 if way == GOOD_UP else -1)
    found: set[str] = set()
    for near, far in product(green, amber):
        found |= _colours(worse - half, worse + half, near, max(near, far))
    return found


def _colours(least: Decimal, most: Decimal, near: Decimal, far: Decimal) -> set[str]:
    """The colours of what is worse than its target by something between two bounds."""
    return {
        *(["Green"] if least <= near else []),
        *(["Amber"] if most >= near and least <= far and far > near else []),
        *(["Red"] if most >= far else []),
    }


def _distances(card: Card, row: int, limit: Limit, way: str, value: Figure, target: Decimal) -> list[Decimal]:
    """How far off is still of a colour, by each way to read it; anything where it can't be told."""
    share = abs(target) * limit.size / 100
    is_share = (
        value.percent or "%" in " ".join(card.grid.rows[row][:3]) or card.cell(row, card.values[-1]).endswith("%")
    )
    match limit.measure:
        case "met":
            return [Decimal(0)]
        case "share":
            return [share]
        case "points":
            return [limit.size]
        case "mixed":
            return [limit.size if value.percent else abs(target) * limit.others / 100]
        case "either":
            return [share, limit.size] if is_share else [share]
    bound = bound_of(card, row)
    away = (target - bound) * (1 if way == GOOD_UP else -1) if bound is not None else None
    return [away] if away is not None and away > 0 else [Decimal(0), Decimal("Infinity")]


def _far(card: Card, row: int, may: set[str]) -> bool:
    """Whether a value is so much worse than its target that it may be the target of another time."""
    value, target = now(card, row), target_of(card, row)
    assert value is not None
    assert target is not None
    return "Green" not in may and abs(value.value - target) > abs(target) * _FAR and card.rated(row) != "Red"


def _wrong(reading: Reading, card: Card, row: int, may: set[str], *, certain: bool) -> Finding:
    name, printed = name_of(card.grid, row), card.rated(row)
    target = card.cell(row, card.targets[0]) if card.targets else card.target
    figures = [f"{card.cell(row, card.values[-1])} against a target of {target}"]
    figures += [f"a tolerance of {card.cell(row, card.tolerance)}"] if card.tolerance >= 0 else []
    message = (
        f"{name} is {printed} with {' and '.join(figures)}; by the paper's own rule it is "
        f"{' or '.join(one for one in ('Green', 'Amber', 'Red') if one in may)}."
    )
    return reading.find(
        "rag-not-rule", card.grid.at(row), message, _LOOK, f"{name} {printed}", certain=certain, key=name
    )


CHECKS = (ratings_by_rule,)

"""Rates that a sentence gives with the count behind them: worked out again by the population that the paper states.

"With 84,600 children, 526 is a rate of 64 per 10,000", "1,191 out of about 1.93 million, or 58 per 100,000", "the
target of 195 is no more than 31 children". A rate that is projected to a year may be its count times twelve over any
months.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import pairwise

from msgspec import Struct
from msgspec.structs import replace

from paperwork.model.findings import Finding

from ..reading import Reading, Sentence
from ..reading.amounts import Amount, amounts
from .arithmetic import rounded
from .proportions import around

_HINT = "One of the three is wrong, or they are of different years or places: look them up."
_LEAST = 1000
_QUOTED = 110
_PEOPLE = re.compile(
    r"^ (?:\w+ ){0,2}?(?:children|people|residents|households|pupils|adults|homes|dwellings|inhabitants|young|under)\b|"
    r"^ aged\b|^ under[- ]1[89]s?\b",
    re.IGNORECASE,
)
_POPULATION = re.compile(
    r"\b(?:population|estimate|residents|inhabitants|live in|living in|lives in|there are(?: about| some)?|"
    r"has(?: some| about)?|"
    r"have|with(?: about| some)?|of which there are(?: about)?|based on|using|use|uses)\b",
    re.IGNORECASE,
)
_IN_ALL = re.compile(
    r"\b(?:population|estimate|county|city|borough|town|district|area|authority|council)\b", re.IGNORECASE
)
# What ties a count to its rate: "526 is a rate of 62", "26 children, or 182", "26 ..., which is a rate of 182".
_IS_RATE = re.compile(
    r"(?:(?: (?!and\b|but\b|while\b)[^\s,;:()]+){0,15},?)?(?: \(| or | is | was | are | were | gives? | giving |"
    r" means | makes | represents | "
    r"equates to | equal to | works out at | equivalent to | and |, )"
    r"(?:(?:that|which) (?:is|was|gives|equates to|works out at|means) )?"
    r"(?:a |the )?(?:rolling |annual |crude )?(?:rate (?:of |is )|equivalent (?:of|to) )?(?:just |about |some |"
    r"only )?$",
    re.IGNORECASE,
)
_YEARLY = re.compile(
    r"\b(?:project\w*|annuali[sz]ed|full[- ]year|for the year|a year|annual|per year|yearly|so far)\b", re.IGNORECASE
)
_OTHERS = re.compile(
    r"\b(?:england|wales|scotland|national\w*|region\w*|neighbours?|target|average|median|last year|previous|ago|"
    r"comparators?)\b",
    re.IGNORECASE,
)


_AGE = re.compile(r"\b(?:aged?|ages|under|over|below|above)(?: under| over)? $", re.IGNORECASE)
_AGED = re.compile(
    r" between [A-Z]\w+ and [A-Z]\w+\b| (?:aged? )?\d{1,2} (?:and|or|to) "
    r"(?:over|under|older|above|below|more|\d{1,2})\b",
    re.IGNORECASE,
)
_IT_IS = re.compile(
    r"(?:it|this|that|which|the figure|the number) (?:is|was|equates|works out|amounts|gives|means)"
    r"(?: (?:at|to|equal to|equivalent to|the same as|a rate of|the equivalent of))? ",
    re.IGNORECASE,
)
_IN_CHANGE = re.compile(r"\b(?:by|or|of|than|from|up|down|another|further|aged|under|over) $", re.IGNORECASE)


class Told(Struct, frozen=True):
    """A population that a paper states: the number, and where."""

    value: Decimal
    half: Decimal
    spot: int


def populations(reading: Reading) -> tuple[Told, ...]:
    """Every population that the prose of a paper states."""
    return tuple(
        Told(one.value, _slack(one), sentence.spot)
        for sentence in reading.sentences
        for one in amounts(sentence.text)
        if _is_population(sentence, one)
    )


def _is_population(sentence: Sentence, one: Amount) -> bool:
    before, after = sentence.text[: one.start], sentence.text[one.end :]
    if one.unit or one.value < _LEAST:
        return False
    return bool(
        (
            _PEOPLE.match(after)
            and _POPULATION.search(before[-60:])
            and (_IN_ALL.search(sentence.text) or "aged" in after[:40])
        )
        or re.search(
            r"\b(?:population|estimate) (?:is|of|was|stands at)(?: about| some| around)? $", before, re.IGNORECASE
        )
        or re.search(r"\bper 1[0,]*000 of the population\b[^.;()]{0,40}\($|\b1[0,]*000 of the $", before)
    )


def _slack(one: Amount) -> Decimal:
    """How far a number may be from what it stands for: more after "about"."""
    return max(one.half if one.scaled else Decimal(0), one.value / 100 if one.hedge and not one.scaled else Decimal(0))


def in_a_sentence(reading: Reading) -> Iterator[Finding]:
    """A count and its rate in one sentence that the population beside them, or the paper's only one, does not give."""
    told = populations(reading)
    for paragraph in reading.by_spot.values():
        for sentence, before in zip(paragraph, (None, *paragraph), strict=False):
            found = amounts(sentence.text)
            pairs = [(count, rate) for count, rate in pairwise(_but_ages(sentence.text, found))
                     if _is_pair(sentence, count, rate)]  # fmt: skip
            for count, rate in pairs or _from_before(before, sentence, found):
                here = [one for one in found if one.value > 5 * count.value and one.value >= _LEAST and not one.unit]
                wholes = [Told(one.value, _slack(one), sentence.spot) for one in here]
                wholes = wholes or [one for one in told if one.spot == sentence.spot] or _only(told)
                yield from _of_rate(reading, sentence, count, rate, wholes)


def _but_ages(text: str, found: Sequence[Amount]) -> list[Amount]:
    return [one for one in found if not _AGE.search(text[: one.start])]


def _from_before(before: Sentence | None, sentence: Sentence, found: Sequence[Amount]) -> list[tuple[Amount, Amount]]:
    """ "It is equal to 74.6 for every 10,000 of the 61,240 aged under 18": the count ends the sentence before.

    Its place is that of the rate: what is quoted is this sentence.
    """
    if before is None or not found or not found[0].unit.startswith("per ") or found[0].hedge in ("more", "less"):
        return []
    counts = [one for one in amounts(before.text) if one.is_count and not _IN_CHANGE.search(before.text[: one.start])]
    if not counts or not _IT_IS.fullmatch(sentence.text[: found[0].start]) or _OTHERS.search(before.text):
        return []
    return [(replace(counts[-1], start=found[0].start, end=found[0].start), found[0])]


def _only(told: Sequence[Told]) -> list[Told]:
    """The one population of a paper; none where it states several."""
    return list(told[:1]) if len({one.value for one in told}) == 1 else []


def _is_pair(sentence: Sentence, count: Amount, rate: Amount) -> bool:
    """Whether a rate is that of the count before it, now and here."""
    gap = sentence.text[count.end : rate.start]
    return (
        rate.unit.startswith("per ")
        and (not rate.hedge or bool(re.search(r"\bequivalent (?:of|to) $", sentence.text[: rate.start])))
        and count.is_count
        and bool(_IS_RATE.fullmatch(_AGED.sub("", gap)))
        and not _OTHERS.search(sentence.text[: rate.start])
    )


def _of_rate(
    reading: Reading, sentence: Sentence, count: Amount, rate: Amount, wholes: Sequence[Told]
) -> Iterator[Finding]:
    per = Decimal(rate.unit.removeprefix("per "))
    factors = _factors(sentence)
    if not wholes or any(_gives(count.value * factor, one, per, rate) for one in wholes for factor in factors):
        return
    right = rounded(count.value / wholes[0].value * per, rate.places)
    # A rate of quite another size is of something else.
    if not right / 3 <= rate.value <= 3 * right:
        return
    message = f"{count.text} of {wholes[0].value:,f} is a rate of {right} per {per:,f}, and {rate.text} is said of it."
    start = count.start if rate.end - count.start < _QUOTED else rate.start
    quote = around(sentence.text, start, rate.end)
    yield reading.find("rate-said", sentence.spot, message, _HINT, quote)


def _factors(sentence: Sentence) -> tuple[Decimal, ...]:
    months = range(1, 13) if _YEARLY.search(sentence.text) else (12,)
    return tuple(Decimal(12) / month for month in months)


def _gives(count: Decimal, whole: Told, per: Decimal, rate: Amount) -> bool:
    low, high = count / (whole.value + whole.half) * per, count / max(whole.value - whole.half, Decimal(1)) * per
    return low - rate.half <= rate.value <= high + rate.half


def out_of(reading: Reading) -> Iterator[Finding]:
    """ "1,191 out of about 1.93 million", and no rate of the paragraph is that, though one is near."""
    for sentence in reading.sentences:
        found = amounts(sentence.text)
        for count, whole in pairwise(found):
            gap = sentence.text[count.end : whole.start]
            is_share = re.fullmatch(
                r"(?: [a-z'’-]+){0,3}? (?:out of|of|in|from)(?: about| some| around| roughly| the| a total of)* ", gap
            )
            if is_share and count.is_count and not whole.unit and whole.value >= max(Decimal(_LEAST), 20 * count.value):
                yield from _of_share(reading, sentence, count, whole)


def _of_share(reading: Reading, sentence: Sentence, count: Amount, whole: Amount) -> Iterator[Finding]:
    rates = [
        one for each in reading.by_spot[sentence.spot] for one in _rates(each)
    ]  # fmt: skip
    told = Told(whole.value, _slack(whole), sentence.spot)
    if not rates or any(_gives(count.value, told, _per(one), one) for one in rates):
        return
    near = [
        one
        for one in rates
        if Decimal("0.85") <= one.value / (count.value / whole.value * _per(one)) <= Decimal("1.18")
    ]
    if near:
        one = near[-1]
        right = rounded(count.value / whole.value * _per(one), one.places)
        said = f"{count.text} out of {whole.text} is a rate of {right} per {_per(one):,f}"
        message = f"{said}, and {one.value} stands in the same paragraph."
        yield reading.find("rate-said", sentence.spot, message, _HINT, around(sentence.text, count.start, whole.end))


def _rates(sentence: Sentence) -> list[Amount]:
    """The rates of a sentence: what has "per 100,000" itself, and what such a rate moves to or from."""
    found = amounts(sentence.text)
    rates = [one for one in found if one.unit.startswith("per ")]
    if rates:
        moved = re.compile(r"(?<!target of)(?<!target)\b (?:to|from|or|(?<!target )of)(?: just| now)? $", re.IGNORECASE)
        rates += [_as_rate(one, rates[0]) for one in found if not one.unit and moved.search(sentence.text[: one.start])]
    loose = re.search(r"\bper (100,000|10,000|1,000)\b", sentence.text)
    if loose and rates == []:
        rates = [_as_rate(one, None, loose.group(1)) for one in found if not one.unit][:2]
    return rates


def _as_rate(one: Amount, like: Amount | None, per: str = "") -> Amount:
    unit = like.unit if like else f"per {per.replace(',', '')}"
    return Amount(one.start, one.end, one.text, one.value, one.places, unit, one.hedge, one.word)


def _per(rate: Amount) -> Decimal:
    return Decimal(rate.unit.removeprefix("per "))


_TARGET = re.compile(
    r"\btarget(?: rate)?(?: of| is|:)? $|\baim of $|\bno (?:more|higher) than $|\blimit of $", re.IGNORECASE
)
_EQUALS = re.compile(
    r"(?: per [\d,]+)?(?: (?:children|residents|people))?,? (?:(?:that|which) )?(?:is|means|equates to|would be|was|"
    r"or|equals|amounts to|gives|"
    r"represents|works out at|translates (?:in)?to)(?: (?:the )?(?:equivalent (?:of|to)|equal to))?"
    r"(?: (?:no more than|about|around|at most|not more than|up to|some|roughly|fewer than|a maximum of))? $",
    re.IGNORECASE,
)


def targets(reading: Reading) -> Iterator[Finding]:
    """ "Our target of 195 is the equivalent of no more than 31 children": by the paper's only population it is not."""
    told = populations(reading)
    for sentence in reading.sentences:
        found = amounts(sentence.text)
        for rate, count in pairwise(found):
            text = sentence.text
            tied = _TARGET.search(text[: rate.start]) and _EQUALS.fullmatch(text[rate.end : count.start])
            here = [one for one in told if one.spot == sentence.spot] or _only(told)
            if tied and here and _PEOPLE.match(text[count.end :]) and not count.unit:
                yield from _of_target(reading, sentence, rate, count, here[0])


def _of_target(reading: Reading, sentence: Sentence, rate: Amount, count: Amount, whole: Told) -> Iterator[Finding]:
    pers = [rate.unit.removeprefix("per ")] if rate.unit else sorted(_pers_of(reading))
    numbers = [(rate.value * whole.value / Decimal(per), per) for per in pers]
    monthly = [(number / months, per) for number, per in numbers for months in (12, 4)]
    allowed = max(Decimal(1), count.value / 50) if count.hedge == "about" else Decimal(1)
    if any(abs(number - count.value) <= allowed for number, _ in (*numbers, *monthly)):
        return
    near = [(number, per) for number, per in numbers if Decimal("0.6") <= count.value / number <= Decimal("1.6")]
    if near:
        number, per = near[0]
        message = (
            f"A rate of {rate.value} per {Decimal(per):,f} of {whole.value:,f} is {rounded(number, 1)}, "
            f"and {count.text} is said to be the same."
        )
        yield reading.find("rate-target", sentence.spot, message, _HINT, around(sentence.text, rate.start, count.end))


def _pers_of(reading: Reading) -> set[str]:
    """What the rates of a paper are per: 1,000, 10,000 or 100,000."""
    said = (spot.words for spot in reading.spots)
    return {found.replace(",", "") for words in said for found in re.findall(r"\bper (100,000|10,?000|1,000)\b", words)}


CHECKS = (in_a_sentence, out_of, targets)

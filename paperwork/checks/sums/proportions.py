"""Percentages and shares in words held against the counts that stand beside them, in whatever order they are told.

"13 in 104 (16%)", "We re-let 124 homes, 45 of them (26%) in May", "Five of the 14 were allowed. At 46% ...", "45% of
the 28 audits", "almost two thirds (46%)". A percentage is wrong where no count before it in the paragraph, taken as the
whole, gives it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import pairwise

from paperwork.model.findings import Finding

from ..reading import Reading, Sentence
from ..reading.amounts import Amount, amounts
from .arithmetic import HUNDRED, rounded, roundings
from .shares import BESIDE, is_base, nearest, possible

_HINT = "One of the three numbers is wrong: look at the data."
# What may stand between a count and its percentage: a few words, then a bracket, "or" or "which is".
_TO_PERCENT = re.compile(
    r"(?P<words>(?: (?!and\b|but\b|while\b|compared\b|against\b|from\b|or\b|than\b|plus\b)[^\s,;:()]+){0,14}?)"
    r"(?: \(|, or | or |, (?:that|which) is |, i\.e\. | [–-] |, (?:which )?(?:equates?|equal|amount(?:s|ing)) to |"
    r" = |, )"
    r"(?:just |some |about |only |that is |which is |i\.e\. |or |equivalent to |exactly )*$"
)
CLOSED = re.compile(r"\s*(?:\)|,|;|\.|$|–)")
OF = re.compile(
    r" (?:out )?(?:of|in)(?: every)? (?:(?:the|our|these|those|all|all the|its|their|a total of|a possible) )*$"
)
_OF_THEM = re.compile(r" of (?:them|these|those|which|whom)\b")
_OF_WHOM = re.compile(r"\bof (?:whom|which|these|those|them),? (?:only |just |some )?$", re.IGNORECASE)
_BEGUN = re.compile(r"(?:(?:In|At|By|On) [^,]+, )?(?:Of|Out of) (?:the |these |those |our |all )*$", re.IGNORECASE)
_TIMES = ("minute", "hour", "day", "week", "month", "night", "year", "term")
_OF_A_WHOLE = re.compile(r" of (?:the|our|these|those|all|all the|its|their) (?:\w+ ){0,1}?$")
_AIM = re.compile(
    r"\b(?:target\w*|aim\w*|goal|expect\w*|should|will|would|plan\w*|could|if|forecast\w*|estimat\w*|at least|ambition|"
    r"must|need to|require\w*|threshold|tolerance)\b",
    re.IGNORECASE,
)
# What is not counted in whole numbers.
_MEASURED = re.compile(
    r"^ (?:\w+ ){0,2}?(?:FTEs?|full[- ]time|whole[- ]time|posts?|hectares?|tonnes?|kg|kilos?|miles?|km|marks?|points?|"
    r"hours?|days?|weeks?|months?|years?|million|billion)\b",
    re.IGNORECASE,
)
_THEN = re.compile(
    r"^(?:At|That (?:is|was|gives|makes)|This (?:is|was|gives|represents|equates to|makes)|The (?:result|rate|"
    r"figure|share|"
    r"percentage|proportion),?(?: (?:is|was|of|at|stands at))?|It (?:is|was)|Equivalent to) (?:just |only )?$"
)
_AT = re.compile(r"\b(?:which|that),? (?:at|is|was) $")
OTHER_TIME = re.compile(
    r"\b(?:last (?:year|month|quarter)|previous|earlier|ago|compared|than|against|target|england|national\w*|wales|"
    r"region\w*|neighbours?|average|up from|down from|since)\b",
    re.IGNORECASE,
)


def given(reading: Reading) -> Iterator[Finding]:
    """A percentage that the count and the whole before it in the sentence do not give: "13 in 104 (16%)"."""
    for sentence, before in _with_before(reading):
        found = [one for one in amounts(sentence.text) if one.unit not in _TIMES]
        for at, percent in enumerate(found):
            if percent.unit == "%" and not percent.hedge and at:
                yield from _of_percent(reading, sentence, before, found, at)
            if percent.unit == "%" and not percent.hedge:
                yield from _of_bracket(reading, sentence, found[at + 1 : at + 3], percent)


def _with_before(reading: Reading) -> Iterator[tuple[Sentence, tuple[Sentence, ...]]]:
    for paragraph in reading.by_spot.values():
        for at, sentence in enumerate(paragraph):
            yield sentence, paragraph[:at]


def _of_percent(
    reading: Reading, sentence: Sentence, before: Sequence[Sentence], found: Sequence[Amount], at: int
) -> Iterator[Finding]:
    """The percentage after a count: of "X of N", "N ..., X of them", "Of the N ..., X" or "X (P%) of the N"."""
    first, percent, text = found[:at], found[at], sentence.text
    part = _part_of(sentence, first, percent)
    if part is None or not CLOSED.match(text[percent.end :]) or _is_beside_a_fraction(sentence, percent):
        return
    known = [*_counts_of(before), *(one for one in first if one.is_count and one is not part)]
    wholes = _whole_after(sentence, found[at + 1 : at + 2], percent) or _wholes(sentence, first, part, known)
    if wholes:
        yield from _unless_given(reading, sentence, part, wholes[-1], known, percent)


def _whole_after(sentence: Sentence, after: Sequence[Amount], percent: Amount) -> list[Amount]:
    """The whole of "45 (36%) of the 124 homes"."""
    gaps = (sentence.text[percent.end : one.start] for one in after if one.is_count)
    return list(after) if any(gap.startswith(")") and OF.fullmatch(gap[1:]) for gap in gaps) else []


def _of_bracket(reading: Reading, sentence: Sentence, after: Sequence[Amount], percent: Amount) -> Iterator[Finding]:
    """ "47% of the 212 complaints (100)" and "47% (100) of the 212 complaints"."""
    if len(after) < 2 or not (after[0].is_count and after[1].is_count):
        return
    one, other = after
    text = sentence.text
    ahead, gap = text[percent.end : one.start], text[one.end : other.start]
    if OF.fullmatch(ahead) and re.fullmatch(r"(?: [a-z-]+){1,8} \(", gap) and text[other.end :].startswith(")"):
        yield from _unless_given(reading, sentence, other, one, (), percent)
    if ahead == " (" and gap.startswith(")") and OF.fullmatch(gap[1:]):
        yield from _unless_given(reading, sentence, one, other, (), percent)


def _part_of(sentence: Sentence, first: Sequence[Amount], percent: Amount) -> Amount | None:
    """The count that a percentage right after it is of: the first of "13 in 104 (16%)", else the last."""
    last = first[-1]
    if not last.is_count or not _TO_PERCENT.fullmatch(sentence.text[last.end : percent.start]):
        return None
    if len(first) > 1 and first[-2].is_count and OF.fullmatch(sentence.text[first[-2].end : last.start]):
        return first[-2]
    return last


def _is_beside_a_fraction(sentence: Sentence, percent: Amount) -> bool:
    """Whether `shares` holds it against a fraction in figures already."""
    beside = [one for one in sentence.mentions if one.kind == "fraction" and one.end < percent.start]
    return bool(beside and BESIDE.fullmatch(sentence.text[beside[-1].end : percent.start]))


def _wholes(sentence: Sentence, first: Sequence[Amount], part: Amount, known: Sequence[Amount]) -> list[Amount]:
    """What a count may be a part of, by the words: the number after "of" or "in", else the one told before it."""
    text = sentence.text
    after = [one for one in first if one.start > part.end]
    if after and after[0].is_count and OF.fullmatch(text[part.end : after[0].start]):
        return [after[0]]
    earlier = [one for one in first if one.end < part.start and one.is_count and one.value >= part.value]
    if _OF_THEM.match(text[part.end :]) or _OF_WHOM.search(text[: part.start]):
        return earlier or [one for one in known if one.is_count and one.value >= part.value][-1:]
    begun = earlier and _BEGUN.match(text[: earlier[0].start])
    return earlier if begun else []


def _counts_of(sentences: Sequence[Sentence]) -> list[Amount]:
    return [one for sentence in sentences for one in amounts(sentence.text) if not one.unit]


def _unless_given(
    reading: Reading, sentence: Sentence, part: Amount, whole: Amount, known: Sequence[Amount], percent: Amount
) -> Iterator[Finding]:
    """The finding, unless some count that stands before gives the percentage."""
    right = [one for one in (whole, *known) if one.value and _gives(part.value, one.value, percent)]
    if right or not whole.value or part.value > whole.value:
        return
    exact = rounded(part.value / whole.value * HUNDRED, percent.places)
    cut = percent.value in roundings(part.value / whole.value * HUNDRED, percent.places)
    message = f"{part.text} of {whole.text} is {exact}%, and {percent.text} is said of it."
    hint = "It was cut off; round it half up." if cut else _HINT
    start = (
        min(part.start, percent.start)
        if part.end <= len(sentence.text) and part in amounts(sentence.text)
        else percent.start
    )
    quote = around(sentence.text, start, percent.end)
    yield reading.find("fraction-wrong", sentence.spot, message, hint, quote, certain=not cut)


def around(text: str, start: int, end: int) -> str:
    """The words between two places of a text, with a few before and after, and none cut in two."""
    first = text.rfind(" ", 0, max(0, start - 15)) + 1 if start > 15 else 0
    last = text.find(" ", min(len(text), end + 12))
    return text[first : last if last >= 0 else None].strip()


def _gives(part: Decimal, whole: Decimal, percent: Amount) -> bool:
    return rounded(part / whole * HUNDRED, percent.places) == percent.value


def told_after(reading: Reading) -> Iterator[Finding]:
    """A percentage that begins the next sentence: "Five of the 14 appeals were allowed. At 46%, ..."."""
    for sentence, before in _with_before(reading):
        found = amounts(sentence.text)
        for at, percent in enumerate(found):
            if percent.unit != "%" or percent.hedge:
                continue
            lead = sentence.text[: percent.start]
            own = [one for one in found[:at] if one.is_count]
            if _THEN.match(lead) and before and not found[:at]:
                yield from _of_told(reading, sentence, before[-1], _counts_of(before[:-1]), percent)
            elif _AT.search(lead) and own:
                yield from _of_told(reading, sentence, sentence, _counts_of(before), percent)


def _of_told(
    reading: Reading, sentence: Sentence, source: Sentence, known: Sequence[Amount], percent: Amount
) -> Iterator[Finding]:
    said = source.text if source is not sentence else sentence.text[: percent.start]
    counts = [one for one in amounts(said) if not one.unit]
    if len(counts) not in (1, 2) or not all(one.is_count for one in counts) or OTHER_TIME.search(said):
        return
    small, large = sorted(counts, key=lambda one: one.value)[0], [*known, *counts]
    wholes = [one for one in large if one.value > small.value]
    stated = [one for one in counts if one.value > small.value] or [
        one for one in known[-1:] if one.value > small.value and re.search(r"\bof (?:them|these|those)\b", source.text)
    ]
    linked = len(counts) == 1 or _are_linked(source, counts)
    if (
        not stated
        or not linked
        or any(_gives(one.value, each.value, percent) for one in [*wholes, small] for each in wholes)
    ):
        return
    if any(_gives(each.value - one.value, each.value, percent) for one in [small, *wholes] for each in wholes):
        return
    yield from _unless_given(reading, sentence, small, stated[-1], wholes, percent)


def _are_linked(source: Sentence, counts: Sequence[Amount]) -> bool:
    """Whether two counts are told as a part and its whole."""
    first, second = counts
    gap = source.text[first.end : second.start]
    begun = re.search(r"(?:^|[,;] )(?:of|out of) (?:the |these |those |our |all )*$", source.text[: first.start], re.I)
    return bool(OF.fullmatch(gap) or begun or _OF_THEM.match(source.text[second.end :]))


def impossible(reading: Reading) -> Iterator[Finding]:
    """A percentage that no whole number out of the base behind it gives: "45% of the 28 audits"."""
    for sentence in reading.sentences:
        found = amounts(sentence.text)
        for percent, base in pairwise(found):
            if percent.unit != "%" or percent.hedge or not base.is_count or _AIM.search(sentence.text):
                continue
            between, after = sentence.text[percent.end : base.start], sentence.text[base.end :]
            if not _OF_A_WHOLE.fullmatch(between) or _MEASURED.match(after) or not re.match(r" [a-z]", after):
                continue
            if any(one.start == base.start and is_base(sentence, one) for one in sentence.mentions):
                continue  # `shares` tells of a sample.
            limit = HUNDRED * 10**percent.places
            if 1 < base.value <= limit and not possible(percent.value, percent.places, base.value):
                near = nearest(percent.value, base.value, percent.places)
                message = f"{percent.text} of {base.text} can't be: {near}."
                hint = "Give the number as well, or the base that is meant."
                quote = around(sentence.text, percent.start, base.end)
                yield reading.find("percentage-impossible", sentence.spot, message, hint, quote)


_OF_WORDED = re.compile(
    r"(?:^|[;:] )(?:(?:In|At|By|On) [^,]+, )?(?:of|out of|among) (?:the |these |those |our |all )*$", re.I
)
_OF_ALL_THESE = re.compile(r" [a-z][^,;:.()]{2,80}, (?:only |just |some |a total of )?$")


def of_a_few(reading: Reading) -> Iterator[Finding]:
    """A percentage of a few that are told in words: "Of the three homes rated inadequate, 50% have ..."."""
    for sentence in reading.sentences:
        text, found = sentence.text, amounts(sentence.text)
        for base, percent in pairwise(found):
            led = _OF_WORDED.search(text[: base.start]) and _OF_ALL_THESE.fullmatch(text[base.end : percent.start])
            few = base.word and base.is_count and base.value > 1
            if not few or not led or percent.unit != "%" or percent.hedge or _AIM.search(text):
                continue
            # "Of the three homes, 50% of the beds ..." is a percentage of something else.
            other = re.match(r" (?:of|is|was|in|at)\b", text[percent.end :])
            if other or _MEASURED.match(text[base.end :]) or possible(percent.value, percent.places, base.value):
                continue
            message = f"{percent.text} of {base.text} can't be: {nearest(percent.value, base.value, percent.places)}."
            hint = "Give the number as well, or the base that is meant."
            quote = around(text, base.start, percent.end)
            yield reading.find("percentage-impossible", sentence.spot, message, hint, quote)


CHECKS = (given, told_after, impossible, of_a_few)

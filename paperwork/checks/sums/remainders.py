"""What remains of a whole, and what comes to each of several, worked out again.

"8.6 of 12.0 posts are filled, leaving 4.4 vacant", "£340,000 less costs of £120,000 leaves £210,000", "£9,120 over 12
weeks, or £860 a week".
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from paperwork.model.findings import Finding

from ..reading import Reading, Sentence
from ..reading.amounts import Amount, amounts
from .arithmetic import rounded
from .moves import NOT_SAID
from .proportions import OF, around

_WORDS = r"(?: (?!and\b|or\b|but\b|plus\b|from\b|to\b)[A-Za-z'’-]+)"
_OF_WHICH = re.compile(rf"{_WORDS}{{0,4}},? of (?:which|whom|these|them),? (?:only |just )?")
_LEAVING = re.compile(
    rf"(?: of (?:them|these|those))?{_WORDS}{{0,8}},? (?:and )?(?:leaving|which (?:leaves|left)|"
    r"this leaves|that leaves|so that leaves)(?: us)?(?: with)?"
    r"(?: just| only| a further| another| the other| the remaining)? "
)
_BEGUN = re.compile(r"(?:^|[;:] )(?:Of|Out of|of|out of) (?:the |our |these |those |all )*$")
_TAKEN = re.compile(rf"{_WORDS}{{1,5}}, ")
_LESS = re.compile(rf"{_WORDS}{{0,5}},? (?:less|minus|net of|after taking off|after deducting){_WORDS}{{0,5}} ")
_GIVES = re.compile(
    rf"{_WORDS}{{0,5}}?,? (?:(?:which|that|this) )?(?:leaves|leaving|left|gives|giving|makes|making|comes to|equals)"
    rf"{_WORDS}{{0,5}} "
)
_OVER = re.compile(
    rf"{_WORDS}{{0,5}} (?:over|in|across|for|during) (?:the )?(?:last |past |first |these |those |all |full )?"
)
_OR = re.compile(
    r"(?: [a-z]+){0,3}?(?:,| \(| –) ?(?:or |which is |that is |i\.e\. |which works out at |equivalent to |making )?"
    r"(?:an average of |on average )?|"
    r"(?: [a-z]+){0,3}?,? (?:an average of|averaging|at an average of|or) "
)
_TIMES = ("hour", "day", "week", "month", "night", "year", "term")
_HINT = "Do the sum again."


def leaves(reading: Reading) -> Iterator[Finding]:
    """What is said to remain is not the whole less the part: "8.6 of 12.0 posts are filled, leaving 4.4 vacant"."""
    for sentence in reading.sentences:
        found = amounts(sentence.text)
        for at in range(len(found) - 2):
            one, other, rest = found[at : at + 3]
            pair = _pair(sentence.text, one, other, rest)
            if pair is not None and not NOT_SAID.search(sentence.text):
                yield from _of_rest(reading, sentence, *pair, found[at + 2 :])


def _pair(text: str, one: Amount, other: Amount, rest: Amount) -> tuple[Amount, Amount] | None:
    """The whole and the part of it, where a third figure is what remains."""
    gap, after = text[one.end : other.start], text[other.end : rest.start]
    if any(each.hedge for each in (one, other, rest)) or not one.unit == other.unit == rest.unit:
        return None
    if _LESS.fullmatch(gap) and _GIVES.fullmatch(after):
        return one, other
    if not _LEAVING.fullmatch(after):
        return None
    if OF.fullmatch(gap):
        return other, one
    begun = _BEGUN.search(text[: one.start]) and _TAKEN.fullmatch(gap)
    return (one, other) if begun or _OF_WHICH.fullmatch(gap) else None


def _of_rest(
    reading: Reading, sentence: Sentence, whole: Amount, part: Amount, after: Sequence[Amount]
) -> Iterator[Finding]:
    rest, right = after[0], whole.value - part.value
    room = sum((one.half for one in (whole, part, rest) if one.places or one.scaled), Decimal(0))
    # What remains may be told in parts.
    told = [sum((one.value for one in after[:many]), Decimal(0)) for many in range(1, len(after) + 1)]
    if right <= 0 or any(abs(one - right) <= room for one in told):
        return
    pound = "£" if whole.unit == "£" else ""
    message = f"{whole.text} less {part.text} is {pound}{right:,f}, and {rest.text} is said to remain."
    ends = sorted((one.start, one.end) for one in (whole, part, rest))
    quote = around(sentence.text, ends[0][0], ends[-1][1])
    yield reading.find("remainder-sum", sentence.spot, message, _HINT, quote)


def averages(reading: Reading) -> Iterator[Finding]:
    """An average that is not its total over so many: "£9,120 over 12 weeks, or £860 a week"."""
    for sentence in reading.sentences:
        found = amounts(sentence.text)
        for total, times, each in zip(found, found[1:], found[2:], strict=False):
            if _is_average(sentence.text, total, times, each):
                yield from _of_average(reading, sentence, total, times, each)


def _is_average(text: str, total: Amount, times: Amount, each: Amount) -> bool:
    tied = _OVER.fullmatch(text[total.end : times.start]) and _OR.fullmatch(text[times.end : each.start])
    by = re.match(rf"(?: [a-z]+){{0,2}}? (?:a|an|per|each|every) {times.unit}\b", text[each.end :])
    # "Over 12 weeks" is how long, and no more than twelve.
    plain = (
        not (total.hedge or each.hedge)
        and times.hedge in ("", "more")
        and total.unit == each.unit
        and times.unit in _TIMES
    )
    return bool(tied and by and plain and times.value > 1)


def _of_average(reading: Reading, sentence: Sentence, total: Amount, times: Amount, each: Amount) -> Iterator[Finding]:
    right = total.value / times.value
    room = max(each.half, _last_place(each) / 2) + (total.half / times.value if total.scaled else Decimal(0))
    if abs(right - each.value) <= room or not right / 2 <= each.value <= 2 * right:
        return
    pound = "£" if total.unit == "£" else ""
    shown = right if right == right.to_integral_value() else rounded(right, max(each.places, 1))
    message = f"{total.text} over {times.text} is {pound}{shown:,f} each, and {each.text} is said."
    quote = around(sentence.text, total.start, each.end)
    yield reading.find("average-figure", sentence.spot, message, _HINT, quote)


def _last_place(one: Amount) -> Decimal:
    """The last place of a whole number that is not nought: 860 may be rounded to ten."""
    if one.places or not one.value:
        return one.half * 2
    zeros = len(str(int(one.value))) - len(str(int(one.value)).rstrip("0"))
    return Decimal(10) ** min(zeros, 2)


CHECKS = (leaves, averages)

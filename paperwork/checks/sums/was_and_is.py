"""Changes between what was and what is, where no "from A to B" tells the two.

"It stood at 812 a year ago and is now 598, a fall of 224", "was 72% a year ago and has dropped by 5 percentage points,
to 65%", "212 last year; this year 190, a fall of 32", "34 homes, down by 6 from 42".
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from paperwork.model.findings import Finding

from ..reading import Reading, Sentence
from ..reading.amounts import Amount, amounts
from .moves import NOT_SAID, Move, figures_of, is_near
from .proportions import around

_HINT = "Do the sum again."
_MONTH = (
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December|"
    r"[Qq](?:uarter )?[1-4])(?: (?:19|20)\d\d)?"
)
_THEN = (
    r"(?:(?:a|one|two|three|six|twelve|12) (?:years?|quarters?|months?|weeks?) (?:ago|before|earlier|previously)|"
    r"(?:at )?(?:this|the same) (?:time|point) last (?:year|quarter|month)|"
    r"(?:in |at the end of )?(?:last|the previous|the last) (?:year|quarter|month|winter|summer|spring|autumn)|"
    r"the (?:year|quarter|month) before|(?:in the )?(?:year|quarter|month) before|previously|"
    rf"at the (?:start|beginning|end|outset) of (?:the (?:year|quarter|month|period)|{_MONTH}|last \w+)|"
    rf"(?:in|at|by|on) (?:the end of |1 |30 |31 )?{_MONTH}|at the (?:start|outset|beginning))"
)
_FEW = r"(?: (?!and\b|or\b|but\b|from\b|to\b|of which\b|than\b)[A-Za-z'’-]+){0,4}?"
_NOW = (
    r"(?:(?:and|but|while|it|they|this|that|the \w+|there|today) )*"
    r"(?:(?:is|are|was|were|stands?|stood|has|have) (?:now |today |currently |since |only |just )?"
    r"(?:at |been |fallen to |risen to |dropped to |come down to |gone up to |grown to )?|"
    r"now(?: stands?| is)?(?: at)? |(?:this|last) (?:year|quarter|month),? (?:(?:it|there) )?(?:(?:is|was|were|are) )?|"
    rf"in {_MONTH},? (?:(?:it|there) )?(?:is|was|were|are) )(?:just |only |at )?"
)
_RISE_OR_FALL = r"(?:fall|drop|reduction|decrease|decline|cut|rise|increase|growth|gain|improvement|change|difference)"
_MOVED = (
    r"(?:fallen|dropped|declined|decreased|reduced|come down|gone down|slipped|risen|increased|grown|climbed|gone up|"
    r"improved|moved|fell|rose|grew|went (?:up|down))"
)
_THEN_NOW = re.compile(rf"{_FEW},? {_THEN}(?:[,;.]| –)? {_NOW}$")
_THEN_WAS = re.compile(rf"(?:^|[,;] ){_THEN},? (?:[a-z]+ ){{0,5}}?(?:was|were|stood at) $", re.IGNORECASE)
_NOW_IS = re.compile(rf"{_FEW}[,;]? {_NOW}$")
_A_CHANGE = re.compile(
    rf"{_FEW}(?:,| –| \(|:)(?: which| that)?(?: is| was)? (?:an? |the )?(?:\w+ )?{_RISE_OR_FALL} of $|"
    rf"{_FEW}(?:,| –| \()(?: so)? ?(?:up|down)(?: by)? $|{_FEW} \((?:an? )?(?:\w+ )?{_RISE_OR_FALL} of $"
)
_BESIDE = re.compile(rf"{_FEW}(?:,| –| \(|:)(?: or| which is| that is)? ?")
_LOWER = re.compile(r" (?:more|fewer|less|higher|lower)(?: than (?:before|it was|then))?(?=[.,;)]|$)")
_THEN_MOVED = re.compile(
    rf"{_FEW},? {_THEN},?(?: and| but|;)?(?: it| they| this)?(?: has| have| had)?(?: since| now)? {_MOVED}"
    r"(?: further)? by $"
)
_TO_NOW = re.compile(
    r"(?: since(?: then)?)?,? (?:to|and (?:is|stands at)(?: now)?|and now stands at)(?: just| only)? $"
)
_DOWN_BY = re.compile(
    rf"(?:, ?)?{_FEW}(?:,| –| \()(?: (?:which|that) is| or)? ?(?:(?:up|down)(?: by)?|an? (?:\w+ )?{_RISE_OR_FALL} of) $"
)
_FROM_THEN = re.compile(
    r"(?: [a-z]+){0,1}? (?:from|on)(?: the| (?:last|the previous) (?:year|quarter|month)['’]s(?: figure of)?)? $"
)


def changes(reading: Reading) -> Iterator[Finding]:
    """A change that is not the difference of what was and what is, in whichever order the three are told."""
    for sentence in reading.sentences:
        found = amounts(sentence.text)
        for one, other, third in zip(found, found[1:], found[2:], strict=False):
            told = _told(sentence.text, one, other, third)
            if told is not None and not NOT_SAID.search(sentence.text):
                yield from _of_change(reading, sentence, *told)


def _told(text: str, one: Amount, other: Amount, third: Amount) -> tuple[Move, Amount] | None:
    """Which two of three figures in a row are what was and what is, and which is the change."""
    if one.hedge or other.hedge or third.hedge:
        return None
    first, second = text[one.end : other.start], text[other.end : third.start]
    since = _THEN_NOW.fullmatch(first) or (_THEN_WAS.search(text[: one.start]) and _NOW_IS.fullmatch(first))
    if since and _A_CHANGE.fullmatch(second):
        return Move(one, other), third
    if since and _BESIDE.fullmatch(second) and _LOWER.match(text, third.end):
        return Move(one, other), third
    if _THEN_MOVED.fullmatch(first) and _TO_NOW.fullmatch(second):
        return Move(one, third), other
    if _DOWN_BY.fullmatch(first) and _FROM_THEN.fullmatch(second):
        return Move(third, one), other
    return None


def _of_change(reading: Reading, sentence: Sentence, move: Move, change: Amount) -> Iterator[Finding]:
    alike = move.first.unit == move.second.unit and move.first.unit not in ("points", "day", "week", "month", "year")
    right = figures_of(move, change) if alike else None
    if right is None or change.value in right[1] or not is_near(right, change):
        return
    message = (
        f"'{change.text}' is said of the change from {move.first.text} to {move.second.text}, which is {right[0]}."
    )
    ends = sorted((one.start, one.end) for one in (move.first, move.second, change))
    quote = around(sentence.text, ends[0][0], ends[-1][1])
    yield reading.find("change-wrong", sentence.spot, message, _HINT, quote)


CHECKS = (changes,)

"""Shares in words held against the figures beside them: "almost two thirds (47%)", "over a third (10 of 40)".

How much room a share in words has is in `reading.amounts`: "a third" may be said of 30%, and not of 40%.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from paperwork.model.findings import Finding

from ..reading import Reading, Sentence
from ..reading.amounts import Amount, Share, amounts, shares
from .arithmetic import HUNDRED, rounded
from .proportions import CLOSED, OF, OTHER_TIME, around


def in_words(reading: Reading) -> Iterator[Finding]:
    """A share in words that the figures in the bracket behind it are not: "almost two thirds (46%)"."""
    for sentence in reading.sentences:
        found = amounts(sentence.text)
        for share in shares(sentence.text):
            for least, most, words, end in _beside(sentence, share, found):
                if most < share.least or least > share.most:
                    message = f"'{_as_said(sentence, share)}' is said of {words}."
                    quote = around(sentence.text, min(share.start, end), max(share.end, end))
                    hint = "Correct the words or the figures."
                    yield reading.find("share-words", sentence.spot, message, hint, quote)


Given = tuple[Decimal, Decimal, str, int]
_BRACKET = re.compile(r"(?P<words>(?: (?!and\b|but\b|while\b|compared\b|from\b|or\b)[^\s,;:()]+){0,9}?)"
                      r"(?: \(|, or |, (?:that|which) is | [–-] )(?:just |about |some |only |now )?$")  # fmt: skip
_AFTER = re.compile(r"(?: of(?: [a-z'’-]+){1,6})?(?: \(|, or |, | – )$")
_AFTER_FRACTION = re.compile(r"(?: [a-z'’-]+){0,8}?(?: \(|, or |, (?:that|which) is |, | – )$")


def _beside(sentence: Sentence, share: Share, found: Sequence[Amount]) -> Iterator[Given]:
    """What is given for a share: a percentage, or a count out of another, in a bracket after it or right before it."""
    text, after = sentence.text, [one for one in found if one.start > share.end]
    before = [one for one in found if one.end < share.start]
    yield from _given_after(text, share, after)
    start = share.start - len(_hedge_of(text, share))
    if before and CLOSED.match(text[share.end :]):
        gap = text[before[-1].end : start]
        if before[-1].unit == "%" and _AFTER.fullmatch(gap):
            yield *_interval(before[-1]), before[-1].text, before[-1].start
        if len(before) > 1 and _AFTER_FRACTION.fullmatch(gap) and _is_part(text, before[-2], before[-1]):
            yield _fraction(before[-2], before[-1], before[-2].start)
    if before and after and text[before[-1].end : start] in (", ", ", or ", " ("):
        tied = OF.fullmatch(text[share.end : after[0].start])
        if tied and before[-1].is_count and after[0].is_count and after[0].value:
            yield _fraction(before[-1], after[0], after[0].end)


def _given_after(text: str, share: Share, after: Sequence[Amount]) -> Iterator[Given]:
    if not after:
        return
    one = after[0]
    if gap := _BRACKET.fullmatch(text[share.end : one.start - _hedge_length(text, one)]):
        if one.unit == "%" and CLOSED.match(text[one.end :]) and not OTHER_TIME.search(gap["words"]):
            yield *_interval(one), one.text, one.end
        elif len(after) > 1 and _is_part(text, one, after[1]) and re.match(r"\)| [a-z ]{0,30}\)", text[after[1].end :]):
            yield _fraction(one, after[1], after[1].end)
    if len(after) > 1 and one.is_count and one.value and after[1].is_count:
        tied = OF.fullmatch(text[share.end : one.start]) and text[after[1].end :].startswith(")")
        if tied and re.fullmatch(r"(?: [a-z'’-]+){1,8} \(", text[one.end : after[1].start]):
            yield _fraction(after[1], one, after[1].end)


def _is_part(text: str, one: Amount, other: Amount) -> bool:
    """Whether two counts are a part and its whole: "14 of 40", "14 of the 40", "14/40"."""
    gap = text[one.end : other.start]
    return one.is_count and other.is_count and bool(other.value) and bool(OF.fullmatch(gap) or gap.strip() == "/")


def _fraction(one: Amount, whole: Amount, end: int) -> Given:
    value = one.value / whole.value
    return value, value, f"{one.text} of {whole.text}, which is {rounded(value * HUNDRED, 0)}%", end


def _hedge_length(text: str, one: Amount) -> int:
    """How long the words before an amount are that say how exact it is."""
    found = re.search(r"(?:about|around|almost|nearly|just (?:under|over)) $", text[: one.start])
    return len(found.group()) if found else 0


def _hedge_of(text: str, share: Share) -> str:
    found = re.search(r"(?:(?:just|well|a little|slightly|a shade) )?(?:about|around|almost|nearly|under|over|"
                      r"more than|"
                      r"less than|roughly|some|exactly|fewer than) $", text[: share.start], re.I)  # fmt: skip
    return found.group() if found else ""


def _as_said(sentence: Sentence, share: Share) -> str:
    return f"{_hedge_of(sentence.text, share)}{share.text}".lower()


def _interval(percent: Amount) -> tuple[Decimal, Decimal]:
    """The least and the most that a rounded percentage stands for, as parts of one."""
    return (percent.value - percent.half) / HUNDRED, (percent.value + percent.half) / HUNDRED


_MOVED = re.compile(
    r"^[^.;:()]{0,90}, (?P<way>up|down|a rise|a fall|an increase|a decrease) (?:from|on) (?:the |"
    r"just )*$"
)


def moved(reading: Reading) -> Iterator[Finding]:
    """A share in words that is "down from" a smaller percentage, or "up from" a larger one."""
    for sentence in reading.sentences:
        found = amounts(sentence.text)
        for share in shares(sentence.text):
            after = next((one for one in found if one.start > share.end), None)
            way = _MOVED.match(sentence.text[share.end : after.start]) if after and after.unit == "%" else None
            if after is None or way is None:
                continue
            gap = after.value / HUNDRED - share.value
            down = way["way"] in ("down", "a fall", "a decrease")
            if (gap if not down else -gap) > Decimal("0.02") and share.hedge in (
                "",
                "exactly",
                "over" if down else "under",
            ):
                said = f"'{share.text}' is {rounded(share.value * HUNDRED, 0)}%"
                message = f"{said}, and it is said to be {way['way']} from {after.text}."
                quote = around(sentence.text, share.start, after.end)
                yield reading.find("share-words", sentence.spot, message, "Correct the words or the figures.", quote)


CHECKS = (in_words, moved)

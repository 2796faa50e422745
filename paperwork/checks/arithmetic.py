"""Sums inside sentences done again: changes from one figure to another, fractions and percentages, parts of a whole.

Only what a sentence itself says is used: it is wrong whatever the data are. What stands after "about" and the like is
not held against its sum.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import ROUND_HALF_UP, Decimal
from itertools import pairwise

from msgspec.structs import replace

from paperwork.model.findings import Finding

from .reading import Mention, Reading, Sentence
from .reading.numbers import Kind

_HUNDRED = Decimal(100)
_CHANGE = re.compile(
    r"\b(?:increase|rise|growth|gain|reduction|decrease|fall|drop|decline|improvement|change|difference|up|down|more|fewer|less)"
    r"(?:s|d|ed)?(?: of| by)?(?: about| around)? ?\(?$",
    re.IGNORECASE,
)
_BY = re.compile(
    r"\b(?:increas|ris|rose|grew|grow|reduc|decreas|fell|fall|drop|declin|improv|went (?:up|down))"
    r"\w*(?: further)? by ?$",
    re.IGNORECASE,
)
_FROM = re.compile(
    r"\bfrom(?: an?| the| around| a (?:rate|total|figure|high|low) of| just (?:over|under))? ?$", re.IGNORECASE
)
_TO = re.compile(
    r"\bto(?: an?| the| a (?:rate|total|figure|high|low) of| currently| now| just (?:over|under))? ?$", re.IGNORECASE
)
_MOVED = re.compile(
    r"\b(?:increas|ris|rose|grew|reduc|decreas|fell|fall|drop|declin|improv|went|gone|now|moved|changed|came|come|stands?)\w*\b",
    re.IGNORECASE,
)
_BASE = re.compile(r"\b(?:sample|based on|responded|respondents|were asked|surveyed)\b", re.IGNORECASE)
_COUNTED = re.compile(r" (?:children|young people|responses|respondents|cases|families|audits|people|carers|staff)\b")
_NEXT = re.compile(
    r"\s*(?:[(,=:–-]|\(?(?:or|i\.e\.|that is|which is|equal to|equates to)|\b(?:children|cases|contacts|plans)\b)*"
    r"\s*\(?"
)
_OF_WHICH = re.compile(r"\bof (?:which|whom|these|those|them)\b[^,;.]*$", re.IGNORECASE)
# What stands after these is said of something else.
_OTHER = re.compile(r"\b(?:and|while|whilst|but|with|whereas|alongside)\b|;", re.IGNORECASE)
_FIGURES = ("number", "percent")


def changes(reading: Reading) -> Iterator[Finding]:
    """A change that is not the difference of the two figures it is said of: "from 2393 to 2466, an increase of 51"."""
    last: tuple[int, Decimal, Decimal, bool] | None = None
    for sentence in reading.sentences:
        if last is not None and last[0] != sentence.spot:
            last = None
        for pair, ends, rest in _moves(sentence, last):
            yield from _of_pair(reading, sentence, pair, ends, rest)
            last = (sentence.spot, pair[0], pair[1], pair[2])


Pair = tuple[Decimal, Decimal, bool]


def _moves(
    sentence: Sentence, last: tuple[int, Decimal, Decimal, bool] | None
) -> Iterator[tuple[Pair, int, list[Mention]]]:
    """Each pair of figures that a sentence moves between, where it ends, and the figures after it up to the next."""
    figures = list(_figures(sentence))
    starts: list[tuple[int, Pair]] = []
    at_first = last[1:] if last else None
    for at, mention in enumerate(figures):
        if not _TO.search(sentence.text[: mention.start]) or mention.about:
            continue
        before = figures[at - 1] if at and _FROM.search(sentence.text[: figures[at - 1].start]) else None
        earlier = starts[-1][1] if starts else at_first
        percents = mention.kind == "percent"
        if before is not None and before.kind == mention.kind and not before.about:
            starts.append((at + 1, (_value(before), _value(mention), percents)))
        elif before is None and earlier and earlier[2] == percents and _MOVED.search(sentence.text[: mention.start]):
            starts.append((at + 1, (earlier[1], _value(mention), percents)))
    if not starts and last is not None and re.match(r"(?:this|that|which|it)\b", sentence.text, re.IGNORECASE):
        starts.append((0, last[1:]))
    ends = [at for at, _ in starts[1:]] + [len(figures)] if starts else []
    for (at, pair), end in zip(starts, ends, strict=True):
        yield pair, figures[at - 1].end if at else 0, figures[at:end]


def _figures(sentence: Sentence) -> Iterator[Mention]:
    """The counts and percentages of a sentence; "from 5 to 9" is two of them."""
    for one in sentence.mentions:
        if one.kind == "range" and " to " in one.text and _FROM.search(sentence.text[: one.start]):
            first, second = one.text.split(" to ", 1)
            kind: Kind = "percent" if "%" in one.text else "number"
            at = one.end - len(second)
            yield replace(one, kind=kind, text=first, end=one.start + len(first), other=None)
            yield replace(one, kind=kind, text=second, start=at, value=one.other, other=None)
        elif one.kind in _FIGURES and one.value is not None and not one.word:
            yield one


def _value(mention: Mention) -> Decimal:
    assert mention.value is not None
    return mention.value


def _of_pair(reading: Reading, sentence: Sentence, pair: Pair, ends: int, rest: list[Mention]) -> Iterator[Finding]:
    """The figures of change that follow a pair, and do not fit it."""
    told = False
    for mention in rest:
        is_change = bool(_CHANGE.search(sentence.text[: mention.start]) or _BY.search(sentence.text[: mention.start]))
        # "an increase of 51 cases 2%": the second figure says the same change.
        if not (is_change or (told and mention.kind == "percent")) or mention.about:
            continue
        if _OTHER.search(sentence.text[ends : mention.start]):
            return
        told = True
        right = _rightly(pair, mention)
        if right and _value(mention) not in right[1]:
            message = f"'{mention.text}' is said of the change from {pair[0]} to {pair[1]}, which is {right[0]}."
            yield reading.find("change-wrong", sentence.spot, message, "Do the sum again.", _around(sentence, mention))


def _rightly(pair: Pair, mention: Mention) -> tuple[str, set[Decimal]] | None:
    """What the change is in words, and every figure that may be given for it."""
    first, second, percents = pair
    change = abs(second - first)
    share = change / first * _HUNDRED if first else None
    if mention.kind == "number":
        return f"{change}", {change}
    said: set[Decimal] = set()
    words = []
    if percents:
        said.add(change)
        words.append(f"{change} percentage points")
    if share is not None and not (percents and mention.points):
        said |= _roundings(share, mention.decimals)
        words.append(f"{_rounded(share, max(mention.decimals, 1))}%")
    return " or ".join(words), said


def _rounded(value: Decimal, places: int) -> Decimal:
    return value.quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP)


def _roundings(value: Decimal, places: int) -> set[Decimal]:
    """A value rounded half up, and cut off, at so many places."""
    unit = Decimal(1).scaleb(-places)
    return {value.quantize(unit, ROUND_HALF_UP), value.quantize(unit, "ROUND_DOWN")}


def fractions(reading: Reading) -> Iterator[Finding]:
    """A percentage that is not the fraction beside it: "85% (121/128)"."""
    for sentence in reading.sentences:
        for one, other in pairwise(sentence.mentions):
            if {one.kind, other.kind} != {"percent", "fraction"} or not _beside(sentence, one, other):
                continue
            percent, fraction = (one, other) if one.kind == "percent" else (other, one)
            yield from _of_fraction(reading, sentence.spot, percent, fraction, sentence.text[one.start : other.end + 1])


def _of_fraction(reading: Reading, spot: int, percent: Mention, fraction: Mention, quote: str) -> Iterator[Finding]:
    whole = fraction.other or Decimal(0)
    right = _rounded(_value(fraction) / whole * _HUNDRED, percent.decimals) if whole else _value(percent)
    if percent.about or _value(percent) == right:
        return
    message = f"{fraction.text} is {right}%, and {percent.text} is printed beside it."
    certain = _value(percent) not in _roundings(_value(fraction) / whole * _HUNDRED, percent.decimals)
    hint = "One of the three numbers is wrong: look at the data." if certain else "It was cut off; round it half up."
    yield reading.find("fraction-wrong", spot, message, hint, quote, certain=certain)


def _beside(sentence: Sentence, one: Mention, other: Mention) -> bool:
    """Whether nothing but a bracket, a comma or a small word parts two mentions."""
    return _NEXT.fullmatch(sentence.text[one.end : other.start]) is not None


def parts(reading: Reading) -> Iterator[Finding]:
    """A part larger than its whole: "85 of 60 children"."""
    for sentence in reading.sentences:
        for mention in sentence.mentions:
            if (
                mention.kind == "fraction"
                and mention.other
                and _value(mention) > mention.other
                and _is_share(sentence, mention)
            ):
                message = f"'{mention.text}': the part is larger than the whole."
                yield reading.find(
                    "part-larger", sentence.spot, message, "Look at both numbers.", _around(sentence, mention)
                )


def _is_share(sentence: Sentence, mention: Mention) -> bool:
    return " of " in mention.text or any(
        one.kind == "percent" and _beside(sentence, one, mention) for one in sentence.mentions
    )


def impossible(reading: Reading) -> Iterator[Finding]:
    """A percentage that no whole number out of the base stated with it can give: 98% of 67 children."""
    for sentence, after in pairwise((*reading.sentences, None)):
        assert sentence is not None
        own = _bases(sentence)
        # The sample may be told of in the sentence after.
        said = own or (_bases(after) if after is not None and after.spot == sentence.spot else [])
        percents = [one for one in sentence.mentions if one.kind == "percent" and not one.points]
        if own:
            percents = [one for one in percents if one.start < own[0].start][-1:]
        if len(said) == 1 and len(percents) == 1:
            yield from _of_base(reading, sentence, percents[0], said[0])


def _of_base(reading: Reading, sentence: Sentence, percent: Mention, base: Mention) -> Iterator[Finding]:
    if percent.about or not 0 < _value(base) <= _HUNDRED or possible(_value(percent), percent.decimals, _value(base)):
        return
    near = nearest(_value(percent), _value(base), percent.decimals)
    message = f"{percent.text} of {base.text} can't be: {near}."
    hint = "Give the number as well, or the base that is meant."
    yield reading.find("percentage-impossible", sentence.spot, message, hint, _around(sentence, percent))


def _bases(sentence: Sentence) -> list[Mention]:
    return [one for one in sentence.mentions if _is_base(sentence, one)]


def _is_base(sentence: Sentence, mention: Mention) -> bool:
    """Whether a number is said to be what percentages are of: "a sample of 67 children", "n = 67"."""
    before, after = sentence.text[: mention.start], sentence.text[mention.end :]
    if mention.kind != "number" or mention.word or mention.about:
        return False
    if re.search(r"\bn ?= ?$", before):
        return True
    return bool(_COUNTED.match(after) and _BASE.search(before[-50:] + after[:40]))


def possible(percent: Decimal, places: int, base: Decimal) -> bool:
    """Whether some whole number out of a base is a percentage, rounded half up."""
    middle = int(percent * base / _HUNDRED)
    tried = range(max(0, middle - 2), middle + 3)
    return any(percent == _rounded(Decimal(one) / base * _HUNDRED, places) for one in tried)


def nearest(percent: Decimal, base: Decimal, places: int) -> str:
    """The two whole numbers about a percentage, with what they give: `65 is 97% and 66 is 99%`."""
    low = int(percent * base / _HUNDRED)
    said = [f"{one} is {_rounded(Decimal(one) / base * _HUNDRED, places)}%" for one in (low, low + 1) if one <= base]
    return " and ".join(said)


def lists(reading: Reading) -> Iterator[Finding]:
    """Parts that a sentence lists after "Of the 7 children", and that do not add up to it."""
    for sentence in reading.sentences:
        found = re.match(r"of (?:the|these|those) (?:total of )?", sentence.text, re.IGNORECASE)
        figures = [one for one in sentence.mentions if one.kind == "number" and one.value is not None]
        if not found or len(figures) < 3 or figures[0].start != found.end():
            continue
        listed = [
            one
            for one in figures[1:]
            if not _OF_WHICH.search(sentence.text[max(0, one.start - 3) : one.end + 12])
            and not re.match(r" of (?:which|whom|these|them)", sentence.text[one.end :])
        ]
        total = sum((_value(one) for one in listed), Decimal(0))
        if total != _value(figures[0]):
            message = f"The parts listed add up to {total}, and {figures[0].text} is said before them."
            yield reading.find(
                "parts-sum",
                sentence.spot,
                message,
                "Look whether one is missing, or counted twice.",
                sentence.text,
                certain=False,
            )


def _around(sentence: Sentence, mention: Mention) -> str:
    """The mention with a few words before and after it, as they stand."""
    start = sentence.text.rfind(" ", 0, max(0, mention.start - 25)) + 1
    end = sentence.text.find(" ", mention.end + 15)
    return sentence.text[start : end if end >= 0 else None].strip()


CHECKS = (changes, fractions, parts, impossible, lists)

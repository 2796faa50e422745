"""Changes said in a sentence worked out again: "from 2,393 to 2,466, an increase of 73 (3%)".

Only what the words themselves say is used: it is wrong whatever the data are. What stands after "about" and the like is
not held against its sum.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import ROUND_HALF_UP, Decimal
from itertools import pairwise

from msgspec.structs import replace

from paperwork.model.findings import Finding

from ..reading import Mention, Reading, Sentence
from ..reading.numbers import Kind

HUNDRED = Decimal(100)
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
_AGAINST = re.compile(r"\b(?:against|compared (?:with|to)|up from|down from)(?: the| a total of)? ?$", re.IGNORECASE)
_MOVED = re.compile(
    r"\b(?:increas|ris|rose|grew|reduc|decreas|fell|fall|drop|declin|improv|went|gone|now|moved|changed|came|come|stands?)\w*\b",
    re.IGNORECASE,
)
# What stands after these is said of something else.
_OTHER = re.compile(r"\b(?:and|while|whilst|but|with|whereas|alongside)\b|;", re.IGNORECASE)
# Another move lies between: "eased from 54 to 51, yet the price went from £5,240 to £5,610, a rise of 7%".
_MORE = re.compile(r"\bfrom [^.;]*? to ", re.IGNORECASE)
# "By 28 from 160 to 188": the change of what follows.
_OF_NEXT = re.compile(r"[^.;:]{0,25}?,? from (?:[a-z]+ ){0,2}\d[\d,.]*%? to \d")
_FIGURES = ("number", "percent")


def changes(reading: Reading) -> Iterator[Finding]:
    """A change that is not the difference of the two figures it is said of: "from 2393 to 2466, an increase of 51"."""
    last: tuple[int, Decimal, Decimal, bool] | None = None
    for sentence in reading.sentences:
        if last is not None and last[0] != sentence.spot:
            last = None
        told: list[Pair] = []
        for pair, ends, rest in _moves(sentence, last):
            told.append(pair)
            yield from _of_pair(reading, sentence, tuple(_joined(told)), ends, rest)
            last = (sentence.spot, pair[0], pair[1], pair[2])


Pair = tuple[Decimal, Decimal, bool]


def _joined(told: Sequence[Pair]) -> Iterator[Pair]:
    """The pairs that a change may be of: the last, those before it, and from the first to the last of a chain."""
    yield from reversed(told)
    if len(told) > 1 and all(one[1:] == (other[0], other[2]) for one, other in pairwise(told)):
        yield told[0][0], told[-1][1], told[0][2]


def _moves(
    sentence: Sentence, last: tuple[int, Decimal, Decimal, bool] | None
) -> Iterator[tuple[Pair, int, list[Mention]]]:
    """Each pair of figures that a sentence moves between, where it ends, and the figures after it up to the next."""
    figures = list(_figures(sentence))
    starts: list[tuple[int, Pair]] = []
    at_first = last[1:] if last else None
    for at, mention in enumerate(figures):
        # "819, against 801: an increase of 18".
        if at and _AGAINST.search(sentence.text[: mention.start]) and figures[at - 1].kind == mention.kind:
            pair = (value_of(mention), value_of(figures[at - 1]), mention.kind == "percent")
            starts.append((at + 1, pair))
            continue
        if not _TO.search(sentence.text[: mention.start]) or mention.about:
            continue
        before = figures[at - 1] if at and _FROM.search(sentence.text[: figures[at - 1].start]) else None
        earlier = starts[-1][1] if starts else at_first
        percents = mention.kind == "percent"
        if before is not None and before.kind == mention.kind and not before.about:
            starts.append((at + 1, (value_of(before), value_of(mention), percents)))
        elif (
            before is None
            and earlier
            and earlier[2] == percents
            and _MOVED.search(sentence.text[: mention.start])
            # "From 54 to 51, and the price went from £5,240 to 5,610": what it moves from is another figure.
            and not re.search(r"\bfrom\b", sentence.text[figures[at - 1].end if at else 0 : mention.start])
        ):
            starts.append((at + 1, (earlier[1], value_of(mention), percents)))
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


def value_of(mention: Mention) -> Decimal:
    """The number of a mention that has one."""
    assert mention.value is not None
    return mention.value


def _of_pair(
    reading: Reading, sentence: Sentence, pairs: Sequence[Pair], ends: int, rest: list[Mention]
) -> Iterator[Finding]:
    """The figures of change that follow a pair, the first of those given, and fit neither it nor another."""
    pair = pairs[0]
    told = False
    for mention in rest:
        is_change = bool(_CHANGE.search(sentence.text[: mention.start]) or _BY.search(sentence.text[: mention.start]))
        # "an increase of 51 cases 2%": the second figure says the same change.
        if not (is_change or (told and mention.kind == "percent")) or mention.about:
            continue
        if _OTHER.search(sentence.text[ends : mention.start]) or _MORE.search(sentence.text[ends : mention.start]):
            return
        told = True
        if _OF_NEXT.match(sentence.text, mention.end):
            return
        right = _rightly(pair, mention)
        fits = any(other and value_of(mention) in other[1] for other in (_rightly(one, mention) for one in pairs))
        if right and not fits:
            message = f"'{mention.text}' is said of the change from {pair[0]} to {pair[1]}, which is {right[0]}."
            yield reading.find("change-wrong", sentence.spot, message, "Do the sum again.", around(sentence, mention))


def _rightly(pair: Pair, mention: Mention) -> tuple[str, set[Decimal]] | None:
    """What the change is in words, and every figure that may be given for it."""
    first, second, percents = pair
    change = abs(second - first)
    share = change / first * HUNDRED if first else None
    if mention.kind == "number":
        return f"{change}", {change}
    said: set[Decimal] = set()
    words = []
    if percents:
        said.add(change)
        words.append(f"{change} percentage points")
    if share is not None and not (percents and mention.points):
        said |= roundings(share, mention.decimals)
        words.append(f"{rounded(share, max(mention.decimals, 1))}%")
    return " or ".join(words), said


def rounded(value: Decimal, places: int) -> Decimal:
    """A value rounded half up to so many places."""
    return value.quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP)


def roundings(value: Decimal, places: int) -> set[Decimal]:
    """A value rounded half up, and cut off, at so many places."""
    unit = Decimal(1).scaleb(-places)
    return {value.quantize(unit, ROUND_HALF_UP), value.quantize(unit, "ROUND_DOWN")}


def around(sentence: Sentence, mention: Mention) -> str:
    """The mention with a few words before and after it, as they stand."""
    start = sentence.text.rfind(" ", 0, max(0, mention.start - 25)) + 1
    end = sentence.text.find(" ", mention.end + 15)
    return sentence.text[start : end if end >= 0 else None].strip()


CHECKS = (changes,)

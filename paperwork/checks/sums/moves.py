"""Changes told in any order of words, worked out again from the two figures that they are between.

"Went up by 171, from 1,096 to 1,267", "from 9.1 to 8.8 days, a reduction of 0.4", "£876,000, £52,000 less than the
£918,000 of June", "risen by six points since Q2, when it was 58%" after a sentence with what it is now, "halved, from
38 to 30", "24 joined and 13 left" between 105 and 116. `arithmetic` has the plain form in figures.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import pairwise

from msgspec import Struct

from paperwork.model.findings import Finding

from ..reading import Reading, Sentence
from ..reading.amounts import Amount, Share, amounts, shares
from .arithmetic import HUNDRED, rounded, roundings
from .proportions import around

_HINT = "Do the sum again."
_RISE = (
    r"increas\w*|ris(?:e|es|en|ing)|rose|grow\w*|grew|gr[eo]wn|growth|gain\w*|climb\w*|up|higher|more|improv\w*|added|"
    r"longer|slower|better|widen\w*|extra|additional"
)
_FALL = (
    r"reduc\w*|decreas\w*|f[ae]ll\w*|drop\w*|declin\w*|down|lower\w*|fewer|less|short(?:er|fall)?|quicker|faster|"
    r"worse\w*|"
    r"narrow\w*|cut|slipp?\w*|shr\w+nk|came off"
)
_FROM = re.compile(
    r"\bfrom(?: (?:an?|the|about|around|just (?:over|under)|some|our|its|a (?:rate|total|figure|high|low|peak|"
    r"base(?:line)?) of|"
    r"the (?:figure|total|rate) of))?\s*$",
    re.IGNORECASE,
)
_TO = re.compile(
    r"\bto(?: (?:an?|the|about|around|just (?:over|under)|some|a (?:rate|total|figure|high|low|peak) of|currently|"
    r"now|only|just|"
    r"stand at|reach))?\s*$",
    re.IGNORECASE,
)
_CHANGE_BEFORE = re.compile(
    rf"(?:\b(?:{_RISE}|{_FALL}|chang\w*|mov\w*|difference|gap)(?: (?:further|again|overall|in all|in total|only|just))?"
    rf" (?:of|by)|\b(?:up|down))(?: (?:an?|the|another|a further|just|only|some))?\s*$",
    re.IGNORECASE,
)
_CHANGE_AFTER = re.compile(
    r"^[ -](?:[a-z]+[ -]){0,3}?(?:rise|increase|drop|fall|reduction|cut|decrease|improvement|gain|more|fewer)\b",
    re.IGNORECASE,
)
# "51 more than before": of no other time.
_MORE_THERE = re.compile(r" (?:[a-z]+ ){0,2}?(?:more|fewer) (?:in|at|on|than|of|for|from|among)\b")
_MORE_ALONE = re.compile(
    r" (?:[a-z]+ ){0,2}?(?:more|fewer|less|higher|lower)(?: than (?:before|it was|then))?(?=[.,;)]|$)"
)
_UP = re.compile(r" (?:up|down|higher|lower|better|worse)\b", re.IGNORECASE)
_LESS = re.compile(
    # "15 of them under five" compares nothing.
    r"^(?: (?!of\b|aged\b|are\b|is\b|were\b|was\b)[a-z'’-]+){0,3}? "
    r"(?:(?P<up>more|higher|longer|above|over|up on|better)|(?P<down>fewer|less|lower|shorter|"
    r"below|"
    r"under|short of|down on|quicker|faster|worse))(?: than| of| on)?(?: (?:the|our|its|a|in|at|last|year['’]s|"
    r"target|of|"
    r"total|figure|level|budget|plan|forecast|limit|allowance|were|was|there|recorded|reported|average|"
    r"previous)){0,5} ?\(?$",
    re.IGNORECASE,
)
_BREAK = re.compile(r"[;:]|\.\s|\b(?:while|whilst|whereas|although|though|but)\b", re.IGNORECASE)
_OTHERS = re.compile(r"\b(?:which|who|of (?:them|these|those|which|whom)|including)\b", re.IGNORECASE)
_WAS = re.compile(
    r"\b(?:when|where) (?:it|they|the (?:figure|rate|number|share|total|percentage|proportion)|this|performance|there)"
    r" (?:was|were|stood at|had been|had stood at|came to|reached)(?: just| only| still| at)?\s*$",
    re.IGNORECASE,
)
NOT_SAID = re.compile(
    r"\b(?:if|would|could|should|expect\w*|aims?|aiming|hope\w*|plans? to|might|(?-i:may))\b", re.IGNORECASE
)


_HEDGE = (
    r"(?:(?:almost|nearly|about|around|just over|just under|over|more than|roughly|a little over|a little under) )?$"
)


class Move(Struct, frozen=True):
    """What was and what is, and where in the sentence the two are told."""

    first: Amount
    second: Amount

    @property
    def change(self) -> Decimal:
        """How much lies between the two."""
        return abs(self.second.value - self.first.value)


def around_a_pair(reading: Reading) -> Iterator[Finding]:
    """A change in front of "from A to B", in whatever unit, or behind it where it is in words, money or time."""
    for sentence in reading.sentences:
        found = amounts(sentence.text)
        told = tuple(moves(sentence, found))
        for move in told:
            yield from _of_move(reading, sentence, move, found, told)
            yield from _of_words(reading, sentence, move)


def moves(sentence: Sentence, found: Sequence[Amount]) -> Iterator[Move]:
    """Each "from A to B" and "to B from A" of a sentence."""
    text, ends = sentence.text, -1
    for one, other in pairwise(found):
        gap = text[one.end : other.start]
        if not _alike(one, other) or len(gap) > 60 or _BREAK.search(gap) or one.hedge or other.hedge:
            continue
        if _FROM.search(text[: one.start]) and _TO.search(gap):
            ends = other.end
            yield Move(one, other)
        # "From 30 to 60 and others from 10 to 30": the 60 belongs to what stands before it.
        elif one.end != ends and _TO.search(text[: one.start]) and _FROM.search(gap):
            yield Move(other, one)


def _alike(one: Amount, other: Amount) -> bool:
    """Whether two figures are of one unit: "from 9.1 to 8.8 days", "from 5 to 9%"."""
    return one.unit == other.unit or (not one.unit and other.unit not in ("points", "£"))


def _of_move(
    reading: Reading, sentence: Sentence, move: Move, found: Sequence[Amount], told: Sequence[Move]
) -> Iterator[Finding]:
    first, last = sorted((move.first, move.second), key=lambda one: one.start)
    for one in found:
        before = one.end < first.start and _leads(sentence, one, first)
        after = one.start > last.end and _follows(sentence, last, one, move)
        if one.hedge or not (before or after):
            continue
        right = figures_of(move, one)
        fits = (figures_of(other, one) for other in told)
        if right and not any(other and one.value in other[1] for other in fits):
            yield _finding(reading, sentence, move, one, right[0])


def _leads(sentence: Sentence, one: Amount, first: Amount) -> bool:
    """Whether a figure before the pair is the change: "went up by 171, from ...", "a 4% drop from ..."."""
    # "By 1.4 to 16.2 from 18.0": what it is now may stand first.
    text, gap = sentence.text, _TO.sub(" ", sentence.text[one.end : first.start])
    told = _CHANGE_BEFORE.search(text[: one.start]) or _CHANGE_AFTER.match(gap) or (one.unit and _UP.match(gap))
    other = re.search(r"\b(?:and|to|with|in \d|compared|than|against)\b", gap)
    return bool(told) and not _BREAK.search(gap) and not other and not _OTHERS.search(gap) and len(gap) < 70


def _follows(sentence: Sentence, last: Amount, one: Amount, move: Move) -> bool:
    """Whether a figure behind the pair, in words, money or time, is the change; `arithmetic` has plain ones."""
    text, gap = sentence.text, sentence.text[last.end : one.start]
    if re.fullmatch(r",? (?:or |that is |which is )?", gap) and _MORE_ALONE.match(text, one.end):
        return True
    if _MORE_THERE.match(text, one.end):
        return False
    plain = not (one.word or move.first.word or move.second.word) and move.second.unit in ("", "%") and one.unit != "£"
    told = _CHANGE_BEFORE.search(gap) or (_CHANGE_AFTER.match(text[one.end :]) and re.search(r", (?:an? )?$", gap))
    parted = re.search(r"\b(?:and|while|with|compared|against|than|since|over)\b|[;.]", gap)
    return bool(told) and not (plain and one.unit in ("", "%", "points")) and not parted and len(gap) < 90


def figures_of(move: Move, one: Amount) -> tuple[str, set[Decimal]] | None:
    """What the change of a move is in words, and each figure that may be given for it in the unit of a figure."""
    unit, first = move.second.unit or move.first.unit, move.first.value
    share = move.change / first * HUNDRED if first else None
    if one.unit == "%":
        if share is None:
            return None
        said = roundings(share, one.places) | ({move.change} if unit == "%" else set())
        words = f"{rounded(share, max(one.places, 1))}%"
        return (f"{move.change} percentage points or {words}" if unit == "%" else words), said
    if one.unit == "points" and unit in ("%", ""):
        return f"{move.change} percentage points", {move.change}
    if one.unit not in ("", unit) or (one.unit == "" and unit in ("%", "£")):
        return None
    rough = max(move.first.half, move.second.half) if move.first.scaled or move.second.scaled else Decimal(0)
    near = abs(one.value - move.change) <= 2 * rough + one.half * (1 if one.scaled else 0)
    return _in_unit(move.change, unit), {one.value} if near else {move.change}


def _in_unit(change: Decimal, unit: str) -> str:
    said = f"{change.normalize():,f}"
    return f"£{said}" if unit == "£" else f"{said} {unit}s" if unit.isalpha() else said


def _finding(reading: Reading, sentence: Sentence, move: Move, one: Amount, right: str) -> Finding:
    message = f"'{one.text}' is said of the change from {move.first.text} to {move.second.text}, which is {right}."
    places = sorted((one.start, one.end, move.second.start, move.second.end, move.first.start, move.first.end))
    return reading.find(
        "change-wrong", sentence.spot, message, _HINT, around(sentence.text, places[0], places[-1])[:160]
    )


_FACTOR = re.compile(
    r"\b(?P<hedge>more than |almost |nearly |about |over |less than |just over |just under |roughly |well over )?"
    r"(?:(?P<half>halved)|(?P<double>doubled)|(?P<treble>trebled|tripled)|(?P<four>quadrupled))\b",
    re.IGNORECASE,
)
# What a sentence begins with is what has doubled.
_NEAR_THE_START = 60
_FACTORS = {"half": Decimal("0.5"), "double": Decimal(2), "treble": Decimal(3), "four": Decimal(4)}


def _of_words(reading: Reading, sentence: Sentence, move: Move) -> Iterator[Finding]:
    """ "Halved", "doubled" or "a fifth lower" right before or after "from A to B"."""
    text = sentence.text
    start, end = min(move.first.start, move.second.start), max(move.first.end, move.second.end)
    if not move.first.value:
        return
    ratio = move.second.value / move.first.value
    for found in _FACTOR.finditer(text):
        near = text[found.end() : start] if found.end() <= start else text[end : found.start()]
        if (
            len(near) > 45
            or _BREAK.search(near)
            or re.search(r"\band\b|\bor\b|\bnot\b|\.", near)
            or NOT_SAID.search(text)
        ):
            continue
        name = next(name for name in _FACTORS if found[name])
        least, most = _factor_room(_FACTORS[name], (found["hedge"] or "").strip().lower())
        if not least <= ratio <= most:
            yield _words_finding(reading, sentence, move, found.group().strip(), (found.start(), found.end()))
    for share in shares(text):
        if _is_change(text, share, start, end) and not share.least <= abs(ratio - 1) <= share.most:
            yield _words_finding(reading, sentence, move, share.text, (share.start, share.end))


def _factor_room(factor: Decimal, hedge: str) -> tuple[Decimal, Decimal]:
    """The least and the most times that "halved" or "almost doubled" may be said of."""
    near = factor / 8
    if hedge in ("almost", "nearly", "just under"):
        return (factor, factor + near) if factor < 1 else (factor - 2 * near, factor)
    if hedge in ("more than", "over", "just over", "well over"):
        return (Decimal(0), factor) if factor < 1 else (factor, Decimal(1000))
    if hedge == "less than":
        return (factor, Decimal(1)) if factor < 1 else (Decimal(1), factor)
    return factor - near, factor + near


def _is_change(text: str, share: Share, start: int, end: int) -> bool:
    """Whether a share in words is the change of the pair: "by a third, from ...", "..., a fall of almost a quarter"."""
    if share.end < start:
        gap = text[share.end : start]
        return bool(
            re.search(rf"\b(?:by|fall of|rise of|drop of|increase of|reduction of) {_HEDGE}", text[: share.start], re.I)
        ) and (re.fullmatch(r",? (?:\([^)]*\) )?from (?:an? |the )?", gap) is not None)
    gap = text[end : share.start]
    led = re.fullmatch(
        rf"[^.;:,]{{0,40}}, (?:a|an) (?:\w+ )?(?:fall|rise|drop|increase|reduction|decrease|cut) of {_HEDGE}", gap, re.I
    )
    tail = re.match(r" (?:lower|higher|fewer|less|more)\b", text[share.end :])
    return share.start > end and bool(led or (tail and re.fullmatch(rf", (?:or )?{_HEDGE}", gap, re.I)))


def _words_finding(reading: Reading, sentence: Sentence, move: Move, words: str, place: tuple[int, int]) -> Finding:
    ratio = move.second.value / move.first.value
    share = rounded(abs(ratio - 1) * HUNDRED, 0)
    way = "rise" if ratio > 1 else "fall"
    message = (
        f"'{words}' is said of the change from {move.first.text} to {move.second.text}, which is a {way} of {share}%."
    )
    ends = (*place, move.first.start, move.second.end, move.second.start, move.first.end)
    quote = around(sentence.text, min(ends) if min(ends) > _NEAR_THE_START else 0, max(ends))
    return reading.find("change-words", sentence.spot, message, "Correct the words or the figures.", quote)


def more_than(reading: Reading) -> Iterator[Finding]:
    """ "96, 12 more than the 86 of May", "2 points above the target of 95% at 98%": the difference is another."""
    for sentence in reading.sentences:
        found = amounts(sentence.text)
        for now, change, then in zip(found, found[1:], found[2:], strict=False):
            if (
                now.hedge
                or change.hedge
                or then.hedge not in ("", "more", "less")
                or not _compares(sentence, now, change, then)
            ):
                continue
            move = Move(then, now)
            right = figures_of(move, change)
            if right and change.value not in right[1]:
                yield _finding(reading, sentence, move, change, right[0])


def _compares(sentence: Sentence, now: Amount, change: Amount, then: Amount) -> bool:
    """Whether three figures in a row are one, how much more or less it is, and than what."""
    text = sentence.text
    told = _LESS.match(text[change.end : then.start])
    gap = text[now.end : change.start]
    close = re.fullmatch(
        r"(?: (?!and\b|or\b|but\b)[a-z'’-]+){0,3},? (?:which is |which was |that is |or |is |was |some |just )?", gap
    )
    unit = now.unit == then.unit and change.unit in (now.unit, "points" if now.unit == "%" else now.unit, "%")
    return bool(told and close and unit and now.unit not in ("day", "month", "year", "week")) and not NOT_SAID.search(
        text
    )


def since(reading: Reading) -> Iterator[Finding]:
    """ "It has risen by six points since Q2, when it was 58%", where what it is now stands just before."""
    for paragraph in reading.by_spot.values():
        for at, sentence in enumerate(paragraph):
            found = amounts(sentence.text)
            for change, then in pairwise(found):
                if _is_since(sentence, change, then):
                    said = (paragraph[at - 1],) if at else ()
                    yield from _of_since(reading, sentence, said, change, then)


def _is_since(sentence: Sentence, change: Amount, then: Amount) -> bool:
    text = sentence.text
    led = _CHANGE_BEFORE.search(text[: change.start]) or _CHANGE_AFTER.match(text[change.end :])
    return (
        bool(led and _WAS.search(text[: then.start]))
        and not change.hedge
        and not then.hedge
        and not NOT_SAID.search(text)
    )


def _of_since(
    reading: Reading, sentence: Sentence, before: Sequence[Sentence], change: Amount, then: Amount
) -> Iterator[Finding]:
    lead = sentence.text[: change.start]
    way = -1 if re.search(rf"\b(?:{_FALL})\b", lead[-60:], re.IGNORECASE) else 1
    candidates = [one for one in amounts(lead) if one.unit == then.unit]
    candidates += [one for said in before for one in amounts(said.text) if one.unit == then.unit]
    right = {one: figures_of(Move(then, one), change) for one in candidates}
    if any(found is None or change.value in found[1] for found in right.values()):
        return
    near = [
        one for one in candidates
        if (one.value - then.value) * way > 0
        and not one.hedge
        and is_near(figures_of(Move(then, one), change), change)
    ]  # fmt: skip
    if near:
        move = Move(then, near[0])
        yield from _since_finding(reading, sentence, move, change)


def is_near(right: tuple[str, set[Decimal]] | None, change: Amount) -> bool:
    """Whether the change said is between half and twice the right one: else it is of other figures."""
    return right is not None and any(one / 2 <= change.value <= 2 * one for one in right[1])


def _since_finding(reading: Reading, sentence: Sentence, move: Move, change: Amount) -> Iterator[Finding]:
    right = figures_of(move, change)
    if right:
        message = (
            f"'{change.text}' is said of the change from {move.first.text} to {move.second.text}, which is {right[0]}."
        )
        quote = around(sentence.text, change.start, move.first.end)
        yield reading.find("change-wrong", sentence.spot, message, _HINT, quote)


CHECKS = (around_a_pair, more_than, since)

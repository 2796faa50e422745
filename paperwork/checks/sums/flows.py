"""Those who came and those who left, held against how many there were before and after, in one paragraph.

"There were 158 when the quarter began. We placed a further 63 and 50 left, giving 177", "from 105 to 116: 24 people
joined and 14 left", "46 came in and 39 left, which explains the eight more".
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from msgspec import Struct
from msgspec.structs import replace

from paperwork.model.findings import Finding

from ..reading import Reading, Sentence
from ..reading.amounts import Amount, amounts
from .moves import moves
from .proportions import around

_HINT = "Look up all four numbers."
_NOUNS = r"(?: (?!and\b|or\b|but\b|were\b|was\b|had\b|have\b|has\b)[a-z'’-]+){0,3}?"
_CAME_IN = (
    r"(?:joined|started|began|begun|came in|came into|came|entered|arrived|opened|were added|were opened|"
    r"were placed|were admitted|"
    r"were received|were registered|were accepted|were lodged|were submitted|were referred|were logged|were approved|"
    r"were recruited|new)"
)
_WENT_OUT = (
    r"(?:left|ended|closed|ceased|moved on|moved out|departed|were closed|were ended|were discharged|were removed|"
    r"stepped down|"
    r"came off|finished|exited|resigned or retired|were stepped down|were completed)"
)
_IN = re.compile(rf"^{_NOUNS} (?:(?:have|had|has) (?:been )?|were |was )?(?:newly )?{_CAME_IN}\b", re.IGNORECASE)
_OUT = re.compile(rf"^{_NOUNS} (?:(?:have|had|has) (?:been )?|were |was )?{_WENT_OUT}\b", re.IGNORECASE)
_IN_BEFORE = re.compile(
    r"\b(?:placed|took in|took on|admitted|recruited|accepted|opened|gained|received|registered|started|welcomed|added)"
    r"(?: (?:a further|another|an additional|some|only))? $", re.IGNORECASE,
)  # fmt: skip
_OUT_BEFORE = re.compile(
    r"\b(?:closed|lost|discharged|ended|removed|moved on)(?: (?:a further|another|some|only))? $", re.IGNORECASE
)
_BEGAN = re.compile(
    r"\b(?:when the (?:\w+ )?(?:quarter|month|year|period) (?:began|started|opened)|at the (?:start|beginning|"
    r"outset) of|"
    r"at the (?:start|beginning)\b|on 1 [A-Z]\w+|to begin with|at the outset)", re.IGNORECASE,
)  # fmt: skip
_BEGAN_WITH = re.compile(r"\b(?:opened|began|started)(?: (?:the (?:quarter|month|year|"
                         r"period)))? with(?: a total of)? $|"
                         r"\bthe (?:total|number|figure) of $|\btakes (?:the|us from|"
                         r"it from) $", re.IGNORECASE)  # fmt: skip
_ENDED = re.compile(
    r"\b(?:giving|leaving|making|to give|to leave|which (?:leaves|left|gives|gave|makes|made)|leaves|"
    r"so (?:that )?there (?:were|are)|"
    r"ending (?:the (?:quarter|month|year) )?(?:with|at|on)|ended (?:the (?:quarter|month|year) )?(?:with|at|on)|"
    r"bringing (?:the total|us|it|the number) to|"
    r"taking (?:the total|us|it|the number) to|to)(?: us with| us| a total of| the total at)? $", re.IGNORECASE,
)  # fmt: skip
_REMAINED = re.compile(
    rf"^{_NOUNS} (?:remained|remain|were (?:still |left )?open|were left|were still|at the end of|in place at|"
    rf"stayed)\b",
    re.IGNORECASE,
)
_NET = re.compile(
    r"\b(?:net (?:increase|gain|rise|growth|loss|reduction|fall|decrease)|an? (?:increase|gain|rise|loss|reduction|"
    r"fall) overall) of $|"
    r"\b(?:explains|accounts for|gives|is|makes|giving|leaving) (?:the |us )?(?:a net )?$", re.IGNORECASE,
)  # fmt: skip


# "Which leaves 468, a reduction of 16": the change is that of coming and leaving.
_WHICH_IS = re.compile(
    rf"(?:{_ENDED.pattern.removesuffix(' $')}) \d[\d,]*(?: [a-z]+){{0,3}}, an? (?:\w+ )?(?:increase|rise|gain|growth|"
    r"reduction|fall|decrease|drop|decline|loss) of $",
    re.IGNORECASE,
)
_GREW = re.compile(
    r"\b(?:(?P<up>increas\w+|rose|risen|rising|gr[eo]wn?|growing|went up|climb\w+)|"
    r"(?P<down>fell|fallen|falling|dropp\w+|"
    r"declin\w+|reduc\w+|decreas\w+|went down|shr[aiu]nk\w*))(?: (?:slightly|further|again|only|just|overall))? to "
    r"(?:just )?$",
    re.IGNORECASE,
)


class Flow(Struct, frozen=True):
    """How many came and how many left, and how many there were before and after, or how many more or fewer."""

    came: Amount
    left: Amount
    before: Amount | None = None
    after: Amount | None = None
    net: Amount | None = None


def flows(reading: Reading) -> Iterator[Finding]:
    """Numbers that came and left, and do not lead from what there was to what there is."""
    for paragraph in reading.by_spot.values():
        for at, sentence in enumerate(paragraph):
            flow = flow_of(sentence, paragraph[at - 1] if at else None)
            if flow is not None and (finding := _of_flow(reading, sentence, flow)):
                yield finding


def flow_of(sentence: Sentence, before: Sentence | None) -> Flow | None:
    """What a sentence tells of coming and leaving, and the one before of how many there were; None where little."""
    text = sentence.text
    counts = [one for one in amounts(text) if one.is_count]
    came = _came(text, counts)
    left = [
        one
        for one in counts
        if one not in came and (_OUT.match(text[one.end :]) or _OUT_BEFORE.search(text[: one.start]))
    ]
    if not came and len(left) == 1 and before is not None:
        return _came_before(text, counts, left[0], before)
    if len(came) != 1 or len(left) != 1 or abs(counts.index(came[0]) - counts.index(left[0])) != 1:
        return None
    if re.search(r"\b(?:or|than|if|would|average|each (?:month|week)|per)\b", text[came[0].end : left[0].start]):
        return None
    pair = next(iter(moves(sentence, counts)), None)
    others = [one for one in counts if one not in (came[0], left[0])]
    if pair is not None:
        return Flow(came[0], left[0], pair.first, pair.second)
    start = next((one for one in others if _starts(text, one)), None)
    if start is None and before is not None:
        start = _of_the_sentence_before(before)
    end = next((one for one in others if one is not start and _ends(text, one, (came[0], left[0]))), None)
    net = next((one for one in others if one not in (start, end) and _is_net(text, one, left[0], came[0])), None)
    return Flow(came[0], left[0], start, end, net)


def _came(text: str, counts: Sequence[Amount]) -> list[Amount]:
    return [one for one in counts if _IN.match(text[one.end :]) or _IN_BEFORE.search(text[: one.start])]


def _came_before(text: str, counts: Sequence[Amount], left: Amount, before: Sentence) -> Flow | None:
    """How many left between a start and an end that are told, where the sentence before says how many came."""
    came = _came(before.text, [one for one in amounts(before.text) if one.is_count])
    start = next((one for one in counts if one is not left and _starts(text, one)), None)
    end = next((one for one in counts if one not in (start, left) and _ends(text, one, (left,))), None)
    if len(came) != 1 or start is None or end is None or len(counts) != len((start, left, end)):
        return None
    # It stands in another sentence: what is quoted is this one.
    return Flow(replace(came[0], start=left.start, end=left.end), left, start, end)


def _starts(text: str, one: Amount) -> bool:
    return bool(
        _BEGAN_WITH.search(text[: one.start]) or re.match(rf"{_NOUNS} {_BEGAN.pattern}", text[one.end :], re.IGNORECASE)
    )


def _of_the_sentence_before(before: Sentence) -> Amount | None:
    """The one number of the sentence before, where it says how many there were at the start, or moves between two."""
    counts = [one for one in amounts(before.text) if one.is_count]
    if len(counts) == 1 and (_BEGAN.search(before.text) or _BEGAN_WITH.search(before.text[: counts[0].start])):
        return counts[0]
    return None


def _ends(text: str, one: Amount, flow: Sequence[Amount]) -> bool:
    return one.start > flow[0].start and bool(_ENDED.search(text[: one.start]) or _REMAINED.match(text[one.end :]))


def _is_net(text: str, one: Amount, left: Amount, came: Amount) -> bool:
    tail = re.match(r" (?:more|fewer|extra|additional)\b", text[one.end :])
    named = re.search(r"\bnet \w+ of $", text[: one.start]) or _WHICH_IS.search(text[: one.start])
    return one.start > max(left.end, came.end) and bool(named or (tail and _NET.search(text[: one.start])))


def _of_flow(reading: Reading, sentence: Sentence, flow: Flow) -> Finding | None:
    gain = flow.came.value - flow.left.value
    spots = [flow.came, flow.left]
    if flow.before is not None and flow.after is not None:
        right = flow.before.value + gain
        if right == flow.after.value:
            return _direction(reading, sentence, flow)
        message = (
            f"{flow.before.text} and {flow.came.text} who came, less {flow.left.text} who left, are {right}; "
            f"{flow.after.text} is said."
        )
        spots.append(flow.after)
    elif flow.net is not None and abs(gain) != flow.net.value:
        message = f"{flow.came.text} less {flow.left.text} is {gain}, and {flow.net.text} is said."
        spots.append(flow.net)
    else:
        return None
    quote = around(sentence.text, min(one.start for one in spots), max(one.end for one in spots))
    return reading.find("flow-sum", sentence.spot, message, _HINT, quote)


def _direction(reading: Reading, sentence: Sentence, flow: Flow) -> Finding | None:
    """Where more left than came and the number is said to have increased, or the other way round."""
    assert flow.after is not None
    said = _GREW.search(sentence.text[: flow.after.start])
    gain = flow.came.value - flow.left.value
    if said is None or not gain or (gain > 0) == bool(said["up"]):
        return None
    way = "more" if gain > 0 else "fewer"
    message = (
        f"{flow.came.text} came and {flow.left.text} left, so that there are {abs(gain)} {way}; "
        f"“{said.group().strip()}” says the opposite."
    )
    quote = around(sentence.text, said.start(), flow.after.end)
    return reading.find("flow-words", sentence.spot, message, "Correct the word, or the numbers.", quote)


CHECKS = (flows,)

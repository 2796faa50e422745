"""Parts of a whole that a sentence counts: larger than the whole, or adding up to something else.

"Of the six leavers, four went to neighbours and three retired", "Seven of the 12 are complete, four on track, one at
risk and one overdue", "46 of 48 are trained; the other three are on leave". Numbers may be in figures or in words.
Things of two kinds at once (boys, and under five) may add up to more than all; so a sum is certainly wrong only where
a thing can be but one of what is listed.
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

_HINT = "Look up the whole and its parts."
_DONE = (
    r"(?:are|were|is|was|have|has|had|did|do|does|could|would|will|went|left|came|took|met|chose|kept|said|got|gave|"
    r"saw|"
    r"lost|won|began|made|told|fell|rose|stood|need|needs|live|lives|remain|show|(?!need\b)[a-z]+ed)\b"
)
_VERB = re.compile(rf"(?:,? (?:now|also|still|already|then))? {_DONE}")
_NOUN_VERB = re.compile(rf"(?: [a-z]+)?{_VERB.pattern}")
_OF = re.compile(r"(?:^|[;:(–—] ?|\b(?:and|but|while|whilst|with),? |^\w+ing,? |^(?:In|At|By|On)\b[^,]{2,50}, )"
                 r"(?:of|out of|from among) (?:the |those |these |our |all |all the |all these |its |their |this |"
                 r"a total of )*$",
                 re.IGNORECASE)  # fmt: skip
OUT_OF = re.compile(
    r" (?:out )?of (?:the |those |these |our |its |their |all |all the |all of the |a possible |a total of )*$",
    re.IGNORECASE,
)
_OF_WHOM = re.compile(r"[^.;:]*?,? of (?:which|whom|these|those|them),? (?:only |just |some |the )?", re.IGNORECASE)
_OF_THESE = re.compile(r"(?:Of|Among|Out of) (?:these|those|them),? (?:only |just )?")
_OF_THEM = re.compile(r" of (?:them|these|those) (?:were|was|are|had|have)\b", re.IGNORECASE)
# One noun, then a verb and no other noun in the plural: "children were kept in at least once; ".
_NO_OTHERS = re.compile(r" [a-z]+ (?:were|are|was|have been|had been)(?: (?:[a-z]*[a-rt-z]|as|was|this)){1,6}; ")
_COLON = re.compile(
    r"(?: [a-z'’-]+){1,6}: ?(?:only |just )?|(?: [a-z'’-]+){1,6}? (?:comprise[sd]?|comprising|consist(?:s|ed|ing) of|"
    r"made up of|divided into|split (?:into|between)) (?:the )?"
)
_TO = re.compile(r"\b(?:to|by) $")
_TOTAL = re.compile(r"\b(?:a total of|totalling|in total,?|altogether,?|making(?: a total of)?) $", re.IGNORECASE)
_IN_ALL = re.compile(r"(?: [a-z'’-]+){0,2}? (?:in all|in total|altogether)\b", re.IGNORECASE)
_JOINED = re.compile(r"(?: (?!and\b|or\b|of\b|than\b|from\b|to\b)[A-Za-z'’-]+){0,4}(?:,| and|, and) ")
# Where a part of a list begins.
_BEGINS = re.compile(
    r"(?:^|[,;:–—(] ?|\b(?:and|with|while|whilst|but|plus) )"
    r"(?:(?:and|with|while|whilst|but|plus|then) )?(?:the |only |just |a further |another |some |as many as |all )*"
    r"(?P<rest>(?:the )?(?:other|remaining|rest|last|final) )?(?:the )?$",
    re.IGNORECASE,
)
_NOT_A_PART = re.compile(
    r" (?:of (?:which|whom|these|those|them|the|our)\b|or (?:more|over|fewer|less)|miles|per\b|in (?:every|ten|"
    r"five)\b|times|"
    r"more than|fewer than|points?\b|(?:more|fewer|less|higher|lower|up|down)\b)|[-/%]|\+",
    re.IGNORECASE,
)
_BREAKS = re.compile(
    r"\bof (?:which|whom|these|those|them)\b|\bincluding\b|\bcompared (?:with|to)\b|\bagainst\b|\b(?:up|down) from\b",
    re.IGNORECASE,
)
_SHARED = re.compile(
    r"\b(?:also|too|as well|both|overlap\w*|more than one|multiple|several|either|each of|in addition|some of|"
    r"as many)\b",
    re.IGNORECASE,
)
# Of these a thing is one only: how it is rated, how far it has got, how it was decided, whether it was in time.
_KINDS = (
    r"green|amber|red|blue|black|not rated|unrated",
    r"complete[d]?|on track|at risk|overdue|delayed|not started|not yet started|yet to start|in progress|under ?way|"
    r"late|"
    r"behind|ongoing|closed|open|on time|in time|on schedule|off track|have not (?:begun|started)|slipped",
    r"outstanding|good|requir\w+ improvement|inadequate",
    r"upheld|not upheld|partly upheld|partially upheld|dismissed|allowed|granted|refused|approved|declined|rejected|"
    r"withdrawn|deferred|accepted",
    r"boys|girls|male|female|men|women",
    r"went|retired|resigned|left|moved|returned|transferred|died|turned 18|were adopted|were dismissed|went home",
    r"improved|worsened|unchanged|(?:got|are|were) (?:better|worse)|no change|the same|risen|fallen|rose|fell|"
    r"up|down|stayed|declined|deteriorated",
)
_KIND = tuple(re.compile(rf"\b(?:{words})\b", re.IGNORECASE) for words in _KINDS)
_PAIRS = (r"\b(?:in|on) time|within|\blate\b|\bovdue\b|missed", r"\bboys?\b|\bgirls?\b", r"\bmale|female")
_AGE = re.compile(r"\b(?:aged?|under|over|years?|old|older|younger)\b", re.IGNORECASE)
_PREPOSITION = re.compile(r"^(?:,? \w+){0,3}? (?P<word>for|to|with|from|in|by|at|because of|due to|on|as)\b")
_ELSE = re.compile(
    r"\b(?:other|others|another|neither|none of|rest|remaining|remainder|elsewhere|something else)\b", re.IGNORECASE
)
_NOT = re.compile(r"^,? (?:\w+ )?(?:(?:had|have|has|did|was|were|is|are|do|does) not|(?:had|did|was|were)n['’]t)\b")


class Listed(Struct, frozen=True):
    """A whole, the parts that follow it, what each part says of itself, and which part is called the rest."""

    whole: Amount
    parts: tuple[Amount, ...]
    said: tuple[str, ...]
    rest: bool
    quote: str

    @property
    def total(self) -> Decimal:
        """What the parts add up to."""
        return sum((one.value for one in self.parts), Decimal(0))


def larger(reading: Reading) -> Iterator[Finding]:
    """A part that is larger than its whole: "Of those 124, 131 needed works", "nine of the eight"."""
    for sentence in reading.sentences:
        told = set[int]()
        for listed in lists_of(sentence):
            part = listed.parts[0]
            after = sentence.text[part.end :]
            follows = _VERB.match(after) or _OF_THEM.match(after) or part.end <= listed.whole.start
            if part.value > listed.whole.value and follows and part.start not in told:
                told.add(part.start)
                message = f"{part.text} of {listed.whole.text}: the part is larger than the whole."
                yield reading.find("part-larger", sentence.spot, message, _HINT, listed.quote)


def sums(reading: Reading) -> Iterator[Finding]:
    """Parts that do not add up to their whole: certain where a thing is one of them only, else possible."""
    for sentence in reading.sentences:
        for listed in lists_of(sentence):
            if len(listed.parts) > 1 and listed.total != listed.whole.value and _whole_is_said(listed):
                yield from _of_sum(reading, sentence, listed)


def _of_sum(reading: Reading, sentence: Sentence, listed: Listed) -> Iterator[Finding]:
    sure = surely_wrong(sentence, listed)
    few = listed.whole.value - listed.total > max(Decimal(1), listed.whole.value / 10)
    if not sure and (few or any(one.word for one in (listed.whole, *listed.parts))):
        return
    parts = " + ".join(str(one.value) for one in listed.parts)
    message = f"The parts listed add up to {listed.total} ({parts}), and {listed.whole.text} is said to be their whole."
    hint = _HINT if sure else "Look whether one is missing, or counted twice."
    yield reading.find("parts-sum", sentence.spot, message, hint, listed.quote, certain=sure)


def _whole_is_said(listed: Listed) -> bool:
    """Whether no smaller run of the parts makes the whole, and none is larger by itself (`larger` tells of that)."""
    if listed.parts[0].value > listed.whole.value:
        return False
    running = [sum((one.value for one in listed.parts[:at]), Decimal(0)) for at in range(2, len(listed.parts))]
    return listed.whole.value not in running or _of_one_kind(listed)


def surely_wrong(sentence: Sentence, listed: Listed) -> bool:
    """Whether a list that does not add up is wrong beyond doubt."""
    if _SHARED.search(sentence.text) or any(_AGE.search(one) for one in listed.said):
        return False
    short = listed.whole.value - listed.total
    if listed.rest or (_ELSE.search(listed.said[-1]) and len(listed.parts) > 1):
        return True
    if _NOT.match(listed.said[-1]) and len(listed.parts) == 2:
        return True
    if short > 0:
        return _all_are_said(listed)
    near = -short <= max(Decimal(1), listed.whole.value / 20)
    return near or _of_one_kind(listed)


def _all_are_said(listed: Listed) -> bool:
    """Whether the parts are all that there can be: Green, Amber and Red; boys and girls; in time and late."""
    said = [one.lower() for one in listed.said]
    if all(any(re.search(rf"\b{colour}s?\b", one) for one in said) for colour in ("green", "amber", "red")):
        return len(said) == 3
    if len(said) != 2:
        return False
    first, second = said
    return any(
        (re.search(one, first) and re.search(other, second)) or (re.search(other, first) and re.search(one, second))
        for one, other in (
            (r"\bboys\b", r"\bgirls\b"),
            (r"\bmale\b", r"\bfemale\b"),
            (r"\b(?:in|on) time\b", r"\blate\b"),
        )
    )


def _of_one_kind(listed: Listed) -> bool:
    """Whether what the parts say of themselves shuts each other out."""
    if any(all(kind.search(one) for one in listed.said) for kind in _KIND):
        return True
    words = [_PREPOSITION.match(one) for one in listed.said]
    named = {found["word"] for found in words if found}
    elided = not any(_VERB.match(one) for one in listed.said[1:])
    return all(words) and len(named) == 1 and elided


def lists_of(sentence: Sentence) -> Iterator[Listed]:
    """Every whole of a sentence with its parts, in whatever way they are told."""
    counts = [one for one in amounts(sentence.text) if one.is_count and not _is_pronoun(sentence.text, one)]
    for at, one in enumerate(counts):
        text, after = sentence.text, counts[at + 1 :]
        if _OF.search(text[: one.start]) and not _VERB.match(text[one.end :]):
            yield from _listed(sentence, one, after, _start_of_parts(text, one, after))
        elif at and OUT_OF.fullmatch(text[counts[at - 1].end : one.start]) and _is_part_of(text, counts[at - 1]):
            first = counts[at - 1]
            yield from _listed(sentence, one, after, one.end, first)
        elif after and _COLON.fullmatch(text[one.end : after[0].start]) and not _TO.search(text[: one.start]):
            yield from (found for found in _listed(sentence, one, after, after[0].start) if _is_near(found))
        elif after and (found := _OF_WHOM.fullmatch(text[one.end : after[0].start])) and _is_noun(text, one):
            yield from _listed(sentence, one, after, one.end + found.end())
        elif after and _OF_THEM.match(text[after[0].end :]) and _is_whole_of(text, one, after[0]):
            yield from _listed(sentence, one, [], after[0].end, after[0])

    yield from _of_these(sentence, counts)


def _of_these(sentence: Sentence, counts: Sequence[Amount]) -> Iterator[Listed]:
    """The parts of "Of these, 20 were good and ...", where the sentence before has one number alone."""
    begun = _OF_THESE.match(sentence.text)
    if begun is None or not counts or counts[0].start != begun.end():
        return
    last = [part for part in re.split(r"(?<=[.!?])\s+", sentence.before.strip()) if part][-1:]
    wholes = [one for said in last for one in amounts(said) if not one.unit]
    if len(wholes) == 1 and wholes[0].is_count and _NOUN_VERB.match(sentence.text[counts[0].end :]):
        yield from _listed(sentence, replace(wholes[0], start=0, end=0), counts, counts[0].start)


def _is_whole_of(text: str, one: Amount, part: Amount) -> bool:
    """Whether "; 26 of them were" speaks of the number at the head of the sentence: no others are named in between."""
    return not text[: one.start].strip() and _NO_OTHERS.fullmatch(text[one.end : part.start]) is not None


def _is_near(listed: Listed) -> bool:
    """Whether several parts make the whole but for a slip: else what follows a colon may be of something else."""
    return len(listed.parts) > 1 and abs(listed.total - listed.whole.value) <= max(Decimal(2), listed.whole.value / 10)


def _is_pronoun(text: str, one: Amount) -> bool:
    return one.text.lower() == "one" and bool(re.match(r" (?:of|another|that|which|who)\b", text[one.end :]))


def _is_part_of(text: str, one: Amount) -> bool:
    """Whether "X of the N" counts something: no score, no "increase of"."""
    return not re.search(r"\b(?:page|item|part|phase|week|day|total|average|score|rate) $", text[: one.start], re.I)


def _is_noun(text: str, one: Amount) -> bool:
    return bool(re.match(r" [a-z]", text[one.end :]))


def _start_of_parts(text: str, whole: Amount, after: Sequence[Amount]) -> int:
    """Where the parts of "Of the 22 re-audits, 19 had ..." begin: after its comma, else at the first count."""
    comma = re.compile(r", |: ").search(text, whole.end)
    first = after[0] if after else None
    if first and _NOUN_VERB.match(text[first.end :]) and (comma is None or first.end < comma.start()):
        return first.start
    return comma.end() if comma else whole.end


def _listed(
    sentence: Sentence, whole: Amount, after: Sequence[Amount], start: int, first: Amount | None = None
) -> Iterator[Listed]:
    text = sentence.text
    stop = _stop(text, start)
    parts: list[Amount] = [first] if first else []
    rest = False
    for one in after:
        if not start <= one.start < stop:
            continue
        begins = _BEGINS.search(text[start : one.start]) if one.start > start else _BEGINS.search("")
        direct = not parts and one is after[0] and not text[start : one.start].strip()
        if not (begins or direct) or _NOT_A_PART.match(text[one.end :]):
            continue
        parts.append(one)
        rest = rest or bool(begins and begins["rest"])
    if parts:
        ends = [part.start for part in parts[1:]] + [stop]
        said = tuple(_said(text, part, whole, end) for part, end in zip(parts, ends, strict=True))
        begin = min(whole.start, parts[0].start)
        quote = text[max(0, begin - 12 if begin < 15 else begin) : stop][:160]
        # "131 of 187 in May and 129 of 186 in June" are fractions, and no parts of one whole.
        if not any(_is_fraction(text, part, after) for part in parts[1:]) and not _PLANNED.match(text[whole.end :]):
            yield Listed(whole, tuple(parts), said, rest, quote)


def _is_fraction(text: str, part: Amount, after: Sequence[Amount]) -> bool:
    """Whether a whole of its own stands behind a part."""
    behind = next((one for one in after if one.start > part.end), None)
    gap = text[part.end : behind.start] if behind else ""
    return bool(behind and (OUT_OF.fullmatch(gap) or gap.strip() == "/"))


# More may be done than was planned.
_PLANNED = re.compile(
    r"(?: [a-z]+)? (?:planned|expected|budgeted|targeted|scheduled|forecast|hoped for|aimed for|that (?:we|were|was) "
    r"(?:planned|expected|needed|aimed))\b"
)


def _said(text: str, part: Amount, whole: Amount, end: int) -> str:
    """What is said of a part: up to where the next begins; of "seven of the 12 milestones" what follows the whole."""
    start = whole.end if part.end <= whole.start else part.end
    return re.sub(r"(?:,| and| with| while| the)*\s*$", "", text[start:end])


def _stop(text: str, start: int) -> int:
    found = _BREAKS.search(text, start)
    return found.start() if found else len(text)


def totals(reading: Reading) -> Iterator[Finding]:
    """ "12, 15 and 9 exclusions, a total of 38": numbers told in a row, and a total that is not theirs."""
    for sentence in reading.sentences:
        counts = [one for one in amounts(sentence.text) if not one.unit]
        for at, total in enumerate(counts):
            run = _run(sentence.text, counts[: at + 1])
            added = sum((one.value for one in run), Decimal(0))
            plain = len(run) > 1 and all(one.is_count for one in (*run, total)) and _is_total(sentence.text, total)
            if plain and added != total.value and abs(added - total.value) <= total.value / 5:
                parts = " + ".join(str(one.value) for one in run)
                message = f"{parts} is {added}, and {total.text} is said to be the total."
                quote = sentence.text[run[0].start : total.end + 15]
                yield reading.find("parts-sum", sentence.spot, message, _HINT, quote)


def _is_total(text: str, one: Amount) -> bool:
    return bool(_TOTAL.search(text[: one.start]) or _IN_ALL.match(text[one.end :]))


def _run(text: str, counts: Sequence[Amount]) -> list[Amount]:
    """The numbers in a row before the last one, joined by commas and "and"."""
    run: list[Amount] = []
    for one, other in reversed(list(pairwise(counts))):
        gap = _TOTAL.sub("", text[one.end : other.start]) if not run else text[one.end : other.start]
        if not _JOINED.fullmatch(gap):
            break
        run.insert(0, one)
    return run


CHECKS = (larger, sums, totals)

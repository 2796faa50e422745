"""What a sentence says of others, England, the region, councils like ours, held against the table's column for them.

"It is below the comparator group (76%)", where the table gives that 75%; "at 30 days it is longer than in England
(34)", where the two figures lie the other way.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from paperwork.model.findings import Finding

from ..reading import Mention, Reading, Sentence, Subject
from ..reading.numbers import mentions
from ..reading.subjects import Reported
from ..reading.words import key
from .agreement import same

_HINT = "Look the figure up in the table, and print the right one."
_GROUP = r"(?:comparator|comparison|peer|family|cipfa|nearest) (?:group|councils?|authorit\w+|average|neighbours?)"
_SOUTH = "south east|south west|north east|north west|midlands|east of england|yorkshire"
_NAMES = (
    ("england", r"england|national(?:ly)?(?: (?:figure|average|rate))?|the country"),
    ("wales", r"wales|welsh average"),
    ("scotland", r"scotland|scottish average"),
    ("region", rf"region(?:al(?:ly)?)?(?: (?:figure|average|median))?|{_SOUTH}"),
    (
        "alike",
        rf"{_GROUP}|(?:statistical )?neighbours?(?: average)?|sns?|(?:councils|authorities) like ours",
    ),
)
_NAMED = tuple((name, re.compile(rf"\b(?:{pattern})\b", re.IGNORECASE)) for name, pattern in _NAMES)
_IS = r"is|was|are|were|of|at|averages?|averaged|stands? at|figure (?:is|was|of)|average (?:is|was|of)"
_BEHIND = re.compile(rf"^(?:'s|’s)?(?: \w+)?(?: \(| (?:{_IS})(?: at)? )$")
_OTHER_TIME = re.compile(
    r"\b(?:20\d\d|last year|a year (?:ago|earlier)|previous\w*|then|at the time|quarter [1-4]|q[1-4]|in [A-Z][a-z]+)\b"
)
_THAN = re.compile(
    # What is "higher in one area (17%)" has that figure itself.
    r"\b(?:(?P<up>(?:higher|longer|more|greater|larger)(?= than)|above)|"
    r"(?P<down>(?:lower|shorter|fewer|less|smaller)(?= than)|below))\b"
    r"(?: than)?(?: (?:in|for|that (?:of|for)|those (?:of|for)|both|the|our))*(?: [\w'’-]+){0,5} \($",
    re.IGNORECASE,
)
_BY_SO_MANY = re.compile(
    r" ?(?:(?!is|are|was)\w+ )?(?:more|fewer|less|higher|lower|longer|shorter|above|below)\b", re.IGNORECASE
)
_NOT = re.compile(r"\b(?:not|n't|no longer|never|was|were|had|would|should|could|if|points?)\b|[.;]", re.IGNORECASE)
_FIGURES = ("number", "percent", "span")
_WIDTH, _BEFORE = 100, 200


def comparators(reading: Reading) -> Iterator[Finding]:
    """A figure that is given for England, a region or councils alike is not the one in the table."""
    for sentence in reading.sentences:
        for one in sentence.mentions:
            name = _whose(sentence, one)
            if name and not _OTHER_TIME.search(sentence.text[max(0, one.start - 60) : one.end + 40]):
                yield from _compared(reading, sentence, one, name)


def _whose(sentence: Sentence, one: Mention) -> str:
    """For whom a figure is given: the one name that stands right before it."""
    if one.kind not in ("number", "percent") or one.word or one.points or one.about or one.value is None:
        return ""
    before = sentence.text[max(0, one.start - _WIDTH) : one.start]
    for name, pattern in _NAMED:
        told = list(pattern.finditer(before))
        if told and _BEHIND.match(before[told[-1].end() :]):
            return name
    return ""


def _compared(reading: Reading, sentence: Sentence, one: Mention, name: str) -> Iterator[Finding]:
    found = {subject.key: subject for subject in _spoken_of(reading, sentence, one) if _held(subject, name)}
    if len(found) != 1:
        return
    subject = next(iter(found.values()))
    held = _held(subject, name)
    own = [] if _is_own_told(sentence, subject) else subject.printed
    every = [each.value for each in (*subject.comparators.values(), *own)]
    if len(held) != 1 or one.value is None or one.value in every:
        return
    if same(one.value, one.decimals, held[0].value, held[0].decimals):
        return
    quote = sentence.part(one.start, one.end, 50)
    message = f"{one.text} is given for others; the paper's own table has {held[0].text} beside {subject.name}."
    yield reading.find("figure-of-others", sentence.spot, message, _HINT, quote, key=f"{subject.name[:40]}.{one.text}")


def _is_own_told(sentence: Sentence, subject: Subject) -> bool:
    """Whether the sentence gives the measure's newest value as well, so that another of its values is not meant."""
    return subject.last is not None and any(each.value == subject.last.value for each in sentence.mentions)


def _held(subject: Subject, name: str) -> list[Reported]:
    pattern = dict(_NAMED)[name]
    return [one for head, one in subject.comparators.items() if pattern.search(head)]


def _spoken_of(reading: Reading, sentence: Sentence, one: Mention) -> tuple[Subject, ...]:
    """The measure that is named, else the one whose newest value the sentence gives, in the unit of the figure."""
    unit = ("percent",) if one.kind == "percent" else ("number", "rate")
    fit = [subject for subject in reading.subjects if subject.unit in unit and subject.comparators]
    said = key(sentence.text)
    named = [subject for subject in fit if subject.key and subject.key <= said]
    told = (*sentence.mentions, *mentions(sentence.before[-_BEFORE:]))
    figures = {each.value for each in told if each is not one and each.kind == one.kind}
    here = [subject for subject in fit if reading.titles[subject.spot] == reading.titles[sentence.spot]]
    own = [subject for subject in here if subject.last is not None and subject.last.value in figures]
    beside = [subject for subject in here if {each.value for each in subject.comparators.values()} & figures]
    return tuple(next((among for among in (named, own, beside) if len(among) == 1), ()))


def longer(reading: Reading) -> Iterator[Finding]:
    """One figure is said to be more, or less, than another in brackets behind it, and is not."""
    for sentence in reading.sentences:
        figures = [
            one for one in sentence.mentions if one.value is not None and one.kind in ("number", "percent", "span")
        ]
        for one in figures:
            before = sentence.text[max(0, one.start - _WIDTH) : one.start]
            found = _THAN.search(before)
            lead = [each for each in figures if each.end <= one.start - len(before) + (found.start() if found else 0)]
            if found and lead and _is_contrary(sentence, lead[-1], one, found):
                quote = sentence.text[lead[-1].start : one.end + 1].strip()
                words = found["up"] or found["down"]
                message = f"{lead[-1].text} is said to be '{words}' than {one.text}, and is not."
                hint = "Correct the words or the figures."
                about = re.sub(r"\d", "", quote)[:80]
                yield reading.find("claim-own-figures", sentence.spot, message, hint, quote, key=about)


def _is_contrary(sentence: Sentence, one: Mention, other: Mention, found: re.Match[str]) -> bool:
    gap = sentence.text[one.end : other.start]
    if _BY_SO_MANY.match(gap):
        return False
    if one.kind != other.kind or one.points or other.points or one.word or len(gap) > _WIDTH or _NOT.search(gap):
        return False
    if one.value is None or other.value is None or one.value == other.value:
        return False
    return (one.value > other.value) is not bool(found["up"])


CHECKS = (comparators, longer)

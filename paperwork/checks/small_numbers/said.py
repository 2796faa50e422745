"""Numbers that words give of what a table of the same file hides: "Two years or more: 2", "8 of the 11 are under ten".

What is hidden is known from the file's own tables, so that this holds wherever a draft is; what the number was is
known to nobody here, and no finding says it. A number that is said of a hidden one by its name is an error, any other
a possible finding, which stops the PDF until somebody accepts it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from msgspec import Struct

from paperwork.model.findings import Finding
from paperwork.model.supplied import DisclosureRule

from ..reading import Reading, Sentence
from ..reading.grids import figure, period
from ..reading.numbers import Mention
from ..reading.words import key
from .everywhere import everywhere, title_of
from .lines import HIDDEN, Line, hidden_lines, tokens

CHECK = "hidden-said"
PRINTED = "hidden-printed"
_HINT = (
    "Write it without the number (a few, fewer than ten), or with the live figure; or accept it, with the reason why "
    "it tells nothing that is hidden."
)
_BACK = (
    f"Write it without the number; {HIDDEN} stands for it in the table. docs/measures.md says what is hidden and why."
)
# Shares, and numbers that are no numerals.
_IN_WORDS = re.compile(
    r"\b(?:(?:a|one|two|three|four)[- ](?:half|thirds?|quarters?|fifths?|sixths?|sevenths?|eighths?|ninths?|tenths?)\b|"
    r"half (?:of|the|are|were|have)\b|halved|doubled|trebled|tripled|twice as|a (?:couple|pair|dozen)\b|"
    r"(?:dd?au|dd?wy|tri|thri|tair|thair|ph?edwar|ph?edair|chwech)\b|"
    r"(?:(?:thir|four|fif|six|seven|eigh|nine)teen|(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)(?:-\w+)?)\b"
    r"(?! (?:days?|weeks?|months?|years?|hours?|minutes?))|"
    r"a (?:single|sole|lone)\b|twins|triplets|the only (?:child|boy|girl|one|young person|baby)\b)",
    re.IGNORECASE,
)
# On which side of a target it lies, and so what it may be.
_RATED = re.compile(
    r"\b(?:met|meets?|meeting|miss(?:ed|es)?|hits?|reached|on|above|below|over|under|within|beat|beats|better than|"
    r"worse than|exceed\w*|off|short of|achieved)\b(?: \w+){0,3} target|\btargets?\b[^.;]{0,60}\b(?:met|missed|hit|"
    r"reached|exceeded|achieved|beaten)\b|\b(?:rated|is|are|was|were|turned|at|still|now) (?:red|amber|green)\b",
    re.IGNORECASE,
)
_COUNTS = ("number", "percent", "fraction", "range")
# What a number is when it is none of a hidden thing: no more than a bound, the name of a page, an age.
_NAMED = re.compile(
    r"\b(?:aged?|under|over|above|below|than|every|each|option|priority|page|section|paragraph|stage|level|phase|part|"
    r"step|figure|table|appendix|chapter|annex|key|up to|at most|the)\s(?:the )?$",
    re.IGNORECASE,
)
_THINGS = re.compile(
    r" (?:(?!child|young|boy|girl|are\b|were\b|is\b|of\b|in\b|at\b)\w+ )?(?:actions?|reviews?|recommendations?|visits?|"
    r"inspections?|inspectors?|(?:members of )?staff|workers?|teams?|"
    r"schools?|managers?|sessions?|meetings?|audits?|posts?|panels?|rooms?|floors?)\b",
    re.IGNORECASE,
)
_TARGET = re.compile(r"\b(?:targets?|goal|aim|tolerance|limit|milestone)\b[^.;,\d]{0,30}$", re.IGNORECASE)
_IS = (
    r"(?: at month end)?(?:\)|,)?(?: ?[:–—=(-]| (?:is|was|are|were|(?:now )?stands at|stood at|fell to|rose to|"
    r"has been|have been|numbered|comes to|came to|remains(?: at)?|went (?:up|down) to|has (?:fallen|risen) to))"
    r" ?(?:now |just |only |still |currently |at |about |the number )*$"
)
_COUNTED = re.compile(
    r"[.,;:)]|$| (?:child|young|boys?\b|girls?\b|are\b|were\b|of (?:them|these|those)\b|now\b|this\b)", re.I
)
# What goes on about what the sentence before it named.
_GOES_ON = re.compile(
    r"(?:it|this|that|they|these|those|there|of (?:these|them|those)|all but|only|just|now|today|in [A-Z]\w+|\d+|one|"
    r"two|three|four|five|six|seven|eight|nine|ten)\b",
    re.IGNORECASE,
)
_THE_ONE = re.compile(r"the one\b(?! (?:in|out of|child|boy|girl|resident))", re.IGNORECASE)


class _Said(Struct, frozen=True):
    """A number that words say: what is quoted of it, where it stands, and the mention where it is one in figures."""

    start: int
    end: int
    mention: Mention | None = None


def of_lines(reading: Reading) -> Iterator[Finding]:
    """Each sentence, heading, note, cell of words or alternative text that says a number of what a table hides."""
    lines = hidden_lines(reading)
    rated = any(line.rated for line in lines)
    for one in everywhere(reading) if lines else ():
        named = [line for line in lines if line.meant(_about(one), title_of(reading, one))]
        found = next(((line, said) for line in named for said in _numbers(one, line, named, reading)), None)
        found = found or _side(one, named if rated else []) or _on_its_page(one, lines, reading)
        if found is not None:
            yield _finding(reading, one, *found)


def _side(one: Sentence, named: Sequence[Line]) -> tuple[Line, _Said] | None:
    """Where a sentence says of a hidden value on which side of its target it lies, which its table hides as well."""
    found = _RATED.search(one.text)
    return next(((line, _Said(*found.span())) for line in named if found and line.measure), None)


def _on_its_page(one: Sentence, lines: Sequence[Line], reading: Reading) -> tuple[Line, _Said] | None:
    """A small number beside the words of a heading, under which a measure is hidden: "long plans: 2"."""
    heading = title_of(reading, one)
    for line in (line for line in lines if line.near and line.heading == heading and line.near & tokens(one.text)):
        for said in _numbers(one, line, [line], reading):
            after = one.text[said.end :]
            counts = _COUNTED.match(after) or line.near & tokens(" ".join(after.split()[:2]))
            if said.mention and (said.mention.value or 0) <= DisclosureRule().threshold and counts:
                return line, said
    return None


def _about(one: Sentence) -> str:
    """What a sentence speaks of: itself, and the one before it where it goes on from there."""
    if not one.before or not _GOES_ON.match(one.text):
        return one.text
    return f"{re.split(r'(?<=[.!?]) ', one.before.strip())[-1]} {one.text}"


def _finding(reading: Reading, one: Sentence, line: Line, said: _Said) -> Finding:
    quote = one.part(said.start, said.end, 50, 30)
    number, name = one.text[said.start : said.end], line.name or line.heading
    key = f"{title_of(reading, one)}/{line.name}: {number}"
    if _is_given(one, line, said):
        message = f"{name}: '{number}' is said, where a number of children is hidden."
        return reading.find(PRINTED, one.spot, message, _BACK, quote, key=key)
    message = f"'{number}' is said of '{name}', of which a table hides a number of children."
    return reading.find(CHECK, one.spot, message, _HINT, quote, certain=False, key=key)


def _is_given(one: Sentence, line: Line, said: _Said) -> bool:
    """Whether a number is given to a line by its whole name, so that nothing else can be meant."""
    named = said.mention and " " in line.name and line.tokens and _COUNTED.match(one.text, said.end)
    return bool(named and re.search(re.escape(line.name) + _IS, one.text[: said.start], re.IGNORECASE))


def _numbers(one: Sentence, line: Line, named: Sequence[Line], reading: Reading) -> Iterator[_Said]:
    """The numbers of a sentence that may be of a hidden line; `named` are all such lines that it names."""
    shown = _shown_beside(one, line, reading)
    for mention in one.mentions:
        if mention.kind in _COUNTS and not _is_other(one, mention) and not _is_shown(one, mention, named, shown):
            yield _Said(mention.start, mention.end, mention)
    for found in _IN_WORDS.finditer(one.text):
        yield _Said(found.start(), found.end())


def _is_other(one: Sentence, mention: Mention) -> bool:
    """Whether a number is a live figure, a bound, a name, a target, or one of other things."""
    before = one.text[: mention.start]
    if one.fact_at(mention) or _TARGET.search(before) or _THINGS.match(one.text, mention.end):
        return True
    if mention.word and mention.text.lower() == "one" and _THE_ONE.match(one.text, max(0, mention.start - 4)):
        return True
    return _NAMED.search(before) is not None and not re.search(r"\b(?:the|each) (?:the )?$", before, re.IGNORECASE)


def _shown_beside(one: Sentence, line: Line, reading: Reading) -> set[tuple[Decimal, bool]]:
    """What the other rows show that a sentence names."""
    said, found = key(one.text), set[tuple[Decimal, bool]]()
    for other in reading.lines:
        if other.name != line.name and other.is_row and other.named(said, one.text):
            found |= {(cell.value, cell.percent) for cell in other.cells}
    return found


def _is_shown(one: Sentence, mention: Mention, named: Sequence[Line], beside: set[tuple[Decimal, bool]]) -> bool:
    """Whether a number is one that the tables show: of the line itself, or of another that is named."""
    if mention.value is None or mention.kind not in ("number", "percent"):
        return False
    percent = mention.kind == "percent"
    few = not percent and mention.value <= DisclosureRule().threshold
    if not few and (mention.value, percent) in beside:
        return True
    for head, cell in (cell for line in named for cell in line.shown):
        shown = figure(cell)
        if shown is not None and (shown.value, shown.percent) == (mention.value, percent):
            when = period(head)
            if when is not None and any(other.period == when for other in one.mentions):
                return True
            after = key(" ".join(one.text[mention.end :].split()[:2]))
            if when is None and (not few or after & key(head)):
                return True
    return False


CHECKS = (of_lines,)

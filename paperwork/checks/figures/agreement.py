"""Figures held against each other: the same one printed twice, and what sentences say against the tables.

A number in prose is bound (a live fact), or typed; a typed one that speaks of a measure must be one of its figures.
What is near a measure's name in its sentence is its figure; what stands beside England, a target or a year is not.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from decimal import ROUND_HALF_UP, Decimal

from msgspec import Struct
from msgspec.structs import replace

from paperwork.model.findings import Finding
from paperwork.model.periods import LATEST, Period

from ..reading import Mention, Reading, Sentence, Subject
from ..reading.called import kinds
from ..reading.subjects import Reported
from ..reading.words import key
from .meaning import how_meant

_HINT = "Find out which is right, and print it in both places."
_ELSEWHERE = re.compile(
    r"\b(?:england|national(?:ly)?|region(?:al|ally)?|neighbours?|sns?|comparators?|comparable|statistical|targets?|"
    r"average of \w+ authorities|tolerances?|outturn|baseline|base line|last year|previous years?|previously|"
    r"milestones?|in[- ]month|in the month|weekly|benchmark\w*|threshold|standard|aim\w*|expect\w*|anticipat\w*|"
    r"plan to|should|could|would|forecast\w*|project\w*|budget|goal|ambition|limit|teams?|workers|"
    r"of (?:which|whom|these|those|them)|every|each|other|another|new|only|ago|"
    r"(?:year|month|week)s? (?:before|earlier)|per (?!cent|10,?000)\w+)\b",
    re.IGNORECASE,
)
# What a span of months came to is no month's figure: in the year to September, in the six months to March, since May.
_SPAN = re.compile(
    r"\b(?:year|months?|quarters?|weeks|period) (?:to|ending|ended|up to)\b|(?<!up )\bto date\b|\bsince\b|"
    r"\bso far\b|\bcumulative|"
    r"\b(?:in|over|during|for|within|across) (?:the |these |those |all )?"
    r"(?:past |last |previous |first |final |whole |full )?"
    r"(?:(?:\w+ )?(?:months|quarters|weeks|years)|(?:half[- ])?year)\b",
    re.IGNORECASE,
)
# What was told once is no error now.
_TOLD_THEN = re.compile(
    r"\b(?:was|were|been) (?:told|informed|advised)\b|\b(?:corrected|restated|amended|revised|originally)\b|"
    r"\breported (?:to|in|at) (?:the |our |its )?(?:last|previous|panel|board|committee|[A-Z]\w+)\b",
    re.IGNORECASE,
)
_VERB = re.compile(r"(?: [a-z'’-]+){1,4} (?:were|are|had|have)\b")
_AS_AT = re.compile(r"(?:as )?at (?:the end of )?[A-Z\d]|at month end|on \d", re.IGNORECASE)
# Papers are written so many months after their last figures at the most.
_AFTER = 4
_QUARTER_ENDS = {6: 1, 9: 2, 12: 3, 3: 4}
_JOINT = re.compile(
    r"[;(]|, (?:and|but|with)\b|\b(?:and|but|which|although|though|given|because|while|whilst|compared)\b",
    re.IGNORECASE,
)
_END = re.compile(r"[;)]|, |\b(?:and|but|which|although|though|because|while|whilst|compared)\b", re.IGNORECASE)
_NOW = re.compile(r"\b(?:currently|now|at present|to date|latest|today|is|are|stands? at|remains? at)\b", re.IGNORECASE)
_IS = re.compile(
    r"\b(?:is|are|was|were|stands? at|stood at|remains?(?: at)?|at|now|currently|of|has been|reached|totals?|totall?ed)"
    r"(?: now| currently| still| only| at| just)*\s*\(?$|^currently,? $|^\W*$",
    re.IGNORECASE,
)


def twice(reading: Reading) -> Iterator[Finding]:
    """A figure of one measure and one period that stands in the file twice, with different values."""
    pairs = list(_pairs(reading))
    agreeing = Counter(pair.tables for pair in pairs if pair.agree)
    differing = Counter(pair.tables for pair in pairs if not pair.agree)
    for pair in pairs:
        if not pair.agree and (pair.alone or agreeing[pair.tables] >= differing[pair.tables]):
            yield _twice(reading, pair)
        elif not pair.agree and differing[pair.tables] == 1:
            # Two tables that have one figure in common may be of two things: of two areas, of a target and an outcome.
            yield _twice(reading, pair, certain=_under_one_heading(reading, pair))


class Pair(Struct, frozen=True):
    """A figure of one measure and one period that is printed twice, each time with the measure as it stands there."""

    first: tuple[Subject, Reported]
    second: tuple[Subject, Reported]

    @property
    def agree(self) -> bool:
        """Whether it is the same both times."""
        one, other = self.first[1], self.second[1]
        return same(one.value, one.decimals, other.value, other.decimals)

    @property
    def tables(self) -> tuple[int, int]:
        """The tables it stands in, or the places of the lines."""
        one, other = self.first[1], self.second[1]
        return (one.grid if one.grid >= 0 else -one.spot - 1), (other.grid if other.grid >= 0 else -other.spot - 1)

    @property
    def alone(self) -> bool:
        """Whether one of them stands in a summary or on a line by itself, and the other among the measure's months."""
        return (self.first[1] in self.first[0].printed) != (self.second[1] in self.second[0].printed)


def _pairs(reading: Reading) -> Iterator[Pair]:
    told: dict[tuple[frozenset[str], str, Period], tuple[Subject, Reported]] = {}
    for subject in reading.subjects:
        for one in _dated(reading, subject):
            if not subject.key or one.when is None or _is_of_a_group(reading, one):
                continue
            name = (subject.key | kinds(subject.name), subject.unit, one.when)
            first = told.setdefault(name, (subject, one))
            if first[1].spot != one.spot:
                yield Pair(first, (subject, one))


def _under_one_heading(reading: Reading, pair: Pair) -> bool:
    first, second = pair.first[1], pair.second[1]
    corners = {reading.grids[one.grid].heads[0] for one in (first, second) if one.grid >= 0}
    return reading.titles[first.spot] == reading.titles[second.spot] and len(corners) < 2


def _is_of_a_group(reading: Reading, one: Reported) -> bool:
    """Whether a figure stands among those of groups with one for all of them: a team's name is no measure's."""
    rows = reading.grids[one.grid].rows if one.grid >= 0 else ()
    return any(re.match(r"%? ?(?:all|overall|total)\b(?! open)", row[0], re.IGNORECASE) for row in rows)


def _dated(reading: Reading, subject: Subject) -> Iterator[Reported]:
    yield from subject.printed
    if subject.actual:
        yield replace(subject.actual, when=reading.as_at or LATEST)


def _twice(reading: Reading, pair: Pair, *, certain: bool = True) -> Finding:
    (subject, one), (other, before) = pair.second, pair.first
    when = one.when.label if one.when else ""
    where = reading.spots[before.spot].heading
    message = f"{subject.name}, {when}: {one.text} is printed here, and {before.text} under '{where}' ({other.name})."
    quote, key_ = f"{subject.name} {one.text}", f"{subject.name[:50]}.{when}"
    return reading.find("printed-twice", one.spot, message, _HINT, quote, certain=certain, key=key_)


def same(one: Decimal, decimals: int, other: Decimal, others: int) -> bool:
    """Whether two figures are the same one, the rounder of the two rounded half up (10.2% is 10%)."""
    unit = Decimal(1).scaleb(-min(decimals, others))
    return one.quantize(unit, ROUND_HALF_UP) == other.quantize(unit, ROUND_HALF_UP)


def stands_at(value: Reported, subject: Subject, figure: Mention) -> bool:
    """Whether a figure in words is a value of a subject, in its unit and as far as both are rounded."""
    if figure.value is None or (figure.kind == "percent") != (subject.unit == "percent"):
        return False
    return same(figure.value, figure.decimals, value.value, value.decimals)


def parts(reading: Reading) -> Iterator[Finding]:
    """A share of all that lies outside the shares of the groups that all is made of: 41% of all, 46% and 42% by age."""
    for whole in reading.subjects:
        groups = [one for one in reading.subjects if _is_group(one, whole)]
        for one in _dated(reading, whole) if len(groups) > 1 and whole.unit == "percent" else ():
            shares = [each.value for group in groups for each in _dated(reading, group) if each.when == one.when]
            if len(shares) == len(groups) and not min(shares) <= one.value <= max(shares):
                said = " and ".join(f"{share}%" for share in shares)
                message = f"{whole.name} is {one.text}, which lies outside its groups ({said})."
                hint = "Look whether the groups are all there are, or say who else is counted."
                quote = f"{whole.name} {one.text}"
                key = f"{whole.name[:50]}.parts"
                yield reading.find("outside-its-parts", one.spot, message, hint, quote, certain=False, key=key)


def _is_group(one: Subject, whole: Subject) -> bool:
    """Whether a measure has the name of another with a group in brackets behind it."""
    rest = one.name.removeprefix(whole.name).strip()
    return one.name != whole.name and rest.startswith("(") and rest.endswith(")") and one.page == whole.page


class Figures(Struct, frozen=True):
    """All that may be said of a subject in numbers: its values by period, and everything else that is printed of it."""

    by_period: Mapping[Period, tuple[Reported, ...]]
    others: tuple[Decimal, ...]

    @property
    def every(self) -> tuple[Reported, ...]:
        """Its values of all periods."""
        return tuple(one for ones in self.by_period.values() for one in ones)


def figures_of(reading: Reading, subjects: Iterable[Subject]) -> Figures:
    """All figures that a file and its data give for some subjects."""
    by_period: dict[Period, tuple[Reported, ...]] = {}
    others: list[Decimal] = []
    for subject in subjects:
        for one in _dated(reading, subject):
            if one.when is not None:
                by_period[one.when] = (*by_period.get(one.when, ()), one)
        extra = (*subject.targets, *subject.comparators.values(), *((subject.target,) if subject.target else ()))
        others.extend(one.value for one in extra)
        values = [one.value for one in subject.printed]
        others.extend(abs(later - earlier) for at, earlier in enumerate(values) for later in values[at + 1 :])
        others.extend(sum(run, Decimal(0)) for run in _runs(values))
    return Figures(by_period, tuple(others))


def _runs(values: list[Decimal]) -> Iterator[list[Decimal]]:
    return (values[start:end] for start in range(len(values)) for end in range(start + 2, len(values) + 1))


def prose(reading: Reading) -> Iterator[Finding]:
    """A typed number that a sentence says of a measure, and that is none of the measure's figures."""
    for sentence in reading.sentences:
        for mention in sentence.mentions:
            if (finding := doubted(reading, sentence, mention)) is not None:
                yield finding


def doubted(reading: Reading, sentence: Sentence, mention: Mention) -> Finding | None:
    """What is found of one number in a sentence; None where it is right, live, or said of nothing that is known."""
    if mention.kind not in ("number", "percent") or mention.word or sentence.fact_at(mention):
        return None
    return next(_of_mention(reading, sentence, mention), None)


def _of_mention(reading: Reading, sentence: Sentence, mention: Mention) -> Iterator[Finding]:
    clause = _clause(sentence, mention)
    subjects = _said_of(reading, sentence, mention, clause)
    when = _when(reading, sentence, clause)
    subjects = subjects or _counted(reading, sentence, mention, clause, when)
    if not subjects or mention.value is None or mention.points or mention.about or is_span(clause):
        return
    figures = figures_of(reading, _alike(reading, subjects))
    meant = how_meant(sentence, mention, subjects[0], _kept(reading, subjects[0]))
    known = figures.by_period.get(when, ()) if when else figures.every
    if not known or any(same(mention.value, mention.decimals, one.value, one.decimals) for one in known):
        return
    if mention.value in figures.others:
        return
    stale = [one for one in figures.every if one.value == mention.value and one.when]
    newest = known[0] if when else max(known, key=lambda one: (one.when != LATEST, one.when or LATEST))
    if meant == "whole" or (meant == "doubtful" and _is_near(mention, newest, Decimal("0.1"))):
        certain = meant == "whole" and (when is not None or bool(_NOW.search(clause)))
        certain = certain and not _TOLD_THEN.search(sentence.text)
        yield disagreement(reading, sentence, mention, subjects[0], newest, stale, certain=certain)


def is_span(text: str) -> bool:
    """Whether some text is of what came together over more than one month or quarter."""
    return _SPAN.search(text) is not None


def _kept(reading: Reading, subject: Subject) -> frozenset[str]:
    """The words that may stand beside a measure's name and leave it what it is: those of its table and heading."""
    heads = [reading.grids[one.grid].heads[0] for one in subject.printed[:1] if one.grid >= 0]
    title = reading.titles[subject.spot] if subject.spot >= 0 else ""
    return key(" ".join((title, *heads)))


def _said_of(reading: Reading, sentence: Sentence, mention: Mention, clause: str) -> tuple[Subject, ...]:
    """The measures that a number is said of: those its own clause names, in the number's unit."""
    before = sentence.text[: mention.start]
    if not _IS.search(before) or _ELSEWHERE.search(clause):
        return ()
    said = key(clause)
    rated = bool(re.match(r" ?(?:per 10,?000)", sentence.text[mention.end :])) or "rate" in clause.lower()
    units = ("percent",) if mention.kind == "percent" else ("rate", "number") if rated else ("number",)
    named = [one for one in reading.named(sentence) if one.unit in units and one.key <= said]
    # A rate may be called by its number's name, where the file has such a rate.
    if rated and mention.kind != "percent" and not any(one.unit == "rate" for one in _alike(reading, tuple(named[:1]))):
        return ()
    # A number of something else may stand beside the name: "72 workers have caseloads over 25".
    return tuple(named) if len({one.key | kinds(one.name) for one in named}) == 1 else ()


def _counted(
    reading: Reading, sentence: Sentence, mention: Mention, clause: str, when: Period | None
) -> tuple[Subject, ...]:
    """The measure whose figure a number almost is, where the number comes first: "339 households were in ...".

    What is counted may be some of them only; a number so near to the figure of its month is meant to be that.
    """
    after = sentence.text[mention.end :]
    if _ELSEWHERE.search(clause) or not (
        _VERB.match(after) or (mention.kind == "percent" and after.startswith(" of "))
    ):
        return ()
    if when is None and not re.search(r"\b(?:currently|now|at present)\b", clause, re.IGNORECASE):
        return ()
    unit = "percent" if mention.kind == "percent" else "number"
    said = key(clause)
    named = [one for one in reading.named(sentence) if one.unit == unit and one.key <= said]
    here = [one for one in reading.by_page.get(sentence.page, ()) if one.unit == unit]
    near, meant = (Decimal("0.1"), named) if named else (Decimal("0.03"), here if _AS_AT.match(sentence.text) else [])
    found = [one for one in meant if _is_near(mention, _at(reading, one, when), near)]
    return tuple(found) if len({one.key for one in meant}) == 1 else ()


def _at(reading: Reading, subject: Subject, when: Period | None) -> Reported | None:
    figures = [one for one in _dated(reading, subject) if one.when == when or when is None]
    return figures[-1] if figures else None


def _is_near(mention: Mention, one: Reported | None, share: Decimal) -> bool:
    return one is not None and mention.value is not None and abs(mention.value - one.value) <= share * one.value


def _alike(reading: Reading, subjects: tuple[Subject, ...]) -> tuple[Subject, ...]:
    """Everything that the file says of the same measures, in every unit: a rate may be called by its number's name."""
    return tuple(one for one in (*reading.subjects, *reading.known) if subjects and one.key == subjects[0].key)


def _clause(sentence: Sentence, mention: Mention) -> str:
    """The part of a sentence that a number stands in, from one comma, bracket or joining word to the next."""
    starts = [at.end() for at in _JOINT.finditer(sentence.text[: mention.start])]
    ends = _END.search(sentence.text[mention.end :])
    start = starts[-1] if starts else 0
    return sentence.text[start : mention.end + (ends.start() if ends else len(sentence.text))]


def _when(reading: Reading, sentence: Sentence, clause: str) -> Period | None:
    """The month that a clause is about: the one it names; None where any may be meant."""
    named = [
        one for one in sentence.mentions if one.kind in ("month", "date", "quarter", "year") and one.text in clause
    ]
    if len(named) == 1 and named[0].kind == "date" and (day := _month_of(reading, named[0])):
        return day
    if len(named) == 1:
        quarterly = reading.as_at is not None and reading.as_at.kind == "quarter"
        if named[0].period is not None and not (quarterly and named[0].month in _QUARTER_ENDS):
            return named[0].period
        return nearest(reading, named[0])
    return Period("year", 1) if named else None


def _month_of(reading: Reading, day: Mention) -> Period | None:
    """The month of a day without a year, where figures are of months: the last of the name, or one just after them."""
    if reading.as_at is None or reading.as_at.kind != "month" or day.period is not None or not day.month:
        return None
    found = reading.as_at.shifted(_AFTER)
    while found.number != day.month:
        found = found.shifted(-1)
    return found


def nearest(reading: Reading, mention: Mention) -> Period | None:
    """The last month, or quarter, of the number that is named, not after the one that follows the paper's own."""
    if reading.as_at is None or not mention.month:
        return None
    # The end of December is the end of the third quarter.
    ends = reading.as_at.kind == "quarter" and mention.kind == "month"
    number = _QUARTER_ENDS.get(mention.month, 0) if ends else mention.month
    if not number or (reading.as_at.kind != mention.kind and not ends):
        return None
    found = reading.as_at.shifted(1)
    while found.number != number:
        found = found.shifted(-1)
    return found


def disagreement(
    reading: Reading, sentence: Sentence, mention: Mention, subject: Subject, newest: Reported,
    stale: list[Reported], *, certain: bool,
) -> Finding:  # fmt: skip
    """A figure that is none of a measure's: the newest that it has, and of which month it was, if of any."""
    at = f" for {newest.when.label}" if newest.when else ""
    message = f"'{mention.text}' is said of {subject.name}; the paper's own table has {newest.text}{at}."
    if stale and stale[0].when:
        message += f" {mention.text} was its figure for {stale[0].when.label}."
    start = sentence.text.rfind(" ", 0, max(0, mention.start - 40)) + 1
    quote = sentence.text[start : mention.end + 25]
    check = "figure-stale" if stale else "figure-wrong"
    return reading.find(
        check, sentence.spot, message, _HINT, quote, certain=certain, key=f"{subject.name[:40]}.{mention.text}"
    )


CHECKS = (twice, parts, prose)

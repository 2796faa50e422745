"""Words that set a measure against others: higher than England, below statistical neighbours, in line with comparators.

The figures of the others often stand in the sentence itself: "above comparators (SN 34 per 10,000)".
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from msgspec import Struct

from paperwork.checks.reading import Mention, Reading, Sentence, Subject
from paperwork.model.findings import Finding
from paperwork.model.periods import LATEST

from .clauses import Clause, asserted, clauses
from .figures import Run, result_of, run
from .meant import known_by, meant
from .saying import joined, sentences, value_in

_HOW = (
    r"(?:(?:only|still|currently|now|slightly|marginally|just|well|far|significantly|considerably|substantially|much|"
    r"a little|somewhat|generally|broadly) )*"
)
_OTHERS = (
    r"(?:stat(?:istical)?\.? ?neighbou?rs?(?:'s?)?|SNs?\b|England|national|regional|comparators?|neighbou?rs?\b|peers|"
    r"similar (?:councils|authorities)|other (?:councils|authorities|local authorities|areas)|region\b)"
)
_BETWEEN = (
    r"(?:(?:the|our|those|that|among|both|all|in|of|for|with|at|most|recent|latest|published|average|rates?|reported|"
    r"by|figures?|level|and|target|any|many|its|averages?) )*"
)
_SIDES: tuple[tuple[int, str], ...] = (
    (1, r"above|higher than|greater than|in excess of|more than|exceeds?|exceeding|over"),
    (-1, r"below|lower than|less than|fewer than|under"),
)
_AGAINST = tuple(
    (side, re.compile(rf"\b(?P<how>{_HOW})(?:{words}) {_BETWEEN}(?P<others>{_OTHERS})", re.IGNORECASE))
    for side, words in _SIDES
)
_LIKE = r"in line with|similar to|comparable (?:to|with)|on a par with"
_SAME = re.compile(rf"\b(?P<how>{_HOW})(?:{_LIKE}) {_BETWEEN}(?P<others>{_OTHERS})", re.IGNORECASE)
# A name alone is the council's: what it is above is the page's measure.
_COUNCIL = re.compile(r"(?:[A-Z]{2,6}|[A-Z][a-z]+)(?: (?:Council|City Council|County Council))?")
_KINDS = ("number", "percent")


class Other(Struct, frozen=True):
    """Another's value that a measure is held against: whose, and what it is."""

    name: str
    value: Decimal
    percent: bool


class Against(Struct, frozen=True):
    """What is contrary to others: what is spoken of, its figures in words, the others, whether it is certain."""

    what: str
    figures: str
    others: tuple[Other, ...]
    certain: bool


def comparators(reading: Reading) -> Iterator[Finding]:
    """Something is said to be above, below or like others, and the figures of the others say otherwise."""
    for sentence in sentences(reading):
        if re.search(_OTHERS, sentence.text, re.IGNORECASE):
            for clause in clauses(sentence.text):
                yield from _compared(reading, sentence, clause)


def sides(clause: Clause) -> Iterator[tuple[str, int, int]]:
    """What a clause sets above or below others: the words, where, and 1 for above or -1 for below."""
    for side, pattern in _AGAINST:
        for found in pattern.finditer(clause.text):
            if asserted(clause, found.start()):
                yield " ".join(found.group().split()), found.start(), side


def _compared(reading: Reading, sentence: Sentence, clause: Clause) -> Iterator[Finding]:
    for side, pattern in (*_AGAINST, (0, _SAME)):
        for found in pattern.finditer(clause.text):
            if asserted(clause, found.start()):
                yield from _against(reading, sentence, clause, found, side)


def _against(
    reading: Reading, sentence: Sentence, clause: Clause, found: re.Match[str], side: int
) -> Iterator[Finding]:
    others = _others(sentence, clause.start + found.start("others")) or _bracketed(reading, sentence)
    phrase, back = clause.phrase(found.start())
    own = _own(sentence, clause.start, clause.start + found.start())
    alike = [one for one in others if own is not None and one.percent == (own.kind == "percent")]
    if own is not None and own.value is not None and alike:
        wrong = [one for one in alike if _wrong(own.value, one.value, side)]
        sure = len(wrong) == len(alike) and side != 0
        told = Against(re.sub(r"[\d.,%]+", "", phrase), f"the sentence has {own.text}", tuple(wrong), sure)
        yield from [_finding(reading, sentence, clause, found, told)] if wrong else []
        return
    for run_ in _runs(reading, sentence, phrase, back):
        known = others or _known(reading, run_.subject, found["others"])
        fitting = [one for one in known if one.percent == (run_.subject.unit == "percent")]
        if against := _verdict(run_, fitting, side):
            yield _finding(reading, sentence, clause, found, against)
            return


def _runs(reading: Reading, sentence: Sentence, phrase: str, back: str) -> list[Run]:
    """The rate or the percentage of what is spoken of: what others can be compared with."""
    here = "performance" if _COUNCIL.fullmatch(phrase) else phrase
    names = {(one.page, known_by(reading, one)) for one in meant(reading, sentence, here, back=back)}
    alike = [one for one in reading.subjects if (one.page, known_by(reading, one)) in names]
    return [run(reading, one) for one in alike if one.unit in ("rate", "percent") and (one.values or one.actual)]


def _others(sentence: Sentence, start: int) -> list[Other]:
    """The figures of others that follow in the sentence, each after its name."""
    found: list[Other] = []
    end = start
    for one in sentence.mentions:
        if one.start < start or one.kind == "name":
            continue
        between = sentence.text[end : one.start]
        if one.kind not in _KINDS or one.word or one.value is None or not re.search(_OTHERS, between, re.IGNORECASE):
            break
        if re.search(r";|\b(?:but|due|because|which|although|while)\b", between, re.IGNORECASE):
            break
        name = re.findall(_OTHERS, between, re.IGNORECASE)[-1]
        found.append(Other(name, one.value, one.kind == "percent"))
        end = one.end
    return found


def _bracketed(reading: Reading, sentence: Sentence) -> list[Other]:
    """The figures of others in brackets, which stand by themselves after the full stop."""
    after = [one for one in reading.sentences if one.spot == sentence.spot and one.text.startswith("(")]
    return next((_others(one, 0) for one in after if one.before.rstrip().endswith(sentence.text)), [])


def _known(reading: Reading, subject: Subject, named: str) -> list[Other]:
    """The figures of others that a table of the file, or the data, has for a measure."""
    wanted = _whom(named)
    told = [(name, one.value) for name, one in subject.comparators.items()]
    if not told and reading.knowledge is not None and (result := result_of(reading.knowledge.results, subject)):
        told = [(one.name, one.value) for one in result.measure.comparators if isinstance(one.value, Decimal)]
    percent = subject.unit == "percent"
    return [Other(name, value, percent) for name, value in told if wanted == "all" or _whom(name) == wanted]


def _whom(name: str) -> str:
    """Whether a name is of similar councils, of England, of a region, or of all of them."""
    said = name.lower()
    if "neighbour" in said or said.startswith("sn") or "similar" in said:
        return "similar"
    if "england" in said or "national" in said:
        return "england"
    return "region" if "region" in said or "south" in said or "north" in said else "all"


def _own(sentence: Sentence, start: int, end: int) -> Mention | None:
    """The figure that the sentence itself gives for what it speaks of, right before the comparison."""
    inside = [one for one in sentence.mentions if start <= one.start < end and one.kind in _KINDS and not one.word]
    return inside[-1] if len(inside) == 1 else None


def _verdict(run_: Run, others: list[Other], side: int) -> Against | None:
    """The others that a measure is on the wrong side of, and whether for certain; None where there are none."""
    name = run_.subject.name
    actual = run_.subject.actual.value if run_.subject.actual is not None else None
    last = run_.at(run_.last) if run_.last is not None else actual
    if last is None or not others:
        return None
    contrary = tuple(one for one in others if _wrong(last, one.value, side))
    later = tuple(one for one in others if run_.latest is not None and _wrong(run_.latest, one.value, side))
    figures = f"'{name}' is {_figures(run_)}"
    if contrary and (later or run_.latest is None):
        return Against(name, figures, contrary, len(contrary) == len(others) and side != 0)
    return Against(name, figures, later, certain=False) if later and not contrary else None


def _finding(reading: Reading, sentence: Sentence, clause: Clause, found: re.Match[str], against: Against) -> Finding:
    compared = joined([f"{one.value:,}{'%' if one.percent else ''} for {one.name}" for one in against.others])
    said = " ".join(found.group().split())
    return reading.find(
        "claim-comparator", sentence.spot,
        f"The words say '{said}', but {against.figures}, and the comparator is {compared}.",
        "Correct the words or the figures.", clause.said, certain=against.certain, key=f"{against.what}: {said}"[:80],
    )  # fmt: skip


def _figures(run_: Run) -> str:
    if run_.last is None:
        return run_.subject.actual.text if run_.subject.actual else "not known"
    periods = [run_.last, *([LATEST] if run_.latest is not None else [])]
    return joined([value_in(run_, one) for one in periods])


def _wrong(value: Decimal, other: Decimal, side: int) -> bool:
    """Whether a value is on the wrong side of another's; said to be like it, more than a quarter off."""
    if side == 0:
        return abs(value - other) * 4 > abs(other)
    return (value - other) * side < 0

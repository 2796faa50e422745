"""Ratings and arrows: held against the values, targets and tolerances that the paper itself prints, and its data.

A check takes a `Reading`. A rating is certain to be wrong only where the paper says which way is good, or by one bound
of a tolerance shows it; an arrow only where the printed values are not alike.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from msgspec.structs import replace

from paperwork.model.findings import Finding
from paperwork.model.measures import Direction, Result

from ..reading import Reading, Sentence, Subject
from ..reading.grids import Grid, figure
from ..reading.known import names
from ..reading.subjects import roles
from ..reading.words import key
from ..totals.rates import numbers_and_rates
from .keys import bands
from .pairing import Good, Stated, filled, good_in_table, pairs, same_value, share_of, stated, tolerance_of

_RAG = re.compile(r"^(red|amber|green)\b", re.IGNORECASE)
_RAG_SAID = re.compile(
    r"\b(?:is|are|remains?|rated|stays?|now|at|as|RAG)\s+(?:rated\s+|now\s+|at\s+)?(Red|Amber|Green)\b"
)
_UP = re.compile(r"[↑▲⬆↗]|\b(?:up|increas\w+|higher|rising)\b", re.IGNORECASE)
_DOWN = re.compile(r"[↓▼⬇↘]|\b(?:down|decreas\w+|lower|falling)\b", re.IGNORECASE)
_SAME = re.compile(r"[→↔⇄]|\b(?:no change|same|static|unchanged|level)\b", re.IGNORECASE)
_ENOUGH, _MOST_AGREE = 3, Decimal("0.7")
_LEAST_WORDS = 5
_TARGET_SAID = re.compile(
    r"\btarget (?:of|set at|is|was) (?:an? |the )?(?P<value>\d{1,3}(?:,\d{3})+|\d+(?:\.\d+)?) ?%?|"
    r"\b(?P<other>\d+(?:\.\d+)?) ?% target\b",
    re.IGNORECASE,
)
_GREEN_AT = re.compile(
    r"\bGreen (?:is |means |where |if |when )[^.;]{0,20}\b"
    r"(?:at|on|meets) (?:or (?:better than|above) )?(?:its|the|their) target"
)
_LOOK = "Look which is right: the rating, the value, or what it is rated by."


def rag(subject: Subject) -> str:
    """The rating printed of a measure as one word with a capital; empty where there is none."""
    found = _RAG.match(subject.rag.strip())
    return found[1].capitalize() if found else ""


def arrow(subject: Subject) -> Direction:
    """Which way the printed arrow, or the word for it, goes."""
    ways: tuple[tuple[Direction, re.Pattern[str]], ...] = (("up", _UP), ("down", _DOWN), ("same", _SAME))
    return next((way for way, pattern in ways if pattern.search(subject.arrow)), "")


def ratings_by_data(reading: Reading) -> Iterator[Finding]:
    """A rating in the file that the paper's data do not give, or that the book's paper prints otherwise."""
    if reading.knowledge is None:
        return
    for subject in reading.subjects:
        result = _result(reading, subject) if rag(subject) else None
        if result is None or not result.rag:
            continue
        fact = result.facts["rag"]
        # What the paper prints otherwise on purpose has its reason in `published_as`.
        given = fact.computed or result.rag
        if given != rag(subject):
            message = f"{subject.name} is {rag(subject)} here; by the data and the book it is {given}."
            meant = fact.text == rag(subject)
            yield _of(reading, subject, "rag-not-data", message, rag(subject), certain=not meant)


def _result(reading: Reading, subject: Subject) -> Result | None:
    """The one measure of the book that goes by a subject's name, or by its words in the same unit."""
    assert reading.knowledge is not None
    every = reading.knowledge.results.by_id.values()
    by_name = [one for one in every if subject.name.lower() in (name.lower() for name in names(one))]
    by_words = [
        one
        for one in every
        if one.measure.unit == subject.unit and any(key(name) == subject.key for name in names(one))
    ]
    found = by_name or by_words
    return found[0] if len(found) == 1 else None


def ratings_twice(reading: Reading) -> Iterator[Finding]:
    """One measure with two ratings in the file: in its summary, and on its page."""
    for summed, own in pairs(reading):
        if own is not None and rag(own) and rag(summed) and rag(own) != rag(summed):
            message = f"{summed.name} is {rag(summed)} here and {rag(own)} on its page."
            yield _of(reading, summed, "rag-twice", message, rag(summed))


def ratings_by_page(reading: Reading) -> Iterator[Finding]:
    """A rating that the target and the tolerance on the measure's own page do not bear out.

    Nothing is certain where the file has a key of its own with numbers: its rule may be another.
    """
    keyed = any(band.upper is not None or band.lower is not None for key in bands(reading) for band in key)
    said = stated(reading)
    for summed, own in pairs(reading):
        if own is None or not rag(summed) or _in_year(summed):
            continue
        page = said.get(own.page, Stated())
        if page.not_set and not own.targets and own.target is None and not page.targets:
            message = f"{summed.name} is {rag(summed)}, and its page says that no target is set."
            yield _of(reading, summed, "rag-without-target", message, rag(summed))
            continue
        if same_value(summed, own):
            yield from (_doubted(finding) if keyed else finding for finding in _rated(reading, summed, own, page))


def _doubted(finding: Finding) -> Finding:
    return replace(finding, certain=False, severity="warning")


def _in_year(summed: Subject) -> bool:
    """Whether it counts up over a year, so that a target for the year's end is not yet one for its month."""
    return re.search(r"cumulative|to date|\bytd\b|in[- ]year|projected|annual", summed.name, re.IGNORECASE) is not None


def _rated(reading: Reading, summed: Subject, own: Subject, page: Stated) -> Iterator[Finding]:
    assert summed.actual is not None
    lower, upper = _bounds(reading, own, page)
    good, certain = _good(reading, own, page, lower, upper)
    target, value, printed = _target(reading, own, page), summed.actual.value, rag(summed)
    share, why = share_of(own), ""
    if share is not None and target is not None and good not in ("high", "low"):
        why, certain = _in_share(value, target, share, printed), True
    elif good == "range":
        why = _in_range(value, lower, upper, printed)
    elif good and target is not None:
        why = one_sided(value, target, lower if good == "high" else upper, good, printed)
    if not why and good in ("high", "low") and target is not None:
        # Where no key says so, Green may be as far from the target as somebody thinks good enough.
        why, certain = _green_beyond(value, target, good, printed), certain and _green_at_target(reading)
    if why:
        message = f"{summed.name} is {printed} with {summed.actual.text}: {why}."
        yield _of(reading, summed, "rag-not-rule", message, printed, certain=certain)


def _bounds(reading: Reading, own: Subject, page: Stated) -> tuple[Decimal | None, Decimal | None]:
    """The tolerance of a measure: its table's, else that of its page's lines where these can be its alone."""
    bounds = tolerance_of(own)
    if bounds != (None, None):
        return bounds
    alike = [one for one in reading.by_page.get(own.page, ()) if one.values]
    if len(page.tolerances) == 1 and len({one.unit for one in alike}) == 1:
        return page.tolerances[0]
    if len(page.tolerances) == len(alike) and own in alike:
        return page.tolerances[alike.index(own)]
    return None, None


def _good(
    reading: Reading, own: Subject, page: Stated, lower: Decimal | None, upper: Decimal | None
) -> tuple[Good, bool]:
    """Which way is good, and whether that is certain: one bound alone shows it, whatever the words say."""
    if lower is not None and upper is None:
        return "high", True
    if upper is not None and lower is None:
        return "low", True
    good = good_in_table(reading, own) or page.good
    return good, good != "range"


def _target(reading: Reading, own: Subject, page: Stated) -> Decimal | None:
    """The target of a measure, where its table and the line over it agree on one."""
    table = own.targets[0].value if own.targets else own.target.value if own.target else None
    alike = [one for one in reading.by_page.get(own.page, ()) if one.values]
    same_unit = len({one.unit for one in alike}) == 1
    lines = {value for value, _, _ in page.targets}
    if table is None:
        return next(iter(lines)) if len(lines) == 1 and same_unit else None
    return None if lines and table not in lines else table


def _in_range(value: Decimal, lower: Decimal | None, upper: Decimal | None, printed: str) -> str:
    if lower is None or upper is None:
        return ""
    if lower <= value <= upper:
        return f"it is within its tolerance, {lower} to {upper}" if printed == "Red" else ""
    return f"it is outside its tolerance, {lower} to {upper}" if printed == "Green" else ""


def _in_share(value: Decimal, target: Decimal, share: Decimal, printed: str) -> str:
    """Why a rating is not Red: the value is nearer to its target than the share allows, whichever way is good."""
    near = abs(value - target) <= abs(target) * share - 1
    return f"that is within {share * 100:.0f}% of its target, {target}" if near and printed == "Red" else ""


def one_sided(value: Decimal, target: Decimal, bound: Decimal | None, good: Good, printed: str) -> str:
    """Why a rating can't be, by a target and the bound on its bad side; a step is left for what rounding hides."""
    way = 1 if good == "high" else -1
    better = (value - target) * way
    beyond = bound is not None and (value - bound) * way <= -1
    side = "below" if good == "high" else "above"
    if better >= 1 and printed != "Green":
        return f"that is better than its target, {target}"
    if beyond and printed != "Red":
        return f"that is {side} its tolerance, {bound}"
    if bound is not None and better < 0 and (value - bound) * way >= 1 and printed == "Red":
        return f"that is within its tolerance, {bound}"
    return ""


def _green_at_target(reading: Reading) -> bool:
    """Whether the paper says that a measure is Green at its target or better."""
    return any(_GREEN_AT.search(spot.words) for spot in reading.spots)


def _green_beyond(value: Decimal, target: Decimal, good: Good, printed: str) -> str:
    worse = (target - value) * (1 if good == "high" else -1)
    side = "below" if good == "high" else "above"
    return f"that is {side} its target, {target}" if printed == "Green" and worse >= 1 else ""


def arrows(reading: Reading) -> Iterator[Finding]:
    """An arrow that goes another way than the values on the measure's page; a tie as printed may hide a step."""
    turned = [(summed, own, _moved(own)) for summed, own in pairs(reading) if own is not None and arrow(summed)]
    moved = [(summed, own, way) for summed, own, way in turned if way and same_value(summed, own)]
    plain = [arrow(summed) == way for summed, _, way in moved if way != "same"]
    # Where most arrows go against the values, up means better in this paper.
    by_value = len(plain) >= _ENOUGH and sum(plain) >= len(plain) * _MOST_AGREE
    for summed, own, way in moved:
        hidden = way == "same" and _by_data(reading, summed) == arrow(summed)
        if arrow(summed) != way and not hidden and (by_value or way == "same"):
            before, now = own.values[-2], own.values[-1]
            message = f"{summed.name}: the arrow says {arrow(summed)}, and {before.text} became {now.text}."
            if way == "same":
                message = f"{message} Before rounding it may have moved; readers can't see that."
            sure = way != "same" and not _value_doubted(reading, own)
            yield _of(reading, summed, "arrow-not-values", message, summed.arrow, certain=sure)


def _by_data(reading: Reading, summed: Subject) -> Direction:
    """Which way the unrounded values went, where the data are known."""
    result = _result(reading, summed) if reading.knowledge is not None else None
    printed_otherwise = result is not None and result.facts["direction"].published is not None
    return result.direction if result is not None and not printed_otherwise else ""


def _value_doubted(reading: Reading, own: Subject) -> bool:
    """Whether one of its last two values does not go with its number or its rate, and may be what is wrong."""
    alike = [one for one in reading.by_page.get(own.page, ()) if one.key == own.key]
    last = {one.when.label for one in own.values[-2:] if one.when}
    doubted = {finding.key for finding in numbers_and_rates(reading)}
    return any(f"{one.name[:40]}.{when}" in doubted for one in alike for when in last)


def _moved(own: Subject) -> Direction:
    if len(own.values) < 2:
        return ""
    before, now = own.values[-2].value, own.values[-1].value
    return "same" if now == before else "up" if now > before else "down"


def said_in_prose(reading: Reading) -> Iterator[Finding]:
    """A rating that a sentence gives a measure, other than that of its table."""
    rated: dict[frozenset[str], set[str]] = {}
    for subject in reading.subjects:
        if rag(subject) and subject.key:
            rated.setdefault(subject.key, set()).add(rag(subject))
    for sentence in reading.sentences:
        for found in _RAG_SAID.finditer(sentence.text):
            meant = {one.key for one in reading.about(sentence)}
            known = rated.get(next(iter(meant)), set()) if len(meant) == 1 else set()
            if known and found[1] not in known:
                message = f"The sentence says {found[1]}; the table has {' and '.join(sorted(known))}."
                yield reading.find("rag-said", sentence.spot, message, _LOOK, sentence.text, certain=False)


def without_words(reading: Reading) -> Iterator[Finding]:
    """A Red or Amber measure whose page says nothing of it."""
    spoken = {sentence.page for sentence in reading.sentences if _tells(sentence)}
    for summed, own in pairs(reading):
        if own is not None and rag(summed) in ("Red", "Amber") and own.page not in spoken:
            message = f"{summed.name} is {rag(summed)}, and its page has no commentary."
            hint = "Say why, and what is being done."
            yield reading.find("no-words", own.spot, message, hint, own.name, certain=False, key=own.name)


def _tells(sentence: Sentence) -> bool:
    words = [word for word in sentence.text.split() if word[0].isalpha()]
    return len(words) >= _LEAST_WORDS and not sentence.text.lower().startswith(("target", "tolerance", "good"))


def targets_on_page(reading: Reading) -> Iterator[Finding]:
    """A target over a table, or in a sentence of the page, that the page's own table of targets has not."""
    for page, said in stated(reading).items():
        here = [one for one in reading.by_page.get(page, ()) if one.values or one.targets]
        known = {target.value for one in here for target in (*one.targets, *((one.target,) if one.target else ()))}
        units = {one.unit for one in here}
        alone = sum(bool(one.targets) for one in here) == len(said.targets) == len(units)
        for value, words, spot in said.targets if known else ():
            if value not in known:
                others = ", ".join(sorted({one.text for subject in here for one in subject.targets}))
                message = f"'{words}' stands over a table whose targets are {others}."
                hint = "Look which is right, and print one."
                sure = alone and ("%" not in words or "percent" in units)
                yield reading.find("target-not-table", spot, message, hint, words, certain=sure)


def targets_said(reading: Reading) -> Iterator[Finding]:
    """A target that a sentence names, and that neither the book nor the measure's table has."""
    for sentence in reading.sentences:
        found = _TARGET_SAID.search(sentence.text)
        if found is None or re.search(r"\b(?:previous|former|last year|was|national)\b", sentence.text, re.IGNORECASE):
            continue
        value = Decimal((found["value"] or found["other"]).replace(",", ""))
        known = _targets(reading, sentence)
        if known and value not in known and not sentence.fact_at(sentence.mentions[0]):
            others = ", ".join(str(one) for one in sorted(known))
            message = f"'{found.group().strip()}' is none of the targets of what the sentence is about ({others})."
            quote = found.group().strip()
            yield reading.find("target-said", sentence.spot, message, _LOOK, quote, certain=False)


def _targets(reading: Reading, sentence: Sentence) -> set[Decimal]:
    meant = {one.key for one in reading.about(sentence)}
    every = (one for one in (*reading.subjects, *reading.known) if one.key in meant)
    return {target.value for one in every for target in (*one.targets, *((one.target,) if one.target else ()))}


def mixed(reading: Reading) -> Iterator[Finding]:
    """Percentages with and without their sign in one row of months, or in one column of a summary."""
    for grid in reading.grids:
        kinds = roles(grid)
        for at, row in enumerate(grid.rows):
            cells = [row[column] for column, kind in enumerate(kinds) if kind in ("value", "latest")]
            yield from _mixed(reading, grid, at, row[0], cells)
    for spot in dict.fromkeys(one.actual.grid for one in reading.subjects if one.actual is not None and one.page < 0):
        named = [one for one in reading.subjects if one.actual is not None and one.actual.grid == spot]
        percents = [one for one in named if one.unit == "percent" or "%" in one.name]
        signed = [one for one in percents if one.actual is not None and one.actual.percent]
        if signed and len(signed) < len(percents):
            odd = signed if len(signed) * 2 <= len(percents) else [one for one in percents if one not in signed]
            message = f"Some percentages of this table have their sign and some have not: {odd[0].name}."
            quote = f"{odd[0].name} {odd[0].actual.text}" if odd[0].actual else odd[0].name
            yield reading.find("units-mixed", odd[0].spot, message, "Print all in one way.", quote, certain=False)


def _mixed(reading: Reading, grid: Grid, at: int, name: str, cells: list[str]) -> Iterator[Finding]:
    figures = [one for cell in cells if (one := figure(cell))]
    signed = [one.percent for one in figures]
    if any(signed) and not all(signed) and filled(tuple(cells)) > 2:
        message = f"{name} has figures with a percent sign and without: {', '.join(cells)}."
        yield reading.find("units-mixed", grid.at(at), message, "Print all in one way.", name, certain=False)


def not_on_a_page(reading: Reading) -> Iterator[Finding]:
    """A measure of the summary that no page gives the months of, where most of the others have theirs.

    Where the paper's folder is known, its own check of pages (`no-page`) tells of more.
    """
    if reading.knowledge is not None:
        return
    every = list(pairs(reading))
    lost = [summed for summed, own in every if own is None and not _is_part(summed, every)]
    if lost and len(lost) * 3 <= len(every):
        names = "; ".join(summed.name for summed in lost)
        message = f"The summary has what no page gives the months of: {names}."
        hint = "Give each a page, or take it out; or call it by one name in both places."
        yield _of(reading, lost[0], "no-page-in-file", message, lost[0].name, hint, certain=False)


def _is_part(summed: Subject, every: list[tuple[Subject, Subject | None]]) -> bool:
    """Whether it is a team's or a group's share of another measure of the summary, or has others' words on a page."""
    others = [other for other, _ in every if other is not summed]
    return any(other.key <= summed.key or summed.key <= other.key for other in others if other.key)


def _of(
    reading: Reading, summed: Subject, check: str, message: str, word: str, hint: str = _LOOK, *, certain: bool = True
) -> Finding:
    quote = summed.name if word == summed.name else f"{summed.name} {word}"
    return reading.find(check, summed.spot, message, hint, quote, certain=certain, key=summed.name)


CHECKS = (
    ratings_by_data, ratings_twice, ratings_by_page, arrows, said_in_prose, without_words, targets_on_page,
    targets_said, mixed, not_on_a_page,
)  # fmt: skip

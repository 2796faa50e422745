"""What a paper asks for and has not: questions without answers, labels without values, blanks among figures.

A check takes a `Reading`. A fixed question that is answered elsewhere is certain, a heading that stands once is not.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import zip_longest

from msgspec import Struct

from paperwork.model.blocks import Chart, Heading, Opaque, Paragraph, Picture, Table
from paperwork.model.findings import Finding
from paperwork.model.periods import LATEST

from ..reading import Reading
from ..reading.grids import figure, period
from ..reading.sentences import is_heading, is_prose, repeated
from ..reading.subjects import roles
from ..reading.words import key
from ..spots import Spot
from .residue import bare

_LEAST_WORDS = 8
_LABEL = re.compile(
    r"\b(?:(?:lower|upper) )?(?P<label>target|tolerance|baseline|good(?= ?=)|monthly)\b[\s:=–-]*", re.IGNORECASE
)
_VERB = re.compile(
    r"\b(?:is|are|was|were|be|been|has|have|had|will|can|may|continues?|remains?|needs?|\w+ed)\b"
    r"(?! (?:after|in year))",
    re.IGNORECASE,
)
_TOTAL = re.compile(r"^(?:grand |sub-?)?(?:totals?|average|overall|all|change|difference|sum|mean)\b", re.IGNORECASE)
_FRONT = re.compile(
    r"^(?:date(?: of meeting)?|report of|report by|author|subject|title|status|contact(?: officer)?|"
    r"wards?(?: affected)?|"
    r"portfolio(?: holder)?|version(?: no\.?)?|committee|lead officer)\W*$",
    re.IGNORECASE,
)
_PARTING = re.compile(
    r"(?:\d[\d.]* )?(?:appendi|annex|part\b|priority\b|theme\b|section\b|chapter\b|outcome \d|objective\b|contents|"
    r"attachment|agenda|table\b|figure\b|chart\b)|.*[:@“\"]|.*\bwww\.",
    re.IGNORECASE,
)
_NONE = re.compile(
    r"n/?a\.?|none|nil|[-–—]+|\.\.+|not (?:rated|set|available|published|applicable|known|yet due|collected)|tbc|\*",
    re.IGNORECASE,
)
_GIVE = "Give it; where it is none, print 0, and where it is not known, say so."
_LONG = 14
_ENOUGH = 4


class Section(Struct, frozen=True):
    """A heading, or a fixed question that is typed as a line, and the spots under it up to the next."""

    at: int
    words: str
    level: int
    asked: bool
    under: tuple[int, ...]


def sections_of(reading: Reading) -> tuple[Section, ...]:
    """The sections of a file in order; in one without headings those of its fixed questions."""
    lines = repeated([spot.words for spot in reading.spots if is_heading(spot) or _asks(spot)])
    starts = [
        at for at, spot in enumerate(reading.spots) if is_heading(spot) or (_asks(spot) and _plain(spot) in lines)
    ]
    ends = [*starts[1:], next((at for at, spot in enumerate(reading.spots) if spot.in_note), len(reading.spots))]
    return tuple(_section(reading, start, end, lines) for start, end in zip(starts, ends, strict=False))


def _section(reading: Reading, start: int, end: int, lines: frozenset[str]) -> Section:
    spot = reading.spots[start]
    level = spot.block.level if isinstance(spot.block, Heading) else 9
    return Section(start, spot.words, level, _plain(spot) in lines, tuple(range(start + 1, max(end, start + 1))))


def _asks(spot: Spot) -> bool:
    return is_prose(spot) and spot.words.endswith("?") and len(spot.words.split()) < _LEAST_WORDS


def _plain(spot: Spot) -> str:
    return spot.words.lower().strip(" ?:")


def unanswered(reading: Reading) -> Iterator[Finding]:
    """A heading with nothing under it: certain where the same heading has words elsewhere, or must have some."""
    every = sections_of(reading)
    figures = _of_measures(reading)
    figures -= {at for one in every if _asks_for_tables(reading, one, every) for at in one.under}
    filled = {one.at for one in every if _answered(reading, one, figures)}
    answered = {one.words.lower().strip(" ?:") for one in every if one.at in filled}
    begun = next((sentence.spot for sentence in reading.sentences if len(sentence.text.split()) >= _LEAST_WORDS), 0)
    for one, after in zip_longest(every, every[1:]):
        if one.at in filled or not _ends_there(one, after):
            continue
        fixed = (one.asked and one.words.lower().strip(" ?:") in answered) or _mandatory(reading, one.words)
        bare_heading = one.at > begun and not _has_content(reading, one) and not _is_name(one.words)
        if fixed or bare_heading:
            where = f" (after '{before[:60]}')" if (before := reading.spots[one.at].after) and fixed else ""
            message = f"Nothing is written under '{one.words}'{where}."
            hint = "Write it, or say why there is nothing to say."
            sure = fixed or _beside_filled(reading, one, every)
            key_ = f"{reading.titles[one.at][:30]}: {one.words}: {before}"[:80]
            yield reading.find("empty-section", one.at, message, hint, one.words, certain=sure, key=key_)


def _asks_for_tables(reading: Reading, one: Section, every: tuple[Section, ...]) -> bool:
    """Whether a fixed question ("What the data tells us") is answered by a table wherever most of it stands."""
    alike = [other for other in every if bare(other.words) == bare(one.words)]
    tabled = [other for other in alike if _begins_with_table(reading, other)]
    return one.asked and 2 * len(tabled) > len(alike)


def _begins_with_table(reading: Reading, one: Section) -> bool:
    first = next((at for at in one.under if _holds(reading.spots[at])), -1)
    tabbed = (grid.spot for grid in reading.grids)
    return first >= 0 and (isinstance(reading.spots[first].block, Table) or first in tabbed)


def _ends_there(one: Section, after: Section | None) -> bool:
    """Whether a section has no parts of its own: the next heading is none of a level below it, nor numbered so."""
    number = re.match(r"\d+(?:\.\d+)*", one.words)
    if number and after is not None and re.match(rf"{re.escape(number.group())}\.\d", after.words):
        return False
    return after is None or after.level <= one.level or (one.asked and after.asked)


def _beside_filled(reading: Reading, one: Section, every: tuple[Section, ...]) -> bool:
    """Whether most of the headings beside one, two at the least, have sentences right under them, and it must too.

    A heading may part others, as Appendices does, or be a name; a line that stands elsewhere as well is none.
    """
    elsewhere = any(bare(spot.words) == bare(one.words) for spot in reading.spots if not is_heading(spot))
    if _PARTING.match(one.words) or elsewhere or (one is every[-1] and one.words.istitle()):
        return False
    beside = [other for other in _siblings(one, every) if other is not one]
    told = [other for other in beside if any(_is_told(reading, at) for at in other.under)]
    empty = any(not _has_content(reading, other) and _ends_there(other, _next(other, every)) for other in beside)
    return not empty and len(told) > 1 and len(told) * 3 >= len(beside) * 2


def _next(one: Section, every: tuple[Section, ...]) -> Section | None:
    return next((other for other in every if other.at > one.at), None)


def _siblings(one: Section, every: tuple[Section, ...]) -> list[Section]:
    """The sections of a heading's level that stand with it under one heading above."""
    run: list[Section] = []
    for other in every:
        if other.level < one.level:
            if one in run:
                break
            run = []
        elif other.level == one.level:
            run.append(other)
    return run


def _is_told(reading: Reading, at: int) -> bool:
    return any(len(sentence.text.split()) >= _LEAST_WORDS for sentence in reading.by_spot.get(at, ()))


def _mandatory(reading: Reading, words: str) -> bool:
    if reading.knowledge is None:
        return False
    rules = reading.knowledge.inputs.template.sections
    said = bare(re.sub(r"^[\d. ]+", "", words))
    return any(rule.mandatory and not rule.signature and bare(rule.heading) == said for rule in rules)


def _is_name(words: str) -> bool:
    """Whether a heading may be a title or a signature: all in capitals, and not numbered."""
    return words.isupper() and not words[0].isdigit()


def _has_content(reading: Reading, one: Section) -> bool:
    return any(_holds(reading.spots[at]) for at in one.under)


def _holds(spot: Spot) -> bool:
    return bool(spot.words) or isinstance(spot.block, Table | Picture | Chart | Opaque)


def _of_measures(reading: Reading) -> frozenset[int]:
    """The spots of tables that give measures their values and targets."""
    given = {"value", "actual", "latest", "milestone", "target"}
    every = (grid for grid in reading.grids if given & set(roles(grid)))
    return frozenset(at for grid in every for at in (grid.spot, *grid.spots))


def _answered(reading: Reading, one: Section, figures: frozenset[int]) -> bool:
    """Whether anything under a heading can be what it asks for: under a fixed question, more than the next page's head.

    In a file typed without headings the next page's targets, tables and titles of charts follow a question that nobody
    has answered.
    """
    if not one.asked:
        return _has_content(reading, one)
    return any(_answers(reading, at) for at in one.under if at not in figures)


def _answers(reading: Reading, at: int) -> bool:
    spot = reading.spots[at]
    if spot.in_table or not _holds(spot):
        return False
    if isinstance(spot.block, Table):
        return True
    return not isinstance(spot.block, Paragraph) or not (_is_label(spot.words) or _is_title(reading, spot.words))


def _is_label(words: str) -> bool:
    """Whether a line says a target, a tolerance or what good is, and no more."""
    return bool(_LABEL.match(words)) and len(words.split()) < _LONG and not words.endswith(".")


def _is_title(reading: Reading, words: str) -> bool:
    """Whether a line is the title of a measure's chart or page: it has all of its words, and says nothing."""
    if len(words.split()) >= _LONG or words.endswith((".", "!")) or _VERB.search(words):
        return False
    said = key(words)
    return any(subject.key and subject.key <= said for subject in reading.subjects)


def labels_alone(reading: Reading) -> Iterator[Finding]:
    """A label without its value, such as "Tolerance", where the same label has one elsewhere in the file."""
    alone: dict[str, list[int]] = {}
    valued: dict[str, list[str]] = {}
    for at, spot in enumerate(reading.spots):
        if is_prose(spot) and not spot.in_note and _is_label(spot.words) and not _heads_table(reading, at):
            for label, value in _labelled(spot.words):
                if value or _is_figure(reading, at + 1):
                    valued.setdefault(label, []).append(f"{label.capitalize()} {value}")
                else:
                    alone.setdefault(label, []).append(at)
    for label, places in alone.items():
        if label in valued:
            # A form that lacks it on most pages is told of once.
            runs = [places] if len(places) > _ENOUGH else [[place] for place in places]
            sure = label in ("tolerance", "target") and len(valued[label]) > 1
            yield from (_alone(reading, label, run, valued[label][0], certain=sure) for run in runs)
    yield from _rows_alone(reading)


def _is_figure(reading: Reading, at: int) -> bool:
    """Whether a line begins with a figure: what a label above it is of."""
    return at < len(reading.spots) and bool(re.match(r"[£~<>≤≥+-]? ?\d", reading.spots[at].words))


def _alone(reading: Reading, label: str, places: list[int], example: str, *, certain: bool) -> Finding:
    also = f" here and in {len(places) - 1} other place{'s' * (len(places) > 2)}" if len(places) > 1 else " here"
    message = f"'{label.capitalize()}' has no value{also}; elsewhere it has one ('{example[:40]}')."
    hint = "Give the value, say that none is set, or take the label out."
    quote = reading.spots[places[0]].words
    key_ = label if len(places) > 1 else f"{label}: {reading.titles[places[0]]}"[:80]
    return reading.find("label-alone", places[0], message, hint, quote, certain=certain, key=key_)


def _heads_table(reading: Reading, at: int) -> bool:
    after = reading.spots[at + 1] if at + 1 < len(reading.spots) else None
    return after is not None and isinstance(after.block, Table) and len(reading.spots[at].words.split()) == 1


def _labelled(words: str) -> Iterator[tuple[str, str]]:
    """Each label of a line with what stands behind it."""
    found = list(_LABEL.finditer(words))
    for one, after in zip(found, [*found[1:], None], strict=True):
        label = one["label"].lower()
        if label not in ("good", "monthly"):
            yield label, words[one.end() : after.start() if after else len(words)].strip(" .;,")


def _rows_alone(reading: Reading) -> Iterator[Finding]:
    """A line of the front sheet with its label alone."""
    for grid in reading.grids[:3]:
        rows = [(-1, grid.heads), *enumerate(grid.rows)]
        if len(grid.heads) == 2 and sum(bool(row[1]) for _, row in rows) > 1:
            for _, row in rows:
                if _FRONT.match(row[0]) and not row[1]:
                    message = f"'{row[0]}' has nothing beside it."
                    yield reading.find("label-alone", grid.spot, message, "Fill it in.", row[0], certain=False)


def values_missing(reading: Reading) -> Iterator[Finding]:
    """The one blank in a column of figures of a table by kinds (of home, of provider), where all others are filled.

    Tables by months may lack one that is not known yet; those have findings of their own.
    """
    for grid in reading.grids:
        dated = any(period(head) not in (None, LATEST) for head in grid.heads)
        if dated or {"actual", "target"} & set(roles(grid)):
            continue
        for column in range(1, len(grid.heads)):
            cells = [row[column] for row in grid.rows]
            blank = [at for at, row in enumerate(grid.rows) if not row[column] and _named(row, column)]
            if len(blank) == 1 and sum(figure(cell) is not None for cell in cells) >= max(_ENOUGH, len(cells) - 2):
                name = _named(grid.rows[blank[0]], column)
                message = f"'{name}' has no number, and all others of its column have one."
                yield reading.find("value-missing", grid.at(blank[0]), message, _GIVE, name)


def values_blank(reading: Reading) -> Iterator[Finding]:
    """The one blank among figures and words such as n/a: in a table where a blank is not how none is shown."""
    told = {(finding.place, finding.quote) for finding in values_missing(reading)}
    for grid in reading.grids:
        blank = [
            (at, column) for at, row in enumerate(grid.rows) for column, cell in enumerate(row) if not cell.strip()
        ]
        if len(blank) != 1 or not blank[0][1] or len(grid.heads) <= _ENOUGH:
            continue
        at, column = blank[0]
        name, head = _named(grid.rows[at], 1), grid.heads[column]
        others = [row[column] for row in grid.rows if row[column]]
        says_none = any(_NONE.fullmatch(cell) for row in grid.rows for cell in row)
        figures = sum(figure(cell) is not None for cell in others)
        full = all(figure(cell) is not None or _NONE.fullmatch(cell) for cell in others)
        if not (name and head and says_none and full and figures > 1 and len(others) >= _ENOUGH):
            continue
        message = f"'{name}' has nothing under '{head}', and every other cell of the table is filled."
        found = reading.find("value-missing", grid.at(at), message, _GIVE, name, key=f"{name}.{head}")
        if (found.place, found.quote) not in told:
            yield found


def _named(row: tuple[str, ...], column: int) -> str:
    """The words that a figure of a row belongs to: those in the last cell before it that has any."""
    before = "" if _TOTAL.match(row[0]) else next((cell for cell in reversed(row[:column]) if cell), "")
    return before if re.search("[A-Za-z]{2}", before) and figure(before) is None else ""


CHECKS = (unanswered, labels_alone, values_missing, values_blank)

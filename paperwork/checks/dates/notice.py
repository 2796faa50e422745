"""The notice that a paper gives: whether the day of its publication leaves the clear days that the law asks for.

A check takes a `Reading`. The day of the meeting is that of paper.yaml, else the front sheet's. Which nation's days
count is known from paper.yaml, else from the paper's own words; else those that every nation asks for.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta

from msgspec import Struct

from paperwork.model.findings import Finding
from paperwork.model.jurisdictions import JURISDICTIONS, JurisdictionName
from paperwork.model.periods import date_words

from ..reading import Mention, Reading
from ..reading.numbers import mentions
from .days import sentences_and_cells

_OUT = r"(?:published|despatched|dispatched|issued|circulated|released|(?:made|put) (?:public|available|online))"
# "Published: 5 December", "Date of publication 5 December".
_LABEL = re.compile(
    rf"\W*(?:(?:agenda |papers? |report )?{_OUT}(?: on| by)?|(?:publication|despatch|dispatch|issue) date|"
    r"date (?:of (?:publication|despatch|dispatch|issue)|published|issued|despatched))\W*",
    re.IGNORECASE,
)
# "This report was published on Friday 5 December": of this paper, and not of another.
_SAID = re.compile(
    r"\b(?:this|the|these|our) (?:report|paper|agenda|pack|papers|reports|meeting papers)(?: and (?:the |its )?[a-z]+)?"
    r"(?: [a-z]+){0,3}? (?:was|were|is|are|will be|has been|have been) (?:first )?"
    rf"{_OUT}(?: [a-z'’]+){{0,6}}? (?:on|by|from) (?:[A-Z][a-z]+day,? )?(?:the )?$",
    re.IGNORECASE,
)
_CLEAR = re.compile(r"\b(?P<days>three|five|3|5) clear (?:working |week)?days?\b", re.IGNORECASE)
_NATIONS: tuple[tuple[JurisdictionName, re.Pattern[str]], ...] = (
    ("scotland", re.compile(r"\bScot(?:land|tish)\b|\bSchedule 7A\b|\bCare Inspectorate\b(?! Wales)")),
    ("wales", re.compile(r"(?<!England and )\bWales\b|\bWelsh\b|\bEstyn\b|\bCyngor\b")),
    ("england", re.compile(r"\bOfsted\b|\bDepartment for Education\b|\bDfE\b|\bCQC\b|\bEngland\b(?! and Wales)")),
)
_NEAR = 60


class Notice(Struct, frozen=True):
    """The meeting's day, the last day of publication, and the clear days between; `sure` where the rule is known."""

    meeting: date
    last: date
    clear: int
    sure: bool


def notice_of(reading: Reading) -> Notice | None:
    """What notice a paper has to give; None where no day of a meeting is known."""
    day = reading.day
    if day is None:
        return None
    nations, told = _nations(reading)
    clear = min(JURISDICTIONS[nation].clear_days for nation in nations)
    if reading.knowledge is not None and reading.knowledge.inputs.publish_by is not None:
        return Notice(day, reading.knowledge.inputs.publish_by, clear, sure=True)
    # Where a nation is not told, the day that is the latest by any of them.
    last = max(_last_day(reading, nation, day, clear) for nation in nations)
    return Notice(day, last, clear, sure=told)


def _nations(reading: Reading) -> tuple[list[JurisdictionName], bool]:
    """The nations whose law a paper may come under, and whether the paper itself says how many clear days it needs."""
    if reading.knowledge is not None:
        return [reading.knowledge.inputs.council.jurisdiction], True
    text = "\n".join(spot.words for spot in reading.written)
    counts = {nation: len(pattern.findall(text)) for nation, pattern in _NATIONS}
    likely = [nation for nation in counts if counts[nation] > 2 * (sum(counts.values()) - counts[nation])]
    days = {5 if said["days"].lower() in ("five", "5") else 3 for said in _CLEAR.finditer(text)}
    by_days = [nation for nation in counts if {JURISDICTIONS[nation].clear_days} == days]
    both = [nation for nation in by_days if nation in likely]
    return both or by_days or likely or list(counts), bool(by_days)


def _last_day(reading: Reading, nation: JurisdictionName, meeting: date, clear: int) -> date:
    """The last day that leaves so many clear days: by the nation's calendar, else by the days of the week alone."""
    if reading.calendar is not None:
        return reading.calendar(nation, meeting, clear)
    left = meeting
    for _ in range(clear + 1):
        left -= timedelta(days=1)
        while left.weekday() > 4:
            left -= timedelta(days=1)
    return left


def too_late(reading: Reading) -> Iterator[Finding]:
    """A day of publication, said in the paper, that leaves too few clear days to the meeting."""
    meeting = reading.day
    told = [] if meeting is None else list(_published(reading, meeting))
    notice = notice_of(reading) if told else None
    for at, day, said in told:
        if notice is not None and notice.last < day <= notice.meeting:
            until = date_words(notice.meeting)
            message = f"Published on {date_words(day)}, it leaves fewer than {notice.clear} clear days to {until}."
            hint = f"Publish it by {date_words(notice.last)}, or say why the item is urgent."
            yield reading.find("clear-days", at, message, hint, said, certain=notice.sure)


def _published(reading: Reading, meeting: date) -> Iterator[tuple[int, date, str]]:
    """Where the paper says when it is published, the day, and the words for it."""
    for sentence in sentences_and_cells(reading):
        for mention in sentence.mentions:
            before = sentence.text[: mention.start]
            if _of_paper(before) and (day := _day_of(mention, meeting)):
                yield sentence.spot, day, mention.text
    for grid in reading.grids:
        for at, cells in ((grid.spot, grid.heads), *((grid.at(row), cells) for row, cells in enumerate(grid.rows))):
            said = mentions(cells[1]) if len(cells) == 2 and _LABEL.fullmatch(cells[0]) else ()
            yield from ((at, day, one.text) for one in said if (day := _day_of(one, meeting)))


def _of_paper(before: str) -> bool:
    label = re.sub(r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day,? (?:the )?$", "", before)
    return bool(_LABEL.fullmatch(label) or _SAID.search(before))


def _day_of(mention: Mention, meeting: date) -> date | None:
    """The day that is said; one without its year is the last before the meeting."""
    if mention.kind != "date" or mention.day is not None:
        return mention.day
    number = int(re.findall(r"\d{1,2}", mention.text)[0])
    for year in (meeting.year, meeting.year - 1):
        try:
            day = date(year, mention.month, number)
        except ValueError:
            continue
        if day <= meeting:
            return day if (meeting - day).days <= _NEAR else None
    return None


CHECKS = (too_late,)

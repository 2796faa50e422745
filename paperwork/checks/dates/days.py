"""Days and months that can't be: no such day, another weekday, the past told as to come.

A check takes a `Reading`. The day of the paper is that of its meeting, else the last month that its tables give. What
stands in an appended letter is as of the letter's day, and never certain.
"""

from __future__ import annotations

import calendar
import re
from collections.abc import Iterator
from datetime import date, timedelta

from paperwork.model.findings import Finding
from paperwork.model.periods import LONG_MONTHS, date_words

from ..reading import Mention, Reading, Sentence
from ..reading.numbers import mentions

_FEBRUARY = 2
_DAYS_OF_MONTHS = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
_WEEKDAYS = tuple(calendar.day_name)
_WEEKDAY = re.compile(
    r"\b(?P<weekday>Mon|Tue|Wed|Thu|Fri|Sat|Sun)(?:s|ur|urs|nes|r|rs)?(?:day)?,?\.?\s+(?:the\s+|of\s+)?$", re.IGNORECASE
)
_MONTH = r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*"
_TO_COME = re.compile(
    r"\b(?:will(?: be| have| also| then| now)?|(?:is|are) (?:due|planned|scheduled|set|expected)(?: to)?|"
    r"(?:is|are) to (?:be|start|begin|open|launch|move|end|close|report|finish|come|visit|meet|follow)|"
    r"(?:is|are) being|(?:we )?(?:plan|aim|intend|expect)s? to)\b(?P<between>\s+(?:[^\s.;:()]+\s+){0,6}?)"
    r"\b(?:in|by|on|during|before|until)\s+(?:the\s+)?(?:(?:end|start|beginning|middle) of\s+)?"
    r"(?:early |late |mid-? ?)?$",
    re.IGNORECASE,
)
_GONE_BY = re.compile(
    r"\b(?:was|were|has been|have been)\s+(?P<between>(?:\w+\s+){1,4}?)(?:in|on)\s+(?:the\s+)?"
    r"(?:early |late |mid-? ?)?$",
    re.IGNORECASE,
)
_NOT_PLAIN = re.compile(
    r"\b(?:since|than|compared|comparison|published|agreed|as at|as in|reported|was|were|had|has|have|which|that|who|"
    r"outturn|level|baseline|average|from|on|about)\b|" + _MONTH,
    re.IGNORECASE,
)
_PLANNED = re.compile(r"\b(?:to|due|planned|expected|set|target|targets|scheduled|forecast|if|not|than)\b", re.I)
# What was said once of the time after it, and what can only be said of the past.
_TOLD = re.compile(
    r"\b(?:agreed|said|noted|reported|promised|resolved|stated|decided|recommended|advised|told|asked)\b", re.IGNORECASE
)
_DONE = re.compile(
    r"\b(?:completed|finished|launched|published|judged|inspected|agreed|approved|introduced|started|begun|opened|closed|"
    r"held|appointed|recruited|received|submitted|undertaken|carried|delivered|implemented|established|commissioned|"
    r"reviewed|refreshed|signed)\b",
    re.IGNORECASE,
)
# What was done on a day, told with its doer.
_WENT = re.compile(
    r"(?<!be )(?<!been )(?<!to )\b(?:visited|inspected|judged|met|launched|began|started|came|went|took place|found|"
    r"closed|opened|left|became|arrived|returned|completed|published|attended|reviewed|audited|reported)\b"
    r"(?P<between>(?: [^\s.;:()]+){0,8}?) (?:on|in) (?:the )?$",
    re.IGNORECASE,
)
_ABOUT_TO = re.compile(
    r"\b(?:will|would|shall|should|may|might|can|could|due|plan\w*|expect\w*|schedul\w*|propos\w*|forecast\w*|intend\w*|"
    r"until|before|ahead|next|if|when|once|arrang\w*|agreed|booked|is|are|be|as)\b",
    re.IGNORECASE,
)
DATED = "Correct the date; look it up where it is recorded."


def no_such_day(reading: Reading) -> Iterator[Finding]:
    """A day that its month has not, such as 31 June, and a month that there is not."""
    for at, spot in enumerate(reading.written):
        if spot.worked_out or spot.in_contents:
            continue
        for mention in mentions(spot.words) if any(letter.isdigit() for letter in spot.words) else ():
            if mention.kind == "date" and (why := _impossible(mention)):
                message = f"There is no {mention.text}: {why}."
                sure = not _is_american(mention)
                hint = DATED if sure else "Write the day first, then the month by its name."
                yield reading.find("no-such-day", at, message, hint, mention.text, certain=sure)


def _impossible(mention: Mention) -> str:
    """Why there is no such day; empty where there is, or where the figures may number a paragraph."""
    if re.fullmatch(r"\d+[./]\d+[./]\d\d", mention.text) or _is_version(mention):
        return ""
    number = int(re.findall(r"\d{1,2}", mention.text)[0])
    if not 1 <= mention.month <= 12:
        return f"a year has no month {mention.month}"
    name, most = LONG_MONTHS[mention.month - 1], _DAYS_OF_MONTHS[mention.month - 1]
    if mention.period and mention.month == _FEBRUARY and not calendar.isleap(mention.period.end.year):
        most -= 1
    if not 1 <= number <= most:
        return f"{name} has {most} days"
    return ""


def _is_version(mention: Mention) -> bool:
    """Whether figures with stops make no year that a paper is of, or no day of any order: 15.0.4420, 1.45.2010."""
    parts = [int(part) for part in re.split(r"[./]", mention.text)] if re.fullmatch(r"[\d./]+", mention.text) else []
    return len(parts) == 3 and "." in mention.text and (not 1900 <= parts[2] <= 2100 or 0 in parts)


def _is_american(mention: Mention) -> bool:
    """Whether figures are a day when the month is read first: 4/26/2012."""
    parts = [int(part) for part in re.split(r"[./]", mention.text)] if re.fullmatch(r"[\d./]+", mention.text) else []
    return len(parts) == 3 and 1 <= parts[0] <= 12 and 12 < parts[1] <= _DAYS_OF_MONTHS[parts[0] - 1]


def other_weekday(reading: Reading) -> Iterator[Finding]:
    """A weekday that the date beside it does not fall on; certain where it does so in no year that can be meant."""
    for sentence in sentences_and_cells(reading):
        for mention in sentence.mentions:
            said = _WEEKDAY.search(sentence.text[: mention.start])
            if mention.kind == "date" and said:
                yield from _weekday(reading, sentence, mention, said)


def sentences_and_cells(reading: Reading) -> Iterator[Sentence]:
    """The sentences of the file, and what its cells, headers and footers say as if each were one."""
    yield from reading.sentences
    for at, spot in enumerate(reading.written):
        margin = at >= len(reading.spots)
        if (spot.in_table or margin) and spot.words and not spot.worked_out:
            yield Sentence(spot.words, at, -1 if margin else reading.pages[at], mentions(spot.words))


def _weekday(reading: Reading, sentence: Sentence, mention: Mention, said: re.Match[str]) -> Iterator[Finding]:
    meant = next(day for day in _WEEKDAYS if day.lower().startswith(said["weekday"].lower()[:3]))
    days = [mention.day] if mention.day else _days_near(mention, reading.day)
    right = [day for day in days if _WEEKDAYS[day.weekday()] == meant]
    if days and days[0] not in right:
        day = days[0]
        quote = f"{said.group().strip()} {mention.text}"
        message = f"{date_words(day)} is a {_WEEKDAYS[day.weekday()]}, not a {meant}."
        yield reading.find("other-weekday", sentence.spot, message, DATED, quote, certain=not right)


def _days_near(mention: Mention, meeting: date | None) -> list[date]:
    """The days that one without its year can be: the nearest to the meeting first, then a year either way."""
    number = int(re.findall(r"\d{1,2}", mention.text)[0])
    if meeting is None or not 1 <= mention.month <= 12 or not 1 <= number <= 28:
        return []
    days = [date(meeting.year + by, mention.month, number) for by in (-1, 0, 1)]
    return sorted(days, key=lambda day: abs((day - meeting).days))


def past_to_come(reading: Reading) -> Iterator[Finding]:
    """A month before the paper's in which something is said to come, and one after it that is told as past."""
    today = _today(reading)
    if today is None:
        return
    for sentence in reading.sentences:
        for mention in sentence.mentions:
            if (
                mention.period is not None
                and mention.kind in ("date", "month", "quarter")
                and mention.period.end.year > 2000
            ):
                yield from _out_of_time(reading, sentence, mention, today)


def _today(reading: Reading) -> date | None:
    """The day that the paper speaks from: of its meeting, else the end of its last month."""
    return reading.day or (reading.as_at.end if reading.as_at else None)


def _out_of_time(reading: Reading, sentence: Sentence, mention: Mention, today: date) -> Iterator[Finding]:
    before, period = sentence.text[: mention.start], mention.period
    assert period is not None
    start = period.end.replace(day=1)
    coming, gone = _TO_COME.search(before), _GONE_BY.search(before)
    named = f"the paper is of {date_words(today)}"
    if coming and not _NOT_PLAIN.search(coming["between"]) and start <= today:
        over = period.end < today - timedelta(days=31)
        message = f"This is said to be still to come in {mention.text}, and {named}."
        hint = "Correct the month or the year; or say whether it was done."
        quote = sentence.text[coming.start() : mention.end]
        if over or mention.kind == "month":
            sure = over and not in_letter(reading, sentence.spot) and not _TOLD.search(before[: coming.start()])
            yield reading.find("past-to-come", sentence.spot, message, hint, quote, certain=sure)
    elif gone and not _PLANNED.search(gone["between"]) and start > today + timedelta(days=31):
        message = f"This is told as past in {mention.text}, and {named}."
        quote = sentence.text[gone.start() : mention.end]
        sure = _DONE.search(gone["between"]) is not None
        hint = "Correct the month or the year."
        yield reading.find("yet-to-come", sentence.spot, message, hint, quote, certain=sure)
    elif reading.day and (told := _went(sentence, mention, reading.day)):
        message = f"This is told as done on {mention.text}, and {named}."
        hint = "Correct the date, or the year; or say that it is to come."
        sure = not in_letter(reading, sentence.spot)
        yield reading.find("yet-to-come", sentence.spot, message, hint, told, certain=sure)


def _went(sentence: Sentence, mention: Mention, today: date) -> str:
    """The words that tell of something as done on a day after the paper's; empty where it may be to come."""
    before = sentence.text[: mention.start]
    went = _WENT.search(before)
    if went is None or mention.day is None or mention.day <= today or _PLANNED.search(before[: went.start()]):
        return ""
    unsure = _ABOUT_TO.search(before) or _PLANNED.search(went["between"].replace("judged", ""))
    return "" if unsure else sentence.text[went.start() : mention.end]


def in_letter(reading: Reading, spot: int) -> bool:
    """Whether a spot stands in a letter, after "Dear ..." and before "Yours ..."."""
    for earlier in reversed(reading.spots[:spot]):
        if re.match(r"yours (?:sincerely|faithfully)|dear [a-z]", earlier.words, re.IGNORECASE):
            return earlier.words.lower().startswith("dear")
    return False


def meeting_day(reading: Reading) -> Iterator[Finding]:
    """A meeting on a day when offices are closed."""
    day = reading.day
    if day is None:
        return
    at = next((at for at, spot in enumerate(reading.spots) if _has_day(spot.words, day)), None)
    if at is not None and day.weekday() > 4:
        message = f"The meeting's day, {date_words(day)}, is a {_WEEKDAYS[day.weekday()]}."
        quote = next(one.text for one in mentions(reading.spots[at].words) if one.day == day)
        yield reading.find("meeting-day", at, message, "Look whether the day is right.", quote, certain=False)


def _has_day(words: str, day: date) -> bool:
    return any(mention.day == day for mention in mentions(words))


CHECKS = (
    no_such_day, other_weekday, past_to_come, meeting_day,
)  # fmt: skip

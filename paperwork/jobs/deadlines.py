"""By when a paper must be public, and whether that can still be met on a day."""

from __future__ import annotations

from datetime import date
from importlib import import_module

from paperwork.checks.dates.notice import Notice, notice_of
from paperwork.checks.reading import Reading
from paperwork.model.findings import Finding, Place
from paperwork.model.jurisdictions import JURISDICTIONS, JurisdictionName
from paperwork.model.paper import Outcome
from paperwork.model.periods import date_words
from paperwork.model.supplied import Inputs

_NUMBERS = {3: "three", 5: "five"}


def last_working_day(nation: JurisdictionName, meeting: date, clear: int) -> date:
    """The last working day in a nation that leaves so many clear ones before a meeting."""
    # Few Word files say when they were published: only for these are the bank holidays loaded.
    last: date = import_module("paperwork.inputs.calendar").Calendar(nation).publish_by(meeting, clear)
    return last


def notice_for(inputs: Inputs) -> Notice | None:
    """What notice the paper of a folder has to give; None where its meeting has no day yet."""
    if inputs.publish_by is None or inputs.brief.date is None:
        return None
    return Notice(
        inputs.brief.date, inputs.publish_by, JURISDICTIONS[inputs.council.jurisdiction].clear_days, sure=True
    )


def still_to_be_met(name: str, notice: Notice | None, at: date | None) -> Outcome:
    """Whether a paper can still be published in time on a day: a note, and where it can't a warning. Nothing for None.

    That is only possible where the paper does not say how many clear days it needs.
    """
    if at is None:
        return Outcome()
    if notice is None:
        return Outcome(notes=("By when to publish it can't be said: no day of a meeting is known.",))
    if at <= notice.last:
        left = "this is the last day" if at == notice.last else f"by {_long(notice.last)}"
        return Outcome(notes=(f"On {_long(at)} it can still be published in time: {left} ({_until(notice)}).",))
    over = "the meeting is over" if at > notice.meeting else f"it had to be public by {_long(notice.last)}"
    message = f"On {_long(at)} it is too late to publish it in time: {over} ({_until(notice)})."
    hint = "Move the meeting, or have its chair say why the item is urgent, and minute it."
    return Outcome(findings=(
        Finding("deadline-past", Place(name), message, hint, "warning", notice.sure, key=notice.meeting.isoformat()),
    ))  # fmt: skip


def of_file(reading: Reading, at: date | None) -> Outcome:
    """The same for a Word file, by what it says itself, or by its paper where that is known."""
    return still_to_be_met(reading.name, notice_of(reading) if at else None, at)


def _until(notice: Notice) -> str:
    return f"{_days(notice)} before the meeting on {_long(notice.meeting)}"


def _days(notice: Notice) -> str:
    return f"{_NUMBERS.get(notice.clear, notice.clear)} clear days"


def _long(day: date) -> str:
    return f"{day:%A} {date_words(day)}"

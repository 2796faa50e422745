"""What a paper is to say and its author has not settled yet: a gap in its place, which no PDF is made with."""

from __future__ import annotations

from paperwork.model.supplied import Brief

from .prose import to_be_written

WHAT = {
    "meeting": "Name of the meeting",
    "date": "Day of the meeting",
    "report_of": "Whose report it is",
    "subject": "Subject of the report",
    "report_title": "Title of the report",
    "short_title": "Short title",
    "period_words": "Time that the report is about",
    "latest": "Day of the latest values",
    "signed_name": "Name of who signs",
    "signed_title": "Post of who signs",
}


def stated(brief: Brief, key: str) -> str:
    """What a brief says under a key of words, or the gap that stands for it."""
    return to_be_written(WHAT[key]) if key in brief.unset else str(getattr(brief, key))

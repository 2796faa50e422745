"""The wordings that a paper sets itself. A template's rules (`words:`) may put its own in place of any of them."""

from __future__ import annotations

import difflib
from collections.abc import Iterator, Mapping

from paperwork.model.findings import Finding, Place

# In braces: what is filled in when the wording is used.
WORDS: Mapping[str, str] = {
    "open": "Open",
    "exempt": "Not for publication",
    # The test of Schedule 12A, paragraph 10, in a line for headers; the front sheet gives the paper's own reasons.
    "public_interest_header": "The public interest in keeping it exempt outweighs that in disclosing it.",
    "invented": "This council is invented: nothing in this paper is about a real place or a real child.",
    # The summary table of a priority, and its two charts.
    "summary_caption": "{title}: performance at the end of {month}",
    "summary_note": "Green: on target for the next milestone, or better. Amber: within tolerance. Red: beyond it. DoT, "
    "direction of travel: which way the number went from the month before, and whether that is better.",
    "performance_chart": "Performance",
    "direction_chart": "Direction of travel – from previous month",
    # The tables of a page, which stand under its title: {title} may be put into their captions too.
    "targets_caption": "Target, tolerance and what good is",
    "months_caption": "Performance, {first} to {last}",
    "month_caption": "Performance, {first}",
    "milestones_caption": "Targets by milestone",
    "provisional_note": "Provisional: {what}.",
    "latest_note": "Latest is not validated yet.",
    "not_set": "Not set",
    "not_given": "Not given",
    "latest": "Latest",
    "latest_of": "Latest ({date})",
}


def worded(own: Mapping[str, str], key: str, **parts: str) -> str:
    """A fixed wording, `own` before the default, with its {parts} filled in; KeyError where there is no such one."""
    wording = own.get(key, WORDS[key])
    for name, part in parts.items():
        wording = wording.replace(f"{{{name}}}", part)
    return wording


def unknown(own: Mapping[str, str], place: Place) -> Iterator[Finding]:
    """A finding for each wording that a template sets and that no paper uses, with the nearest one that it does."""
    for key in own:
        if key not in WORDS:
            near = difflib.get_close_matches(key, WORDS, 1)
            hint = f"Did you mean '{near[0]}'?" if near else f"There are {', '.join(WORDS)}."
            yield Finding("template-word", place, f"There is no wording '{key}' to set.", hint, key=key)

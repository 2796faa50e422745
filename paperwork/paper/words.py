"""The wordings that a paper sets itself. A template's rules (`words:`) may put its own in place of any of them."""

from __future__ import annotations

import difflib
from collections.abc import Iterator, Mapping, Sequence

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
    "direction of travel: which way the number went from the month (or quarter) before, and whether that is better.",
    "performance_chart": "Performance",
    "direction_chart": "Direction of travel – from previous month",
    "not_rated_note": "Not rated: no target, or no value to hold against it.",
    "no_comparison_note": "No comparison: no earlier value to compare with.",
    "another_time_note": "A month or quarter in brackets: the value, its rating and its direction are of then, "
    "not of {month}.",
    # The key of the ratings, where a page shows it.
    "rag_key_caption": "What each rating stands for",
    # The tables of a page, which stand under its title: {title} may be put into their captions too.
    "targets_caption": "Targets, tolerance and what good is",
    "months_caption": "Performance, {first} to {last}",
    "month_caption": "Performance, {first}",
    "target": "Target",
    "next_milestone": "{target} (next)",
    "last_milestone": "{target} (last)",
    "not_set": "Not set",
    "not_given": "Not given",
    "latest": "Latest",
    # A board's bullets, where there is a word instead of a value, and the table that it attaches.
    "not_applicable": "not applicable",
    "to_be_confirmed": "to be confirmed",
    "actuals_caption": "Performance measures in {month}, with baselines, targets and actual numbers",
    "baseline": "Baseline",
    "actual_numbers": "Actual numbers",
    "not_available": "[x]",
    "not_available_note": "[x]: not given.",
    "actual_numbers_note": "Actual numbers: X / Y where a measure is a percentage, X being the number that it stands "
    "for and Y the number in the whole group; otherwise a single number.",
    # What a project says of itself.
    "status": "Status",
    "status_note": "As the project rates itself.",
    # The notes under them, each where there is something to say.
    "measured_note": "Measured {often}.",
    "default_tolerance_note": "No tolerance is declared: the council's default applies.",
    "some_default_tolerance_note": "No tolerance is declared for {measures}: the council's default applies.",
    "implied_note": "Implied by published figures: {what}.",
    "counts_behind": "the counts behind {measure}",
    "provisional_note": "Provisional: {what}.",
    "latest_note": "Latest: {date}, not validated yet.",
    "undated_latest_note": "Latest is not validated yet.",
    "short_name_note": "{short}: {name}.",
    "not_applicable_note": "N/A: not applicable.",
    "to_be_confirmed_note": "TBC: to be confirmed.",
    # Small numbers of children, where they may not be shown.
    "too_small": "too small a number to be shown",
    "hidden_note": "[c]: a number of children that is too small to be shown, or that would tell one.",
    "hidden_rating": "Not shown",
    "rounded_note": "Numbers of children are rounded to the nearest 5, and so may not add up.",
    # The receipt: what the paper was made from, a file a row.
    "receipt_caption": "What this paper was made from",
    "receipt_input": "Input",
    "receipt_gives": "What it gives",
    "receipt_hash": "SHA-256, first 12 digits",
    "receipt_note": "Made by paperwork {version} for the meeting of {date}. A file that was changed has another hash. "
    "The Word file holds each in full.",
    "receipt_note_hides": "The hash of data is that of what may be printed of them, as small numbers are hidden.",
    "receipt_paper": "The paper itself: its meeting, its pages",
    "receipt_front_sheet": "Words of the front sheet",
    "receipt_commentary": "Words about the measures",
    "receipt_boilerplate": "Standing words",
    "receipt_template": "Template",
    "receipt_rules": "Rules of the template",
    "receipt_council": "The council, and its population",
    "receipt_book": "Measures, targets and tolerances",
    "receipt_value": "Values of a measure",
    "receipt_values": "Values of {number} measures",
    "receipt_table": "Table: {captions}",
    "receipt_tables": "Tables: {captions}",
    "receipt_appendix": "Appendix: {title}",
    "receipt_other": "Other words",
}


def worded(own: Mapping[str, str], key: str, **parts: str) -> str:
    """A fixed wording, `own` before the default, with its {parts} filled in; KeyError where there is no such one."""
    wording = own.get(key, WORDS[key])
    for name, part in parts.items():
        wording = wording.replace(f"{{{name}}}", part)
    return wording


def listed(words: Sequence[str]) -> str:
    """`1`, `1 and 2`, `1, 2 and 3`."""
    return " and ".join([*filter(None, [", ".join(words[:-1])]), *words[-1:]])


def unknown(own: Mapping[str, str], place: Place) -> Iterator[Finding]:
    """A finding for each wording that a template sets and that no paper uses, with the nearest one that it does."""
    for key in own:
        if key not in WORDS:
            near = difflib.get_close_matches(key, WORDS, 1)
            hint = f"Did you mean '{near[0]}'?" if near else f"There are {', '.join(WORDS)}."
            yield Finding("template-word", place, f"There is no wording '{key}' to set.", hint, key=key)

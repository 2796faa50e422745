"""Every number and time in the prose of a Word file, sorted: live, typed and right, stale, wrong, or not known.

What is not known is no fault: no table and no data say anything of it. A clerk reads those first.
"""

from __future__ import annotations

from collections import Counter
from typing import Literal

from .figures.agreement import doubted, figures_of, nearest, same
from .reading import Mention, Reading, Sentence

Sort = Literal["live", "matching", "stale", "wrong", "unknown"]
_COUNTED = ("number", "percent", "fraction", "range", "date", "month", "quarter", "year")


def census(reading: Reading) -> Counter[Sort]:
    """How many numbers and times of the prose are of each sort; words for small numbers are not counted."""
    return Counter(
        sort_of(reading, sentence, mention)
        for sentence in reading.sentences
        for mention in sentence.mentions
        if mention.kind in _COUNTED and not mention.word
    )


def sort_of(reading: Reading, sentence: Sentence, mention: Mention) -> Sort:
    """Which sort a number or a time is of."""
    if sentence.fact_at(mention):
        return "live"
    if finding := doubted(reading, sentence, mention):
        return "stale" if finding.check == "figure-stale" else "wrong"
    return "matching" if _is_known(reading, sentence, mention) else "unknown"


def _is_known(reading: Reading, sentence: Sentence, mention: Mention) -> bool:
    """Whether a time is one that the paper's figures are of, or a number one that is printed of its measure."""
    if mention.kind in ("month", "quarter", "year"):
        when = mention.period or nearest(reading, mention)
        told = (one.when for subject in reading.subjects for one in (*subject.values, *subject.targets))
        return when is not None and when in told
    if mention.kind == "date":
        return mention.day is not None and mention.day == reading.day
    if mention.value is None:
        return False
    figures = figures_of(reading, reading.about(sentence))
    return mention.value in figures.others or any(
        same(mention.value, mention.decimals, one.value, one.decimals) for one in figures.every
    )


def told(counted: Counter[Sort]) -> str:
    """The count in two sentences, for those who read on."""
    parts = [
        f"{counted['live']} live", f"{counted['matching']} typed and as in the tables", f"{counted['stale']} stale",
        f"{counted['wrong']} wrong", f"{counted['unknown']} that nothing here can confirm",
    ]  # fmt: skip
    return f"Numbers and dates in the text: {counted.total()}. {', '.join(parts)}."

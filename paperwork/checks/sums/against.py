"""What was spent or done against what was planned, and the difference behind: "£4.2m against £3.9m, £0.5m over"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from paperwork.model.findings import Finding

from ..reading import Reading
from ..reading.amounts import amounts
from .moves import NOT_SAID, Move, figures_of, is_near
from .proportions import around

_HINT = "Do the sum again."
_FEW = r"(?: (?!and\b|or\b|but\b|from\b|to\b|with\b)[A-Za-z'’-]+)"
_PLAN = r"(?:budget|target|plan|forecast|limit|allowance|allocation|estimate|standard|capacity|profile|figure|total)"
_AGAINST = re.compile(
    rf"{_FEW}{{0,4}}? \(?(?:against|compared (?:with|to)|versus|and)"
    rf"(?: (?:an?|the|its|our|their)(?: [a-z-]+){{0,3}}? {_PLAN}(?: of| is| was| at)?)? "
)
# With "and" the plan must be named; bare figures "against" each other may be of two things.
_NAMED = re.compile(rf"\b{_PLAN}\b")
_DIFFERENCE = re.compile(
    r"(?: [a-z]+)?(?:,|;| –| \(|:|\),?)?(?: which is| that is| this is| giving| leaving| or| so)?(?: an?| the)?"
    r"(?: [a-z]+)? (?:overspend|underspend|over-spend|under-spend|variance|shortfall|surplus|difference|gap|pressure|"
    r"saving)(?: of)? "
)
_BESIDE = re.compile(r"(?: [a-z]+)?(?:,|;| –| \(|\),)(?: which is| that is| this is| or)? ?")
_OVER = re.compile(
    r" (?:over|under|more|less|above|below|higher|lower|fewer|short)(?: (?:it|that|this|budget|plan|target))?"
    r"(?=[.,;)]|$)"
)


def differences(reading: Reading) -> Iterator[Finding]:
    """A difference that is not that of the figure and the plan before it."""
    for sentence in reading.sentences:
        text, found = sentence.text, amounts(sentence.text)
        for actual, planned, told in zip(found, found[1:], found[2:], strict=False):
            gap, behind = text[actual.end : planned.start], text[planned.end : told.start]
            named = _DIFFERENCE.fullmatch(behind) or (_BESIDE.fullmatch(behind) and _OVER.match(text, told.end))
            if not (named and _AGAINST.fullmatch(gap) and _NAMED.search(gap + behind)) or NOT_SAID.search(text):
                continue
            move = Move(planned, actual)
            right = figures_of(move, told) if actual.unit == planned.unit else None
            far = (
                actual.hedge
                or planned.hedge
                or told.hedge
                or not planned.value / 2 <= actual.value <= planned.value * 2
            )
            if right is None or far or told.value in right[1] or not is_near(right, told):
                continue
            message = f"{actual.text} and {planned.text} are {right[0]} apart, and {told.text} is said."
            quote = around(text, actual.start, told.end)
            yield reading.find("change-wrong", sentence.spot, message, _HINT, quote)


CHECKS = (differences,)

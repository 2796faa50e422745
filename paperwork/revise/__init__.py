"""What new data do to an edited draft: the stamp, the draft and a new build compared, and a plan of what to do. Pure.

`tokens` turns normal form (`word.normal`) into what is compared, and back; `three_way` compares; `agreeing` and
`clashing` take out of a clash what both sides have alike; `tables` goes into tables cell by cell, `framing` into a
draft's frame; `planning` decides for a whole draft; `doubts` looks at the words beside a figure that has changed,
`claims` at what they claim of it, `times` at the months that they name, and `bearing` at whether the figures bear it;
`losing` finds what a draft no longer holds, `naming` says what parts and figures are called; `report` says what came
of it. `differences`, `changed_texts` and `edits` say what changed between two sides; `listing` says that in lines.
"""

from __future__ import annotations

from .bearing import Movement
from .changed_texts import text_changes
from .differences import fact_changes, input_changes
from .doubts import doubted
from .naming import Names
from .planning import plan
from .report import report
from .tokens import tokens, written

__all__ = [
    "Movement",
    "Names",
    "doubted",
    "fact_changes",
    "input_changes",
    "plan",
    "report",
    "text_changes",
    "tokens",
    "written",
]

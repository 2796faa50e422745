"""What new data do to an edited draft: the stamp, the draft and a new build compared, and a plan of what to do. Pure.

`tokens` turns normal form (`word.normal`) into what is compared, and back; `three_way` compares; `tables` goes into
tables cell by cell; `planning` decides for a whole draft; `doubts` looks at the words beside a figure that has changed;
`report` says what came of it.
"""

from __future__ import annotations

from .doubts import Movement, doubted
from .planning import plan
from .report import report
from .tokens import tokens, written

__all__ = ["Movement", "doubted", "plan", "report", "tokens", "written"]

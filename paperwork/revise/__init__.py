"""What new data do to an edited draft: the stamp, the draft and a new build compared, and a plan of what to do. Pure.

`tokens` turns normal form (`word.normal`) into what is compared, and back; `three_way` compares; `tables` goes into
tables cell by cell; `planning` decides for a whole draft.
"""

from __future__ import annotations

from .planning import plan
from .report import report
from .tokens import tokens, written

__all__ = ["plan", "report", "tokens", "written"]

"""What stands in a draft where paper.yaml has a line for it: the head of the paper, and the lines of its forms."""

from __future__ import annotations

from msgspec import Struct

# What a marked paper prints in the place of a line: one of these, the line's key, and the end. No council types them.
# What stands after a # in a key tells two ways apart in which one line is printed.
MARK_BEGINS, MARK_BOX, MARK_ENDS = "\ue000", "\ue002", "\ue001"


class Filled(Struct, frozen=True):
    """One such place: what it said when the draft was stamped, and what it says now, in words; of a box "yes" or "no".

    A gap says nothing. `now` is None where something stands there that is no words, `joined` where words of several
    paragraphs are given in one. `line` is the draft's whole line in normal form.
    """

    key: str
    was: str
    now: str | None
    line: str
    joined: bool = False

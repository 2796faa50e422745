"""What stands in a draft where paper.yaml has a line for it: the head of the paper, and the lines of its forms."""

from __future__ import annotations

from msgspec import Struct

# What a marked paper prints in the place of a line: one of these, the line's key, and the end. No council types them.
# What stands after a # in a key tells two ways apart in which one line is printed.
MARK_BEGINS, MARK_BOX, MARK_ENDS = "\ue000", "\ue002", "\ue001"


class Filled(Struct, frozen=True):
    """One such place: what it said when the draft was last harvested (else stamped), and what it says now, in words; of
    a box "yes" or "no".

    A gap says nothing. `stamped` is what it said when the draft was written. `now` is None where something stands there
    that is no words, `joined` where words of several paragraphs are given in one. `line` is the draft's whole line in
    normal form, `number` that of its line in the stamp, `tag` that of the frame.
    """

    key: str
    was: str
    now: str | None
    line: str
    joined: bool = False
    stamped: str = ""
    number: int = 0
    tag: str = ""

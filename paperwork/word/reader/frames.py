"""Text frames (`w:framePr`): how many lines a dropped capital reaches, and where a header's framed text stands.

In: a paragraph's frame. Out: lines, or a look for the box that it makes. Frames of the body stand in the text.
"""

from __future__ import annotations

from typing import cast

from paperwork.model.blocks import Block, Opaque, block_text
from paperwork.model.look import Align, PictureLook

from .values import Element, attr, points, whole

_SIDES = {"right": "right", "outside": "right", "center": "center"}
# What a text box keeps free inside its edges, which a frame does not.
_INSET_X, _INSET_Y = 7.2, 3.6


def dropped(frame: Element | None) -> int:
    """Over how many lines a dropped capital reaches; 0 for a frame that is none."""
    if frame is None or attr(frame, "dropCap") not in ("drop", "margin"):
        return 0
    return min(max(whole(attr(frame, "lines"), 3), 1), 10)


def framed(frame: Element, block: Block, width: float) -> Opaque:
    """A framed paragraph of a header or footer, beside the text that follows it."""
    own = points(attr(frame, "w")) or width
    look = PictureLook(
        floating=True,
        align=cast(Align, _SIDES.get(attr(frame, "xAlign"), "left")),
        left=points(attr(frame, "x")) - _INSET_X,
        top=points(attr(frame, "y")) - _INSET_Y,
        from_x="page" if attr(frame, "hAnchor") == "page" else "column",
        from_y="page" if attr(frame, "vAnchor") == "page" else "paragraph",
    )
    return Opaque(block_text(block), "frame", (block,), own + 2 * _INSET_X, 0.0, look)


def side(frame: Element) -> str:
    """The side on which a frame without a width of its own stands."""
    return "" if attr(frame, "w") else _SIDES.get(attr(frame, "xAlign"), "")

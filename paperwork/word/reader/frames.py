"""Text frames (`w:framePr`) and tables that float (`w:tblpPr`): where they stand, and how far text keeps away.

In: what a paragraph or a table says of its frame. Out: looks; for a dropped capital, over how many lines it reaches.
Limits: a frame or a table stands on the side that its look says, on left and right pages alike.
"""

from __future__ import annotations

from typing import Literal, cast

from paperwork.model.blocks import Block, Opaque, block_text
from paperwork.model.look import Align, FrameLook, PictureLook

from .values import Element, attr, points, whole

_DOWN: dict[str, Literal["", "top", "center", "bottom"]] = {
    "top": "top", "inside": "top", "center": "center", "bottom": "bottom", "outside": "bottom",
}  # fmt: skip
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


def is_frame(frame: Element | None) -> bool:
    """Whether text is taken out of its line: one that stands in line undoes the frame of a style."""
    if frame is None or attr(frame, "yAlign") == "inline":
        return False
    return any(attr(frame, name) for name in ("w", "h", "x", "y", "xAlign", "yAlign", "hAnchor", "vAnchor", "wrap"))


def frame_look(frame: Element) -> FrameLook:
    """A frame of the text, and its size."""
    across, down = (points(attr(frame, name)) for name in ("hSpace", "vSpace"))
    wrap = {"none": "none", "notBeside": "top_bottom"}.get(attr(frame, "wrap"), "square")
    place = PictureLook(
        floating=True,
        align=cast(Align, _SIDES.get(attr(frame, "xAlign"), "left")),
        left=points(attr(frame, "x")),
        top=points(attr(frame, "y")),
        from_x=_anchor(frame, "hAnchor", "column"),
        from_y=_anchor(frame, "vAnchor", "paragraph"),
        wrap=cast(Literal["none", "square", "top_bottom"], wrap),
        align_y=_DOWN.get(attr(frame, "yAlign"), ""),
        distances=(down, across, down, across),
    )
    height = 0.0 if attr(frame, "hRule") == "auto" else points(attr(frame, "h"))
    return FrameLook(place, points(attr(frame, "w")), height, attr(frame, "hRule") == "exact")


def table_place(floats: Element | None) -> PictureLook | None:
    """At which height a table floats, and how far text keeps away; across the page its look says where it stands."""
    if floats is None:
        return None
    top, right, bottom, left = (points(attr(floats, f"{side}FromText")) for side in ("top", "right", "bottom", "left"))
    from_y = _anchor(floats, "vertAnchor", "margin")
    return PictureLook(
        floating=True,
        top=points(attr(floats, "tblpY")),
        from_y=from_y,
        wrap="square",
        align_y=_DOWN.get(attr(floats, "tblpYSpec"), "") if from_y != "paragraph" else "",
        distances=(top, right, bottom, left),
    )


def _anchor(element: Element, name: str, usual: str) -> str:
    """What a place is measured from, in the words of a picture's look."""
    said = attr(element, name)
    in_text = "paragraph" if name.startswith("v") else "column"
    return said if said in ("page", "margin") else in_text if said == "text" else usual

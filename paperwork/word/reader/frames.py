"""Text frames (`w:framePr`) and tables that float (`w:tblpPr`): where they stand, and how far text keeps away.

In: what a paragraph or a table says of its frame. Out: looks; for a dropped capital, over how many lines it reaches.
Limits: a frame or a table stands on the side that its look says, on left and right pages alike.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal, cast

from paperwork.model.blocks import Block, Opaque, block_text
from paperwork.model.look import Align, FrameLook, PictureLook

from .values import Element, attr, points, whole

_DOWN: dict[str, Literal["", "top", "center", "bottom"]] = {
    "top": "top", "inside": "top", "center": "center", "bottom": "bottom", "outside": "bottom",
}  # fmt: skip
# What a frame says of itself, where it is one.
_SAID = ("w", "h", "x", "y", "xAlign", "yAlign", "hAnchor", "vAnchor", "wrap")
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


def frame_look(said: Mapping[str, str]) -> FrameLook | None:
    """A frame of the text, and its size; none where text stands in line, or a dropped capital alone is said."""
    if said.get("yAlign") == "inline" or said.get("dropCap", "none") != "none" or not any(map(said.get, _SAID)):
        return None
    across, down = points(said.get("hSpace", "")), points(said.get("vSpace", ""))
    wrap = {"none": "none", "notBeside": "top_bottom"}.get(said.get("wrap", ""), "square")
    place = PictureLook(
        floating=True,
        align=cast(Align, _SIDES.get(said.get("xAlign", ""), "left")),
        left=points(said.get("x", "")),
        top=points(said.get("y", "")),
        from_x=_anchor(said, "hAnchor", "column"),
        from_y=_anchor(said, "vAnchor", "paragraph"),
        wrap=cast(Literal["none", "square", "top_bottom"], wrap),
        align_y=_DOWN.get(said.get("yAlign", ""), ""),
        distances=(down, across, down, across),
    )
    height = 0.0 if said.get("hRule") == "auto" else points(said.get("h", ""))
    return FrameLook(place, points(said.get("w", "")), height, said.get("hRule") == "exact")


def table_place(floats: Element | None) -> PictureLook | None:
    """At which height a table floats, and how far text keeps away; across the page its look says where it stands."""
    if floats is None:
        return None
    said = attributes(floats)
    top, right, bottom, left = (points(said.get(f"{side}FromText", "")) for side in ("top", "right", "bottom", "left"))
    from_y = _anchor(said, "vertAnchor", "margin")
    return PictureLook(
        floating=True,
        top=points(said.get("tblpY", "")),
        from_y=from_y,
        wrap="square",
        align_y=_DOWN.get(said.get("tblpYSpec", ""), "") if from_y != "paragraph" else "",
        distances=(top, right, bottom, left),
    )


def attributes(element: Element) -> dict[str, str]:
    """What an element says of itself, by the names without their namespaces."""
    return {str(name).rpartition("}")[2]: str(value) for name, value in element.attrib.items()}


def _anchor(said: Mapping[str, str], name: str, usual: str) -> str:
    """What a place is measured from, in the words of a picture's look."""
    in_text = "paragraph" if name.startswith("v") else "column"
    anchor = said.get(name, "")
    return anchor if anchor in ("page", "margin") else in_text if anchor == "text" else usual

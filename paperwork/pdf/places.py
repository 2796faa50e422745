"""Where what floats stands on its page: measured from the page, its margins, or the text that it is anchored in.

In: a look, a size, and where the text is. Out: the left or the top edge, in points from the page's corner. Limits: what
is measured from a character or a line is measured from its column or its paragraph; pages do not mirror.
"""

from __future__ import annotations

from paperwork.model.look import PictureLook

from .ops import Sheet

_LEFT_MARGIN = frozenset({"leftMargin", "insideMargin", "left-margin-area", "inner-margin-area"})
_RIGHT_MARGIN = frozenset({"rightMargin", "outsideMargin", "right-margin-area", "outer-margin-area"})
_TOP_MARGIN = frozenset({"topMargin", "insideMargin", "top-margin-area", "inner-margin-area"})
_BOTTOM_MARGIN = frozenset({"bottomMargin", "outsideMargin", "bottom-margin-area", "outer-margin-area"})


def left_of(look: PictureLook, width: float, x: float, room: float, sheet: Sheet) -> float:
    """The left edge of what is so wide; the text's column begins at `x` and is `room` wide."""
    left, right = x, x + room
    if look.from_x == "page":
        left, right = 0.0, sheet.width
    elif look.from_x == "margin":
        left, right = sheet.left, sheet.width - sheet.right
    elif look.from_x in _LEFT_MARGIN:
        left, right = 0.0, sheet.left
    elif look.from_x in _RIGHT_MARGIN:
        left, right = sheet.width - sheet.right, sheet.width
    slack = right - left - width
    return left + {"center": slack / 2, "right": slack}.get(look.align, look.left)


def top_of(look: PictureLook, height: float, y: float, sheet: Sheet) -> float:
    """The top edge of what is so high; the paragraph begins at `y`."""
    top, bottom = y, sheet.height
    if look.from_y == "page":
        top, bottom = 0.0, sheet.height
    elif look.from_y == "margin":
        top, bottom = sheet.top, sheet.height - sheet.bottom
    elif look.from_y in _TOP_MARGIN:
        top, bottom = 0.0, sheet.top
    elif look.from_y in _BOTTOM_MARGIN:
        top, bottom = sheet.height - sheet.bottom, sheet.height
    elif look.align_y:
        return y
    slack = bottom - top - height
    return top + {"center": slack / 2, "bottom": slack, "top": 0.0}.get(look.align_y, look.top)


def is_fixed(look: PictureLook) -> bool:
    """Whether it stands at a height of the page, wherever its paragraph is."""
    return look.from_y in ("page", "margin") or look.from_y in _TOP_MARGIN | _BOTTOM_MARGIN


def on_page(edge: float, size: float, room: float) -> float:
    """The edge, moved so that words stand on the page."""
    return min(max(edge, 0.0), max(room - size, 0.0))

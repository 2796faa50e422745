"""Where what floats stands on its page: measured from the page, its margins, or the text that it is anchored in.

In: a look, a size, and where the text is. Out: the left or the top edge, in points from the page's corner. Limits: what
is measured from a character or a line is measured from its column or its paragraph; pages do not mirror.
"""

from __future__ import annotations

from msgspec import Struct

from paperwork.model.look import PictureLook

from .ops import Sheet


class _Axis(Struct, frozen=True):
    """One way over the page: the names of the margin before the text, and of that behind it."""

    before: frozenset[str]
    behind: frozenset[str]

    def bounds(self, named: str, size: float, near: float, far: float) -> tuple[float, float] | None:
        """From where to where what is named goes, on a page of that size and margins; none for what is in the text."""
        if named in self.before:
            return 0.0, near
        if named in self.behind:
            return size - far, size
        return {"page": (0.0, size), "margin": (near, size - far)}.get(named)


_ACROSS = _Axis(
    frozenset({"leftMargin", "insideMargin", "left-margin-area", "inner-margin-area"}),
    frozenset({"rightMargin", "outsideMargin", "right-margin-area", "outer-margin-area"}),
)
_DOWN = _Axis(
    frozenset({"topMargin", "insideMargin", "top-margin-area", "inner-margin-area"}),
    frozenset({"bottomMargin", "outsideMargin", "bottom-margin-area", "outer-margin-area"}),
)


def left_of(look: PictureLook, width: float, x: float, room: float, sheet: Sheet) -> float:
    """The left edge of what is so wide; the text's column begins at `x` and is `room` wide."""
    bounds = _ACROSS.bounds(look.from_x, sheet.width, sheet.left, sheet.right)
    left, right = bounds or (x, x + room)
    slack = right - left - width
    return left + {"center": slack / 2, "right": slack}.get(look.align, look.left)


def top_of(look: PictureLook, height: float, y: float, sheet: Sheet) -> float:
    """The top edge of what is so high; the paragraph begins at `y`."""
    bounds = _DOWN.bounds(look.from_y, sheet.height, sheet.top, sheet.bottom)
    if bounds is None:
        return y if look.align_y else y + look.top
    top, bottom = bounds
    slack = bottom - top - height
    return top + {"center": slack / 2, "bottom": slack, "top": 0.0}.get(look.align_y, look.top)


def is_fixed(look: PictureLook) -> bool:
    """Whether it stands at a height of the page, wherever its paragraph is."""
    return look.from_y in ("page", "margin") or look.from_y in _DOWN.before | _DOWN.behind


def on_page(edge: float, size: float, room: float) -> float:
    """The edge, moved so that words stand on the page."""
    return min(max(edge, 0.0), max(room - size, 0.0))

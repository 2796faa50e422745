"""How a DrawingML shape is dressed: its fill, its pen, and the colour of its words, by itself or by its style."""

from __future__ import annotations

from msgspec import Struct

from paperwork.model.look import Line

from ..paints import NO_PAINT, Paint, fill_of, paint_of, pen
from ..theme import Theme
from ..values import A, Element, local, whole

# The widths of a theme's three lines, in points, as Office's own themes have them.
_WIDTHS = (0.5, 1.0, 1.5)
_HEADS = frozenset({"triangle", "arrow", "stealth", "diamond", "oval"})


class Dress(Struct, frozen=True):
    """A fill, a pen, what stands at the ends of a line, and the colour of words that have none of their own."""

    fill: Paint = NO_PAINT
    line: Line | None = None
    head: str = ""
    tail: str = ""
    words: str = ""


def dress_of(properties: Element | None, style: Element | None, theme: Theme, group: Paint = NO_PAINT) -> Dress:
    """The dress that shape properties and a style give; `group` is the fill of the group around it."""
    own = fill_of(properties, theme)
    if properties is not None and any(local(part) == "grpFill" for part in properties):
        own = group
    said = None if properties is None else properties.find(f"{{{A}}}ln")
    usual = _styled_line(style, theme)
    line = usual if said is None else pen(said, theme, usual)
    styled = _reference(style, "fillRef", theme)
    return Dress(
        own if own is not None else styled,
        line,
        _end(said, "headEnd"),
        _end(said, "tailEnd"),
        _reference(style, "fontRef", theme).colour,
    )


def _end(line: Element | None, name: str) -> str:
    found = None if line is None else line.find(f"{{{A}}}{name}")
    kind = "" if found is None else found.get("type", "")
    return kind if kind in _HEADS else ""


def _named(style: Element | None, name: str) -> Element | None:
    return None if style is None else next((part for part in style if local(part) == name), None)


def _reference(style: Element | None, name: str, theme: Theme) -> Paint:
    found = _named(style, name)
    if found is None or found.get("idx") in ("0", None):
        return NO_PAINT
    return paint_of(found, theme)


def _styled_line(style: Element | None, theme: Theme) -> Line | None:
    found = _named(style, "lnRef")
    index = 0 if found is None else whole(found.get("idx", ""))
    paint = paint_of(found, theme)
    return Line(_WIDTHS[min(index, 3) - 1], paint.on_white) if index > 0 and paint.colour else None

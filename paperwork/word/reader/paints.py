"""Fills and lines of DrawingML: elements in, colours as `#rrggbb`, how much shows through, and pens out.

Gradients are their middle colour, patterns their foreground. Colours are worked out as ECMA-376 part 1, 20.1.2.3 says.
"""

from __future__ import annotations

import colorsys
from typing import Literal

from msgspec import Struct

from paperwork.model.look import Line

from .theme import Theme
from .values import A, Element, emu, local, points, rgb

Pattern = Literal["single", "double", "dashed", "dotted"]

_KINDS = frozenset({"srgbClr", "schemeClr", "sysClr", "prstClr", "hslClr", "scrgbClr"})
_FILLS = frozenset({"noFill", "solidFill", "gradFill", "pattFill", "blipFill", "grpFill"})
_SCHEME = {
    "tx1": "text1", "bg1": "background1", "tx2": "text2", "bg2": "background2", "dk1": "dark1", "lt1": "light1",
    "dk2": "dark2", "lt2": "light2", "hlink": "hyperlink", "folHlink": "followedHyperlink",
}  # fmt: skip
_PRESETS = {
    "black": "#000000", "white": "#ffffff", "red": "#ff0000", "green": "#008000", "blue": "#0000ff",
    "yellow": "#ffff00", "orange": "#ffa500", "purple": "#800080", "gray": "#808080", "grey": "#808080",
    "ltGray": "#d3d3d3", "dkGray": "#a9a9a9", "cyan": "#00ffff", "magenta": "#ff00ff", "navy": "#000080",
    "maroon": "#800000", "teal": "#008080", "silver": "#c0c0c0", "lime": "#00ff00", "aqua": "#00ffff",
    "brown": "#a52a2a", "pink": "#ffc0cb", "gold": "#ffd700", "dkBlue": "#00008b", "dkGreen": "#006400",
    "dkRed": "#8b0000", "ltBlue": "#add8e6", "ltGreen": "#90ee90",
}  # fmt: skip
_DASHES: dict[str, Pattern] = {
    "dash": "dashed", "lgDash": "dashed", "sysDash": "dashed", "dashDot": "dashed", "lgDashDot": "dashed",
    "lgDashDotDot": "dashed", "sysDashDot": "dashed", "sysDashDotDot": "dashed", "dot": "dotted", "sysDot": "dotted",
}  # fmt: skip
_PICTURE_FILL = "#d9d9d9"
_WHOLE = 100_000.0
USUAL_WIDTH = 0.75


class Paint(Struct, frozen=True):
    """A colour, or none where it is empty, and how much of it shows: 1 is solid."""

    colour: str = ""
    opacity: float = 1.0

    @property
    def on_white(self) -> str:
        """The colour that it makes on white paper."""
        if not self.colour or self.opacity >= 1:
            return self.colour
        parts = (int(self.colour[at : at + 2], 16) for at in (1, 3, 5))
        return "#" + "".join(f"{round(255 - (255 - part) * self.opacity):02x}" for part in parts)


NO_PAINT = Paint()


def paint_of(holder: Element | None, theme: Theme, own: Paint = NO_PAINT) -> Paint:
    """The colour that stands in an element; `own` is what its placeholder colour (`phClr`) means."""
    said = None if holder is None else next((part for part in holder if local(part) in _KINDS), None)
    if said is None:
        return NO_PAINT
    base = _base(said, theme, own)
    return _changed(base, said) if base.colour else NO_PAINT


def fill_of(properties: Element | None, theme: Theme, own: Paint = NO_PAINT) -> Paint | None:
    """The fill that shape properties or a line say; None where they say nothing of it."""
    said = None if properties is None else next((part for part in properties if local(part) in _FILLS), None)
    if said is None:
        return None
    kind = local(said)
    if kind == "solidFill":
        return paint_of(said, theme, own)
    if kind == "gradFill":
        return _middle(said, theme, own)
    if kind == "pattFill":
        return paint_of(said.find(f"{{{A}}}fgClr"), theme, own)
    return Paint(_PICTURE_FILL) if kind == "blipFill" else NO_PAINT


def line_of(properties: Element | None, theme: Theme, usual: Line | None = None, own: Paint = NO_PAINT) -> Line | None:
    """The pen that shape properties say; `usual` where they say none, and for what they leave open."""
    said = None if properties is None else properties.find(f"{{{A}}}ln")
    return usual if said is None else pen(said, theme, usual, own)


def pen(said: Element, theme: Theme, usual: Line | None = None, own: Paint = NO_PAINT) -> Line | None:
    """The pen of an `a:ln`; None where nothing is drawn."""
    paint = fill_of(said, theme, own)
    colour = paint.on_white if paint is not None else usual.colour if usual else ""
    if not colour:
        return None
    width = emu(said.get("w")) or (usual.width if usual else USUAL_WIDTH)
    dash = said.find(f"{{{A}}}prstDash")
    pattern: Pattern = usual.pattern if usual else "single"
    if dash is not None:
        pattern = _DASHES.get(dash.get("val", ""), "single")
    return Line(width, colour, pattern)


def _middle(gradient: Element, theme: Theme, own: Paint) -> Paint:
    stops = gradient.findall(f"{{{A}}}gsLst/{{{A}}}gs")
    paints = [paint for paint in (paint_of(stop, theme, own) for stop in stops) if paint.colour]
    if not paints:
        return NO_PAINT
    channels = [[int(paint.colour[at : at + 2], 16) for paint in paints] for at in (1, 3, 5)]
    colour = "#" + "".join(f"{round(sum(channel) / len(channel)):02x}" for channel in channels)
    return Paint(colour, sum(paint.opacity for paint in paints) / len(paints))


def _base(said: Element, theme: Theme, own: Paint) -> Paint:
    kind, name = local(said), said.get("val", "")
    if kind == "srgbClr":
        return Paint(rgb(name))
    if kind == "schemeClr":
        return own if name == "phClr" else Paint(theme.colour(_SCHEME.get(name, name)))
    if kind == "sysClr":
        return Paint(rgb(said.get("lastClr", "")) or ("#ffffff" if name == "window" else "#000000"))
    if kind == "scrgbClr":
        return Paint(_hex(*(points(said.get(part, ""), _WHOLE) for part in "rgb")))
    if kind == "hslClr":
        hue = points(said.get("hue", ""), 21_600_000.0)
        light, full = points(said.get("lum", ""), _WHOLE), points(said.get("sat", ""), _WHOLE)
        return Paint(_hex(*colorsys.hls_to_rgb(hue, light, full)))
    return Paint(_PRESETS.get(name, "#808080" if name else ""))


def _hex(red: float, green: float, blue: float) -> str:
    return "#" + "".join(f"{round(255 * min(max(part, 0.0), 1.0)):02x}" for part in (red, green, blue))


def _changed(base: Paint, said: Element) -> Paint:
    colour, opacity = base.colour, base.opacity
    for change in said:
        amount = points(change.get("val", ""), _WHOLE)
        name = local(change)
        if name == "alpha":
            opacity = min(max(amount, 0.0), 1.0)
        else:
            colour = _moved(colour, name, amount)
    return Paint(colour, opacity)


def _moved(colour: str, name: str, amount: float) -> str:
    red, green, blue = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    if name in ("tint", "shade"):
        white = 1.0 - amount if name == "tint" else 0.0
        return _hex(*(part * amount + white for part in (red, green, blue)))
    hue, light, full = colorsys.rgb_to_hls(red, green, blue)
    if name in ("lumMod", "lumOff"):
        light = light * amount if name == "lumMod" else light + amount
    elif name in ("satMod", "satOff"):
        full = full * amount if name == "satMod" else full + amount
    else:
        return colour
    return _hex(*colorsys.hls_to_rgb(hue, min(max(light, 0.0), 1.0), min(max(full, 0.0), 1.0)))

"""Colours and sizes of every chart: in go roles and places in a series, out come colours that pass 3:1 on white.

The colours are the Analysis Function's categorical palette and RAG cells with known contrast. A fill that is too pale
for white paper (grey, amber) gets a dark edge, so that nothing depends on a pale shape alone.
"""

from __future__ import annotations

from collections.abc import Iterable

from paperwork.model.blocks import ChartSeries

INK = "#0B0C0C"
QUIET = "#4A4A4A"
GRID = "#DEDEDE"
AXIS = "#6B6B6B"
PAPER = "#FFFFFF"
MAIN = "#12436D"
SECOND = "#F46A25"
CONTEXT = "#BFBFBF"
COMPARATOR = "#6B6B6B"

# In order of use, where several series share a role: neighbours differ by 3:1 in grey as well.
PALETTE = (MAIN, SECOND, "#801650", "#28A197", "#3D3D3D", "#A285D1")
ROLES = {
    "main": MAIN,
    "second": SECOND,
    "context": CONTEXT,
    "green": "#00703C",
    "amber": "#F47738",
    "red": "#D4351C",
    "up": MAIN,
    "down": SECOND,
    "improving": MAIN,
    "worsening": SECOND,
}

TITLE_SIZE = 11.0
TEXT_SIZE = 9.0
LINE_HEIGHT = 1.2


def parts_of(colour: str) -> tuple[int, int, int]:
    """Red, green and blue of a `#rrggbb` colour, 0 to 255."""
    return int(colour[1:3], 16), int(colour[3:5], 16), int(colour[5:7], 16)


def luminance(colour: str) -> float:
    """The relative luminance of a `#rrggbb` colour, 0 (black) to 1 (white): WCAG 2.2's definition."""
    shares = [part / 255 for part in parts_of(colour)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in shares)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """The contrast ratio of two colours, 1 to 21: WCAG 2.2's definition."""
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def text_on(fill: str) -> str:
    """White or ink, whichever reads better on a fill."""
    return PAPER if contrast(PAPER, fill) > contrast(INK, fill) else INK


def edge_of(fill: str) -> str:
    """A dark edge for a fill too pale to stand on white; empty where it needs none."""
    return INK if contrast(fill, PAPER) < 3 else ""


def line_colour(colour: str) -> str:
    """The colour for a thin line: a darker grey where the fill would be too pale for white."""
    return COMPARATOR if contrast(colour, PAPER) < 3 else colour


def text_colour(colour: str) -> str:
    """The colour, darkened until words in it read at 4.5:1 on white."""
    parts, share = parts_of(colour), 1.0
    while contrast(shaded := _hex(part * share for part in parts), PAPER) < 4.5:
        share -= 0.02
    return shaded


def _hex(parts: Iterable[float]) -> str:
    return "#" + "".join(f"{round(part):02X}" for part in parts)


def colours(series: tuple[ChartSeries, ...]) -> tuple[str, ...]:
    """A colour a series: its role's own the first time, then the next of the palette that is still free."""
    taken: list[str] = []
    for one in series:
        wanted = ROLES.get(one.role.lower(), CONTEXT)
        free = [colour for colour in PALETTE if colour not in taken]
        repeated = wanted in taken and wanted != CONTEXT
        spare = free[0] if free else CONTEXT
        taken.append(spare if repeated else wanted)
    return tuple(taken)


# Every colour that a chart may hold, the most used first.
_FILLS = (*PALETTE, *ROLES.values())
ALL = tuple(dict.fromkeys((INK, *_FILLS, *(text_colour(line_colour(fill)) for fill in PALETTE), QUIET, AXIS, GRID)))

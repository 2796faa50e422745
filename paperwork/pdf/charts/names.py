"""The labels of categories under a plot: on a line, wrapped, turned, made smaller, and at last thinned out."""

from __future__ import annotations

import math
from collections.abc import Sequence

from msgspec import Struct
from msgspec.structs import replace

from paperwork.model.plots import PlotText

from .pencil import ASCENT, LEADING, Box, Pencil, high, wide, wrapped

SLANT = 45.0
MOST_LINES = 4
MOST_SHARE, MOST_UPRIGHT = 0.42, 0.55
LEAST_SIZE = 6.0


class Names(Struct, frozen=True):
    """Labels as they will stand: each in its lines, all turned alike, every so many of them."""

    blocks: tuple[tuple[str, ...], ...]
    style: PlotText
    height: float
    turn: float = 0.0
    every: int = 1


def fitted_names(texts: Sequence[str], slot: float, style: PlotText, room: float, before: float) -> Names:
    """How labels stand in slots of that width. `room` is the height of the plot and its labels together, `before` the
    space left of the first slot's middle.
    """
    widest = max((wide(text, style) for text in texts), default=0.0)
    if widest <= slot * 0.94:
        return Names(tuple((text,) for text in texts), style, high([""], style))
    blocks = [tuple(wrapped(text, slot * 0.92, style)) for text in texts]
    fits = all(wide(line, style) <= slot * 0.94 for block in blocks for line in block)
    tallest = max(len(block) for block in blocks)
    if fits and tallest <= MOST_LINES and tallest * style.size * LEADING <= room * MOST_SHARE:
        return Names(tuple(blocks), style, tallest * style.size * LEADING)
    return _turned(texts, slot, style, room, before)


def _turned(texts: Sequence[str], slot: float, style: PlotText, room: float, before: float) -> Names:
    """Labels on a slant, or upright in as many lines as a slot holds; smaller, or at last only some of them."""
    whole = style
    while slot >= LEAST_SIZE * LEADING:
        widest = max(wide(text, style) for text in texts)
        line = style.size * LEADING
        slanted = widest * math.sin(math.radians(SLANT)) + line * 0.7
        if slot >= line * 1.45 and slanted <= room * MOST_SHARE and slanted <= before:
            return Names(tuple((text,) for text in texts), style, slanted, -SLANT)
        blocks = [tuple(wrapped(text, room * MOST_UPRIGHT, style)) for text in texts]
        height = max(wide(text, style) for block in blocks for text in block)
        if max(len(block) for block in blocks) * line <= slot and height <= room * MOST_UPRIGHT:
            return Names(tuple(blocks), style, height + 2, -90.0)
        if style.size <= LEAST_SIZE:
            break
        style = replace(style, size=max(LEAST_SIZE, style.size * 0.9))
    return _thinned(texts, slot, whole, room)


def _thinned(texts: Sequence[str], slot: float, style: PlotText, room: float) -> Names:
    widest = max(wide(text, style) for text in texts)
    line = style.size * LEADING
    lone = tuple((text,) for text in texts)
    level = math.ceil((widest + 4) / slot)
    if widest > room * MOST_UPRIGHT or level * 4 <= len(texts):
        return Names(lone, style, line, 0.0, level)
    return Names(lone, style, widest + 2, -90.0, max(1, math.ceil(line / slot)))


def draw_name(pencil: Pencil, names: Names, at: int, x: float, top: float) -> None:
    """Write one label under its slot's middle."""
    style, block = names.style, names.blocks[at]
    if at % names.every or not any(block):
        return
    if not names.turn:
        width = max(wide(line, style) for line in block) / 2
        x = min(max(x, pencil.bounds.x + width), pencil.bounds.right - width)
        if names.every == 1 or pencil.is_free(Box(x - width, top, 2 * width, style.size)):
            pencil.block(list(block), x, top, style)
        return
    if names.turn == -SLANT:
        pencil.words(block[0], x + style.size * 0.2, top + style.size * 0.6, style, "end", names.turn)
        return
    first = x - high(list(block), style) / 2 + (ASCENT + 0.15) * style.size
    for number, text in enumerate(block):
        pencil.words(text, first + number * style.size * LEADING, top + 1.0, style, "end", names.turn)

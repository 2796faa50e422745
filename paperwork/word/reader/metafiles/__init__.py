"""Windows metafiles (EMF, WMF) read into what they draw: `drawn(data, kind, size)` gives the parts of a drawing.

Records as in the published formats MS-EMF, MS-EMFPLUS and MS-WMF: figures, paths, bitmaps and words, with their pens,
brushes, fonts, clips and measures. Of a file that says the same in EMF and in EMF+, the first is read; of one in EMF+
alone its lines, fills, words and pictures. Hatches and patterns are filled with one paler colour, colours are not
mixed with those that lie under them, bitmaps stand upright, and words that run from right to left are set from left to
right. `only_bitmap` takes out the one bitmap of a metafile that draws nothing; `unpacked` unpacks EMZ and WMZ.
"""

from __future__ import annotations

import struct
from functools import lru_cache

from msgspec import Struct

from paperwork.model.blocks import DrawnPart

from . import emf, wmf
from .whole import only_bitmap, unpacked

__all__ = ["Sketch", "drawn", "only_bitmap", "unpacked"]

_USUAL = 200.0


class Sketch(Struct, frozen=True):
    """What a metafile draws: its parts in a drawing of a size in points.

    `torn` says that not all of the file is there, `full` that it holds more than is drawn; `undrawn` are things that it
    asks for and are not drawn, in words.
    """

    parts: tuple[DrawnPart, ...] = ()
    size: tuple[float, float] = (0.0, 0.0)
    torn: bool = False
    full: bool = False
    undrawn: tuple[str, ...] = ()


@lru_cache(maxsize=32)
def drawn(data: bytes, kind: str, size: tuple[float, float]) -> Sketch:
    """What a metafile of a kind (`emf`, `wmf`) draws in a picture of that size in points."""
    size = (size[0] if size[0] > 0 else _USUAL, size[1] if size[1] > 0 else _USUAL)
    try:
        player, torn = (emf.play if kind == "emf" else wmf.play)(data, size)
    except struct.error:
        return Sketch(torn=True)
    easel = player.easel
    return Sketch(tuple(easel.parts), size, torn, easel.full, tuple(sorted(easel.undrawn)))

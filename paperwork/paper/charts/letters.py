"""Words on a chart: how wide they run, where they break, and how they are drawn, in the shipped font alone.

In go words and sizes in points. The font is taken by its file, so the machine's own fonts do not matter; its widths are
Arial's, so words stay where they are put when a reader's machine shows the SVG in Arial.
"""

from __future__ import annotations

from functools import cache, lru_cache
from pathlib import Path

from matplotlib.artist import Artist, allow_rasterization
from matplotlib.backend_bases import RendererBase
from matplotlib.font_manager import FontProperties
from PIL import ImageFont

from .geometry import Point
from .style import TEXT_SIZE

_FONTS = Path(__file__).parents[2] / "fonts"


class Letters(Artist):
    """Words from their left end on a base line: matplotlib's Text without its layout, which is done already."""

    def __init__(self, at: Point, words: str, size: float, bold: bool, colour: str) -> None:
        super().__init__()
        self._at, self._words, self._colour = at, words, colour
        self._font = _font(size, bold)

    @allow_rasterization  # type: ignore[untyped-decorator]
    def draw(self, renderer: RendererBase) -> None:
        """Draws the words on a renderer of matplotlib."""
        x, y = self.get_transform().transform(self._at)
        context = renderer.new_gc()
        context.set_foreground(self._colour)
        height = renderer.get_canvas_width_height()[1]
        renderer.draw_text(context, x, height - y if renderer.flipy() else y, self._words, self._font, 0)
        context.restore()


@cache
def _font(size: float, bold: bool) -> FontProperties:
    return FontProperties(fname=str(_font_file(bold)), size=size, weight="bold" if bold else "normal")


def _font_file(bold: bool) -> Path:
    return _FONTS / f"LiberationSans-{'Bold' if bold else 'Regular'}.ttf"


@cache
def _ruler(bold: bool) -> ImageFont.FreeTypeFont:
    return ImageFont.truetype(str(_font_file(bold)), 1000, layout_engine=ImageFont.Layout.BASIC)


@lru_cache(4096)
def width_of(words: str, size: float = TEXT_SIZE, bold: bool = False) -> float:
    """How wide words run, in points."""
    return _ruler(bold).getlength(words) * size / 1000


def wrapped(words: str, width: float, size: float = TEXT_SIZE, bold: bool = False) -> tuple[str, ...]:
    """The words in lines no wider than `width` points; a single word wider than that is cut into pieces."""
    lines: list[str] = []
    for word in words.split():
        joined = f"{lines[-1]} {word}" if lines else word
        if lines and width_of(joined, size, bold) <= width:
            lines[-1] = joined
        else:
            lines.extend(_pieces(word, width, size, bold))
    return tuple(lines)


def _pieces(word: str, width: float, size: float, bold: bool) -> list[str]:
    pieces = [""]
    for letter in word:
        if pieces[-1] and width_of(pieces[-1] + letter, size, bold) > width:
            pieces.append("")
        pieces[-1] += letter
    return pieces

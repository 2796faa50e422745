"""Draws lines, shapes and words on one reused sheet of matplotlib: points from the bottom left in, SVG and PNG out.

Limits: one font family, the shipped one; text runs level; no images, gradients, filters or clips, so that what comes
out is paths and words only. Nothing of a reader's own matplotlib settings reaches a drawing. matplotlib's own Figure is
not used: it would load every kind of axes, and nothing here stands on one.
"""

from __future__ import annotations

import io
import warnings
from collections.abc import Sequence
from contextlib import AbstractContextManager
from typing import Any

from matplotlib import rc_context
from matplotlib.artist import Artist
from matplotlib.backends.backend_agg import RendererAgg
from matplotlib.backends.backend_svg import RendererSVG
from matplotlib.patches import PathPatch
from matplotlib.path import Path as Outline
from matplotlib.transforms import Affine2D

from .geometry import Box, Point
from .letters import Letters, width_of
from .outputs import DOTS_PER_INCH, PlainSvg, png, svg
from .style import INK, LINE_HEIGHT, TEXT_SIZE

# All the settings that could reach a drawing made of paths and words.
SETTINGS: dict[Any, Any] = {
    "text.usetex": False,
    "text.hinting": "no_hinting",
    "text.antialiased": True,
    "patch.antialiased": True,
    "path.simplify": False,
    "path.snap": True,
    "path.sketch": None,
    "path.effects": [],
    "agg.path.chunksize": 0,
    "lines.scale_dashes": False,
}


def house_settings() -> AbstractContextManager[None]:
    """Within it, matplotlib draws by the settings above; a pen is to be used nowhere else."""
    return rc_context(SETTINGS)


class Pen:
    """One sheet, cleared for each chart. Lengths are points; colours are `#rrggbb`."""

    def __init__(self) -> None:
        self._scale = Affine2D()
        self._size = (1.0, 1.0)
        self._drawn: list[Artist] = []

    def clear(self, width: float, height: float) -> Box:
        """An empty sheet of that size."""
        self._drawn.clear()
        self._size = (width, height)
        return Box(0, 0, width, height)

    def _add(self, artist: Artist) -> None:
        artist.set_transform(self._scale)
        self._drawn.append(artist)

    def line(self, points: Sequence[Point], colour: str, width: float = 1.0, dash: tuple[float, ...] = ()) -> None:
        """A line through points; `dash` are lengths of strokes and gaps in points."""
        style = (0, dash) if dash else "solid"
        outline = Outline(points)
        self._add(PathPatch(outline, fill=False, edgecolor=colour, linewidth=width, linestyle=style, joinstyle="round"))

    def shape(self, outline: Outline, fill: str, edge: str = "", width: float = 0.75) -> None:
        """A filled outline, with an edge if it has a colour."""
        width = width if edge else 0
        self._add(PathPatch(outline, facecolor=fill, edgecolor=edge or "none", linewidth=width, joinstyle="round"))

    def block(self, box: Box, fill: str, edge: str = "", width: float = 0.75) -> None:
        """A filled rectangle."""
        corners = [(box.left, box.bottom), (box.right, box.bottom), (box.right, box.top), (box.left, box.top)]
        self.shape(Outline([*corners, corners[0]], closed=True), fill, edge, width)

    def words(
        self, at: Point, words: str, size: float = TEXT_SIZE, bold: bool = False, colour: str = INK, align: float = 0.0
    ) -> None:
        """One line of words on the base line `at`: it starts there (`align` 0), is centred on it (0.5) or ends (1)."""
        words = " ".join(words.split())
        x = at[0] - align * width_of(words, size, bold)
        self._add(Letters((x, at[1]), words, size, bold, colour))

    def lines(
        self, box: Box, lines: Sequence[str], size: float = TEXT_SIZE, bold: bool = False, colour: str = INK,
        align: float = 0.0,
    ) -> None:  # fmt: skip
        """Lines of words under one another from the top of a box, aligned in its width."""
        x = box.left + align * box.width
        for row, words in enumerate(lines):
            # Liberation Sans: capitals and figures are 0.73 of the size high, so 0.97 down stands the line in its row.
            self.words((x, box.top - size * (0.97 + LINE_HEIGHT * row)), words, size, bold, colour, align)

    def finish(self) -> tuple[bytes, bytes]:
        """What was drawn, as SVG and as PNG."""
        with warnings.catch_warnings():
            # A letter that the font lacks is shown as a box; the SVG holds the letter itself.
            warnings.filterwarnings("ignore", message="Glyph ")
            return self._svg(), self._png()

    def _draw(self, renderer: RendererSVG | RendererAgg) -> None:
        for artist in self._drawn:
            artist.draw(renderer)

    def _svg(self) -> bytes:
        self._scale.clear()
        stream = io.StringIO()
        renderer = PlainSvg(*self._size, stream)
        self._draw(renderer)
        return svg(renderer, stream)

    def _png(self) -> bytes:
        self._scale.clear().scale(DOTS_PER_INCH / 72)
        width, height = (round(points / 72 * DOTS_PER_INCH) for points in self._size)
        renderer = RendererAgg(width, height, DOTS_PER_INCH)
        self._draw(renderer)
        return png(renderer)

"""The two forms of a drawing: an SVG of paths and words only, and a small PNG for readers that know no SVG.

The PNG has one palette for all charts: every colour of the house in steps towards white, which is what soft edges need.
"""

from __future__ import annotations

import io
import re
from functools import cache

from matplotlib.backend_bases import GraphicsContextBase
from matplotlib.backends.backend_agg import RendererAgg
from matplotlib.backends.backend_svg import RendererSVG
from matplotlib.colors import to_hex
from matplotlib.font_manager import FontProperties
from PIL import Image

from .style import ALL, PAPER, parts_of

FAMILIES = "Arial, 'Liberation Sans', Helvetica, sans-serif"
DOTS_PER_INCH = 200
_STEPS = 14
_NEARLY_PAPER = 246
_PATH = re.compile(r'(?<= d=")[^"]*')
_FURTHER_DIGITS = re.compile(r"(\.\d\d)\d+")
# What XML can't hold: a table, since a pattern of such ranges takes long to make.
_FORBIDDEN = dict.fromkeys([*range(9), 11, 12, *range(14, 32), *range(0xD800, 0xE000), 0xFFFE, 0xFFFF])


class PlainSvg(RendererSVG):
    """matplotlib's SVG writer without group marks, and with each text as one plain element at its own place."""

    def __init__(self, width: float, height: float, stream: io.StringIO) -> None:
        super().__init__(width, height, stream)  # type: ignore[no-untyped-call]

    def open_group(self, s: str, gid: str | None = None) -> None:
        """Leaves the group out: nothing refers to it."""

    def close_group(self, s: str) -> None:
        """Leaves the group out."""

    def draw_text(
        self, gc: GraphicsContextBase, x: float, y: float, s: str, prop: FontProperties, *_: object, **__: object
    ) -> None:
        """Writes the words from their left end, in a family that Word and print shops know."""
        weight = "; font-weight: bold" if prop.get_weight() == "bold" else ""
        font = f"font-family: {FAMILIES}; font-size: {prop.get_size():g}px{weight}"
        style = f"{font}; fill: {to_hex(gc.get_rgb())}"
        self.writer.element("text", s.translate(_FORBIDDEN), attrib={"x": f"{x:.2f}", "y": f"{y:.2f}", "style": style})


def svg(renderer: PlainSvg, stream: io.StringIO) -> bytes:
    """What a renderer wrote to its stream, in a plain frame in place of matplotlib's own head, metadata and style."""
    renderer.writer.flush()
    drawn = _PATH.sub(_shorter, stream.getvalue().partition("</defs>")[2].strip())
    size = f'width="{renderer.width:g}pt" height="{renderer.height:g}pt"'
    head = f'<svg xmlns="http://www.w3.org/2000/svg" {size} viewBox="0 0 {renderer.width:g} {renderer.height:g}">'
    return f'{head}\n<g style="stroke-linejoin: round">\n{drawn}\n</g>\n</svg>\n'.encode()


def png(renderer: RendererAgg) -> bytes:
    """What was drawn on white paper, in the house's palette."""
    size = int(renderer.width), int(renderer.height)
    drawn = Image.frombuffer("RGBA", size, bytes(renderer.buffer_rgba()))
    flat = Image.new("RGB", size, PAPER)
    flat.paste(drawn, mask=drawn.getchannel("A"))
    stream = io.BytesIO()
    few = flat.quantize(palette=_palette(), dither=Image.Dither.NONE)
    few.save(stream, "PNG", compress_level=6, dpi=(DOTS_PER_INCH, DOTS_PER_INCH))
    return stream.getvalue()


def _shorter(path: re.Match[str]) -> str:
    """A path with its numbers cut to hundredths of a point, which no eye can tell from more."""
    return _FURTHER_DIGITS.sub(r"\1", " ".join(path[0].split()))


@cache
def _palette() -> Image.Image:
    """Paper, and every colour in steps towards it; none so near to paper that paper might be taken for it."""
    steps = [_towards_paper(colour, step / _STEPS) for colour in ALL for step in range(_STEPS)]
    colours = [parts_of(PAPER), *(colour for colour in dict.fromkeys(steps) if min(colour) < _NEARLY_PAPER)]
    image = Image.new("P", (1, 1))
    image.putpalette([part for colour in colours[:256] for part in colour])
    return image


def _towards_paper(colour: str, share: float) -> tuple[int, int, int]:
    red, green, blue = (round(part + (255 - part) * share) for part in parts_of(colour))
    return red, green, blue

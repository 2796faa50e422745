"""What a drawing of an office program shows but for its words: outlines, and words stretched as pictures, as marks.

In: a part of a drawing. Out: the marks of a `Drawing` in the same coordinates.
"""

from __future__ import annotations

from collections.abc import Iterator

from paperwork.model.blocks import DrawnPart, Outline, WordArt

from .colours import number
from .svg import Label, Shape
from .svgpath import path_operators
from .transforms import SAME, times, transform
from .vector import text_width

DASHES = {"dashed": "4 3", "dotted": "1 2"}
# How high capitals are and how far their feet hang, in shares of the type size: what fills the box of word art.
CAP, ART_SIZE = 0.73, 100.0


def marks_of(part: DrawnPart) -> Iterator[Shape | Label]:
    """What a part shows but for its pictures and its words."""
    for outline in part.outlines:
        yield Shape(path_operators(outline.path), _style(outline), SAME)
    if part.art and part.art.text.strip():
        yield _art(part, part.art)


def _style(outline: Outline) -> dict[str, str]:
    style = {"fill": outline.fill or "none", "stroke": "none", "fill-opacity": number(outline.opacity)}
    style |= {"fill-rule": "evenodd"} if outline.even else {}
    style |= {"stroke-linecap": "round", "stroke-linejoin": "round"} if outline.rounded else {}
    if outline.line:
        style |= {"stroke": outline.line.colour, "stroke-width": number(outline.line.width)}
        style |= {"stroke-dasharray": _dashes(outline)} if outline.line.pattern in DASHES else {}
    return style


def _dashes(outline: Outline) -> str:
    width = max(outline.line.width if outline.line else 1.0, 0.5)
    lengths = DASHES[outline.line.pattern if outline.line else "dashed"].split()
    return " ".join(number(float(length) * width) for length in lengths)


def _art(part: DrawnPart, art: WordArt) -> Label:
    """Words stretched to their box's width and height, then turned about its middle."""
    width = text_width(art.text, art.bold, ART_SIZE) or 1.0
    across, down = part.width / width, part.height / (ART_SIZE * CAP)
    fitted = transform(f"scale({across} {down})")
    middle = part.x + part.width / 2, part.y + part.height / 2
    moved = transform(f"translate({part.x} {part.y + part.height})")
    turned = transform(f"rotate({art.degrees} {middle[0]} {middle[1]})")
    style = {"font-size": number(ART_SIZE), "font-weight": "bold" if art.bold else "normal", "fill": art.colour}
    return Label(art.text, 0.0, 0.0, style | {"fill-opacity": number(art.opacity)}, times(times(fitted, moved), turned))

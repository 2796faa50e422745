"""What charts are drawn with: outlines and words gathered as the marks of a `Drawing`, and words measured and wrapped.

Places are in points from the chart's top left corner, y running down.
"""

from __future__ import annotations

from collections.abc import Iterable

from msgspec import Struct, field
from msgspec.structs import replace

from paperwork.model.look import Line
from paperwork.model.plots import PlotText

from ..colours import colour, number
from ..svg import Label, Shape
from ..svgpath import path_operators
from ..transforms import SAME, transform
from ..vector import text_width

Point = tuple[float, float]
DASHES = {"dashed": "4 2.5", "dotted": "1 1.5"}
LEADING, ASCENT = 1.18, 0.76
MOST_LABELS = 1000


class Box(Struct, frozen=True):
    """A rectangle."""

    x: float
    y: float
    width: float
    height: float

    @property
    def right(self) -> float:
        """Its right edge."""
        return self.x + self.width

    @property
    def bottom(self) -> float:
        """Its lower edge."""
        return self.y + self.height

    def inset(self, left: float = 0.0, top: float = 0.0, right: float = 0.0, bottom: float = 0.0) -> Box:
        """What is left of it without some margins."""
        return Box(
            self.x + left, self.y + top, max(self.width - left - right, 1.0), max(self.height - top - bottom, 1.0)
        )

    def meets(self, other: Box) -> bool:
        """Whether the two overlap."""
        return (
            self.x < other.right and other.x < self.right and self.y < other.bottom and other.y < self.bottom
        )  # fmt: skip

    def holds(self, other: Box) -> bool:
        """Whether another lies inside it."""
        slack = 0.01
        return (
            other.x >= self.x - slack
            and other.y >= self.y - slack
            and other.right <= self.right + slack
            and other.bottom <= self.bottom + slack
        )


class Pencil(Struct):
    """Gathers the marks of one chart. `taken` are the boxes of words that others must keep clear of."""

    bounds: Box
    marks: list[Shape | Label] = field(default_factory=list)
    taken: list[Box] = field(default_factory=list)
    asked: int = 0

    def path(self, outline: str, fill: str = "", line: Line | None = None) -> None:
        """Draw an outline, filled or stroked or both."""
        style = {"fill": fill or "none", "stroke": line.colour if line else "none"}
        if line:
            style |= {"stroke-width": number(line.width), "stroke-linejoin": "round"}
            style |= {"stroke-dasharray": DASHES[line.pattern]} if line.pattern in DASHES else {}
        if fill or line:
            self.marks.append(Shape(path_operators(outline), style, SAME))

    def box(self, box: Box, fill: str = "", line: Line | None = None) -> None:
        """Draw a rectangle."""
        self.path(
            f"M{number(box.x)} {number(box.y)}h{number(box.width)}v{number(box.height)}h{number(-box.width)}z",
            fill,
            line,
        )

    def lines(self, points: Iterable[Point], line: Line | None, fill: str = "", closed: bool = False) -> None:
        """Draw straight lines from point to point."""
        run = "L".join(f"{number(x)} {number(y)}" for x, y in points)
        if run:
            self.path(f"M{run}{'z' if closed else ''}", fill, line)

    def circle(self, x: float, y: float, radius: float, fill: str = "", line: Line | None = None) -> None:
        """Draw a circle."""
        r = number(radius)
        self.path(f"M{number(x - radius)} {number(y)}a{r} {r} 0 1 0 {number(2 * radius)} 0a{r} {r} 0 1 0 {number(-2 * radius)} 0z", fill, line)  # noqa: E501 # fmt: skip

    def words(self, text: str, x: float, y: float, style: PlotText, anchor: str = "start", turn: float = 0.0) -> None:
        """Write a line of words from a point of its baseline; `turn` is in degrees, clockwise."""
        said = {
            "font-size": number(style.size),
            "font-weight": "bold" if style.bold else "normal",
            "fill": style.colour,
            "text-anchor": anchor,
        }
        self.taken.append(_place(wide(text, style), x, y, style, anchor, turn))
        if turn:
            matrix = transform(f"translate({x} {y}) rotate({turn})")
            self.marks.append(Label(text, 0.0, 0.0, said, matrix))
        else:
            self.marks.append(Label(text, x, y, said, SAME))

    def block(self, lines: list[str], x: float, top: float, style: PlotText, anchor: str = "middle") -> None:
        """Write lines under each other, the first one's top there."""
        for at, text in enumerate(lines):
            self.words(text, x, top + (at * LEADING + ASCENT + 0.15) * style.size, style, anchor)

    def is_free(self, box: Box) -> bool:
        """Whether words may stand there: inside the chart, and clear of all others."""
        return self.bounds.holds(box) and not any(box.meets(other) for other in self.taken)

    def label(self, text: str, places: Iterable[tuple[float, float]], style: PlotText, on: str = "") -> bool:
        """Write words centred on the first of some places that is free; smaller, if need be. Says whether it was.

        A chart asks for a thousand labels at the most: more could not be read.
        """
        self.asked += 1
        if self.asked > MOST_LABELS:
            return False
        lines, found = text.split("\n"), list(places)
        for share in (1.0, 0.8, 0.65):
            small = replace(style, size=max(style.size * share, min(style.size, 5.0)))
            width, height = max(wide(line, small) for line in lines), high(lines, small)
            for x, y in found:
                box = Box(x - width / 2, y - height / 2, width, height)
                if self.is_free(box):
                    self.block(lines, x, box.y, legible(small, on))
                    return True
        return False


def _place(width: float, x: float, y: float, style: PlotText, anchor: str, turn: float) -> Box:
    """The box of a line of words; of one on a slant, that of its end alone."""
    before = width * {"middle": 0.5, "end": 1.0}.get(anchor, 0.0)
    if turn == -90.0:
        return Box(x - style.size * ASCENT, y + before - width, style.size, width)
    if turn:
        return Box(x - style.size, y - style.size, style.size, style.size)
    return Box(x - before, y - style.size * ASCENT, width, style.size)


def wide(text: str, style: PlotText) -> float:
    """The width of a line of words."""
    return text_width(text, style.bold, style.size)


def high(lines: list[str], style: PlotText) -> float:
    """The height of lines under each other."""
    return len(lines) * style.size * LEADING


def wrapped(text: str, width: float, style: PlotText) -> list[str]:
    """The text in lines no wider than that, parted between words; a word that is wider stands alone."""
    lines: list[str] = []
    for paragraph in text.split("\n"):
        line = ""
        for word in paragraph.split():
            longer = f"{line} {word}".strip()
            if line and wide(longer, style) > width:
                lines.append(line)
                line = word
            else:
                line = longer
        lines.append(line)
    return lines


def legible(style: PlotText, on: str) -> PlotText:
    """The style, in black or white where its own colour can hardly be read on what lies under it."""
    if not on or _contrast(style.colour, on) >= 3.0:
        return style
    return replace(style, colour=max(("#000000", "#ffffff"), key=lambda ink: _contrast(ink, on)))


def _contrast(one: str, other: str) -> float:
    """The contrast of two colours as WCAG 2.1 works it out."""
    dark, light = sorted((_luminance(one), _luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def _luminance(text: str) -> float:
    parts = [part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4 for part in colour(text)]
    return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]

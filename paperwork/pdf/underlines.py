"""Lines under and through words: single, double, thick, dotted, dashed, waved, or under words alone.

In: words at their place, and the width of what is seen of them. Out: the operators that draw their lines.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from .colours import fill_operator, number, stroke_operator
from .inks import Ink
from .ops import Words

DASHES = {"dotted": (1.0, 1.0), "dashed": (4.0, 2.0)}
_WORD = re.compile(r"\S+")
Measured = Callable[[str], float]


def lines_of(words: Words, seen: str, width: Measured, height: float) -> Iterator[str]:
    """The lines of words: `seen` is without the spaces at the end, `width` measures text, `height` is the page's."""
    ink = words.ink
    face, end = ink.line or ink.face, words.width if seen == words.text else width(seen)
    if ink.underline:
        y = height - words.y - face.underline * ink.size / 1000
        stretches = _words(seen, width) if ink.underlined == "words" and not ink.turned else [(0.0, end)]
        for start, length in stretches:
            yield from _under(ink, words.x + start, y, length, face.thickness * ink.size / 1000)
    if ink.strike:
        thick, y = face.thickness * ink.size / 1000, height - words.y + face.strike * ink.size / 1000
        for shift in (thick, -thick) if ink.double_strike else (0.0,):
            yield from _rule(ink.colour, words.x, y + shift, end, thick)


def _words(text: str, width: Measured) -> Iterator[tuple[float, float]]:
    for word in _WORD.finditer(text):
        start = width(text[: word.start()])
        yield start, width(text[: word.end()]) - start


def _under(ink: Ink, x: float, y: float, width: float, thick: float) -> Iterator[str]:
    colour = ink.underline_colour or ink.colour
    if ink.underlined == "wave":
        yield from _wave(colour, x, y, width, thick)
    elif ink.underlined in DASHES:
        yield from _dashed(colour, x, y, width, thick, DASHES[ink.underlined])
    elif ink.underlined == "double":
        yield from _rule(colour, x, y, width, thick * 0.7)
        yield from _rule(colour, x, y - 1.6 * thick, width, thick * 0.7)
    else:
        yield from _rule(colour, x, y, width, thick * (2 if ink.underlined == "thick" else 1))


def _rule(colour: str, x: float, y: float, width: float, thick: float) -> Iterator[str]:
    """A line whose middle is at y."""
    if width > 0:
        box = f"{number(x)} {number(y - thick / 2)} {number(width)} {number(thick)} re f"
        yield f"{fill_operator(colour)} {box}"


def _dashed(colour: str, x: float, y: float, width: float, thick: float, dash: tuple[float, float]) -> Iterator[str]:
    if width > 0:
        # Dashes count from the page's edge, so that those of words side by side go on.
        on, off = (part * thick for part in dash)
        pen = f"{stroke_operator(colour)} {number(thick)} w [{number(on)} {number(off)}] {number(x % (on + off))} d"
        yield f"q {pen} {number(x)} {number(y)} m {number(x + width)} {number(y)} l S Q"


def _wave(colour: str, x: float, y: float, width: float, thick: float) -> Iterator[str]:
    if width <= 0:
        return
    step, points = 1.5 * thick, []
    for at in range(max(2, int(width / step) + 1)):
        points.append(f"{number(x + at * step)} {number(y + (thick if at % 2 else -thick))}")
    pen = f"{stroke_operator(colour)} {number(thick * 0.6)} w"
    yield f"q {pen} {points[0]} m {' '.join(f'{point} l' for point in points[1:])} S Q"

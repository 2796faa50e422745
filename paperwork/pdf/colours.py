"""Colours as files write them, made into the red, green and blue of PDF."""

from __future__ import annotations

from functools import cache

Colour = tuple[float, float, float]
BLACK: Colour = (0.0, 0.0, 0.0)
_NAMED = {
    "black": BLACK,
    "white": (1.0, 1.0, 1.0),
    "red": (1.0, 0.0, 0.0),
    "green": (0.0, 128 / 255, 0.0),
    "blue": (0.0, 0.0, 1.0),
    "grey": (128 / 255, 128 / 255, 128 / 255),
    "gray": (128 / 255, 128 / 255, 128 / 255),
}


@cache
def colour(text: str) -> Colour:
    """`#rrggbb`, `#rgb` or one of a few names; black for anything else, and for automatic."""
    digits = text.strip().lstrip("#")
    if len(digits) == 3:
        digits = "".join(2 * digit for digit in digits)
    try:
        red, green, blue = (int(digits[at : at + 2], 16) / 255 for at in (0, 2, 4))
    except ValueError:
        return _NAMED.get(text.strip().lower(), BLACK)
    return red, green, blue


def number(value: float) -> str:
    """A number as PDF writes it, to a thousandth, with no needless digits."""
    return f"{value:.3f}".rstrip("0").rstrip(".") if value % 1 else str(int(value))


@cache
def fill_operator(text: str) -> str:
    """The operator that sets the colour of fills and text."""
    return _operator(colour(text), "g", "rg")


@cache
def stroke_operator(text: str) -> str:
    """The operator that sets the colour of lines."""
    return _operator(colour(text), "G", "RG")


def _operator(of: Colour, grey: str, full: str) -> str:
    if of[0] == of[1] == of[2]:
        return f"{number(of[0])} {grey}"
    return f"{' '.join(number(part) for part in of)} {full}"

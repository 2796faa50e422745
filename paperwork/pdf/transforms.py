"""The transforms of SVG as matrices (SVG 1.1, section 7.6)."""

from __future__ import annotations

import math
import re

Matrix = tuple[float, float, float, float, float, float]
SAME: Matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)
NUMBER = re.compile(r"[-+]?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+)?")
FUNCTION = re.compile(r"(matrix|translate|scale|rotate|skewX|skewY)\s*\(([^)]*)\)")


def times(inner: Matrix, outer: Matrix) -> Matrix:
    """The matrix that does what `inner` does, then what `outer` does."""
    a, b, c, d, e, f = inner
    k, l, m, n, o, p = outer  # noqa: E741
    return (a * k + b * m, a * l + b * n, c * k + d * m, c * l + d * n, e * k + f * m + o, e * l + f * n + p)


def transform(text: str) -> Matrix:
    """The matrix of a `transform` attribute; its functions apply from the right."""
    matrix = SAME
    for name, given in FUNCTION.findall(text):
        matrix = times(_matrix(name, [float(part) for part in NUMBER.findall(given)]), matrix)
    return matrix


def _matrix(name: str, given: list[float]) -> Matrix:
    first, second = [*given, 0.0, 0.0][:2]
    if name == "matrix" and len(given) == 6:
        return given[0], given[1], given[2], given[3], given[4], given[5]
    if name == "translate":
        return 1.0, 0.0, 0.0, 1.0, first, second
    if name == "scale":
        return first, 0.0, 0.0, second if len(given) > 1 else first, 0.0, 0.0
    if name == "rotate":
        return _rotate(math.radians(first), *(given[1:3] if len(given) > 2 else (0.0, 0.0)))
    slant = math.tan(math.radians(first))
    return (1.0, 0.0, slant, 1.0, 0.0, 0.0) if name == "skewX" else (1.0, slant, 0.0, 1.0, 0.0, 0.0)


def _rotate(angle: float, x: float, y: float) -> Matrix:
    cos, sin = math.cos(angle), math.sin(angle)
    return cos, sin, -sin, cos, x - cos * x + sin * y, y - sin * x - cos * y

"""Vector drawings put on a page as PDF operators, their words as real text in the document's own faces.

In: a `Drawing` and the rectangle it fills. Out: operators on the canvas, a few milliseconds a chart.
"""

from __future__ import annotations

from collections.abc import Iterator

from reportlab.pdfgen.canvas import Canvas

from .characters import LIKENESS
from .colours import fill_operator, number, stroke_operator
from .faces import Face, face
from .svg import Drawing, Label, Shape, Style
from .svgpath import path_operators
from .text import shown
from .transforms import NUMBER, SAME, Matrix

CAPS = {"butt": "0", "round": "1", "square": "2"}
JOINS = {"miter": "0", "round": "1", "bevel": "2"}
BOLD = {"bold", "bolder", "600", "700", "800", "900"}
Box = tuple[float, float, float, float]


def draw(canvas: Canvas, drawing: Drawing, box: Box) -> None:
    """Draw into the rectangle `box`: left, bottom, width and height in points."""
    canvas.saveState()
    canvas.addLiteral(f"{matrix_text(placed(drawing.window, box))} cm")
    for mark in drawing.marks:
        _alpha(canvas, mark, "\n".join(_shape(mark) if isinstance(mark, Shape) else _label(mark, canvas)))
    canvas.restoreState()


def placed(window: Box, box: Box) -> Matrix:
    """The matrix that puts a window on a drawing's coordinates (left, top, width, height) into a box of the page."""
    left, bottom, width, height = box
    x, y, wide, high = window
    across, up = width / wide, height / high
    return across, 0.0, 0.0, -up, left - x * across, bottom + height + y * up


def see_through(canvas: Canvas, paths: tuple[str, ...], matrix: Matrix) -> None:
    """Let what follows be seen through outlines only, each in the coordinates that a matrix puts on the page."""
    there, back = matrix_text(matrix), matrix_text(_inverse(matrix))
    canvas.addLiteral("\n".join(f"{there} cm {path_operators(path)} W n {back} cm" for path in paths))


def _alpha(canvas: Canvas, mark: Shape | Label, code: str) -> None:
    """Write a mark, see-through where its style says so."""
    whole = _number(mark.style, "shade", 1.0)
    filled = whole * _number(mark.style, "fill-opacity", 1.0)
    stroked = whole * _number(mark.style, "stroke-opacity", 1.0)
    clear = filled < 1 or stroked < 1
    if clear:
        canvas.saveState()
        canvas.setFillAlpha(filled)
        canvas.setStrokeAlpha(stroked)
    canvas.addLiteral(code)
    if clear:
        canvas.restoreState()


def _shape(shape: Shape) -> Iterator[str]:
    paint = _paint(shape.style)
    if not paint or not shape.outline:
        return
    yield "q"
    for outline, matrix in shape.clip:
        # The clip is set in its own coordinates, which are then left again by the inverse.
        yield f"{matrix_text(matrix)} cm {outline} W n {matrix_text(_inverse(matrix))} cm"
    if shape.matrix != SAME:
        yield f"{matrix_text(shape.matrix)} cm"
    yield from _pen(shape.style)
    yield f"{shape.outline} {paint}"
    yield "Q"


def _paint(style: Style) -> str:
    """The operator that fills, strokes or both."""
    filled = style.get("fill", "black") != "none"
    stroked = style.get("stroke", "none") != "none" and _number(style, "stroke-width", 1.0) > 0
    even = "*" if style.get("fill-rule") == "evenodd" else ""
    return {(True, True): f"B{even}", (True, False): f"f{even}", (False, True): "S"}.get((filled, stroked), "")


def _pen(style: Style) -> Iterator[str]:
    if style.get("fill", "black") != "none":
        yield fill_operator(style.get("fill", "black"))
    if style.get("stroke", "none") == "none":
        return
    yield stroke_operator(style["stroke"])
    yield f"{number(_number(style, 'stroke-width', 1.0))} w"
    yield f"{CAPS.get(style.get('stroke-linecap', ''), '0')} J {JOINS.get(style.get('stroke-linejoin', ''), '0')} j"
    dashes = style.get("stroke-dasharray", "none")
    if dashes != "none":
        lengths = " ".join(number(float(part)) for part in dashes.replace(",", " ").split())
        yield f"[{lengths}] {number(_number(style, 'stroke-dashoffset', 0.0))} d"


def _label(label: Label, canvas: Canvas) -> Iterator[str]:
    style = label.style
    chosen = face(style.get("font-weight", "") in BOLD, style.get("font-style", "") in ("italic", "oblique"))
    size = _number(style, "font-size", 12.0)
    text = "".join(c if chosen.has(c) else LIKENESS.get(c, "□") for c in label.text)
    x = label.x - _width(text, chosen, size) * {"middle": 0.5, "end": 1.0}.get(style.get("text-anchor", ""), 0.0)
    yield f"q {matrix_text(label.matrix)} cm BT {fill_operator(style.get('fill', 'black'))}"
    yield f"1 0 0 -1 {number(x)} {number(label.y)} Tm"
    for font, codes in shown(text, chosen, canvas):
        yield f"{font} {number(size)} Tf {codes} Tj"
    yield "ET Q"


def text_width(text: str, bold: bool, size: float) -> float:
    """The width of a line of words, as a label of that weight and size is set."""
    chosen = face(bold, False)
    return _width("".join(c if chosen.has(c) else LIKENESS.get(c, "□") for c in text), chosen, size)


def _width(text: str, of: Face, size: float) -> float:
    return sum(of.widths.get(ord(character), 0.0) for character in text) * size / 1000


def _number(style: Style, name: str, default: float) -> float:
    found = NUMBER.match(style.get(name, ""))
    return float(found.group()) if found else default


def matrix_text(matrix: Matrix) -> str:
    """A matrix as the operator `cm` takes it."""
    return " ".join(_plain(part) if abs(part) >= 1e-6 else "0" for part in matrix)


def _plain(part: float) -> str:
    """A number of six digits that count: PDF has no powers of ten."""
    text = f"{part:.6g}"
    return text if "e" not in text else f"{part:.10f}".rstrip("0").rstrip(".")


def _inverse(matrix: Matrix) -> Matrix:
    a, b, c, d, e, f = matrix
    area = (a * d - b * c) or 1.0
    return d / area, -b / area, -c / area, a / area, (c * f - d * e) / area, (b * e - a * f) / area

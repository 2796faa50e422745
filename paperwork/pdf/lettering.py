"""Lines of words in drawings written as PDF operators: each letter where the drawing has it, in the document's faces.

In: a `Lettering`, in the coordinates of its drawing (y runs down). Out: operators in the same coordinates.
"""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct
from reportlab.pdfgen.canvas import Canvas

from paperwork.model.blocks import Lettering

from .colours import fill_operator, number
from .faces import Face
from .fonts import Fonts
from .text import spaced
from .transforms import Matrix, transform
from .vector import matrix_text

# How wide a letter is on the whole, in shares of the type size, where a drawing does not say.
_USUAL_WIDTH = 0.55
# Letters are made wider or narrower within these bounds, so that words are as long as in the drawing; what is less
# than a slack away from its place, in shares of the type size, stays there.
_NARROWEST, _WIDEST, _ALIKE, _SLACK = 0.5, 1.6, 0.03, 0.04


class _Set(Struct, frozen=True):
    """Words in their faces: the type size, what each letter takes, and how far the drawing lets it reach."""

    pieces: tuple[tuple[str, Face], ...]
    face: Face
    size: float
    own: tuple[float, ...]
    steps: tuple[float, ...]

    @property
    def width(self) -> float:
        """The length of the line."""
        return sum(self.steps)

    @property
    def stretched(self) -> float:
        """How much wider letters are set than the face has them."""
        # How far it is from the last letter to what comes next says nothing of its width.
        share = sum(self.steps[:-1]) / (sum(self.own[:-1]) or 1.0)
        return share if _NARROWEST <= share <= _WIDEST and abs(share - 1) > _ALIKE else 1.0

    def added(self) -> Iterator[float]:
        """What comes after each letter, in thousandths of the type size: something where it would stray."""
        stretched, strayed = self.stretched, 0.0
        for own, step in zip(self.own, self.steps, strict=True):
            strayed += step - own * stretched
            far = abs(strayed) > _SLACK * self.size
            yield strayed / self.size / stretched * 1000 if far else 0.0
            strayed = 0.0 if far else strayed


def written(words: Lettering, canvas: Canvas, fonts: Fonts) -> str:
    """The operators that write a line of words, with what lies under and through it."""
    line = _set(words, fonts)
    x = -line.width * {"middle": 0.5, "end": 1.0}.get(words.align, 0.0)
    y = {"top": line.face.ascent, "bottom": -line.face.descent}.get(words.vertical, 0.0) * line.size / 1000
    place = transform(f"translate({words.x} {words.y}) rotate({words.degrees})")
    code = [f"q {matrix_text(place)} cm", *_shading(words, line, x, y), "BT", fill_operator(words.colour)]
    code += [f"{number(100 * line.stretched)} Tz", f"1 0 0 -1 {number(x)} {number(y)} Tm"]
    return "\n".join([*code, *_shown(line, canvas), "ET", *_rules(words, line, x, y), "Q"])


def _set(words: Lettering, fonts: Fonts) -> _Set:
    face = fonts.choose(words.font, words.bold, words.italic)
    size = words.size * (1000 / ((face.ascent + face.descent) or 1000) if words.cell else 1.0)
    pieces = tuple(fonts.faced(words.text, face))
    own = tuple(of.widths.get(ord(one), 0.0) * size / 1000 for text, of in pieces for one in text)
    steps = words.steps if len(words.steps) == len(own) else tuple(width * words.stretched for width in own)
    return _Set(pieces, face, size, own, steps)


def _shown(line: _Set, canvas: Canvas) -> Iterator[str]:
    added = list(line.added())
    for text, of in line.pieces:
        for font, shown in spaced(text, of, canvas, added[: len(text)]):
            yield f"{font} {number(line.size)} Tf {shown}"
        added = added[len(text) :]


def _shading(words: Lettering, line: _Set, x: float, y: float) -> Iterator[str]:
    if words.shading:
        above, below = line.face.ascent * line.size / 1000, line.face.descent * line.size / 1000
        yield _bar(words.shading, x, y - above, line.width, above + below)


def _rules(words: Lettering, line: _Set, x: float, y: float) -> Iterator[str]:
    thousandth, thick = line.size / 1000, line.face.thickness * line.size / 1000
    if words.underline:
        yield _bar(words.colour, x, y + line.face.underline * thousandth - thick / 2, line.width, thick)
    if words.strike:
        yield _bar(words.colour, x, y - line.face.strike * thousandth - thick / 2, line.width, thick)


def _bar(colour: str, x: float, y: float, width: float, height: float) -> str:
    return f"{fill_operator(colour)} {number(x)} {number(y)} {number(width)} {number(height)} re f"


def meets(words: Lettering, window: tuple[float, float, float, float]) -> bool:
    """Whether words may be seen in a window: left, top, right, bottom; those on a slant reach all round."""
    left, top, right, bottom = window
    reach = sum(words.steps) or words.size * len(words.text) * _USUAL_WIDTH
    after = reach if words.degrees or words.align != "end" else 0.0
    before = reach if words.degrees or words.align != "start" else 0.0
    high = reach if words.degrees else words.size
    is_beside = words.x + after < left or words.x - before > right
    return not is_beside and words.y + high > top and words.y - high < bottom


def lines_written(lines: tuple[Lettering, ...], placed: Matrix, canvas: Canvas, fonts: Fonts) -> None:
    """Write lines of words on a page, where a matrix puts the coordinates of their drawing."""
    code = "\n".join(written(words, canvas, fonts) for words in lines if words.text)
    if code:
        canvas.addLiteral(f"q {matrix_text(placed)} cm\n{code}\nQ")

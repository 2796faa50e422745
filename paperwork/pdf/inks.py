"""How a character is printed: a Word run's look made into an ink.

In: a `SpanLook` (or the bare emphasis of a span). Out: an `Ink` with its face chosen and its size and rise settled.
"""

from __future__ import annotations

from msgspec import Struct
from msgspec.structs import replace

from paperwork.model.blocks import Span
from paperwork.model.look import Line as Border
from paperwork.model.look import SpanLook, Underline

from .faces import Face, line_height
from .fonts import Fonts

# The size and place of raised and lowered text, as office programs set it where the file does not say.
SMALLER, RAISED, LOWERED, SMALL_CAPS = 0.58, 0.33, -0.08, 0.8


class Ink(Struct, frozen=True):
    """A face at a size, and its dress. `colour` and `shading` are `#rrggbb`, or empty for black and none.

    `line` is the face whose height counts on the line, where another one shows what that face lacks. `turned`
    text runs from right to left. Letters are `stretched` to so many times their width; `box` is the line around them.
    A line grows by as much as text is `raised` or lowered, in points; `rise` is that of superscripts as well.
    """

    face: Face
    size: float
    colour: str = ""
    rise: float = 0.0
    underline: bool = False
    strike: bool = False
    shading: str = ""
    href: str = ""
    spacing: float = 0.0
    language: str = ""
    line_size: float = 0.0
    line: Face | None = None
    turned: bool = False
    underlined: Underline = "single"
    underline_colour: str = ""
    double_strike: bool = False
    stretched: float = 1.0
    box: Border | None = None
    raised: float = 0.0
    kerned: bool = False

    @property
    def scale(self) -> float:
        """What a thousandth of the type size measures along the line, in points."""
        return self.size / 1000 * self.stretched

    @property
    def above(self) -> float:
        """What it needs above the baseline, in points. Superscripts take the room of the text beside them."""
        return line_height(self.line or self.face, self.line_size or self.size)[0] + max(self.raised, 0.0)

    @property
    def below(self) -> float:
        """What it needs below the baseline, in points."""
        return line_height(self.line or self.face, self.line_size or self.size)[1] - min(self.raised, 0.0)


def look_of(span: Span, base: SpanLook) -> SpanLook:
    """The span's own look, or the paragraph's with the span's emphasis."""
    return span.look or replace(base, bold=base.bold or span.bold, italic=base.italic or span.italic)


def ink_of(look: SpanLook, fonts: Fonts, href: str = "") -> Ink:
    """The ink of a look."""
    face = fonts.choose(look.font, look.bold, look.italic)
    lifted = {"super": RAISED, "sub": LOWERED}.get(look.vertical, 0.0) * look.size
    return Ink(
        face,
        look.size * SMALLER if look.vertical else look.size,
        look.colour,
        lifted + look.raised,
        look.underline,
        look.strike,
        look.shading,
        href,
        look.spacing,
        look.language,
        look.size,
        underlined=look.underlined,
        underline_colour=look.underline_colour,
        double_strike=look.double_strike,
        stretched=look.stretched,
        box=look.box,
        raised=look.raised,
        kerned=look.kerned,
    )

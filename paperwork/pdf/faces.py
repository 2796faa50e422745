"""Faces: a TrueType file read once, with its widths, its heights, and where its underline stands.

In: a family and a style. Out: a `Face` registered with ReportLab, subset and embedded when the file is written. A face
is read when text in it is first met, so that a letter in one family loads no other.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from struct import unpack_from

from msgspec import Struct
from reportlab.pdfbase import pdfmetrics

from .embedding import EmbeddedFont
from .families import SANS, Family

FOLDER = Path(__file__).parents[1] / "fonts"
# Bit 7 of OS/2.fsSelection: the font asks that its typographic heights be used.
_USE_TYPO = 128


class Face(Struct, frozen=True, eq=False):
    """One face: its name in ReportLab, its advances and its heights, all in thousandths of the type size.

    `underline` is how far below the baseline its underline stands, `strike` how far above it the stroke through
    struck text does.
    """

    name: str
    widths: Mapping[int, float]
    font: EmbeddedFont
    ascent: float
    descent: float
    gap: float
    underline: float
    strike: float
    thickness: float
    kind: str
    bold: bool
    italic: bool

    def has(self, character: str) -> bool:
        """Whether the face can show the character."""
        return ord(character) in self.widths


def face(bold: bool = False, italic: bool = False, family: Family = SANS) -> Face:
    """A face of a shipped family, read and registered once."""
    return _shipped(family, bold, italic and family.slanted)


@cache
def _shipped(family: Family, bold: bool, italic: bool) -> Face:
    file = family.file_of(bold, italic)
    font = EmbeddedFont(f"Paperwork-{file.removesuffix('.ttf')}", str(FOLDER / file))
    return registered(font, family.kind, bold, italic)


def registered(font: EmbeddedFont, kind: str, bold: bool, italic: bool) -> Face:
    """The face of a font, made known to ReportLab."""
    pdfmetrics.registerFont(font)
    outlines = font.face
    scale = 1000 / outlines.unitsPerEm
    os2 = bytes(outlines.get_table("OS/2")) if "OS/2" in outlines.table else b""
    ascent, descent, gap = (part * scale for part in heights(outlines.get_table("hhea"), os2))
    return Face(
        name=font.fontName,
        widths=dict(outlines.charWidths),
        font=font,
        ascent=ascent,
        descent=descent,
        gap=gap,
        underline=-outlines.underlinePosition * scale,
        strike=unpack_from(">h", os2, 28)[0] * scale if len(os2) >= 30 else ascent / 3.5,
        thickness=outlines.underlineThickness * scale or 50.0,
        kind=kind,
        bold=bold,
        italic=italic,
    )


def heights(hhea: bytes, os2: bytes) -> tuple[int, int, int]:
    """What a line takes above and below its baseline, and the gap between lines, in the font's units.

    As LibreOffice has it: the table hhea, or OS/2's heights for Windows where that is empty; and OS/2's typographic
    heights where the font asks for them.
    """
    ascent, descent, gap = unpack_from(">hhh", hhea, 4)
    descent = -descent
    if len(os2) < 78:
        return ascent, descent, gap
    (selection,) = unpack_from(">H", os2, 62)
    above, below, between, windows_above, windows_below = unpack_from(">hhhHH", os2, 68)
    if not ascent and not descent:
        ascent, descent, gap = windows_above, windows_below, 0
    if selection & _USE_TYPO and (above or below):
        return above, -below, between
    return ascent, descent, gap


@cache
def line_height(of: Face, size: float) -> tuple[float, float]:
    """The height of a single line above and below its baseline, in points.

    As Word does, the font's gap counts as part of the line, above; heights are whole twentieths of a point.
    """
    gap = round(of.gap * size / 50)
    total = round((of.ascent + of.descent) * size / 50 + gap) / 20
    below = of.descent * size / 1000
    return total - below, below

"""The faces that text is set in: a Word font's name to a shipped TrueType face, with its widths and line heights.

In: font names as Word gives them. Out: a `Face` registered with ReportLab, subset and embedded when the file is
written. Limits: one family is shipped (Liberation Sans, which has Arial's widths); every other family is set in it,
with a finding each. Boxes and ticks, which it lacks, come from DejaVu Sans; any other character that it lacks is set as
its nearest likeness, with a finding.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from itertools import groupby
from pathlib import Path

from msgspec import Struct
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont

from paperwork.model.findings import NOWHERE, Finding

FOLDER = Path(__file__).parents[1] / "fonts"
SAME_WIDTHS = {"", "arial", "helvetica", "liberation sans", "arimo", "symbol", "wingdings", "courier new"}
# What Word sets the boxes of its forms in.
SAME_WIDTHS |= {"ms gothic", "segoe ui symbol"}
NEUTRAL = "\n\t\f\u00ad\u200b\u200c\u200d\u2060\ufeff\ufffc"

# Boxes and ticks, and how each is said where it is read aloud.
MARKS = {
    "\u2610": "empty box",
    "\u2611": "ticked box",
    "\u2612": "crossed box",
    "\u2713": "tick",
    "\u2714": "tick",
    "\u2717": "cross",
    "\u2718": "cross",
}
LIKENESS = {
    "\u2010": "-",
    "\u2011": "-",
    "\u2610": "□",
    "\u2611": "■",
    "\u2612": "■",
    "\u2713": "√",
    "\u2714": "√",
    "\u25b6": "►",
    "\u25c0": "◄",
    "\u25c6": "■",
    "\u25e6": "○",
    "\ufffd": "?",
}
# Word's bullets stand in the private area of its symbol fonts.
SYMBOLS = {
    "\uf0b7": "•",
    "\uf0a7": "▪",
    "\uf0d8": "►",
    "\uf0fc": "√",
    "\uf0a8": "□",
    "\uf076": "■",
    "\uf06e": "■",
    "\uf06c": "●",
    "\uf0e0": "→",
    "\uf02d": "–",
    "\uf0be": "—",
}


class Face(Struct, frozen=True, eq=False):
    """One face: its name in ReportLab, its advances and its height, all in thousandths of the type size."""

    name: str
    widths: Mapping[int, float]
    font: TTFont
    ascent: float
    descent: float
    gap: float

    def has(self, character: str) -> bool:
        """Whether the face can show the character."""
        return ord(character) in self.widths


@cache
def face(bold: bool = False, italic: bool = False) -> Face:
    """A face of the shipped family, read and registered once."""
    style = ("Bold" if bold else "") + ("Italic" if italic else "") or "Regular"
    return _registered(f"Paperwork-{style}", f"LiberationSans-{style}.ttf")


@cache
def marks() -> Face:
    """The face of boxes and ticks, taken to be as high as the text in which they stand."""
    return _registered("Paperwork-Marks", "DejaVuSans-Marks.ttf")


def _registered(name: str, file: str) -> Face:
    font = TTFont(name, str(FOLDER / file), asciiReadable=False)
    pdfmetrics.registerFont(font)
    # Ascent, descent and gap of the hhea table of Liberation Sans 2.1: 1854, 434 and 67 of 2048 units.
    return Face(font.fontName, font.face.charWidths, font, 1854 / 2.048, 434 / 2.048, 67 / 2.048)


@cache
def line_height(of: Face, size: float) -> tuple[float, float]:
    """The height of a single line above and below its baseline, in points.

    As Word does, the font's gap counts as part of the line, above; heights are whole twentieths of a point.
    """
    gap = round(of.gap * size / 50)
    total = round((of.ascent + of.descent) * size / 50 + gap) / 20
    below = of.descent * size / 1000
    return total - below, below


class Fonts:
    """The faces of one document, and what was found while choosing them."""

    def __init__(self) -> None:
        self._families: dict[str, Finding] = {}
        self._characters: dict[str, Finding] = {}

    @property
    def findings(self) -> tuple[Finding, ...]:
        """One finding for each family and each character that something else stands in for."""
        return (*self._families.values(), *self._characters.values())

    def choose(self, family: str, bold: bool, italic: bool) -> Face:
        """The face for a Word font's name."""
        if family.strip().lower() not in SAME_WIDTHS and family not in self._families:
            self._families[family] = _other_family(family)
        return face(bold, italic)

    def faced(self, text: str, of: Face) -> Iterator[tuple[str, Face]]:
        """The text in parts, each with the face that shows it: the text's own, or that of boxes and ticks."""
        if all(ord(character) in of.widths for character in text):
            yield text, of
            return
        for face, part in groupby(text, lambda one: marks() if one in MARKS and not of.has(one) else of):
            yield "".join(part), face

    def settable(self, text: str, of: Face) -> str:
        """The text with every character that the face lacks replaced by a likeness, one for one."""
        if all(ord(character) in of.widths for character in text):
            return text
        return "".join(c if of.has(c) or c in NEUTRAL else self._likeness(c) for c in text)

    def _likeness(self, character: str) -> str:
        if character in SYMBOLS:
            return SYMBOLS[character]
        if character not in self._characters and character not in "\u2010\u2011":
            self._characters[character] = _no_glyph(character)
        return LIKENESS.get(character, "□")


def _other_family(family: str) -> Finding:
    return Finding(
        "pdf-font",
        NOWHERE,
        f"The font '{family}' is not shipped with the program; Liberation Sans stands in for it.",
        "Lines may break in other places than in Word. Set the text in Arial, or accept this.",
        severity="warning",
        key=family,
    )


def _no_glyph(character: str) -> Finding:
    shown = LIKENESS.get(character, "□")
    return Finding(
        "pdf-character",
        NOWHERE,
        f"The character {character!r} (U+{ord(character):04X}) is not in the PDF's font; it is printed as '{shown}'.",
        "Use another character or a picture.",
        severity="warning",
        quote=character,
        key=f"U+{ord(character):04X}",
    )

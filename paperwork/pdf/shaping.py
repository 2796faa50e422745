"""Text as its glyphs stand side by side: letters joined, pairs kerned, and how far each character takes the pen.

In: text and its ink. Out: the codes that show it, what is added after each, and its characters' advances. Measuring
and drawing both ask here, so that a line is as wide as it was reckoned to be. Letters are joined where their face says
so (`fi`, `tt` in Carlito), as LibreOffice does whatever the file says, but not in text that is spaced out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from msgspec import Struct, field

from .characters import NEUTRAL
from .embedding import SHAPED, EmbeddedFont
from .inks import Ink
from .joining import TURNED, drawn
from .opentype import Pairs, joins

_ENDS = re.compile("([\t\n\f\v])")
_NOTHING = dict.fromkeys(map(ord, NEUTRAL))


class _Joins(Struct):
    """The joined letters of a font: a pattern that finds them, and the code of each."""

    pattern: re.Pattern[str]
    glyphs: dict[str, int]


class _Kerning(Struct):
    """The pairs of a font met so far, in thousandths of the type size."""

    pairs: Pairs
    glyphs: dict[int, int]
    scale: float
    known: dict[tuple[str, str], float] = field(default_factory=dict)

    def between(self, one: str, other: str) -> float:
        """What is added between two characters, as their codes show them."""
        found = self.known.get((one, other))
        if found is None:
            first, second = self.glyphs.get(ord(one)), self.glyphs.get(ord(other))
            found = self.pairs.of(first, second) * self.scale if first and second else 0.0
            self.known[one, other] = found
        return found


def _table(font: EmbeddedFont, tag: str) -> bytes:
    return bytes(font.face.get_table(tag)) if tag in font.face.table else b""


@cache
def _joins(font: EmbeddedFont) -> _Joins | None:
    """What a font joins among letters that characters lead to; None where it joins nothing."""
    found = list(joins(_table(font, "GSUB")))
    if not found:
        return None
    wanted = {glyph for letters, _ in found for glyph in letters}
    characters = font.face.charToGlyph.items()
    shown = {glyph: chr(code) for code, glyph in sorted(characters, reverse=True) if glyph in wanted and code < SHAPED}
    made: dict[str, int] = {}
    for letters, glyph in found:
        if all(letter in shown for letter in letters):
            made.setdefault("".join(shown[letter] for letter in letters), glyph)
    return _Joins(re.compile("|".join(map(re.escape, made))), made) if made else None


@cache
def _kerning(font: EmbeddedFont) -> _Kerning:
    pairs = Pairs(_table(font, "GPOS"), _table(font, "kern"))
    return _Kerning(pairs, font.face.charToGlyph, 1000 / font.face.unitsPerEm)


def joined(text: str, ink: Ink) -> str:
    """The codes that show a text: its characters, and for joined letters the code of their glyph."""
    font, found = ink.face.font, _joins_of(ink)
    if found is None:
        return text
    glyphs = found.glyphs
    return found.pattern.sub(lambda letters: chr(font.shaped(glyphs[letters[0]], letters[0])), text)


def _joins_of(ink: Ink) -> _Joins | None:
    return None if ink.spacing or ink.turned else _joins(ink.face.font)


def kerns(codes: str, ink: Ink) -> list[float]:
    """What is added after each of the codes, in thousandths of the type size; nothing where text is not kerned."""
    if not ink.kerned:
        return []
    between = _kerning(ink.face.font).between
    return [*map(between, codes, codes[1:]), 0.0]


def kern(one: str, other: str, ink: Ink) -> float:
    """What is added between two characters of an ink, in points."""
    return kerns(one + other, ink)[0] * ink.scale if ink.kerned else 0.0


def advances(text: str, ink: Ink) -> list[float]:
    """How far each character takes the pen, in points; joined letters share what their glyph takes."""
    widths, scale = ink.face.widths, ink.scale
    if not text.isascii() and TURNED.search(text):
        return [one.advance * scale + (ink.spacing if one.advance else 0.0) for one in drawn(text, ink.face)]
    neutral = any(mark in text for mark in NEUTRAL)
    if ink.kerned or (neutral and joined(text, ink) != text):
        return [advance for part in _ENDS.split(text) for advance in _shaped(part, ink)]
    if ink.spacing or neutral:
        return [0.0 if c in NEUTRAL else widths.get(ord(c), 0.0) * scale + ink.spacing for c in text]
    plain = [widths[code] * scale for code in map(ord, text)]
    if found := _joins_of(ink):
        for letters in found.pattern.finditer(text):
            plain[letters.start() : letters.end()] = _shares(joined(letters[0], ink), ink)
    return plain


def _shaped(text: str, ink: Ink) -> Iterator[float]:
    """The advances of a stretch as it is drawn: without the characters that show nothing, which take no room."""
    found = _shares(joined(text.translate(_NOTHING), ink), ink)
    return (0.0 if character in NEUTRAL else next(found) for character in text)


def _shares(codes: str, ink: Ink) -> Iterator[float]:
    font, widths, scale = ink.face.font, ink.face.widths, ink.scale
    added = kerns(codes, ink) or [0.0] * len(codes)
    for code, more in zip(map(ord, codes), added, strict=True):
        letters = len(font.said[code]) if code >= SHAPED else 1
        width = font.face.charWidths[code] if code >= SHAPED else widths.get(code, 0.0)
        share = (width + more) * scale / letters + ink.spacing
        yield from (share for _ in range(letters))

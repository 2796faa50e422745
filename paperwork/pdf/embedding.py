"""How a TrueType face stands in a PDF: ReportLab's subsets of it, with a map to text that any character fits into.

In: codes to show, each a character or a shaped glyph. Out: the fonts' objects. ReportLab writes one character for a
code, and none beyond U+FFFF as readers expect it; here a code may also stand for several letters, or for one that
another glyph is drawn for.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from reportlab.pdfbase.ttfonts import SUBSETN, TTFont

# Codes from here on, in the last private plane, are glyphs that shaping has chosen.
SHAPED = 0x100000
_AT_ONCE = 100


class EmbeddedFont(TTFont):  # type: ignore[misc]
    """A face with room for glyphs that no character of its own leads to."""

    def __init__(self, name: str, file: str, at: int = 0) -> None:
        super().__init__(name, file, subfontIndex=at, asciiReadable=False, shapable=False)
        self.said: dict[int, str] = {}
        self._shaped: dict[tuple[int, str], int] = {}

    def draw_as(self, code: int, glyph: int) -> None:
        """Let a character that the face lacks be drawn by one of its glyphs."""
        self.face.charToGlyph.setdefault(code, glyph)
        self.face.charWidths.setdefault(code, self.advance(glyph))

    def shaped(self, glyph: int, text: str) -> int:
        """The code of a glyph that shaping chose for some text."""
        code = self._shaped.get((glyph, text))
        if code is None:
            code = SHAPED + len(self._shaped)
            self._shaped[(glyph, text)] = code
            self.said[code] = text
            self.face.charToGlyph[code] = glyph
            self.face.charWidths[code] = self.advance(glyph)
        return code

    def advance(self, glyph: int) -> float:
        """A glyph's advance, in thousandths of the type size."""
        return float(self.face.hmetrics[glyph][0]) * 1000 / float(self.face.unitsPerEm)

    def addObjects(self, doc: Any) -> None:  # noqa: N802 (ReportLab calls it by this name)
        """Add the font's objects to the document, with our own maps to text."""
        subsets = self.state[doc].subsets if doc in self.state else []
        super().addObjects(doc)
        for number, subset in enumerate(subsets):
            name = (SUBSETN(number) + b"+" + self.face.name + self.face.subfontNameX).decode("pdfdoc")
            doc.idToObject[f"toUnicodeCMap:{name}"].content = to_unicode(name, subset, self.said)


def to_unicode(name: str, subset: Sequence[int], said: dict[int, str]) -> str:
    """The map from a subset's codes to text, as PDF 32000-1, 9.10.3 has it."""
    texts = {code: said.get(key) or chr(key) for code, key in enumerate(subset) if key}
    return "\n".join(
        [
            "/CIDInit /ProcSet findresource begin",
            "12 dict begin",
            "begincmap",
            f"/CIDSystemInfo << /Registry ({name}) /Ordering ({name}) /Supplement 0 >> def",
            f"/CMapName /{name} def",
            "/CMapType 2 def",
            "1 begincodespacerange",
            "<00> <FF>",
            "endcodespacerange",
            *_entries(list(texts.items())),
            "endcmap",
            "CMapName currentdict /CMap defineresource pop",
            "end",
            "end",
        ]
    )


def _entries(texts: list[tuple[int, str]]) -> Iterator[str]:
    for start in range(0, len(texts), _AT_ONCE):
        part = texts[start : start + _AT_ONCE]
        yield f"{len(part)} beginbfchar"
        yield from (f"<{code:02X}> <{text.encode('utf-16-be').hex().upper()}>" for code, text in part)
        yield "endbfchar"

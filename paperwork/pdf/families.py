"""Word's font names, and the shipped families that text in them is set in.

In: a font's name as a Word file gives it. Out: a `Family`, and whether its letters are as wide as those of the named
font, so that lines break alike. Where they are not, the family is the nearest of its kind: serif, sans or mono.
"""

from __future__ import annotations

import re
from functools import cache

from msgspec import Struct


class Family(Struct, frozen=True):
    """A shipped family: its name, its files' first word, and its kind (`sans`, `serif` or `mono`).

    One that has no slanted faces shows its upright ones.
    """

    name: str
    file: str
    kind: str = "sans"
    plain: str = "-Regular"
    slanted: bool = True

    def file_of(self, bold: bool, italic: bool) -> str:
        """The file of one of its faces, without folder."""
        style = ("Bold" if bold else "") + ("Italic" if italic and self.slanted else "")
        return f"{self.file}{f'-{style}' if style else self.plain}.ttf"


class Named(Struct, frozen=True):
    """What a Word font's name comes to: a family, and whether lines break in it as in the named font."""

    family: Family
    same_widths: bool


SANS = Family("Liberation Sans", "LiberationSans")
SERIF = Family("Liberation Serif", "LiberationSerif", "serif")
MONO = Family("Liberation Mono", "LiberationMono", "mono")
CARLITO = Family("Carlito", "Carlito")
CALADEA = Family("Caladea", "Caladea", "serif")
DEJAVU = Family("DejaVu Sans", "DejaVuSans", plain="", slanted=False)

# Fonts whose letters are as wide as those of a shipped family; fonts of bullets and ticks, whose signs are told apart
# one by one, are counted among them, and so is no name at all.
_SAME = {
    SANS: (
        "", "arial", "helvetica", "helvetica neue", "arial unicode ms", "liberation sans", "arimo", "arialmt",
        "microsoft sans serif", "ms sans serif", "nimbus sans", "nimbus sans l", "symbol", "wingdings", "wingdings 2",
        "wingdings 3", "webdings", "ms gothic", "segoe ui symbol", "segoe ui emoji", "opensymbol",
        "noto sans symbols", "marlett",
    ),
    SERIF: (
        "times new roman", "times", "liberation serif", "tinos", "timesnewromanpsmt", "nimbus roman",
        "nimbus roman no9 l",
    ),
    MONO: ("courier new", "courier", "liberation mono", "cousine", "couriernewpsmt", "nimbus mono ps"),
    CARLITO: ("calibri", "carlito"),
    CALADEA: ("cambria", "caladea", "cambria math"),
    DEJAVU: ("dejavu sans", "bitstream vera sans"),
}  # fmt: skip
_NEAR = {
    SANS: (
        "aptos", "aptos display", "aptos narrow", "segoe ui", "tahoma", "trebuchet ms", "gill sans", "gill sans mt",
        "franklin gothic book", "franklin gothic medium", "century gothic", "univers", "frutiger", "open sans", "lato",
        "roboto", "noto sans", "source sans pro", "inter", "montserrat", "poppins", "arial narrow", "arial black",
        "arial rounded mt bold", "myriad pro", "foundry form sans", "fs me", "bahnschrift", "impact", "comic sans ms",
    ),
    SERIF: (
        "georgia", "garamond", "palatino", "palatino linotype", "book antiqua", "bookman old style", "century",
        "century schoolbook", "baskerville", "baskerville old face", "minion pro", "sabon", "perpetua", "rockwell",
        "bodoni mt", "didot", "sitka text", "goudy old style", "noto serif", "merriweather", "pt serif", "batang",
        "simsun", "mingliu", "pmingliu", "ms mincho", "yu mincho", "traditional arabic", "david",
    ),
    MONO: (
        "consolas", "lucida console", "lucida sans typewriter", "andale mono", "menlo", "monaco", "cascadia code",
        "cascadia mono", "source code pro", "fira code", "fixedsys", "terminal", "aptos mono", "noto sans mono",
        "dejavu sans mono", "ocr a extended", "letter gothic",
    ),
    CARLITO: ("calibri light", "candara", "corbel", "gisha", "optima", "ebrima"),
    CALADEA: ("constantia", "charter", "utopia", "dejavu serif"),
    DEJAVU: ("verdana", "lucida sans", "lucida sans unicode", "lucida grande", "geneva"),
}  # fmt: skip
_TABLE = {name: Named(family, True) for family, names in _SAME.items() for name in names}
_TABLE |= {name: Named(family, False) for family, names in _NEAR.items() for name in names}

_WEIGHTS = re.compile(r"[ -](light|thin|extralight|semilight|book|regular|medium|semibold|demi|bold|black|std)$")
_MONO = re.compile(r"\bmono\b|courier|typewriter|console|\bcode\b|terminal|fixed")
_SANS = re.compile(r"sans|gothic|grotes[kq]|helvet|arial|\bui\b")
_SERIF = re.compile(r"serif|roman|times|garamond|antiqua|bodoni|caslon|baskerville|century|palat|song|ming|mincho|slab")


@cache
def named(name: str) -> Named:
    """The shipped family for a font's name; for one that no table has, the kind that its name speaks of."""
    plain = " ".join(name.lower().strip().lstrip("@").split())
    if plain in _TABLE:
        return _TABLE[plain]
    bare = _WEIGHTS.sub("", plain)
    if bare != plain:
        return Named(named(bare).family, False)
    return Named(_kind_of(plain), False)


def _kind_of(plain: str) -> Family:
    if _MONO.search(plain):
        return MONO
    if _SANS.search(plain):
        return SANS
    return SERIF if _SERIF.search(plain) else SANS

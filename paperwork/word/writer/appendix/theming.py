"""Fonts and colours that a file takes from its theme, written out: another file has another theme."""

from __future__ import annotations

from ...markup import A, W, w
from ...package import Element
from ...reader.theme import Theme

_FONTS = {"asciiTheme": "ascii", "hAnsiTheme": "hAnsi", "eastAsiaTheme": "eastAsia", "cstheme": "cs"}
_DRAWN_FONTS = {
    "+mn-lt": "minorHAnsi", "+mj-lt": "majorHAnsi", "+mn-ea": "minorEastAsia", "+mj-ea": "majorEastAsia",
    "+mn-cs": "minorBidi", "+mj-cs": "majorBidi",
}  # fmt: skip
_DRAWN = {
    "tx1": "text1", "tx2": "text2", "bg1": "background1", "bg2": "background2", "dk1": "dark1", "dk2": "dark2",
    "lt1": "light1", "lt2": "light2", "hlink": "hyperlink", "folHlink": "followedHyperlink",
}  # fmt: skip
_COLOURS = (("themeColor", "themeTint", "themeShade"), ("themeFill", "themeFillTint", "themeFillShade"))


def write_out(root: Element, theme: Theme) -> None:
    """Says every font and colour of a part itself, in text and in drawings."""
    for element in root.iter(f"{{{W}}}*"):
        if element.tag == w("rFonts"):
            _fonts(element, theme)
        for names in _COLOURS:
            if element.get(w(names[0])) is not None:
                _colour(element, names, theme)
    for scheme in root.iter(f"{{{A}}}schemeClr"):
        _drawn_colour(scheme, theme)
    for face in root.iter(f"{{{A}}}latin", f"{{{A}}}ea", f"{{{A}}}cs"):
        font = theme.fonts.get(_DRAWN_FONTS.get(face.get("typeface", ""), ""), "")
        if font:
            face.set("typeface", font)


def _fonts(element: Element, theme: Theme) -> None:
    for themed, plain in _FONTS.items():
        font = theme.fonts.get(str(element.attrib.pop(w(themed), "")), "")
        if font:
            element.set(w(plain), font)


def _colour(element: Element, names: tuple[str, str, str], theme: Theme) -> None:
    name, tint, shade = (str(element.attrib.pop(w(one), "")) for one in names)
    colour = theme.colour(name, tint, shade).lstrip("#").upper()
    # The colour of a run is its value; that of a rule, of a line under words or of a pattern stands beside one.
    plain = "fill" if names[0] == "themeFill" else "val" if element.tag == w("color") else "color"
    if colour and not _near(colour, element.get(w(plain), "")):
        element.set(w(plain), colour)
    elif element.get(w(plain)) is None:
        element.set(w(plain), "auto")


def _near(one: str, other: str) -> bool:
    """Whether two colours differ by rounding alone: what Word has written down itself is then kept."""
    try:
        pairs = [(int(one[at : at + 2], 16), int(other[at : at + 2], 16)) for at in (0, 2, 4)]
    except ValueError:
        return False
    return all(abs(mine - yours) <= 2 for mine, yours in pairs)


def _drawn_colour(element: Element, theme: Theme) -> None:
    name = element.get("val", "")
    colour = theme.colour(_DRAWN.get(name, name)).lstrip("#").upper()
    if colour:
        element.tag = f"{{{A}}}srgbClr"
        element.set("val", colour)

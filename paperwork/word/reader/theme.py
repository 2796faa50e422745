"""A file's theme: the fonts and colours that styles name without saying them.

In: the theme's XML and the settings' colour mapping. Out: font names and `#rrggbb`. Tints and shades follow
ECMA-376 part 1, 17.3.2.6: they move a colour's lightness and keep its hue.
"""

from __future__ import annotations

import colorsys

from msgspec import Struct, field

from .values import A, Element, W, attr, local, rgb

_USUAL = {
    "dark1": "#000000", "light1": "#ffffff", "dark2": "#1f497d", "light2": "#eeece1", "accent1": "#4f81bd",
    "accent2": "#c0504d", "accent3": "#9bbb59", "accent4": "#8064a2", "accent5": "#4bacc6", "accent6": "#f79646",
    "hyperlink": "#0000ff", "followedHyperlink": "#800080",
}  # fmt: skip
_SCHEME_NAMES = {"dk1": "dark1", "lt1": "light1", "dk2": "dark2", "lt2": "light2", "hlink": "hyperlink"}
_SCHEME_NAMES |= {"folHlink": "followedHyperlink"}
_MAPPED = {"text1": "dark1", "background1": "light1", "text2": "dark2", "background2": "light2"}
_MAPPING_ATTRIBUTES = {"text1": "t1", "background1": "bg1", "text2": "t2", "background2": "bg2"}


class Theme(Struct, frozen=True):
    """Fonts by the names that `w:rFonts` gives them (`minorHAnsi`), colours by the names of `w:themeColor`."""

    fonts: dict[str, str] = field(default_factory=dict)
    colours: dict[str, str] = field(default_factory=lambda: dict(_USUAL))

    def colour(self, name: str, tint: str = "", shade: str = "") -> str:
        """A theme colour as `#rrggbb`, lightened by a tint or darkened by a shade (two hex digits); or empty."""
        found = self.colours.get(_MAPPED.get(name, name), "")
        if found and tint:
            return _lightness(found, _fraction(tint), whiter=True)
        if found and shade:
            return _lightness(found, _fraction(shade), whiter=False)
        return found


def read_theme(root: Element | None, settings: Element | None) -> Theme:
    """The theme of a file; a file without one gets Office's usual colours and no fonts."""
    colours = dict(_USUAL)
    fonts: dict[str, str] = {}
    if root is not None:
        colours |= _colours(root)
        fonts = _fonts(root)
    mapping = None if settings is None else settings.find(f"{{{W}}}clrSchemeMapping")
    return Theme(fonts, colours | _mapped(mapping, colours))


def _colours(root: Element) -> dict[str, str]:
    scheme = root.find(f".//{{{A}}}clrScheme")
    found: dict[str, str] = {}
    for entry in () if scheme is None else scheme:
        for said in entry:
            colour = rgb(said.get("val", "") if local(said) == "srgbClr" else said.get("lastClr", ""))
            if colour:
                found[_SCHEME_NAMES.get(local(entry), local(entry))] = colour
    return found


def _fonts(root: Element) -> dict[str, str]:
    found: dict[str, str] = {}
    for which, prefix in (("majorFont", "major"), ("minorFont", "minor")):
        for kind, suffixes in (("latin", ("HAnsi", "Ascii")), ("ea", ("EastAsia",)), ("cs", ("Bidi",))):
            said = root.find(f".//{{{A}}}{which}/{{{A}}}{kind}")
            name = "" if said is None else said.get("typeface", "")
            found |= {prefix + suffix: name for suffix in suffixes if name}
    return found


def _mapped(mapping: Element | None, colours: dict[str, str]) -> dict[str, str]:
    found: dict[str, str] = {}
    for name, attribute in _MAPPING_ATTRIBUTES.items():
        target = attr(mapping, attribute)
        if target and target in colours and target != _MAPPED[name]:
            found[_MAPPED[name]] = colours[target]
    return found


def _fraction(hexadecimal: str) -> float:
    try:
        return min(int(hexadecimal, 16), 255) / 255
    except ValueError:
        return 1.0


def _lightness(colour: str, kept: float, whiter: bool) -> str:
    red, green, blue = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    hue, light, saturation = colorsys.rgb_to_hls(red, green, blue)
    light = light * kept + (1 - kept if whiter else 0)
    return "#" + "".join(f"{int(part * 255 + 0.5):02x}" for part in colorsys.hls_to_rgb(hue, light, saturation))

"""How values are written in Office Open XML: elements in, Python values out.

Knows namespaces, on/off values, lengths and colours of WordprocessingML. It reads; it decides nothing.
"""

from __future__ import annotations

from typing import TypeAlias

from lxml import etree

from ..markup import PIC, SVG, W14, WP, A, R, W, w

Element: TypeAlias = etree._Element

C = "http://schemas.openxmlformats.org/drawingml/2006/chart"
DGM = "http://schemas.openxmlformats.org/drawingml/2006/diagram"
M = "http://schemas.openxmlformats.org/officeDocument/2006/math"
MC = "http://schemas.openxmlformats.org/markup-compatibility/2006"
V = "urn:schemas-microsoft-com:vml"
OFFICE = "urn:schemas-microsoft-com:office:office"
DECORATIVE = "http://schemas.microsoft.com/office/drawing/2017/decorative"

__all__ = ["DECORATIVE", "DGM", "MC", "OFFICE", "PIC", "SVG", "W14", "WP", "A", "C", "M", "R", "V", "W", "w"]

_OFF = frozenset({"0", "false", "off", "none"})
_POINTS_PER = {"pt": 1.0, "in": 72.0, "cm": 72.0 / 2.54, "mm": 72.0 / 25.4, "pc": 12.0, "pi": 12.0, "px": 0.75}
_HIGHLIGHTS = {
    "black": "#000000", "blue": "#0000ff", "cyan": "#00ffff", "darkBlue": "#000080", "darkCyan": "#008080",
    "darkGray": "#808080", "darkGreen": "#008000", "darkMagenta": "#800080", "darkRed": "#800000",
    "darkYellow": "#808000", "green": "#00ff00", "lightGray": "#c0c0c0", "magenta": "#ff00ff", "red": "#ff0000",
    "white": "#ffffff", "yellow": "#ffff00",
}  # fmt: skip


def local(element: Element) -> str:
    """The name of an element without its namespace."""
    tag = element.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


def child(element: Element | None, name: str) -> Element | None:
    """The first `w:` child of that name."""
    return None if element is None else next(element.iterchildren(f"{{{W}}}{name}"), None)


def named(element: Element | None) -> dict[str, Element]:
    """The children of an element by their names without namespaces."""
    return {} if element is None else {local(part): part for part in element}


def attr(element: Element | None, name: str, default: str = "") -> str:
    """A `w:` attribute, or the default."""
    return default if element is None else element.get(w(name), default)


def val(element: Element | None, default: str = "") -> str:
    """The `w:val` of an element, or the default."""
    return attr(element, "val", default)


def is_on(element: Element | None) -> bool:
    """Whether an on/off element is there and not switched off."""
    return element is not None and val(element, "1") not in _OFF


def said_on(text: str) -> bool:
    """Whether an on/off attribute's text says on."""
    return bool(text) and text not in _OFF


def whole(text: str, default: int = 0) -> int:
    """A whole number, or the default where it is none; `12.0` counts as 12."""
    try:
        return int(float(text))
    except (ValueError, OverflowError):
        return default


def points(text: str, per_point: float = 20.0, default: float = 0.0) -> float:
    """A length in points: a bare number of the given fractions of a point (twips), or a number with its unit."""
    if not text:
        return default
    unit = _POINTS_PER.get(text[-2:])
    try:
        number = float(text[:-2]) * unit if unit else float(text) / per_point
    except ValueError:
        return default
    return number if abs(number) < 1e6 else default


def emu(text: str | None) -> float:
    """A length in points from English Metric Units (12,700 to the point)."""
    return points(text or "", 12700.0)


def rgb(text: str) -> str:
    """`#rrggbb` from six hexadecimal digits, or empty for `auto` and anything else."""
    text = text.lower().lstrip("#")
    return f"#{text}" if len(text) == 6 and all(digit in "0123456789abcdef" for digit in text) else ""


def highlight(name: str) -> str:
    """The colour of a highlighter pen, or empty."""
    return _HIGHLIGHTS.get(name, "")

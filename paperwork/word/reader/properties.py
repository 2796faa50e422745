"""Run and paragraph properties as one layer of formatting each: `w:rPr` and `w:pPr` in, dictionaries out.

A key that is missing was not said at this layer; layers are stacked by `styles`. Lengths are in points.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Literal, TypedDict

from paperwork.model.languages import language_code
from paperwork.model.look import Line, Underline

from .frames import attributes
from .theme import Theme
from .values import Element, attr, highlight, is_on, local, points, rgb, said_on, val, whole


class RunProps(TypedDict, total=False):
    """What one layer says of a run."""

    ascii: str
    east: str
    complex: str
    size: float
    size_complex: float
    bold: bool
    italic: bool
    bold_complex: bool
    italic_complex: bool
    underline: bool
    strike: bool
    double_strike: bool
    colour: str
    shading: str
    highlight: str
    vertical: Literal["", "super", "sub"]
    all_caps: bool
    small_caps: bool
    spacing: float
    kern: float
    raised: float
    language: str
    language_east: str
    language_complex: str
    hidden: bool
    rtl: bool
    use_complex: bool
    style: str
    underlined: Underline
    underline_colour: str
    stretched: float
    box: Line | None


class ParaProps(TypedDict, total=False):
    """What one layer says of a paragraph. `first` is negative where the first line hangs."""

    align: str
    left: float
    right: float
    first: float
    before: float
    after: float
    auto_before: bool
    auto_after: bool
    line: float
    line_rule: Literal["auto", "exact", "least"]
    contextual: bool
    keep_next: bool
    keep_lines: bool
    page_break: bool
    widow: bool
    outline: int
    num: str
    level: int
    tabs: tuple[tuple[float, str, str], ...]
    borders: tuple[tuple[str, Line | None], ...]
    shading: str
    rtl: bool
    style: str
    frame: tuple[tuple[str, str], ...]


_FLAGS: dict[str, str] = {
    "b": "bold", "i": "italic", "bCs": "bold_complex", "iCs": "italic_complex", "strike": "strike",
    "dstrike": "double_strike", "caps": "all_caps", "smallCaps": "small_caps", "vanish": "hidden", "rtl": "rtl",
    "cs": "use_complex",
}  # fmt: skip
_PARA_FLAGS: dict[str, str] = {
    "contextualSpacing": "contextual", "keepNext": "keep_next", "keepLines": "keep_lines",
    "pageBreakBefore": "page_break", "widowControl": "widow", "bidi": "rtl",
}  # fmt: skip
_ALIGNS = {"start": "left", "end": "right", "both": "justify", "distribute": "justify", "left": "left"}
_ALIGNS |= {"right": "right", "center": "center"}
_LINES: dict[str, Literal["single", "double", "dashed", "dotted"]] = {
    "double": "double", "triple": "double", "dotted": "dotted", "dashed": "dashed", "dashSmallGap": "dashed",
    "dotDash": "dashed", "dotDotDash": "dashed", "dashDotStroked": "dashed",
}  # fmt: skip
_UNDERLINES: dict[str, Underline] = {
    "double": "double", "wavyDouble": "wave", "wave": "wave", "wavyHeavy": "wave", "thick": "thick", "words": "words",
    "dotted": "dotted", "dottedHeavy": "dotted", "dash": "dashed", "dashLong": "dashed", "dotDash": "dashed",
    "dotDotDash": "dashed", "dashedHeavy": "dashed", "dashLongHeavy": "dashed", "dashDotHeavy": "dashed",
    "dashDotDotHeavy": "dashed",
}  # fmt: skip


def colour_of(element: Element, theme: Theme, prefix: str = "") -> str:
    """The colour an element says, by theme or by value; `prefix` is `color` or `fill` for shading, else empty."""
    named, mixed = ("themeFill", "themeFill") if prefix == "fill" else ("themeColor", "theme")
    themed = theme.colour(attr(element, named), attr(element, mixed + "Tint"), attr(element, mixed + "Shade"))
    return themed or rgb(attr(element, prefix or "val"))


# Word names these shares in whole numbers, and means eighths.
_EIGHTHS = {12: 12.5, 37: 37.5, 62: 62.5, 87: 87.5}


def shade(element: Element | None, theme: Theme) -> str:
    """The one flat colour of `w:shd`: its fill, with a pattern mixed in by its share; empty for none."""
    if element is None:
        return ""
    pattern, fill, front = val(element), colour_of(element, theme, "fill"), colour_of(element, theme, "color")
    if pattern == "solid":
        return front or "#000000"
    if pattern.startswith("pct") and pattern[3:].isdigit():
        share = int(pattern[3:])
        return _mixed(front or "#000000", fill or "#ffffff", _EIGHTHS.get(share, share) / 100)
    if pattern.endswith(("Stripe", "Cross")):
        return _mixed(front or "#000000", fill or "#ffffff", 1 / 3)
    return fill


def _mixed(front: str, back: str, share: float) -> str:
    pairs = ((int(front[at : at + 2], 16), int(back[at : at + 2], 16)) for at in (1, 3, 5))
    return "#" + "".join(f"{int(a * share + b * (1 - share) + 0.5):02x}" for a, b in pairs)


def border(element: Element, theme: Theme) -> Line | None:
    """A border line, or None for one that is switched off."""
    pattern = val(element, "none")
    if pattern in ("none", "nil"):
        return None
    width = points(attr(element, "sz", "4"), 8.0, 0.5)
    colour = colour_of(element, theme, "color") or "#000000"
    return Line(max(width, 0.25), colour, _LINES.get(pattern, "single"), points(attr(element, "space"), 1.0))


def borders(element: Element | None, theme: Theme) -> dict[str, Line | None]:
    """The borders said in `w:pBdr`, `w:tblBorders` or `w:tcBorders`, by side; None is one switched off."""
    sides = {"start": "left", "end": "right"}
    return {} if element is None else {sides.get(local(side), local(side)): border(side, theme) for side in element}


def run_props(element: Element | None, theme: Theme) -> RunProps:
    """What a `w:rPr` says."""
    props: RunProps = {}
    for said in () if element is None else element:
        name = local(said)
        if name in _FLAGS:
            props[_FLAGS[name]] = is_on(said)  # type: ignore[literal-required]
        elif name in _RUN_READERS:
            _RUN_READERS[name](said, props, theme)
    return props


def _fonts(said: Element, props: RunProps, theme: Theme) -> None:
    latin = theme.fonts.get(attr(said, "asciiTheme") or attr(said, "hAnsiTheme"), "")
    latin = latin or attr(said, "ascii") or attr(said, "hAnsi")
    east = theme.fonts.get(attr(said, "eastAsiaTheme"), "") or attr(said, "eastAsia")
    far = theme.fonts.get(attr(said, "cstheme"), "") or attr(said, "cs")
    if latin:
        props["ascii"] = latin
    if east:
        props["east"] = east
    if far:
        props["complex"] = far


def _colour(said: Element, props: RunProps, theme: Theme) -> None:
    props["colour"] = colour_of(said, theme)


def _size(said: Element, props: RunProps, _: Theme) -> None:
    props["size"] = points(val(said), 2.0, 10.0)


def _size_complex(said: Element, props: RunProps, _: Theme) -> None:
    props["size_complex"] = points(val(said), 2.0, 10.0)


def _underline(said: Element, props: RunProps, theme: Theme) -> None:
    kind = val(said, "single")
    props["underline"] = kind not in ("none", "")
    props["underlined"] = _UNDERLINES.get(kind, "single")
    props["underline_colour"] = colour_of(said, theme, "color")


def _stretched(said: Element, props: RunProps, _: Theme) -> None:
    share = whole(val(said).rstrip("%"), 100)
    props["stretched"] = share / 100 if 1 <= share <= 600 else 1.0


def _bordered(said: Element, props: RunProps, theme: Theme) -> None:
    props["box"] = border(said, theme)


def _highlight(said: Element, props: RunProps, _: Theme) -> None:
    props["highlight"] = highlight(val(said))


def _shading(said: Element, props: RunProps, theme: Theme) -> None:
    props["shading"] = shade(said, theme)


def _vertical(said: Element, props: RunProps, _: Theme) -> None:
    names: dict[str, Literal["super", "sub"]] = {"superscript": "super", "subscript": "sub"}
    props["vertical"] = names.get(val(said), "")


def _spacing(said: Element, props: RunProps, _: Theme) -> None:
    props["spacing"] = points(val(said))


def _kern(said: Element, props: RunProps, _: Theme) -> None:
    """The smallest size at which pairs are kerned; 0 switches it off."""
    props["kern"] = points(val(said), 2.0)


def _raised(said: Element, props: RunProps, _: Theme) -> None:
    props["raised"] = points(val(said), 2.0)


def _style(said: Element, props: RunProps, _: Theme) -> None:
    props["style"] = val(said)


def _language(said: Element, props: RunProps, _: Theme) -> None:
    """What is no language's code (BCP 47) is not taken for one."""
    if code := language_code(val(said)):
        props["language"] = code
    if code := language_code(attr(said, "eastAsia")):
        props["language_east"] = code
    if code := language_code(attr(said, "bidi")):
        props["language_complex"] = code


_RUN_READERS: dict[str, Callable[[Element, RunProps, Theme], None]] = {
    "rFonts": _fonts, "color": _colour, "sz": _size, "szCs": _size_complex, "u": _underline,
    "highlight": _highlight, "shd": _shading, "vertAlign": _vertical, "spacing": _spacing, "position": _raised,
    "kern": _kern,    "rStyle": _style, "lang": _language, "w": _stretched, "bdr": _bordered,
}  # fmt: skip


def para_props(element: Element | None, theme: Theme) -> ParaProps:
    """What a `w:pPr` says."""
    props: ParaProps = {}
    for said in () if element is None else element:
        name = local(said)
        if name in _PARA_FLAGS:
            props[_PARA_FLAGS[name]] = is_on(said)  # type: ignore[literal-required]
        elif name in _PARA_READERS:
            _PARA_READERS[name](said, props, theme)
    return props


def _align(said: Element, props: ParaProps, _: Theme) -> None:
    props["align"] = _ALIGNS.get(val(said), "left")


def _indent(said: Element, props: ParaProps, _: Theme) -> None:
    left, right = attr(said, "start") or attr(said, "left"), attr(said, "end") or attr(said, "right")
    if left:
        props["left"] = points(left)
    if right:
        props["right"] = points(right)
    if attr(said, "hanging"):
        props["first"] = -points(attr(said, "hanging"))
    elif attr(said, "firstLine"):
        props["first"] = points(attr(said, "firstLine"))


def _line_spacing(said: Element, props: ParaProps, _: Theme) -> None:
    if attr(said, "before"):
        props["before"] = points(attr(said, "before"))
    if attr(said, "after"):
        props["after"] = points(attr(said, "after"))
    if attr(said, "beforeAutospacing"):
        props["auto_before"] = said_on(attr(said, "beforeAutospacing"))
    if attr(said, "afterAutospacing"):
        props["auto_after"] = said_on(attr(said, "afterAutospacing"))
    rule = attr(said, "lineRule", "auto")
    if attr(said, "line"):
        props["line_rule"] = "exact" if rule == "exact" else "least" if rule == "atLeast" else "auto"
        # As a multiple, 12 points are one line: 240 twips, or 12pt in a strict file.
        props["line"] = abs(points(attr(said, "line"))) / (12.0 if props["line_rule"] == "auto" else 1.0)


def _outline(said: Element, props: ParaProps, _: Theme) -> None:
    level = whole(val(said), 9)
    props["outline"] = level + 1 if 0 <= level < 9 else 0


def _number(said: Element, props: ParaProps, _: Theme) -> None:
    for part in said:
        if local(part) == "numId":
            props["num"] = val(part)
        elif local(part) == "ilvl":
            props["level"] = min(max(whole(val(part)), 0), 8)


def _tabs(said: Element, props: ParaProps, _: Theme) -> None:
    props["tabs"] = tuple((points(attr(tab, "pos")), val(tab, "left"), attr(tab, "leader")) for tab in said)


def _box(said: Element, props: ParaProps, theme: Theme) -> None:
    props["borders"] = tuple(borders(said, theme).items())


def _fill(said: Element, props: ParaProps, theme: Theme) -> None:
    props["shading"] = shade(said, theme)


def _para_style(said: Element, props: ParaProps, _: Theme) -> None:
    props["style"] = val(said)


def _frame(said: Element, props: ParaProps, _: Theme) -> None:
    props["frame"] = tuple(attributes(said).items())


_PARA_READERS: dict[str, Callable[[Element, ParaProps, Theme], None]] = {
    "jc": _align, "ind": _indent, "spacing": _line_spacing, "outlineLvl": _outline, "numPr": _number, "tabs": _tabs,
    "pBdr": _box, "shd": _fill, "pStyle": _para_style,
    "framePr": _frame,
}  # fmt: skip

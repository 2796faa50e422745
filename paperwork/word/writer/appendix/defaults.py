"""What two files' document defaults say differently, as properties that a style can say itself.

A style builds on its own file's defaults without saying so. In another file it must say them: what its own defaults
say otherwise than those of that file, and where its own say nothing, what Word then takes (ECMA-376 part 1, 17.3).
"""

from __future__ import annotations

from collections.abc import Mapping

from lxml import etree

from ...markup import w
from ...package import Element
from .host import ordered

PPR = (
    "pStyle keepNext keepLines pageBreakBefore framePr widowControl numPr suppressLineNumbers pBdr shd tabs "
    "suppressAutoHyphens kinsoku wordWrap overflowPunct topLinePunct autoSpaceDE autoSpaceDN bidi adjustRightInd "
    "snapToGrid spacing ind contextualSpacing mirrorIndents suppressOverlap jc textDirection textAlignment "
    "textboxTightWrap outlineLvl divId cnfStyle rPr sectPr pPrChange"
)
RPR = (
    "rStyle rFonts b bCs i iCs caps smallCaps strike dstrike outline shadow emboss imprint noProof snapToGrid vanish "
    "webHidden color spacing w kern position sz szCs highlight u effect bdr shd fitText vertAlign rtl cs em lang "
    "eastAsianLayout specVanish oMath"
)
ORDER = {"pPr": tuple(PPR.split()), "rPr": tuple(RPR.split())}
# Properties by the names of their elements, each its attributes.
Said = Mapping[str, Mapping[str, str]]
_ON = "widowControl kinsoku wordWrap overflowPunct autoSpaceDE autoSpaceDN adjustRightInd snapToGrid"
_TIMES = {"ascii": "Times New Roman", "hAnsi": "Times New Roman", "cs": "Times New Roman"}
_SILENT: dict[str, dict[str, dict[str, str]]] = {
    "pPr": {
        "spacing": {"before": "0", "after": "0", "line": "240", "lineRule": "auto"},
        "ind": {"left": "0", "right": "0", "firstLine": "0"},
        "jc": {"val": "left"},
        "textAlignment": {"val": "auto"},
        "outlineLvl": {"val": "9"},
    }
    | {name: {"val": "1"} for name in _ON.split()},
    "rPr": {
        "rFonts": _TIMES,
        "sz": {"val": "20"},
        "szCs": {"val": "20"},
        "color": {"val": "auto"},
        "w": {"val": "100"},
        "vertAlign": {"val": "baseline"},
        "snapToGrid": {"val": "1"},
    }
    | {name: {"val": "none"} for name in ("u", "highlight", "em", "effect")},
}
_WHOLE = ("pBdr", "tabs", "numPr", "shd", "bdr", "rStyle", "pStyle", "sectPr", "rPr", "eastAsianLayout")


def said(properties: Element | None) -> dict[str, dict[str, str]]:
    """The properties of a `w:pPr` or `w:rPr` by name; switches say `1` or `0`. What has parts is left out."""
    found: dict[str, dict[str, str]] = {}
    for one in () if properties is None else properties:
        name = etree.QName(one).localname
        if name not in _WHOLE and str(one.tag).startswith(w("")):
            attributes = {etree.QName(str(key)).localname: str(value) for key, value in one.attrib.items()}
            found[name] = attributes or {"val": "1"}
    return found


def defaults(styles: Element, kind: str) -> dict[str, dict[str, str]]:
    """The document defaults of a `styles.xml`, of paragraphs (`pPr`) or of words (`rPr`)."""
    return said(styles.find(f"{w('docDefaults')}/{w(f'{kind}Default')}/{w(kind)}"))


def difference(theirs: Said, ours: Said, kind: str) -> dict[str, dict[str, str]]:
    """What a style of theirs must say itself where ours are the defaults."""
    found: dict[str, dict[str, str]] = {}
    for name in [one for one in ORDER[kind] if one in theirs or one in ours]:
        silent = _silent(kind, name)
        # A switch that only ours has is off in theirs; LibreOffice minds switches that are off but need not be said.
        off = {key: "0" for key in ours.get(name, {}) if key.endswith("Autospacing")}
        mine, yours = {**off, **silent, **theirs.get(name, {})}, {**silent, **ours.get(name, {})}
        if any(yours.get(key) != value for key, value in mine.items()):
            found[name] = mine
    return found


def _silent(kind: str, name: str) -> dict[str, str]:
    """What Word takes where nothing is said; nothing for a language, which is never unsaid."""
    if name == "lang":
        return {}
    usual = {"val": "0"}
    return _SILENT[kind].get(name, usual)


def add(owner: Element, kind: str, properties: Said) -> None:
    """Says properties in a style (or a paragraph) where it does not say them itself."""
    inside = owner.find(w(kind))
    if inside is None and properties:
        inside = etree.Element(w(kind))
        _put_inside(owner, inside)
    for name, attributes in properties.items():
        if inside is not None and attributes:
            _say(inside, kind, name, attributes)


def put(owner: Element, kind: str, name: str, said: str) -> None:
    """Says one value in the properties of a paragraph or a table where they don't; they come first in it."""
    inside = owner.find(w(kind))
    if inside is None:
        inside = etree.Element(w(kind))
        owner.insert(0, inside)
    if inside.find(w(name)) is None:
        inside.insert(0, etree.Element(w(name), {w("val"): said}))


def _say(inside: Element, kind: str, name: str, attributes: Mapping[str, str]) -> None:
    element = inside.find(w(name))
    if element is None:
        element = etree.Element(w(name))
        ordered(inside, element, ORDER[kind])
    elif not element.attrib:
        return
    for key, value in attributes.items():
        if element.get(w(key)) is None and not _said_otherwise(element, name, key):
            element.set(w(key), value)


def _said_otherwise(element: Element, name: str, key: str) -> bool:
    """Whether an indent says the same side by another name."""
    others = {"left": "start", "right": "end", "firstLine": "hanging"}
    return name == "ind" and element.get(w(others.get(key, key))) is not None


def _put_inside(owner: Element, inside: Element) -> None:
    """Before what a style must have behind its properties: those of its words, of its table."""
    behind = ("rPr", "tblPr", "trPr", "tcPr", "tblStylePr") if inside.tag == w("pPr") else ("tblPr", "trPr", "tcPr")
    later = [one for one in owner if etree.QName(one).localname in (*behind, "tblStylePr")]
    if later:
        later[0].addprevious(inside)
    else:
        owner.append(inside)

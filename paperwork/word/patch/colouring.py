"""The colour of a table's cell: a rating's goes with its word, as a tracked change of the cell's properties.

One that a person gave a cell stays where the new build gives none: it is known by being no rating's.
"""

from __future__ import annotations

from copy import deepcopy

from lxml import etree

from ..markup import below, w
from ..writer.tables import RATINGS
from .places import Element
from .tracking import Tracker

_SHADING, _CHANGE = w("shd"), w("tcPrChange")
# What may stand before the shading of a cell (ISO/IEC 29500-1, 17.4.69).
_OURS = frozenset({"auto", "", *(fill for fill, _ in RATINGS.values())})
_BEFORE = frozenset(map(w, ("cnfStyle", "tcW", "gridSpan", "hMerge", "vMerge", "tcBorders")))


def recolour(cell: Element, like: Element, tracker: Tracker) -> None:
    """Gives a cell the colour of its counterpart in the new build, if it has another."""
    properties, model = cell.find(w("tcPr")), like.find(w("tcPr"))
    old = None if properties is None else properties.find(_SHADING)
    new = None if model is None else model.find(_SHADING)
    if properties is None or _said(old) == _said(new) or (not _said(new) and is_coloured(cell)):
        return
    if properties.find(_CHANGE) is None:
        change = etree.SubElement(properties, _CHANGE, tracker.mark())
        was = etree.SubElement(change, w("tcPr"))
        was.extend(deepcopy(one) for one in properties if one.tag != _CHANGE)
    if old is not None:
        properties.remove(old)
    if new is not None:
        _put(new, properties)


def colour_again(cell: Element, like: Element) -> None:
    """Gives a cell the colour that a person gave another, if it has none."""
    properties, theirs = cell.find(w("tcPr")), below(like, "tcPr/shd")
    if properties is None or theirs is None or not is_coloured(like) or _said(old := properties.find(_SHADING)):
        return
    if old is not None:
        properties.remove(old)
    _put(theirs, properties)


def is_coloured(cell: Element) -> bool:
    """Whether a cell has a colour that is no rating's: one that a person gave it."""
    shading = below(cell, "tcPr/shd")
    return shading is not None and shading.get(w("fill"), "").upper() not in _OURS | {"AUTO"}


def _put(shading: Element, properties: Element) -> None:
    properties.insert(sum(one.tag in _BEFORE for one in properties), deepcopy(shading))


def _said(shading: Element | None) -> tuple[str, ...]:
    """What a shading looks like: nothing said and nothing filled are the same."""
    if shading is None or shading.get(w("fill"), "auto") == "auto":
        return ()
    return tuple(shading.get(w(name), "") for name in ("val", "fill", "color"))

"""The colour of a table's cell: a rating's goes with its word, as a tracked change of the cell's properties."""

from __future__ import annotations

from copy import deepcopy

from lxml import etree

from ..markup import w
from .places import Element
from .tracking import Tracker

_SHADING, _CHANGE = w("shd"), w("tcPrChange")
# What may stand before the shading of a cell (ISO/IEC 29500-1, 17.4.69).
_BEFORE = frozenset(map(w, ("cnfStyle", "tcW", "gridSpan", "hMerge", "vMerge", "tcBorders")))


def recolour(cell: Element, like: Element, tracker: Tracker) -> None:
    """Gives a cell the colour of its counterpart in the new build, if it has another."""
    properties, model = cell.find(w("tcPr")), like.find(w("tcPr"))
    old = None if properties is None else properties.find(_SHADING)
    new = None if model is None else model.find(_SHADING)
    if properties is None or _said(old) == _said(new):
        return
    if properties.find(_CHANGE) is None:
        change = etree.SubElement(properties, _CHANGE, tracker.mark())
        was = etree.SubElement(change, w("tcPr"))
        was.extend(deepcopy(one) for one in properties if one.tag != _CHANGE)
    if old is not None:
        properties.remove(old)
    if new is not None:
        properties.insert(sum(one.tag in _BEFORE for one in properties), deepcopy(new))


def _said(shading: Element | None) -> tuple[str, ...]:
    """What a shading looks like: nothing said and nothing filled are the same."""
    if shading is None or shading.get(w("fill"), "auto") == "auto":
        return ()
    return tuple(shading.get(w(name), "") for name in ("val", "fill", "color"))

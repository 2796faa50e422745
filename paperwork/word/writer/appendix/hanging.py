"""Tables of files older than Word 2013, which put a table's text on the margin; newer ones put its edge there."""

from __future__ import annotations

from lxml import etree

from ...markup import W, elements, value, w
from ...package import Element
from .host import ordered
from .styles import StyleBook

_NEW = 15
_OLDEST = 12
# What Word keeps free at the side of a cell where no style says anything.
_USUAL = 108
_BEFORE_INDENT = (
    "tblStyle", "tblpPr", "tblOverlap", "bidiVisual", "tblStyleRowBandSize", "tblStyleColBandSize", "tblW", "jc",
    "tblCellSpacing", "tblInd",
)  # fmt: skip


def move(roots: list[Element], theirs: Element | None, ours: Element | None, styles: StyleBook) -> None:
    """Moves the tables of some parts by a cell's margin where one of the two files is older and the other is not."""
    side = (_version(ours) >= _NEW) - (_version(theirs) >= _NEW)
    for root in roots if side else ():
        for table in elements(root, "tbl"):
            if not _is_inner(table):
                _move(table, side, styles)


def _version(settings: Element | None) -> int:
    for said in () if settings is None else elements(settings, "compatSetting"):
        if said.get(w("name")) == "compatibilityMode" and said.get(w("val"), "").isdigit():
            return int(said.get(w("val"), ""))
    return _OLDEST


def _is_inner(table: Element) -> bool:
    return any(one.tag == w("tc") for one in table.iterancestors(f"{{{W}}}*"))


def _move(table: Element, side: int, styles: StyleBook) -> None:
    properties = table.find(w("tblPr"))
    if properties is None or value(properties, "jc") in ("center", "right", "end"):
        return
    layers = [properties, *styles.table_layers(value(properties, "tblStyle"))]
    margin = next((int(float(said)) for one in layers for name in _SIDES if (said := _margin(one, name))), _USUAL)
    indent = next((int(float(said)) for one in layers if (said := value(one, "tblInd", "w"))), 0)
    for old in properties.findall(w("tblInd")):
        properties.remove(old)
    moved = {w("w"): str(indent - side * margin), w("type"): "dxa"}
    ordered(properties, etree.Element(w("tblInd"), moved), _BEFORE_INDENT)


_SIDES = ("left", "start")


def _margin(properties: Element, side: str) -> str:
    return value(properties, f"tblCellMar/{side}", "w")

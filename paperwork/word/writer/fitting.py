"""Widths: tables as wide as their place, pictures no wider, once it is known between which margins they stand."""

from __future__ import annotations

from itertools import pairwise

from lxml import etree

from .. import controls
from ..markup import WP, A, below, elements, value, w


def fit(body: etree._Element) -> None:
    """Makes every table of ours as wide as its place, and no picture of ours wider."""
    widths = _room(body)
    for control, _ in controls.ours(body):
        room = widths.get(_top(control, body), 0) if _cell_room(control) == 0 else _cell_room(control)
        for table in elements(control, "tbl"):
            _fit_table(table, room)
        for inline in control.iter(f"{{{WP}}}inline"):
            _fit_picture(inline, room)


def text_width(body: etree._Element) -> float:
    """The width between the margins of the body's own section, its last, in points: those before may be a cover's."""
    section = body.find(w("sectPr"))
    return (9026 if section is None else _text_width(section)) / 20


def _top(element: etree._Element, body: etree._Element) -> etree._Element:
    while (parent := element.getparent()) is not None and parent is not body:
        element = parent
    return element


def _room(body: etree._Element) -> dict[etree._Element, int]:
    """The text width, in twentieths of a point, of each block of the body, by the section that it stands in."""
    rooms: dict[etree._Element, int] = {}
    waiting: list[etree._Element] = []
    for block in body:
        waiting.append(block)
        section = block if block.tag == w("sectPr") else block.find(f"{w('pPr')}/{w('sectPr')}")
        if section is not None:
            rooms |= dict.fromkeys(waiting, _text_width(section))
            waiting = []
    return rooms


def _text_width(section: etree._Element) -> int:
    page, left, right = (
        int(float(value(section, *where) or fallback))
        for where, fallback in ((("pgSz", "w"), 11906), (("pgMar", "left"), 1440), (("pgMar", "right"), 1440))
    )
    return page - left - right


def _cell_room(control: etree._Element) -> int:
    """The width inside the cell that a control stands in; 0 where it stands in none."""
    cell = next((above for above in control.iterancestors() if above.tag == w("tc")), None)
    width = "" if cell is None else value(cell, "tcPr/tcW", "w")
    # A cell keeps a twentieth of an inch and a bit free on either side, as Word's own tables do.
    return max(int(width) - 216, 0) if width.isdigit() else 0


def _fit_table(table: etree._Element, room: int) -> None:
    columns = list(elements(table, "gridCol"))
    grid = [int(column.get(w("w"), "1")) for column in columns]
    if not room or not grid:
        return
    edges = [sum(grid[:index]) * room // sum(grid) for index in range(len(grid) + 1)]
    widths = [right - left for left, right in pairwise(edges)]
    for column, width in zip(columns, widths, strict=True):
        column.set(w("w"), str(width))
    for row in elements(table, "tr"):
        _fit_row(row, widths)
    _widen(table, "tblPr/tblW", room)


def _fit_row(row: etree._Element, widths: list[int]) -> None:
    at = 0
    for cell in row.findall(w("tc")):
        across = int(value(cell, "tcPr/gridSpan") or 1)
        _widen(cell, "tcPr/tcW", sum(widths[at : at + across]))
        at += across


def _widen(element: etree._Element, path: str, width: int) -> None:
    found = below(element, path)
    if found is not None:
        found.set(w("w"), str(width))


def _fit_picture(inline: etree._Element, room: int) -> None:
    sizes = [one for one in inline.iter(f"{{{WP}}}extent", f"{{{A}}}ext") if one.get("cx")]
    # A twentieth of a point is 635 EMU.
    most = room * 635
    for size in sizes:
        wide, high = int(size.get("cx", "0")), int(size.get("cy", "0"))
        if 0 < most < wide:
            size.set("cx", str(most))
            size.set("cy", str(high * most // wide))

"""Sections: `w:sectPr` in, page set-ups with headers and footers out, taken over from before where not said.

Limits: text that runs down the page, and pictures as page borders, are not read.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Literal, cast

from msgspec import Struct, field

from paperwork.model.blocks import Block
from paperwork.model.look import Line, LineNumbers, PageSetup

from ..markup import break_goes
from ..package import Package
from .properties import borders
from .theme import Theme
from .values import Element, R, attr, child, is_on, local, points, said_on, val, w, whole

Furniture = Mapping[str, tuple[Block, ...]]
_STARTS: dict[str, Literal["next_page", "continuous", "odd_page", "even_page"]] = {
    "continuous": "continuous", "oddPage": "odd_page", "evenPage": "even_page",
}  # fmt: skip
_HEADER, _FOOTER = "headerReference", "footerReference"


def page_setup(section: Element, settings: Element | None = None, theme: Theme | None = None) -> PageSetup:
    """The page of a section; A4 is not assumed: Word's own default is US Letter."""
    size, margin = child(section, "pgSz"), child(section, "pgMar")
    columns, number = child(section, "cols"), child(section, "pgNumType")
    vertical = val(child(section, "vAlign"), "top")
    gutter, above = points(attr(margin, "gutter")), is_on(child(settings, "gutterAtTop"))
    frame = child(section, "pgBorders")
    return PageSetup(
        width=points(attr(size, "w"), default=612.0) or 612.0,
        height=points(attr(size, "h"), default=792.0) or 792.0,
        top=abs(_margin(margin, "top")) + (gutter if above else 0.0),
        right=_margin(margin, "right"),
        bottom=abs(_margin(margin, "bottom")),
        left=_margin(margin, "left") + (0.0 if above else gutter),
        header=points(attr(margin, "header"), default=36.0),
        footer=points(attr(margin, "footer"), default=36.0),
        columns=_columns(columns),
        column_space=points(attr(columns, "space"), default=36.0),
        start=_STARTS.get(val(child(section, "type")), "next_page"),
        first_number=whole(attr(number, "start")) if attr(number, "start") else None,
        number_format=attr(number, "fmt", "decimal"),
        different_first=is_on(child(section, "titlePg")),
        vertical=cast(Literal["top", "center", "bottom", "both"], vertical if vertical in _VERTICALS else "top"),
        gaps=_gaps(columns),
        rule=said_on(attr(columns, "sep")),
        borders=_drawn(frame, theme),
        borders_from="page" if attr(frame, "offsetFrom") == "page" else "text",
        borders_on=_SHOWN.get(attr(frame, "display"), "all"),
        line_numbers=_line_numbers(child(section, "lnNumType")),
        mirrored=is_on(child(settings, "mirrorMargins")),
        notes_by_page=_notes_by_page(section, settings),
    )


def _drawn(frame: Element | None, theme: Theme | None) -> Mapping[str, Line] | None:
    if frame is None or theme is None:
        return None
    return {side: line for side, line in borders(frame, theme).items() if line is not None} or None


def _line_numbers(said: Element | None) -> LineNumbers | None:
    every = whole(attr(said, "countBy"))
    if said is None or every < 1:
        return None
    restart = _RESTARTS.get(attr(said, "restart"), "page")
    return LineNumbers(every, whole(attr(said, "start")) + 1, points(attr(said, "distance")) or 18.0, restart)


def _notes_by_page(section: Element, settings: Element | None) -> str:
    """The format of footnotes that start again on each page; empty where they do not."""
    said = [child(at, "footnotePr") for at in (section, settings) if at is not None]
    restarts = (val(child(at, "numRestart")) for at in said)
    formats = (val(child(at, "numFmt")) for at in said)
    if next((restart for restart in restarts if restart), "") != "eachPage":
        return ""
    return next((format for format in formats if format), "decimal")


_SHOWN: dict[str, Literal["all", "first", "not_first"]] = {"firstPage": "first", "notFirstPage": "not_first"}
_RESTARTS: dict[str, Literal["page", "section", ""]] = {"continuous": "", "newSection": "section"}
_VERTICALS = frozenset({"top", "center", "bottom", "both"})


def _margin(element: Element | None, side: str) -> float:
    return points(attr(element, side), default=72.0)


def _columns(element: Element | None) -> tuple[float, ...]:
    """The widths of columns where they differ; zeros, one a column, where they are equal."""
    if element is None:
        return ()
    if attr(element, "equalWidth") and not said_on(attr(element, "equalWidth")):
        return tuple(points(attr(column, "w")) for column in element.iterchildren(w("col")))
    count = whole(attr(element, "num"), 1)
    return (0.0,) * count if 1 < count <= 45 else ()


def _gaps(element: Element | None) -> tuple[float, ...]:
    """The space after each column where they differ."""
    if (
        element is None
        or not _columns(element)
        or not attr(element, "equalWidth")
        or said_on(attr(element, "equalWidth"))
    ):
        return ()
    return tuple(points(attr(column, "space")) for column in element.iterchildren(w("col")))


def text_width(page: PageSetup) -> float:
    """The width of a page's text, or of its first column."""
    width = page.width - page.left - page.right
    if page.columns:
        count = len(page.columns)
        width = page.columns[0] or (width - page.column_space * (count - 1)) / count
    return max(width, 36.0)


def body_sections(body: Element) -> list[Element]:
    """The properties of each section of the body, in order; not old forms, nor those whose break is deleted."""
    return [
        at
        for at in body.iter(w("sectPr"))
        if (parent := at.getparent()) is not None and local(parent) != "sectPrChange" and not break_goes(at)
    ]


class Furnisher(Struct):
    """Reads headers and footers, each part once, and hands them on from section to section."""

    package: Package
    part: str
    read: Callable[[str, float], tuple[Block, ...]]
    _now: dict[str, dict[str, tuple[Block, ...]]] = field(default_factory=lambda: {_HEADER: {}, _FOOTER: {}})
    _parts: dict[tuple[str, float], tuple[Block, ...]] = field(default_factory=dict)

    def of(self, section: Element, width: float) -> tuple[Furniture, Furniture]:
        """The headers and the footers of a section by kind: `default`, `first`, `even`."""
        relations = self.package.relations(self.part)
        for said in section:
            if local(said) in self._now:
                relation = relations.get(said.get(f"{{{R}}}id", ""))
                if relation is not None and not relation.external:
                    self._now[local(said)][attr(said, "type", "default")] = self._of_part(relation.target, width)
        return dict(self._now[_HEADER]), dict(self._now[_FOOTER])

    def _of_part(self, part: str, width: float) -> tuple[Block, ...]:
        if (part, width) not in self._parts:
            self._parts[part, width] = self.read(part, width)
        return self._parts[part, width]

"""The series of a chart: their values, colours, markers and labels, as a `PlotSeries` each."""

from __future__ import annotations

from typing import cast

from msgspec import Struct
from msgspec.structs import replace

from paperwork.model.look import Line
from paperwork.model.plots import PlotKind, PlotLabels, PlotSeries, PlotText, Symbol

from ..paints import fill_of, line_of
from ..theme import Theme
from ..values import C, Element, whole
from .parts import cache_of, flag, part, said, style_of, words

_ACCENTS = 6
_SYMBOLS: dict[str, Symbol] = {
    "circle": "circle", "dot": "circle", "square": "square", "diamond": "diamond", "triangle": "triangle", "x": "x",
    "plus": "plus", "dash": "dash", "star": "star", "picture": "square",
}  # fmt: skip
_AUTOMATIC: tuple[Symbol, ...] = ("diamond", "square", "triangle", "x", "star", "circle", "plus", "dash")
_LINES = frozenset({"line", "scatter", "radar", "stock"})


class SeriesReader(Struct, frozen=True):
    """Reads the series of one group. `varied`: each point has a colour of its own; `labels` are the group's."""

    theme: Theme
    kind: PlotKind
    varied: bool
    marked: bool
    lined: bool
    labels: Element | None
    style: PlotText
    gone: frozenset[int]

    def read(self, element: Element, count: int) -> PlotSeries:
        """One series, its values padded to the count of categories."""
        index = whole(said(element, "idx"))
        values = cache_of(part(element, "val") if part(element, "val") is not None else part(element, "yVal"))
        made = PlotSeries(
            name=words(part(element, "tx")),
            values=values.numbers(count),
            across=cache_of(part(element, "xVal")).numbers(),
            sizes=cache_of(part(element, "bubbleSize")).numbers(),
            format=values.format,
            smooth=flag(element, "smooth"),
            labels=self._labels(element, values.format),
            in_legend=index not in self.gone,
        )
        return self._dressed(made, element, index)

    def _dressed(self, made: PlotSeries, element: Element, index: int) -> PlotSeries:
        shape = part(element, "spPr")
        usual = self._accent(index)
        fill = fill_of(shape, self.theme)
        shown = usual if fill is None else fill.on_white
        line = line_of(shape, self.theme, Line(2.25, usual) if self.kind in _LINES else None)
        if self.kind == "scatter" and not self.lined and (shape is None or shape.find("{*}ln") is None):
            line = None
        return self._marked(replace(made, fill=shown, line=line, fills=self._fills(element, made)), element, index)

    def _marked(self, made: PlotSeries, element: Element, index: int) -> PlotSeries:
        marker = part(element, "marker")
        said_symbol = said(marker, "symbol")
        if self.kind not in _LINES or said_symbol == "none" or not (self.marked or said_symbol):
            return made
        symbol = _SYMBOLS.get(said_symbol, _AUTOMATIC[index % len(_AUTOMATIC)])
        fill = fill_of(part(marker, "spPr"), self.theme)
        usual = made.line.colour if made.line else self._accent(index)
        size = whole(said(marker, "size"), 5)
        colour = fill.on_white if fill is not None else usual
        pen = line_of(part(marker, "spPr"), self.theme)
        return replace(
            made, symbol=symbol, symbol_size=float(min(max(size, 2), 72)), symbol_fill=colour or (pen or Line()).colour
        )

    def _accent(self, index: int) -> str:
        """The theme's accents in turn; each round after the first is darker, as office programs have it."""
        colour = self.theme.colour(f"accent{index % _ACCENTS + 1}") or "#4472c4"
        share = (1.0, 0.6, 0.8, 0.5)[min(index // _ACCENTS, 3)]
        return "#" + "".join(f"{round(int(colour[at : at + 2], 16) * share):02x}" for at in (1, 3, 5))

    def _fills(self, element: Element, made: PlotSeries) -> dict[int, str]:
        fills = {at: self._accent(at) for at in range(len(made.values))} if self.varied else {}
        for point in element.iterchildren(f"{{{C}}}dPt"):
            paint = fill_of(part(point, "spPr"), self.theme)
            if paint is not None:
                fills[whole(said(point, "idx"))] = paint.on_white
        return fills

    def _labels(self, element: Element, format: str) -> PlotLabels:
        own = part(element, "dLbls")
        holder = own if own is not None else self.labels
        if holder is None or flag(holder, "delete"):
            return PlotLabels()
        shown = self._label_kinds(holder, format)
        special = {
            whole(said(label, "idx")): text
            for label in holder.iterchildren(f"{{{C}}}dLbl")
            if (text := self._own_label(label)) is not None
        }
        return replace(shown, own=special)

    def _label_kinds(self, holder: Element, format: str) -> PlotLabels:
        code, separator = part(holder, "numFmt"), part(holder, "separator")
        linked = code is None or (code.get("sourceLinked") or "0") not in ("0", "false")
        return PlotLabels(
            value=flag(holder, "showVal"),
            category=flag(holder, "showCatName"),
            series=flag(holder, "showSerName"),
            percent=flag(holder, "showPercent"),
            format=("" if flag(holder, "showPercent") else format) if linked else _code(code),
            separator=(separator.text or ", ") if separator is not None else ", ",
            place=said(holder, "dLblPos"),
            style=style_of(part(holder, "txPr"), self.theme, self.style),
        )

    def _own_label(self, label: Element) -> str | None:
        """The words of a point's own label; empty where it was taken away, None where it is like the others."""
        if flag(label, "delete"):
            return ""
        text = words(part(label, "tx"))
        return text or None


def _code(code: Element | None) -> str:
    return "" if code is None else code.get("formatCode", "")


def kind_of(name: str, element: Element) -> PlotKind:
    """What kind a `c:barChart` and the like is, by its name without `Chart`."""
    if name.startswith("bar"):
        return "bar" if said(element, "barDir") == "bar" else "column"
    flat = name.removesuffix("3D")
    known = {"ofPie": "pie", "surface": "line"}
    return cast(PlotKind, known.get(flat, flat))

"""A chart part read into a `Plot`: its groups, axes, title and legend."""

from __future__ import annotations

from msgspec import Struct
from msgspec.structs import replace

from paperwork.model.look import Line
from paperwork.model.plots import Grouping, Plot, PlotAxis, PlotGroup, PlotText

from ..paints import Paint, fill_of, line_of
from ..theme import Theme
from ..values import C, Element, local, whole
from .dates import Dates, spread
from .parts import NOTHING, Cache, cache_of, category_texts, flag, number, part, said, style_of, words
from .series import SeriesReader, kind_of

_GREY = Line(0.75, "#bfbfbf")
_GROUPINGS: dict[str, Grouping] = {"stacked": "stacked", "percentStacked": "percent"}
_VARIED = frozenset({"pie", "doughnut"})
_AXES = frozenset({"catAx", "valAx", "dateAx", "serAx"})


def plot_of(root: Element, theme: Theme) -> Plot | None:
    """The chart of a `c:chartSpace`; None where it has no group of series."""
    chart = part(root, "chart")
    area = part(chart, "plotArea")
    if chart is None or area is None:
        return None
    reader = _ChartReader(root, chart, area, theme)
    return reader.read() if reader.groups() else None


class _ChartReader(Struct, frozen=True):
    root: Element
    chart: Element
    area: Element
    theme: Theme

    def groups(self) -> list[Element]:
        return [at for at in self.area if local(at).endswith("Chart") and part(at, "ser") is not None]

    def read(self) -> Plot:
        groups, axes = self.groups(), self._axes()
        base = style_of(part(self.root, "txPr"), self.theme, PlotText())
        across, up, second = self._roles(groups, axes, base)
        made = Plot(
            groups=tuple(self._group(at, base, self._second_of(groups, axes)) for at in groups),
            categories=self._categories(groups, axes),
            title=self._title(groups, base),
            across=across,
            up=up,
            second=second,
            legend=self._legend(),
            legend_style=style_of(part(self.chart, "legend/txPr"), self.theme, replace(base, size=min(base.size, 9.0))),
            fill=_colour(fill_of(part(self.root, "spPr"), self.theme)),
            border=line_of(part(self.root, "spPr"), self.theme),
            plot_fill=_colour(fill_of(part(self.area, "spPr"), self.theme)),
            spans_gaps=said(self.chart, "dispBlanksAs") == "span",
            zero_gaps=said(self.chart, "dispBlanksAs") == "zero",
        )
        dates = self._dates(groups, axes)
        return spread(made, dates) if dates else made

    def _axes(self) -> dict[str, Element]:
        return {said(at, "axId"): at for at in self.area if local(at) in _AXES}

    def _group(self, element: Element, base: PlotText, second: str) -> PlotGroup:
        kind = kind_of(local(element).removesuffix("Chart"), element)
        count = max((cache_of(part(ser, "cat")).count for ser in element.iterchildren(f"{{{C}}}ser")), default=0)
        found = sorted(element.iterchildren(f"{{{C}}}ser"), key=lambda ser: whole(said(ser, "order")))
        reader = SeriesReader(
            self.theme,
            kind,
            flag(element, "varyColors", kind in _VARIED) and (kind in _VARIED or len(found) == 1),
            self._are_marked(element, kind),
            said(element, "scatterStyle", "lineMarker") not in ("marker", "none"),
            part(element, "dLbls"),
            replace(base, size=min(base.size, 9.0)),
            self._gone_from_legend(),
        )
        own_axes = [axis.get("val", "") for axis in element.iterchildren(f"{{{C}}}axId")]
        return PlotGroup(
            kind=kind,
            series=tuple(reader.read(ser, count) for ser in found),
            grouping=_GROUPINGS.get(said(element, "grouping"), "clustered"),
            gap=min(max(whole(said(element, "gapWidth"), 150), 0), 500) / 100,
            overlap=min(max(whole(said(element, "overlap"), 0), -100), 100) / 100,
            hole=min(max(whole(said(element, "holeSize"), 50), 10), 90) / 100,
            angle=float(whole(said(element, "firstSliceAng")) % 360),
            secondary=bool(second) and second in own_axes,
        )

    def _are_marked(self, element: Element, kind: str) -> bool:
        if kind == "radar":
            return said(element, "radarStyle") == "marker"
        return kind == "scatter" or (kind == "line" and flag(element, "marker"))

    def _gone_from_legend(self) -> frozenset[int]:
        entries = () if part(self.chart, "legend") is None else self.chart.iter(f"{{{C}}}legendEntry")
        return frozenset(whole(said(entry, "idx")) for entry in entries if flag(entry, "delete"))

    def _second_of(self, groups: list[Element], axes: dict[str, Element]) -> str:
        """The id of the second value axis, where series are measured on two."""
        ids = [self._value_axis(group, axes) for group in groups]
        others = [id for id in ids if id and id != ids[0]]
        return others[0] if others else ""

    def _value_axis(self, group: Element, axes: dict[str, Element]) -> str:
        ids = [axis.get("val", "") for axis in group.iterchildren(f"{{{C}}}axId")]
        values = [id for id in ids if id in axes and local(axes[id]) == "valAx"]
        return values[-1] if values else ""

    def _roles(
        self, groups: list[Element], axes: dict[str, Element], base: PlotText
    ) -> tuple[PlotAxis, PlotAxis, PlotAxis | None]:
        up = self._value_axis(groups[0], axes)
        ids = [axis.get("val", "") for axis in groups[0].iterchildren(f"{{{C}}}axId")]
        across = next((id for id in ids if id in axes and id != up), "")
        second = self._second_of(groups, axes)
        return (
            self._axis(axes.get(across), base, groups),
            self._axis(axes.get(up), base, groups),
            self._axis(axes[second], base, groups) if second else None,
        )

    def _axis(self, axis: Element | None, base: PlotText, groups: list[Element]) -> PlotAxis:
        if axis is None:
            return PlotAxis(shown=False)
        style = style_of(part(axis, "txPr"), self.theme, replace(base, size=min(base.size, 9.0)))
        grid, scaling = part(axis, "majorGridlines"), part(axis, "scaling")
        shown = not flag(axis, "delete")
        return PlotAxis(
            shown=shown,
            labelled=shown and said(axis, "tickLblPos") != "none",
            title=self._words(part(axis, "title"), replace(base, size=base.size, bold=True)),
            low=number(said(scaling, "min")),
            high=number(said(scaling, "max")),
            step=number(said(axis, "majorUnit")),
            format=self._format(axis, groups),
            log=number(said(scaling, "logBase")) or 0.0,
            reversed=said(scaling, "orientation") == "maxMin",
            far=said(axis, "tickLblPos") == "high" or said(axis, "crosses") == "max",
            between=said(axis, "crossBetween", "between") != "midCat",
            style=style,
            line=line_of(part(axis, "spPr"), self.theme, _GREY) if shown else None,
            grid=None if grid is None else line_of(part(grid, "spPr"), self.theme, Line(0.5, "#d9d9d9")),
        )

    def _format(self, axis: Element, groups: list[Element]) -> str:
        """The number format of an axis: its own, or that of the values where it is linked to them."""
        code = part(axis, "numFmt")
        own = "" if code is None else code.get("formatCode", "")
        if own and own != "General" and (code is None or code.get("sourceLinked") in (None, "0", "false")):
            return own
        id = said(axis, "axId")
        mine = [group for group in groups if self._value_axis(group, self._axes()) == id]
        formats = [cache_of(part(ser, "val")).format for group in mine for ser in group.iterchildren(f"{{{C}}}ser")]
        return next((format for format in formats if format != "General"), own)

    def _title(self, groups: list[Element], base: PlotText) -> PlotText | None:
        title = part(self.chart, "title")
        usual = replace(base, size=base.size * 1.4 if part(self.root, "txPr") is not None else 14.0)
        found = self._words(title, usual)
        if found is not None or flag(self.chart, "autoTitleDeleted"):
            return found
        # Without words of its own, the title of a chart of one series is the series' name; of more, what Word says.
        series = [ser for group in groups for ser in group.iterchildren(f"{{{C}}}ser")]
        name = words(part(series[0], "tx")) if len(series) == 1 else "Chart Title" if title is not None else ""
        return replace(style_of(title, self.theme, usual), text=name) if name else None

    def _words(self, title: Element | None, usual: PlotText) -> PlotText | None:
        text = words(part(title, "tx"))
        return replace(style_of(title, self.theme, usual), text=text) if text else None

    def _legend(self) -> str:
        legend = part(self.chart, "legend")
        return "" if legend is None else said(legend, "legendPos", "r") or "r"

    def _category_cache(self, groups: list[Element]) -> Cache:
        caches = [cache_of(part(ser, "cat")) for group in groups for ser in group.iterchildren(f"{{{C}}}ser")]
        return max(caches, key=lambda cache: cache.count, default=NOTHING)

    def _categories(self, groups: list[Element], axes: dict[str, Element]) -> tuple[str, ...]:
        axis = self._category_axis(groups, axes)
        code = part(axis, "numFmt")
        own = "" if code is None or code.get("sourceLinked") in ("1", "true") else code.get("formatCode", "")
        return category_texts(self._category_cache(groups), "" if own == "General" else own)

    def _category_axis(self, groups: list[Element], axes: dict[str, Element]) -> Element | None:
        ids = [axis.get("val", "") for axis in groups[0].iterchildren(f"{{{C}}}axId")]
        return next((axes[id] for id in ids if id in axes and local(axes[id]) in ("catAx", "dateAx")), None)

    def _dates(self, groups: list[Element], axes: dict[str, Element]) -> Dates | None:
        """The days of an axis of dates."""
        axis = self._category_axis(groups, axes)
        if axis is None or local(axis) != "dateAx":
            return None
        cache, code = self._category_cache(groups), part(axis, "numFmt")
        linked = code is None or code.get("sourceLinked") in ("1", "true")
        own = "" if code is None or linked else code.get("formatCode", "")
        return Dates(cache.numbers(), said(axis, "baseTimeUnit", "days"), own or cache.format)


def _colour(paint: Paint | None) -> str:
    return paint.on_white if paint else ""

"""Times the drawing of charts: `python benchmarks/charts.py` prints CPU milliseconds, ours beside a plain script's.

Both draw the same data as SVG and PNG, each in a process of its own, after one round that is not counted. The plain
script is what an analyst would write: a new pyplot figure a chart, tight_layout, savefig twice.
"""

from __future__ import annotations

import json
import subprocess
import sys
import time
from collections.abc import Callable, Mapping
from datetime import date
from decimal import Decimal
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from paperwork.model.blocks import Chart, ChartLine, ChartPoint, ChartSeries, Region
from paperwork.model.paper import Paper, Properties

ROUNDS = 10
MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "June", "July", "Aug", "Sept", "Oct", "Nov", "Dec")


def run(count: int, start: int = 300) -> tuple[ChartPoint, ...]:
    """So many months of values that rise and fall."""
    labels = [f"{MONTHS[index % 12]}-{21 + index // 12}" for index in range(count)]
    values = [start + index * 37 % 50 for index in range(count)]
    return tuple(ChartPoint(label, Decimal(value), str(value)) for label, value in zip(labels, values, strict=True))


def several(count: int) -> tuple[ChartSeries, ...]:
    """Three series, one above the other."""
    names = ("First", "Second", "Third")
    return tuple(ChartSeries(name, run(count, 100 * place + 100)) for place, name in enumerate(names))


LINES = (ChartLine("Target Mar-23 (320)", Decimal(320)), ChartLine("England (334)", Decimal(334), "comparator"))
SEGMENTS = tuple(
    ChartSeries(name, (ChartPoint(name, Decimal(value), str(value)),), name)
    for name, value in (("Green", 5), ("Amber", 3), ("Red", 4))
)
CHARTS = (
    Chart("line", "Three months", (ChartSeries("Measure", run(3)),), "", lines=LINES),
    Chart("line", "Thirteen months", (ChartSeries("Measure", run(13)),), "", lines=LINES),
    Chart("line", "Twenty-six months", (ChartSeries("Measure", run(26)),), "", lines=LINES),
    Chart("columns", "Thirteen months", (ChartSeries("Measure", run(13)),), "", lines=LINES),
    Chart("grouped", "Six months of three", several(6), ""),
    Chart("stacked", "Six months of three", several(6), ""),
    Chart("bars", "Eight places", (ChartSeries("Measure", run(8)),), ""),
    Chart("doughnut", "Ratings", SEGMENTS, "", total="12 measures", width=230.0, height=170.0),
)


def timed(draw: Callable[[Chart], object]) -> list[float]:
    """CPU milliseconds a chart, each the mean of the rounds."""
    spent = []
    for chart in CHARTS:
        draw(chart)
        start = time.process_time()
        for _ in range(ROUNDS):
            draw(chart)
        spent.append((time.process_time() - start) / ROUNDS * 1000)
    return spent


def ours() -> dict[str, Any]:
    """What it costs to load our drawing, to draw each chart, and to take one from the store."""
    start = time.process_time()
    from paperwork.paper.charts import draw
    from paperwork.paper.charts.loading import load

    studio = load("paperwork.paper.charts.studio").Studio()
    loading = (time.process_time() - start) * 1000
    with TemporaryDirectory() as folder:
        kept = [paper_of(chart) for chart in CHARTS]
        for paper in kept:
            draw(paper, Path(folder))
        start = time.process_time()
        for paper in kept:
            draw(paper, Path(folder))
        again = (time.process_time() - start) * 1000 / len(kept)
    return {"loading": loading, "charts": timed(lambda chart: studio.drawn(chart, (chart,))), "kept": again}


def paper_of(chart: Chart) -> Paper:
    """A paper of one chart."""
    slots = {"charts": Region("paperwork:charts", "data", (chart,))}
    return Paper("paper", "paper", Path("t.docx"), Properties(), slots, date(2023, 2, 27), ())


def plain() -> dict[str, Any]:
    """What it costs to load pyplot and to draw each chart plainly."""
    start = time.process_time()
    import matplotlib

    matplotlib.use("Agg")
    import matplotlib.pyplot as plt

    loading = (time.process_time() - start) * 1000
    with TemporaryDirectory() as folder:
        return {"loading": loading, "charts": timed(lambda chart: plainly_drawn(chart, plt, Path(folder)))}


def plainly_drawn(chart: Chart, plt: Any, folder: Path) -> None:
    """One chart as an analyst's script draws it."""
    figure, axes = plt.subplots(figsize=(chart.width / 72, chart.height / 72))
    PLAIN[chart.kind](axes, chart)
    for line in chart.lines:
        axes.axhline(float(line.value), linestyle="--", label=line.text)
    axes.set_title(chart.title)
    if chart.kind != "doughnut":
        axes.legend()
    figure.tight_layout()
    figure.savefig(folder / "chart.svg")
    figure.savefig(folder / "chart.png", dpi=200)
    plt.close(figure)


def _labels(chart: Chart) -> list[str]:
    return [point.label for point in chart.series[0].points]


def _values(series: ChartSeries) -> list[float]:
    return [float(point.value or 0) for point in series.points]


def _line(axes: Any, chart: Chart) -> None:
    for series in chart.series:
        axes.plot(_labels(chart), _values(series), marker="o", label=series.name)


def _columns(axes: Any, chart: Chart) -> None:
    bars = axes.bar(_labels(chart), _values(chart.series[0]), label=chart.series[0].name)
    axes.bar_label(bars)


def _grouped(axes: Any, chart: Chart) -> None:
    for place, series in enumerate(chart.series):
        at = [index + 0.25 * place for index in range(len(series.points))]
        axes.bar_label(axes.bar(at, _values(series), width=0.25, label=series.name))
    axes.set_xticks(range(len(_labels(chart))), _labels(chart))


def _stacked(axes: Any, chart: Chart) -> None:
    below = [0.0] * len(_labels(chart))
    for series in chart.series:
        bars = axes.bar(_labels(chart), _values(series), bottom=below, label=series.name)
        axes.bar_label(bars, label_type="center")
        below = [base + value for base, value in zip(below, _values(series), strict=True)]


def _bars(axes: Any, chart: Chart) -> None:
    bars = axes.barh(_labels(chart), _values(chart.series[0]), label=chart.series[0].name)
    axes.bar_label(bars)


def _doughnut(axes: Any, chart: Chart) -> None:
    values = [_values(series)[0] for series in chart.series]
    axes.pie(values, labels=[one.name for one in chart.series], wedgeprops={"width": 0.4})


PLAIN: Mapping[str, Callable[[Any, Chart], None]] = {
    "line": _line,
    "columns": _columns,
    "grouped": _grouped,
    "stacked": _stacked,
    "bars": _bars,
    "doughnut": _doughnut,
}


def in_a_process(which: str) -> dict[str, Any]:
    """What one of the two gives, timed alone."""
    done = subprocess.run([sys.executable, __file__, which], capture_output=True, text=True, check=True)
    return dict(json.loads(done.stdout))


def report() -> None:
    """Prints the two side by side."""
    one, other = in_a_process("ours"), in_a_process("plain")
    print(f"{'':32}{'ours':>8}{'plain':>8}{'ratio':>8}   CPU milliseconds")
    rows = [("loading", one["loading"], other["loading"])]
    rows += [
        (f"{chart.kind}: {chart.title.lower()}", mine, theirs)
        for chart, mine, theirs in zip(CHARTS, one["charts"], other["charts"], strict=True)
    ]
    for name, mine, theirs in rows:
        print(f"{name:32}{mine:8.1f}{theirs:8.1f}{mine / theirs:8.2f}")
    print(f"{'a chart that is kept':32}{one['kept']:8.1f}")


if __name__ == "__main__":
    jobs = {"ours": ours, "plain": plain}
    report() if len(sys.argv) < 2 else print(json.dumps(jobs[sys.argv[1]]()))

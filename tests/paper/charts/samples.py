"""Charts to draw, from plain to hard, and what a drawn SVG holds."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cache
from pathlib import Path
from xml.etree import ElementTree

from msgspec.structs import replace

from paperwork.model.blocks import Block, Chart, ChartBadge, ChartLine, ChartPoint, ChartSeries, Picture, Region
from paperwork.model.paper import Paper, Properties
from paperwork.paper.charts import draw
from paperwork.paper.charts.geometry import Box
from paperwork.paper.charts.loading import load

MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "June", "July", "Aug", "Sept", "Oct", "Nov", "Dec")
SVG = "{http://www.w3.org/2000/svg}"


def points(values: Sequence[float | str | None], first: int = 0) -> tuple[ChartPoint, ...]:
    """A point a month from January 2021 on, `first` months later; the texts are the values as written here."""
    return tuple(
        ChartPoint(
            f"{MONTHS[(first + index) % 12]}-{21 + (first + index) // 12}",
            None if value is None else Decimal(str(value).replace(",", "")),
            "" if value is None else str(value),
        )
        for index, value in enumerate(values)
    )


def series(name: str, values: Sequence[float | str | None], role: str = "main") -> ChartSeries:
    return ChartSeries(name, points(values), role)


def segments(*named: tuple[str, int]) -> tuple[ChartSeries, ...]:
    """A series a segment, its role its own name."""
    return tuple(ChartSeries(name, (ChartPoint(name, Decimal(value), str(value)),), name) for name, value in named)


def chart(kind: str, *runs: ChartSeries, lines: tuple[ChartLine, ...] = (), **more: object) -> Chart:
    return replace(Chart(kind, "A short title", runs, "What it shows.", lines=lines), **more)  # type: ignore[arg-type]


def rows(*named: tuple[str, int]) -> ChartSeries:
    return ChartSeries("Now", tuple(ChartPoint(label, Decimal(value), str(value)) for label, value in named))


def shares(*told: tuple[str, int | None, str], targets: Sequence[int | None] = ()) -> tuple[ChartSeries, ...]:
    """What measures stand at, each by its name, its percentage and its text; and their targets where given."""
    actual = tuple(ChartPoint(name, None if value is None else Decimal(value), text) for name, value, text in told)
    aims = tuple(
        ChartPoint(point.label, None if aim is None else Decimal(aim), "" if aim is None else f"Target Mar-22 ({aim}%)")
        for point, aim in zip(actual, targets, strict=False)
    )
    return (ChartSeries("Actual", actual), *([ChartSeries("Target", aims, "second")] if aims else []))


def milestones(*told: tuple[str, str, str, str]) -> tuple[ChartSeries, ...]:
    """Milestones by their names, first days, last days (2021-11-01; empty for none) and texts."""
    firsts = tuple(ChartPoint(name, _day(first), text) for name, first, _, text in told)
    return ChartSeries("From", firsts), ChartSeries("To", tuple(ChartPoint(one[0], _day(one[2]), "") for one in told))


def _day(written: str) -> Decimal | None:
    return Decimal(date.fromisoformat(written).toordinal()) if written else None


CLINIC = (
    ("CLA with a visit within 6 weeks", 85, "85% (121/128)"),
    ("CPP with a visit within 4 weeks", 70, "70% (241/357)"),
    ("All of the children together who have had a plan in the past three months", 99, "99% (838/1,032)"),
    ("Supervisions on time", 100, "100% (5/5)"),
    ("None on time", 0, "0% (0/5)"),
    ("Not counted yet", None, "Not given"),
)


def process(values: Sequence[float | None], *lines: ChartLine, **marked: Sequence[int]) -> Chart:
    """An SPC chart: `marked` are the places of special points by verdict, `concern_higher=(4, 5)`."""
    whole = points(values)
    special = (
        ChartSeries(
            f"Special cause: {verdict.replace('_', ', ')}",
            tuple(point if at in places else replace(point, value=None, text="") for at, point in enumerate(whole)),
            verdict.replace("_", " "),
        )
        for verdict, places in marked.items()
    )
    return chart(
        "spc",
        ChartSeries("Common cause", whole, "common"),
        *special,
        lines=lines,
        badges=(
            ChartBadge("improvement lower", "Variation", "Special cause: improvement, lower"),
            ChartBadge("misses", "Assurance", "Consistently misses the target"),
        ),
        note="Limits from the first 12 values, Jan-21 to Dec-21.",
    )


def held(lower: str, mean: str, upper: str) -> tuple[ChartLine, ...]:
    """The lines of a mean and its limits."""
    return (
        ChartLine(f"Upper limit {upper}", Decimal(upper), "limit"),
        ChartLine(f"Lower limit {lower}", Decimal(lower), "limit"),
        ChartLine(f"Mean {mean}", Decimal(mean), "mean"),
    )


IN_CARE = process(
    [318, 321, 325, 327, 330, 329, 326, 322, 319, 318, 315, 314, 311],
    *held("315.2", "322.0", "328.8"),
    ChartLine("Target Mar-23 (305)", Decimal(305)),
    concern_higher=(4, 5),
    improvement_lower=range(6, 13),
)
TARGET = ChartLine("Target Mar-23 (1,000)", Decimal(1000))
NEAR_TARGET = ChartLine("Statistical neighbours 2021-22 (1,010)", Decimal(1010), "comparator")

ALL: dict[str, Chart] = {
    "three months": chart("line", series("CiN", ["1,143", "1,120", "1,190"]), lines=(TARGET,)),
    "one month": chart("line", series("CiN", [12.5]), unit="per 10,000"),
    "two months": chart("line", series("CiN", ["990", "1,005"]), lines=(TARGET, NEAR_TARGET)),
    "thirteen months with a gap": chart(
        "line",
        series("Rate", [331, 335, 342, 350, 338, 330, 325, None, 318, 322, 330, 341, 345]),
        lines=(
            ChartLine("Target Mar-23 (290)", Decimal(290)),
            ChartLine("Statistical neighbours 2021-22 (334)", Decimal(334), "comparator"),
            ChartLine("England 2021-22 (334)", Decimal(334), "comparator"),
        ),
    ),
    "twenty-six months": chart("line", series("All", [600 + index * 37 % 50 - 3 * index for index in range(26)])),
    "three lines": chart(
        "line",
        series("In need", [84, 85, 88, 90, 86, 84]),
        series("Protection", [92, 91, 88, 93, 95, 96], "second"),
        series("Looked after", [97, 97, 94, 94, None, 98], "context"),
        unit="%",
        lines=(ChartLine("Target (95)", Decimal(95)),),
    ),
    "years of a sum that starts again": chart(
        "line",
        series("2024-25", [580, 570, 560, 540, 540, 545, 548, 542, 539, None, None, None, None, None], "context"),
        series("2025-26", [None] * 9 + [485, 490, 488, 460, 463]),
        lines=(
            ChartLine("Target Mar-26 (462)", Decimal(462)),
            ChartLine("England 2024-25 (536)", Decimal(536), "comparator"),
        ),
        height=140.0,
    ),
    "a narrow line": chart(
        "line", series("Re-referrals", [18.2, 19, 21, 22, 20, 19, 18, 17]), width=230.0, height=150.0
    ),
    "columns": chart(
        "columns", series("Seen", [119, 158, 230, 201, 0, 240]), lines=(ChartLine("Target", Decimal(200)),)
    ),
    "thirteen columns": chart("columns", series("Seen", [f"1,{index * 379 % 500:03d}" for index in range(13)])),
    "columns below zero": chart("columns", series("Change", [-12, 5, 0, -3, 20, -41, 8])),
    "long names under columns": chart(
        "columns", rows(("Foster care with relatives or friends", 120), ("Secure units", 2), ("Independent living", 9))
    ),
    "groups": chart(
        "grouped",
        series("Started", [12, 15, 9, 22, 14, 10]),
        series("Ceased", [10, 11, 13, 8, 12, 17], "second"),
        series("Year before", [14, 12, 11, 9, 10, 14], "context"),
    ),
    "stacked": chart(
        "stacked",
        series("Foster care", [310, 305, 299, 301]),
        series("Residential", [80, 82, 85, 86], "second"),
        series("Placed with parents", [40, 42, 5, None], "context"),
    ),
    "bars": chart("bars", rows(("SC1", 4), ("A home with a name that runs on and on and on and on", 3), ("SC3", 0))),
    "twenty bars": chart("bars", rows(*((f"SC{index}", index) for index in range(20)))),
    "ratings": chart(
        "doughnut", *segments(("Green", 3), ("Amber", 2), ("Red", 4), ("Not rated", 0)), total="9 measures", width=230.0
    ),
    "directions": chart("doughnut", *segments(("Up", 6), ("Down", 3), ("No change", 1)), width=230.0, height=170.0),
    "one segment": chart("doughnut", *segments(("Green", 0), ("Red", 4)), width=230.0, height=170.0),
    "no segment": chart("doughnut", *segments(("Green", 0), ("Red", 0)), width=230.0, height=170.0),
    "many segments": chart("doughnut", rows(*((f"Outcome number {index}", index + 1) for index in range(8)))),
    "a process": IN_CARE,
    "a process as one of two": replace(IN_CARE, width=230.0, height=220.0),
    "a process across a landscape page": replace(IN_CARE, width=715.0),
    "a process with a gap": process([12, 15, 9, 14, 11, 13, None, 16, 10, 12, 14], *held("3.5", "12.5", "21.5")),
    "a process that never moves": process([5] * 13, ChartLine("Mean and limits 5.0", Decimal(5), "mean")),
    "a process near zero": process(
        [0, 3, 1, 5, 0, 2, 4, 1, 0, 3, 2, 1, 16], *held("0", "1.8", "8.4")[::2], neutral_higher=(12,)
    ),
    "three years of a process": process(
        [300 + index * 37 % 31 for index in range(36)], *held("281.3", "315.0", "348.7"), concern_lower=(0, 7)
    ),
    "three years of a process as one of two": replace(
        process([300 + index * 37 % 31 for index in range(36)], *held("281.3", "315.0", "348.7")),
        width=230.0,
        height=220.0,
    ),
    "nothing": chart("line", series("Rate", [None, None, None]), unit="per 10,000"),
    "fractions": chart("fractions", *shares(*CLINIC), title=""),
    "fractions with targets": chart("fractions", *shares(*CLINIC, targets=(90, None, 99, None, 5, 90))),
    "gauges": chart("gauges", *shares(*CLINIC), title=""),
    "three gauges with targets": chart("gauges", *shares(*CLINIC[:3], targets=(90, 0, 100)), height=140.0),
    "milestones": chart(
        "timeline",
        *milestones(
            ("Testing", "2021-11-01", "2021-12-16", "01/11/2021 to 16/12/2021"),
            ("Training", "2022-01-03", "2022-01-28", "03/01/2022 to 28/01/2022"),
            ("Live", "2022-01-31", "", "31/01/2022"),
            ("A review with every team of the service and with all of its partners", "", "", "TBC"),
        ),
    ),
    "milestones over years": chart(
        "timeline",
        *milestones(
            ("The whole programme", "2021-01-01", "2023-12-31", "1 January 2021 to 31 December 2023"),
            ("Most of it", "2021-04-03", "2023-09-30", "3 April 2021 to 30 September 2023"),
            ("A part in the middle of it all", "2022-02-03", "2022-11-30", "3 February 2022 to 30 November 2022"),
            ("Start", "2021-01-01", "", "1 January 2021"),
            ("End", "2023-12-31", "", "31 December 2023"),
        ),
    ),
    "one milestone": chart("timeline", *milestones(("Live", "2022-01-31", "", "31/01/2022")), height=60.0),
    "a target without values": chart("unpublished", series("", [None] * 13), lines=(NEAR_TARGET,), width=230.0),
    "one of three without values": chart(
        "unpublished", series("", [None] * 13), lines=(TARGET, NEAR_TARGET), width=156.0, height=170.0, unit="%"
    ),
    "one of three": chart(
        "line",
        series("", [990, "1,005", 998, 970, 960, 971, 980, None, 950, 940, 935, 930, 941]),
        lines=(TARGET, NEAR_TARGET),
        width=156.0,
        height=190.0,
        title="Number of children in need at the end of the month",
    ),
    "columns of three": chart(
        "columns", series("Seen", [1190 - index * 379 % 500 for index in range(13)]), lines=(TARGET,), width=156.0
    ),
}


def paper_of(*blocks: Block) -> Paper:
    return Paper(
        id="paper",
        path="inputs/council/paper",
        template=Path("template.docx"),
        properties=Properties(),
        slots={"charts": Region("paperwork:charts", "data", blocks)},
        at=date(2023, 2, 27),
        sources=(),
    )


def drawn(one: Chart, folder: Path | None = None) -> Picture:
    """The picture that a chart becomes."""
    region = draw(paper_of(one), folder).slots["charts"]
    assert isinstance(region, Region)
    picture = region.blocks[0]
    assert isinstance(picture, Picture)
    return picture


@cache
def picture_of(name: str) -> Picture:
    """The picture of one of the charts above, drawn once for all the tests that only look at it."""
    return drawn(ALL[name])


@dataclass(frozen=True)
class Words:
    """One text of an SVG: what it says, and its box in points from the top left."""

    text: str
    size: float
    bold: bool
    colour: str
    box: Box


def words_in(svg: bytes) -> list[Words]:
    width_of = load("paperwork.paper.charts.letters").width_of
    found = []
    for text in ElementTree.fromstring(svg).iter(f"{SVG}text"):
        style = dict(part.split(": ", 1) for part in text.attrib["style"].split("; "))
        size, bold = float(style["font-size"].removesuffix("px")), "font-weight" in style
        x, y, said = float(text.attrib["x"]), float(text.attrib["y"]), text.text or ""
        box = Box(x, y - 0.72 * size, x + width_of(said, size, bold), y + 0.05 * size)
        found.append(Words(said, size, bold, style["fill"], box))
    return found


def paths_in(svg: bytes) -> list[tuple[str, dict[str, str]]]:
    """Each path's data and style."""
    return [
        (path.attrib["d"], dict(part.split(": ", 1) for part in path.attrib["style"].split("; ")))
        for path in ElementTree.fromstring(svg).iter(f"{SVG}path")
    ]


def spots_in(data: str) -> list[tuple[float, float]]:
    """Every pair of numbers in a path's data."""
    numbers = [float(number) for number in re.findall(r"-?\d+(?:\.\d+)?", data)]
    return list(zip(numbers[::2], numbers[1::2], strict=True))

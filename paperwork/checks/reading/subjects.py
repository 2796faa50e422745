"""What a Word file says of each measure in its tables: values by month, targets, comparators, ratings.

In: the grids and pages of a file. Out: its `Subject`s. A file typed by hand has them like one of ours; where the
paper's data are known, `reading.knowledge` has theirs beside.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal
from typing import Literal

from msgspec import Struct, field
from msgspec.structs import replace

from paperwork.checks.spots import Spot
from paperwork.model.blocks import ListItem, Paragraph
from paperwork.model.measures import Unit
from paperwork.model.periods import LATEST, Period

from .grids import Figure, Grid, bound, figure, period
from .words import GOOD, key, numbers_in

Side = Literal["high", "low", ""]
Role = Literal[
    "label", "value", "latest", "actual", "target", "milestone", "rating", "arrow", "tolerance", "good", "comparator",
    "other",
]  # fmt: skip
_COMPARED = r"neighbour|^england|^national|^south |^north |^region|^sn\b|comparator|average|\d\d/\d\d$|20\d\d[-/]\d\d$"
_ROLES: tuple[tuple[Role, re.Pattern[str]], ...] = (
    ("latest", re.compile(r"^(?:latest|current)\b", re.IGNORECASE)),
    ("actual", re.compile(r"^(?:actual|value|outturn)$", re.IGNORECASE)),
    ("rating", re.compile(r"^(?:rag|rating|performance|status)\b", re.IGNORECASE)),
    ("arrow", re.compile(r"^(?:dot|d\.o\.t|direction|trend)\b", re.IGNORECASE)),
    ("tolerance", re.compile(r"^tolerance", re.IGNORECASE)),
    ("good", re.compile(r"^(?:good|polarity)\b", re.IGNORECASE)),
    ("target", re.compile(r"^targets?\b", re.IGNORECASE)),
    ("comparator", re.compile(_COMPARED, re.IGNORECASE)),
)
_LOW = r"low(?:er)?|small(?:er)?|less|fewer|decreas\w+|down"
_WAY = re.compile(rf"\b(?P<low>{_LOW})\b|\b(?:high|big|more|increas|up)", re.IGNORECASE)
_RAG = re.compile(r"^(red|amber|green)\b", re.IGNORECASE)
_PERCENT = r"%|\bper ?cent|percentage|proportion|timeliness|in timescale|within timescale"
_UNITS: tuple[tuple[Unit, re.Pattern[str]], ...] = (
    ("percent", re.compile(_PERCENT, re.IGNORECASE)),
    ("rate", re.compile(r"\brates?\b(?!.{0,30}%)|per 10,?000", re.IGNORECASE)),
)


# So many months or quarters down a table make each of its columns a measure.
_TIMES = 2
_TABLE = re.compile(r"^\s*(?:table|figure|chart) \d+[:.]?\s*", re.IGNORECASE)
_STATED = re.compile(r"^(?P<name>[^.;:]{6,140}?)\s*(?:[–—:]|\s-|\()\s*(?P<value>\d[\d,.]*\d ?%?|\d ?%?)\)?\.?$")


_NO_MEASURE = re.compile(
    r"^(?:lower |upper )?(?:targets?|tolerances?|stat\w* neighbours?|england|version|tel\w*|phone|pages?|no\.|date)\b"
    r"|\d$"
    # A sentence that ends with a figure is no name of one.
    r"|(?<!who )(?<!that )\b(?:is|are|was|were|has|have|had|continues?|remains?|fell|rose|stood|"
    r"we|they)\b"
    # "In May 46 of the 62 cases ended in time (74%)": what counts out of how many is said, and not named.
    r"|\b\d+ (?:out )?of (?:the |our |those |these )?\d",
    re.IGNORECASE,
)


class Reported(Struct, frozen=True):
    """A figure as some cell prints it, and where: grid, row and column; -1 where it stands in no grid."""

    when: Period | None
    text: str
    value: Decimal
    decimals: int = 0
    percent: bool = False
    grid: int = -1
    row: int = -1
    column: int = -1
    spot: int = -1


class Subject(Struct, frozen=True):
    """A measure as one page of a file tells of it.

    `values` are by period, oldest first, `latest` is kept apart; `actual` what a summary gives. `targets` are by
    milestone, `target` one without. `comparators` are by the heads of their columns. `page` is -1 for a summary's.
    `rag` and `arrow` are as printed; `good` is which way the file says is good, where it does.
    """

    name: str
    unit: Unit
    page: int
    values: tuple[Reported, ...] = ()
    latest: Reported | None = None
    actual: Reported | None = None
    targets: tuple[Reported, ...] = ()
    target: Reported | None = None
    comparators: Mapping[str, Reported] = field(default_factory=dict)
    rag: str = ""
    arrow: str = ""
    tolerance: str = ""
    spot: int = -1
    good: Side = ""

    @property
    def key(self) -> frozenset[str]:
        """The words it is known by."""
        return key(self.name)

    @property
    def printed(self) -> tuple[Reported, ...]:
        """Its values by period, oldest first, and after them the latest one, where it has that."""
        return (*self.values, *((self.latest,) if self.latest else ()))

    @property
    def last(self) -> Reported | None:
        """Its newest validated value."""
        return self.values[-1] if self.values else self.actual


def unit_of(name: str, figures: Iterable[Figure]) -> Unit:
    """Whether a row holds percentages, rates or numbers: by its name, or by the signs of its figures."""
    if any(one.percent for one in figures):
        return "percent"
    return next((unit for unit, pattern in _UNITS if pattern.search(name)), "number")


def role_of(head: str) -> Role:
    """What a column holds, by its head."""
    if not head:
        return "other"
    found = period(head)
    if found is not None:
        return "latest" if found == LATEST else "value"
    return next((role for role, pattern in _ROLES if pattern.search(head)), "other")


def roles(grid: Grid) -> tuple[Role, ...]:
    """What each column of a grid holds; months are milestones in a grid of targets, or after a column of them."""
    found: list[Role] = ["label", *(role_of(head) for head in grid.heads[1:])]
    if found[1:2] == ["rating"] and "actual" not in found and not any(_RAG.match(row[1]) for row in grid.rows):
        found[1] = "actual"
    after = (
        0
        if _of_targets(grid)
        else next((at for at, role in enumerate(found) if role == "target" and not _filled(grid, at)), len(found))
    )
    return tuple("milestone" if role == "value" and at >= after else role for at, role in enumerate(found))


def _filled(grid: Grid, column: int) -> bool:
    """Whether a column holds figures of its own, and does not merely name what the columns after it hold."""
    return any(figure(row[column]) for row in grid.rows)


def _of_targets(grid: Grid) -> bool:
    heads = [head.lower() for head in grid.heads]
    beside = any(head.startswith("target") and _filled(grid, at) for at, head in enumerate(heads) if at)
    told = any("tolerance" in head for head in heads) and not beside
    return heads[0].startswith("target") or any("(next)" in head for head in heads) or told


def stated(spots: Sequence[Spot], pages: Sequence[int]) -> tuple[Subject, ...]:
    """The measures whose figure stands on a line of its own behind their name: "Pathway plans up to date – 86%"."""
    return tuple(one for at, spot in enumerate(spots) if (one := _stated(spot, at, pages[at])))


def _stated(spot: Spot, at: int, page: int) -> Subject | None:
    found = _STATED.match(spot.words) if not spot.in_table and isinstance(spot.block, Paragraph | ListItem) else None
    value = figure(found["value"]) if found else None
    if found is None or value is None or not key(found["name"]) or _NO_MEASURE.search(found["name"]):
        return None
    name = found["name"].strip()
    reported = Reported(None, found["value"], value.value, value.decimals, value.percent, spot=at)
    return Subject(name, unit_of(name, [value]), page, actual=reported, spot=at)


def gathered(grids: tuple[Grid, ...], pages: Mapping[int, int]) -> tuple[Subject, ...]:
    """The subjects of every grid; `pages` says on which page each grid stands."""
    found: list[Subject] = []
    for at, grid in enumerate(grids):
        if columns := _by_columns(grid, at, pages[at]):
            found.extend(columns)
            continue
        kinds = roles(grid)
        if "milestone" in kinds and "value" not in kinds:
            _with_targets(found, grid, at, kinds, pages[at])
        elif any(kind in ("value", "actual", "latest", "target") for kind in kinds):
            found.extend(
                _subject(grid, at, row, kinds, pages[at]) for row in range(len(grid.rows)) if _named(grid.rows[row])
            )
    return tuple(subject for subject in _joined(found) if _says_something(subject))


def _by_columns(grid: Grid, at: int, page: int) -> list[Subject]:
    """The measures of a grid whose rows are of times: one a column, of the kind of time that most rows are of."""
    kinds = Counter(when.kind for when in grid.whens if when is not None)
    kind, times = kinds.most_common(1)[0] if kinds else ("", 0)
    if times < _TIMES:
        return []
    rows = [(row, when) for row, when in enumerate(grid.whens) if when is not None and when.kind == kind]
    made = (_of_column(grid, at, page, column, rows) for column in range(1, len(grid.heads)))
    return [one for one in made if one.values]


def _of_column(grid: Grid, at: int, page: int, column: int, rows: Sequence[tuple[int, Period]]) -> Subject:
    cells = [(row, when, one) for row, when in rows if (one := figure(grid.rows[row][column])) is not None]
    values = (
        Reported(when, grid.rows[row][column], one.value, one.decimals, one.percent, at, row, column, grid.at(row))
        for row, when, one in cells
    )
    head = grid.heads[column]
    name = head if len(key(head)) > 1 else f"{head}: {_TABLE.sub('', grid.caption)}"
    unit = unit_of(name, [one for *_, one in cells])
    return Subject(name, unit, page, tuple(sorted(values, key=lambda one: one.when or LATEST)), spot=grid.spot)


def _joined(found: list[Subject]) -> Iterable[Subject]:
    """The subjects, those of one measure on one page made into one: its targets may stand in a table of their own."""
    parts: dict[tuple[int, Unit, frozenset[str]], Subject] = {}
    for at, subject in enumerate(found):
        # What has no words of its own stays apart.
        name = (subject.page, subject.unit, (subject.key | numbers_in(subject.name)) or frozenset({str(at)}))
        other = parts.get(name)
        parts[name if other is None or not _clash(other, subject) else (at, *name[1:])] = _both(other, subject)
    return parts.values()


def _clash(one: Subject, other: Subject) -> bool:
    return bool((one.values and other.values) or (one.actual and other.actual))


def _both(one: Subject | None, other: Subject) -> Subject:
    if one is None or _clash(one, other):
        return other
    main, more = (one, other) if one.values or one.actual or one.latest else (other, one)
    return replace(
        main, targets=main.targets or more.targets, target=main.target or more.target,
        tolerance=main.tolerance or more.tolerance, comparators={**more.comparators, **main.comparators},
    )  # fmt: skip


def _named(row: tuple[str, ...]) -> bool:
    return bool(re.search("[A-Za-z]", row[0]))


def _says_something(subject: Subject) -> bool:
    return bool(subject.values or subject.latest or subject.actual or subject.targets or subject.target)


def _subject(grid: Grid, at: int, row: int, kinds: tuple[Role, ...], page: int) -> Subject:
    cells = {
        role: list(_reported(grid, at, row, kinds, role))
        for role in ("value", "latest", "actual", "milestone", "target", "comparator")
    }
    texts = {
        kind: grid.rows[row][column]
        for column, kind in enumerate(kinds)
        if kind in ("rating", "arrow", "tolerance", "good", "target")
    }
    figures = [one for column in range(1, len(kinds)) if (one := figure(grid.rows[row][column]))]
    is_summary = not cells["value"] and bool(cells["actual"])
    return Subject(
        grid.rows[row][0],
        unit_of(f"{grid.rows[row][0]} {_typed(grid, row)} {_of_all(grid)}", figures),
        -1 if is_summary else page,
        tuple(sorted(cells["value"], key=lambda one: one.when or LATEST)),
        next(iter(cells["latest"]), None),
        next(iter(cells["actual"]), None),
        tuple(cells["milestone"]),
        next(iter(cells["target"]), None),
        {grid.heads[one.column]: one for one in cells["comparator"]},
        texts.get("rating", ""),
        texts.get("arrow", ""),
        texts.get("tolerance", ""),
        grid.at(row),
        _good(texts.get("good", ""), grid.rows[row][0], texts.get("target", "")),
    )


def _good(said: str, name: str, target: str) -> Side:
    """Which way is good, by a column of its own, by what stands behind the name, or by the words of a target."""
    if found := _WAY.search(said) or GOOD.search(name):
        return "low" if found["low"] else "high"
    told = bound(target)
    return told[1] if told else ""


def _of_all(grid: Grid) -> str:
    """What the first head or the line above says of the unit of all rows: "Supervision in timescale (%)"."""
    return (
        "%"
        if re.search(r"\(%\)|^%$|\bper ?cent\b", f"{grid.heads[0]}\n{grid.caption}\n{grid.heading}", re.MULTILINE)
        else ""
    )


def _typed(grid: Grid, row: int) -> str:
    """What another column says of the row's unit: PERCENTAGE, RATE, NUMBER."""
    return " ".join(cell for cell in grid.rows[row][1:3] if re.fullmatch(r"(?i)percentage|rate|number|%", cell))


def _reported(grid: Grid, at: int, row: int, kinds: tuple[Role, ...], role: str) -> Iterable[Reported]:
    for column, kind in enumerate(kinds):
        if kind == role and (one := _figure(grid.rows[row][column], role)):
            yield Reported(
                period(grid.heads[column]),
                grid.rows[row][column],
                one.value,
                one.decimals,
                one.percent,
                at,
                row,
                column,
                grid.at(row),
            )


def _figure(text: str, role: Role) -> Figure | None:
    """What a cell says as a number; of a target also where it says that more, or less, is good."""
    told = bound(text) if role == "target" else None
    return figure(text) or (told[0] if told else None)


def _with_targets(found: list[Subject], grid: Grid, at: int, kinds: tuple[Role, ...], page: int) -> None:
    """Gives the subjects of a page their targets: by name, or in their order where rows say Number, Rate or % alone."""
    here = [index for index, subject in enumerate(found) if subject.page == page]
    here.sort(key=lambda index: not found[index].values)
    taken: set[int] = set()
    for row, cells in enumerate(grid.rows):
        targets = tuple(_reported(grid, at, row, kinds, "milestone"))
        tolerance = next((cells[column] for column, kind in enumerate(kinds) if kind == "tolerance"), "")
        meant = _meant(cells[0], [one for one in here if one not in taken], found)
        if not meant and key(cells[0]):
            unit = unit_of(cells[0], [one for cell in cells[1:] if (one := figure(cell))])
            found.append(Subject(cells[0], unit, page, targets=targets, tolerance=tolerance, spot=grid.at(row)))
        # One row without a name of its own is the target of all that the page has of its unit.
        for index in meant if len(grid.rows) == 1 else meant[:1]:
            taken.add(index)
            found[index] = _replaced(found[index], targets, tolerance)


def _replaced(subject: Subject, targets: tuple[Reported, ...], tolerance: str) -> Subject:
    return replace(subject, targets=targets, tolerance=tolerance or subject.tolerance)


def _meant(label: str, here: list[int], found: list[Subject]) -> list[int]:
    """Which of a page's subjects a row of targets may be for, the likeliest first."""
    words = key(label)
    if words:
        ages = numbers_in(label)
        return [index for index in here if found[index].key == words and numbers_in(found[index].name) == ages]
    unit: Unit = "percent" if "%" in label else "rate" if "rate" in label.lower() else "number"
    return [index for index in here if found[index].unit == unit]

"""Measures as supplied, the values given for them, and what was worked out from both."""

from __future__ import annotations

from abc import ABC
from collections.abc import Mapping
from decimal import Decimal
from enum import Enum
from typing import TYPE_CHECKING, Literal

from msgspec import Struct, field

from .findings import Finding, Place
from .periods import Period

Unit = Literal["number", "rate", "percent"]
Polarity = Literal["high", "low", "range"]
PeriodType = Literal["snapshot", "in_month", "in_year", "projected"]
Rag = Literal["Green", "Amber", "Red", ""]
# What a measure counts: small numbers of children are not shown in public.
Counted = Literal["children", "other"]
Direction = Literal["up", "down", "same", ""]
# Of a process: the rule that finds a value to be more than chance, which way it lies, what that means; its target.
Rule = Literal["limits", "trend", "near", "side"]
Way = Literal["higher", "lower"]
Meaning = Literal["improvement", "concern", "neutral"]
Assurance = Literal["meets", "misses", "hit and miss", ""]


class Missing(Enum):
    """Why there is no number: kept apart from each other, and from zero. The value is what a table prints.

    `HIDDEN`: there is one, and it is too small to be shown, or would give away one that is.
    """

    NOT_APPLICABLE = "N/A"
    TO_BE_CONFIRMED = "TBC"
    DASH = "-"
    BLANK = ""
    HIDDEN = "[c]"


if TYPE_CHECKING:
    Value = Decimal | Missing
else:

    class Value(ABC):  # noqa: B024 (it has a name and no more)
        """A number, or why there is none: in a file two kinds of text, which msgspec leaves to `value_of`."""

    Value.register(Decimal)
    Value.register(Missing)


def value_of(text: str) -> Value:
    """The value that some text stands for; raises decimal.InvalidOperation where it stands for none."""
    return Missing(text) if text in {one.value for one in Missing} else Decimal(text)


class Tolerance(Struct, frozen=True):
    """How far on the wrong side of a target is still Amber: absolute bounds, or a share of the target (0.2 is 20%)."""

    lower: Decimal | None = None
    upper: Decimal | None = None
    worse_by: Decimal | None = None


class Target(Struct, frozen=True):
    """What a measure should have reached by a milestone."""

    milestone: Period
    value: Decimal


class Comparator(Struct, frozen=True):
    """Another's value: `id` as a live fact names it (`statistical_neighbours`), with the year it is of.

    `short_name` is for heads of narrow columns.
    """

    id: str
    name: str
    value: Value
    year: str = ""
    short_name: str = ""


class Baseline(Struct, frozen=True):
    """What a measure stood at when its plan began: a value, or the two counts that make it, and when that was."""

    value: Value
    when: str = ""
    numerator: Decimal | None = None
    denominator: Decimal | None = None


class Measure(Struct, frozen=True):
    """A measure as its book supplies it; nothing here is computed.

    `rate_of` names the number that this rate goes with (its pair on the page, and the source of its targets and
    tolerance where it has none of its own); `count` names the measure whose counts it divides, where that is another.
    `rag_follows` names the measure whose rating this one takes. `accumulate`: the data give single months, to be
    summed since 1 April. `in_tables_only`: supplies counts and has no page. `total_of` names the measures whose counts
    it adds up. `target_per` is what its target is of, where that is printed: `month`; `no_target` what stands where
    there is no target, in place of "Not set": N/A, TBC or -. `average`: a number that counts nothing. `counts` is whom
    or what its numbers, numerators and denominators count: `children`, or `other` things, such as workers.
    """

    id: str
    name: str
    unit: Unit
    polarity: Polarity
    period_type: PeriodType
    place: Place
    short_name: str = ""
    decimals: int = 0
    tolerance: Tolerance | None = None
    targets: tuple[Target, ...] = ()
    comparators: tuple[Comparator, ...] = ()
    rate_of: str = ""
    count: str = ""
    rag_follows: str = ""
    accumulate: bool = False
    in_tables_only: bool = False
    good: str = ""
    frequency: str = ""
    chart_title: str = ""
    baseline: Baseline | None = None
    target_per: str = ""
    total_of: tuple[str, ...] = ()
    no_target: Missing | None = None
    average: bool = False
    counts: Counted = "children"


class Observation(Struct, frozen=True):
    """One value given for one measure and period, or the two counts that make it."""

    measure: str
    period: Period
    place: Place
    value: Value = Missing.BLANK
    numerator: Decimal | None = None
    denominator: Decimal | None = None
    provisional: bool = False
    implied: bool = False
    note: str = ""


class Population(Struct, frozen=True):
    """Children aged 0 to 17 in one year, with the source of the figure."""

    year: int
    count: int
    source: str
    implied: bool = False


class PublishedAs(Struct, frozen=True):
    """What a published paper printed where the rules give something else; it is printed, and `check` lists both."""

    measure: str
    fact: str
    text: str
    reason: str
    who: str
    place: Place
    period: Period | None = None


class Fact(Struct, frozen=True):
    """A number (or a word) and the only text it may appear as, everywhere.

    `name` is `measure.fact`; `text` is without its unit, `with_unit` its one other form (84 and 84%; for a direction
    the arrow with its word, and the word alone). `value` is not rounded, and a change or a gap keeps its sign there.
    `computed` is the text that the rules give, where the paper prints another (`published`). `implied`: it, or a count
    behind it, was worked back from something printed.
    """

    name: str
    value: Decimal | str | Missing
    text: str
    with_unit: str
    source: str
    computed: str = ""
    published: PublishedAs | None = None
    implied: bool = False

    @property
    def known(self) -> bool:
        """Whether there is anything to show."""
        return not isinstance(self.value, Missing) and self.text != ""


class Point(Struct, frozen=True):
    """One period of a series, as a chart or a table shows it, with the counts behind its value where they are known."""

    period: Period
    fact: Fact
    provisional: bool = False
    numerator: Decimal | None = None
    denominator: Decimal | None = None


COMMON_CAUSE = "Common cause"


class Signal(Struct, frozen=True):
    """A period whose value is more than chance: the first of the four rules that finds it, which way, what it means.

    `text` is the verdict (`Special cause: concern, higher`), `reason` the rule in words (`above the upper limit`).
    """

    period: Period
    rule: Rule
    way: Way
    meaning: Meaning
    text: str
    reason: str


class Process(Struct, frozen=True):
    """A measure's run of periods held against its own limits: what an SPC (XmR) chart shows.

    The limits come from the periods of `baseline`, and are `trial` ones where these are too few. `variation` is the
    signal of the last period, None where that is common cause; `assurance` is empty without a target. `reachable` are
    those of the two limits that a value can reach: one below 0, or above 100%, is not among them, and its text says so.
    """

    mean: Fact
    lower: Fact
    upper: Fact
    near_lower: Fact
    near_upper: Fact
    reachable: tuple[Fact, ...]
    baseline: tuple[Period, ...]
    trial: bool
    signals: tuple[Signal, ...]
    variation: Signal | None
    variation_text: str
    assurance: Assurance
    assurance_text: str


# The facts that every measure has, by the names that prose uses: {{ cin_visits.actual }}. Each comparator adds
# one under its own id, and the last four are the names of the months.
FACT_NAMES = (
    "actual", "previous", "change", "change_percent", "latest", "numerator", "denominator", "target", "gap",
    "rag", "direction", "month", "previous_month", "milestone", "latest_month", "baseline",
)  # fmt: skip


class Result(Struct, frozen=True):
    """A measure worked out for one paper: its facts by name, its series, its milestone targets.

    `months` are the columns of its table, oldest first, then "Latest" where the paper has one; `series` is every
    known period not after the paper's "as at", for charts. `tolerance_text`, `good_text` and `polarity_word`
    ("improving", "worsening", "no change") are ready to print; `tolerance_by_default` says that the tolerance is the
    council's, because the measure declares none. `process` is worked out where a page asks for an SPC
    chart; it is None where that would mislead, and `no_process` then says why, to follow a colon. `turns` are the
    values at which its rating changes, whatever its value is.
    """

    measure: Measure
    facts: Mapping[str, Fact]
    months: tuple[Point, ...]
    series: tuple[Point, ...]
    milestones: tuple[tuple[Period, Fact], ...]
    rag: Rag
    direction: Direction
    polarity_word: str
    tolerance_text: str = ""
    tolerance_by_default: bool = False
    good_text: str = ""
    basis: str = ""
    process: Process | None = None
    no_process: str = ""
    turns: tuple[Decimal, ...] = ()

    def fact(self, name: str) -> Fact:
        """The fact of that name; KeyError where there is none."""
        return self.facts[name]


class Results(Struct, frozen=True):
    """Every measure of a paper worked out, by id, in the book's order, and what was found on the way."""

    by_id: Mapping[str, Result]
    as_at: Period
    findings: tuple[Finding, ...] = field(default=())

    def fact(self, name: str) -> Fact:
        """The fact of a dotted name, `cin_visits.actual`; KeyError where there is none."""
        measure, _, fact = name.partition(".")
        return self.by_id[measure].fact(fact)

"""The keys of each YAML file, as `docs/inputs.md` lists them. Shapes only: what they mean together is settled later."""

from __future__ import annotations

from decimal import Decimal
from typing import Annotated, Any, Literal

from pydantic import BeforeValidator, Field

from .dates import UnclearError
from .kinds import Count, Day, DayOrUnset, Flag, Given, Id, Keys, Lines, Number, Share, SomeWords, When, Words


class PopulationKeys(Keys):
    """One line of `population_0_17`."""

    year: Count
    count: Count
    source: SomeWords
    implied: Flag = False


class HolidayKeys(Keys):
    """Days that a council adds to its nation's bank holidays, or does not keep."""

    also: tuple[Day, ...] = ()
    not_: tuple[Day, ...] = Field(default=(), alias="not")


class DisclosureRuleKeys(Keys):
    """What a council does with small numbers of children."""

    threshold: Count = 5
    method: Literal["suppress", "round"] = "suppress"


class CouncilKeys(Keys):
    """council.yaml."""

    name: SomeWords
    short_name: Words = ""
    motto: Words = ""
    jurisdiction: Literal["england", "wales", "scotland"]
    invented: Flag = False
    tolerance: Share = Decimal("0.2")
    population_0_17: tuple[PopulationKeys, ...] = ()
    bank_holidays: HolidayKeys = Field(default_factory=HolidayKeys)
    disclosure: DisclosureRuleKeys = Field(default_factory=DisclosureRuleKeys)


class ToleranceKeys(Keys):
    """How far off a target is still Amber."""

    lower: Number | None = None
    upper: Number | None = None
    worse_by: Share | None = None


class ComparatorKeys(Keys):
    """Another's value for a measure."""

    id: Id
    name: SomeWords
    value: Given
    year: Words = ""
    short_name: Words = ""


class BaselineKeys(Keys):
    """What a measure stood at when its plan began."""

    value: Given
    period: Words = ""


class MeasureKeys(Keys):
    """One measure of a book."""

    id: Id
    name: SomeWords
    unit: Literal["number", "rate", "percent"]
    polarity: Literal["high", "low", "range"]
    period_type: Literal["snapshot", "in_month", "in_year", "projected"]
    short_name: Words = ""
    decimals: Count = 0
    tolerance: ToleranceKeys | None = None
    targets: dict[When, Given] = Field(default_factory=dict)
    comparators: tuple[ComparatorKeys, ...] = ()
    rate_of: Id = ""
    count: Id = ""
    rag_follows: Id = ""
    accumulate: Flag = False
    in_tables_only: Flag = False
    good: Words = ""
    frequency: Words = ""
    chart_title: Words = ""
    baseline: BaselineKeys | None = None
    target_per: Words = ""
    no_target: Given | None = None
    average: Flag = False
    total_of: tuple[Id, ...] = ()
    counts: Literal["children", "other"] = "children"


class RagKeyKeys(Keys):
    """What is printed of each rating."""

    red: Words = Field(default="", alias="Red")
    amber: Words = Field(default="", alias="Amber")
    green: Words = Field(default="", alias="Green")


class BookKeys(Keys):
    """A measures book."""

    title: SomeWords
    population: Count = 0
    rag_key: RagKeyKeys = Field(default_factory=RagKeyKeys)
    measures: tuple[MeasureKeys, ...]


Kinds = tuple[Words, ...]


def _file_alone(value: Any) -> Any:
    return {"file": value} if isinstance(value, str) else value


def _column_alone(value: Any) -> Any:
    return {"from": value} if isinstance(value, str) else value


class DataKeys(Keys):
    """A data file, and the one sheet of it that is wanted."""

    file: SomeWords
    sheet: Words = ""


class ColumnKeys(Keys):
    """A column of a table, and the head it is printed under."""

    from_: SomeWords = Field(alias="from")
    as_: Words = Field(default="", alias="as")


class PublishedCellKeys(Keys):
    """What a published paper printed in a cell of a table where its parts give something else."""

    row: SomeWords
    column: SomeWords
    as_: SomeWords = Field(alias="as")
    reason: SomeWords
    who: SomeWords
    accept: tuple[SomeWords, ...] = ()


class TableKeys(Keys):
    """A table that is no measure."""

    id: Id
    caption: SomeWords
    file: SomeWords
    sheet: Words = ""
    columns: tuple[Annotated[ColumnKeys, BeforeValidator(_column_alone)], ...] = ()
    total: Lines = ()
    note: Words = ""
    published_as: tuple[PublishedCellKeys, ...] = ()
    counts: Lines = ("children",)


class PageKeys(Keys):
    """A page of a priority."""

    id: Id = ""
    title: Words = ""
    measures: tuple[Words, ...] = ()
    tables: tuple[Words, ...] = ()
    charts: Kinds | None = None
    show: Kinds | None = None
    not_published: Lines = ()
    questions: Flag = True
    new_page: Flag = True
    status: Literal["", "Green", "Amber", "Red"] = ""
    as_at: When | None = None
    months: Count = 0


class PriorityKeys(Keys):
    """A priority."""

    id: Id
    title: SomeWords
    summary: tuple[Words, ...] | None = None
    summary_charts: Flag = True
    not_published: Lines = ()
    pages: tuple[PageKeys, ...] = ()


class AppendixKeys(Keys):
    """A file that is brought in whole."""

    id: Id
    title: SomeWords
    file: SomeWords


def _ticked(value: Any) -> Any:
    """What a list ticks, as keys with "yes"; raises UnclearError for a list that holds more than ids."""
    if not isinstance(value, list):
        return value
    if not all(isinstance(one, str) for one in value):
        raise UnclearError(
            "a list names what is ticked, an id each.", "Write [one, two], or 'id: yes', a line for each."
        )
    return dict.fromkeys(value, "yes")


class PublishedKeys(Keys):
    """What a published paper printed where the rules give something else."""

    measure: SomeWords
    fact: SomeWords
    as_: SomeWords = Field(alias="as")
    reason: SomeWords
    who: SomeWords
    period: When | None = None
    accept: tuple[SomeWords, ...] = ()


class AcceptKeys(Keys):
    """A finding that somebody accepts, by its id."""

    id: SomeWords
    reason: SomeWords
    who: SomeWords


def _how_alone(value: Any) -> Any:
    return {"how": value} if isinstance(value, str) else value


class DisclosureKeys(Keys):
    """What a paper does with small numbers of children."""

    how: Literal["suppress", "as-published"]
    reason: Words = ""
    who: Words = ""


class CarriedKeys(Keys):
    """The words that an earlier paper gave, each by its place with the digest of its text as it was carried."""

    from_: SomeWords = Field(alias="from")
    texts: dict[Words, Words] = Field(default_factory=dict)


class PaperKeys(Keys):
    """paper.yaml."""

    template: SomeWords
    meeting: SomeWords
    date: DayOrUnset
    report_of: SomeWords
    subject: SomeWords
    status: Literal["open", "exempt"] = "open"
    exempt_paragraphs: tuple[Count, ...] = ()
    public_interest: Words = ""
    signed_name: Words = ""
    signed_title: Words = ""
    author: Words = ""
    report_title: Words = ""
    short_title: Words = ""
    period_words: Words = ""
    as_at: When
    latest: Words = ""
    months: Count = 3
    book: SomeWords
    data: tuple[Annotated[DataKeys, BeforeValidator(_file_alone)], ...] = ()
    tables: tuple[TableKeys, ...] = ()
    priorities: tuple[PriorityKeys, ...] = ()
    published_as: tuple[PublishedKeys, ...] = ()
    authors: Lines = ()
    forms: dict[Id, Annotated[dict[Id, Words], BeforeValidator(_ticked)]] = Field(default_factory=dict)
    appendices: tuple[AppendixKeys, ...] = ()
    carried: CarriedKeys | None = None
    accept: tuple[AcceptKeys, ...] = ()
    disclosure: Annotated[DisclosureKeys | None, BeforeValidator(_how_alone)] = None


class SectionKeys(Keys):
    """A section of the front sheet."""

    id: Id
    heading: SomeWords
    numbered: Flag = False
    mandatory: Flag = True
    guidance: Words = ""
    signature: Flag = False
    part: Id = ""


class FormLineKeys(Keys):
    """A line of a form."""

    id: Id
    label: SomeWords
    box: Flag = False


class PageRulesKeys(Keys):
    """What a template's pages show unless they say otherwise."""

    show: Kinds = ("targets", "months")
    charts: Kinds = ()
    numbered: Flag = False


class TemplateKeys(Keys):
    """templates/NAME.yaml."""

    sections: tuple[SectionKeys, ...]
    questions: Lines = ()
    words: dict[Words, Words] = Field(default_factory=dict)
    word: Words = ""
    forms: dict[Id, tuple[FormLineKeys, ...]] = Field(default_factory=dict)
    page: PageRulesKeys = Field(default_factory=PageRulesKeys)

"""A measures book: YAML keys to measures, and what its measures say of one another."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

from ..model.findings import Place
from ..model.measures import FACT_NAMES, Baseline, Comparator, Measure, Missing, Rag, Target, Tolerance
from ..model.supplied import Book, Council
from .council import said_in
from .dates import period_of
from .figures import Figure
from .kinds import schema_of, sound_items
from .known import Known
from .names import did_you_mean, folded, listed
from .reading import Reading
from .schema import BookKeys, ComparatorKeys, MeasureKeys, ToleranceKeys
from .yaml_file import Said


def book_of(path: Path, council: Council | None, reading: Reading) -> tuple[Book | None, tuple[Measure, ...]]:
    """A book, and its measures; where the book has faults, None, with findings, and the measures that have none."""
    if (said := said_in(path, reading)) is None:
        return None, ()
    reader = _Reader(said, reading)
    if (keys := schema_of(BookKeys, said, reading)) is None:
        sound = sound_items(MeasureKeys, (said.data or {}).get("measures"))
        return None, tuple(reader.measure(at, measure) for at, measure in sound)
    measures = tuple(reader.measure(at, measure) for at, measure in enumerate(keys.measures))
    reader.no_twins(measures)
    reader.one_name_a_comparator(measures)
    reader.relations(Known(measures, path.name), measures)
    if council is not None:
        _population(keys, measures, council, said, reading)
    return Book(keys.title, measures, keys.population, _rag_key(keys)), measures


def _rag_key(keys: BookKeys) -> dict[Rag, str]:
    """What is printed of each rating, in the order that council papers print them: the worst first."""
    printed: dict[Rag, str] = {"Red": keys.rag_key.red, "Amber": keys.rag_key.amber, "Green": keys.rag_key.green}
    return {rating: words for rating, words in printed.items() if words}


def _population(keys: BookKeys, measures: tuple[Measure, ...], council: Council, said: Said, reading: Reading) -> None:
    years = [str(one.year) for one in council.population]
    if not keys.population and not any(measure.rate_of or measure.count for measure in measures):
        return
    if str(keys.population) not in years:
        message = f"council.yaml has no population for {keys.population or 'the rates of this book'}."
        hint = f"Write 'population:' with one of {listed(years, 'or')}." if years else "Add it to population_0_17."
        reading.error("no-population", said.place("population"), message, hint)


class _Reader:
    def __init__(self, said: Said, reading: Reading) -> None:
        self.said = said
        self.reading = reading

    def measure(self, at: int, keys: MeasureKeys) -> Measure:
        """One measure as its keys give it."""
        place = self.said.place("measures", at)
        tolerance, targets = self._tolerance(at, keys.tolerance), self._targets(at, keys)
        self._doubt_tolerance(at, keys, tolerance, targets)
        self._target_of_a_month(at, keys)
        return Measure(
            keys.id, keys.name, keys.unit, keys.polarity, keys.period_type, place, keys.short_name, keys.decimals,
            tolerance, targets, self._comparators(at, keys), keys.rate_of,
            keys.count, keys.rag_follows, keys.accumulate, keys.in_tables_only, keys.good, keys.frequency,
            keys.chart_title, self._baseline(at, keys), keys.target_per, keys.total_of, self._no_target(at, keys),
            keys.average, keys.counts,
        )  # fmt: skip

    def _place(self, at: int, *path: str | int) -> Place:
        return self.said.place("measures", at, *path)

    def _tolerance(self, at: int, keys: ToleranceKeys | None) -> Tolerance | None:
        if keys is None:
            return None
        place = self._place(at, "tolerance")
        if keys.worse_by is not None and (keys.lower is not None or keys.upper is not None):
            message = "The tolerance is said twice: as bounds and as a share."
            self.reading.error("said-twice", place, message, "Keep worse_by, or lower and upper.")
        if keys.lower is not None and keys.upper is not None and keys.lower > keys.upper:
            message = f"The lower bound {keys.lower} is above the upper bound {keys.upper}."
            self.reading.error("bad-value", place, message, "Swap the two.")
        return Tolerance(keys.lower, keys.upper, keys.worse_by)

    def _doubt_tolerance(
        self, at: int, keys: MeasureKeys, tolerance: Tolerance | None, targets: tuple[Target, ...]
    ) -> None:
        """Warns of bounds that would make Amber, or worse, of what has reached a target."""
        lower = tolerance.lower if tolerance and keys.polarity != "low" else None
        upper = tolerance.upper if tolerance and keys.polarity != "high" else None
        for target in targets:
            if lower is not None and lower > target.value:
                side, bound = "lower bound", f"{lower} is above"
            elif upper is not None and upper < target.value:
                side, bound = "upper bound", f"{upper} is below"
            else:
                continue
            good = {"low": "less is better", "high": "more is better", "range": "the range holds it"}
            message = f"The {side} {bound} the target for {target.milestone.label}, {target.value}, "
            message += f"where {good[keys.polarity]}."
            place = self._place(at, "tolerance")
            self.reading.warning("tolerance", place, message, "Mend the tolerance, the target or the polarity.")

    def _targets(self, at: int, keys: MeasureKeys) -> tuple[Target, ...]:
        targets: list[Target] = []
        for said in self._target_keys(at):
            place, milestone = self._place(at, "targets", said), period_of(said)
            value = self._number(keys.targets[milestone], keys, place)
            if milestone in [target.milestone for target in targets]:
                message = f"The target for {milestone.label} is given twice."
                self.reading.error("said-twice", place, message, "Keep one of the two.")
            elif value is not None:
                targets.append(Target(milestone, value))
        return tuple(sorted(targets, key=lambda target: target.milestone))

    def _target_of_a_month(self, at: int, keys: MeasureKeys) -> None:
        """Refuses a target of less than a year where what is held against it counts for the year."""
        if keys.target_per in ("", "year") or keys.period_type not in ("in_year", "projected"):
            return
        message = f"The target is per {keys.target_per}, and '{keys.id}' is {keys.period_type}: that is of a year."
        hint = "Give the target of the year and drop the key, or make the measure in_month."
        self.reading.error("period-type", self._place(at, "target_per"), message, hint)

    def _target_keys(self, at: int) -> list[str]:
        return list(self.said.data["measures"][at].get("targets") or ())

    def _number(self, figure: Figure, keys: MeasureKeys, place: Place) -> Decimal | None:
        if self._strange_percentage(figure, keys, place):
            return None
        if isinstance(figure.value, Decimal):
            return figure.value
        self.reading.error("bad-value", place, "A target is a number.", "Leave out what has no target.")
        return None

    def _strange_percentage(self, figure: Figure, keys: MeasureKeys, place: Place) -> bool:
        """Whether a percentage is given of a measure that is none, which is a finding."""
        strange = figure.percent and keys.unit != "percent"
        if strange:
            message = f"A percentage is given, and '{keys.id}' is a {keys.unit}."
            self.reading.error("wrong-unit", place, message, "Mend the value or the unit.")
        return strange

    def _no_target(self, at: int, keys: MeasureKeys) -> Missing | None:
        given = keys.no_target
        if given is None:
            return None
        place = self._place(at, "no_target")
        if keys.targets:
            message = f"'{keys.id}' has targets, and says what stands where there is none."
            self.reading.error("said-twice", place, message, "Keep targets or no_target.")
        if given.value not in (Missing.NOT_APPLICABLE, Missing.TO_BE_CONFIRMED, Missing.DASH):
            message = "What stands in place of a target is no number."
            self.reading.error("bad-value", place, message, "Write N/A, TBC or -, or put the number under targets.")
            return None
        return Missing(given.value)

    def _baseline(self, at: int, keys: MeasureKeys) -> Baseline | None:
        if keys.baseline is None:
            return None
        figure, place = keys.baseline.value, self._place(at, "baseline")
        self._strange_percentage(figure, keys, place)
        if figure.numerator is not None and keys.unit != "percent":
            message = f"A fraction is given, and '{keys.id}' is a {keys.unit}."
            self.reading.error("wrong-unit", place, message, "Write the value itself.")
        return Baseline(figure.value, keys.baseline.period, figure.numerator, figure.denominator)

    def _comparators(self, at: int, keys: MeasureKeys) -> tuple[Comparator, ...]:
        found: list[Comparator] = []
        for number, said in enumerate(keys.comparators):
            place = self._place(at, "comparators", number)
            if said.id in FACT_NAMES:
                message = f"'{said.id}' is the name of a fact that every measure has."
                self.reading.error("bad-value", place, message, "Give the comparator another id.")
            if said.id in [other.id for other in found]:
                message = f"Two comparators have the id '{said.id}'."
                self.reading.error("said-twice", place, message, "Rename one of the two.")
            found.append(self._comparator(said, keys, place))
        return tuple(found)

    def _comparator(self, said: ComparatorKeys, keys: MeasureKeys, place: Place) -> Comparator:
        self._strange_percentage(said.value, keys, place)
        if said.value.numerator is not None:
            self.reading.error("bad-value", place, "A comparator is given as a fraction.", "Write the value itself.")
        return Comparator(said.id, said.name, said.value.value, said.year, said.short_name)

    def no_twins(self, measures: tuple[Measure, ...]) -> None:
        """Two measures of one id, or of one printed name, are a finding."""
        for what in ("id", "name"):
            seen: dict[str, int] = {}
            for at, measure in enumerate(measures):
                name = folded(getattr(measure, what))
                if name in seen:
                    line = self._place(seen[name], what).line
                    message = f"'{getattr(measure, what)}' is the {what} of two measures: the other is on line {line}."
                    self.reading.error("said-twice", self._place(at, what), message, "Rename one of the two.")
                seen.setdefault(name, at)

    def one_name_a_comparator(self, measures: tuple[Measure, ...]) -> None:
        """One id of comparators under two names is a finding: tables give all of one id a column."""
        seen: dict[str, tuple[str, Place]] = {}
        for at, measure in enumerate(measures):
            for number, one in enumerate(measure.comparators):
                place = self._place(at, "comparators", number)
                name, first = seen.setdefault(one.id, (one.name, place))
                if folded(name) != folded(one.name):
                    message = f"The comparator '{one.id}' is '{one.name}' here, and '{name}' on line {first.line}."
                    self.reading.error("said-twice", place, message, "Give one of the two another id, or one name.")

    def relations(self, known: Known, measures: tuple[Measure, ...]) -> None:
        """What measures say of each other: a rate of a number, counts of another, a rating taken from another."""
        for at, measure in enumerate(measures):
            for key in ("rate_of", "count", "rag_follows"):
                if other := getattr(measure, key):
                    self._relation(at, measure, key, other, known)
            for number in range(len(measure.total_of)):
                self._part(at, measure, number, known)
            if measure.accumulate and measure.period_type in {"snapshot", "in_month"}:
                message = (
                    f"'accumulate' sums months since 1 April, and '{measure.id}' is a {measure.period_type} measure."
                )
                self.reading.error(
                    "said-twice", self._place(at, "accumulate"), message, "Make it in_year or projected."
                )

    def _part(self, at: int, measure: Measure, number: int, known: Known) -> None:
        place, part = self._place(at, "total_of", number), measure.total_of[number]
        if part in measure.total_of[:number]:
            self.reading.error("said-twice", place, f"'{part}' is named twice here.", "Keep one of the two.")
        elif part not in known.measures:
            hint = did_you_mean(part, known.measures, "Add it to this book, or mend the name.")
            self.reading.error("unknown-measure", place, f"This book has no measure '{part}'.", hint)
        elif part == measure.id or known.measures[part].total_of:
            message = f"'total_of' of '{measure.id}' names '{part}', which is a total itself."
            self.reading.error("bad-value", place, message, "Name the parts that are no totals.")
        elif known.measures[part].unit != measure.unit or measure.unit == "rate":
            message = f"'total_of' adds up numbers or percentages of one kind; '{measure.id}' is a {measure.unit}, "
            message += f"'{part}' a {known.measures[part].unit}."
            self.reading.error("wrong-unit", place, message, "Mend the unit, or leave the part out.")
        else:
            self._part_of_time(measure, known.measures[part], place)

    def _part_of_time(self, measure: Measure, part: Measure, place: Place) -> None:
        """Refuses a part that counts over another time than its total: a month cannot be added to a year so far."""
        summed = measure.accumulate and part.period_type == "in_month"
        if part.period_type == measure.period_type or summed:
            return
        message = f"'total_of' adds up measures of one period_type; '{measure.id}' is {measure.period_type}, "
        message += f"'{part.id}' {part.period_type}."
        to_date = measure.period_type == "in_year" and part.period_type == "in_month"
        hint = "Add 'accumulate: true' to sum its months since 1 April" if to_date else "Mend the period_type"
        self.reading.error("period-type", place, message, f"{hint}, or leave the part out.")

    def _relation(self, at: int, measure: Measure, key: str, other: str, known: Known) -> None:
        place = self._place(at, key)
        if other == measure.id:
            self.reading.error("bad-value", place, f"'{key}' names the measure itself.", "Name another measure.")
        elif other not in known.measures:
            hint = did_you_mean(other, known.measures, "Add it to this book, or mend the name.")
            self.reading.error("unknown-measure", place, f"This book has no measure '{other}'.", hint)
        elif key != "rag_follows" and (measure.unit != "rate" or known.measures[other].unit != "number"):
            message = f"'{key}' joins a rate to a number; '{measure.id}' is a {measure.unit}, "
            message += f"'{other}' a {known.measures[other].unit}."
            self.reading.error("wrong-unit", place, message, "Mend the unit, or leave the key out.")

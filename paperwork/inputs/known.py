"""What may be named: the measures of a book by id or printed name, and the facts that each has."""

from __future__ import annotations

from collections.abc import Iterable

from ..model.findings import Place
from ..model.measures import FACT_NAMES, Measure
from .names import did_you_mean, folded
from .reading import Reading


class Known:
    """The measures of a book, by id or printed name; of a faulty book (`settles` is false) there may be more."""

    def __init__(self, measures: Iterable[Measure], book: str, *, settles: bool = True) -> None:
        self.measures: dict[str, Measure] = {}
        for measure in measures:
            self.measures.setdefault(measure.id, measure)
        self.settles = settles
        self.book = book
        self._by_name: dict[str, list[str]] = {}
        for measure in self.measures.values():
            self._by_name.setdefault(folded(measure.name), []).append(measure.id)

    def __contains__(self, name: str) -> bool:
        return bool(self._ids(name))

    def _ids(self, name: str) -> list[str]:
        return [name] if name in self.measures else self._by_name.get(folded(name), [])

    def measure(self, name: str, place: Place, reading: Reading) -> Measure | None:
        """The measure of that id or name; None, with a finding, where there is none or more than one."""
        found = self._ids(name)
        if len(found) == 1:
            return self.measures[found[0]]
        if found:
            hint = f"Use an id instead: {', '.join(found)}."
            reading.error("unknown-measure", place, f"'{name}' is the name of more than one measure.", hint)
        elif self.settles:
            reading.error("unknown-measure", place, f"The measures book has no measure '{name}'.", self._hint(name))
        return None

    def by_id(self, name: str, place: Place, reading: Reading) -> Measure | None:
        """The measure of that id; None, with a finding, where there is none."""
        if name not in self.measures and self.settles:
            hint = did_you_mean(name, self.measures, f"Add it to {self.book}, or mend the name.")
            reading.error("unknown-measure", place, f"The measures book has no measure '{name}'.", hint)
        return self.measures.get(name)

    def _hint(self, name: str) -> str:
        names = [measure.name for measure in self.measures.values()]
        return did_you_mean(name, [*self.measures, *names], f"Add it to {self.book}, or mend the name.")

    def check_fact(self, measure_id: str, fact: str, *also: str) -> tuple[str, str] | None:
        """What is wrong with `measure.fact`, and the hint; None where nothing is. `also` are names that do as facts."""
        measure = self.measures.get(measure_id)
        if measure is None:
            if not self.settles:
                return None
            hint = did_you_mean(measure_id, self.measures, f"Add it to {self.book}, or mend the name.")
            return f"The measures book has no measure '{measure_id}'.", hint
        facts = (*facts_of(measure), *also)
        if fact not in facts:
            return f"'{measure_id}' has no fact '{fact}'.", did_you_mean(
                fact, facts, f"Its facts are {', '.join(facts)}."
            )
        return None


def facts_of(measure: Measure) -> tuple[str, ...]:
    """The names of a measure's facts: those that every measure has, and its comparators."""
    return (*FACT_NAMES, *(comparator.id for comparator in measure.comparators))

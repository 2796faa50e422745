"""One measure in one paper, exact and before rounding: its values, what they are rated against, and the verdict."""

from __future__ import annotations

from fractions import Fraction

from msgspec import Struct

from paperwork.model.measures import Direction, Measure, Rag
from paperwork.model.periods import LATEST, Period
from paperwork.model.supplied import Inputs

from .figures import NOTHING, Figure
from .rag import Aim, direction, distance, polarity_word, rating
from .targets import Band, Milestone, aim, band, milestones, next_milestone, pro_rata
from .timeline import current, shows_latest, span_of
from .values import Workings


class Case(Struct, frozen=True):
    """What a paper says of a measure, unrounded. `aim` is None where there is no target to rate against."""

    measure: Measure
    period: Period
    actual: Figure
    previous: Figure
    latest: Figure
    milestones: tuple[Milestone, ...]
    milestone: Milestone | None
    tolerance: Band
    aim: Aim | None

    @property
    def rag(self) -> Rag:
        """The rating of the validated value by rule; empty where there is no value or no target."""
        if self.aim is None or not isinstance(self.actual.value, Fraction):
            return ""
        return rating(self.actual.value, self.aim)

    @property
    def direction(self) -> Direction:
        """The sign of the change from the period before.

        A count since 1 April starts again in April: there it has nothing to be compared with.
        """
        before, after = self.previous.value, self.actual.value
        if self.restarts or not isinstance(before, Fraction) or not isinstance(after, Fraction):
            return ""
        return direction(before, after)

    @property
    def restarts(self) -> bool:
        """Whether the period before belongs to a count of another year."""
        return pro_rata(self.measure) and self.period.shifted(-1).financial_year != self.period.financial_year

    def polarity_word(self, going: Direction) -> str:
        """Whether going that way is improving; empty for a count since 1 April, which can only rise."""
        return "" if pro_rata(self.measure) else polarity_word(going, self.measure.polarity, self._nearer)

    @property
    def _nearer(self) -> Direction:
        before, after = self.previous.value, self.actual.value
        if self.aim is None or not isinstance(before, Fraction) or not isinstance(after, Fraction):
            return ""
        was, now = distance(before, self.aim), distance(after, self.aim)
        return "same" if was == now else "up" if now > was else "down"


def case(measure: Measure, inputs: Inputs, workings: Workings) -> Case:
    """A measure of the book as the paper needs it."""
    brief = inputs.brief
    period = current(measure, brief, workings)
    targets = milestones(measure, brief, workings)
    ahead = next_milestone(targets, span_of(measure, brief).as_at)
    tolerance = band(measure, brief, workings)
    worse_by = Fraction(inputs.council.worse_by)
    return Case(
        measure,
        period,
        workings.figure(measure, period),
        workings.figure(measure, period.shifted(-1)),
        workings.figure(measure, LATEST) if shows_latest(measure, brief, workings) else NOTHING,
        targets,
        ahead,
        tolerance,
        aim(measure, ahead, tolerance, period, worse_by) if ahead else None,
    )

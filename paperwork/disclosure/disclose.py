"""The station: what one paper may print, with what the council's earlier papers have printed already."""

from __future__ import annotations

from collections.abc import Set
from decimal import Decimal

from msgspec import Struct, field
from msgspec.structs import replace

from paperwork.model.findings import Finding
from paperwork.model.measures import Result, Results
from paperwork.model.supplied import Inputs

from .counting import counted
from .digests import told_of
from .hiding import actual_name, inputs_without, unrated, without
from .relating import relate, relate_years
from .rounding import rounded
from .safety import Safe, made_safe
from .tables import count_cells
from .telling import hidden_cells, known_already, shown_all_the_same
from .world import Count, World


class Published(Struct):
    """What a council's papers have printed so far, and what they have hidden."""

    world: World = field(default_factory=World)
    hidden: set[Count] = field(default_factory=set)
    public: set[Count] = field(default_factory=set)


class Disclosed(Struct, frozen=True):
    """What a paper may print: inputs and results without hidden numbers; what is told of these; what is public then."""

    inputs: Inputs
    results: Results
    findings: tuple[Finding, ...]
    published: Published


def disclosed(inputs: Inputs, results: Results, before: Published | None = None) -> Disclosed:
    """The paper's inputs and results as they may be printed, `before` being what earlier papers have.

    An exempt paper prints all, and adds nothing to what is public. One that is `as-published` prints all as well; its
    findings tell of each number that would have been hidden.
    """
    earlier, how = before or Published(), inputs.brief.disclosure.how
    if not inputs.brief.suppresses and how != "as-published":
        return Disclosed(inputs, results, (), earlier)
    rule = inputs.council.disclosure
    own = _renamed(_world(inputs, results, rule.threshold), earlier, inputs.brief.id)
    whole = own.beside(earlier.world)
    relate_years(whole, results, rule.threshold)
    if how == "as-published":
        safe = _safe(own, whole, earlier)
        findings = shown_all_the_same(inputs, results, _names(own, safe.hidden), _names(own, safe.primary))
        return Disclosed(inputs, results, findings, _after(whole, Safe(set(), set(), []), earlier))
    if rule.method == "round":
        printed, kept = rounded(inputs, results, own, rule.threshold)
        done = Disclosed(printed, kept, (), earlier)
    else:
        done = _suppressed(inputs, results, _safe(own, whole, earlier), whole, earlier)
    return replace(done, inputs=replace(done.inputs, sources=told_of(inputs, done.inputs, done.results)))


def _world(inputs: Inputs, results: Results, threshold: int) -> World:
    """The counts of a paper, what they have to do with each other, and its secrets."""
    counting = counted(inputs, results)
    relate(counting, threshold)
    for table in inputs.tables.values():
        count_cells(table, counting.world, threshold)
    return counting.world


def _renamed(own: World, earlier: Published, paper: str) -> World:
    """The world with counts that were corrected since an earlier paper under names of their own."""
    counts = earlier.world.counts
    corrected = [count for count, value in own.counts.items() if counts.get(count, value) != value]
    return own.renamed({(kind, of, when): (kind, of, f"{when} ({paper})") for kind, of, when in corrected})


def _safe(own: World, whole: World, earlier: Published) -> Safe:
    printed = {count for counts in own.shows.values() for count in counts}
    kept = earlier.hidden | (set(own.counts) - printed - earlier.public)
    return made_safe(whole, earlier.public, kept, printed - earlier.public)


def _after(own: World, safe: Safe, earlier: Published) -> Published:
    """What is public once the paper is out."""
    printed = {count for counts in own.shows.values() for count in counts}
    public = earlier.public | (printed - safe.hidden)
    return Published(own, (earlier.hidden | safe.hidden) - public, public)


def _suppressed(inputs: Inputs, results: Results, safe: Safe, own: World, earlier: Published) -> Disclosed:
    threshold = inputs.council.disclosure.threshold
    names = _names(own, safe.hidden)
    reach = {id: _reach(one, own, safe, threshold) for id, one in results.by_id.items() if actual_name(one) in names}
    kept = without(results, names, unrated(results, reach))
    measures = {name.partition(".")[0] for name in names if "." in name}
    findings = (*hidden_cells(inputs, results, names, _names(own, safe.primary)), *known_already(inputs, safe.known))
    return Disclosed(inputs_without(inputs, names, measures), kept, findings, _after(own, safe, earlier))


def _names(own: World, hidden: Set[Count]) -> set[str]:
    """The facts and cells that print one of these counts."""
    return {name for name, counts in own.shows.items() if any(count in hidden for count in counts)}


def _reach(result: Result, own: World, safe: Safe, threshold: int) -> tuple[Decimal, Decimal]:
    """From what to what a hidden value may be taken to lie, in the measure's own unit.

    Of a secret that is all that it may be taken for, of another count as much as is small to either side of it.
    """
    count, *others = own.shows[actual_name(result)]
    value = own.counts[count]
    ends = [(one.low, one.high) for one in own.secrets if one.counts == (count,)]
    if others:
        whole = own.counts[others[0]]
        ends += [(whole - one.high, whole - one.low) for one in own.secrets if one.counts == (others[0], count)]
    if count not in safe.primary or not ends:
        ends = [(max(value - threshold, 0), value + threshold)]
    scale = _scale(result, value, own.counts[others[0]] if others else 0)
    return min(low for low, _ in ends) * scale, max(high for _, high in ends) * scale


def _scale(result: Result, count: int, whole: int) -> Decimal:
    """What one more of the count adds to the measure's value."""
    actual = result.fact("actual").value
    if whole:
        return Decimal(100) / whole
    return actual / count if isinstance(actual, Decimal) and count else Decimal(1)

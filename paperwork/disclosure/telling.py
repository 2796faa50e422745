"""What is told of small numbers: which are hidden, or printed all the same, which can be worked back in any case."""

from __future__ import annotations

from collections.abc import Iterator, Sequence, Set

from paperwork.model.findings import Finding, Place
from paperwork.model.measures import Result, Results
from paperwork.model.supplied import Inputs, SuppliedTable

from .counting import points
from .tables import name_of
from .world import Secret


def hidden_cells(inputs: Inputs, results: Results, hidden: Set[str], small: Set[str]) -> tuple[Finding, ...]:
    """A finding for each measure and each table of which something is hidden: where, never what it was."""
    return tuple(
        Finding("hidden", place, f"{name}: {_split(places, hidden, small, '')}", _HINT, "warning", key=key)
        for name, key, place, places in _named(inputs, results)
        if any(fact in hidden for fact, _, _ in places)
    )


_HINT = (
    "[c] stands in their place, with a key under each table. Nothing is to be done, but for words that lean on them."
)


def shown_all_the_same(inputs: Inputs, results: Results, hidden: Set[str], small: Set[str]) -> tuple[Finding, ...]:
    """A finding for each measure and each table of a paper that prints what would be hidden, with what it prints."""
    said = inputs.brief.disclosure
    hint = f"The reason given: {said.reason.rstrip('.')} ({said.who})."
    return tuple(
        Finding(
            "small-number", place, f"{name}: {_split(places, hidden, small, 'would be ')}", hint, "warning", key=key
        )
        for name, key, place, places in _named(inputs, results)
        if any(fact in hidden for fact, _, _ in places)
    )


def known_already(inputs: Inputs, secrets: Sequence[Secret]) -> tuple[Finding, ...]:
    """A finding for what an earlier paper has printed, or what can be worked back with what it has."""
    named = dict.fromkeys(f"{of.partition(' ')[0]} at {when}" for one in secrets for (_, of, when) in one.counts[:1])
    hint = "What has been published can't be taken back: ask whoever answers for disclosure whether to print this."
    message = "A small number can be worked out with what an earlier paper has printed: "
    place = Place(f"{inputs.folder.relative_to(inputs.workspace).as_posix()}/paper.yaml")
    return tuple(Finding("small-number-known", place, f"{message}{one}.", hint, "warning", key=one) for one in named)


# A thing that prints numbers: its name, its key, its place, and of each number the fact or cell, where it is, its text.
_Printed = tuple[str, str, Place, list[tuple[str, str, str]]]


def _named(inputs: Inputs, results: Results) -> Iterator[_Printed]:
    for id, result in results.by_id.items():
        yield result.measure.name, id, result.measure.place, list(_of_measure(result))
    for id, table in inputs.tables.items():
        yield table.caption, id, table.place, list(_of_table(table))


def _of_measure(result: Result) -> Iterator[tuple[str, str, str]]:
    baseline = result.fact("baseline")
    yield baseline.name, "the baseline", baseline.with_unit
    yield from ((point.fact.name, point.period.label, point.fact.with_unit) for point in points(result))


def _of_table(table: SuppliedTable) -> Iterator[tuple[str, str, str]]:
    for row, texts in enumerate(table.rows):
        for column, text in enumerate(texts):
            yield name_of(table, row, column), f"{table.heads[column]} of {texts[0]}", text


def _split(places: Sequence[tuple[str, str, str]], hidden: Set[str], small: Set[str], would: str) -> str:
    """Which are hidden because they are small, and which so that those can't be worked back."""
    first = [_said(where, text, would) for fact, where, text in places if fact in hidden and fact in small]
    others = [_said(where, text, would) for fact, where, text in places if fact in hidden and fact not in small]
    parts = [f"{would}hidden, being small or telling a small number: {_listed(first)}"] if first else []
    parts += [f"{would}hidden so that no small number can be worked back: {_listed(others)}"] if others else []
    return "; ".join(parts) + "."


def _said(where: str, text: str, would: str) -> str:
    return f"{text} in {where}" if would else where


def _listed(words: Sequence[str]) -> str:
    return " and ".join([*filter(None, [", ".join(words[:-1])]), *words[-1:]])

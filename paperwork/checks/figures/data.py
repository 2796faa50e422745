"""The tables of a Word file held against the data: a cell typed over, a target that is not the book's, a restated one.

All of them need the paper's folder: its data, its measures book, and the council's earlier papers.
"""

from __future__ import annotations

from collections.abc import Iterator

from paperwork.model.findings import Finding
from paperwork.model.measures import Fact
from paperwork.model.periods import LATEST

from ..reading import Reading, Subject
from ..reading.subjects import Reported
from ..reading.words import numbers_in
from ..small_numbers import hidden
from .agreement import same

_HINT = "Build or refresh the draft, or mend the data."


def cells(reading: Reading) -> Iterator[Finding]:
    """A value in a table of the file that the data do not give for its measure and month."""
    for subject, told in _known(reading):
        given = {one.when: one for one in told.printed}
        for one in subject.printed:
            right = given.get(one.when)
            if right is not None and not same(one.value, one.decimals, right.value, right.decimals):
                yield _finding(reading, subject, one, right, "table-not-data", "The data give")


def live(reading: Reading) -> Iterator[Finding]:
    """A live fact whose words in the file are not what the data give now: not refreshed since, or typed over."""
    if reading.knowledge is None:
        return
    results = reading.knowledge.results
    for sentence in reading.sentences:
        for start, end, name in sentence.facts:
            said = sentence.text[start:end].strip()
            try:
                fact = results.fact(name)
            except KeyError:
                continue
            if hidden.is_hidden_now(reading, name) and hidden.says_a_number(said):
                continue
            if said and said not in (fact.text, fact.with_unit, fact.computed):
                message = f"The live figure {name} says '{said}'. {_given(fact)}"
                quote = sentence.text[max(0, start - 40) : end + 20]
                yield reading.find("fact-not-current", sentence.spot, message, _HINT, quote, key=f"{name}.{said}")


def _given(fact: Fact) -> str:
    """What the data give for a fact, in a sentence."""
    return f"The data give {fact.with_unit}." if fact.known else "This paper has no such figure."


def targets(reading: Reading) -> Iterator[Finding]:
    """A target in a table of the file that is not the book's for its measure and milestone."""
    for subject, told in _known(reading):
        given = {one.when: one for one in told.targets}
        for one in subject.targets:
            right = given.get(one.when)
            if right is not None and not same(one.value, one.decimals, right.value, right.decimals):
                yield _finding(reading, subject, one, right, "target-not-book", "The measures book has")


def restated(reading: Reading) -> Iterator[Finding]:
    """A figure that an earlier paper of the council printed otherwise for the same measure and period."""
    if reading.knowledge is None:
        return
    now = reading.knowledge.results
    for earlier in reading.knowledge.earlier:
        for id, result in now.by_id.items():
            if id not in earlier.results.by_id or not _on_a_page(reading, id):
                continue
            before = {point.period: point.fact for point in earlier.results.by_id[id].months if point.period != LATEST}
            for point in result.months:
                fact = before.get(point.period)
                if fact is not None and fact.known and point.fact.known and fact.text != point.fact.text:
                    message = (
                        f"{result.measure.name}, {point.period.label}: {point.fact.with_unit} here, and "
                        f"{fact.with_unit} in the paper {earlier.name}."
                    )
                    hint = "If it was restated, say so and why; else find out which is right."
                    spot = _spot(reading, result.measure.name)
                    quote = f"{result.measure.name} {point.fact.with_unit}"
                    yield reading.find(
                        "restated", spot, message, hint, quote, certain=False, key=f"{id}.{point.period.label}"
                    )


def _on_a_page(reading: Reading, id: str) -> bool:
    assert reading.knowledge is not None
    pages = (page for priority in reading.knowledge.inputs.brief.priorities for page in priority.pages)
    return any(id in page.measures for page in pages)


def _spot(reading: Reading, name: str) -> int:
    return next((subject.spot for subject in reading.subjects if subject.name == name and subject.values), 0)


def _known(reading: Reading) -> Iterator[tuple[Subject, Subject]]:
    """Each subject of the file's tables with the one measure of the book that goes by its words."""
    if reading.knowledge is None:
        return
    told = reading.known
    for subject in reading.subjects:
        meant = [one for one in told if one.unit == subject.unit and one.name.lower() == subject.name.lower()]
        meant = meant or [one for one in told if one.unit == subject.unit and _alike(one, subject)]
        if len({(one.values, one.latest) for one in meant}) == 1:
            yield subject, meant[0]


def _alike(one: Subject, other: Subject) -> bool:
    """Whether two names have the same words and the same numbers: ages tell measures apart."""
    return one.key == other.key and numbers_in(one.name) == numbers_in(other.name)


def _finding(reading: Reading, subject: Subject, one: Reported, right: Reported, check: str, says: str) -> Finding:
    when = one.when.label if one.when else ""
    message = f"{subject.name}, {when}: {one.text} is printed. {says} {right.text}."
    return reading.find(
        check, one.spot, message, _HINT, f"{subject.name} {one.text}", key=f"{subject.name[:50]}.{when}"
    )


CHECKS = (cells, live, targets, restated, *hidden.CHECKS)

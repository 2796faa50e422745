"""Findings as lines for a person to read: by file, page and heading; what is certain before what is only possible."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import groupby

from msgspec.structs import asdict, replace

from paperwork.model.findings import Acceptance, Finding
from paperwork.model.paper import Outcome

_STEP = "  "
# The ranks of findings in a group, each with the word for one of the kind and the word for several.
_WORDS = (("error", "errors"), ("warning", "warnings"), ("possible", "possible"), ("accepted", "accepted"))
_POSSIBLE, _ACCEPTED = 2, 3
_UNDER = {_POSSIBLE: "Possible, look whether it is so:", _ACCEPTED: "Accepted:"}


def listed(findings: Sequence[Finding]) -> Iterator[str]:
    """The lines: each file with a count of its findings, its pages and headings, and under these the findings."""
    if not findings:
        yield "Nothing was found."
    for file, of_file in _grouped(findings, lambda one: one.place.file, _as_met(findings)):
        yield f"{file or 'In general'}: {_counted(of_file)}"
        for page, of_page in _grouped(of_file, lambda one: one.place.page, lambda one: one.place.page or 10**6):
            yield from [f"Page {page}"] if page else ["On no one page"] if _has_pages(of_file) else []
            for heading, group in _grouped(of_page, lambda one: one.place.heading, lambda one: one.place.paragraph):
                yield from [f"{_STEP}{heading}"] if heading else []
                yield from _ranked(group)


def headed(outcome: Outcome, name: str) -> Outcome:
    """What is told of one thing among several, under its name, where no file that was written or told of names it."""
    if not outcome.notes or outcome.told or outcome.written:
        return outcome
    return replace(outcome, notes=(f"{name}:", *(f"{_STEP}{note}" for note in outcome.notes)))


def in_a_line(finding: Finding) -> str:
    """A finding by itself, on one line."""
    accepted = finding.accepted
    return f"{finding.severity}: {finding}" if accepted is None else f"accepted: {finding} {_acceptance(accepted)}"


def record_of(finding: Finding) -> dict[str, object]:
    """A finding for machines: its fields, those of its place among them, and where it is accepted by whom and why."""
    names = ("id", "check", "severity", "certain", "quote", "message", "hint")
    accepted = finding.accepted
    more = {"accepted": {"reason": accepted.reason, "who": accepted.who}} if accepted else {}
    return {name: getattr(finding, name) for name in names} | asdict(finding.place) | more


def _acceptance(accepted: Acceptance) -> str:
    return f"Accepted: {accepted.reason.rstrip('.')} ({accepted.who})."


def rank(finding: Finding) -> int:
    """0 for an error, 1 for a warning, 2 for what is only possible, 3 for what somebody accepts."""
    if finding.accepted is not None:
        return _ACCEPTED
    return _POSSIBLE if not finding.certain else int(finding.severity == "warning")


def _has_pages(findings: Sequence[Finding]) -> bool:
    return any(one.place.page for one in findings)


def _as_met(findings: Sequence[Finding]) -> Callable[[Finding], int]:
    files = list(dict.fromkeys(one.place.file for one in findings))
    return lambda one: files.index(one.place.file)


def _grouped(
    findings: Sequence[Finding], name: Callable[[Finding], str | int], order: Callable[[Finding], int]
) -> Iterator[tuple[str | int, list[Finding]]]:
    """Groups of one name, in the order of the first of each."""
    firsts: dict[str | int, int] = {}
    for one in findings:
        firsts[name(one)] = min(order(one), firsts.get(name(one), order(one)))
    keyed = sorted(findings, key=lambda one: (firsts[name(one)], list(firsts).index(name(one))))
    return ((key, list(group)) for key, group in groupby(keyed, key=name))


def _counted(findings: Sequence[Finding]) -> str:
    ranks = [rank(one) for one in findings]
    counts = ((ranks.count(at), words) for at, words in enumerate(_WORDS))
    return ", ".join(f"{count:,} {one if count == 1 else many}" for count, (one, many) in counts if count)


def _ranked(findings: Sequence[Finding]) -> Iterator[str]:
    for at, group in groupby(sorted(findings, key=_order), key=rank):
        if at in _UNDER:
            yield f"{_STEP * 2}{_UNDER[at]}"
        for finding in group:
            yield from _lines(finding, _STEP * (3 if at in _UNDER else 2))


def _order(finding: Finding) -> tuple[int, int, int, str]:
    return rank(finding), finding.place.paragraph, finding.place.line, finding.place.cell


def _lines(finding: Finding, indent: str) -> Iterator[str]:
    place = finding.place
    told = (
        f"line {place.line}" if place.line else "",
        f"cell {place.cell}" if place.cell else "",
        f"paragraph {place.paragraph}" if place.paragraph else "",
    )
    where = "".join(f"{one}: " for one in told if one)
    yield f"{indent}{finding.severity}: {where}{finding.message} {finding.hint}".rstrip()
    if finding.quote and " ".join(finding.quote.split()) not in " ".join(finding.message.split()):
        yield f"{indent}{_STEP}The words: “{finding.quote}”"
    if finding.accepted:
        yield f"{indent}{_STEP}{_acceptance(finding.accepted)}"
    yield f"{indent}{_STEP}Its id: {finding.id}"

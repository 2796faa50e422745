"""Check a template: a made-up paper that has everything is tried in it, for each set of rules that uses it.

Nothing is written. What is found is what a build would find, all of it at once; what only some papers would be stopped
by is a warning.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from msgspec.structs import replace

from paperwork import __version__
from paperwork.checks.draft import accessible
from paperwork.inputs.rules import Beside, rules_of
from paperwork.inputs.specimen import specimen
from paperwork.jobs.given import bytes_of
from paperwork.measures import work_out
from paperwork.model.blocks import Block, Chart, Paragraph, Region, Span
from paperwork.model.findings import Finding, PaperworkError, Place
from paperwork.model.paper import Outcome, Paper, Slots
from paperwork.model.supplied import PageRules, TemplateRules
from paperwork.paper import compose
from paperwork.paper.pages import SHOWN
from paperwork.word.placeholders import holds, named_under
from paperwork.word.reader import read
from paperwork.word.writer import tried, write

Slot = str | bool | Region | tuple[Slots, ...] | Slots
# What the checks of an exempt paper's marking tell of.
_EXEMPT = ("exempt_reason",)


def check_template(file: Path) -> Outcome:
    """Everything that is wrong with a template, given by its Word file or by its rules.

    Raises PaperworkError (exit status 2) where the file can't be read at all.
    """
    data = bytes_of(file)
    parts, forms = (named_under(data, file.name, group) for group in ("parts", "forms"))
    beside = rules_of(file, parts, forms)
    found = [*beside.findings, *(finding for rules in beside.rules for finding in _found(rules, beside))]
    return Outcome(findings=tuple(dict.fromkeys(found)), notes=(_note(file, beside),))


def _note(file: Path, beside: Beside) -> str:
    names = " and ".join(f"{rules.name}.yaml" for rules in beside.rules)
    if beside.made_up:
        which = "cannot be read" if beside.findings else "is not there"
        return f"{file.name} was checked as a template by itself: {names} {which}."
    return f"{file.name} was checked as a template, with {names}." if names else f"{file.name} cannot be read as rules."


def _found(rules: TemplateRules, beside: Beside) -> Iterator[Finding]:
    """What a set of rules and the Word file make; of made-up ones, nothing about what has no place."""
    papers, wrong = _papers(rules)
    yield from wrong
    told = list(dict.fromkeys(finding for paper in papers for finding in tried(paper)))
    kept = [one for one in told if not (_is_spare(one, rules) or (beside.made_up and _is_about_place(one)))]
    yield from (_only_exempt(one) if one.check == "exempt-marking" else one for one in kept)
    spare = [] if beside.made_up else [one for one in told if _is_spare(one, rules) and one.key not in _EXEMPT]
    yield from _together([one for one in spare if one.severity == "error"], "can't be built from it")
    yield from _together([one for one in spare if one.severity == "warning"], "is printed without that")
    if not beside.made_up:
        yield from _without_contents(rules)
    if not beside.made_up and not any(one.severity == "error" for one in (*wrong, *kept)):
        yield from _looks(rules)


def _without_contents(rules: TemplateRules) -> Iterator[Finding]:
    """That papers of a template have no contents list, where they have pages of measures: it may be meant."""
    data, name = rules.word_file.read_bytes(), f"{rules.word_file.parent.name}/{rules.word_file.name}"
    if holds(data, name, "priority.pages") and not holds(data, name, "contents"):
        message = (
            "The template has no place for the contents list: its papers have pages of measures, and no list of them."
        )
        hint = "Leave it so, if that is meant; else put {{p contents }} into a paragraph of its own."
        yield Finding("template-part", Place(name), message, hint, "warning", key="contents")


def _looks(rules: TemplateRules) -> Iterator[Finding]:
    """What would keep some people from reading every paper that a sound template makes: its colours, type, pictures."""
    paper = _paper(rules, exempt=False, whole=False)
    file = f"{rules.word_file.parent.name}/{rules.word_file.name}"
    for finding in accessible(read(write(paper, __version__), file), file):
        yield replace(finding, place=Place(file), message=f"In a made-up paper of this template: {finding.message}")


def _papers(rules: TemplateRules) -> tuple[list[Paper], list[Finding]]:
    """An open and an exempt paper by some rules; by what is sound of them where they ask for what there is not."""
    try:
        return [_paper(rules, exempt=exempt) for exempt in (False, True)], []
    except PaperworkError as error:
        sound = replace(rules, words={}, page=PageRules())
        return [_paper(sound, exempt=exempt) for exempt in (False, True)], list(error.findings)


def _paper(rules: TemplateRules, *, exempt: bool, whole: bool = True) -> Paper:
    inputs = specimen(rules, rules.word_file.parent.parent, tuple(SHOWN), exempt=exempt, whole=whole)
    paper = compose(inputs, work_out(inputs))
    return replace(paper, slots=_undrawn(paper.slots))


def _undrawn(slots: Slots) -> Slots:
    """The slots with words in the places of charts: drawing them takes long, and says nothing of a template."""
    return {name: _without_charts(slot) for name, slot in slots.items()}


def _without_charts(slot: Slot) -> Slot:
    match slot:
        case str() | bool():
            return slot
        case Region():
            return replace(slot, blocks=tuple(_words(slot.blocks)))
        case tuple():
            return tuple(map(_undrawn, slot))
        case _:
            return _undrawn(slot)


def _words(blocks: Iterable[Block]) -> Iterator[Block]:
    return (Paragraph((Span(block.title),)) if isinstance(block, Chart) else block for block in blocks)


def _is_spare(finding: Finding, rules: TemplateRules) -> bool:
    """Whether it is about the place of something that not every paper by those rules has."""
    return _is_about_place(finding) and finding.key not in _owed(rules)


def _is_about_place(finding: Finding) -> bool:
    return finding.check == "template-part" and "more than one place" not in finding.message


def _owed(rules: TemplateRules) -> frozenset[str]:
    """What every paper by some rules has: the parts that authors write, and what its pages show by themselves."""
    sections = {f"parts.{rule.part}.body" if rule.part else "section.body" for rule in rules.sections}
    questions = {"question.answer"} if rules.questions else set()
    shown = {f"page.{kind}" for kind in rules.page.show} | (
        {"page.charts"} if "none" not in rules.page.charts else set()
    )
    return frozenset(sections | questions | shown | {"priority.summary"} | {f"forms.{id}" for id in rules.forms})


def _only_exempt(finding: Finding) -> Finding:
    message = f"An exempt paper can't be built from the template: {finding.message[0].lower()}{finding.message[1:]}"
    return replace(finding, message=message, severity="warning")


def _together(spare: list[Finding], what: str) -> Iterator[Finding]:
    """One warning of all that some papers have and the template has no place for."""
    if spare:
        names = ", ".join(f"'{one.key}'" for one in spare)
        message = f"The template has no place for {names}: a paper that has any of it {what}."
        hint = "Leave it so, if that is meant; else give each its place, as docs/templates.md has it."
        key = "/".join(one.key for one in spare)
        yield replace(spare[0], message=message, hint=hint, severity="warning", key=key)

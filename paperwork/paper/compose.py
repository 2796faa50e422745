"""Inputs and results in, a paper of named slots out: the one place where it is decided what a paper says.

Findings are of facts that prose names and that have no value; what the inputs lack, `inputs` has found already.
"""

from __future__ import annotations

from collections.abc import Iterator

from paperwork.model.findings import Finding, PaperworkError, Place
from paperwork.model.measures import Results
from paperwork.model.paper import Paper, Slots
from paperwork.model.supplied import Inputs

from .appendices import appendices
from .carried import remarks
from .chart_kinds import impossible, unknown_charts
from .front import forms, parts, sections
from .head import head, properties
from .material import Material
from .pages import nothing_to_show, too_wide, unknown_by_rule, unknown_kinds
from .priorities import priority
from .prose import facts_without_value
from .receipt import receipt
from .words import unknown


def compose(inputs: Inputs, results: Results) -> Paper:
    """The paper that these inputs and results make: slots as `docs/architecture.md` names them, charts still data.

    Raises PaperworkError where pages ask for charts that cannot be made, or the template for words that are not used.
    """
    material = Material(inputs, results)
    if wrong := [*unknown(inputs.template.words, _rules(inputs)), *_ruled(inputs), *_impossible(material)]:
        raise PaperworkError(wrong)
    fields = head(inputs)
    slots: Slots = {
        **fields,
        "forms": forms(material),
        "sections": sections(material),
        "parts": parts(material),
        "appendices": appendices(inputs),
        "priorities": tuple(priority(brief, material) for brief in inputs.brief.priorities),
        "receipt": receipt(material, str(fields["date_words"])),
    }
    return Paper(
        id=inputs.brief.id,
        path=inputs.folder.relative_to(inputs.workspace).as_posix(),
        template=inputs.template.word_file,
        properties=properties(inputs),
        slots=slots,
        at=inputs.brief.date or inputs.brief.as_at.end,
        sources=inputs.sources,
        findings=(
            *facts_without_value(material),
            *(one for page in material.pages for one in nothing_to_show(page, material)),
            *(one for page in material.pages for one in too_wide(page, material)),
        ),
        remarks=remarks(inputs.carried),
        accepted=inputs.brief.accepted,
        hides=inputs.hides,
    )


def _impossible(material: Material) -> Iterator[Finding]:
    for page in material.pages:
        yield from unknown_kinds(page, material)
        yield from impossible(page, material)


def _ruled(inputs: Inputs) -> Iterator[Finding]:
    """What the template's rules ask of every page and nothing can give, told once and of the rules."""
    yield from unknown_by_rule(inputs.template.page, _rules(inputs))
    yield from unknown_charts(inputs.template.page, _rules(inputs))


def _rules(inputs: Inputs) -> Place:
    return Place(f"templates/{inputs.template.name}.yaml")

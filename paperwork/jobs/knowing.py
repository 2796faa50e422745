"""All that is known of a paper beside its Word file: its inputs worked out, and its council's earlier papers."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from msgspec import Struct

from paperwork.checks import run
from paperwork.checks.reading import Earlier, Knowledge
from paperwork.disclosure import Published, disclosed
from paperwork.inputs import read
from paperwork.inputs.earlier import earlier_than
from paperwork.jobs.accepting import distinct
from paperwork.jobs.disclosing import printable
from paperwork.measures import work_out
from paperwork.model.findings import Acceptance, Finding, PaperworkError
from paperwork.model.measures import Results
from paperwork.model.paper import Paper
from paperwork.model.supplied import Inputs
from paperwork.paper import compose

# How many earlier papers are read: half a year of monthly ones.
_MOST = 6


class Known(Struct, frozen=True):
    """A paper as its folder has it: inputs, results, what is composed of them, and every finding on the way."""

    inputs: Inputs
    results: Results
    paper: Paper
    findings: tuple[Finding, ...]

    @property
    def accepted(self) -> tuple[Acceptance, ...]:
        """The findings that somebody accepts in the paper."""
        return self.inputs.brief.accepted


def known(folder: Path) -> Known:
    """The paper of a folder; raises PaperworkError where its inputs would stop a build."""
    printed = printable(folder)
    inputs, results = printed.inputs, printed.results
    paper = compose(inputs, results)
    found = (*printed.findings, *paper.findings, *run(inputs, results))
    return Known(inputs, results, paper, distinct(dict.fromkeys(found)))


def knowledge(paper: Known) -> Knowledge:
    """What a Word file of a paper is held against, the council's earlier papers with it."""
    return Knowledge(paper.inputs, paper.results, tuple(_earlier(paper.inputs.folder))[::-1])


def _earlier(folder: Path) -> Iterator[Earlier]:
    """The earlier papers that can be read, the oldest first; what is wrong with one is told when that one is checked.

    What they hid is hidden here too: a finding may be sent on with the numbers that it names.
    """
    published = Published()
    for one in reversed(earlier_than(folder, _MOST)):
        try:
            inputs = read(one)
            done = disclosed(inputs, work_out(inputs), published)
        except PaperworkError:
            continue
        published = done.published
        yield Earlier(one.name, done.inputs, done.results)

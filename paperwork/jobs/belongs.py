"""Where a change belongs that somebody made in a draft and that no harvest takes: which file, and which key of it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from paperwork.inputs.workspace import relative
from paperwork.model.supplied import Inputs, PageBrief, PriorityBrief

_AND_THEN = "The next build or refresh brings it into a draft."
_OUTSIDE = (
    "If they belong into a part, cut them in Word and paste them among its words, and harvest again. "
    "If they belong to the head of the paper or to a form, write them in paper.yaml."
)


class Belonging:
    """The inputs of a paper, by the parts of its draft."""

    def __init__(self, inputs: Inputs) -> None:
        self._inputs = inputs
        self._priorities = {one.id: one for one in inputs.brief.priorities}
        self._pages = {page.id: page for one in inputs.brief.priorities for page in one.pages}

    def of(self, tag: str) -> str:
        """What to do about an edit in a part that is no author's."""
        kind, _, rest = tag.removeprefix("paperwork:").partition("/")
        id, _, part = rest.partition("/")
        if kind == "measure" and id in self._pages:
            return self._of_page(self._pages[id], part)
        if kind == "priority" and id in self._priorities:
            return self._of_priority(self._priorities[id], part)
        if kind == "appendix":
            return self._of_appendix(id)
        if id == "exempt_reason":
            return f"The test stands under 'public_interest' in paper.yaml, the rest follows from the law. {_AND_THEN}"
        if id == "receipt":
            return "It says what the paper was made from, and follows from that alone."
        return "If it is still wanted, copy it into a part that the paper has."

    def _of_page(self, page: PageBrief, part: str) -> str:
        if part == "not_published":
            return f"Change it under 'not_published' of this page in paper.yaml. {_AND_THEN}"
        if part == "status":
            return f"Change 'status' of this page in paper.yaml. {_AND_THEN}"
        if part == "tables":
            files = _listed(self._inputs.tables[id].place.file for id in page.tables if id in self._inputs.tables)
            return f"Change cells in {files}, captions, heads and notes under 'tables' in paper.yaml. {_AND_THEN}"
        return self._of_measures(page.measures)

    def _of_priority(self, priority: PriorityBrief, part: str) -> str:
        if part == "not_published":
            return f"Change it under 'not_published' of this priority in paper.yaml. {_AND_THEN}"
        return self._of_measures(priority.summary)

    def _of_measures(self, ids: Iterable[str]) -> str:
        wanted = frozenset(ids)
        measures = [one for one in self._inputs.book.measures if one.id in wanted]
        data = _listed(one.place.file for one in self._inputs.observations if one.measure in wanted)
        book = _listed(one.place.file for one in measures)
        return f"Change numbers in {data}; names, targets and notes of measures in {book}. {_AND_THEN}"

    def _of_appendix(self, id: str) -> str:
        files = [self._named(one.file) for one in self._inputs.brief.appendices if one.id == id]
        return f"Change it in {_listed(files)}. {_AND_THEN}"

    def _named(self, file: Path) -> str:
        inside = file.is_relative_to(self._inputs.workspace)
        return relative(self._inputs.workspace, file) if inside else file.name

    def of_words(self, was: str) -> str:
        """What to do about other words in the place of those that the template or paper.yaml gave."""
        return next((hint for said, hint in self._given() if said and said in was), _OUTSIDE)

    def _given(self) -> Iterator[tuple[str, str]]:
        brief, template = self._inputs.brief, self._inputs.template
        for author in brief.authors:
            yield author, f"Change the name under 'authors' in paper.yaml. {_AND_THEN}"
        for title in (*(one.title for one in brief.priorities), *(one.title for one in self._pages.values())):
            yield title, f"Change 'title' under 'priorities' in paper.yaml. {_AND_THEN}"
        for section in template.sections:
            yield section.heading, f"Headings of sections stand in templates/{template.name}.yaml, for all papers."
        for question in template.questions:
            yield question, f"Questions stand in templates/{template.name}.yaml, for all papers."
        yield self._inputs.council.name, f"The council's name stands in council.yaml. {_AND_THEN}"


def _listed(files: Iterable[str]) -> str:
    """Some files, each once."""
    return ", ".join(sorted(set(filter(None, files)))) or "the paper's data"

"""Where each run of an author's prose stands in the paper's two Markdown files, and new words put there.

In: the inputs of a paper. Out: a `Home` for each section, and for the lead-in, the notes and each answer of a page.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from msgspec import Struct

from ..model.supplied import Inputs, PageBrief, PriorityBrief, Prose, Section
from . import prose
from .known import Known
from .lines import Lines
from .names import folded
from .pages import LEAD, Author, Part, parts_of
from .prose.rewriting import rewritten
from .reading import Reading

FRONT_SHEET, COMMENTARY = "front-sheet.md", "commentary.md"


class Headed(Struct, frozen=True):
    """A heading under which an author writes: as it is written where it is missing, and all names that it goes by."""

    written: str
    names: frozenset[str]

    @classmethod
    def of(cls, shown: str, *others: str) -> Headed:
        """The heading that is shown, or the first other name, where the shown one could not be read again."""
        _, parts = parts_of(f"# {shown}", 1)
        readable = len(parts) == 1 and folded(parts[0].heading) == folded(shown)
        return cls(shown if readable else others[0], frozenset((folded(shown), *others)))


class Step(Struct, frozen=True):
    """A heading on the way to a run of prose: all those of its level in their order, and which one it is."""

    all: tuple[Headed, ...]
    at: int


class Home(Struct, frozen=True):
    """Where a run of prose stands: its file, and the headings that lead there; and what it says now.

    `id` is the section's or the page's; of a page `part` is `lead`, `notes`, `q1` and so on. `title` names it in
    findings.
    """

    file: str
    id: str
    part: str
    title: str
    said: Prose
    way: tuple[Step, ...]


def homes(inputs: Inputs) -> Iterator[Home]:
    """Every place where the author of a paper may write, in the order of the paper."""
    return homes_in(inputs.sections, inputs.brief.priorities)


def homes_in(front: Sequence[Section], priorities: Sequence[PriorityBrief]) -> Iterator[Home]:
    """The same of a paper's front sheet, which has each section of its template, and of its pages."""
    sections = tuple(Headed.of(section.rule.heading, section.rule.id) for section in front)
    for at, section in enumerate(front):
        rule = section.rule
        yield Home(FRONT_SHEET, rule.id, "", rule.heading, section.prose, (Step(sections, at),))
    briefs = [page for priority in priorities for page in priority.pages]
    pages = tuple(Headed(page.id, frozenset((folded(page.title), page.id))) for page in briefs)
    for at, page in enumerate(briefs):
        yield from _of_page(page, Step(pages, at))


def _of_page(page: PageBrief, way: Step) -> Iterator[Home]:
    below = tuple(Headed.of(text, text) for text in (LEAD, *(question.text for question in page.questions)))
    yield Home(COMMENTARY, page.id, "lead", f"{page.title}: {LEAD}", page.lead, (way, Step(below, 0)))
    yield Home(COMMENTARY, page.id, "notes", page.title, page.notes, (way,))
    for number, question in enumerate(page.questions, 1):
        title = f"{page.title}: {question.text}"
        yield Home(COMMENTARY, page.id, f"q{number}", title, question.answer, (way, Step(below, number)))


def boilerplate(workspace: Path) -> prose.Live:
    """What includes give in a workspace; every fact goes for one that there is."""
    return Author(Known((), "", settles=False), Reading(workspace)).live


def written(lines: Sequence[str], home: Home) -> Sequence[str]:
    """The lines of a file that stand in one place; none where a heading on the way to it is missing."""
    first, last = 0, len(lines)
    for level, step in enumerate(home.way, 1):
        _, parts = parts_of("\n".join(lines[first:last]), level, first)
        reach = _reach(parts, step.all[step.at], last)
        if reach is None:
            return ()
        first, last = reach
    return lines[first : _own_end(lines, home, first, last)]


def _own_end(lines: Sequence[str], home: Home, first: int, last: int) -> int:
    """Where the lines of a section, or of a page's own notes, end: before the first smaller heading."""
    if len(home.way) > 1:
        return last
    _, below = parts_of("\n".join(lines[first:last]), 2, first)
    return min([last, *(part.line for part in below)])


def put(lines: Lines, home: Home, wanted: Prose, live: prose.Live) -> bool:
    """Makes a file say what is wanted in one place, and nothing else; false where no Markdown can say it.

    A heading that is missing is put in where its order in the paper asks for it.
    """
    first, last = 0, len(lines.texts)
    for level, step in enumerate(home.way, 1):
        first, last = _under(lines, level, step, first, last)
    last = _own_end(lines.texts, home, first, last)
    made = rewritten(lines.texts[first:last], wanted, live)
    if made is None:
        return False
    at_end = last == len(lines.texts)
    lines.put(first, last, _ended(made, lines.texts[first:last]) if at_end else made)
    return True


def _under(lines: Lines, level: int, step: Step, first: int, last: int) -> tuple[int, int]:
    """The lines under a heading, among those from `first` to before `last`; it is put in where it is missing."""
    _, parts = parts_of("\n".join(lines.texts[first:last]), level, first)
    found = _reach(parts, step.all[step.at], last)
    if found is not None:
        return found
    before = [reach[1] for heading in step.all[: step.at] if (reach := _reach(parts, heading, last))]
    after = [reach[0] - 1 for heading in step.all[step.at + 1 :] if (reach := _reach(parts, heading, last))]
    at = before[-1] if before else min(after, default=last)
    apart = [""] if at > 0 and lines.texts[at - 1].strip() else []
    lines.put(at, at, [*apart, f"{'#' * level} {step.all[step.at].written}", ""])
    begins = at + len(apart) + 1
    return begins, begins + 1


def _reach(parts: Sequence[Part], heading: Headed, last: int) -> tuple[int, int] | None:
    """The lines under a heading; None where it is not there."""
    ends = [*(part.line for part in parts[1:]), last]
    named = (at for at, part in enumerate(parts) if folded(part.heading) in heading.names)
    at = next(named, None)
    return None if at is None else (parts[at].line + 1, ends[at])


def _ended(made: list[str], before: Sequence[str]) -> list[str]:
    """The last lines of a file, with no more blank ones at its end than there were."""
    return made[: len(made) - max(0, _blank_at_end(made) - _blank_at_end(before))]


def _blank_at_end(lines: Sequence[str]) -> int:
    return next((at for at, line in enumerate(reversed(lines)) if line.strip()), 0)

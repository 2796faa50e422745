"""What a refresh came to, in a few lines: how much was updated, kept, merged, clashed, added, dropped and gone."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from paperwork.model.revision import WHOLE, Add, Change, Outcome, Plan, Remark, Step, Within
from paperwork.model.tags import FACT

from .naming import Names, story_of
from .remarks import PART_KEPT

_COUNTED: tuple[tuple[Outcome, str], ...] = (
    ("updated", "Updated"),
    ("merged", "Merged with what was edited"),
    ("kept", "Left as it was edited"),
)
# So many places of one kind are named, and the rest counted.
_MOST = 6
_ORDER = "the order of the parts, and what stands outside them"
_OUTSIDE = "the head of the paper, or what stands between its parts"
_BOTH = "Edited, and changed in the inputs as well; both stand there, with a comment: {}."
_TOLD = "Edited, and changed in the inputs as well; what stands there stays, and a comment tells the new: {}."
_BY_PAGE: tuple[tuple[Outcome, str], ...] = (
    ("added", "New in the paper: {}."),
    ("dropped", "No longer in the paper: {}."),
    ("stays", "No longer in the paper, but edited, so all of it stays, with a comment: {}."),
)
_DOUBTED = "Words that may no longer go with their figure, with a comment beside them: {}."
_GONE = "Deleted in the draft, or not to be found there any more, and its content has changed since: {}."


def report(plan: Plan, names: Names = Names()) -> tuple[str, ...]:  # noqa: B008 (it is frozen)
    """The lines for the person who asked; what was lost is a matter of findings."""
    done = [change for change in plan.changes if not _is_only_doubted(change)]
    lines = []
    for outcome, said in _COUNTED:
        tags = [change.tag for change in done if change.outcome == outcome]
        lines += [f"{said}: {_counted(tags)}: {_named(tags, names)}."] if tags else []
    return (*lines, *_clashes(plan, names), *_doubts(plan, names), *_by_page(plan, names))


def _counted(tags: list[str]) -> str:
    facts = sum(tag.startswith(FACT) for tag in tags)
    parts = len(tags) - facts
    counts = [_number(parts, "part", "parts")] if parts else []
    counts += [_number(facts, "figure in a sentence", "figures in sentences")] if facts else []
    return " and ".join(counts)


def _named(tags: list[str], names: Names) -> str:
    """Where some parts stand, by their pages, and whose figures are among them."""
    stories = dict.fromkeys(names.of(tag) for tag in tags if story_of(tag))
    parts = names.grouped(tag for tag in tags if not (tag.startswith(FACT) or tag == WHOLE or story_of(tag)))
    order = [_ORDER] if WHOLE in tags else []
    figures = dict.fromkeys(names.of(tag) for tag in tags if tag.startswith(FACT))
    return some_of([*parts, *order, *stories, *figures])


def some_of(named: Sequence[str]) -> str:
    """The first few of some names, and how many others there are."""
    more = [f"and {_number(len(named) - _MOST, 'other', 'others')}"] if len(named) > _MOST else []
    return "; ".join([*named[:_MOST], *more])


def tags_of(plan: Plan, outcome: Outcome) -> list[str]:
    """The tags of the texts that came out so."""
    return [change.tag for change in plan.changes if change.outcome == outcome]


def _number(count: int, one: str, many: str) -> str:
    return f"{count} {one if count == 1 else many}"


def _clashes(plan: Plan, names: Names) -> Iterator[str]:
    """A line for each place that a person must look at."""
    named = ((one, _OUTSIDE if one.tag == WHOLE else names.of(one.tag)) for one in plan.changes)
    told = dict.fromkeys((form, name) for one, name in named for form in _form(one))
    yield from (form.format(name) for form, name in told)


def _doubts(plan: Plan, names: Names) -> Iterator[str]:
    """A line for all parts in which words are doubted."""
    doubted = [change.tag for change in plan.changes if any(map(_is_doubt, change.steps))]
    if parts := names.grouped(doubted):
        yield _DOUBTED.format("; ".join(parts))


def _is_doubt(step: Step) -> bool:
    return isinstance(step, Remark) and step.doubts


def _is_only_doubted(change: Change) -> bool:
    """Whether nothing is done to a part that nobody edited, but for a comment on its words."""
    return change.was == change.now == change.new and any(map(_is_doubt, change.steps))


def _form(change: Change) -> list[str]:
    """How a clash is told: by whether the new text stands beside the person's, or in a comment alone."""
    if change.outcome != "clashed":
        return []
    beside = dict(_remarks(change.steps))
    if beside and change.tag == WHOLE and all(said.startswith(PART_KEPT) for said in beside):
        # The page that stays is told of by itself.
        return []
    return [_BOTH if beside and all(beside.values()) else _TOLD]


def _remarks(steps: Sequence[Step]) -> Iterator[tuple[str, bool]]:
    """Each comment on what clashes, and whether the new text stands right before it."""
    for at, step in enumerate(steps):
        if isinstance(step, Remark) and not step.doubts:
            yield step.text, isinstance(steps[at - 1], Add) if at else False
        elif isinstance(step, Within):
            for row in step.rows:
                for cell in getattr(row, "cells", ()):
                    yield from _remarks(cell.steps)


def _by_page(plan: Plan, names: Names) -> Iterator[str]:
    """A line for each page that came, went or stays, and one for all that was deleted."""
    for outcome, form in _BY_PAGE:
        yield from (form.format(page) for page in names.pages(tags_of(plan, outcome)))
    if parts := names.grouped(tags_of(plan, "gone")):
        yield _GONE.format("; ".join(parts))

"""Tags of an appendix made ready for those of its pages that stand in a paper, its headings below the paper's.

In: an appendix's tree, or none, and the pages of it that stand in one run. Out: one section with all that stands there.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from .pieces import Branch, Joint, Source, SourceMark
from .placing import Standing
from .structure import all_of, marks_of

_CELLS = {"TD", "TH"}
_HEADING = re.compile(r"H[1-6]$")
_DEEPEST = 6


def section_of(run: list[Standing], source: Source, above: int) -> Branch:
    """The tags of a run of pages; its headings begin right below the level `above`."""
    standing = {one.number: one for one in run}
    held = source.tree.kids if source.tree else []
    kids = [kid if isinstance(kid, Branch) else Branch("P", [kid]) for kid in held]
    if len(standing) < len(source.pages):
        kids = [kept for kid in kids if (kept := _pruned(kid, standing))]
    for number, one in standing.items():
        if not source.pages[number].tagged:
            kids = _put(kids, _untagged(one, source.pages[number].said), number)
    made = Branch("Sect", list(kids), {"Lang": source.language} if source.language else {})
    if source.tree:
        made.says = {**made.says, **source.tree.says}
    made.kids += _links(made, standing, source)
    _level(made, above)
    return made


def _pruned(branch: Branch, standing: Mapping[int, Standing]) -> Branch | None:
    """A branch without what stands on other pages; cells stay, so that rows keep their count."""
    kids = list[Branch | SourceMark | Joint]()
    for kid in branch.kids:
        kept = _pruned(kid, standing) if isinstance(kid, Branch) else kid if kid.page in standing else None
        if kept is not None:
            kids.append(kept)
    is_held = any(not isinstance(kid, Branch) or kid.role not in _CELLS or kid.kids for kid in kids)
    if not is_held and branch.role not in _CELLS:
        return None
    return Branch(branch.role, kids, branch.says, branch.attributes, branch.id)


def _untagged(one: Standing, said: str) -> Branch:
    """A page without tags: its words where they can be read, else a picture that says what it is."""
    mark = SourceMark(one.number, 0)
    if one.words:
        return Branch("P", [mark], {"ActualText": f"{one.words} {said}".strip()})
    alt = f"{one.alt} {said}".strip()
    return Branch("Figure", [mark], {"Alt": alt} if alt else {})


def _put(kids: list[Branch], made: Branch, number: int) -> list[Branch]:
    """Puts a page's branch before the first one that begins on a later page."""
    for at, kid in enumerate(kids):
        first = next(marks_of(kid), None)
        if first is not None and first.page > number:
            return [*kids[:at], made, *kids[at:]]
    return [*kids, made]


def _links(made: Branch, standing: Mapping[int, Standing], source: Source) -> Iterator[Branch]:
    """An element for each link that the tags do not know."""
    known = {kid for branch in all_of(made) for kid in branch.kids if isinstance(kid, Joint)}
    for number in standing:
        for at in range(len(source.pages[number].links)):
            if Joint(number, at) not in known:
                yield Branch("Link", [Joint(number, at)])


def _level(made: Branch, above: int) -> None:
    """Numbers the headings anew: the levels in use move together, right below the paper's, and none is skipped."""
    headings = [one for one in all_of(made) if _HEADING.match(one.role) or one.role == "H"]
    levels = {id(one): int(one.role[1:] or 1) for one in headings}
    ranks = {level: rank for rank, level in enumerate(sorted(set(levels.values())), above + 1)}
    last = above
    for one in headings:
        last = min(ranks[levels[id(one)]], last + 1, _DEEPEST)
        one.role = f"H{last}"

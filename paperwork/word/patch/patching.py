"""A whole plan carried out on a Word file: regions, facts, then the frame; and what could not be followed told.

In: the draft's bytes, the fresh build's, and a plan. Out: the bytes of the refreshed draft, and the changes that its
markup did not bear, which stand in it as comments. Parts that the plan does not touch keep their bytes.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping
from copy import deepcopy
from datetime import date

from msgspec import Struct
from msgspec.structs import replace

from paperwork.model.revision import WHOLE, Change, Drop, Plan, Remark, Standing, Tokens
from paperwork.model.tags import FACT

from .. import archive, controls
from ..furniture import in_force, is_furniture, part_of
from ..markup import elements, serialised, w, words
from . import applying, contents, sheets
from .borrowing import Borrower
from .colouring import is_coloured
from .comments import Comments, by_people
from .pictures import Pictures
from .places import Element, is_fact, is_seen
from .sides import Note, Side, Tools
from .splitting import UnfollowedError, bare_run
from .tracking import Tracker, hides, next_id, waits


class Patched(Struct, frozen=True):
    """A refreshed draft, not yet stamped: its parts, and the changes that are told in comments alone."""

    parts: dict[str, bytes]
    unfollowed: tuple[Change, ...]


def patched(
    draft: Mapping[str, bytes], fresh: Mapping[str, bytes], plan: Plan, at: date, tokens: Callable[[str], Tokens]
) -> Patched:
    """The draft's parts with a plan carried out. `tokens` turns normal form into tokens (`paperwork.revise`)."""
    work = _Patching(dict(draft), fresh, at, tokens)
    unfollowed = tuple(change for change in _in_order(plan) if not work.carry_out(change))
    return Patched(work.finished(), unfollowed)


def _in_order(plan: Plan) -> list[Change]:
    """The changes that do something: of figures first, so that what is copied has their new values.

    That of the frame comes last, since it brings in new parts and takes out old ones.
    """
    done = (change for change in plan.changes if change.steps)
    return sorted(done, key=lambda change: (change.tag == WHOLE, not change.tag.startswith(FACT)))


def hiding(parts: Mapping[str, bytes], standing: Iterable[Standing]) -> tuple[Standing, ...]:
    """The texts of a draft, those told of that hold what words don't tell.

    That is words that a person hid, and in tables their changes to be settled, their comments and colours of cells.
    """
    main = archive.main_part(parts)
    if not any(sign in parts[main] for sign in (b"vanish", b"w:author=", b"commentReference", b"w:shd")):
        return tuple(standing)
    holders = _holders(archive.root(parts, main))
    comments = by_people(parts, main)
    held = ((text, holders.get((text.tag, text.occurrence))) for text in standing)
    return tuple(
        text
        if holder is None
        else replace(text, hides=hides(holder), waits=waits(holder), marked=marks(holder, comments))
        for text, holder in held
    )


def marks(element: Element, comments: Collection[str]) -> bool:
    """Whether some comments, or colours that a person gave cells, stand in the tables of an element."""
    for table in elements(element, "tbl"):
        if any(one.get(w("id")) in comments for one in elements(table, "commentReference")):
            return True
        if any(map(is_coloured, elements(table, "tc"))):
            return True
    return False


class _Patching:
    def __init__(
        self, parts: dict[str, bytes], fresh: Mapping[str, bytes], at: date, tokens: Callable[[str], Tokens]
    ) -> None:
        self.parts, self.tokens = parts, tokens
        self.changed: list[Element] = []
        self.main = archive.main_part(parts)
        self.root = archive.root(parts, self.main)
        fresh_main = archive.main_part(fresh)
        self.furniture = _Furniture(parts, self.main, self.root)
        tracker = Tracker(at, next_id([self.root, *self.furniture.roots.values()]))
        self.borrower = Borrower(parts, self.main, fresh, fresh_main)
        self.tracker, self.pictures = tracker, Pictures(parts, self.main, tracker)
        self.comments = Comments(parts, self.main, tracker)
        self.holders = _holders(self.root)
        fresh_root = archive.root(fresh, fresh_main)
        self.fresh = _holders(fresh_root)
        self.fresh_furniture = _Furniture(fresh, fresh_main, fresh_root)

    def carry_out(self, change: Change) -> bool:
        """Does one change; False where its markup does not bear it, and a comment says what would have been done."""
        holder = self.holders.get((change.tag, change.occurrence), self.furniture.root(change.tag))
        if holder is None:
            return False
        if is_furniture(change.tag) and holder in self.changed:
            # Sections that have one footer share its part, and each of them is told of: it is done once.
            return True
        before = deepcopy(holder)
        try:
            notes = self._changed(change, holder)
            for note in notes if not is_furniture(change.tag) else ():
                if note.again:
                    self.comments.repeat(note.again, note.first, note.last)
                else:
                    self.comments.add(note.text, note.first, note.last)
        except UnfollowedError:
            holder[:] = before
            self._tell(change, holder)
            return False
        self.changed.append(holder)
        if change.tag == WHOLE:
            contents.follow(self.root, self.tracker)
            sheets.follow(holder, self.tracker)
        return True

    def _changed(self, change: Change, holder: Element) -> list[Note]:
        if change.tag.startswith(FACT):
            return self._fact(change, holder)
        other = self.fresh.get((change.tag, 1), self.fresh_furniture.root(change.tag))
        if other is None:
            raise UnfollowedError
        draft = Side.of(holder, self.tokens(change.now))
        tools = Tools(self.tracker, self._borrowing(change.tag), self.pictures, self.borrower.repeated)
        return applying.apply(change.steps, draft, Side.of(other, self.tokens(change.new)), tools)

    def _borrowing(self, tag: str) -> Callable[[Element], Element]:
        """Copies for the part in which a text stands: what it leads to is found from there."""
        theirs, ours = self.fresh_furniture.part(tag), self.furniture.part(tag)
        return lambda element: self.borrower.borrowed(element, theirs, ours)

    def _fact(self, change: Change, content: Element) -> list[Note]:
        """A fact's value: the old one deleted, unless a person typed it, and the new one inserted."""
        runs = [run for run in content.iter(w("r")) if next(run.iterancestors(w("del"), w("moveFrom")), None) is None]
        if not runs:
            raise UnfollowedError
        keeps = not isinstance(change.steps[0], Drop)
        inserted = self.tracker.insert_runs([bare_run(runs[0], f" {change.new}" if keeps else change.new)])
        last = runs[-1]
        self.tracker.delete_runs(_of_earlier(runs, change) if keeps else runs)
        holder = next((one for one in last.iterancestors() if one.getparent() is content), last)
        holder.addnext(inserted)
        return [Note(step.text, inserted, inserted) for step in change.steps if isinstance(step, Remark)]

    def _tell(self, change: Change, holder: Element) -> None:
        said = f"The new inputs give another text here, which could not be put in: {change.new}"
        if change.tag != WHOLE and not is_furniture(change.tag):
            self.comments.add(said[:2000], holder[0], holder[0])

    def finished(self) -> dict[str, bytes]:
        """The parts, with the document as it now is."""
        self.parts[self.main] = serialised(self.root)
        for name, root in self.furniture.roots.items():
            if root in self.changed:
                self.parts[name] = serialised(root)
        return self.parts


class _Furniture:
    """The headers and footers of a file: their roots, by the names of their parts."""

    def __init__(self, parts: Mapping[str, bytes], main: str, root: Element) -> None:
        self._in_force = in_force(parts, main, root)
        names = sorted({name for section in self._in_force for name in section.values()})
        self.roots = {name: archive.root(parts, name) for name in names}

    def root(self, tag: str) -> Element | None:
        """The root of a header or footer by its tag."""
        return self.roots.get(self.part(tag))

    def part(self, tag: str) -> str:
        """The part that a header or footer stands in, by its tag; empty for any other text."""
        return part_of(tag, self._in_force) if is_furniture(tag) else ""


def _of_earlier(runs: list[Element], change: Change) -> list[Element]:
    """The runs of a value that an earlier refresh put beside a typed one, and that goes now; none where it put none."""
    if not any(isinstance(step, Drop) for step in change.steps):
        return []
    for at in range(len(runs) - 1, 0, -1):
        if "".join(map(words, runs[at:])) in (f" {one}" for one in change.was.split("\n")):
            return runs[at:]
    raise UnfollowedError


def _holders(root: Element) -> dict[tuple[str, int], Element]:
    """What holds each text of a body, by its tag and which one of that tag it is."""
    found: dict[tuple[str, int], Element] = {}
    body = root.find(w("body"))
    if body is not None:
        found[WHOLE, 1] = body
    seen: dict[str, int] = {}
    for control, tag in controls.ours(root):
        content = control.find(w("sdtContent"))
        if content is None or (tag.startswith(FACT) and not (is_fact(control) and is_seen(control))):
            continue
        seen[tag] = seen.get(tag, 0) + 1
        found[tag, seen[tag]] = content
    return found

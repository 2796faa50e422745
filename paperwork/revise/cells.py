"""A row of a table merged cell by cell, each with what stands under the same head in the other two texts.

Tracked changes know no columns: a column that moves is told by its cells, each taking the words that belong under its
new head, in its place. So the words that a person wrote are taken out of one cell and put into another of the row.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from msgspec import Struct, field
from msgspec.structs import replace

from paperwork.model.revision import Add, Drop, Keep, KeepCell, Remark, Renew, Step, TableCell, Tokens, Within

from . import remarks
from .layout import Columns, Row
from .result import Merged, Texts, is_edited
from .tokens import words
from .waiting import waiting

Merge = Callable[[Texts], Merged]


class Heads(Struct, frozen=True):
    """What a cell of the draft is told by: the heads of its columns, where they have some, and its row's name."""

    row: Row | None
    label: int

    def placed(self, said: str, row: Row, at: int) -> str:
        """Something told of a cell, with the column and row that it stands in."""
        return said if self.row is None else remarks.in_cell(said, *self._names(self.row, row, at))

    def gone(self, row: Row, at: int) -> str:
        """What tells of the words in a cell whose column went."""
        return remarks.column_gone(row[at].tokens, *self._names(self.row or row, row, at))

    def _names(self, heads: Row, row: Row, at: int) -> tuple[str, str]:
        return words(heads[at].tokens), words(row[self.label].tokens)


class Across(Struct):
    """A row of the draft on the way to what it will say: `was` and `new` are its counterparts, where it has some."""

    was: Row | None
    draft: Row
    new: Row | None
    columns: Columns
    heads: Heads
    texts: Texts
    merge: Merge
    result: Merged = field(default_factory=Merged)
    cells: list[KeepCell] = field(default_factory=list)
    after: list[TableCell] = field(default_factory=list)

    def go(self) -> None:
        """Goes through the row's cells from the first to the last."""
        for at, cell in enumerate(self.draft):
            shown = self.columns.shown[at]
            base = self.columns.later.index(shown) if shown in self.columns.later else -1
            own = self.columns.own[base] if base >= 0 else -1
            found = self._stays(at, base, shown) if own == at else self._comes(at, base, own, shown)
            said = tuple(self._gone(at))
            steps: tuple[Step, ...] = (*found.steps, *said)
            self.after.append(TableCell(tuple(found.after), cell.reach))
            if any(not isinstance(step, Keep) for step in steps):
                moved = own if own != at and self._is_own(base, own) else -1
                self.cells.append(KeepCell(at, shown if self.new else -1, steps, moved))
            self.result.note(found)

    def _stays(self, at: int, base: int, shown: int) -> Merged:
        """A cell whose column stands where it stood."""
        was, mine, ours = self._sides(base, at, shown)
        if ours in (was, mine):
            return Merged([Keep(len(mine))], list(mine), kept=was != mine)
        return self._placed(self.merge(replace(self.texts, base=was, draft=mine, new=ours)), at)

    def _comes(self, at: int, base: int, own: int, shown: int) -> Merged:
        """A cell under which another column comes to stand: a new one, or one that moves with a person's words."""
        there = self.draft[at].tokens
        if self._is_own(base, own):
            return self._moved(there, *self._sides(base, own, shown), own)
        if self.new is None:
            steps: list[Step] = [Drop(len(there) - 1), Keep(1)] if len(there) > 1 else [Keep(len(there))]
            return Merged(steps, list(there[-1:]), took=len(there) > 1)
        wanted = self.new[shown].tokens
        if wanted == there:
            return Merged([Keep(len(there))], list(there))
        return Merged([Drop(len(there)), Add(0, len(wanted))], list(wanted), took=True)

    def _is_own(self, base: int, own: int) -> bool:
        """Whether what stands in a column that moves is a person's, or is in a row that no new one stands for."""
        if base < 0 or self.was is None or self.new is None:
            return base >= 0
        return is_edited(self.was[base].tokens, self.draft[own].tokens, self.texts.own)

    def _sides(self, base: int, own: int, shown: int) -> tuple[Tokens, Tokens, Tokens]:
        """The three texts of a cell; without a new row nothing of it has changed."""
        mine = self.draft[own].tokens
        was = self.was[base].tokens if self.was else mine
        return was, mine, self.new[shown].tokens if self.new else was

    def _moved(self, there: Tokens, was: Tokens, mine: Tokens, ours: Tokens, own: int) -> Merged:
        """A person's words merged with the new ones, and put in the place of what stood under the other head."""
        texts = replace(self.texts, base=was, draft=mine, new=ours)
        found = Merged([Keep(len(mine))], list(mine), kept=True)
        if ours not in (was, mine):
            found = self.merge(texts)
        if any(isinstance(step, Renew | Within) for step in found.steps):
            found = Merged(
                [Keep(len(mine)), Remark(remarks.clash(was, mine, ours))], list(mine), kept=True, clashed=True
            )
        found = self._placed(found, own)
        self._rehang(found, texts, own)
        said = [step for step in found.steps if isinstance(step, Remark)]
        same = tuple(found.after) == there
        found.steps = [Keep(len(there)), *said] if same else [Drop(len(there)), *_put_in(found.steps, mine), *said]
        found.took |= not same
        return found

    def _placed(self, found: Merged, at: int) -> Merged:
        """A merge whose comments say which cell they are about."""
        told = (isinstance(step, Remark) for step in found.steps)
        found.steps = [
            Remark(self.heads.placed(step.text, self.draft, at)) if isinstance(step, Remark) else step
            for step in found.steps
        ] if any(told) else found.steps  # fmt: skip
        return found

    def _rehang(self, found: Merged, texts: Texts, own: int) -> None:
        """Clashes of an earlier refresh that wait in words that move: their comments move with them."""
        for one in waiting(texts):
            said = one.clash.said
            if said not in found.superseded and said == self.heads.placed(remarks.unplaced(said), self.draft, own):
                found.superseded.append(said)
                found.steps.append(Remark(said))

    def _gone(self, at: int) -> Iterator[Remark]:
        """A comment where a person's words stood under a head that went."""
        for base in self.columns.gone:
            was, mine = self.was[base].tokens if self.was else (), self.draft[at].tokens
            if self.columns.own[base] == at and words(mine) and is_edited(was, mine, self.texts.own):
                self.result.clashed = True
                yield Remark(self.heads.gone(self.draft, at))


def _put_in(steps: list[Step], mine: Tokens) -> Iterator[Step]:
    """Steps through some words as additions of what they lead to: the words come first, then the new ones."""
    at = 0
    for step in steps:
        match step:
            case Keep(count=count):
                yield Add(at, at + count)
                at += count
            case Drop(count=count):
                at += count
            case Add(start=start, stop=stop):
                yield replace(step, start=start + len(mine), stop=stop + len(mine))

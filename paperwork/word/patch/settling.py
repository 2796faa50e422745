"""Tracked changes of one author settled in a Word file: all accepted, or all rejected; those of others stay.

A paragraph whose mark goes joins the next one and takes its properties: the standard (ISO/IEC 29500-1, 17.13.5.15) says
that the contents are combined, and Word keeps a paragraph's properties in its mark, so that those of the mark that is
left hold. One that has nothing left in it goes, whatever follows. Words that somebody else put into what goes stay, and
so does the row or the line that they stand in; a comment moves to the next paragraph.
Limits: merged cells whose first row goes begin in the next row only where the reader of the file makes them.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from lxml import etree
from msgspec import Struct, field

from .. import archive
from ..markup import elements, escaped, serialised, w
from . import joining, notes, walking, withdrawing
from .tracking import AUTHOR
from .twins import withdraw_twins
from .walking import Element

_WRAPPERS = tuple(map(w, ("ins", "del", "moveFrom", "moveTo")))
_CELLS = tuple(map(w, ("cellIns", "cellDel", "cellMerge")))
# Each change of properties, with those of its neighbours that it does not speak of; whether they stand first.
_NOT_SPOKEN_OF = {
    w("pPrChange"): (tuple(map(w, ("rPr", "sectPr"))), False),
    w("rPrChange"): (_WRAPPERS, True),
    w("sectPrChange"): (tuple(map(w, ("headerReference", "footerReference"))), True),
    w("trPrChange"): (_WRAPPERS, False),
    w("tcPrChange"): (_CELLS, False),
    w("tblPrChange"): ((), False),
    w("tblPrExChange"): ((), False),
    w("tblGridChange"): ((), False),
    w("numberingChange"): ((), False),
}
_RANGES = tuple(
    w(f"{name}Range{end}")
    for name in ("moveFrom", "moveTo", "customXmlIns", "customXmlDel", "customXmlMoveFrom", "customXmlMoveTo")
    for end in ("Start", "End")
)


def settled(parts: Mapping[str, bytes], *, accept: bool, author: str = AUTHOR) -> dict[str, bytes]:
    """The parts with all changes by an author accepted, or rejected together with the comments by that author.

    A part in which nothing is the author's keeps its bytes.
    """
    made = dict(parts)
    withdraw_twins(made, accept=accept, author=author)
    noted = notes.led_to(made)
    if not accept:
        withdrawing.withdraw(made, author)
    for name in walking.stories(made):
        root = _root_with_changes(made, name, author)
        if root is not None:
            _Settling(root, author, accept).settle()
            made[name] = serialised(root)
    notes.drop(made, noted - notes.led_to(made))
    return made


def accept(root: Element) -> None:
    """Accepts the program's own changes in an element."""
    _Settling(root, AUTHOR, True).settle()


def unsettled(parts: Mapping[str, bytes], author: str = AUTHOR) -> bool:
    """Whether a file holds changes by an author."""
    return any(_root_with_changes(parts, name, author) is not None for name in walking.stories(parts))


def _root_with_changes(parts: Mapping[str, bytes], name: str, author: str) -> Element | None:
    if escaped(author).encode() not in parts.get(name, b""):
        return None
    root = archive.root(parts, name)
    return root if next(_changes(root, author), None) is not None else None


def _changes(root: Element, author: str) -> Iterator[Element]:
    for one in root.iter(*_WRAPPERS, *_CELLS, *_NOT_SPOKEN_OF, *_RANGES):
        if one.get(w("author")) == author:
            yield one


class _Settling(Struct):
    """The changes of one part by one author, each settled in the way that all are."""

    root: Element
    author: str
    accept: bool
    emptied: dict[Element, None] = field(default_factory=dict)

    def settle(self) -> None:
        for change in self._of(*_NOT_SPOKEN_OF):
            self._properties(change)
        marks = self._wrappers()
        joining.drop_shells(self.emptied)
        for row in marks[w("trPr")]:
            joining.drop_row(row)
        for cell in self._of(*_CELLS):
            self._cell(cell)
        controls = self._ranges()
        joining.join(marks[w("pPr")], controls, self.emptied)

    def _of(self, *names: str) -> list[Element]:
        return [one for one in self.root.iter(*names) if one.get(w("author")) == self.author]

    def _goes(self, change: Element) -> bool:
        """Whether what a change marks is no longer there afterwards."""
        name = etree.QName(change).localname
        return ("Ins" in name or name in ("ins", "moveTo")) != self.accept

    def _properties(self, change: Element) -> None:
        parent = change.getparent()
        assert parent is not None
        parent.remove(change)
        if self.accept or not len(change):
            return
        kept, first = _NOT_SPOKEN_OF[change.tag]
        stay = [one for one in parent if one.tag in kept]
        parent[:] = [*stay, *change[0]] if first else [*change[0], *stay]

    def _wrappers(self) -> dict[str, list[Element]]:
        """Settles inserted and deleted runs; gives the paragraphs (`pPr`) and rows (`trPr`) that go."""
        going: dict[str, list[Element]] = {w("pPr"): [], w("trPr"): []}
        for change in self._of(*_WRAPPERS):
            parent = change.getparent()
            if parent is None:
                continue
            holder = _held_by(parent)
            if holder is None:
                self._wrapper(change, parent)
                continue
            parent.remove(change)
            owner = holder.getparent()
            if self._goes(change) and owner is not None and owner not in going.setdefault(holder.tag, []):
                going[holder.tag].append(owner)
        for numbered in going.get(w("numPr"), ()):
            numbered.remove(next(elements(numbered, "numPr")))
        return going

    def _wrapper(self, change: Element, parent: Element) -> None:
        if self._goes(change):
            self.emptied |= dict.fromkeys((parent, next(parent.iterancestors(w("p")), parent)))
            joining.remove(change, _kept(change))
            return
        inside = list(change)
        joining.unwrap(change)
        for run in inside:
            joining.name_as_text(run)

    def _cell(self, change: Element) -> None:
        properties = change.getparent()
        cell = None if properties is None else properties.getparent()
        if properties is None or cell is None:
            return
        properties.remove(change)
        if change.tag == w("cellMerge"):
            joining.merge(properties, change.get(w("vMerge" if self.accept else "vMergeOrig")))
        elif self._goes(change):
            joining.drop_cell(cell)

    def _ranges(self) -> list[Element]:
        """Takes away the marks of ranges; gives the controls that go."""
        starts = {one.get(w("id")): one for one in self._of(*_RANGES)}
        going = [
            control
            for one in starts.values()
            if one.tag in (w("customXmlInsRangeStart"), w("customXmlDelRangeStart")) and self._goes(one)
            for control in [one.getnext()]
            if control is not None and control.tag == w("sdt")
        ]
        for one in [one for one in self.root.iter(*_RANGES) if one.get(w("id")) in starts]:
            joining.remove(one)
        return going


def _held_by(parent: Element) -> Element | None:
    """The properties in which a mark stands: a paragraph's, a row's, of a number; None where a change wraps text."""
    above = parent.getparent()
    if parent.tag == w("rPr") and above is not None and above.tag == w("pPr"):
        return above
    return parent if parent.tag in (w("trPr"), w("numPr")) else None


def _kept(change: Element) -> list[Element]:
    """What stays of text that goes: what somebody else inserted into it, marks of comments, the ends of ranges."""
    theirs = {one for one in change.iter(*walking.ADDED) if one is not change and joining.says(one)}
    comments = {run for one in elements(change, "commentReference") if (run := one.getparent()) is not None}
    outer = theirs | comments | set(change.iter(*joining.RANGE_ENDS))
    inside = {below for one in outer for below in one.iterdescendants()}
    return [one for one in change.iter() if one in outer - inside]

"""Text of a draft marked as inserted or deleted by the program: Word shows it, and a reviewer accepts or rejects it.

Marks are put round what stands in its place already. Rules (ISO/IEC 29500-1, 17.13.5, and what engines bear): runs are
wrapped, never what holds them; a row is marked in its properties and in its runs; a paragraph by its mark, in the
properties of the mark. The last mark of a body, a cell, a control or a note can go neither way: the mark before it goes
instead, and the last paragraph changes its properties with it, so that they come out right whichever is chosen. Moves
are never tracked. A run that does nothing but hold a comment stays when all round it goes, and so do hidden words; a
row that has some cannot go.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from itertools import count
from typing import Literal

from lxml import etree

from ..markup import below, elements, w, words
from . import walking
from .splitting import UnfollowedError
from .walking import Element

AUTHOR = "paperwork"
Kind = Literal["ins", "del"]

_ROOM = 1000
_OPENED = {"ins": walking.RUN_HOMES, "del": walking.RUN_HOMES | walking.ADDED}


class Tracker:
    """Marks changes by `AUTHOR` on a day; each change has an id of its own, from `first_id` on."""

    def __init__(self, at: date, first_id: int) -> None:
        self.date = f"{at.isoformat()}T00:00:00Z"
        self._ids = count(first_id)

    def id(self) -> str:
        """An id that no other change, bookmark or comment has."""
        return str(next(self._ids))

    def mark(self) -> dict[str, str]:
        """The attributes of a change."""
        return {w("id"): self.id(), w("author"): AUTHOR, w("date"): self.date}

    def insert_runs(self, runs: Iterable[Element]) -> Element:
        """A `w:ins` that holds the runs; it stands nowhere yet."""
        made = etree.Element(w("ins"), self.mark())
        made.extend(list(runs))
        return made

    def inserted(self, pieces: Iterable[Element]) -> list[Element]:
        """Runs, links, controls and bookmarks made fit to be put into a paragraph as inserted text."""
        line = etree.Element(w("p"))
        line.extend(list(pieces))
        self._mark_inside(line, "ins")
        return list(line)

    def delete_runs(self, runs: Iterable[Element]) -> None:
        """Marks runs as deleted where they stand; links and controls by the runs in them."""
        for group in _neighbours(runs):
            self._mark_all(group, "del")

    def insert_mark(self, paragraph: Element) -> None:
        """Marks the end of a paragraph as inserted."""
        self._mark_end(paragraph, "ins")

    def delete_mark(self, paragraph: Element) -> None:
        """Marks the end of a paragraph as deleted, so that it joins the next; not where a section ends with it."""
        if not walking.ends_section(paragraph):
            self._mark_end(paragraph, "del")

    def delete_line(self, paragraph: Element) -> None:
        """Marks the end of a paragraph whose words go as deleted; the last of its home by the mark before it."""
        self._mark_whole(paragraph, "del")

    def delete_break(self, paragraph: Element) -> None:
        """Marks the end of a paragraph as deleted, and with it the section that ends there."""
        self._mark_end(paragraph, "del")

    def insert_row(self, row: Element) -> None:
        """Marks a table's row as inserted, with all that stands in it."""
        self._mark_row(row, "ins")

    def delete_row(self, row: Element) -> None:
        """Marks a table's row as deleted, and all in it. UnfollowedError where a person hid words in it."""
        self._mark_row(row, "del")

    def insert_block(self, block: Element) -> None:
        """Marks a paragraph, a table or a control of blocks, put in its place already, as inserted whole."""
        self._mark_block(block, "ins")

    def delete_block(self, block: Element) -> None:
        """Marks a paragraph, a table or a control of blocks as deleted whole; UnfollowedError as for a row."""
        self._mark_block(block, "del")

    def restyle(self, paragraph: Element, properties: Element | None) -> bool:
        """Gives a paragraph other properties (a `w:pPr`; what it says of mark and section is left out), as a change.

        False, and nothing done, where they are the same, or where somebody else's change of them is not settled;
        UnfollowedError where it would then be another kind of paragraph than it should.
        """
        return self._redress(paragraph, walking.properties_before(paragraph, AUTHOR), walking.plain(properties))

    def _redress(self, paragraph: Element, was: Element, now: Element) -> bool:
        ours = walking.change_of(paragraph, AUTHOR)
        theirs, same = ours is None and walking.change_of(paragraph) is not None, _same(was, now)
        if theirs and _kind(was) != _kind(now):
            raise UnfollowedError
        if theirs or (ours is None and same):
            return False
        properties = walking.properties_of(paragraph)
        properties[:] = [*now, *(one for one in properties if one.tag in walking.OF_MARK[:2])]
        if not same:
            etree.SubElement(properties, w("pPrChange"), self.mark()).append(was)
        return True

    def _mark_block(self, block: Element, kind: Kind) -> None:
        if block.tag == w("p"):
            self._mark_inside(block, kind)
            self._mark_whole(block, kind)
        elif block.tag == w("tbl"):
            for row in walking.rows(block):
                self._mark_row(row, kind)
        elif block.tag == w("sdt"):
            self._mark_control(block, kind)
        elif block.tag in walking.BLOCK_HOMES:
            for inner in list(block):
                self._mark_block(inner, kind)

    def _mark_control(self, control: Element, kind: Kind) -> None:
        """A control with its blocks; that it comes or goes itself is said round its start and round its end."""
        content = control.find(w("sdtContent"))
        if content is None:
            return
        self._mark_block(content, kind)
        starts, ends = self._range(kind), self._range(kind)
        control.addprevious(starts[0])
        content.insert(0, starts[1])
        content.append(ends[0])
        control.addnext(ends[1])

    def _range(self, kind: Kind) -> tuple[Element, Element]:
        mark, name = self.mark(), f"customXml{kind.capitalize()}Range"
        return etree.Element(w(f"{name}Start"), mark), etree.Element(w(f"{name}End"), {w("id"): mark[w("id")]})

    def _mark_row(self, row: Element, kind: Kind) -> None:
        if kind == "del" and hides(row):
            raise UnfollowedError
        self._put_row_mark(row, kind)
        for inner in list(walking.inside(row)):
            if inner.tag == w("p"):
                self._mark_inside(inner, kind)
            else:
                self._put_row_mark(inner, kind)

    def _put_row_mark(self, row: Element, kind: Kind) -> None:
        properties = walking.row_properties_of(row)
        if properties.find(w(kind)) is None:
            after = ("trPrChange",) if kind == "del" else ("del", "trPrChange")
            walking.put_before(properties, etree.Element(w(kind), self.mark()), *map(w, after))

    def _mark_inside(self, container: Element, kind: Kind) -> None:
        self._mark_all(list(container), kind)

    def _mark_all(self, neighbours: Sequence[Element], kind: Kind) -> None:
        """Wraps every run among some neighbours, as many as stand together at once, and those inside the others."""
        together: list[Element] = []
        for one in neighbours:
            if one.tag in walking.RUNS and not (kind == "del" and _stays(one)):
                together.append(one)
                continue
            self._wrap(together, kind)
            together = []
            if kind == "del" and _is_ours_alone(one):
                _take_out(one)
            elif one.tag in _OPENED[kind]:
                self._mark_inside(one, kind)
        self._wrap(together, kind)

    def _wrap(self, runs: list[Element], kind: Kind) -> None:
        if not runs or (kind == "del" and next(runs[0].iterancestors(*walking.REMOVED), None) is not None):
            return
        made = etree.Element(w(kind), self.mark())
        runs[0].addprevious(made)
        made.extend(runs)
        if kind == "del":
            _name_as_deleted(made)

    def _mark_whole(self, paragraph: Element, kind: Kind) -> None:
        """The end of a paragraph that comes or goes whole: its own mark, or in the place of the last that before it."""
        if kind == "del" and walking.ends_section(paragraph):
            return
        if walking.next_block(paragraph) is not None and not walking.is_marked(paragraph, kind, AUTHOR):
            self._mark_end(paragraph, kind)
            return
        before, home = _unmarked_before(paragraph, kind), paragraph.getparent()
        if before is None or walking.ends_section(before):
            return
        if before.tag == w("p"):
            self._mark_end(before, kind)
            self._follow(_end_of_chain(paragraph, kind), before, kind)
        elif home is not None and home.tag == w("sdtContent"):
            self._mark_end(paragraph, kind)

    def _follow(self, last: Element, before: Element, kind: Kind) -> None:
        """The last paragraph, in which the one before it ends if its mark goes, then has the properties of that one."""
        if kind == "ins":
            self._redress(last, walking.properties_before(before, AUTHOR), walking.properties_now(last))
        else:
            self._redress(last, walking.properties_before(last, AUTHOR), walking.properties_now(before))

    def _mark_end(self, paragraph: Element, kind: Kind) -> None:
        if walking.is_marked(paragraph, kind):
            return
        mark = below(paragraph, "pPr/rPr")
        if mark is None:
            mark = etree.Element(w("rPr"))
            walking.put_before(walking.properties_of(paragraph), mark, *walking.OF_MARK[1:])
        at = sum(one.tag in walking.ADDED for one in mark) if kind == "del" else 0
        mark.insert(at, etree.Element(w(kind), self.mark()))


def next_id(roots: Iterable[Element]) -> int:
    """The first id for changes to a draft, well above all numbers that its parts have as ids."""
    said = (one.get(w("id"), "") for root in roots for one in root.iter(etree.Element))
    return max((int(id) for id in said if id.isdecimal() and len(id) < 10), default=0) + _ROOM


def _neighbours(pieces: Iterable[Element]) -> Iterator[list[Element]]:
    """The pieces, those that stand side by side together."""
    together: list[Element] = []
    for one in list(pieces):
        if together and together[-1].getnext() is not one:
            yield together
            together = []
        together.append(one)
    yield together


def hides(element: Element) -> bool:
    """Whether hidden words stand in an element. A draft is built without any: they are a person's."""
    return any(walking.is_hidden(run) and words(run) for run in elements(element, "r"))


def _is_ours_alone(change: Element) -> bool:
    """Whether all of an element is text that we have put in and nobody has settled: it goes without a trace.

    A deletion inside an insertion would be the same, but LibreOffice, which rejects both, leaves such text there.
    """
    ours = change.tag in walking.ADDED and change.get(w("author")) == AUTHOR
    return ours and all(one.tag in walking.RUNS and not _stays(one) for one in change)


def _take_out(element: Element) -> None:
    parent = element.getparent()
    if parent is not None:
        parent.remove(element)


def waits(element: Element) -> bool:
    """Whether changes of somebody else's stand in the tables of an element."""
    tables = elements(element, "tbl")
    return any(one.get(w("author"), AUTHOR) != AUTHOR for table in tables for one in table.iter(etree.Element))


def _stays(run: Element) -> bool:
    """Whether a run is none of what goes: it holds a comment, or words that a person hid."""
    return _holds_a_comment(run) or hides(run)


def _holds_a_comment(run: Element) -> bool:
    return {one.tag for one in run} - {w("rPr")} == {w("commentReference")}


def _name_as_deleted(deletion: Element) -> None:
    """Names the text of runs as a deletion wants it; words of a box in a run stay what they are."""
    for said in list(elements(deletion, "t", "instrText")):
        if next(said.iterancestors(w("txbxContent"), deletion.tag)) is deletion:
            said.tag = w("delText" if said.tag == w("t") else "delInstrText")


def _same(one: Element, other: Element) -> bool:
    return etree.tostring(one, method="c14n", exclusive=True) == etree.tostring(other, method="c14n", exclusive=True)


def _kind(properties: Element) -> list[bytes]:
    """What of a paragraph's properties makes it a heading, an item of a list, or neither."""
    said = elements(properties, "pStyle", "numPr", "outlineLvl")
    return [etree.tostring(one, method="c14n", exclusive=True) for one in said]


def _unmarked_before(paragraph: Element, kind: Kind) -> Element | None:
    """The nearest block before that is no paragraph whose mark goes."""
    before = walking.previous_block(paragraph)
    while before is not None and before.tag == w("p") and walking.is_marked(before, kind, AUTHOR):
        before = walking.previous_block(before)
    return before


def _end_of_chain(paragraph: Element, kind: Kind) -> Element:
    """The paragraph in which one ends when every mark of that kind goes."""
    after = walking.next_block(paragraph)
    if after is None or after.tag != w("p") or not walking.is_marked(paragraph, kind, AUTHOR):
        return paragraph
    return _end_of_chain(after, kind)

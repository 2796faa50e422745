"""The steps of one text carried out where it stands: in a body, a region, or a cell.

In: the holder of a draft's text and that of its counterpart in the fresh build, with the tokens of both. Out: the
holder changed, and the comments that are to be made. Raises UnfollowedError, with the holder half changed, where the
markup does not bear a step: the caller keeps a copy.
"""

from __future__ import annotations

from collections.abc import Sequence
from copy import deepcopy

from lxml import etree
from msgspec import Struct, field

from paperwork.model.revision import BLOCKS, Step, Token

from ..markup import w
from .operations import (
    Added,
    Changed,
    Commented,
    Dropped,
    Kept,
    Operation,
    Renewed,
    Restyled,
    Said,
    Split,
    operations,
)
from .places import FIELD, Element, Line
from .points import Point, at_end_of, at_start_of, before_character, split_at
from .rows import Rows, change_rows
from .sides import Note, Side, Tools
from .splitting import UnfollowedError, bare_run, part_runs, runs_of, slices


def apply(steps: tuple[Step, ...], draft: Side, new: Side, tools: Tools) -> list[Note]:
    """Carries out steps; the comments that they ask for are given back, to be made when all is done."""
    work = _Work(draft, new, tools)
    waiting: list[Operation] = []
    for operation in operations(steps, draft.tokens, new.tokens):
        if waiting and not _goes_with(waiting[-1], operation, work):
            work.do(waiting)
            waiting = []
        waiting.append(operation)
    work.do(waiting)
    return work.notes


def _goes_with(before: Operation, operation: Operation, work: _Work) -> bool:
    """Whether two operations are done in one: words dropped side by side in a paragraph, and whatever is added."""
    match before, operation:
        case Dropped(at=one), Dropped(at=other):
            same = work.draft.places[one].block is work.draft.places[other].block
            return same and _is_inline(work.draft.tokens[one]) and _is_inline(work.draft.tokens[other])
        case (Added(), Added()):
            return True
        case _:
            return False


def _is_inline(token: Token) -> bool:
    return token.kind not in BLOCKS


class _Work(Struct):
    """The walk through one text: how far it has come, and where the next insertion goes."""

    draft: Side
    new: Side
    tools: Tools
    next: int = 0
    point: Point | None = None
    last: Element | None = None
    notes: list[Note] = field(default_factory=list)

    def do(self, group: list[Operation]) -> None:
        """Carries out operations that go together."""
        match group:
            case []:
                pass
            case [Dropped(), *_]:
                self._drop([one.at for one in group if isinstance(one, Dropped)])
            case [Added(), *_]:
                self._add([one.new for one in group if isinstance(one, Added)])
            case [one]:
                self._one(one)

    def _one(self, operation: Operation) -> None:
        match operation:
            case Kept(at=at):
                self._passed(at)
            case Said(text=text):
                self._insert_inline([bare_run(self._run_before(), text)])
            case Split(at=at):
                self._end_paragraph(self.draft.line(at).element)
            case Restyled(at=at):
                self._restyle(operation)
                self._passed(at)
            case Renewed(at=at, new=new):
                line, place = self.draft.line(at), self.draft.places[at]
                self.last = self.tools.pictures.renew(line, place, self._new_node(new), operation.keeps_words)
                self._passed(at)
            case Changed(at=at):
                self._change_table(operation)
                self._passed(at)
            case Commented(text=text):
                self._comment(text)

    def _passed(self, at: int) -> None:
        self.next, self.point = at + 1, None

    def _drop(self, tokens: list[int]) -> None:
        first, tracker = self.draft.tokens[tokens[0]], self.tools.tracker
        block = self.draft.places[tokens[0]].block
        if block is None:
            raise UnfollowedError
        if isinstance(block, Line) and _is_inline(first):
            self._drop_characters(block, self.draft.places[tokens[0]].start, self.draft.places[tokens[-1]].stop)
        elif isinstance(block, Line):
            if first.kind == "opaque":
                raise UnfollowedError
            tracker.delete_mark(block.element)
        else:
            tracker.delete_block(block)
        self._passed(tokens[-1])

    def _drop_characters(self, line: Line, start: int, stop: int) -> None:
        if start == stop or FIELD in line.text[start:stop]:
            raise UnfollowedError
        part_runs(line, start)
        part_runs(line, stop)
        self.tools.tracker.delete_runs(runs_of(line.atoms[start:stop]))

    def _add(self, tokens: list[int]) -> None:
        """Tokens of the new text: whole blocks where a block may begin, then words and marks at a point."""
        whole = 0
        if self._at_boundary():
            whole = max((at for at, new in enumerate(tokens, 1) if not _is_inline(self.new.tokens[new])), default=0)
        self._insert_blocks([self._made(block) for block in _by_block(tokens[:whole], self.new)])
        for one in _by_block(tokens[whole:], self.new):
            self._insert_words(one)

    def _at_boundary(self) -> bool:
        return self.point is None and (self.next == 0 or not _is_inline(self.draft.tokens[self.next - 1]))

    def _insert_blocks(self, made: list[Element]) -> None:
        """Puts blocks in, all before the first is marked: how the last one is marked hangs on what follows it."""
        following = self._following() if made else None
        for block in made:
            if following is not None:
                following.addprevious(block)
            else:
                self._put_last(block)
            self.last = block
        for block in made:
            self.tools.tracker.insert_block(block)

    def _made(self, tokens: list[int]) -> Element:
        """A block of the new text, or as much of a paragraph as is added."""
        block = self.new.places[tokens[0]].block
        if block is None:
            raise UnfollowedError
        if not isinstance(block, Line):
            return self._copy(block, tokens[0])
        if self.new.places[tokens[0]].start == 0:
            return self._copy(block.element, tokens[0])
        made = self._like(tokens[0])
        made.extend(self._pieces(tokens))
        return made

    def _copy(self, element: Element, at: int) -> Element:
        """A copy of what holds a token of the new text, fit for the draft."""
        return self.tools.repeat(element) if at < self.new.own else self.tools.borrow(element)

    def _like(self, at: int) -> Element:
        """An empty paragraph with the properties of that in which a token of the new text stands."""
        bare = etree.Element(w("p"))
        bare.extend(deepcopy(one) for one in self.new.line(at).element if one.tag == w("pPr"))
        return self._copy(bare, at)

    def _following(self) -> Element | None:
        """The block before which a new one goes: that of the draft's next token."""
        if self.next >= len(self.draft.tokens):
            return None
        block = self.draft.places[self.next].block
        if block is None:
            raise UnfollowedError
        return (*block.before, block.element)[0] if isinstance(block, Line) else block

    def _put_last(self, made: Element) -> None:
        end = self.draft.holder.find(w("sectPr"))
        if end is not None:
            end.addprevious(made)
        else:
            self.draft.holder.append(made)

    def _insert_words(self, tokens: list[int]) -> None:
        pieces = self._pieces([at for at in tokens if _is_inline(self.new.tokens[at])])
        if pieces:
            self._insert_inline(pieces)
        last = self.new.tokens[tokens[-1]]
        if last.kind == "end":
            self._end_paragraph(self._like(tokens[-1]))
        elif not _is_inline(last):
            raise UnfollowedError

    def _pieces(self, tokens: Sequence[int]) -> list[Element]:
        """Copies of the runs, links and facts in which some tokens of one paragraph of the new text stand."""
        inline = [at for at in tokens if _is_inline(self.new.tokens[at])]
        if not inline:
            return []
        line = self.new.line(inline[0])
        if not line.open or any(self.new.tokens[at].kind == "field" for at in inline):
            raise UnfollowedError
        holder = etree.Element(w("p"))
        holder.extend(slices(line.atoms[self.new.places[inline[0]].start : self.new.places[inline[-1]].stop]))
        return list(self._copy(holder, inline[0]))

    def _insert_inline(self, pieces: list[Element]) -> None:
        point = self._point()
        for made in self.tools.tracker.inserted(pieces):
            point.insert(made)
            self.last = made

    def _point(self) -> Point:
        """Where the next words go: after the draft's token that was last passed, or where a paragraph begins."""
        if self.point is None:
            before, at = self.next - 1, self.next
            if before >= 0 and _is_inline(self.draft.tokens[before]):
                line, stop = self.draft.line(before), self.draft.places[before].stop
                self.point = before_character(line, stop) if stop < len(line.atoms) else at_end_of(line)
            elif at < len(self.draft.tokens):
                self.point = at_start_of(self.draft.line(at))
            else:
                raise UnfollowedError
        return self.point

    def _run_before(self) -> Element | None:
        before = self.next - 1
        if before < 0 or not _is_inline(self.draft.tokens[before]):
            return None
        line, stop = self.draft.line(before), self.draft.places[before].stop
        run = line.atoms[stop - 1].run if 0 < stop <= len(line.atoms) else None
        return run if run is not None and run.tag == w("r") else None

    def _end_paragraph(self, like: Element) -> None:
        """Ends the paragraph at the point with an inserted mark; what follows goes on in the old one."""
        self.point = split_at(self._point(), like)
        before = self.point.paragraph.getprevious()
        assert before is not None
        self.tools.tracker.insert_mark(before)

    def _restyle(self, operation: Restyled) -> None:
        """A paragraph becomes like one of the new text, or like another of the draft."""
        if operation.new >= 0:
            model = self._like(operation.new)
        else:
            model = self.draft.line(operation.like).element
        self.tools.tracker.restyle(self.draft.line(operation.at).element, model.find(w("pPr")))

    def _new_node(self, at: int) -> Element:
        """The drawing of a picture of the new text."""
        line, place = self.new.line(at), self.new.places[at]
        if not line.open:
            raise UnfollowedError
        return self._copy(line.atoms[place.start].node, at)

    def _change_table(self, operation: Changed) -> None:
        table, new = self.draft.places[operation.at].block, self.new.places[operation.new].block
        if table is None or new is None or isinstance(table, Line) or isinstance(new, Line):
            raise UnfollowedError
        ours = Rows.of(table, self.draft.tokens[operation.at])
        theirs = Rows.of(new, self.new.tokens[operation.new])
        self.notes += change_rows(operation.rows, ours, theirs, self.tools, apply)

    def _comment(self, text: str) -> None:
        """Hangs a comment on what was inserted last, or on the paragraph that was passed last."""
        first = self.last if self.last is not None and self.point is not None else None
        if first is None:
            first = self._block_before()
        self.notes.append(Note(text, first, first))

    def _block_before(self) -> Element:
        for at in (*range(self.next - 1, -1, -1), *range(self.next, len(self.draft.tokens))):
            block = self.draft.places[at].block
            if block is not None:
                return block.element if isinstance(block, Line) else block
        raise UnfollowedError


def _by_block(tokens: list[int], side: Side) -> list[list[int]]:
    """Tokens of a text, those of one paragraph together, each block that is no paragraph alone."""
    groups: list[list[int]] = []
    for at in tokens:
        if (
            groups
            and side.places[groups[-1][-1]].block is side.places[at].block
            and _is_inline(side.tokens[groups[-1][-1]])
        ):
            groups[-1].append(at)
        else:
            groups.append([at])
    return groups

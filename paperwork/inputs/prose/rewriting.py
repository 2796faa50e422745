"""New words into an author's Markdown: only the lines of the blocks that changed are written anew.

In: the lines of a run of prose, and the blocks that it is to have. Out: the lines that say so. Blocks that stay keep
their lines byte for byte, and so do comments and blank lines. An include stays where all its blocks do, and becomes
the text's own where one of them changes.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from difflib import SequenceMatcher
from itertools import groupby

from msgspec import Struct
from msgspec.structs import replace

from ...model.blocks import Block, Heading, ListItem, Paragraph, Span
from ...model.revision import TO_SETTLE
from .marks import inline
from .parse import Live, Unit, parse, units
from .render import render
from .spans import tidied

Prose = tuple[Block, ...]
Written = Paragraph | Heading | ListItem
Key = tuple[object, ...]
_SPACES = re.compile(r"(\s+)")
_UNSEEN = re.compile("[\u00ad\f\v]")
_MARKER = re.compile(r"(\s*)([-+*]|(\d{1,9})([.)]))(\s+)(?=\S)")
_TO_SETTLE = re.compile(rf"\\\[({TO_SETTLE}: [^\\\[\]]*)\\\]")


def rewritten(lines: Sequence[str], wanted: Prose, live: Live) -> list[str] | None:
    """The lines of some prose that say what is `wanted`; None where no Markdown can say it."""
    said = units("\n".join(lines), live)
    if _keys(_blocks(said)) == _keys(wanted):
        return list(lines)
    written = [_own(block) for block in wanted if isinstance(block, Written)]
    goal = _keys(parse(render(tuple(written))))
    ways: tuple[Callable[[], list[str]], ...] = (
        lambda: _by_units(lines, said, written, fine=True),
        lambda: _by_units(lines, _chunks(lines, said), written, fine=False),
        lambda: _anew(lines, said, written),
    )
    made = (way() for way in ways)
    return next((found for found in made if _keys(_blocks(units("\n".join(found), live))) == goal), None)


def _own(block: Written) -> Written:
    """A block as the text's own, wherever it came from."""
    return replace(block, spans=tuple(replace(span, include="") for span in block.spans))


def _blocks(said: Sequence[Unit]) -> Prose:
    return tuple(block for unit in said for block in unit.blocks)


def _keys(blocks: Sequence[Block]) -> list[Key]:
    """What each block is known by: what a reader sees of it. Spaces wear nothing, and headings are never bold."""
    return [_key(block) for block in blocks if isinstance(block, Written)]


def _key(block: Written) -> Key:
    match block:
        case Heading():
            kind: Key = ("h", min(max(block.level, 3), 6))
        case ListItem():
            kind = ("l", block.level, block.ordered)
        case _:
            kind = ("p",)
    bold = not isinstance(block, Heading)
    pieces = [piece for span in tidied(block.spans) for piece in _pieces(span, bold=bold)]
    return *kind, *(("".join(piece[0] for piece in run), *dress) for dress, run in groupby(pieces, _dress))


def _pieces(span: Span, *, bold: bool) -> Iterator[tuple[str, bool, bool, str, str]]:
    worn = (span.bold and bold, span.italic, span.href, span.fact)
    for text in [span.fact] if span.fact else _SPACES.split(_UNSEEN.sub("", span.text)):
        if text:
            yield text, *((False, False, "", "") if text.isspace() else worn)


def _dress(piece: tuple[str, bool, bool, str, str]) -> tuple[object, ...]:
    return piece[1:]


class _Run(Struct):
    """Units that go, in one place, and the blocks that come there, between two units that stay."""

    before: Unit | None
    gone: list[Unit]
    new: list[Written]
    after: Unit | None


class _Edit(Struct, frozen=True):
    """Lines that go, from `first` to before `last`, and those that stand there instead."""

    first: int
    last: int
    lines: Sequence[str] = ()


def _by_units(lines: Sequence[str], said: Sequence[Unit], wanted: list[Written], *, fine: bool) -> list[str]:
    """The lines with each run changed in its place."""
    made = list(lines)
    edits = [edit for run in _runs(said, wanted) for edit in _edits(lines, run if fine else _whole(run), fine=fine)]
    for edit in reversed(edits):
        made[edit.first : edit.last] = edit.lines
    return made


def _runs(said: Sequence[Unit], wanted: list[Written]) -> Iterator[_Run]:
    """What changes, between the units that stay: those of which all blocks do, one after the other."""
    at = 0
    run = _Run(None, [], [], None)
    for unit, place in _kept([unit for unit in said if unit.blocks], wanted):
        if place is None:
            run.gone.append(unit)
            continue
        run.new, run.after = wanted[at:place], unit
        yield run
        at = place + len(unit.blocks)
        run = _Run(unit, [], [], None)
    run.new = wanted[at:]
    yield run


def _kept(said: list[Unit], wanted: list[Written]) -> Iterator[tuple[Unit, int | None]]:
    """Each unit with the place of its blocks among those that are wanted; None where it does not stay."""
    places: list[int | None] = []
    before, after = _keys(_blocks(said)), _keys(wanted)
    for kind, b0, b1, a0, _ in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        places += [a0 + at if kind == "equal" else None for at in range(b1 - b0)]
    at = 0
    for unit in said:
        own = places[at : at + len(unit.blocks)]
        at += len(unit.blocks)
        first = own[0]
        yield unit, first if first is not None and own == list(range(first, first + len(own))) else None


def _whole(run: _Run) -> _Run:
    """The run with the list before it, where more items come to that: how deep they stand hangs on those above."""
    if not run.new or not isinstance(run.new[0], ListItem) or not run.before:
        return run
    above = [block for block in run.before.blocks if isinstance(block, ListItem)]
    return _Run(None, [run.before, *run.gone], [*above, *run.new], run.after) if above else run


def _edits(lines: Sequence[str], run: _Run, *, fine: bool) -> Iterator[_Edit]:
    """What is done to the lines for one run. Finely, each unit that goes is replaced by the next block that comes."""
    new = list(run.new)
    if new and not run.gone:
        yield _inserted(lines, run)
    for at, unit in enumerate(run.gone):
        count = 1 if fine and at < len(run.gone) - 1 else len(new)
        own, new = new[:count], new[count:]
        yield _Edit(unit.first, unit.last, _in_place(lines, unit, own)) if own else _deleted(lines, unit)


def _deleted(lines: Sequence[str], unit: Unit) -> _Edit:
    """A unit's lines go, and one of the blank lines where there is one on both sides."""
    blank_before = unit.first == 0 or not lines[unit.first - 1].strip()
    blank_after = unit.last < len(lines) and not lines[unit.last].strip()
    return _Edit(unit.first, unit.last + (blank_before and blank_after))


def _in_place(lines: Sequence[str], unit: Unit, new: list[Written]) -> list[str]:
    """The lines of what stands in a unit's place; an item that stays one keeps its marker."""
    item = _Item.of(lines, unit)
    return item.lines(new, 0) if item and item.takes(*new) else _rendered(new)


def _inserted(lines: Sequence[str], run: _Run) -> _Edit:
    """Blocks where none go: among the items of a list, else after what stands before them, or before what follows."""
    for unit, follows in ((run.before, True), (run.after, False)):
        item = _Item.of(lines, unit) if unit else None
        if unit and item and item.takes(*run.new):
            at = unit.last if follows else unit.first
            return _Edit(at, at, item.lines(run.new, int(follows)))
    if run.before is None and run.after is not None:
        return _Edit(run.after.first, run.after.first, [*_rendered(run.new), ""])
    filled = [at for at, line in enumerate(lines, 1) if line.strip()]
    return _set_off(lines, run.before.last if run.before else max(filled, default=0), _rendered(run.new))


def _set_off(lines: Sequence[str], at: int, new: list[str]) -> _Edit:
    """Lines put in at a place, with a blank line before and after them."""
    if at == 0 and lines and not lines[0].strip():
        at = 1
    before = [""] if at == 0 or lines[at - 1].strip() else []
    after = [""] if at == len(lines) or lines[at].strip() else []
    return _Edit(at, at, [*before, *new, *after])


class _Item(Struct, frozen=True):
    """An item of a list as it stands in its line: what indents and marks it, its number, and what follows that."""

    block: ListItem
    indent: str
    mark: str
    number: str
    space: str

    @classmethod
    def of(cls, lines: Sequence[str], unit: Unit) -> _Item | None:
        """The item that is alone in a unit; None for anything else."""
        block, found = unit.blocks[0], _MARKER.match(lines[unit.first])
        if len(unit.blocks) > 1 or not isinstance(block, ListItem) or not found:
            return None
        return cls(block, found[1], found[4] or found[2], found[3] or "", found[5])

    def takes(self, *blocks: Written) -> bool:
        """Whether some blocks are items of the same list, as deep."""
        own = (self.block.level, self.block.ordered)
        return all(isinstance(block, ListItem) and (block.level, block.ordered) == own for block in blocks)

    def lines(self, blocks: Sequence[Written], further: int) -> list[str]:
        """The lines of items marked as this one is, with numbers from its own on, or `further`."""
        return [line for count, block in enumerate(blocks, further) for line in self._lines(block, count)]

    def _lines(self, block: Written, count: int) -> list[str]:
        number = str(int(self.number) + count) if self.number else ""
        marker = f"{self.indent}{number}{self.mark}{self.space}"
        return (marker + inline(block.spans)).replace("\n", "\n" + " " * len(marker)).split("\n")


def _rendered(new: Sequence[Written]) -> list[str]:
    return [_TO_SETTLE.sub(r"[\1]", line) for line in render(tuple(new)).rstrip("\n").split("\n")]


def _chunks(lines: Sequence[str], said: Sequence[Unit]) -> list[Unit]:
    """The units with each list as one, as far as nothing but blank lines stands between its items."""
    joined: list[Unit] = []
    for unit in said:
        last = joined[-1] if joined else None
        in_list = last and _is_item(last.blocks[-1:]) and _is_item(unit.blocks[:1])
        if last and in_list and not "".join(lines[last.last : unit.first]).strip():
            joined[-1] = Unit(last.first, unit.last, (*last.blocks, *unit.blocks))
        else:
            joined.append(unit)
    return joined


def _is_item(blocks: Prose) -> bool:
    return any(isinstance(block, ListItem) for block in blocks)


def _anew(lines: Sequence[str], said: Sequence[Unit], wanted: list[Written]) -> list[str]:
    """All of it written anew, below the comments."""
    taken = {at for unit in said for at in range(unit.first, unit.last)}
    others = list(_left([line for at, line in enumerate(lines) if at not in taken]))
    return ["", *others, *([""] if others else []), *_rendered(wanted), ""]


def _left(lines: Sequence[str]) -> Iterator[str]:
    """The lines with something on them, and the blank ones of comments."""
    inside = False
    for line in lines:
        if line.strip() or inside:
            yield line
        if "<!--" in line or "-->" in line:
            inside = line.rfind("<!--") > line.rfind("-->")

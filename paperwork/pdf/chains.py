"""Chains of text boxes: what the first has no room for goes on in the next.

In: the blocks of a story, among them boxes with parts of a chain. Out: for each such part the words that stand in it.
The last part holds all that is left. Limits: a paragraph keeps the fonts and indents of its file in boxes of any width.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Sequence

from msgspec import Struct, field

from paperwork.model.blocks import Block, DrawnPart, Opaque

from .beside import broken_for
from .drawn import height_of, room_of
from .flow import Filled, Laid, fill, stack
from .tags import Elem


class Chain(Struct):
    """The parts of a chain in order, the element of their words in the tags, and what stands in each part."""

    parts: list[DrawnPart]
    elem: Elem
    filled: dict[int, Filled] = field(default_factory=dict)

    @property
    def blocks(self) -> tuple[Block, ...]:
        """All words of the chain."""
        return tuple(block for part in self.parts for block in part.blocks)

    def begins_with(self, part: DrawnPart) -> bool:
        """Whether a part is its first."""
        return part is self.parts[0]

    def words(self, part: DrawnPart, lay: Callable[[tuple[Block, ...], float, Elem], list[Laid]]) -> Filled:
        """The words of a part; `lay` lays blocks out for a width."""
        if not self.filled:
            queue = deque(lay(self.blocks, room_of(self.parts[0]), self.elem))
            for one in self.parts[:-1]:
                _narrow(queue, room_of(one))
                self.filled[id(one)] = fill(queue, height_of(one), fresh=bool(self.filled))
            _narrow(queue, room_of(self.parts[-1]))
            self.filled[id(self.parts[-1])] = stack(queue)
        return self.filled[id(part)]


def _narrow(queue: deque[Laid], width: float) -> None:
    queue.extend([broken_for(queue.popleft(), width) for _ in range(len(queue))])


def chains_of(blocks: Sequence[Block]) -> dict[str, Chain]:
    """The chains of which several parts stand in some blocks."""
    parts = [part for block in blocks for part in _linked(block)]
    found: dict[str, list[DrawnPart]] = {}
    for part in sorted(parts, key=lambda part: part.link):
        found.setdefault(part.chain, []).append(part)
    return {name: Chain(parts, Elem("Div")) for name, parts in found.items() if _is_chain(parts)}


def _is_chain(parts: list[DrawnPart]) -> bool:
    """Whether words can go from part to part: all words are those of the first."""
    return len(parts) > 1 and parts[0].link == 0 and not any(part.link == 0 or part.blocks for part in parts[1:])


def in_order(blocks: tuple[Block, ...], chains: dict[str, Chain]) -> tuple[Block, ...]:
    """The blocks, each box that goes on from another behind that one, since words are tagged as they are drawn."""
    places = {id(part): (name, at) for name, chain in chains.items() for at, part in enumerate(chain.parts)}
    drawn: set[tuple[str, int]] = set()
    ordered: list[Block] = []
    waiting: list[Block] = []
    for block in blocks if places else ():
        waiting.append(block)
        while (ready := next((at for at in waiting if _is_ready(at, places, drawn)), None)) is not None:
            waiting = [at for at in waiting if at is not ready]
            ordered.append(ready)
            drawn |= {places[id(part)] for part in _linked(ready) if id(part) in places}
    return (*ordered, *waiting) if places else blocks


def _is_ready(block: Block, places: dict[int, tuple[str, int]], drawn: set[tuple[str, int]]) -> bool:
    """Whether all is drawn that a block's words go on from."""
    own = {places[id(part)] for part in _linked(block) if id(part) in places}
    return any(part.blocks for part in _linked(block)) or all((name, at - 1) in drawn | own for name, at in own if at)


def _linked(block: Block) -> tuple[DrawnPart, ...]:
    return tuple(part for part in block.parts if part.chain) if isinstance(block, Opaque) else ()


def is_chained(block: Block) -> bool:
    """Whether a block has a part of a chain."""
    return bool(_linked(block))

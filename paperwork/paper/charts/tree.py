"""Walks a paper's slots: lists the charts that stand anywhere in them, and puts pictures in their places.

Charts that follow one another and fit beside each other share a line, as pictures do in the Word file.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from itertools import groupby

from msgspec.structs import replace

from paperwork.model.blocks import Block, Cell, Chart, Picture, Region, Row, Table
from paperwork.model.paper import Slots

Line = tuple[Chart, ...]
Pictures = Mapping[Chart, Picture]
Value = str | bool | Region | tuple[Slots, ...] | Slots
# The width that charts fill side by side, in points: that of a chart which says nothing of its width.
_WHOLE = Chart("", "", (), "").width


def lines_in(slots: Slots) -> tuple[Line, ...]:
    """Every chart, in reading order, with those that stand beside it; one that stands twice is listed twice."""
    return tuple(line for value in slots.values() for line in _in_value(value))


def _in_value(value: Value) -> Iterator[Line]:
    if isinstance(value, Region):
        yield from _in_blocks(value.blocks)
    elif isinstance(value, Mapping):
        yield from lines_in(value)
    elif isinstance(value, tuple):
        for tree in value:
            yield from lines_in(tree)


def _in_blocks(blocks: tuple[Block, ...]) -> Iterator[Line]:
    for kind, run in groupby(blocks, key=type):
        if kind is Chart:
            yield from _side_by_side([block for block in run if isinstance(block, Chart)])
        else:
            yield from _in_others(run)


def _side_by_side(charts: Iterable[Chart]) -> Iterator[Line]:
    line: Line = ()
    for chart in charts:
        if line and (chart.caption or sum(one.width for one in line) + chart.width > _WHOLE):
            yield line
            line = ()
        line = (*line, chart)
    yield line


def _in_others(blocks: Iterable[Block]) -> Iterator[Line]:
    for block in blocks:
        match block:
            case Region():
                yield from _in_blocks(block.blocks)
            case Table():
                for cell in (cell for row in block.rows for cell in row.cells):
                    yield from _in_blocks(cell.blocks)


def with_pictures(slots: Slots, pictures: Pictures) -> Slots:
    """The same slots, each chart replaced by its picture."""
    return {name: _value(value, pictures) for name, value in slots.items()}


def _value(value: Value, pictures: Pictures) -> Value:
    if isinstance(value, Region):
        return replace(value, blocks=_blocks(value.blocks, pictures))
    if isinstance(value, Mapping):
        return with_pictures(value, pictures)
    if isinstance(value, tuple):
        return tuple(with_pictures(tree, pictures) for tree in value)
    return value


def _blocks(blocks: tuple[Block, ...], pictures: Pictures) -> tuple[Block, ...]:
    return tuple(_block(block, pictures) for block in blocks)


def _block(block: Block, pictures: Pictures) -> Block:
    match block:
        case Chart():
            return pictures[block]
        case Region():
            return replace(block, blocks=_blocks(block.blocks, pictures))
        case Table():
            return replace(block, rows=tuple(_row(row, pictures) for row in block.rows))
    return block


def _row(row: Row, pictures: Pictures) -> Row:
    return replace(row, cells=tuple(_cell(cell, pictures) for cell in row.cells))


def _cell(cell: Cell, pictures: Pictures) -> Cell:
    return replace(cell, blocks=_blocks(cell.blocks, pictures))

"""Walks a paper's slots: lists the charts that stand anywhere in them, and puts pictures in their places."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace

from paperwork.model.blocks import Block, Cell, Chart, Picture, Region, Row, Table
from paperwork.model.paper import Slots

Pictures = Mapping[Chart, Picture]
Value = str | bool | Region | tuple[Slots, ...] | Slots


def charts_in(slots: Slots) -> tuple[Chart, ...]:
    """Every chart, in reading order; one that stands twice is listed twice."""
    return tuple(chart for value in slots.values() for chart in _in_value(value))


def _in_value(value: Value) -> Iterator[Chart]:
    if isinstance(value, Region):
        yield from _in_blocks(value.blocks)
    elif isinstance(value, Mapping):
        yield from charts_in(value)
    elif isinstance(value, tuple):
        for tree in value:
            yield from charts_in(tree)


def _in_blocks(blocks: tuple[Block, ...]) -> Iterator[Chart]:
    for block in blocks:
        match block:
            case Chart():
                yield block
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

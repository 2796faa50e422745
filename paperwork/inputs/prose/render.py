"""Blocks to Markdown, so that reading it again gives the same blocks.

Only paragraphs, list items and headings are written: prose has no others. What came from boilerplate is written as
the include that it came from.
"""

from __future__ import annotations

from itertools import groupby

from msgspec import Struct

from ...model.blocks import Block, Heading, ListItem, Paragraph, text_of
from .marks import inline
from .spans import tidied

Prose = tuple[Block, ...]
Written = Paragraph | Heading | ListItem


def render(blocks: Prose) -> str:
    """The Markdown of some prose, ending in a line break; empty for none."""
    written = [block for block in blocks if isinstance(block, Written) and tidied(block.spans)]
    pieces: list[str] = []
    for name, run in groupby(written, lambda block: block.spans[0].include):
        members = list(run)
        pieces += _included(name, members) if name else _own(members)
    return "\n\n".join(pieces) + "\n" if pieces else ""


def _included(name: str, run: list[Written]) -> list[str]:
    """One include for its blocks; where the file was never opened, each block stands for a whole one."""
    form = f'{{% include "{name}" %}}'
    unopened = sum(text_of(block.spans) == form for block in run)
    return [form] * max(unopened, 1)


def _own(run: list[Written]) -> list[str]:
    pieces: list[str] = []
    for in_list, group in groupby(run, lambda block: isinstance(block, ListItem)):
        members = list(group)
        if in_list:
            pieces.append(_list([item for item in members if isinstance(item, ListItem)]))
        else:
            pieces += [_single(block) for block in members]
    return pieces


def _single(block: Written) -> str:
    if isinstance(block, Heading):
        return f"{'#' * min(max(block.level, 3), 6)} {inline(block.spans, heading=True)}"
    return inline(block.spans)


class _Level(Struct):
    """An open list: the column of its markers, how it counts, and how many items it has."""

    column: int
    ordered: bool
    count: int = 0

    @property
    def marker(self) -> str:
        return f"{self.count}. " if self.ordered else "- "


def _list(items: list[ListItem]) -> str:
    """A line an item; a nested item stands under the words of the one above it."""
    lines: list[str] = []
    open_lists: list[_Level] = []
    for item in items:
        level = min(item.level, len(open_lists))
        del open_lists[level + 1 :]
        if level == len(open_lists):
            above = open_lists[-1] if open_lists else None
            open_lists.append(_Level(above.column + len(above.marker) if above else 0, item.ordered))
        own = open_lists[level]
        if own.ordered != item.ordered:
            own.ordered, own.count = item.ordered, 0
        own.count += 1
        words = inline(item.spans).replace("\n", "\n" + " " * (own.column + len(own.marker)))
        lines.append(" " * own.column + own.marker + words)
    return "\n".join(lines)

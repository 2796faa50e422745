"""Regions of blocks to the markup of whole content controls: the dispatch over kinds of block."""

from __future__ import annotations

from collections.abc import Callable
from itertools import groupby
from typing import Any

from msgspec.structs import replace

from paperwork.model.blocks import (
    Appendix,
    Block,
    Chart,
    Heading,
    ListItem,
    Opaque,
    Paragraph,
    Picture,
    Region,
    Span,
    Table,
    flattened,
)
from paperwork.model.findings import Finding, PaperworkError, Place

from ..controls import block_control
from ..markup import placed
from .pictures import pictures
from .prose import Setting, heading, items, paragraph
from .tables import table

# What stands after a table without a note keeps off it by so much, in twentieths of a point.
_AFTER_TABLE = '<w:spacing w:before="160"/>'


def control(region: Region, setting: Setting, width: float) -> str:
    """The markup of a region's content control; `width` in points is what pictures may fill side by side.

    Raises PaperworkError, naming the region, for text that a Word file cannot hold.
    """
    set_in = replace(setting, live=region.owner == "author")
    blocks = tuple(flattened(region.blocks))
    waiting = region.owner == "author" and all(isinstance(one, Paragraph) and one.role == "gap" for one in blocks)
    try:
        content = _content(blocks, set_in, width)
    except PaperworkError as error:
        raise PaperworkError([placed(finding, region.tag) for finding in error.findings]) from error
    return block_control(region.tag, content or "<w:p/>", placeholder=waiting and bool(blocks))


def _content(blocks: tuple[Block, ...], setting: Setting, width: float) -> str:
    parts: list[str] = []
    after_table = False
    for kind, group in groupby(blocks, key=type):
        run = list(group)
        writer: Callable[[Any], str] = _WRITERS[kind](setting, width, after_table)
        parts.append(writer(run))
        after_table = isinstance(run[-1], Table) and not run[-1].note
    return "".join(parts)


def _paragraphs(setting: Setting, _: float, after_table: bool) -> Callable[[list[Paragraph]], str]:
    def write(blocks: list[Paragraph]) -> str:
        spaced = [_AFTER_TABLE if after_table and index == 0 else "" for index in range(len(blocks))]
        return "".join(paragraph(block, setting, extra) for block, extra in zip(blocks, spaced, strict=True))

    return write


def _headings(setting: Setting, _: float, __: bool) -> Callable[[list[Heading]], str]:
    return lambda blocks: "".join(heading(block, setting) for block in blocks)


def _lists(setting: Setting, _: float, __: bool) -> Callable[[list[ListItem]], str]:
    return lambda blocks: items(blocks, setting)


def _tables(setting: Setting, _: float, __: bool) -> Callable[[list[Table]], str]:
    return lambda blocks: _parted([table(block, setting) for block in blocks])


def _parted(tables: list[str]) -> str:
    """Tables with nothing between them would become one in Word."""
    parts = tables[:1]
    for markup in tables[1:]:
        parts.append(markup if parts[-1].endswith("</w:p>") or markup.startswith("<w:p>") else f"<w:p/>{markup}")
    return "".join(parts)


def _pictures(setting: Setting, width: float, __: bool) -> Callable[[list[Picture]], str]:
    return lambda blocks: pictures(blocks, setting, width)


def _charts(_: Setting, __: float, ___: bool) -> Callable[[list[Chart]], str]:
    def write(blocks: list[Chart]) -> str:
        raise PaperworkError([_undrawn(block) for block in blocks])

    return write


def _undrawn(chart: Chart) -> Finding:
    message = f"The chart '{chart.title}' has not been drawn, so that it cannot stand in a Word file."
    return Finding("chart", Place(), message, "Draw a paper's charts before it is written.", key=chart.title)


def _opaque(setting: Setting, _: float, __: bool) -> Callable[[list[Opaque]], str]:
    return lambda blocks: "".join(paragraph(Paragraph((Span(block.text),)), setting) for block in blocks)


def _appendices(_: Setting, __: float, ___: bool) -> Callable[[list[Appendix]], str]:
    """A paragraph to keep the place: appendices are brought in when the paper around them is whole."""
    return lambda blocks: "<w:p/>" * len(blocks)


_WRITERS: dict[type, Callable[[Setting, float, bool], Callable[[Any], str]]] = {
    Paragraph: _paragraphs,
    Heading: _headings,
    ListItem: _lists,
    Table: _tables,
    Picture: _pictures,
    Chart: _charts,
    Opaque: _opaque,
    Appendix: _appendices,
}

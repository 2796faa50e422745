"""What a later month may bring to the small paper: acts on its slots, of which chance picks some."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from typing import Any

from msgspec.structs import replace

from paperwork.jobs.refreshing import New
from paperwork.model.blocks import Block, Region, Row, Table
from paperwork.model.paper import Slots
from paperwork.word.writer import write
from tests.word import papers

from . import living

Change = Callable[[Slots], Slots]


def figures(slots: Slots) -> Slots:
    return _said(slots, lambda text: text.replace("84%", "91%").replace("195", "180"))


def other_figures(slots: Slots) -> Slots:
    return _said(slots, lambda text: text.replace("84%", "77%").replace("279", "301").replace("Amber", "Red"))


def words(slots: Slots) -> Slots:
    return _said(slots, lambda text: text.replace("Some families", "Fewer families").replace(", up.", ", still up."))


def more_words(slots: Slots) -> Slots:
    return _said(slots, lambda text: text.replace("It stood at", "In all, it now stood at").replace("One", "A last"))


def items_changed(slots: Slots) -> Slots:
    answer = (*papers.items("One reason", "A new reason", "Another reason"), papers.says("That is all."))
    return _answered(slots, "measure/visits/q2", answer)


def answer_gone(slots: Slots) -> Slots:
    return _answered(slots, "measure/visits/q2", (papers.says("Nothing."),))


def page_more(slots: Slots) -> Slots:
    return _paged(slots, lambda pages: (pages[0], papers.page("reviews", "Reviews held"), *pages[1:]))


def page_first(slots: Slots) -> Slots:
    return _paged(slots, lambda pages: (papers.page("calls", "Calls answered", new_page=False), *pages))


def page_less(slots: Slots) -> Slots:
    return _paged(slots, lambda pages: pages[1:])


def page_less_at_the_end(slots: Slots) -> Slots:
    return _paged(slots, lambda pages: pages[:-1])


def pages_turned(slots: Slots) -> Slots:
    return _paged(slots, lambda pages: tuple(reversed(pages)))


def rows_changed(slots: Slots) -> Slots:
    return _tables(slots, lambda rows: (*rows[:2], _row("Reviews held", "12", "Red"), *rows[3:]))


def row_more(slots: Slots) -> Slots:
    return _tables(slots, lambda rows: (*rows, _row("Calls answered", "98%", "Green")))


def columns_changed(slots: Slots) -> Slots:
    return _tables(slots, lambda rows: tuple(replace(row, cells=(*row.cells, papers.cell("New"))) for row in rows))


def column_less(slots: Slots) -> Slots:
    return _tables(slots, lambda rows: tuple(replace(row, cells=(row.cells[0], *row.cells[2:])) for row in rows))


def columns_moved(slots: Slots) -> Slots:
    new = papers.cell("Newest")
    return _tables(slots, lambda rows: tuple(replace(row, cells=(row.cells[0], *row.cells[2:], new)) for row in rows))


def charts(slots: Slots) -> Slots:
    other = replace(papers.picture("A line that rises"), raster=papers.png(50, 30))
    return _pages(slots, "charts", lambda blocks: tuple(other for _ in blocks))


def charts_more(slots: Slots) -> Slots:
    other = replace(papers.picture("Another line"), raster=papers.png(60, 30))
    return _pages(slots, "charts", lambda blocks: (*blocks, other))


def front(slots: Slots) -> Slots:
    return {**slots, "subject": "Services, a month on", "date_words": "13 April 2026", "date": "13/04/2026"}


def section_more(slots: Slots) -> Slots:
    first, *rest = slots["sections"]  # type: ignore[misc]
    return {**slots, "sections": (first, papers.section("risks", "Risks", papers.says("Some risk.")), *rest)}  # type: ignore[has-type]


def section_less(slots: Slots) -> Slots:
    return {**slots, "sections": slots["sections"][1:]}  # type: ignore[index,call-overload]


def footer(slots: Slots) -> Slots:
    return {**slots, "short_title": "A month on", "period_words": "March 2026", "status_header": "Exempt"}


CHANGES: tuple[Change, ...] = (
    figures, other_figures, words, more_words, items_changed, answer_gone, page_more, page_first, page_less,
    page_less_at_the_end, pages_turned, rows_changed, row_more, columns_changed, column_less, columns_moved, charts,
    charts_more, front, section_more, section_less, footer,
)  # fmt: skip


@cache
def month(*changes: Change) -> New:
    """The paper's new build after some changes, with what stands under each tag in it."""
    slots = living.as_built()
    for change in changes:
        slots = change(slots)
    data = write(papers.paper(given=slots), "0.1.0")
    value = {"figures": "91%", "other_figures": "77%"}
    said = next((value[one.__name__] for one in changes if one.__name__ in value), "84%")
    texts = living.texts_of(data)
    return New(data, {tag: said for tag in living.base() if tag.startswith("paperwork:fact/")} | texts)


def _said(slots: Slots, change: Callable[[str], str]) -> Slots:
    return living.mapped(slots, change)  # type: ignore[no-any-return]


def _answered(slots: Slots, tag: str, blocks: tuple[Block, ...]) -> Slots:
    return _paged(slots, lambda pages: tuple(living.answered(page, {tag: blocks}) for page in pages))


def _paged(slots: Slots, change: Callable[[tuple[Slots, ...]], tuple[Slots, ...]]) -> Slots:
    priority: Any = slots["priorities"][0]  # type: ignore[index,call-overload]
    return {**slots, "priorities": ({**priority, "pages": change(priority["pages"])},)}


def _pages(slots: Slots, slot: str, change: Callable[[tuple[Block, ...]], tuple[Block, ...]]) -> Slots:
    def changed(page: Slots) -> Slots:
        region = page[slot]
        return {**page, slot: replace(region, blocks=change(region.blocks))} if isinstance(region, Region) else page

    return _paged(slots, lambda pages: tuple(map(changed, pages)))


def _tables(slots: Slots, change: Callable[[tuple[Row, ...]], tuple[Row, ...]]) -> Slots:
    def table(block: Block) -> Block:
        if not isinstance(block, Table):
            return block
        rows = change(block.rows)
        columns = (*block.columns, papers.Column(1))[: len(rows[0].cells)]
        return replace(block, rows=rows, columns=columns)

    return _pages(slots, "months", lambda blocks: tuple(map(table, blocks)))


def _row(*texts: str) -> Row:
    return Row(tuple(map(papers.cell, texts)))

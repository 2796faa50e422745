"""The pages of a priority: tables and charts, what the published form lost, and the fixed questions answered."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import pairwise, takewhile

from msgspec import Struct
from msgspec.structs import replace

from paperwork.model.blocks import Block, Chart, Region, Table, text_of
from paperwork.model.findings import Finding, Place
from paperwork.model.paper import Slots
from paperwork.model.supplied import PageBrief, PageRules, Prose

from . import heights, tags
from .chart_kinds import SHEET, charts
from .chart_kinds.flow import Flow, flowed
from .chart_kinds.sizes import sized
from .head import status_header
from .material import Material, region
from .prose import gap, notes, numbered, said
from .tables.actuals import actuals
from .tables.indicators import indicators
from .tables.months import months
from .tables.rag_key import rag_key
from .tables.status import status
from .tables.supplied import tables
from .tables.targets import targets
from .tables.values import values
from .tables.widths import UPRIGHT, WIDE, Room, fitted, holds
from .words import listed

Blocks = tuple[Block, ...]

Make = Callable[[PageBrief, Material, Room], Blocks]

# The kinds of tables of a page's measures, in the order in which they stand above its charts: what a page may `show`.
SHOWN: Mapping[str, Make] = {
    "rag_key": rag_key,
    "values": values,
    "targets": targets,
    "months": months,
    "indicators": indicators,
    "actuals": actuals,
}
# Those whose numbers and heads an upright page may break: such a page lies on its side.
TURNED = ("months", "indicators", "actuals")
# What a page has besides wherever its brief gives anything for it.
PARTS: Mapping[str, Make] = {
    "status": status,
    "tables": tables,
    "not_published": lambda page, *_: notes(page.not_published),
}


class Page(Struct, frozen=True):
    """Everything that stands on a page, its charts of no settled size.

    `above` and `below` its charts stand the parts that are worked out; each gives its name to a slot and to a tag.
    """

    brief: PageBrief
    above: Mapping[str, Blocks]
    below: Mapping[str, Blocks]
    charts: tuple[Chart, ...]
    lead: Blocks
    words: Blocks
    answers: tuple[Blocks, ...]
    room: Room = UPRIGHT
    numbered: bool = False

    @property
    def wide(self) -> bool:
        """Whether it is a landscape page."""
        return self.room == WIDE

    def upright_words(self, whole: float) -> bool:
        """Whether its words stand upright, on a page after its landscape tables: on these, lines are long to read.

        A sheet of the height `whole` that holds them under the tables keeps them; so does one with charts, which
        leave room for them.
        """
        said = any(self.answers) or bool(self.words)
        if not self.wide or self.charts or not said:
            return False
        words = list(self.strips_of_words())
        sheet = heights.last_sheet([], [*self.strips_above(), *self.strips_of_parts()], whole)
        return heights.stacked([*sheet, *words]) > whole

    def strips(self, charts: Iterable[heights.Strip] = ()) -> Iterator[heights.Strip]:
        """What takes height, from top to bottom, its lines of charts where they are given."""
        yield from self.strips_above()
        yield from charts
        yield from self.strips_below()

    def strips_above(self) -> Iterator[heights.Strip]:
        """What takes height above its charts."""
        line = self.room.line
        yield heights.title(self.brief.title, line, first=self.wide or self.brief.new_page)
        yield from heights.strips(self.lead, line)
        for blocks in self.above.values():
            yield from heights.strips(blocks, line)

    def strips_below(self) -> Iterator[heights.Strip]:
        """What takes height below its charts."""
        yield from self.strips_of_parts()
        yield from self.strips_of_words()

    def strips_of_parts(self) -> Iterator[heights.Strip]:
        """What takes height below its charts and was worked out."""
        for blocks in self.below.values():
            yield from heights.strips(blocks, self.room.line)

    def strips_of_words(self) -> Iterator[heights.Strip]:
        """What takes height below its charts and was written."""
        line = self.room.line
        yield from heights.strips(self.words, line)
        for question, answer in zip(self.brief.questions, self.answers, strict=True):
            yield heights.question(question.text, line)
            yield from heights.strips(answer, line)


def unknown_kinds(page: PageBrief, material: Material) -> Iterator[Finding]:
    """A finding for each kind of table that a page is to show and that there is not, but for those of the template."""
    for kind in page.show:
        if kind not in (*SHOWN, *material.inputs.template.page.show):
            yield _no_such_table(kind, page.place, f"Page '{page.id}': there", f"{page.id}/{kind}")


def unknown_by_rule(rules: PageRules, place: Place) -> Iterator[Finding]:
    """A finding for each kind of table that a template's rules give to every page and that there is not."""
    for kind in rules.show:
        if kind not in SHOWN:
            yield _no_such_table(kind, place, "page, show: there", kind)


def _no_such_table(kind: str, place: Place, begun: str, key: str) -> Finding:
    message = f"{begun} is no kind of table '{kind}' to show."
    return Finding("table-kind", place, message, f"The kinds are {', '.join(SHOWN)}.", key=key)


def nothing_to_show(page: PageBrief, material: Material) -> Iterator[Finding]:
    """A warning for what a page asks to show by itself, and has nothing for: no measures, or a book without a key."""
    if page.show == material.inputs.template.page.show:
        return
    keyed = bool(material.inputs.book.rag_key)
    if "rag_key" in page.show and not keyed:
        message = f"Page '{page.id}' is to show 'rag_key', and the book has none."
        hint = "Give the book a rag_key, or take it out of 'show'."
        yield Finding("nothing-to-show", page.place, message, hint, "warning", key=f"{page.id}/rag_key")
    tables = [kind for kind in page.show if kind in SHOWN and kind != "rag_key"]
    if tables and not page.measures:
        message = f"Page '{page.id}' is to show {listed(tables)}, and has no measures."
        hint = "Name its measures, or take them out of 'show'."
        yield Finding("nothing-to-show", page.place, message, hint, "warning", key=f"{page.id}/measures")


def pages(briefs: Sequence[PageBrief], material: Material, before: Sequence[heights.Strip]) -> tuple[Slots, ...]:
    """The trees that a template's loop over a priority's pages walks; charts take the room that all else leaves.

    `before` is what stands on the priority's own sheet, where a first page that begins no new one goes on.
    """
    made = [_page(brief, material) for brief in briefs]
    fresh = [_first(page) for page in made[:1]] + [_first(page) or above.wide for above, page in pairwise(made)]
    sheet, slots = list(before), []
    for index, page in enumerate(made):
        whole = _sheet(material, page.room)
        sheet = [] if fresh[index] else sheet
        charts = _laid_out(page, sheet, made[index + 1 :], whole)
        strips = list(page.strips(heights.picture(line[0].height) for line in charts))
        sheet = heights.last_sheet(sheet, strips, whole)
        slots.append(_slots(page, tuple(chart for line in charts for chart in line), whole))
    return tuple(slots)


def _first(page: Page) -> bool:
    """Whether it begins a sheet of its own."""
    return page.brief.new_page or page.wide


def _page(brief: PageBrief, material: Material) -> Page:
    upright = _shown(brief, material, UPRIGHT)
    room = WIDE if any(map(_breaks, _turned(upright))) else UPRIGHT
    lead = _written(brief.lead, material)
    shown = upright if room == UPRIGHT else _shown(brief, material, room)
    return Page(
        brief=brief,
        above={kind: _that_break(blocks, (brief.title, lead), room, material) for kind, blocks in shown.items()},
        below={part: make(brief, material, room) for part, make in PARTS.items()},
        charts=charts(brief, material),
        lead=lead,
        words=_written(brief.notes, material),
        answers=tuple(said(one.answer, material.results) or gap(one.text) for one in brief.questions),
        room=room,
        numbered=material.inputs.template.page.numbered,
    )


def _shown(brief: PageBrief, material: Material, room: Room) -> dict[str, Blocks]:
    return {kind: make(brief, material, room) if kind in brief.show else () for kind, make in SHOWN.items()}


def _that_break(blocks: Blocks, head: tuple[str, Blocks], room: Room, material: Material) -> Blocks:
    """The blocks, their tables marked that are higher than what a sheet has left under a page's title and lead."""
    title, lead = head
    whole = _sheet(material, room) - heights.stacked(
        [heights.title(title, room.line), *heights.strips(lead, room.line)]
    )
    return tuple(
        replace(one, whole=False)
        if isinstance(one, Table) and heights.stacked(heights.strips([one], room.line)) > whole
        else one
        for one in blocks
    )


def _sheet(material: Material, room: Room) -> float:
    return heights.page(status_header(material.inputs), room.line)


def _turned(shown: Mapping[str, Blocks]) -> Iterator[Table]:
    return (block for kind in TURNED for block in shown.get(kind, ()) if isinstance(block, Table))


def _breaks(table: Table) -> bool:
    return not holds(table.rows, UPRIGHT)


def too_wide(page: PageBrief, material: Material) -> Iterator[Finding]:
    """A finding for each table that not even a landscape page holds."""
    for table in filter(_breaks, _turned(_shown(page, material, UPRIGHT))):
        if not holds(table.rows, fitted(table.rows, WIDE), names=0):
            count = len(table.rows[0].cells)
            message = f"The table '{text_of(table.caption)}' on the page '{page.title}' has {count} columns: "
            message += "no page holds it."
            hint = "Show fewer months: set months in paper.yaml to a smaller number, or shorten the heads."
            yield Finding("wide-table", page.place, message, hint, "warning", key=page.id)


def _written(prose: Prose, material: Material) -> Blocks:
    blocks = said(prose, material.results)
    return numbered(blocks) if material.inputs.template.page.numbered else blocks


def _laid_out(
    page: Page, sheet: Sequence[heights.Strip], later: Sequence[Page], whole: float
) -> tuple[tuple[Chart, ...], ...]:
    """The page's charts line by line, as high as what stands around them leaves room for."""
    if SHEET not in page.brief.charts:
        return sized(page.charts, *_rooms(page, sheet, later, whole), width=page.room.line)
    first = whole - heights.stacked([*sheet, *page.strips_above(), heights.picture(0)])
    below, further = list(page.strips_below()), _followers(page, later)
    return flowed(page.charts, Flow(first, whole, (heights.stacked([*below, *further]), heights.stacked(below))))


def _followers(page: Page, later: Sequence[Page]) -> list[heights.Strip]:
    """What goes on below a page on the same sheet: the pages after it that begin no sheet and have no charts."""
    followers = takewhile(lambda one: not (page.wide or _first(one) or one.charts), later)
    return [strip for one in followers for strip in one.strips()]


def _rooms(page: Page, sheet: Sequence[heights.Strip], later: Sequence[Page], whole: float) -> tuple[float, ...]:
    """The heights that a page may have for its charts, in points, the best layout first.

    With what goes on below on the same sheet, without it, and with a sheet of its own.
    """
    own, below = list(page.strips([heights.picture(0)])), _followers(page, later)
    return tuple(whole - heights.stacked(strips) for strips in ([*sheet, *own, *below], [*sheet, *own], own))


def _slots(page: Page, charts: tuple[Chart, ...], whole: float) -> Slots:
    worked_out: Mapping[str, Blocks] = {**page.above, "charts": charts, **page.below}
    return {
        "title": page.brief.title,
        "new_page": page.brief.new_page,
        "wide": page.wide,
        "turns": page.wide,
        "upright_words": page.upright_words(whole),
        "numbered": page.numbered,
        **{part: region(tags.measure(page.brief.id, part), "data", blocks) for part, blocks in worked_out.items()},
        "lead": region(tags.measure(page.brief.id, "lead"), "author", page.lead),
        "notes": region(tags.measure(page.brief.id, "notes"), "author", page.words),
        "questions": tuple(
            {"question": question.text, "answer": Region(tags.measure(page.brief.id, f"q{number}"), "author", answer)}
            for number, (question, answer) in enumerate(zip(page.brief.questions, page.answers, strict=True), 1)
        ),
    }

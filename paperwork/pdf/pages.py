"""Sections made into pages: columns, headers, footers and footnotes around the flow of the text.

In: a draft, and a `Setter`. Out: `Page`s with all that is drawn on them but for what headers and footers say, which
is settled last, when the count of pages is known.
"""

from __future__ import annotations

from collections import deque

from msgspec import Struct, field

from paperwork.model.blocks import Block
from paperwork.model.look import Line as Border
from paperwork.model.look import PageSetup
from paperwork.model.paper import Draft, DraftSection

from .flow import Filled, Laid, NoteHeight, fill, stack
from .numbers import Numbers, Where, page_label
from .ops import Sheet, Stroke, artifact
from .setter import Setter
from .tags import FOOTER, HEADER, Elem

NOTE_SPACE, NOTE_RULE = 6.0, 144.0


class Page(Struct):
    """A page: its sheet, its number and label, its section, and the footers and headers it takes."""

    sheet: Sheet
    setup: PageSetup
    section: int
    label: str
    header: tuple[Block, ...] = ()
    footer: tuple[Block, ...] = ()


class Frame(Struct):
    """Where text stands on a page: its top and bottom, and the left edge and width of each column."""

    top: float
    bottom: float
    columns: list[tuple[float, float]]


class Paginator(Struct):
    """Makes the pages of one draft in one pass."""

    draft: Draft
    setter: Setter
    root: Elem | None
    pages: list[Page] = field(default_factory=list)
    number: int = 0
    y: float = 0.0
    kind: str = "default"
    heights: dict[int, float] = field(default_factory=dict)
    spare: Elem = field(default_factory=lambda: Elem("Note"))

    def run(self) -> list[Page]:
        """All pages, in order."""
        for index, section in enumerate(self.draft.sections):
            self._section(index, section)
        return self.pages

    def _section(self, index: int, section: DraftSection) -> None:
        setup = section.page
        same_page = index > 0 and self._continues(section, self.draft.sections[index - 1].page)
        if setup.first_number is not None and not same_page:
            self.number = setup.first_number - 1
        frame = self._frame(section, "default")
        width = frame.columns[0][1]
        self.setter.page_height = max(frame.bottom - frame.top, 36.0)
        queue = deque(self.setter.lay(section.blocks, width, self.root))
        if section is self.draft.sections[-1]:
            queue.extend(item for note in self.setter.endnotes for item in self._note(note, width, True))
        first = True
        full = False
        while queue or first:
            if not (same_page and first):
                self._start_page(index, section, first)
            full = self._columns(section, queue, continued=same_page and first, full=full)
            first = False

    def _continues(self, section: DraftSection, before: PageSetup) -> bool:
        same = (section.page.width, section.page.height) == (before.width, before.height)
        return bool(self.pages) and section.page.start == "continuous" and same

    def _start_page(self, index: int, section: DraftSection, first: bool) -> None:
        if first and section.page.start in ("odd_page", "even_page"):
            wanted = 1 if section.page.start == "odd_page" else 0
            if (self.number + 1) % 2 != wanted and self.pages:
                self._add_page(index, section, "none")
        kind = "first" if first and section.page.different_first else "default"
        if kind == "default" and self.draft.even_and_odd and (self.number + 1) % 2 == 0:
            kind = "even"
        self._add_page(index, section, kind)

    def _add_page(self, index: int, section: DraftSection, kind: str) -> None:
        self.number += 1
        setup = section.page
        sheet = _sheet(setup)
        label = page_label(self.number, setup.number_format)
        head, foot = section.headers.get(kind, ()), section.footers.get(kind, ())
        self.pages.append(Page(sheet, setup, index, label, head, foot))
        self.y = self._frame(section, kind).top
        self.kind = kind

    def _frame(self, section: DraftSection, kind: str) -> Frame:
        """The room for text: headers and footers taller than their margins push it in, unless the margin is fixed."""
        setup = section.page
        head = setup.header + self._height(section.headers.get(kind, ()), setup)
        foot = setup.footer + self._height(section.footers.get(kind, ()), setup)
        top = -setup.top if setup.top < 0 else max(setup.top, head)
        bottom = setup.height - (-setup.bottom if setup.bottom < 0 else max(setup.bottom, foot))
        return Frame(top, max(bottom, top + 36.0), _column_places(setup))

    def _height(self, blocks: tuple[Block, ...], setup: PageSetup) -> float:
        width = setup.width - setup.left - setup.right
        if id(blocks) not in self.heights:
            self.heights[id(blocks)] = stack(self.setter.lay(blocks, width, None)).height if blocks else 0.0
        return self.heights[id(blocks)]

    def _columns(self, section: DraftSection, queue: deque[Laid], *, continued: bool, full: bool) -> bool:
        """Fill the columns of the page; says whether the page ended because it was full."""
        page = self.pages[-1]
        frame = self._frame(section, self.kind)
        top = self.y if continued else frame.top
        room = _balanced(queue, frame, top) if self._is_balanced(section, frame) else frame.bottom - top
        notes: list[str] = []
        lowest, broken = top, False
        for number, (x, _) in enumerate(frame.columns):
            fresh = full or number > 0
            note_height = self._note_height(section, notes)
            filled = fill(queue, room, note_height, fresh=fresh, must=not continued)
            filled.place(x, top + self._down(section, frame, filled), page.sheet)
            notes.extend(note for note in filled.notes if note not in notes)
            lowest, broken = max(lowest, top + filled.height), filled.broken
            if broken and len(frame.columns) == 1:
                break
        self._place_notes(section, notes, frame, page)
        last = filled.last
        self.y = lowest + (last.after if last else 0.0)
        return not broken

    def _down(self, section: DraftSection, frame: Frame, filled: Filled) -> float:
        """How far down text starts on a page where it stands in the middle or at the foot."""
        slack = max(0.0, frame.bottom - frame.top - filled.height)
        return {"center": slack / 2, "bottom": slack}.get(section.page.vertical, 0.0)

    def _is_balanced(self, section: DraftSection, frame: Frame) -> bool:
        """Columns end level where another section goes on below them."""
        sections = self.draft.sections
        following = sections[sections.index(section) + 1 :]
        return len(frame.columns) > 1 and bool(following) and following[0].page.start == "continuous"

    def _notes(self, section: DraftSection, ids: tuple[str, ...], tagged: bool) -> Filled:
        setup = section.page
        width = setup.width - setup.left - setup.right
        return stack(item for note in ids for item in self._note(note, width, tagged))

    def _note(self, note: str, width: float, tagged: bool) -> list[Laid]:
        home = self.setter.note_homes.get(note, self.spare) if tagged else self.spare
        return self.setter.lay(self.draft.notes.get(note, ()), width, home)

    def _note_height(self, section: DraftSection, before: list[str]) -> NoteHeight:
        def height(ids: tuple[str, ...]) -> float:
            every = (*before, *ids)
            return self._notes(section, every, False).height + NOTE_SPACE if every else 0.0

        return height

    def _place_notes(self, section: DraftSection, ids: list[str], frame: Frame, page: Page) -> None:
        if not ids:
            return
        laid = self._notes(section, tuple(ids), True)
        left, top = section.page.left, frame.bottom - laid.height
        rule = top - NOTE_SPACE / 2
        page.sheet.add(Stroke(left, rule, left + NOTE_RULE, rule, Border(0.5)))
        laid.place(left, top, page.sheet)


def _sheet(setup: PageSetup) -> Sheet:
    return Sheet(setup.width, setup.height, abs(setup.top), setup.left, setup.right, abs(setup.bottom))


def _balanced(queue: deque[Laid], frame: Frame, top: float) -> float:
    """The least height in which the columns hold all that is left, or all the room there is."""
    whole = frame.bottom - top
    room = stack(queue).height / len(frame.columns)
    while room < whole:
        trial = deque(queue)
        for _ in frame.columns:
            fill(trial, room, must=False)
        if not trial:
            return room
        room += 6.0
    return whole


def _column_places(setup: PageSetup) -> list[tuple[float, float]]:
    width = setup.width - setup.left - setup.right
    if len(setup.columns) < 2:
        return [(setup.left, max(width, 36.0))]
    count = len(setup.columns)
    even = max((width - setup.column_space * (count - 1)) / count, 12.0)
    places, x = [], setup.left
    for column in (column or even for column in setup.columns):
        places.append((x, column))
        x += column + setup.column_space
    return places


def numbers_of(pages: list[Page]) -> Numbers:
    """What fields show by these pages."""
    counts: dict[int, int] = {}
    for page in pages:
        counts[page.section] = counts.get(page.section, 0) + 1
    labels: dict[str, str] = {}
    blocks: dict[int, Where] = {}
    for page in pages:
        for target in page.sheet.targets:
            labels.setdefault(target.name, page.label)
            if target.name.startswith("block-"):
                blocks[int(target.name[6:])] = Where(page.label, counts[page.section])
    return Numbers(labels, blocks, len(pages))


def furnish(pages: list[Page], setter: Setter) -> None:
    """Draw every page's header and footer, with its own numbers, outside the tags."""
    sections = [page.section for page in pages]
    for page in pages:
        setup = page.setup
        where = Where(page.label, sections.count(page.section))
        width = setup.width - setup.left - setup.right
        above = stack(setter.lay(page.header, width, None, where))
        below = stack(setter.lay(page.footer, width, None, where))
        head, foot = _sheet(setup), _sheet(setup)
        above.place(setup.left, setup.header, head)
        below.place(setup.left, setup.height - setup.footer - below.height, foot)
        page.sheet.ops[:0] = [*artifact(head.ops, HEADER), *artifact(foot.ops, FOOTER)]

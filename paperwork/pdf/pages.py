"""Sections made into pages: columns, headers, footers and footnotes around the flow of the text.

In: a draft, and a `Setter`. Out: `Page`s with all that is drawn on them but for what headers and footers say, which
is settled last, when the count of pages is known.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Sequence

from msgspec import Struct, field
from msgspec.structs import replace

from paperwork.model.blocks import Block, flattened
from paperwork.model.counting import written
from paperwork.model.look import Line as Border
from paperwork.model.look import PageSetup
from paperwork.model.paper import Draft, DraftSection

from .asides import keeps_clear
from .beside import Beside, Box
from .edging import LineCounter, column_rules, page_borders
from .flow import Filled, Laid, NoteHeight, PageBreak, fill, stack
from .furniture import footer_of, header_of, sheet_of
from .noted import Noted
from .numbers import Numbers, Where
from .ops import Fill, Op, Sheet, Stroke, artifact
from .setter import Setter
from .tags import FOOTER, HEADER, Elem

NOTE_SPACE, NOTE_RULE = 6.0, 144.0
# How much of a page its footnotes may take at the most: what is left of a longer one goes on to the next page.
NOTE_SHARE = 0.75


class Page(Struct):
    """A page: its sheet, its number and label, its section, the footers and headers it takes, and its footnotes."""

    sheet: Sheet
    setup: PageSetup
    section: int
    label: str
    header: tuple[Block, ...] = ()
    footer: tuple[Block, ...] = ()
    notes: list[str] = field(default_factory=list)


class Frame(Struct):
    """Where text stands on a page: its top and bottom, and the left edge and width of each column."""

    top: float
    bottom: float
    columns: list[tuple[float, float]]


class Paginator(Struct, dict=True):
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
    carried: list[Laid] = field(default_factory=list)
    index: int = 0
    ended: int = 0
    broken: bool = False
    boxes: list[Box] = field(default_factory=list)

    def run(self) -> list[Page]:
        """All pages, in order."""
        self.counter, self.noted = LineCounter(self.setter.fonts), Noted(self.draft)
        furniture = (part for section in self.draft.sections for part in (section.headers, section.footers))
        every = (block for part in furniture for blocks in part.values() for block in flattened(blocks))
        self.setter.beside = self.setter.beside or any(map(keeps_clear, every))
        for index, section in enumerate(self.draft.sections):
            self.counter.begin(section.page.line_numbers, page=False)
            self._section(index, section)
        while self.carried:
            self._start_page(len(self.draft.sections) - 1, section, False)
            frame = self._frame(section, self.kind)
            self._place_notes(self.pages[-1], [], frame, frame.top)
        return self.pages

    def _section(self, index: int, section: DraftSection) -> None:
        setup, self.index = section.page, index
        same_page = index > 0 and self._continues(section, self.draft.sections[index - 1].page)
        if setup.first_number is not None and not same_page:
            self.number = setup.first_number - 1
        frame = self._frame(section, "default")
        width = frame.columns[0][1]
        self.setter.page_height, self.setter.paper = max(frame.bottom - frame.top, 36.0), setup.height
        self.setter.beyond = _margins(setup) if len(frame.columns) == 1 else (0.0, setup.column_space / 2)
        queue = deque(self.setter.lay(section.blocks, width, self._home()))
        queue.extend(item for note in self._endnotes(index) for item in self._note(note, width, True))
        first = True
        full = False
        while queue or first:
            if not (same_page and first):
                self._start_page(index, section, first)
            full = self._columns(section, queue, continued=same_page and first, full=full)
            first = False
        if self.broken and index == len(self.draft.sections) - 1:
            # What ends in a page break ends on an empty page, as in Word.
            self._start_page(index, section, first)

    def _home(self) -> Elem | None:
        """What a section's blocks stand in: in a document of several, each section is one in the tags."""
        return self.root.child("Sect") if self.root and len(self.draft.sections) > 1 else self.root

    def _endnotes(self, index: int) -> tuple[str, ...]:
        """The endnotes that stand at the end of a section: of the last, unless each has its own."""
        if not self.draft.endnotes_by_section and index < len(self.draft.sections) - 1:
            return ()
        waiting = self.setter.endnotes[self.ended :]
        self.ended += len(waiting)
        return self.noted.opened(note for note in waiting if note not in self.noted.within)

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
        setup = _facing(section.page, self.number)
        sheet = sheet_of(setup)
        label = written(self.number, setup.number_format)
        head, foot = section.headers.get(kind, ()), section.footers.get(kind, ())
        self.pages.append(Page(sheet, setup, index, label, head, foot))
        self.y = self._frame(section, kind).top
        self.kind, self.boxes = kind, self._kept_clear(head, foot, setup)
        self.counter.begin(setup.line_numbers, page=True)

    def _kept_clear(self, head: tuple[Block, ...], foot: tuple[Block, ...], setup: PageSetup) -> list[Box]:
        """What a page's text keeps clear of from the first: what floats in its header and footer."""
        if not any(map(keeps_clear, flattened((*head, *foot)))):
            return []
        return [*header_of(self.setter, head, setup).boxes, *footer_of(self.setter, foot, setup).boxes]

    def _frame(self, section: DraftSection, kind: str) -> Frame:
        """The room for text: headers and footers taller than their margins push it in, unless the margin is fixed."""
        setup = section.page
        head = setup.header + self._height(section.headers.get(kind, ()), setup)
        foot = setup.footer + self._height(section.footers.get(kind, ()), setup)
        top = -setup.top if setup.top < 0 else max(setup.top, head)
        bottom = setup.height - (-setup.bottom if setup.bottom < 0 else max(setup.bottom, foot))
        return Frame(top, max(bottom, top + 36.0), _column_places(setup))

    def _height(self, blocks: tuple[Block, ...], setup: PageSetup) -> float:
        if id(blocks) not in self.heights:
            self.heights[id(blocks)] = header_of(self.setter, blocks, setup).filled.height if blocks else 0.0
        return self.heights[id(blocks)]

    def _columns(self, section: DraftSection, queue: deque[Laid], *, continued: bool, full: bool) -> bool:
        """Fill the columns of the page; says whether the page ended because it was full."""
        page = self.pages[-1]
        frame = self._frame(section, self.kind)
        top = self.y if continued else frame.top
        room = _balanced(queue, frame, top) if self._is_balanced(frame, queue) else frame.bottom - top
        notes: list[str] = []
        lowest, filled = top, Filled()
        for number, (x, width) in enumerate(columns := _column_places(_facing(section.page, self.number))):
            fresh = full or (number > 0 and not filled.broken)
            note_height = self._note_height(section, frame, notes)
            beside = self._beside(section, x, width, top, room)
            filled = fill(queue, room, note_height, fresh=fresh, must=not continued, beside=beside)
            y = top + self._down(section, frame, filled)
            if section.page.vertical == "both" and queue and not filled.broken:
                _spread(filled, room - note_height(tuple(filled.notes)))
            filled.place(x, y, page.sheet)
            page.sheet.add(*self.counter.beside(filled, section.page.line_numbers, x, y))
            notes.extend(note for note in filled.notes if note not in notes)
            lowest = max(lowest, top + filled.height)
            self.broken = filled.broken == "page"
            if self.broken:
                break
        if section.page.rule:
            page.sheet.add(*column_rules(columns[: number + (not queue) + 1], top, lowest))
        self._place_notes(page, notes, frame, lowest)
        last = filled.last
        self.y = lowest + (last.after if last else 0.0)
        return not filled.broken

    def _beside(self, section: DraftSection, x: float, width: float, top: float, room: float) -> Beside | None:
        """The pictures that text of a column stands beside; none where the columns are made level, or text centred."""
        if not self.setter.beside or section.page.vertical != "top":
            return None
        if len(section.page.columns) > 1 and self._goes_on():
            return None
        page = self.pages[-1]
        foot = page.setup.height - page.setup.footer - self._height(page.footer, page.setup)
        return Beside(page.sheet, x, top, width, room, max(foot, top + room), self.boxes)

    def _down(self, section: DraftSection, frame: Frame, filled: Filled) -> float:
        """How far down text starts on a page where it stands in the middle or at the foot."""
        slack = max(0.0, frame.bottom - frame.top - filled.height)
        return {"center": slack / 2, "bottom": slack}.get(section.page.vertical, 0.0)

    def _is_balanced(self, frame: Frame, queue: deque[Laid]) -> bool:
        """Columns end level where another section goes on below them, unless the author breaks them."""
        if len(frame.columns) < 2 or not self._goes_on():
            return False
        return not any(isinstance(item, PageBreak) for item in queue)

    def _goes_on(self) -> bool:
        """Whether the next section stands on the same page."""
        following = self.draft.sections[self.index + 1 :]
        return bool(following) and following[0].page.start == "continuous"

    def _notes(self, setup: PageSetup, ids: Sequence[str]) -> Filled:
        width = setup.width - setup.left - setup.right
        return stack(item for note in ids for item in self._note(note, width, False))

    def _note(self, note: str, width: float, tagged: bool) -> list[Laid]:
        home = self.setter.note_homes.get(note, self.spare) if tagged else self.spare
        self.setter.note = note
        laid = self.setter.lay(self.draft.notes.get(note, ()), width, home)
        self.setter.note = ""
        return laid

    def _note_height(self, section: DraftSection, frame: Frame, before: list[str]) -> NoteHeight:
        carried = stack(self.carried).height if self.carried else 0.0
        most = (frame.bottom - frame.top) * NOTE_SHARE

        def height(ids: tuple[str, ...], *, least: bool = False) -> float:
            every = self.noted.opened((*before, *ids))
            own = self._notes(section.page, every)
            if least and own.placed:
                whole = self._notes(section.page, every[:-1])
                first = own.placed[len(whole.placed)][1] if len(own.placed) > len(whole.placed) else None
                own.height = whole.height + (first.least if first else 0.0)
            return min(carried + own.height, most) + NOTE_SPACE if carried + own.height else 0.0

        return height

    def _place_notes(self, page: Page, ids: list[str], frame: Frame, lowest: float) -> None:
        """Put footnotes at the foot of a page, those first that go on from the page before."""
        if not ids and not self.carried:
            return
        width, every = page.setup.width - page.setup.left - page.setup.right, self.noted.opened(ids)
        queue = deque((*self.carried, *(item for note in every for item in self._note(note, width, True))))
        rule = width if self.carried else NOTE_RULE
        room = min(frame.bottom - lowest - NOTE_SPACE, (frame.bottom - frame.top) * NOTE_SHARE)
        laid = fill(queue, room + 0.06)
        laid.height += laid.last.after if laid.last and not queue else 0.0
        left, top = page.setup.left, frame.bottom - min(laid.height, max(room, 0.0))
        page.sheet.add(Stroke(left, top - NOTE_SPACE / 2, left + rule, top - NOTE_SPACE / 2, Border(0.5)))
        laid.place(left, top, page.sheet)
        page.notes += every
        self.carried = list(queue)


def _spread(filled: Filled, room: float) -> None:
    """Part the things on a full page evenly, so that the last one ends at its foot."""
    slack, parts = room - filled.height, len(filled.placed) - 1
    if slack <= 0 or parts < 1:
        return
    filled.placed = [(y + slack * at / parts, item) for at, (y, item) in enumerate(filled.placed)]
    filled.height += slack


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


def _facing(setup: PageSetup, number: int) -> PageSetup:
    """A page's set-up by its number: mirrored margins change sides on even pages."""
    if not setup.mirrored or number % 2:
        return setup
    return replace(setup, left=setup.right, right=setup.left)


def _column_places(setup: PageSetup) -> list[tuple[float, float]]:
    width = setup.width - setup.left - setup.right
    if len(setup.columns) < 2:
        return [(setup.left, max(width, 36.0))]
    count = len(setup.columns)
    even = max((width - setup.column_space * (count - 1)) / count, 12.0)
    gaps = (*setup.gaps, *(setup.column_space for _ in range(count)))
    places, x = [], setup.left
    for column, gap in zip((column or even for column in setup.columns), gaps, strict=False):
        places.append((x, column))
        x += column + gap
    return places


def numbers_of(pages: list[Page], own: Callable[[str], bool] = lambda _: False) -> Numbers:
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
                blocks[int(target.name[6:])] = Where(page.label, counts[page.section], section=page.section + 1)
    return Numbers(labels, blocks, len(pages), _note_marks(pages, own))


def _note_marks(pages: list[Page], own: Callable[[str], bool]) -> dict[str, str]:
    """The marks of footnotes that start again on each page; `own` says which have a mark that the author gave."""
    marks: dict[str, str] = {}
    for page in pages:
        counted = [note for note in page.notes if not own(note)] if page.setup.notes_by_page else []
        marks |= {note: written(at, page.setup.notes_by_page) for at, note in enumerate(counted, 1)}
    return marks


def furnish(pages: list[Page], setter: Setter, background: str = "") -> None:
    """Draw every page's ground, header, footer and frame, with its own numbers, outside the tags."""
    sections = [page.section for page in pages]
    seen: set[int] = set()
    for page in pages:
        setup = page.setup
        where = Where(page.label, sections.count(page.section), setter.ruling.of(page.sheet.targets), page.section + 1)
        above, below = header_of(setter, page.header, setup, where), footer_of(setter, page.footer, setup, where)
        head, foot = sheet_of(setup), sheet_of(setup)
        above.filled.place(setup.left, above.top, head)
        below.filled.place(setup.left, below.top, foot)
        page.sheet.ops[:0] = [*_ground(page, background), *artifact(head.ops, HEADER), *artifact(foot.ops, FOOTER)]
        page.sheet.add(*page_borders(setup, first=page.section not in seen))
        seen.add(page.section)


def _ground(page: Page, colour: str) -> list[Op]:
    return [Fill(0.0, 0.0, page.sheet.width, page.sheet.height, colour)] if colour else []


def _margins(setup: PageSetup) -> tuple[float, float]:
    """How far a table may reach beyond the text on the left and the right, and still stand on the page."""
    least = min(setup.left, setup.right)
    left, right = (least, least) if setup.mirrored else (setup.left, setup.right)
    return max(left, 0.0), max(right, 0.0)

"""Blocks set in type: each block of a draft laid out for a column's width, with its element in the structure tree.

In: blocks with their looks, a width, and the numbers that fields show. Out: `Laid` things in order. What holds no page
number is laid out once and kept for the next pass.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from itertools import groupby

from msgspec import Struct, field
from msgspec.structs import replace

from paperwork.model.blocks import (
    Appendix,
    Block,
    Chart,
    DrawnPart,
    Heading,
    ListItem,
    Opaque,
    Paragraph,
    Picture,
    Region,
    Span,
    Table,
    block_text,
    flattened,
    text_of,
)
from paperwork.model.findings import Finding
from paperwork.model.look import ParagraphLook, PictureLook

from .asides import frame_of, framed, keeps_clear, longest_line
from .beside import broken_for
from .chains import Chain, chains_of, in_order, is_chained
from .columns import Room
from .drawn import LEAST_ROOM, LaidDrawing, fitting, is_pictured, placed_words, room_of
from .dropped import dropped_lines
from .flow import Filled, Laid, PageBreak, stack
from .fonts import Fonts
from .homes import Homes
from .inks import ink_of
from .lines import Breaker, Line, Measure
from .numbers import Numbers, Where, is_page_field
from .ops import Target
from .outline import Outline
from .paragraphs import LaidParagraph
from .pictures import INSET_X, INSET_Y, LaidFloat, LaidPicture, fitted
from .ruling import Ruling, asked
from .runs import Runs
from .spans import ENDNOTE, Context, figure_in, gather
from .table_words import table_fault, words_of
from .tables import lay_table
from .tags import Elem

Texted = Paragraph | Heading | ListItem


class Setter(Struct):
    """Sets the blocks of one document. `page_height` is the room of a page, which no picture may exceed,
    `paper` the height of its sheet, which is room for what text runs under.

    `renumbers` says that footnotes are numbered page by page. `homeless` are notes that are referred to in blocks which
    each pass lays out anew; those still `moving` wait for their reference in this pass. `beyond` is how far a table may
    reach over the text's left and right edge. Once there is a picture that text stands `beside`, paragraphs keep what
    they are broken from. `places` are the names that links may lead to, `note` is the note being set.
    """

    fonts: Fonts
    numbers: Numbers = field(default_factory=Numbers)
    page_height: float = 700.0
    paper: float = 841.9
    kept: dict[tuple[int, float, bool], tuple[list[Laid], Elem | None]] = field(default_factory=dict)
    outline: Outline = field(default_factory=Outline)
    has_page_fields: bool = False
    language: str = ""
    tab_every: float = 36.0
    note_homes: dict[str, Elem] = field(default_factory=dict)
    beyond: tuple[float, float] = (0.0, 0.0)
    table_faults: dict[tuple[str, int], Finding] = field(default_factory=dict)
    renumbers: bool = False
    homeless: set[str] = field(default_factory=set)
    moving: set[str] = field(default_factory=set)
    ruling: Ruling = field(default_factory=Ruling)
    beside: bool = False
    places: frozenset[str] = frozenset()
    note: str = ""
    chains: dict[str, Chain] = field(default_factory=dict)

    def lay(self, blocks: Sequence[Block], width: float, parent: Elem | None, where: Where | None = None) -> list[Laid]:
        """Lay blocks out one under another. Without a parent they stand outside the tags."""
        opened = tuple(flattened(tuple(blocks)))
        outside, self.chains = self.chains, chains_of(opened)
        self.beside = self.beside or bool(self.chains) or any(map(keeps_clear, opened))
        laid: list[Laid] = []
        homes = Homes(parent)
        for frame, group in groupby(in_order(opened, self.chains), frame_of):
            held = tuple(group)
            if frame is None:
                laid += self._run(held, width, homes, where)
            else:
                wide = min(frame.width or self._measured(held, where), width)
                laid += framed(self._run(held, wide, homes, where), frame, wide, width, self.page_height)
        self.chains = outside
        return laid

    def _run(self, blocks: tuple[Block, ...], width: float, homes: Homes, where: Where | None) -> list[Laid]:
        """Blocks one under another; a box that is anchored in a paragraph stands before it, as it floats from there."""
        laid: list[Laid] = []
        begin = 0
        before: Block | None = None
        for block in blocks:
            home = homes.home(block)
            made = self._kept(block, width, home, where)
            if not (isinstance(block, Opaque) and block.anchored):
                begin = len(laid)
            while begin < len(laid) and not isinstance(laid[begin], LaidParagraph):
                begin += 1
            laid[begin:begin] = made
            if home and isinstance(block, Table) and isinstance(before, Paragraph) and before.role == "caption":
                home.caption()
            before = block
        return joined(laid)

    def _measured(self, blocks: tuple[Block, ...], where: Where | None) -> float:
        """How wide a frame of some blocks is that does not say so."""
        context = Context(self.fonts, self.numbers, where, self.language)
        return longest_line(blocks, context)

    def _kept(self, block: Block, width: float, home: Elem | None, where: Where | None) -> list[Laid]:
        key = (id(block), width, home is not None)
        if key in self.kept:
            laid, elem = self.kept[key]
            if home is not None and elem is not None:
                elem.move_to(home)
            return laid
        before, met = len(home.kids) if home else 0, len(self.note_homes)
        laid = self._block(block, width, home, where or self.numbers.blocks.get(id(block)))
        made = home.kids[before] if home and len(home.kids) > before else None
        if is_chained(block):
            return laid
        if _has_page_field(block, notes=self.renumbers):
            self.has_page_fields = self.has_page_fields or home is not None
            self.homeless.update(list(self.note_homes)[met:])
        else:
            self.kept[key] = (laid, made if isinstance(made, Elem) else None)
        return laid

    def _block(self, block: Block, width: float, home: Elem | None, where: Where | None) -> list[Laid]:
        match block:
            case Paragraph() | Heading() | ListItem():
                return self._paragraph(block, width, home, where)
            case Table():
                return [self._table(block, width, home, where)]
            case Picture():
                return self._picture(block, width, home)
            case Opaque():
                return self._box(block, width, home, where)
            case Chart() | Appendix():
                return self._paragraph(Paragraph((Span(block_text(block)),)), width, home, where)
            case Region():
                return self.lay(block.blocks, width, home, where)

    def _paragraph(self, block: Texted, width: float, home: Elem | None, where: Where | None) -> list[Laid]:
        look = block.look or ParagraphLook()
        elem, label = self._elems(block, home)
        floats = [span.picture for span in block.spans if span.picture and _floats(span.picture)]
        spans = tuple(
            self._fitting(span, width) for span in block.spans if not (span.picture and _floats(span.picture))
        )
        own = spans[1:] if look.dropped and len(spans) > 1 else spans
        runs = gather(own, look, self._context(where), elem, label)
        if runs.text.endswith("\n"):
            runs.add("\u200b", runs.runs[-1].ink, elem)
        measure = _measure(look, width, runs, self.tab_every)
        source = (runs, measure) if self.beside and not look.dropped else None
        if look.dropped and len(spans) > 1:
            letter = gather(spans[:1], replace(look, label=None), self._context(where), elem, None)
            lines = dropped_lines(letter, runs, measure, look)
        else:
            lines = Breaker(runs, measure).lines()
        targets = self._targets(block)
        laid = _pages(
            LaidParagraph(tuple(lines), look, width, targets, look.page_break_before, source=source),
            self._mark(look),
            runs.text,
        )
        return [*(self._float(picture, width, figure_in(elem, picture)) for picture in floats), *laid]

    def _context(self, where: Where | None) -> Context:
        return Context(self.fonts, self.numbers, where, self.language, self._meet_note, self.places, self.note)

    def _meet_note(self, note: str, elem: Elem | None) -> None:
        """A footnote's element stands right after the mark that refers to it first, wherever it is printed."""
        if elem is not None and (note not in self.note_homes or note in self.moving):
            self.moving.discard(note)
            make = elem.followed if elem.role == "Reference" else elem.inline
            self.note_homes[note] = make("Note", ID=f"note-{note}")

    def start_pass(self) -> None:
        """Forget where notes were placed by the pass before."""
        for home in self.note_homes.values():
            home.kids.clear()
        self.moving = set(self.homeless)

    @property
    def endnotes(self) -> list[str]:
        """The ids of the endnotes met so far, which stand at the end of the text."""
        return [note for note in self.note_homes if note.startswith(ENDNOTE)]

    def _elems(self, block: Texted, home: Elem | None) -> tuple[Elem | None, Elem | None]:
        """The element of a paragraph's text, and of its label."""
        if home is None:
            return None, None
        if isinstance(block, Heading) and text_of(block.spans).strip():
            made = home.child(f"H{self.outline.level(block)}")
            return made, made
        if isinstance(block, ListItem):
            item = home.child("LI")
            label = item.child("Lbl") if block.look and block.look.label else None
            return item.child("LBody").child("P"), label
        made = home.child("TOCI").child("P") if home.role == "TOC" else home.child("P")
        return made, made

    def _targets(self, block: Texted) -> tuple[Target, ...]:
        named = [Target(0.0, name) for name in block.anchors]
        if isinstance(block, Heading) and text_of(block.spans).strip():
            title = " ".join(text_of(block.spans).split())
            label = block.look.label.text + " " if block.look and block.look.label else ""
            named.append(Target(0.0, self.outline.name(block), label + title, self.outline.level(block)))
        if place := self.ruling.place(block) or (_has_page_field(block) and f"block-{id(block)}"):
            named.append(Target(0.0, place))
        return tuple(named)

    def _mark(self, look: ParagraphLook) -> Line:
        """The line of a paragraph without text."""
        ink = ink_of(look.mark, self.fonts)
        return Line(0, 0, (), 0.0, 0.0, ink.above, ink.below)

    def _fitting(self, span: Span, width: float) -> Span:
        if span.picture is None:
            return span
        return replace(span, picture=fitted(span.picture, width, self.page_height))

    def _float(self, picture: Picture, width: float, figure: Elem | None) -> Laid:
        look = picture.look
        if look and look.floating and look.wrap == "none":
            content = LaidPicture(replace(picture, look=replace(look, floating=False)), picture.width, figure)
            size = (picture.width, picture.height)
            return LaidFloat(content=content, size=size, look=look, width=width)
        above, _, below, _ = look.distances if look else (0.0,) * 4
        return LaidPicture(fitted(picture, width, self.page_height), width, figure, before=above, after=below)

    def _picture(self, block: Picture, width: float, home: Elem | None) -> list[Laid]:
        return [self._float(block, width, self._figure(block, home))]

    def _box(self, block: Opaque, width: float, home: Elem | None, where: Where | None) -> list[Laid]:
        """What is not known by its words; a text box with its blocks, at its place if text may run under it."""
        if not block.blocks and not is_chained(block):
            return self._paragraph(Paragraph((Span(block.text),)), width, home, where)
        if block.parts and (drawing := self._drawing(block, width, home, where)):
            return drawing
        inside = home.child("Div") if home else None
        look = block.look
        if look is None or not look.floating or look.wrap != "none" or block.width <= 4 * INSET_X:
            return self.lay(block.blocks, width, inside, where)
        content = stack(self.lay(block.blocks, block.width - 2 * INSET_X, inside, where))
        size = (block.width, max(block.height, content.height + 2 * INSET_Y))
        return [LaidFloat(content=content, size=size, look=look, width=width, notes=tuple(content.notes))]

    def _drawing(self, block: Opaque, width: float, home: Elem | None, where: Where | None) -> list[Laid]:
        """A drawing with words; nothing where they would not go on a page, and have to be set as text."""
        look, size = block.look or PictureLook(), (block.width, block.height)
        hidden = PictureLook(decorative=look.decorative)
        under = Picture(b"", block.alt, *size, kind="drawing", look=hidden, parts=block.parts, extent=size)
        is_figure = bool(block.alt) or any(map(is_pictured, block.parts))
        figure = self._figure(under, home) if is_figure else None
        inside = home.child("Div") if home else None
        worded = [part for part in block.parts if part.blocks or part.chain]
        words = tuple(placed_words(part, self._words(part, inside, where)) for part in worded)
        if len(block.parts) == 1 and block.parts[0].fits and not block.parts[0].chain:
            words, high = fitting(block.parts[0], words)
            under = replace(under, height=high)
        above, _, below, _ = (0.0,) * 4 if look.floating else look.distances
        notes = tuple(note for placed in words for note in placed.notes)
        made = LaidDrawing(under, words, block.width, width, figure, look, before=above, after=below, notes=notes)
        is_over = look.floating and look.wrap == "none"
        most = self.paper + 1.0 if is_over else self.page_height
        if made.height > most or min(map(room_of, worded)) < LEAST_ROOM:
            if any(part.chain in self.chains for part in worded):
                return [broken_for(item, width) for placed in words for item in placed.items]
            for elem in (figure, inside):
                if home and elem:
                    home.kids.remove(elem)
            return []
        if not is_over:
            return [made]
        size = (block.width, made.height)
        return [LaidFloat(content=replace(made, look=None), size=size, look=look, width=width, notes=notes)]

    def _words(self, part: DrawnPart, inside: Elem | None, where: Where | None) -> Filled:
        """The words of a part of a drawing; of a chain's part those that it has room for."""
        chain = self.chains.get(part.chain)
        if chain is None:
            return stack(self.lay(part.blocks, room_of(part), inside, where))
        if inside and chain.begins_with(part):
            chain.elem.move_to(inside)
        return chain.words(part, lambda blocks, room, elem: self.lay(blocks, room, inside and elem, where))

    def _figure(self, block: Picture, home: Elem | None) -> Elem | None:
        figure = figure_in(home, block)
        if home and figure:
            figure.loose = False
            home.kids.append(figure)
        return figure

    def _table(self, block: Table, width: float, home: Elem | None, where: Where | None) -> Laid:
        elem = home.child("Table") if home else None
        if elem and block.summary:
            elem.table["Summary"] = block.summary

        def set_cell(blocks: tuple[Block, ...], room: Room, cell: Elem | None) -> list[Laid]:
            outside, self.beyond = self.beyond, (room.left, room.right)
            laid = self.lay(blocks, room.width, cell, where)
            self.beyond = outside
            return laid

        measure = partial(words_of, context=Context(self.fonts, self.numbers, where, self.language))
        laid = lay_table(block, Room(width, *self.beyond), set_cell, measure, elem)
        self.table_faults.update({(check, id(block)): table_fault(check, block) for check in laid.faults})
        return laid.floated(block.look.floating if block.look else None)


def _measure(look: ParagraphLook, width: float, runs: Runs, tab_every: float) -> Measure:
    first = look.first
    if look.label and look.label.align != "left":
        text = len(look.label.text)
        first -= runs.width(0, text) * (0.5 if look.label.align == "center" else 1.0)
    return Measure(width, look.left, look.right, first, look.tabs, look.align, tab_every, look.rtl)


def _pages(whole: LaidParagraph, empty: Line, text: str) -> list[Laid]:
    """A paragraph parted at the breaks of pages and columns in its text. Places in it are where its words begin."""
    if not whole.lines:
        return [replace(whole, lines=(empty,))]
    parts: list[Laid] = []
    lines: list[Line] = []
    for line in whole.lines:
        lines.append(line)
        if line.page_break:
            seen = tuple(one for one in lines if one.end - one.start > 1 or not one.page_break)
            column = text[line.end - 1] == "\v"
            later = whole.targets if not text[: line.end].strip() and text[line.end :].strip() else ()
            here = () if later else whole.targets
            parts += [replace(whole, lines=seen, targets=here, first=not parts, last=False), PageBreak(column=column)]
            whole, lines = replace(whole, targets=later, break_before=False), []
    if lines:
        parts.append(replace(whole, lines=tuple(lines), first=not parts))
    return parts


def _floats(picture: Picture) -> bool:
    return picture.look is not None and picture.look.floating


def _has_page_field(block: Block, *, notes: bool = False) -> bool:
    match block:
        case Paragraph() | Heading() | ListItem():
            return any(_is_settled(span.field) or (notes and span.note) for span in block.spans)
        case Table():
            inside = (inner for row in block.rows for cell in row.cells for inner in cell.blocks)
            return any(_has_page_field(inner, notes=notes) for inner in inside)
        case Region() | Opaque():
            return any(_has_page_field(inner, notes=notes) for inner in block.blocks)
    return False


def _is_settled(instruction: str) -> bool:
    return bool(instruction) and (is_page_field(instruction) or asked(instruction) is not None)


def joined(laid: list[Laid]) -> list[Laid]:
    """Neighbours with the same borders share one frame."""
    for at in range(1, len(laid)):
        above, below = laid[at - 1], laid[at]
        if isinstance(above, LaidParagraph) and isinstance(below, LaidParagraph) and _same_frame(above, below):
            laid[at - 1] = replace(above, joined_below=True)
            laid[at] = replace(below, joined_above=True)
    return laid


def _same_frame(above: LaidParagraph, below: LaidParagraph) -> bool:
    one, other = above.look, below.look
    if not one.borders or one.borders != other.borders:
        return False
    return (one.left, one.right, min(one.first, 0)) == (other.left, other.right, min(other.first, 0))

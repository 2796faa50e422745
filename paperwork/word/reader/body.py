"""Blocks of a story in order: paragraphs, headings, list items, tables, regions, and where sections end.

Content controls of ours become regions; those of others are opened, their content kept. A paragraph whose mark
a tracked change deletes is joined to the next.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import cast

from msgspec import Struct
from msgspec.structs import replace

from paperwork.model.blocks import Block, Heading, ListItem, Opaque, Paragraph, ParagraphRole, Region, block_text
from paperwork.model.look import Align, Label, ParagraphLook, Tab
from paperwork.model.tags import FACT, owner_of

from ..markup import break_goes
from . import drawings, equations
from .changes import words
from .foreign import embedded
from .frames import dropped, framed, side
from .inline import Inline
from .line import PLAIN, Line
from .numbering import Level
from .properties import ParaProps, RunProps, para_props, run_props
from .shapes.opened import opened, words_of
from .spacing import spaced
from .story import Box, Story
from .styles import NO_TABLE, ResolvedParagraph, TableLayer
from .tables import read_table
from .values import MC, Element, M, R, attr, child, is_on, local, named, val, w

PREFIX = "paperwork:"
_ROLES = {"caption": "caption", "note": "note", "table note": "note"}
_NUMBERED = "numbered paragraph"


class SectionEnd(Struct, frozen=True):
    """Where a section ends, with its properties."""

    properties: Element


Read = Block | SectionEnd
_Reader = Callable[[Story, Element, TableLayer], Iterator[Read]]


def blocks_of(story: Story, element: Element, table: TableLayer = NO_TABLE) -> tuple[Block, ...]:
    """The blocks inside an element that holds no sections: a cell, a header, a note, a text box."""
    return tuple(at for at in stream(story, element, table) if not isinstance(at, SectionEnd))


def stream(story: Story, element: Element, table: TableLayer = NO_TABLE) -> Iterator[Read]:
    """The blocks inside an element in order, with the ends of sections among them."""
    yield from _children(story, element, table)
    yield from _released(story)


def _released(story: Story) -> Iterator[Block]:
    """What waits for a paragraph to join that does not come."""
    if story.held is not None:
        (line, look), story.held = story.held, None
        yield Paragraph(line.spans(), anchors=tuple(line.anchors), look=look)


def _children(story: Story, element: Element, table: TableLayer) -> Iterator[Read]:
    for part in element:
        reader = _READERS.get(part.tag) or _unknown(part)
        if reader is not None:
            yield from reader(story, part, table)


def _unknown(element: Element) -> _Reader | None:
    """How to read something that no standard names: as a paragraph where it holds runs, else by what is inside."""
    if not len(element) or local(element).endswith(("Pr", "Ex")):
        return None
    return _paragraph if element.find(_RUN) is not None else _opened


def _deleted(story: Story, element: Element, _: TableLayer) -> Iterator[Read]:
    """Whole paragraphs that a tracked change deletes."""
    story.reading.find_change("deleted text", words(element))
    story.reading.changes.pass_over(element)
    yield from ()


def _inserted(story: Story, element: Element, table: TableLayer) -> Iterator[Read]:
    """Whole paragraphs that a tracked change inserts, or runs that stand in none."""
    if story.reading.changes.take(element):
        story.reading.find_change("inserted text", words(element))
    reader = _unknown(element)
    if reader is not None:
        yield from reader(story, element, table)


def _opened(story: Story, element: Element, table: TableLayer) -> Iterator[Read]:
    yield from _children(story, element, table)


def _control(story: Story, element: Element, table: TableLayer) -> Iterator[Read]:
    content = child(element, "sdtContent")
    tag = val(child(child(element, "sdtPr"), "tag"))
    if content is None:
        return
    inner = _children(story, content, table)
    if not tag.startswith(PREFIX) or tag.startswith(FACT):
        yield from inner
        return
    if known := story.reading.known(element):
        story.reading.changes.pass_over(element)
        yield Region(tag, owner_of(tag), (), known)
        return
    gathered: list[Block] = []
    is_cut = False
    for read in inner:
        if isinstance(read, SectionEnd):
            yield Region(tag, owner_of(tag), tuple(gathered))
            yield read
            gathered, is_cut = [], True
        else:
            gathered.append(read)
    if gathered or not is_cut:
        yield Region(tag, owner_of(tag), tuple(gathered))


def _bookmark(story: Story, element: Element, _: TableLayer) -> Iterator[Read]:
    name = attr(element, "name")
    if name and name != "_GoBack":
        story.anchors.append(name)
        story.reading.marking.begin(attr(element, "id"), name)
    yield from ()


def _bookmark_end(story: Story, element: Element, _: TableLayer) -> Iterator[Read]:
    story.reading.marking.end(attr(element, "id"))
    yield from ()


def _alternatives(story: Story, element: Element, table: TableLayer) -> Iterator[Read]:
    form = drawings.chosen(element)
    yield from () if form is None else _children(story, form, table)


def _foreign_part(story: Story, element: Element, _: TableLayer) -> Iterator[Read]:
    """A whole other document: its words, or a finding where it can't be read."""
    reading = story.reading
    relation = reading.package.relations(story.part).get(element.get(f"{{{R}}}id", ""))
    data = b"" if relation is None or relation.external else reading.package.sound_data(relation.target)
    blocks, found = embedded(data, relation.target if relation else "", reading.read)
    message = "A whole other document is embedded here; " + ("its own look is lost." if blocks else "it is not read.")
    reading.find("embedded-document", message, "Open the file in Word and save it, so that it becomes text.")
    reading.findings += found
    yield from blocks or [Opaque("", "embedded document")]


def _table(story: Story, element: Element, _: TableLayer) -> Iterator[Read]:
    yield from _released(story)
    table = read_table(story, element, blocks_of)
    story.begins = story.ends_auto = False
    if table.rows:
        yield table


def _paragraph(story: Story, element: Element, table: TableLayer) -> Iterator[Read]:
    reading = story.reading
    reading.paragraph += 1
    properties = child(element, "pPr")
    about = named(properties)
    direct = para_props(properties, reading.theme)
    if set_so := equations.align(element):
        direct["align"] = set_so
    mark = run_props(about.get("rPr"), reading.theme)
    style = reading.styles.known(direct.pop("style", ""))
    inline = Inline(story, style, table, changed=reading.changes.take(element))
    inline.line.anchors += story.anchors
    story.anchors.clear()
    inline.read(element)
    begins = story.begins
    blocks = list(_finished(story, inline, _Dress(style, table, direct, mark), about))
    boxes = _taken(story.boxes)
    ends = "sectPr" in about and not break_goes(about["sectPr"])
    if ends and not (begins or boxes) and all(map(_is_bare, blocks)):
        blocks = []
    if len(boxes) == 1 and not boxes[0].look.floating and _is_blank(blocks):
        boxes, blocks = [_in_line(boxes[0], blocks)], []
    yield from blocks
    yield from (_boxed(story, box, anchored=bool(blocks) and not box.late) for box in boxes)
    if ends:
        yield SectionEnd(about["sectPr"])


def _is_bare(block: Block) -> bool:
    """Whether a paragraph holds nothing at all: one that only ends a section so takes no room."""
    if not isinstance(block, Paragraph | Heading) or block.spans or block.anchors:
        return False
    return block.look is None or not (block.look.label or block.look.page_break_before)


class _Dress(Struct, frozen=True):
    """What a paragraph's properties say: its style, the table's layer, and direct formatting."""

    style: str
    table: TableLayer
    direct: ParaProps
    mark: RunProps


def _finished(story: Story, inline: Inline, dress: _Dress, about: dict[str, Element]) -> Iterator[Block]:
    """The block of a paragraph, unless its mark is deleted, or it is hidden whole."""
    line, mark = inline.line, named(about.get("rPr"))
    if "pPrChange" in about or "rPrChange" in mark:
        inline.dressed += 1
    deleted = "del" in mark or "moveFrom" in mark
    run_on = is_on(mark.get("specVanish"))
    if deleted or "ins" in mark:
        (inline.removed if deleted else inline.added).append("¶")
    inline.note_findings()
    resolved = story.reading.styles.paragraph(dress.style, dress.table, dress.direct, dress.mark)
    if story.held is not None:
        (before, _), story.held = story.held, None
        before.join(line)
        line = before
    story.reading.marking.say("\n")
    reach = dropped(about.get("framePr"))
    if reach and not line.empty:
        story.dropped = reach
    if run_on and not line.empty:
        line = _numbered(story, line, dress, resolved)
    if deleted or run_on or reach:
        if line.empty:
            story.anchors += line.anchors
        else:
            story.held = line, resolved.look
        return
    if resolved.look.mark.hidden and line.empty:
        return
    if story.dropped:
        resolved = replace(resolved, look=replace(resolved.look, dropped=story.dropped))
        story.dropped = 0
    frame = about.get("framePr") if story.furniture else None
    if frame is not None and side(frame):
        resolved = replace(resolved, look=replace(resolved.look, align=cast(Align, side(frame))))
    if resolved.look.frame and (story.furniture or story.cells or story.note):
        resolved = replace(resolved, look=replace(resolved.look, frame=None))
    block = _block(story, line, dress, replace(resolved, look=spaced(story, resolved)))
    if frame is not None and not line.empty:
        yield framed(frame, block, story.width)
        return
    if isinstance(block, Heading):
        story.reading.heading = block_text(block).strip()
    yield block


def _numbered(story: Story, line: Line, dress: _Dress, resolved: ResolvedParagraph) -> Line:
    """The words of a paragraph that the next one joins, behind its number."""
    label, _ = _label(story, dress, resolved)
    if label is None:
        return line
    begun = Line()
    begun.say(f"{label.text} ", story.reading.styles.run(dress.style, dress.table, {}, label.text), PLAIN, None)
    begun.join(line)
    return begun


def _block(story: Story, line: Line, dress: _Dress, resolved: ResolvedParagraph) -> Block:
    label, level = _label(story, dress, resolved)
    look = replace(resolved.look, label=label) if label else resolved.look
    if line.margin_tabs:
        look = replace(look, tabs=tuple(_margin_tab(side, story.width) for side in line.margin_tabs))
    spans, anchors = line.spans(), tuple(line.anchors)
    if look.outline:
        return Heading(look.outline, spans, anchors, look)
    if label is None or level is None:
        return Paragraph(spans, _role(look, line), anchors, look)
    numbered = not level.bullet and (level.many or story.reading.styles.numbers_headings(resolved.num))
    if numbered or (look.style.lower().startswith(_NUMBERED) and not level.bullet):
        return Paragraph(spans, "gap" if line.gap else "numbered", anchors, look)
    return ListItem(spans, resolved.level, not level.bullet, anchors, look)


def _label(story: Story, dress: _Dress, resolved: ResolvedParagraph) -> tuple[Label | None, Level | None]:
    num = story.reading.numbering.num(resolved.num)
    if num is None:
        return None, None
    level = num.levels[resolved.level]
    text = story.counter.next(resolved.num, resolved.level)
    if text.strip() and level.run.get("hidden"):
        story.reading.find_once("hidden-text", "Hidden numbers of a list are left out.", "Show them in Word.", text)
    if not text or level.run.get("hidden"):
        return None, None
    return story.reading.styles.label(text, level, dress.style, dress.table, dress.mark), level


def _role(look: ParagraphLook, line: Line) -> ParagraphRole:
    name = look.style.lower()
    if line.gap:
        return "gap"
    return "numbered" if name.startswith(_NUMBERED) else cast(ParagraphRole, _ROLES.get(name, "body"))


def _margin_tab(side: str, width: float) -> Tab:
    if side == "center":
        return Tab(width / 2, "center")
    return Tab(width, "right") if side == "right" else Tab(0.0)


def _taken(boxes: list[Box]) -> list[Box]:
    taken = boxes.copy()
    boxes.clear()
    return taken


def _is_blank(blocks: list[Block]) -> bool:
    """Whether a paragraph has nothing in it but what is drawn."""
    alone = blocks[0] if len(blocks) == 1 else None
    if not isinstance(alone, Paragraph) or alone.spans or alone.anchors or alone.look is None:
        return False
    return not (alone.look.page_break_before or alone.look.label)


def _in_line(box: Box, blocks: list[Block]) -> Box:
    """A box that is all that stands in its paragraph: it stands as the paragraph would, or as its frame does."""
    look = getattr(blocks[0], "look", None) or ParagraphLook()
    if look.frame:
        return replace(box, look=look.frame.place)
    at, distances = look.left + look.first, (look.before, 0.0, look.after, 0.0)
    return replace(box, look=replace(box.look, align=look.align, left=at, distances=distances))


def _boxed(story: Story, box: Box, *, anchored: bool) -> Opaque:
    parts = opened(box.pieces, lambda width, content: blocks_of(story.box(width), content))
    blocks = words_of(parts) or box.blocks
    if box.content is not None:
        blocks = blocks_of(story.box(box.width), box.content)
    text = box.text or "\n".join(block_text(block) for block in blocks)
    return Opaque(
        text, box.why, blocks, box.width, box.height, box.look, parts, box.alt, anchored and box.look.floating
    )


_RUN = w("r")
_READERS: dict[str, _Reader] = {
    w("p"): _paragraph,
    w("tbl"): _table,
    w("sdt"): _control,
    w("bookmarkStart"): _bookmark,
    w("bookmarkEnd"): _bookmark_end,
    w("altChunk"): _foreign_part,
    f"{{{M}}}oMathPara": _paragraph,
    w("del"): _deleted,
    w("moveFrom"): _deleted,
    w("ins"): _inserted,
    w("moveTo"): _inserted,
    f"{{{MC}}}AlternateContent": _alternatives,
}

"""Contents lists as their headings stand now: entries that the author has edited since are made anew.

In: a draft, and the instruction of a TOC field. Out: the entries that it asks for, from headings, outline levels,
styles, or captions. A list of the part that a bookmark marks (`\\b`), as ours is, goes from there to the last heading
that it leads to now. Lists of marked entries (`\\f`) are not known, and stay as they are.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from msgspec import Struct
from msgspec.structs import replace

from paperwork.model.blocks import Block, Heading, ListItem, Paragraph, Region, Span, Table
from paperwork.model.look import ParagraphLook

from .fields import Field

Texted = Paragraph | Heading | ListItem
_BUILT_IN = re.compile(r"heading ([1-9])$", re.IGNORECASE)
_LEVELS = re.compile(r"([1-9])\s*-\s*([1-9])")
_UNKNOWN = frozenset({"\\f", "\\l", "\\d", "\\s"})


class Asked(Struct, frozen=True):
    """What a TOC field lists: heading levels, styles with their levels, outline levels, or a caption's label.

    `part` is the bookmark of the only part of the text that it lists, lower case.
    """

    known: bool = True
    headings: range = range(1, 10)
    styles: tuple[tuple[str, int], ...] = ()
    outlines: bool = False
    label: str = ""
    between: str = "\t"
    without_numbers: range = range(0)
    part: str = ""


class Entry(Struct, frozen=True):
    """One line of a contents list: its level, its words, and the block that it leads to."""

    level: int
    text: str
    block: Texted

    @property
    def key(self) -> str:
        """Its words without their spaces."""
        return "".join(self.text.split())


def asked(instruction: str) -> Asked:
    """What the instruction of a TOC field asks for."""
    switches: dict[str, str] = {}
    last = ""
    for word in Field(instruction).words[1:]:
        if re.fullmatch(r"\\[a-z]", word.lower()):
            last = word.lower()
            switches[last] = ""
        elif last:
            switches[last], last = word, ""
    if _UNKNOWN & switches.keys():
        return Asked(known=False)
    chosen = {"\\t", "\\u", "\\c", "\\a"} & switches.keys()
    return Asked(
        headings=_range(switches.get("\\o", "")) if "\\o" in switches or not chosen else range(0),
        styles=tuple(_styles(switches.get("\\t", ""))),
        outlines="\\u" in switches,
        label=switches.get("\\c", ""),
        known="\\a" not in switches,
        between=switches.get("\\p", "") or "\t",
        without_numbers=_range(switches["\\n"]) if "\\n" in switches else range(0),
        part=switches.get("\\b", "").lower(),
    )


def _range(said: str) -> range:
    found = _LEVELS.search(said)
    return range(int(found[1]), int(found[2]) + 1) if found else range(1, 10)


def _styles(said: str) -> Iterator[tuple[str, int]]:
    words = [word.strip() for word in re.split("[,;]", said)]
    for name, level in zip(words[::2], words[1::2], strict=False):
        if level.isdigit():
            yield name.lower(), int(level)


def entries(blocks: tuple[Block, ...], of: Asked, listed: frozenset[str] = frozenset()) -> Iterator[Entry]:
    """What a contents list has to say, in the order of the text; `listed` are the bookmarks that it leads to now."""
    for block in _part(list(texted(blocks)), of.part, listed) if of.part else texted(blocks):
        level, text = _level(block, of), _words(block)
        if level and text.strip() and not is_entry(block):
            yield Entry(level, text, block)


def _part(blocks: list[Texted], part: str, listed: frozenset[str]) -> list[Texted]:
    """The blocks from the bookmark of a part to the last that is listed; none where either is not there."""
    firsts = [at for at, block in enumerate(blocks) if part in (name.lower() for name in block.anchors)]
    lasts = [at for at, block in enumerate(blocks) if listed.intersection(block.anchors)]
    return blocks[firsts[0] : lasts[-1] + 1] if firsts and lasts else []


def texted(blocks: tuple[Block, ...]) -> Iterator[Texted]:
    """Every paragraph, heading and item, also in tables; those of text boxes belong into no list."""
    for block in blocks:
        match block:
            case Paragraph() | Heading() | ListItem():
                yield block
            case Region():
                yield from texted(block.blocks)
            case Table():
                for row in block.rows:
                    for cell in row.cells:
                        yield from texted(cell.blocks)


def _level(block: Texted, of: Asked) -> int:
    look = block.look or ParagraphLook()
    if of.label:
        return int(any(_counts(span.field, of.label) for span in block.spans))
    heading = _BUILT_IN.match(look.style)
    if heading and int(heading[1]) in of.headings:
        return int(heading[1])
    named = dict(of.styles).get(look.style.lower(), 0)
    return named or (look.outline if of.outlines and look.outline in (of.headings or range(1, 10)) else 0)


def _counts(field: str, label: str) -> bool:
    words = Field(field).words if field else []
    return len(words) > 1 and words[0].upper() == "SEQ" and words[1].lower() == label.lower()


def _words(block: Texted) -> str:
    label = block.look.label if block.look else None
    said = "".join(span.text for span in block.spans if not span.note)
    return (f"{label.text}\t" if label and label.text.strip() else "") + " ".join(said.split())


def instruction_of(block: Block) -> str:
    """The TOC field that a paragraph stands in, or empty."""
    if not isinstance(block, Paragraph):
        return ""
    return next((span.field for span in block.spans if span.field.split(" ")[0].upper() == "TOC"), "")


def is_entry(block: Block) -> bool:
    """Whether a block is a line of a contents list."""
    return bool(instruction_of(block))


def key_of(block: Paragraph) -> str:
    """The words of a line without spaces and page number."""
    said = "".join(span.text for span in block.spans if not _is_page(span))
    numbered = any(_is_page(span) for span in block.spans)
    said = said if numbered else re.sub(r"[\t ]+[0-9ivxlcIVXLC]+\s*$", "", said)
    return "".join(said.split())


def _is_page(span: Span) -> bool:
    return span.field.upper().startswith("PAGEREF")


def line(entry: Entry, like: Paragraph, of: Asked, anchor: str) -> Paragraph:
    """A new line of a list, dressed as another, that leads to an anchor and asks for its page."""
    field, href = instruction_of(like), f"#{anchor}"
    plain = replace(like.spans[0], href=href, field=field, note="", picture=None)
    said = [replace(plain, text=entry.text)]
    if entry.level not in of.without_numbers:
        said += [replace(plain, text=of.between), replace(plain, text="", field=f"PAGEREF {anchor} \\h")]
    return Paragraph(tuple(said), like.role, (), like.look)

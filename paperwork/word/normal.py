"""Blocks in normal form: what a person would call the text, so that an edit shows and Word's own noise does not.

In: blocks, or a whole draft. Out: a line a block, and fingerprints (SHA-256) of it. Words, emphasis against the
paragraph's style, links, pictures (by their bytes and alternative text) and structure count. Looks, labels, bookmarks,
split runs, page breaks and results of fields do not. Marks stand in ⟦ ⟧: `⟦b⟧` bold, `⟦i⟧` italic, `⟦a address⟧` link,
`⟦img:hash alt⟧`, `⟦field PAGE⟧`, `⟦note⟧`, and `⟦tag⟧` for a fact or region inside a region, so that a sentence
rewritten by hand and a fact's new value are different changes.
"""

from __future__ import annotations

import hashlib
import re
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from itertools import groupby

from msgspec.structs import replace

from paperwork.model.blocks import (
    Block,
    Cell,
    Heading,
    ListItem,
    Opaque,
    Paragraph,
    Picture,
    Region,
    Row,
    Span,
    Table,
    Told,
    text_of,
    within,
)
from paperwork.model.blocks import block_text as words_of
from paperwork.model.look import SpanLook
from paperwork.model.paper import Draft, Stamped
from paperwork.model.revision import WHOLE, Standing
from paperwork.model.tags import FACT, fact_tag

from . import furniture

_ESCAPES = str.maketrans({"⟦": "⟦lb⟧", "⟧": "⟦rb⟧", "\n": "⟦br⟧", "\t": "⟦tab⟧", "\f": "", "\v": "", "\u00ad": ""})
_UNMARKED = str.maketrans("⟦⟧", "[]")
_KEYWORDS = (
    "PAGE NUMPAGES SECTIONPAGES SECTION PAGEREF REF NOTEREF TOC INDEX TOA SEQ STYLEREF DATE TIME CREATEDATE SAVEDATE "
    "PRINTDATE FILENAME DOCPROPERTY AUTHOR TITLE NUMWORDS NUMCHARS LISTNUM AUTONUM AUTONUMLGL AUTONUMOUT"
)
WORKED_OUT = frozenset(_KEYWORDS.split())
_CONTENTS = frozenset({"TOC", "INDEX", "TOA"})
_REJOINED = tuple((re.compile(rf"⟦/{mark}⟧(\s*)⟦{mark}⟧"), r"\1") for mark in "bi")
_MARK = "⟦"
_IN_CELL = "⟦/⟧"


def normal_form(blocks: tuple[Block, ...]) -> str:
    """The blocks' text in normal form, facts and regions inside them by their tags."""
    return "\n".join(_lines(blocks, tagged=True))


def told(blocks: tuple[Block, ...]) -> Told:
    """What a region's blocks say, for a region that need not be read again."""
    return Told(tuple(_lines(blocks, tagged=True)), tuple(_lines(blocks, tagged=False)), tuple(_tagged(blocks)))


def fingerprint(blocks: tuple[Block, ...]) -> str:
    """SHA-256 of the blocks' normal form."""
    return _hash(normal_form(blocks))


def document_fingerprint(draft: Draft) -> str:
    """SHA-256 of all that a draft says: body, headers and footers, notes, comments. Controls do not count."""
    lines = list(_lines(draft.blocks, tagged=False))
    for text in _furniture(draft):
        lines += ["furniture", text]
    for blocks in draft.notes.values():
        lines += ["note", *_lines(blocks, tagged=False)]
    for comment in draft.comments:
        lines += ["comment", comment.translate(_ESCAPES)]
    return _hash("\n".join(lines))


def regions(draft: Draft) -> Mapping[str, Stamped]:
    """What stands under each tag of a draft now: the frame, regions, headers and footers by their normal form,
    facts by their values.

    A region that a section break cuts is one; a fact that stands in several places with several values has them all.
    """
    texts: dict[str, list[str]] = {}
    stories = [draft.blocks, *(blocks for section in draft.sections for blocks in section.headers.values())]
    stories += [blocks for section in draft.sections for blocks in section.footers.values()]
    for blocks in [*stories, *draft.notes.values()]:
        for tag, text in _tagged(blocks):
            said = texts.setdefault(tag, [])
            if not (tag.startswith(FACT) and text in said):
                said.append(text)
    frames = {WHOLE: draft.blocks, **dict(furniture.stories(draft))}
    joined = {tag: normal_form(blocks) for tag, blocks in frames.items()} | {
        tag: "\n".join(said) for tag, said in texts.items()
    }
    return {tag: stamped_text(text) for tag, text in joined.items()}


def stamped_text(text: str) -> Stamped:
    """A text in normal form as the stamp keeps it."""
    return Stamped(_hash(text), text)


def standing(draft: Draft) -> tuple[Standing, ...]:
    """Each text of a draft, in order: the frame, every region and fact with copies counted, headers and footers."""
    seen: Counter[str] = Counter()
    found = [Standing(WHOLE, 1, normal_form(draft.blocks))]
    found += [Standing(tag, 1, normal_form(blocks)) for tag, blocks in furniture.stories(draft)]
    for tag, text in _tagged(draft.blocks):
        seen[tag] += 1
        found.append(Standing(tag, seen[tag], text))
    return tuple(found)


def struck(blocks: tuple[Block, ...]) -> tuple[str, ...]:
    """The words that are struck through, and stand there still: no normal form tells them from others."""
    return _worn(blocks, lambda look: look.strike or look.double_strike)


def raised(blocks: tuple[Block, ...]) -> tuple[str, ...]:
    """The words that are superscript or subscript: no normal form tells them from others."""
    return _worn(blocks, lambda look: look.vertical != "")


def _worn(blocks: tuple[Block, ...], wears: Callable[[SpanLook], bool]) -> tuple[str, ...]:
    texts = (block.spans for block in within(blocks) if isinstance(block, Paragraph | Heading | ListItem))
    runs = (run for spans in texts for run in groupby(spans, key=lambda span: bool(span.look and wears(span.look))))
    said = (" ".join(text_of(tuple(run)).split()) for is_worn, run in runs if is_worn)
    return tuple(filter(None, said))


def _hash(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()


def _furniture(draft: Draft) -> list[str]:
    """The texts of headers and footers, each once, whatever pages it stands on; empty ones left out."""
    kinds = [kind for section in draft.sections for kind in (section.headers, section.footers)]
    texts = ("\n".join(_lines(blocks, tagged=False)) for kind in kinds for blocks in kind.values())
    return [text for text in dict.fromkeys(texts) if text.strip("p\n ")]


def _tagged(blocks: tuple[Block, ...]) -> Iterator[tuple[str, str]]:
    for block in blocks:
        match block:
            case Region(told=Told() as known):
                yield block.tag, "\n".join(known.lines)
                yield from known.inside
            case Region():
                yield block.tag, normal_form(block.blocks)
                yield from _tagged(block.blocks)
            case Paragraph() | Heading() | ListItem():
                yield from _facts(block.spans)
            case Table():
                for row in block.rows:
                    for cell in row.cells:
                        yield from _tagged(cell.blocks)
            case Opaque():
                yield from _tagged(block.blocks)
            case _:
                pass


def _parted(spans: tuple[Span, ...]) -> Iterator[Span]:
    """Spans, with one that says nothing between live facts that are alike: of a paper not read, each is one."""
    before: Span | None = None
    for span in spans:
        if before and before.fact and before.fact == span.fact and span.look is None:
            yield replace(before, text="", fact="")
        before = span
        yield span


def _facts(spans: tuple[Span, ...]) -> Iterator[tuple[str, str]]:
    for fact, group in groupby(_parted(spans), key=lambda span: span.fact):
        if fact:
            yield fact_tag(fact), "".join(span.text for span in group).translate(_ESCAPES)


def _lines(blocks: tuple[Block, ...], tagged: bool) -> Iterator[str]:
    contents = False
    for block in blocks:
        was_contents, contents = contents, _is_contents(block)
        if contents:
            yield from () if was_contents else ("⟦field TOC⟧",)
        else:
            yield from _block(block, tagged)


def _is_contents(block: Block) -> bool:
    """Whether a paragraph is nothing but part of a contents list, whose words Word renews by itself."""
    if not isinstance(block, Paragraph | ListItem) or not block.spans or not block.spans[0].field:
        return False
    keywords = [_keyword(span) for span in block.spans]
    return any(word in _CONTENTS for word in keywords) and all(word in WORKED_OUT for word in keywords)


def _keyword(span: Span) -> str:
    return span.field.split(" ", 1)[0].upper()


def _block(block: Block, tagged: bool) -> Iterator[str]:
    match block:
        case Heading():
            yield f"h{block.level} {_spans(block.spans, tagged)}"
        case ListItem():
            yield f"l{block.level}{'#' if block.ordered else '*'} {_spans(block.spans, tagged)}"
        case Paragraph():
            yield f"p {_spans(block.spans, tagged)}"
        case Table():
            yield from (_row(row, tagged) for row in block.rows)
        case Picture():
            yield f"p {_picture(block)}"
        case Region() if tagged:
            yield f"⟦{block.tag}⟧"
        case Region(told=Told() as known):
            yield from known.plain
        case Region() | Opaque(blocks=(_, *_)):
            yield from _lines(block.blocks, tagged)
        case _:
            yield f"o {words_of(block).translate(_ESCAPES)}"


def _row(row: Row, tagged: bool) -> str:
    return "".join(f"| {_cell(cell, tagged)} " for cell in row.cells) + "|"


def _cell(cell: Cell, tagged: bool) -> str:
    merged = f"⟦{cell.across}x{cell.down}⟧" if cell.across > 1 or cell.down > 1 else ""
    return merged + _IN_CELL.join(line.replace("|", "⟦bar⟧") for line in _lines(cell.blocks, tagged))


def _spans(spans: tuple[Span, ...], tagged: bool) -> str:
    if all(map(_is_bare, spans)):
        return "".join(span.text for span in spans).translate(_ESCAPES)
    return "".join(
        _linked(href, tuple(group), tagged) for href, group in groupby(_parted(spans), key=lambda span: span.href)
    )


def _is_bare(span: Span) -> bool:
    """Whether words are nothing but words, as most are: no mark can come of them."""
    return not (span.href or span.bold or span.italic or span.fact or span.field or span.note or span.picture)


def _linked(href: str, spans: tuple[Span, ...], tagged: bool) -> str:
    text = "".join(_dressed(dress, tuple(group), tagged) for dress, group in groupby(spans, key=_dress))
    for pattern, joined in _REJOINED if _MARK in text else ():
        text = pattern.sub(joined, text)
    worked_out = all(_keyword(span) in WORKED_OUT for span in spans)
    return f"⟦a {href.translate(_ESCAPES)}⟧{text}⟦/a⟧" if href and text and not worked_out else text


def _dress(span: Span) -> tuple[bool, bool]:
    return span.bold, span.italic


def _dressed(dress: tuple[bool, bool], spans: tuple[Span, ...], tagged: bool) -> str:
    """Words of one emphasis; spaces at their ends bear none, and marks without words none either."""
    text = "".join(_contents(spans, tagged))
    inner = text.strip(" \u00a0")
    if not inner or dress == (False, False):
        return text
    at = text.index(inner)
    for mark, on in zip("ib", reversed(dress), strict=True):
        inner = f"⟦{mark}⟧{inner}⟦/{mark}⟧" if on else inner
    return text[:at] + inner + text[at + len(text.strip(" \u00a0")) :]


def _contents(spans: tuple[Span, ...], tagged: bool) -> Iterator[str]:
    for (fact, field, note), group in groupby(spans, key=lambda span: (span.fact, span.field, span.note)):
        found = tuple(group)
        if fact and tagged:
            yield f"⟦{fact_tag(fact)}⟧"
        elif note:
            yield "⟦note⟧"
        elif field and _keyword(found[0]) in WORKED_OUT:
            yield _field(field)
        else:
            yield "".join(_picture(span.picture) if span.picture else span.text.translate(_ESCAPES) for span in found)


def _field(instruction: str) -> str:
    """A field by its keyword and what it asks for; not by its bookmark where that is one that Word names."""
    keyword, *asked = instruction.split()
    named = asked[0] if asked and not asked[0].startswith(("\\", "_")) else ""
    return f"⟦field {keyword.upper()}{' ' if named else ''}{named}⟧"


def _picture(picture: Picture) -> str:
    data = picture.raster or picture.svg
    # A mark holds no other mark.
    alt = " ".join(picture.alt.translate(_UNMARKED).split())
    return f"⟦img:{hashlib.sha256(data).hexdigest()}{' ' if alt else ''}{alt}⟧"

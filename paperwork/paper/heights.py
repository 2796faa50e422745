"""How high things stand on a page, in points: what a chart has room for follows from what stands around it.

The sizes are those of the shipped templates. A council's own template may set others; then charts are a little too high
or too low for their page, and nothing else changes.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from msgspec import Struct
from msgspec.structs import replace

from paperwork.model.blocks import Block, Heading, ListItem, Paragraph, ParagraphRole, Region, Row, Span, Table, text_of

from .measuring import lines
from .tables.widths import LINE, SIDES, SIZE, SMALL

# The height between the margins of an A4 page, upright and landscape, less what the measures here may be short by.
_PAGE, _WIDE_PAGE = 697.0, 451.0
# How much of a header the top margin holds.
_TOP = 23.0


class Look(Struct, frozen=True):
    """A style: the size of its type, the height of a line of it, the space before and after."""

    size: float
    line: float
    before: float = 0.0
    after: float = 0.0


class Strip(Struct, frozen=True):
    """Something as wide as the page: its height, and the space that it keeps before and after it."""

    height: float
    before: float = 0.0
    after: float = 0.0


_HEADER = Look(10.0, 11.5, 0.0, 10.0)
_PRIORITY = Look(18.0, 21.7, 0.0, 15.0)
_TITLE = Look(15.0, 18.1, 0.0, 5.0)
_QUESTION = Look(12.5, 15.1, 9.0, 2.0)
_BODY = Look(12.0, 15.2, 0.0, 6.0)
_ITEM = Look(12.0, 15.2, 0.0, 4.0)
_CAPTION = Look(11.0, 13.3, 8.0, 3.0)
_NOTE = Look(10.0, 12.1, 3.0, 6.0)
_CELL, _SMALL_CELL = Look(SIZE, 11.9, 2.0, 2.5), Look(SMALL, 10.7, 2.0, 2.5)
_ROLES: dict[ParagraphRole, Look] = {"caption": _CAPTION, "note": _NOTE}
_INDENT = 20.0
# An answer that is still to be written is taken to have so many lines.
_USUAL_ANSWER = 3


def stacked(strips: Iterable[Strip]) -> float:
    """The height of strips one under another; between two stands the larger of the spaces that they keep."""
    pile = list(strips)
    spaces = sum(max(above.after, below.before) for above, below in pairwise(pile))
    return spaces + sum(strip.height for strip in pile)


def last_sheet(begun: Sequence[Strip], strips: Sequence[Strip], whole: float) -> list[Strip]:
    """What stands on the last sheet of such a height, where a page goes on a begun one if it fits there as a whole."""
    if stacked([*begun, *strips]) <= whole:
        return [*begun, *strips]
    sheet: list[Strip] = []
    for strip in strips:
        sheet = [*sheet, strip] if stacked([*sheet, strip]) <= whole else [strip]
    return sheet


def page(header: str, line: float = LINE) -> float:
    """The height that a page with such a line has for its body, under a header of those words in bold."""
    words = lines(header, _HEADER.size, line, bold=True) * _HEADER.line + _HEADER.after if header else 0.0
    return (_WIDE_PAGE if line > LINE else _PAGE) - max(words - _TOP, 0.0)


def priority(text: str) -> Strip:
    """A priority's heading, with the rule under it."""
    return _text(text, _PRIORITY, bold=True)


def title(text: str, line: float = LINE, *, first: bool = True) -> Strip:
    """A page's heading, which keeps off what stands before it where it is not the first on its sheet."""
    return _text(text, _TITLE if first else replace(_TITLE, before=12.0), line, bold=True)


def question(text: str, line: float = LINE) -> Strip:
    """A fixed question."""
    return _text(text, _QUESTION, line, bold=True)


def picture(height: float) -> Strip:
    """A line of pictures."""
    return Strip(height + 2.5, 7.0, 4.0)


def strips(blocks: Iterable[Block], line: float = LINE) -> Iterator[Strip]:
    """Words and tables; a gap as the answer of usual length that will stand there. Nothing for charts and pictures."""
    for block in blocks:
        match block:
            case Paragraph(role="gap"):
                yield Strip(_USUAL_ANSWER * _BODY.line, _BODY.before, _BODY.after)
            case Paragraph():
                yield _text(text_of(block.spans), _ROLES.get(block.role, _BODY), line)
            case Heading():
                yield question(text_of(block.spans), line)
            case ListItem():
                yield _text(text_of(block.spans), _ITEM, line - _INDENT)
            case Table():
                yield from _table(block, line)
            case Region():
                yield from strips(block.blocks, line)


def _table(table: Table, line: float) -> Iterator[Strip]:
    shares = [column.share for column in table.columns]
    widths = [share * line / sum(shares) - SIDES for share in shares]
    look = _SMALL_CELL if table.small else _CELL
    yield from _words(table.caption, _CAPTION, line)
    yield Strip(sum(_row(row, widths, look) for row in table.rows))
    yield from _words(table.note, _NOTE, line)


def _row(row: Row, widths: list[float], look: Look) -> float:
    most = max(lines(cell.text, look.size, width) for cell, width in zip(row.cells, widths, strict=False))
    return most * look.line + look.before + look.after


def _words(spans: tuple[Span, ...], look: Look, line: float) -> Iterator[Strip]:
    if spans:
        yield _text(text_of(spans), look, line)


def _text(text: str, look: Look, room: float = LINE, *, bold: bool = False) -> Strip:
    return Strip(lines(text, look.size, room, bold=bold) * look.line, look.before, look.after)

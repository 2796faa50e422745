"""The words of tables: how wide the widest of them is, and what is said where a table had to be changed for them."""

from __future__ import annotations

from paperwork.model.blocks import Block, Heading, ListItem, Paragraph, Table, block_text, flattened
from paperwork.model.findings import NOWHERE, Finding
from paperwork.model.look import ParagraphLook

from .breaks import breaks
from .spans import Context, gather

_QUOTED = 60
_MESSAGES = {
    "table-wide": (
        "A table is wider than its page, or than the cell that it is in; its columns are narrowed to fit.",
        "Make the table narrower in Word, or turn its page.",
    ),
    "table-row": (
        "A row of a table has an exact height that cuts its text off; it is made higher, so that it can be read.",
        "In Word: Table Properties, Row, set the height to 'At least'.",
    ),
}


def words_of(blocks: tuple[Block, ...], context: Context) -> tuple[float, float]:
    """The width of the widest word, and of the widest paragraph on one line, with their indents."""
    word = line = 0.0
    for block in flattened(blocks):
        if isinstance(block, Paragraph | Heading | ListItem):
            one, whole = _of(block, context)
            word, line = max(word, one), max(line, whole)
    return word, line


def _of(block: Paragraph | Heading | ListItem, context: Context) -> tuple[float, float]:
    look = block.look or ParagraphLook()
    spans = tuple(span for span in block.spans if not span.picture)
    runs = gather(spans, look, context, None, None)
    indent = max(look.left, 0.0) + max(look.right, 0.0)
    start = begin = 0
    widest = longest = 0.0
    for stop in breaks(runs.text):
        end = start + len(runs.text[start:stop].rstrip())
        widest = max(widest, runs.width(start, end))
        longest = max(longest, runs.width(begin, end))
        begin = stop if runs.text[stop - 1 : stop] in ("\n", "\f", "\v") else begin
        start = stop
    # A line that is filled to the point would break for a rounding.
    return widest + indent + 0.1, longest + indent + max(look.first, 0.0) + 0.1


def table_fault(check: str, table: Table) -> Finding:
    """The finding of a table that was laid out otherwise than its file asks."""
    words = " ".join(block_text(table).split())[:_QUOTED]
    message, hint = _MESSAGES[check]
    return Finding(check, NOWHERE, message, hint, severity="warning", quote=words, key=words)

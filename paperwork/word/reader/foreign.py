"""Whole other documents embedded in a Word file (`w:altChunk`): their blocks where they can be read.

In: the bytes of the embedded part and its name. Out: blocks: of a Word file with their looks, of a web page or a plain
text its paragraphs. Notes of an embedded Word file stand after its text. Rich text (RTF) is not read.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from lxml import etree, html
from msgspec.structs import replace

from paperwork.model.blocks import Block, Heading, ListItem, Paragraph, Span, Table
from paperwork.model.findings import Finding, PaperworkError
from paperwork.model.paper import Draft

from .values import Element

_PARAGRAPHS = frozenset(
    ["p", "div", "li", "h1", "h2", "h3", "h4", "h5", "h6", "td", "th", "tr", "br", "pre", "blockquote", "dt", "dd"]
)
Found = tuple[tuple[Block, ...], tuple[Finding, ...]]
_UNSEEN = frozenset({"script", "style", "head", "title", "template"})
_HIDING = ("display:none", "visibility:hidden", "mso-hide:all")


def embedded(data: bytes, name: str, read: Callable[[bytes, str], Draft] | None) -> Found:
    """The blocks of an embedded document and what was found in it; no blocks where it can't be read."""
    if data[:2] == b"PK" and read is not None:
        try:
            draft = read(data, name)
        except PaperworkError as refused:
            return (), tuple(refused.findings)
        return _whole(draft), draft.findings
    if data[:5] == b"{\\rtf":
        return (), ()
    return tuple(Paragraph((Span(line),)) for line in _lines(data, name)), ()


def _whole(draft: Draft) -> tuple[Block, ...]:
    notes = (block for blocks in draft.notes.values() for block in blocks)
    return tuple(_noteless(block) for block in (*draft.blocks, *notes))


def _noteless(block: Block) -> Block:
    """The block without the ties of its notes, whose keys are of another file."""
    if isinstance(block, Table):
        rows = (
            replace(row, cells=tuple(replace(at, blocks=tuple(map(_noteless, at.blocks))) for at in row.cells))
            for row in block.rows
        )
        return replace(block, rows=tuple(rows))
    if isinstance(block, Paragraph | Heading | ListItem) and any(span.note for span in block.spans):
        return replace(block, spans=tuple(replace(span, note="") for span in block.spans))
    return block


def _lines(data: bytes, name: str) -> Iterator[str]:
    text = data.decode("utf-16" if data[:2] in (b"\xff\xfe", b"\xfe\xff") else "utf-8", "replace")
    if "<" not in text or name.lower().endswith(".txt"):
        yield from (line.strip() for line in text.splitlines() if line.strip())
        return
    try:
        root = html.document_fromstring(data)
    except (etree.LxmlError, ValueError):
        return
    said: list[str] = []
    for part in _parts(root):
        if part is None:
            yield from _joined(said)
            said.clear()
        else:
            said.append(part)
    yield from _joined(said)


def _joined(said: list[str]) -> Iterator[str]:
    line = " ".join("".join(said).split())
    if line:
        yield line


def _is_hidden(element: Element) -> bool:
    """Whether a web page does not show an element; hidden text of Word's own is `mso-hide`."""
    style = "".join(element.get("style", "").lower().split())
    return "hidden" in element.attrib or any(said in style for said in _HIDING)


def _parts(element: Element) -> Iterator[str | None]:
    """Words in order; None where a paragraph begins or ends."""
    if not isinstance(element.tag, str) or element.tag in _UNSEEN or _is_hidden(element):
        return
    edge = element.tag in _PARAGRAPHS
    if edge:
        yield None
    yield element.text or ""
    for part in element:
        yield from _parts(part)
        yield part.tail or ""
    if edge:
        yield None

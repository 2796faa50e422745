"""Drafts made by hand: small ones, in which a test can see all that matters."""

from __future__ import annotations

import io
import re

import pikepdf
from PIL import Image

from paperwork.model.blocks import Block, Cell, Heading, ListItem, Paragraph, Picture, Row, Span, Table
from paperwork.model.look import CellLook, Label, Line, PageSetup, ParagraphLook, RowLook, SpanLook, TableLook
from paperwork.model.paper import Draft, DraftSection, Properties

BOX = dict.fromkeys(("top", "left", "bottom", "right"), Line())
PAGE = PageSetup()
WORDS = "The panel is asked to note the performance of children's services and to comment on it. "


def span(text: str, **dress: object) -> Span:
    return Span(text, look=SpanLook(**dress))  # type: ignore[arg-type]


def paragraph(text: str, *anchors: str, **look: object) -> Paragraph:
    return Paragraph((span(text),), anchors=anchors, look=ParagraphLook(**look))  # type: ignore[arg-type]


def heading(text: str, level: int = 1, *anchors: str, **look: object) -> Heading:
    dress = {"before": 12.0, "after": 6.0, "keep_next": True} | look
    return Heading(level, (span(text, bold=True, size=14.0),), anchors, ParagraphLook(**dress))  # type: ignore[arg-type]


def item(text: str, level: int = 0, label: str = "•") -> ListItem:
    left = 18.0 * (level + 1)
    return ListItem((span(text),), level, look=ParagraphLook(left=left, first=-18.0, label=Label(label, SpanLook())))


def cell(text: str, **look: object) -> Cell:
    known = {"across": 1, "down": 1} | {name: look.pop(name) for name in ("across", "down") if name in look}
    dress = CellLook(borders=BOX, **look)  # type: ignore[arg-type]
    return Cell((paragraph(text),), look=dress, **known)  # type: ignore[arg-type]


def table(rows: list[list[str]], headers: int = 1, may_split: bool = False) -> Table:
    columns = tuple(450.0 / len(rows[0]) for _ in rows[0])
    made = tuple(
        Row(tuple(cell(text) for text in row), look=RowLook(header=number < headers, may_split=may_split))
        for number, row in enumerate(rows)
    )
    return Table(made, header_rows=headers, look=TableLook(columns))


def picture(width: float = 100.0, height: float = 60.0, alt: str = "A red square", svg: bytes = b"") -> Picture:
    stream = io.BytesIO()
    Image.new("RGB", (20, 12), "#aa0000").save(stream, "PNG")
    return Picture(stream.getvalue(), alt, width, height, svg=svg)


def draft(*blocks: Block, page: PageSetup = PAGE, **more: object) -> Draft:
    headers, footers = more.pop("headers", {}), more.pop("footers", {})
    section = DraftSection(page, blocks, headers, footers)  # type: ignore[arg-type]
    return Draft((section,), more.pop("properties", Properties(title="A paper")), **more)  # type: ignore[arg-type]


def texts(data: bytes) -> list[str]:
    """What each page shows, in the order in which it is painted: the strings of its content, decoded by its fonts."""
    with pikepdf.open(io.BytesIO(data)) as pdf:
        return [_text(page) for page in pdf.pages]


def _text(page: pikepdf.Page) -> str:
    maps = {name: decoder(font) for name, font in page.resources["/Font"].items()}
    shown, decode = [], {}
    for operands, operator in pikepdf.parse_content_stream(page):
        if str(operator) == "Tf":
            decode = maps[str(operands[0])]
        elif str(operator) == "Tj":
            shown.append("".join(decode.get(code, "?") for code in bytes(operands[0])))
    return "".join(shown)


def decoder(font: pikepdf.Object) -> dict[int, str]:
    """Code to character, from a font's ToUnicode map."""
    if "/ToUnicode" not in font:
        return {}
    text = bytes(font["/ToUnicode"].read_bytes()).decode("latin-1")
    pairs = re.findall(r"^<(\w{2})> <(\w+)>$", text, re.MULTILINE)
    return {int(code, 16): bytes.fromhex(target).decode("utf-16-be") for code, target in pairs if len(target) > 2}


def squeezed(text: str) -> str:
    return "".join(text.split())

"""Words of DrawingML (`a:p`), as diagrams have them, made into paragraphs."""

from __future__ import annotations

from collections.abc import Iterator

from paperwork.model.blocks import Paragraph, Span
from paperwork.model.look import Align, ParagraphLook, SpanLook

from ..paints import fill_of
from ..theme import Theme
from ..values import A, Element, local, said_on, whole

_ALIGNS: dict[str, Align] = {"ctr": "center", "r": "right", "just": "justify"}
USUAL_SIZE = 18.0


def paragraphs_of(body: Element, theme: Theme, colour: str) -> tuple[Paragraph, ...]:
    """The paragraphs of a text body that have words; `colour` is that of words without one of their own."""
    found = (_paragraph(paragraph, theme, colour) for paragraph in body.iter(f"{{{A}}}p"))
    return tuple(paragraph for paragraph in found if any(span.text.strip() for span in paragraph.spans))


def _paragraph(paragraph: Element, theme: Theme, colour: str) -> Paragraph:
    about = paragraph.find(f"{{{A}}}pPr")
    usual = None if about is None else about.find(f"{{{A}}}defRPr")
    align = _ALIGNS.get("" if about is None else about.get("algn", ""), "left")
    spans = tuple(_spans(paragraph, usual, theme, colour))
    mark = spans[0].look or SpanLook() if spans else SpanLook(size=USUAL_SIZE)
    return Paragraph(spans, look=ParagraphLook(align=align, mark=mark))


def _spans(paragraph: Element, usual: Element | None, theme: Theme, colour: str) -> Iterator[Span]:
    for part in paragraph:
        if local(part) in ("r", "fld"):
            about = part.find(f"{{{A}}}rPr")
            text = "".join(said.text or "" for said in part.iter(f"{{{A}}}t"))
            yield Span(text, look=_look(about, usual, theme, colour))
        elif local(part) == "br":
            yield Span("\n", look=_look(part.find(f"{{{A}}}rPr"), usual, theme, colour))


def _look(own: Element | None, usual: Element | None, theme: Theme, colour: str) -> SpanLook:
    said = [about for about in (own, usual) if about is not None]

    def first(name: str) -> str:
        return next((about.get(name, "") for about in said if about.get(name)), "")

    paint = next((paint for about in said if (paint := fill_of(about, theme)) is not None), None)
    size = whole(first("sz")) / 100
    font = theme.fonts.get("minorHAnsi", "") or "Arial"
    return SpanLook(
        font=font,
        size=size if size >= 1 else USUAL_SIZE,
        bold=said_on(first("b")),
        italic=said_on(first("i")),
        colour=(paint.on_white if paint else "") or colour,
    )

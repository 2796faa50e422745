"""A paragraph's spans, its label before them, made into the runs of one text.

In: spans, the paragraph's look, and where it stands in the tags. Out: `Runs`, in which fields show their numbers,
hidden text is gone, capitals are capitals, and links and labels stand in elements of their own.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import groupby

from msgspec import Struct
from msgspec.structs import replace

from paperwork.model.addresses import is_public
from paperwork.model.blocks import Picture, Span
from paperwork.model.look import Label, ParagraphLook, SpanLook

from .characters import MARKS
from .fonts import Fonts
from .inks import SMALL_CAPS, Ink, ink_of, look_of
from .numbers import Numbers, Where
from .runs import Runs
from .tags import Elem

ENDNOTE = "endnote"


class Context(Struct, frozen=True):
    """What text is set with: the document's fonts, its numbers, and the page the text stands on, where known.

    `places` are the names that links inside the document may lead to, `own` is the key of the note that is being set.
    """

    fonts: Fonts
    numbers: Numbers
    where: Where | None = None
    language: str = ""
    notes: Callable[[str, Elem | None], None] | None = None
    places: frozenset[str] = frozenset()
    own: str = ""

    def leads(self, span: Span) -> str:
        """Where a span leads: to an address that anyone can follow, or to a place of the document; else empty."""
        href = span.href or _page_link(span)
        is_known = href[1:] in self.places if href.startswith("#") else is_public(href)
        return href if is_known else ""


def gather(
    spans: tuple[Span, ...], look: ParagraphLook, context: Context, elem: Elem | None, label: Elem | None
) -> Runs:
    """The runs of a paragraph; `label` is the element of its number or bullet."""
    runs = Runs()
    if look.label:
        _add(runs, look.label.text + _follow(look.label), look.label.look, context, label)
    link: tuple[str, Elem | None] = ("", None)
    for span in spans:
        href = context.leads(span)
        if href != link[0]:
            link = (href, elem.inline("Link") if elem and href else None)
        _span(runs, span, look, href, context, link[1] or elem)
    return runs


def figure_in(elem: Elem | None, picture: Picture) -> Elem | None:
    """The element of a picture: none where it only decorates."""
    if elem is None or (picture.look is not None and picture.look.decorative):
        return None
    return elem.inline("Figure", **({"Alt": picture.alt} if picture.alt else {}))


def _follow(label: Label) -> str:
    return {"tab": "\t", "space": " ", "": ""}[label.follow]


def _foreign(language: str, own: str) -> bool:
    """Whether text is in another language than the document: English of any country is one language."""
    return bool(language and own) and language.split("-")[0].lower() != own.split("-")[0].lower()


def _page_link(span: Span) -> str:
    """A reference to a bookmark's page leads to the bookmark."""
    words = span.field.split()
    return f"#{words[1]}" if len(words) > 1 and words[0].upper() == "PAGEREF" else ""


def _span(runs: Runs, span: Span, look: ParagraphLook, href: str, context: Context, elem: Elem | None) -> None:
    worn = look_of(span, look.mark)
    if worn.hidden:
        return
    if span.note and span.note != context.own and context.notes is not None:
        if not span.note.startswith(ENDNOTE):
            runs.notes[len(runs.text)] = span.note
        elem = elem.inline("Reference") if elem and span.text else elem
        context.notes(span.note, elem)
    if elem and _foreign(worn.language, context.language):
        elem = elem.inline("Span", Lang=worn.language)
    if span.picture is not None:
        figure = figure_in(elem, span.picture)
        runs.add_picture(span.picture, ink_of(worn, context.fonts, href), figure)
        return
    text = context.numbers.text(span.field, span.text, context.where) if span.field else span.text
    text = context.numbers.notes.get(span.note, text) if span.note and text else text
    if span.equation and elem and text.strip():
        elem = elem.inline("Formula", Alt=text.strip())
    _add(runs, text, worn, context, elem, href)


def _add(runs: Runs, text: str, worn: SpanLook, context: Context, elem: Elem | None, href: str = "") -> None:
    for part, size in _cased(text, worn.caps):
        ink = ink_of(replace(worn, size=worn.size * size) if size != 1 else worn, context.fonts, href)
        for piece, face in context.fonts.faced(part, ink.face):
            _add_faced(runs, piece, ink if face is ink.face else replace(ink, face=face, line=ink.face), elem)


def _add_faced(runs: Runs, text: str, ink: Ink, elem: Elem | None) -> None:
    """Boxes and ticks stand in elements of their own that say what they are: few voices know their names."""
    for mark, part in groupby(text, lambda one: one if one in MARKS else ""):
        if not mark or elem is None or elem.role == "Artifact":
            runs.add("".join(part), ink, elem)
        else:
            for one in part:
                runs.add(one, ink, elem.inline("Span", ActualText=MARKS[mark]))


def _cased(text: str, caps: str) -> Iterator[tuple[str, float]]:
    """The text as its capitals say, in parts with the factor of their size."""
    if caps == "all":
        yield text.upper(), 1.0
    elif caps == "small":
        for lower, part in groupby(text, key=lambda c: c != c.upper()):
            yield "".join(part).upper(), SMALL_CAPS if lower else 1.0
    else:
        yield text, 1.0

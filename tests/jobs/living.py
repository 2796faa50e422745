"""A small paper that lives on: its draft, what people do to it in Word, and what a later month gives."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from copy import deepcopy
from datetime import date
from functools import cache
from typing import Any

from lxml import etree
from msgspec.structs import replace

from paperwork.jobs.refreshing import New, Refreshed, refreshed
from paperwork.model.blocks import Block, Cell, Paragraph, Region, Span, Table
from paperwork.model.paper import Slots
from paperwork.word import archive
from paperwork.word.normal import regions
from paperwork.word.reader import read
from paperwork.word.writer import write
from tests.word import papers

AT = date(2026, 4, 1)
MAIN = "word/document.xml"
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
SPACE = "{http://www.w3.org/XML/1998/namespace}space"
Parts = dict[str, bytes]
Element = etree._Element


@cache
def drafted() -> bytes:
    """The draft as it was built."""
    return write(papers.paper(given=as_built()), "0.1.0")


def as_built() -> Slots:
    pages = (papers.page(), papers.page("plans", "Plans", new_page=False))
    worries = (papers.says("Some families wait."), *papers.items("One reason", "Another reason"))
    return _with_pages(pages, {"measure/visits/q2": worries})


def _with_pages(pages: tuple[Slots, ...], answers: Mapping[str, tuple[Block, ...]] = {}) -> Slots:
    full = {**papers.slots(), "appendices": ()}
    priority = {**full["priorities"][0], "pages": tuple(answered(page, answers) for page in pages)}  # type: ignore
    return {**full, "priorities": (priority,)}


def answered(page: Slots, answers: Mapping[str, tuple[Block, ...]]) -> Slots:
    asked = tuple(
        {**question, "answer": replace(question["answer"], blocks=answers[question["answer"].tag.partition(":")[2]])}
        if question["answer"].tag.partition(":")[2] in answers
        else question
        for question in page["questions"]  # type: ignore[union-attr]
    )
    return {**page, "questions": asked}


def later(name: str) -> bytes:
    """The same paper a month on, by what has changed: `figures`, `words`, `more`, `less`, `charts`, `all`."""
    return write(papers.paper(given=LATER[name]()), "0.1.0")


def _figures() -> Slots:
    return mapped(as_built(), lambda text: text.replace("84%", "91%").replace("195", "180"))


def _words() -> Slots:
    return mapped(
        as_built(), lambda text: text.replace("Some families", "Fewer families").replace(", up.", ", still up.")
    )


def _more() -> Slots:
    first = as_built()
    pages = first["priorities"][0]["pages"]  # type: ignore[index,call-overload]
    added = _with_pages((pages[0], papers.page("reviews", "Reviews held"), *pages[1:]))
    return {**added, "period_words": "March 2026"}


def _less() -> Slots:
    first = as_built()
    return _with_pages(first["priorities"][0]["pages"][:1])  # type: ignore[index,call-overload]


def _charts() -> Slots:
    first = as_built()
    pages = first["priorities"][0]["pages"]  # type: ignore[index,call-overload]
    drawn = tuple(
        {**page, "charts": papers.region(page["charts"].tag.partition(":")[2], _other_picture())} for page in pages
    )
    return _with_pages(drawn)


def _other_picture() -> Block:
    return replace(papers.picture("A line that rises"), raster=papers.png(50, 30), height=276.0)


def _ratings() -> Slots:
    """A month in which what was Amber is Red, in word and colour."""
    return _walked(as_built(), _rerated)  # type: ignore[no-any-return]


def _rerated(block: Block) -> Block:
    if not isinstance(block, Table):
        return block
    rows = tuple(replace(row, cells=tuple(map(_red_for_amber, row.cells))) for row in block.rows)
    return replace(block, rows=rows)


def _red_for_amber(cell: Cell) -> Cell:
    return papers.cell("Red", "red") if cell.role == "amber" else cell


def _all() -> Slots:
    return mapped(
        {**_more(), "subject": "Services, a month on", "date_words": "13 April 2026"},
        lambda text: text.replace("84%", "77%"),
    )


LATER: dict[str, Callable[[], Slots]] = {
    "figures": _figures, "words": _words, "more": _more, "less": _less, "charts": _charts, "all": _all,
    "ratings": _ratings,
}  # fmt: skip


def mapped(slots: Any, change: Callable[[str], str]) -> Any:
    """The slots with every text in their regions changed."""
    return _walked(slots, lambda block: _block(block, change))


def _walked(slots: Any, change: Callable[[Block], Block]) -> Any:
    """The slots with every block right in their regions changed."""
    match slots:
        case Region():
            return replace(slots, blocks=tuple(map(change, slots.blocks)))
        case tuple():
            return tuple(_walked(one, change) for one in slots)
        case dict():
            return {name: _walked(one, change) for name, one in slots.items()}
    return slots


def _block(block: Block, change: Callable[[str], str]) -> Block:
    if isinstance(block, Table):
        rows = tuple(
            replace(row, cells=tuple(replace(c, blocks=tuple(_block(b, change) for b in c.blocks)) for c in row.cells))
            for row in block.rows
        )
        return replace(block, rows=rows)
    if hasattr(block, "spans"):
        spans = tuple(replace(span, text=change(span.text)) for span in block.spans)
        return replace(block, spans=spans)  # type: ignore[type-var]
    return block


def texts_of(data: bytes) -> dict[str, str]:
    """What stands under each tag of a draft."""
    return {tag: one.text for tag, one in regions(read(data, "draft.docx")).items()}


@cache
def base() -> dict[str, str]:
    return texts_of(drafted())


def renewed(draft: bytes, name: str) -> Refreshed:
    """An edited draft refreshed with what a later month gives; facts that its own sentences lack have values too."""
    fresh = later(name)
    value = {"figures": "91%", "all": "77%"}.get(name, "84%")
    facts = {tag: value for tag in base() if tag.startswith("paperwork:fact/")}
    return refreshed(draft, "draft.docx", base(), New(fresh, facts | texts_of(fresh)), AT)


def edited(edit: Callable[[Element], object], data: bytes = b"") -> bytes:
    """The draft after something was done to its document."""
    parts = archive.members(data or drafted(), "draft.docx")
    root = archive.root(parts, MAIN)
    edit(root[0])
    return archive.packed({**parts, MAIN: etree.tostring(root)}, tight=False)


def control(body: Element, tag: str) -> Element:
    """The first control of a tag."""
    for one in body.iter(f"{W}sdt"):
        found = one.find(f"{W}sdtPr/{W}tag")
        if found is not None and found.get(f"{W}val") == f"paperwork:{tag}":
            return one
    raise KeyError(tag)


def run(text: str, tag: str = "t", bold: bool = False) -> Element:
    """A run of some words."""
    made = etree.Element(f"{W}r")
    if bold:
        etree.SubElement(etree.SubElement(made, f"{W}rPr"), f"{W}b")
    said = etree.SubElement(made, f"{W}{tag}")
    said.text = text
    said.set(SPACE, "preserve")
    return made


def paragraph(text: str) -> Element:
    """A paragraph of some words."""
    made = etree.Element(f"{W}p")
    made.append(run(text))
    return made


def said_in(element: Element) -> Iterator[Element]:
    """The texts in an element that have words."""
    return (one for one in element.iter(f"{W}t") if (one.text or "").strip())


def copied(element: Element) -> Element:
    """A copy of an element, without what stands after it."""
    copy = deepcopy(element)
    copy.tail = None
    return copy


def says(*spans: str) -> Paragraph:
    return Paragraph(tuple(Span(text) for text in spans))

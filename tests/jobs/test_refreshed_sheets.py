"""A dropped page that lay on a landscape sheet of its own takes the sheet with it."""

from __future__ import annotations

from paperwork.jobs.refreshing import New, refreshed
from paperwork.model.paper import Slots
from paperwork.word import archive
from paperwork.word.markup import elements, value
from paperwork.word.patch.settling import settled
from paperwork.word.writer import write
from tests.word import papers
from tests.word.validity import faults

from .living import AT, MAIN, Element, Parts, as_built, control, edited, said_in, texts_of


def built(*pages: Slots) -> bytes:
    first = as_built()
    priority = {**first["priorities"][0], "pages": pages}  # type: ignore[index,call-overload,dict-item]
    return write(papers.paper(given={**first, "priorities": (priority,)}), "0.1.0")


WIDE = built(papers.page(), papers.page("plans", "Plans", wide=True), papers.page("reviews", "Reviews"))
WITHOUT = built(papers.page(), papers.page("reviews", "Reviews"))


def after(draft: bytes) -> Parts:
    done = refreshed(draft, "draft.docx", texts_of(WIDE), New(WITHOUT, texts_of(WITHOUT)), AT)
    assert done.parts is not None
    return dict(done.parts)


def widths(parts: Parts) -> list[str]:
    """How wide the sheets of each section are."""
    return [value(section, "pgSz", "w") for section in elements(archive.root(parts, MAIN), "sectPr")]


def test_the_landscape_sheet_of_a_dropped_page_goes_and_rejecting_brings_it_back() -> None:
    parts = after(WIDE)
    accepted, rejected = settled(parts, accept=True), settled(parts, accept=False)
    assert widths(accepted) == ["11906", "11906"]
    assert widths(rejected) == ["11906", "16838", "11906"]
    assert not faults(archive.packed(parts))
    assert not faults(archive.packed(accepted))


def test_the_sheet_of_a_page_that_a_person_edited_stays() -> None:
    def edit(body: Element) -> None:
        next(one for one in said_in(control(body, "measure/plans/months")) if one.text == "195").text = "Own196"

    assert widths(settled(after(edited(edit, WIDE)), accept=True)) == ["11906", "16838", "11906"]

"""A draft refreshed month after month while nobody settles anything: nothing stands there twice."""

from __future__ import annotations

from paperwork.jobs.refreshing import New, refreshed
from paperwork.word import archive
from paperwork.word.patch.settling import settled

from .edits import PLANS
from .living import AT, MAIN, Element, base, control, edited, said_in, texts_of
from .random_months import figures, month, page_less_at_the_end


def after(draft: bytes, *months: New) -> bytes:
    """A draft refreshed in each of some months, one after the other."""
    was = base()
    for new in months:
        done = refreshed(draft, "draft.docx", was, new, AT)
        draft = archive.packed(done.parts, tight=False) if done.parts is not None else draft
        was = dict(new.texts)
    return draft


def accepted(draft: bytes) -> bytes:
    return archive.packed(settled(archive.members(draft, "draft.docx"), accept=True), tight=False)


def test_a_page_that_was_kept_and_comes_back_into_the_paper_stands_there_once() -> None:
    def edit(body: Element) -> None:
        next(one for one in said_in(control(body, PLANS)) if one.text == "195").text = "Own196"
        for title in [one for one in said_in(body) if one.text == "Plans"]:
            title.text = "Ownplans"

    draft = after(edited(edit), month(page_less_at_the_end), month(figures))
    root = archive.root(archive.members(accepted(draft), "draft.docx"), MAIN)
    tags = [one.get(next(iter(one.keys()))) for one in root.iter("{*}tag")]
    assert tags.count(f"paperwork:{PLANS}") == 1
    assert "Own196" in texts_of(accepted(draft))[f"paperwork:{PLANS}"]

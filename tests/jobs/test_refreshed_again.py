"""A draft refreshed month after month while nobody settles anything: nothing stands there twice."""

from __future__ import annotations

from paperwork.jobs.refreshing import New, refreshed
from paperwork.model.paper import Slots
from paperwork.revise.remarks import CLASH
from paperwork.word import archive
from paperwork.word.patch.settling import settled
from paperwork.word.reader import read

from .edits import PLANS, WORRY
from .living import AT, MAIN, Element, base, control, edited, mapped, said_in, texts_of
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


def other_families(body: Element) -> None:
    said = next(one for one in said_in(control(body, WORRY)) if one.text == "Some families wait.")
    said.text = "Ownfamilies wait."


def some(slots: Slots) -> Slots:
    return mapped(slots, lambda text: text.replace("Some families wait", "Few families wait long"))  # type: ignore[no-any-return]


def most(slots: Slots) -> Slots:
    return mapped(slots, lambda text: text.replace("Some families wait", "Most families wait for weeks"))  # type: ignore[no-any-return]


def hardly(slots: Slots) -> Slots:
    return mapped(slots, lambda text: text.replace("Some families wait", "Hardly any wait"))  # type: ignore[no-any-return]


def test_of_a_clash_that_nobody_settles_only_the_newest_words_and_one_comment_are_there() -> None:
    def edit(body: Element) -> None:
        next(
            one for one in said_in(control(body, WORRY)) if one.text == "Some families wait."
        ).text = "Ownfamilies wait."

    first = after(edited(edit), month(some))
    third = after(edited(edit), month(some), month(most), month(hardly))
    before, now = (texts_of(accepted(one))[f"paperwork:{WORRY}"].split("\n")[0] for one in (first, third))
    assert "Ownfamilies" in before
    assert "Few" in before
    assert "Ownfamilies" in now
    assert "Hardly" in now
    assert not {"Few", "Most", "weeks", "long"} & set(now.replace(".", "").split())
    (comment,) = [said for said in read(third, "draft.docx").comments if said.startswith(CLASH)]
    assert "Hardly" in comment
    assert "Ownfamilies" in comment


def test_with_nothing_new_a_clash_stays_as_it_stands() -> None:
    def edit(body: Element) -> None:
        next(
            one for one in said_in(control(body, WORRY)) if one.text == "Some families wait."
        ).text = "Ownfamilies wait."

    once = after(edited(edit), month(some))
    assert after(once) == once
    done = refreshed(once, "draft.docx", dict(month(some).texts), month(some), AT)
    assert done.parts is None

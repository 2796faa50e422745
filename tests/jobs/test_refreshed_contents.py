"""The contents list of a refreshed draft: it follows the headings that go, and Word is asked to make it anew."""

from __future__ import annotations

import pytest
from lxml import etree

from paperwork.jobs.refreshing import Refreshed, refreshed
from paperwork.word import archive
from paperwork.word.patch.settling import settled
from tests.word.validity import faults

from .living import AT, MAIN, Element, Parts, W, base, drafted, edited, renewed, run
from .random_months import Change, month, page_less, page_less_at_the_end, section_less

LISTED = ["Priority A – Planning", "Visits in time", "Plans"]


def entries(parts: Parts) -> list[str]:
    """The words of each line of the contents list."""
    links = archive.root(parts, MAIN).iter(f"{W}hyperlink")
    listed = [link for link in links if (link.get(f"{W}anchor") or "").startswith("_Toc")]
    return ["".join(text.text or "" for text in link.iter(f"{W}t")) for link in listed]


def is_out_of_date(parts: Parts) -> bool:
    """Whether Word is told to make the list anew when it opens the file."""
    return any(mark.get(f"{W}dirty") == "true" for mark in archive.root(parts, MAIN).iter(f"{W}fldChar"))


def after(change: Change, draft: bytes) -> Parts:
    done: Refreshed = refreshed(draft, "draft.docx", base(), month(change), AT)
    assert done.parts is not None
    return dict(done.parts)


@pytest.mark.parametrize(
    ("change", "left"),
    [(page_less, [LISTED[0], LISTED[2]]), (page_less_at_the_end, LISTED[:2])],
    ids=["in the middle", "at the end"],
)
def test_the_entry_of_a_page_goes_with_the_page_and_comes_back_with_it(change: Change, left: list[str]) -> None:
    parts = after(change, drafted())
    accepted, rejected = settled(parts, accept=True), settled(parts, accept=False)
    assert entries(accepted) == left
    assert entries(rejected) == entries(archive.members(drafted(), "draft.docx")) == LISTED
    assert not faults(archive.packed(accepted))
    assert is_out_of_date(parts)


def test_an_entry_into_which_somebody_wrote_stays_when_its_page_goes() -> None:
    def said_in_the_list(body: Element) -> None:
        link = next(one for one in body.iter(f"{W}hyperlink") if "Visits in time" in "".join(one.itertext()))
        next(link.iter(f"{W}t")).text = "Visits in time (look at this one)"

    parts = after(page_less, edited(said_in_the_list))
    assert entries(settled(parts, accept=True)) == [LISTED[0], "Visits in time (look at this one)", LISTED[2]]


@pytest.mark.parametrize(
    "put_in",
    [
        '<w:r><w:footnoteReference w:id="2"/></w:r>',
        '<w:sdt><w:sdtPr><w:tag w:val="paperwork:fact/visits/actual"/></w:sdtPr>'
        "<w:sdtContent><w:r><w:t>84%</w:t></w:r></w:sdtContent></w:sdt>",
        '<w:ins w:id="900" w:author="A Person" w:date="2026-03-20T00:00:00Z"><w:r><w:t> in time</w:t></w:r></w:ins>',
    ],
    ids=["a note", "a live fact", "tracked words"],
)
def test_an_entry_into_which_somebody_put_something_stays_when_its_page_goes(put_in: str) -> None:
    def put_into_the_list(body: Element) -> None:
        link = next(one for one in body.iter(f"{W}hyperlink") if "Visits in time" in "".join(one.itertext()))
        wrapped = etree.fromstring(f'<w:p xmlns:w="{W[1:-1]}">{put_in}</w:p>')
        link[0].addnext(wrapped[0])

    parts = after(page_less, edited(put_into_the_list))
    stays = entries(settled(parts, accept=True))
    assert len(stays) == len(LISTED)
    assert stays[1].startswith("Visits in time")


def test_the_first_entry_goes_and_the_list_still_begins() -> None:
    def first_named_visits(body: Element) -> None:
        (first, *_) = [one for one in body.iter(f"{W}hyperlink") if one.get(f"{W}anchor", "").startswith("_Toc")]
        visits = next(one for one in body.iter(f"{W}hyperlink") if "Visits in time" in "".join(one.itertext()))
        first.set(f"{W}anchor", visits.get(f"{W}anchor", ""))
        next(first.iter(f"{W}t")).text = "Visits in time"

    parts = after(page_less, edited(first_named_visits))
    root = archive.root(settled(parts, accept=True), MAIN)
    kinds = [mark.get(f"{W}fldCharType") for mark in root.iter(f"{W}fldChar")]
    assert kinds.count("begin") == kinds.count("separate") == kinds.count("end")
    assert entries(settled(parts, accept=True)) == ["Plans"]


def test_words_that_a_person_wrote_beside_an_entry_stay() -> None:
    def beside(body: Element) -> None:
        visits = next(one for one in body.iter(f"{W}hyperlink") if "Visits in time" in "".join(one.itertext()))
        visits.addnext(run(" Ownwords"))

    accepted = archive.root(settled(after(page_less, edited(beside)), accept=True), MAIN)
    said = ["".join(text.text or "" for text in line.iter(f"{W}t")) for line in accepted.iter(f"{W}p")]
    assert " Ownwords" in said


@pytest.mark.parametrize("name", ["figures", "words", "charts"])
def test_a_month_that_brings_no_other_headings_leaves_the_list_as_it_is(name: str) -> None:
    done = renewed(drafted(), name)
    assert done.parts is not None
    assert entries(dict(done.parts)) == LISTED
    assert not is_out_of_date(dict(done.parts))


@pytest.mark.parametrize("change", [section_less, page_less_at_the_end], ids=lambda change: change.__name__)
def test_a_month_that_brings_other_headings_has_word_make_the_list_anew(change: Change) -> None:
    assert is_out_of_date(after(change, drafted()))

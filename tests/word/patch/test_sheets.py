"""A sheet from which all goes goes with its section break, and comes back with it."""

from __future__ import annotations

from paperwork.word import archive
from paperwork.word.markup import elements, value
from paperwork.word.patch import sheets
from paperwork.word.patch.settling import settled
from paperwork.word.reader import read

from ..reader.specimens import p, r
from .drafts import MAIN, body, closed, opened, said, tracker

WIDE = '<w:pgSz w:w="16838" w:h="11906" w:orient="landscape"/>'


def ending(section: str, runs: str = "") -> str:
    return f"<w:p><w:pPr><w:sectPr>{section}</w:sectPr></w:pPr>{runs}</w:p>"


def after(*blocks: str, gone: tuple[int, ...]) -> tuple[dict[str, bytes], dict[str, bytes]]:
    """A small draft, and the same after some of its blocks were deleted as tracked changes."""
    parts, root = opened(*blocks)
    ours, own = tracker(root), body(root)
    for block in [own[at] for at in gone]:
        ours.delete_block(block)
    sheets.follow(own, ours)
    return parts, closed(parts, root)


def widths(parts: dict[str, bytes]) -> list[str]:
    root = archive.root(parts, MAIN)
    return [value(section, "pgSz", "w") for section in elements(root, "sectPr")]


def test_an_empty_landscape_sheet_goes_and_rejecting_brings_it_back() -> None:
    parts, marked = after(p(r("a")), ending(""), p(r("wide")), ending(WIDE), p(r("c")), gone=(2, 3))
    accepted, rejected = settled(marked, accept=True), settled(marked, accept=False)
    assert widths(accepted) == ["", ""]
    assert said(accepted).replace("p \n", "") == "p a\np c"
    assert widths(rejected) == widths(parts) == ["", "16838", ""]
    assert said(rejected) == said(parts)
    # Before anybody has settled it, it is read as it will be.
    assert [len(read(archive.packed(one), "x").sections) for one in (parts, marked, accepted)] == [3, 2, 2]


def test_a_sheet_with_a_persons_words_keeps_its_break() -> None:
    _, marked = after(ending(""), p(r("wide")), p(r("Own")), ending(WIDE), p(r("c")), gone=(1, 3))
    assert widths(settled(marked, accept=True)) == ["", "16838", ""]


def test_a_sheet_that_gives_the_next_one_its_header_keeps_its_break() -> None:
    header = f'<w:headerReference w:type="default" r:id="h"/>{WIDE}'
    _, marked = after(ending(""), p(r("wide")), ending(header), p(r("c")), gone=(1, 2))
    assert widths(settled(marked, accept=True)) == ["", "16838", ""]


def test_an_empty_sheet_that_we_left_alone_stays() -> None:
    _, marked = after(ending(""), ending(WIDE), p(r("c")), p(r("d")), gone=(2,))
    assert widths(settled(marked, accept=True)) == ["", "16838", ""]

"""The contents list: a field of Word's own, whose entries link to their headings; page numbers come later."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from paperwork.word.pages import with_pages
from paperwork.word.writer import write

from .office import converted
from .papers import bare, line, page, paper, slots, with_body
from .sdk import errors
from .validity import faults
from .written import W, Written, style, value, words

DATA = write(paper(), "0.1.0")


def entries(data: bytes) -> list[tuple[str, str, str]]:
    """Each entry as (style, words, the bookmark that it leads to)."""
    written = Written(data)
    found = []
    for link in written.body.iter(f"{W}hyperlink"):
        paragraph = link.getparent()
        if link.get(f"{W}anchor", "").startswith("_Toc") and paragraph is not None:
            found.append((style(written, value(paragraph, "pPr/pStyle")), words(link), link.get(f"{W}anchor", "")))
    return found


def anchors(data: bytes) -> dict[str, str]:
    """The words of the paragraph in which each bookmark starts."""
    return {
        mark.get(f"{W}name", ""): words(mark.getparent())  # type: ignore[arg-type]
        for mark in Written(data).body.iter(f"{W}bookmarkStart")
    }


def test_it_lists_the_two_upper_levels_of_the_headings_after_it() -> None:
    assert [(name, text) for name, text, _ in entries(DATA)] == [
        ("toc 2", "Priority A – Planning"),
        ("toc 3", "Visits in time"),
        ("toc 3", "Plans"),
    ]


def test_each_entry_links_to_its_heading() -> None:
    where = anchors(DATA)
    assert all(where[anchor] == text for _, text, anchor in entries(DATA))


def test_a_numbered_heading_is_listed_with_the_number_that_word_gives_it(tmp_path: Path) -> None:
    styled = '<w:pPr><w:pStyle w:val="{}"/></w:pPr>'.format
    above, below = line("Context", styled("NumberedHeading")), line("Volume", styled("NumberedHeading"))
    body = above + line("{{p contents }}") + below + line("Links", styled("Heading2"))
    data = write(paper(with_body(tmp_path, body), bare()), "0.1.0")
    assert [text for _, text, _ in entries(data)] == ["2.Volume", "Links"]
    assert anchors(data)[entries(data)[0][2]] == "Volume"
    assert faults(data) == []


def test_headings_of_the_same_words_have_bookmarks_of_their_own() -> None:
    pages = (page("visits", "Visits"), page("plans", "Visits"))
    priority = {**slots()["priorities"][0], "pages": pages}  # type: ignore[index]
    names = [anchor for _, _, anchor in entries(write(paper(given=slots(priorities=(priority,))), "0.1.0"))]
    assert len(set(names)) == 3


def test_bookmarks_of_headings_stay_when_another_heading_comes_before() -> None:
    more = {**slots()["priorities"][0], "title": "Before all", "pages": ()}  # type: ignore[index]
    longer = write(paper(given=slots(priorities=(more, *slots()["priorities"]))), "0.1.0")  # type: ignore[misc]
    assert {anchor for _, _, anchor in entries(DATA)} < {anchor for _, _, anchor in entries(longer)}


def test_words_own_update_would_give_the_same_list() -> None:
    written = Written(DATA)
    asked = [one.text or "" for one in written.body.iter(f"{W}instrText")]
    assert asked[0].split() == ["TOC", "\\o", '"2-3"', "\\h", "\\z", "\\u", "\\b", "_pw_contents"]
    assert anchors(DATA)["_pw_contents"] == "Priority A – Planning"


def test_word_does_not_ask_whether_to_update_fields() -> None:
    settings = Written(DATA).root("word/settings.xml")
    assert settings.find(f"{W}updateFields") is None


def test_page_numbers_stand_at_a_right_tab_with_dots_before_them() -> None:
    written = Written(DATA)
    for one in written.root("word/styles.xml").iter(f"{W}style"):
        if value(one, "name") in ("toc 2", "toc 3"):
            assert (value(one, "pPr/tabs/tab"), value(one, "pPr/tabs/tab", "leader")) == ("right", "dot")


def test_page_numbers_are_filled_in_and_may_be_filled_in_again() -> None:
    numbers = {anchor: str(number) for number, (_, _, anchor) in enumerate(entries(DATA), 4)}
    filled = with_pages(DATA, numbers)
    assert [text for _, text, _ in entries(filled)] == ["Priority A – Planning4", "Visits in time5", "Plans6"]
    assert faults(filled) == []
    again = with_pages(filled, dict.fromkeys(numbers, "12"))
    assert [text for _, text, _ in entries(again)] == ["Priority A – Planning12", "Visits in time12", "Plans12"]
    assert with_pages(filled, numbers) == filled


def test_a_bookmark_without_a_page_keeps_what_it_showed() -> None:
    assert [text for _, text, _ in entries(with_pages(DATA, {}))] == [text for _, text, _ in entries(DATA)]


def test_nothing_but_the_document_changes_when_pages_are_filled_in() -> None:
    filled = Written(with_pages(DATA, {anchor: "7" for _, _, anchor in entries(DATA)}))
    assert {name for name, data in Written(DATA).parts.items() if filled.parts[name] != data} == {"word/document.xml"}


@pytest.mark.needs_node
def test_a_filled_contents_list_is_valid(tmp_path: Path) -> None:
    assert errors(with_pages(DATA, {anchor: "7" for _, _, anchor in entries(DATA)}), tmp_path) == []


@pytest.mark.needs_soffice
@pytest.mark.needs_poppler
def test_libreoffice_prints_the_page_numbers(tmp_path: Path) -> None:
    (tmp_path / "paper.docx").write_bytes(with_pages(DATA, {anchor: "123" for _, _, anchor in entries(DATA)}))
    converted(tmp_path / "paper.docx", "pdf", tmp_path / "out")
    read = subprocess.run(["pdftotext", str(tmp_path / "out" / "paper.pdf"), "-"], capture_output=True, check=True)
    assert read.stdout.decode().count("123") == 3


def test_a_template_may_do_without_one_or_have_nothing_to_list(tmp_path: Path) -> None:
    without = write(paper(with_body(tmp_path, line("{{ meeting }}")), bare()), "0.1.0")
    nothing = write(paper(with_body(tmp_path, line("{{p contents }}") + line("{{ meeting }}")), bare()), "0.1.0")
    assert faults(without) == faults(nothing) == []
    assert entries(nothing) == []


def test_levels_follow_the_template(tmp_path: Path) -> None:
    heading = '<w:pPr><w:pStyle w:val="Heading{}"/></w:pPr>'
    body = line("{{p contents }}") + "".join(line(f"Level {level}", heading.format(level)) for level in (1, 2, 3))
    found = entries(write(paper(with_body(tmp_path, body), bare()), "0.1.0"))
    assert [(name, text) for name, text, _ in found] == [("toc 1", "Level 1"), ("toc 2", "Level 2")]

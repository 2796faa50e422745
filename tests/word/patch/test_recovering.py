"""A draft whose controls went, since LibreOffice saved it or somebody removed them, is followed by its bookmarks."""

from __future__ import annotations

from pathlib import Path

import pytest
from lxml import etree

from paperwork.model.blocks import Paragraph, Span
from paperwork.model.revision import WHOLE
from paperwork.word import archive, controls
from paperwork.word.markup import W, elements, serialised, value, w
from paperwork.word.normal import regions
from paperwork.word.patch.recovering import recovered
from paperwork.word.reader import read
from paperwork.word.writer import write

from ..office import converted
from ..papers import items, paper, says, section, slots, summary
from ..reader.specimens import control, p, r, tbl, tr
from ..validity import faults
from .drafts import MAIN, Element, all_said, closed, opened

FACTS = Paragraph(
    (Span("It was "), Span("84%", fact="a.actual"), Span(", then "), Span("84%", fact="a.actual"), Span("."))
)
Parts = dict[str, bytes]


def built() -> Parts:
    prose = section("aims", "Aims", says("First."), FACTS, *items("one", "two"), says("Last."))
    table = section("table", "A table", summary())
    return archive.members(write(paper(given=slots(sections=(prose, table))), "0.1.0"), "paper.docx")


def tags_of(parts: Parts) -> list[str]:
    return list(regions(read(archive.packed(parts), "paper.docx")))


def without_controls(parts: Parts, *tags: str) -> Parts:
    """What Word leaves when somebody removes controls: their content, and the bookmarks."""
    root = archive.root(parts, MAIN)
    for one in [one for one, tag in controls.ours(root) if not tags or tag in tags]:
        for inner in list(one[-1]):
            one.addprevious(inner)
        one.getparent().remove(one)
    return {**parts, MAIN: serialised(root)}


def test_nothing_changes_where_every_control_stands() -> None:
    parts = built()
    found = recovered(parts, tags_of(parts))
    assert found.parts == parts
    assert (found.found, found.lost) == ((), ())


def test_controls_that_somebody_removed_are_made_again() -> None:
    parts = built()
    found = recovered(without_controls(parts), tags_of(parts))
    assert all_said(dict(found.parts)) == all_said(parts)
    assert found.lost == ()
    assert faults(archive.packed(found.parts)) == []


@pytest.mark.parametrize("tag", ["paperwork:section/aims", "paperwork:section/table", "paperwork:fact/a/actual"])
def test_only_what_is_gone_is_made_again(tag: str) -> None:
    parts = built()
    found = recovered(without_controls(parts, tag), tags_of(parts))
    assert found.found == (tag,)
    assert all_said(dict(found.parts)) == all_said(parts)
    assert recovered(found.parts, tags_of(parts)).parts == found.parts


def test_one_of_two_facts_of_a_tag_is_made_again() -> None:
    parts = built()
    root = archive.root(parts, MAIN)
    second = [one for one, tag in controls.ours(root) if tag == "paperwork:fact/a/actual"][1]
    second.addprevious(second.find(w("sdtContent"))[0])
    second.getparent().remove(second)
    found = recovered(closed(parts, root), tags_of(parts))
    assert found.found == ("paperwork:fact/a/actual",)
    assert all_said(dict(found.parts)) == all_said(parts)


def test_it_has_the_properties_that_a_built_one_has() -> None:
    parts = built()
    found = recovered(without_controls(parts), tags_of(parts))
    assert properties(archive.root(found.parts, MAIN)) == properties(archive.root(parts, MAIN))


def properties(root: Element) -> list[tuple[str, list[str]]]:
    return [
        (value(one, "sdtPr/alias"), [str(at.tag) for at in one[0] if at.tag != w("showingPlcHdr")])
        for one, _ in controls.ours(root)
    ]


def test_what_a_person_deleted_with_its_bookmark_is_told_as_lost() -> None:
    parts = built()
    root = archive.root(parts, MAIN)
    gone = next(one for one, tag in controls.ours(root) if tag == "paperwork:section/table")
    gone.getparent().remove(gone)
    found = recovered(closed(parts, root), tags_of(parts))
    assert found.lost == ("paperwork:section/table",)
    assert found.parts == closed(parts, root)


def test_what_a_person_added_at_the_end_of_an_authors_part_belongs_to_it_and_what_the_template_says_does_not() -> None:
    parts = built()
    said, frame = all_said(parts), regions(read(archive.packed(parts), "paper.docx"))[WHOLE].text
    root = archive.root(parts, MAIN)
    aims = next(one for one, tag in controls.ours(root) if tag == "paperwork:section/aims")
    for words in ("Added since.", "And this."):
        aims[-1].append(etree.fromstring(p(r(words)).replace("<w:p>", f'<w:p xmlns:w="{W}">', 1)))
    found = recovered(without_controls(closed(parts, root)), tags_of(parts), {WHOLE: frame})
    due = said["paperwork:section/aims"] + "\np Added since.\np And this."
    assert all_said(dict(found.parts)) == {**said, "paperwork:section/aims": due}


def mark(name: str, id: int, text: str) -> str:
    return f'<w:bookmarkStart w:id="{id}" w:name="{name}"/>{r(text)}<w:bookmarkEnd w:id="{id}"/>'


TAG = "paperwork:section/a"
NAME = controls.bookmark_name(TAG)


def found_in(*markup: str, tags: tuple[str, ...] = (TAG,)) -> dict[str, str]:
    parts, _ = opened(*markup)
    made = dict(recovered(parts, tags).parts)
    assert faults_of_marks(made) == []
    return {tag: text for tag, text in all_said(made).items() if "paper/" not in tag}


def faults_of_marks(parts: Parts) -> list[str]:
    marks = elements(archive.root(parts, MAIN), "bookmarkStart")
    names = [one.get(w("name"), "") for one in marks]
    return [name for name in names if names.count(name) > 1]


def test_a_bookmark_in_pieces_is_one() -> None:
    start = f'<w:bookmarkStart w:id="1" w:name="{NAME}"/>'
    assert found_in(p(start + r("a")), p("b"), p(mark(NAME, 2, "c")), p("d")) == {
        "": f"⟦{TAG}⟧\np d",
        TAG: "p a\np b\np c",
    }


def test_a_copy_of_a_region_further_down_is_not_wrapped() -> None:
    other = controls.bookmark_name("paperwork:section/b")
    markup = (p(mark(NAME, 1, "a")), p(mark(other, 2, "b")), p(mark(NAME, 3, "a")))
    assert found_in(*markup, tags=(TAG, "paperwork:section/b")) == {
        "": f"⟦{TAG}⟧\n⟦paperwork:section/b⟧\np a",
        TAG: "p a",
        "paperwork:section/b": "p b",
    }


def test_a_table_is_held_whole_and_so_is_what_stands_in_one_cell() -> None:
    start, end = f'<w:bookmarkStart w:id="1" w:name="{NAME}"/>', '<w:bookmarkEnd w:id="1"/>'
    cells = tr(f"<w:tc>{p(start + r('a'))}</w:tc>", f"<w:tc>{p(r('b') + end)}</w:tc>")
    assert found_in(tbl(cells)) == {"": f"⟦{TAG}⟧", TAG: "| p a | p b |"}
    within = tr(f"<w:tc>{p(mark(NAME, 1, 'a'))}</w:tc>", "b")
    assert found_in(tbl(within)) == {"": f"| ⟦{TAG}⟧ | p b |", TAG: "p a"}


def test_a_fact_that_was_emptied_or_parted_over_paragraphs_is_no_fact() -> None:
    fact = "paperwork:fact/a/b"
    name = controls.bookmark_name(fact)
    start, end = f'<w:bookmarkStart w:id="1" w:name="{name}"/>', '<w:bookmarkEnd w:id="1"/>'
    for markup in ((p(r("x") + start + end),), (p(start + r("8")), p(r("4") + end))):
        parts, _ = opened(*markup)
        assert recovered(parts, [fact]).lost == (fact,)
        assert recovered(parts, [fact]).parts == parts


def test_controls_of_others_are_left_alone() -> None:
    theirs = control("theirs", p(mark(NAME, 1, "a")))
    assert found_in(theirs + p("b")) == {"": f"⟦{TAG}⟧\np b", TAG: "p a"}
    parts, _ = opened(theirs)
    assert [value(one, "sdtPr/tag") for one in elements(archive.root(recovered(parts, [TAG]).parts, MAIN), "sdt")] == [
        "theirs",
        TAG,
    ]


@pytest.mark.needs_soffice
def test_a_draft_that_libreoffice_saved_says_the_same_under_every_tag(tmp_path: Path) -> None:
    parts = built()
    before = tmp_path / "draft.docx"
    before.write_bytes(archive.packed(parts))
    converted(before, "docx", tmp_path / "saved")
    saved = archive.members((tmp_path / "saved" / "draft.docx").read_bytes(), "draft.docx")
    found = recovered(saved, tags_of(parts))
    assert found.lost == ()
    assert all_said(dict(found.parts)) == all_said(parts)
    assert set(faults(archive.packed(found.parts))) <= set(faults(archive.packed(saved)))
    assert recovered(found.parts, tags_of(parts)).parts == found.parts

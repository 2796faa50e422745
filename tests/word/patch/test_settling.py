"""One author's tracked changes are settled, kind by kind; what others changed, and parts without changes, stay."""

from __future__ import annotations

from copy import deepcopy
from pathlib import Path

import pytest

from paperwork.word import archive
from paperwork.word.markup import elements, serialised, w
from paperwork.word.patch.comments import Comments
from paperwork.word.patch.settling import settled, unsettled
from paperwork.word.writer import write

from .. import sdk
from ..papers import paper
from ..reader.specimens import Parts, control, p, r, tbl, tc, tr
from ..validity import faults
from .drafts import MAIN, all_said, body, closed, made, opened, said, shown, tracker

US = 'w:author="paperwork" w:date="2023-06-01T00:00:00Z"'
ANN = 'w:author="Ann" w:date="2023-05-01T00:00:00Z"'


def ins(words: str, who: str = US) -> str:
    return f'<w:ins w:id="7" {who}>{r(words)}</w:ins>'


def gone(words: str, who: str = US) -> str:
    return f'<w:del w:id="8" {who}>{r(words).replace("w:t", "w:delText")}</w:del>'


def mark(kind: str, who: str = US) -> str:
    return f'<w:rPr><w:{kind} w:id="9" {who}/></w:rPr>'


def both(*markup: str, parts: Parts | None = None) -> tuple[str, str]:
    """What a draft says with ours accepted, and with ours rejected."""
    members, _ = opened(*markup, parts=parts)
    return said(settled(members, accept=True)), said(settled(members, accept=False))


def document(parts: dict[str, bytes]) -> str:
    return shown(body(archive.root(parts, MAIN)))


def test_inserted_and_deleted_words() -> None:
    assert both(p(r("a ") + ins("new") + gone("old"))) == ("p a new", "p a old")


def test_moved_words() -> None:
    away = f'<w:moveFromRangeStart w:id="1" w:name="m" {US}/><w:moveFrom w:id="2" {US}>{r("x")}</w:moveFrom>'
    back = f'<w:moveToRangeStart w:id="3" w:name="m" {US}/><w:moveTo w:id="4" {US}>{r("x")}</w:moveTo>'
    markup = p(away + '<w:moveFromRangeEnd w:id="1"/>' + r("a")) + p(r("b") + back + '<w:moveToRangeEnd w:id="3"/>')
    assert both(markup) == ("p a\np bx", "p xa\np b")
    assert "move" not in document(settled(opened(markup)[0], accept=True))


def test_paragraph_marks_the_next_paragraphs_properties_win() -> None:
    first = p("a", '<w:outlineLvl w:val="0"/>' + mark("del"))
    assert both(first, p("b", '<w:outlineLvl w:val="1"/>')) == ("h2 ab", "h1 a\nh2 b")
    assert both(first.replace("w:del", "w:ins"), p("b", '<w:outlineLvl w:val="1"/>')) == ("h1 a\nh2 b", "h2 ab")


def test_a_paragraph_that_has_nothing_left_goes_before_a_table_and_one_with_words_stays() -> None:
    assert both(p(gone("a"), mark("del")), tbl(tr("b", "c"))) == ("| p b | p c |", "p a\n| p b | p c |")
    assert both(p(r("a"), mark("del")), tbl(tr("b", "c"))) == ("p a\n| p b | p c |",) * 2


def test_rows_and_the_table_when_its_last_row_goes() -> None:
    row = tr(tc(p(gone("a"))), tc(p(gone("b"))), props=f'<w:del w:id="3" {US}/>')
    assert both(tbl(row, tr("c", "d"))) == ("| p c | p d |", "| p a | p b |\n| p c | p d |")
    assert both(p("x"), tbl(row), p("y")) == ("p x\np y", "p x\n| p a | p b |\np y")


def test_a_row_in_which_somebody_wrote_stays() -> None:
    row = tr(tc(p(ins("a") + ins("mine", ANN))), "", props=f'<w:ins w:id="3" {US}/>')
    assert both(tbl(row, tr("c", "d"))) == ("| p amine | p  |\n| p c | p d |", "| p mine | p  |\n| p c | p d |")


def test_cells() -> None:
    row = tr("a", tc(p(ins("b")), f'<w:tcW w:w="9"/><w:cellIns w:id="1" {US}/>'))
    parts, _ = opened(tbl(row))
    cells = [len(list(elements(archive.root(settled(parts, accept=how), MAIN), "tc"))) for how in (True, False)]
    assert cells == [2, 1]
    merged = tc(p("b"), f'<w:cellMerge w:id="1" w:vMerge="cont" {US}/>')
    assert (
        both(
            tbl(
                tr(tc(p("a"), '<w:vMerge w:val="restart"/>')),
                tr(merged),
            )
        )[1]
        == "| p a |\n| p b |"
    )
    assert "⟦1x2⟧" in both(tbl(tr(tc(p("a"), '<w:vMerge w:val="restart"/>')), tr(merged)))[0]


def changed(kind: str, was: str) -> str:
    return f'<w:{kind}Change w:id="1" {US}><w:{kind}>{was}</w:{kind}></w:{kind}Change>'


@pytest.mark.parametrize(
    ("markup", "accepted", "rejected"),
    [
        (
            p("a", '<w:jc w:val="left"/><w:rPr><w:b/></w:rPr>' + changed("pPr", "<w:keepNext/>")),
            '<w:pPr><w:jc w:val="left"/><w:rPr><w:b/></w:rPr></w:pPr>',
            "<w:pPr><w:keepNext/><w:rPr><w:b/></w:rPr></w:pPr>",
        ),
        (
            p(r("a", "<w:b/>" + changed("rPr", "<w:i/>"))),
            "<w:rPr><w:b/></w:rPr>",
            "<w:rPr><w:i/></w:rPr>",
        ),
        (
            tbl(tr("a", "b"), props='<w:jc w:val="left"/>' + changed("tblPr", '<w:jc w:val="right"/>')),
            '<w:tblPr><w:jc w:val="left"/></w:tblPr>',
            '<w:tblPr><w:jc w:val="right"/></w:tblPr>',
        ),
        (
            p("a", f'<w:sectPr><w:headerReference r:id="h"/><w:cols/>{changed("sectPr", "<w:titlePg/>")}</w:sectPr>'),
            '<w:sectPr><w:headerReference r:id="h"/><w:cols/></w:sectPr>',
            '<w:sectPr><w:headerReference r:id="h"/><w:titlePg/></w:sectPr>',
        ),
    ],
    ids=["paragraph", "run", "table", "section"],
)
def test_changed_properties(markup: str, accepted: str, rejected: str) -> None:
    parts, _ = opened(markup)
    assert accepted in document(settled(parts, accept=True))
    assert rejected in document(settled(parts, accept=False))


def test_a_control_that_was_inserted_goes_with_its_text_and_one_that_a_person_emptied_stays() -> None:
    parts, root = opened(p("a"), control("paperwork:section/old", p()), p("z"))
    ours = tracker(root)
    new = made(control("paperwork:section/new", p("b") + tbl(tr("c", "d"))))
    body(root)[0].addnext(new)
    ours.insert_block(new)
    next(elements(body(root)[4], "p")).extend(ours.inserted([made(r("filled"))]))
    marked = closed(parts, root)
    assert said(settled(marked, accept=True)) == "p a\n⟦paperwork:section/new⟧\n⟦paperwork:section/old⟧\np z"
    assert said(settled(marked, accept=False)) == "p a\n⟦paperwork:section/old⟧\np z"
    assert b"customXml" not in settled(marked, accept=True)[MAIN] + settled(marked, accept=False)[MAIN]


def test_links_and_facts_that_came_with_us_go_with_us_and_so_do_their_bookmarks() -> None:
    fact = '<w:bookmarkStart w:id="1" w:name="_pw_0123456789ab"/>{}<w:bookmarkEnd w:id="1"/>'
    inside = (
        fact.format(control("paperwork:fact/a/b", ins("84"))) + f'<w:hyperlink w:anchor="x">{ins("y")}</w:hyperlink>'
    )
    parts, _ = opened(p(r("a") + inside))
    assert document(settled(parts, accept=False)).startswith("<w:body><w:p><w:r><w:t>a</w:t></w:r></w:p>")
    assert said(settled(parts, accept=True)) == "p a⟦paperwork:fact/a/b⟧⟦a #x⟧y⟦/a⟧"


def test_what_others_changed_stays_also_inside_and_round_ours() -> None:
    inside = p(r("a") + f'<w:ins w:id="1" {ANN}>{r("b")}{gone("c")}</w:ins>' + gone("d", ANN) + ins("e", ANN))
    theirs = p(r("a") + f'<w:ins w:id="1" {ANN}>{r("b")}</w:ins>' + gone("d", ANN) + ins("e", ANN))
    parts, _ = opened(inside, p("z", mark("del", ANN)))
    after, _ = opened(theirs, p("z", mark("del", ANN)))
    assert document(settled(parts, accept=True)) == document(after)
    assert document(settled(parts, accept=False)) == document(after).replace(
        "<w:t>b</w:t></w:r>", "<w:t>b</w:t></w:r><w:r><w:t>c</w:t></w:r>"
    )


def test_words_that_somebody_put_into_ours_stay_when_ours_are_rejected() -> None:
    nested = f'<w:ins w:id="1" {US}>{r("ours")}{ins(" mine", ANN)}</w:ins>'
    assert both(p(r("a") + nested)) == ("p aours mine", "p a mine")


def test_headers_notes_and_only_the_author_asked_for() -> None:
    header = f"<w:hdr NAMES>{p(gone('old') + ins('new', ANN))}</w:hdr>".encode()
    parts, _ = opened(
        p("a"),
        parts=Parts(
            others={"word/h.xml": header},
            relations={"h": ("header", "h.xml")},
            footnotes=f'<w:footnote w:id="1">{p(ins("n"))}</w:footnote>',
        ),
    )
    assert unsettled(parts)
    done = settled(parts, accept=True)
    assert done[MAIN] == parts[MAIN]
    assert b"delText" not in done["word/h.xml"]
    assert b"Ann" in done["word/h.xml"]
    assert b"paperwork" not in done["word/footnotes.xml"]
    assert not unsettled(done)
    assert unsettled(done, "Ann")
    assert settled(done, accept=False) == done


def test_our_comments_go_when_ours_is_rejected_and_those_of_others_stay() -> None:
    parts, root = opened(p("a"), p("b"))
    comments = Comments(parts, MAIN, tracker(root))
    comments.add("Look.", body(root)[0], body(root)[1])
    marked = closed(parts, root)
    assert "word/comments.xml" in settled(marked, accept=True)
    assert settled(marked, accept=False).keys() == parts.keys() - {"word/comments.xml"}
    assert "comment" not in document(settled(marked, accept=False))
    theirs = {**marked, "word/comments.xml": marked["word/comments.xml"].replace(b'"paperwork"', b'"Ann"')}
    assert settled(theirs, accept=False) == theirs


def test_somebodys_comment_on_what_goes_moves_to_what_follows() -> None:
    said_of = '<w:commentRangeStart w:id="1"/>{}<w:commentRangeEnd w:id="1"/><w:r><w:commentReference w:id="1"/></w:r>'
    parts, root = opened(p("a"), tbl(tr(tc(p(said_of.format(r("b"))))), grid=(900,)), p("c"))
    tracker(root).delete_block(body(root)[1])
    done = body(archive.root(settled(closed(parts, root), accept=True), MAIN))
    assert [one.tag for one in done] == [w("p"), w("p"), w("sectPr")]
    assert [one.tag for one in done[1]] == [w("commentRangeStart"), w("commentRangeEnd"), w("r"), w("r")]


def marked_paper() -> dict[str, bytes]:
    """A built paper in which every third row, and every other paragraph with one after it, gives way to a new one."""
    parts = archive.members(write(paper(), "0.1.0"), "paper.docx")
    main = archive.main_part(parts)
    root = archive.root(parts, main)
    ours = tracker(root)
    blocks = [one for one in elements(root, "p") if one.getnext() is not None and one.getnext().tag == w("p")]
    plain = [one for one in blocks if next(elements(one, "drawing", "fldChar"), None) is None]
    for old in [*list(elements(root, "tr"))[1::3], *plain[::2]]:
        new = deepcopy(old)
        for mark in list(elements(new, "bookmarkStart", "bookmarkEnd", "sdt", "sectPr")):
            mark.getparent().remove(mark)
        old.addnext(new)
        is_row = old.tag == w("tr")
        (ours.insert_row if is_row else ours.insert_block)(new)
        (ours.delete_row if is_row else ours.delete_block)(old)
    return {**parts, main: serialised(root)}


def test_a_paper_marked_and_settled_is_a_sound_word_file() -> None:
    marked = marked_paper()
    for parts in (marked, settled(marked, accept=True), settled(marked, accept=False)):
        assert faults(archive.packed(parts)) == []
    was = archive.members(write(paper(), "0.1.0"), "paper.docx")
    assert all_said(settled(marked, accept=False)) == all_said(was)


@pytest.mark.needs_node
@pytest.mark.parametrize("how", ["marked", "accepted", "rejected"])
def test_the_validator_has_nothing_to_say_of_it(how: str, tmp_path: Path) -> None:
    parts = marked_paper()
    if how != "marked":
        parts = settled(parts, accept=how == "accepted")
    assert sdk.errors(archive.packed(parts), tmp_path) == []

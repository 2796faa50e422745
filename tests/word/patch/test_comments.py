"""The program's comments stand beside those of people, on the words that they are about."""

from __future__ import annotations

from pathlib import Path

import pytest

from paperwork.word import archive
from paperwork.word.markup import elements, serialised, value, w
from paperwork.word.patch.comments import Comments
from paperwork.word.reader import read
from paperwork.word.writer import write

from .. import sdk
from ..papers import paper
from ..reader.specimens import Parts, control, p, r, style, tbl, tr
from ..validity import faults
from .drafts import MAIN, body, closed, opened, shown, tracker


def test_a_comment_is_on_the_words_between_its_marks() -> None:
    parts, root = opened(p(r("a") + r("b") + r("c")))
    runs = list(elements(root, "r"))
    Comments(parts, MAIN, tracker(root)).add("Look.", runs[1], runs[1])
    assert shown(body(root)[0]) == (
        '<w:p><w:r><w:t>a</w:t></w:r><w:commentRangeStart w:id="1000"/><w:r><w:t>b</w:t></w:r>'
        '<w:commentRangeEnd w:id="1000"/><w:r><w:commentReference w:id="1000"/></w:r><w:r><w:t>c</w:t></w:r></w:p>'
    )
    found = read(archive.packed(closed(parts, root)), "draft.docx")
    assert found.comments == ("Look.",)
    assert [one.check for one in found.findings] == ["comment"]


def test_comments_that_are_there_stay_and_ids_never_clash() -> None:
    theirs = Parts(comments=f'<w:comment w:id="1000" w:author="Ann">{p("Mine")}</w:comment>')
    parts, root = opened(p("a"), parts=theirs)
    comments = Comments(parts, MAIN, tracker(root))
    comments.add("One\ntwo", body(root)[0], body(root)[0])
    comments.add("Three", body(root)[0], body(root)[0])
    kept = archive.root(parts, "word/comments.xml")
    assert [(one.get(w("id")), one.get(w("author")), one.get(w("initials"))) for one in kept] == [
        ("1000", "Ann", None),
        ("1001", "paperwork", "pw"),
        ("1002", "paperwork", "pw"),
    ]
    assert read(archive.packed(closed(parts, root)), "draft.docx").comments == ("Mine", "One\ntwo", "Three")


@pytest.mark.parametrize(
    "around",
    [
        '<w:ins w:id="5" w:author="Ann">{}</w:ins>',
        '<w:hyperlink w:anchor="x">{}</w:hyperlink>',
        control("paperwork:fact/a/b", "{}"),
    ],
)
def test_a_comment_stands_outside_links_controls_and_changes(around: str) -> None:
    parts, root = opened(p(around.format(r("a"))))
    run = next(elements(root, "r"))
    Comments(parts, MAIN, tracker(root)).add("Look.", run, run)
    assert [one.tag for one in body(root)[0]][0::2] == [w("commentRangeStart"), w("commentRangeEnd")]


def test_a_comment_on_blocks_reaches_from_the_first_paragraph_to_the_last() -> None:
    parts, root = opened(p("a", '<w:jc w:val="left"/>'), tbl(tr("b", "c")))
    Comments(parts, MAIN, tracker(root)).add("Look.", *body(root)[:2])
    paragraphs = list(elements(root, "p"))
    assert [one.tag for one in paragraphs[0]] == [w("pPr"), w("commentRangeStart"), w("r")]
    assert [one.tag for one in paragraphs[2]] == [w("r"), w("commentRangeEnd"), w("r")]


def test_styles_are_added_only_where_they_lack() -> None:
    named = '<w:style w:type="character" w:styleId="Mark"><w:name w:val="annotation reference"/></w:style>'
    usual = '<w:style w:type="paragraph" w:default="1" w:styleId="Usual"><w:name w:val="Normal"/></w:style>'
    parts, root = opened(p("a"), parts=Parts(styles=named + usual + style("CommentText")))
    comments = Comments(parts, MAIN, tracker(root))
    comments.add("One", body(root)[0], body(root)[0])
    comments.add("Two", body(root)[0], body(root)[0])
    ids = [one.get(w("styleId")) for one in elements(archive.root(parts, "word/styles.xml"), "style")]
    assert ids == ["Mark", "Usual", "CommentText", "CommentText2"]
    assert {one.get(w("val")) for one in elements(root, "rStyle")} == {"Mark"}
    made = list(elements(archive.root(parts, "word/styles.xml"), "style"))[-1]
    assert (value(made, "name"), value(made, "basedOn")) == ("annotation text", "Usual")


def commented() -> bytes:
    parts = archive.members(write(paper(), "0.1.0"), "paper.docx")
    main = archive.main_part(parts)
    root = archive.root(parts, main)
    comments = Comments(parts, main, tracker(root))
    for block in (next(elements(root, "tbl")), next(elements(root, "p"))):
        comments.add("Which of these?", block, block)
    return archive.packed({**parts, main: serialised(root)})


def test_a_paper_with_comments_is_a_sound_word_file() -> None:
    assert faults(commented()) == []


@pytest.mark.needs_node
def test_the_validator_has_nothing_to_say_of_comments(tmp_path: Path) -> None:
    assert sdk.errors(commented(), tmp_path) == []

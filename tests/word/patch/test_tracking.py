"""What the program changes is marked as Word marks it: wrapped runs, marked ends, rows and controls, in their order."""

from __future__ import annotations

import pytest

from paperwork.word.markup import elements, w
from paperwork.word.patch.tracking import next_id

from ..reader.specimens import control, p, r, tbl, tr
from .drafts import body, closed, made, opened, said, shown, tracker


def runs_of(root):  # type: ignore[no-untyped-def]
    return list(elements(root, "r"))


def test_ids_begin_far_above_all_others_and_rise() -> None:
    _, root = opened(p('<w:bookmarkStart w:id="41" w:name="x"/><w:bookmarkEnd w:id="41"/>' + r("a")))
    assert next_id([root]) == 1041
    ours = tracker(root)
    assert [ours.mark()[w("id")] for _ in range(2)] == ["1041", "1042"]
    assert ours.mark() == {w("id"): "1043", w("author"): "paperwork", w("date"): "2023-06-01T00:00:00Z"}


def test_runs_are_inserted_together() -> None:
    _, root = opened(p("a"))
    line = tracker(root).insert_runs([made(r("b")), made(r("c"))])
    body(root)[0].append(line)
    assert shown(line) == '<w:ins w:id="1000"><w:r><w:t>b</w:t></w:r><w:r><w:t>c</w:t></w:r></w:ins>'


def test_deleted_runs_say_so_with_their_text_and_their_field_codes() -> None:
    _, root = opened(p(r("a") + "<w:r><w:instrText> PAGE </w:instrText></w:r>" + r("b")))
    runs = runs_of(root)
    tracker(root).delete_runs(runs[:2])
    assert shown(body(root)[0]) == (
        '<w:p><w:del w:id="1000"><w:r><w:delText>a</w:delText></w:r>'
        "<w:r><w:delInstrText> PAGE </w:delInstrText></w:r></w:del><w:r><w:t>b</w:t></w:r></w:p>"
    )


@pytest.mark.parametrize(
    "around",
    [
        '<w:ins w:id="5" w:author="Ann">{}</w:ins>',
        '<w:hyperlink w:anchor="x">{}</w:hyperlink>',
        '<w:sdt><w:sdtPr><w:id w:val="7"/></w:sdtPr><w:sdtContent>{}</w:sdtContent></w:sdt>',
    ],
)
def test_runs_are_deleted_inside_what_holds_them(around: str) -> None:
    parts, root = opened(p(r("a ") + around.format(r("gone")) + r("z")))
    tracker(root).delete_runs([runs_of(root)[1]])
    assert around.format('<w:del w:id="10').split("w:id")[0] in shown(root)
    assert said(closed(parts, root)) == "p a z"


def test_whole_links_and_controls_are_deleted_by_the_runs_in_them() -> None:
    parts, root = opened(p(r("a") + control("x", r("b")) + '<w:hyperlink w:anchor="y">' + r("c") + "</w:hyperlink>"))
    tracker(root).delete_runs(list(body(root)[0]))
    assert said(closed(parts, root)) == "p "
    assert [one.getparent().tag for one in elements(root, "del")] == [w("p"), w("sdtContent"), w("hyperlink")]


def test_links_and_controls_are_inserted_by_the_runs_in_them() -> None:
    _, root = opened(p("a"))
    link = made('<w:hyperlink w:anchor="y">' + r("c") + "</w:hyperlink>")
    pieces = tracker(root).inserted([made(r("a")), link, made(control("x", r("b")))])
    assert [one.tag for one in pieces] == [w("ins"), w("hyperlink"), w("sdt")]
    assert all(next(one.iterancestors(w("ins")), None) is not None for piece in pieces for one in elements(piece, "r"))


def test_what_somebody_deleted_stays_theirs() -> None:
    _, root = opened(p('<w:del w:id="5" w:author="Ann"><w:r><w:delText>x</w:delText></w:r></w:del>' + r("y")))
    tracker(root).delete_block(body(root)[0])
    assert [one.get(w("author")) for one in elements(root, "del")] == ["Ann", "paperwork"]


def test_a_comment_stays_when_all_round_it_goes() -> None:
    anchor = '<w:r><w:rPr><w:rStyle w:val="C"/></w:rPr><w:commentReference w:id="3"/></w:r>'
    _, root = opened(p(r("a") + anchor), p("b"))
    tracker(root).delete_block(body(root)[0])
    reference = next(elements(root, "commentReference"))
    assert next(reference.iterancestors(w("del")), None) is None


def test_marks_of_paragraphs_stand_first_in_their_properties_and_those_before_the_section() -> None:
    _, root = opened(p("a", '<w:jc w:val="center"/><w:rPr><w:b/></w:rPr><w:sectPr/>'), p("b", '<w:jc w:val="left"/>'))
    ours = tracker(root)
    ours.insert_mark(body(root)[0])
    ours.insert_mark(body(root)[1])
    ours.delete_mark(body(root)[1])
    first, second = body(root)[0][0], body(root)[1][0]
    assert [[one.tag for one in at.find(w("rPr"))] for at in (first, second)] == [
        [w("ins"), w("b")],
        [w("ins"), w("del")],
    ]
    assert [one.tag for one in first] == [w("jc"), w("rPr"), w("sectPr")]


def test_the_mark_with_which_a_section_ends_is_never_deleted() -> None:
    _, root = opened(p("a", "<w:sectPr/>"), p("b"))
    ours = tracker(root)
    ours.delete_mark(body(root)[0])
    ours.delete_block(body(root)[0])
    assert body(root)[0].find(f"{w('pPr')}/{w('rPr')}") is None


def test_a_row_is_marked_last_in_its_properties_and_in_its_runs_also_inside_tables_in_it() -> None:
    inner = f"<w:tc>{tbl(tr('in'), grid=(900,))}<w:p/></w:tc>"
    change = '<w:trHeight w:val="3"/><w:trPrChange w:id="9" w:author="Ann"><w:trPr/></w:trPrChange>'
    _, root = opened(tbl(tr("a", inner, props=change), tr("b", "c")))
    row = next(elements(root, "tr"))
    tracker(root).delete_row(row)
    assert [one.tag for one in row[0]] == [w("trHeight"), w("del"), w("trPrChange")]
    assert [one.text for one in elements(root, "delText")] == ["a", "in"]
    assert [one.text for one in elements(root, "t")] == ["b", "c"]


def test_a_table_is_deleted_by_its_rows() -> None:
    parts, root = opened(p("a"), tbl(tr("b", "c"), tr("d", "e")), p("f"))
    tracker(root).delete_block(body(root)[1])
    assert said(closed(parts, root)) == "p a\np f"


def test_the_last_paragraph_of_a_cell_goes_by_the_mark_before_it() -> None:
    parts, root = opened(tbl(tr(f"<w:tc>{p('a', '<w:keepNext/>')}{p('b')}</w:tc>", "c")))
    first, second, _ = elements(root, "p")
    tracker(root).delete_block(second)
    assert said(closed(parts, root)) == "| p a | p c |"
    assert first.find(f"{w('pPr')}/{w('rPr')}/{w('del')}") is not None
    assert shown(second[0]) == '<w:pPr><w:keepNext/><w:pPrChange w:id="1002"><w:pPr/></w:pPrChange></w:pPr>'


def test_a_control_is_inserted_with_a_range_round_its_start_and_its_end() -> None:
    _, root = opened(p("a"), control("x", p("b") + p("c")), p("d"))
    tracker(root).insert_block(body(root)[1])
    assert [one.tag for one in body(root)][1:4] == [w("customXmlInsRangeStart"), w("sdt"), w("customXmlInsRangeEnd")]
    content = next(elements(root, "sdtContent"))
    assert [one.tag for one in content] == [w("customXmlInsRangeEnd"), w("p"), w("p"), w("customXmlInsRangeStart")]
    marked = [one.find(f"{w('pPr')}/{w('rPr')}/{w('ins')}") is not None for one in elements(content, "p")]
    assert marked == [True, False]


def test_new_properties_remember_the_old_and_leave_the_mark_and_the_section_alone() -> None:
    _, root = opened(p("a", '<w:jc w:val="center"/><w:rPr><w:b/></w:rPr>'), p("b", '<w:jc w:val="right"/>'))
    first, second = body(root)[:2]
    ours = tracker(root)
    assert ours.restyle(first, second[0])
    assert shown(first[0]) == (
        '<w:pPr><w:jc w:val="right"/><w:rPr><w:b/></w:rPr>'
        '<w:pPrChange w:id="1000"><w:pPr><w:jc w:val="center"/></w:pPr></w:pPrChange></w:pPr>'
    )
    assert not ours.restyle(second, second[0])
    assert ours.restyle(first, made('<w:pPr><w:jc w:val="center"/></w:pPr>'))
    assert shown(first[0]) == '<w:pPr><w:jc w:val="center"/><w:rPr><w:b/></w:rPr></w:pPr>'


def test_somebody_elses_unsettled_properties_are_left_alone() -> None:
    theirs = '<w:jc w:val="left"/><w:pPrChange w:id="5" w:author="Ann"><w:pPr/></w:pPrChange>'
    _, root = opened(p("a", theirs))
    assert not tracker(root).restyle(body(root)[0], made('<w:pPr><w:jc w:val="right"/></w:pPr>'))
    assert len(body(root)[0][0]) == 2

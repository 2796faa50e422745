"""Space that Word works out itself, spaces around text, heights of lines, and where equations stand."""

from __future__ import annotations

import pytest

from paperwork.model.blocks import Paragraph, Table, block_text
from paperwork.word.reader import read

from .specimens import A4, Parts, docx, level, lists, num, p, style, tbl, tc, tr

AUTO = '<w:spacing w:before="100" w:beforeAutospacing="1" w:after="100" w:afterAutospacing="1"/>'
MATHS = "<m:oMathPara>{}<m:oMath><m:r><m:t>a=b</m:t></m:r></m:oMath></m:oMathPara>"


def spaces(*body: str, parts: Parts | None = None) -> list[tuple[float, float, bool]]:
    """The space above and below each paragraph, and whether it stands off from others of its style."""
    found = read(docx(*body, parts=parts), "x.docx").blocks
    return [(at.look.before, at.look.after, at.look.contextual) for at in found if at.look]  # type: ignore[union-attr]


def test_words_own_space_is_14_points_but_for_that_above_the_first_of_a_section() -> None:
    ends = f"<w:sectPr>{A4}</w:sectPr>"
    found = spaces(p("a", AUTO), p("b", AUTO), p("c", AUTO + ends), p("d", AUTO))
    assert [before for before, _, _ in found] == [0.0, 14.0, 14.0, 0.0]
    assert {after for _, after, _ in found} == {14.0}


def test_a_paragraph_without_it_may_begin_a_section() -> None:
    assert [before for before, _, _ in spaces(p("a"), p("b", AUTO))] == [0.0, 14.0]


def test_a_styles_own_space_holds_though_a_paragraph_gives_a_length() -> None:
    parts = Parts(styles=style("Web", "", AUTO))
    said = '<w:spacing w:before="400" w:after="400" w:afterAutospacing="0"/>'
    assert spaces(p("a"), p("b", said, style="Web"), parts=parts)[1][:2] == (14.0, 20.0)


def test_a_cell_has_none_at_its_head_and_foot() -> None:
    cell = tc("".join(p(word, AUTO) for word in "abc"))
    (table,) = (at for at in read(docx(tbl(tr(cell))), "x.docx").blocks if isinstance(at, Table))
    looks = [at.look for at in table.rows[0].cells[0].blocks if isinstance(at, Paragraph) and at.look]
    assert [(look.before, look.after) for look in looks] == [(0.0, 14.0), (14.0, 14.0), (14.0, 0.0)]


def test_a_table_that_ends_a_cell_leaves_the_space_of_what_follows() -> None:
    inner = tbl(tr(tc(p("x", AUTO))))
    cell = tc(p("a", AUTO) + inner + p("b", '<w:spacing w:after="100"/>'))
    (table,) = (at for at in read(docx(tbl(tr(cell))), "x.docx").blocks if isinstance(at, Table))
    last = table.rows[0].cells[0].blocks[-1]
    assert isinstance(last, Paragraph)
    assert last.look
    assert last.look.after == 5.0


def test_items_of_a_list_stand_close() -> None:
    found = spaces(p("a"), p("b", AUTO + num()), p("c", AUTO + num()), parts=Parts(numbering=lists(level(0, "%1."))))
    assert [close for _, _, close in found] == [False, True, True]


def test_a_lines_height_may_be_said_in_points_as_strict_files_do() -> None:
    (found,) = read(docx(p("a", '<w:spacing w:line="18pt" w:lineRule="auto"/>')), "x.docx").blocks
    assert isinstance(found, Paragraph)
    assert found.look
    assert found.look.line == 1.5


@pytest.mark.parametrize(
    ("body", "align"),
    [
        (p(MATHS.format("")), "center"),
        (p(MATHS.format('<m:oMathParaPr><m:jc m:val="right"/></m:oMathParaPr>')), "right"),
        (p("<w:r><w:t>So </w:t></w:r>" + MATHS.format("")), "left"),
        (p("<m:oMath><m:r><m:t>a=b</m:t></m:r></m:oMath>"), "left"),
        (MATHS.format(""), "center"),
    ],
    ids=["alone", "on-a-side", "beside-words", "in-a-line", "outside-a-paragraph"],
)
def test_an_equation_on_a_line_of_its_own_stands_in_the_middle(body: str, align: str) -> None:
    (found,) = read(docx(body), "x.docx").blocks
    assert isinstance(found, Paragraph)
    assert found.look
    assert found.look.align == align


@pytest.mark.parametrize(
    ("runs", "said"),
    [
        ("<w:r><w:t>\n    one\n  two  </w:t></w:r><w:r><w:t>\n three\n</w:t></w:r>", "one   twothree"),
        ('<w:r><w:t xml:space="preserve"> one\n</w:t></w:r>', " one "),
        ('<w:ins xml:space="preserve"><w:r><w:t> one</w:t></w:r></w:ins>', " one"),
        ("<w:r><w:t>one</w:t></w:r><w:r><w:t> </w:t></w:r><w:r><w:t>two</w:t></w:r>", "onetwo"),
    ],
    ids=["indented", "meant", "meant-above", "alone"],
)
def test_spaces_around_text_count_only_where_the_file_says_so_and_ends_of_its_lines_are_spaces(
    runs: str, said: str
) -> None:
    (found,) = read(docx(p(runs)), "x.docx").blocks
    assert block_text(found) == said

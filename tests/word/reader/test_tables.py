"""Tables: the grid, merged cells, and every border, shade and margin resolved."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from paperwork.model.blocks import Table, block_text

from .specimens import Parts, blocks, p, style, table, tbl, tc, tr

LINE = '<w:{} w:val="single" w:sz="{}" w:space="0" w:color="{}"/>'


def lines(**sides: tuple[int, str]) -> str:
    return "".join(LINE.format(side, *said) for side, said in sides.items())


def shades(found: Table) -> list[list[str]]:
    return [[cell.look.shading for cell in row.cells] for row in found.rows]


def test_rows_cells_and_their_words() -> None:
    assert block_text(table(tbl(tr("a", "b"), tr("c", "d")))) == "a\tb\nc\td"


def test_cells_merge_across_and_down() -> None:
    wide = tc("wide", '<w:gridSpan w:val="2"/>')
    high = tc("high", '<w:vMerge w:val="restart"/>')
    below = tc("", "<w:vMerge/>")
    found = table(tbl(tr(wide, high), tr("a", "b", below), tr("c", "d", below), grid=(100, 100, 100)))
    assert [[(cell.text, cell.across, cell.down) for cell in row.cells] for row in found.rows] == [
        [("wide", 2, 1), ("high", 1, 3)],
        [("a", 1, 1), ("b", 1, 1)],
        [("c", 1, 1), ("d", 1, 1)],
    ]


def test_words_that_a_merge_covers_are_kept_with_it() -> None:
    found = table(tbl(tr(tc("top", '<w:vMerge w:val="restart"/>'), "a"), tr(tc("lost", "<w:vMerge/>"), "b")))
    assert found.rows[0].cells[0].text == "top\nlost"


def test_cells_merged_across_the_old_way_are_one() -> None:
    found = table(tbl(tr(tc("a", '<w:hMerge w:val="restart"/>'), tc("", "<w:hMerge/>"))))
    assert [(cell.text, cell.across) for cell in found.rows[0].cells] == [("a", 2)]


def test_a_merge_without_a_beginning_is_a_cell() -> None:
    assert block_text(table(tbl(tr(tc("a", "<w:vMerge/>"))))) == "a"


def test_header_rows_are_those_at_the_top_that_repeat() -> None:
    head = "<w:tblHeader/>"
    found = table(tbl(tr("a", props=head), tr("b", props=head), tr("c"), tr("d", props=head)))
    assert found.header_rows == 2
    assert [row.look.header for row in found.rows] == [True, True, False, True]


def test_rows_say_their_height_and_whether_they_split() -> None:
    found = table(
        tbl(
            tr("a", props='<w:cantSplit/><w:trHeight w:val="400"/>'),
            tr("b", props='<w:trHeight w:val="300" w:hRule="exact"/>'),
            tr("c"),
        )
    )
    assert [(at.look.height, at.look.height_rule, at.look.may_split) for at in found.rows] == [
        (20.0, "least", False), (15.0, "exact", True), (0.0, "auto", True)
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("props", "grid", "widths"),
    [
        ("", (2000, 1000), (100.0, 50.0)),
        ('<w:tblW w:w="5000" w:type="pct"/>', (2000, 1000), (312.0, 156.0)),
        ('<w:tblW w:w="50%" w:type="pct"/>', (2000, 2000), (117.0, 117.0)),
        ("", (0, 0), (234.0, 234.0)),
        ('<w:tblW w:w="4000" w:type="dxa"/>', (0, 0), (100.0, 100.0)),
        ("", (), (234.0, 234.0)),
    ],
)
def test_widths_come_from_the_grid_or_the_whole_or_are_equal(
    props: str, grid: tuple[int, ...], widths: tuple[float, ...]
) -> None:
    found = table(tbl(tr("a", "b"), props=props, grid=grid))
    assert found.look.columns == pytest.approx(widths)


def test_cells_say_the_widths_that_the_grid_lacks() -> None:
    one = tc("a", '<w:tcW w:w="600" w:type="dxa"/>')
    found = table(tbl(tr(one, "b"), props='<w:tblW w:w="1000" w:type="dxa"/>', grid=()))
    assert found.look.columns == pytest.approx((30.0, 20.0))


def test_a_table_in_a_cell_is_a_block_of_it() -> None:
    found = table(tbl(tr(tc(tbl(tr("in")) + p("after")))))
    inside = found.rows[0].cells[0].blocks
    assert isinstance(inside[0], Table)
    assert [block_text(block) for block in inside] == ["in", "after"]


def test_a_table_in_a_cell_takes_its_share_of_the_cell() -> None:
    inner = tbl(tr("a", "b"), props='<w:tblW w:w="5000" w:type="pct"/>', grid=(1, 3))
    outer = table(tbl(tr(tc(inner + p())), grid=(4216,)))
    found = outer.rows[0].cells[0].blocks[0]
    assert isinstance(found, Table)
    assert found.look.columns == pytest.approx((50.0, 150.0))


def test_alternative_text_is_its_summary() -> None:
    said = '<w:tblCaption w:val="Visits"/><w:tblDescription w:val="By month"/>'
    assert table(tbl(tr("a"), props=said)).summary == "Visits: By month"


def test_outer_and_inner_borders_of_the_table_reach_its_cells() -> None:
    props = f"<w:tblBorders>{lines(top=(16, 'FF0000'), insideH=(8, '00FF00'), insideV=(4, '0000FF'))}</w:tblBorders>"
    found = table(tbl(tr("a", "b"), tr("c", "d"), props=props))
    drawn = [
        [{side: (line.width, line.colour) for side, line in (cell.look.borders or {}).items()} for cell in row.cells]
        for row in found.rows
    ]
    red, green, blue = (2.0, "#ff0000"), (1.0, "#00ff00"), (0.5, "#0000ff")
    assert drawn == [
        [{"top": red, "bottom": green, "right": blue}, {"top": red, "bottom": green, "left": blue}],
        [{"top": green, "right": blue}, {"top": green, "left": blue}],
    ]


def test_a_cells_own_border_wins_over_the_tables_on_both_sides_of_the_edge() -> None:
    props = f"<w:tblBorders>{lines(insideV=(24, '000000'))}</w:tblBorders>"
    own = tc("a", f"<w:tcBorders>{lines(right=(4, 'FF0000'))}</w:tcBorders>")
    found = table(tbl(tr(own, "b"), props=props)).rows[0].cells
    assert found[0].look.borders["right"].colour == found[1].look.borders["left"].colour == "#ff0000"


def test_of_two_cells_own_borders_the_wider_wins() -> None:
    left = tc("a", f"<w:tcBorders>{lines(right=(4, 'FF0000'))}</w:tcBorders>")
    right = tc("b", f"<w:tcBorders>{lines(left=(12, '00FF00'))}</w:tcBorders>")
    found = table(tbl(tr(left, right))).rows[0].cells
    assert found[0].look.borders["right"].width == found[1].look.borders["left"].width == 1.5


def test_a_border_switched_off_is_not_drawn() -> None:
    props = f"<w:tblBorders>{lines(top=(8, '000000'))}</w:tblBorders>"
    off = tc("a", '<w:tcBorders><w:top w:val="nil"/></w:tcBorders>')
    found = table(tbl(tr(off, "b"), props=props)).rows[0].cells
    assert found[0].look.borders is None
    assert found[1].look.borders is not None


def conditioned(**fills: str) -> Parts:
    said = "".join(
        f'<w:tblStylePr w:type="{kind}"><w:rPr><w:b/></w:rPr><w:tcPr><w:shd w:val="clear" w:fill="{fill}"/></w:tcPr>'
        "</w:tblStylePr>"
        for kind, fill in fills.items()
    )
    return Parts(styles=style("T", kind="table", more=said))


def looked(number: str) -> str:
    return f'<w:tblStyle w:val="T"/><w:tblLook w:val="{number}"/>'


def test_a_table_styles_conditions_hold_by_place() -> None:
    parts = conditioned(firstRow="111111", lastRow="222222", firstCol="333333", band1Horz="444444", band2Horz="555555")
    rows = [tr("a", "b"), tr("c", "d"), tr("e", "f"), tr("g", "h")]
    assert shades(table(tbl(*rows, props=looked("04E0")), parts=parts)) == [
        ["#333333", "#111111"],
        ["#333333", "#444444"],
        ["#333333", "#555555"],
        ["#333333", "#222222"],
    ]


def test_conditions_that_the_table_does_not_ask_for_do_not_hold() -> None:
    parts = conditioned(firstRow="111111", firstCol="333333", band1Horz="444444")
    assert shades(table(tbl(tr("a", "b"), tr("c", "d"), props=looked("0600")), parts=parts)) == [["", ""], ["", ""]]


def test_bands_of_columns_count_from_after_the_first_column() -> None:
    parts = conditioned(band1Vert="111111", band2Vert="222222", firstCol="333333")
    found = table(tbl(tr("a", "b", "c", "d"), props=looked("0280"), grid=(1, 1, 1, 1)), parts=parts)
    assert shades(found) == [["#333333", "#111111", "#222222", "#111111"]]


def test_a_header_rows_bold_is_no_emphasis() -> None:
    found = table(tbl(tr("a"), tr("b"), props=looked("0420")), parts=conditioned(firstRow="111111"))
    spans = [row.cells[0].blocks[0].spans[0] for row in found.rows]
    assert [(span.look.bold, span.bold) for span in spans] == [(True, False), (False, False)]


def test_the_table_says_which_column_names_its_rows() -> None:
    assert table(tbl(tr("a"), props=looked("0480"))).header_columns == 1
    assert table(tbl(tr("a"), props='<w:tblLook w:firstColumn="0" w:val="04A0"/>')).header_columns == 0


def test_a_condition_draws_its_own_borders_round_its_rows() -> None:
    edges = f"<w:tcBorders>{lines(bottom=(12, 'FF0000'))}</w:tcBorders>"
    said = f'<w:tblStylePr w:type="firstRow"><w:tcPr>{edges}</w:tcPr></w:tblStylePr>'
    parts = Parts(styles=style("T", kind="table", more=said))
    found = table(tbl(tr("a"), tr("b"), tr("c"), props=looked("0420")), parts=parts)
    assert [sorted(row.cells[0].look.borders or {}) for row in found.rows] == [["bottom"], ["top"], []]


def test_margins_come_from_style_table_and_cell() -> None:
    margin = '<w:{0}><w:left w:w="{1}" w:type="dxa"/></w:{0}>'
    styles = style("T", kind="table", more=f"<w:tblPr>{margin.format('tblCellMar', 40)}</w:tblPr>")
    own = tc("b", margin.format("tcMar", 200))
    found = table(tbl(tr("a", own), props='<w:tblStyle w:val="T"/>'), parts=Parts(styles=styles))
    assert [cell.look.margins for cell in found.rows[0].cells] == [(0.0, 5.4, 0.0, 2.0), (0.0, 5.4, 0.0, 10.0)]


def test_shading_patterns_are_one_flat_colour() -> None:
    fill = '<w:shd w:val="{}" w:color="{}" w:fill="{}"/>'
    said = [
        ("clear", "auto", "FFFF00"),
        ("solid", "FF0000", "FFFF00"),
        ("pct50", "000000", "FFFFFF"),
        ("clear", "auto", "auto"),
    ]
    found = table(tbl(tr(*(tc("x", fill.format(*one)) for one in said)), grid=(1, 1, 1, 1)))
    assert shades(found) == [["#ffff00", "#ff0000", "#808080", ""]]


def test_cells_say_how_their_text_stands() -> None:
    cell = table(tbl(tr(tc("a", '<w:textDirection w:val="btLr"/><w:vAlign w:val="center"/>')))).rows[0].cells[0]
    assert (cell.look.vertical, cell.look.turned) == ("center", "up")


def test_tables_stand_where_they_say() -> None:
    new = Parts(settings='<w:compat><w:compatSetting w:name="compatibilityMode" w:val="15"/></w:compat>')
    placed = '<w:jc w:val="center"/>', '<w:tblInd w:w="200" w:type="dxa"/>'
    found = [table(tbl(tr("a"), props=props), parts=new).look for props in placed]
    assert [(look.align, look.indent) for look in found] == [("center", 0.0), ("left", 10.0)]


def test_a_table_of_an_old_file_hangs_its_cell_margin_into_the_page_margin() -> None:
    assert table(tbl(tr("a"))).look.indent == pytest.approx(-5.4)


def test_a_row_may_begin_further_in() -> None:
    found = table(tbl(tr("a", "b"), tr("c", props='<w:gridBefore w:val="1"/>')))
    assert found.rows[1].look.before == 1


def test_a_table_without_rows_is_no_table() -> None:
    assert blocks(tbl(), p("a"))[0].spans[0].text == "a"


@given(st.lists(st.lists(st.sampled_from(["", "restart", "continue"]), min_size=1, max_size=4), min_size=1, max_size=5))
@settings(max_examples=60, deadline=None)
def test_every_grid_of_merges_keeps_every_word(merges: list[list[str]]) -> None:
    rows, expected = [], set()
    for row, line in enumerate(merges):
        cells = []
        for column, merge in enumerate(line):
            expected.add(f"w{row}.{column}")
            cells.append(tc(f"w{row}.{column}", f'<w:vMerge w:val="{merge}"/>' if merge else ""))
        rows.append(tr(*cells))
    found = table(tbl(*rows))
    assert set(block_text(found).split()) == expected
    for at, row in enumerate(found.rows):
        assert all(at + cell.down <= len(found.rows) for cell in row.cells)


def test_patterns_of_lines_are_a_third_of_their_colour_and_shares_are_eighths() -> None:
    fill = '<w:shd w:val="{}" w:color="000000" w:fill="FFFFFF"/>'
    found = table(tbl(tr(*(tc("x", fill.format(name)) for name in ("diagStripe", "thinHorzCross", "pct62")))))
    assert shades(found) == [["#aaaaaa", "#aaaaaa", "#606060"]]


def test_a_cell_may_have_diagonals() -> None:
    borders = f"<w:tcBorders>{lines(tl2br=(8, 'FF0000'), tr2bl=(16, '0000FF'))}</w:tcBorders>"
    look = table(tbl(tr(tc("a", borders)))).rows[0].cells[0].look
    assert {side: line.width for side, line in look.borders.items()} == {"tl2br": 1.0, "tr2bl": 2.0}


def test_a_table_says_whether_its_columns_are_fixed_and_what_is_free_between_its_cells() -> None:
    said = '<w:tblCellSpacing w:w="60" w:type="dxa"/><w:tblLayout w:type="fixed"/>'
    assert (table(tbl(tr("a"))).look.fixed, table(tbl(tr("a"))).look.spacing) == (False, 0.0)
    assert (table(tbl(tr("a"), props=said)).look.fixed, table(tbl(tr("a"), props=said)).look.spacing) == (True, 3.0)


@pytest.mark.parametrize(
    ("said", "place"),
    [
        ('w:horzAnchor="margin" w:tblpXSpec="right"', ("right", False)),
        ('w:horzAnchor="margin" w:tblpXSpec="center"', ("center", False)),
        ('w:horzAnchor="page" w:tblpX="2000"', ("left", True)),
    ],
)
def test_a_floating_table_keeps_its_place_across_the_page(said: str, place: tuple[str, bool]) -> None:
    look = table(tbl(tr("a"), props=f"<w:tblpPr {said}/>")).look
    assert (look.align, look.from_page) == place
    assert look.indent == pytest.approx(94.6 if look.from_page else 0.0)


def test_a_margin_of_less_than_nothing_is_none() -> None:
    margins = '<w:tblCellMar><w:left w:w="-6160" w:type="dxa"/><w:right w:w="72" w:type="dxa"/></w:tblCellMar>'
    cell = table(tbl(tr("a"), props=margins)).rows[0].cells[0]
    assert cell.look is not None
    assert cell.look.margins == (0.0, 3.6, 0.0, 0.0)


def test_a_strict_file_has_names_of_its_own_for_turned_text() -> None:
    found = table(tbl(tr(tc("a", '<w:textDirection w:val="lr"/>'), tc("b", '<w:textDirection w:val="rl"/>'))))
    assert [cell.look.turned for cell in found.rows[0].cells if cell.look] == ["up", "down"]

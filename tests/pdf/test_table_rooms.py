"""Tables that do not fit as their files ask: columns for their words, room on the page, rows for their text."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from paperwork.model.blocks import Cell, Row, Table
from paperwork.model.look import CellLook, Line, PageSetup, RowLook, TableLook
from paperwork.pdf.document import rendered
from paperwork.pdf.layout import Layout, lay_out
from paperwork.pdf.ops import Fill, Stroke, Words

from .drafts import PAGE, cell, draft, paragraph, squeezed, texts

LONG = "Internationalisation"
TEXT = "a share of all the children in need who have a plan"


def laid(*rows: tuple[str, ...], page: PageSetup = PAGE, **look: object) -> Layout:
    made = tuple(Row(tuple(cell(text) for text in row), look=RowLook()) for row in rows)
    return lay_out(draft(Table(made, header_rows=0, look=TableLook(**look)), page=page))  # type: ignore[arg-type]


def words(of: Layout) -> list[Words]:
    return [op for op in of.pages[0].sheet.ops if isinstance(op, Words) and op.text.strip()]


def shown(of: Layout) -> list[str]:
    return [op.text.strip() for op in words(of)]


def columns(of: Layout) -> list[float]:
    """The edges of the columns, as they are drawn."""
    strokes = (op for op in of.pages[0].sheet.ops if isinstance(op, Stroke))
    return sorted({round(op.x1, 1) for op in strokes if op.x1 == op.x2})


def checks(of: Layout) -> list[str]:
    return [finding.check for finding in of.findings]


def test_a_column_is_not_narrower_than_its_longest_word_while_others_have_room() -> None:
    found = laid((LONG, "a"), columns=(40.0, 300.0))
    assert shown(found) == [LONG, "a"]
    assert columns(found)[-1] - columns(found)[0] == pytest.approx(340.0, abs=0.2)


def test_a_table_grows_into_the_room_where_no_column_has_any_to_give() -> None:
    found = laid((LONG, LONG), columns=(90.0, 90.0))
    assert shown(found) == [LONG, LONG]


def test_a_table_of_fixed_layout_keeps_its_columns() -> None:
    found = laid((LONG, "a"), columns=(40.0, 300.0), fixed=True)
    assert columns(found) == pytest.approx([72.0, 112.0, 412.0])
    assert "".join(shown(found)) == LONG + "a"


def test_columns_too_narrow_for_any_word_fit_what_they_hold() -> None:
    found = laid(("Measure", "Q1"), (TEXT, "12%"), columns=(5.0, 5.0))
    assert shown(found) == ["Measure", "Q1", TEXT, "12%"]


def test_columns_too_narrow_for_any_word_share_the_room_where_they_must() -> None:
    found = laid((TEXT * 4, "12%"), columns=(5.0, 5.0))
    assert columns(found)[-1] == pytest.approx(PAGE.width - PAGE.right, abs=0.2)
    assert "12%" in shown(found)


def test_words_too_long_for_the_room_are_parted_and_the_short_ones_kept_whole() -> None:
    found = laid(("x" * 200, "short"), columns=(200.0, 200.0))
    assert "short" in shown(found)
    assert columns(found)[-1] <= PAGE.width - PAGE.right + 0.2


def test_a_table_wider_than_its_page_is_narrowed_with_a_finding() -> None:
    found = laid(tuple(f"word {n}" for n in range(12)), columns=(80.0,) * 12)
    assert 0 < columns(found)[0] < columns(found)[-1] < PAGE.width
    assert checks(found) == ["table-wide"]


def test_a_table_that_begins_off_its_page_is_moved_onto_it() -> None:
    assert columns(laid(("a", "b"), columns=(50.0, 50.0), indent=-200.0))[0] == pytest.approx(0.0)
    assert columns(laid(("a", "b"), columns=(50.0, 50.0), indent=900.0))[-1] == pytest.approx(PAGE.width, abs=0.1)


def test_a_table_in_the_margins_is_left_there_without_a_finding() -> None:
    found = laid(("a", "b"), columns=(270.0, 270.0), indent=-40.0)
    assert columns(found)[0] == pytest.approx(32.0)
    assert checks(found) == []


def test_a_table_may_be_measured_from_the_edge_of_its_page() -> None:
    assert columns(laid(("a",), columns=(50.0,), indent=200.0, from_page=True))[0] == pytest.approx(200.0)


def test_a_table_wider_than_its_cell_is_narrowed_to_it() -> None:
    inner = Table((Row((cell("one"), cell("two"))),), header_rows=0, look=TableLook((200.0, 200.0), fixed=True))
    outer = Table((Row((Cell((inner, paragraph(""))), cell("beside"))),), look=TableLook((150.0, 100.0)))
    places = {op.text: op.x for op in words(lay_out(draft(outer)))}
    assert places["one"] < places["two"] < 72 + 150 < places["beside"]


def test_very_many_columns_stand_side_by_side_with_every_word() -> None:
    found = laid(tuple(f"{n}" for n in range(10, 80)), columns=(20.0,) * 70)
    assert squeezed("".join(shown(found))) == "".join(f"{n}" for n in range(10, 80))
    edges = columns(found)
    assert len(edges) == 71
    assert all(edges[0] < op.x < op.x + op.width < edges[-1] for op in words(found))


def exact(text: str, height: float) -> Layout:
    rows = (
        Row((cell(text),), look=RowLook(height=height, height_rule="exact")),
        Row((cell("after"),), look=RowLook()),
    )
    return lay_out(draft(Table(rows, header_rows=0, look=TableLook((200.0,)))))


def test_a_row_of_exact_height_grows_where_it_would_cut_words_off() -> None:
    found = exact("one\ntwo\nthree", 15.0)
    places = {op.text.strip(): op.y for op in words(found)}
    assert places["two"] < places["three"] < places["after"] - 10
    assert checks(found) == ["table-row"]


def test_a_row_of_exact_height_keeps_it_where_no_words_are_cut_off() -> None:
    kept, tight = exact("one", 30.0), exact("one", 12.0)
    one, after = (op.y for op in words(kept))
    assert after - one == pytest.approx(30.0, abs=1.0)
    assert checks(kept) == checks(tight) == []


def test_space_between_cells_parts_their_shading_and_their_borders() -> None:
    row = Row((cell("a", shading="#ffff00"), cell("b", shading="#00ff00")), look=RowLook())
    found = lay_out(draft(Table((row,), header_rows=0, look=TableLook((100.0, 100.0), spacing=5.0))))
    one, other = (op for op in found.pages[0].sheet.ops if isinstance(op, Fill))
    assert (one.x, one.width) == pytest.approx((77.0, 90.0))
    assert other.x - one.x - one.width == pytest.approx(10.0)


def test_diagonals_run_from_corner_to_corner() -> None:
    lines = {"tl2br": Line(1.0), "tr2bl": Line(2.0)}
    table = Table((Row((Cell((paragraph("a"),), look=CellLook(borders=lines)),)),), header_rows=0)
    strokes = [op for op in lay_out(draft(table)).pages[0].sheet.ops if isinstance(op, Stroke)]
    assert [(op.x1 < op.x2, op.y1 < op.y2, op.line.width) for op in strokes] == [(True, True, 1.0), (False, True, 2.0)]


def test_of_two_lines_of_one_width_the_darker_is_drawn() -> None:
    pale, dark = Line(1.0, "#cccccc"), Line(1.0, "#333333")
    one = Cell((paragraph("a"),), look=CellLook(borders={"right": pale}))
    other = Cell((paragraph("b"),), look=CellLook(borders={"left": dark}))
    table = Table((Row((one, other)),), header_rows=0, look=TableLook((50.0, 50.0)))
    strokes = [op for op in lay_out(draft(table)).pages[0].sheet.ops if isinstance(op, Stroke)]
    assert [op.line for op in strokes] == [dark]


@settings(max_examples=25, deadline=None)
@given(
    st.lists(
        st.lists(st.sampled_from(["a", LONG, TEXT, "x" * 90, ""]), min_size=3, max_size=3), min_size=1, max_size=4
    ),
    st.lists(st.sampled_from([0.0, 1.0, 30.0, 120.0, 900.0]), min_size=0, max_size=3),
)
def test_whatever_the_columns_every_word_is_on_the_page(rows: list[list[str]], widths: list[float]) -> None:
    made = tuple(Row(tuple(cell(text) for text in row), look=RowLook()) for row in rows)
    result = rendered(draft(Table(made, header_rows=0, look=TableLook(tuple(widths)))))
    assert not result.audit.faults
    said = sorted(squeezed("".join("".join(row) for row in rows)))
    assert sorted(squeezed("".join(texts(result.data)))) == said


def test_a_table_whose_rows_have_no_cells_takes_no_room() -> None:
    empty = Table((Row(()), Row(())), header_rows=0, look=TableLook())
    assert shown(lay_out(draft(empty, paragraph("after")))) == ["after"]

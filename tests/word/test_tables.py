"""Tables as a reader needs them: header rows, captions, ratings in words and colours, rows that hold together."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from paperwork.model.blocks import Cell, Column, Row, Span, Table
from paperwork.word.writer import write

from .papers import cell, paper, says, section, slots, summary
from .validity import faults
from .written import W, Written, style, value, words

ROOM = 11906 - 2 * 1247


def made(*tables: Table) -> Written:
    return Written(write(paper(given=slots(sections=(section("aims", "Aims", *tables),))), "0.1.0"))


def rows(written: Written) -> list:  # type: ignore[type-arg]
    return list(written.control("paperwork:section/aims").iter(f"{W}tr"))


def cells(written: Written) -> dict[str, object]:
    return {words(one): one for one in written.control("paperwork:section/aims").iter(f"{W}tc")}


def test_header_rows_repeat_and_no_row_splits() -> None:
    found = rows(made(summary()))
    assert [one.find(f"{W}trPr/{W}tblHeader") is not None for one in found] == [True, False, False, False, False]
    assert all(one.find(f"{W}trPr/{W}cantSplit") is not None for one in found)


def test_the_table_fills_the_margins_by_its_columns_shares() -> None:
    written = made(summary())
    grid = [int(one.get(f"{W}w", "0")) for one in written.control("paperwork:section/aims").iter(f"{W}gridCol")]
    assert sum(grid) == ROOM
    assert [round(6 * width / ROOM) for width in grid] == [3, 1, 2]
    table = next(written.control("paperwork:section/aims").iter(f"{W}tbl"))
    assert value(table, "tblPr/tblLayout", "type") == "fixed"


def test_ratings_have_their_colour_an_ink_that_can_be_read_on_it_and_their_word() -> None:
    found = cells(made(summary()))
    dress = {
        word: (value(found[word], "tcPr/shd", "fill"), value(found[word], "p/r/rPr/color"))
        for word in ("Green", "Amber", "Red")
    }
    assert dress == {
        "Green": ("00703C", "FFFFFF"),
        "Amber": ("F47738", "000000"),
        "Red": ("D4351C", "FFFFFF"),
    }


def test_colours_of_ratings_are_readable() -> None:
    found = cells(made(summary()))
    for word in ("Green", "Amber", "Red"):
        fill, ink = value(found[word], "tcPr/shd", "fill"), value(found[word], "p/r/rPr/color")
        assert contrast(fill, ink) >= 4.5


def contrast(one: str, other: str) -> float:
    """The contrast of two colours by WCAG 2.2."""
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def luminance(colour: str) -> float:
    parts = [int(colour[at : at + 2], 16) / 255 for at in (0, 2, 4)]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return sum(weight * part for weight, part in zip((0.2126, 0.7152, 0.0722), linear, strict=True))


def test_numbers_run_right_and_totals_stand_under_a_rule() -> None:
    written = made(summary())
    found = cells(written)
    assert value(found["84%"], "p/pPr/jc") == "right"
    assert value(found["Actual"], "p/pPr/jc") == "right"
    assert value(found["Green"], "p/pPr/jc") == ""
    assert value(found["279"], "tcPr/tcBorders/top") == "single"
    assert style(written, value(found["279"], "p/pPr/pStyle")) == "Table total"


def test_the_caption_stands_before_and_the_note_after() -> None:
    written = made(summary())
    content = written.control("paperwork:section/aims")
    assert [child.tag for child in content] == [f"{W}p", f"{W}tbl", f"{W}p"]
    assert [style(written, value(content[at], "pPr/pStyle")) for at in (0, 2)] == ["caption", "Note"]
    assert words(content[0]) == "Priority A: performance"


def test_the_table_says_what_it_is_to_who_cannot_see_it() -> None:
    table = next(made(summary()).control("paperwork:section/aims").iter(f"{W}tbl"))
    assert value(table, "tblPr/tblCaption") == "Priority A: performance"
    assert value(table, "tblPr/tblDescription") == "Three measures with their rating."


def test_a_small_table_keeps_with_its_note_and_a_long_one_may_go_over_the_page() -> None:
    def kept(table: Table) -> list[bool]:
        return [one.find(f"{W}tc/{W}p/{W}pPr/{W}keepNext") is not None for one in rows(made(table))]

    assert kept(summary()) == [True] * 5
    assert kept(replace(summary(), note=())) == [True, True, True, True, False]
    plain = Row((cell("a"), cell("1"), cell("b")))
    long = replace(summary(), rows=(summary().rows[0], *(plain for _ in range(30))), note=())
    assert kept(long) == [True, True, *[False] * 29]


def test_a_gap_in_a_cell_is_marked() -> None:
    gap = cells(made(summary()))["[x]"]
    assert value(gap, "p/r/rPr/rStyle") == "Gap"


def test_two_tables_never_run_into_one() -> None:
    bare = replace(summary(), caption=(), note=())
    content = made(bare, bare).control("paperwork:section/aims")
    assert [child.tag for child in content] == [f"{W}tbl", f"{W}p", f"{W}tbl", f"{W}p"] or [
        child.tag for child in content
    ] == [f"{W}tbl", f"{W}p", f"{W}tbl"]


def test_text_after_a_table_keeps_off_it() -> None:
    written = made(replace(summary(), note=()), says("After."))  # type: ignore[arg-type]
    last = written.control("paperwork:section/aims")[-1]
    assert int(value(last, "pPr/spacing", "before")) > 0


def test_a_row_that_is_too_short_is_filled_up() -> None:
    table = Table((Row((cell("a"), cell("b"))), Row((cell("c"),))))
    assert faults(made(table).data) == []
    assert [len(one.findall(f"{W}tc")) for one in rows(made(table))] == [2, 2]


@st.composite
def grids(draw: st.DrawFn) -> Table:
    """Tables whose cells span rows and columns without overlapping."""
    wide, high = draw(st.integers(1, 4)), draw(st.integers(1, 4))
    taken: set[tuple[int, int]] = set()
    out = []
    for row in range(high):
        line = []
        for column in range(wide):
            if (row, column) in taken:
                continue
            across = draw(st.integers(1, 2)) if column + 1 < wide and (row, column + 1) not in taken else 1
            down = draw(st.integers(1, min(2, high - row)))
            taken |= {(row + r, column + c) for r in range(down) for c in range(across)}
            line.append(Cell((says(f"{row}.{column}"),), across=across, down=down))
        out.append(Row(tuple(line)))
    return Table(tuple(out), header_rows=0, columns=tuple(Column() for _ in range(wide)), caption=(Span("c"),))


@settings(max_examples=40, deadline=None)
@given(grids())
def test_spanning_cells_are_laid_on_the_grid_and_none_is_lost(table: Table) -> None:
    written = made(table)
    assert faults(written.data) == []
    said = [words(one) for one in written.control("paperwork:section/aims").iter(f"{W}tc") if words(one)]
    assert said == [one.text for row in table.rows for one in row.cells]

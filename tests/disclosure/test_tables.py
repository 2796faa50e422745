"""Small numbers in tables: they are hidden, nobody can work them back, and no more is hidden than that takes."""

from __future__ import annotations

from collections.abc import Sequence

from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from paperwork.disclosure import Disclosed
from paperwork.model.findings import Place
from paperwork.model.supplied import SuppliedTable

from .solver import Puzzle
from .tabled import Grid, cells, paper_of, printed, table

HIDDEN = "[c]"
# Numbers as such tables have them: nothing, few, and many.
counts = st.one_of(st.integers(0, 7), st.integers(0, 40))
grids = st.integers(1, 4).flatmap(
    lambda wide: st.lists(st.lists(counts, min_size=wide, max_size=wide), min_size=1, max_size=5)
)


def test_a_small_number_and_one_beside_it_are_hidden() -> None:
    made = printed(paper_of(table([[3], [20], [30]], across=False)))
    assert cells(made) == [(HIDDEN,), (HIDDEN,), ("30",), ("53",)]


def test_nothing_is_hidden_where_no_number_is_small() -> None:
    assert cells(printed(paper_of(table([[0, 20], [30, 6]])))) == [
        ("0", "20", "20"),
        ("30", "6", "36"),
        ("30", "26", "56"),
    ]


def test_a_number_at_the_threshold_is_hidden_and_one_above_it_is_not() -> None:
    four = printed(paper_of(table([[4], [5]], across=False, down=False), threshold=4))
    five = printed(paper_of(table([[5], [6]], across=False, down=False)))
    assert (cells(four), cells(five)) == ([(HIDDEN,), ("5",)], [(HIDDEN,), ("6",)])


def test_two_that_can_only_be_one_each_take_their_total_with_them() -> None:
    assert cells(printed(paper_of(table([[1], [1]], across=False)))) == [(HIDDEN,)] * 3


def test_in_a_table_with_totals_on_both_sides_a_ring_of_numbers_is_hidden() -> None:
    made = printed(paper_of(table([[3, 20, 30], [21, 40, 50], [22, 60, 70]])))
    assert sum(row.count(HIDDEN) for row in cells(made)) == 4
    assert cells(made)[0][0] == HIDDEN


def test_a_share_of_a_hidden_number_is_hidden() -> None:
    made = cells(printed(paper_of(table([[3], [40], [60]], shares=True))))
    assert [row[-1] for row in made if row[0] == HIDDEN] == [HIDDEN, HIDDEN]
    assert made[-1][-1] == "100.0%"


def test_columns_that_count_other_things_keep_their_small_numbers() -> None:
    given = replace(table([[3, 2], [9, 4]], across=False), counts=(False, False, True))
    assert cells(printed(paper_of(given))) == [("3", HIDDEN), ("9", HIDDEN), ("12", "6")]


def test_what_a_total_has_beside_its_rows_is_not_left_to_be_worked_out() -> None:
    given = table([[20], [30]], across=False)
    short = replace(given, rows=(*given.rows[:-1], ("Total", "52")))
    made = cells(printed(paper_of(short)))
    assert HIDDEN in [row[0] for row in made]


def test_of_which_columns_do_not_tell_what_is_left() -> None:
    given = replace(table([[24, 22], [40, 20]], across=False, down=False), heads=("Kind", "Children", "of which boys"))
    assert cells(printed(paper_of(given))) == [("24", HIDDEN), ("40", "20")]


def test_two_tables_of_one_name_do_not_hide_for_each_other() -> None:
    one, other = table([[3], [20], [30]], across=False), table([[9], [20], [4]], across=False)
    made = printed(paper_of(one, replace(other, id="others")))
    assert [row[1] for row in made.inputs.tables["homes"].rows] == [HIDDEN, HIDDEN, "30", "53"]
    assert [row[1] for row in made.inputs.tables["others"].rows] == [HIDDEN, "20", HIDDEN, "33"]


def test_a_sheet_that_is_printed_twice_hides_the_same_both_times() -> None:
    sheet = Place("data.xlsx", cell="Homes")
    one = replace(table([[3], [20], [30]], across=False), place=sheet)
    rows = tuple(row for row in one.rows if row[0] != "Total")
    other = replace(one, id="others", caption="Again", rows=rows, total_row=False)
    made = printed(paper_of(one, other))
    assert [row[1] for row in made.inputs.tables["others"].rows] == [HIDDEN, HIDDEN, "30"]


def reader(grid: Grid, made: Disclosed | None, threshold: int, small: set[str]) -> Puzzle:
    """All that a reader knows: what is printed, that totals add up, and of some of the numbers that they are small."""
    puzzle, whole = Puzzle(), with_totals(grid)
    rows, columns = range(len(whole)), range(len(whole[0]))
    for name, number in numbers(grid).items():
        puzzle.unknown(name, *((1, threshold) if name in small else (0, whole[-1][-1] + 20)))
        text = shown(made, name) if made else HIDDEN
        if text != HIDDEN:
            assert text == str(number)
            puzzle.equal({name: 1}, number)
    for row in rows:
        puzzle.equal({f"{row} {column}": -1 if column == columns[-1] else 1 for column in columns}, 0)
    for column in columns:
        puzzle.equal({f"{row} {column}": -1 if row == rows[-1] else 1 for row in rows}, 0)
    return puzzle


def with_totals(grid: Grid) -> list[list[int]]:
    whole = [[*row, sum(row)] for row in grid]
    return [*whole, [sum(column) for column in zip(*whole, strict=True)]]


def numbers(grid: Grid) -> dict[str, int]:
    return {
        f"{row} {column}": number for row, line in enumerate(with_totals(grid)) for column, number in enumerate(line)
    }


def shown(made: Disclosed, name: str) -> str:
    row, column = map(int, name.split())
    return cells(made)[row][column]


@settings(deadline=None, max_examples=30)
@given(grid=grids, threshold=st.sampled_from([4, 5]), shares=st.booleans())
def test_nobody_can_work_back_a_small_number_of_a_table(grid: Grid, threshold: int, shares: bool) -> None:
    made = printed(paper_of(table(grid, shares=shares), threshold=threshold))
    for name in (name for name, number in numbers(grid).items() if 1 <= number <= threshold):
        assert shown(made, name) == HIDDEN
        assert len(reader(grid, made, threshold, {name}).possible(name)) == 2


@settings(deadline=None, max_examples=30)
@given(grid=grids)
def test_nor_can_somebody_who_is_told_which_numbers_are_small(grid: Grid) -> None:
    """Unless that alone gives them away: five numbers from 1 to 5 whose sum is from 1 to 5 can only be ones."""
    made = printed(paper_of(table(grid)))
    small = {name for name, number in numbers(grid).items() if 1 <= number <= 5}
    for name in small:
        if len(reader(grid, made, 5, small).possible(name)) < 2:
            assert len(reader(grid, None, 5, small).possible(name)) < 2


@settings(deadline=None, max_examples=20)
@given(grid=grids)
def test_a_table_without_small_numbers_is_printed_whole(grid: Grid) -> None:
    large = [[number + 6 for number in row] for row in grid]
    assert not any(HIDDEN in row for row in cells(printed(paper_of(table(large, shares=True)))))


def homes(
    placed: Sequence[int], beds: Sequence[int], *, total: bool = True, free: bool = False, head: str = "Beds"
) -> SuppliedTable:
    """Homes with their beds and the children in them, maybe with beds that are free, and totals."""
    rows = [[bed, one, *([bed - one] if free else [])] for bed, one in zip(beds, placed, strict=True)]
    rows += [[sum(column) for column in zip(*rows, strict=True)]] if total else []
    names = [f"Home {number + 1}" for number in range(len(placed))] + (["Total"] if total else [])
    heads = ("Home", head, "Children placed", *(["Beds free"] if free else []))
    return SuppliedTable(
        id="homes",
        caption="Homes",
        heads=heads,
        rows=tuple((name, *map(str, row)) for name, row in zip(names, rows, strict=True)),
        numeric=(False, *(True for _ in heads[1:])),
        total_row=total,
        counts=(False, False, True, *([False] if free else [])),
    )


def test_a_total_that_would_fill_every_bed_is_hidden() -> None:
    made = cells(printed(paper_of(homes([5, 4, 4, 3], [5, 4, 4, 3]))))
    assert [row[0] for row in made] == ["5", "4", "4", "3", "16"]
    assert [row[1] for row in made] == [HIDDEN] * 5


def test_a_total_that_leaves_it_open_which_beds_are_taken_is_shown() -> None:
    assert cells(printed(paper_of(homes([5, 3, 4, 3], [5, 4, 4, 3]))))[-1] == ("16", "15")


def test_a_home_with_one_bed_does_not_tell_of_the_one_child_in_it() -> None:
    made = cells(printed(paper_of(homes([1, 8, 9], [1, 9, 9]))))
    assert made[0] == (HIDDEN, HIDDEN)


def test_beds_that_are_free_are_hidden_with_the_children_whom_they_would_tell() -> None:
    made = cells(printed(paper_of(homes([5, 3, 4, 3], [5, 4, 4, 3], free=True))))
    assert [row[2] for row in made[:-1]] == [HIDDEN] * 4


def test_beds_that_nobody_said_to_be_no_children_bound_them_too() -> None:
    given = homes([9, 4, 4, 6], [9, 9, 9, 9], head="Registered places")
    made = cells(printed(paper_of(replace(given, counts=()))))
    assert made[1][1] == HIDDEN
    full = homes([5, 5], [5, 5], head="Registered places")
    assert cells(printed(paper_of(replace(full, counts=()))))[2] == (HIDDEN, HIDDEN)


def test_a_column_that_bounds_nothing_is_let_be() -> None:
    made = cells(printed(paper_of(homes([5, 4, 4, 3], [5, 4, 4, 3], head="Workers"))))
    assert made[-1] == ("16", "16")
    made = cells(printed(paper_of(homes([5, 4, 4, 3], [5, 4, 3, 3]))))
    assert made[-1] == ("15", "16")


lived_in = st.lists(
    st.tuples(st.integers(0, 8), st.integers(0, 3)).map(lambda two: (two[0], sum(two))), min_size=1, max_size=4
)


@settings(deadline=None, max_examples=40)
@given(homes_of=lived_in, free=st.booleans(), total=st.booleans(), told=st.booleans())
def test_nobody_can_work_back_children_from_beds(
    homes_of: list[tuple[int, int]], free: bool, total: bool, told: bool
) -> None:
    placed, beds = [one for one, _ in homes_of], [bed for _, bed in homes_of]
    made = cells(printed(paper_of(homes(placed, beds, free=free, total=total))))
    for at, one in enumerate(placed):
        if 1 <= one <= 5:
            assert made[at][1] == HIDDEN
            small = {at} if not told else {other for other, number in enumerate(placed) if 1 <= number <= 5}
            found = reader_of_homes(made, small, total, free).possible(f"{at} 1")
            bare = reader_of_homes([tuple(HIDDEN for _ in row) for row in made], small, total, free)
            assert len(found) == 2 or (told and len(bare.possible(f"{at} 1")) < 2)


def reader_of_homes(made: Sequence[Sequence[str]], small: set[int], total: bool, free: bool) -> Puzzle:
    """All that a reader of homes knows: what is printed, that totals add up, and that nobody lives without a bed."""
    puzzle = Puzzle()
    for row, texts in enumerate(made):
        for column, text in enumerate(texts):
            name = f"{row} {column}"
            puzzle.unknown(name, *((1, 5) if column == 1 and row in small else (0, 60)))
            if text != HIDDEN:
                puzzle.equal({name: 1}, int(text))
        puzzle.no_more({f"{row} 1": 1, f"{row} 0": -1}, 0)
        if free:
            puzzle.equal({f"{row} 0": 1, f"{row} 1": -1, f"{row} 2": -1}, 0)
    for column in range(len(made[0])) if total else ():
        parts = {f"{row} {column}": -1 for row in range(len(made) - 1)}
        puzzle.equal({f"{len(made) - 1} {column}": 1, **parts}, 0)
    return puzzle


def rows_of(heads: Sequence[str], *rows: Sequence[str], counts: Sequence[bool] = ()) -> SuppliedTable:
    """A table as somebody typed it, without totals."""
    numeric = (False, *(all(row[at].isdecimal() for row in rows) for at in range(1, len(heads))))
    return SuppliedTable("homes", "Children", tuple(heads), tuple(map(tuple, rows)), numeric, counts=tuple(counts))


def test_a_change_beside_a_hidden_number_is_hidden_with_it() -> None:
    given = rows_of(["Kind", "Now", "Before", "Change"], ["First", "3", "10", "-7"], ["Other", "20", "18", "+2"])
    assert cells(printed(paper_of(given))) == [(HIDDEN, "10", HIDDEN), ("20", "18", "+2")]


def test_a_rate_or_an_average_beside_a_hidden_number_is_hidden_with_it() -> None:
    given = rows_of(["Kind", "Now", "Per home"], ["First", "3", "1.5"], ["Other", "20", "5.0"])
    assert cells(printed(paper_of(given))) == [(HIDDEN, HIDDEN), ("20", "5.0")]


def test_a_number_is_hidden_however_its_cell_writes_it() -> None:
    heads, sure = ["Kind", "Seen"], ["Other", "20/40"]
    for text in ("3/11", "3 of 11", "3 out of 11", "8/11 (73%)", "3 (27%)", "3*", "3 children", "(3)", "3.0", "three"):
        given = rows_of(heads, ["First", text], sure)
        assert cells(printed(paper_of(given))) == [(HIDDEN,), ("20/40",)], text


def test_other_words_and_numbers_in_cells_are_shown() -> None:
    heads = ["Home", "Seen", "Judgement", "On"]
    given = rows_of(
        heads, ["First", "20/40", "Good (2)", "18/06/2025"], ["Other", "30 (60%)", "Stage 2", "3 June 2025"]
    )
    assert not any(HIDDEN in row for row in cells(printed(paper_of(given))))
    audits = rows_of(["Kind", "Seen"], ["First", "3/11"], ["Other", "20/40"], counts=(False, False))
    assert not any(HIDDEN in row for row in cells(printed(paper_of(audits))))

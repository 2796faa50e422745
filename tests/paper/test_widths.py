"""The widths of columns: no word breaks while the line has room, and what is over goes where it is of use."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from paperwork.model.blocks import Row
from paperwork.paper.measuring import lines, longest_word, width
from paperwork.paper.tables.cells import head_row, row
from paperwork.paper.tables.widths import LINE, SIDES, SIZE, columns


def grid(*texts: list[str]) -> list[Row]:
    return [head_row(texts[0]), *(row(*one) for one in texts[1:])]


def points(rows: list[Row], *, names: bool = True) -> list[float]:
    """The width that each column has on the line."""
    shares = [column.share for column in columns(rows, (), names=names)]
    return [share * LINE / sum(shares) for share in shares]


def test_a_month_does_not_break_beside_six_others() -> None:
    months = ["Apr-25", "May-25", "June-25", "July-25", "Aug-25", "Sept-25", "Latest"]
    rows = grid(["Measure", *months], ["Care leavers aged 17 to 18 in education, work or training", *["1,234"] * 7])
    for month, wide in zip(months, points(rows)[1:], strict=True):
        assert width(month, SIZE, bold=True) <= wide - SIDES + 0.5


def test_a_registration_number_a_date_and_a_judgement_do_not_break() -> None:
    texts = ["WX0001", "18/06/2025", "Outstanding", "5"]
    rows = grid(["Home", "Date of last full inspection", "Judgement", "Number of children placed"], texts)
    for text, wide in zip(texts, points(rows, names=False), strict=True):
        assert width(text, SIZE) <= wide - SIDES + 0.5


def test_a_head_breaks_before_a_cell_does() -> None:
    good = "Smaller is better, not below 130"
    rows = grid(["Measure"] + ["Mar-26 (next)"] * 4 + ["Good is"], ["Assessments in 45 days", *["1,000"] * 4, good])
    first, *_, last = points(rows)
    assert width("Assessments in 45 days", SIZE) <= first - SIDES + 0.5
    assert width(good, SIZE) <= last - SIDES + 0.5


def test_room_to_spare_goes_to_the_names_of_rows_or_to_all() -> None:
    rows = grid(["Measure", "Jan-23"], ["Visits", "84%"])
    named, shared = points(rows), points(rows, names=False)
    assert named[0] > shared[0] > 100
    assert named[1] < shared[1]


def test_a_very_long_word_leaves_the_other_columns_something() -> None:
    rows = grid(["Code", "Beds"], ["A" * 500, "4"])
    assert points(rows)[1] > width("Beds", SIZE, bold=True)


WORDS = st.text("abcdeMW019%,-", min_size=1, max_size=9)
CELLS = st.lists(WORDS, min_size=1, max_size=4).map(" ".join)


@given(st.integers(2, 6).flatmap(lambda n: st.lists(st.lists(CELLS, min_size=n, max_size=n), min_size=2, max_size=4)))
@settings(max_examples=100, deadline=None)
def test_no_word_breaks_while_the_line_has_room_for_all(texts: list[list[str]]) -> None:
    rows = grid(*texts)
    needed = [
        SIDES + max(longest_word(text, SIZE, bold=index == 0) for index, text in enumerate(column))
        for column in zip(*texts, strict=True)
    ]
    if sum(needed) > LINE:
        return
    for need, wide in zip(needed, points(rows), strict=True):
        assert wide >= need - 0.5


def test_lines_are_counted_as_words_fill_them() -> None:
    assert [lines(text, 10, 50) for text in ("", "one", "one two", "one two three four")] == [1, 1, 1, 2]

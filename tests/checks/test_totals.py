"""Totals: a column, or a run of lines, that its total does not fit is found; one that it fits is left alone."""

from __future__ import annotations

from paperwork.checks import totals

from .papers import found, quotes

CATEGORIES = """
# Placements
Placement category | Count
Secure | 1
Placed with parents | 56
In house | 14
Total | {total}
"""


def test_a_total_that_is_not_the_sum_of_its_column_is_an_error() -> None:
    (finding,) = found(totals.rows, CATEGORIES.format(total=558))
    assert finding.certain
    assert finding.message == "Total 558: the numbers above it add up to 71."
    assert finding.place.heading == "Placements"


def test_a_total_that_is_right_is_left_alone() -> None:
    assert not found(totals.rows, CATEGORIES.format(total=71))


def test_a_total_of_percentages_is_an_average_and_is_left_alone() -> None:
    text = "Team | In time\nNorth | 80%\nSouth | 60%\nTotal | 70%"
    assert not found(totals.rows, text)


def test_a_total_whose_column_lacks_a_number_is_possibly_wrong() -> None:
    text = "Provider | Children\nOwn | 287\nPrivate | 186\nOther | -\nTotal | 482"
    (finding,) = found(totals.rows, text)
    assert not finding.certain
    assert "would be 9" in finding.message


def test_lines_whose_combined_total_is_not_theirs_are_an_error() -> None:
    text = """
    # Plans up to date
    CLA 94% (118/128)
    CPP 99% (337/357)
    CIN 62% (341/547)
    Combined total 89% (913/1032)
    """
    assert quotes(totals.lines, text) == ["Combined total 89% (913/1032)"]
    assert not found(totals.lines, text.replace("913", "796"))


def test_a_share_that_the_number_audited_cannot_give_is_an_error() -> None:
    text = """
    Indicator | Jul-21 | Aug-21
    Number of cases audited | 105 | 22
    Percentage of cases that are good | 66% | 41%
    Percentage of cases that are inadequate | 4% | 54%
    """
    (finding,) = found(totals.bases, text)
    assert finding.message == "54% of 22 (Aug-21) can't be: 11 is 50% and 12 is 55%."
    assert not found(totals.bases, text.replace("54%", "55%"))


def test_shares_of_one_whole_that_are_far_from_a_hundred_are_possibly_wrong() -> None:
    text = """
    Indicator | Apr-21 | May-21
    Percentage of cases that are good | 33% | 20%
    Percentage of cases that are RI | 42% | 50%
    Percentage of cases that are inadequate | 25% | 50%
    """
    (finding,) = found(totals.shares, text)
    assert "May-21 add up to 120%" in finding.message
    assert not finding.certain


def test_a_total_at_the_end_of_a_row_that_is_not_its_sum_is_an_error_and_told_once() -> None:
    text = """
    Homes completed | One bedroom | Two bedrooms | Three bedrooms | Total
    St Anne's | 9 | 4 | 8 | 23
    Mill Lane | 6 | 20 | 11 | 37
    Old Road | 6 | 13 | 19 | 38
    Total | 21 | 37 | 38 | 96
    """
    (finding,) = found(totals.rows, text)
    assert finding.message == "St Anne's: its numbers add up to 21, and 23 stands under Total."
    assert not found(totals.rows, text.replace("| 23", "| 21"))

"""Totals: a column, or a run of lines, that its total does not fit is found; one that it fits is left alone."""

from __future__ import annotations

import pytest

from paperwork.checks.totals import totals

from ..papers import found, quotes

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


RIGHT_TOTALS = (
    "Placement | Number\nFoster care | 180\nof which kinship | 40\nResidential | 60\nTotal | 240",
    "Placement | Number\nFoster | 210\n- in-house | 126\n- agency | 84\nResidential | 28\nTotal | 238",
    "Placement | Number\nFoster | 210\n- in-house | 126\nResidential | 28\nTotal | 238",
    "Placement | Number\nIn-house | 126\nAgency | 84\nAll foster homes | 210\nResidential | 28\nTotal | 238",
    "Placement | Number\nIn-house | 126\nAgency | 84\nSub-total | 210\nHomes | 28\nOther | 2\nGrand total | 240",
    "Age | Number\nUnder 1 | 10\n1 to 4 | 20\nUnder 5 total | 30\n5 to 9 | 25\nTotal | 55",
    "Grade | Number\nOutstanding | 2\nGood | 10\nRI | 5\nInadequate | 1\nGood or better | 12\nTotal | 18",
    "Step | Number\nContacts | 900\nReferrals | 160\nAssessments | 140\nTotal open cases | 2,100",
    "Indicator | Number\nContacts | 900\nReferrals | 160\nTotal assessments | 140",
    "Service | £m\nPlacements | 12.4\nLess: grant | 1.4\nStaff | 8.2\nTotal | 19.2",
    "Service | £000\nPlacements | 12,400\nStaff | 8,200\nIncome | (600)\nTotal | 20,000",
    "School | Children\nA | 5\nB | 8\nTotal (each child counted once) | 11",
)


@pytest.mark.parametrize("table", RIGHT_TOTALS)
def test_rows_that_are_parts_or_sums_of_others_are_not_added_twice(table: str) -> None:
    assert not found(totals.rows, f"# Performance\n{table}")


@pytest.mark.parametrize("table", [*RIGHT_TOTALS[:7], *RIGHT_TOTALS[9:11]])
def test_a_total_that_no_reading_of_such_rows_gives_is_still_an_error(table: str) -> None:
    lines = table.splitlines()
    name, _ = lines[-1].split(" | ")
    (finding,) = found(totals.rows, "\n".join(("# Performance", *lines[:-1], f"{name} | 99,999.9")))
    assert finding.certain


ROUNDED = (
    "# Budget\nService | £m\nPlacements | 12.4\nStaff | 8.2\nOther | 0.3\nTotal | 21.0",
    "# Reasons\nReason | Share\nA | 33.3\nB | 33.3\nC | 33.3\nTotal | 100.0",
    "# Staff\nTeam | FTE\nA | 10.5\nB | 7.3\nC | 4.7\nTotal | 22.6",
    "# Budget\nService | £000\nPlacements | 1,243\nStaff | 822\nOther | 34\nTotal | 2,100",
    "# Wards\nWard | People (rounded to 100)\nA | 10,500\nB | 7,300\nC | 4,700\nTotal | 22,600",
    "# Wards\nWard | People\nA | 10,500\nB | 7,300\nC | 4,700\nTotal | 22,600\nFigures may not add up due to rounding.",
    "# Homes\nTenure | Homes\nA | 1,055\nB | 730\nC | 475\nTotal | 2,265\nNumbers are to the nearest 5.",
    "# Hours\nTeam | Day | Night | Weekend | Total\nA | 1.3 | 1.3 | 1.3 | 4.0\nB | 2.0 | 1.0 | 1.0 | 4.0",
)


@pytest.mark.parametrize("paper", ROUNDED)
def test_a_total_of_rounded_parts_may_miss_their_sum_by_half_a_unit_for_each(paper: str) -> None:
    assert not found(totals.rows, paper)


def test_a_total_of_rounded_parts_that_misses_their_sum_by_more_is_an_error() -> None:
    (finding,) = found(totals.rows, ROUNDED[0].replace("21.0", "21.2"))
    assert finding.certain
    (finding,) = found(totals.rows, ROUNDED[5].replace("Figures may not add up due to rounding.", "As counted."))
    assert finding.certain


def test_a_quarter_without_a_year_is_named_as_its_column_is_headed() -> None:
    table = "Team | Q1 | Q2\nNorth | 16 | 20\nSouth | 19 | 30\nTotal | 36 | 50"
    (finding,) = found(totals.rows, table)
    assert finding.key.endswith(".Q1")
    said = f"{finding.id} {finding.message} {finding.quote}"
    assert "190" not in said

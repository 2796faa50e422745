"""Numbers are shown as spreadsheets show them by the same format codes."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from paperwork.model.number_formats import is_date, shown


@pytest.mark.parametrize(
    ("value", "code", "text"),
    [
        (1234.5, "#,##0", "1,235"),
        (0.456, "0.0%", "45.6%"),
        (45000, "mmm yy", "Mar 23"),
        (45000, "dd/mm/yyyy", "15/03/2023"),
        (45000.75, "d mmmm yyyy h:mm AM/PM", "15 March 2023 6:00 PM"),
        (-3.2, "0.0;(0.0)", "(3.2)"),
        (0, "#,##0;-#,##0;-", "-"),
        (-0.001, "0.0", "0.0"),
        (1_234_567, '0.0,,"m"', "1.2m"),
        (12345, "0.00E+00", "1.23E+04"),
        (5, "[$£-809]#,##0.00", "£5.00"),
        (5, 'General" visits"', "5 visits"),
        (12.5, "#.##", "12.5"),
        (7, "[<10]0;[>=10]#,##0", "7"),
        (0.1 + 0.2, "General", "0.3"),
        (2.5, "0", "3"),
        (3.25, "", "3.25"),
    ],
)
def test_a_number_has_the_text_of_its_format(value: float, code: str, text: str) -> None:
    assert shown(value, code) == text


def test_a_code_shows_dates_only_where_its_letters_are_not_quoted() -> None:
    assert is_date("yyyy")
    assert not is_date('0" days"')
    assert not is_date("[Red]0.0")


@given(
    st.floats(allow_nan=False, allow_infinity=False, width=32),
    st.text("0#?.,%;-() $dmyhs\"'\\[]E+General_*@", max_size=14),
)
def test_no_code_stops_a_number_from_being_shown(value: float, code: str) -> None:
    assert isinstance(shown(value, code), str)

"""Parts of one whole that a sentence lists with their shares."""

from __future__ import annotations

import pytest

from paperwork.checks.sums.listed import listed

from ..papers import found

AGES = (
    "By age, 148 of those with a plan are under five (5%), 1,012 are from five to ten (35%), 1,046 from 11 to 15 ({}), "
    "528 from 16 to 19 (18%) and 140 are 20 or older (5%)."
)


def test_the_one_share_of_a_list_that_is_wrong_is_found() -> None:
    (finding,) = found(listed, AGES.format("63%"))
    assert (finding.check, finding.certain) == ("share-of-list", True)
    assert "1,046 is 36% of the 2,874" in finding.message
    assert found(listed, AGES.format("36%")) == []


@pytest.mark.parametrize(
    "text",
    [
        # Made to add up to a hundred, of wholes of their own, not the whole.
        AGES.format("37%"),
        "On time were 61 of 88 (69%), 70 of 96 (73%), 12 of 40 (30%) and 10 of 20 (90%).",
        "Of all, 61 came (20%), 70 wrote (33%), 12 rang (4%) and 10 called (90%).",
    ],
)
def test_what_need_not_be_the_share_of_the_list_is_left_alone(text: str) -> None:
    assert found(listed, text) == []

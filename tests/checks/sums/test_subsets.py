"""A part that is named among its whole, and is larger."""

from __future__ import annotations

import pytest

from paperwork.checks.sums.subsets import larger_among

from ..papers import found


@pytest.mark.parametrize(
    ("said", "certain"),
    [
        ("There were 60 visits, including 64 visits to homes.", True),
        ("Sixty visits, among them 64 visits to homes, were made.", True),
        ("A total of 60 posts, including 64 social workers, are funded.", False),
        ("The 30 schools, of which 34 are academies, have agreed.", False),
    ],
)
def test_a_part_that_is_larger_than_its_whole_is_found(said: str, certain: bool) -> None:
    (finding,) = found(larger_among, said)
    assert (finding.check, finding.certain) == ("part-larger", certain)


@pytest.mark.parametrize(
    "said",
    [
        "There were 60 visits, including 44 visits to homes.",
        "There were about 60 visits, including 64 visits to homes.",
        "There would be 60 visits, including 64 visits to homes.",
        "60 visits cost £90, including £70 for travel.",
        "There were 60 visits. They included 64 calls.",
    ],
)
def test_a_part_that_fits_or_is_none_is_left_alone(said: str) -> None:
    assert not found(larger_among, said)

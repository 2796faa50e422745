"""An Act with a year that it is not of is found; one that is right, of many years, or not listed, is not."""

from __future__ import annotations

import pytest

from paperwork.checks.words import acts

from ..papers import found


@pytest.mark.parametrize(
    "text",
    [
        "We follow the Care Act 2015.",
        "It is a duty under the Well-being of Future Generations (Wales) Act 2016.",
        "See Working Together to Safeguard Children (2022).",
        "The Equality Act, 2011 applies.",
        "A duty under the Homelessness Reduction Act 2018 was met.",
        "The Children Act 1990 says so.",
    ],
)
def test_an_act_of_another_year_is_possible(text: str) -> None:
    (finding,) = found(acts.acts_misdated, text)
    assert (finding.check, finding.certain) == ("dated-act", False)


@pytest.mark.parametrize(
    "text",
    [
        "The Children Act 1989 and the Children Act 2004 apply.",
        "The Adoption and Children Act 2002 applies.",
        "The Equality Act 2010 and the Homelessness Reduction Act 2017 apply.",
        "Working Together to Safeguard Children 2023 is followed.",
        "The Children Act 2026 is new.",
        "The Housing Act 1950 and the Smoke Control Act 1998 are not listed.",
        "In the Act of 2015 it says so.",
        "The Health and Care Professions Act 1999 is another Act.",
    ],
)
def test_an_act_that_is_right_or_not_known_is_left_alone(text: str) -> None:
    assert not found(acts.acts_misdated, text)

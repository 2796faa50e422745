"""The words beside the numbers: tolerance, what is good, what a rate divides by."""

from __future__ import annotations

from typing import Any

import pytest
from msgspec.structs import replace

from paperwork.measures import work_out
from paperwork.model.measures import Population

from .build import inputs, measure, months, result, results


def tolerance(unit: Any = "number", polarity: Any = "low", target: int | None = 90, **more: Any) -> str:
    made = measure("a", unit, polarity, targets={} if target is None else {"Mar-23": target}, **more)
    return result(made, months("a", {"Jan-23": 1})).tolerance_text


def test_declared_bounds_are_printed() -> None:
    assert tolerance(lower=800, upper=1200) == "800 to 1,200"
    assert tolerance("percent", "high", lower=85) == "down to 85%"
    assert tolerance("percent", upper=28) == "up to 28%"


def test_a_declared_share_is_printed() -> None:
    assert tolerance(worse_by="0.165") == "16.5% worse"


def test_where_none_is_declared_the_council_s_is_printed() -> None:
    assert tolerance() == "20% worse"
    assert tolerance(polarity="range") == "within 20%"
    assert tolerance(target=None) == ""


def test_a_tolerance_that_is_the_council_s_is_marked_as_such() -> None:
    def by_default(**more: Any) -> bool:
        return result(measure("a", **more)).tolerance_by_default

    targets = {"Mar-23": 90}
    assert by_default(targets=targets)
    assert not by_default(targets=targets, upper=100)
    assert not by_default(targets=targets, worse_by="0.1")
    assert not by_default()


@pytest.mark.parametrize(
    ("polarity", "good", "text"),
    [
        ("high", "", "Bigger is better"),
        ("low", "", "Smaller is better"),
        ("range", "", "Within target range"),
        ("low", "within Target range", "within Target range"),
    ],
)
def test_what_good_is_comes_from_the_book_or_else_from_the_polarity(polarity: Any, good: str, text: str) -> None:
    assert result(measure("a", "number", polarity, good=good)).good_text == text


PEOPLE = "per 10,000 of 34,460 children aged 0 to 17 (ONS mid-2020 population estimate)"


def test_a_rate_names_the_population_it_divides_by_and_its_source() -> None:
    assert result(measure("a", "rate")).basis == f"Rate {PEOPLE}"


@pytest.mark.parametrize("source", ["printed rates", "implied by printed rates"])
def test_a_population_that_is_implied_says_so_once(source: str) -> None:
    given = inputs([measure("a", "rate")])
    people = (Population(2020, 33_036, source, implied=True),)
    made = work_out(replace(given, council=replace(given.council, population=people)))
    assert made.by_id["a"].basis.count("implied") == 1


def test_a_projection_names_its_months() -> None:
    projected = measure("a", "rate", "low", "projected")
    assert result(projected).basis == (f"Projected annual rate {PEOPLE}: count since 1 April 2022 × 12 ÷ 10 months")


def test_an_early_projection_says_so_beside_its_number_and_is_a_finding() -> None:
    number, rate = (
        measure("a", period_type="in_year"),
        measure("a_rate", "rate", "low", "projected", rate_of="a", name="Rate of starts"),
    )
    made = results([number, rate], months("a", {"Apr-23": 33}), as_at="Apr-23")
    assert made.by_id["a_rate"].basis.endswith("÷ 1 month; an early projection, to be read with caution")
    (finding,) = made.findings
    assert (finding.check, finding.severity) == ("early-projection", "warning")
    assert "Rate of starts for Apr-23 is projected from 1 month" in finding.message


def test_a_projection_from_three_months_is_not_early() -> None:
    number, rate = measure("a", period_type="in_year"), measure("b", "rate", "low", "projected", rate_of="a")
    made = results([number, rate], months("a", {"June-23": 58}), as_at="June-23")
    assert made.findings == ()
    assert "caution" not in made.by_id["b"].basis


def test_other_measures_say_since_when_they_count() -> None:
    assert result(measure("a", period_type="in_year")).basis == "Count since 1 April 2022"
    assert result(measure("a", "percent", period_type="in_year")).basis == "Percentage for the year since 1 April 2022"
    assert result(measure("a", "rate", period_type="in_year")).basis == f"Rate {PEOPLE}, counted since 1 April 2022"
    assert result(measure("a")).basis == ""

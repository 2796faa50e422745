"""What a measures book may not say: each measure by itself is sound, and yet no number could be made of it."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.inputs.reading import WORDS, changed, errors_of, inputs_of

BOOK = "inputs/elmshire/measures.yaml"


def refused(root: Path, old: str, new: str) -> list[str]:
    return errors_of(root, **changed("book", old, new))


def of_parts(kind: str, parts: str, more: str = "") -> tuple[str, str]:
    """Two measures in the month and one since 1 April, and on line 12 a total of some of them."""
    single = "".join(
        f"  - {{id: {id}, name: {id}, unit: number, polarity: low, period_type: {of}}}\n"
        for id, of in {"north": "in_month", "south": "in_month", "year": "in_year"}.items()
    )
    total = f"  - {{id: all, name: All, unit: number, polarity: low, period_type: {kind}{more}, total_of: [{parts}]}}\n"
    return "  - id: visits\n", f"{single}{total}  - id: visits\n"


class TestTotals:
    def test_a_part_that_counts_over_another_time_is_refused(self, tmp_path: Path) -> None:
        assert refused(tmp_path / "a", *of_parts("in_month", "north, year")) == [
            f"{BOOK}, line 19: 'total_of' adds up measures of one period_type; 'all' is in_month, 'year' in_year. "
            "Mend the period_type, or leave the part out."
        ]

    def test_months_are_added_to_a_year_so_far_only_where_they_are_summed(self, tmp_path: Path) -> None:
        (told,) = refused(tmp_path / "a", *of_parts("in_year", "north, year"))
        assert told.endswith("Add 'accumulate: true' to sum its months since 1 April, or leave the part out.")
        summed = changed("book", *of_parts("in_year", "north, year", ", accumulate: true"))
        assert inputs_of(tmp_path / "b", **summed).book.measure("all").total_of == ("north", "year")

    def test_a_part_is_counted_once(self, tmp_path: Path) -> None:
        assert refused(tmp_path / "a", *of_parts("in_month", "north, south, north")) == [
            f"{BOOK}, line 19: 'north' is named twice here. Keep one of the two."
        ]


class TestBaselines:
    def test_two_counts_make_a_baseline_of_a_percentage(self, tmp_path: Path) -> None:
        given = "targets: {Mar-25: 90}\n    baseline: {value: 5/20}"
        read = inputs_of(tmp_path / "a", **changed("book", "targets: {Mar-25: 90}", given)).book
        baseline = read.measure("visits").baseline
        assert baseline is not None
        assert (baseline.numerator, baseline.denominator) == (5, 20)

    @pytest.mark.parametrize(("after", "unit"), [("targets: {Mar-25: 200}", "number"), ("rate_of: plans", "rate")])
    def test_two_counts_make_no_baseline_of_anything_else(self, after: str, unit: str, tmp_path: Path) -> None:
        (told,) = refused(tmp_path / "a", after, f"{after}\n    baseline: {{value: 5/20}}")
        assert f"is a {unit}. Write the value itself." in told
        assert "A fraction is given, and 'plans" in told


class TestTargets:
    @pytest.mark.parametrize("kind", ["in_year", "projected"])
    def test_a_target_of_a_month_is_no_target_of_what_counts_for_a_year(self, kind: str, tmp_path: Path) -> None:
        assert refused(tmp_path / "a", *per("month", kind)) == [
            f"{BOOK}, line 10: The target is per month, and 'plans' is {kind}: that is of a year. "
            "Give the target of the year and drop the key, or make the measure in_month."
        ]

    @pytest.mark.parametrize(("what", "kind"), [("month", "in_month"), ("year", "in_year"), ("worker", "snapshot")])
    def test_a_target_may_say_what_it_is_of(self, what: str, kind: str, tmp_path: Path) -> None:
        read = inputs_of(tmp_path / "a", **changed("book", *per(what, kind))).book
        assert read.measure("plans").target_per == what


def per(what: str, kind: str) -> tuple[str, str]:
    old = "period_type: snapshot\n    targets: {Mar-25: 200}\n"
    return old, f"period_type: {kind}\n    targets: {{Mar-25: 200}}\n    target_per: {what}\n"


class TestComparators:
    def test_one_id_has_one_name_in_the_whole_book(self, tmp_path: Path) -> None:
        book = with_comparators("Statistical neighbours", "South East")
        assert errors_of(tmp_path / "a", book=book) == [
            f"{BOOK}, line 25: The comparator 'se' is 'South East' here, and 'Statistical neighbours' on line 11. "
            "Give one of the two another id, or one name."
        ]

    def test_what_others_reach_is_a_value_and_no_fraction(self, tmp_path: Path) -> None:
        compared = "targets: {Mar-25: 90}\n    comparators: [{id: se, name: South East, value: 5/20}]"
        assert refused(tmp_path / "a", "targets: {Mar-25: 90}", compared) == [
            f"{BOOK}, line 22: A comparator is given as a fraction. Write the value itself."
        ]

    def test_several_measures_may_be_compared_with_the_same(self, tmp_path: Path) -> None:
        read = inputs_of(tmp_path / "a", book=with_comparators("South East", "South East")).book
        assert [one.name for id in ("plans", "visits") for one in read.measure(id).comparators] == ["South East"] * 2


def with_comparators(first: str, second: str) -> str:
    """The book of the small workspace, two of whose measures are compared: on lines 11 and 25."""
    book = WORDS["book"]
    for target, name in (("{Mar-25: 200}", first), ("{Mar-25: 90}", second)):
        compared = f"{target}\n    comparators:\n      - {{id: se, name: {name}, value: 5}}"
        book = book.replace(target, compared)
    return book

"""What a partnership board's report shows of its measures: bullets with values, and the table that it attaches."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest
from msgspec.structs import replace

from paperwork.model.blocks import ListItem
from paperwork.model.measures import Comparator, Fact, Missing, Result
from paperwork.model.periods import month
from paperwork.model.supplied import Inputs, PageRules

from . import builders as make
from .reading import composed, first_page, rows, table

DECEMBER, JANUARY = month(2022, 12), month(2023, 1)


def inputs(*given: Result, words: dict[str, str] | None = None, **page: Any) -> Inputs:
    shown = make.page(measures=tuple(one.measure.id for one in given), **page)
    return make.inputs(make.brief(make.priority(shown, summary=())), words=words)


def page_of(*given: Result, words: dict[str, str] | None = None, **page: Any) -> Any:
    return first_page(composed(inputs(*given, words=words, **page), make.results(*given)))


def bullets(*given: Result, **words: str) -> list[str]:
    region = page_of(*given, show=("values",), words=words)["values"]
    assert all(isinstance(block, ListItem) for block in region.blocks)
    return ["".join(span.text for span in block.spans) for block in region.blocks]


def attached(*given: Result, **words: str) -> Any:
    return page_of(*given, show=("actuals",), words=words)["actuals"]


def note(region: Any) -> str:
    return "".join(span.text for span in table(region).note)


def counted(top: int | None, bottom: int | None, unit: str = "percent") -> Result:
    facts = {
        name: make.fact(f"visits.{name}", Missing.BLANK if count is None else count)
        for name, count in (("numerator", top), ("denominator", bottom))
    }
    return make.result(make.measure(unit=unit), {JANUARY: 84}, facts=facts)


class TestValues:
    def test_a_measure_a_bullet_with_its_name_a_dash_and_its_value(self) -> None:
        rate = make.measure("cin", name="Children in need (per 10,000)", unit="rate")
        given = (make.result(), make.result(rate, {JANUARY: 259}))
        assert bullets(*given) == ["Visits in time –\u00a084%", "Children in need (per 10,000) –\u00a0259"]

    def test_the_value_is_a_live_fact_and_the_data_own_it(self) -> None:
        region = page_of(make.result(), show=("values",))["values"]
        assert region.owner == "data"
        assert [span.fact for span in region.blocks[0].spans] == ["", "visits.at"]

    @pytest.mark.parametrize(
        ("missing", "said"),
        [
            (Missing.TO_BE_CONFIRMED, "to be confirmed"),
            (Missing.NOT_APPLICABLE, "not applicable"),
            (Missing.DASH, "-"),
            (Missing.BLANK, "[x]"),
        ],
    )
    def test_what_stands_in_place_of_a_value_is_said_in_words(self, missing: Missing, said: str) -> None:
        assert bullets(make.result(values={JANUARY: missing})) == [f"Visits in time –\u00a0{said}"]

    def test_a_template_may_say_it_in_its_own_words(self) -> None:
        given = make.result(values={JANUARY: Missing.TO_BE_CONFIRMED})
        assert bullets(given, to_be_confirmed="being developed") == ["Visits in time –\u00a0being developed"]

    def test_a_page_that_shows_no_bullets_has_none(self) -> None:
        assert page_of(make.result(), show=())["values"] is False


class TestActuals:
    def test_a_row_has_the_baseline_the_target_the_months_the_comparators_and_the_numbers(self) -> None:
        of = make.measure(comparators=(Comparator("others", "Comparators", Decimal(90)),))
        facts = {
            "baseline": make.fact("visits.baseline", 22, "%"),
            "numerator": make.fact("visits.numerator", 121),
            "denominator": make.fact("visits.denominator", 1144),
        }
        given = make.result(of, {DECEMBER: 71, JANUARY: 84}, milestones=(make.target(of, 85),), facts=facts)
        assert rows(attached(given)) == [
            ["Measure", "Baseline", "Target", "Dec-22", "Jan-23", "Comparators", "Actual numbers"],
            ["Visits in time", "22%", "85%", "71%", "84%", "90%", "121 / 1,144"],
        ]

    def test_what_the_inputs_do_not_give_is_marked_and_the_mark_is_keyed(self) -> None:
        made = attached(make.result(values={JANUARY: 84}))
        assert rows(made)[1] == ["Visits in time", "[x]", "[x]", "84%", "[x]"]
        assert "[x]: not given." in note(made)

    def test_a_mark_is_no_gap_to_fill(self) -> None:
        made = table(attached(make.result(values={JANUARY: 84})))
        assert {cell.role for cell in made.rows[1].cells} == {"label", ""}

    def test_a_table_that_lacks_nothing_has_no_key(self) -> None:
        of = make.measure()
        facts: dict[str, Fact] = {
            "baseline": make.fact("visits.baseline", 22, "%"),
            "numerator": make.fact("visits.numerator", 21),
            "denominator": make.fact("visits.denominator", 25),
        }
        assert "[x]" not in note(attached(make.result(of, milestones=(make.target(of, 85),), facts=facts)))

    @pytest.mark.parametrize(
        ("given", "printed"),
        [
            (counted(121, 128), "121 / 128"),
            (counted(None, 4316), "[x] / 4,316"),
            (counted(21, None), "21 / [x]"),
            (counted(None, None), "[x]"),
            (counted(900, 147500, "rate"), "900"),
            (counted(9, None, "number"), "9"),
        ],
    )
    def test_numbers_are_x_of_y_behind_a_percentage_and_one_number_behind_a_rate(
        self, given: Result, printed: str
    ) -> None:
        assert rows(attached(given))[1][-1] == printed

    def test_a_number_is_its_own_count_unless_it_is_an_average(self) -> None:
        count, average = make.measure(unit="number"), make.measure("caseloads", unit="number", average=True)
        made = attached(make.result(count, {JANUARY: 1315}), make.result(average, {JANUARY: 17}))
        assert [row[-2:] for row in rows(made)[1:]] == [["1,315", "1,315"], ["17", "[x]"]]

    def test_a_comparator_has_its_year_and_a_note_on_its_short_name(self) -> None:
        south = Comparator("south_east", "South East region", Decimal(12), "2020-21", short_name="SE")
        made = attached(make.result(make.measure(comparators=(south,))))
        assert rows(made)[0][-2] == "SE 2020-21"
        assert "South East region" in note(made)

    def test_comparators_of_two_years_have_them_beside_their_values(self) -> None:
        given = [
            make.result(make.measure(id, comparators=(Comparator("all", "England", Decimal(12), year),)))
            for id, year in (("visits", "2020-21"), ("plans", "2021-22"))
        ]
        assert [row[-2] for row in rows(attached(*given))] == ["England", "12% (2020-21)", "12% (2021-22)"]

    def test_a_comparator_that_one_measure_has_makes_a_column_for_all(self) -> None:
        compared = make.measure(comparators=(Comparator("others", "Comparators", Decimal(90)),))
        other = make.measure("plans", name="Plans in time")
        made = attached(make.result(other, {JANUARY: 50}), make.result(compared, {JANUARY: 84}))
        assert [row[-2] for row in rows(made)] == ["Comparators", "[x]", "90%"]

    def test_comparators_stand_in_the_order_in_which_measures_name_them(self) -> None:
        first = make.measure(comparators=(Comparator("near", "Neighbours", Decimal(1)),))
        both = (Comparator("near", "Neighbours", Decimal(1)), Comparator("all", "England", Decimal(2)))
        made = attached(make.result(first), make.result(make.measure("plans", comparators=both)))
        assert rows(made)[0][-3:-1] == ["Neighbours", "England"]

    def test_a_target_says_what_it_is_of(self) -> None:
        of = make.measure(unit="number")
        aimed = replace(make.fact("visits.target", 250), with_unit="250 per month")
        assert rows(attached(make.result(of, milestones=((month(2023, 3), aimed),))))[1][2] == "250 per month"

    def test_a_measure_that_is_to_have_no_target_says_so(self) -> None:
        made = attached(make.result(make.measure(no_target=Missing.NOT_APPLICABLE)))
        assert rows(made)[1][2] == "N/A"

    def test_letters_in_place_of_a_number_are_keyed_only_where_they_stand(self) -> None:
        developing = make.result(values={JANUARY: Missing.TO_BE_CONFIRMED})
        assert "TBC: to be confirmed." in note(attached(developing))
        assert "N/A" not in note(attached(developing))

    def test_its_header_row_repeats_and_its_names_head_their_rows(self) -> None:
        made = table(attached(make.result()))
        assert (made.header_rows, made.header_columns) == (1, 1)

    def test_a_page_with_many_months_of_it_is_a_landscape_one(self) -> None:
        values = {JANUARY.shifted(-back): 84 for back in range(13)}
        given = make.result(make.measure(name="Visits that were made in time to children who have a plan"), values)
        assert page_of(given, show=("actuals",))["wide"] is True
        assert page_of(make.result(), show=("actuals",))["wide"] is False


class TestNumberedPages:
    @pytest.mark.parametrize("numbered", [True, False])
    def test_a_template_may_number_what_stands_round_the_values(self, numbered: bool) -> None:
        told = inputs(
            make.result(), show=("values",), lead=make.prose("These measures:"), notes=make.prose("They rose.")
        )
        told = replace(told, template=replace(told.template, page=PageRules(numbered=numbered)))
        made = first_page(composed(told))
        role = "numbered" if numbered else "body"
        assert [made[part].blocks[0].role for part in ("lead", "notes")] == [role, role]
        assert made["numbered"] is numbered

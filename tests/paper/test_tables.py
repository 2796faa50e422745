"""The tables of a paper: what stands in each cell, and how a missing number differs from one that does not apply."""

from __future__ import annotations

from typing import Any

import pytest
from msgspec.structs import replace

from paperwork.model.measures import Fact, Missing, Point, Result
from paperwork.model.periods import LATEST, Period, month
from paperwork.model.supplied import SuppliedTable

from . import builders as make
from .reading import charts, composed, first_page, first_priority, rows, table

NOVEMBER, DECEMBER, JANUARY, MARCH = month(2022, 11), month(2022, 12), month(2023, 1), month(2023, 3)


def page_of(*given: Result, **brief: Any) -> Any:
    page = make.page(measures=tuple(one.measure.id for one in given))
    priority = make.priority(page, summary=page.measures)
    return first_page(composed(make.inputs(make.brief(priority, **brief)), make.results(*given)))


def summary_of(*given: Result) -> Any:
    priority = make.priority(summary=tuple(one.measure.id for one in given))
    return first_priority(composed(make.inputs(make.brief(priority)), make.results(*given)))["summary"]


def note(region: Any) -> str:
    return "".join(span.text for span in table(region).note)


def implied(point: Point) -> Point:
    return replace(point, fact=replace(point.fact, implied=True))


def moved(text: str) -> dict[str, Fact]:
    return {"direction": make.fact("visits.direction", text)}


def roles(region: Any, row: int) -> list[str]:
    return [cell.role for cell in table(region).rows[row].cells]


class TestSummary:
    def test_a_measure_a_row_with_its_actual_its_rating_and_its_direction(self) -> None:
        made = summary_of(make.result(rag="Amber", direction="up", polarity_word="improving"))
        assert rows(made) == [
            ["Measure", "Actual", "Performance", "DoT"],
            ["Visits in time", "84%", "Amber", "↑ up, improving"],
        ]

    @pytest.mark.parametrize(("word", "role"), [("Green", "green"), ("Amber", "amber"), ("Red", "red")])
    def test_a_rating_has_its_word_and_its_colour(self, word: str, role: str) -> None:
        assert roles(summary_of(make.result(rag=word)), 1)[2] == role

    def test_a_measure_without_a_target_is_not_rated_and_has_no_colour(self) -> None:
        made = summary_of(make.result())
        assert (rows(made)[1][2], roles(made, 1)[2]) == ("Not rated", "")

    def test_no_change_is_said_once(self) -> None:
        assert rows(summary_of(make.result(direction="same", polarity_word="no change")))[1][3] == "→ no change"

    def test_a_direction_that_polarity_has_nothing_to_say_of_stands_alone(self) -> None:
        assert rows(summary_of(make.result(direction="down", polarity_word="")))[1][3] == "↓ down"

    def test_an_actual_without_data_is_a_visible_gap(self) -> None:
        made = summary_of(make.result(values={JANUARY: Missing.BLANK}))
        assert (rows(made)[1][1], roles(made, 1)[1]) == ("[x]", "gap")

    def test_the_key_explains_the_words_that_stand_in_place_of_a_rating_or_a_direction(self) -> None:
        rated = note(summary_of(make.result(rag="Red", direction="up", facts=moved("↑ up"))))
        assert rated.endswith("and whether that is better.")
        assert "Not rated: no target" in note(summary_of(make.result(direction="up", facts=moved("↑ up"))))
        alone = make.result(rag="Red", facts={"direction": make.fact("visits.direction", Missing.NOT_APPLICABLE)})
        assert "No comparison: no earlier value" in note(summary_of(alone))

    def test_its_caption_names_the_priority_and_the_month(self) -> None:
        assert table(summary_of(make.result())).caption[0].text == "Priority A: performance at the end of January 2023"

    def test_a_priority_without_a_summary_has_no_table_and_no_charts(self) -> None:
        made = first_priority(composed(make.inputs(make.brief(make.priority(summary=())))))
        assert (made["summary"], made["charts"]) == (False, False)

    def test_a_value_of_another_month_or_quarter_says_so(self) -> None:
        early = make.result(make.measure("early"), {NOVEMBER: 15}, facts={"actual": make.fact("early.actual", 15, "%")})
        quarter = Period("quarter", 2022, 3)
        third = make.result(make.measure("third"), {quarter: 9}, facts={"actual": make.fact("third.actual", 9, "%")})
        made = summary_of(make.result(), early, third)
        assert [row[1] for row in rows(made)[1:]] == ["84%", "15% (November 2022)", "9% (quarter 3 of 2022-23)"]
        told = (
            "A month or quarter in brackets: the value, its rating and its direction are of then, not of January 2023."
        )
        assert told in note(made)
        assert "in brackets" not in note(summary_of(make.result()))

    def test_a_value_of_the_quarter_that_ends_with_the_paper_s_month_needs_no_word(self) -> None:
        quarter = Period("quarter", 2022, 3)
        given = make.result(values={quarter: 9}, facts={"actual": make.fact("visits.actual", 9, "%")})
        priority = make.priority(summary=("visits",))
        told = make.inputs(make.brief(priority, as_at=DECEMBER))
        made = first_priority(composed(told, replace(make.results(given), as_at=DECEMBER)))
        assert rows(made["summary"])[1][1] == "9%"

    def test_the_charts_say_how_many_values_are_of_another_month(self) -> None:
        def alts(*given: Result) -> list[str]:
            priority = make.priority(summary=tuple(one.measure.id for one in given))
            made = first_priority(composed(make.inputs(make.brief(priority)), make.results(*given)))
            return [chart.alt for chart in charts(made["charts"])]

        early = make.result(make.measure("early"), {NOVEMBER: 15}, facts={"actual": make.fact("early.actual", 15, "%")})
        assert all(alt.endswith(" 1 of them is of another month or quarter.") for alt in alts(make.result(), early))
        assert not any("another" in alt for alt in alts(make.result()))


class TestMonths:
    def test_months_run_across_and_latest_comes_last(self) -> None:
        made = page_of(make.result(values={DECEMBER: 71, JANUARY: 84, LATEST: 87}))["months"]
        assert rows(made) == [
            ["Measure", "Dec-22", "Jan-23", "Latest"],
            ["Visits in time", "71%", "84%", "87%"],
        ]

    def test_the_note_says_what_latest_is_of(self) -> None:
        given = make.result(values={JANUARY: 84, LATEST: 87})
        assert note(page_of(given)["months"]) == "Latest: mid-February 2023, not validated yet."
        assert note(page_of(given, latest="")["months"]) == "Latest is not validated yet."
        assert note(page_of(make.result(values={JANUARY: 84}))["months"]) == ""

    @pytest.mark.parametrize(
        ("missing", "text", "role"),
        [
            (Missing.NOT_APPLICABLE, "N/A", ""),
            (Missing.TO_BE_CONFIRMED, "TBC", ""),
            (Missing.DASH, "-", ""),
            (Missing.BLANK, "[x]", "gap"),
        ],
    )
    def test_what_is_not_a_number_stays_what_it_is(self, missing: Missing, text: str, role: str) -> None:
        made = page_of(make.result(values={DECEMBER: missing, JANUARY: 84}))["months"]
        assert (rows(made)[1][1], roles(made, 1)[1]) == (text, role)

    def test_zero_is_a_number(self) -> None:
        assert rows(page_of(make.result(values={JANUARY: 0}))["months"])[1][1] == "0%"

    def test_a_measure_without_a_latest_beside_one_that_has_it_is_no_gap(self) -> None:
        with_latest = make.result(values={JANUARY: 84, LATEST: 87})
        blank = make.result(make.measure("other"), {JANUARY: 12, LATEST: Missing.BLANK})
        none = make.result(make.measure("third"), {JANUARY: 12})
        made = page_of(with_latest, blank, none)["months"]
        assert [row[-1] for row in rows(made)[2:]] == ["Not given", "Not given"]
        assert [roles(made, row)[-1] for row in (2, 3)] == ["", ""]

    def test_a_pair_has_a_row_each_and_its_population_once_in_the_note(self) -> None:
        rate = make.measure("rate", unit="rate", name="Rate of plans")
        basis = "Rate per 10,000 of 34,460 children aged 0 to 17"
        pair = [make.result(basis=basis), make.result(rate, {JANUARY: 91}, basis=basis)]
        made = page_of(*pair)["months"]
        assert [row[0] for row in rows(made)[1:]] == ["Visits in time", "Rate of plans"]
        assert note(made) == f"{basis}."

    def test_what_a_number_is_of_names_its_measure_beside_others_in_the_same_unit(self) -> None:
        cumulative = make.result(make.measure("other", short_name="Reviews"), basis="Percentage since 1 April 2022")
        assert note(page_of(cumulative)["months"]) == "Percentage since 1 April 2022."
        assert note(page_of(make.result(), cumulative)["months"]) == "Reviews: percentage since 1 April 2022."

    def test_a_month_that_is_not_validated_is_named_in_the_note(self) -> None:
        of = make.measure()
        point = make.points(of, {JANUARY: 84})[0]
        provisional = type(point)(point.period, point.fact, provisional=True)
        made = page_of(make.result(of, months=(provisional,)))["months"]
        assert note(made) == "Provisional: Visits in time in January 2023."

    def test_a_count_that_was_worked_back_from_something_printed_is_named_in_the_note(self) -> None:
        rate = make.measure("rate", unit="rate", name="Rate of plans")
        values = make.points(rate, {DECEMBER: 90, JANUARY: 91, LATEST: 92})
        facts = {"numerator": make.fact("rate.numerator", 2601)}
        every = make.result(rate, months=tuple(implied(point) for point in values), facts=facts)
        one = make.result(rate, months=(values[0], implied(values[1]), values[2]), facts=facts)
        itself = make.result(rate, months=(implied(values[0]), values[1]))
        said = "Implied by published figures: {}."
        assert note(page_of(every)["months"]).startswith(said.format("the counts behind Rate of plans"))
        assert note(page_of(one)["months"]).startswith(said.format("the counts behind Rate of plans in January 2023"))
        assert note(page_of(itself)["months"]) == said.format("Rate of plans in December 2022")

    def test_letters_in_place_of_a_number_are_explained(self) -> None:
        of = make.result(values={DECEMBER: Missing.NOT_APPLICABLE, JANUARY: Missing.TO_BE_CONFIRMED})
        assert note(page_of(of)["months"]) == "N/A: not applicable. TBC: to be confirmed."

    def test_a_rate_stands_without_its_unit_because_its_name_says_it(self) -> None:
        rate = make.measure("rate", unit="rate", name="Rate of plans")
        assert rows(page_of(make.result(rate, {JANUARY: 91}))["months"])[1][1] == "91"

    def test_a_row_takes_the_measure_s_short_name_where_it_has_one(self) -> None:
        of = make.measure(short_name="% in time")
        assert rows(page_of(make.result(of))["months"])[1][0] == "% in time"


class TestTargets:
    def test_milestones_run_across_the_next_one_marked_then_tolerance_and_what_good_is(self) -> None:
        of = make.measure()
        targets = (make.target(of, 85), make.target(of, 95, month(2024, 3)))
        made = page_of(make.result(of, milestones=targets, tolerance_text="down to 80%", good_text="Bigger is better"))
        assert rows(made["targets"]) == [
            ["Measure", "Mar-23 (next)", "Mar-24", "Tolerance", "Good is"],
            ["Visits in time", "85%", "95%", "down to 80%", "Bigger is better"],
        ]

    def test_no_target_is_said_to_be_not_set(self) -> None:
        made = page_of(make.result(good_text="Bigger is better"))
        assert rows(made["targets"]) == [
            ["Measure", "Target", "Tolerance", "Good is"],
            ["Visits in time", "Not set", "Not set", "Bigger is better"],
        ]

    def test_milestones_stand_in_the_order_of_time_and_lack_what_a_measure_has_not(self) -> None:
        of, other = make.measure(), make.measure("other", name="Other")
        made = page_of(
            make.result(of, milestones=(make.target(of, 85), make.target(of, 95, month(2024, 3)))),
            make.result(other, milestones=(make.target(other, 50), make.target(other, 60, month(2023, 9)))),
        )
        assert [row[:4] for row in rows(made["targets"])] == [
            ["Measure", "Mar-23 (next)", "Sept-23", "Mar-24"],
            ["Visits in time", "85%", "Not set", "95%"],
            ["Other", "50%", "60%", "Not set"],
        ]

    def test_where_measures_go_by_different_milestones_each_marks_its_own(self) -> None:
        one, other = make.measure(), make.measure("other", unit="number")
        made = page_of(
            make.result(one, milestones=(make.target(one, 85), make.target(one, 90, month(2023, 9)))),
            make.result(other, milestones=(make.target(other, 1000, month(2023, 9)),)),
        )
        assert [row[1:3] for row in rows(made["targets"])] == [
            ["Mar-23", "Sept-23"],
            ["85% (next)", "90%"],
            ["Not set", "1,000 (next)"],
        ]

    @pytest.mark.parametrize(("as_at", "mark"), [(month(2022, 9), "next"), (NOVEMBER, "next"), (DECEMBER, "last")])
    def test_a_milestone_is_next_or_last_as_seen_from_the_page_s_own_month(self, as_at: Period, mark: str) -> None:
        of = make.measure()
        priority = make.priority(make.page(as_at=as_at))
        given = make.results(make.result(of, milestones=(make.target(of, 85, NOVEMBER),)))
        made = first_page(composed(make.inputs(make.brief(priority)), given))
        assert rows(made["targets"])[0][1] == f"Nov-22 ({mark})"

    def test_a_target_stands_with_what_it_is_of_as_in_every_other_table(self) -> None:
        of = make.measure("early_help", name="Early help", unit="number", target_per="month")
        other = make.measure("other", unit="number")
        monthly = replace(make.target(of, 250)[1], with_unit="250 per month")
        given = (
            make.result(of, milestones=((MARCH, monthly),)),
            make.result(other, milestones=(make.target(other, 9, month(2023, 9)),)),
        )
        priority = make.priority(
            make.page(measures=("early_help", "other"), show=("targets", "indicators", "actuals")), summary=()
        )
        made = first_page(composed(make.inputs(make.brief(priority)), make.results(*given)))
        assert rows(made["targets"])[1][1] == "250 per month (next)"
        assert rows(made["indicators"])[1][-1] == rows(made["actuals"])[1][2] == "250 per month"

    def test_a_milestone_that_has_passed_is_the_last_one_and_not_the_next(self) -> None:
        of = make.measure()
        made = page_of(make.result(of, milestones=(make.target(of, 85, NOVEMBER),)))
        assert rows(made["targets"])[0][1] == "Nov-22 (last)"

    def test_the_note_says_how_often_a_measure_is_measured(self) -> None:
        quarterly = make.result(make.measure("other", frequency="Quarterly", short_name="Other"))
        assert note(page_of(make.result())["targets"]) == "Measured monthly."
        assert note(page_of(make.result(), quarterly)["targets"]) == (
            "Measured monthly: Visits in time. Measured quarterly: Other."
        )

    def test_the_note_does_not_say_how_often_a_measure_is_measured_that_does_not_say_so(self) -> None:
        unsaid = make.result(make.measure("other", frequency=""))
        assert note(page_of(unsaid)["targets"]) == ""
        assert note(page_of(make.result(), unsaid)["targets"]) == "Measured monthly: Visits in time."

    def test_the_note_says_which_tolerances_are_the_council_s(self) -> None:
        default = make.result(tolerance_text="20% worse", tolerance_by_default=True)
        own = make.result(make.measure("other"), tolerance_text="5% worse")
        unrated = make.result(make.measure("third"))
        assert note(page_of(default, unrated)["targets"]) == (
            "Measured monthly. No tolerance is declared: the council's default applies."
        )
        assert note(page_of(default, own)["targets"]) == (
            "Measured monthly. No tolerance is declared for Visits in time: the council's default applies."
        )
        assert note(page_of(own)["targets"]) == "Measured monthly."

    def test_a_page_without_measures_has_none_of_their_tables(self) -> None:
        made = page_of()
        assert [made[part] for part in ("targets", "months", "charts")] == [False] * 3


class TestSupplied:
    def made(self, **given: Any) -> Any:
        supplied = {
            "id": "homes", "caption": "Homes", "heads": ("Code", "Beds"), "rows": (("A", "4"), ("B", "")),
            "numeric": (False, True),
        }  # fmt: skip
        page = make.page(measures=(), tables=("homes",))
        brief = make.brief(make.priority(page, summary=()))
        return first_page(composed(make.inputs(brief, tables=(SuppliedTable(**{**supplied, **given}),))))["tables"]

    def test_rows_stand_under_a_header_row_and_numbers_run_right(self) -> None:
        made = table(self.made())
        assert (made.header_rows, [column.align for column in made.columns]) == (1, ["left", "right"])
        assert made.caption[0].text == "Homes"

    def test_the_first_column_names_its_rows(self) -> None:
        made = self.made()
        assert (table(made).header_columns, roles(made, 1)) == (1, ["label", ""])

    def test_a_blank_is_a_visible_gap(self) -> None:
        made = self.made()
        assert (rows(made)[2][1], roles(made, 2)[1]) == ("[x]", "gap")

    def test_the_last_row_may_be_a_total_whose_blanks_are_meant(self) -> None:
        made = self.made(rows=(("A", "4"), ("", "4")), total_row=True)
        assert (rows(made)[2], roles(made, 2)) == (["", "4"], ["total", "total"])

    def test_a_note_stands_under_the_table(self) -> None:
        assert table(self.made(note="By number only.")).note[0].text == "By number only."


@pytest.mark.parametrize(
    ("part", "caption"),
    [
        ("targets", "Targets, tolerance and what good is"),
        ("months", "Performance, December 2022 to January 2023"),
    ],
)
def test_every_table_of_a_page_has_a_caption_a_header_row_and_a_full_grid(part: str, caption: str) -> None:
    of = make.measure()
    made = table(page_of(make.result(of, milestones=(make.target(of, 85),)))[part])
    assert made.caption[0].text == caption
    assert made.header_rows == 1
    assert {len(row.cells) for row in made.rows} == {len(made.columns)}


def test_a_template_may_put_the_page_s_title_into_a_caption() -> None:
    inputs = make.inputs(words={"months_caption": "{title} from {first}"})
    assert table(first_page(composed(inputs))["months"]).caption[0].text == "Visits in time from December 2022"

"""The plan for a whole draft: facts, parts that come and go, and what a person moved, copied or deleted."""

from __future__ import annotations

from paperwork.model.revision import WHOLE, Change, Plan, Remark, Standing
from paperwork.revise import Movement, Names, doubted, plan, report

CIN, CP = "paperwork:measure/cin/months", "paperwork:measure/cp/months"
ANSWER = "paperwork:measure/cin/q1"
ACTUAL = "paperwork:fact/cin/actual"
FRAME = f"h2 Children in need\n⟦{CIN}⟧\n⟦{ANSWER}⟧\nh2 Protection\n⟦{CP}⟧"
BASE = {
    WHOLE: FRAME,
    CIN: "| p CIN | p 226 |",
    CP: "| p CP | p 90 |",
    ANSWER: f"p It rose to ⟦{ACTUAL}⟧ in May.",
    ACTUAL: "226",
}
NAMES = Names((FRAME,), {"cin": "Number of CIN"})


def standing(texts: dict[str, str]) -> list[Standing]:
    return [Standing(tag, 1, text) for tag, text in texts.items()]


def one(found: Plan, tag: str) -> Change:
    (change,) = [change for change in found.changes if change.tag == tag]
    return change


def test_nothing_new_is_nothing_to_do() -> None:
    found = plan(BASE, standing(BASE), BASE)
    assert not found.changes
    assert not found.touches


def test_a_fact_is_renewed_inside_a_sentence_that_a_person_rewrote() -> None:
    draft = BASE | {ANSWER: f"p Numbers stood at ⟦{ACTUAL}⟧ by the end of May, which worries us."}
    found = plan(BASE, standing(draft), BASE | {ACTUAL: "195"})
    assert one(found, ACTUAL).after == "195"
    assert one(found, ANSWER).outcome == "kept"
    assert not one(found, ANSWER).steps


def test_a_fact_that_a_person_typed_over_clashes_with_its_new_value() -> None:
    change = one(plan(BASE, standing(BASE | {ACTUAL: "about 230"}), BASE | {ACTUAL: "195"}), ACTUAL)
    assert change.outcome == "clashed"
    assert change.after == "about 230 195"


def test_a_value_that_an_earlier_refresh_put_beside_a_typed_one_gives_way_to_the_newest() -> None:
    change = one(plan(BASE, standing(BASE | {ACTUAL: "about 230 226"}), BASE | {ACTUAL: "195"}), ACTUAL)
    assert change.after == "about 230 195"


def test_a_new_measure_comes_after_its_neighbour_with_its_heading() -> None:
    icpc = "paperwork:measure/icpc/months"
    frame = FRAME.replace("\nh2 Protection", f"\nh2 Conferences\n⟦{icpc}⟧\nh2 Protection")
    edited = FRAME.replace("h2 Children in need", "h2 Our children in need")
    found = plan(BASE, standing(BASE | {WHOLE: edited}), BASE | {WHOLE: frame, icpc: "| p ICPC | p 7 |"})
    assert one(found, WHOLE).after == frame.replace("h2 Children in need", "h2 Our children in need")
    assert one(found, icpc).outcome == "added"


def test_a_dropped_measure_goes_with_its_heading_unless_it_was_edited() -> None:
    new = {WHOLE: FRAME.replace(f"\nh2 Protection\n⟦{CP}⟧", "")} | {tag: BASE[tag] for tag in (CIN, ANSWER, ACTUAL)}
    assert one(plan(BASE, standing(BASE), new), WHOLE).after == new[WHOLE]
    change = one(plan(BASE, standing(BASE | {CP: "| p CP | p 90, checked |"}), new), WHOLE)
    assert change.after == FRAME
    assert any(isinstance(step, Remark) and "Protection" in step.text for step in change.steps)


def test_parts_that_a_person_moved_are_updated_where_they_stand_now() -> None:
    moved = f"h2 Protection\n⟦{CP}⟧\nh2 Children in need\n⟦{CIN}⟧\n⟦{ANSWER}⟧"
    found = plan(BASE, standing(BASE | {WHOLE: moved}), BASE | {CIN: "| p CIN | p 195 |"})
    assert one(found, CIN).after == "| p CIN | p 195 |"
    assert not one(found, WHOLE).steps


def test_a_dropped_measure_with_a_part_of_another_moved_into_it_stays_with_a_remark() -> None:
    moved = f"h2 Children in need\n⟦{ANSWER}⟧\nh2 Protection\n⟦{CIN}⟧\n⟦{CP}⟧"
    new = {WHOLE: FRAME.replace(f"\nh2 Protection\n⟦{CP}⟧", "")} | {tag: BASE[tag] for tag in (CIN, ANSWER, ACTUAL)}
    change = one(plan(BASE, standing(BASE | {WHOLE: moved}), new), WHOLE)
    assert change.after == moved
    assert any(isinstance(step, Remark) and "no longer have this part" in step.text for step in change.steps)


def test_another_order_of_the_build_is_not_applied() -> None:
    other = f"h2 Protection\n⟦{CP}⟧\nh2 Children in need\n⟦{CIN}⟧\n⟦{ANSWER}⟧"
    change = one(plan(BASE, standing(BASE), BASE | {WHOLE: other}), WHOLE)
    assert change.after.count(CP) == change.after.count(CIN) == 1


def test_each_copy_that_a_person_made_is_merged_by_itself() -> None:
    draft = [*standing(BASE), Standing(CIN, 2, "| p CIN | p 226 (copy) |")]
    found = plan(BASE, draft, BASE | {CIN: "| p CIN | p 195 |"})
    after = [change.after for change in found.changes if change.tag == CIN]
    assert after == ["| p CIN | p 195 |", "| p CIN | p 195 (copy) |"]


def test_a_part_that_a_person_deleted_stays_away_and_is_told_of_where_it_changed() -> None:
    draft = {tag: text for tag, text in BASE.items() if tag != CP} | {WHOLE: FRAME.replace(f"\n⟦{CP}⟧", "")}
    assert not plan(BASE, standing(draft), BASE).touches
    found = plan(BASE, standing(draft), BASE | {CP: "| p CP | p 91 |"})
    assert one(found, CP).outcome == "gone"
    assert any("Deleted in the draft" in line and "Protection (months)" in line for line in report(found, NAMES))


def test_a_tag_that_the_stamp_does_not_know_is_left_alone() -> None:
    strange = [*standing(BASE), Standing("paperwork:measure/forged/months", 1, "p mine")]
    assert not plan(BASE, strange, BASE | {"paperwork:measure/forged/months": "p theirs"}).touches


def test_a_word_that_speaks_against_its_new_figure_is_remarked_on() -> None:
    fallen = {"cin": Movement("Number of CIN", frozenset({"down", "improving"}), "down, improving")}
    found = doubted(plan(BASE, standing(BASE), BASE | {ACTUAL: "195"}), standing(BASE), fallen)
    (remark,) = [step.text for step in one(found, ANSWER).steps if isinstance(step, Remark)]
    assert "'rose'" in remark
    assert "down" in remark
    assert one(found, ANSWER).after == BASE[ANSWER]


def test_the_report_names_what_was_updated_merged_and_left_by_printed_headings() -> None:
    draft = BASE | {CIN: "| p CIN (own) | p 226 |", WHOLE: FRAME.replace("h2 Protection", "p A word.\nh2 Protection")}
    new = BASE | {CIN: "| p CIN | p 195 |", CP: "| p CP | p 91 |", ACTUAL: "195"}
    lines = report(plan(BASE, standing(draft), new), NAMES)
    assert lines == (
        "Updated: 1 part and 1 figure in a sentence: Protection (months); Number of CIN (value).",
        "Merged with what was edited: 1 part: Children in need (months).",
        "Left as it was edited: 1 part: the order of the parts, and what stands outside them.",
    )


def test_the_report_counts_the_places_that_it_does_not_name() -> None:
    tags = [f"paperwork:measure/m{at}/months" for at in range(9)]
    frame = "\n".join(f"h3 Page {at}\n⟦{tag}⟧" for at, tag in enumerate(tags))
    base = {WHOLE: frame, **dict.fromkeys(tags, "| p Plans | p 1 |")}
    (line,) = report(plan(base, standing(base), base | dict.fromkeys(tags, "| p Plans | p 2 |")), Names((frame,)))
    assert line.startswith("Updated: 9 parts: Page 0 (months); Page 1 (months);")
    assert line.endswith("Page 5 (months); and 3 others.")


def test_a_part_that_only_got_a_comment_is_told_as_that_and_not_as_edited() -> None:
    fallen = {"cin": Movement("Number of CIN", frozenset({"down"}), "down")}
    found = doubted(plan(BASE, standing(BASE), BASE | {ACTUAL: "195"}), standing(BASE), fallen)
    lines = report(found, NAMES)
    assert not [line for line in lines if line.startswith("Left as it was edited")]
    assert "Words that may no longer go with their figure, with a comment beside them: Children in need." in lines


def test_an_edited_part_with_a_comment_on_its_words_is_told_as_both() -> None:
    fallen = {"cin": Movement("Number of CIN", frozenset({"down"}), "down")}
    draft = standing(BASE | {ANSWER: f"p It now rose to ⟦{ACTUAL}⟧ in May."})
    found = doubted(plan(BASE, draft, BASE | {ACTUAL: "195"}), draft, fallen)
    begun = [line.partition(":")[0] for line in report(found, NAMES)]
    assert "Left as it was edited" in begun
    assert "Words that may no longer go with their figure, with a comment beside them" in begun


def test_a_word_that_goes_with_its_figure_or_whose_figure_stands_is_not_remarked_on() -> None:
    risen = {"cin": Movement("Number of CIN", frozenset({"up"}), "up")}
    fallen = {"cin": Movement("Number of CIN", frozenset({"down"}), "down")}
    changed = plan(BASE, standing(BASE), BASE | {ACTUAL: "230"})
    assert doubted(changed, standing(BASE), risen) == changed
    unchanged = plan(BASE, standing(BASE), BASE)
    assert doubted(unchanged, standing(BASE), fallen) == unchanged


def test_a_part_stays_whose_fact_a_person_typed_over() -> None:
    new = {WHOLE: f"h2 Protection\n⟦{CP}⟧", CP: BASE[CP], ACTUAL: "195"}
    found = plan(BASE, standing(BASE | {ACTUAL: "about 230"}), new)
    assert ANSWER in one(found, WHOLE).after
    assert one(found, WHOLE).outcome == "clashed"


def test_a_fact_that_a_person_typed_over_stays_when_its_sentence_goes() -> None:
    new = BASE | {ANSWER: "p Nothing new."}
    found = one(plan(BASE, standing(BASE | {ACTUAL: "about 230"}), new), ANSWER)
    assert ACTUAL in found.after
    assert "Nothing new." in found.after
    assert found.outcome == "clashed"


def test_a_part_that_was_moved_in_the_draft_and_in_the_build_does_not_stand_there_twice() -> None:
    moved = f"h2 Protection\n⟦{CP}⟧\nh2 Children in need\n⟦{ANSWER}⟧\n⟦{CIN}⟧"
    turned = f"⟦{CIN}⟧\nh2 Protection\n⟦{CP}⟧\n⟦{ANSWER}⟧\nh2 Children in need"
    found = plan(BASE, standing(BASE | {WHOLE: moved}), BASE | {WHOLE: turned})
    after = {change.tag: change.after for change in found.changes}.get(WHOLE, moved)
    assert [after.count(f"⟦{tag}⟧") for tag in (CIN, CP, ANSWER)] == [1, 1, 1]


def test_a_part_that_comes_back_while_the_draft_has_kept_it_stands_once_and_a_new_one_beside_it_comes_in() -> None:
    icpc = "paperwork:measure/icpc/months"
    gone = {tag: text for tag, text in BASE.items() if tag != CP} | {
        WHOLE: FRAME.removesuffix(f"\nh2 Protection\n⟦{CP}⟧")
    }
    kept = BASE | {CP: "| p CP | p 90, we think |", WHOLE: FRAME.replace("h2 Protection", "h2 Our protection")}
    again = BASE | {
        CP: "| p CP | p 95 |",
        icpc: "| p ICPC | p 7 |",
        WHOLE: f"{FRAME}\nh2 Conferences\n⟦{icpc}⟧".replace("h2 Children", "h2 The children"),
    }
    found = plan(gone, standing(kept), again)
    frame = one(found, WHOLE).after
    assert frame.count(CP) == frame.count("rotection") == 1
    assert frame.endswith(f"h2 Conferences\n⟦{icpc}⟧")
    back = one(found, CP)
    assert back.after == "| p CP | p 90, we think |"
    assert "95" in "".join(step.text for step in back.steps if isinstance(step, Remark))


def test_the_sign_of_a_gap_that_stays_is_no_persons_figure() -> None:
    change = one(plan(BASE, standing(BASE | {ACTUAL: "[x]"}), BASE | {ACTUAL: "195"}), ACTUAL)
    assert (change.outcome, change.after) == ("updated", "195")
    assert one(plan(BASE, standing(BASE | {ACTUAL: "[x]"}), BASE), ACTUAL).after == "226"


MONTHS = "| p Measure | p May | p June |\n| p CIN | p 226 | p 230 |\n| p CP | p 90 | p 91 |"


def test_signs_of_gaps_in_a_table_give_way_to_its_values_beside_what_a_person_wrote() -> None:
    base = BASE | {CIN: MONTHS}
    draft = base | {CIN: MONTHS.replace("p 230", "p [x]").replace("p 91", "p 91, checked")}
    change = one(plan(base, standing(draft), base), CIN)
    assert (change.outcome, change.after) == ("merged", MONTHS.replace("p 91", "p 91, checked"))
    moved = MONTHS.replace("p May | p June", "p June | p July").replace("226 | p 230", "230 | p 233")
    change = one(plan(base, standing(base | {CIN: MONTHS.replace("p 230", "p [x]")}), base | {CIN: moved}), CIN)
    assert (change.outcome, change.after) == ("updated", moved)


def test_a_gap_that_a_person_left_in_place_of_words_gives_way_to_the_newest() -> None:
    gap = "p [To be written: Risks]⟦br⟧[Guidance: What may go wrong.]"
    for said in (gap, f"p Ours.\n{gap}"):
        base = BASE | {ANSWER: said.replace(gap, "p Some worry.")}
        new = base | {ANSWER: said.replace(gap, "p All is well.")}
        change = one(plan(base, standing(base | {ANSWER: said}), new), ANSWER)
        assert (change.outcome, change.after) == ("updated", new[ANSWER])


def test_a_page_with_the_sign_of_a_gap_left_in_it_is_not_taken_for_edited_when_it_goes() -> None:
    new = {WHOLE: FRAME.replace(f"\nh2 Protection\n⟦{CP}⟧", "")} | {tag: BASE[tag] for tag in (CIN, ANSWER, ACTUAL)}
    change = one(plan(BASE, standing(BASE | {CP: "| p CP | p [x] |"}), new), WHOLE)
    assert change.after == new[WHOLE]

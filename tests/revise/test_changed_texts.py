"""What people changed in a draft is told part by part under its heading, by words, apart from what a build gives."""

from __future__ import annotations

from collections.abc import Mapping

import pytest
from hypothesis import given
from hypothesis import strategies as st

from paperwork.model.changes import Changes, Edit, Side, TextChange
from paperwork.model.revision import WHOLE, Standing
from paperwork.revise.changed_texts import of_draft, of_stamp, text_changes
from paperwork.revise.listing import listed

ANSWER, MONTHS, SUMMARY, FACT = (
    "paperwork:measure/visits/q1", "paperwork:measure/visits/months", "paperwork:section/summary",
    "paperwork:fact/visits/actual",
)  # fmt: skip
FRAME = f"h2 Summary\n⟦{SUMMARY}⟧\nh3 Visits in time\n⟦{MONTHS}⟧\nh4 What works?\n⟦{ANSWER}⟧\np The end."
BASE = {
    WHOLE: FRAME,
    SUMMARY: "p Some families wait for a visit.\np Winter comes.",
    MONTHS: "| p Measure | p Jan | p Feb |\n| p Visits | p 84% | p 85% |\n| p Plans | p 12 | p 13 |",
    ANSWER: f"p Visits stand at ⟦{FACT}⟧, up.",
    FACT: "85%",
}


def draft(*more: Standing, **changed: str) -> list[Standing]:
    named = {"frame": WHOLE, "answer": ANSWER, "months": MONTHS, "summary": SUMMARY, "fact": FACT}
    texts = BASE | {named[name]: text for name, text in changed.items()}
    return [*(Standing(tag, 1, text) for tag, text in texts.items() if text), *more]


def changed(said: list[Standing], base: Mapping[str, str] = BASE) -> list[TextChange]:
    return list(text_changes(of_stamp(base), of_draft(said, base)))


def edited(**texts: str) -> tuple[TextChange, Edit]:
    (change,) = changed(draft(**texts))
    (edit,) = change.edits
    return change, edit


def test_a_draft_that_nobody_edited_has_nothing_to_tell() -> None:
    assert changed(draft()) == []


def test_words_are_told_with_what_stands_beside_them() -> None:
    change, edit = edited(summary=BASE[SUMMARY].replace("Some families", "Fewer children"))
    assert (change.heading, change.kind, change.by) == ("Summary", "edited", "people")
    assert (edit.was, edit.now, edit.before, edit.after) == ("Some families", "Fewer children", "", "wait for a visit")


def test_words_round_a_figure_show_its_value() -> None:
    change, edit = edited(answer=f"p They stand at ⟦{FACT}⟧, up.")
    assert change.heading == "Visits in time: What works?"
    assert (edit.was, edit.now, edit.after) == ("Visits", "They", "stand at 85%,")


def test_a_paragraph_that_was_added_or_deleted_is_told_whole() -> None:
    _, added = edited(summary=f"{BASE[SUMMARY]}\np And spring after it.")
    assert (added.was, added.now) == ("", "And spring after it.")
    _, deleted = edited(summary="p Winter comes.")
    assert (deleted.was, deleted.now) == ("Some families wait for a visit.", "")


def test_a_cell_is_told_by_its_row_and_column() -> None:
    change, edit = edited(months=BASE[MONTHS].replace("12", "14"))
    assert change.heading == "Visits in time: months"
    assert edit == Edit("12", "14", where="row 'Plans', column 'Jan'")


def test_rows_that_came_and_went_are_told_whole() -> None:
    _, edit = edited(months=BASE[MONTHS] + "\n| p Reviews | p 1 | p 2 |")
    assert edit == Edit("", "Reviews | 1 | 2", where="row")
    _, edit = edited(months=BASE[MONTHS].rpartition("\n")[0])
    assert edit == Edit("Plans | 12 | 13", "", where="row")


def test_a_row_that_was_moved_is_told_as_moved_and_where_it_stands() -> None:
    head, visits, plans = BASE[MONTHS].split("\n")
    reviews = "| p Reviews | p 1 | p 2 |"
    base = {**BASE, MONTHS: "\n".join((head, visits, plans, reviews))}
    (change,) = changed(draft(months="\n".join((head, reviews, visits, plans))), base)
    assert change.edits == (Edit("Reviews | 1 | 2", "Reviews | 1 | 2", "Measure", where="row moved"),)


def test_a_moved_row_is_one_line_at_the_console() -> None:
    head, visits, plans = BASE[MONTHS].split("\n")
    side = Side("draft.docx", "paper", "0.1.0")
    found = changed(draft(months="\n".join((head, plans, visits))))
    lines = listed(Changes(side, side, (), (), tuple(found)))
    assert lines[-1] == "    row moved: 'Plans | 12 | 13' (after 'Measure')"


def test_what_was_edited_in_a_moved_row_is_told_by_its_cell() -> None:
    head, visits, plans = BASE[MONTHS].split("\n")
    (change,) = changed(draft(months="\n".join((head, plans.replace("12", "14"), visits))))
    moved, edit = change.edits
    assert (moved.where, moved.before) == ("row moved", "Measure")
    assert edit == Edit("12", "14", where="row 'Plans', column 'Jan'")


def test_bold_words_are_a_change_of_form_alone() -> None:
    _, edit = edited(summary=BASE[SUMMARY].replace("Winter", "⟦b⟧Winter⟦/b⟧"))
    assert (edit.form, edit.was) == (True, edit.now)


def test_a_figure_with_something_typed_over_it_is_told_under_its_part() -> None:
    change, edit = edited(fact="240")
    assert (change.kind, change.tag, change.heading) == ("typed over", FACT, "Visits in time: What works?")
    assert (edit.was, edit.now) == ("85%", "240")


def test_words_between_the_parts_are_told() -> None:
    change, edit = edited(frame=f"{FRAME}\np Own words.")
    assert (change.tag, edit.was, edit.now) == (WHOLE, "", "Own words.")


def test_a_part_that_was_deleted_is_told_with_its_words() -> None:
    (change,) = changed(draft(summary="", frame=FRAME.replace(f"⟦{SUMMARY}⟧\n", "")))
    assert (change.kind, change.heading, change.by) == ("deleted", "Summary", "people")
    assert change.edits == (Edit("Some families wait for a visit. Winter comes.", ""),)


def test_a_part_that_lost_only_its_frame_has_not_changed() -> None:
    assert changed(draft(summary="", frame=FRAME.replace(f"⟦{SUMMARY}⟧", BASE[SUMMARY]))) == []


def test_headers_are_known_again_where_a_section_came_before_them() -> None:
    first, second = ("paperwork:paper/header_default_1", "paperwork:paper/header_default_2")
    base = {**BASE, first: "p Ours", second: "p Theirs"}
    assert changed([*draft(), Standing(first, 1, "p Theirs"), Standing(second, 1, "p Ours")], base) == []


def test_a_part_that_was_moved_is_told_once() -> None:
    moved = FRAME.replace(f"⟦{SUMMARY}⟧\n", "").replace("p The end.", f"⟦{SUMMARY}⟧\np The end.")
    (change,) = changed(draft(frame=moved))
    assert (change.kind, change.heading) == ("moved", "Summary")


def test_a_copy_is_told_and_what_was_edited_in_it() -> None:
    frame = f"{FRAME}\n⟦{SUMMARY}⟧"
    (copied,) = changed(draft(Standing(SUMMARY, 2, BASE[SUMMARY]), frame=frame))
    assert (copied.kind, copied.heading) == ("copied", "Summary")
    own = BASE[SUMMARY].replace("Winter", "Spring")
    _, second = changed(draft(Standing(SUMMARY, 2, own), frame=frame))
    assert [(edit.was, edit.now) for edit in second.edits] == [("Winter", "Spring")]


def test_a_part_that_a_new_page_cuts_in_two_is_still_one() -> None:
    first, second = BASE[SUMMARY].split("\n")
    assert changed(draft(Standing(SUMMARY, 2, second), summary=first)) == []


def test_what_a_build_gives_otherwise_is_told_apart_from_what_people_wrote() -> None:
    later = BASE | {MONTHS: BASE[MONTHS].replace("85%", "87%"), FACT: "87%"}
    own = later[MONTHS].replace("12", "14")
    said = [Standing(tag, 1, own if tag == MONTHS else text) for tag, text in later.items()]
    found = text_changes(of_draft(draft(), BASE), of_draft(said, later))
    assert [(one.by, [edit.now for edit in one.edits]) for one in found] == [("people", ["14"]), ("build", ["87%"])]


@pytest.mark.parametrize("kind", ["header", "footer"])
def test_headers_and_footers_are_told_by_what_they_are(kind: str) -> None:
    tag = f"paperwork:paper/{kind}_default_1"
    base = {**BASE, tag: "p Page"}
    (change,) = changed([*draft(), Standing(tag, 1, "p Leaf")], base)
    assert change.heading == kind.capitalize()


lines = st.lists(
    st.text("ab ⟦⟧|", max_size=8).map(lambda text: "p " + text.replace("⟦", "⟦lb⟧")), min_size=1, max_size=4
).map("\n".join)


@given(st.dictionaries(st.sampled_from([SUMMARY, MONTHS, ANSWER]), lines))
def test_whatever_a_draft_says_it_has_not_changed_from_itself(texts: dict[str, str]) -> None:
    base = BASE | texts
    said = of_draft([Standing(tag, 1, text) for tag, text in base.items()], base)
    assert text_changes(said, said) == text_changes(of_stamp(base), said) == ()


@given(lines, lines)
def test_every_text_that_changed_is_told(was: str, now: str) -> None:
    found = changed(draft(summary=now), BASE | {SUMMARY: was})
    assert bool(found) == (was != now)
    assert all(change.edits for change in found)


def test_the_sign_of_a_gap_is_nothing_that_a_person_wrote() -> None:
    months = BASE[MONTHS].replace("p 85%", "p [x]")
    assert changed(draft(months=months, fact="[x]")) == []

"""A table whose months move on: a person's words go with their head, and rows stay in the order they were given."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec import Struct

from paperwork.model.revision import WHOLE, KeepRow, MakeRow, Remark, Standing, Within
from paperwork.revise import plan, written
from paperwork.revise.merging import text_merged
from paperwork.revise.remaking import STAYS
from paperwork.revise.result import Merged

MONTHS = ("Apr-25", "May-25", "June-25", "July-25", "Aug-25", "Sept-25", "Oct-25", "Nov-25")
LABELS = ("Referrals", "Visits in time", "Plans", "All")
Place = tuple[str, str]


def table(labels: Sequence[str], heads: Sequence[str], said: Mapping[Place, str]) -> str:
    rows = [("Measure", *heads), *((label, *(said[label, head] for head in heads)) for label in labels)]
    return "\n".join(f"| {' | '.join(f'p {cell}' for cell in row)} |" for row in rows)


def values(year: int, labels: Sequence[str] = LABELS) -> dict[Place, str]:
    """A value for each row and month, no two alike; other ones for another `year`."""
    return {
        (label, head): str(1000 * year + 100 * at + which)
        for at, label in enumerate(labels)
        for which, head in enumerate((*MONTHS, "Latest"))
    }


def cells(merged: Merged) -> dict[Place, str]:
    """What a merged table says, by row and head."""
    heads, *rows = [line.strip("|").split("|") for line in written(tuple(merged.after)).split("\n")]
    return {
        (row[0].strip()[2:], head.strip()[2:]): cell.strip()[2:]
        for row in rows
        for head, cell in zip(heads[1:], row[1:], strict=True)
    }


def labels_of(merged: Merged) -> list[str]:
    return [line.split("|")[1].strip()[2:] for line in written(tuple(merged.after)).split("\n")][1:]


def comments(merged: Merged) -> list[str]:
    inside = (row for step in merged.steps if isinstance(step, Within) for row in step.rows)
    changed = (cell.steps for row in inside if isinstance(row, KeepRow | MakeRow) for cell in row.cells)
    return [step.text for steps in (*changed, merged.steps) for step in steps if isinstance(step, Remark)]


class Month(Struct):
    """A table as it was written, as a person edited it, and as it is a few months on."""

    window: Sequence[str]
    later: Sequence[str]
    was: dict[Place, str]
    mine: dict[Place, str]
    new: dict[Place, str]
    order: list[str]

    @property
    def merged(self) -> Merged:
        return text_merged(
            table(LABELS, self.window, self.was),
            table(self.order, self.window, self.was | self.mine),
            table(LABELS, self.later, self.new),
        )


@st.composite
def months(draw: st.DrawFn) -> Month:
    count, shift = draw(st.integers(1, 4)), draw(st.integers(0, 4))
    last = draw(st.sampled_from([(), ("Latest",)]))
    later_count = draw(st.just(count) | st.integers(1, 4))
    window, later = (*MONTHS[:count], *last), (*MONTHS[shift : shift + later_count], *last)
    was = values(1)
    revised = draw(st.sets(st.sampled_from(sorted(was))))
    new = {place: values(2)[place] if place in revised else said for place, said in was.items()}
    places = st.tuples(st.sampled_from(LABELS), st.sampled_from(window))
    mine = {place: f"own{at}th of {was[place]}" for at, place in enumerate(sorted(draw(st.sets(places))))}
    return Month(window, later, was, mine, new, draw(st.permutations(LABELS)))


@given(months())
@settings(deadline=None)
def test_each_word_of_a_person_stands_under_its_head_or_in_a_comment_that_names_it(month: Month) -> None:
    said, told = cells(month.merged), comments(month.merged)
    if month.later == month.window and month.new == month.was:
        assert said == {place: (month.was | month.mine)[place] for place in said}
        return
    for (label, head), words in month.mine.items():
        own = words.split()[0]
        if head in month.later:
            assert own in said[label, head]
            assert month.new[label, head] in said[label, head]
        else:
            assert f"{head}, {label}: '{words}' was written here; this column is no longer in the table." in told
        assert all(own not in other for place, other in said.items() if place != (label, head))


@given(months())
@settings(deadline=None)
def test_each_cell_that_nobody_edited_says_what_is_new_and_rows_stay_in_a_persons_order(month: Month) -> None:
    merged = month.merged
    said = cells(merged)
    assert labels_of(merged) == month.order
    assert {head for _, head in said} == set(month.later if merged.took else month.window)
    for place, words in said.items():
        if place not in month.mine:
            assert words == month.new[place]
    assert merged.kept or (not month.mine and month.order == list(LABELS))


def test_words_under_a_month_that_went_are_told_with_row_and_column() -> None:
    was = values(1)
    base, new = table(LABELS, MONTHS[:3], was), table(LABELS, MONTHS[1:4], was)
    merged = text_merged(base, base.replace("p 1000 ", "p 123 (April count was late) "), new)
    assert cells(merged)["Referrals", "May-25"] == "1001"
    (told,) = comments(merged)
    assert told.startswith("Apr-25, Referrals: '123 (April count was late)' was written here;")
    assert merged.clashed


def test_long_words_under_a_month_that_went_are_told_whole() -> None:
    was, mine = values(1), " ".join(f"word{at}" for at in range(100))
    base, new = table(LABELS, MONTHS[:3], was), table(LABELS, MONTHS[1:4], was)
    assert f"'{mine}'" in comments(text_merged(base, base.replace("p 1000 ", f"p {mine} "), new))[0]


def test_a_note_moves_with_its_month_and_its_column_stays_where_that_month_went() -> None:
    was = values(1)
    base, new = table(LABELS, MONTHS[:3], was), table(LABELS, MONTHS[1:4], was)
    merged = text_merged(base, base.replace("p 1001 ", "p 1001⟦note⟧ "), new)
    assert cells(merged)["Referrals", "May-25"] == "1001⟦note⟧"
    merged = text_merged(base, base.replace("p 1000 ", "p 1000⟦note⟧ "), new)
    said = cells(merged)
    assert {head for _, head in said} == set(MONTHS[:4])
    assert said["Referrals", "Apr-25"] == "1000⟦note⟧"
    assert said["Plans", "July-25"] == was["Plans", "July-25"]
    assert comments(merged) == [STAYS]


def test_a_clash_in_a_cell_names_its_row_and_column() -> None:
    was = values(1)
    new = table(LABELS, MONTHS[1:4], was | {("Plans", "May-25"): "77"})
    merged = text_merged(
        table(LABELS, MONTHS[:3], was), table(LABELS, MONTHS[:3], was | {("Plans", "May-25"): "32"}), new
    )
    assert cells(merged)["Plans", "May-25"] == "32 77"
    (told,) = comments(merged)
    assert "'32'" in told
    assert "'77'" in told
    assert told.endswith("This is May-25, Plans.")


def test_a_clash_that_waits_moves_on_with_its_month_and_its_comment() -> None:
    was, revised = values(1), values(1) | {("Plans", "June-25"): "77"}
    mine = was | {("Plans", "June-25"): "32"}
    first = text_merged(
        table(LABELS, MONTHS[:3], was), table(LABELS, MONTHS[:3], mine), table(LABELS, MONTHS[1:4], revised)
    )
    draft = written(tuple(first.after))
    later = table(LABELS, MONTHS[2:5], revised)
    second = text_merged(table(LABELS, MONTHS[1:4], revised), draft, later, comments(first))
    assert cells(second)["Plans", "June-25"] == "32 77"
    assert second.superseded == comments(second) == comments(first)
    newest = table(LABELS, MONTHS[2:5], revised | {("Plans", "June-25"): "78"})
    third = text_merged(table(LABELS, MONTHS[1:4], revised), draft, newest, comments(first))
    assert cells(third)["Plans", "June-25"] == "32 78"
    assert third.superseded == comments(first)
    assert "'78'" in comments(third)[0]


def test_a_head_that_a_person_rewrote_goes_with_its_month() -> None:
    was = values(1)
    draft = table(LABELS, MONTHS[:3], was).replace("p May-25", "p May 2025, revised")
    merged = text_merged(table(LABELS, MONTHS[:3], was), draft, table(LABELS, MONTHS[1:4], was))
    heads = written(tuple(merged.after)).split("\n")[0]
    assert heads == "| p Measure | p May 2025, revised | p June-25 | p July-25 |"
    assert cells(merged)["Plans", "July-25"] == was["Plans", "July-25"]


def test_a_row_of_a_persons_own_moves_with_its_months() -> None:
    was = values(1)
    draft = table(LABELS, MONTHS[:3], was) + "\n| p Our count | p one | p two | p three |"
    merged = text_merged(table(LABELS, MONTHS[:3], was), draft, table(LABELS, MONTHS[1:4], was))
    said = cells(merged)
    assert [said["Our count", head] for head in MONTHS[1:4]] == ["two", "three", ""]
    assert any(told.startswith("Apr-25, Our count: 'one'") for told in comments(merged))


def test_columns_that_a_person_put_in_another_order_keep_it_where_they_are_the_same() -> None:
    was, new = values(1), values(2)
    own = ("May-25", "Apr-25", "Latest")
    mine = was | {("Plans", "Apr-25"): "own"}
    base, later = (table(LABELS, ("Apr-25", "May-25", "Latest"), said) for said in (was, new))
    merged = text_merged(base, table(LABELS, own, mine), later)
    assert written(tuple(merged.after)).split("\n")[0] == "| p Measure | p May-25 | p Apr-25 | p Latest |"
    said = cells(merged)
    assert said["Visits in time", "May-25"] == new["Visits in time", "May-25"]
    assert "own" in said["Plans", "Apr-25"]


def test_the_next_milestone_is_the_same_column_once_it_is_no_longer_called_so() -> None:
    base = "| p Measure | p Mar-26 (next) | p Sept-26 |\n| p Visits | p 90% | p 95% |"
    new = "| p Measure | p Sept-26 (next) | p Mar-27 |\n| p Visits | p 95% | p 96% |"
    merged = text_merged(base, base.replace("95%", "95%, agreed"), new)
    assert cells(merged)["Visits", "Sept-26 (next)"] == "95%, agreed"
    assert not comments(merged)


def test_a_year_in_brackets_is_another_column() -> None:
    base, new = (
        f"| p Measure | p Number ({year}) |\n| p Visits | p {said} |" for year, said in ((2024, 10), (2025, 12))
    )
    merged = text_merged(base, base.replace("10", "10, we think"), new)
    assert cells(merged)["Visits", "Number (2025)"] == "12"
    assert comments(merged)[0].startswith("Number (2024), Visits: '10, we think'")


def test_a_row_that_moved_and_was_renamed_has_its_new_figures() -> None:
    was = values(1)
    rows = table(LABELS, MONTHS[:2], was).split("\n")
    draft = "\n".join([rows[0], *reversed(rows[1:])]).replace("Plans", "Plans made")
    merged = text_merged("\n".join(rows), draft, table(LABELS, MONTHS[:2], values(2)))
    assert labels_of(merged) == ["All", "Plans made", "Visits in time", "Referrals"]
    assert cells(merged)["Plans made", "May-25"] == values(2)["Plans", "May-25"]


def test_an_edited_row_never_takes_the_figures_of_another_measure() -> None:
    base = "| p M | p Now |\n| p Visits | p 10 |\n| p Plans | p 3 |"
    new = "| p M | p Now |\n| p Reviews | p 50 |\n| p Plans | p 3 |"
    assert written(tuple(text_merged(base, base, new).after)) == new
    merged = text_merged(base, base.replace("10", "10, provisional"), new)
    assert cells(merged) == {("Visits", "Now"): "10, provisional", ("Reviews", "Now"): "50", ("Plans", "Now"): "3"}
    assert merged.clashed


def test_a_new_row_comes_in_after_the_one_that_it_follows_wherever_that_stands() -> None:
    base = "| p M | p Now |\n| p A | p 1 |\n| p B | p 2 |\n| p C | p 3 |"
    sorted_rows = "| p M | p Now |\n| p C | p 3 |\n| p B | p 2 |\n| p A | p 1 |"
    merged = text_merged(base, sorted_rows, base.replace("| p C |", "| p New | p 9 |\n| p C |"))
    assert labels_of(merged) == ["C", "B", "New", "A"]


def test_a_table_of_labels_is_known_by_its_places() -> None:
    base = "| p Date | p 9 March 2026 |\n| p Report of | p Ann Other |"
    mine, new = base.replace("Ann Other", "Ann Other, Director"), base.replace("9 March", "13 April")
    (change,) = plan({WHOLE: base}, [Standing(WHOLE, 1, mine)], {WHOLE: new}).changes
    assert change.after == new.replace("Ann Other", "Ann Other, Director")


def test_a_table_that_nobody_edited_has_its_rows_in_the_new_order() -> None:
    heads, was, now = MONTHS[:3], values(0), values(1)
    base, new = table(LABELS, heads, was), table(tuple(reversed(LABELS)), heads, now)
    merged = text_merged(base, base, new)
    assert written(tuple(merged.after)) == new
    assert not merged.kept

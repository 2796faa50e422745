"""A draft's text merged with a new one: nothing of a person is lost, and each side's changes arrive."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from paperwork.model.revision import (
    Add,
    Drop,
    Keep,
    MakeRow,
    Remark,
    Renew,
    Step,
    TableCell,
    Token,
    Tokens,
    Within,
)
from paperwork.revise import tokens, written
from paperwork.revise.merging import merged as merge_of
from paperwork.revise.merging import text_merged
from paperwork.revise.result import Merged, Texts

from .texts import edits, texts


def said(merged: Merged) -> str:
    return written(tuple(merged.after))


def remarks(merged: Merged) -> list[str]:
    return [step.text for step in merged.steps if isinstance(step, Remark)]


@given(texts())
def test_normal_form_comes_back_from_its_tokens(text: str) -> None:
    assert written(tokens(text)) == text


@given(st.data())
@settings(deadline=None)
def test_a_text_that_nobody_edited_becomes_the_new_one(data: st.DataObject) -> None:
    base = data.draw(texts())
    new = data.draw(edits(base))
    merged = text_merged(base, base, new)
    assert said(merged) == new
    assert not merged.kept
    assert not merged.clashed


@given(st.data())
@settings(deadline=None)
def test_a_text_that_the_inputs_left_alone_stays_as_it_was_edited(data: st.DataObject) -> None:
    base = data.draw(texts())
    draft = data.draw(edits(base))
    merged = text_merged(base, draft, base)
    assert said(merged) == draft
    assert not merged.took
    assert not merged.clashed


@given(st.data())
@settings(deadline=None)
def test_the_same_change_on_both_sides_is_made_once(data: st.DataObject) -> None:
    base = data.draw(texts())
    both = data.draw(edits(base))
    merged = text_merged(base, both, both)
    assert said(merged) == both
    assert not merged.clashed


@given(st.data())
@settings(deadline=None)
def test_every_step_walks_through_the_whole_draft_and_no_word_of_a_person_is_dropped(data: st.DataObject) -> None:
    base = data.draw(texts())
    draft, new = data.draw(edits(base)), data.draw(edits(base))
    merged = text_merged(base, draft, new)
    ours, theirs = tokens(draft), tokens(new)
    walked, dropped = _walk(tuple(merged.steps), ours, theirs)
    assert walked == written(tuple(merged.after))
    own = set(_words(ours)) - set(_words(tokens(base)))
    assert not own & {token.text for token in dropped}


def _walk(steps: tuple[Step, ...], draft: Tokens, new: Tokens) -> tuple[str, list[Token]]:
    """What steps lead to, followed one by one, and what they drop; tables inside are taken from the steps as well."""
    at, after, dropped = 0, [], []
    for step in steps:
        match step:
            case Keep(count=count):
                after += draft[at : at + count]
                at += count
            case Drop(count=count):
                dropped += draft[at : at + count]
                at += count
            case Add():
                after += [Token("text", step.lead)] * bool(step.lead)
                after += new[step.start : step.stop]
                after += [Token("text", step.tail)] * bool(step.tail)
            case Renew(new=other) | Within(new=other):
                table, more = _inside(step, draft[at], new[other])
                after.append(table)
                dropped += more
                at += 1
    assert at == len(draft)
    return written(tuple(after)), dropped


def _inside(step: Renew | Within, draft: Token, new: Token) -> tuple[Token, list[Token]]:
    if isinstance(step, Renew):
        return new, []
    if any(isinstance(row, MakeRow) for row in step.rows):
        return _made(step, draft, new)
    rows, dropped, at = [], [], 0
    for row in step.rows:
        if hasattr(row, "cells"):
            cells = list(draft.rows[at])
            for cell in row.cells:
                other = new.rows[row.new][cell.new].tokens if cell.new >= 0 else ()
                text, more = _walk(cell.steps, draft.rows[at][cell.at].tokens, other)
                cells[cell.at] = type(cells[cell.at])(tokens(text), cells[cell.at].reach)
                dropped += more
            rows.append(tuple(cells))
            at += 1
        elif hasattr(row, "new"):
            rows.append(new.rows[row.new])
        else:
            dropped += [token for cell in draft.rows[at] for token in cell.tokens]
            at += 1
    return Token("table", rows=tuple(rows)), dropped


def _made(step: Within, draft: Token, new: Token) -> tuple[Token, list[Token]]:
    """A table made anew, and what of the draft's stands neither in it nor in a comment on it."""
    rows, told = [], []
    for row in (row for row in step.rows if isinstance(row, MakeRow)):
        cells = []
        for cell in row.cells:
            there = new.rows[row.new][cell.new].tokens if row.new >= 0 and cell.new >= 0 else tokens("p ")
            if cell.mine:
                mine = draft.rows[row.own][cell.own].tokens
                there = tokens(_walk(cell.steps or (Keep(len(mine)),), mine, there)[0])
            cells.append(TableCell(there))
            told += [step.text for step in cell.steps if isinstance(step, Remark)]
        rows.append(tuple(cells))
    said = {token.text for row in rows for cell in row for token in cell.tokens}
    left = (token for row in draft.rows for cell in row for token in cell.tokens if token.text not in said)
    return Token("table", rows=tuple(rows)), [token for token in left if not any(token.text in one for one in told)]


def _words(said: Tokens) -> list[str]:
    inside = [word for token in said for row in token.rows for cell in row for word in _words(cell.tokens)]
    return [token.text for token in said if token.kind == "text" and token.text.strip()] + inside


def test_words_changed_in_two_places_of_a_sentence_are_both_taken() -> None:
    merged = text_merged("p In May it was 10.", "p In May it fell, and was 10.", "p In June it was 12.")
    assert said(merged) == "p In June it fell, and was 12."
    assert not remarks(merged)


def test_a_clash_keeps_the_persons_words_and_shows_the_new_ones_with_a_remark_on_both() -> None:
    merged = text_merged("p It was 10.", "p It was 11.", "p It was 12.")
    assert said(merged) == "p It was 11 12."
    assert merged.clashed
    assert "'11'" in remarks(merged)[0]
    assert "'12'" in remarks(merged)[0]
    assert "'10'" in remarks(merged)[0]


def test_paragraphs_added_at_one_place_by_both_stand_there_one_after_the_other() -> None:
    merged = text_merged("p A\np B", "p A\np mine\np B", "p A\np new\np B")
    assert said(merged) == "p A\np mine\np new\np B"
    assert not merged.clashed


def test_a_table_is_merged_by_its_cells() -> None:
    merged = text_merged(
        "| p Measure | p Nov |\n| p Visits | p 10 |\n| p Checks | p 3 |",
        "| p Measure | p Nov |\n| p Visits, all | p 10 |\n| p Checks | p 3 |",
        "| p Measure | p Dec |\n| p Visits | p 12 |\n| p Checks | p 3 |\n| p Reviews | p 5 |",
    )
    assert said(merged) == "| p Measure | p Dec |\n| p Visits, all | p 12 |\n| p Checks | p 3 |\n| p Reviews | p 5 |"


def test_a_row_that_a_person_deleted_stays_away() -> None:
    merged = text_merged("| p M |\n| p A |\n| p B |", "| p M |\n| p B |", "| p M |\n| p A |\n| p B |\n| p C |")
    assert said(merged) == "| p M |\n| p B |\n| p C |"


def test_an_edited_row_that_the_inputs_drop_stays_with_a_remark() -> None:
    merged = text_merged(
        "| p M | p 1 |\n| p A | p 2 |\n| p B | p 3 |",
        "| p M | p 1 |\n| p A | p 2, provisional |\n| p B | p 3 |",
        "| p M | p 1 |\n| p B | p 3 |",
    )
    assert "provisional" in said(merged)
    assert merged.clashed


def test_a_table_of_other_columns_replaces_one_that_nobody_edited_and_is_merged_with_one_that_was() -> None:
    base, new = "| p M | p Nov |\n| p A | p 1 |", "| p M | p Nov | p Dec |\n| p A | p 1 | p 2 |"
    assert said(text_merged(base, base, new)) == new
    edited = base.replace("p 1", "p 1*")
    merged = text_merged(base, edited, new)
    assert said(merged) == new.replace("p 1", "p 1*")
    assert merged.took
    assert merged.kept
    assert not remarks(merged)


def test_a_table_that_cannot_be_made_anew_is_told_cell_by_cell() -> None:
    base, new = "| p M | p Nov |\n| p A | p 1 |", "| p M | p Nov | p Dec |\n| p A | p 3 | p 2 |"
    texts = Texts(tokens(base), tokens(base.replace("p 1", "p 1*")), tokens(new), fixed=True)
    (told,) = remarks(merge_of(texts))
    assert told.endswith("column 'Dec' is new; A, Nov: 3 (was 1*); A, Dec: 2")


def test_a_chart_is_drawn_anew_and_keeps_the_words_that_a_person_gave_it() -> None:
    base, new = "p ⟦img:aa A chart of 10⟧", "p ⟦img:bb A chart of 12⟧"
    assert said(text_merged(base, base, new)) == new
    merged = text_merged(base, "p ⟦img:aa My own words⟧", new)
    assert said(merged) == "p ⟦img:bb My own words⟧"
    assert "A chart of 12" in remarks(merged)[0]


def test_a_picture_that_a_person_put_in_stays() -> None:
    merged = text_merged("p ⟦img:aa⟧", "p ⟦img:cc Photograph⟧", "p ⟦img:bb A chart of 12⟧")
    assert said(merged) == "p ⟦img:cc Photograph⟧"
    assert "A chart of 12" in remarks(merged)[0]


def test_a_table_that_the_new_text_drops_stays_where_a_person_edited_it() -> None:
    table = "| p A | p 1 |\n| p B | p 2 |"
    merged = text_merged(f"p One.\n{table}", f"p One.\n{table.replace('2', 'two, we think')}", "p One.")
    assert "two, we think" in said(merged)
    assert merged.clashed
    assert said(text_merged(f"p One.\n{table}", f"p One.\n{table}", "p One.")) == "p One."


def test_a_picture_that_the_new_text_drops_stays_where_a_person_described_it() -> None:
    merged = text_merged("p One.\np ⟦img:ab A⟧", "p One.\np ⟦img:ab Our own words⟧", "p One.")
    assert "Our own words" in said(merged)
    assert merged.clashed

"""What a draft and the new inputs have alike in a place that both changed stands there once; the rest alone clashes."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from paperwork.revise import tokens, written
from paperwork.revise.merging import merged, text_merged
from paperwork.revise.result import Texts

from .test_merging import remarks, said
from .texts import paragraphs, texts

GAP = "p [To be written: what may go wrong.]"
A, B, C = "p Carers may leave us early.", "p Costs may rise with pay.", "p The site may close."
OTHER = "p Costs might go up with wages."
TABLE = "| p Measure | p Now |\n| p Visits | p 10 |"


def lines(*said: str) -> str:
    return "\n".join(said)


@pytest.mark.parametrize("before", [(GAP,), ("p P here.",), ("h3 Risks", GAP)], ids=["a gap", "beside", "headed"])
@pytest.mark.parametrize(
    ("new", "due"),
    [
        ((A, OTHER, C), (A, B, OTHER, C)),
        ((OTHER, B, C), (A, OTHER, B, C)),
        ((A, B, OTHER), (A, B, C, OTHER)),
        ((A, "l0* Costs might go up with wages.", C), (A, B, "l0* Costs might go up with wages.", C)),
    ],
    ids=["in the middle", "first", "last", "a bullet"],
)
def test_of_paragraphs_that_both_have_only_the_one_that_differs_clashes(
    before: tuple[str, ...], new: tuple[str, ...], due: tuple[str, ...]
) -> None:
    kept = [one for one in before if one != GAP]
    found = text_merged(lines(*before), lines(*kept, A, B, C), lines(*kept, *new))
    assert said(found) == lines(*kept, *due)
    (comment,) = remarks(found)
    assert OTHER[2:] in comment
    assert comment.count("may") == (2 if GAP in before else 1)


@pytest.mark.parametrize(
    ("new", "due"),
    [
        ((A, "p Costs may rise with pay and prices.", C), (A, "p Costs may rise with pay and prices.", C)),
        ((A, "p Costs may rise.", C), (A, B, C)),
        ((A, C), (A, B, C)),
        ((A, B, "p More of it.", C), (A, B, "p More of it.", C)),
        ((B, C, A), (A, B, C)),
        ((C, B, A), (A, B, C)),
        ((A, TABLE, B, C), (A, TABLE, B, C)),
        ((A, "p ", B, C), (A, B, C)),
    ],
    ids=["extended", "shortened", "one less", "one more", "moved", "turned round", "a table between", "an empty one"],
)
@pytest.mark.parametrize("base", [GAP, "p P here."], ids=["a gap", "beside"])
def test_there_is_nothing_to_decide_where_one_side_has_all_that_the_other_wrote(
    base: str, new: tuple[str, ...], due: tuple[str, ...]
) -> None:
    kept = [one for one in (base,) if one != GAP]
    found = text_merged(base, lines(*kept, A, B, C), lines(*kept, *new))
    assert [one for one in said(found).split("\n") if one != "p "] == lines(*kept, *due).split("\n")
    assert not remarks(found)


def test_a_paragraph_that_stands_twice_on_both_sides_stays_twice() -> None:
    found = text_merged(GAP, lines(A, A, C), lines(A, A, C, B))
    assert said(found) == lines(A, A, C, B)


def test_a_paragraph_that_was_moved_past_others_stands_once() -> None:
    found = text_merged(
        "p P here.\np Q there.", lines(A, "p P here.", "p Q there."), lines("p P here.", "p Q there.", A)
    )
    assert said(found) == lines(A, "p P here.", "p Q there.")


def test_short_answers_in_two_places_are_two() -> None:
    base = lines("h4 One", "p P here.", "h4 Two", "p Q there.")
    draft, new = base.replace("p P here.", "p P here.\np None."), base.replace("p Q there.", "p Q there.\np None.")
    assert said(text_merged(base, draft, new)).count("None.") == 2


def test_sentences_that_both_added_stand_once_and_the_one_that_differs_clashes() -> None:
    found = text_merged("p P here.", "p P here. One is so. Mine is this.", "p P here. One is so. Mine was that.")
    assert said(found) == "p P here. One is so. Mine is this. Mine was that."
    (comment,) = remarks(found)
    assert "One is so" not in comment
    longer = text_merged("p P here.", "p P here. Mine is this.", "p P here. Mine is this. More came.")
    assert said(longer) == "p P here. Mine is this. More came."
    assert not remarks(longer)


@pytest.mark.parametrize("new", ["h4 Costs", "h3 ⟦i⟧Costs⟦/i⟧", "p Costs"])
def test_words_that_differ_in_their_looks_alone_stay_as_a_person_has_them(new: str) -> None:
    found = text_merged(GAP, lines(A, "h3 Costs", B), lines(A, new, B))
    assert said(found) == lines(A, "h3 Costs", B)
    assert not remarks(found)


def head(*filled: str) -> str:
    return lines(*filled, "⟦paperwork:section/summary⟧")


GAPS = head("h1 [To be written: meeting]", "p [To be written: date]", "p [To be written: subject]")
TYPED = ("h1 The Committee", "p Tuesday 24 March 2026", "p More homes")


@pytest.mark.parametrize("day", ["24 March 2026", "24/03/2026", "Tuesday, 24th of March 2026", "Tues 24 Mar 2026"])
def test_a_head_that_was_typed_and_harvested_stays_in_the_persons_words(day: str) -> None:
    new = head("h1 The Committee", f"p {day}", "p More homes")
    found = merged(Texts(tokens(GAPS), tokens(head(*TYPED)), tokens(new)), frame=True)
    assert written(tuple(found.after)) == head(*TYPED)
    assert not found.clashed


@pytest.mark.parametrize(
    "changed",
    [{1: "p 31 March 2026"}, {0: "h1 Cabinet"}, {0: "h1 Cabinet", 1: "p 31 March 2026"}, {2: "p Other"}],
    ids=str,
)
def test_each_line_of_a_head_that_says_something_else_clashes_by_itself(changed: dict[int, str]) -> None:
    ours = [changed.get(at, line) for at, line in enumerate(TYPED)]
    found = merged(Texts(tokens(GAPS), tokens(head(*TYPED)), tokens(head(*ours))), frame=True)
    due = [one for at, line in enumerate(TYPED) for one in (line, *([changed[at]] if at in changed else []))]
    assert written(tuple(found.after)) == head(*due)
    assert len(remarks(found)) == len(changed)


@given(st.data())
@settings(deadline=None, max_examples=60)
def test_what_was_harvested_and_went_on_in_the_file_stands_once(data: st.DataObject) -> None:
    base = data.draw(texts())
    own = [f"p Own{at} {data.draw(paragraphs())[2:]} words." for at in range(data.draw(st.integers(2, 4)))]
    place = data.draw(st.integers(0, len(base.split("\n"))))
    changed = data.draw(st.integers(0, len(own) - 1))
    theirs = [*own[:changed], f"p Other{changed} says it.", *own[changed + 1 :]]
    # A table is torn by a paragraph in its rows.
    before = [one for one in base.split("\n") if not one.startswith("|")] or ["p One."]
    draft, new = ([*before[:place], *said, *before[place:]] for said in (own, theirs))
    after = said(text_merged(lines(*before), lines(*draft), lines(*new)))
    assert [after.count(f"Own{at} ") for at in range(len(own))] == [1] * len(own)
    assert after.count(f"Other{changed} ") == 1

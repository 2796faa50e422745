"""What no text file holds, spaces at ends and empty paragraphs, stays in the draft and makes no word come twice."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from paperwork.inputs.prose import Live, parse, render
from paperwork.inputs.prose.rewriting import rewritten
from paperwork.model.revision import WHOLE, Change, Remark, Standing
from paperwork.revise import plan, tokens, written
from paperwork.revise.harvesting import harvested
from paperwork.word.normal import normal_form

TAG, FACT = "paperwork:section/risk", "paperwork:fact/visits/actual"
VALUES = {FACT: "84%"}
FIRST = f"p Visits stand at ⟦{FACT}⟧ this month, as we foresaw."
BASE = f"{FIRST}\np The main risk is that carers come slowly.\nl0* One reason\nl0* Another reason\np It ends so."
GAP = "p [To be written: Risk]⟦br⟧[Guidance: What could go wrong.]"
LIVE = Live(lambda _: None, lambda _: "")


def built(base: str, draft: str) -> str:
    """What a new build says once a draft was harvested into the Markdown that its text was built from."""
    said = harvested(base, draft, "" if base == GAP else base, VALUES).blocks
    if said is None:
        return base
    was = harvested("", "" if base == GAP else base, "", VALUES).blocks or ()
    lines = rewritten(render(was).split("\n"), said, LIVE)
    assert lines is not None
    return normal_form(parse("\n".join(lines))) or GAP


def refreshed(base: str, draft: str, new: str) -> Change:
    """What a refresh does to the text."""
    texts = {WHOLE: f"⟦{TAG}⟧", TAG: base, **VALUES}
    standing = [Standing(tag, 1, text) for tag, text in {**texts, TAG: draft}.items()]
    changes = plan(texts, standing, {**texts, TAG: new}).changes
    return next((one for one in changes if one.tag == TAG), Change(TAG, 1, "kept", (), draft))


def remarks(change: Change) -> list[str]:
    return [step.text for step in change.steps if isinstance(step, Remark)]


EDITS = {
    "a space after a new sentence": BASE.replace("slowly.", "slowly. One more sentence. "),
    "a space before a new paragraph": f"{BASE}\np  Starts with a space.",
    "a space after a new item": BASE.replace("\np It ends", "\nl0* A third reason \np It ends"),
    "an empty paragraph before a new one": f"{BASE}\np \np A last one.",
    "an empty paragraph between two": BASE.replace("\nl0* One", "\np \np Why: \np \nl0* One"),
    "all of it written anew": "p Ends with a space \np \np  Next",
    "spaces only after words that stood there": "\n".join(f"{line} " for line in BASE.split("\n")),
    "a no-break space at an end": f"{BASE} More.\u00a0",
    "a tab at an end": f"{BASE} More.⟦tab⟧",
    "a line break at an end": f"{BASE} More.⟦br⟧",
    "a space round a line break": f"{BASE} More. ⟦br⟧ And more.",
    "an item that was emptied": BASE.replace("l0* Another reason", "p visits\nl0* "),
    "a table": f"{BASE}\n| p Own | p 1 |\np Below it.",
    "a heading of another level": f"{BASE}\nh2 A heading \np Below it.",
    "an item of a list that skips a level": BASE.replace("\np It ends", "\nl2* Deep\np It ends"),
    "a link into the paper": f"{BASE} See ⟦a #there⟧there⟦/a⟧. ",
}  # fmt: skip


@pytest.mark.parametrize("edit", EDITS)
def test_a_draft_that_was_harvested_stays_as_it_is_when_it_is_refreshed(edit: str) -> None:
    change = refreshed(BASE, EDITS[edit], built(BASE, EDITS[edit]))
    assert (change.after, change.steps) == (EDITS[edit], ())


@pytest.mark.parametrize("edit", EDITS)
def test_what_is_new_in_the_file_beside_harvested_words_comes_alone(edit: str) -> None:
    new = built(BASE, EDITS[edit]).replace("as we foresaw", "as foreseen")
    change = refreshed(BASE, EDITS[edit], new)
    if "foresaw" in EDITS[edit]:
        assert change.after == EDITS[edit].replace("as we foresaw", "as foreseen")
    else:
        assert change.after == EDITS[edit]
    assert not remarks(change)


def test_new_words_at_the_end_of_a_paragraph_stand_before_the_space_there() -> None:
    draft, new = BASE.replace("It ends so.", "It ends so. "), BASE.replace("It ends so.", "It ends so. Or not.")
    assert refreshed(BASE, draft, new).after == new.replace("Or not.", "Or not. ")


def test_a_new_paragraph_comes_before_the_empty_ones_after_its_neighbour() -> None:
    change = refreshed(BASE, f"{BASE}\np \np ", f"{BASE}\np Newer.")
    assert change.after == f"{BASE}\np Newer.\np \np "


def test_words_before_a_gap_are_taken_and_the_gap_goes_with_the_next_refresh() -> None:
    draft = GAP.replace("p ", "p My words. ", 1)
    found = harvested(GAP, draft, "", VALUES)
    assert normal_form(found.blocks or ()) == "p My words."
    assert found.torn == ()
    change = refreshed(GAP, draft, built(GAP, draft))
    assert change.after.strip() == "p My words."
    assert not remarks(change)


BESIDE = {
    "before it": (GAP.replace("p ", "p Own. ", 1), "p Own."),
    "after it": (f"{GAP} Own.", "p Own."),
    "between its lines": (GAP.replace("⟦br⟧", " Own.⟦br⟧"), "p Own."),
    "before it, in bold": (GAP.replace("p ", "p ⟦b⟧Own.⟦/b⟧ ", 1), "p ⟦b⟧Own.⟦/b⟧"),
    "before its second line, on one of its own": (GAP.replace("⟦br⟧", "\np Own. "), "p Own."),
    "on both sides": (f"p One. {GAP[2:]} Two.", "p One. ⟦br⟧Two."),
    "in a paragraph above it": (f"p Own.\n{GAP}", "p Own."),
}


@pytest.mark.parametrize("where", BESIDE)
def test_of_words_typed_beside_a_gap_nothing_of_the_gap_is_taken(where: str) -> None:
    draft, expected = BESIDE[where]
    found = harvested(GAP, draft, "", VALUES)
    assert normal_form(found.blocks or ()) == written(tokens(expected.replace(" ⟦br⟧", "⟦br⟧")))
    assert found.torn == ()


@pytest.mark.parametrize("draft", ["p Words [To be written", GAP.replace("Risk]", "Risk my words]")])
def test_a_torn_gap_is_taken_as_it_stands_and_told(draft: str) -> None:
    found = harvested(GAP, draft, "", VALUES)
    assert len(found.torn) == 1


def test_where_all_words_are_gone_the_gap_comes_without_a_clash() -> None:
    change = refreshed(BASE, "p    ", GAP)
    assert "[To be written: Risk]" in change.after
    assert not remarks(change)


_SAID = st.sampled_from(
    ["visits", "rose", "10,000", "a  b", "10\u00a0000", "⟦b⟧bold words⟦/b⟧", "⟦i⟧it⟦/i⟧", "x*y", "# 1.", f"⟦{FACT}⟧"]
)
_EDGE = st.sampled_from(["", "", " ", "  ", "\u00a0"])


@st.composite
def _line(draw: st.DrawFn) -> str:
    kind = draw(st.sampled_from(["p", "p", "l0*", "l0#", "h3"]))
    said = draw(st.lists(_SAID, max_size=4))
    return f"{kind} {draw(_EDGE)}{' '.join(said)}{draw(_EDGE)}"


@st.composite
def edited(draw: st.DrawFn) -> str:
    """The text after a person did one thing and another to all but its first paragraph."""
    first, *lines = BASE.split("\n")
    for _ in range(draw(st.integers(1, 5))):
        at = draw(st.integers(0, len(lines)))
        what = draw(st.sampled_from(["add", "add", "delete", "more", "before", "word"]))
        if what == "add" or at == len(lines):
            lines.insert(at, draw(_line()))
        elif what == "delete":
            del lines[at]
        elif what == "more":
            lines[at] += f" {draw(_SAID)}{draw(_EDGE)}"
        elif what == "before":
            lines[at] = lines[at].replace(" ", f" {draw(_EDGE)}", 1)
        else:
            lines[at] = lines[at].replace("reason", "cause").replace("slowly", draw(_SAID))
    return written(tokens("\n".join([first, *lines])))


@given(edited())
@settings(deadline=None)
def test_whatever_a_person_edits_a_refresh_after_the_harvest_changes_nothing(draft: str) -> None:
    change = refreshed(BASE, draft, built(BASE, draft))
    assert (change.after, change.steps) == (draft, ())


@given(edited())
@settings(deadline=None)
def test_whatever_a_person_edits_words_that_change_in_the_file_later_come_once_and_alone(draft: str) -> None:
    new = built(BASE, draft).replace("as we foresaw", "as foreseen")
    change = refreshed(BASE, draft, new)
    assert change.after == draft.replace("as we foresaw", "as foreseen")
    assert not remarks(change)

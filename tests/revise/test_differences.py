"""Two stamps give every fact and every input that changed, each once, and nothing where nothing changed."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from paperwork.model.paper import StampedFact, StampedMeasure
from paperwork.model.supplied import Source
from paperwork.revise.differences import Known, fact_changes, input_changes, kind_of

BOOK, DATA = "inputs/a/measures.yaml", "inputs/a/data.csv"
PAPER = "inputs/a/panel"
SOURCES = (Source(BOOK, "b" * 64), Source(DATA, "c" * 64), Source(f"{PAPER}/paper.yaml", "d" * 64))
FACTS = {
    "actual": StampedFact("84%", f"{DATA}, line 3"),
    "previous": StampedFact("80%", f"{DATA}, line 3"),
    "target": StampedFact("90%", f"{BOOK}, line 7"),
    "change": StampedFact("4 percentage points", "actual less previous, as printed"),
    "gap": StampedFact("6 percentage points", "actual less target, as printed"),
    "month": StampedFact("January 2025"),
}


def known(sources: tuple[Source, ...] = SOURCES, **facts: StampedFact) -> Known:
    return Known(PAPER, sources, {"visits": StampedMeasure("Visits in time", "Visits", {**FACTS, **facts})})


names = st.text("abcd_", min_size=1, max_size=4)
facts = st.dictionaries(names, st.builds(StampedFact, st.text(max_size=3), st.text(max_size=9)), max_size=5)
measures = st.dictionaries(names, st.builds(StampedMeasure, names, names, facts), max_size=4)
sources = st.dictionaries(names, st.text("01", min_size=1, max_size=2), max_size=5).map(
    lambda given: tuple(Source(path, digest) for path, digest in given.items())
)
sides = st.builds(Known, names, sources, measures)


@given(sides)
def test_no_change_gives_nothing(side: Known) -> None:
    assert (fact_changes(side, side), input_changes(side, side)) == ((), ())


@given(sides, sides)
def test_each_fact_that_changed_is_told_once_and_no_other(was: Known, now: Known) -> None:
    def texts(side: Known) -> dict[tuple[str, str], str]:
        said = {(id, name): fact.text for id, one in side.measures.items() for name, fact in one.facts.items()}
        return {key: text for key, text in said.items() if text}

    found = [((one.measure, one.fact), (one.was, one.now)) for one in fact_changes(was, now)]
    before, after = texts(was), texts(now)
    due = {key: (before.get(key, ""), after.get(key, "")) for key in {**before, **after}}
    assert dict(found) == {key: pair for key, pair in due.items() if pair[0] != pair[1]}
    assert len(found) == len(dict(found))


@given(sides, sides)
def test_each_input_that_changed_is_told_once_and_no_other(was: Known, now: Known) -> None:
    found = input_changes(was, now)
    assert len({one.path for one in found}) == len(found)
    assert {(one.path, one.was) for one in found if one.was} | {
        (path, digest) for path, digest in was.hashes.items() if now.hashes.get(path) == digest
    } == set(was.hashes.items())


@pytest.mark.parametrize(
    ("fact", "files"),
    [
        ("actual", [DATA]),
        ("change", [DATA]),
        ("gap", [DATA, BOOK]),
        ("target", [BOOK]),
        ("month", [f"{PAPER}/paper.yaml"]),
    ],
)
def test_a_fact_names_the_inputs_it_comes_from_or_follows_from(fact: str, files: list[str]) -> None:
    text = FACTS[fact].text
    (change,) = fact_changes(known(), known(**{fact: StampedFact(f"not {text}", FACTS[fact].source)}))
    assert [one.path for one in change.files] == files
    assert all(one.was == one.now for one in change.files)


def test_an_input_is_not_taken_for_one_whose_name_begins_alike() -> None:
    longer = Source(f"{DATA}.csv", "e" * 64)
    sources = (*SOURCES, longer)
    (change,) = fact_changes(known(sources), known(sources, actual=StampedFact("85%", f"{longer.path}, line 3")))
    assert [one.path for one in change.files] == [DATA, longer.path]
    (change,) = fact_changes(known(sources), known(sources, actual=StampedFact("85%", f"{DATA}, line 3")))
    assert [one.path for one in change.files] == [DATA]


@pytest.mark.parametrize(
    ("path", "kind"),
    [
        ("inputs/a/data/performance.xlsx", "data"),
        ("inputs/a/panel/commentary.md", "words"),
        ("inputs/a/panel/paper.yaml", "rules"),
        ("templates/scrutiny.yaml", "rules"),
        ("templates/scrutiny.docx", "template"),
        ("inputs/a/letters/letter.docx", "appendix"),
        ("inputs/a/letters/letter.pdf", "appendix"),
    ],
)
def test_inputs_are_told_apart_by_what_they_are_for(path: str, kind: str) -> None:
    assert kind_of(path) == kind

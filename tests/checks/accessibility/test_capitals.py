"""Words in capitals are found, typed so or set so; short names and single words are let be."""

from __future__ import annotations

import pytest

from paperwork.checks.accessibility import capitals
from paperwork.checks.spots import spots
from paperwork.model.findings import Finding

from .test_listening import file, heading, text


def found(said: str, **dress: object) -> list[Finding]:
    seen = spots(file(text(said, **dress)))
    return [finding for check in capitals.CHECKS for finding in check(seen)]


@pytest.mark.parametrize("said", [
    "THE PANEL IS ASKED TO NOTE THE REPORT.",
    "Members should know that NO DECISION IS TO BE TAKEN today.",
    "CONTRIBUTION TO OUR AIMS",
    "MATTER(S) FOR CONSIDERATION",
    "FINANCIAL CONSIDERATIONS",
])  # fmt: skip
def test_words_typed_in_capitals_are_found(said: str) -> None:
    assert [finding.check for finding in found(said)] == ["capitals"]


@pytest.mark.parametrize("said", [
    "HRDA, EDT, MASH, SEND and NEET are explained in the glossary.",
    "The LADO, CAMHS and CSC met.",
    "UASC (ADCS) MACE",
    "NOTE the report.",
    "SECTION 47",
    "The Panel is Asked to Note the Report.",
])  # fmt: skip
def test_short_names_and_single_words_are_let_be(said: str) -> None:
    assert found(said) == []


def test_words_set_in_capitals_are_found_as_they_were_typed() -> None:
    (finding,) = found("The panel is asked to note the report", caps="all")
    assert finding.quote == "The panel is asked to note the report"
    assert found("Summary", caps="all") == []
    assert found("The panel is asked to note the report", caps="small") == []


def test_headings_count_as_well() -> None:
    seen = spots(file(heading("EXECUTIVE SUMMARY")))
    assert [finding.check for check in capitals.CHECKS for finding in check(seen)] == ["capitals"]


@pytest.mark.parametrize(
    "said",
    ["A" * 200_000, "A'" * 60_000, "AB " * 60_000, "A" + " " * 100_000 + "b"],
    ids=["one word", "apostrophes", "short names", "spaces"],
)
def test_a_line_of_any_length_is_read_in_a_moment(said: str) -> None:
    assert found(said) == []

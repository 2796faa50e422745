"""The head of a paper: its fields, its status in law, and what its file says of itself."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from paperwork.model.findings import PaperworkError
from paperwork.model.supplied import Exemption
from paperwork.paper.words import WORDS

from . import builders as make
from .reading import composed, slots, words

INDIVIDUAL = "Information relating to any individual."
IDENTITY = "Information which is likely to reveal the identity of an individual."


def exempt(*paragraphs: tuple[int, str], test: str = "A child could be known.", **council: Any) -> Any:
    brief = make.brief(make.priority(make.page()), status="exempt", exemption=Exemption(paragraphs, test))
    return slots(composed(make.inputs(brief, **council)))


def test_an_open_paper_says_open_and_has_no_mark() -> None:
    made = slots(composed())
    assert (made["status"], made["exempt"], made["exempt_reason"], made["status_header"]) == ("Open", False, False, "")


def test_an_exempt_paper_names_its_paragraphs_their_words_and_the_test() -> None:
    made = exempt((1, INDIVIDUAL), (2, IDENTITY))
    assert (made["status"], made["exempt"]) == ("Not for publication", True)
    assert [text for _, text in words(made["exempt_reason"])] == [
        "Not for publication: exempt information under paragraphs 1 and 2 of "
        "Part 1 of Schedule 12A to the Local Government Act 1972.",
        f"Paragraph 1: {INDIVIDUAL}",
        f"Paragraph 2: {IDENTITY}",
        "Public interest test: A child could be known.",
    ]


def test_the_header_of_an_exempt_paper_names_the_paragraphs_and_the_test_in_a_line() -> None:
    assert exempt((1, INDIVIDUAL), test="Reasons. " * 50)["status_header"] == (
        "Not for publication: exempt information under paragraph 1 of "
        "Part 1 of Schedule 12A to the Local Government Act 1972. "
        f"Paragraph 1: {INDIVIDUAL} "
        "The public interest in keeping it exempt outweighs that in disclosing it."
    )


@pytest.mark.parametrize(
    ("numbers", "listed"),
    [((1,), "paragraph 1 of"), ((1, 3), "paragraphs 1 and 3 of"), ((1, 2, 3), "paragraphs 1, 2 and 3 of")],
)
def test_paragraphs_are_listed_as_in_a_sentence(numbers: tuple[int, ...], listed: str) -> None:
    assert listed in exempt(*((number, INDIVIDUAL) for number in numbers))["status_header"]


def test_scotland_s_mark_names_its_own_act_and_speaks_of_no_test() -> None:
    made = exempt((5, "Information about a child."), jurisdiction="scotland")
    assert "Part I of Schedule 7A to the Local Government (Scotland) Act 1973" in made["status_header"]
    assert "interest" not in made["status_header"]
    assert words(made["exempt_reason"])[-1] == ("body", "Public interest: A child could be known.")


def test_an_exemption_without_a_public_interest_line_has_none_on_its_front_sheet() -> None:
    assert len(words(exempt((1, INDIVIDUAL), test="")["exempt_reason"])) == 2


def test_an_invented_council_is_said_to_be_invented_and_another_is_not() -> None:
    assert "invented" in slots(composed(make.inputs(invented=True)))["invented"]
    assert slots(composed())["invented"] == ""


def test_the_meeting_s_date_is_given_in_figures_and_in_words() -> None:
    made = slots(composed())
    assert (made["date"], made["date_words"]) == ("27/02/2023", "27 February 2023")


def test_the_file_s_title_names_the_subject_the_meeting_and_the_date() -> None:
    assert composed().properties.title == "Improvement – Children's Panel, 27 February 2023"


def test_the_file_s_author_is_who_reports_unless_the_paper_names_another() -> None:
    assert composed().properties.author == "A. Director"
    brief = make.brief(make.priority(make.page()), author="The lead analyst")
    assert composed(make.inputs(brief)).properties.author == "The lead analyst"


def test_a_template_may_set_its_own_words() -> None:
    assert slots(composed(make.inputs(words={"open": "Part A"})))["status"] == "Part A"


def test_a_word_that_no_paper_uses_stops_the_run_and_names_the_nearest() -> None:
    with pytest.raises(PaperworkError) as stopped:
        composed(make.inputs(words={"perfomance_chart": "How we did", "zzz": "?"}))
    near, far = stopped.value.findings
    assert (str(near.place), near.hint) == ("templates/plain.yaml", "Did you mean 'performance_chart'?")
    assert "performance_chart" in far.hint


def test_every_wording_that_a_template_may_set_is_in_the_guide_to_inputs() -> None:
    guide = (Path(__file__).parents[2] / "docs" / "inputs.md").read_text(encoding="utf-8")
    assert [key for key in WORDS if f"`{key}`" not in guide] == []


def test_the_paper_carries_its_folder_its_sources_and_its_date_but_no_absolute_path() -> None:
    inputs = make.inputs()
    paper = composed(inputs)
    assert (paper.path, paper.sources, paper.at) == ("inputs/wexcombe/scrutiny", inputs.sources, inputs.brief.date)

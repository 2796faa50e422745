"""Priorities and pages: their slots, their questions, what was lost, and tags that stay put."""

from __future__ import annotations

import subprocess
import sys

from hypothesis import given, settings
from hypothesis import strategies as st

from paperwork.model.supplied import Question

from . import builders as make
from . import papers
from .reading import composed, first_page, first_priority, regions, words

IDS = st.from_regex(r"[a-z][a-z0-9_]{0,29}", fullmatch=True)


def test_an_answered_question_holds_the_author_s_words_under_its_own_tag() -> None:
    page = make.page(questions=(Question("What's working well?", make.prose("Much.")),))
    (question,) = first_page(composed(make.inputs(make.brief(make.priority(page)))))["questions"]
    assert question["question"] == "What's working well?"
    assert words(question["answer"]) == [("body", "Much.")]
    assert (question["answer"].tag, question["answer"].owner) == ("paperwork:measure/visits/q1", "author")


def test_an_unanswered_question_is_a_visible_gap() -> None:
    page = make.page(questions=(Question("What's working well?", ()),))
    (question,) = first_page(composed(make.inputs(make.brief(make.priority(page)))))["questions"]
    assert words(question["answer"]) == [("gap", "[To be written: What's working well?]")]


def test_what_was_lost_is_stated_as_a_note_and_is_no_gap() -> None:
    page = make.page(not_published=("The chart's numbers are lost.",))
    paper = composed(make.inputs(make.brief(make.priority(page, not_published=("Months are lost.",)))))
    assert words(first_page(paper)["not_published"]) == [("note", "The chart's numbers are lost.")]
    assert words(first_priority(paper)["not_published"]) == [("note", "Months are lost.")]


def test_what_a_page_has_nothing_for_is_false_so_that_a_template_can_leave_it_out() -> None:
    made = first_page(composed())
    assert [made[part] for part in ("tables", "not_published", "notes")] == [False] * 3
    assert made["questions"] == ()


def test_a_page_says_whether_it_starts_a_new_page() -> None:
    page = make.page(new_page=False)
    assert first_page(composed(make.inputs(make.brief(make.priority(page)))))["new_page"] is False


def test_every_region_of_a_full_paper_has_a_tag_of_its_own() -> None:
    paper = composed(papers.everything(), papers.everything_results())
    tags = [region.tag for region in regions(paper.slots)]
    assert len(tags) == len(set(tags)) > 15
    assert all(tag.startswith("paperwork:") for tag in tags)


@given(IDS, IDS, IDS)
@settings(max_examples=50, deadline=None)
def test_no_tag_is_longer_than_word_can_carry(section: str, priority: str, page: str) -> None:
    question = Question("What?", ())
    pages = (
        make.page(page, questions=(question,) * 3, notes=make.prose("A note."), not_published=("Lost.",)),
        make.page(f"{page[:29]}2", measures=(), tables=("homes",)),
    )
    brief = make.brief(make.priority(*pages, id=priority, not_published=("Lost.",)))
    inputs = make.inputs(brief, (make.section(section),), (papers.homes(),))
    made = composed(inputs, make.results(papers.visits()))
    assert max(len(region.tag) for region in regions(made.slots)) <= 64


def test_composing_twice_gives_the_same_paper() -> None:
    once, again = (composed(papers.everything(), papers.everything_results()) for _ in range(2))
    assert once == again


def test_composing_needs_no_package_that_draws() -> None:
    code = "import sys, paperwork.paper; print(*sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert {"matplotlib", "pandas", "docx", "reportlab"}.isdisjoint(done.stdout.split())

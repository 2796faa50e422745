"""What a page asks to show and nothing can give: told of the page, or once of the template that asks for every page."""

from __future__ import annotations

from typing import Any

import pytest
from msgspec.structs import replace

from paperwork.model.findings import Finding, PaperworkError
from paperwork.model.measures import Rag
from paperwork.model.supplied import Inputs, PageRules

from . import builders as make
from .reading import composed


def inputs(rules: PageRules | None = None, rag_key: dict[Rag, str] | None = None, **page: Any) -> Inputs:
    told = make.inputs(make.brief(make.priority(make.page(**page), summary=())))
    told = replace(told, book=replace(told.book, rag_key=rag_key or {}))
    return replace(told, template=replace(told.template, page=rules or PageRules()))


def refused(told: Inputs) -> list[Finding]:
    with pytest.raises(PaperworkError) as stopped:
        composed(told)
    return list(stopped.value.findings)


def warned(told: Inputs) -> list[str]:
    return [one.message for one in composed(told).findings if one.check == "nothing-to-show"]


@pytest.mark.parametrize("key", ["show", "charts"])
def test_a_kind_that_there_is_not_is_told_once_of_the_rules_that_name_it(key: str) -> None:
    pages = [make.page(id, **{key: ("nope",)}) for id in ("one", "two")]
    told = make.inputs(make.brief(make.priority(*pages, summary=())))
    rules = PageRules(**{key: ("nope",)})
    (found,) = refused(replace(told, template=replace(told.template, page=rules)))
    assert found.place.file == "templates/plain.yaml"
    assert f"page, {key}" in found.message
    assert "'nope'" in found.message


@pytest.mark.parametrize("key", ["show", "charts"])
def test_a_kind_that_a_page_names_itself_is_told_of_the_page(key: str) -> None:
    (found,) = refused(inputs(**{key: ("nope",)}))
    assert found.message.startswith("Page 'visits'")


def test_a_key_of_ratings_that_the_book_has_not_is_warned_of() -> None:
    assert warned(inputs(show=("rag_key",))) == ["Page 'visits' is to show 'rag_key', and the book has none."]
    assert warned(inputs(show=("rag_key",), rag_key={"Red": "Beyond 20%"})) == []


def test_tables_of_measures_on_a_page_without_any_are_warned_of() -> None:
    given = inputs(measures=(), show=("values", "actuals"))
    assert warned(given) == ["Page 'visits' is to show values and actuals, and has no measures."]


def test_what_the_template_shows_on_every_page_may_be_nothing_on_some() -> None:
    assert warned(inputs(PageRules(show=("rag_key", "months")), measures=(), show=("rag_key", "months"))) == []

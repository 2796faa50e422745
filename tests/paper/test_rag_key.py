"""The key of the ratings, as a council prints it, on a page that shows it."""

from __future__ import annotations

from typing import Any

from msgspec.structs import replace

from paperwork.model.measures import Rag

from . import builders as make
from .reading import composed, first_page, rows, table

PRINTED: dict[Rag, str] = {"Red": "Beyond 20%", "Amber": "Within 10%", "Green": "Within 2%"}


def page_of(
    printed: dict[Rag, str], *, shown: tuple[str, ...] = ("rag_key",), words: dict[str, str] | None = None
) -> Any:
    page = make.page(measures=(), show=shown)
    inputs = make.inputs(make.brief(make.priority(page, summary=())), words=words)
    return first_page(composed(replace(inputs, book=replace(inputs.book, rag_key=printed)), make.results()))


def test_a_rating_a_row_with_what_it_stands_for_in_the_order_of_the_book() -> None:
    assert rows(page_of(PRINTED)["rag_key"]) == [
        ["Rating", "Description"],
        ["Red", "Beyond 20%"],
        ["Amber", "Within 10%"],
        ["Green", "Within 2%"],
    ]


def test_each_rating_has_its_colour_beside_its_word() -> None:
    _, *ratings = table(page_of(PRINTED)["rag_key"]).rows
    assert [[cell.role for cell in row.cells] for row in ratings] == [["red", ""], ["amber", ""], ["green", ""]]


def test_the_data_own_it_and_the_template_may_caption_it() -> None:
    region = page_of(PRINTED, words={"rag_key_caption": "RAG key"})["rag_key"]
    assert region.owner == "data"
    assert "".join(span.text for span in table(region).caption) == "RAG key"


def test_a_book_without_a_key_and_a_page_that_does_not_show_it_have_none() -> None:
    assert page_of({})["rag_key"] is False
    assert page_of(PRINTED, shown=())["rag_key"] is False

"""However much a draft holds, the time that it takes grows with it and no faster."""

from __future__ import annotations

import time
from collections.abc import Callable

import pytest

from paperwork.model.blocks import Block, Paragraph, Span
from paperwork.pdf import page_numbers
from paperwork.pdf.svg import MOST, read_svg

from .drafts import draft


def seconds(block: Block) -> float:
    began = time.process_time()
    page_numbers(draft(block))
    return time.process_time() - began


def words(text: str) -> Callable[[int], Block]:
    return lambda count: Paragraph((Span(text * count),))


@pytest.mark.parametrize("made", [words("\n"), words("words "), words("x" * 20), words(" "), words("a\t")])
def test_twenty_times_the_length_takes_no_four_hundred_times_as_long(made: Callable[[int], Block]) -> None:
    seconds(made(10))
    assert seconds(made(20_000)) < 100 * max(seconds(made(1_000)), 0.02)


def test_a_drawing_whose_parts_use_each_other_ten_times_over_is_not_drawn() -> None:
    uses = "".join(f'<g id="a{n}">{f"<use href={chr(34)}#a{n - 1}{chr(34)}/>" * 10}</g>' for n in range(1, 12))
    inside = f'<defs><rect id="a0" width="1" height="1"/>{uses}</defs><use href="#a11"/>'
    began = time.process_time()
    assert read_svg(f'<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9">{inside}</svg>'.encode()) is None
    assert time.process_time() - began < 30


def test_a_drawing_of_parts_that_use_themselves_is_not_drawn() -> None:
    inside = '<g id="a"><use href="#a"/><use href="#a"/></g>'
    assert read_svg(f'<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9">{inside}</svg>'.encode()) is None


def test_as_many_marks_as_a_large_chart_has_are_drawn() -> None:
    inside = '<rect width="1" height="1"/>' * (MOST // 20)
    assert read_svg(f'<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9">{inside}</svg>'.encode())

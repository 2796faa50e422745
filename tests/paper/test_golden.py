"""Whole papers as text: every slot, region, table, chart and alternative text as it is said."""

from __future__ import annotations

from collections.abc import Callable

from paperwork.paper import compose

from . import builders as make
from . import papers
from .dump import dump


def test_a_paper_of_one_measure(golden: Callable[[str, str], None]) -> None:
    golden("one-measure.txt", dump(compose(papers.small(), make.results(papers.visits()))))


def test_a_paper_of_everything(golden: Callable[[str, str], None]) -> None:
    golden("everything.txt", dump(compose(papers.everything(), papers.everything_results())))

"""Refreshed drafts as others see them: the Open XML SDK finds no new fault, and rdocx settles them to the same text."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pytest

from paperwork.word import archive
from paperwork.word.patch.settling import settled
from tests.word import sdk
from tests.word.patch.drafts import all_said
from tests.word.patch.test_engines import by_rdocx

from . import edits
from .living import Element, edited, renewed

VALIDATED = (
    edits.words_in_a_sentence,
    edits.copy_and_edit_a_part,
    edits.row_added,
    edits.tracked_by_a_person,
    edits.overtype_a_fact,
)
SETTLED = (edits.words_in_a_sentence, edits.figure_of_a_cell, edits.resize_a_chart)


@pytest.mark.needs_node
@pytest.mark.parametrize("edit", VALIDATED, ids=lambda edit: edit.__name__)
def test_a_refreshed_draft_has_no_fault_that_the_draft_had_not(edit: Callable[[Element], None], tmp_path: Path) -> None:
    draft = edited(edit)
    done = renewed(draft, "all")
    assert done.parts is not None
    assert kinds(archive.packed(done.parts), tmp_path) <= kinds(draft, tmp_path)


def kinds(data: bytes, folder: Path) -> Counter[str]:
    """How many faults of each kind there are, wherever they stand: an edited draft may have some of its own."""
    return Counter(json.loads(error)["id"] for error in sdk.errors(data, folder))


@pytest.mark.parametrize("accept", [True, False], ids=["accepted", "rejected"])
@pytest.mark.parametrize("edit", SETTLED, ids=lambda edit: edit.__name__)
def test_another_engine_settles_it_to_the_same_text(edit: Callable[[Element], None], accept: bool) -> None:
    done = renewed(edited(edit), "figures")
    assert done.parts is not None
    assert all_said(by_rdocx(dict(done.parts), accept=accept)) == all_said(settled(done.parts, accept=accept))

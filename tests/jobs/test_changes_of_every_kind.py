"""Whatever people do to a draft in Word, what they wrote is told; what is no change to a reader is not."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest

from paperwork.model.blocks import block_text, within
from paperwork.model.changes import TextChange
from paperwork.revise import text_changes
from paperwork.revise.changed_texts import of_draft, of_stamp
from paperwork.word.normal import standing
from paperwork.word.reader import read

from .edits import EDITS
from .living import LATER, Element, base, edited, later, texts_of

UNSEEN = ("none", "as_word_saves_it", "resize_a_chart", "unwrap_a_part")


def told(data: bytes) -> tuple[TextChange, ...]:
    return text_changes(of_stamp(base()), of_draft(standing(read(data, "draft.docx")), base()))


@pytest.mark.parametrize("edit", EDITS, ids=lambda edit: edit.__name__)
def test_every_word_that_a_person_wrote_is_told(edit: Callable[[Element], None]) -> None:
    data = edited(edit)
    said = "\n".join(block_text(block) for block in within(read(data, "draft.docx").blocks))
    found = told(data)
    words = " ".join(edit.now for change in found for edit in change.edits)
    assert set(re.findall(r"\bOwn\w*", said)) <= set(re.findall(r"\bOwn\w*", words))
    assert bool(found) == (edit.__name__ not in UNSEEN)
    assert all(change.by == "people" for change in found)


@pytest.mark.parametrize("month", LATER)
def test_all_that_a_later_build_gives_comes_by_the_build(month: str) -> None:
    now = texts_of(later(month))
    found = text_changes(of_stamp(base()), of_stamp(now))
    assert {change.by for change in found} == {"build"}
    changed = {tag for tag in {**base(), **now} if base().get(tag) != now.get(tag) and "fact/" not in tag}
    assert {change.tag for change in found} | {"paperwork:paper/whole"} == changed | {"paperwork:paper/whole"}

"""A draft that LibreOffice opened and saved is refreshed as one that Word saved is: its controls come back."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from paperwork.word import archive
from paperwork.word.patch.settling import settled
from tests.word.office import converted

from . import edits
from .living import Element, edited, renewed, texts_of

EDITS = (
    edits.none,
    edits.words_in_a_sentence,
    edits.paragraph_at_the_end_of_a_part,
    edits.figure_of_a_cell,
    edits.overtype_a_fact,
    edits.delete_a_part,
)


def by_libreoffice(draft: bytes, folder: Path) -> bytes:
    file = folder / "draft.docx"
    file.write_bytes(draft)
    converted(file, "docx", folder / "saved")
    return (folder / "saved" / "draft.docx").read_bytes()


@pytest.mark.needs_soffice
@pytest.mark.parametrize("edit", EDITS, ids=lambda edit: edit.__name__)
def test_a_refresh_comes_to_the_same_with_libreoffice_in_between(
    edit: Callable[[Element], None], tmp_path: Path
) -> None:
    draft = edited(edit)
    due, found = (renewed(one, "figures") for one in (draft, by_libreoffice(draft, tmp_path)))
    assert due.parts is not None
    assert found.parts is not None
    first, second = (texts_of(archive.packed(settled(one, accept=True))) for one in (due.parts, found.parts))
    assert second == first
    assert found.findings == ()

"""Another engine, rdocx, settles the program's tracked changes, and gives the same text as the program does.

It knows no tracked controls, whose emptied frames it leaves, and refuses a file in which a paragraph goes that has no
other one beside it. A frame is taken out by the program itself; what it refuses is not compared.
"""

from __future__ import annotations

from copy import deepcopy

import pytest
from hypothesis import HealthCheck, assume, given, settings
from rdocx import Document, RdocxError

from paperwork.word import archive
from paperwork.word.patch.settling import settled

from .drafts import all_said, closed, opened, tracker
from .edits import BODIES, EDITS, Edit, track
from .test_settling import marked_paper


def by_rdocx(parts: dict[str, bytes], *, accept: bool) -> dict[str, bytes]:
    """The parts with our changes settled by rdocx, and what it leaves of controls taken out."""
    document = Document.from_bytes(archive.packed(parts))
    (document.accept_revisions_by_author if accept else document.reject_revisions_by_author)("paperwork")
    return settled(archive.members(document.to_bytes(), "draft.docx"), accept=accept)


@pytest.mark.parametrize("accept", [True, False], ids=["accepted", "rejected"])
def test_a_marked_paper_says_the_same(accept: bool) -> None:
    marked = marked_paper()
    assert all_said(by_rdocx(marked, accept=accept)) == all_said(settled(marked, accept=accept))


@settings(max_examples=20, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much])
@given(BODIES, EDITS)
def test_random_edits_say_the_same(body: str, edits: list[Edit]) -> None:
    parts, root = opened(body)
    marked = deepcopy(root)
    track(marked, edits, tracker(root))
    draft = closed(parts, marked)
    for accept in (True, False):
        try:
            done = by_rdocx(draft, accept=accept)
        except RdocxError as refused:
            assume("paragraph" not in str(refused))
            raise
        assert all_said(done) == all_said(settled(draft, accept=accept))

"""Random edits that are tracked and settled give what they give when made plainly, or the draft as it was.

`PAPERWORK_SCRIPTS=3000` does as many as it says, other ones each time.
"""

from __future__ import annotations

import os
from copy import deepcopy

from hypothesis import given, settings

from paperwork.word.patch.settling import settled, unsettled

from .drafts import all_said, closed, opened, tracker
from .edits import BODIES, EDITS, Edit, do, track

USUAL = 50
SCRIPTS = int(os.environ.get("PAPERWORK_SCRIPTS", USUAL))


@settings(max_examples=SCRIPTS, deadline=None, derandomize=SCRIPTS == USUAL)
@given(BODIES, EDITS)
def test_accepted_they_are_as_if_made_plainly_and_rejected_as_if_never_made(body: str, edits: list[Edit]) -> None:
    parts, root = opened(body)
    plain, marked = deepcopy(root), deepcopy(root)
    do(plain, edits)
    track(marked, edits, tracker(root))
    draft = closed(parts, marked)
    accepted, rejected = settled(draft, accept=True), settled(draft, accept=False)
    assert all_said(accepted) == all_said(closed(parts, plain))
    assert all_said(rejected) == all_said(parts)
    assert not unsettled(accepted)
    assert not unsettled(rejected)

"""Edits that chance picks, times months that chance picks: no word of a person is lost, and all else holds as well.

The ordinary run does a few, always the same. `PAPERWORK_SCRIPTS=3000 pytest tests/jobs/test_refresh_at_random.py` does
3,000, other ones each time, in about half an hour; of what fails, the script is printed, and a line that runs it again.
"""

from __future__ import annotations

import os
from collections.abc import Sequence

from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from lxml import etree

from paperwork.jobs.refreshing import New, refreshed
from paperwork.word import archive

from .held import NAME, check
from .living import AT, MAIN, base, drafted
from .random_edits import ACTS, Act, act_on
from .random_marks import Desk
from .random_months import CHANGES, Change, month

USUAL = 15
SCRIPTS = int(os.environ.get("PAPERWORK_SCRIPTS", USUAL))
EDIT = st.tuples(st.sampled_from(ACTS), st.integers(0, 60), st.integers(0, 60))
EDITS = st.lists(EDIT, min_size=1, max_size=5)
LATER = st.lists(EDIT, max_size=3)
MONTH = st.lists(st.sampled_from(CHANGES), min_size=1, max_size=3, unique=True).map(tuple)
Edits = Sequence[tuple[Act, int, int]]


def draft_after(edits: Edits, data: bytes = b"", prefix: str = "Own") -> bytes:
    """A draft after some edits, each of which may add words of its own."""
    parts = archive.members(data or drafted(), NAME)
    root = archive.root(parts, MAIN)
    desk = Desk(parts, root[0])
    for number, (act, a, b) in enumerate(edits):
        act_on(desk, act, a, b, f"{prefix}{number}w")
    return archive.packed({**desk.parts, MAIN: etree.tostring(root)}, tight=False)


def refresh(edits: Edits, first: New, later: Edits, second: New | None) -> None:
    """Edits, a month, the same month again; then, for half of the scripts, further edits and another month."""
    done = check(draft_after(edits), base(), first)
    if done.parts is None:
        return
    after = archive.packed(dict(done.parts), tight=False)
    again = refreshed(after, NAME, first.texts, first, AT)
    assert again.parts is None, f"not settled: {again.plan}"
    if second is not None:
        check(draft_after(later, after, "Ownlater"), first.texts, second)


# Making a failing script smaller takes minutes: no part of it is left out by hypothesis.
@settings(
    max_examples=SCRIPTS,
    deadline=None,
    derandomize=SCRIPTS == USUAL,
    database=None,
    print_blob=True,
    suppress_health_check=list(HealthCheck),
    phases=[Phase.generate],
)
@given(EDITS, MONTH, LATER, st.none() | MONTH)
def test_random_edits_and_random_months(
    edits: Edits, first: tuple[Change, ...], later: Edits, second: tuple[Change, ...] | None
) -> None:
    refresh(edits, month(*first), later, month(*second) if second else None)

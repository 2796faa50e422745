"""Edits that chance picks, times months that chance picks: no word of a person is lost, and all else holds as well."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from lxml import etree

from paperwork.jobs.refreshing import New, Refreshed, refreshed
from paperwork.word import archive
from paperwork.word.normal import document_fingerprint
from paperwork.word.patch.settling import settled
from paperwork.word.reader import read
from tests.word.validity import faults

from .living import AT, MAIN, Element, W, base, edited
from .random_edits import ACTS, Act, act_on, own_words
from .random_months import CHANGES, Change, month

NAME = "draft.docx"
EDIT = st.tuples(st.sampled_from(ACTS), st.integers(0, 60), st.integers(0, 60))
EDITS = st.lists(EDIT, min_size=1, max_size=5)
MONTH = st.lists(st.sampled_from(CHANGES), min_size=1, max_size=3, unique=True).map(tuple)
Edits = Sequence[tuple[Act, int, int]]


def draft_after(edits: Edits, data: bytes = b"", prefix: str = "Own") -> bytes:
    """A draft after some edits, each of which may add words of its own."""

    def all_of_them(body: Element) -> None:
        for number, (act, a, b) in enumerate(edits):
            act_on(body, act, a, b, f"{prefix}{number}")

    return edited(all_of_them, data)


def said_by_people(parts: dict[str, bytes]) -> Counter[str]:
    return Counter(own_words(archive.root(parts, MAIN)))


def dressed(parts: dict[str, bytes]) -> list[tuple[str, str]]:
    """Each character of a document with its run's looks: what no rejecting may change."""
    found = []
    for run in archive.root(parts, MAIN).iter(f"{W}r"):
        properties = run.find(f"{W}rPr")
        look = b"" if properties is None else etree.tostring(properties, method="c14n", exclusive=True)
        for text in run.iter(f"{W}t", f"{W}delText"):
            found += [(sign, look.decode()) for sign in text.text or ""]
    return found


def check(draft: bytes, was: dict[str, str], new: New) -> Refreshed:
    """A draft refreshed, and all that must hold of it."""
    done = refreshed(draft, NAME, was, new, AT)
    if done.parts is None:
        return done
    parts, before = dict(done.parts), archive.members(draft, NAME)
    accepted, rejected = settled(parts, accept=True), settled(parts, accept=False)
    ours = settled(before, accept=True)
    was_left = archive.packed(settled(ours, accept=False), tight=False)
    lost = said_by_people(ours) - said_by_people(accepted)
    assert not lost, f"lost when accepted: {lost}"
    assert said_by_people(rejected) == said_by_people(ours)
    assert dressed(rejected) == dressed(ours)
    is_left = archive.packed(rejected, tight=False)
    assert document_fingerprint(read(is_left, NAME)) == document_fingerprint(read(was_left, NAME))
    known = set(faults(draft))
    for result in (parts, accepted, rejected):
        new_faults = set(faults(archive.packed(result, tight=False))) - known
        assert not {fault for fault in new_faults if "_Toc" not in fault}, new_faults
    return done


def refresh_thrice(edits: Edits, first: New, second: New, later: Edits = ()) -> None:
    done = check(draft_after(edits), base(), first)
    if done.parts is None:
        return
    after = archive.packed(dict(done.parts), tight=False)
    again = refreshed(after, NAME, first.texts, first, AT)
    assert again.parts is None, f"not settled: {again.plan}"
    if later:
        after = draft_after(later, after, "Ownlater")
    check(after, dict(first.texts), second)


# Making a failing script smaller takes minutes: no part of it is left out by hypothesis.
@settings(
    max_examples=15,
    deadline=None,
    derandomize=True,
    suppress_health_check=list(HealthCheck),
    phases=[Phase.generate],
)
@given(EDITS, MONTH, MONTH)
def test_random_edits_and_random_months(
    edits: list[tuple[Act, int, int]], first: tuple[Change, ...], second: tuple[Change, ...]
) -> None:
    refresh_thrice(edits, month(*first), month(*second))

"""Words that a person hid show in no text that is compared, and yet no refresh takes them away."""

from __future__ import annotations

import pytest
from lxml import etree

from paperwork.jobs.refreshing import refreshed
from paperwork.word.patch.settling import settled

from .edits import MONTHS, PLANS, WORRY
from .held import NAME, check, own_words
from .living import AT, Element, W, base, control, edited, run
from .random_months import Change, answer_gone, columns_changed, month, page_less, page_less_at_the_end, rows_changed


def with_hidden_words(tag: str, at: int) -> bytes:
    """A draft with hidden words after a text of a part."""

    def hide(body: Element) -> None:
        made = run(" Ownhidden")
        made.insert(0, etree.Element(f"{W}rPr"))
        etree.SubElement(made[0], f"{W}vanish")
        list(control(body, tag).iter(f"{W}t"))[at].getparent().addnext(made)  # type: ignore[union-attr]

    return edited(hide)


@pytest.mark.parametrize(
    ("tag", "at", "change"),
    [
        (MONTHS, 5, columns_changed),
        (MONTHS, 8, rows_changed),
        (MONTHS, 5, page_less),
        (PLANS, 5, page_less_at_the_end),
        (WORRY, 1, answer_gone),
    ],
    ids=["another table", "a row less", "a page less", "the last page less", "a paragraph less"],
)
def test_they_are_there_when_what_they_stand_in_goes(tag: str, at: int, change: Change) -> None:
    draft = with_hidden_words(tag, at)
    done = check(draft, base(), month(change))
    assert done.parts is not None
    assert "Ownhidden" in set(own_words(settled(done.parts, accept=True)))


def test_a_page_that_holds_some_stays_with_a_comment_and_the_rest_is_renewed() -> None:
    done = refreshed(with_hidden_words(PLANS, 5), NAME, base(), month(page_less_at_the_end, rows_changed), AT)
    assert not done.findings
    assert {change.outcome for change in done.plan.changes if change.tag.endswith("visits/months")} == {"updated"}
    assert any(change.outcome == "clashed" for change in done.plan.changes if change.tag.endswith("/whole"))

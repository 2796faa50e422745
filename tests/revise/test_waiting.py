"""A clash that nobody settles, month after month: a person's words and the newest of ours, and nothing older."""

from __future__ import annotations

import random
from itertools import pairwise

import pytest

from paperwork.model.revision import Remark
from paperwork.revise import written
from paperwork.revise.merging import text_merged

from .test_merging import said


def months(draft: str, *builds: str) -> tuple[str, list[str]]:
    """A draft after each of some builds was merged into it in turn, and the comments that are then left."""
    comments: list[str] = []
    for was, new in pairwise(builds):
        merged = text_merged(was, draft, new, comments)
        made = [step.text for step in merged.steps if isinstance(step, Remark)]
        comments = [*(one for one in comments if one not in merged.superseded), *made]
        draft = written(tuple(merged.after))
    return draft, comments


@pytest.mark.parametrize(
    ("draft", "builds", "due"),
    [
        ("p It was 11.", ["p It was 10.", "p It was 12.", "p It was 13.", "p It was 14."], "p It was 11 14."),
        (
            "p Visits were to very many.",
            ["p Visits were to 5 of 7 in 9.", "p Visits were to 6 of 8 in 10.", "p Visits were 7 of 8 in 11."],
            "p Visits were to very many 7 of 8 in 11.",
        ),
    ],
    ids=["one word", "words round the place change as well"],
)
def test_the_newest_words_stand_beside_a_persons_and_one_comment_names_both(
    draft: str, builds: list[str], due: str
) -> None:
    after, comments = months(draft, *builds)
    assert after == due
    (comment,) = comments
    newest = due.removesuffix(".").rpartition(" ")[2]
    assert newest in comment
    assert "Keep one of the two." in comment


def test_a_clash_whose_words_the_next_month_leaves_alone_stays_with_its_comment() -> None:
    once, comments = months("p It was 11. All fell.", "p It was 10. All rose.", "p It was 12. All rose.")
    twice, more = months(
        "p It was 11. All fell.", *["p It was 10. All rose.", "p It was 12. All rose."], "p It was 12."
    )
    assert "11 12" in once
    assert "11 12" in twice
    assert comments[0] in more


def test_words_that_a_person_has_settled_do_not_come_back() -> None:
    comment = (
        "This place was edited, and the inputs have changed as well. Written here: '11'. From the new inputs: '12'."
    )
    merged = text_merged("p It was 12.", "p It was 11.", "p It was 13.", [f"{comment} Before: '10'."])
    assert said(merged) == "p It was 11 13."
    assert not merged.superseded


@pytest.mark.parametrize("seed", range(60))
def test_however_many_months_come_a_draft_does_not_grow_and_keeps_a_persons_words(seed: int) -> None:
    chance = random.Random(seed)
    shape = [
        chance.choice(["visits", "rose", "to", "the", "in", "of", "{}", "{}0"]) for _ in range(chance.randint(3, 9))
    ]
    builds = [f"p {' '.join(_changed(shape, chance, month))}." for month in range(9)]
    words = builds[0][2:-1].split(" ")
    for _ in range(chance.randint(1, 3)):
        at = chance.randrange(len(words))
        words[at : at + chance.randint(0, 2)] = ["OwnA", "OwnB"][: chance.randint(1, 2)]
    after, comments = months(f"p {' '.join(words)}.", *builds)
    assert {word for word in words if word.startswith("Own")} <= set(after.replace(".", "").split())
    assert len(after.split()) <= len(words) + len(shape) + 6
    assert len(comments) <= len(words)


def _changed(shape: list[str], chance: random.Random, month: int) -> list[str]:
    """The words of a build: those that are figures are others each month, and a word or two come and go."""
    said = [word.format(month + 1) for word in shape]
    if chance.random() < 0.4:
        at = chance.randrange(len(said))
        said[at : at + chance.randint(0, 1)] = [chance.choice(["and", "which", f"x{month}"])]
    return said

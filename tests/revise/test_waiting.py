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


A, MINE, OURS, Z = (
    "p A stays.",
    "p Costs may rise with the pay of staff.",
    "p Costs might rise with wages of staff.",
    "p Z stays.",
)


@pytest.mark.parametrize(
    ("draft", "was", "ours", "new"),
    [
        ("p It was 11.", "p It was 10.", "p It was 12.", "p It was 11."),
        ("p In all, it was 11 of 14 then.", *["p In all, it was 10 then.", "p In all, it was 12 of 15 then."], ""),
        (f"{A}\n{MINE}\n{Z}", f"{A}\n{Z}", f"{A}\n{OURS}\n{Z}", ""),
        (f"{MINE}\n{Z}", f"p Before.\n{Z}", f"{OURS}\n{Z}", ""),
        (f"{A}\n{MINE}", A, f"{A}\n{OURS}", ""),
        ("p P here. Mine is this.", "p P here.", "p P here. Mine was that.", ""),
        ("p P here. Mine is this. Z.", "p P here. Z.", "p P here. Mine was that. Z.", ""),
        ("l0* One.\nl0* Mine is this here.", "l0* One.", "l0* One.\nl0* Mine was that here.", ""),
    ],
)
def test_a_clash_is_settled_where_the_inputs_take_a_persons_words(draft: str, was: str, ours: str, new: str) -> None:
    waits, (_, *none) = months(draft, was, ours)
    assert waits != draft
    assert not none
    assert months(draft, was, ours, ours) == months(draft, was, ours)
    assert months(draft, was, ours, new or draft) == (new or draft, [])


LONG = " ".join(f"Risk {at} may come of pay." for at in range(30))


@pytest.mark.parametrize("place", [("p [To be written: what.]", ""), (A, f"{A}\n")], ids=["a gap", "beside"])
def test_a_clash_of_long_paragraphs_is_known_again_though_its_comment_quotes_their_beginning(
    place: tuple[str, str],
) -> None:
    was, head = place
    mine, first, second = (f"{head}p {LONG.replace('may', said)}" for said in ("could", "will", "shall"))
    waits, (comment,) = months(mine, was, first)
    assert waits == f"{mine}\n{first.removeprefix(head)}"
    after, (newest,) = months(mine, was, first, second)
    assert after == f"{mine}\n{second.removeprefix(head)}"
    assert newest != comment
    assert months(mine, was, first, mine) == (mine, [])
    edited = waits.replace("29 will", "29 Ownwill")
    assert "29 Ownwill" in said(text_merged(first, edited, second, [comment]))


def test_what_is_new_round_a_clash_that_is_settled_comes_in() -> None:
    builds = ["p It was 10.", "p It was 12.", "p In May it was 11, and fell."]
    assert months("p It was 11.", *builds) == ("p In May it was 11, and fell.", [])


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
    # A word or two come and go in each build, and what a person's words stand for is at most all of it.
    assert len(after.split()) <= len(words) + len(shape) + 3
    assert len(comments) <= len(words)


def _changed(shape: list[str], chance: random.Random, month: int) -> list[str]:
    """The words of a build: those that are figures are others each month, and a word or two come and go."""
    said = [word.format(month + 1) for word in shape]
    if chance.random() < 0.4:
        at = chance.randrange(len(said))
        said[at : at + chance.randint(0, 1)] = [chance.choice(["and", "which", f"x{month}"])]
    return said

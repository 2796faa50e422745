"""The comments that mark carried words in a draft, taken out of it once somebody has looked at the words.

That is so where they were changed, in the draft or in the text file, or where paper.yaml no longer has them as carried.
A comment with an answer stays, resolved: the answer is a person's.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from msgspec import Struct

from paperwork.inputs.homes import homes
from paperwork.jobs.belonging import Living
from paperwork.model.supplied import Inputs
from paperwork.paper.carried import remarks, title_of
from paperwork.revise.report import some_of
from paperwork.word import archive
from paperwork.word.normal import standing
from paperwork.word.patch.answering import answered, resolved
from paperwork.word.patch.tracking import AUTHOR
from paperwork.word.patch.withdrawing import withdraw_said

_GONE = "Looked at since, so the comment that these words are carried forward is gone: {}."
_ANSWERED = (
    "Looked at since, but the comment that these words are carried forward has an answer, so it stays, "
    "marked as resolved: {}. Delete it in Word once the answer is read."
)


class Marks(Struct, frozen=True):
    """What a paper has as carried now: by its comment, spaces single, the tag of each text; and all titles it has."""

    carried: Mapping[str, str]
    titles: frozenset[str]


class Lifted(Struct, frozen=True):
    """A draft's parts without the marks that it needs no more, None where it has none of those; and what to say."""

    parts: Mapping[str, bytes] | None
    notes: tuple[str, ...] = ()


def marks_of(inputs: Inputs) -> Marks:
    """The marks that a new build of a paper would bear."""
    carried = {_plainly(said): tag for tag, said in remarks(inputs.carried).items()}
    return Marks(carried, frozenset(home.title for home in homes(inputs)))


def lifted(given: Living, parts: Mapping[str, bytes] | None, marks: Marks) -> Lifted:
    """A draft, or what came of it (`parts`), without the marks on words that somebody has looked at."""
    titles = dict(_settled(given, marks))
    if not titles:
        return Lifted(None)
    made = dict(archive.members(given.data, given.file.name) if parts is None else parts)
    kept = answered(made, AUTHOR, titles)
    gone = [said for said in titles if said not in kept]
    withdraw_said(made, AUTHOR, gone)
    newly = bool(kept) and resolved(made, AUTHOR, kept)
    told = [(_GONE, gone), (_ANSWERED, [said for said in titles if said in kept] if newly else [])]
    notes = tuple(form.format(some_of([titles[said] for said in which])) for form, which in told if which)
    return Lifted(made if notes else None, notes)


def _settled(given: Living, marks: Marks) -> Iterator[tuple[str, str]]:
    """Each mark of a draft that it needs no more, with the title of its words."""
    for comment in given.draft.comments:
        said, title = _plainly(comment), title_of(comment)
        if title is None:
            continue
        if said in marks.carried:
            if _is_touched(given, marks.carried[said]):
                yield said, title
        elif title in marks.titles or not marks.carried:
            yield said, title


def _is_touched(given: Living, tag: str) -> bool:
    """Whether the words under a tag are not those that the draft was last written with."""
    was = given.stamp.regions.get(tag)
    now = [text.text for text in standing(given.draft) if text.tag == tag]
    return was is not None and any(_plainly(text) != _plainly(was.text) for text in now)


def _plainly(said: str) -> str:
    return " ".join(said.split())

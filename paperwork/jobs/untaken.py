"""What people changed in a draft and no text file takes: told by its printed heading, with the words and where they go.

An author's parts are looked at where they are harvested; here is all the rest: parts that are worked out, what stands
between the parts, headers and footers, and parts that were deleted or moved.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from difflib import SequenceMatcher

from paperwork.jobs.belongs import Belonging
from paperwork.jobs.harvesting import Drafted, cut
from paperwork.model.changes import TextChange
from paperwork.model.findings import Finding, Place
from paperwork.model.revision import WHOLE
from paperwork.model.tags import FACT, owner_of
from paperwork.revise import text_changes
from paperwork.revise.changed_texts import of_draft, of_stamp
from paperwork.revise.listing import edits_listed
from paperwork.revise.naming import Names, story_of
from paperwork.revise.tokens import tokens, words
from paperwork.word.normal import standing

# The most that is told of one kind; of more, their number.
_MOST = 40
_MOST_OF_A_PART = 12
_PART = re.compile(r"⟦paperwork:[^⟦⟧]*⟧")
_REJECTED = "If the newer words are to stand there, type them over these; they go on changing with the data then."
_COPY = "If it is still wanted, copy it into a part that the paper has."


class Untaken:
    """A draft's edits that stay in it alone. `homes` are the tags of an author's parts, `taken` those of other parts
    whose edits were taken, `filled` the lines of frames that are looked at elsewhere."""

    def __init__(self, drafted: Drafted, belonging: Belonging, homes: Collection[str], taken: Collection[str]) -> None:
        self._drafted, self._belonging, self._homes, self._taken = drafted, belonging, homes, taken
        frames = (now for _, now in drafted.frames.values())
        self._names = Names((*frames, drafted.base.get(WHOLE, "")))

    def findings(self, filled: Collection[str]) -> Iterator[Finding]:
        """Each of them as a warning, in the draft's order."""
        said = of_draft(standing(self._drafted.draft), self._drafted.base, earlier=self._drafted.earlier)
        changes = text_changes(of_stamp(self._drafted.base), said)
        for change in changes:
            if not (change.tag == WHOLE or change.tag.startswith(FACT) or story_of(change.tag)):
                yield from self._of_part(change)
        yield from self._moved(changes)
        outside = list(self._outside(filled))
        yield from outside[:_MOST]
        if (more := len(outside) - _MOST) > 0:
            message = f"And {more} more paragraphs outside the parts that an author writes."
            yield self._finding("outside", "", message, self._belonging.of_words(""), key="more")

    def _of_part(self, change: TextChange) -> Iterator[Finding]:
        if owner_of(change.tag) == "author":
            if change.tag not in self._homes and change.edits and change.kind != "deleted":
                message = "The paper no longer has this part, so what was edited in it stays in the draft alone."
                yield self._finding("no-such-part", change.heading, message, _COPY, key=change.tag)
        elif change.kind == "deleted":
            message = "This part is not in the draft any more; a new build has it again."
            hint = "If it was deleted on purpose, take it out in paper.yaml as well."
            yield self._finding("part-gone", change.heading, message, hint, key=change.tag)
        elif change.edits and change.tag not in self._taken:
            yield self._edited(change)

    def _edited(self, change: TextChange) -> Finding:
        lines = edits_listed(change)
        told = "; ".join(lines[:_MOST_OF_A_PART])
        more = f"; and {len(lines) - _MOST_OF_A_PART} more" if len(lines) > _MOST_OF_A_PART else ""
        message = f"No text file holds this part, so what was changed in it stays in the draft alone: {told}{more}."
        hint = self._belonging.of(change.tag)
        if all(edit.earlier for edit in change.edits):
            # Nobody typed anything: a change of the program's was rejected.
            message, hint = f"This part is not as it was last written: {told}{more}.", _REJECTED
        return self._finding("not-from-text", change.heading, message, hint, key=change.tag)

    def _moved(self, changes: Sequence[TextChange]) -> Iterator[Finding]:
        if tags := [change.tag for change in changes if change.kind == "moved"]:
            listed = "; ".join(self._names.grouped(tags))
            message = f"These parts were moved in the draft; a new build has the order of the paper: {listed}."
            hint = "Change the order of pages in paper.yaml; that of sections is the template's."
            yield self._finding("part-moved", "", message, hint)

    def _outside(self, filled: Collection[str]) -> Iterator[Finding]:
        """The lines between the parts, and of headers and footers, that were not so when the draft was stamped."""
        for tag, (base, now) in self._drafted.frames.items():
            before, after = base.split("\n"), now.split("\n")
            for kind, b0, b1, a0, a1 in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
                if kind != "equal":
                    heading = story_of(tag).capitalize() or _heading(after[:a0])
                    yield from self._changed(heading, before[b0:b1], after[a0:a1], filled)

    def _changed(
        self, heading: str, before: Sequence[str], after: Sequence[str], filled: Collection[str]
    ) -> Iterator[Finding]:
        was = [said for line in before if (said := _said(line))]
        now = [said for line in after if (said := _said(line)) and line not in filled]
        hint = self._belonging.of_words(" ".join(was))
        for said in now:
            message = f"These words stand outside the parts that an author writes, and stay in the draft: '{cut(said)}'"
            yield self._finding("outside", heading, message, hint, quote=said)
        if not now and not any(line in filled for line in after):
            for said in was:
                message = (
                    f"These words outside the parts that an author writes were deleted in the draft: '{cut(said)}'"
                )
                yield self._finding("outside", heading, message, hint, quote=said)

    def _finding(self, check: str, heading: str, message: str, hint: str, quote: str = "", key: str = "") -> Finding:
        place = Place(self._drafted.name, heading=heading)
        return Finding(check, place, message, hint, "warning", quote=quote, key=key)


def _said(line: str) -> str:
    """What a line of a frame says besides the parts in it; of a picture its alternative text."""
    return words(tuple(one for one in tokens(_PART.sub("", line)) if one.kind not in ("region", "field")))


def _heading(lines: Sequence[str]) -> str:
    """The last heading among some lines."""
    return next((words(tokens(line)) for line in reversed(lines) if re.match(r"h\d ", line)), "")

"""The plan for a whole draft: each of its texts compared, facts by their values, the draft's frame by what it holds.

The frame (`WHOLE`) is the body with each region as one token: headings of the template, and which regions stand where.
So a new measure comes in after its neighbour, and one that is dropped goes with its heading.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property

from msgspec import Struct
from msgspec.structs import replace

from paperwork.model.revision import WHOLE, Add, Change, Drop, Keep, Outcome, Plan, Remark, Standing, Step, Tokens
from paperwork.model.tags import FACT, PAPER, owner_of

from . import remarks
from .gaps import as_untouched, is_sign
from .harvesting import agrees, ground, is_beside_gap
from .losing import gone
from .merging import merged
from .naming import heading_in
from .result import Clash, Merged, Texts, is_edited
from .spacing import is_one_of
from .three_way import Hunk
from .tokens import tokens, words, written
from .waiting import clashes


def plan(
    base: Mapping[str, str],
    draft: Iterable[Standing],
    new: Mapping[str, str],
    comments: Iterable[str] = (),
    taken: Mapping[str, str] = {},
) -> Plan:
    """What new inputs do to a draft.

    `base` and `new` hold the normal form of each text by its tag: what was last written, and what a new build says;
    of a fact `new` has the value now, whether or not the new build's sentences name it. By the draft's `comments`
    clashes of an earlier refresh are known. `taken` has, by tag, what the inputs have from the draft by a harvest: what
    either says otherwise by now has changed since then.
    """
    standing = tuple(draft)
    return Plan(tuple(_Planning(base, standing, new, clashes(comments), taken).changes()))


class _Planning(Struct, dict=True):
    base: Mapping[str, str]
    draft: tuple[Standing, ...]
    new: Mapping[str, str]
    clashes: tuple[Clash, ...] = ()
    taken: Mapping[str, str] = {}

    def changes(self) -> Iterator[Change]:
        """A change for each text of the draft that is touched or told of, then for each that is no longer there."""
        for text in self.draft:
            if text.tag in self.base:
                yield from self._fact(text) if text.tag.startswith(FACT) else self._text(text)
            elif self.new.get(text.tag, text.text) != text.text and f"⟦{text.tag}⟧" in self.new.get(WHOLE, ""):
                yield self._back(text)
        yield from gone(self.base, self.draft, self.new)
        there = {text.tag for text in self.draft}
        for tag, now in self.new.items():
            if tag not in self.base and tag not in there and not tag.startswith(FACT):
                yield Change(tag, 1, "added", (), now, new=now)

    def _fact(self, text: Standing) -> Iterator[Change]:
        """A fact: its new value, unless a person typed over it."""
        was, new = self.base[text.tag], self.new.get(text.tag, "")
        untouched = is_one_of(text.text, was) or is_sign(text.text)
        change = Change(text.tag, text.occurrence, "kept", (), text.text, was, text.text, new)
        if not new or is_one_of(text.text, new):
            return
        if untouched:
            count = len(tokens(f"p {text.text}")) - 1
            yield replace(
                change, outcome="updated", steps=(Drop(count), Add(0, len(tokens(f"p {new}")) - 1)), after=new
            )
        elif is_one_of(new, was):
            yield change
        else:
            yield self._fact_clash(change)

    def _fact_clash(self, change: Change) -> Change:
        """A typed value stays; the new one stands beside it, in place of one that an earlier refresh put there."""
        earlier = next((one for one in change.was.split("\n") if change.now.endswith(f" {one}")), "")
        typed = change.now.removesuffix(f" {earlier}") if earlier else change.now
        was, mine, now, ours = (tokens(f"p {value}")[:-1] for value in (change.was, typed, change.now, change.new))
        dropped = (Drop(len(now) - len(mine)),) if earlier else ()
        steps = (Keep(len(mine)), *dropped, Add(0, len(ours), " "), Remark(remarks.clash(was, mine, ours)))
        return replace(change, outcome="clashed", steps=steps, after=f"{typed} {change.new}")

    def _text(self, text: Standing) -> Iterator[Change]:
        was, new = self._was(text), self.new.get(text.tag)
        change = Change(text.tag, text.occurrence, "kept", (), text.text, was, text.text, new or "")
        if new is None:
            yield replace(change, outcome="stays" if f"⟦{text.tag}⟧" in self._frame_after else "dropped")
        elif new in (was, text.text) or (text.text != was and self._agrees(text, new)):
            if text.text != was:
                yield change
        else:
            yield self._merged(change, text.hides or text.waits, text.marked)

    def _was(self, text: Standing) -> str:
        """What a text said when draft and inputs were last one.

        As stamped while its gap stands there with words, and of a copy that stands beside one that was edited. The
        sign of a gap that stands there still is what it said: no person wrote that.
        """
        base = self.base[text.tag]
        beside = text.text == base and any(one.tag == text.tag and one.text != base for one in self.draft)
        said = base if beside or is_beside_gap(base, text.text) else self.taken.get(text.tag, base)
        # What was harvested over a gap and taken back is the stamp's again.
        return said if text.text == base else as_untouched(said, text.text)

    def _agrees(self, text: Standing, new: str) -> bool:
        """Whether a person's words are those of the new build, but for what no text file holds."""
        return owner_of(text.tag) == "author" and agrees(self._was(text), text.text, new, self.base)

    def _back(self, text: Standing) -> Change:
        """A part that a person kept when the paper lost it, and that the paper has again: it stays, with a comment."""
        new = self.new[text.tag]
        steps = (Keep(len(tokens(text.text))), Remark(remarks.part_back(words(tokens(new)))))
        return Change(text.tag, text.occurrence, "clashed", steps, text.text, now=text.text, new=new)

    def _merged(self, change: Change, fixed: bool, marked: bool) -> Change:
        was, heads = change.was, not change.tag.startswith(PAPER)
        if change.now != was and owner_of(change.tag) == "author":
            was = ground(was, change.now, change.new, self.base)
        sides = tokens(was), tokens(change.now), tokens(change.new)
        texts = Texts(*sides, self._own, self.clashes, heads, fixed, marked)
        found = merged(texts, self._refused, frame=True) if change.tag == WHOLE else merged(texts)
        after, superseded = written(tuple(found.after)), tuple(found.superseded)
        return replace(change, outcome=_outcome(found), steps=_steps(found), after=after, superseded=superseded)

    def _refused(self, texts: Texts, hunk: Hunk) -> str | None:
        """Why a piece of the frame is not changed: the build orders parts otherwise (no remark), or one was edited."""
        dropped, added = (
            _parts(side[slice(*where)]) for side, where in ((texts.base, hunk.base), (texts.new, hunk.new))
        )
        again = added - dropped if hunk.side == "new" else set()
        if any(tag in self.base for tag in again) or any(tag in self.new for tag in dropped - added):
            return ""
        edited = any(self._is_edited(text) for text in self.draft if text.tag in dropped - added)
        return remarks.part_kept(heading_in(texts.base[slice(*hunk.base)])) if edited else None

    def _is_edited(self, text: Standing) -> bool:
        was = as_untouched(self.base[text.tag], text.text)
        return text.hides or is_edited(tokens(was), tokens(text.text), self._own)

    @cached_property
    def _frame_after(self) -> str:
        """The draft's frame, as it will be."""
        frame = next((text for text in self.draft if text.tag == WHOLE), None)
        changes = self._text(frame) if frame and WHOLE in self.base else iter(())
        return next((change.after for change in changes), frame.text if frame else "")

    @cached_property
    def _own(self) -> frozenset[str]:
        """The facts that a person has typed over somewhere."""
        facts = (text for text in self.draft if text.tag.startswith(FACT) and text.tag in self.base)
        typed = (one for one in facts if not (is_one_of(one.text, self.base[one.tag]) or is_sign(one.text)))
        return frozenset(text.tag for text in typed)


def _parts(said: Tokens) -> set[str]:
    """The regions that some tokens hold, also in the cells of tables."""
    own = {token.text for token in said if token.kind == "region"}
    inside = (_parts(cell.tokens) for token in said for row in token.rows for cell in row)
    return own.union(*inside)


def _steps(found: Merged) -> tuple[Step, ...]:
    """The steps, or none where all of the draft stays as it is and nothing is to be said."""
    return () if all(isinstance(step, Keep) for step in found.steps) else tuple(found.steps)


def _outcome(found: Merged) -> Outcome:
    if found.clashed:
        return "clashed"
    if not found.took:
        return "kept"
    return "merged" if found.kept else "updated"

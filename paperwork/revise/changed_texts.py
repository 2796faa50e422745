"""What two drafts say, part by part: edited, typed over, added, deleted, moved or copied, and by whom. Pure.

A side may be what was last written into a draft, in place of a draft: then all that differs is what people did.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from difflib import SequenceMatcher

from msgspec import Struct, field
from msgspec.structs import replace

from paperwork.model.changes import STRUCK, By, Edit, TextChange, TextKind
from paperwork.model.revision import WHOLE, Standing, Tokens
from paperwork.model.tags import FACT

from .edits import edits
from .gaps import is_sign
from .naming import Names, parts_of, story_of
from .spacing import is_one_of
from .tokens import tokens


class Said(Struct, frozen=True):
    """What a draft says under each tag, one text a place, and what was last written there, by tag.

    `struck` are words in it that are struck through. `earlier` is what the program had written there before that.
    """

    texts: Mapping[str, tuple[str, ...]]
    written: Mapping[str, str]
    struck: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    earlier: Mapping[str, str] = field(default_factory=dict)

    def as_written(self, tag: str) -> bool:
        """Whether a part says what the program wrote into it."""
        return "\n".join(self.texts.get(tag, ())) == self.written.get(tag, "")

    @property
    def frame(self) -> str:
        """The draft's order of parts and the words between them."""
        return "".join(self.texts.get(WHOLE, ()))

    @property
    def values(self) -> Mapping[str, str]:
        """What each live fact shows, by its tag."""
        return {tag: texts[0] for tag, texts in self.texts.items() if tag.startswith(FACT)}


def of_draft(
    standing: Iterable[Standing],
    written: Mapping[str, str],
    struck: Mapping[str, tuple[str, ...]] = {},
    earlier: Mapping[str, str] = {},
) -> Said:
    """What a draft says."""
    texts: dict[str, tuple[str, ...]] = {}
    for one in standing:
        texts[one.tag] = (*texts.get(one.tag, ()), one.text)
    return Said(texts, written, struck, earlier)


def of_stamp(written: Mapping[str, str]) -> Said:
    """What a draft said when it was last written."""
    facts = {tag: tuple(text.split("\n")) for tag, text in written.items() if tag.startswith(FACT)}
    return Said({tag: (text,) for tag, text in written.items()} | facts, written)


def text_changes(was: Said, now: Said) -> tuple[TextChange, ...]:
    """Each part that says something else: first the words between parts, then the parts in order, then those gone."""
    return tuple(_Comparing(was, now).all())


class _Comparing:
    def __init__(self, was: Said, now: Said) -> None:
        self._was, self._now = was, _framed_again(now, was)
        was, now = self._was, self._now
        self._names = Names((was.frame, now.frame))

    def all(self) -> Iterator[TextChange]:
        yield from self._frame()
        moved = self._moved()
        for tag in self._now.texts:
            if tag.startswith(FACT):
                yield from self._fact(tag)
            elif tag != WHOLE:
                yield from [replace(self._change(WHOLE, "moved"), heading=self._names.of(tag), tag=tag)] * (
                    tag in moved
                )
                yield from self._part(tag)
        yield from self._gone()
        yield from self._struck()

    def _frame(self) -> Iterator[TextChange]:
        if self._was.frame != self._now.frame:
            was, now = (_without_parts(tokens(side.frame)) for side in (self._was, self._now))
            if found := self._edits(was, now):
                yield self._change(WHOLE, "edited", found)

    def _part(self, tag: str) -> Iterator[TextChange]:
        was, now = self._was.texts.get(tag), self._now.texts[tag]
        if self._is_known_furniture(tag):
            return
        if was is None:
            if not story_of(tag):
                yield self._change(tag, "added", self._edits((), tokens("\n".join(now))))
        elif "\n".join(was) == "\n".join(now):
            return
        elif len(was) == len(now) or not self._copied(was, now):
            yield from self._edited(tag, "\n".join(was), "\n".join(now))
        else:
            yield self._change(tag, "copied")
            for text in dict.fromkeys(now):
                yield from self._edited(tag, was[0], text) if text not in was else ()

    def _is_known_furniture(self, tag: str) -> bool:
        """Whether a header or footer says what one said before: sections, by which they are counted, come and go."""
        known = (texts for one, texts in self._was.texts.items() if story_of(one) == story_of(tag))
        return story_of(tag) != "" and self._now.texts[tag] in known

    @staticmethod
    def _copied(was: Sequence[str], now: Sequence[str]) -> bool:
        """Whether a part that stands in more places stands there as copies, not as pieces of one."""
        whole = "\n".join(was)
        if whole in now:
            return True
        apart = max(_alike(text, whole) for text in now)
        return len(now) > 1 and apart >= _alike("\n".join(now), whole)

    def _edited(self, tag: str, was: str, now: str) -> Iterator[TextChange]:
        """A part that was edited; what the build gives otherwise in it, and nobody touched, apart from that."""
        found = self._edits(tokens(was), tokens(now))
        written = self._was.written.get(tag, ""), self._now.written.get(tag, "")
        own = {_key(one) for one in self._edits(*map(tokens, written))} if written[0] != written[1] else set()
        by_build = tuple(one for one in found if _key(one) in own)
        by_people = tuple(one for one in found if _key(one) not in own and not is_sign(one.now))
        whole = self._change(tag, "edited", tuple(self._with_earlier(tag, by_people)))
        yield from [whole] if by_people else []
        yield from [replace(whole, by="build", edits=by_build)] if by_build else []

    def _with_earlier(self, tag: str, found: tuple[Edit, ...]) -> Iterator[Edit]:
        """What differs, marked where the draft says what the program had written before."""
        before = self._now.earlier.get(tag, "")
        written = self._now.written.get(tag, "")
        known = {_key(one) for one in self._edits(tokens(written), tokens(before))} if before else set()
        yield from (replace(one, earlier=_key(one) in known) for one in found)

    def _edits(self, was: Tokens, now: Tokens) -> tuple[Edit, ...]:
        return edits(was, now, {**self._was.values, **self._now.values})

    def _fact(self, tag: str) -> Iterator[TextChange]:
        """A live figure with something typed over it."""
        written = self._now.written.get(tag)
        known = "\n".join((written or "", *self._was.texts.get(tag, ())))
        for text in dict.fromkeys(self._now.texts[tag]):
            if written is not None and not is_one_of(text, known) and not is_sign(text):
                earlier = is_one_of(text, self._now.earlier.get(tag, ""))
                typed = Edit(written.replace("\n", " or "), text, earlier=earlier)
                yield TextChange(self._names.of(self._holder(tag)), tag, "typed over", "people", (typed,))

    def _struck(self) -> Iterator[TextChange]:
        """Words that a person struck through, and that stand there still."""
        for tag, struck in self._now.struck.items():
            known = self._was.struck.get(tag, ())
            found = tuple(Edit(said, said, where=STRUCK, form=True) for said in struck if said not in known)
            if found:
                yield TextChange(self._names.of(tag), tag, "edited", "people", found)

    def _holder(self, fact: str) -> str:
        """The part in which a figure stands."""
        holds = (tag for tag, texts in self._now.texts.items() if tag != WHOLE and f"⟦{fact}⟧" in "\n".join(texts))
        return next(holds, WHOLE)

    def _gone(self) -> Iterator[TextChange]:
        for tag, was in self._was.texts.items():
            there = tag in self._now.texts or tag.startswith(FACT) or story_of(tag)
            if not there and any(was):
                yield self._change(tag, "deleted", self._edits(tokens("\n".join(was)), ()))

    def _moved(self) -> set[str]:
        """The parts that stand in another order than the others."""
        both = self._was.texts.keys() & self._now.texts.keys()
        old, new = ([tag for tag in parts_of(tokens(side.frame)) if tag in both] for side in (self._was, self._now))
        blocks = SequenceMatcher(None, old, new, autojunk=False).get_matching_blocks()
        stayed = {old[block.a + at] for block in blocks for at in range(block.size)}
        return {tag for tag in new if tag not in stayed and len(self._now.texts[tag]) == len(self._was.texts[tag]) == 1}

    def _change(self, tag: str, kind: TextKind, found: tuple[Edit, ...] = ()) -> TextChange:
        by: By = "build" if self._was.as_written(tag) and self._now.as_written(tag) else "people"
        return TextChange(self._names.of(tag), tag, kind, by, found)


def _framed_again(said: Said, was: Said) -> Said:
    """What a draft says, with each part whose frame is lost, but whose words stand where nothing frames them, in it."""
    frame, found = f"\n{said.frame}\n", {}
    for tag, texts in was.texts.items():
        text = "\n".join(texts)
        if text and tag not in said.texts and not tag.startswith(FACT) and frame.count(f"\n{text}\n") == 1:
            frame = frame.replace(f"\n{text}\n", f"\n⟦{tag}⟧\n")
            found[tag] = (text,)
    return replace(said, texts={**said.texts, **found, WHOLE: (frame[1:-1],)}) if found else said


def _key(edit: Edit) -> tuple[str, str, str]:
    return edit.was, edit.now, edit.where


def _without_parts(some: Tokens) -> Tokens:
    """The words of a frame alone, also in its tables."""
    return tuple(
        replace(
            one,
            rows=tuple(tuple(replace(cell, tokens=_without_parts(cell.tokens)) for cell in row) for row in one.rows),
        )
        for one in some
        if one.kind != "region"
    )


def _alike(one: str, other: str) -> float:
    return SequenceMatcher(None, one.split(), other.split(), autojunk=False).ratio()

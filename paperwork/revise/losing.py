"""What a draft no longer holds and the inputs give otherwise now: parts and figures that were deleted, or lost.

A part is lost, not deleted, where its words stand in the draft without the frame by which it is known: a program that
knows no content controls has saved the file. Nobody can renew it then but a person, who has to be told.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from msgspec import Struct
from msgspec.structs import replace

from paperwork.model.revision import WHOLE, Change, Standing, Tokens, paragraphs
from paperwork.model.tags import FACT

from .result import facts_in
from .tokens import tokens, words


def gone(base: Mapping[str, str], draft: Sequence[Standing], new: Mapping[str, str]) -> Iterator[Change]:
    """A change for each part and figure that stands in the draft no more, and that a new build gives otherwise."""
    return _Losing(base, draft, new).changes()


class _Losing(Struct):
    base: Mapping[str, str]
    draft: Sequence[Standing]
    new: Mapping[str, str]

    def changes(self) -> Iterator[Change]:
        there = {text.tag for text in self.draft}
        free = {line for text in self.draft if text.tag == WHOLE for line in self._lines(text.text, {})}
        for tag, was in self.base.items():
            if tag in there or tag not in self.new:
                continue
            if tag.startswith(FACT):
                yield from self._figure(tag, was) if self.new[tag] not in ("", *was.split("\n")) else ()
            elif self._changed(tag, was):
                lost = self._stands(was, free)
                yield Change(tag, 1, "lost" if lost else "gone", (), "", was=was, new=self.new[tag])

    def _changed(self, tag: str, was: str) -> bool:
        """Whether a part says something else now, be it by its figures alone."""
        return self.new[tag] != was or any(self._moved(fact) for fact in facts_in(tokens(was)))

    def _moved(self, fact: str) -> bool:
        was = self.base.get(fact, "").split("\n")
        return self.new.get(fact, "") not in ("", *was)

    def _stands(self, was: str, free: set[str]) -> bool:
        """Whether half of a part's lines, or more, stand among those that no frame holds."""
        lines = [line for line in self._lines(was, self.base) if line]
        return bool(lines) and 2 * sum(line in free for line in lines) >= len(lines)

    def _lines(self, text: str, values: Mapping[str, str]) -> Iterator[str]:
        """The words of each paragraph of a text, and of each row of its tables; its figures as they were."""
        for start, stop in paragraphs(said := tokens(text)):
            rows = said[start].rows if said[start].kind == "table" else ()
            yield from (" | ".join(words(self._shown(cell.tokens, values)) for cell in row) for row in rows)
            if not rows:
                yield words(self._shown(said[start:stop], values))

    def _shown(self, said: Tokens, values: Mapping[str, str]) -> Tokens:
        return tuple(
            replace(one, kind="text", text=values.get(one.text, "").split("\n")[0]) if one.kind == "fact" else one
            for one in said
        )

    def _figure(self, tag: str, was: str) -> Iterator[Change]:
        """A figure whose number stands as plain words in the part that had it, and that the build still has there."""
        for text in self.draft:
            held = all(tag in facts_in(tokens(side.get(text.tag, ""))) for side in (self.base, self.new))
            if held and any(_says(text.text, value) for value in was.split("\n") if value):
                yield Change(tag, 1, "lost", (), "", was=was, new=self.new[tag])
                return


def _says(text: str, value: str) -> bool:
    """Whether some words stand in a text as whole words."""
    said, sought = ([one.text for one in tokens(some) if one.kind == "text"] for some in (text, f"p {value}"))
    return any(said[at : at + len(sought)] == sought for at in range(len(said)))

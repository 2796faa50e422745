"""Notes that other notes refer to: each is printed once, right after the first note that has its mark."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from paperwork.model.blocks import Block, within
from paperwork.model.paper import Draft


class Noted:
    """Which notes of a draft stand in others; `within` are the keys of all that the text itself has no mark of."""

    def __init__(self, draft: Draft) -> None:
        met = set(_marks(draft.blocks))
        self.within: set[str] = set()
        self._inside: dict[str, list[str]] = {}
        for key, blocks in draft.notes.items():
            found = [mark for mark in dict.fromkeys(_marks(blocks)) if mark != key and mark not in met]
            self._inside[key] = found
            self.within.update(found)
            met.update(found)

    def opened(self, ids: Iterable[str]) -> tuple[str, ...]:
        """Some notes, each with those that stand in it after it."""
        found: dict[str, None] = {}
        for id in ids:
            self._open(id, found)
        return tuple(found)

    def _open(self, id: str, found: dict[str, None]) -> None:
        if id not in found:
            found[id] = None
            for inner in self._inside.get(id, ()):
                self._open(inner, found)


def _marks(blocks: tuple[Block, ...]) -> Iterator[str]:
    """The notes whose marks stand in some blocks, in order."""
    for block in within(blocks):
        yield from (span.note for span in getattr(block, "spans", ()) if span.note)
